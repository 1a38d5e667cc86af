//! The traps YAML sets for French prose: colons, hashes, commas and signs that need quotes.

use crate::diagnostic::Diagnostic;
use crate::langue::Fact;
use crate::yaml::{Entry, Kind, Layout, Node, Route, Span, Style, Syntax};

use super::reader::Reader;

/// How many misread characters of one file are told: a text pasted from elsewhere may be full of them.
const MOST_MISREAD: usize = 100;

/// Says what a syntax error is when it comes from an unquoted text: a colon, or a sign YAML keeps for itself.
pub fn of_syntax(text: &str, syntax: Syntax, span: Span) -> Option<Diagnostic> {
    let code = match syntax {
        Syntax::ColonInValue => "deux-points-sans-guillemets",
        Syntax::ReservedCharacter('%' | '@' | '`') => "signe-sans-guillemets",
        _ => return None,
    };
    let (value, place) = value_of_line(text, span.range().start)?;
    if code == "deux-points-sans-guillemets" && !value.contains(':') {
        return None; // the colon is a key's, as of one too long to be one
    }
    let found = Diagnostic::new(code, Route::root()).at(place).with("texte", value);
    // What follows a ` #` may be a comment: only its author knows.
    let is_sure = !value.contains(" #") && !value.starts_with(['"', '\'']);
    Some(if is_sure { found.mending(quoted(value)) } else { found.suggesting(vec![quoted(value)]) })
}

/// Returns the value written on the line of a byte, after its first `: ` or `- `, and where it stands.
fn value_of_line(text: &str, byte: usize) -> Option<(&str, Span)> {
    let start = text[..byte].rfind('\n').map_or(0, |newline| newline + 1);
    let line = text[start..].lines().next()?;
    let indented = line.trim_start_matches([' ', '\u{feff}']);
    let mut from = line.len() - indented.len();
    while line[from..].starts_with("- ") {
        from += 2;
    }
    // A key is a bare word: what precedes the first colon of « Mobilité : développer » is already prose.
    let key = line[from..].split(':').next().unwrap_or_default();
    let is_key =
        !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-\"'".contains(&byte));
    if is_key && line[from + key.len()..].starts_with(": ") {
        from += key.len() + 2;
    }
    let value = line[from..].trim();
    let at = start + from + (line[from..].len() - line[from..].trim_start().len());
    (!value.is_empty() && at + value.len() >= byte).then(|| (value, Span::from(at..at + value.len())))
}

/// Returns a text between double quotes.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

/// Notes an unquoted text that a `#` cuts short: in `titre: Action #2` YAML reads « Action ».
///
/// A true comment has a space after its `#`.
pub fn cut_by_hash(reader: &mut Reader<'_>, node: &Node<'_>) {
    let text = reader.document.text;
    let end = node.span.range().end;
    if text.as_bytes().get(end) != Some(&b' ') {
        return;
    }
    let rest = text[end..].lines().next().unwrap_or_default();
    let cut = rest.trim_start();
    let is_cut =
        cut.strip_prefix('#').is_some_and(|after| after.starts_with(|next: char| next.is_alphanumeric()));
    if is_cut {
        let whole = Span::from(node.span.range().start..end + rest.trim_end().len());
        let said = &text[whole.range()];
        let found = reader
            .finding("diese-sans-guillemets", whole)
            .with("lu", &text[node.span.range()])
            .with("perdu", cut.trim_end())
            .suggesting(vec![quoted(said)]);
        reader.push(found);
    }
}

/// Notes a text that its colon made a map: `- Mobilité : réduire`. Returns whether it is one.
pub fn colon_made_a_map(reader: &mut Reader<'_>, node: &Node<'_>) -> bool {
    let Kind::Mapping(entries, Layout::Block) = &node.kind else { return false };
    let [Entry { key, key_style: Style::Plain, value, .. }] = entries.as_slice() else { return false };
    if !value.is_scalar() {
        return false;
    }
    let text = reader.document.text;
    let start = node.span.range().start;
    let line = text[start..].lines().next().unwrap_or_default().trim_end();
    let found =
        reader.finding("texte-devenu-table", Span::from(start..start + line.len())).with("cle", key.as_ref());
    let found =
        if line.contains(" #") { found.suggesting(vec![quoted(line)]) } else { found.mending(quoted(line)) };
    reader.push(found);
    true
}

/// Notes one person that a comma made two: `[DUPONT, Jean]`.
pub fn cut_by_comma(reader: &mut Reader<'_>, node: &Node<'_>) {
    let Kind::Sequence(items, Layout::Flow) = &node.kind else { return };
    for pair in items.windows(2) {
        let [Node { kind: Kind::Scalar(surname, Style::Plain), span }, second] = pair else { continue };
        let Kind::Scalar(first_name, Style::Plain) = &second.kind else { continue };
        if is_shouted(surname) && is_first_name(first_name) {
            let whole = Span::from(span.range().start..second.span.range().end);
            let found = reader
                .finding("virgule-sans-guillemets", whole)
                .with("nom", surname.as_ref())
                .with("prenom", first_name.as_ref())
                .suggesting(vec![quoted(&format!("{surname}, {first_name}"))]);
            reader.push(found);
        }
    }
}

/// Tells whether a word is a surname in capitals. Acronyms look the same; the first name after it decides.
fn is_shouted(word: &str) -> bool {
    word.chars().count() > 2 && word.chars().all(|letter| letter.is_uppercase() || " -'’".contains(letter))
}

/// Tells whether a word reads as a first name: `Jean`, `Anne-Marie`.
fn is_first_name(word: &str) -> bool {
    word.split('-').all(|part| {
        let mut letters = part.chars();
        letters.next().is_some_and(char::is_uppercase)
            && letters.clone().next().is_some()
            && letters.all(char::is_lowercase)
    })
}

/// Notes characters that the second reader refuses or takes for a line break: no value of the file could be set.
pub fn misread_characters(reader: &mut Reader<'_>) {
    let text = reader.document.text;
    for (at, character) in misread(text).take(MOST_MISREAD) {
        let span = Span::from(at..at + character.len_utf8());
        let found = reader
            .finding("caractere-mal-lu", span)
            .with("caractere", Fact::Text(format!("U+{:04X}", u32::from(character))));
        reader.push(found);
    }
}

/// Returns those characters and their bytes; a byte order mark at the top is none of them.
pub fn misread(text: &str) -> impl Iterator<Item = (usize, char)> {
    let searched = if may_be_misread(text.as_bytes()) { text } else { "" };
    let is_mark = |(at, character): &(usize, char)| *at == 0 && *character == '\u{feff}';
    searched.char_indices().filter(move |found| is_misread(found.1) && !is_mark(found))
}

/// Tells whether libyaml refuses a character or takes it for a line break.
pub fn is_misread(character: char) -> bool {
    matches!(character, '\u{7f}'..='\u{9f}' | '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

/// Tells quickly that a text holds none of those characters, as nearly all do.
///
/// Written over bytes and without branches, so that the compiler runs sixteen of them at once.
fn may_be_misread(bytes: &[u8]) -> bool {
    let Some(length) = bytes.len().checked_sub(2) else { return true };
    let (first, second, third) = (&bytes[..length], &bytes[1..=length], &bytes[2..]);
    let mut any = 0;
    for ((lead, middle), end) in first.iter().zip(second).zip(third) {
        let alone = u8::from(*lead == 0x7f) | u8::from(*lead == 0xef);
        let control = u8::from(*lead == 0xc2) & u8::from(*middle < 0xa0);
        let line = u8::from(*lead == 0xe2) & u8::from(*middle == 0x80) & u8::from(*end & 0xfe == 0xa8);
        any |= alone | control | line;
    }
    // The last two bytes begin none of the longer ones.
    any != 0 || bytes[length..].iter().any(|byte| matches!(byte, 0x7f | 0xc2))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_value_of_a_line_is_what_its_author_wrote_after_the_key() {
        for (line, value) in [
            ("titre: Mobilité : développer", Some("Mobilité : développer")),
            ("  - nom: Phase 1 : étude", Some("Phase 1 : étude")),
            ("  - Mobilité : a : b", Some("Mobilité : a : b")),
            ("unite: %", Some("%")),
        ] {
            assert_eq!(value_of_line(line, line.len() - 1).map(|(value, _)| value), value);
        }
    }

    #[test]
    fn a_surname_and_a_first_name_are_told_from_two_bodies() {
        assert!(is_shouted("DUPONT") && is_first_name("Jean") && is_first_name("Anne-Marie"));
        assert!(!is_first_name("GEHU") && !is_shouted("Communes"));
    }
}
