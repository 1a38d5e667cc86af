//! Tables in Markdown, for a comment, a report or a note to the council.

use crate::diagnostic::{Finding, Severity};
use crate::langue::Catalogue;

use super::table::{Column, Table};

/// Writes a table.
pub fn table(table: &Table) -> String {
    let line =
        |cells: &mut dyn Iterator<Item = String>| format!("| {} |\n", cells.collect::<Vec<_>>().join(" | "));
    let mut rows = table.plain().map(|row| line(&mut row.iter().map(|cell| escape(cell))));
    let titles = rows.next().unwrap_or_default();
    let rules = table
        .columns
        .iter()
        .filter(|column| !column.drawn)
        .map(|column| if column.numbers { "--:" } else { "---" });
    let rule = format!("|{}|\n", rules.collect::<Vec<_>>().join("|"));
    titles + &rule + &rows.collect::<String>()
}

/// Writes findings, one a row.
pub fn findings(findings: &[Finding<'_>], catalogue: &Catalogue) -> String {
    if findings.is_empty() {
        return String::new();
    }
    let titles = ["constat-gravite", "constat-place", "constat-regle", "constat"];
    let row = |finding: &Finding<'_>| {
        let found = finding.diagnostic;
        let severity = catalogue.word(match found.severity {
            Severity::Error => "gravite-error",
            Severity::Warning => "gravite-warning",
            Severity::Note => "gravite-note",
        });
        let place = format!("{}:{}", finding.path, found.start.line);
        vec![severity, place, found.code.to_owned(), finding.sentence()]
    };
    table(&Table {
        columns: titles.iter().map(|key| Column::words(catalogue.word(key))).collect(),
        rows: findings.iter().map(row).collect(),
    })
}

/// Escapes what Markdown or HTML would take for its own, so that a fiche's text stays one cell of text.
pub fn escape(text: &str) -> String {
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
