//! What stands in the way of a commit.

/// Why files cannot be committed alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoCommit {
    /// They have changes that were not committed.
    Changed,
    /// git does not follow them.
    Untracked,
    /// git is told to ignore them.
    Ignored,
    /// git is told not to see their changes.
    Hidden,
    /// A merge or a rebase is not finished.
    Unfinished,
}

impl NoCommit {
    /// Returns the word by which its sentence is chosen.
    pub fn key(self) -> &'static str {
        match self {
            Self::Changed => "modifie",
            Self::Untracked => "non-suivi",
            Self::Ignored => "ignore",
            Self::Hidden => "cache",
            Self::Unfinished => "inacheve",
        }
    }
}
