//! `pcaet summary`: the plan in figures.

use anyhow::Result;

use crate::interop::json;
use crate::render::synthese;
use crate::suivi::synthese::{Par, Suivi, Synthese, groups};

use super::filtres::{Filter, Filters};
use super::{Context, Outcome, View};

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
    format: Option<View>,
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
    let view = View::asked(args.format, ctx);
    if view == View::Json {
        ctx.print_json(&json::Summed {
            today: ctx.today.to_string(),
            plan: json::Figures::of(None, &whole),
            territory: json::Followed::of(&territory),
            groups: grouped.iter().map(|(key, one)| json::Figures::of(key.as_deref(), one)).collect(),
            unreadable: &loaded.unreadable,
        })?;
        return Ok(Outcome::Done);
    }
    let screen = ctx.screen();
    let sheet = || synthese::sheet(&whole, &territory, plan, &screen);
    let label = |par, key: &Option<String>| synthese::label(key.as_deref(), par, &entete, &screen);
    let rows: Vec<(String, &Synthese)> = match args.by {
        Some(par) => grouped.iter().map(|(key, one)| (label(par, key), one)).collect(),
        None if view == View::Markdown => {
            ctx.print_as_is(&sheet().markdown(&screen))?;
            return Ok(Outcome::Done);
        }
        None => vec![(entete.nom.clone().unwrap_or_default(), &whole)],
    };
    let table = synthese::table(&rows, args.by, &screen);
    view.print(&table, ctx, || match args.by {
        Some(_) => table.lay_out(&screen),
        None => sheet().lay_out(&screen),
    })?;
    Ok(Outcome::Done)
}
