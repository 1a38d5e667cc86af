//! `pcaet agenda`: what falls due, and what has.

use std::collections::HashMap;

use anyhow::Result;
use chrono::{Days, Months, NaiveDate};
use schemars::JsonSchema;
use serde::Serialize;

use crate::interop::json::Answer;
use crate::langue::Fact;
use crate::obstacle::Obstacle;
use crate::plan::{Plan, Porteur};
use crate::render::paint::{bad, clean, dim, name};
use crate::render::table::{Column, Table};
use crate::suivi::agenda::{Echeance, Objet, agenda};

use super::{Context, Outcome, View};

/// List what falls due
///
/// Ends, beginnings and steps, values awaited, the report three years after the plan's adoption and its revision
/// after six: what has passed first, then what comes.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// How far ahead: 90d, 6m, 1y
    #[arg(long, value_name = "TIME", default_value = "90d")]
    within: String,
    /// Form of the answer
    #[arg(long, value_name = "FORMAT")]
    format: Option<View>,
}

/// Lists what falls due.
pub fn run(args: &Args, ctx: &Context) -> Result<Outcome> {
    let folder = ctx.folder()?;
    ctx.check_fields::<Agenda>()?;
    let until = ahead(&args.within, ctx.today)
        .ok_or_else(|| Obstacle::BadTime { option: "--within", value: args.within.clone() })?;
    let loaded = ctx.load(&folder)?;
    let agenda = agenda(&loaded.plan, ctx.today, until);
    let view = View::asked(args.format, ctx);
    if view == View::Json {
        ctx.print_json(&Agenda {
            today: ctx.today.to_string(),
            until: until.to_string(),
            due: agenda.iter().map(|one| Due::of(one, ctx.today)).collect(),
            unreadable: &loaded.unreadable,
        })?;
        return Ok(Outcome::Done);
    }
    let table = table(&agenda, &loaded.plan, ctx);
    view.print(&table, ctx, || table.lay_out(&ctx.screen()))?;
    let passed = agenda.iter().filter(|one| one.is_passed(ctx.today)).count();
    let counts = [
        ("passees", passed.into()),
        ("a_venir", (agenda.len() - passed).into()),
        ("jusque", Fact::Jour(until)),
    ];
    ctx.tell(&ctx.catalogue().say("agenda-bilan", &counts));
    Ok(Outcome::Done)
}

/// Reads a time ahead of a day: days, months or years.
fn ahead(text: &str, today: NaiveDate) -> Option<NaiveDate> {
    let (count, unit) = text.split_at_checked(text.len().checked_sub(1)?)?;
    let count: u32 = count.parse().ok()?;
    match unit {
        "d" | "j" => today.checked_add_days(Days::new(count.into())),
        "m" => today.checked_add_months(Months::new(count)),
        "y" | "a" => today.checked_add_months(Months::new(count.checked_mul(12)?)),
        _ => None,
    }
}

fn table(agenda: &[Echeance<'_>], plan: &Plan, ctx: &Context) -> Table {
    let screen = ctx.screen();
    let title = |key: &str| screen.word(key);
    let columns = vec![
        Column::words(title("colonne-jour")),
        Column::numbers(title("colonne-dans")),
        Column::words(title("colonne-numero")),
        Column::text(title("colonne-quoi")).at_least(50),
        Column::text(title("colonne-titre")).at_least(30).spare(1),
    ];
    let fiches = plan.fiches.iter();
    let titres: HashMap<Porteur, Option<&str>> =
        fiches.map(|fiche| (Porteur::Fiche(fiche.numero.clone()), fiche.titre.as_deref())).collect();
    let rows: Vec<Vec<String>> = agenda
        .iter()
        .map(|one| {
            let days = (one.jour - ctx.today).num_days();
            let said = [("n", Fact::Count(usize::try_from(days.unsigned_abs()).unwrap_or_default()))];
            let jours = screen.catalogue.say("etat-jours", &said);
            let when = if days < 0 { bad(&format!("−{jours}")) } else { dim(&jours) };
            let what = objet(&one.objet, ctx);
            // The plan itself has no title among those of its actions.
            let titre = titres.get(&one.porteur).copied().flatten().map_or_else(String::new, clean);
            vec![screen.catalogue.jour(one.jour), when, name(&one.porteur.to_string()), what, titre]
        })
        .collect();
    Table { columns, rows }
}

fn objet(objet: &Objet<'_>, ctx: &Context) -> String {
    let catalogue = ctx.catalogue();
    match objet {
        Objet::Debut(periode) => catalogue.say("agenda-debut", &[("periode", (*periode).into())]),
        Objet::Fin(periode) => catalogue.say("agenda-fin", &[("periode", (*periode).into())]),
        Objet::Etape(nom, _) => catalogue.say("agenda-etape", &[("nom", clean(nom).into())]),
        Objet::Valeur(indicateur, periode) => {
            let facts = [("id", clean(&indicateur.id).into()), ("periode", (*periode).into())];
            catalogue.say("agenda-valeur", &facts)
        }
        Objet::Bilan => catalogue.word("agenda-bilan-public"),
        Objet::Revision => catalogue.word("agenda-revision"),
    }
}

/// What falls due up to a day.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Agenda<'p> {
    /// The day it is seen from.
    today: String,
    /// The last day it tells of.
    until: String,
    /// What falls due, the oldest first.
    due: Vec<Due<'p>>,
    /// The files that could not be read.
    unreadable: &'p [String],
}

impl Answer for Agenda<'_> {
    const KIND: &'static str = "agenda";
    const CHOICE: Option<&'static str> = Some("due");
}

/// Something that falls due.
#[derive(Debug, Serialize, JsonSchema)]
struct Due<'p> {
    /// The last day on which it is not late.
    day: String,
    /// Whether that day has passed.
    passed: bool,
    /// The fiche, or `plan`.
    numero: String,
    /// `debut`, `fin`, `etape`, `valeur`, `bilan` or `revision`.
    kind: &'static str,
    /// The date as the file writes it, or the period of the value.
    periode: Option<String>,
    /// The step.
    etape: Option<&'p str>,
    /// The indicator.
    id: Option<&'p str>,
}

impl<'p> Due<'p> {
    fn of(one: &Echeance<'p>, today: NaiveDate) -> Self {
        let (kind, periode, etape, id) = match one.objet {
            Objet::Debut(periode) => ("debut", Some(periode), None, None),
            Objet::Fin(periode) => ("fin", Some(periode), None, None),
            Objet::Etape(nom, periode) => ("etape", Some(periode), Some(nom), None),
            Objet::Valeur(indicateur, periode) => {
                ("valeur", Some(periode), None, Some(indicateur.id.as_str()))
            }
            Objet::Bilan => ("bilan", None, None, None),
            Objet::Revision => ("revision", None, None, None),
        };
        Self {
            day: one.jour.to_string(),
            passed: one.is_passed(today),
            numero: one.porteur.to_string(),
            kind,
            periode: periode.map(|periode| periode.to_string()),
            etape,
            id,
        }
    }
}
