//! A table as a CSV file or a workbook holds it: rows of cells, each with its place.

use std::borrow::Cow;

use chrono::NaiveDate;

use crate::plan::{Nombre, Periode};

/// The largest file that is read, in bytes.
pub const MAX_BYTES: u64 = 64 << 20;

/// The most bytes that the files within a workbook may hold once decompressed.
pub const MAX_UNPACKED: u64 = 128 << 20;

/// The most rows that are read of one sheet.
pub const MAX_ROWS: usize = 200_000;

/// The most cells that are read of one sheet.
pub const MAX_CELLS: usize = 2_000_000;

/// The most digits of a number that every spreadsheet keeps.
const MOST_DIGITS: u32 = 15;

/// One sheet; of a CSV file, all of it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Sheet {
    /// Its name in its workbook.
    pub name: Option<String>,
    /// The rows that hold something.
    pub rows: Vec<Row>,
    /// The encoding it was read in, where the file does not say and it is not UTF-8.
    pub assumed: Option<&'static str>,
}

/// A row.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Row {
    /// Its first line in the file, its number in the sheet; from 1.
    pub line: usize,
    /// How many cells it has, empty ones too.
    pub width: usize,
    /// The cells that hold something, by their column from 0.
    cells: Vec<(usize, Cell)>,
}

/// What stands in a cell.
#[derive(Debug, Clone, Default, PartialEq)]
pub enum Cell {
    /// Nothing.
    #[default]
    Empty,
    /// A text, without the spaces around it.
    Text(String),
    /// A number a spreadsheet holds as one, in digits with a point.
    Number(String),
    /// A number that a spreadsheet shows as a percentage: 0.45 for 45 %.
    Percent(String),
    /// A day a spreadsheet holds as one.
    Day(NaiveDate),
    /// What a spreadsheet shows as VRAI or FAUX.
    Truth(bool),
    /// What a spreadsheet could not compute: `#N/A`.
    Fault(String),
    /// A formula that no spreadsheet has computed yet.
    Uncomputed,
    /// A cell merged into another, which holds their text.
    Merged,
}

/// Why a file gives no table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TableError {
    /// It is no text.
    NotText,
    /// A quote opens at this line and is never closed.
    OpenQuote(usize),
    /// It holds too much.
    TooMuch(Limit),
    /// It is a workbook of another kind, or one that a password protects.
    OtherWorkbook,
    /// It is a compressed file, and no workbook.
    NotAWorkbook,
    /// It is a workbook that cannot be read to its end.
    Damaged(String),
}

/// What there may not be more of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Limit {
    /// [`MAX_BYTES`]
    Bytes,
    /// [`MAX_UNPACKED`]
    Unpacked,
    /// [`MAX_ROWS`]
    Rows,
    /// [`MAX_CELLS`]
    Cells,
}

/// What a table's file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// A text whose cells are parted by a sign.
    Csv,
    /// A compressed workbook: xlsx.
    Workbook,
}

impl Form {
    /// Tells what a file is by its first bytes, whatever its name.
    pub fn of(bytes: &[u8]) -> Result<Self, TableError> {
        // What older spreadsheets write, and what newer ones put a protected workbook into.
        if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
            return Err(TableError::OtherWorkbook);
        }
        Ok(if bytes.starts_with(b"PK") { Self::Workbook } else { Self::Csv })
    }
}

impl Row {
    /// Makes a row; empty cells are left out.
    pub fn new(line: usize, cells: impl IntoIterator<Item = Cell>) -> Self {
        let mut row = Self { line, ..Self::default() };
        for cell in cells {
            let column = row.width;
            row.put(column, cell);
        }
        row
    }

    /// Returns the cell of a column.
    pub fn cell(&self, column: usize) -> &Cell {
        let place = self.cells.binary_search_by_key(&column, |(column, _)| *column);
        place.map_or(&Cell::Empty, |place| &self.cells[place].1)
    }

    /// Returns the cells that hold something, by their column.
    pub fn cells(&self) -> impl Iterator<Item = (usize, &Cell)> {
        self.cells.iter().map(|(column, cell)| (*column, cell))
    }

    /// Tells whether nothing stands in it.
    pub fn is_empty(&self) -> bool {
        self.cells.iter().all(|(_, cell)| *cell == Cell::Merged)
    }

    /// Puts a cell in a column, in the place of the one that is there.
    pub(super) fn put(&mut self, column: usize, cell: Cell) {
        self.width = self.width.max(column + 1);
        if cell == Cell::Empty {
            return;
        }
        match self.cells.binary_search_by_key(&column, |(column, _)| *column) {
            Ok(place) => self.cells[place].1 = cell,
            Err(place) => self.cells.insert(place, (column, cell)),
        }
    }
}

impl Cell {
    /// Makes a cell of a number; one that a spreadsheet cannot hold to the digit is a text.
    pub fn number(nombre: Nombre) -> Self {
        let nombre = nombre.normalize();
        let digits = nombre.mantissa().unsigned_abs().checked_ilog10().unwrap_or(0);
        if digits < MOST_DIGITS { Self::Number(nombre.to_string()) } else { Self::Text(nombre.to_string()) }
    }

    /// Makes a cell of a period: a day is a day, a year a number, any other a text.
    pub fn periode(periode: Periode) -> Self {
        match periode {
            Periode::Jour(jour) => Self::Day(jour),
            Periode::Annee(annee) => Self::Number(annee.to_string()),
            other => Self::Text(other.to_string()),
        }
    }

    /// Returns what stands in it as one text, whatever a spreadsheet holds it as.
    pub fn said(&self) -> Cow<'_, str> {
        match self {
            Self::Empty | Self::Uncomputed | Self::Merged => "".into(),
            Self::Text(text) | Self::Number(text) | Self::Percent(text) | Self::Fault(text) => text.into(),
            Self::Day(day) => day.to_string().into(),
            Self::Truth(truth) => Self::shown(*truth).into(),
        }
    }

    /// Returns what a spreadsheet shows of a truth.
    pub fn shown(truth: bool) -> &'static str {
        if truth { "VRAI" } else { "FAUX" }
    }

    /// Reads a text: the spaces around it are of no account.
    pub fn text(text: &str) -> Self {
        let text = text.trim();
        if text.is_empty() { Self::Empty } else { Self::Text(text.replace("\r\n", "\n")) }
    }
}

/// Returns the letters a spreadsheet gives a column counted from 0: A, Z, AA.
pub fn letters(column: usize) -> String {
    let mut letters = Vec::new();
    let mut left = column + 1;
    while left > 0 {
        left -= 1;
        letters.push(b'A' + u8::try_from(left % 26).unwrap_or_default());
        left /= 26;
    }
    letters.reverse();
    String::from_utf8(letters).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_have_the_letters_of_a_spreadsheet() {
        for (column, said) in [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (702, "AAA")] {
            assert_eq!(letters(column), said);
        }
    }

    #[test]
    fn a_row_holds_what_stands_in_it_by_its_column() {
        let row = Row::new(3, [Cell::text(" 4.5 "), Cell::text("\u{a0}"), Cell::text("a")]);
        assert_eq!((row.cell(0), row.cell(1)), (&Cell::Text("4.5".into()), &Cell::Empty));
        assert_eq!((row.cell(2), row.cell(9), row.width), (&Cell::Text("a".into()), &Cell::Empty, 3));
        assert!(!row.is_empty());
        assert!(Row::new(1, [Cell::Empty, Cell::Empty]).is_empty());
    }
}
