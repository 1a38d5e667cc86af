//! What moved between two days: fiches that came and went, statuts, values.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::plan::{Fiche, Mesure, Numero, Periode, Plan, Statut};

/// What moved in a plan.
#[derive(Debug, Default, PartialEq)]
pub struct Mouvement<'p> {
    /// The fiches that came.
    pub nouvelles: Vec<&'p Numero>,
    /// The fiches that went.
    pub retirees: Vec<&'p Numero>,
    /// The fiches that bear another numero: the old one, the new one.
    pub renommees: Vec<(&'p Numero, &'p Numero)>,
    /// The fiches at another statut: what it was, what it is.
    pub statuts: Vec<(&'p Numero, Option<Statut>, Option<Statut>)>,
    /// How many values came, those of the territory included.
    pub saisies: usize,
    /// How many values read otherwise.
    pub corrigees: usize,
    /// How many values went.
    pub effacees: usize,
}

/// A plan on a day: all its fiches, and those that are asked for.
#[derive(Debug, Clone, Copy)]
pub struct Vue<'p> {
    /// What is read of it; its fiches are those asked for.
    pub plan: &'p Plan,
    /// The fiches that are not.
    pub autres: &'p [Fiche],
}

/// Fiches by the numero they bear now.
type Fiches<'p> = BTreeMap<&'p Numero, &'p Fiche>;

/// The values of a plan, by where they stand.
type Valeurs<'p> = BTreeMap<(Option<&'p Numero>, &'p str, Periode), &'p Mesure>;

impl<'p> Mouvement<'p> {
    /// Compares a plan with what it was: the fiches that are asked for then or now, and can be read then and now.
    pub fn of(before: Vue<'p>, after: Vue<'p>) -> Self {
        let (old, new) = (before.fiches(), after.fiches());
        let renommees = renamed(&old, &new);
        let now = |numero: &'p Numero| {
            renommees.iter().find(|(was, _)| *was == numero).map_or(numero, |(_, is)| *is)
        };
        let asked: BTreeSet<&Numero> = after
            .plan
            .fiches
            .iter()
            .map(|fiche| &fiche.numero)
            .chain(before.plan.fiches.iter().map(|fiche| now(&fiche.numero)))
            .collect();
        let is_told = |numero: &&Numero| {
            let is_unread = |view: &Vue<'_>| view.plan.unread.contains(numero);
            asked.contains(numero) && !is_unread(&before) && !is_unread(&after)
        };
        let old: Fiches<'p> = old
            .into_iter()
            .map(|(numero, fiche)| (now(numero), fiche))
            .filter(|(one, _)| is_told(one))
            .collect();
        let new: Fiches<'p> = new.into_iter().filter(|(numero, _)| is_told(numero)).collect();
        let statut = |(numero, fiche): (&&'p Numero, &&'p Fiche)| {
            let was = old.get(*numero)?.statut;
            (was != fiche.statut).then_some((*numero, was, fiche.statut))
        };
        let (was, is) = (valeurs(&old, before.plan), valeurs(&new, after.plan));
        Self {
            nouvelles: new.keys().filter(|numero| !old.contains_key(*numero)).copied().collect(),
            retirees: old.keys().filter(|numero| !new.contains_key(*numero)).copied().collect(),
            statuts: new.iter().filter_map(statut).collect(),
            saisies: is.keys().filter(|place| !was.contains_key(place)).count(),
            corrigees: is.iter().filter(|(place, one)| was.get(place).is_some_and(|old| old != *one)).count(),
            effacees: was.keys().filter(|place| !is.contains_key(place)).count(),
            renommees: renommees.into_iter().filter(|(_, is)| is_told(is)).collect(),
        }
    }
}

impl<'p> Vue<'p> {
    fn fiches(&self) -> Fiches<'p> {
        self.plan.fiches.iter().chain(self.autres).map(|fiche| (&fiche.numero, fiche)).collect()
    }
}

/// Takes a fiche that went, and the one of the same title that came, for one that was renamed.
fn renamed<'p>(old: &Fiches<'p>, new: &Fiches<'p>) -> Vec<(&'p Numero, &'p Numero)> {
    let alone = |ours: &Fiches<'p>, theirs: &Fiches<'p>| -> HashMap<&'p str, Option<&'p Numero>> {
        let mut alone: HashMap<&'p str, Option<&'p Numero>> = HashMap::new();
        for (numero, fiche) in ours.iter().filter(|(numero, _)| !theirs.contains_key(*numero)) {
            if let Some(titre) = fiche.titre.as_deref() {
                alone.entry(titre).and_modify(|one| *one = None).or_insert(Some(numero));
            }
        }
        alone
    };
    let (gone, come) = (alone(old, new), alone(new, old));
    let mut pairs: Vec<_> =
        gone.iter().filter_map(|(titre, was)| Some(((*was)?, (*come.get(titre)?)?))).collect();
    pairs.sort();
    pairs
}

fn valeurs<'p>(fiches: &Fiches<'p>, plan: &'p Plan) -> Valeurs<'p> {
    let fiches = fiches.iter().map(|(numero, fiche)| (Some(*numero), &fiche.indicateurs));
    let mut valeurs = Valeurs::new();
    for (porteur, indicateurs) in std::iter::once((None, &plan.entete.indicateurs)).chain(fiches) {
        for indicateur in indicateurs {
            let place = |periode| (porteur, indicateur.id.as_str(), periode);
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
        let view = |plan| Vue { plan, autres: &[] };
        let moved = Mouvement::of(view(&before), view(&after));
        let [one, two, four] = ["1.1", "1.2", "1.4"].map(|text| Numero::read(text).expect("a numero"));
        let expected = Mouvement {
            nouvelles: vec![&four],
            retirees: vec![&two],
            renommees: Vec::new(),
            statuts: vec![(&one, Some(Statut::EnCours), Some(Statut::Realise))],
            saisies: 2,
            corrigees: 1,
            effacees: 1,
        };
        assert_eq!(moved, expected);
        // Asked for those of a statut: 1.1, which was of it, is followed; the others are as if they were not.
        let (old, new) = (&before, &after);
        let (asked, others) = (plan(old.fiches[..1].to_vec()), &old.fiches[1..]);
        let none = plan(Vec::new());
        let moved =
            Mouvement::of(Vue { plan: &asked, autres: others }, Vue { plan: &none, autres: &new.fiches });
        let followed = Mouvement { nouvelles: vec![], retirees: vec![], saisies: 1, ..expected };
        assert_eq!(moved, followed);
        // What cannot be read on one of the days neither came nor went.
        let unread =
            Plan { fiches: before.fiches[1..].to_vec(), unread: vec![one.clone()], ..Plan::default() };
        let moved = Mouvement::of(view(&unread), view(&before));
        assert_eq!(moved, Mouvement::default());
    }

    #[test]
    fn a_fiche_of_the_same_title_is_the_same() {
        let titled = |numero: &str, titre: &str, valeurs: &[(i32, i64)]| Fiche {
            titre: Some(titre.to_owned()),
            ..fiche(numero, None, valeurs)
        };
        let plan = |fiches: Vec<Fiche>| Plan { fiches, ..Plan::default() };
        let before = plan(vec![titled("1.1", "Isoler", &[(2023, 1)]), titled("1.2", "Planter", &[])]);
        let after = plan(vec![titled("1.2", "Planter", &[]), titled("2.1", "Isoler", &[(2023, 2)])]);
        let view = |plan| Vue { plan, autres: &[] };
        let [one, two] = ["1.1", "2.1"].map(|text| Numero::read(text).expect("a numero"));
        assert_eq!(
            Mouvement::of(view(&before), view(&after)),
            Mouvement { renommees: vec![(&one, &two)], corrigees: 1, ..Mouvement::default() }
        );
    }
}
