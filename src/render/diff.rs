//! What an edit changes, line by line; the one door of similar.

use similar::{ChangeTag, TextDiff};

use super::paint;

/// Returns the difference between two texts of one file, as `git diff` shows it; empty when they are the same.
pub fn unified(path: &str, before: &str, after: &str) -> String {
    if before == after { String::new() } else { moved(path, path, before, after) }
}

/// Returns the difference between a file and what it becomes under another name.
pub fn moved(from: &str, to: &str, before: &str, after: &str) -> String {
    let diff = TextDiff::from_lines(before, after);
    let mut text =
        format!("{}\n{}\n", paint::bold(&format!("--- a/{from}")), paint::bold(&format!("+++ b/{to}")));
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
