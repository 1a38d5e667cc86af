//! What an edit changes, line by line; the one door of similar.

use similar::{ChangeTag, TextDiff};

use super::paint;

/// Returns the difference between two texts of one file, as `git diff` shows it; empty when they are the same.
pub fn unified(path: &str, before: &str, after: &str) -> String {
    if before == after {
        return String::new();
    }
    let diff = TextDiff::from_lines(before, after);
    let mut text =
        format!("{}\n{}\n", paint::bold(&format!("--- a/{path}")), paint::bold(&format!("+++ b/{path}")));
    for hunk in diff.unified_diff().context_radius(3).iter_hunks() {
        text += &paint::name(&hunk.header().to_string());
        text.push('\n');
        for change in hunk.iter_changes() {
            let line = paint::clean(change.value().trim_end_matches(['\r', '\n']));
            text += &match change.tag() {
                ChangeTag::Equal => format!(" {line}"),
                ChangeTag::Delete => paint::bad(&format!("-{line}")),
                ChangeTag::Insert => paint::good(&format!("+{line}")),
            };
            text.push('\n');
        }
    }
    text
}
