//! `pcaet summary`: the plan in figures.

use anyhow::Result;
use chrono::NaiveDate;

use crate::interop::json;
use crate::plan::Fiche;
use crate::render::Screen;
use crate::render::synthese::{self, Sheet, rows::Figures};
use crate::render::table::Table;
use crate::suivi::difference::Commit;
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
    let then = args.since.as_deref().map(|named| Then::read(named, args, folder, ctx)).transpose()?;
    let summed = Summed::of(&now, then.as_ref(), args.by, ctx);
    let screen = ctx.screen();
    match View::asked(args.format, ctx) {
        View::Json => ctx.print_json(&summed.json())?,
        View::Markdown if args.by.is_none() => ctx.print_as_is(&summed.sheet(&screen).markdown(&screen))?,
        view => {
            let table = summed.table(&screen);
            view.print(&table, ctx, || match args.by {
                Some(_) => table.lay_out(&screen),
                None => summed.sheet(&screen).lay_out(&screen),
            })?;
            summed.tell_overlap();
        }
    }
    Ok(Outcome::Done)
}

/// What is told: the figures now, by group if asked for, and what moved since then.
struct Summed<'s> {
    now: &'s State,
    then: Option<(&'s Then, Mouvement<'s>)>,
    par: Option<Par>,
    groups: Vec<(Option<String>, Synthese)>,
    ctx: &'s Context,
}

impl<'s> Summed<'s> {
    fn of(now: &'s State, then: Option<&'s Then>, par: Option<Par>, ctx: &'s Context) -> Self {
        let plan = &now.loaded.plan;
        let figures = |(key, fiches): (_, Vec<_>)| (key, Synthese::of(fiches, ctx.today));
        Self {
            now,
            then: then.map(|then| (then, Mouvement::of(then.state.view(), now.view()))),
            par,
            groups: par.map(|par| groups(plan, par).into_iter().map(figures).collect()).unwrap_or_default(),
            ctx,
        }
    }

    fn json(&self) -> json::Summed<'_> {
        json::Summed {
            today: self.ctx.today.to_string(),
            plan: json::Figures::of(None, &self.now.whole),
            territory: json::Followed::of(&self.now.territory),
            sectors: json::Sector::of(&self.now.loaded.plan),
            fields: json::Field::of(&self.now.loaded.plan),
            groups: self.groups.iter().map(|(key, one)| json::Figures::of(key.as_deref(), one)).collect(),
            since: self.then.as_ref().map(|(then, moved)| {
                json::Since::of((&then.commit.name, then.day.to_string()), &then.state.whole, moved)
            }),
            unreadable: &self.now.loaded.unreadable,
        }
    }

    fn sheet(&self, screen: &Screen<'_>) -> Sheet {
        let whole = &self.now.whole;
        let sheet = synthese::sheet(whole, &self.now.territory, &self.now.loaded.plan, screen);
        match &self.then {
            None => sheet,
            Some((then, moved)) => {
                let day = screen.catalogue.say("depuis", &moment::facts(&then.commit, then.day));
                sheet.since(day, [&then.state.whole, whole], moved, screen)
            }
        }
    }

    /// Returns the groups one a row; without groups the figures, and what they were.
    fn table(&self, screen: &Screen<'_>) -> Table {
        if let Some(par) = self.par {
            let entete = &self.now.loaded.plan.entete;
            return synthese::groups::table(&self.groups, &self.now.whole, par, entete, screen);
        }
        let of = |state: &'s State| Figures {
            whole: &state.whole,
            territory: &state.territory,
            plan: &state.loaded.plan,
        };
        let then = self.then.as_ref().map(|(then, _)| (then.day, of(&then.state)));
        synthese::rows::table(&of(self.now), then.as_ref(), screen)
    }

    /// Says, where it is so, that the groups count some actions more than once.
    fn tell_overlap(&self) {
        let counted: usize = self.groups.iter().map(|(_, one)| one.actions).sum();
        if self.now.whole.actions < counted {
            self.ctx.tell(&self.ctx.catalogue().word("synthese-plusieurs"));
        }
    }
}

/// The plan as it was, judged on that day.
struct Then {
    commit: Commit,
    day: NaiveDate,
    state: State,
}

impl Then {
    fn read(named: &str, args: &Args, folder: &Folder, ctx: &Context) -> Result<Self> {
        let (commit, folder, ctx) = moment::then(folder, named, ctx)?;
        Ok(Self { commit, day: ctx.today, state: State::read(args, &folder, &ctx)? })
    }
}

/// The fiches asked for, and their figures, on a day.
struct State {
    /// What is read; its fiches are those asked for.
    loaded: Loaded,
    /// The fiches that are not.
    others: Vec<Fiche>,
    whole: Synthese,
    territory: Suivi,
}

impl State {
    fn read(args: &Args, folder: &Folder, ctx: &Context) -> Result<Self> {
        let mut loaded = ctx.load(folder)?;
        let filter = Filter::read(&args.filters, &loaded.plan, ctx)?;
        let fiches = std::mem::take(&mut loaded.plan.fiches);
        let (kept, others) = fiches.into_iter().partition(|fiche| filter.keeps(fiche, &loaded.plan.entete));
        loaded.plan.fiches = kept;
        let whole = Synthese::of(&loaded.plan.fiches, ctx.today);
        let territory = Suivi::of_territory(&loaded.plan.entete, ctx.today);
        Ok(Self { loaded, others, whole, territory })
    }

    fn view(&self) -> Vue<'_> {
        Vue { plan: &self.loaded.plan, autres: &self.others }
    }
}
