//! From the rows of a table to values to be written, before any fiche is opened.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use crate::commands::table::{Numeros, forbids, needed, no_date, text};
use crate::interop::table::{Cell, Row, Sheet};
use crate::obstacle::{Obstacle, OfTable, Refused};
use crate::plan::texte::is_nc;
use crate::plan::{Periode, Porteur};
use crate::workspace::Folder;

use super::columns::{Column, Columns};

/// A value that a row gives.
#[derive(Debug)]
pub struct Entry {
    /// Its line.
    pub line: usize,
    /// Whose indicator.
    pub porteur: Porteur,
    /// Which one.
    pub id: String,
    /// When; none where the cell could not be read, which was told.
    pub periode: Option<Periode>,
    /// How much, as the cell has it.
    pub valeur: Cell,
    /// Who says so; none keeps what stands.
    pub source: Option<String>,
    /// What the value alone does not tell; none keeps what stands.
    pub commentaire: Option<String>,
    /// What must still stand there: a value, or n.c. for none; nothing where it is not asked.
    pub attendu: Option<String>,
}

/// What the rows of a table say.
#[derive(Debug, Default)]
pub struct Rows {
    /// The values they give.
    pub entries: Vec<Entry>,
    /// How many rows give none: empty, or n.c.
    pub skipped: usize,
    /// How many rows there are.
    pub count: usize,
    /// Those that are refused.
    pub refused: Vec<Refused>,
}

impl Rows {
    /// Reads the rows under the one that names the columns.
    pub fn read(sheet: &Sheet, columns: &Columns, folder: &Folder) -> Self {
        let mut rows = Self::default();
        let numeros = Numeros::of(folder);
        for row in sheet.rows.iter().skip(1) {
            rows.count += 1;
            match columns.cell(row, Column::Valeur) {
                // A value nobody has given is no value to write, and takes none away.
                Cell::Empty => rows.skipped += 1,
                Cell::Text(text) if is_nc(text) => rows.skipped += 1,
                _ => {
                    let entry = rows.entry(row, columns, &numeros);
                    rows.entries.extend(entry);
                }
            }
        }
        rows
    }

    /// Returns the files that the rows name and that are there.
    pub fn paths(&self, folder: &Folder) -> Vec<PathBuf> {
        let paths: BTreeSet<PathBuf> =
            self.entries.iter().map(|entry| folder.file_of(&entry.porteur)).collect();
        paths.into_iter().filter(|path| path.symlink_metadata().is_ok()).collect()
    }

    fn entry(&mut self, row: &Row, columns: &Columns, numeros: &Numeros<'_>) -> Option<Entry> {
        if columns.is_too_wide(row) {
            let obstacle = OfTable::TooWide { cells: row.width, columns: columns.width };
            self.refuse(row.line, None, Obstacle::Table(obstacle));
            return None;
        }
        let mut told = |column: Column, read: Result<Option<String>, Obstacle>| {
            read.unwrap_or_else(|obstacle| {
                self.refuse(row.line, columns.letters(column), obstacle);
                None
            })
        };
        let cell = |column: Column| columns.cell(row, column);
        let porteur = match numeros.porteur(cell(Column::Numero)) {
            Ok(porteur) => Some(porteur),
            Err(obstacle) => {
                told(Column::Numero, Err(obstacle));
                None
            }
        };
        let id = told(Column::Indicateur, needed("indicateur", text(cell(Column::Indicateur), "indicateur")));
        let periode = match periode(cell(Column::Periode)) {
            Ok(periode) => Some(periode),
            Err(obstacle) => {
                told(Column::Periode, Err(obstacle));
                None
            }
        };
        let mut note = |column: Column| {
            told(column, text(cell(column), column.name()).and_then(|text| lasting(column, text)))
        };
        let (source, commentaire) = (note(Column::Source), note(Column::Commentaire));
        let attendu = told(Column::Attendu, text(cell(Column::Attendu), Column::Attendu.name()));
        let (porteur, id) = (porteur?, id?);
        let valeur = cell(Column::Valeur).clone();
        Some(Entry { line: row.line, porteur, id, periode, valeur, source, commentaire, attendu })
    }

    fn refuse(&mut self, line: usize, column: Option<String>, obstacle: Obstacle) {
        self.refused.push(Refused { sheet: None, line, column, cause: Arc::new(obstacle) });
    }
}

/// Reads a period: as the files write them, or the date of a French spreadsheet, whose day comes first.
pub fn periode(cell: &Cell) -> Result<Periode, Obstacle> {
    match cell {
        Cell::Day(day) => Periode::of_day(*day).ok_or_else(|| no_date(&day.to_string())),
        other => {
            let text = needed("periode", text(other, "periode"))?.unwrap_or_default();
            let day = || Periode::read_day_first(&text);
            Periode::read(&text).ok().or_else(day).ok_or_else(|| no_date(&text))
        }
    }
}

/// Makes sure that a text can stand in a file; n.c. says nothing.
fn lasting(column: Column, text: Option<String>) -> Result<Option<String>, Obstacle> {
    match text {
        Some(text) if forbids(&text) => Err(Obstacle::ForbiddenText { option: column.name() }),
        Some(text) if is_nc(&text) => Ok(None),
        text => Ok(text),
    }
}
