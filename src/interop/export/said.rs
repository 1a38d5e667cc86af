//! What a fiche says, field by field: the other side of what a form that holds a few fields leaves out.

use crate::plan::{Budget, Calendrier, Fiche, Publication, Source};

/// Returns the names, by their keys, of what a fiche says and a form does not carry.
pub fn beyond(fiche: &Fiche, carried: &[&str]) -> Vec<&'static str> {
    said(fiche).into_iter().filter(|key| !carried.contains(key)).collect()
}

/// Returns the names of all that a fiche says.
///
/// Every field is taken by its name here, so that a new one cannot be forgotten.
fn said(fiche: &Fiche) -> Vec<&'static str> {
    let Fiche {
        numero: _,
        titre,
        publication: Publication { date, auteur },
        statut,
        statut_motif,
        avancement,
        priorite,
        echelle,
        axe,
        parent,
        constat,
        objectifs,
        calendrier: Calendrier { debut, fin_estimee, fin_effective, permanente },
        perimetres,
        secteurs,
        domaines,
        description,
        etapes,
        liens,
        impacts,
        gains,
        effets_attendus,
        elus,
        coordinateurs,
        partenaires,
        responsables,
        services,
        publics,
        participation,
        moyens,
        budget: Budget { montant, taxe, commentaire, lignes, financeurs },
        indicateurs,
        voir,
        notes,
        documents,
        source,
    } = fiche;
    let is_budgeted = montant.is_some() || taxe.is_some() || commentaire.is_some();
    [
        ("champ-numero", true),
        ("champ-titre", titre.is_some()),
        ("champ-publication", date.is_some() || auteur.is_some()),
        ("champ-statut", statut.is_some()),
        ("champ-statut_motif", statut_motif.is_some()),
        ("champ-avancement", avancement.is_some()),
        ("champ-priorite", priorite.is_some()),
        ("champ-echelle", echelle.is_some()),
        ("champ-axe", axe.is_some()),
        ("champ-parent", parent.is_some()),
        ("champ-constat", constat.is_some()),
        ("champ-objectifs", !objectifs.is_empty()),
        ("champ-calendrier-debut", debut.is_some()),
        ("champ-calendrier-fin_estimee", fin_estimee.is_some()),
        ("champ-calendrier-fin_effective", fin_effective.is_some()),
        ("champ-calendrier-permanente", permanente.is_some()),
        ("champ-perimetres", !perimetres.is_empty()),
        ("champ-secteurs", !secteurs.is_empty()),
        ("champ-domaines", !domaines.is_empty()),
        ("champ-description", description.is_some()),
        ("champ-etapes", !etapes.is_empty()),
        ("champ-liens", !liens.is_empty()),
        ("champ-impacts", !impacts.is_empty()),
        ("champ-gains", !gains.is_empty()),
        ("champ-effets_attendus", !effets_attendus.is_empty()),
        ("champ-elus", !elus.is_empty()),
        ("champ-coordinateurs", !coordinateurs.is_empty()),
        ("champ-partenaires", !partenaires.is_empty()),
        ("champ-responsables", !responsables.is_empty()),
        ("champ-services", !services.is_empty()),
        ("champ-publics", !publics.is_empty()),
        ("champ-participation", participation.is_some()),
        ("champ-moyens", moyens.is_some()),
        ("champ-budget", is_budgeted || !lignes.is_empty()),
        ("champ-financeurs", !financeurs.is_empty()),
        ("champ-indicateurs", !(indicateurs.is_empty() && voir.is_empty())),
        ("champ-notes", !notes.is_empty()),
        ("champ-documents", !documents.is_empty()),
        ("champ-source", *source != Source::default()),
    ]
    .into_iter()
    .filter_map(|(key, is_said)| is_said.then_some(key))
    .collect()
}
