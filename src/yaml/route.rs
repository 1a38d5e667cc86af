//! The name of a place in a document, which does not move when a neighbour is inserted.

use std::fmt;

/// A way from the root to a value: `indicateurs[demarche-eit].valeurs.2024`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Route(pub Vec<Step>);

/// One step of a route.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// Into a map: `.valeurs`.
    Key(String),
    /// To the item of a list whose values under the keys `by` read, joined by commas, `is`; without keys, the item's own text.
    Item {
        /// The keys that make the item's identity.
        by: &'static [&'static str],
        /// What they read.
        is: String,
    },
    /// To an item that has no identity, counted from 0.
    Index(usize),
}

impl Route {
    /// Returns the route to the root.
    pub fn root() -> Self {
        Self::default()
    }

    /// Returns the route one key further.
    #[must_use]
    pub fn key(mut self, key: impl Into<String>) -> Self {
        self.0.push(Step::Key(key.into()));
        self
    }

    /// Returns the route to the item of this list whose `by` reads `is`.
    #[must_use]
    pub fn item(mut self, by: &'static [&'static str], is: impl Into<String>) -> Self {
        self.0.push(Step::Item { by, is: is.into() });
        self
    }

    /// Returns the route to the item at this place of the list, counted from 0.
    #[must_use]
    pub fn index(mut self, index: usize) -> Self {
        self.0.push(Step::Index(index));
        self
    }
}

impl fmt::Display for Route {
    /// Writes `budget.lignes[investissement,2025,EUR].reel`; an item without identity is `[#1]`, counted from 1.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, step) in self.0.iter().enumerate() {
            match step {
                Step::Key(key) if place == 0 => write!(f, "{key}")?,
                Step::Key(key) => write!(f, ".{key}")?,
                Step::Item { is, .. } => write!(f, "[{is}]")?,
                Step::Index(index) => write!(f, "[#{}]", index + 1)?,
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_route_reads_as_one_would_say_it() {
        let value = Route::root().key("indicateurs").item(&["id"], "demarche-eit").key("valeurs").key("2024");
        assert_eq!(value.to_string(), "indicateurs[demarche-eit].valeurs.2024");
        assert_eq!(Route::root().key("etapes").index(1).to_string(), "etapes[#2]");
    }
}
