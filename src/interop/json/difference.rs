//! What changed in the plan, and when, as programs read it.

use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;

use crate::suivi::difference::{self, Changed, Fate};
use crate::yaml::compare;

use super::{Answer, data};

/// What is otherwise in a later state of the plan.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Diff<'d> {
    /// The commit it is compared with.
    pub from: Commit<'d>,
    /// The commit that is compared; none for the files on the disk.
    pub to: Option<Commit<'d>>,
    /// The files that are otherwise, in the order of the plan.
    pub files: Vec<FileDiff<'d>>,
    /// The files that could not be read, in one state or the other.
    pub unreadable: &'d [String],
}

impl Answer for Diff<'_> {
    const KIND: &'static str = "diff";
    const CHOICE: Option<&'static str> = Some("files");
}

/// When a fiche, or one of its indicators, changed.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Log<'d> {
    /// The fiche, or `plan`.
    pub numero: String,
    /// The indicator asked for.
    pub id: Option<&'d str>,
    /// The changes, the last one first.
    pub changes: Vec<Entry<'d>>,
    /// Whether the history that this clone has begins with a cut.
    pub shallow: bool,
}

impl Answer for Log<'_> {
    const KIND: &'static str = "log";
    const CHOICE: Option<&'static str> = Some("changes");
}

/// A change, and the commit that made it.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Entry<'d> {
    /// The commit; none for what is on the disk and not committed.
    pub commit: Option<Commit<'d>>,
    /// What it did; none where the file cannot be read, before or after.
    pub file: Option<FileDiff<'d>>,
}

impl<'d> From<&'d difference::Entry> for Entry<'d> {
    fn from(entry: &'d difference::Entry) -> Self {
        let difference::Entry { commit, file } = entry;
        Self { commit: commit.as_ref().map(Into::into), file: file.as_ref().map(Into::into) }
    }
}

/// A commit.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Commit<'d> {
    /// Its name, whole.
    name: &'d str,
    /// The day it was written.
    day: String,
    /// Who wrote it.
    author: &'d str,
    /// The first line of its message.
    subject: &'d str,
}

impl<'d> From<&'d difference::Commit> for Commit<'d> {
    fn from(commit: &'d difference::Commit) -> Self {
        let difference::Commit { name, day, author, subject } = commit;
        Self { name, day: day.to_string(), author, subject }
    }
}

/// What became of a file.
#[derive(Debug, Serialize, JsonSchema)]
pub struct FileDiff<'d> {
    /// The fiche, or `plan`.
    numero: String,
    /// Its title.
    titre: Option<&'d str>,
    /// The file, relative, with `/`.
    path: &'d str,
    /// `added`, `removed`, `renamed` or `changed`.
    change: &'static str,
    /// The numero it bore before it was renamed.
    before: Option<String>,
    /// Where it differs; nothing where only its layout or its comments do.
    places: Vec<Place>,
}

impl<'d> From<&'d Changed> for FileDiff<'d> {
    fn from(changed: &'d Changed) -> Self {
        let Changed { porteur, path, titre, fate, places } = changed;
        let (change, before) = match fate {
            Fate::Added => ("added", None),
            Fate::Removed => ("removed", None),
            Fate::Renamed(old) => ("renamed", Some(old.to_string())),
            Fate::Changed => ("changed", None),
        };
        let places = places.iter().map(Place::from).collect();
        Self { numero: porteur.to_string(), titre: titre.as_deref(), path, change, before, places }
    }
}

/// A place that says something else.
#[derive(Debug, Serialize, JsonSchema)]
struct Place {
    /// Where in the document.
    route: String,
    /// What it said; null when it said nothing.
    before: Value,
    /// What it says; null when it says nothing.
    after: Value,
}

impl From<&compare::Difference> for Place {
    fn from(place: &compare::Difference) -> Self {
        let said = |side: &Option<_>| side.as_ref().map_or(Value::Null, data);
        Self { route: place.route.to_string(), before: said(&place.before), after: said(&place.after) }
    }
}
