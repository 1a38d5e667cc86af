//! What an edit changes, line by line.

use crate::yaml::lines::{Fate, hunks};

use super::paint;

/// Returns the difference between two texts of one file, as `git diff` shows it; empty when they are the same.
pub fn unified(path: &str, before: &str, after: &str) -> String {
    if before == after {
        return String::new();
    }
    let mut text =
        format!("{}\n{}\n", paint::bold(&format!("--- a/{path}")), paint::bold(&format!("+++ b/{path}")));
    for hunk in hunks(before, after) {
        text += &paint::name(&hunk.header);
        text.push('\n');
        for (fate, line) in hunk.lines {
            let line = paint::clean(line.trim_end_matches(['\r', '\n']));
            text += &match fate {
                Fate::Kept => format!(" {line}"),
                Fate::Gone => paint::bad(&format!("-{line}")),
                Fate::New => paint::good(&format!("+{line}")),
            };
            text.push('\n');
        }
    }
    text
}
