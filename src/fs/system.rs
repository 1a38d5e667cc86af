//! What differs from one operating system to another.

use std::fs::{File, Metadata};
use std::io;
use std::path::Path;

pub(super) use platform::{give_to, is_on_another_disk, is_same_file, is_writable, open_without_waiting};

#[cfg(unix)]
mod platform {
    use std::fs::{self, OpenOptions};
    use std::os::unix::fs::{MetadataExt, OpenOptionsExt, fchown};

    use super::{File, Metadata, Path, io};

    /// `O_NONBLOCK`, which std does not name.
    const NON_BLOCKING: i32 = if cfg!(target_os = "linux") { 0o4000 } else { 4 };

    /// Opens a file to read it; a FIFO that nobody writes to is opened at once instead of waited for.
    pub(in super::super) fn open_without_waiting(path: &Path) -> io::Result<File> {
        OpenOptions::new().read(true).custom_flags(NON_BLOCKING).open(path)
    }

    /// Tells whether the owner may write: asked of the mode, since root may write everything.
    pub(in super::super) fn is_writable(metadata: &Metadata) -> bool {
        metadata.mode() & 0o200 != 0
    }

    /// Tells whether two folders lie on two filesystems, so that no file can be renamed from one to the other.
    pub(in super::super) fn is_on_another_disk(one: &Path, other: &Path) -> io::Result<bool> {
        Ok(fs::metadata(one)?.dev() != fs::metadata(other)?.dev())
    }

    /// Tells whether an open file is the one that now bears the name.
    pub(in super::super) fn is_same_file(file: &File, path: &Path) -> io::Result<bool> {
        let (open, named) = (file.metadata()?, fs::symlink_metadata(path)?);
        Ok((open.dev(), open.ino()) == (named.dev(), named.ino()))
    }

    /// Gives a new file the owner and the mode of the one it will replace.
    pub(in super::super) fn give_to(file: &File, model: &Metadata) -> io::Result<()> {
        let own = file.metadata()?;
        if (own.uid(), own.gid()) != (model.uid(), model.gid()) {
            // Only root may give a file away; for anyone else it becomes theirs, as with any editor.
            let _ = fchown(file, Some(model.uid()), Some(model.gid()));
        }
        file.set_permissions(model.permissions())
    }
}

#[cfg(not(unix))]
mod platform {
    use super::{File, Metadata, Path, io};

    pub(in super::super) fn open_without_waiting(path: &Path) -> io::Result<File> {
        File::open(path)
    }

    pub(in super::super) fn is_writable(metadata: &Metadata) -> bool {
        !metadata.permissions().readonly()
    }

    // A symlink to another disk is rare enough there for the rename to fail and say so.
    pub(in super::super) fn is_on_another_disk(_: &Path, _: &Path) -> io::Result<bool> {
        Ok(false)
    }

    // An open file cannot be deleted there.
    pub(in super::super) fn is_same_file(_: &File, _: &Path) -> io::Result<bool> {
        Ok(true)
    }

    pub(in super::super) fn give_to(file: &File, model: &Metadata) -> io::Result<()> {
        file.set_permissions(model.permissions())
    }
}

/// Makes the names in a folder last through a power cut.
pub(super) fn sync_folder(folder: &Path) -> io::Result<()> {
    // Elsewhere a folder cannot be opened, and the system keeps names safe by itself.
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}
