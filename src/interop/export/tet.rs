//! The rows from which Territoires en Transitions imports a plan, and what of it they cannot say.

use std::collections::HashMap;
use std::iter;

use crate::interop::page::title;
use crate::interop::table::Cell;
use crate::interop::tet::{
    AXE, FIELDS, FINANCEUR, FINANCEURS, HEADINGS, LONGEST_TITLE, Named, SUB_TITLE, TITLE, axes, lists,
    longest,
};
use crate::plan::{Entete, Fiche, Montant, Nombre, Numero, Participation, Periode, Priorite, Statut, Taxe};

use super::sheet::{Column, Holds, text};
use super::stamp::fitting;
use super::{Losses, tet_losses};

/// A row in the making: an action, until the action that it is a part of is known.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Its numero.
    pub numero: Numero,
    /// The action it is a part of.
    pub parent: Option<Numero>,
    /// What stands under each heading.
    pub cells: Vec<Cell>,
}

/// Returns the columns.
pub fn columns() -> Vec<Column> {
    let holds = |place: usize| match FIELDS.iter().find(|(own, _)| *own == place).map(|(_, route)| *route) {
        Some("statut") => Holds::Choice(Statut::names()),
        Some("priorite") => Holds::Choice(Priorite::names()),
        Some("participation") => Holds::Choice(Participation::names()),
        Some("calendrier.debut" | "calendrier.fin_estimee") => Holds::Date,
        Some("budget.montant") => Holds::Amount,
        Some("description" | "objectifs" | "moyens" | "budget.commentaire") => Holds::Text,
        None if is_amount(place) => Holds::Amount,
        _ => Holds::Lines,
    };
    HEADINGS.iter().enumerate().map(|(place, name)| Column::new(name, holds(place))).collect()
}

/// Tells whether the amount of a financer stands there.
fn is_amount(place: usize) -> bool {
    (FINANCEUR..FINANCEUR + 2 * FINANCEURS).contains(&place) && (place - FINANCEUR) % 2 == 1
}

impl Row {
    /// Makes the row of a fiche, as of an action; returns with it what of the fiche it cannot say.
    pub fn of(fiche: &Fiche, entete: &Entete) -> (Self, Vec<&'static str>) {
        let mut lost = tet_losses::beyond(fiche);
        let mut cells = vec![Cell::Empty; HEADINGS.len()];
        let path = axes::of(fiche, entete);
        if axes::DEPTH < path.len() {
            lost.push("perte-axes");
        }
        for (depth, name) in path.iter().take(axes::DEPTH).enumerate() {
            cells[AXE + depth] = Cell::text(name);
        }
        cells[TITLE] = titled(fiche, &mut lost);
        for (place, route) in FIELDS {
            cells[place] = field(route, fiche, &mut lost);
        }
        for (rank, financeur) in fiche.budget.financeurs.iter().take(FINANCEURS).enumerate() {
            cells[FINANCEUR + 2 * rank] = Cell::text(&financeur.nom);
            cells[FINANCEUR + 2 * rank + 1] = amount(financeur.montant, fiche.budget.taxe, &mut lost);
        }
        lost.sort_unstable();
        lost.dedup();
        (Self { numero: fiche.numero.clone(), parent: fiche.parent.clone(), cells }, lost)
    }

    /// Makes it the row of a part of an action; tells whether it lies under the axes of that.
    pub fn put_under(&mut self, action: &Self) -> bool {
        self.cells[SUB_TITLE] = std::mem::replace(&mut self.cells[TITLE], action.cells[TITLE].clone());
        let axes = AXE..AXE + axes::DEPTH;
        let is_there = self.cells[axes.clone()] == action.cells[axes.clone()];
        self.cells[axes.clone()].clone_from_slice(&action.cells[axes]);
        is_there
    }
}

/// Puts every part of an action after that action; one whose action is not among the rows becomes an action.
pub fn arrange(rows: &[Row], lost: &mut Losses) -> Vec<Vec<Cell>> {
    let actions = rows.iter().enumerate().filter(|(_, row)| row.parent.is_none());
    let actions: HashMap<&Numero, usize> = actions.map(|(place, row)| (&row.numero, place)).collect();
    let mut parts: HashMap<usize, Vec<Row>> = HashMap::new();
    let mut alone = Vec::with_capacity(rows.len());
    for (place, row) in rows.iter().enumerate() {
        let action = row.parent.as_ref().map(|parent| actions.get(parent));
        if let Some(Some(action)) = action {
            let mut part = row.clone();
            if !part.put_under(&rows[*action]) {
                lost.note(vec!["champ-axe"]);
            }
            parts.entry(*action).or_default().push(part);
        } else {
            if action.is_some() {
                lost.note(vec!["champ-parent"]);
            }
            alone.push((place, row.clone()));
        }
    }
    let with_parts = alone
        .into_iter()
        .flat_map(|(place, row)| iter::once(row).chain(parts.remove(&place).unwrap_or_default()));
    with_parts.map(|row| row.cells).collect()
}

/// Writes the title with the numero before it, as TeT advises: « 4.5. Lancer une démarche ».
fn titled(fiche: &Fiche, lost: &mut Vec<&'static str>) -> Cell {
    let numero = fiche.numero.as_str();
    let Some(titre) = &fiche.titre else { return Cell::text(numero) };
    let titre = titre.split_whitespace().collect::<Vec<_>>().join(" ");
    let said = format!("{numero}. {titre}");
    let mut units = 0;
    let end = said.char_indices().find(|(_, character)| {
        units += character.len_utf16();
        LONGEST_TITLE < units
    });
    if let Some((end, _)) = end {
        lost.push("perte-titres");
        return Cell::text(&said[..end]);
    }
    let is_read =
        title::read(&said, true).is_some_and(|title| title.numero == fiche.numero && title.titre == titre);
    if !is_read {
        lost.push("champ-numero");
    }
    Cell::text(&said)
}

/// Returns what stands in the column of a field.
fn field(route: &str, fiche: &Fiche, lost: &mut Vec<&'static str>) -> Cell {
    let Fiche { calendrier, budget, .. } = fiche;
    match route {
        "description" => prose(route, fiche.description.as_deref(), lost),
        "moyens" => prose(route, fiche.moyens.as_deref(), lost),
        "objectifs" => prose(route, Some(&lines(&fiche.objectifs)), lost),
        "budget.commentaire" => text(budget.commentaire.as_deref()),
        "coordinateurs" => list(&fiche.coordinateurs, lost),
        "partenaires" => list(&fiche.partenaires, lost),
        "services" => list(&fiche.services, lost),
        "elus" => list(&fiche.elus, lost),
        "responsables" => list(&fiche.responsables.iter().map(|one| &one.nom).collect::<Vec<_>>(), lost),
        "participation" => named(fiche.participation),
        "statut" => named(fiche.statut),
        "priorite" => named(fiche.priorite),
        "calendrier.debut" => day(calendrier.debut, Periode::first_day, lost),
        "calendrier.fin_estimee" => day(calendrier.fin_estimee, Periode::last_day, lost),
        "budget.montant" => match budget.montant {
            Some(Montant::Euros(montant)) => amount(Some(montant), budget.taxe, lost),
            Some(Montant::NonChiffrable) => {
                lost.push("perte-non-chiffrable");
                Cell::Empty
            }
            None => Cell::Empty,
        },
        _ => Cell::Empty,
    }
}

fn named<M: Named>(mot: Option<M>) -> Cell {
    text(mot.map(Named::name))
}

fn list<T: AsRef<str>>(items: &[T], lost: &mut Vec<&'static str>) -> Cell {
    let (said, is_whole) = lists::write(&items.iter().map(AsRef::as_ref).collect::<Vec<_>>());
    if !is_whole {
        lost.push("perte-listes");
    }
    Cell::text(&said)
}

/// Writes texts one a line; a bullet keeps one that begins like a bullet.
fn lines(items: &[String]) -> String {
    let line = |item: &String| {
        let item = item.split_whitespace().collect::<Vec<_>>().join(" ");
        if item.starts_with(['-', '•']) { format!("• {item}") } else { item }
    };
    items.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// Writes a text, cut where TeT would refuse it.
fn prose(route: &str, said: Option<&str>, lost: &mut Vec<&'static str>) -> Cell {
    let said = said.unwrap_or_default();
    let end = said.char_indices().nth(longest(route)).map_or(said.len(), |(end, _)| end);
    let kept = fitting(&said[..end]);
    if kept.len() < said.len() {
        lost.push("perte-coupe");
    }
    Cell::text(kept)
}

/// Writes a whole day, be it the first or the last of a longer time.
fn day(periode: Option<Periode>, of: fn(Periode) -> chrono::NaiveDate, lost: &mut Vec<&'static str>) -> Cell {
    let Some(periode) = periode else { return Cell::Empty };
    if !matches!(periode, Periode::Jour(_)) {
        lost.push("perte-precision");
    }
    Cell::Day(of(periode))
}

/// Writes an amount without tax, in whole euros; one that counts the tax has no column.
fn amount(montant: Option<Nombre>, taxe: Option<Taxe>, lost: &mut Vec<&'static str>) -> Cell {
    let Some(montant) = montant else { return Cell::Empty };
    if taxe == Some(Taxe::Ttc) {
        lost.push("perte-ttc");
        return Cell::Empty;
    }
    if taxe.is_none() {
        lost.push("perte-taxe");
    }
    let whole = (montant + Nombre::new(5, 1)).floor();
    if whole != montant {
        lost.push("perte-centimes");
    }
    Cell::number(whole)
}
