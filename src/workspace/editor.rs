//! The editor of whoever types; the one room, beside git's, that runs a program.

use std::io;
use std::path::Path;
use std::process::Command;

/// Runs an editor on a file and waits for its end; tells whether it ended well.
///
/// `editor` is a command line, with its options, as git reads it. `beside` sends what the editor prints to stderr,
/// where stdout is kept for an answer.
pub fn run(editor: &str, path: &Path, beside: bool) -> io::Result<bool> {
    let mut command = if cfg!(windows) {
        let mut words = editor.split_whitespace();
        let mut command = Command::new(words.next().unwrap_or_default());
        command.args(words);
        command
    } else {
        // A shell parts the line into words, quotes and all.
        let mut shell = Command::new("sh");
        let beside = if beside { " >&2" } else { "" };
        shell.args(["-c", &format!("{editor} \"$@\"{beside}"), editor]);
        shell
    };
    Ok(command.arg(path).status()?.success())
}
