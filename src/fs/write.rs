//! Files written whole or not at all, under the lock.

use std::ffi::OsStr;
use std::fmt;
use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::thread;

use tempfile::{Builder, NamedTempFile, TempDir, TempPath};

use super::{Lock, ReadError, read, system};

/// How the name of a file being written begins.
const PREFIX: &str = ".pcaet-";
/// How it ends.
const SUFFIX: &str = ".tmp";

/// A text that has not yet taken its file's name; dropped, it leaves no trace.
#[derive(Debug)]
pub struct Staged {
    temporary: TempPath,
    /// The file it will replace, behind any symbolic link.
    target: PathBuf,
    /// What that file must still hold then, if anyone said so; of a new file, nothing.
    before: Option<String>,
}

impl Staged {
    /// Lets it take the place of this text only, nothing standing for a file that is not there.
    #[must_use]
    pub fn in_place_of(self, before: &str) -> Self {
        Self { before: Some(before.to_owned()), ..self }
    }

    /// Makes sure that what it was made from is still there: who writes without us takes no lock.
    fn check(&self) -> Result<(), WriteError> {
        let is_so = self.before.as_ref().is_none_or(|before| match read(&self.target) {
            Ok(now) => now == *before,
            Err(ReadError::Missing) => before.is_empty(),
            Err(_) => false,
        });
        if is_so { Ok(()) } else { Err(WriteError::Changed { path: self.target.clone() }) }
    }
}

/// A folder for what nobody keeps.
#[derive(Debug)]
pub struct Scratch(TempDir);

impl Scratch {
    /// Returns where it is.
    pub fn path(&self) -> &Path {
        self.0.path()
    }
}

/// Why a file was not written; what it held is as it was.
#[derive(Debug)]
pub enum WriteError {
    /// What leads to it is no folder.
    NotAFolder {
        /// That.
        path: PathBuf,
    },
    /// It no longer holds what its new text was made from.
    Changed {
        /// The file, behind any symbolic link.
        path: PathBuf,
    },
    /// It is not to be written.
    ReadOnly {
        /// The file, behind any symbolic link.
        path: PathBuf,
    },
    /// It does not lie in the folder that is locked.
    Outside {
        /// The file, as it was given.
        path: PathBuf,
    },
    /// A folder, a FIFO, a device bears its name.
    NotAFile {
        /// What bears it, behind any symbolic link.
        path: PathBuf,
    },
    /// The system refuses it: no room, no right, no such file.
    Io {
        /// The file or folder.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
}

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotAFolder { path } => write!(f, "{} is not a folder", path.display()),
            Self::Changed { path } => write!(f, "{} changed meanwhile", path.display()),
            Self::ReadOnly { path } => write!(f, "{}: read-only", path.display()),
            Self::Outside { path } => write!(f, "{}: outside the folder", path.display()),
            Self::NotAFile { path } => write!(f, "{}: not a regular file", path.display()),
            Self::Io { path, source } => write!(f, "{}: {source}", path.display()),
        }
    }
}

impl std::error::Error for WriteError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Io { source, .. } => Some(source),
            _ => None,
        }
    }
}

impl Lock {
    /// Puts a text in place of a file's, or in a new file.
    pub fn replace(&self, path: &Path, text: &str) -> Result<(), WriteError> {
        let staged = self.stage(path, text)?;
        self.commit(vec![staged])
    }

    /// Writes a text beside its file, without touching the file.
    pub fn stage(&self, path: &Path, text: &str) -> Result<Staged, WriteError> {
        self.contains(path)?;
        let (target, current) = resolve(path)?;
        self.stage_at(target, current.as_ref(), text)
    }

    /// Writes a text that will stand in a new file, which passes for another that is to go.
    pub fn stage_moved(&self, from: &Path, to: &Path, text: &str) -> Result<Staged, WriteError> {
        self.contains(from)?;
        self.contains(to)?;
        let (_, current) = resolve(from)?;
        self.stage_at(to.to_owned(), current.as_ref(), text)
    }

    fn stage_at(
        &self,
        target: PathBuf,
        current: Option<&Metadata>,
        text: &str,
    ) -> Result<Staged, WriteError> {
        let folder = target.parent().unwrap_or(&self.folder);
        // A rename cannot cross filesystems, so a file linked to another one is written over there.
        let beside = system::is_on_another_disk(folder, &self.store).map_err(at(folder))?;
        let room = if beside { folder } else { &self.store };
        let temporary = write(room, current, text.as_bytes()).map_err(at(&target))?;
        Ok(Staged { temporary: temporary.into_temp_path(), target, before: None })
    }

    /// Puts all the staged texts in place, one after the other, once all of them are on the disk.
    ///
    /// They are sent there together, which takes little longer than for one of them.
    /// Where one is to take the place of a text that is no longer there, none does.
    /// A process killed between two leaves the first in place; staging the same texts again completes the work.
    pub fn commit(&self, staged: Vec<Staged>) -> Result<(), WriteError> {
        sync(&staged)?;
        staged.iter().try_for_each(Staged::check)?;
        let mut folders: Vec<PathBuf> = Vec::new();
        for Staged { temporary, target, .. } in staged {
            temporary.persist(&target).map_err(|error| at(&target)(error.error))?;
            let folder = target.parent().unwrap_or(&self.folder);
            if !folders.iter().any(|known| known == folder) {
                folders.push(folder.to_owned());
            }
        }
        folders.iter().try_for_each(|folder| system::sync_folder(folder).map_err(at(folder)))
    }

    /// Removes a file; of a symbolic link, the link.
    pub fn remove(&self, path: &Path) -> Result<(), WriteError> {
        self.contains(path)?;
        fs::remove_file(path).map_err(at(path))?;
        system::sync_folder(&self.folder).map_err(at(&self.folder))
    }

    /// Makes sure that a path names something directly in the locked folder.
    fn contains(&self, path: &Path) -> Result<(), WriteError> {
        let outside = || WriteError::Outside { path: path.to_owned() };
        let name = path.file_name().ok_or_else(outside)?;
        let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty());
        let parent = fs::canonicalize(parent.unwrap_or(Path::new("."))).map_err(at(path))?;
        // A hidden name is never a fiche, and one of them is where we keep the lock.
        if parent == self.folder && !name.as_encoded_bytes().starts_with(b".") {
            Ok(())
        } else {
            Err(outside())
        }
    }
}

/// How many files are on their way to the disk at one time: it takes some together in the time of one.
const AT_ONCE: usize = 16;

/// Waits until staged files are on the disk.
fn sync(staged: &[Staged]) -> Result<(), WriteError> {
    let one = |Staged { temporary, target, .. }: &Staged| {
        File::open(temporary).and_then(|file| file.sync_all()).map_err(at(target))
    };
    if staged.len() < AT_ONCE {
        return staged.iter().try_for_each(one);
    }
    thread::scope(|scope| {
        let share = |share| scope.spawn(move || <[Staged]>::iter(share).try_for_each(one));
        let threads: Vec<_> = staged.chunks(staged.len().div_ceil(AT_ONCE)).map(share).collect();
        let join = |thread: thread::ScopedJoinHandle<'_, _>| {
            thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
        };
        threads.into_iter().try_for_each(join)
    })
}

/// Puts a text, or bytes that are none, in place of a file anywhere, or in a new file: whole or not at all.
///
/// For what is made out of the plan; a file of the plan itself is written under its [`Lock`].
pub fn create(path: &Path, content: impl AsRef<[u8]>) -> Result<(), WriteError> {
    create_by(path, |file| file.write_all(content.as_ref()))
}

/// Makes a file as [`create`] does, of what is written piece by piece; nothing is kept of a work cut short.
pub fn create_by<T>(
    path: &Path,
    fill: impl FnOnce(&mut dyn Write) -> io::Result<T>,
) -> Result<T, WriteError> {
    let (target, current) = resolve(path)?;
    let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let (temporary, made) = write_by(folder, current.as_ref(), fill).map_err(at(&target))?;
    temporary.as_file().sync_all().map_err(at(&target))?;
    temporary.into_temp_path().persist(&target).map_err(|error| at(&target)(error.error))?;
    system::sync_folder(folder).map_err(at(folder))?;
    Ok(made)
}

/// Makes a new file as [`create`] does, and the folders that lead to it.
pub fn create_within(path: &Path, text: &str) -> Result<(), WriteError> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(at(folder))?;
    }
    create(path, text)
}

/// Makes a folder for what nobody keeps; dropped, it goes with all it holds.
pub fn scratch() -> io::Result<Scratch> {
    Builder::new().prefix(PREFIX).tempdir().map(Scratch)
}

/// Adds a text at the end of a file that several programs write to, one after the other.
pub fn append(path: &Path, text: &str) -> Result<(), WriteError> {
    let mut file = OpenOptions::new().append(true).create(true).open(path).map_err(at(path))?;
    file.write_all(text.as_bytes()).map_err(at(path))
}

/// Tells whether a name is one that files being written are given.
pub(super) fn is_temporary(name: &OsStr) -> bool {
    let name = name.as_encoded_bytes();
    name.starts_with(PREFIX.as_bytes()) && name.ends_with(SUFFIX.as_bytes())
}

/// Finds the file to replace, behind any symbolic link, and what it is; nothing for a new file.
fn resolve(path: &Path) -> Result<(PathBuf, Option<Metadata>), WriteError> {
    if let Err(error) = fs::symlink_metadata(path) {
        return match error.kind() {
            io::ErrorKind::NotFound => Ok((path.to_owned(), None)),
            _ => Err(at(path)(error)),
        };
    }
    let target = fs::canonicalize(path).map_err(at(path))?;
    let metadata = fs::metadata(&target).map_err(at(&target))?;
    if !metadata.is_file() {
        return Err(WriteError::NotAFile { path: target });
    }
    if !system::is_writable(&metadata) {
        return Err(WriteError::ReadOnly { path: target });
    }
    // A rename asks only for a right on the folder, so the right on the file is asked for here.
    match OpenOptions::new().write(true).open(&target) {
        Ok(_) => Ok((target, Some(metadata))),
        Err(error) if error.kind() == io::ErrorKind::PermissionDenied => {
            Err(WriteError::ReadOnly { path: target })
        }
        Err(error) => Err(at(&target)(error)),
    }
}

/// Writes a text to a new file that will pass for the one it replaces.
fn write(folder: &Path, current: Option<&Metadata>, content: &[u8]) -> io::Result<NamedTempFile> {
    write_by(folder, current, |file| file.write_all(content)).map(|(temporary, ())| temporary)
}

fn write_by<T>(
    folder: &Path,
    current: Option<&Metadata>,
    fill: impl FnOnce(&mut dyn Write) -> io::Result<T>,
) -> io::Result<(NamedTempFile, T)> {
    let mut builder = Builder::new();
    builder.prefix(PREFIX).suffix(SUFFIX);
    #[cfg(unix)]
    if current.is_none() {
        // A new file is made as any program makes one; the umask has its say.
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    let mut temporary = builder.tempfile_in(folder)?;
    let mut pieces = BufWriter::new(&mut temporary);
    let made = fill(&mut pieces)?;
    pieces.flush()?;
    drop(pieces);
    let file = temporary.as_file();
    if let Some(current) = current {
        system::give_to(file, current)?;
    }
    Ok((temporary, made))
}

fn at(path: &Path) -> impl Fn(io::Error) -> WriteError {
    move |source| WriteError::Io { path: path.to_owned(), source }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_our_own_temporary_files_are_swept() {
        for (name, ours) in
            [(".pcaet-Xq3R7b.tmp", true), (".gitignore", false), ("lock", false), ("notes.tmp", false)]
        {
            assert_eq!(is_temporary(OsStr::new(name)), ours, "{name}");
        }
    }
}
