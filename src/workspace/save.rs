//! From one change to one edited file: locked, proved by two readers, whole or not at all.
//!
//! The one door of `serde_yaml`, the second reader: of another lineage (libyaml) than the one the edit was made
//! with, it must find in the new text what it found in the old one plus the change.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Duration;

use serde_yaml::Value;

use crate::fs::{self, Lock};
use crate::obstacle::Obstacle;
use crate::yaml::{Change, Data, Document, Position, Refusal, edit_all, position};

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
#[derive(Debug, Clone, Default, PartialEq, Eq)]
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
    let lock = lock(folder, hold)?;
    let before = read_text(path)?;
    let (changes, answer) = decide(&before)?;
    let shown = folder.show(path);
    let after = carry_out(&shown, &before, &changes).map_err(|(_, obstacle)| obstacle)?;
    if let Some(lock) = lock.filter(|_| after != before) {
        put(&lock, path, &before, &after)?;
    }
    Ok((Rewrite { before, after }, answer))
}

/// Makes a file that is not there yet: a text with changes, each proved. Returns what it holds.
pub fn create(
    folder: &Folder,
    path: &Path,
    hold: &Hold,
    text: &str,
    changes: &[Change],
) -> Result<String, Obstacle> {
    let lock = lock(folder, hold)?;
    if path.symlink_metadata().is_ok() {
        return Err(Obstacle::AlreadyThere { path: folder.show(path) });
    }
    let text = carry_out(&folder.show(path), text, changes).map_err(|(_, obstacle)| obstacle)?;
    if let Some(lock) = lock {
        put(&lock, path, "", &text)?;
    }
    Ok(text)
}

/// Puts a text in the place of a file's, if the file still holds what the text was made from; tells whether it does.
pub fn replace(folder: &Folder, path: &Path, hold: &Hold, base: &str, text: &str) -> Result<bool, Obstacle> {
    let lock = lock(folder, hold)?;
    if read_text(path)? != base {
        return Ok(false);
    }
    if let Some(lock) = lock {
        put(&lock, path, base, text)?;
    }
    Ok(true)
}

/// What rewriting several files gave, by path: each before and after, or why it was left.
pub type Rewrites = Vec<(PathBuf, Result<Rewrite, Obstacle>)>;

/// Reads several files under the lock, lets `decide` say what each is to read, and writes them all or none.
///
/// A file that `decide` refuses is left, and the others go on.
pub fn rewrite_all(
    folder: &Folder,
    paths: Vec<PathBuf>,
    hold: &Hold,
    decide: impl Fn(&Path, &str) -> Result<String, Obstacle>,
) -> Result<Rewrites, Obstacle> {
    let lock = lock(folder, hold)?;
    let mut rewrites = Vec::with_capacity(paths.len());
    for path in paths {
        let rewrite = read_text(&path).and_then(|before| {
            let after = decide(&path, &before)?;
            Ok(Rewrite { before, after })
        });
        rewrites.push((path, rewrite));
    }
    if let Some(lock) = lock {
        put_in_place(
            folder,
            &lock,
            rewrites.iter().filter_map(|(path, rewrite)| Some((path, rewrite.as_ref().ok()?))),
        )?;
    }
    Ok(rewrites)
}

/// Several files before and after, in their order; and whether writing them ends what a killed process had begun.
pub type Together = (Vec<Rewrite>, bool);

/// Reads several files under the lock, lets `decide` say what each is to read, and writes them all; or none, and
/// returns nothing, where it says nothing of one of them.
pub fn rewrite_together(
    folder: &Folder,
    paths: &[PathBuf],
    hold: &Hold,
    mut decide: impl FnMut(&Path, Result<&str, Obstacle>) -> Option<String>,
) -> Result<Option<Together>, Obstacle> {
    let lock = lock(folder, hold)?;
    let mut rewrites = Vec::with_capacity(paths.len());
    for path in paths {
        // Each is decided on even if one before it was refused: all that is wrong is said at once.
        rewrites.push(match read_text(path) {
            Ok(before) => decide(path, Ok(&before)).map(|after| Rewrite { before, after }),
            Err(obstacle) => decide(path, Err(obstacle)).map(|_| Rewrite::default()),
        });
    }
    let Some(rewrites) = rewrites.into_iter().collect::<Option<Vec<_>>>() else { return Ok(None) };
    let completes = match lock {
        Some(lock) => put_in_place(folder, &lock, paths.iter().zip(&rewrites))?,
        None => false,
    };
    Ok(Some((rewrites, completes)))
}

/// Writes the files that change: all to disk, then each in its place.
///
/// Tells whether a killed process had begun the same.
fn put_in_place<'r>(
    folder: &Folder,
    lock: &Lock,
    rewrites: impl Iterator<Item = (&'r PathBuf, &'r Rewrite)>,
) -> Result<bool, Obstacle> {
    let failed = |error| Obstacle::WriteFailed { error };
    let changed: Vec<_> = rewrites.filter(|(_, rewrite)| rewrite.before != rewrite.after).collect();
    check_apart(folder, changed.iter().map(|(path, _)| path.as_path()))?;
    let stage = |path: &Path, rewrite: &Rewrite| {
        lock.stage(path, &rewrite.after).map(|staged| staged.in_place_of(&rewrite.before)).map_err(failed)
    };
    let staged = changed.iter().map(|(path, rewrite)| stage(path, rewrite));
    lock.commit(staged.collect::<Result<_, _>>()?).map_err(failed)?;
    Ok(changed.iter().any(|(_, rewrite)| lock.was_begun(&rewrite.after)))
}

/// Puts a text in the place of a file's, which must still be what the text was made from; nothing for a new file.
fn put(lock: &Lock, path: &Path, before: &str, after: &str) -> Result<(), Obstacle> {
    let failed = |error| Obstacle::WriteFailed { error };
    let staged = lock.stage(path, after).map_err(failed)?;
    lock.commit(vec![staged.in_place_of(before)]).map_err(failed)
}

/// A file as it was when its new text was made, and that text.
#[derive(Debug, Clone, Copy)]
pub struct Place<'p> {
    pub path: &'p Path,
    /// What it held; none where it was not there.
    pub before: Option<&'p str>,
    pub after: &'p str,
}

/// Returns the text of a file; none where it is not there.
pub fn read_if_there(folder: &Folder, path: &Path) -> Result<Option<String>, Obstacle> {
    if folder.has(path) { read_text(path).map(Some) } else { Ok(None) }
}

/// Puts new texts in the place of files, or where none was: all of them, or none where one is no longer what it was.
pub fn put_together(folder: &Folder, files: &[Place<'_>], hold: &Hold) -> Result<(), Obstacle> {
    if files.is_empty() {
        return Ok(());
    }
    let lock = lock(folder, hold)?;
    let is_as_it_was = |place: &&Place<'_>| match place.before {
        None => place.path.symlink_metadata().is_err(),
        Some(before) => read_text(place.path).is_ok_and(|now| now == before),
    };
    if let Some(moved) = files.iter().find(|place| !is_as_it_was(place)) {
        return Err(Obstacle::ChangedMeanwhile { path: folder.show(moved.path) });
    }
    let Some(lock) = lock else { return Ok(()) };
    let rewrites: Vec<(PathBuf, Rewrite)> = files
        .iter()
        .map(|place| {
            let before = place.before.unwrap_or_default().to_owned();
            (place.path.to_owned(), Rewrite { before, after: place.after.to_owned() })
        })
        .collect();
    put_in_place(folder, &lock, rewrites.iter().map(|(path, rewrite)| (path, rewrite)))?;
    Ok(())
}

/// Makes sure that no two paths lead to one file, which could not read both texts.
fn check_apart<'p>(folder: &Folder, paths: impl Iterator<Item = &'p Path>) -> Result<(), Obstacle> {
    let mut targets: BTreeMap<PathBuf, &Path> = BTreeMap::new();
    for path in paths {
        let target = path.canonicalize().unwrap_or_else(|_| path.to_owned());
        if let Some(other) = targets.insert(target, path) {
            let (path, detail) = (folder.show(path), folder.show(other));
            return Err(Obstacle::Unprovable { path, reason: "refus-meme-fichier", detail });
        }
    }
    Ok(())
}

/// Takes the lock, unless nothing is to be written.
pub(super) fn lock(folder: &Folder, hold: &Hold) -> Result<Option<Lock>, Obstacle> {
    if hold.dry_run {
        return Ok(None);
    }
    let lock = Lock::acquire(&folder.actions, &hold.command, hold.timeout);
    lock.map(Some).map_err(|error| Obstacle::of_lock(error, hold.timeout.as_secs()))
}

pub(super) fn read_text(path: &Path) -> Result<String, Obstacle> {
    fs::read(path).map_err(|error| Obstacle::Unreadable { path: path.into(), source: error.into() })
}

/// Asks the second reader whether two layouts of one text say the same, the order of their keys apart.
///
/// A text it cannot read is not compared: it could not have been edited either, and says so when it is.
pub fn reads_the_same(before: &str, after: &str) -> bool {
    // A block that the end of the file cuts short ends its text with a line end to one reader, not to the other.
    match (second_reader(&with_last_line_end(before)), second_reader(after)) {
        (Ok(before), Ok(after)) => before.sorted().same(&after.sorted()),
        (Err(_), _) => true,
        _ => false,
    }
}

/// Tells whether both readers find the same in a text.
pub(super) fn both_read(text: &str) -> bool {
    let root = Document::read(text).root.as_ref().map(Data::of);
    root.is_some_and(|root| second_reader(text).is_ok_and(|second| root.same(&second)))
}

fn with_last_line_end(text: &str) -> std::borrow::Cow<'_, str> {
    if text.ends_with('\n') { text.into() } else { format!("{text}\n").into() }
}

/// Makes changes in a text, each proved, then all of them by the second reader; says at which one it stopped.
pub fn carry_out(shown: &str, before: &str, changes: &[Change]) -> Result<String, (usize, Obstacle)> {
    let after =
        edit_all(before, changes).map_err(|(index, refusal)| (index, refused(shown, before, &refusal)))?;
    if !changes.is_empty() {
        second_reading(before, &after, changes).map_err(|detail| {
            // What that reader says is in English, and about another place than the cause.
            let (reason, detail) = match decode::misread(before) {
                Some((character, Position { line, column })) => {
                    ("refus-caractere-mal-lu", format!("U+{:04X} ({line}:{column})", u32::from(character)))
                }
                None => ("refus-second-lecteur", detail),
            };
            (0, Obstacle::Unprovable { path: shown.to_owned(), reason, detail })
        })?;
    }
    Ok(after)
}

/// Asks the second reader; the error says what it says, which is in English and names a place.
fn second_reading(before: &str, after: &str, changes: &[Change]) -> Result<(), String> {
    let mut expected = second_reader(before)?;
    for change in changes {
        expected.apply(change).map_err(|refusal| format!("({refusal:?})"))?;
    }
    if expected.same(&second_reader(after)?) { Ok(()) } else { Err(String::new()) }
}

/// Returns what the second reader reads, or what it says of a text it cannot read.
pub(super) fn second_reader(text: &str) -> Result<Data, String> {
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
pub fn refused(shown: &str, text: &str, refusal: &Refusal) -> Obstacle {
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
        Refusal::TooLong => ("refus-longueur", fs::MAX_BYTES.to_string()),
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
