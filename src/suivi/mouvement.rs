//! What moved between two days: fiches that came and went, statuts, values.

use std::collections::{BTreeMap, BTreeSet};

use crate::plan::{Fiche, Mesure, Numero, Periode, Plan, Porteur, Statut};

/// What moved in a plan.
#[derive(Debug, Default, PartialEq)]
pub struct Mouvement<'p> {
    /// The fiches that came.
    pub nouvelles: Vec<&'p Numero>,
    /// The fiches that went.
    pub retirees: Vec<&'p Numero>,
    /// The fiches at another statut: what it was, what it is.
    pub statuts: Vec<(&'p Numero, Option<Statut>, Option<Statut>)>,
    /// How many values came, those of the territory included.
    pub saisies: usize,
    /// How many values read otherwise.
    pub corrigees: usize,
    /// How many values went.
    pub effacees: usize,
}

/// The values of a plan, by where they stand.
type Valeurs<'p> = BTreeMap<(Porteur, &'p str, Periode), &'p Mesure>;

impl<'p> Mouvement<'p> {
    /// Compares a plan with what it was.
    pub fn of(before: &'p Plan, after: &'p Plan) -> Self {
        let numeros = |plan: &'p Plan| -> BTreeSet<&'p Numero> {
            plan.fiches.iter().map(|fiche| &fiche.numero).collect()
        };
        let (old, new) = (numeros(before), numeros(after));
        let statut = |fiche: &'p Fiche| {
            let old = before.fiche(&fiche.numero)?.statut;
            (old != fiche.statut).then_some((&fiche.numero, old, fiche.statut))
        };
        let (was, is) = (valeurs(before), valeurs(after));
        Self {
            nouvelles: new.difference(&old).copied().collect(),
            retirees: old.difference(&new).copied().collect(),
            statuts: after.fiches.iter().filter_map(statut).collect(),
            saisies: is.keys().filter(|place| !was.contains_key(place)).count(),
            corrigees: is.iter().filter(|(place, one)| was.get(place).is_some_and(|old| old != *one)).count(),
            effacees: was.keys().filter(|place| !is.contains_key(place)).count(),
        }
    }
}

fn valeurs(plan: &Plan) -> Valeurs<'_> {
    let territory = (Porteur::Plan, &plan.entete.indicateurs);
    let fiches = plan.fiches.iter().map(|fiche| (Porteur::Fiche(fiche.numero.clone()), &fiche.indicateurs));
    let mut valeurs = Valeurs::new();
    for (porteur, indicateurs) in std::iter::once(territory).chain(fiches) {
        for indicateur in indicateurs {
            let place = |periode| (porteur.clone(), indicateur.id.as_str(), periode);
            valeurs.extend(indicateur.valeurs.iter().map(|valeur| (place(valeur.periode), &valeur.mesure)));
        }
    }
    valeurs
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{Indicateur, Nombre, Valeur};

    fn fiche(numero: &str, statut: Option<Statut>, valeurs: &[(i32, i64)]) -> Fiche {
        let valeur = |(annee, nombre): &(i32, i64)| Valeur {
            periode: Periode::Annee(*annee),
            mesure: Mesure::Nombre(Nombre::from(*nombre)),
            source: None,
            commentaire: None,
        };
        let valeurs = valeurs.iter().map(valeur).collect();
        let kits = Indicateur { id: "kits".into(), valeurs, ..Indicateur::default() };
        let numero = Numero::read(numero).expect("a numero");
        Fiche { statut, indicateurs: vec![kits], ..Fiche::new(numero) }
    }

    #[test]
    fn what_moved_is_told_apart_from_what_stayed() {
        let plan = |fiches: Vec<Fiche>| Plan { fiches, ..Plan::default() };
        let before = plan(vec![
            fiche("1.1", Some(Statut::EnCours), &[(2023, 1), (2024, 2)]),
            fiche("1.2", None, &[]),
            fiche("1.3", Some(Statut::AVenir), &[]),
        ]);
        let after = plan(vec![
            fiche("1.1", Some(Statut::Realise), &[(2024, 3), (2025, 4)]),
            fiche("1.3", Some(Statut::AVenir), &[]),
            fiche("1.4", None, &[(2025, 0)]),
        ]);
        let moved = Mouvement::of(&before, &after);
        let [one, two, four] = ["1.1", "1.2", "1.4"].map(|text| Numero::read(text).expect("a numero"));
        assert_eq!(
            moved,
            Mouvement {
                nouvelles: vec![&four],
                retirees: vec![&two],
                statuts: vec![(&one, Some(Statut::EnCours), Some(Statut::Realise))],
                saisies: 2,
                corrigees: 1,
                effacees: 1,
            }
        );
    }
}
