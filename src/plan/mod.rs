//! The words of a climate plan and their laws.
//!
//! Knows no file, no clock, no terminal: who asks whether something is late brings today's date.

pub mod acteurs;
pub mod budget;
pub mod champs;
pub mod colonnes;
pub mod coordonnees;
pub mod doubles;
pub mod entete;
pub mod fiche;
pub mod forme;
pub mod indicateur;
pub mod mots;
pub mod nombre;
pub mod numero;
pub mod periode;
pub mod proche;
pub mod public;
pub mod shape;
pub mod texte;

pub use acteurs::Responsable;
pub use budget::{Budget, Financeur, Gain, Ligne, Montant};
pub use entete::{Entete, PERIODE_LONGUE};
pub use fiche::{Calendrier, Document, Etape, Fiche, Lien, Note, Publication, Realisee, Source};
pub use forme::{Forme, Formes};
pub use indicateur::{Indicateur, Mesure, Modalite, Porteur, Renvoi, Valeur};
pub use mots::{
    Cumul, Domaine, EtatFinancement, Frequence, Mot, Nature, Niveau, Participation, Perimetre, Priorite,
    Secteur, Sens, Statut, Taxe, TypeDepense, UniteBudget,
};
pub use nombre::Nombre;
pub use numero::Numero;
pub use periode::{Periode, PeriodeError};

/// A climate plan: what it says of itself, and its fiches in the order of their numeros.
#[derive(Debug, Default)]
pub struct Plan {
    /// What `plan.yaml` says; empty when there is none.
    pub entete: Entete,
    /// The fiches, 4.9 before 4.10.
    pub fiches: Vec<Fiche>,
    /// The fiches that are there and could not be read: nothing is known of them but that they exist.
    pub unread: Vec<Numero>,
}

impl Plan {
    /// Tells whether the plan holds that numero, be its fiche read or not.
    pub fn holds(&self, numero: &Numero) -> bool {
        self.fiche(numero).is_some() || self.unread.contains(numero)
    }

    /// Returns the fiche of that numero.
    pub fn fiche(&self, numero: &Numero) -> Option<&Fiche> {
        let place = self.fiches.binary_search_by(|fiche| fiche.numero.cmp(numero)).ok()?;
        self.fiches.get(place)
    }

    /// Returns the fiches whose numeros begin with the same number or letters as this one, be it borne or not.
    ///
    /// They stand together, so a plan of 10,000 is not searched for each numero that nobody bears.
    pub fn beside(&self, numero: &Numero) -> &[Fiche] {
        let compare = |fiche: &Fiche| numero::natural(fiche.numero.head(), numero.head());
        let start = self.fiches.partition_point(|fiche| compare(fiche).is_lt());
        let length = self.fiches[start..].partition_point(|fiche| compare(fiche).is_eq());
        &self.fiches[start..start + length]
    }
}
