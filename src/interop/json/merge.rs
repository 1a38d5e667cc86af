//! What a merge made of two versions, as programs read it.

use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Number, Value};

use crate::yaml::Data;
use crate::yaml::merge;

use super::Answer;

/// What a merge made of two versions of a file.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Merge<'m> {
    /// The file they are versions of.
    pub path: String,
    /// Whether nothing conflicts.
    pub clean: bool,
    /// The places that both changed, each in its way.
    pub conflicts: Vec<Conflict>,
    /// Why lines were merged rather than keys: a rule that one version breaks, `remark` or `unproved`.
    pub by_lines: Option<&'static str>,
    /// The result, where it was only to be printed.
    pub text: Option<&'m str>,
}

impl Answer for Merge<'_> {
    const KIND: &'static str = "merge-file";
}

/// A place that two versions changed, each in its way; what is not there is null.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Conflict {
    /// The place: `indicateurs[demarche-eit].valeurs.2024`.
    pub route: String,
    /// What the version both were made from says.
    pub base: Value,
    /// What the version that is merged into says.
    pub ours: Value,
    /// What the version that is merged says.
    pub theirs: Value,
}

impl From<&merge::Conflict> for Conflict {
    fn from(conflict: &merge::Conflict) -> Self {
        let said = |side: &Option<Data>| side.as_ref().map_or(Value::Null, data);
        Self {
            route: conflict.route.to_string(),
            base: said(&conflict.base),
            ours: said(&conflict.ours),
            theirs: said(&conflict.theirs),
        }
    }
}

/// Writes what a file says, numbers with its digits.
pub fn data(said: &Data) -> Value {
    match said {
        Data::Null => Value::Null,
        Data::Bool(truth) => (*truth).into(),
        Data::Number(digits) => {
            digits.parse::<Number>().map_or_else(|_| digits.as_str().into(), Value::Number)
        }
        Data::Text(text) => text.as_str().into(),
        Data::List(items) => items.iter().map(data).collect(),
        Data::Map(entries) => {
            entries.iter().map(|(key, value)| (key.written().into_owned(), data(value))).collect()
        }
    }
}
