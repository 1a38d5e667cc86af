//! An indicator and its values, as programs read them.

use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Number;

use crate::plan;
use crate::plan::Porteur;

use super::{date, mot, nombre};

/// What an indicator reads: a number with the digits of the file, or the label of a modalité.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum Mesure {
    /// A number, in the indicator's unit.
    Nombre(Number),
    /// The label of a modalité.
    Modalite(String),
}

impl From<&plan::Mesure> for Mesure {
    fn from(mesure: &plan::Mesure) -> Self {
        match mesure {
            plan::Mesure::Nombre(valeur) => Self::Nombre(nombre(*valeur)),
            plan::Mesure::Modalite(_, label) => Self::Modalite(label.clone()),
        }
    }
}

/// A value of a series.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Valeur<'p> {
    /// When: 2024, 2024-S1, 2024-T3, 2024-06 or 2024-06-30.
    pub periode: String,
    /// How much.
    pub valeur: Mesure,
    /// Who says so.
    pub source: Option<&'p str>,
    /// What the value alone does not tell.
    pub commentaire: Option<&'p str>,
}

impl<'p> From<&'p plan::Valeur> for Valeur<'p> {
    fn from(valeur: &'p plan::Valeur) -> Self {
        Self {
            periode: valeur.periode.to_string(),
            valeur: (&valeur.mesure).into(),
            source: valeur.source.as_deref(),
            commentaire: valeur.commentaire.as_deref(),
        }
    }
}

/// One choice of an indicator that is not a number.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Modalite<'p> {
    /// Its code.
    pub code: &'p str,
    /// Its label, which is what the file stores.
    pub label: &'p str,
}

/// An indicator, and where it stands.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Indicateur<'p> {
    /// The numero of its fiche, or `plan` for one of the territory.
    pub numero: String,
    /// What one types, unique in the fiche.
    pub id: &'p str,
    /// What people read.
    pub nom: Option<&'p str>,
    /// What its values count.
    pub unite: Option<&'p str>,
    /// The ordered choices, lowest first; none for a number.
    pub modalites: Vec<Modalite<'p>>,
    /// The lowest value it can take.
    pub minimum: Option<Mesure>,
    /// The highest value it can take.
    pub maximum: Option<Mesure>,
    /// The value not to cross.
    pub seuil: Option<Mesure>,
    /// What it measures.
    pub nature: Option<&'static str>,
    /// Which way it is wanted to go.
    pub sens: Option<&'static str>,
    /// How its values add up.
    pub cumul: Option<&'static str>,
    /// The period its progress starts from.
    pub reference: Option<String>,
    /// How often it is measured.
    pub frequence: Option<&'static str>,
    /// Months until a period's value can be known.
    pub delai: Option<u32>,
    /// Who measures.
    pub source: Option<&'p str>,
    /// Its name in a shared list.
    pub referentiel: Option<&'p str>,
    /// What it is meant to reach, in time order.
    pub cibles: Vec<Valeur<'p>>,
    /// What was measured, in time order.
    pub valeurs: Vec<Valeur<'p>>,
}

impl<'p> Indicateur<'p> {
    /// Writes an indicator, and where it stands.
    pub fn of(porteur: &Porteur, indicateur: &'p plan::Indicateur) -> Self {
        let bound = |bound: &Option<plan::Mesure>| bound.as_ref().map(Mesure::from);
        let modalite =
            |modalite: &'p plan::Modalite| Modalite { code: &modalite.code, label: &modalite.label };
        Self {
            numero: porteur.to_string(),
            id: &indicateur.id,
            nom: indicateur.nom.as_deref(),
            unite: indicateur.unite.as_deref(),
            modalites: indicateur.modalites.iter().map(modalite).collect(),
            minimum: bound(&indicateur.minimum),
            maximum: bound(&indicateur.maximum),
            seuil: bound(&indicateur.seuil),
            nature: mot(indicateur.nature),
            sens: mot(indicateur.sens),
            cumul: mot(indicateur.cumul),
            reference: date(indicateur.reference),
            frequence: mot(indicateur.frequence),
            delai: indicateur.delai,
            source: indicateur.source.as_deref(),
            referentiel: indicateur.referentiel.as_deref(),
            cibles: indicateur.cibles.iter().map(Valeur::from).collect(),
            valeurs: indicateur.valeurs.iter().map(Valeur::from).collect(),
        }
    }
}
