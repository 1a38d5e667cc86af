//! Lateness: which fiches are late, and why.

use chrono::NaiveDate;

use crate::plan::{Fiche, Periode, Statut};

/// Why a fiche is late.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Raison {
    /// Its statut says so.
    Declare,
    /// It is still to come, and its beginning has passed.
    Debut(Periode),
    /// Its end has passed.
    Fin(Periode),
    /// A step is overdue.
    Etape(String, Periode),
}

/// Returns why a fiche is late on a day; nothing for one that is done or given up, which owes nothing more.
pub fn raisons(fiche: &Fiche, today: NaiveDate) -> Vec<Raison> {
    if fiche.statut.is_some_and(Statut::is_closed) {
        return Vec::new();
    }
    let passed = |periode: &Periode| periode.last_day() < today;
    let mut raisons = Vec::new();
    if fiche.statut == Some(Statut::EnRetard) {
        raisons.push(Raison::Declare);
    }
    let to_come = fiche.statut == Some(Statut::AVenir);
    raisons.extend(fiche.calendrier.debut.filter(|debut| to_come && passed(debut)).map(Raison::Debut));
    raisons.extend(fiche.echeance().filter(passed).map(Raison::Fin));
    let overdue = fiche.etapes.iter().filter(|etape| etape.is_overdue(today));
    raisons.extend(overdue.filter_map(|etape| Some(Raison::Etape(etape.nom.clone(), etape.echeance?))));
    raisons
}

/// Tells whether a fiche is late on a day.
pub fn is_late(fiche: &Fiche, today: NaiveDate) -> bool {
    !raisons(fiche, today).is_empty()
}

/// Returns by how many days a fiche that is done ended after the end it was meant for; nothing where it did not.
///
/// What is done is no longer late: this is said apart.
pub fn done_late(fiche: &Fiche) -> Option<i64> {
    let fin = fiche.calendrier.fin_effective.filter(|_| fiche.statut == Some(Statut::Realise))?;
    let meant = fiche.echeance()?.last_day();
    // A year that holds the day it was meant for tells nothing.
    (meant < fin.first_day()).then(|| (fin.last_day() - meant).num_days())
}

/// Tells whether a fiche says enough for its lateness to be judged: a statut that settles it, or a date.
pub fn can_be_judged(fiche: &Fiche) -> bool {
    let begins = fiche.statut == Some(Statut::AVenir) && fiche.calendrier.debut.is_some();
    begins
        || fiche.statut.is_some_and(|statut| statut.is_closed() || statut == Statut::EnRetard)
        || fiche.calendrier.permanente == Some(true)
        || fiche.calendrier.fin_estimee.is_some()
        || fiche.etapes.iter().any(|etape| etape.echeance.is_some())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{Etape, Numero};

    fn fiche(statut: Option<Statut>, fin: &str) -> Fiche {
        let mut fiche = Fiche::new(Numero::read("4.5").expect("a numero"));
        fiche.statut = statut;
        fiche.calendrier.fin_estimee = Periode::read(fin).ok();
        fiche
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    #[test]
    fn a_year_is_over_only_when_its_last_day_is() {
        let open = fiche(Some(Statut::EnCours), "2024");
        assert!(!is_late(&open, day("2024-12-31")));
        assert_eq!(raisons(&open, day("2025-01-01")), [Raison::Fin(Periode::Annee(2024))]);
    }

    #[test]
    fn a_fiche_that_is_done_or_given_up_is_never_late() {
        for statut in [Statut::Realise, Statut::Abandonne] {
            assert!(!is_late(&fiche(Some(statut), "2020"), day("2026-01-01")));
        }
    }

    #[test]
    fn done_after_its_end_is_said_apart_from_late() {
        let done = |meant: &str, fin: &str| {
            let mut done = fiche(Some(Statut::Realise), meant);
            done.calendrier.fin_effective = Periode::read(fin).ok();
            done_late(&done)
        };
        assert_eq!(done("2024-06-30", "2024-08-09"), Some(40));
        assert_eq!(done("2024-06", "2024-07"), Some(31));
        assert_eq!(done("2024-06-30", "2024-06-30"), None);
        assert_eq!(done("2024-06", "2024"), None, "some day of 2024, which may have been in time");
        assert_eq!(done("", "2024"), None);
        let mut given_up = fiche(Some(Statut::Abandonne), "2024");
        given_up.calendrier.fin_effective = Periode::read("2025").ok();
        assert_eq!(done_late(&given_up), None);
    }

    #[test]
    fn a_beginning_is_enough_to_judge_what_is_to_come_and_nothing_else() {
        let mut to_come = fiche(Some(Statut::AVenir), "");
        assert!(!can_be_judged(&to_come));
        to_come.calendrier.debut = Periode::read("2024").ok();
        assert!(is_late(&to_come, day("2025-01-01")) && can_be_judged(&to_come));
        to_come.statut = Some(Statut::EnCours);
        assert!(!is_late(&to_come, day("2025-01-01")) && !can_be_judged(&to_come));
    }

    #[test]
    fn every_reason_is_told() {
        let mut late = fiche(Some(Statut::AVenir), "2024-06");
        late.calendrier.debut = Periode::read("2023").ok();
        late.etapes.push(Etape {
            nom: "Étude".into(),
            echeance: Periode::read("2024-03").ok(),
            ..Etape::default()
        });
        assert_eq!(raisons(&late, day("2026-01-01")).len(), 3);
        assert!(!can_be_judged(&fiche(None, "")));
    }
}
