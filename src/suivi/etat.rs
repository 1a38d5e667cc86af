//! Where a fiche stands on a day: late or not and why, how far, which values it owes, what it does not say.

use chrono::NaiveDate;

use crate::plan::{Entete, Fiche, Indicateur, Valeur};

use super::attente::{self, Attente};
use super::avancement::{self, Avancement, Progres};
use super::cible::{self, Position};
use super::couverture;
use super::retard::{self, Raison};

/// Where a fiche stands on a day.
#[derive(Debug, Clone, PartialEq)]
pub struct Etat<'f> {
    /// The fiche.
    pub fiche: &'f Fiche,
    /// Why it is late; nothing when it is not.
    pub raisons: Vec<Raison>,
    /// The days since its end, or else the first of its dates that passed; `None` when no date makes it late.
    pub jours: Option<i64>,
    /// By how many days it ended after the end it was meant for, when it is done; what is done is not late.
    pub jours_realise: Option<i64>,
    /// Whether it says enough for its lateness to be judged.
    pub is_judged: bool,
    /// How far it has come.
    pub progres: Progres<'f>,
    /// Its indicators.
    pub mesures: Vec<Mesure<'f>>,
    /// The indicators of the territory that it cites.
    pub citees: Vec<Mesure<'f>>,
    /// What R.229-51 III asks of it and it does not say, by key.
    pub manque: Vec<&'static str>,
}

/// Where an indicator of a fiche stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Mesure<'f> {
    /// The indicator.
    pub indicateur: &'f Indicateur,
    /// How far it has come.
    pub avancement: Avancement<'f>,
    /// Where it stands before its last due target.
    pub position: Position<'f>,
    /// The value it owes.
    pub attente: Option<Attente>,
    /// The value before the latest one, where the latest goes against the sens.
    pub recul: Option<&'f Valeur>,
    /// Whether its latest value has crossed its seuil.
    pub is_crossed: bool,
}

impl Mesure<'_> {
    /// Tells whether its latest value is the one that could be known.
    pub fn is_fresh(&self) -> bool {
        self.attente.is_none() && self.indicateur.latest().is_some()
    }
}

/// Returns the last day on which a fiche was not late: its end, where it has passed, else the first date that has.
fn late_since(raisons: &[Raison]) -> Option<NaiveDate> {
    let fin = raisons.iter().find_map(|raison| match raison {
        Raison::Fin(periode) => Some(periode.last_day()),
        _ => None,
    });
    let others = raisons.iter().filter_map(|raison| match raison {
        Raison::Debut(periode) | Raison::Etape(_, periode) => Some(periode.last_day()),
        Raison::Declare | Raison::Fin(_) => None,
    });
    fin.or_else(|| others.min())
}

fn mesure<'f>(indicateur: &'f Indicateur, entete: &Entete, today: NaiveDate) -> Mesure<'f> {
    Mesure {
        indicateur,
        avancement: avancement::avancement(indicateur),
        position: cible::position(indicateur, today),
        attente: attente::attente(indicateur, entete.delai, today),
        recul: cible::regression(indicateur).map(|(before, _)| before),
        is_crossed: indicateur.latest().is_some_and(|latest| cible::crosses(indicateur, latest)),
    }
}

impl<'f> Etat<'f> {
    /// Returns where a fiche stands on a day.
    pub fn of(fiche: &'f Fiche, entete: &'f Entete, today: NaiveDate) -> Self {
        let own = |one: &'f Indicateur| {
            let mesure = mesure(one, entete, today);
            let attente = mesure.attente.filter(|attente| attente::owes(fiche, attente.periode));
            Mesure { attente, ..mesure }
        };
        let citees = entete.indicateurs.iter().filter(|one| fiche.voir.contains(&one.id));
        let raisons = retard::raisons(fiche, today);
        let jours = late_since(&raisons).map(|since| (today - since).num_days());
        Self {
            fiche,
            jours,
            jours_realise: retard::done_late(fiche),
            is_judged: retard::can_be_judged(fiche),
            progres: avancement::progres(fiche),
            mesures: fiche.indicateurs.iter().map(own).collect(),
            citees: citees.map(|one| mesure(one, entete, today)).collect(),
            manque: couverture::missing(fiche).collect(),
            raisons,
        }
    }

    /// Tells whether the fiche is late.
    pub fn is_late(&self) -> bool {
        !self.raisons.is_empty()
    }

    /// Returns how many values are as fresh as they can be.
    pub fn fresh(&self) -> usize {
        self.mesures.iter().filter(|mesure| mesure.is_fresh()).count()
    }

    /// Returns how many values are awaited.
    pub fn awaited(&self) -> usize {
        self.mesures.iter().filter(|mesure| mesure.attente.is_some()).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{Frequence, Nombre, Numero, Periode, Statut};

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    #[test]
    fn a_fiche_is_late_since_its_end_or_the_first_of_its_dates_that_passed() {
        let mut fiche = Fiche::new(Numero::read("4.5").expect("a numero"));
        fiche.statut = Some(Statut::AVenir);
        fiche.calendrier.debut = Periode::read("2025-01").ok();
        fiche.calendrier.fin_estimee = Periode::read("2025-06").ok();
        let entete = Entete::default();
        assert_eq!(Etat::of(&fiche, &entete, day("2025-06-10")).jours, Some(130));
        assert_eq!(Etat::of(&fiche, &entete, day("2025-07-10")).jours, Some(10));
        fiche.statut = Some(Statut::EnCours);
        assert_eq!(Etat::of(&fiche, &entete, day("2025-07-10")).jours, Some(10));
        fiche.statut = Some(Statut::Realise);
        assert_eq!(Etat::of(&fiche, &entete, day("2025-07-10")).jours, None);
    }

    #[test]
    fn values_are_fresh_awaited_or_neither() {
        let mut fiche = Fiche::new(Numero::read("4.5").expect("a numero"));
        fiche.statut = Some(Statut::EnCours);
        let indicateur = |id: &str, annee: Option<&str>| {
            let valeur = |annee: &str| Valeur {
                periode: Periode::read(annee).expect("a period"),
                mesure: crate::plan::Mesure::Nombre(Nombre::ONE),
                source: None,
                commentaire: None,
            };
            let valeurs = annee.map(valeur).into_iter().collect();
            Indicateur {
                id: id.into(),
                frequence: Some(Frequence::Annuelle),
                valeurs,
                ..Indicateur::default()
            }
        };
        fiche.indicateurs =
            vec![indicateur("a", Some("2024")), indicateur("b", Some("2022")), indicateur("c", None)];
        let entete = Entete::default();
        let stands = Etat::of(&fiche, &entete, day("2025-06-01"));
        assert_eq!((stands.fresh(), stands.awaited()), (1, 2));
        fiche.statut = Some(Statut::Abandonne);
        let stands = Etat::of(&fiche, &entete, day("2025-06-01"));
        assert_eq!((stands.fresh(), stands.awaited()), (2, 0));
    }
}
