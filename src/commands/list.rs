//! `pcaet list`: the fiches, one a line, of the kind asked for.

mod colonnes;
mod filtres;

use std::cmp::Ordering;

use anyhow::Result;
use serde_json::{Value, json};

use crate::interop::json as answers;
use crate::plan::{Entete, Fiche, Numero, Plan};
use crate::suivi::retard::{can_be_judged, is_late};
use crate::workspace::Checks;

use super::{Context, Format, Outcome};
use colonnes::{columns, lay_out, sorting};
use filtres::{Filter, Filters};

/// List the fiches, one a line
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Sort by a column, - before it for the other way round; the columns are those of --columns
    #[arg(long, value_name = "COLUMN", allow_hyphen_values = true)]
    sort: Option<String>,
    /// Columns to show, of: numero titre statut priorite axe debut echeance avancement responsables coordinateurs secteurs budget indicateurs
    #[arg(long, value_name = "COLUMN,…", value_delimiter = ',')]
    columns: Vec<String>,
    /// Form of the answer
    #[arg(long, value_name = "FORMAT")]
    format: Option<Format>,
    #[command(flatten)]
    filters: Filters,
}

/// Lists the fiches.
pub fn run(args: &Args, ctx: &Context) -> Result<Outcome> {
    let folder = ctx.folder()?;
    let columns = columns(&args.columns)?;
    let sort = args.sort.as_deref().map(sorting).transpose()?;
    let loaded = ctx.load(&folder, Checks::NONE)?;
    ctx.tell_unreadable(&loaded);
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
    if ctx.wants_json(args.format) {
        let line =
            |fiche: &&Fiche| line(fiche, &plan.entete, &folder.show(&folder.fiche(&fiche.numero)), ctx);
        let objects = fiches.iter().map(line).collect();
        let model = objects_model(&plan.entete, ctx);
        let chosen = ctx.choose(objects, &model)?;
        ctx.print_json(&answers::answer(
            "fiche-list",
            [
                ("total", plan.fiches.len().into()),
                ("fiches", chosen),
                ("unreadable", loaded.unreadable.as_slice().into()),
            ],
        ))?;
        return Ok(Outcome::Done);
    }
    if !fiches.is_empty() {
        ctx.print(&lay_out(&columns, &fiches, &plan.entete, ctx))?;
    }
    ctx.tell(&count(&fiches, plan, filter.is_any, ctx));
    let unjudged = plan.fiches.iter().filter(|fiche| !can_be_judged(fiche)).count();
    if args.filters.late && unjudged > 0 {
        ctx.tell(&ctx.catalogue().say("liste-sans-date", &[("n", unjudged.into())]));
    }
    Ok(Outcome::Done)
}

/// Returns a line with every field, so that `--json=` knows them where no fiche is listed.
fn objects_model(entete: &Entete, ctx: &Context) -> Value {
    Numero::read("0").map_or(Value::Null, |numero| line(&Fiche::new(numero), entete, "", ctx))
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

/// Writes a fiche in a line of JSON: what tells it from the others, not its texts.
fn line(fiche: &Fiche, entete: &Entete, path: &str, ctx: &Context) -> Value {
    let whole = answers::fiche(fiche, entete, path);
    json!({
        "numero": whole["numero"],
        "titre": whole["titre"],
        "path": whole["path"],
        "statut": whole["statut"],
        "priorite": whole["priorite"],
        "axe": whole["axe"],
        "parent": whole["parent"],
        "debut": whole["calendrier"]["debut"],
        "fin_estimee": whole["calendrier"]["fin_estimee"],
        "fin_effective": whole["calendrier"]["fin_effective"],
        "permanente": whole["calendrier"]["permanente"],
        "late": is_late(fiche, ctx.today),
        "avancement": whole["avancement"],
        "secteurs": whole["secteurs"],
        "coordinateurs": whole["coordinateurs"],
        "responsables": fiche.responsables.iter().map(|person| person.nom.as_str()).collect::<Vec<_>>(),
        "budget": whole["budget"]["montant"],
        "indicateurs": fiche.indicateurs.iter().map(|indicateur| indicateur.id.as_str()).collect::<Vec<_>>(),
    })
}
