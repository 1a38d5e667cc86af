//! The columns of a table of values, found by their names in any order.

use crate::commands::table::{name, unnamed};
use crate::interop::export::stamp::STAMP;
use crate::interop::table::{Cell, Row, Sheet, letters};
use crate::obstacle::{Obstacle, OfTable};
use crate::plan::colonnes::bare;

/// The columns: what they hold, and by which names, folded, they are known. The first four are needed.
const KNOWN: [(&str, &[&str]); 7] = [
    ("numero", &["numero", "n", "no", "fiche", "action", "nfiche", "naction", "numerofiche", "numeroaction"]),
    ("indicateur", &["indicateur", "id", "indicator", "idindicateur"]),
    ("periode", &["periode", "annee", "date", "period", "year"]),
    ("valeur", &["valeur", "value"]),
    ("source", &["source"]),
    ("commentaire", &["commentaire", "comment", "commentaires", "note"]),
    ("attendu", &["attendu", "valeurattendue", "expect", "expected"]),
];

/// How many of them are needed.
const NEEDED: usize = 4;

/// Where each column stands.
#[derive(Debug)]
pub struct Columns {
    places: [Option<usize>; KNOWN.len()],
    /// How many cells the row that names them has.
    pub width: usize,
    /// The columns nobody knows, as they are named.
    pub unknown: Vec<String>,
    /// Whether columns have letters: not in a text.
    is_workbook: bool,
}

/// A column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    Numero,
    Indicateur,
    Periode,
    Valeur,
    Source,
    Commentaire,
    Attendu,
}

impl Column {
    /// Returns its name.
    pub fn name(self) -> &'static str {
        KNOWN[self as usize].0
    }
}

impl Columns {
    /// Finds the columns by the first row; where it cannot, says why, the more it finds the higher the rank.
    pub fn find(sheet: &Sheet, path: &str) -> Result<Self, (usize, Obstacle)> {
        let nothing = Row::default();
        let header = sheet.rows.first().unwrap_or(&nothing);
        let mut places = [None; KNOWN.len()];
        let mut unknown = Vec::new();
        let named: Vec<(usize, String)> =
            header.cells().filter_map(|(place, cell)| Some((place, name(cell)?))).collect();
        let found = || named.iter().map(|(_, name)| name.replace('\n', " ")).collect::<Vec<_>>();
        let path = path.to_owned();
        if named.iter().any(|(_, name)| name == STAMP) {
            return Err((KNOWN.len(), Obstacle::Table(OfTable::Exported { path })));
        }
        for (place, name) in &named {
            let Some(known) = KNOWN.iter().position(|(_, names)| names.contains(&&*bare(name))) else {
                unknown.push(name.replace('\n', " "));
                continue;
            };
            if places[known].replace(*place).is_some() {
                let obstacle = OfTable::ColumnTwice { path, column: KNOWN[known].0, found: found() };
                return Err((KNOWN.len(), Obstacle::Table(obstacle)));
            }
        }
        let missing: Vec<&'static str> =
            (0..NEEDED).filter(|known| places[*known].is_none()).map(|known| KNOWN[known].0).collect();
        if !missing.is_empty() {
            let rank = NEEDED - missing.len();
            let obstacle =
                OfTable::ColumnsMissing { path, sheet: sheet.name.clone(), missing, found: found() };
            return Err((rank, Obstacle::Table(obstacle)));
        }
        unknown.extend(unnamed(sheet, 0));
        Ok(Self { places, width: header.width, unknown, is_workbook: sheet.name.is_some() })
    }

    /// Returns what a row says in a column.
    pub fn cell<'r>(&self, row: &'r Row, column: Column) -> &'r Cell {
        self.places[column as usize].map_or(&Cell::Empty, |place| row.cell(place))
    }

    /// Returns the letters of a column, if it has some.
    pub fn letters(&self, column: Column) -> Option<String> {
        self.places[column as usize].filter(|_| self.is_workbook).map(letters)
    }

    /// Tells whether a row has cells that no column is for: a sign that parts cells stands within one.
    pub fn is_too_wide(&self, row: &Row) -> bool {
        !self.is_workbook && self.width < row.width
    }
}
