//! What the model of Territoires en Transitions has no column for.

use crate::interop::tet::FINANCEURS;
use crate::plan::{Calendrier, Fiche, Financeur, Publication, Source, Taxe};

/// Returns what no row says of a fiche, by the keys of the names.
pub fn beyond(fiche: &Fiche) -> Vec<&'static str> {
    let Fiche { calendrier: Calendrier { fin_effective, permanente, .. }, budget, .. } = fiche;
    let has_details = |one: &Financeur| one.taux.is_some() || one.etat.is_some() || one.commentaire.is_some();
    let is_unpaid = |one: &Financeur| one.montant.is_none() || budget.taxe == Some(Taxe::Ttc);
    [
        ("champ-publication", fiche.publication != Publication::default()),
        ("champ-statut_motif", fiche.statut_motif.is_some()),
        ("champ-avancement", fiche.avancement.is_some()),
        ("champ-echelle", fiche.echelle.is_some()),
        ("champ-constat", fiche.constat.is_some()),
        ("champ-calendrier-fin_effective", fin_effective.is_some()),
        ("champ-calendrier-permanente", permanente.is_some()),
        ("champ-perimetres", !fiche.perimetres.is_empty()),
        ("champ-secteurs", !fiche.secteurs.is_empty()),
        ("champ-domaines", !fiche.domaines.is_empty()),
        ("champ-etapes", !fiche.etapes.is_empty()),
        ("champ-liens", !fiche.liens.is_empty()),
        ("champ-impacts", !fiche.impacts.is_empty()),
        ("champ-gains", !fiche.gains.is_empty()),
        ("champ-effets_attendus", !fiche.effets_attendus.is_empty()),
        ("perte-identifiants", fiche.responsables.iter().any(|person| person.identifiant.is_some())),
        ("champ-publics", !fiche.publics.is_empty()),
        ("champ-lignes", !budget.lignes.is_empty()),
        ("perte-financeurs", FINANCEURS < budget.financeurs.len()),
        ("perte-financeurs-details", budget.financeurs.iter().any(has_details)),
        // TeT leaves out a financer that has no amount.
        ("perte-financeurs-sans-montant", budget.financeurs.iter().take(FINANCEURS).any(is_unpaid)),
        ("champ-indicateurs", !(fiche.indicateurs.is_empty() && fiche.voir.is_empty())),
        ("champ-notes", !fiche.notes.is_empty()),
        ("champ-documents", !fiche.documents.is_empty()),
        ("champ-source", fiche.source != Source::default()),
    ]
    .into_iter()
    .filter_map(|(key, is_lost)| is_lost.then_some(key))
    .collect()
}
