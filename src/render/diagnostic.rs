//! Findings as people read them; the one door of annotate-snippets.

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use crate::diagnostic::{Diagnostic, Severity};
use crate::langue::{Catalogue, Fact};

use super::paint::clean;

/// The longest text a sentence quotes whole, in characters: a fiche's longest title.
const LONGEST_QUOTE: usize = 300;
/// The longest line that is drawn, in bytes; of a longer one only the place is named.
const LONGEST_LINE: usize = 10_000;

/// Returns what is seen, in a sentence.
pub fn message(diagnostic: &Diagnostic, catalogue: &Catalogue) -> String {
    clean(&catalogue.say(diagnostic.code, &brief(diagnostic)))
}

/// Returns what the sentence speaks of, each text short enough for a sentence.
fn brief(diagnostic: &Diagnostic) -> Vec<(&'static str, Fact)> {
    let shorten = |fact: &Fact| match fact {
        Fact::Text(text) => Fact::Text(shortened(text)),
        fact => fact.clone(),
    };
    diagnostic.facts.iter().map(|(name, fact)| (*name, shorten(fact))).collect()
}

/// Returns a text, or its beginning when it is longer than anyone would read in a sentence.
fn shortened(text: &str) -> String {
    match text.char_indices().nth(LONGEST_QUOTE) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// Returns what would mend it: the likeliest words meant, then the remedy.
pub fn help(diagnostic: &Diagnostic, catalogue: &Catalogue) -> Option<String> {
    let remedy = catalogue.help(diagnostic.code, &brief(diagnostic)).map(|remedy| clean(&remedy));
    if diagnostic.suggestions.is_empty() {
        return remedy;
    }
    let words = diagnostic.suggestions.iter().map(|word| shortened(word)).collect::<Vec<_>>();
    let words = Fact::Text(words.join(", "));
    let meant = clean(&catalogue.say("peut-etre", &[("mots", words)]));
    Some(remedy.map_or(meant.clone(), |remedy| format!("{meant} · {remedy}")))
}

/// Returns the findings one a line: `path:line:column: severity[code] message`.
pub fn concise(diagnostics: &[Diagnostic], catalogue: &Catalogue) -> String {
    let line = |found: &Diagnostic| {
        let (position, severity) = (found.start, found.severity.key());
        let message = message(found, catalogue);
        let line = format!(
            "{}:{}:{}: {severity}[{}] {message}",
            clean(&found.path),
            position.line,
            position.column,
            found.code
        );
        // A name may hold a line break; a finding is one line all the same.
        line.replace('\n', " ") + "\n"
    };
    diagnostics.iter().map(line).collect()
}

/// Draws the findings over the lines they are about. `read` gives a file's text back, where it still can.
pub fn drawn(
    diagnostics: &[Diagnostic],
    catalogue: &Catalogue,
    width: Option<usize>,
    color: bool,
    mut read: impl FnMut(&Diagnostic) -> Option<String>,
) -> String {
    let renderer = if color { Renderer::styled() } else { Renderer::plain() };
    let renderer = renderer.term_width(width.unwrap_or(140));
    let mut text = String::new();
    let mut source: Option<(&str, Option<String>)> = None;
    for diagnostic in diagnostics {
        if source.as_ref().is_none_or(|(path, _)| *path != diagnostic.path) {
            source = Some((&diagnostic.path, read(diagnostic)));
        }
        let lines = source.as_ref().and_then(|(_, text)| text.as_deref());
        text += &draw(diagnostic, lines, catalogue, &renderer);
        text += "\n\n";
    }
    text
}

fn draw(diagnostic: &Diagnostic, source: Option<&str>, catalogue: &Catalogue, renderer: &Renderer) -> String {
    let name = catalogue.word(match diagnostic.severity {
        Severity::Error => "gravite-error",
        Severity::Warning => "gravite-warning",
        Severity::Note => "gravite-note",
    });
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let (message, help) = (message(diagnostic, catalogue), help(diagnostic, catalogue));
    let title = level.with_name(name).primary_title(message).id(diagnostic.code);
    let path = clean(&diagnostic.path);
    let span = diagnostic.span.unwrap_or_default().range();
    let shown = source.filter(|text| span.end <= text.len() && text.is_char_boundary(span.start));
    let line = shown.map(|text| line_of(text, span.start));
    let group = match line {
        Some((line_start, line)) if line.len() <= LONGEST_LINE => {
            // Only that line, so that a file of a thousand mistakes is not read a thousand times.
            let end = span.end.min(line_start + line.len()).max(span.start);
            let annotation = AnnotationKind::Primary.span(span.start - line_start..end - line_start);
            let snippet = Snippet::source(line).line_start(diagnostic.start.line).path(path);
            Group::with_title(title).element(snippet.annotation(annotation))
        }
        Some(_) => {
            let place = annotate_snippets::Origin::path(path).line(diagnostic.start.line);
            Group::with_title(title).element(place.char_column(diagnostic.start.column))
        }
        None => Group::with_title(title).element(annotate_snippets::Origin::path(path)),
    };
    let group = match help {
        Some(help) => group.element(Level::HELP.with_name(catalogue.word("aide-prefixe")).message(help)),
        None => group,
    };
    renderer.render(&[group])
}

/// Returns the line a byte stands in, and where the line begins; a byte order mark before the byte is no character
/// of it.
fn line_of(text: &str, byte: usize) -> (usize, &str) {
    let start = text[..byte].rfind('\n').map_or(0, |newline| newline + 1);
    let line = text[start..].lines().next().unwrap_or_default();
    let after_mark = start + '\u{feff}'.len_utf8();
    match line.strip_prefix('\u{feff}') {
        Some(after) if after_mark <= byte => (after_mark, after),
        _ => (start, line),
    }
}
