//! A published text as lines: numbered, freed of what nobody reads, each with what stands before its words.

use crate::plan::texte::compose;

/// A line that says something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Its number in the file, from 1.
    pub number: usize,
    /// All of it.
    pub raw: String,
    /// Its words, without bullet or box.
    pub text: String,
    /// Whether it begins with a bullet.
    pub is_item: bool,
    /// The state of the box it begins with.
    pub is_ticked: Option<bool>,
    /// Whether a blank line stands before it.
    pub is_apart: bool,
}

/// What stands before the words of an item; letters and dashes need a space after them.
const BULLETS: &[char] =
    &['•', '◦', '▪', '■', '‣', '·', '●', '➢', '➔', '►', '→', '✓', '✔', '\u{f0b7}', '\u{f0a7}'];

/// Bullets that are also part of words.
const DASHES: &[&str] = &["- ", "– ", "— ", "* ", "o "];

const TICKED: &[&str] = &["☑", "☒", "✅", "[x]", "[X]"];

const UNTICKED: &[&str] = &["☐", "□", "[ ]"];

/// Cuts a text into its lines; each box of a line begins one of its own, be it before its words, after, or above.
pub fn read(text: &str) -> Vec<Line> {
    let text = cleaned(text);
    let (mut lines, mut is_apart) = (Vec::new(), true);
    let mut above = None;
    for (index, raw) in text.split('\n').enumerate() {
        let raw = raw.trim();
        if raw.is_empty() {
            is_apart = true;
            continue;
        }
        for part in boxes(raw) {
            let mut line = line(index + 1, &part);
            if line.text.is_empty() {
                // A box alone is that of the words below; a bullet alone says nothing.
                above = line.is_ticked.or(above);
                continue;
            }
            if let Some(is_ticked) = above.take().filter(|_| line.is_ticked.is_none()) {
                let mark = if is_ticked { TICKED[0] } else { UNTICKED[0] };
                line = Line {
                    is_ticked: Some(is_ticked),
                    is_item: true,
                    raw: format!("{mark} {}", line.text),
                    ..line
                };
            }
            lines.push(Line { is_apart, ..line });
            is_apart = false;
        }
    }
    lines
}

/// Returns the text with line ends of one kind, accents in their letters, and nothing that only a terminal reads.
fn cleaned(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    let kept = text.chars().filter_map(|character| match character {
        '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some('\n'),
        '\t' => Some(' '),
        '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}' => None,
        character if character == '\n' || !character.is_control() => Some(character),
        _ => None,
    });
    compose(&kept.collect::<String>())
}

/// Cuts a line at its boxes, each with its words after it.
fn boxes(raw: &str) -> Vec<String> {
    let marks = || TICKED.iter().chain(UNTICKED);
    let mut found: Vec<(usize, &str)> = marks().flat_map(|mark| raw.match_indices(mark)).collect();
    let is_bare =
        |text: &str| text.trim().is_empty() || without_bullet(text.trim()).is_some_and(str::is_empty);
    // A sentence may hold brackets, not boxes.
    found.retain(|(start, mark)| !mark.starts_with('[') || is_bare(&raw[..*start]));
    found.sort_unstable();
    let Some((first, _)) = found.first() else { return vec![raw.to_owned()] };
    let leads = is_bare(&raw[..*first]);
    let mut parts = Vec::with_capacity(found.len() + 1);
    let mut from = 0;
    for (place, (start, mark)) in found.iter().enumerate() {
        let next = found.get(place + 1).map_or(raw.len(), |(next, _)| *next);
        let end = start + mark.len();
        if leads {
            parts.push(format!("{mark} {}", raw[end..next].trim()));
        } else {
            parts.push(format!("{mark} {}", raw[from..*start].trim()));
            from = end;
        }
    }
    let rest = raw[from..].trim();
    if !leads && !rest.is_empty() {
        parts.push(rest.to_owned());
    }
    parts
}

fn line(number: usize, raw: &str) -> Line {
    let bare = without_bullet(raw);
    let text = bare.unwrap_or(raw);
    let after = |marks: &[&str]| marks.iter().find_map(|mark| text.strip_prefix(mark)).map(bare_of);
    let (is_ticked, text) = match (after(TICKED), after(UNTICKED)) {
        (Some(label), _) => (Some(true), label),
        (None, Some(label)) => (Some(false), label),
        (None, None) => (None, text),
    };
    let is_item = bare.is_some() || is_ticked.is_some();
    let text = text.trim_end().to_owned();
    Line { number, raw: raw.to_owned(), text, is_item, is_ticked, is_apart: false }
}

/// Returns the words of a box that a bullet stands in.
fn bare_of(text: &str) -> &str {
    let text = text.trim_start();
    without_bullet(text).unwrap_or(text)
}

/// Returns what follows a bullet.
fn without_bullet(raw: &str) -> Option<&str> {
    let rest = raw.strip_prefix(BULLETS).or_else(|| DASHES.iter().find_map(|dash| raw.strip_prefix(dash)));
    rest.map(str::trim_start)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<String> {
        let state = |line: &Line| match (line.is_ticked, line.is_item) {
            (Some(true), _) => "+",
            (Some(false), _) => "-",
            (None, true) => "*",
            (None, false) => "",
        };
        let line = |line: &Line| format!("{}{}{}", line.number, state(line), line.text);
        read(text).iter().map(line).collect()
    }

    #[test]
    fn bullets_and_boxes_are_told_from_the_words() {
        let text =
            "Titre\r\n\r\n  • un\r\n- deux\n-trois\no quatre\nobjectif\n☑ GES ☐ Air\n • [x] EnR\n1 | 2";
        assert_eq!(
            shown(text),
            [
                "1Titre",
                "3*un",
                "4*deux",
                "5-trois",
                "6*quatre",
                "7objectif",
                "8+GES",
                "8-Air",
                "9+EnR",
                "10 1 | 2".replace("10 ", "10").as_str()
            ]
        );
    }

    #[test]
    fn a_box_stands_before_its_words_after_them_or_above() {
        let expected = ["1+GES", "1-Air"];
        for text in ["☑ GES ☐ Air", "GES ☑ Air ☐", "• GES ☑ • Air ☐", "• ☑ GES ☐ Air"] {
            assert_eq!(shown(text), expected, "{text}");
        }
        assert_eq!(shown("Cocher [x] ici"), ["1Cocher [x] ici"]);
        assert_eq!(shown("☑\nGES\n\n☐\nAir\nAutre"), ["2+GES", "5-Air", "6Autre"]);
    }

    #[test]
    fn what_only_a_terminal_reads_is_left_out_and_accents_join_their_letters() {
        assert_eq!(shown("\u{feff}e\u{301}\u{1b}[31m te\u{ad}st\u{7}"), ["1é[31m test"]);
        assert_eq!(shown("a\u{c}b\u{2028}c\rd"), ["1a", "2b", "3c", "4d"]);
    }
}
