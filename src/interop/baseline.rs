//! A baseline: the findings one has decided to live with for now, kept by what they are and never by their line.

use std::collections::HashMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::diagnostic::Diagnostic;

use super::json::{Answer, SCHEMA_VERSION, document};

/// A finding as a baseline knows it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
pub struct Known {
    /// The rule.
    pub code: String,
    /// The fiche, if it is about one.
    pub numero: Option<String>,
    /// Where in the document.
    pub route: String,
}

impl Known {
    fn of(found: &Diagnostic) -> Self {
        let numero = found.numero.as_ref().map(ToString::to_string);
        Self { code: found.code.to_owned(), numero, route: found.route.to_string() }
    }
}

/// A baseline, as its file holds it.
#[derive(Debug, Default, Serialize, Deserialize, JsonSchema)]
pub struct Baseline {
    /// The findings one lives with.
    findings: Vec<Known>,
}

impl Answer for Baseline {
    const KIND: &'static str = "baseline";
}

/// Writes a baseline of these findings, one a line, so that git shows what comes and goes.
pub fn write(diagnostics: &[Diagnostic]) -> String {
    let line = |found: &Diagnostic| json!(Known::of(found)).to_string();
    let lines: Vec<String> = diagnostics.iter().map(line).collect();
    let empty = document(&Baseline::default()).to_string();
    let opened = empty.trim_end_matches("]}");
    if lines.is_empty() { empty + "\n" } else { format!("{opened}\n{}\n]}}\n", lines.join(",\n")) }
}

/// Reads a baseline; what is not one comes back as the reason.
pub fn read(text: &str) -> Result<Vec<Known>, String> {
    let value: Value = serde_json::from_str(text).map_err(|error| error.to_string())?;
    if value["kind"] != Baseline::KIND || value["schema_version"] != SCHEMA_VERSION {
        return Err(format!("kind: baseline, schema_version: {SCHEMA_VERSION}"));
    }
    let baseline = serde_json::from_value::<Baseline>(value);
    baseline.map(|baseline| baseline.findings).map_err(|_| "findings: code, numero, route".to_owned())
}

/// Takes the known findings away, each entry one; returns the entries that no finding answers to.
pub fn subtract(diagnostics: &mut Vec<Diagnostic>, known: &[Known]) -> Vec<Known> {
    let mut left: HashMap<&Known, usize> = HashMap::new();
    for entry in known {
        *left.entry(entry).or_default() += 1;
    }
    diagnostics.retain(|found| match left.get_mut(&Known::of(found)) {
        Some(times) if *times > 0 => {
            *times -= 1;
            false
        }
        _ => true,
    });
    let mut stale: Vec<Known> = Vec::new();
    for entry in known {
        if let Some(times) = left.get_mut(entry).filter(|times| **times > 0) {
            *times -= 1;
            stale.push(entry.clone());
        }
    }
    stale
}
