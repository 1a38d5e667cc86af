//! `pcaet indicator add`: a new indicator.

use anyhow::Result;
use schemars::JsonSchema;
use serde::Serialize;

use crate::commands::fields::{self, Written};
use crate::commands::{Context, Format, Outcome, Writing};
use crate::interop::json::Answer;
use crate::langue::Catalogue;
use crate::obstacle::{FieldTrouble, Obstacle};
use crate::render::diff;
use crate::workspace::assign::{Assignment, Demand};

use super::{Target, porteur};

/// Add an indicator to a fiche
///
/// Its id, then its fields as pcaet set writes them: nom="Kits distribués" sens=hausse cibles.2026=30
/// modalites.0=non modalites.1=oui. Its values come next, with pcaet indicator set.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    target: Target,
    /// Its fields: nom="Kits distribués" unite=nombre
    #[arg(value_name = "FIELD=VALUE")]
    fields: Vec<String>,
    #[command(flatten)]
    writing: Writing,
    /// Form of the answer
    #[arg(long, value_name = "FORMAT")]
    format: Option<Format>,
}

/// Adds the indicator.
pub fn run(args: &Args, ctx: &Context) -> Result<Outcome> {
    let porteur = porteur(&args.target.porteur)?;
    ctx.check_fields::<Added>()?;
    let id = &args.target.id;
    let mut assignments =
        vec![Assignment { field: "indicateurs".to_owned(), demand: Demand::Gain, value: id.clone() }];
    for field in &args.fields {
        let mut assignment = fields::read(field, &porteur)?;
        if assignment.field == "id" {
            return Err(
                Obstacle::Field { field: field.clone(), why: FieldTrouble::Id { id: id.clone() } }.into()
            );
        }
        assignment.field = format!("indicateurs[{id}].{}", assignment.field);
        assignments.push(assignment);
    }
    let facts = [("porteur", porteur.to_string().into()), ("id", id.as_str().into())];
    let tell = |catalogue: &Catalogue, _: &[_]| catalogue.say("indicateur-ajoute", &facts);
    let done = fields::write(&porteur, &assignments, None, &args.writing, ctx, tell)?;
    if ctx.wants_json(args.format) {
        ctx.print_json(&Added { written: done.written(&args.writing) })?;
        return Ok(Outcome::Done);
    }
    done.tell_doubts(ctx);
    if args.writing.diff {
        ctx.print(&diff::unified(&done.path, &done.rewrite.before, &done.rewrite.after))?;
    }
    ctx.print(&format!("{}\n", ctx.catalogue().say("indicateur-ajoute", &facts)))?;
    if args.writing.dry_run {
        ctx.tell(&ctx.catalogue().word("valeur-essai"));
    }
    Ok(Outcome::Done)
}

/// An indicator added.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Added<'p> {
    #[serde(flatten)]
    written: Written<'p>,
}

impl Answer for Added<'_> {
    const KIND: &'static str = "indicator-add";
}
