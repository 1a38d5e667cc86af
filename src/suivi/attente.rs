//! Values awaited: which period an indicator owes a value for, and since when.

use chrono::{Months, NaiveDate};

use crate::plan::{Fiche, Frequence, Indicateur, Periode, Statut, Valeur};

/// Months until a period's value can be known, where neither the indicator nor the plan says.
pub const DELAI: u32 = 3;

/// A value that could be known by now, and is not there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Attente {
    /// The period it is about.
    pub periode: Periode,
    /// The first day on which it was late.
    pub depuis: NaiveDate,
}

/// Returns the value an indicator owes on a day; `delai` is the plan's.
///
/// Two things make a value due: the frequence, once the latest period of that grain is over and its delai has run
/// out (TeT, Kausal Watch); and a target, once its own period is over and its delai has run out. The period named is
/// the latest one due: an older one that nobody noted may never be known.
pub fn attente(indicateur: &Indicateur, delai: Option<u32>, today: NaiveDate) -> Option<Attente> {
    let delai = indicateur.delai.or(delai).unwrap_or(DELAI);
    let known = indicateur.latest().map(|latest| latest.periode.last_day());
    let owed = |periode: &Periode| known.is_none_or(|known| known < periode.last_day());
    let by_frequence = last_due(indicateur, delai, today).filter(owed);
    let by_cible = last_due_cible(indicateur, delai, today).map(|cible| cible.periode).filter(owed);
    let periode = by_frequence.max(by_cible)?;
    Some(Attente { periode, depuis: due_from(periode, delai)? })
}

/// Tells whether a fiche owes the value of a period: it has begun by then, and is neither done nor given up.
pub fn owes(fiche: &Fiche, periode: Periode) -> bool {
    let is_running = !fiche
        .statut
        .is_some_and(|statut| statut.is_closed() || matches!(statut, Statut::AVenir | Statut::ADiscuter));
    is_running && fiche.calendrier.debut.is_none_or(|debut| debut.first_day() <= periode.last_day())
}

/// Returns the latest target whose value could be known by now.
pub fn last_due_cible(indicateur: &Indicateur, delai: u32, today: NaiveDate) -> Option<&Valeur> {
    indicateur.cibles.iter().rev().find(|cible| is_due(cible.periode, delai, today))
}

/// Returns the first day on which the value of a period is late.
fn due_from(periode: Periode, delai: u32) -> Option<NaiveDate> {
    periode.last_day().checked_add_months(Months::new(delai))?.succ_opt()
}

fn is_due(periode: Periode, delai: u32, today: NaiveDate) -> bool {
    // Most periods are told by their own end, without counting months.
    periode.last_day() < today && due_from(periode, delai).is_some_and(|due| due <= today)
}

/// Returns the latest period of the indicator's frequence that is due.
fn last_due(indicateur: &Indicateur, delai: u32, today: NaiveDate) -> Option<Periode> {
    let months = indicateur.frequence.and_then(Frequence::months)?;
    let settled = today.pred_opt()?.checked_sub_months(Months::new(delai))?;
    let grain = months.min(12);
    // The period a settled day lies in is over, or it is the one before: one or two turns.
    let mut periode = Periode::holding(settled, grain);
    while !is_due(periode, delai, today) {
        periode = Periode::holding(periode.first_day().pred_opt()?, grain);
    }
    if months <= 12 {
        return Some(periode);
    }
    // Every two or three years is counted from a year that was measured, or is the reference.
    let from = indicateur.latest().map(|latest| latest.periode).or(indicateur.reference)?;
    let next = i64::from(from.annee()) + i64::from(months / 12);
    let next = Periode::Annee(i32::try_from(next).ok()?);
    is_due(next, delai, today).then_some(next)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{Mesure, Nombre, Numero};

    fn periode(text: &str) -> Periode {
        Periode::read(text).expect("a period")
    }

    fn series(periodes: &[&str]) -> Vec<Valeur> {
        let valeur = |text: &&str| Valeur {
            periode: periode(text),
            mesure: Mesure::Nombre(Nombre::from(1)),
            source: None,
            commentaire: None,
        };
        periodes.iter().map(valeur).collect()
    }

    fn kits(frequence: Frequence, valeurs: &[&str]) -> Indicateur {
        Indicateur { frequence: Some(frequence), valeurs: series(valeurs), ..Indicateur::default() }
    }

    fn awaited(indicateur: &Indicateur, today: &str) -> Option<String> {
        let attente = attente(indicateur, None, today.parse().expect("a day"))?;
        Some(format!("{} {}", attente.periode, attente.depuis))
    }

    #[test]
    fn a_year_is_owed_once_it_is_over_and_its_delai_has_run_out() {
        let yearly = kits(Frequence::Annuelle, &["2023"]);
        assert_eq!(awaited(&yearly, "2025-03-31"), None);
        assert_eq!(awaited(&yearly, "2025-04-01").as_deref(), Some("2024 2025-04-01"));
        assert_eq!(awaited(&kits(Frequence::Annuelle, &["2024-12-31"]), "2025-04-01"), None);
    }

    #[test]
    fn the_latest_period_is_named_rather_than_the_first_one_missed() {
        let quarterly = kits(Frequence::Trimestrielle, &["2023-T1"]);
        assert_eq!(awaited(&quarterly, "2025-06-01").as_deref(), Some("2024-T4 2025-04-01"));
    }

    #[test]
    fn every_two_years_is_counted_from_a_year_that_was_measured() {
        let biennial = kits(Frequence::Biennale, &["2022"]);
        assert_eq!(awaited(&biennial, "2025-03-31"), None);
        assert_eq!(awaited(&biennial, "2025-06-01").as_deref(), Some("2024 2025-04-01"));
        assert_eq!(awaited(&kits(Frequence::Biennale, &[]), "2025-06-01"), None);
    }

    #[test]
    fn a_due_target_asks_for_a_value_whatever_the_frequence() {
        let mut once = kits(Frequence::Ponctuelle, &["2022"]);
        once.cibles = series(&["2024", "2030"]);
        assert_eq!(awaited(&once, "2025-06-01").as_deref(), Some("2024 2025-04-01"));
        once.delai = Some(18);
        assert_eq!(awaited(&once, "2025-06-01"), None);
    }

    #[test]
    fn what_is_to_come_done_or_given_up_owes_nothing() {
        let mut fiche = Fiche::new(Numero::read("1.1").expect("a numero"));
        assert!(owes(&fiche, periode("2024")));
        fiche.calendrier.debut = Some(periode("2025-01"));
        assert!(!owes(&fiche, periode("2024")));
        assert!(owes(&fiche, periode("2025")));
        for statut in [Statut::AVenir, Statut::ADiscuter, Statut::Realise, Statut::Abandonne] {
            fiche.statut = Some(statut);
            assert!(!owes(&fiche, periode("2025")));
        }
    }
}
