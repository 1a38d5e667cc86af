//! The lock one must hold to write in a plan's folder.

use std::fmt;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use super::{MAX_BYTES, STORE, read_bytes, system, write};

/// The longest holder's command that is read.
const MAX_COMMAND: u64 = 4096;

/// The right to write in a plan's folder, until it is dropped.
///
/// Held by the system on the open file, so that it ends with the process, however that ends.
#[derive(Debug)]
pub struct Lock {
    /// The plan's folder, without symbolic links.
    pub(super) folder: PathBuf,
    /// Where files are written before they take their name.
    pub(super) store: PathBuf,
    /// What a killed process had written without giving it its name.
    left: Vec<Vec<u8>>,
    _signed: Signed,
}

/// The turn to do something beside the [`Lock`], which others may need meanwhile, until it is dropped.
#[derive(Debug)]
pub struct Turn {
    _signed: Signed,
}

/// A file locked by this process, which says so in it.
#[derive(Debug)]
struct Signed(File);

/// Why the lock was not obtained.
#[derive(Debug)]
pub enum LockError {
    /// Another process held it all the while.
    Held {
        /// Which process, if it said so.
        pid: Option<u32>,
        /// Its command line, if it said so.
        command: Option<String>,
    },
    /// The system refuses a file or folder the lock needs.
    Io {
        /// Which one.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
}

impl fmt::Display for LockError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Held { pid: Some(pid), command } => {
                write!(f, "locked by process {pid}: {}", command.as_deref().unwrap_or("?"))
            }
            Self::Held { .. } => write!(f, "locked by another process"),
            Self::Io { path, source } => write!(f, "{}: {source}", path.display()),
        }
    }
}

impl std::error::Error for LockError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Held { .. } => None,
            Self::Io { source, .. } => Some(source),
        }
    }
}

impl Lock {
    /// Waits at most `timeout` for the plan's folder; with a timeout of zero, asks once.
    ///
    /// `command` is what others are told while they wait.
    pub fn acquire(folder: &Path, command: &str, timeout: Duration) -> Result<Self, LockError> {
        let folder = fs::canonicalize(folder).map_err(at(folder))?;
        let store = folder.join(STORE);
        prepare(&store).map_err(at(&store))?;
        let signed = Signed::wait(&store.join("lock"), command, timeout)?;
        let mut lock = Self { folder, store, left: Vec::new(), _signed: signed };
        lock.sweep().map_err(|error| at(&lock.store)(error))?;
        Ok(lock)
    }

    /// Tells whether a killed process had written this very text, and not given it its name.
    pub fn was_begun(&self, text: &str) -> bool {
        self.left.iter().any(|left| left == text.as_bytes())
    }

    /// Removes what a killed process left: whoever holds the lock is the only one who writes.
    fn sweep(&mut self) -> io::Result<()> {
        hide(&self.store)?;
        for entry in fs::read_dir(&self.store)? {
            let entry = entry?;
            if write::is_temporary(&entry.file_name()) && entry.file_type()?.is_file() {
                // What cannot be read was not begun by anyone: it goes all the same.
                self.left.extend(read_bytes(&entry.path(), MAX_BYTES));
                fs::remove_file(entry.path())?;
            }
        }
        Ok(())
    }
}

impl Turn {
    /// Waits at most `timeout` for the turn to commit what one writes.
    pub fn commit(folder: &Path, command: &str, timeout: Duration) -> Result<Self, LockError> {
        Self::wait(folder, "commit", command, timeout)
    }

    /// Waits for a turn as [`Lock::acquire`] does for the lock; `what` is the name of its file.
    pub(super) fn wait(
        folder: &Path,
        what: &str,
        command: &str,
        timeout: Duration,
    ) -> Result<Self, LockError> {
        let store = folder.join(STORE);
        prepare(&store).map_err(at(&store))?;
        let turn = Self { _signed: Signed::wait(&store.join(what), command, timeout)? };
        hide(&store).map_err(at(&store))?;
        Ok(turn)
    }
}

impl Signed {
    /// Waits until a file is ours, and writes in it who holds it.
    fn wait(path: &Path, command: &str, timeout: Duration) -> Result<Self, LockError> {
        let mut file = open(path, timeout)?;
        // A courtesy to those who wait: on a full disk, the write itself must say so, not this.
        let _ = file.set_len(0);
        let _ = file.write_all(format!("{}\n{command}\n", std::process::id()).as_bytes());
        Ok(Self(file))
    }
}

impl Drop for Signed {
    fn drop(&mut self) {
        // Else the next holder would pass for this one until it has signed.
        let _ = self.0.set_len(0);
    }
}

/// Makes the folder of the lock if there is none.
fn prepare(store: &Path) -> io::Result<()> {
    if let Err(error) = fs::create_dir(store)
        && error.kind() != io::ErrorKind::AlreadyExists
    {
        return Err(error);
    }
    // A folder that came with a repository may not lead us to write elsewhere.
    if fs::symlink_metadata(store)?.is_dir() { Ok(()) } else { Err(io::ErrorKind::NotADirectory.into()) }
}

/// Hides the folder of the lock from git: `git add -A` must not take it.
fn hide(store: &Path) -> io::Result<()> {
    let ignore = store.join(".gitignore");
    // Empty if its writer was killed or the disk was full.
    let is_hidden = fs::metadata(&ignore).is_ok_and(|metadata| metadata.len() > 0);
    if is_hidden { Ok(()) } else { fs::write(&ignore, "*\n") }
}

/// Opens the file of the lock and waits until it is ours.
fn open(path: &Path, timeout: Duration) -> Result<File, LockError> {
    let start = Instant::now();
    let mut pause = Duration::from_millis(1);
    loop {
        if fs::symlink_metadata(path).is_ok_and(|metadata| !metadata.is_file()) {
            return Err(at(path)(io::ErrorKind::InvalidInput.into()));
        }
        let mut options = OpenOptions::new();
        let file =
            options.read(true).write(true).create(true).truncate(false).open(path).map_err(at(path))?;
        match file.try_lock() {
            // `git clean -x` may have deleted the file meanwhile: a lock on a file without a name holds nobody back.
            Ok(()) if system::is_same_file(&file, path).unwrap_or(false) => return Ok(file),
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                let left = timeout.saturating_sub(start.elapsed());
                if left.is_zero() {
                    return Err(holder(path));
                }
                thread::sleep(pause.min(left));
                pause = (pause * 3 / 2).min(Duration::from_millis(20));
            }
            Err(TryLockError::Error(source)) => return Err(at(path)(source)),
        }
    }
}

/// Reads who holds the lock.
fn holder(path: &Path) -> LockError {
    let mut said = Vec::new();
    // What cannot be read is not known: the answer is the same.
    let _ = File::open(path).and_then(|file| file.take(MAX_COMMAND).read_to_end(&mut said));
    let said = String::from_utf8_lossy(&said);
    let (pid, command) = said.split_once('\n').unwrap_or_default();
    let command = Some(command.trim_end()).filter(|command| !command.is_empty());
    LockError::Held { pid: pid.parse().ok(), command: command.map(str::to_owned) }
}

fn at(path: &Path) -> impl Fn(io::Error) -> LockError {
    move |source| LockError::Io { path: path.to_owned(), source }
}
