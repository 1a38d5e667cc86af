//! `pcaet status`: where each fiche stands, or one with its reasons.

use anyhow::Result;

use crate::interop::json;
use crate::plan::{Numero, Plan};
use crate::render::etat;
use crate::suivi::etat::Etat;
use crate::workspace::unknown_fiche;

use super::context;
use super::filtres::{Filter, Filters};
use super::{Context, Moment, Outcome, View};

/// Say where each fiche stands
///
/// Statut, due date and days late, progress, values as fresh as they can be among all, and what the law asks for and
/// the fiche does not say. With one NUMERO, the reasons.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Numeros of the fiches; all by default
    #[arg(value_name = "NUMERO")]
    numeros: Vec<String>,
    /// Those that a value is awaited for
    #[arg(long)]
    stale: bool,
    #[command(flatten)]
    moment: Moment,
    /// Form of the answer
    #[arg(long, value_name = "FORMAT")]
    format: Option<View>,
    #[command(flatten)]
    filters: Filters,
}

/// Says where the fiches stand.
pub fn run(args: &Args, ctx: &Context) -> Result<Outcome> {
    let (folder, ctx) = &args.moment.look(ctx)?;
    ctx.check_fields::<json::Status>()?;
    let numeros: Vec<Numero> =
        args.numeros.iter().map(|text| context::numero(text)).collect::<Result<_, _>>()?;
    let loaded = ctx.load(folder)?;
    let plan = &loaded.plan;
    if let Some(unknown) = numeros.iter().find(|numero| plan.fiche(numero).is_none()) {
        return Err(unknown_fiche(folder, unknown.as_str()).into());
    }
    let filter = Filter::read(&args.filters, plan, ctx)?;
    let meant = plan.fiches.iter().filter(|fiche| numeros.is_empty() || numeros.contains(&fiche.numero));
    let unjudged = filter.unjudged(meant.clone(), &plan.entete);
    let kept = meant.filter(|fiche| filter.keeps(fiche, &plan.entete));
    let mut etats: Vec<Etat<'_>> = kept.map(|fiche| Etat::of(fiche, &plan.entete, ctx.today)).collect();
    etats.retain(|etat| !args.stale || etat.awaited() > 0);
    let view = View::asked(args.format, ctx);
    if view == View::Json {
        let path = |numero: &Numero| folder.show(&folder.fiche(numero));
        ctx.print_json(&json::Status {
            today: ctx.today.to_string(),
            total: plan.fiches.len(),
            unjudged,
            fiches: etats
                .iter()
                .map(|etat| json::Etat::of(etat, &plan.entete, path(&etat.fiche.numero)))
                .collect(),
            unreadable: &loaded.unreadable,
        })?;
        return Ok(Outcome::Done);
    }
    let screen = ctx.screen();
    let lay_out = || match etats.as_slice() {
        [only] if !numeros.is_empty() => etat::sheet(only, &screen),
        _ => etat::lay_out(&etats, &plan.entete, &screen),
    };
    view.print(&etat::table(&etats, &screen), ctx, lay_out)?;
    if numeros.is_empty() {
        ctx.tell(&totals(&etats, unjudged, plan, ctx));
    }
    Ok(Outcome::Done)
}

/// Says the sum of it, and how many fiches could not be judged.
fn totals(etats: &[Etat<'_>], unjudged: usize, plan: &Plan, ctx: &Context) -> String {
    let incomplete = etats.iter().filter(|etat| !etat.manque.is_empty()).count();
    let awaited: usize = etats.iter().map(Etat::awaited).sum();
    let facts = [
        ("n", etats.len().into()),
        ("total", plan.fiches.len().into()),
        ("retards", etats.iter().filter(|etat| etat.is_late()).count().into()),
        ("attendues", awaited.into()),
        ("incompletes", incomplete.into()),
        ("inconnues", unjudged.into()),
    ];
    ctx.catalogue().say("etat-bilan", &facts)
}
