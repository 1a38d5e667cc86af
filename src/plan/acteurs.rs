//! The people and bodies that carry an action.

use schemars::JsonSchema;

use super::shape::{Said, Text};

/// A person in charge: « Responsable(s) : Alice Crola (alicecrola) ».
///
/// A name alone is read too. TeT: « Personne pilote ».
#[derive(Debug, Clone, PartialEq, Eq, Default, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Responsable {
    /// The person's name, or the post they hold.
    #[schemars(with = "Said")]
    pub nom: String,
    /// The person's account in the tool the sheet comes from.
    #[schemars(with = "Option<Text>")]
    pub identifiant: Option<String>,
}

impl Responsable {
    /// Returns the name, with the account between parentheses if there is one.
    pub fn label(&self) -> String {
        match &self.identifiant {
            Some(identifiant) => format!("{} ({identifiant})", self.nom),
            None => self.nom.clone(),
        }
    }
}
