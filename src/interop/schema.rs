//! JSON Schema 2020-12 of the files, made from the types of the plan; editors complete and check by it.

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use schemars::transform::RestrictFormats;
use serde_json::{Map, Value, json};

use crate::langue::{Catalogue, Langue};
use crate::plan::{Entete, Fiche, Mot, Niveau, Secteur};

/// Where the schema of a fiche lies in a plan that `init` began, seen from the folder that holds `actions/`.
pub const OF_FICHES: &str = "schema/fiche.json";

/// Where the schema of `plan.yaml` lies.
pub const OF_PLAN: &str = "schema/plan.json";

/// Returns the first line of a file of `actions/`, by which editors find its schema.
pub fn pointer(schema: &str) -> String {
    format!("# yaml-language-server: $schema=../{schema}\n")
}

/// Returns the schema of a fiche; the sectors that the plan adds are among its words.
pub fn fiche(entete: &Entete, catalogue: &Catalogue) -> Value {
    let mut schema = told::<Fiche>("fiche", catalogue);
    let own: Vec<Value> = entete.secteurs.iter().map(|secteur| secteur.as_str().into()).collect();
    let words: Vec<Value> = Secteur::keys().map(Value::from).collect();
    visit(&mut schema, &mut |object| {
        if let Some(Value::Array(known)) = object.get_mut("enum")
            && known.starts_with(&words)
        {
            known.extend(own.iter().cloned());
        }
    });
    schema
}

/// Returns the schema of `plan.yaml`; `codes` are those of the rules it may give a gravity to.
pub fn plan<'c>(codes: impl Iterator<Item = &'c str>, catalogue: &Catalogue) -> Value {
    let mut schema = told::<Entete>("plan", catalogue);
    let niveaux: Value = Niveau::keys().map(Value::from).chain([Value::Null]).collect();
    let codes: Map<String, Value> = codes.map(|code| (code.to_owned(), json!({"enum": niveaux}))).collect();
    let regles = &mut schema["properties"]["regles"];
    if let Some(regles) = regles.as_object_mut() {
        regles.insert("properties".into(), codes.into());
        regles.insert("additionalProperties".into(), false.into());
    }
    schema
}

/// Returns the schema of a type, its fields named and told in the reader's language.
fn told<T: JsonSchema>(name: &str, catalogue: &Catalogue) -> Value {
    let mut schema = read::<T>();
    name_fields(&mut schema, name, catalogue);
    schema["title"] = catalogue.word(&format!("schema-titre-{name}")).into();
    schema
}

/// Returns the schema of what is read into a type.
fn read<T: JsonSchema>() -> Value {
    of::<T>(SchemaSettings::draft2020_12())
}

/// Returns the schema of what is written out of a type: every field is there, be it null.
pub fn written<T: JsonSchema>() -> Value {
    of::<T>(SchemaSettings::draft2020_12().for_serialize())
}

fn of<T: JsonSchema>(settings: SchemaSettings) -> Value {
    let generator = settings.with_transform(RestrictFormats::default()).into_generator();
    generator.into_root_schema_for::<T>().to_value()
}

/// Gives each field its label and its description, and admits the keys that are a house's own.
fn name_fields(schema: &mut Value, part: &str, catalogue: &Catalogue) {
    let Value::Object(object) = schema else { return };
    tell(object, &format!("schema-{part}"), catalogue);
    if let Some(Value::Object(definitions)) = object.get_mut("$defs") {
        for (name, definition) in definitions {
            name_fields(definition, &name.to_lowercase(), catalogue);
        }
    }
    let Some(Value::Object(fields)) = object.get_mut("properties") else { return };
    for (key, field) in fields {
        name_fields(field, key, catalogue);
        let Value::Object(field) = field else { continue };
        let label = catalogue.known(&format!("champ-{part}-{key}"));
        if let Some(label) = label.or_else(|| catalogue.known(&format!("champ-{key}"))) {
            field.insert("title".into(), label.into());
        }
        tell(field, &format!("schema-{part}-{key}"), catalogue);
    }
    object.insert("patternProperties".into(), json!({"^x-": true}));
}

/// Puts the French description in the place of the English one, which is the type's own comment.
fn tell(object: &mut Map<String, Value>, key: &str, catalogue: &Catalogue) {
    if catalogue.langue == Langue::Fr
        && let Some(told) = catalogue.known(key)
    {
        object.insert("description".into(), told.into());
    }
}

/// Sees every object of a schema.
fn visit(schema: &mut Value, see: &mut impl FnMut(&mut Map<String, Value>)) {
    match schema {
        Value::Object(object) => {
            see(object);
            object.values_mut().for_each(|value| visit(value, see));
        }
        Value::Array(items) => items.iter_mut().for_each(|value| visit(value, see)),
        _ => {}
    }
}
