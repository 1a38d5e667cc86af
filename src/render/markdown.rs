//! Findings as a Markdown table, for the summary of a run or a comment.

use crate::diagnostic::{Finding, Severity};
use crate::langue::Catalogue;

/// Returns a table of findings, one a row.
pub fn table(findings: &[Finding<'_>], catalogue: &Catalogue) -> String {
    if findings.is_empty() {
        return String::new();
    }
    let word = |key: &str| catalogue.word(key);
    let titles = [word("constat-gravite"), word("constat-place"), word("constat-regle"), word("constat")];
    let mut text = format!("| {} |\n|---|---|---|---|\n", titles.join(" | "));
    for finding in findings {
        let found = finding.diagnostic;
        let severity = word(match found.severity {
            Severity::Error => "gravite-error",
            Severity::Warning => "gravite-warning",
            Severity::Note => "gravite-note",
        });
        let (path, line, code) = (escape(&finding.path), found.start.line, found.code);
        text += &format!("| {severity} | {path}:{line} | {code} | {} |\n", escape(&finding.sentence()));
    }
    text
}

/// Escapes what Markdown or HTML would take for its own, so that a fiche's text stays one cell of text.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '#' | '!' | '$' => {
                escaped.push('\\');
                escaped.push(character);
            }
            '<' => escaped += "&lt;",
            '>' => escaped += "&gt;",
            '&' => escaped += "&amp;",
            '\n' | '\r' => escaped.push(' '),
            other => escaped.push(other),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_stays_in_its_cell() {
        assert_eq!(escape("a | b\n<img> [x](y)"), "a \\| b &lt;img&gt; \\[x\\](y)");
    }
}
