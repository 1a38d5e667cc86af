//! A fiche on a line of its own, with the plan it is of: what engines read by the million.

use schemars::JsonSchema;
use serde::Serialize;

use crate::plan::{self, Entete};

use super::{Answer, Fiche, SCHEMA_VERSION};

/// A fiche, and the plan it is of.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Ligne<'p> {
    /// The plan.
    pub plan: Plan<'p>,
    #[serde(flatten)]
    fiche: Fiche<'p>,
}

/// What tells a plan from the others.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Plan<'p> {
    /// The SIREN of who holds it, nine digits.
    pub siren: Option<&'p str>,
    /// Who holds it.
    pub collectivite: Option<&'p str>,
    /// Its name.
    pub nom: Option<&'p str>,
}

impl Answer for Ligne<'_> {
    const KIND: &'static str = "fiche";
}

/// A document written without being built first: there may be millions.
#[derive(Serialize)]
struct Document<'a, A> {
    schema_version: u32,
    kind: &'static str,
    #[serde(flatten)]
    answer: &'a A,
}

impl<'p> Ligne<'p> {
    /// Writes a fiche of a plan, whose file is at `path`.
    pub fn of(fiche: &'p plan::Fiche, entete: &'p Entete, path: String) -> Self {
        let plan = Plan {
            siren: entete.siren.as_deref(),
            collectivite: entete.collectivite.as_deref(),
            nom: entete.nom.as_deref(),
        };
        Self { plan, fiche: Fiche::of(fiche, entete, path) }
    }

    /// Returns the line, its end with it.
    pub fn text(&self) -> String {
        let document = Document { schema_version: SCHEMA_VERSION, kind: Self::KIND, answer: self };
        // A structure of texts, numbers and lists, whose keys are texts, is always written.
        let mut text = serde_json::to_string(&document).unwrap_or_default();
        text.push('\n');
        text
    }
}
