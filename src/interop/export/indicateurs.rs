//! The long table of the indicators: a row a period, as `indicator import` reads it again.

use std::collections::BTreeSet;

use crate::interop::table::Cell;
use crate::plan::{Fiche, Indicateur, Mesure, Periode, Valeur};

use super::sheet::{Column, Holds, text};

/// The name of its sheet.
pub const SHEET: &str = "Indicateurs";

/// The columns by which a row is known from the others.
pub const KEYS: &[&str] = &["numero", "indicateur", "periode"];

/// Returns the columns.
pub fn columns() -> Vec<Column> {
    vec![
        Column::new("numero", Holds::Words),
        Column::new("indicateur", Holds::Lines),
        Column::new("nom", Holds::Lines),
        Column::new("unite", Holds::Words),
        Column::new("periode", Holds::Date),
        Column::new("valeur", Holds::Number),
        Column::new("cible", Holds::Number),
        Column::new("source", Holds::Text),
        Column::new("commentaire", Holds::Text),
    ]
}

/// Returns a row a period of each indicator, and one row of an indicator that has none.
pub fn rows(porteur: &str, indicateurs: &[Indicateur]) -> Vec<Vec<Cell>> {
    let rows = |indicateur: &Indicateur| {
        let series = indicateur.cibles.iter().chain(&indicateur.valeurs);
        let periodes: BTreeSet<Periode> = series.map(|valeur| valeur.periode).collect();
        let mut periodes: Vec<Option<Periode>> = periodes.into_iter().map(Some).collect();
        if periodes.is_empty() {
            periodes.push(None);
        }
        periodes.into_iter().map(|periode| row(porteur, indicateur, periode)).collect::<Vec<_>>()
    };
    indicateurs.iter().flat_map(rows).collect()
}

/// Returns the row of a period, whether something is said of it or not.
pub fn row(porteur: &str, indicateur: &Indicateur, periode: Option<Periode>) -> Vec<Cell> {
    let of = |series: &'_ [Valeur]| series.iter().find(|one| Some(one.periode) == periode).cloned();
    let (valeur, cible) = (of(&indicateur.valeurs), of(&indicateur.cibles));
    let note =
        |field: fn(&Valeur) -> &Option<String>| text(valeur.as_ref().and_then(|one| field(one).as_deref()));
    vec![
        Cell::text(porteur),
        Cell::text(&indicateur.id),
        text(indicateur.nom.as_deref()),
        text(indicateur.unite.as_deref()),
        periode.map_or(Cell::Empty, Cell::periode),
        measure(valeur.as_ref()),
        measure(cible.as_ref()),
        note(|valeur| &valeur.source),
        note(|valeur| &valeur.commentaire),
    ]
}

fn measure(valeur: Option<&Valeur>) -> Cell {
    match valeur.map(|valeur| &valeur.mesure) {
        None => Cell::Empty,
        Some(Mesure::Nombre(nombre)) => Cell::number(*nombre),
        Some(Mesure::Modalite(_, label)) => Cell::text(label),
    }
}

/// Returns what of the indicators of a fiche this table cannot say.
pub fn beyond(fiche: &Fiche) -> Vec<&'static str> {
    let is_defined = |indicateur: &Indicateur| {
        // What is left when all that the table says is taken away.
        let Indicateur { id, nom, unite, valeurs, cibles, .. } = indicateur.clone();
        let said = Indicateur { id, nom, unite, cibles, valeurs, ..Indicateur::default() };
        said != *indicateur
    };
    let has_note = |cible: &Valeur| cible.source.is_some() || cible.commentaire.is_some();
    [
        ("perte-definitions", fiche.indicateurs.iter().any(is_defined)),
        ("perte-notes-cibles", fiche.indicateurs.iter().flat_map(|one| &one.cibles).any(has_note)),
        ("champ-voir", !fiche.voir.is_empty()),
    ]
    .into_iter()
    .filter_map(|(key, is_lost)| is_lost.then_some(key))
    .collect()
}
