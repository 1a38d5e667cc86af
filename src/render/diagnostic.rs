//! Findings as people read them; the one door of annotate-snippets.

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use crate::diagnostic::{Diagnostic, Severity};
use crate::langue::{Catalogue, Fact};
use crate::yaml::Span;

use super::paint::clean;
use super::prose::{columns, shortened, wrap_line};

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
        Fact::Text(text) => Fact::Text(shortened(text, LONGEST_QUOTE)),
        fact => fact.clone(),
    };
    diagnostic.facts.iter().map(|(name, fact)| (*name, shorten(fact))).collect()
}

/// Returns what would mend it: the likeliest words meant, then the remedy.
pub fn help(diagnostic: &Diagnostic, catalogue: &Catalogue) -> Option<String> {
    let remedy = catalogue.help(diagnostic.code, &brief(diagnostic)).map(|remedy| clean(&remedy));
    if diagnostic.suggestions.is_empty() {
        return remedy;
    }
    let words = diagnostic.suggestions.iter().map(|word| shortened(word, LONGEST_QUOTE)).collect::<Vec<_>>();
    let words = Fact::Text(words.join(", "));
    // What can be put right without asking is no guess.
    let key = if diagnostic.fix.is_some() { "ecrire" } else { "peut-etre" };
    let meant = clean(&catalogue.say(key, &[("mots", words)]));
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
        text += &draw(diagnostic, lines, catalogue, &renderer, width);
        text += "\n\n";
    }
    text
}

fn draw(
    diagnostic: &Diagnostic,
    source: Option<&str>,
    catalogue: &Catalogue,
    renderer: &Renderer,
    width: Option<usize>,
) -> String {
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
    let shown = diagnostic.span.map(Span::range).zip(source);
    let shown = shown.filter(|(span, text)| span.end <= text.len() && text.is_char_boundary(span.start));
    let line = shown.map(|(span, text)| (span.clone(), line_of(text, span.start)));
    let group = match &line {
        Some((span, (line_start, line))) if line.len() <= LONGEST_LINE => {
            // Only that line, so that a file of a thousand mistakes is not read a thousand times.
            let end = span.end.min(line_start + line.len()).max(span.start);
            let annotation = AnnotationKind::Primary.span(span.start - line_start..end - line_start);
            let snippet = Snippet::source(*line).line_start(diagnostic.start.line).path(path);
            Group::with_title(title).element(snippet.annotation(annotation))
        }
        Some(_) => {
            let place = annotate_snippets::Origin::path(path).line(diagnostic.start.line);
            Group::with_title(title).element(place.char_column(diagnostic.start.column))
        }
        None => Group::with_title(title).element(annotate_snippets::Origin::path(path)),
    };
    let group = match help {
        Some(help) => {
            let word = catalogue.word("aide-prefixe");
            // ` = help: `, under the numbers of the lines where there are any.
            let digits = if line.is_some() { diagnostic.start.line.to_string().len() } else { 0 };
            let room = width.map(|width| width.saturating_sub(digits + columns(&word) + 5));
            group.element(Level::HELP.with_name(word).message(wrap_line(&help, "", room)))
        }
        None => group,
    };
    let drawn = renderer.render(&[group]);
    // Lines of the file are cut to the terminal; the sentence is not, and would be broken anywhere.
    match drawn.split_once('\n') {
        Some((sentence, rest)) => format!("{}\n{rest}", wrap_line(sentence, "  ", width)),
        None => drawn,
    }
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

#[cfg(test)]
mod tests {
    use crate::langue::Langue;
    use crate::yaml::{Position, Route};

    use super::*;

    #[test]
    fn sentences_are_broken_between_words_and_lines_of_the_file_are_cut() {
        let text = "partenaires: [CCI]\n";
        let mut found = Diagnostic::new("acteurs-voisins", Route::root().key("partenaires"));
        found = found.with("nom", "CCI").with("usuel", "C.C.I.").suggesting(vec!["C.C.I.".to_owned()]);
        (found.path, found.severity) = ("actions/1.1.yaml".to_owned(), Severity::Warning);
        (found.span, found.start) = (Some(Span::from(14..17)), Position { line: 1, column: 15 });
        let catalogue = Catalogue::load(Langue::En);
        let seen =
            |width, color| drawn(&[found.clone()], &catalogue, width, color, |_| Some(text.to_owned()));
        let expected = "\
warning[acteurs-voisins]: “CCI” is written “C.C.I.”
  elsewhere
 --> actions/1.1.yaml:1:15
  |
1 | partenaires: [CCI]
  |               ^^^
  |
  = help: maybe C.C.I. · write an actor the same way
          everywhere: it would be counted twice

";
        assert_eq!(seen(Some(56), false), expected);
        assert_eq!(seen(Some(56), true).lines().count(), expected.lines().count());
        assert_eq!(seen(None, false).lines().count(), expected.lines().count() - 2);
    }

    #[test]
    fn what_is_wrong_with_a_whole_file_underlines_none_of_it() {
        let mut found = Diagnostic::new("extension-yml", Route::root()).with("nom", "1.1.yml");
        found.path = "actions/1.1.yml".to_owned();
        let catalogue = Catalogue::load(Langue::En);
        let seen = drawn(&[found], &catalogue, None, false, |_| Some("numero: \"1.1\"\n".to_owned()));
        let expected = "\
error[extension-yml]: “1.1.yml” is not read: the extension is .yaml
--> actions/1.1.yml
 = help: rename it to .yaml

";
        assert_eq!(seen, expected);
    }
}
