//! The people and bodies that carry an action.

/// A person in charge: « Responsable(s) : Alice Crola (alicecrola) ».
///
/// A name alone is read too. TeT: « Personne pilote ».
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Responsable {
    /// The person's name, or the post they hold.
    pub nom: String,
    /// The person's account in the tool the sheet comes from.
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
