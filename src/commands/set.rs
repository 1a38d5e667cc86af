//! `pcaet set`: any simple field of a fiche, and not a byte more.

use anyhow::Result;
use schemars::JsonSchema;
use serde::Serialize;

use crate::interop::json::Answer;
use crate::langue::{Catalogue, Fact};
use crate::obstacle::{FieldTrouble, Obstacle};
use crate::plan::Porteur;
use crate::render::diff;
use crate::render::difference::plain;
use crate::render::prose::shortened;
use crate::workspace::assign::{Assigned, Assignment, Demand};
use crate::yaml::Data;

use super::fields::{self, Done, Written};
use super::{Context, Format, Outcome, Writing};

/// Write the fields of a fiche
///
/// FIELD=VALUE sets a field, and empties it when VALUE is empty; LIST+=ITEM adds an item, LIST-=ITEM takes one
/// away. A field within others is named by its way: calendrier.debut=2024, "etapes[Travaux].realisee=2025-03".
/// @FILE or - as VALUE reads a text.
///
/// Touches nothing else in the file. What would break a rule is refused. The same command again changes nothing.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Numero of the fiche, or “plan”
    #[arg(value_name = "NUMERO")]
    porteur: String,
    /// What the fields are to read: statut=en-cours partenaires+=ADEME
    #[arg(value_name = "FIELD=VALUE", required = true)]
    fields: Vec<String>,
    /// Only if the field is still this (n.c.: empty)
    #[arg(long, value_name = "OLD", allow_hyphen_values = true)]
    expect: Option<String>,
    #[command(flatten)]
    writing: Writing,
    /// Form of the answer
    #[arg(long, value_name = "FORMAT")]
    format: Option<Format>,
}

/// The longest value a sentence quotes whole, in characters.
const LONGEST_VALUE: usize = 60;

/// Writes the fields.
pub fn run(args: &Args, ctx: &Context) -> Result<Outcome> {
    let porteur =
        Porteur::read(&args.porteur).ok_or_else(|| Obstacle::BadNumero { text: args.porteur.clone() })?;
    ctx.check_fields::<Set>()?;
    let assignments =
        args.fields.iter().map(|text| fields::read(text, &porteur)).collect::<Result<Vec<_>, _>>()?;
    // Standard input is read once: a second field would be emptied by what is no longer there.
    if args.fields.iter().filter(|text| text.ends_with("=-")).count() > 1 {
        let source = std::io::Error::other("- -");
        return Err(Obstacle::OptionUnreadable { option: "FIELD=VALUE", from: "-".into(), source }.into());
    }
    if args.expect.is_some() && assignments.len() > 1 {
        return Err(Obstacle::Field { field: String::new(), why: FieldTrouble::ExpectsOne }.into());
    }
    let tell = |catalogue: &Catalogue, done: &[Assigned]| message(&porteur, &assignments, done, catalogue);
    let done = fields::write(&porteur, &assignments, args.expect.as_deref(), &args.writing, ctx, tell)?;
    answer(args, &assignments, &done, &porteur, ctx)
}

/// Says what was written, a line a field, or answers in JSON.
fn answer(
    args: &Args,
    assignments: &[Assignment],
    done: &Done,
    porteur: &Porteur,
    ctx: &Context,
) -> Result<Outcome> {
    if ctx.wants_json(args.format) {
        ctx.print_json(&Set { written: done.written(&args.writing) })?;
        return Ok(Outcome::Done);
    }
    done.tell_doubts(ctx);
    if args.writing.diff {
        ctx.print(&diff::unified(&done.path, &done.rewrite.before, &done.rewrite.after))?;
    }
    for (assignment, assigned) in assignments.iter().zip(&done.assigned) {
        ctx.print(&format!("{}\n", sentence(porteur, assignment, assigned, ctx.catalogue())))?;
    }
    if args.writing.dry_run && done.has_changed() {
        ctx.tell(&ctx.catalogue().word("valeur-essai"));
    }
    Ok(Outcome::Done)
}

/// Says in a commit what was done: one change in a sentence, several under the names of their fields.
fn message(
    porteur: &Porteur,
    assignments: &[Assignment],
    done: &[Assigned],
    catalogue: &Catalogue,
) -> String {
    let changed = assignments.iter().zip(done).filter(|(_, assigned)| assigned.change.is_some());
    let sentences: Vec<String> =
        changed.clone().map(|(asked, done)| sentence(porteur, asked, done, catalogue)).collect();
    if let [only] = sentences.as_slice() {
        return only.clone();
    }
    let fields = changed.map(|(asked, _)| asked.field.clone()).collect();
    let facts = [("porteur", porteur.to_string().into()), ("champs", Fact::List(fields))];
    format!("{}\n\n{}\n", catalogue.say("commit-champs", &facts), sentences.join("\n"))
}

/// Says what an assignment did.
fn sentence(
    porteur: &Porteur,
    assignment: &Assignment,
    assigned: &Assigned,
    catalogue: &Catalogue,
) -> String {
    let said = |data: &Option<Data>| match data.as_ref().map(plain).filter(|text| !text.trim().is_empty()) {
        Some(text) => brief(&text),
        None => Fact::Word("nc"),
    };
    let key = match (assignment.demand, &assigned.change) {
        (Demand::Read, Some(_)) => "champ-ecrit",
        (Demand::Read, None) => "champ-deja",
        (Demand::Hold | Demand::Gain, Some(_)) => "element-ajoute",
        (Demand::Hold | Demand::Gain, None) => "element-deja",
        (Demand::Lack, Some(_)) => "element-retire",
        (Demand::Lack, None) => "element-absent",
    };
    let facts = [
        ("porteur", Fact::Text(porteur.to_string())),
        ("champ", assignment.field.as_str().into()),
        ("avant", said(&assigned.before)),
        ("apres", said(&assigned.after)),
        ("element", brief(&assignment.value)),
    ];
    catalogue.say(key, &facts)
}

/// Returns a text on one line, or its beginning where it is long.
fn brief(text: &str) -> Fact {
    Fact::Text(shortened(&text.split_whitespace().collect::<Vec<_>>().join(" "), LONGEST_VALUE))
}

/// Fields written.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Set<'p> {
    #[serde(flatten)]
    written: Written<'p>,
}

impl Answer for Set<'_> {
    const KIND: &'static str = "set";
}
