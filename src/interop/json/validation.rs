//! What a validation found, as programs read it.

use schemars::JsonSchema;
use serde::Serialize;

use crate::diagnostic::{Diagnostic, Severity};
use crate::yaml::Position;

use super::{Answer, Laid};

/// What a validation found.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Validation<'a> {
    /// How many, and of how many files.
    pub summary: Summary,
    /// What `--fix` mended before; null where it was not asked for.
    pub fix: Option<Laid<'a>>,
    /// The findings, by file and place.
    pub diagnostics: Vec<Found<'a>>,
}

impl Answer for Validation<'_> {
    const KIND: &'static str = "validation";
    const CHOICE: Option<&'static str> = Some("diagnostics");
}

/// How often each rule found something.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Statistics {
    /// How many, and of how many files.
    pub summary: Summary,
    /// The rules, the busiest first.
    pub statistics: Vec<Count>,
}

impl Answer for Statistics {
    const KIND: &'static str = "validation-statistics";
    const CHOICE: Option<&'static str> = Some("statistics");
}

/// Counts of findings by gravity, among files seen and read.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Summary {
    /// The files seen.
    pub files: usize,
    /// Those that could be read.
    pub read: usize,
    /// What cannot be true.
    pub errors: usize,
    /// What is probably not meant, or missing.
    pub warnings: usize,
    /// What is worth knowing.
    pub notes: usize,
    /// What `--fix` would mend.
    pub fixable: usize,
}

impl Summary {
    /// Counts findings.
    pub fn of(diagnostics: &[Diagnostic], files: usize, read: usize) -> Self {
        let count = |severity| diagnostics.iter().filter(|found| found.severity == severity).count();
        Self {
            files,
            read,
            errors: count(Severity::Error),
            warnings: count(Severity::Warning),
            notes: count(Severity::Note),
            fixable: diagnostics.iter().filter(|found| found.fix.is_some()).count(),
        }
    }
}

/// How often a rule found something.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Count {
    /// The rule.
    pub code: &'static str,
    /// Its gravity: `error`, `warning` or `note`.
    pub severity: &'static str,
    /// How often.
    pub count: usize,
}

/// A place in a file.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Place {
    /// The line, from 1.
    pub line: usize,
    /// The character of the line, from 1.
    pub column: usize,
    /// The byte of the file, from 0.
    pub byte: u32,
}

impl Place {
    fn of(position: Position, byte: u32) -> Self {
        Self { line: position.line, column: position.column, byte }
    }
}

/// A finding; `message` and `help` are in the reader's language, nothing else is.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Found<'a> {
    /// The rule.
    pub code: &'static str,
    /// `error`, `warning` or `note`.
    pub severity: &'static str,
    /// What is seen.
    pub message: String,
    /// The file, relative, with `/`.
    pub path: &'a str,
    /// Its first character.
    pub start: Place,
    /// What follows its last character.
    pub end: Place,
    /// The fiche.
    pub numero: Option<&'a str>,
    /// Where in the document: `indicateurs[demarche-eit].valeurs.2024`.
    pub route: String,
    /// What would mend it.
    pub help: Option<String>,
    /// What was probably meant, the likeliest first.
    pub suggestions: &'a [String],
    /// Whether `--fix` mends it.
    pub fixable: bool,
    /// What stays when lines move: a hash of the rule, the fiche and the route.
    pub fingerprint: String,
}

impl<'a> Found<'a> {
    /// Writes a finding with its sentences.
    pub fn of(found: &'a Diagnostic, message: String, help: Option<String>) -> Self {
        let span = found.span.unwrap_or_default();
        Self {
            code: found.code,
            severity: found.severity.key(),
            message,
            path: &found.path,
            start: Place::of(found.start, span.start),
            end: Place::of(found.end, span.end),
            numero: found.numero.as_ref().map(crate::plan::Numero::as_str),
            route: found.route.to_string(),
            help,
            suggestions: &found.suggestions,
            fixable: found.fix.is_some(),
            fingerprint: found.fingerprint(),
        }
    }
}
