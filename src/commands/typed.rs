//! A text that an option is given: itself, a file's, or standard input's.

use std::fs::File;
use std::io::{self, Read};

use crate::fs::MAX_BYTES;
use crate::obstacle::Obstacle;
use crate::plan::texte::compose;

/// Returns the text of an option: itself, a file's after `@`, standard input for `-`.
///
/// As a fiche holds it: lines end with LF, and an accent is one with its letter, however the keyboard sends it.
pub fn text_option(option: &'static str, text: Option<&str>) -> Result<Option<String>, Obstacle> {
    let Some(text) = text else { return Ok(None) };
    let said = match text.strip_prefix('@') {
        Some(file) => read(option, file, File::open(file))?,
        None if text == "-" => read(option, text, Ok(io::stdin()))?,
        None => text.to_owned(),
    };
    let said = compose(&said.trim().replace("\r\n", "\n"));
    if said.chars().any(|character| character.is_control() && character != '\n' && character != '\t') {
        return Err(Obstacle::ForbiddenText { option });
    }
    Ok(Some(said))
}

/// Reads a text, and no more of it than tells that it is too long.
fn read(option: &'static str, from: &str, source: io::Result<impl Read>) -> Result<String, Obstacle> {
    let unreadable = |source| Obstacle::OptionUnreadable { option, from: from.to_owned(), source };
    let mut bytes = Vec::new();
    let read = source.and_then(|source| source.take(MAX_BYTES + 1).read_to_end(&mut bytes));
    read.map_err(unreadable)?;
    if bytes.len() as u64 > MAX_BYTES {
        return Err(Obstacle::TextTooLong { option, limit: MAX_BYTES });
    }
    let said = String::from_utf8(bytes).map_err(|_| unreadable(io::ErrorKind::InvalidData.into()))?;
    Ok(said.trim_start_matches('\u{feff}').to_owned())
}
