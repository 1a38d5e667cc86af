//! How a command that ran to its end ended.

/// What a command found, which its exit code tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// What was asked is done, or was already so.
    Done,
    /// It ran, and the answer is bad.
    Findings,
}

impl Outcome {
    /// Returns the bad answer if there is something to find.
    pub fn bad_if(found: bool) -> Self {
        if found { Self::Findings } else { Self::Done }
    }
}
