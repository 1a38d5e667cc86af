//! What a cell says: a text, a numero, the name of a column.

use std::cell::OnceCell;
use std::collections::BTreeSet;

use crate::interop::dates;
use crate::interop::table::{Cell, Row, Sheet, letters};
use crate::obstacle::{Obstacle, OfTable};
use crate::plan::{Numero, Porteur, nombre};
use crate::workspace::Folder;
use crate::yaml::scan::MAX_BYTES;

/// The numeros of the plan, looked up only for those that a spreadsheet took for numbers.
pub struct Numeros<'f> {
    folder: &'f Folder,
    known: OnceCell<Vec<String>>,
}

impl<'f> Numeros<'f> {
    /// Returns those of a folder.
    pub fn of(folder: &'f Folder) -> Self {
        Self { folder, known: OnceCell::new() }
    }

    /// Reads whom a row speaks of.
    pub fn porteur(&self, cell: &Cell) -> Result<Porteur, Obstacle> {
        let bad = |text: &str| Obstacle::BadNumero { text: text.to_owned() };
        match cell {
            Cell::Number(number) => self.of_number(number),
            Cell::Day(day) => Err(Obstacle::Table(OfTable::DayAsNumero { day: *day })),
            other => {
                let text = needed("numero", text(other, "numero"))?.unwrap_or_default();
                Porteur::read(&text).ok_or_else(|| bad(&text))
            }
        }
    }

    /// Reads a numero that is no longer a text: 4.1 may have been 4.10, so both may not be there.
    fn of_number(&self, number: &str) -> Result<Porteur, Obstacle> {
        let known = self.known.get_or_init(|| {
            let listing = self.folder.list().unwrap_or_default();
            let stem = |path: &std::path::PathBuf| Some(path.file_stem()?.to_str()?.to_owned());
            listing.fiches.iter().filter_map(stem).collect()
        });
        let read = |text: &str| nombre::read(text).map(|lecture| lecture.nombre);
        let value = read(number);
        let like: Vec<String> =
            known.iter().filter(|stem| value.is_some() && read(stem) == value).cloned().collect();
        match (&like[..], Numero::read(number)) {
            ([only], Some(numero)) if only == number => Ok(Porteur::Fiche(numero)),
            _ => Err(Obstacle::Table(OfTable::NumberAsNumero { value: number.to_owned(), like })),
        }
    }
}

/// Returns what a cell says as a text, if it says something.
pub fn text(cell: &Cell, column: &'static str) -> Result<Option<String>, Obstacle> {
    Ok(match cell {
        Cell::Empty => None,
        Cell::Text(text) if text.len() > MAX_BYTES => {
            return Err(Obstacle::Table(OfTable::TooLong { column }));
        }
        Cell::Text(text) => Some(text.clone()),
        Cell::Number(number) | Cell::Percent(number) => Some(number.clone()),
        Cell::Day(day) => Some(day.to_string()),
        Cell::Truth(truth) => Some(Cell::shown(*truth).to_owned()),
        Cell::Fault(value) => return Err(Obstacle::Table(OfTable::Fault { value: value.clone() })),
        Cell::Uncomputed => return Err(Obstacle::Table(OfTable::Uncomputed)),
        // What stands in the first of them may be meant for all: it must be said.
        Cell::Merged => return Err(Obstacle::Table(OfTable::Merged { column })),
    })
}

/// Says why a text is no date: a spreadsheet may have made a number of it.
pub fn no_date(said: &str) -> Obstacle {
    let value = said.to_owned();
    match dates::of_serial(said) {
        Some(day) => Obstacle::Table(OfTable::DayAsNumber { value, day }),
        None => Obstacle::BadPeriode { value },
    }
}

/// Makes sure that a cell that is needed says something.
pub fn needed(
    column: &'static str,
    read: Result<Option<String>, Obstacle>,
) -> Result<Option<String>, Obstacle> {
    match read? {
        None => Err(Obstacle::Table(OfTable::Empty { column })),
        said => Ok(said),
    }
}

/// Returns the name a cell gives a column.
pub fn name(cell: &Cell) -> Option<String> {
    match cell {
        Cell::Text(text) => Some(text.clone()),
        Cell::Number(number) => Some(number.clone()),
        Cell::Day(day) => Some(day.to_string()),
        _ => None,
    }
}

/// Returns the columns that hold something under a row of names, and have none: their letters, in brackets.
pub fn unnamed(sheet: &Sheet, header: usize) -> Vec<String> {
    let Some((names, rows)) = sheet.rows.get(header..).and_then(<[Row]>::split_first) else {
        return Vec::new();
    };
    let says = |(place, cell): (usize, &Cell)| (*cell != Cell::Merged).then_some(place);
    let filled: BTreeSet<usize> = rows.iter().flat_map(|row| row.cells().filter_map(says)).collect();
    // What stands beyond the names of a text is a cell too many, and refused.
    let is_unnamed =
        |place: &usize| name(names.cell(*place)).is_none() && (sheet.name.is_some() || *place < names.width);
    filled.into_iter().filter(is_unnamed).map(|place| format!("({})", letters(place))).collect()
}

/// Tells whether a text cannot stand in a file.
pub fn forbids(text: &str) -> bool {
    text.contains(|one: char| one.is_control() && one != '\n' && one != '\t')
}
