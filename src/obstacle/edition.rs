//! What stands in the way of an edition.

/// Why a text is not put in the place of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoEdition {
    /// It holds errors.
    Invalid,
    /// It cannot be read.
    Unreadable,
    /// The editor left nothing in its place.
    Gone,
    /// The file changed while the text was edited.
    Moved,
    /// Another text of that file is kept, and waits.
    Waiting,
    /// No text of that file is kept.
    Nothing,
    /// Someone is editing that file now.
    Open,
}

impl NoEdition {
    /// Returns the obstacle's code and exit code.
    pub fn row(self) -> (&'static str, u8) {
        match self {
            Self::Invalid => ("edition-invalide", 1),
            Self::Unreadable => ("edition-illisible", 1),
            Self::Gone => ("edition-partie", 1),
            Self::Moved => ("edition-depassee", 5),
            Self::Waiting => ("edition-en-attente", 5),
            Self::Nothing => ("edition-aucune", 1),
            Self::Open => ("edition-ouverte", 5),
        }
    }
}
