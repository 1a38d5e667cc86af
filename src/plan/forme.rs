//! What a field holds, as the shape of its type tells: how a value that someone types is to be written there.

use std::collections::BTreeSet;

use schemars::schema_for;
use serde_json::Value;

use super::texte::fold;
use super::{Entete, Fiche};

/// What a field holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Forme {
    /// A text, between quotes where another reader would take it for something else.
    Texte,
    /// A number, a date or a word of a closed list: what reads as a number is written as one.
    Nombre,
    /// A list, of entries that have fields, or of what stands alone.
    Liste {
        /// Whether an item has fields.
        entries: bool,
    },
    /// Fields of its own.
    Table,
}

/// A step towards a field: into a map by its key, or into any item of a list.
pub type Pas<'p> = Option<&'p str>;

/// The fields of a file of the plan.
pub struct Formes(Value);

impl Formes {
    /// Returns the fields of a fiche.
    pub fn of_fiche() -> Self {
        Self(schema_for!(Fiche).to_value())
    }

    /// Returns the fields of `plan.yaml`.
    pub fn of_plan() -> Self {
        Self(schema_for!(Entete).to_value())
    }

    /// Returns what the field at the end of a way holds; none where there is no such field.
    pub fn at(&self, way: &[Pas<'_>]) -> Option<Forme> {
        let shapes = self.shapes(way);
        let is = |kind: &str| shapes.iter().any(|shape| types(shape).any(|one| one == kind));
        if shapes.is_empty() {
            None
        } else if is("array") {
            let item: Vec<Pas<'_>> = way.iter().copied().chain([None]).collect();
            let entries = self.shapes(&item).iter().any(|shape| types(shape).any(|one| one == "object"));
            Some(Forme::Liste { entries })
        } else if shapes.iter().all(|shape| types(shape).eq(["object"])) {
            Some(Forme::Table)
        } else if shapes.iter().all(|shape| types(shape).next() == Some("string")) {
            Some(Forme::Texte)
        } else {
            Some(Forme::Nombre)
        }
    }

    /// Returns the word of a closed list that someone means, as a screen shows it (« En cours »); else what they typed.
    pub fn word(&self, way: &[Pas<'_>], typed: &str) -> String {
        let words = self.shapes(way).into_iter().filter_map(|shape| shape["enum"].as_array()).flatten();
        let words: Vec<&str> = words.filter_map(Value::as_str).collect();
        let meant = fold(typed).replace([' ', '_'], "-");
        let is_meant = |word: &&&str| fold(word) == meant;
        if words.contains(&typed) {
            return typed.to_owned();
        }
        words.iter().find(is_meant).map_or_else(|| typed.to_owned(), |word| (*word).to_owned())
    }

    /// Returns the keys of the table at the end of a way.
    pub fn keys(&self, way: &[Pas<'_>]) -> Vec<String> {
        let shapes = self.shapes(way);
        let keys = shapes.iter().filter_map(|shape| shape["properties"].as_object());
        let keys: BTreeSet<String> = keys.flat_map(|fields| fields.keys().cloned()).collect();
        keys.into_iter().collect()
    }

    /// Returns every shape that the value at the end of a way can have.
    fn shapes(&self, way: &[Pas<'_>]) -> Vec<&Value> {
        let mut shapes = self.flatten(&self.0);
        for pas in way {
            let next = shapes.into_iter().filter_map(|shape| match pas {
                Some(key) => field(shape, key),
                None => shape.get("items"),
            });
            shapes = next.flat_map(|shape| self.flatten(shape)).collect();
        }
        shapes
    }

    /// Returns the shapes among which a shape is a choice, nothing apart.
    fn flatten<'s>(&'s self, shape: &'s Value) -> Vec<&'s Value> {
        let shape = match shape["$ref"].as_str().and_then(|reference| reference.strip_prefix('#')) {
            Some(pointer) => self.0.pointer(pointer).unwrap_or(shape),
            None => shape,
        };
        match shape["anyOf"].as_array().filter(|_| shape.get("properties").is_none()) {
            Some(choices) => choices.iter().flat_map(|choice| self.flatten(choice)).collect(),
            None if shape["type"] == "null" => Vec::new(),
            None => vec![shape],
        }
    }
}

/// Returns the shape of a field of a table: one that it names, or one of those it takes under any name.
fn field<'s>(shape: &'s Value, key: &str) -> Option<&'s Value> {
    let named = shape["properties"].get(key);
    // The only pattern that keys hold to is that of the periods.
    let by_period = || shape["patternProperties"].as_object()?.values().next();
    let any = || shape.get("additionalProperties").filter(|any| any.is_object());
    named.or_else(by_period).or_else(any)
}

/// Returns the types a shape admits, the one it is written as first; a closed list of words is written bare.
fn types(shape: &Value) -> impl Iterator<Item = &str> {
    let alone = shape["type"].as_str();
    let several = shape["type"].as_array().into_iter().flatten().filter_map(Value::as_str);
    let words = (shape.get("enum").is_some() || shape.get("const").is_some()).then_some("number");
    alone.into_iter().chain(several).chain(words).filter(|one| *one != "null")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(way: &str) -> Option<Forme> {
        let way: Vec<Pas<'_>> = way.split('.').map(|key| Some(key).filter(|key| *key != "*")).collect();
        Formes::of_fiche().at(&way)
    }

    #[test]
    fn a_field_is_what_its_type_says() {
        for (way, forme) in [
            ("titre", Forme::Texte),
            ("numero", Forme::Texte),
            ("statut", Forme::Nombre),
            ("avancement", Forme::Nombre),
            ("calendrier", Forme::Table),
            ("calendrier.debut", Forme::Nombre),
            ("calendrier.permanente", Forme::Nombre),
            ("partenaires", Forme::Liste { entries: false }),
            ("perimetres", Forme::Liste { entries: false }),
            ("etapes", Forme::Liste { entries: true }),
            ("etapes.*.realisee", Forme::Nombre),
            ("etapes.*.nom", Forme::Texte),
            ("responsables", Forme::Liste { entries: true }),
            ("budget.montant", Forme::Nombre),
            ("budget.lignes.*.annee", Forme::Nombre),
            ("gains.ges.valeur", Forme::Nombre),
            ("impacts.ges", Forme::Nombre),
            ("indicateurs.*.unite", Forme::Texte),
            ("indicateurs.*.seuil", Forme::Nombre),
            ("indicateurs.*.cibles.2026", Forme::Nombre),
            ("notes", Forme::Liste { entries: true }),
        ] {
            assert_eq!(at(way), Some(forme), "{way}");
        }
        assert_eq!(at("statuts"), None);
        assert_eq!(at("calendrier.fin"), None);
    }
}
