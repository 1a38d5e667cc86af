//! What comes back in the other sheets of a workbook that `export` wrote: indicators, and budgets.

mod budget;
mod pen;
mod touch;
mod valeurs;

use crate::commands::indicator::Held;
use crate::commands::table::{Numeros, Source};
use crate::interop::export;
use crate::interop::export::stamp::{STAMP, Stamp};
use crate::interop::table::{Cell, Row, Sheet, letters};
use crate::obstacle::{Obstacle, OfTable};
use crate::plan::Porteur;
use crate::workspace::Folder;

use super::rows::{Rows, Spot};

pub use pen::Pen;
pub use touch::{Refusals, Touch};

use touch::Theme;

impl Theme {
    /// Returns the name of its sheet.
    fn sheet(self) -> &'static str {
        match self {
            Self::Indicateurs => export::indicateurs::SHEET,
            Self::Budget => export::budget::SHEET,
        }
    }

    /// Returns the columns by which its rows are known.
    fn keys(self) -> &'static [&'static str] {
        match self {
            Self::Indicateurs => export::indicateurs::KEYS,
            Self::Budget => export::budget::KEYS,
        }
    }

    /// Returns the names of its columns.
    fn columns(self) -> Vec<&'static str> {
        let columns = match self {
            Self::Indicateurs => export::indicateurs::columns(),
            Self::Budget => export::budget::columns(),
        };
        columns.into_iter().map(|column| column.name).collect()
    }
}

/// Adds to what the fiches' rows ask what those of the other sheets do; returns the sheets that are there.
pub fn read(
    source: &mut Source,
    path: &str,
    rows: &mut Rows,
    folder: &Folder,
) -> Result<Vec<&'static str>, Obstacle> {
    let mut found = Vec::new();
    for theme in [Theme::Indicateurs, Theme::Budget] {
        let Some(sheet) = source.named(path, theme.sheet())? else { continue };
        let columns = Columns::find(&sheet, theme, path)?;
        found.push(theme.sheet());
        let numeros = Numeros::of(folder);
        let mut touches = Vec::new();
        for row in sheet.rows.iter().skip(columns.first) {
            rows.count += 1;
            let Some(touch) = columns.touch(row) else { continue };
            match numeros.porteur(touch.cell("numero")) {
                Ok(Porteur::Plan) if theme == Theme::Budget => {
                    let obstacle = Obstacle::BadNumero { text: "plan".to_owned() };
                    rows.refuse(touch.at("numero"), obstacle);
                }
                Ok(porteur) => touches.push((porteur, touch)),
                Err(obstacle) => rows.refuse(touch.at("numero"), obstacle),
            }
        }
        rows.touch(touches);
    }
    Ok(found)
}

/// Where the columns of a sheet stand.
struct Columns {
    theme: Theme,
    places: Vec<(&'static str, usize)>,
    stamp: usize,
    /// How many rows stand before the others.
    first: usize,
}

/// The most rows among which the names are looked for.
const MOST_ABOVE: usize = 10;

impl Columns {
    /// Finds the columns by their names; a sheet without one of them is not read in part.
    fn find(sheet: &Sheet, theme: Theme, path: &str) -> Result<Self, Obstacle> {
        let place =
            |row: &Row, name: &str| row.cells().find(|(_, cell)| cell.said() == name).map(|(place, _)| place);
        let names: Vec<&'static str> = theme.columns().into_iter().chain([STAMP]).collect();
        let count = |row: &Row| names.iter().filter(|name| place(row, name).is_some()).count();
        let rows = sheet.rows.iter().take(MOST_ABOVE).enumerate();
        let nothing = Row::default();
        // Of several, the first.
        let (above, header) = rows.rev().max_by_key(|(_, row)| count(row)).unwrap_or((0, &nothing));
        let missing: Vec<&'static str> =
            names.iter().copied().filter(|name| place(header, name).is_none()).collect();
        if !missing.is_empty() {
            let (path, sheet) = (path.to_owned(), Some(theme.sheet().to_owned()));
            let found = header.cells().map(|(_, cell)| cell.said().into_owned()).collect();
            return Err(Obstacle::Table(OfTable::ColumnsMissing { path, sheet, missing, found }));
        }
        let at = |name: &'static str| Some((name, place(header, name)?));
        let places = theme.columns().into_iter().filter_map(at).collect();
        Ok(Self { theme, places, first: above + 1, stamp: place(header, STAMP).unwrap_or_default() })
    }

    /// Reads a row; none where it is as it left.
    fn touch(&self, row: &Row) -> Option<Touch> {
        let cells: Vec<(&'static str, Cell)> =
            self.places.iter().map(|(name, place)| (*name, row.cell(*place).clone())).collect();
        let is_as_it_left = |stamp: &Stamp| cells.iter().all(|(name, cell)| stamp.holds(name, cell));
        let stamp = Stamp::read(row.cell(self.stamp));
        if cells.iter().all(|(_, cell)| *cell == Cell::Empty) {
            return None;
        }
        if stamp.as_ref().is_some_and(is_as_it_left) {
            return None;
        }
        let is_key = |name: &str| self.theme.keys().contains(&name);
        // A row that is about something else now is a new one.
        let stamp = stamp.filter(|stamp| {
            cells.iter().filter(|(name, _)| is_key(name)).all(|(name, cell)| stamp.holds(name, cell))
        });
        let columns = self.places.iter().map(|(name, place)| (*name, letters(*place))).collect();
        let spot = Spot { sheet: Some(self.theme.sheet()), line: row.line, column: None };
        Some(Touch { theme: self.theme, spot, columns, cells, stamp })
    }
}

/// Writes what the rows of other sheets ask of a file, one after the other.
pub fn write(touches: &[Touch], held: &Held, pen: &mut Pen<'_>) -> Result<(), Refusals> {
    let mut refusals = Vec::new();
    for touch in touches {
        let written = match (touch.theme, held) {
            (Theme::Indicateurs, _) => valeurs::write(touch, held, pen),
            (Theme::Budget, Held::Fiche(fiche)) => budget::write(touch, fiche, pen),
            (Theme::Budget, Held::Plan(_)) => Ok(()),
        };
        refusals.extend(written.err().unwrap_or_default());
    }
    if refusals.is_empty() { Ok(()) } else { Err(refusals) }
}
