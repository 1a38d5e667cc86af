//! Comments that ask not to be told of a finding: `# pcaet: ignore[code] reason`.

use std::collections::HashMap;

use crate::diagnostic::Diagnostic;
use crate::plan::Numero;
use crate::yaml::scan::scan;
use crate::yaml::{Document, Position, Route, Span, position};

/// What every such comment holds; a file without it is not searched for comments.
const MARK: &str = "pcaet:";

/// A comment that asks not to be told of something.
#[derive(Debug, Clone)]
pub struct Ignore {
    /// The fiche, if the file's name is a numero.
    pub numero: Option<Numero>,
    /// The file, as findings bear it.
    path: String,
    /// Which line it speaks of.
    reach: Reach,
    /// The rules it names.
    codes: Vec<Code>,
}

/// How far a comment reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reach {
    /// It stands above the first key.
    File,
    /// It stands on a line, or above it.
    Line(usize),
}

/// A rule that a comment names.
#[derive(Debug, Clone)]
struct Code {
    text: String,
    span: Span,
    start: Position,
    end: Position,
    is_used: bool,
}

/// Reads the comments of a document, if its text may hold one.
pub fn read(document: &Document<'_>, path: &str) -> Vec<Ignore> {
    let text = document.text;
    if !text.contains(MARK) {
        return Vec::new();
    }
    let first_key = document.root.as_ref().map_or(u32::MAX, |root| root.span.start);
    let of_comment = |comment: &Span| {
        let codes = codes(text, *comment)?;
        let reach = if comment.start < first_key { Reach::File } else { reach(text, *comment) };
        Some(Ignore { numero: None, path: path.to_owned(), reach, codes })
    };
    scan(text, true).comments.iter().filter_map(of_comment).collect()
}

/// Takes away the findings that comments ask not to be told of.
pub fn silence(diagnostics: &mut Vec<Diagnostic>, ignores: &mut [Ignore]) {
    if ignores.is_empty() {
        return;
    }
    let mut of_file: HashMap<String, Vec<&mut Ignore>> = HashMap::new();
    for ignore in ignores {
        of_file.entry(ignore.path.clone()).or_default().push(ignore);
    }
    diagnostics.retain(|found| {
        let mut is_told = true;
        for ignore in of_file.get_mut(&found.path).into_iter().flatten() {
            if ignore.reach == Reach::File || ignore.reach == Reach::Line(found.start.line) {
                for code in ignore.codes.iter_mut().filter(|code| code.text == found.code) {
                    code.is_used = true;
                    is_told = false;
                }
            }
        }
        is_told
    });
}

/// Says which comments silenced nothing, and which name no rule; `near` names the rules near to one.
pub fn report_idle(
    ignores: &[Ignore],
    is_rule: impl Fn(&str) -> bool,
    near: impl Fn(&str) -> Vec<String>,
) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for ignore in ignores {
        for code in ignore.codes.iter().filter(|code| !code.is_used) {
            let said = if is_rule(&code.text) {
                Diagnostic::new("ignore-inutile", Route::root())
            } else {
                Diagnostic::new("ignore-inconnu", Route::root()).suggesting(near(&code.text))
            };
            let mut said = said.with("code", code.text.as_str()).at(code.span);
            (said.path, said.numero) = (ignore.path.clone(), ignore.numero.clone());
            (said.start, said.end) = (code.start, code.end);
            found.push(said);
        }
    }
    found
}

/// Reads the rules a comment names; what follows `pcaet:` and is nothing known comes back as one that is none.
fn codes(text: &str, comment: Span) -> Option<Vec<Code>> {
    let whole = &text[comment.range()];
    let said = whole.trim_start_matches('#').trim_start().strip_prefix(MARK)?.trim();
    let at = |part: &str| {
        let start = part.as_ptr() as usize - text.as_ptr() as usize;
        let span = Span::from(start..start + part.len());
        let (start, end) = (position(text, span.start), position(text, span.end));
        Code { text: part.to_owned(), span, start, end, is_used: false }
    };
    let named = said.strip_prefix("ignore").and_then(|rest| rest.trim_start().strip_prefix('['));
    let codes: Vec<Code> = named
        .and_then(|rest| rest.split_once(']'))
        .map(|(inside, _)| inside.split(',').map(str::trim).filter(|part| !part.is_empty()).map(at).collect())
        .unwrap_or_default();
    Some(if codes.is_empty() { vec![at(said)] } else { codes })
}

/// Returns the line a comment speaks of: its own, or the next one that says something.
fn reach(text: &str, comment: Span) -> Reach {
    let start = comment.start as usize;
    let own = position(text, comment.start).line;
    let before = text[..start].rsplit('\n').next().unwrap_or_default();
    if !before.trim().is_empty() {
        return Reach::Line(own);
    }
    let says = |line: &str| !line.trim().is_empty() && !line.trim_start().starts_with('#');
    let below = text[start..].lines().skip(1).position(says);
    Reach::Line(own + 1 + below.unwrap_or_default())
}
