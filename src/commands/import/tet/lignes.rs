//! The rows of the model, each with the titles and the axes that tell which action it is.

use crate::commands::table::text;
use crate::interop::page::title;
use crate::interop::table::{Row, letters};
use crate::interop::tet::axes::{self, Found};
use crate::interop::tet::{AXE, HEADINGS, SUB_TITLE, TITLE};
use crate::obstacle::{Obstacle, OfTable};
use crate::plan::Numero;
use crate::plan::texte::{compose, fold};

use super::super::fiches::rows::{Rows, Spot};
use super::known::Known;

/// A title, and the numero that stands before it.
#[derive(Debug, Clone, Default)]
pub struct Titre {
    pub numero: Option<Numero>,
    /// The title alone; none where there is but a numero.
    pub text: Option<String>,
}

/// A row, and which action it may be.
#[derive(Debug)]
pub struct Ligne<'s> {
    pub row: &'s Row,
    /// The title of the action.
    pub titre: Titre,
    /// The title of the part of that action that the row is, if it is one.
    pub part: Option<Titre>,
    /// The names of the axes, the widest first.
    pub names: Vec<String>,
    /// The axe they lead to, if it has a number.
    pub axe: Option<String>,
    /// What is to be said of them.
    pub remarks: Vec<Remark>,
}

/// What is to be said of an axe.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Remark {
    /// `plan.yaml` does not declare it: its number and its title.
    Undeclared(String, String),
    /// `plan.yaml` gives its number that title.
    Otherwise(String, String),
    /// It has no number.
    Unnumbered(String),
}

impl<'s> Ligne<'s> {
    /// Reads a row; says of each cell that cannot be read why.
    pub fn read(row: &'s Row, known: &Known<'_>, rows: &mut Rows) -> Option<Self> {
        let mut says = |place: usize| {
            let read = text(row.cell(place), HEADINGS[place]);
            let said =
                read.map_err(|obstacle| rows.refuse(Spot::cell(row.line, letters(place)), obstacle)).ok()?;
            Some(said.map(|said| compose(said.split_whitespace().collect::<Vec<_>>().join(" ").trim())))
        };
        let names: Vec<Option<Option<String>>> = (AXE..AXE + axes::DEPTH).map(&mut says).collect();
        let (titre, part) = (says(TITLE), says(SUB_TITLE));
        let names: Option<Vec<Option<String>>> = names.into_iter().collect();
        let (Some(names), Some(titre), Some(part)) = (names, titre, part) else { return None };
        let Some(titre) = titre.filter(|titre| !titre.is_empty()) else {
            let empty = Obstacle::Table(OfTable::Empty { column: HEADINGS[TITLE] });
            rows.refuse(Spot::cell(row.line, letters(TITLE)), empty);
            return None;
        };
        let names: Vec<String> = names.into_iter().flatten().filter(|name| !name.is_empty()).collect();
        let mut remarks = Vec::new();
        let axe = axes::resolve(&names, known.entete, |found| {
            remarks.push(match found {
                Found::Undeclared(axe, titre) => Remark::Undeclared(axe.to_owned(), titre.to_owned()),
                Found::Otherwise(axe, known) => Remark::Otherwise(axe.to_owned(), known.to_owned()),
                Found::Unnumbered(name) => Remark::Unnumbered(name.to_owned()),
            });
        });
        let titled = |said: &str| Titre::read(said, &|numero| known.stems.contains(numero));
        let (titre, part) = (titled(&titre), part.filter(|part| !part.is_empty()).map(|part| titled(&part)));
        Some(Self { row, titre, part, names, axe, remarks })
    }

    /// Returns the title by which the row is known.
    pub fn own(&self) -> &Titre {
        self.part.as_ref().unwrap_or(&self.titre)
    }

    /// Returns what tells an action from the others of the sheet, where its numero does not.
    pub fn key(&self) -> (String, Vec<String>) {
        (self.titre.folded(), self.names.iter().map(|name| fold(name)).collect())
    }
}

impl Titre {
    /// Reads « 4.5. Titre », « Action 4 : Titre », and any numero of the plan before a point.
    pub fn read(said: &str, is_known: &dyn Fn(&str) -> bool) -> Self {
        if let Some(title) = title::read(said, true) {
            return Self { numero: Some(title.numero), text: Some(title.titre) };
        }
        let known = |text: &str| Numero::read(text).filter(|numero| is_known(numero.as_str()));
        if let Some(numero) = known(said) {
            return Self { numero: Some(numero), text: None };
        }
        let parted = said.split_once(". ").and_then(|(numero, text)| Some((known(numero)?, text)));
        match parted {
            Some((numero, text)) => Self { numero: Some(numero), text: Some(text.trim().to_owned()) },
            None => Self { numero: None, text: Some(said.to_owned()) },
        }
    }

    /// Returns the title without case or accents.
    pub fn folded(&self) -> String {
        self.text.as_deref().map(fold).unwrap_or_default()
    }
}
