//! A row of indicators or of budget that was changed in a spreadsheet: what it asks of its file.

use crate::commands::indicator::import::periode;
use crate::commands::table::text;
use crate::interop::export::stamp::{Stamp, is_cut};
use crate::interop::table::Cell;
use crate::obstacle::{Obstacle, OfTable};
use crate::plan::texte::{compose, is_nc};
use crate::plan::{Periode, nombre};

use super::super::rows::Spot;

/// What a sheet is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Theme {
    Indicateurs,
    Budget,
}

/// A row that was changed, or is new.
#[derive(Debug, Clone)]
pub struct Touch {
    /// What it is about.
    pub theme: Theme,
    /// Its place.
    pub spot: Spot,
    /// The letters of its columns.
    pub columns: Vec<(&'static str, String)>,
    /// What its cells say, by the names of their columns.
    pub cells: Vec<(&'static str, Cell)>,
    /// How it left the plan; none for a new row.
    pub stamp: Option<Stamp>,
}

/// Obstacles, each with the cell it is told of.
pub type Refusals = Vec<(Spot, Obstacle)>;

impl Touch {
    /// Returns the place of one of its cells.
    pub fn at(&self, column: &str) -> Spot {
        let letters = self.columns.iter().find(|(name, _)| *name == column);
        Spot { column: letters.map(|(_, letters)| letters.clone()), ..self.spot.clone() }
    }

    /// Returns what a cell says.
    pub fn cell(&self, column: &str) -> &Cell {
        self.cells.iter().find(|(name, _)| *name == column).map_or(&Cell::Empty, |(_, cell)| cell)
    }

    /// Returns the text of a cell; none where it says nothing, or that nothing is known.
    pub fn text(&self, column: &'static str) -> Result<Option<String>, Refusals> {
        let read = text(self.cell(column), column).map_err(|obstacle| vec![(self.at(column), obstacle)])?;
        Ok(read.map(|text| compose(text.trim())).filter(|text| !text.is_empty() && !is_nc(text)))
    }

    /// Writes a cell as the plan does, where it is understood: 1 as oui, Acquis as acquis, 20 % as 20.
    pub fn normal(mut self, column: &str, written: impl FnOnce(&Cell) -> Option<Cell>) -> Self {
        if let Some((_, cell)) = self.cells.iter_mut().find(|(name, _)| *name == column)
            && let Some(written) = written(cell)
        {
            *cell = written;
        }
        self
    }

    /// Says that a cell is missing.
    pub fn needs(&self, column: &'static str) -> Refusals {
        vec![(self.at(column), Obstacle::Table(OfTable::Empty { column }))]
    }

    /// Returns the period of a row, if it names one.
    pub fn periode(&self) -> Result<Option<Periode>, Refusals> {
        match self.cell("periode") {
            Cell::Empty => Ok(None),
            cell => periode(cell).map(Some).map_err(|obstacle| vec![(self.at("periode"), obstacle)]),
        }
    }

    /// Returns the columns whose cells ask for something, of those that read so in the plan now.
    ///
    /// A cell that reads in the plan neither as it left nor as it is wanted was changed on both sides.
    pub fn asked(&self, now: &[(&'static str, Cell)]) -> Result<Vec<&'static str>, Refusals> {
        let (mut asked, mut refusals) = (Vec::new(), Vec::new());
        for (column, here) in now {
            let Some((_, wanted)) = self.cells.iter().find(|(name, _)| name == column) else { continue };
            let obstacle = match &self.stamp {
                _ if is_same(wanted, here) => continue,
                Some(stamp) if stamp.holds(column, wanted) => continue,
                Some(stamp) if stamp.holds(column, here) && is_cut(here) => {
                    OfTable::CutShort { colonne: column }
                }
                // A row that did not leave the plan may add to it, and change nothing.
                None if *wanted == Cell::Empty => continue,
                Some(stamp) if stamp.holds(column, here) => {
                    asked.push(*column);
                    continue;
                }
                None if *here == Cell::Empty => {
                    asked.push(*column);
                    continue;
                }
                _ => OfTable::Moved { colonne: column, here: here.said().into_owned() },
            };
            refusals.push((self.at(column), Obstacle::Table(obstacle)));
        }
        if refusals.is_empty() { Ok(asked) } else { Err(refusals) }
    }
}

/// Tells whether two cells say the same, be it in other signs: 1,5 and 1.5.
fn is_same(wanted: &Cell, here: &Cell) -> bool {
    let (wanted, here) = (wanted.said(), here.said());
    let number = |said: &str| nombre::read(said.trim()).map(|lecture| lecture.nombre);
    let is_number = || number(&wanted).is_some() && number(&wanted) == number(&here);
    wanted.trim_end() == here.trim_end() || is_number()
}
