//! Which fiche each row of the model is: the actions first, then their parts.

use std::collections::HashMap;

use crate::interop::table::letters;
use crate::interop::tet::{AXE, SUB_TITLE, TITLE};
use crate::obstacle::{Obstacle, OfTable, OfTet};
use crate::plan::Numero;

use super::known::Known;
use super::lignes::{Ligne, Titre};
use super::numeros::{By, Numeros};

/// The fiche that a row is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    pub numero: Numero,
    pub by: By,
    /// The action that it is a part of.
    pub parent: Option<Numero>,
}

/// Why a row is refused, and the letters of the column that is wrong.
pub type Why = (String, Box<Obstacle>);

/// The rows of the sheet that are fiches already.
#[derive(Default)]
struct Seen {
    lines: HashMap<Numero, usize>,
    /// The line of each title under its axes, and of each part under its action.
    keys: HashMap<Key, (usize, Numero)>,
    /// How many actions have a title.
    titles: HashMap<String, usize>,
}

/// The title of an action and its axes; then of a part of it.
type Key = ((String, Vec<String>), Option<String>);

fn key(ligne: &Ligne<'_>) -> Key {
    (ligne.key(), ligne.part.as_ref().map(Titre::folded))
}

/// Finds the fiche of every row, in their order; says why of each that is refused.
pub fn find(lignes: &[Ligne<'_>], known: &Known<'_>) -> Vec<Result<Found, Why>> {
    let (mut numeros, mut seen) = (Numeros::of(known, lignes), Seen::default());
    let mut order: Vec<usize> = (0..lignes.len()).collect();
    order.sort_by_key(|place| lignes[*place].part.is_some());
    let mut found: Vec<(usize, Result<Found, Why>)> = Vec::with_capacity(lignes.len());
    for place in order {
        found.push((place, seen.find(&lignes[place], known, &mut numeros)));
    }
    found.sort_by_key(|(place, _)| *place);
    found.into_iter().map(|(_, found)| found).collect()
}

impl Seen {
    fn find(
        &mut self,
        ligne: &Ligne<'_>,
        known: &Known<'_>,
        numeros: &mut Numeros<'_>,
    ) -> Result<Found, Why> {
        let parent = match &ligne.part {
            Some(_) => Some(self.parent(ligne, known)?),
            None => None,
        };
        let column = letters(if ligne.part.is_some() { SUB_TITLE } else { TITLE });
        let key = key(ligne);
        let has_numero = ligne.own().numero.is_some();
        if let Some((line, _)) = self.keys.get(&key).filter(|_| !has_numero) {
            let titre = ligne.own().text.clone().unwrap_or_default();
            return Err((column, Box::new(Obstacle::Tet(OfTet::Twice { line: *line, titre }))));
        }
        let (numero, by) = numeros.find(ligne, parent.as_ref()).map_err(|obstacle| match obstacle {
            Obstacle::Tet(OfTet::NoNumero { .. }) => (letters(AXE), Box::new(obstacle)),
            other => (column.clone(), Box::new(other)),
        })?;
        let line = ligne.row.line;
        if let Some(line) = self.lines.insert(numero.clone(), line) {
            let numero = numero.to_string();
            return Err((column, Box::new(Obstacle::Table(OfTable::FicheTwice { line, numero }))));
        }
        if ligne.part.is_none() {
            *self.titles.entry(ligne.titre.folded()).or_default() += 1;
        }
        self.keys.insert(key, (line, numero.clone()));
        Ok(Found { numero, by, parent })
    }

    /// Finds the action that a row is a part of: by its numero, by its title and axes in the sheet, by its title in the
    /// plan.
    fn parent(&self, ligne: &Ligne<'_>, known: &Known<'_>) -> Result<Numero, Why> {
        let titre = ligne.titre.folded();
        let found = match &ligne.titre.numero {
            Some(numero) => {
                let is_there = self.lines.contains_key(numero) || known.fiche(numero).is_some();
                is_there.then(|| numero.clone())
            }
            None => self.keys.get(&(ligne.key(), None)).map(|(_, numero)| numero.clone()).or_else(|| {
                let titled = known.titled(&titre, None);
                let is_sole = titled.len() == 1 && !self.titles.contains_key(&titre);
                titled.first().filter(|_| is_sole).map(|fiche| fiche.numero.clone())
            }),
        };
        found.ok_or_else(|| {
            let titre = ligne.titre.text.clone().unwrap_or_default();
            (letters(TITLE), Box::new(Obstacle::Tet(OfTet::Orphan { titre })))
        })
    }
}
