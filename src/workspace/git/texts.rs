//! Two texts made from one, joined line by line.

use std::path::Path;

use crate::obstacle::Obstacle;

use super::{Folder, Git};

/// Joins two texts made from one, with git's marks where both changed the same lines; tells whether there are any.
///
/// Each is a file, beside how it is called in the marks.
pub fn merge_texts(
    folder: &Folder,
    mine: (&Path, &str),
    base: &Path,
    theirs: (&Path, &str),
) -> Result<(String, bool), Obstacle> {
    let git = Git { actions: &folder.actions, prefix: String::new(), scratch: None };
    let paths = [mine.0, base, theirs.0].map(|path| path.display().to_string());
    let mut words = vec!["merge-file", "-p", "-L", mine.1, "-L", "", "-L", theirs.1, "--"];
    words.extend(paths.iter().map(String::as_str));
    let answer = git.run(&words)?;
    // The code counts the conflicts; what is above is a failure.
    match (answer.code, String::from_utf8(answer.bytes)) {
        (Some(conflicts @ 0..=127), Ok(text)) => Ok((text, conflicts > 0)),
        _ => Err(Obstacle::GitFailed { source: std::io::Error::other("git merge-file") }),
    }
}
