//! The columns of a table of fiches: those it has, and which field each is.

use crate::commands::table::{name, unnamed};
use crate::interop::export::stamp::{STAMP, Stamp};
use crate::interop::table::{Cell, Row, Sheet, letters};
use crate::obstacle::{FieldTrouble, Obstacle, OfTable};
use crate::plan::colonnes::{COLONNES, Colonne, bare, colonne_nommee};

use super::rows::Origin;

/// The columns that are fields, and those that are left.
#[derive(Debug)]
pub struct Columns {
    /// The fields, each with its place and the name the table gives it.
    pub fields: Vec<(usize, &'static Colonne, String)>,
    /// The place of the column that tells how each row left the plan, in a workbook that `export` wrote.
    pub stamp: Option<usize>,
    /// The names of the columns that are no field.
    pub left: Vec<String>,
    /// How many rows stand before those of the fiches: what is said above the names, and the names.
    pub first: usize,
    /// How many cells the row that names them has.
    pub width: usize,
    is_workbook: bool,
}

/// The most rows among which the names are looked for.
const MOST_ABOVE: usize = 10;

/// Columns named on the command line: the field, and the name the table gives it.
pub type Mapped = Vec<(&'static Colonne, String)>;

/// Reads what the command line says of columns: `titre=Libellé`.
pub fn mapped(map: &[String]) -> Result<Mapped, Obstacle> {
    let read = |text: &String| {
        let trouble = || Obstacle::Field { field: text.clone(), why: FieldTrouble::NoAssignment };
        let (field, name) = text.split_once('=').ok_or_else(trouble)?;
        let known = || COLONNES.iter().map(|colonne| colonne.route);
        let colonne =
            colonne_nommee(field).ok_or_else(|| Obstacle::unknown_choice("--map", field, known()))?;
        Ok((colonne, name.trim().to_owned()))
    };
    map.iter().map(read).collect()
}

impl Columns {
    /// Finds the columns by the row that names them, above which a table may say what it is.
    ///
    /// Where it cannot, says why of the first row that says most: the more it finds, the higher the rank.
    pub fn find(sheet: &Sheet, path: &str, mapped: &Mapped) -> Result<Self, (usize, Obstacle)> {
        let mut best = Self::named_by(sheet, 0, path, mapped);
        for place in 1..sheet.rows.len().min(MOST_ABOVE) {
            let here = Self::named_by(sheet, place, path, mapped);
            let is_better = match (&best, &here) {
                // One name alone may be a title that reads like one: « Actions ».
                (Ok(best), Ok(here)) => best.fields.len() == 1 && here.fields.len() > 1,
                (Err(_), Ok(here)) => here.fields.len() > 1,
                (Err((best, _)), Err((here, _))) => best < here,
                (Ok(_), Err(_)) => false,
            };
            if is_better {
                best = here;
            }
        }
        best.map(|mut columns| {
            columns.left.extend(unnamed(sheet, columns.first - 1));
            columns
        })
    }

    /// Finds the columns by the names in a row.
    fn named_by(sheet: &Sheet, place: usize, path: &str, mapped: &Mapped) -> Result<Self, (usize, Obstacle)> {
        let nothing = Row::default();
        let header = sheet.rows.get(place).unwrap_or(&nothing);
        let named: Vec<(usize, String)> = header
            .cells()
            .filter_map(|(place, cell)| Some((place, name(cell)?.replace('\n', " "))))
            .collect();
        let found: Vec<String> = named.iter().map(|(_, name)| name.clone()).collect();
        let has = |known: &str| found.iter().any(|name| bare(name) == known);
        if has("indicateur") && has("periode") {
            // Its names are those of indicators, not of fiches.
            return Err((COLONNES.len(), Obstacle::Table(OfTable::OfValues { path: path.to_owned() })));
        }
        if has("financeur") && has("annee") {
            return Err((COLONNES.len(), Obstacle::Table(OfTable::OfBudgets { path: path.to_owned() })));
        }
        let mut columns = Self {
            fields: Vec::new(),
            stamp: None,
            left: Vec::new(),
            first: place + 1,
            width: header.width,
            is_workbook: sheet.name.is_some(),
        };
        for (colonne, wanted) in mapped {
            let known = || found.iter().map(String::as_str);
            let place = named.iter().find(|(_, name)| bare(name) == bare(wanted));
            let unknown = || (COLONNES.len(), Obstacle::unknown_choice("--map", wanted, known()));
            let (place, name) = place.ok_or_else(unknown)?;
            columns.fields.push((*place, *colonne, name.clone()));
        }
        for (place, name) in &named {
            if columns.fields.iter().any(|(taken, _, _)| taken == place) {
                continue;
            }
            // A field that the command line gives a column has no other.
            let is_mapped = |colonne: &&Colonne| !mapped.iter().any(|(own, _)| own == colonne);
            match colonne_nommee(name).filter(is_mapped) {
                Some(colonne) => columns.fields.push((*place, colonne, name.clone())),
                None if columns.is_workbook && name == STAMP => columns.stamp = Some(*place),
                None => columns.left.push(name.clone()),
            }
        }
        columns.fields.sort_by_key(|(place, _, _)| *place);
        columns.check(sheet, path.to_owned(), found)?;
        Ok(columns)
    }

    /// Makes sure that each field has one column, and that rows can be told apart.
    fn check(&self, sheet: &Sheet, path: String, found: Vec<String>) -> Result<(), (usize, Obstacle)> {
        let routes: Vec<&'static str> = self.fields.iter().map(|(_, colonne, _)| colonne.route).collect();
        if let Some(place) = (1..routes.len()).find(|place| routes[..*place].contains(&routes[*place])) {
            let obstacle = OfTable::ColumnTwice { path, column: routes[place], found };
            return Err((COLONNES.len(), Obstacle::Table(obstacle)));
        }
        if routes.contains(&"numero") || routes.contains(&"titre") {
            return Ok(());
        }
        let (sheet, missing) = (sheet.name.clone(), vec!["numero", "titre"]);
        Err((routes.len(), Obstacle::Table(OfTable::ColumnsMissing { path, sheet, missing, found })))
    }

    /// Returns the letters of the column of a field, if it has some.
    pub fn letters(&self, route: &str) -> Option<String> {
        let of_field = |(_, colonne, _): &&(usize, &Colonne, String)| {
            route == colonne.route || route.starts_with(&format!("{}[", colonne.route))
        };
        let place = self.fields.iter().find(of_field).map(|(place, _, _)| *place);
        place.filter(|_| self.is_workbook).map(letters)
    }

    /// Returns what stands in the column of a field.
    pub fn cell<'r>(&self, row: &'r Row, route: &str) -> &'r Cell {
        let place = self.fields.iter().find(|(_, colonne, _)| colonne.route == route);
        place.map_or(&Cell::Empty, |(place, _, _)| row.cell(*place))
    }

    /// Returns what a row is to the plan.
    pub fn origin(&self, row: &Row) -> Origin {
        let Some(place) = self.stamp else { return Origin::Elsewhere };
        Stamp::read(row.cell(place)).map_or(Origin::Added { is_renumbered: false }, Origin::Left)
    }

    /// Tells whether every cell of a row says what it said when the row left, or none says anything.
    pub fn asks_nothing(&self, row: &Row, origin: &Origin) -> bool {
        let Origin::Left(stamp) = origin else { return false };
        let cells = || self.fields.iter().map(|(place, colonne, _)| (colonne.route, row.cell(*place)));
        cells().all(|(route, cell)| stamp.holds(route, cell)) || cells().all(|(_, cell)| *cell == Cell::Empty)
    }

    /// Tells whether a row has cells that no column is for: a sign that parts cells stands within one.
    pub fn is_too_wide(&self, row: &Row) -> bool {
        !self.is_workbook && self.width < row.width
    }
}
