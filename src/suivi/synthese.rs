//! The plan in figures: how many actions stand where, what they cost, what their indicators tell; always of how many.

use chrono::NaiveDate;

use crate::plan::{Entete, Fiche, Indicateur, Montant, Mot, Nombre, Plan, Priorite, Secteur, Statut};

use super::cible::{self, Position};
use super::retard;

/// The figures of some fiches.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Synthese {
    /// The actions; sub-actions are counted apart.
    pub actions: usize,
    /// The sub-actions.
    pub sous_actions: usize,
    /// The actions by statut, in the order of the statuts; those that do not say last.
    pub statuts: Vec<(Option<Statut>, usize)>,
    /// The actions that are late.
    pub retards: usize,
    /// The actions that do not say enough for their lateness to be judged.
    pub inconnues: usize,
    /// What the actions cost.
    pub budget: Depenses,
    /// What their indicators tell, sub-actions included.
    pub indicateurs: Suivi,
}

/// What actions cost; a sub-action's budget is in its action's.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Depenses {
    /// The sum of the amounts, in euros.
    pub prevu: Nombre,
    /// The actions that give an amount.
    pub chiffrees: usize,
    /// The actions that say that nobody can count theirs.
    pub non_chiffrables: usize,
    /// The sum of what was spent, in euros.
    pub reel: Nombre,
    /// The actions that say what they spent.
    pub depensees: usize,
}

/// Where indicators stand before their last due target.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Suivi {
    /// All of them.
    pub total: usize,
    /// Those whose value is as wanted.
    pub atteints: usize,
    /// Those whose value falls short.
    pub manques: usize,
    /// Those without a target.
    pub sans_cible: usize,
    /// Those whose first target is still to come.
    pub pas_echus: usize,
    /// Those whose target is due, and whose value is awaited.
    pub attendus: usize,
    /// Those without a direction.
    pub sans_sens: usize,
}

impl Synthese {
    /// Counts some fiches of a plan, on a day.
    pub fn of<'p>(fiches: impl IntoIterator<Item = &'p Fiche>, today: NaiveDate) -> Self {
        let statuts = Statut::ALL.iter().copied().map(Some).chain([None]).map(|statut| (statut, 0)).collect();
        let mut synthese = Self { statuts, ..Self::default() };
        for fiche in fiches {
            synthese.add(fiche, today);
        }
        synthese
    }

    fn add(&mut self, fiche: &Fiche, today: NaiveDate) {
        for indicateur in &fiche.indicateurs {
            self.indicateurs.add(indicateur, today);
        }
        if fiche.parent.is_some() {
            self.sous_actions += 1;
            return;
        }
        self.actions += 1;
        self.statuts
            .iter_mut()
            .filter(|(statut, _)| *statut == fiche.statut)
            .for_each(|(_, count)| *count += 1);
        self.retards += usize::from(retard::is_late(fiche, today));
        self.inconnues += usize::from(!retard::can_be_judged(fiche));
        self.budget.add(fiche);
    }

    /// Returns how many actions are at a statut.
    pub fn at(&self, statut: Statut) -> usize {
        self.statuts.iter().find(|(one, _)| *one == Some(statut)).map_or(0, |(_, count)| *count)
    }

    /// Returns the actions that were not given up: what the rates of the mid-term report are of.
    pub fn menees(&self) -> usize {
        self.actions - self.at(Statut::Abandonne)
    }

    /// Returns the actions that were begun, be they done or not.
    pub fn lancees(&self) -> usize {
        let begun = [Statut::EnCours, Statut::EnRetard, Statut::EnPause, Statut::Bloque, Statut::Realise];
        begun.into_iter().map(|statut| self.at(statut)).sum()
    }

    /// Returns the share of the actions that are done, in percent; none where there is no action.
    pub fn taux_realise(&self) -> Option<Nombre> {
        share(self.at(Statut::Realise), self.menees())
    }

    /// Returns the share of the actions that are done or begun, in percent; none where there is no action.
    pub fn taux_lance(&self) -> Option<Nombre> {
        share(self.lancees(), self.menees())
    }
}

impl Depenses {
    fn add(&mut self, fiche: &Fiche) {
        match fiche.budget.prevu() {
            Some(Montant::Euros(euros)) => {
                self.prevu = self.prevu.saturating_add(euros);
                self.chiffrees += 1;
            }
            Some(Montant::NonChiffrable) => self.non_chiffrables += 1,
            None => {}
        }
        if let Some(spent) = fiche.budget.reel() {
            self.reel = self.reel.saturating_add(spent);
            self.depensees += 1;
        }
    }
}

impl Suivi {
    fn add(&mut self, indicateur: &Indicateur, today: NaiveDate) {
        self.total += 1;
        let count = match cible::position(indicateur, today) {
            Position::SansCible => &mut self.sans_cible,
            Position::PasEncoreEchue(_) => &mut self.pas_echus,
            Position::ValeurAttendue(_) => &mut self.attendus,
            Position::SansSens(_) => &mut self.sans_sens,
            Position::Atteinte(..) => &mut self.atteints,
            Position::Manquee(..) => &mut self.manques,
        };
        *count += 1;
    }

    /// Counts the indicators of the territory, each once however many fiches cite it.
    pub fn of_territory(entete: &Entete, today: NaiveDate) -> Self {
        let mut suivi = Self::default();
        entete.indicateurs.iter().for_each(|indicateur| suivi.add(indicateur, today));
        suivi
    }
}

/// Returns a share in percent; none of nothing.
pub fn share(part: usize, of: usize) -> Option<Nombre> {
    (Nombre::from(part) * Nombre::ONE_HUNDRED).checked_div(Nombre::from(of))
}

/// What fiches are grouped by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Par {
    /// The axe they lie under.
    Axe,
    /// Where they stand.
    Statut,
    /// The sectors they act on: one may stand in several groups.
    Secteur,
    /// The persons in charge: one may stand in several groups.
    Responsable,
    /// How much they matter.
    Priorite,
}

/// Groups the fiches of a plan; each group by its key, none where a fiche says nothing, the last.
pub fn groups<'p>(plan: &'p Plan, par: Par) -> Vec<(Option<String>, Vec<&'p Fiche>)> {
    let entete = &plan.entete;
    let keys = |fiche: &'p Fiche| -> Vec<String> {
        match par {
            Par::Axe => fiche.axe(entete).map(top_axe).map(str::to_owned).into_iter().collect(),
            Par::Statut => fiche.statut.map(|statut| statut.key().to_owned()).into_iter().collect(),
            Par::Secteur => fiche.secteurs.clone(),
            Par::Responsable => fiche.responsables.iter().map(|person| person.nom.clone()).collect(),
            Par::Priorite => fiche.priorite.map(|priorite| priorite.key().to_owned()).into_iter().collect(),
        }
    };
    let mut groups: Vec<(Option<String>, Vec<&Fiche>)> =
        order(plan, par).into_iter().map(|key| (Some(key), Vec::new())).collect();
    let mut silent = Vec::new();
    for fiche in &plan.fiches {
        let mut keys = keys(fiche);
        keys.sort();
        keys.dedup();
        if keys.is_empty() {
            silent.push(fiche);
        }
        for key in keys {
            match groups.iter_mut().find(|(known, _)| known.as_deref() == Some(&key)) {
                Some((_, fiches)) => fiches.push(fiche),
                None => groups.push((Some(key), vec![fiche])),
            }
        }
    }
    if par == Par::Responsable {
        groups.sort_by(|(one, _), (other, _)| {
            crate::plan::texte::compare(
                one.as_deref().unwrap_or_default(),
                other.as_deref().unwrap_or_default(),
            )
        });
    }
    if !silent.is_empty() {
        groups.push((None, silent));
    }
    groups
}

/// Returns the axe that a plan is told by: the first level of its numeros, 4 of 4.2; a name in words is whole.
fn top_axe(axe: &str) -> &str {
    match axe.split_once(['.', '-', '_']) {
        Some((top, below)) if below.starts_with(|one: char| one.is_ascii_digit()) => top,
        _ => axe,
    }
}

/// Returns the groups that are told even when they are empty, in their order.
fn order(plan: &Plan, par: Par) -> Vec<String> {
    let keys = |keys: &mut dyn Iterator<Item = &'static str>| keys.map(str::to_owned).collect();
    match par {
        Par::Axe => {
            let axes =
                plan.entete.axes.iter().map(|(axe, _)| axe.as_str()).filter(|axe| top_axe(axe) == *axe);
            axes.map(str::to_owned).collect()
        }
        Par::Statut => keys(&mut Statut::keys()),
        Par::Secteur => keys(&mut Secteur::keys()),
        Par::Priorite => keys(&mut Priorite::keys()),
        Par::Responsable => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{Ligne, Numero, UniteBudget};

    fn fiche(numero: &str, statut: Option<Statut>) -> Fiche {
        Fiche { statut, ..Fiche::new(Numero::read(numero).expect("a numero")) }
    }

    fn day() -> NaiveDate {
        "2025-06-01".parse().expect("a day")
    }

    #[test]
    fn rates_are_of_the_actions_that_were_not_given_up() {
        let fiches = [
            fiche("1.1", Some(Statut::Realise)),
            fiche("1.2", Some(Statut::EnPause)),
            fiche("1.3", Some(Statut::AVenir)),
            fiche("1.4", None),
            fiche("1.5", Some(Statut::Abandonne)),
        ];
        let synthese = Synthese::of(&fiches, day());
        assert_eq!((synthese.actions, synthese.menees(), synthese.lancees()), (5, 4, 2));
        assert_eq!(synthese.taux_realise(), Some(Nombre::from(25)));
        assert_eq!(synthese.taux_lance(), Some(Nombre::from(50)));
        assert_eq!(Synthese::of(&fiches[4..], day()).taux_realise(), None);
    }

    #[test]
    fn a_sub_action_counts_apart_and_its_budget_is_in_its_actions() {
        let mut fiches = [fiche("1.1", None), fiche("1.1.1", None), fiche("1.2", None)];
        fiches[1].parent = Numero::read("1.1");
        for (fiche, euros) in fiches.iter_mut().zip([100, 40, 7]) {
            fiche.budget.montant = Some(Montant::Euros(Nombre::from(euros)));
        }
        fiches[2].budget.montant = Some(Montant::NonChiffrable);
        let synthese = Synthese::of(&fiches, day());
        assert_eq!((synthese.actions, synthese.sous_actions), (2, 1));
        let Depenses { prevu, chiffrees, non_chiffrables, depensees, .. } = synthese.budget;
        assert_eq!((prevu, chiffrees, non_chiffrables, depensees), (Nombre::from(100), 1, 1, 0));
    }

    #[test]
    fn lines_tell_a_budget_that_says_no_whole_and_what_was_spent() {
        let ligne = |prevu: Option<i64>, reel: Option<i64>, unite| Ligne {
            prevu: prevu.map(Nombre::from),
            reel: reel.map(Nombre::from),
            unite,
            ..Ligne::default()
        };
        let mut fiches = ["1.1", "1.2", "1.3", "1.4"].map(|numero| fiche(numero, None));
        fiches[0].budget.montant = Some(Montant::Euros(Nombre::from(100)));
        fiches[0].budget.lignes = vec![ligne(Some(60), Some(0), None)];
        fiches[1].budget.lignes = vec![ligne(Some(30), None, None), ligne(Some(20), Some(5), None)];
        fiches[2].budget.lignes = vec![ligne(Some(2), Some(2), Some(UniteBudget::Etp))];
        // The whole of 1.1, not its line; the lines of 1.2; full-time posts are no euros; 1.4 says nothing.
        let Depenses { prevu, chiffrees, reel, depensees, .. } = Synthese::of(&fiches, day()).budget;
        assert_eq!((prevu, chiffrees), (Nombre::from(150), 2));
        assert_eq!((reel, depensees), (Nombre::from(5), 2), "0 was said, and counts");
    }

    #[test]
    fn groups_are_told_in_order_and_silence_last() {
        let plan = Plan {
            fiches: vec![
                fiche("1.1", Some(Statut::Realise)),
                fiche("1.2", None),
                fiche("1.3", Some(Statut::AVenir)),
            ],
            ..Plan::default()
        };
        let groups = groups(&plan, Par::Statut);
        let told: Vec<_> =
            groups.iter().filter(|(_, fiches)| !fiches.is_empty()).map(|(key, _)| key.as_deref()).collect();
        assert_eq!(told, [Some("a-venir"), Some("realise"), None]);
    }
}
