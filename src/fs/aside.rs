//! A text kept beside the plan while someone edits it, until it can stand in the plan.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::{Lock, LockError, ReadError, STORE, Turn, WriteError, create, read};

/// A copy of a file of the plan, and what it was copied from; whoever holds it is the only one to edit that file.
///
/// Dropped, it leaves both on the disk: only [`Aside::clear`] removes them.
#[derive(Debug)]
pub struct Aside {
    /// The copy, which bears the file's own name, so that an editor knows what it is.
    pub path: PathBuf,
    /// What the copy was made from.
    pub base: PathBuf,
    turn: PathBuf,
    _turn: Turn,
}

impl Aside {
    /// Takes the right to edit a file of the folder, at once or not at all.
    pub fn take(folder: &Path, name: &str, command: &str) -> Result<Self, LockError> {
        let file = |end: &str| folder.join(STORE).join(format!("{name}{end}"));
        let turn = Turn::wait(folder, &format!("{name}.edit"), command, Duration::ZERO)?;
        Ok(Self { path: file(""), base: file(".base"), turn: file(".edit"), _turn: turn })
    }

    /// Returns the copy, none if there is none.
    pub fn text(&self) -> Option<Result<String, ReadError>> {
        self.path.symlink_metadata().is_ok_and(|found| !found.is_symlink()).then(|| read(&self.path))
    }

    /// Returns what the copy was made from, if anyone wrote it down.
    pub fn made_from(&self) -> Option<String> {
        read(&self.base).ok()
    }

    /// Writes down a copy and what it is made from; under the lock, whose holder alone sweeps this folder.
    pub fn keep(&self, _: &Lock, base: &str, text: &str) -> Result<(), WriteError> {
        for (path, text) in [(&self.base, base), (&self.path, text)] {
            // A link that came with a repository may not lead us to write elsewhere.
            make_room(path).map_err(|source| WriteError::Io { path: path.clone(), source })?;
            create(path, text)?;
        }
        Ok(())
    }

    /// Removes the copy and what it was made from.
    pub fn clear(self) -> Result<(), WriteError> {
        [&self.path, &self.base, &self.turn].into_iter().try_for_each(|path| match fs::remove_file(path) {
            Err(source) if source.kind() != io::ErrorKind::NotFound => {
                Err(WriteError::Io { path: path.clone(), source })
            }
            _ => Ok(()),
        })
    }
}

/// Takes away what is no file: a link, a pipe, an empty folder.
fn make_room(path: &Path) -> io::Result<()> {
    match path.symlink_metadata() {
        Ok(found) if found.is_dir() => fs::remove_dir(path),
        Ok(found) if !found.is_file() => fs::remove_file(path),
        _ => Ok(()),
    }
}
