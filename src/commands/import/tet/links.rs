//! The actions that a row is linked to, by their numeros or their titles.

use std::collections::HashMap;

use crate::commands::table::text;
use crate::interop::table::Cell;
use crate::interop::tet::lists;
use crate::obstacle::Obstacle;
use crate::plan::Numero;
use crate::plan::proche::nearest;
use crate::plan::texte::fold;

use super::super::fiches::cells::Said;
use super::found::Found;
use super::known::Known;
use super::lignes::{Ligne, Titre};

/// The titles of a sheet, folded, and the fiches that they are.
pub struct Links<'k> {
    known: &'k Known<'k>,
    titles: HashMap<String, Numero>,
}

impl<'k> Links<'k> {
    /// Takes the titles of the rows that are fiches.
    pub fn of<'f>(known: &'k Known<'k>, rows: impl Iterator<Item = (&'f Ligne<'f>, &'f Found)>) -> Self {
        let titles = rows.map(|(ligne, found)| (ligne.own().folded(), found.numero.clone())).collect();
        Self { known, titles }
    }

    /// Reads a cell; the schemes that the fiche names stay, since the model has no column for them.
    pub fn read(&self, cell: &Cell, numero: &Numero) -> Result<Option<Said>, Obstacle> {
        let Some(said) = text(cell, "liens")? else { return Ok(None) };
        let mut items = Vec::new();
        for item in lists::read(&said) {
            items.push(self.linked(&item)?.to_string());
        }
        let liens = self.known.fiche(numero).map(|fiche| fiche.liens.as_slice()).unwrap_or_default();
        items.extend(liens.iter().filter_map(|lien| lien.dispositif.clone()));
        Ok(Some(Said::Items(items)))
    }

    fn linked(&self, item: &str) -> Result<Numero, Obstacle> {
        let titre = Titre::read(item, &|numero| self.known.stems.contains(numero));
        let folded = fold(item);
        let in_plan = || self.known.titled(&folded, None).first().map(|fiche| fiche.numero.clone());
        let found = titre.numero.or_else(|| self.titles.get(&folded).cloned()).or_else(in_plan);
        found.ok_or_else(|| {
            let nearest = nearest(&folded, self.titles.keys().map(String::as_str));
            Obstacle::UnknownFiche { numero: item.to_owned(), nearest }
        })
    }
}
