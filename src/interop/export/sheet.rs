//! A table that leaves: what its columns hold, and its rows.

use crate::interop::table::Cell;
use crate::plan::{Mot, Periode};

/// A sheet of a workbook.
#[derive(Debug)]
pub struct Sheet {
    /// Its name.
    pub name: &'static str,
    /// What its columns hold.
    pub columns: Vec<Column>,
    /// Its rows, each with a cell a column.
    pub rows: Vec<Vec<Cell>>,
    /// How many columns stay in sight when the others are turned.
    pub frozen: u16,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its name, in the first row.
    pub name: &'static str,
    /// What stands under it.
    pub holds: Holds,
}

/// What stands in the cells of a column, or may.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Holds {
    /// A word or two.
    Words,
    /// A name, a title, the items of a list one a line: all of it is shown.
    Lines,
    /// A text of which only the beginning is shown.
    Text,
    /// A number.
    Number,
    /// A number between nothing and a hundred.
    Share,
    /// A sum.
    Amount,
    /// A day, or a period that is longer.
    Date,
    /// True or false.
    Truth,
    /// One word of a closed list.
    Choice(Vec<&'static str>),
    /// What is no business of people, and is hidden.
    Stamp,
}

impl Column {
    /// Makes a column.
    pub fn new(name: &'static str, holds: Holds) -> Self {
        Self { name, holds }
    }
}

impl Holds {
    /// Returns one word of a closed list.
    pub fn mot<M: Mot>() -> Self {
        Self::Choice(M::keys().collect())
    }
}

/// Makes a cell of a text, if there is one.
pub fn text(text: Option<&str>) -> Cell {
    text.map_or(Cell::Empty, Cell::text)
}

/// Makes a cell of a word of a closed list, if there is one.
pub fn mot<M: Mot>(mot: Option<M>) -> Cell {
    text(mot.map(Mot::key))
}

/// Makes a cell of a period, if there is one.
pub fn date(periode: Option<Periode>) -> Cell {
    periode.map_or(Cell::Empty, Cell::periode)
}
