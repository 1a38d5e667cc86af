//! From one change to one edited file: locked, proved by two readers, whole or not at all.
//!
//! The one door of `serde_yaml`, the second reader: of another lineage (libyaml) than the one the edit was made
//! with, it must find in the new text what it found in the old one plus the change.

use std::path::Path;
use std::time::Duration;

use serde_yaml::Value;

use crate::fs::{self, Lock};
use crate::obstacle::Obstacle;
use crate::yaml::{Change, Data, Position, Refusal, edit, position};

use super::{Folder, decode};

/// How a command writes.
#[derive(Debug, Clone)]
pub struct Hold {
    /// How long it waits for another process that writes.
    pub timeout: Duration,
    /// Whether it only says what it would write.
    pub dry_run: bool,
    /// The command, for those who wait meanwhile.
    pub command: String,
}

/// A file before and after.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rewrite {
    /// Its text before.
    pub before: String,
    /// Its text after; the same when nothing was to change.
    pub after: String,
}

/// Reads a file under the lock, lets `decide` say what is to change in it, and writes it so.
///
/// What `decide` answers beside its changes is handed back.
pub fn rewrite<T>(
    folder: &Folder,
    path: &Path,
    hold: &Hold,
    decide: impl FnOnce(&str) -> Result<(Vec<Change>, T), Obstacle>,
) -> Result<(Rewrite, T), Obstacle> {
    let lock = if hold.dry_run {
        None
    } else {
        let lock = Lock::acquire(&folder.actions, &hold.command, hold.timeout);
        Some(lock.map_err(|error| Obstacle::of_lock(error, hold.timeout.as_secs()))?)
    };
    let before = fs::read(path)
        .map_err(|error| Obstacle::Unreadable { path: path.into(), source: std::io::Error::other(error) })?;
    let (changes, answer) = decide(&before)?;
    let shown = folder.show(path);
    let after = carry_out(&shown, &before, &changes)?;
    if let Some(lock) = lock.filter(|_| after != before) {
        lock.replace(path, &after).map_err(|error| Obstacle::WriteFailed { error })?;
    }
    Ok((Rewrite { before, after }, answer))
}

/// Makes changes in a text, each proved, then all of them by the second reader.
fn carry_out(shown: &str, before: &str, changes: &[Change]) -> Result<String, Obstacle> {
    let mut after = before.to_owned();
    for change in changes {
        after = edit(&after, change).map_err(|refusal| refused(shown, &after, &refusal))?;
    }
    if !changes.is_empty() {
        second_reading(before, &after, changes).map_err(|detail| {
            // What that reader says is in English, and about another place than the cause.
            let (reason, detail) = match decode::misread(before) {
                Some((character, Position { line, column })) => {
                    ("refus-caractere-mal-lu", format!("U+{:04X} ({line}:{column})", u32::from(character)))
                }
                None => ("refus-second-lecteur", detail),
            };
            Obstacle::Unprovable { path: shown.to_owned(), reason, detail }
        })?;
    }
    Ok(after)
}

/// Asks the second reader; the error says what it says, which is in English and names a place.
fn second_reading(before: &str, after: &str, changes: &[Change]) -> Result<(), String> {
    let mut expected = read(before)?;
    for change in changes {
        expected.apply(change).map_err(|refusal| format!("({refusal:?})"))?;
    }
    if expected.same(&read(after)?) { Ok(()) } else { Err(String::new()) }
}

fn read(text: &str) -> Result<Data, String> {
    // libyaml takes a byte order mark for the beginning of the first key.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    serde_yaml::from_str::<Value>(text).map(data).map_err(|error| format!("({error})"))
}

fn data(value: Value) -> Data {
    match value {
        Value::Null => Data::Null,
        Value::Bool(truth) => Data::Bool(truth),
        Value::Number(number) => Data::Number(number.to_string()),
        Value::String(text) => Data::Text(text),
        Value::Sequence(items) => Data::List(items.into_iter().map(data).collect()),
        Value::Mapping(entries) => {
            Data::Map(entries.into_iter().map(|(key, value)| (data(key), data(value))).collect())
        }
        Value::Tagged(tagged) => data(tagged.value),
    }
}

/// Says why an edit was refused.
fn refused(shown: &str, text: &str, refusal: &Refusal) -> Obstacle {
    let line = |byte: u32| position(text, byte).line.to_string();
    let (reason, detail) = match refusal {
        Refusal::Faulty(faults) => {
            ("refus-fautes", faults.first().map(|fault| line(fault.span.start)).unwrap_or_default())
        }
        Refusal::NoSuchPlace(route)
        | Refusal::NotAMap(route)
        | Refusal::NotAList(route)
        | Refusal::NotAScalar(route) => ("refus-place", route.to_string()),
        Refusal::KeyExists(key) => ("refus-place", key.clone()),
        Refusal::ForbiddenCharacter(character) => {
            ("refus-caractere", format!("U+{:04X}", u32::from(*character)))
        }
        Refusal::UnusualLayout(span) => ("refus-mise-en-page", line(span.start)),
        Refusal::CommentLost => ("refus-commentaire", String::new()),
        Refusal::Unprovable => ("refus-preuve", String::new()),
    };
    Obstacle::Unprovable { path: shown.to_owned(), reason, detail }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::yaml::Route;

    #[test]
    fn the_second_reader_refuses_what_it_would_read_otherwise() {
        let set = |value: &str| Change::Set { route: Route::root().key("titre"), value: Data::text(value) };
        assert_eq!(second_reading("titre: a\n", "titre: b\n", &[set("b")]), Ok(()));
        assert_eq!(second_reading("titre: a\n", "titre: c\n", &[set("b")]), Err(String::new()));
        assert!(second_reading("titre: a\u{2028}: b\n", "titre: b\n", &[set("b")]).is_err());
    }
}
