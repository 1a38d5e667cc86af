//! From the rows of the model to what each asks of its fiche.

use std::collections::HashSet;

use crate::interop::table::{Row, letters};
use crate::interop::tet::{AXE, SUB_TITLE, TITLE, axes};
use crate::plan::{Numero, Porteur};

use super::super::fiches::cells::{self, Said};
use super::super::fiches::rows::{Demand, Rows, Spot};
use super::cells::{Asked, asked, fields, financeurs, says_the_same};
use super::found::{self, Found};
use super::known::Known;
use super::lignes::{Ligne, Remark};
use super::links::Links;
use super::model::Model;
use super::numeros::By;

/// What the sheet asks, and what is to be said of it.
#[derive(Default)]
pub struct Read {
    pub rows: Rows,
    /// The lines that are parts of an action.
    pub parts: HashSet<usize>,
    /// The numeros given to rows that have none, by their lines.
    pub given: Vec<(usize, Numero)>,
    /// What is to be said of axes.
    pub remarks: Vec<Remark>,
}

/// Reads what the rows ask.
pub fn read(model: &Model, rows: &[&Row], known: &Known<'_>) -> Read {
    let mut read = Read::default();
    read.rows.count = rows.len();
    let lignes: Vec<Ligne<'_>> =
        rows.iter().filter_map(|row| Ligne::read(row, known, &mut read.rows)).collect();
    let found = found::find(&lignes, known);
    let fiches = lignes.iter().zip(&found).filter_map(|(ligne, found)| Some((ligne, found.as_ref().ok()?)));
    let links = Links::of(known, fiches);
    read.parts.extend(lignes.iter().filter(|ligne| ligne.part.is_some()).map(|ligne| ligne.row.line));
    for (ligne, found) in lignes.iter().zip(found) {
        match found {
            Ok(found) => {
                if found.by == By::Nothing {
                    read.given.push((ligne.row.line, found.numero.clone()));
                }
                let demand = demand(ligne, &found, known, &mut read);
                let extras = extras(ligne, &found.numero, model, &links, &mut read.rows);
                read.rows.demands.push(with(demand, extras));
            }
            Err((column, why)) => {
                let (row, rows) = (ligne.row, &mut read.rows);
                rows.refuse(Spot::cell(row.line, column), *why);
                // What else is wrong in it is told at once.
                fields(row, None, |column, why| rows.refuse(Spot::cell(row.line, column), why));
                financeurs(row, None, |column, why| rows.refuse(Spot::cell(row.line, column), why));
            }
        }
    }
    read
}

/// Works out what a row asks of its fiche in the columns that TeT imports.
fn demand(ligne: &Ligne<'_>, found: &Found, known: &Known<'_>, read: &mut Read) -> Demand {
    let (row, own, fiche) = (ligne.row, known.own(&found.numero), known.fiche(&found.numero));
    let own = own.as_ref().map(|own| own.cells.as_slice());
    let is_so = |place: usize| own.is_some_and(|own| says_the_same(&own[place], row.cell(place)));
    let mut asks: Vec<Option<Asked>> = Vec::new();
    let title = if ligne.part.is_some() { SUB_TITLE } else { TITLE };
    // A fiche that was found by its title is not to have it anew in other capitals.
    if found.by != By::Titre && !is_so(title) {
        asks.extend(ligne.own().text.iter().map(|text| asked("titre", Said::Value(text.clone()))));
    }
    if let Some(parent) = &found.parent
        && fiche.is_none_or(|fiche| fiche.parent.as_ref() != Some(parent))
    {
        asks.push(asked("parent", Said::Value(parent.to_string())));
    }
    if !(AXE..AXE + axes::DEPTH).all(is_so) {
        read.remarks.extend(ligne.remarks.iter().cloned());
        asks.extend(ligne.axe.iter().map(|axe| asked("axe", Said::Value(axe.clone()))));
    }
    let refuse = |rows: &mut Rows, (column, why)| rows.refuse(Spot::cell(row.line, column), why);
    let mut told = fields(row, own, |column, why| refuse(&mut read.rows, (column, why)));
    let financeurs = financeurs(row, own, |column, why| refuse(&mut read.rows, (column, why)));
    // The amounts of the model are without tax; those of financers say so where the fiche does not.
    let is_amount = |(colonne, said): &Asked| colonne.route == "budget.montant" && *said != Said::Nothing;
    let has_tax = fiche.is_some_and(|fiche| fiche.budget.taxe.is_some());
    if told.iter().any(is_amount) || !has_tax && financeurs.iter().any(|one| !one.fields.is_empty()) {
        told.extend(asked("budget.taxe", Said::Value("ht".to_owned())));
    }
    // A new fiche says of its statut what the row says, be it nothing, rather than what a template would.
    if fiche.is_none() && !told.iter().any(|(colonne, _)| colonne.route == "statut") {
        told.extend(asked("statut", Said::Nothing));
    }
    let asks = asks.into_iter().flatten().chain(told).collect();
    with(
        Demand { financeurs, ..Demand::new(Spot::row(row.line), Porteur::Fiche(found.numero.clone())) },
        asks,
    )
}

/// Reads the columns that only the published template has.
fn extras(
    ligne: &Ligne<'_>,
    numero: &Numero,
    model: &Model,
    links: &Links<'_>,
    rows: &mut Rows,
) -> Vec<Asked> {
    let mut asks = Vec::new();
    for (place, route) in &model.extras {
        let cell = ligne.row.cell(*place);
        let said = if *route == "liens" { links.read(cell, numero) } else { cells::read(cell, route, false) };
        match said {
            Ok(said) => asks.extend(said.and_then(|said| asked(route, said))),
            Err(why) => rows.refuse(Spot::cell(ligne.row.line, letters(*place)), why),
        }
    }
    asks
}

fn with(mut demand: Demand, asks: Vec<Asked>) -> Demand {
    demand.fields.extend(asks);
    demand
}
