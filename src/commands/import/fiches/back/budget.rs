//! What a row of the sheet of budgets asks: a line of budget, a financer.

use crate::commands::import::fiches::cells::percent;
use crate::interop::export::budget;
use crate::interop::export::sheet::mot;
use crate::interop::table::Cell;
use crate::obstacle::{Obstacle, OfTable};
use crate::plan::{EtatFinancement, Fiche, Financeur, Ligne, Mot, TypeDepense, UniteBudget};

use super::pen::Pen;
use super::touch::{Refusals, Touch};

/// The columns of a line that are not its name.
const LINE: [&str; 2] = ["prevu", "reel"];

/// The columns of a financer that are not its name.
const FINANCER: [&str; 4] = ["montant", "taux", "etat", "commentaire"];

/// Writes what a row asks; it may be about a line, a financer, or both.
pub fn write(touch: &Touch, fiche: &Fiche, pen: &mut Pen<'_>) -> Result<(), Refusals> {
    let says = |columns: &[&str]| columns.iter().any(|column| *touch.cell(column) != Cell::Empty);
    let is_line = says(&["type", "annee", "unite"]);
    let is_financer = says(&["financeur"]);
    let nameless = if !is_line && says(&LINE) {
        Some("type")
    } else if !is_financer && says(&FINANCER) {
        Some("financeur")
    } else {
        None
    };
    if let Some(column) = nameless {
        return Err(touch.needs(column));
    }
    if is_line {
        line(touch, fiche, pen)?;
    }
    if is_financer { financer(touch, fiche, pen) } else { Ok(()) }
}

fn line(touch: &Touch, fiche: &Fiche, pen: &mut Pen<'_>) -> Result<(), Refusals> {
    let numero = fiche.numero.as_str();
    let parts =
        [word::<TypeDepense>(touch, "type")?, said(touch, "annee")?, word::<UniteBudget>(touch, "unite")?];
    let is_it = |row: &Vec<Cell>| {
        let own = [&row[1], &row[2], &row[3]].map(|cell| cell.said().into_owned());
        own == parts
    };
    let rows: Vec<Vec<Cell>> = fiche.budget.lignes.iter().map(|ligne| budget::line(numero, ligne)).collect();
    let places: Vec<usize> = (0..rows.len()).filter(|place| is_it(&rows[*place])).collect();
    // A line named by a part of what names another could not be told from it.
    let is_part = |row: &Vec<Cell>| {
        let own = [&row[1], &row[2], &row[3]].map(|cell| cell.said().into_owned());
        parts.iter().zip(&own).all(|(part, own)| part.is_empty() || part == own)
    };
    if places.is_empty() && rows.iter().any(is_part) {
        return several(touch, "unite");
    }
    let blank = budget::line(numero, &Ligne::default());
    let (field, now) = match places[..] {
        [place] => (format!("budget.lignes[#{}]", place + 1), &rows[place]),
        [] => (format!("budget.lignes[{}]", parts.join(",")), &blank),
        _ => return several(touch, "type"),
    };
    let asked = asked(touch, now, &LINE)?;
    if places.is_empty() && !asked.is_empty() {
        let parts: Vec<&str> = parts.iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
        pen.hold(&touch.at("type"), "budget.lignes", &parts.join(","))?;
    }
    fill(touch, &field, &asked, pen)
}

fn financer(touch: &Touch, fiche: &Fiche, pen: &mut Pen<'_>) -> Result<(), Refusals> {
    let (numero, nom) = (fiche.numero.as_str(), said(touch, "financeur")?);
    let percents = |cell: &Cell| match cell {
        Cell::Percent(share) => percent(share).map(Cell::Number),
        _ => None,
    };
    let words = |cell: &Cell| EtatFinancement::understand(&cell.said()).map(|etat| mot(Some(etat)));
    let touch = &touch.clone().normal("taux", percents).normal("etat", words);
    let known = &fiche.budget.financeurs;
    let places: Vec<usize> = (0..known.len()).filter(|place| known[*place].nom == nom).collect();
    let blank = Financeur { nom: nom.clone(), ..Default::default() };
    let now = match places[..] {
        [place] => &known[place],
        [] => &blank,
        _ => return several(touch, "financeur"),
    };
    let asked = asked(touch, &budget::financer(numero, now), &FINANCER)?;
    // A financer without an amount is one nonetheless.
    if places.is_empty() {
        pen.hold(&touch.at("financeur"), "budget.financeurs", &nom)?;
    }
    fill(touch, &format!("budget.financeurs[{nom}]"), &asked, pen)
}

fn several(touch: &Touch, colonne: &'static str) -> Result<(), Refusals> {
    Err(vec![(touch.at(colonne), Obstacle::Table(OfTable::Several { colonne }))])
}

/// Returns which of some columns ask for something, of a row that reads so in the plan now.
fn asked(touch: &Touch, now: &[Cell], columns: &[&str]) -> Result<Vec<&'static str>, Refusals> {
    let names = budget::columns().into_iter().map(|column| column.name);
    let now: Vec<_> = names.zip(now.iter().cloned()).filter(|(name, _)| columns.contains(name)).collect();
    touch.asked(&now)
}

/// Writes the fields of an entry.
fn fill(touch: &Touch, entry: &str, asked: &[&'static str], pen: &mut Pen<'_>) -> Result<(), Refusals> {
    for column in asked {
        let (spot, value) = (touch.at(column), said(touch, column)?);
        if !pen.is_said(&spot, (entry, column), &value)? {
            pen.assign(&spot, format!("{entry}.{column}"), &value)?;
        }
    }
    Ok(())
}

/// Returns the word that people mean; one that nobody knows is left for the rules to refuse.
fn word<M: Mot>(touch: &Touch, column: &'static str) -> Result<String, Refusals> {
    let said = said(touch, column)?;
    Ok(M::understand(&said).map_or(said, |word| mot(Some(word)).said().into_owned()))
}

fn said(touch: &Touch, column: &'static str) -> Result<String, Refusals> {
    touch.text(column).map(Option::unwrap_or_default)
}
