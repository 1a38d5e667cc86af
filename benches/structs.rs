//! What a program that only wants the data would write: plain structs that serde fills, nothing kept of the file.
#![allow(dead_code, reason = "the fields are filled, which is what is measured, and not read")]

use std::collections::BTreeMap;
use std::fmt;

use serde::de::value::MapAccessDeserializer;
use serde::de::{Error, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};

/// One fiche of the corpus.
#[derive(Debug, Deserialize)]
pub struct Fiche {
    pub numero: String,
    pub titre: String,
    pub publication: Publication,
    pub statut: String,
    pub statut_motif: Option<String>,
    pub priorite: String,
    pub echelle: String,
    pub constat: String,
    pub objectifs: Vec<String>,
    pub calendrier: Calendrier,
    pub perimetres: Vec<String>,
    pub secteurs: Vec<String>,
    pub publics: Vec<String>,
    pub description: String,
    pub etapes: Vec<Etape>,
    pub liens: Vec<Lien>,
    pub impacts: Impacts,
    pub elus: Vec<String>,
    pub coordinateurs: Vec<String>,
    pub partenaires: Vec<String>,
    pub responsables: Vec<Responsable>,
    pub budget: Budget,
    pub indicateurs: Vec<Indicateur>,
}

#[derive(Debug, Deserialize)]
pub struct Publication {
    pub date: String,
    pub auteur: String,
}

#[derive(Debug, Deserialize)]
pub struct Calendrier {
    pub debut: String,
    pub fin_estimee: String,
    pub fin_effective: Option<String>,
}

#[derive(Debug, Deserialize)]
pub struct Etape {
    pub nom: String,
    pub echeance: String,
    pub realisee: Option<String>,
}

#[derive(Debug, Deserialize)]
pub struct Lien {
    pub action: String,
    pub titre: String,
}

#[derive(Debug, Deserialize)]
pub struct Impacts {
    pub energie: u8,
    pub ges: u8,
    pub air: u8,
}

#[derive(Debug, Deserialize)]
pub struct Responsable {
    pub nom: String,
    pub identifiant: String,
}

#[derive(Debug, Deserialize)]
pub struct Budget {
    pub montant: f64,
    pub taxe: String,
    pub commentaire: String,
}

#[derive(Debug, Deserialize)]
pub struct Indicateur {
    pub id: String,
    pub nom: String,
    pub unite: Option<String>,
    pub sens: Option<String>,
    pub modalites: Option<BTreeMap<u8, String>>,
    pub minimum: Option<Valeur>,
    pub maximum: Option<Valeur>,
    pub seuil: Option<Valeur>,
    pub cibles: BTreeMap<u16, Valeur>,
    pub valeurs: BTreeMap<u16, Valeur>,
}

/// A number, the label of a modalité, or either with a comment.
#[derive(Debug)]
pub enum Valeur {
    Nombre(f64),
    Modalite(String),
    Releve(Box<Releve>),
}

#[derive(Debug, Deserialize)]
pub struct Releve {
    pub valeur: Valeur,
    pub commentaire: Option<String>,
}

// By hand, because an untagged enum would first copy each value, at the expense of the one we measure against.
impl<'de> Deserialize<'de> for Valeur {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(AnyValeur)
    }
}

struct AnyValeur;

impl<'de> Visitor<'de> for AnyValeur {
    type Value = Valeur;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a number, a label, or a map")
    }

    #[allow(clippy::cast_precision_loss, reason = "no value of the corpus has sixteen digits")]
    fn visit_u64<E: Error>(self, nombre: u64) -> Result<Valeur, E> {
        Ok(Valeur::Nombre(nombre as f64))
    }

    fn visit_f64<E: Error>(self, nombre: f64) -> Result<Valeur, E> {
        Ok(Valeur::Nombre(nombre))
    }

    fn visit_str<E: Error>(self, modalite: &str) -> Result<Valeur, E> {
        Ok(Valeur::Modalite(modalite.to_owned()))
    }

    fn visit_map<M: MapAccess<'de>>(self, map: M) -> Result<Valeur, M::Error> {
        Releve::deserialize(MapAccessDeserializer::new(map)).map(|releve| Valeur::Releve(Box::new(releve)))
    }
}
