//! The numeros of rows: the one in a title, that of the fiche of the title, or the next that is free.

use std::collections::{BTreeSet, HashMap};

use crate::interop::tet::axes;
use crate::obstacle::{Obstacle, OfTet};
use crate::plan::texte::fold;
use crate::plan::{Fiche, Numero};

use super::known::Known;
use super::lignes::{Ligne, Remark};

/// What a row was known by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// The numero in its title.
    Numero,
    /// Its title.
    Titre,
    /// Nothing: it is new, and has been given a numero.
    Nothing,
}

/// The numeros of the plan, and of the sheet.
pub struct Numeros<'k> {
    known: &'k Known<'k>,
    /// Every numero that is taken, and every axe.
    taken: BTreeSet<String>,
    /// How many rows have a title.
    times: HashMap<String, usize>,
    /// The numeros proposed to axes that have none.
    proposed: HashMap<String, String>,
}

impl<'k> Numeros<'k> {
    /// Takes those of the files of a plan, of its axes, and of the rows of a sheet.
    pub fn of(known: &'k Known<'k>, lignes: &[Ligne<'_>]) -> Self {
        let mut taken: BTreeSet<String> = known.stems.iter().cloned().collect();
        taken.extend(known.entete.axes.iter().map(|(axe, _)| axe.clone()));
        let mut times: HashMap<String, usize> = HashMap::new();
        for ligne in lignes {
            taken.extend(ligne.own().numero.iter().map(ToString::to_string));
            taken.extend(ligne.remarks.iter().filter_map(|remark| match remark {
                Remark::Undeclared(axe, _) => Some(axe.clone()),
                _ => None,
            }));
            *times.entry(ligne.own().folded()).or_default() += 1;
        }
        Self { known, taken, times, proposed: HashMap::new() }
    }

    /// Finds the numero of a row, under the action that it is a part of.
    pub fn find(&mut self, ligne: &Ligne<'_>, parent: Option<&Numero>) -> Result<(Numero, By), Obstacle> {
        if let Some(numero) = &ligne.own().numero {
            return Ok((numero.clone(), By::Numero));
        }
        if let Some(numero) = self.titled(ligne, parent)? {
            return Ok((numero, By::Titre));
        }
        let prefix = match (parent, &ligne.axe, ligne.names.first()) {
            (Some(parent), _, _) => parent.to_string(),
            (None, Some(axe), _) => axe.clone(),
            (None, None, None) => String::new(),
            (None, None, Some(name)) => {
                let (axe, numero) = (name.clone(), self.propose(name));
                return Err(Obstacle::Tet(OfTet::NoNumero { axe, numero }));
            }
        };
        let text = self.next(&prefix);
        let numero = Numero::read(&text).ok_or(Obstacle::BadNumero { text: text.clone() })?;
        self.taken.insert(text);
        Ok((numero, By::Nothing))
    }

    /// Finds the fiche that has the title of a row: under the same axes, else the one there is.
    fn titled(&self, ligne: &Ligne<'_>, parent: Option<&Numero>) -> Result<Option<Numero>, Obstacle> {
        let titre = ligne.own().folded();
        let same = self.known.titled(&titre, parent);
        let near: Vec<&&Fiche> = same.iter().filter(|fiche| self.lies_there(fiche, ligne)).collect();
        match (&near[..], &same[..]) {
            ([only], _) => Ok(Some(only.numero.clone())),
            ([], [only]) if self.times.get(&titre) == Some(&1) => Ok(Some(only.numero.clone())),
            ([], _) => Ok(None),
            (several, _) => {
                let numeros = several.iter().map(|fiche| fiche.numero.to_string()).collect();
                let titre = ligne.own().text.clone().unwrap_or_default();
                Err(Obstacle::Tet(OfTet::Several { titre, numeros }))
            }
        }
    }

    /// Tells whether a fiche lies under the axes of a row.
    fn lies_there(&self, fiche: &Fiche, ligne: &Ligne<'_>) -> bool {
        let entete = self.known.entete;
        let folded = |names: &[String]| names.iter().map(|name| fold(name)).collect::<Vec<_>>();
        let is_axe = |axe: &String| {
            fiche.axe(entete) == Some(axe) || fiche.axe.is_none() && fiche.numero.is_under(axe)
        };
        ligne.axe.as_ref().is_some_and(is_axe) || folded(&axes::of(fiche, entete)) == folded(&ligne.names)
    }

    /// Returns the numero after the last that lies right under a prefix, be it taken by a fiche or by an axe.
    fn next(&self, prefix: &str) -> String {
        let start = if prefix.is_empty() { String::new() } else { format!("{prefix}.") };
        let rank = |taken: &String| {
            let rest = taken.strip_prefix(&start)?;
            let end = rest.find(|one: char| !one.is_ascii_digit()).unwrap_or(rest.len());
            rest[..end].parse::<u32>().ok()
        };
        let under = self.taken.range(start.clone()..).take_while(|taken| taken.starts_with(&start));
        format!("{start}{}", under.filter_map(rank).max().unwrap_or_default().saturating_add(1))
    }

    /// Returns the numero that an axe without one could have.
    fn propose(&mut self, name: &str) -> String {
        if let Some(numero) = self.proposed.get(&fold(name)) {
            return numero.clone();
        }
        let numero = self.next("");
        self.taken.insert(numero.clone());
        self.proposed.insert(fold(name), numero.clone());
        numero
    }
}
