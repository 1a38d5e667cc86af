//! Colour, carried through layout by marks that take no width, and given or taken away at the very end.

use std::fmt::Write as _;

use anstyle::{AnsiColor, Style};

/// A mark that opens a style; [`END`] closes it.
///
/// Invisible characters of no width: tables and wrapping measure texts as if they were not there.
const MARKS: [(char, Style); 8] = [
    ('\u{2061}', Style::new().bold()),
    ('\u{2062}', Style::new().dimmed()),
    ('\u{2063}', AnsiColor::Green.on_default()),
    ('\u{2064}', AnsiColor::Red.on_default().bold()),
    ('\u{206a}', AnsiColor::Yellow.on_default()),
    ('\u{206b}', AnsiColor::Cyan.on_default()),
    ('\u{206c}', AnsiColor::Magenta.on_default()),
    (DRAWING, Style::new()),
];
/// The mark of what is drawn for eyes.
const DRAWING: char = '\u{206d}';
const END: char = '\u{206f}';

fn mark(place: usize, text: &str) -> String {
    format!("{}{text}{END}", MARKS[place].0)
}

/// Marks a text as a title.
pub fn bold(text: &str) -> String {
    mark(0, text)
}

/// Marks a text as secondary.
pub fn dim(text: &str) -> String {
    // Nothing has no colour, and no marks that would keep the blanks before it.
    if text.is_empty() {
        return String::new();
    }
    mark(1, text)
}

/// Marks a text as good news.
pub fn good(text: &str) -> String {
    mark(2, text)
}

/// Marks a text as bad news.
pub fn bad(text: &str) -> String {
    mark(3, text)
}

/// Marks a text as worth a look.
pub fn warn(text: &str) -> String {
    mark(4, text)
}

/// Marks a text as a name one can type.
pub fn name(text: &str) -> String {
    mark(5, text)
}

/// Marks a text as what is aimed at.
pub fn aim(text: &str) -> String {
    mark(6, text)
}

/// Marks what is drawn for eyes, and says nothing that is not written beside it.
pub fn drawing(text: &str) -> String {
    mark(7, text)
}

/// Returns a text without its marks and drawings, on one line.
pub fn plain(text: &str) -> String {
    let mut is_drawn = false;
    let kept = text.chars().filter(|character| {
        match *character {
            DRAWING => is_drawn = true,
            END => is_drawn = false,
            other => return !is_drawn && !MARKS.iter().any(|(mark, _)| *mark == other),
        }
        false
    });
    kept.collect::<String>().replace('\n', " ").trim().to_owned()
}

/// Returns a text of a file without what could drive a terminal: control characters, marks, turns of direction.
pub fn clean(text: &str) -> String {
    let kept = |character: &char| {
        let drives = character.is_control() && *character != '\n' && *character != '\t';
        let turns = matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{2061}'..='\u{2064}' | '\u{206a}'..='\u{206f}');
        !drives && !turns
    };
    text.chars().filter(kept).map(|character| if character == '\t' { ' ' } else { character }).collect()
}

/// Whether what is printed is in colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Paint {
    /// Whether marks become colours, or nothing.
    pub color: bool,
}

impl Paint {
    /// Turns the marks of a text into colours, or takes them out.
    pub fn finish(self, text: &str) -> String {
        let mut painted = String::with_capacity(text.len());
        let mut open = false;
        for character in text.chars() {
            if let Some((_, style)) = MARKS.iter().find(|(mark, _)| *mark == character) {
                self.write(&mut painted, style.render());
                open = true;
            } else if character == END {
                self.write(&mut painted, anstyle::Reset.render());
                open = false;
            } else {
                // A cell cut short has lost its end: no style crosses a line.
                if character == '\n' && std::mem::take(&mut open) {
                    self.write(&mut painted, anstyle::Reset.render());
                }
                painted.push(character);
            }
        }
        painted
    }

    fn write(self, painted: &mut String, code: impl std::fmt::Display) {
        if self.color {
            // Writing to a String cannot fail.
            let _ = write!(painted, "{code}");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_take_no_width_and_become_colour_or_nothing() {
        let text = format!("{} ok", bold("4.5"));
        assert_eq!(unicode_width::UnicodeWidthStr::width(text.as_str()), 6);
        assert_eq!(Paint { color: false }.finish(&text), "4.5 ok");
        assert_eq!(Paint { color: true }.finish(&text), "\u{1b}[1m4.5\u{1b}[0m ok");
    }

    #[test]
    fn a_text_of_a_file_cannot_drive_the_terminal() {
        assert_eq!(clean("a\u{1b}[31mb\u{7}\u{202e}c\u{2061}"), "a[31mbc");
    }
}
