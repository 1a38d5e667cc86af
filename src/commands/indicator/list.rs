//! `pcaet indicator list`: the indicators of a fiche, of the territory, or of the whole plan.

use anyhow::Result;
use schemars::JsonSchema;
use serde::Serialize;

use crate::commands::{Context, Outcome, View};
use crate::interop::json::{self, Answer};
use crate::langue::Fact;
use crate::plan::{Indicateur, Plan, Porteur};
use crate::render::indicateur;

use super::{held, porteur};

/// List the indicators
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Those of this fiche, or “plan”; all by default
    #[arg(value_name = "NUMERO")]
    porteur: Option<String>,
    /// Form of the answer
    #[arg(long, value_name = "FORMAT")]
    format: Option<View>,
}

/// Lists the indicators.
pub fn run(args: &Args, ctx: &Context) -> Result<Outcome> {
    let folder = ctx.folder()?;
    if let Some(text) = &args.porteur {
        let porteur = porteur(text)?;
        let held = held(&folder, &porteur)?;
        let rows: Vec<_> =
            held.indicateurs().iter().map(|indicateur| (porteur.clone(), indicateur)).collect();
        return answer(args, &rows, &[], ctx);
    }
    let loaded = ctx.load(&folder)?;
    answer(args, &all(&loaded.plan), &loaded.unreadable, ctx)
}

/// Returns the territory's indicators, then those of the fiches in their order.
fn all(plan: &Plan) -> Vec<(Porteur, &Indicateur)> {
    let territory = plan.entete.indicateurs.iter().map(|indicateur| (Porteur::Plan, indicateur));
    let fiches = plan.fiches.iter().flat_map(|fiche| {
        fiche.indicateurs.iter().map(|indicateur| (Porteur::Fiche(fiche.numero.clone()), indicateur))
    });
    territory.chain(fiches).collect()
}

fn answer(
    args: &Args,
    rows: &[(Porteur, &Indicateur)],
    unreadable: &[String],
    ctx: &Context,
) -> Result<Outcome> {
    let view = View::asked(args.format, ctx);
    if view == View::Json {
        let indicateurs = rows.iter().map(|(porteur, one)| json::Indicateur::of(porteur, one)).collect();
        ctx.print_json(&Indicateurs { indicateurs, unreadable })?;
        return Ok(Outcome::Done);
    }
    let table = indicateur::list(rows, &ctx.screen());
    view.print(&table, ctx, || table.lay_out(&ctx.screen()))?;
    let count = [("n", Fact::Count(rows.len()))];
    ctx.tell(&ctx.catalogue().say("liste-indicateurs", &count));
    Ok(Outcome::Done)
}

/// Indicators, and the files that could not be read.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Indicateurs<'p> {
    /// The indicators of the territory, then those of the fiches in their order.
    indicateurs: Vec<json::Indicateur<'p>>,
    /// The files that could not be read.
    unreadable: &'p [String],
}

impl Answer for Indicateurs<'_> {
    const KIND: &'static str = "indicator-list";
    const CHOICE: Option<&'static str> = Some("indicateurs");
}
