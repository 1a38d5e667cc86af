//! The table of the money: a row a line of budget, and a row a financer.

use crate::interop::table::Cell;
use crate::plan::{EtatFinancement, Fiche, Financeur, Ligne, Nombre, TypeDepense, UniteBudget};

use super::sheet::{Column, Holds, date, mot, text};

/// The name of its sheet.
pub const SHEET: &str = "Budget";

/// The columns by which a row is known from the others.
pub const KEYS: &[&str] = &["numero", "type", "annee", "unite", "financeur"];

/// Returns the columns: those of a line, then those of a financer.
pub fn columns() -> Vec<Column> {
    vec![
        Column::new("numero", Holds::Words),
        Column::new("type", Holds::mot::<TypeDepense>()),
        Column::new("annee", Holds::Date),
        Column::new("unite", Holds::mot::<UniteBudget>()),
        Column::new("prevu", Holds::Amount),
        Column::new("reel", Holds::Amount),
        Column::new("financeur", Holds::Lines),
        Column::new("montant", Holds::Amount),
        Column::new("taux", Holds::Share),
        Column::new("etat", Holds::mot::<EtatFinancement>()),
        Column::new("commentaire", Holds::Text),
    ]
}

/// Returns the rows of a fiche.
pub fn rows(fiche: &Fiche) -> Vec<Vec<Cell>> {
    let numero = fiche.numero.as_str();
    let lines = fiche.budget.lignes.iter().map(|ligne| line(numero, ligne));
    lines.chain(fiche.budget.financeurs.iter().map(|one| financer(numero, one))).collect()
}

/// Returns the row of a line of budget.
pub fn line(numero: &str, ligne: &Ligne) -> Vec<Cell> {
    let mut row =
        vec![Cell::text(numero), mot(ligne.kind), date(ligne.annee), mot(ligne.unite), number(ligne.prevu)];
    row.push(number(ligne.reel));
    row.resize(columns().len(), Cell::Empty);
    row
}

/// Returns the row of a financer.
pub fn financer(numero: &str, financeur: &Financeur) -> Vec<Cell> {
    let mut row = vec![Cell::text(numero)];
    row.resize(6, Cell::Empty);
    row.extend([
        Cell::text(&financeur.nom),
        number(financeur.montant),
        number(financeur.taux),
        mot(financeur.etat),
        text(financeur.commentaire.as_deref()),
    ]);
    row
}

fn number(nombre: Option<Nombre>) -> Cell {
    nombre.map_or(Cell::Empty, Cell::number)
}
