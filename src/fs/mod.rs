//! The plan's folder on disk: walk it, read a file, lock it, write whole or not at all.
//!
//! Knows nothing of climate plans or YAML. [`walk`] lists the folder, [`read`] takes one file into memory, a
//! [`Lock`] is what one must hold to write.

mod aside;
mod lock;
mod read;
mod system;
mod walk;
mod write;

pub use aside::Aside;
pub use lock::{Lock, LockError, Turn};
pub use read::{Encoding, MAX_BYTES, ReadError, read, read_bytes, text_of};
pub use walk::{Listing, Stray, StrayKind, walk};
pub use write::{Scratch, Staged, WriteError, append, create, create_by, create_within, scratch};

/// The folder, inside the plan's, that holds the lock and the files being written.
const STORE: &str = ".pcaet";
