//! What the commands that read a table share: the file, whatever its form, and the sheet to read.

mod cells;

use std::path::Path;

use crate::interop::table::{self, Form, Limit, MAX_BYTES, Sheet, TableError};
use crate::interop::xlsx::Workbook;
use crate::obstacle::{Obstacle, OfTable};

use super::Context;
use super::input::{self, Odd};

pub use cells::{Numeros, forbids, name, needed, no_date, text, unnamed};

/// Reads the bytes of a file, or of standard input for `-`.
pub fn bytes(path: &Path, ctx: &Context) -> Result<Vec<u8>, Obstacle> {
    let shown = path.display().to_string();
    input::bytes(path, MAX_BYTES, ctx, |odd| match odd {
        Odd::TooBig => obstacle(&shown, TableError::TooMuch(Limit::Bytes)),
        Odd::NotAFile => {
            let (path, detail) = (shown.clone(), String::new());
            Obstacle::Table(OfTable::Unreadable { path, cause: "illisible-special", detail })
        }
    })
}

/// What a file holds: one table, or a workbook of several.
pub enum Source {
    /// A text.
    Text(Sheet),
    /// A workbook.
    Workbook(Box<Workbook>),
}

/// Opens a file of tables by its bytes; `path` is what it is called where they cannot be read.
pub fn open(bytes: Vec<u8>, path: &str) -> Result<Source, Obstacle> {
    let source = Form::of(&bytes).and_then(|form| match form {
        Form::Csv => Sheet::of_csv(&bytes).map(Source::Text),
        Form::Workbook => Workbook::open(bytes).map(|workbook| Source::Workbook(Box::new(workbook))),
    });
    source.map_err(|error| obstacle(path, error))
}

impl Source {
    /// Returns the sheet asked for; else the first in which `find` finds what it needs.
    ///
    /// Where it finds nothing in any, says why of the first sheet that it says most of: the higher its rank, the more.
    pub fn find<T>(
        &mut self,
        path: &str,
        wanted: Option<&str>,
        find: impl Fn(&Sheet) -> Result<T, (usize, Obstacle)>,
    ) -> Result<(Sheet, T), Obstacle> {
        let workbook = match self {
            Self::Text(_) if wanted.is_some() => {
                return Err(Obstacle::Table(OfTable::NoSheets { path: path.to_owned() }));
            }
            Self::Text(sheet) => {
                let found = find(sheet).map_err(|(_, obstacle)| obstacle)?;
                return Ok((std::mem::take(sheet), found));
            }
            Self::Workbook(workbook) => workbook,
        };
        let names = match wanted {
            None => workbook.shown.clone(),
            Some(name) if workbook.names.iter().any(|known| known == name) => vec![name.to_owned()],
            Some(name) => {
                let known = workbook.names.iter().map(String::as_str);
                return Err(Obstacle::unknown_choice("--sheet", name, known));
            }
        };
        let mut best: Option<(usize, Obstacle)> = None;
        for name in names {
            let sheet = workbook.sheet(&name).map_err(|error| obstacle(path, error))?;
            match find(&sheet) {
                Ok(found) => return Ok((sheet, found)),
                Err(why) if best.as_ref().is_none_or(|(rank, _)| *rank < why.0) => best = Some(why),
                Err(_) => {}
            }
        }
        Err(best.map_or_else(|| obstacle(path, TableError::NotAWorkbook), |(_, obstacle)| obstacle))
    }

    /// Returns a sheet by its name, if there is one.
    pub fn named(&mut self, path: &str, name: &str) -> Result<Option<Sheet>, Obstacle> {
        match self {
            Self::Workbook(workbook) if workbook.names.iter().any(|known| known == name) => {
                workbook.sheet(name).map(Some).map_err(|error| obstacle(path, error))
            }
            _ => Ok(None),
        }
    }
}

/// Says why a file gives no table.
fn obstacle(path: &str, error: TableError) -> Obstacle {
    let path = path.to_owned();
    let unreadable = |cause, detail: String| OfTable::Unreadable { path: path.clone(), cause, detail };
    let count = |most: usize| most as u64;
    Obstacle::Table(match error {
        TableError::NotText => unreadable("table-pas-du-texte", String::new()),
        TableError::OtherWorkbook => unreadable("table-autre-classeur", String::new()),
        TableError::NotAWorkbook => unreadable("table-pas-un-classeur", String::new()),
        TableError::Damaged(said) => {
            let detail = if said.is_empty() { said } else { format!(" ({said})") };
            unreadable("table-abimee", detail)
        }
        TableError::OpenQuote(line) => OfTable::OpenQuote { path, line },
        TableError::TooMuch(limit) => {
            let (what, limit) = match limit {
                Limit::Bytes => ("octets", MAX_BYTES >> 20),
                Limit::Unpacked => ("contenu", table::MAX_UNPACKED >> 20),
                Limit::Rows => ("lignes", count(table::MAX_ROWS)),
                Limit::Cells => ("cellules", count(table::MAX_CELLS)),
            };
            OfTable::TooMuch { path, what, limit }
        }
    })
}
