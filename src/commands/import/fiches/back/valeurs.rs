//! What a row of the sheet of indicators asks: a value, a target, the name of an indicator.

use crate::commands::indicator::import::measure;
use crate::commands::indicator::{Held, find_alone};
use crate::interop::export::indicateurs;
use crate::interop::table::Cell;
use crate::plan::texte::is_nc;
use crate::plan::{Indicateur, Mesure, Periode, Valeur};
use crate::workspace::series::{self, Serie};
use crate::yaml::Change;

use super::super::rows::Spot;
use super::pen::Pen;
use super::touch::{Refusals, Touch};

/// The columns of a value.
const VALUE: [&str; 3] = ["valeur", "source", "commentaire"];

/// Writes what a row asks.
pub fn write(touch: &Touch, held: &Held, pen: &mut Pen<'_>) -> Result<(), Refusals> {
    let id = touch.text("indicateur")?.ok_or_else(|| touch.needs("indicateur"))?;
    let indicateur = find_alone(held.indicateurs(), pen.porteur, &id, &pen.shown)
        .map_err(|obstacle| vec![(touch.at("indicateur"), obstacle)])?;
    let periode = touch.periode()?;
    let known = |cell: &Cell| {
        let mesure = measure(cell, indicateur).ok()?;
        Some(Cell::text(&mesure.to_string())).filter(|_| !indicateur.modalites.is_empty())
    };
    let touch = &touch.clone().normal("valeur", known).normal("cible", known);
    let names = indicateurs::columns().into_iter().map(|column| column.name);
    let row = indicateurs::row(&pen.porteur.to_string(), indicateur, periode);
    let now: Vec<_> = names.zip(row).filter(|(name, _)| !indicateurs::KEYS.contains(name)).collect();
    let asked = touch.asked(&now)?;
    for column in asked.iter().filter(|column| ["nom", "unite"].contains(column)) {
        let (spot, field) = (touch.at(column), format!("indicateurs[{id}].{column}"));
        let said = touch.text(column)?.unwrap_or_default();
        if !pen.is_said(&spot, (&id, column), &said)? {
            pen.assign(&spot, field, &said)?;
        }
    }
    let value: Vec<&'static str> = asked.iter().copied().filter(|column| VALUE.contains(column)).collect();
    let has_target = asked.contains(&"cible");
    if value.is_empty() && !has_target {
        return Ok(());
    }
    let periode = periode.ok_or_else(|| touch.needs("periode"))?;
    if !value.is_empty() {
        measured(touch, indicateur, periode, &value, pen)?;
    }
    if has_target { targeted(touch, indicateur, periode, pen) } else { Ok(()) }
}

/// Writes what was measured, who says so and what is to be said of it.
fn measured(
    touch: &Touch,
    indicateur: &Indicateur,
    periode: Periode,
    asked: &[&'static str],
    pen: &mut Pen<'_>,
) -> Result<(), Refusals> {
    let (old, serie) = (indicateur.valeur(periode), Serie::Valeurs(indicateur.id.clone()));
    let spot = touch.at(asked.first().copied().unwrap_or("valeur"));
    let mesure = if asked.contains(&"valeur") { read(touch, "valeur", indicateur)? } else { None };
    if asked.contains(&"valeur") && mesure.is_none() {
        return put(&spot, &serie, periode, old, None, pen);
    }
    let mesure = mesure.or_else(|| old.map(|valeur| valeur.mesure.clone()));
    let note = |column, was: fn(&Valeur) -> &Option<String>| {
        if asked.contains(&column) {
            touch.text(column)
        } else {
            Ok(old.and_then(|valeur| was(valeur).clone()))
        }
    };
    let new = Valeur {
        periode,
        mesure: mesure.ok_or_else(|| touch.needs("valeur"))?,
        source: note("source", |valeur| &valeur.source)?,
        commentaire: note("commentaire", |valeur| &valeur.commentaire)?,
    };
    put(&spot, &serie, periode, old, Some(&new), pen)
}

/// Writes what is meant to be reached.
fn targeted(
    touch: &Touch,
    indicateur: &Indicateur,
    periode: Periode,
    pen: &mut Pen<'_>,
) -> Result<(), Refusals> {
    let old = indicateur.cibles.iter().find(|cible| cible.periode == periode);
    let (source, commentaire) =
        old.map(|cible| (cible.source.clone(), cible.commentaire.clone())).unwrap_or_default();
    let new = read(touch, "cible", indicateur)?;
    let new = new.map(|mesure| Valeur { periode, mesure, source, commentaire });
    put(&touch.at("cible"), &Serie::Cibles(indicateur.id.clone()), periode, old, new.as_ref(), pen)
}

/// Puts a value in its series, or takes it out.
fn put(
    spot: &Spot,
    serie: &Serie,
    periode: Periode,
    old: Option<&Valeur>,
    new: Option<&Valeur>,
    pen: &mut Pen<'_>,
) -> Result<(), Refusals> {
    if pen.is_said(
        spot,
        (&serie.route().key(periode.to_string()).to_string(), "valeur"),
        &format!("{new:?}"),
    )? {
        return Ok(());
    }
    pen.make(spot, |document| -> Vec<Change> {
        match new {
            Some(new) => series::changes(document, serie, old, new),
            None => series::removal(document, serie, periode).into_iter().collect(),
        }
    })
}

/// Reads a measure; none where the cell says nothing.
fn read(touch: &Touch, column: &'static str, indicateur: &Indicateur) -> Result<Option<Mesure>, Refusals> {
    match touch.cell(column) {
        Cell::Empty => Ok(None),
        Cell::Text(text) if is_nc(text) => Ok(None),
        cell => measure(cell, indicateur).map(Some).map_err(|obstacle| vec![(touch.at(column), obstacle)]),
    }
}
