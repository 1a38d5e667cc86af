//! Targets: which way an indicator is wanted to go, and whether its last due target was reached.

use chrono::NaiveDate;

use crate::plan::{Cumul, Indicateur, Nombre, Periode, Sens, Valeur};

/// Where an indicator stands before its last due target. What is not known is never counted as missed.
#[derive(Debug, Clone, PartialEq)]
pub enum Position<'i> {
    /// It has no target.
    SansCible,
    /// Its first target is still to come.
    PasEncoreEchue(&'i Valeur),
    /// A target is due, and no value is known at its period or after.
    ValeurAttendue(&'i Valeur),
    /// It has no direction, so that no value is better than another.
    SansSens(&'i Valeur),
    /// The value, or the sum of the periods, is as wanted.
    Atteinte(&'i Valeur, Nombre),
    /// The value, or the sum of the periods, falls short.
    Manquee(&'i Valeur, Nombre),
}

/// Returns the value that an indicator starts from: the one of its reference, else its first.
pub fn depart(indicateur: &Indicateur) -> Option<&Valeur> {
    let stated = indicateur.reference.and_then(|reference| indicateur.valeur(reference));
    stated.or(indicateur.valeurs.first())
}

/// Returns which way an indicator is wanted to go: what it says, else from where it starts to its last target.
///
/// Kausal Watch reads the sign of (last goal − first value) too; values that add up start from nothing. `None` where
/// nothing tells.
pub fn sens(indicateur: &Indicateur) -> Option<Sens> {
    if indicateur.sens.is_some() {
        return indicateur.sens;
    }
    let last = indicateur.cibles.last()?.mesure.rank();
    let from = match depart(indicateur) {
        _ if indicateur.cumul == Some(Cumul::Somme) => Nombre::ZERO,
        Some(depart) => depart.mesure.rank(),
        None => indicateur.cibles.first().filter(|_| indicateur.cibles.len() > 1)?.mesure.rank(),
    };
    Some(match last.cmp(&from) {
        std::cmp::Ordering::Greater => Sens::Hausse,
        std::cmp::Ordering::Less => Sens::Baisse,
        std::cmp::Ordering::Equal => Sens::Maintien,
    })
}

/// Returns what an indicator reads through a period: that value, or the sum since the reference.
///
/// « cumul: somme » : values are per period, targets are totals since the reference, its period included.
pub fn reading(indicateur: &Indicateur, through: &Valeur) -> Nombre {
    if indicateur.cumul != Some(Cumul::Somme) {
        return through.mesure.rank();
    }
    let since = indicateur.reference.map(Periode::first_day);
    let counts = |valeur: &&Valeur| {
        since.is_none_or(|since| since <= valeur.periode.first_day()) && valeur.periode <= through.periode
    };
    let ranks = indicateur.valeurs.iter().filter(counts).map(|valeur| valeur.mesure.rank());
    // A sum that no number holds is the greatest there is, rather than the end of the program.
    ranks.fold(Nombre::ZERO, Nombre::saturating_add)
}

/// Returns where an indicator stands on a day: its last due target against the latest value at or after it.
///
/// A target is due once its period is over. Source: Kausal Watch `recalculate_status`.
pub fn position(indicateur: &Indicateur, today: NaiveDate) -> Position<'_> {
    let Some(first) = indicateur.cibles.first() else { return Position::SansCible };
    let due = indicateur.cibles.iter().rev().find(|cible| cible.periode.last_day() < today);
    let Some(cible) = due else { return Position::PasEncoreEchue(first) };
    let at_or_after = |valeur: &&Valeur| cible.periode.last_day() <= valeur.periode.last_day();
    let Some(valeur) = indicateur.latest().filter(at_or_after) else {
        return Position::ValeurAttendue(cible);
    };
    let read = reading(indicateur, valeur);
    let reached = match sens(indicateur) {
        Some(Sens::Hausse) => cible.mesure.rank() <= read,
        Some(Sens::Baisse) => read <= cible.mesure.rank(),
        _ => return Position::SansSens(cible),
    };
    if reached { Position::Atteinte(cible, read) } else { Position::Manquee(cible, read) }
}

/// Tells whether a value has crossed the seuil: below it where more is wanted, above it where less is.
pub fn crosses(indicateur: &Indicateur, valeur: &Valeur) -> bool {
    let Some(seuil) = &indicateur.seuil else { return false };
    match sens(indicateur) {
        Some(Sens::Hausse) => valeur.mesure.rank() < seuil.rank(),
        Some(Sens::Baisse) => seuil.rank() < valeur.mesure.rank(),
        _ => false,
    }
}

/// Returns the last two values where the latest goes against the sens; values that add up have no such thing.
pub fn regression(indicateur: &Indicateur) -> Option<(&Valeur, &Valeur)> {
    let [.., before, latest] = indicateur.valeurs.as_slice() else { return None };
    if indicateur.cumul == Some(Cumul::Somme) {
        return None;
    }
    let falls = match sens(indicateur)? {
        Sens::Hausse => latest.mesure.rank() < before.mesure.rank(),
        Sens::Baisse => before.mesure.rank() < latest.mesure.rank(),
        Sens::Maintien | Sens::Aucun => false,
    };
    falls.then_some((before, latest))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::Mesure;

    fn series(valeurs: &[(&str, i64)]) -> Vec<Valeur> {
        let valeur = |(periode, nombre): &(&str, i64)| Valeur {
            periode: Periode::read(periode).expect("a period"),
            mesure: Mesure::Nombre(Nombre::from(*nombre)),
            source: None,
            commentaire: None,
        };
        valeurs.iter().map(valeur).collect()
    }

    fn kits(cibles: &[(&str, i64)], valeurs: &[(&str, i64)]) -> Indicateur {
        Indicateur { cibles: series(cibles), valeurs: series(valeurs), ..Indicateur::default() }
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    #[test]
    fn the_sens_goes_from_the_start_to_the_last_target() {
        let mut restarted = kits(&[("2030", 30)], &[("2020", 50), ("2022", 10)]);
        assert_eq!(sens(&restarted), Some(Sens::Baisse));
        restarted.reference = Periode::read("2022").ok();
        assert_eq!(sens(&restarted), Some(Sens::Hausse));
        let mut summed = kits(&[("2030", 30)], &[("2020", 50)]);
        summed.cumul = Some(Cumul::Somme);
        assert_eq!(sens(&summed), Some(Sens::Hausse));
        assert_eq!(sens(&kits(&[("2030", 5)], &[("2020", 9)])), Some(Sens::Baisse));
        assert_eq!(sens(&kits(&[("2030", 9)], &[("2020", 9)])), Some(Sens::Maintien));
        assert_eq!(sens(&kits(&[("2026", 5), ("2030", 9)], &[])), Some(Sens::Hausse));
        assert_eq!(sens(&kits(&[("2030", 9)], &[])), None);
        assert_eq!(sens(&kits(&[], &[("2020", 9)])), None);
    }

    #[test]
    fn a_target_is_due_the_day_after_its_period_and_never_missed_without_a_value() {
        let behind = kits(&[("2024", 30), ("2026", 60)], &[("2023", 0), ("2024", 12)]);
        assert!(matches!(position(&behind, day("2024-12-31")), Position::PasEncoreEchue(_)));
        assert!(matches!(position(&behind, day("2025-01-01")), Position::Manquee(_, _)));
        assert!(matches!(position(&behind, day("2027-01-01")), Position::ValeurAttendue(_)));
        assert_eq!(position(&kits(&[], &[("2024", 1)]), day("2027-01-01")), Position::SansCible);
    }

    #[test]
    fn a_value_after_the_target_can_still_reach_it() {
        let later = kits(&[("2024", 30)], &[("2023", 0), ("2024", 12), ("2025", 30)]);
        assert!(matches!(position(&later, day("2026-06-01")), Position::Atteinte(_, _)));
    }

    #[test]
    fn values_per_period_are_added_up_since_the_reference() {
        let mut summed = kits(&[("2025", 100)], &[("2022", 90), ("2023", 40), ("2024", 30), ("2025", 20)]);
        summed.cumul = Some(Cumul::Somme);
        summed.sens = Some(Sens::Hausse);
        summed.reference = Periode::read("2023").ok();
        let latest = summed.latest().expect("a value");
        assert_eq!(reading(&summed, latest), Nombre::from(90));
        assert!(matches!(position(&summed, day("2026-01-01")), Position::Manquee(_, _)));
        assert_eq!(regression(&summed), None);
    }

    #[test]
    fn a_seuil_is_a_floor_where_more_is_wanted_and_a_ceiling_where_less_is() {
        let mut watched = kits(&[("2030", 90)], &[("2023", 50), ("2024", 40)]);
        watched.seuil = Some(Mesure::Nombre(Nombre::from(45)));
        assert!(watched.latest().is_some_and(|latest| crosses(&watched, latest)));
        assert!(regression(&watched).is_some());
        watched.sens = Some(Sens::Baisse);
        assert!(watched.latest().is_some_and(|latest| !crosses(&watched, latest)));
        assert!(regression(&watched).is_none());
    }
}
