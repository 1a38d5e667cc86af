//! `pcaet summary`: the plan in figures.

use anyhow::Result;

use crate::interop::json;
use crate::langue::Fact;
use crate::plan::Fiche;
use crate::render::synthese;
use crate::suivi::mouvement::{Mouvement, Vue};
use crate::suivi::synthese::{Par, Suivi, Synthese, groups};

use crate::workspace::{Folder, Loaded};

use super::filtres::{Filter, Filters};
use super::{Context, Moment, Outcome, View, moment};

/// Give the plan in figures
///
/// Actions by statut, both rates of the mid-term report (done; done or begun), lateness, indicators, budget, sectors
/// and what the fiches do not say; each figure with what it is of. Sub-actions are counted apart.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// One line a group, by this
    #[arg(long, value_name = "FIELD")]
    by: Option<Par>,
    /// What moved as well, since a git revision or the end of a day (2025-12-31)
    #[arg(long, value_name = "REV|DATE", conflicts_with = "by")]
    since: Option<String>,
    #[command(flatten)]
    moment: Moment,
    /// Form of the answer
    #[arg(long, value_name = "FORMAT")]
    format: Option<View>,
    #[command(flatten)]
    filters: Filters,
}

/// Gives the figures.
pub fn run(args: &Args, ctx: &Context) -> Result<Outcome> {
    let (folder, ctx) = &args.moment.look(ctx)?;
    ctx.check_fields::<json::Summed>()?;
    let now = State::read(args, folder, ctx)?;
    let then = args.since.as_deref().map(|named| moment::then(folder, named, ctx)).transpose()?;
    let then = match &then {
        Some((commit, folder, ctx)) => Some((commit, ctx.today, State::read(args, folder, ctx)?)),
        None => None,
    };
    let moved = then.as_ref().map(|(_, _, then)| Mouvement::of(then.view(), now.view()));
    let State { loaded, whole, .. } = &now;
    let (plan, entete) = (&loaded.plan, &loaded.plan.entete);
    let territory = Suivi::of_territory(entete, ctx.today);
    let grouped: Vec<(Option<String>, Synthese)> = match args.by {
        Some(par) => {
            let of = |fiches: Vec<_>| Synthese::of(fiches, ctx.today);
            groups(plan, par).into_iter().map(|(key, fiches)| (key, of(fiches))).collect()
        }
        None => Vec::new(),
    };
    let view = View::asked(args.format, ctx);
    if view == View::Json {
        let since = then.as_ref().zip(moved.as_ref()).map(|((commit, day, then), moved)| {
            json::Since::of((&commit.name, day.to_string()), &then.whole, moved)
        });
        ctx.print_json(&json::Summed {
            today: ctx.today.to_string(),
            plan: json::Figures::of(None, whole),
            territory: json::Followed::of(&territory),
            groups: grouped.iter().map(|(key, one)| json::Figures::of(key.as_deref(), one)).collect(),
            since,
            unreadable: &loaded.unreadable,
        })?;
        return Ok(Outcome::Done);
    }
    let screen = ctx.screen();
    let sheet = || {
        let sheet = synthese::sheet(whole, &territory, plan, &screen);
        match (&then, &moved) {
            (Some((commit, day, then)), Some(moved)) => {
                let day = ctx.catalogue().say("depuis", &moment::facts(commit, *day));
                sheet.since(day, [&then.whole, whole], moved, &screen)
            }
            _ => sheet,
        }
    };
    let label = |par, key: &Option<String>| synthese::label(key.as_deref(), par, entete, &screen);
    let rows: Vec<(String, &Synthese)> = match args.by {
        Some(par) => grouped.iter().map(|(key, one)| (label(par, key), one)).collect(),
        None if view == View::Markdown => {
            ctx.print_as_is(&sheet().markdown(&screen))?;
            return Ok(Outcome::Done);
        }
        None => {
            let day = |day| ctx.catalogue().say("depuis-jour", &[("jour", Fact::Jour(day))]);
            let before = then.iter().map(|(_, before, then)| (day(*before), &then.whole));
            std::iter::once((entete.nom.clone().unwrap_or_default(), whole)).chain(before).collect()
        }
    };
    let table = synthese::table(&rows, args.by, &screen);
    view.print(&table, ctx, || match args.by {
        Some(_) => table.lay_out(&screen),
        None => sheet().lay_out(&screen),
    })?;
    Ok(Outcome::Done)
}

/// The fiches asked for, and their figures, on a day.
struct State {
    /// What is read; its fiches are those asked for.
    loaded: Loaded,
    /// The fiches that are not.
    others: Vec<Fiche>,
    whole: Synthese,
}

impl State {
    fn read(args: &Args, folder: &Folder, ctx: &Context) -> Result<Self> {
        let mut loaded = ctx.load(folder)?;
        let filter = Filter::read(&args.filters, &loaded.plan, ctx)?;
        let fiches = std::mem::take(&mut loaded.plan.fiches);
        let (kept, others) = fiches.into_iter().partition(|fiche| filter.keeps(fiche, &loaded.plan.entete));
        loaded.plan.fiches = kept;
        let whole = Synthese::of(&loaded.plan.fiches, ctx.today);
        Ok(Self { loaded, others, whole })
    }

    fn view(&self) -> Vue<'_> {
        Vue { plan: &self.loaded.plan, autres: &self.others }
    }
}
