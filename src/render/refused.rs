//! The refused rows of a table, those that one reason refuses told together; and the refused files.

use crate::langue::{Catalogue, Fact};
use crate::obstacle::{Obstacle, Refused};

use super::paint::clean;
use super::prose::wrap_line;

/// The most reasons that are told: who has more to mend begins with these.
const MOST_REASONS: usize = 50;

/// The most lines that are named for one reason.
const MOST_LINES: usize = 10;

/// Rows that are refused for one reason.
struct Group {
    sheet: Option<&'static str>,
    lines: Vec<usize>,
    column: Option<String>,
    message: String,
    help: Option<String>,
}

/// Returns the sentence of an obstacle, and its remedy.
pub fn sentence(obstacle: &Obstacle, catalogue: &Catalogue) -> (String, Option<String>) {
    let row = obstacle.row();
    let key = format!("obstacle-{}", row.code);
    let help = catalogue.help(&key, &row.facts).map(|help| clean(&help));
    (clean(&catalogue.say(&key, &row.facts)), help)
}

/// Lays out which rows are refused, and why.
pub fn lines(refused: &[Refused], catalogue: &Catalogue, width: Option<usize>) -> Vec<String> {
    let mut groups: Vec<Group> = Vec::new();
    let mut left = 0;
    for row in refused {
        let (message, help) = sentence(&row.cause, catalogue);
        let is_it = |group: &&mut Group| {
            group.message == message && group.column == row.column && group.sheet == row.sheet
        };
        if let Some(group) = groups.iter_mut().find(is_it) {
            group.lines.push(row.line);
        } else if groups.len() < MOST_REASONS {
            let (sheet, column) = (row.sheet, row.column.clone());
            groups.push(Group { sheet, lines: vec![row.line], column, message, help });
        } else {
            left += 1;
        }
    }
    let mut lines = Vec::new();
    for group in groups {
        let mut named: Vec<String> =
            group.lines.iter().take(MOST_LINES).map(|line| format!("{line}")).collect();
        if group.lines.len() > MOST_LINES {
            named.push("…".to_owned());
        }
        let facts = [
            ("a-feuille", if group.sheet.is_some() { "oui" } else { "non" }.into()),
            ("feuille", group.sheet.unwrap_or_default().into()),
            ("n", Fact::Count(group.lines.len())),
            ("lignes", Fact::List(named)),
            ("colonne", group.column.unwrap_or_else(|| "aucune".to_owned()).into()),
            ("message", group.message.into()),
        ];
        lines.push(wrap_line(&format!("  {}", catalogue.say("ligne-refusee", &facts)), "    ", width));
        if let Some(help) = group.help {
            let help = format!("    {} {help}", catalogue.word("usage-conseil"));
            lines.push(wrap_line(&help, "      ", width));
        }
    }
    if left > 0 {
        lines.push(format!("  {}", catalogue.say("lignes-refusees-autres", &[("n", left.into())])));
    }
    lines
}

/// Lays out why each of several files is refused.
pub fn files(causes: &[Obstacle], catalogue: &Catalogue, width: Option<usize>) -> Vec<String> {
    let mut lines = Vec::new();
    for cause in causes {
        let (message, help) = sentence(cause, catalogue);
        lines.push(wrap_line(&format!("  {message}"), "    ", width));
        if let Some(help) = help {
            let help = format!("    {} {help}", catalogue.word("usage-conseil"));
            lines.push(wrap_line(&help, "      ", width));
        }
    }
    lines
}
