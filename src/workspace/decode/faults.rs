//! Says in the plan's codes what the scanner did not admit.

use std::ops::Range;

use crate::diagnostic::Diagnostic;
use crate::langue::Fact;
use crate::yaml::scan::{MAX_BYTES, MAX_DEPTH, MAX_NODES};
use crate::yaml::{FaultKind, Position, Route, Span, Syntax};

use super::pieges;
use super::reader::Reader;

/// Reports every fault of the document.
pub fn report(reader: &mut Reader<'_>) {
    let document = reader.document;
    for fault in &document.faults {
        let diagnostic = match &fault.kind {
            FaultKind::Syntax(syntax) => pieges::of_syntax(document.text, *syntax, fault.span)
                .unwrap_or_else(|| {
                    let (syntax, span) = aimed(document.text, *syntax, fault.span);
                    syntax_error(syntax).at(span)
                }),
            kind => plain(kind, |first| document.position(first)),
        };
        let diagnostic = if diagnostic.span.is_some() { diagnostic } else { diagnostic.at(fault.span) };
        reader.push(diagnostic);
    }
}

/// Returns what a syntax error is for who wrote the line, and the characters to look at.
///
/// The scanner stops where it cannot go on, which may be before or after what is wrong.
fn aimed(text: &str, syntax: Syntax, span: Span) -> (Syntax, Span) {
    let at = span.range().start;
    let (before, after) = (&text[..at], &text[at..]);
    match syntax {
        Syntax::Tab if before.ends_with('\t') && !after.starts_with('\t') => (syntax, Span::from(at - 1..at)),
        Syntax::ForbiddenCharacter(character) => {
            let found = after.find(character).map(|found| at + found);
            (syntax, found.map_or(span, |found| Span::from(found..found + character.len_utf8())))
        }
        Syntax::Escape => {
            let found = unknown_escape(after);
            (syntax, found.map_or(span, |found| Span::from(at + found.start..at + found.end)))
        }
        // An item of a list is as good as a key: it only stands in the wrong column.
        Syntax::KeyExpected if after.starts_with("- ") => (Syntax::Indentation, span),
        _ => (syntax, span),
    }
}

/// Returns the bytes of the first escape of a double quoted text that YAML does not know.
fn unknown_escape(quoted: &str) -> Option<Range<usize>> {
    let mut rest = quoted.char_indices();
    while let Some((at, character)) = rest.next() {
        if character != '\\' {
            continue;
        }
        let (escaped_at, escaped) = rest.next()?;
        let digits = match escaped {
            'x' => 2,
            'u' => 4,
            'U' => 8,
            _ if "0abtnvfre \"/\\N_LP\t\r\n".contains(escaped) => 0,
            _ => return Some(at..escaped_at + escaped.len_utf8()),
        };
        let hexadecimal = quoted[escaped_at + 1..].chars().take_while(char::is_ascii_hexdigit);
        let said = hexadecimal.take(digits).count();
        if said < digits {
            return Some(at..escaped_at + 1 + said);
        }
    }
    None
}

fn syntax_error(syntax: Syntax) -> Diagnostic {
    let diagnostic = Diagnostic::new("syntaxe", Route::root());
    let (word, character) = match syntax {
        Syntax::ColonInValue => ("syntaxe-deux-points", None),
        Syntax::KeyExpected => ("syntaxe-cle", None),
        Syntax::Indentation => ("syntaxe-retrait", None),
        Syntax::Tab => ("syntaxe-tabulation", None),
        Syntax::UnclosedQuote => ("syntaxe-guillemet", None),
        Syntax::AfterQuote => ("syntaxe-apres-guillemet", None),
        Syntax::Escape => ("syntaxe-echappement", None),
        Syntax::UnclosedBracket(open) => ("syntaxe-crochet-ouvert", Some(open)),
        Syntax::MisplacedBracket => ("syntaxe-crochet", None),
        Syntax::CommaExpected => ("syntaxe-virgule", None),
        Syntax::ReservedCharacter(character) => ("syntaxe-caractere", Some(character)),
        Syntax::ForbiddenCharacter(_) => ("syntaxe-controle", None),
        Syntax::Comment => ("syntaxe-commentaire", None),
        Syntax::Block => ("syntaxe-bloc", None),
        Syntax::Dash => ("syntaxe-tiret", None),
        Syntax::Other => ("syntaxe-autre", None),
    };
    let nature = word.strip_prefix("syntaxe-").unwrap_or(word);
    let diagnostic = diagnostic.with("cause", Fact::Word(word)).with("nature", nature);
    diagnostic.with("caractere", character.map(String::from).unwrap_or_default())
}

fn plain(kind: &FaultKind, position: impl Fn(u32) -> Position) -> Diagnostic {
    let coded = |code| Diagnostic::new(code, Route::root());
    match kind {
        FaultKind::TooBig(bytes) => {
            coded("fichier-trop-grand").with("octets", *bytes).with("limite", MAX_BYTES)
        }
        FaultKind::TooManyNodes => coded("fichier-trop-dense").with("limite", MAX_NODES),
        FaultKind::TooDeep => coded("imbrication-trop-profonde").with("limite", MAX_DEPTH),
        FaultKind::ConflictMarker => coded("conflit-git"),
        FaultKind::DuplicateKey(key, first) => {
            coded("cle-double").with("cle", key.as_str()).with("ligne", position(first.start).line)
        }
        FaultKind::ComplexKey => coded("cle-complexe"),
        FaultKind::Anchor => coded("ancre"),
        FaultKind::Alias => coded("alias"),
        FaultKind::Tag => coded("etiquette"),
        FaultKind::MergeKey => coded("cle-fusion"),
        FaultKind::SecondDocument => coded("documents-multiples"),
        FaultKind::Directive => coded("directive"),
        FaultKind::Syntax(syntax) => syntax_error(*syntax),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_escape_that_yaml_does_not_know_is_found() {
        let found = |quoted: &str| unknown_escape(quoted).map(|range| quoted[range].to_owned());
        assert_eq!(found(r#""C:\\dossier\été""#), Some(r"\é".to_owned()));
        assert_eq!(found(r#""\x4 \d""#), Some(r"\x4".to_owned()));
        assert_eq!(found(r#""\u00e9\n""#), None);
    }
}
