//! Findings as people read them; the one door of annotate-snippets.

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use crate::diagnostic::{Diagnostic, Severity};
use crate::langue::{Catalogue, Fact};

use super::paint::clean;

/// Returns what is seen, in a sentence.
pub fn message(diagnostic: &Diagnostic, catalogue: &Catalogue) -> String {
    clean(&catalogue.say(diagnostic.code, &diagnostic.facts))
}

/// Returns what would mend it: the likeliest words meant, then the remedy.
pub fn help(diagnostic: &Diagnostic, catalogue: &Catalogue) -> Option<String> {
    let remedy = catalogue.help(diagnostic.code, &diagnostic.facts).map(|remedy| clean(&remedy));
    if diagnostic.suggestions.is_empty() {
        return remedy;
    }
    let words = Fact::Text(diagnostic.suggestions.join(", "));
    let meant = clean(&catalogue.say("peut-etre", &[("mots", words)]));
    Some(remedy.map_or(meant.clone(), |remedy| format!("{meant} · {remedy}")))
}

/// Returns the findings one a line: `path:line:column: severity[code] message`.
pub fn concise(diagnostics: &[Diagnostic], catalogue: &Catalogue) -> String {
    let line = |found: &Diagnostic| {
        let (position, severity) = (found.start, found.severity.key());
        let message = message(found, catalogue).replace('\n', " ");
        format!(
            "{}:{}:{}: {severity}[{}] {message}\n",
            clean(&found.path),
            position.line,
            position.column,
            found.code
        )
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
    let group = match shown {
        Some(text) => {
            // A byte order mark is no character of the first line.
            let text =
                if span.start >= 3 || span.is_empty() { text } else { text.trim_start_matches('\u{feff}') };
            let end = first_line_end(text, span.start, span.end);
            let snippet =
                Snippet::source(text).path(path).annotation(AnnotationKind::Primary.span(span.start..end));
            Group::with_title(title).element(snippet)
        }
        None => Group::with_title(title).element(annotate_snippets::Origin::path(path)),
    };
    let group = match help {
        Some(help) => group.element(Level::HELP.with_name(catalogue.word("aide-prefixe")).message(help)),
        None => group,
    };
    renderer.render(&[group])
}

/// Returns where a finding stops being drawn: at the end of the line it begins on.
fn first_line_end(text: &str, start: usize, end: usize) -> usize {
    let end = end.min(text.len());
    let start = start.min(end);
    text.get(start..end).and_then(|shown| shown.find(['\n', '\r'])).map_or(end, |newline| start + newline)
}
