//! `pcaet list`: the fiches, one a line, of the kind asked for.

mod colonnes;

use std::cmp::Ordering;

use anyhow::Result;
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Number;

use crate::interop::json::{self, Answer, Counted};
use crate::plan::{Entete, Fiche, Plan};
use crate::suivi::retard::is_late;
use crate::workspace::Folder;

use super::filtres::{Filter, Filters};
use super::{Context, Moment, Outcome, View};
use colonnes::{columns, sorting, table};

/// List the fiches, one a line
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Sort by a column, - before it for the other way round; the columns are those of --columns
    #[arg(long, value_name = "COLUMN", allow_hyphen_values = true)]
    sort: Option<String>,
    /// Columns to show, of: numero titre statut priorite axe debut echeance avancement responsables coordinateurs secteurs budget indicateurs
    #[arg(long, value_name = "COLUMN,…", value_delimiter = ',')]
    columns: Vec<String>,
    #[command(flatten)]
    moment: Moment,
    /// Form of the answer
    #[arg(long, value_name = "FORMAT")]
    format: Option<View>,
    #[command(flatten)]
    filters: Filters,
}

/// Lists the fiches.
pub fn run(args: &Args, ctx: &Context) -> Result<Outcome> {
    let (folder, ctx) = &args.moment.look(ctx)?;
    let columns = columns(&args.columns)?;
    let sort = args.sort.as_deref().map(sorting).transpose()?;
    let loaded = ctx.load(folder)?;
    let plan = &loaded.plan;
    let filter = Filter::read(&args.filters, plan, ctx)?;
    let mut fiches: Vec<&Fiche> =
        plan.fiches.iter().filter(|fiche| filter.keeps(fiche, &plan.entete)).collect();
    if let Some((colonne, reversed)) = sort {
        let screen = ctx.screen();
        fiches.sort_by(|left, right| {
            let order = (colonne.order)(left, right, &plan.entete);
            // What is not known comes last, whichever way round.
            let is_unknown = |fiche: &Fiche| (colonne.cell)(fiche, &plan.entete, &screen) == screen.nc();
            match (is_unknown(left), is_unknown(right)) {
                (true, false) => Ordering::Greater,
                (false, true) => Ordering::Less,
                _ if reversed => order.reverse(),
                _ => order,
            }
        });
    }
    let unjudged = filter.unjudged(plan.fiches.iter(), &plan.entete);
    let view = View::asked(args.format, ctx);
    if view == View::Json {
        let of = |fiche| Line::of(fiche, &plan.entete, folder, ctx);
        ctx.print_json(&Lines {
            total: plan.fiches.len(),
            unjudged,
            fiches: fiches.iter().copied().map(of).collect(),
            unreadable: &loaded.unreadable,
        })?;
        return Ok(Outcome::Done);
    }
    let table = table(&columns, &fiches, &plan.entete, ctx);
    view.print(&table, ctx, || table.lay_out(&ctx.screen()))?;
    ctx.tell(&count(&fiches, plan, filter.is_any, ctx));
    if args.filters.late && unjudged > 0 {
        ctx.tell(&ctx.catalogue().say("liste-sans-date", &[("n", unjudged.into())]));
    }
    Ok(Outcome::Done)
}

/// Says how many fiches are listed, and of how many.
fn count(fiches: &[&Fiche], plan: &Plan, is_filtered: bool, ctx: &Context) -> String {
    let sous =
        |fiches: &mut dyn Iterator<Item = &Fiche>| fiches.filter(|fiche| fiche.parent.is_some()).count();
    let total = |all: usize, sous: usize| {
        ctx.catalogue().say("liste-total", &[("n", (all - sous).into()), ("sous", sous.into())])
    };
    let listed = total(fiches.len(), sous(&mut fiches.iter().copied()));
    if !is_filtered {
        return listed;
    }
    let whole = total(plan.fiches.len(), sous(&mut plan.fiches.iter()));
    ctx.catalogue().say("liste-filtree", &[("n", listed.into()), ("total", whole.into())])
}

/// The fiches listed, and what could not be read.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Lines<'p> {
    /// How many fiches the plan holds.
    total: usize,
    /// How many of those meant, late or not, do not say enough for their lateness to be judged.
    unjudged: usize,
    /// Those that are listed.
    fiches: Vec<Line<'p>>,
    /// The files that could not be read.
    unreadable: &'p [String],
}

impl Answer for Lines<'_> {
    const KIND: &'static str = "fiche-list";
    const CHOICE: Option<&'static str> = Some("fiches");
}

/// A fiche in a line: what tells it from the others, not its texts.
#[derive(Debug, Serialize, JsonSchema)]
struct Line<'p> {
    /// Its numero, a text always.
    numero: &'p str,
    /// Its title.
    titre: Option<&'p str>,
    /// Its file, relative, with `/`.
    path: String,
    /// Where it stands.
    statut: Option<&'static str>,
    /// How much it matters.
    priorite: Option<&'static str>,
    /// The axe it states, or the one its numero lies under.
    axe: Option<&'p str>,
    /// The numero of the action it is a part of.
    parent: Option<&'p str>,
    /// When it begins.
    debut: Option<String>,
    /// When it is meant to end.
    fin_estimee: Option<String>,
    /// When it did end.
    fin_effective: Option<String>,
    /// Whether it goes on without end.
    permanente: Option<bool>,
    /// Whether it is late on the day of `--today`.
    late: bool,
    /// The progress its people declare, in percent.
    avancement: Option<Number>,
    /// The sectors of activity.
    secteurs: &'p [String],
    /// The bodies in charge.
    coordinateurs: &'p [String],
    /// The persons in charge, by name.
    responsables: Vec<&'p str>,
    /// The whole budget, in euros, or `non-chiffrable`.
    budget: Option<Counted>,
    /// The ids of its indicators.
    indicateurs: Vec<&'p str>,
}

impl<'p> Line<'p> {
    fn of(fiche: &'p Fiche, entete: &'p Entete, folder: &Folder, ctx: &Context) -> Self {
        let whole = json::Fiche::of(fiche, entete, folder.show(&folder.fiche(&fiche.numero)));
        Self {
            numero: whole.numero,
            titre: whole.titre,
            path: whole.path,
            statut: whole.statut,
            priorite: whole.priorite,
            axe: whole.axe,
            parent: whole.parent,
            debut: whole.calendrier.debut,
            fin_estimee: whole.calendrier.fin_estimee,
            fin_effective: whole.calendrier.fin_effective,
            permanente: whole.calendrier.permanente,
            late: is_late(fiche, ctx.today),
            avancement: whole.avancement,
            secteurs: whole.secteurs,
            coordinateurs: whole.coordinateurs,
            responsables: whole.responsables.iter().map(|person| person.nom).collect(),
            budget: whole.budget.montant,
            indicateurs: whole.indicateurs.iter().map(|indicateur| indicateur.id).collect(),
        }
    }
}
