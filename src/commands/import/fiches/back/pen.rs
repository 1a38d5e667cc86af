//! A text that is written change after change, each made where the one before it left the text.

use std::collections::HashMap;

use chrono::NaiveDate;

use crate::commands::fields;
use crate::obstacle::{Obstacle, OfTable};
use crate::plan::{Formes, Porteur};
use crate::workspace::assign::{Assignment, Demand};
use crate::workspace::{decode, refused};
use crate::yaml::{Change, Document, edit};

use super::super::rows::Spot;
use super::touch::Refusals;

/// The text of a file, and the changes that led to it.
pub struct Pen<'p> {
    /// Whose file.
    pub porteur: &'p Porteur,
    /// The file, as it is shown.
    pub shown: String,
    /// Its text, the changes so far made.
    pub text: String,
    /// The changes, each with the cell that asks for it.
    pub changes: Vec<(Spot, Change)>,
    /// What the fields of the file are.
    pub formes: Formes,
    /// The day of what is dated.
    pub today: NaiveDate,
    /// What each place was asked to say, and where.
    said: HashMap<String, (String, usize)>,
}

impl<'p> Pen<'p> {
    /// Begins with a text.
    pub fn begin(
        porteur: &'p Porteur,
        shown: String,
        text: String,
        formes: Formes,
        today: NaiveDate,
    ) -> Self {
        Self { porteur, shown, text, changes: Vec::new(), formes, today, said: HashMap::new() }
    }

    /// Makes the changes that are found in the text as it is now.
    pub fn make(
        &mut self,
        spot: &Spot,
        find: impl FnOnce(&Document<'_>) -> Vec<Change>,
    ) -> Result<(), Refusals> {
        for change in find(&Document::read(&self.text)) {
            let edited = edit(&self.text, &change)
                .map_err(|refusal| vec![(spot.clone(), refused(&self.shown, &self.text, &refusal))])?;
            self.text = edited;
            self.changes.push((spot.clone(), change));
        }
        Ok(())
    }

    /// Asks a field to read a value; an empty one takes away what it says.
    pub fn assign(&mut self, spot: &Spot, field: String, value: &str) -> Result<(), Refusals> {
        self.ask(spot, &Assignment { field, demand: Demand::Read, value: value.to_owned() })
    }

    /// Asks a list to hold an item.
    pub fn hold(&mut self, spot: &Spot, field: &str, item: &str) -> Result<(), Refusals> {
        self.ask(spot, &Assignment { field: field.to_owned(), demand: Demand::Hold, value: item.to_owned() })
    }

    fn ask(&mut self, spot: &Spot, assignment: &Assignment) -> Result<(), Refusals> {
        let document = Document::read(&self.text);
        let orders = decode::orders(&document, self.porteur);
        let assigned = assignment.assign(&document, &self.formes, &orders, self.today);
        let assigned = assigned.map_err(|unfit| vec![(spot.clone(), fields::trouble(assignment, unfit))])?;
        self.make(spot, |_| assigned.change.into_iter().collect())
    }

    /// Tells whether a place is already to say this; two cells that say two things of one place are refused.
    pub fn is_said(
        &mut self,
        spot: &Spot,
        (place, column): (&str, &'static str),
        said: &str,
    ) -> Result<bool, Refusals> {
        let place = format!("{place} {column}");
        match self.said.get(&place) {
            None => {
                self.said.insert(place, (said.to_owned(), spot.line));
                Ok(false)
            }
            Some((other, _)) if other == said => Ok(true),
            Some((_, line)) => {
                let clash = OfTable::CellsClash { colonne: column, line: *line };
                Err(vec![(spot.clone(), Obstacle::Table(clash))])
            }
        }
    }
}
