//! What became of the files of a plan between two states, and who changed them.

use chrono::NaiveDate;

use crate::plan::Porteur;
use crate::yaml::compare::Difference;

/// What became of files.
#[derive(Debug, Default, PartialEq)]
pub struct Compared {
    /// The files that can be read, in the order of the plan.
    pub files: Vec<Changed>,
    /// Those that cannot, in one state or the other, as they are shown.
    pub unread: Vec<String>,
}

/// What became of a file.
#[derive(Debug, PartialEq)]
pub struct Changed {
    /// What it holds.
    pub porteur: Porteur,
    /// The file, as it is shown.
    pub path: String,
    /// Its title.
    pub titre: Option<String>,
    /// Whether it came, went, or is another.
    pub fate: Fate,
    /// Where it differs; nothing where only its layout or its comments do.
    pub places: Vec<Difference>,
}

/// Whether a file came, went, or is another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fate {
    /// It was not there.
    Added,
    /// It is no longer there.
    Removed,
    /// It bore another numero.
    Renamed(Porteur),
    /// It is there in both.
    Changed,
}

/// A change of a file.
#[derive(Debug, PartialEq)]
pub struct Entry {
    /// The commit that made it; none when it is on the disk and not committed.
    pub commit: Option<Commit>,
    /// What it did; none where the file cannot be read, before or after.
    pub file: Option<Changed>,
}

/// A commit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Commit {
    /// Its name, whole.
    pub name: String,
    /// The day it was written.
    pub day: NaiveDate,
    /// Who wrote it.
    pub author: String,
    /// The first line of its message.
    pub subject: String,
}

impl Commit {
    /// Returns the beginning of its name, as people quote it.
    pub fn short(&self) -> &str {
        self.name.get(..7).unwrap_or(&self.name)
    }
}
