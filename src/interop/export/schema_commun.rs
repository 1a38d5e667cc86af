//! The « schéma commun » v0.2.0 of what French local authorities plan: its tables of plans and of actions.
//!
//! Fields, types and words are those it publishes (tests/schemas); `parentId`, which it has not, is what the API that
//! stores its tables adds. No field of it names a person.

use serde::Serialize;
use uuid::Uuid;

use crate::plan::{Entete, Fiche, Numero, Statut};

use super::said;

/// The version of the schema.
pub const VERSION: &str = "v0.2.0";

/// What a fiche says that the schema has a place for.
const CARRIED: &[&str] =
    &["champ-titre", "champ-description", "champ-objectifs", "champ-statut", "champ-parent"];

/// A row of `plans-transition`.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Plan<'p> {
    id: Uuid,
    nom: &'p str,
    r#type: &'static str,
    description: Option<&'p str>,
    periode_debut: Option<String>,
    periode_fin: Option<String>,
    collectivite_responsable_siren: Option<&'p str>,
    territoire_communes: [&'p str; 0],
}

/// A row of `fiches-action`.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Action<'p> {
    id: Uuid,
    nom: &'p str,
    description: Option<&'p str>,
    objectifs: Option<String>,
    statut: Option<&'static str>,
    competences_m57: [&'p str; 0],
    leviers_sgpe: [&'p str; 0],
    plan_transition_ids: [Uuid; 1],
    collectivite_responsable_siren: Option<&'p str>,
    territoire_communes: [&'p str; 0],
    classification_thematiques: [&'p str; 0],
    parent_id: Option<Uuid>,
}

impl<'p> Plan<'p> {
    /// Writes what a plan says of itself; with it, the names of what it does not say and the schema asks for.
    pub fn of(entete: &'p Entete) -> (Self, Vec<&'static str>) {
        let years = entete.years();
        let asked = [
            ("champ-nom", entete.nom.is_some()),
            ("champ-siren", entete.siren.is_some()),
            ("champ-periode", years.is_some()),
        ];
        let plan = Self {
            id: plan_id(entete),
            nom: entete.nom.as_deref().or(entete.collectivite.as_deref()).unwrap_or("PCAET"),
            r#type: "PCAET",
            description: None,
            periode_debut: years.map(|(debut, _)| debut.first_day().to_string()),
            periode_fin: years.map(|(_, fin)| fin.last_day().to_string()),
            collectivite_responsable_siren: entete.siren.as_deref(),
            territoire_communes: [],
        };
        (plan, asked.into_iter().filter_map(|(key, is_said)| (!is_said).then_some(key)).collect())
    }
}

impl<'p> Action<'p> {
    /// Writes a fiche; with it, the names of what it says and the schema has no place for.
    pub fn of(fiche: &'p Fiche, entete: &'p Entete) -> (Self, Vec<&'static str>) {
        let plan = plan_id(entete);
        let statut = fiche.statut.map(word);
        let mut lost = said::beyond(fiche, CARRIED);
        lost.extend((statut == Some(None)).then_some("perte-a-discuter"));
        let action = Self {
            id: id(plan, &fiche.numero),
            nom: fiche.titre.as_deref().unwrap_or(fiche.numero.as_str()),
            description: fiche.description.as_deref(),
            objectifs: (!fiche.objectifs.is_empty()).then(|| fiche.objectifs.join("\n")),
            statut: statut.flatten(),
            competences_m57: [],
            leviers_sgpe: [],
            plan_transition_ids: [plan],
            collectivite_responsable_siren: entete.siren.as_deref(),
            territoire_communes: [],
            classification_thematiques: [],
            parent_id: fiche.parent.as_ref().map(|numero| id(plan, numero)),
        };
        (action, lost)
    }
}

/// Returns the id of a plan: the same from every machine and at every export.
fn plan_id(entete: &Entete) -> Uuid {
    let holder = [&entete.siren, &entete.collectivite, &entete.nom].into_iter().flatten().next();
    let name = format!("pcaet:{}", holder.map_or("", String::as_str));
    Uuid::new_v5(&Uuid::NAMESPACE_URL, name.as_bytes())
}

/// Returns the id of an action of a plan.
fn id(plan: Uuid, numero: &Numero) -> Uuid {
    Uuid::new_v5(&plan, numero.as_str().as_bytes())
}

/// Returns the schema's word for a statut; it has none for an action that is still to be discussed.
fn word(statut: Statut) -> Option<&'static str> {
    match statut {
        Statut::AVenir => Some("À venir"),
        Statut::ADiscuter => None,
        Statut::EnCours => Some("En cours"),
        Statut::Realise => Some("Terminé"),
        Statut::EnRetard => Some("En retard"),
        Statut::EnPause => Some("En pause"),
        Statut::Bloque => Some("Bloqué"),
        Statut::Abandonne => Some("Abandonné"),
    }
}
