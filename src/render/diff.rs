//! What an edit changes, line by line.

use crate::yaml::lines::{Fate, hunks};

use super::paint;

/// Returns the difference between two texts of one file, as `git diff` shows it; empty when they are the same.
pub fn unified(path: &str, before: &str, after: &str) -> String {
    if before == after { String::new() } else { moved(path, path, before, after) }
}

/// Returns the difference between a file and what it becomes under another name.
pub fn moved(from: &str, to: &str, before: &str, after: &str) -> String {
    let mut text =
        format!("{}\n{}\n", paint::bold(&format!("--- a/{from}")), paint::bold(&format!("+++ b/{to}")));
    for hunk in hunks(before, after) {
        text += &paint::name(&hunk.header);
        text.push('\n');
        for (fate, line) in hunk.lines {
            // In the words of git, which `patch` and `git apply` read.
            let open = if line.ends_with('\n') { "" } else { "\\ No newline at end of file\n" };
            let line = paint::clean(line.trim_end_matches(['\r', '\n']));
            text += &match fate {
                Fate::Kept => format!(" {line}"),
                Fate::Gone => paint::bad(&format!("-{line}")),
                Fate::New => paint::good(&format!("+{line}")),
            };
            text.push('\n');
            text += open;
        }
    }
    text
}
