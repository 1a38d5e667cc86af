//! The fiches of the plan, by what the rows of a sheet call them.

use std::collections::{HashMap, HashSet};

use crate::interop::export::tet::Row as Own;
use crate::plan::texte::fold;
use crate::plan::{Entete, Fiche, Numero, Plan};

/// The fiches of a plan.
pub struct Known<'p> {
    pub entete: &'p Entete,
    /// The numeros of all files, those that cannot be read too.
    pub stems: HashSet<String>,
    fiches: HashMap<&'p Numero, &'p Fiche>,
    titles: HashMap<String, Vec<&'p Fiche>>,
}

impl<'p> Known<'p> {
    /// Returns those of a plan, whose files have these numeros.
    pub fn of(plan: &'p Plan, stems: HashSet<String>) -> Self {
        let fiches = plan.fiches.iter().map(|fiche| (&fiche.numero, fiche)).collect();
        let mut titles: HashMap<String, Vec<&Fiche>> = HashMap::new();
        for fiche in &plan.fiches {
            titles.entry(fold(fiche.titre.as_deref().unwrap_or_default())).or_default().push(fiche);
        }
        Self { entete: &plan.entete, stems, fiches, titles }
    }

    /// Returns the fiche of a numero.
    pub fn fiche(&self, numero: &Numero) -> Option<&'p Fiche> {
        self.fiches.get(numero).copied()
    }

    /// Returns the fiches of a title, folded, that are parts of an action, or of none.
    pub fn titled(&self, titre: &str, parent: Option<&Numero>) -> Vec<&'p Fiche> {
        let same = self.titles.get(titre).into_iter().flatten();
        same.copied().filter(|fiche| fiche.parent.as_ref() == parent).collect()
    }

    /// Returns the row that the export makes of a fiche, if the plan has it.
    pub fn own(&self, numero: &Numero) -> Option<Own> {
        let fiche = self.fiche(numero)?;
        let (mut own, _) = Own::of(fiche, self.entete);
        if let Some(parent) = fiche.parent.as_ref().and_then(|parent| self.fiche(parent)) {
            own.put_under(&Own::of(parent, self.entete).0);
        }
        Some(own)
    }
}
