//! What two versions of a file, made from one, give together: merged by key, else line by line as git does.

mod ledger;
mod weave;

use std::cmp::Ordering;
use std::path::{Path, PathBuf};

use crate::diagnostic::Diagnostic;
use crate::fs::{self, ReadError};
use crate::obstacle::Obstacle;
use crate::plan::Periode;
use crate::plan::champs::identity;
use crate::yaml::Document;
use crate::yaml::compare::Identity;
use crate::yaml::frame::Frame;
use crate::yaml::merge::Conflict;

use super::{decode, git, load};
use weave::Weaver;

/// The three versions of a file.
pub struct Versions {
    /// The one the others were made from.
    pub base: PathBuf,
    /// The one that is merged into.
    pub ours: PathBuf,
    /// The one that is merged.
    pub theirs: PathBuf,
}

/// What merging gave.
pub struct Merged {
    /// The merged file; where it is not clean, with marks.
    pub bytes: Vec<u8>,
    /// Whether nobody has to choose.
    pub is_clean: bool,
    /// The places where someone has to.
    pub conflicts: Vec<Conflict>,
    /// Why it was merged line by line, if it was.
    pub by_lines: Option<ByLines>,
}

/// Why versions are merged line by line, as git does.
#[derive(Debug)]
pub enum ByLines {
    /// One of them cannot be read to its end: `base`, `ours` or `theirs`.
    Unreadable(&'static str, Box<Diagnostic>),
    /// A comment would be lost.
    Remark(String),
    /// No text was found that could be proved to say what both say.
    Unproved,
}

/// What makes a place of a plan the same in two versions.
pub struct Words;

impl Identity for Words {
    fn item(&self, list: &str) -> &'static [&'static str] {
        identity(list)
    }

    /// Periods that end on one day are one: 2024, "2024" and 2024-12-31.
    fn entry(&self, map: &str, key: &str) -> String {
        periode(map, key).map_or_else(|| key.to_owned(), |periode| periode.last_day().to_string())
    }

    fn order(&self, map: &str, one: &str, other: &str) -> Option<Ordering> {
        Some(periode(map, one)?.cmp(&periode(map, other)?))
    }

    fn alone(&self, map: &str) -> Option<&'static str> {
        matches!(map, "valeurs" | "cibles").then_some("valeur")
    }
}

/// Returns the period that a key of a series is.
fn periode(map: &str, key: &str) -> Option<Periode> {
    matches!(map, "valeurs" | "cibles").then(|| Periode::read(key).ok()).flatten()
}

/// Merges the versions of a file; the marks of a conflict are `size` signs long.
pub fn merge(versions: &Versions, size: usize) -> Result<Merged, Obstacle> {
    let texts = match [read(&versions.base)?, read(&versions.ours)?, read(&versions.theirs)?] {
        [Ok(base), Ok(ours), Ok(theirs)] => [base, ours, theirs],
        read => {
            let mut named = ["base", "ours", "theirs"].into_iter().zip(read);
            let found = named.find_map(|(side, read)| Some(ByLines::Unreadable(side, read.err()?)));
            return by_lines(versions, size, Vec::new(), found.unwrap_or(ByLines::Unproved));
        }
    };
    let texts = texts.each_ref().map(String::as_str);
    let (conflicts, merged) = merge_texts(texts, size);
    match merged {
        Ok(text) => {
            Ok(Merged { is_clean: conflicts.is_empty(), bytes: text.into_bytes(), conflicts, by_lines: None })
        }
        Err(why) => by_lines(versions, size, conflicts, why),
    }
}

/// Merges three readable texts, of which two were made from the first.
///
/// Returns the places that conflict, and the text, or why there is none that can be proved.
pub fn merge_texts(texts: [&str; 3], size: usize) -> (Vec<Conflict>, Result<String, ByLines>) {
    let [base, ours, theirs] = texts;
    // A side that changed nothing gives the other, to the byte.
    if base == theirs || ours == theirs {
        return (Vec::new(), Ok(ours.to_owned()));
    }
    if base == ours {
        return (Vec::new(), Ok(theirs.to_owned()));
    }
    let (bare, frame) = Frame::take_off(texts);
    let Ok(weaver) = Weaver::read(bare.each_ref().map(String::as_str), &Words) else {
        return (Vec::new(), Err(ByLines::Unproved));
    };
    weaver.merge(size, frame)
}

/// Merges line by line; what conflicts by key is not clean, whatever its lines do.
fn by_lines(
    versions: &Versions,
    size: usize,
    conflicts: Vec<Conflict>,
    why: ByLines,
) -> Result<Merged, Obstacle> {
    let (bytes, is_clean) = git::merge_lines(versions, size)?;
    let is_sure = matches!(why, ByLines::Unreadable(..));
    Ok(Merged { bytes, is_clean: is_clean && is_sure, conflicts, by_lines: Some(why) })
}

/// Reads a version, or says what in it cannot be read.
fn read(path: &Path) -> Result<Result<String, Box<Diagnostic>>, Obstacle> {
    let text = match fs::read(path) {
        Ok(text) => text,
        Err(error @ (ReadError::NotUtf8 { .. } | ReadError::TooBig { .. })) => {
            return Ok(Err(Box::new(load::report_unread(path, &error))));
        }
        Err(error) => return Err(Obstacle::Unreadable { path: path.to_owned(), source: error.into() }),
    };
    let document = Document::read(&text);
    let mut found = decode::faults(&document);
    load::finish(&mut found, &path.display().to_string(), &document);
    Ok(match found.into_iter().next() {
        Some(found) => Err(Box::new(found)),
        None => Ok(text),
    })
}
