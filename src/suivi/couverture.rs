//! Coverage: what the fiches of a plan leave out together — sectors, domains, fields.

use crate::plan::{Domaine, Fiche, Mot, Plan, Secteur, Statut};

/// The fiches from which a folder is taken for a whole plan, whose gaps mean something; fewer are an extract.
pub const PLAN_ENTIER: usize = 10;

/// The fields whose filling tells whether a plan can be followed (TeT: those it reports below 80 %).
///
/// « pilotes » is any of coordinateurs, responsables, elus or services.
pub const SUIVIS: &[Suivi] = &[
    Suivi { key: "titre", is_empty: |fiche| fiche.titre.is_none() },
    Suivi { key: "description", is_empty: |fiche| fiche.description.is_none() },
    Suivi { key: "statut", is_empty: |fiche| fiche.statut.is_none() },
    Suivi { key: "coordinateurs", is_empty: lacks_people },
    Suivi { key: "objectifs", is_empty: |fiche| fiche.objectifs.is_empty() },
    Suivi { key: "indicateurs", is_empty: |fiche| fiche.indicateurs.is_empty() && fiche.voir.is_empty() },
    Suivi {
        key: "budget",
        is_empty: |fiche| fiche.budget.montant.is_none() && fiche.budget.lignes.is_empty(),
    },
];

/// A field that the whole plan is followed by.
pub struct Suivi {
    /// The key that names it.
    pub key: &'static str,
    /// Tells whether a fiche says nothing of it.
    pub is_empty: fn(&Fiche) -> bool,
}

/// Tells whether a fiche names nobody in charge: no body, person, elected member or department.
pub fn lacks_people(fiche: &Fiche) -> bool {
    fiche.coordinateurs.is_empty()
        && fiche.responsables.is_empty()
        && fiche.elus.is_empty()
        && fiche.services.is_empty()
}

/// Returns what R.229-51 III asks of an action and a fiche does not say, by key. Abandoned fiches and sub-actions
/// owe nothing: the law speaks of « les principales actions envisagées ».
pub fn missing(fiche: &Fiche) -> impl Iterator<Item = &'static str> {
    let owes = fiche.statut != Some(Statut::Abandonne) && fiche.parent.is_none();
    let budget = &fiche.budget;
    let lacks_means = fiche.moyens.is_none()
        && budget.montant.is_none()
        && budget.lignes.is_empty()
        && budget.financeurs.is_empty()
        && budget.commentaire.is_none();
    let lacks_results = fiche.objectifs.is_empty()
        && fiche.effets_attendus.is_empty()
        && fiche.gains.is_empty()
        && fiche.indicateurs.iter().all(|indicateur| indicateur.cibles.is_empty());
    [
        (fiche.statut.is_none(), "statut"),
        (lacks_results, "objectifs"),
        (fiche.secteurs.is_empty(), "secteurs"),
        (lacks_people(fiche), "coordinateurs"),
        (fiche.partenaires.is_empty(), "partenaires"),
        (fiche.publics.is_empty(), "publics"),
        (lacks_means, "moyens"),
        (fiche.indicateurs.is_empty() && fiche.voir.is_empty(), "indicateurs"),
    ]
    .into_iter()
    .filter_map(move |(lacks, key)| (owes && lacks).then_some(key))
}

/// Returns the sectors of the order of 4 August 2016 that no fiche acts on; `transversal` is none of them.
pub fn secteurs_sans_action(plan: &Plan) -> Vec<Secteur> {
    secteurs(plan).into_iter().filter(|(_, fiches)| *fiches == 0).map(|(secteur, _)| secteur).collect()
}

/// Returns the sectors of that order, each with how many fiches act on it, sub-actions among them.
pub fn secteurs(plan: &Plan) -> Vec<(Secteur, usize)> {
    let ordered = Secteur::ALL.iter().copied().filter(|secteur| *secteur != Secteur::Transversal);
    let mut counts: Vec<(Secteur, usize)> = ordered.map(|secteur| (secteur, 0)).collect();
    for fiche in alive(plan) {
        let acts = |secteur: Secteur| fiche.secteurs.iter().any(|said| said == secteur.key());
        counts.iter_mut().filter(|(secteur, _)| acts(*secteur)).for_each(|(_, count)| *count += 1);
    }
    counts
}

/// Returns the domains of R.229-51 II that no fiche acts on.
pub fn domaines_sans_action(plan: &Plan) -> Vec<Domaine> {
    let mut left = Domaine::ALL.to_vec();
    for fiche in alive(plan) {
        if left.is_empty() {
            break;
        }
        let acts = |domaine: &Domaine| {
            fiche.domaines.contains(domaine)
                || fiche.domaines.is_empty()
                    && fiche.perimetres.iter().any(|perimetre| perimetre.domaine() == *domaine)
        };
        left.retain(|domaine| !acts(domaine));
    }
    left
}

/// Returns the fields that the whole plan is followed by, each with how many fiches fill it.
pub fn remplis(plan: &Plan) -> Vec<(&'static str, usize)> {
    let filled = |suivi: &Suivi| plan.fiches.iter().filter(|fiche| !(suivi.is_empty)(fiche)).count();
    SUIVIS.iter().map(|suivi| (suivi.key, filled(suivi))).collect()
}

/// Returns the fields that fewer than four fiches in five fill, each with how many do (TeT: 80 %).
pub fn peu_remplis(plan: &Plan) -> Vec<(&'static str, usize)> {
    let is_low = |filled: usize| filled * 5 < plan.fiches.len() * 4;
    remplis(plan).into_iter().filter(|(_, filled)| is_low(*filled)).collect()
}

/// Returns the fiches that are not given up.
pub fn alive(plan: &Plan) -> impl Iterator<Item = &Fiche> {
    plan.fiches.iter().filter(|fiche| fiche.statut != Some(Statut::Abandonne))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{Numero, Perimetre};

    fn plan(count: usize) -> Plan {
        let fiche = |rank| Fiche::new(Numero::read(&format!("1.{rank}")).expect("a numero"));
        Plan { fiches: (1..=count).map(fiche).collect(), ..Plan::default() }
    }

    #[test]
    fn a_field_is_well_filled_from_four_fiches_in_five() {
        let mut plan = plan(10);
        for fiche in plan.fiches.iter_mut().take(8) {
            fiche.titre = Some("Une action".into());
        }
        assert_eq!(peu_remplis(&plan)[0], ("description", 0));
        plan.fiches[0].titre = None;
        assert_eq!(peu_remplis(&plan)[0], ("titre", 7));
    }

    #[test]
    fn perimetres_stand_for_domains_and_an_abandoned_fiche_covers_nothing() {
        let mut plan = plan(2);
        plan.fiches[0].perimetres = vec![Perimetre::Ges];
        plan.fiches[1].perimetres = vec![Perimetre::Air];
        plan.fiches[1].secteurs = vec!["dechets".into()];
        assert_eq!(domaines_sans_action(&plan).len(), 7);
        assert_eq!(secteurs_sans_action(&plan).len(), 7);
        plan.fiches[1].statut = Some(Statut::Abandonne);
        assert_eq!(domaines_sans_action(&plan).len(), 8);
        assert_eq!(secteurs_sans_action(&plan).len(), 8);
    }

    #[test]
    fn a_sub_action_and_an_abandoned_one_owe_nothing() {
        let mut fiche = plan(1).fiches.remove(0);
        assert_eq!(missing(&fiche).count(), 8);
        fiche.parent = Numero::read("1");
        assert_eq!(missing(&fiche).count(), 0);
        fiche.parent = None;
        fiche.statut = Some(Statut::Abandonne);
        assert_eq!(missing(&fiche).count(), 0);
    }
}
