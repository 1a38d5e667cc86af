//! JSON: one document an answer, keys in a fixed order, `null` and `[]` rather than absent keys.

mod difference;
mod etat;
mod fiche;
mod indicateur;
mod laid;
mod ligne;
mod merge;
mod synthese;
mod validation;

use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Map, Number, Value, json};

use crate::plan::{Mot, Nombre, Periode};

use super::schema;

pub use difference::{Diff, Entry, FileDiff, Log};
pub use etat::{Etat, Status};
pub use fiche::{Counted, Fiche};
pub use indicateur::{Indicateur, Mesure, Valeur};
pub use laid::{Laid, LaidFile, Left, Mended};
pub use ligne::Ligne;
pub use merge::{Conflict, Merge, data};
pub use synthese::{Field, Figures, Followed, Sector, Since, Summed};
pub use validation::{Count, Found, Statistics, Summary, Validation};

/// The version of the shapes given here; it grows when a key goes or changes its meaning.
pub const SCHEMA_VERSION: u32 = 1;

/// An answer that programs read.
pub trait Answer: Serialize + JsonSchema {
    /// What it is: the document's `kind`.
    const KIND: &'static str;
    /// The part of which `--json=` keeps some fields, a list or an object; the whole document without one.
    const CHOICE: Option<&'static str> = None;
}

/// Why a command could not do what was asked.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Failure<'a> {
    /// The obstacle.
    pub error: Cause<'a>,
}

/// An obstacle; `message` and `hint` are in the reader's language, nothing else is.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Cause<'a> {
    /// Its name.
    pub code: &'a str,
    /// What is seen.
    pub message: &'a str,
    /// What would mend it.
    pub hint: Option<&'a str>,
    /// What was probably meant, the likeliest first.
    pub candidates: &'a [String],
    /// The rows of a table, or the files, that are refused.
    pub details: Vec<Detail>,
}

/// A row of a table, or a file, that is refused; `message` and `hint` are in the reader's language, nothing else is.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Detail {
    /// Its sheet, where several of a workbook are read.
    pub sheet: Option<&'static str>,
    /// Its line in the file, or its number in the sheet; none where it is a whole file.
    pub line: Option<usize>,
    /// In a workbook, the letters of the column that is wrong.
    pub column: Option<String>,
    /// The name of the obstacle.
    pub code: &'static str,
    /// What is seen.
    pub message: String,
    /// What would mend it.
    pub hint: Option<String>,
}

impl Answer for Failure<'_> {
    const KIND: &'static str = "error";
}

/// Writes an answer down.
pub fn document<A: Answer>(answer: &A) -> Value {
    let mut document = heading::<A>();
    match serde_json::to_value(answer) {
        Ok(Value::Object(parts)) => document.extend(parts),
        // Every answer is a structure of texts, numbers and lists, whose keys are texts.
        other => debug_assert!(false, "{} is no object: {other:?}", A::KIND),
    }
    Value::Object(document)
}

fn heading<A: Answer>() -> Map<String, Value> {
    let version = ("schema_version".to_owned(), SCHEMA_VERSION.into());
    Map::from_iter([version, ("kind".to_owned(), A::KIND.into())])
}

/// Returns the JSON Schema of an answer.
pub fn schema<A: Answer>() -> Value {
    let mut schema = schema::written::<A>();
    schema["title"] = A::KIND.into();
    for (key, value) in heading::<A>() {
        schema["properties"][&key] = json!({"const": value});
        if let Some(Value::Array(required)) = schema.get_mut("required") {
            required.push(key.into());
        }
    }
    schema
}

/// Returns the fields that `--json=` can keep.
pub fn fields<A: Answer>() -> Vec<String> {
    let schema = schema::<A>();
    let mut part = &schema;
    if let Some(choice) = A::CHOICE {
        part = resolve(&schema, &schema["properties"][choice]);
        part = part.get("items").map_or(part, |items| resolve(&schema, items));
    }
    part["properties"].as_object().into_iter().flat_map(Map::keys).cloned().collect()
}

/// Returns what a reference within a schema leads to.
fn resolve<'s>(schema: &'s Value, part: &'s Value) -> &'s Value {
    let reference = part["$ref"].as_str().and_then(|reference| reference.strip_prefix('#'));
    reference.and_then(|pointer| schema.pointer(pointer)).unwrap_or(part)
}

/// Keeps some fields of an answer, in the order they are asked for; an unknown one comes back as the error.
pub fn keep<A: Answer>(document: Value, fields: &[String]) -> Result<Value, String> {
    let known = self::fields::<A>();
    if let Some(unknown) = fields.iter().find(|field| !known.contains(field)) {
        return Err(unknown.clone());
    }
    let kept = |part: &Value| {
        let field = |field: &String| (field.clone(), part[field].clone());
        fields.iter().map(field).collect::<Map<String, Value>>()
    };
    let Some(choice) = A::CHOICE else {
        let mut whole = heading::<A>();
        whole.extend(kept(&document));
        return Ok(whole.into());
    };
    let mut document = document;
    document[choice] = match &document[choice] {
        Value::Array(items) => items.iter().map(kept).collect(),
        part => kept(part).into(),
    };
    Ok(document)
}

/// Writes a number with the digits of the file.
fn nombre(nombre: Nombre) -> Number {
    nombre.to_string().parse().unwrap_or_else(|_| Number::from(0))
}

fn date(periode: Option<Periode>) -> Option<String> {
    periode.map(|periode| periode.to_string())
}

fn mot<M: Mot>(mot: Option<M>) -> Option<&'static str> {
    mot.map(Mot::key)
}

fn mots<M: Mot>(mots: &[M]) -> Vec<&'static str> {
    mots.iter().map(|mot| mot.key()).collect()
}
