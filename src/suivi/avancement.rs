//! Progress: how far an indicator and an action have come, or which answer is missing to tell.

use crate::plan::{Cumul, Fiche, Indicateur, Nature, Nombre, Periode, Sens, Statut, Valeur};

use super::cible::{self, reading, sens};

/// How far an indicator has come towards its last target, or why nobody can say. Unknown is never 0 %.
#[derive(Debug, Clone, PartialEq)]
pub enum Avancement<'i> {
    /// So far.
    Mesure(Parcours<'i>),
    /// It has no target.
    SansCible,
    /// It has no value yet.
    SansValeur(&'i Valeur),
    /// It has no value at the period it starts from.
    SansDepart(Periode),
    /// Its target is what it started from.
    EcartNul(&'i Valeur),
    /// What it started from was better than its target, in its sens: there is no way to go.
    DejaAtteinte(&'i Valeur),
    /// It has no direction: no value is better than another.
    SansSens,
}

/// The way an indicator has come: from its reference, through its latest value, to its last target.
#[derive(Debug, Clone, PartialEq)]
pub struct Parcours<'i> {
    /// In percent of the whole way; below 0 when it went backwards, over 100 when it went further.
    pub taux: Nombre,
    /// What it started from; `None` where values add up from nothing.
    pub depart: Option<&'i Valeur>,
    /// Whether the indicator says where it starts from; it starts from its first value otherwise.
    pub is_stated: bool,
    /// The latest value.
    pub valeur: &'i Valeur,
    /// What it reads, added up where it is to be.
    pub lecture: Nombre,
    /// The last target.
    pub cible: &'i Valeur,
}

/// Returns how far an indicator has come: (last − reference) / (target − reference), in its sens.
///
/// Values that add up (`cumul: somme`) start from nothing. Source: Kausal Watch `recalculate_status`, which takes
/// the first value and the last goal.
pub fn avancement(indicateur: &Indicateur) -> Avancement<'_> {
    let Some(cible) = indicateur.cibles.last() else { return Avancement::SansCible };
    if matches!(indicateur.sens, Some(Sens::Aucun | Sens::Maintien)) || sens(indicateur).is_none() {
        return match indicateur.latest() {
            None => Avancement::SansValeur(cible),
            Some(_) => Avancement::SansSens,
        };
    }
    let Some(valeur) = indicateur.latest() else { return Avancement::SansValeur(cible) };
    let sums = indicateur.cumul == Some(Cumul::Somme);
    let depart = match indicateur.reference {
        _ if sums => None,
        Some(reference) if indicateur.valeur(reference).is_none() => {
            return Avancement::SansDepart(reference);
        }
        _ => cible::depart(indicateur),
    };
    let from = depart.map_or(Nombre::ZERO, |depart| depart.mesure.rank());
    let lecture = reading(indicateur, valeur);
    let span = cible.mesure.rank() - from;
    let is_backwards = match sens(indicateur) {
        Some(Sens::Hausse) => span < Nombre::ZERO,
        Some(Sens::Baisse) => Nombre::ZERO < span,
        _ => false,
    };
    if is_backwards {
        return Avancement::DejaAtteinte(cible);
    }
    let taux = (lecture - from).checked_mul(Nombre::ONE_HUNDRED).and_then(|way| way.checked_div(span));
    match taux {
        Some(taux) => {
            let is_stated = indicateur.reference.is_some();
            Avancement::Mesure(Parcours { taux, depart, is_stated, valeur, lecture, cible })
        }
        None => Avancement::EcartNul(cible),
    }
}

/// How far an action has come, and what tells it.
#[derive(Debug, Clone, PartialEq)]
pub struct Progres<'f> {
    /// In percent, from 0 to 100; `None` where nothing tells.
    pub taux: Option<Nombre>,
    /// What its people declare, in percent.
    pub declare: Option<Nombre>,
    /// What was counted: each part weighs the same.
    pub parts: Vec<Part<'f>>,
}

/// A part of what tells an action's progress.
#[derive(Debug, Clone, PartialEq)]
pub enum Part<'f> {
    /// Its statut says that it is done.
    Realise,
    /// The steps done, among all.
    Etapes(usize, usize),
    /// An indicator that measures what is done, cut to 0 and 100 %.
    Indicateur(&'f Indicateur, Nombre),
}

/// Returns how far an action has come: the mean of its indicators of `realisation` and of its steps.
///
/// Steps count only if one of them has a date or a state; results and impacts on the territory do not tell what an
/// action did. An action that is done is at 100 %.
pub fn progres(fiche: &Fiche) -> Progres<'_> {
    let parts = parts(fiche);
    let sum: Nombre = parts.iter().map(Part::taux).sum();
    let taux = sum.checked_div(Nombre::from(parts.len()));
    Progres { taux, declare: fiche.avancement, parts }
}

fn parts(fiche: &Fiche) -> Vec<Part<'_>> {
    if fiche.statut == Some(Statut::Realise) {
        return vec![Part::Realise];
    }
    let counts =
        |indicateur: &&Indicateur| indicateur.nature.unwrap_or(Nature::Realisation) == Nature::Realisation;
    let measured = fiche.indicateurs.iter().filter(counts).filter_map(|indicateur| {
        let Avancement::Mesure(parcours) = avancement(indicateur) else { return None };
        Some(Part::Indicateur(indicateur, parcours.taux.clamp(Nombre::ZERO, Nombre::ONE_HUNDRED)))
    });
    let mut parts: Vec<Part<'_>> = measured.collect();
    let etapes = &fiche.etapes;
    if etapes
        .iter()
        .any(|etape| etape.realisee.is_some() || etape.echeance.is_some() || etape.debut.is_some())
    {
        parts.push(Part::Etapes(etapes.iter().filter(|etape| etape.is_done()).count(), etapes.len()));
    }
    parts
}

impl Part<'_> {
    /// Returns what the part says, in percent.
    pub fn taux(&self) -> Nombre {
        match self {
            Self::Realise => Nombre::ONE_HUNDRED,
            Self::Etapes(done, all) => {
                let done = Nombre::from(*done) * Nombre::ONE_HUNDRED;
                done.checked_div(Nombre::from(*all)).unwrap_or_default()
            }
            Self::Indicateur(_, taux) => *taux,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{Etape, Mesure, Modalite, Numero, Realisee};

    fn periode(text: &str) -> Periode {
        Periode::read(text).expect("a period")
    }

    fn series(valeurs: &[(&str, i64)]) -> Vec<Valeur> {
        let valeur = |(texte, nombre): &(&str, i64)| Valeur {
            periode: periode(texte),
            mesure: Mesure::Nombre(Nombre::from(*nombre)),
            source: None,
            commentaire: None,
        };
        valeurs.iter().map(valeur).collect()
    }

    fn kits(cibles: &[(&str, i64)], valeurs: &[(&str, i64)]) -> Indicateur {
        let id = "kits".to_owned();
        Indicateur { id, cibles: series(cibles), valeurs: series(valeurs), ..Indicateur::default() }
    }

    fn taux(indicateur: &Indicateur) -> Option<String> {
        match avancement(indicateur) {
            Avancement::Mesure(parcours) => Some(parcours.taux.normalize().to_string()),
            _ => None,
        }
    }

    #[test]
    fn the_way_goes_from_the_reference_to_the_last_target() {
        assert_eq!(
            taux(&kits(&[("2026", 30), ("2029", 60)], &[("2023", 0), ("2024", 12)])).as_deref(),
            Some("20")
        );
        // Downwards is a way too, and backwards is below 0.
        assert_eq!(taux(&kits(&[("2030", 60)], &[("2020", 100), ("2024", 80)])).as_deref(), Some("50"));
        assert_eq!(taux(&kits(&[("2030", 60)], &[("2020", 100), ("2024", 120)])).as_deref(), Some("-50"));
        assert_eq!(taux(&kits(&[("2024", 10)], &[("2020", 0), ("2024", 15)])).as_deref(), Some("150"));
        // One value is where it starts from: nothing was done yet, which is known.
        assert_eq!(taux(&kits(&[("2030", 60)], &[("2023", 0)])).as_deref(), Some("0"));
        let mut later = kits(&[("2030", 30)], &[("2020", 50), ("2022", 10), ("2024", 20)]);
        later.reference = Some(periode("2022"));
        assert_eq!(taux(&later).as_deref(), Some("50"));
    }

    #[test]
    fn a_period_is_as_coarse_as_it_is_written() {
        let mut quarters =
            kits(&[("2024", 40), ("2024-T4", 50)], &[("2023", 10), ("2024-T1", 20), ("2024-06-30", 30)]);
        quarters.valeurs.sort_by_key(|valeur| valeur.periode);
        // The last target is the last of those that end last, whatever their grain.
        let last = &quarters.cibles.last().expect("a target").periode.to_string();
        assert_eq!((taux(&quarters).as_deref(), last.as_str()), (Some("50"), "2024-T4"));
        quarters.reference = Some(periode("2024-T1"));
        assert_eq!(taux(&quarters).as_deref(), Some("33.333333333333333333333333333"));
        // A year and its last day are not one key: what is written is what is meant.
        quarters.reference = Some(periode("2023-12-31"));
        assert_eq!(taux(&quarters), None);
    }

    #[test]
    fn values_that_add_up_start_from_nothing() {
        let mut summed = kits(&[("2028", 100)], &[("2022", 90), ("2023", 40), ("2024", 20)]);
        summed.cumul = Some(Cumul::Somme);
        summed.reference = Some(periode("2023"));
        assert_eq!(taux(&summed).as_deref(), Some("60"));
    }

    #[test]
    fn choices_are_ranks() {
        let choix = |code: &str, label: &str| Modalite { code: code.into(), label: label.into() };
        let mut eit = kits(&[], &[]);
        eit.modalites = vec![choix("0", "non"), choix("1", "étude"), choix("2", "oui")];
        let valeur = |texte: &str, label: &str| Valeur {
            periode: periode(texte),
            mesure: eit.modalite(label).expect("a choice"),
            source: None,
            commentaire: None,
        };
        let (valeurs, cibles) =
            (vec![valeur("2023", "non"), valeur("2024", "étude")], vec![valeur("2026", "oui")]);
        let eit = Indicateur { cibles, valeurs, ..eit.clone() };
        assert_eq!(taux(&eit).as_deref(), Some("50"));
    }

    #[test]
    fn what_is_unknown_says_which_answer_is_missing() {
        assert_eq!(avancement(&kits(&[], &[("2023", 0)])), Avancement::SansCible);
        assert!(matches!(avancement(&kits(&[("2030", 60)], &[])), Avancement::SansValeur(_)));
        let mut level = kits(&[("2030", 9)], &[("2020", 9)]);
        assert_eq!(avancement(&level), Avancement::EcartNul(&level.cibles[0]));
        level.sens = Some(Sens::Maintien);
        assert_eq!(avancement(&level), Avancement::SansSens);
        let mut astray = kits(&[("2030", 9)], &[("2020", 1)]);
        astray.reference = Some(periode("2019"));
        assert_eq!(avancement(&astray), Avancement::SansDepart(periode("2019")));
        // Less is wanted, and it started below the most that is wanted: 8 is worse than 5, not 30 % of a way.
        let mut below = kits(&[("2030", 15)], &[("2020", 5), ("2024", 8)]);
        below.sens = Some(Sens::Baisse);
        assert_eq!(avancement(&below), Avancement::DejaAtteinte(&below.cibles[0]));
        let mut above = kits(&[("2030", 5)], &[("2020", 15)]);
        above.sens = Some(Sens::Hausse);
        assert_eq!(avancement(&above), Avancement::DejaAtteinte(&above.cibles[0]));
    }

    #[test]
    fn an_action_is_told_by_what_it_does() {
        let mut fiche = Fiche::new(Numero::read("4.5").expect("a numero"));
        fiche.etapes = ["Étude", "Travaux"].map(|nom| Etape { nom: nom.into(), ..Etape::default() }).into();
        assert_eq!(progres(&fiche).taux, None, "steps of which nothing is known tell nothing");
        fiche.etapes[0].realisee = Some(Realisee::Oui);
        assert_eq!(progres(&fiche).taux, Some(Nombre::from(50)));
        fiche.indicateurs.push(kits(&[("2030", 60)], &[("2023", 0), ("2024", 60)]));
        assert_eq!(progres(&fiche).taux, Some(Nombre::from(75)));
        fiche.indicateurs[0].nature = Some(Nature::Impact);
        assert_eq!(progres(&fiche).taux, Some(Nombre::from(50)));
        fiche.statut = Some(Statut::Realise);
        assert_eq!(progres(&fiche).parts, [Part::Realise]);
    }
}
