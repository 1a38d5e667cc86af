//! What stands in the way of a table: that it cannot be read, or what one of its rows says.

use std::collections::HashSet;
use std::sync::Arc;

use chrono::NaiveDate;

use crate::langue::Fact;
use crate::plan::{Periode, Porteur, nombre};

use super::Obstacle;

/// Why a table, or one of its rows, could not be read.
#[derive(Debug)]
pub enum OfTable {
    /// The file is no table: why, as a word of the catalogues, and what its reader says.
    Unreadable { path: String, cause: &'static str, detail: String },
    /// The file holds more than is read.
    TooMuch { path: String, what: &'static str, limit: u64 },
    /// A quote is never closed.
    OpenQuote { path: String, line: usize },
    /// A sheet is asked for of a file that has none.
    NoSheets { path: String },
    /// The first row does not name the columns that are needed.
    ColumnsMissing { path: String, sheet: Option<String>, missing: Vec<&'static str>, found: Vec<String> },
    /// The first row names a column twice.
    ColumnTwice { path: String, column: &'static str, found: Vec<String> },
    /// The rows are values of indicators, not fiches.
    OfValues { path: String },
    /// The rows are budgets, not fiches.
    OfBudgets { path: String },
    /// The table is a sheet that an export wrote, and comes back with the others.
    Exported { path: String },
    /// A row says nothing where it must.
    Empty { column: &'static str },
    /// A cell is merged into another.
    Merged { column: &'static str },
    /// A cell holds more than a file may.
    TooLong { column: &'static str },
    /// A row has more cells than there are columns.
    TooWide { cells: usize, columns: usize },
    /// A spreadsheet has made a number of a numero, which may be one of several.
    NumberAsNumero { value: String, like: Vec<String> },
    /// A spreadsheet has made a date of a numero.
    DayAsNumero { day: NaiveDate },
    /// A formula failed.
    Fault { value: String },
    /// A formula was never computed.
    Uncomputed,
    /// A day that a spreadsheet shows as the number it counts days by.
    DayAsNumber { value: String, day: NaiveDate },
    /// A number that is shown as a percentage: is 0.45 meant, or 45?
    Percent { value: String },
    /// Two rows say two things of one value.
    Clash { line: usize, porteur: Porteur, id: String, periode: Periode },
    /// A new fiche has no title.
    Untitled { numero: String },
    /// Two rows are of one fiche.
    FicheTwice { line: usize, numero: String },
    /// A cell was changed in the spreadsheet, and otherwise in the plan since.
    Moved { colonne: &'static str, here: String },
    /// A cell was changed that holds only the beginning of its text.
    CutShort { colonne: &'static str },
    /// The numero of a row was changed to that of another fiche.
    Renumbered { numero: String },
    /// A row was changed whose line of budget, or financer, there are several of.
    Several { colonne: &'static str },
    /// Two cells say two things of one field.
    CellsClash { colonne: &'static str, line: usize },
    /// Some rows are refused, so none is written.
    Rows { refused: Vec<Refused>, rows: usize, sheet: Option<String> },
}

/// A row that is refused.
#[derive(Debug, Clone)]
pub struct Refused {
    /// Its sheet, where several are read.
    pub sheet: Option<&'static str>,
    /// Its line in the file, or its number in the sheet.
    pub line: usize,
    /// In a workbook, the letters of the column that is wrong.
    pub column: Option<String>,
    /// Why.
    pub cause: Arc<Obstacle>,
}

impl OfTable {
    /// Returns the obstacle's code, exit code and values.
    pub(super) fn row(&self) -> (&'static str, u8, Vec<(&'static str, Fact)>) {
        let list = |texts: &[String]| Fact::List(texts.to_vec());
        match self {
            Self::Unreadable { path, cause, detail } => (
                "table-illisible",
                2,
                vec![
                    ("chemin", path.as_str().into()),
                    ("cause", Fact::Word(cause)),
                    ("detail", detail.as_str().into()),
                ],
            ),
            Self::TooMuch { path, what, limit } => (
                "table-trop-grande",
                2,
                vec![
                    ("chemin", path.as_str().into()),
                    ("quoi", (*what).into()),
                    ("limite", usize::try_from(*limit).unwrap_or(usize::MAX).into()),
                ],
            ),
            Self::OpenQuote { path, line } => {
                ("guillemet-ouvert", 2, vec![("chemin", path.as_str().into()), ("ligne", place(*line))])
            }
            Self::NoSheets { path } => ("feuilles-absentes", 2, vec![("chemin", path.as_str().into())]),
            Self::ColumnsMissing { path, sheet, missing, found } => (
                "colonnes-absentes",
                2,
                vec![
                    ("chemin", path.as_str().into()),
                    ("a-feuille", if sheet.is_some() { "oui" } else { "non" }.into()),
                    ("feuille", sheet.clone().unwrap_or_default().into()),
                    ("n", missing.len().into()),
                    ("manquent", Fact::Text(missing.join(", "))),
                    ("lues", list(found)),
                    ("l", found.len().into()),
                ],
            ),
            Self::ColumnTwice { path, column, found } => (
                "colonne-double",
                2,
                vec![("chemin", path.as_str().into()), ("colonne", (*column).into()), ("lues", list(found))],
            ),
            Self::OfValues { path } => ("table-de-valeurs", 2, vec![("chemin", path.as_str().into())]),
            Self::OfBudgets { path } => ("table-de-budgets", 2, vec![("chemin", path.as_str().into())]),
            Self::Exported { path } => ("table-exportee", 2, vec![("chemin", path.as_str().into())]),
            Self::Empty { column } => ("cellule-vide", 1, vec![("colonne", (*column).into())]),
            Self::Merged { column } => ("cellule-fusionnee", 1, vec![("colonne", (*column).into())]),
            Self::TooLong { column } => ("cellule-trop-longue", 1, vec![("colonne", (*column).into())]),
            Self::TooWide { cells, columns } => {
                ("ligne-trop-large", 1, vec![("cellules", (*cells).into()), ("colonnes", (*columns).into())])
            }
            Self::NumberAsNumero { value, like } => (
                "numero-nombre",
                1,
                vec![("valeur", value.as_str().into()), ("proches", list(like)), ("n", like.len().into())],
            ),
            Self::DayAsNumero { day } => ("numero-date", 1, vec![("jour", Fact::Jour(*day))]),
            Self::Fault { value } => ("cellule-en-erreur", 1, vec![("valeur", value.as_str().into())]),
            Self::Uncomputed => ("formule-non-calculee", 1, Vec::new()),
            Self::DayAsNumber { value, day } => {
                ("jour-en-nombre", 1, vec![("valeur", value.as_str().into()), ("jour", Fact::Jour(*day))])
            }
            Self::Percent { value } => {
                let read = nombre::read(value).map(|lecture| Fact::Nombre(lecture.nombre));
                ("pourcentage", 1, vec![("valeur", read.unwrap_or_else(|| value.as_str().into()))])
            }
            Self::Clash { line, porteur, id, periode } => (
                "lignes-contraires",
                1,
                vec![
                    ("ligne", place(*line)),
                    ("porteur", porteur.to_string().into()),
                    ("id", id.as_str().into()),
                    ("periode", (*periode).into()),
                ],
            ),
            Self::Untitled { numero } => ("fiche-sans-titre", 1, vec![("numero", numero.as_str().into())]),
            Self::FicheTwice { line, numero } => {
                ("fiche-deux-lignes", 1, vec![("ligne", place(*line)), ("numero", numero.as_str().into())])
            }
            Self::Moved { colonne, here } => {
                let here = if here.is_empty() { "vide" } else { here };
                ("cellule-changee-ailleurs", 5, vec![("colonne", (*colonne).into()), ("ici", here.into())])
            }
            Self::CutShort { colonne } => ("cellule-coupee", 1, vec![("colonne", (*colonne).into())]),
            Self::Renumbered { numero } => ("ligne-renumerotee", 1, vec![("numero", numero.as_str().into())]),
            Self::Several { colonne } => ("ligne-plusieurs", 1, vec![("colonne", (*colonne).into())]),
            Self::CellsClash { colonne, line } => {
                ("cellules-contraires", 1, vec![("colonne", (*colonne).into()), ("ligne", place(*line))])
            }
            Self::Rows { refused, rows, sheet } => (
                "lignes-refusees",
                // Where all that is wrong is that someone came first, it is as with --expect: read again and retry.
                if refused.iter().all(|row| row.cause.row().exit == 5) { 5 } else { 1 },
                vec![
                    ("n", distinct_lines(refused).into()),
                    ("lignes", (*rows).into()),
                    ("a-feuille", if sheet.is_some() { "oui" } else { "non" }.into()),
                    ("feuille", sheet.clone().unwrap_or_default().into()),
                ],
            ),
        }
    }

    /// Returns what was probably meant.
    pub(super) fn candidates(&self) -> Vec<String> {
        match self {
            Self::ColumnsMissing { found, .. } | Self::ColumnTwice { found, .. } => found.clone(),
            Self::NumberAsNumero { like, .. } => like.clone(),
            _ => Vec::new(),
        }
    }
}

/// Counts the rows that are refused, be it for several reasons.
fn distinct_lines(refused: &[Refused]) -> usize {
    refused.iter().map(|row| (row.sheet, row.line)).collect::<HashSet<_>>().len()
}

/// Writes a line's number: as a name, its digits are not grouped.
fn place(line: usize) -> Fact {
    Fact::Text(line.to_string())
}
