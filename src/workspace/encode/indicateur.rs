//! An indicator and its values, as a file holds them.

use crate::plan::{Indicateur, Mesure, Nombre, Valeur};
use crate::yaml::Data;

use super::map::{Map, number, periode};

pub fn indicator(indicateur: &Indicateur) -> Data {
    let mut map = Map::default();
    map.text("id", Some(&indicateur.id));
    map.text("nom", indicateur.nom.as_deref());
    map.text("unite", indicateur.unite.as_deref());
    let choices = indicateur.modalites.iter().map(|choice| (code(&choice.code), Data::text(&choice.label)));
    map.put("modalites", Data::Map(choices.collect()));
    for (key, bound) in
        [("minimum", &indicateur.minimum), ("maximum", &indicateur.maximum), ("seuil", &indicateur.seuil)]
    {
        map.put(key, bound.as_ref().map_or(Data::Null, measure));
    }
    map.word("nature", indicateur.nature);
    map.word("sens", indicateur.sens);
    map.word("cumul", indicateur.cumul);
    map.periode("reference", indicateur.reference);
    map.word("frequence", indicateur.frequence);
    map.number("delai", indicateur.delai.map(Nombre::from));
    map.text("source", indicateur.source.as_deref());
    map.text("referentiel", indicateur.referentiel.as_deref());
    map.put("cibles", series(&indicateur.cibles));
    map.put("valeurs", series(&indicateur.valeurs));
    map.finish()
}

/// A code that counts is a number to YAML; `01` is none to all readers.
fn code(code: &str) -> Data {
    let counts = code.parse::<u32>().is_ok_and(|number| number.to_string() == code);
    if counts { Data::number(code) } else { Data::text(code) }
}

pub fn measure(mesure: &Mesure) -> Data {
    match mesure {
        Mesure::Nombre(nombre) => number(*nombre),
        Mesure::Modalite(_, label) => Data::text(label),
    }
}

fn series(valeurs: &[Valeur]) -> Data {
    Data::Map(valeurs.iter().map(|valeur| (periode(valeur.periode), value(valeur))).collect())
}

/// Writes a value alone, or as a map when there is more to say.
pub fn value(valeur: &Valeur) -> Data {
    let mesure = measure(&valeur.mesure);
    if valeur.source.is_none() && valeur.commentaire.is_none() {
        return mesure;
    }
    let mut map = Map::default();
    map.put("valeur", mesure);
    map.text("source", valeur.source.as_deref());
    map.text("commentaire", valeur.commentaire.as_deref());
    map.finish()
}
