//! `pcaet summary`: the plan in figures.

use anyhow::Result;

use crate::interop::json;
use crate::render::synthese as view;
use crate::suivi::synthese::{Par, Suivi, Synthese, groups};

use super::filtres::{Filter, Filters};
use super::{Context, Format, Outcome};

/// Give the plan in figures
///
/// Actions by statut, both rates of the mid-term report (done; done or begun), lateness, indicators, budget, sectors
/// and what the fiches do not say; each figure with what it is of. Sub-actions are counted apart.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// One line a group, by this
    #[arg(long, value_name = "FIELD")]
    by: Option<Par>,
    /// Form of the answer
    #[arg(long, value_name = "FORMAT")]
    format: Option<Format>,
    #[command(flatten)]
    filters: Filters,
}

/// Gives the figures.
pub fn run(args: &Args, ctx: &Context) -> Result<Outcome> {
    let folder = ctx.folder()?;
    ctx.check_fields::<json::Summed>()?;
    let mut loaded = ctx.load(&folder)?;
    let filter = Filter::read(&args.filters, &loaded.plan, ctx)?;
    let entete = loaded.plan.entete.clone();
    loaded.plan.fiches.retain(|fiche| filter.keeps(fiche, &entete));
    let plan = &loaded.plan;
    let whole = Synthese::of(&plan.fiches, ctx.today);
    let territory = Suivi::of_territory(&entete, ctx.today);
    let grouped: Vec<(Option<String>, Synthese)> = match args.by {
        Some(par) => {
            let of = |fiches: Vec<_>| Synthese::of(fiches, ctx.today);
            groups(plan, par).into_iter().map(|(key, fiches)| (key, of(fiches))).collect()
        }
        None => Vec::new(),
    };
    if ctx.wants_json(args.format) {
        ctx.print_json(&json::Summed {
            today: ctx.today.to_string(),
            plan: json::Figures::of(None, &whole),
            territory: json::Followed::of(&territory),
            groups: grouped.iter().map(|(key, one)| json::Figures::of(key.as_deref(), one)).collect(),
            unreadable: &loaded.unreadable,
        })?;
        return Ok(Outcome::Done);
    }
    match args.by {
        Some(par) => ctx.print(&view::table(&grouped, par, &entete, &ctx.screen()))?,
        None => ctx.print(&view::sheet(&whole, &territory, plan, &ctx.screen()))?,
    }
    Ok(Outcome::Done)
}
