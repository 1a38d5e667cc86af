//! A file that a command is given to read, or standard input in its place.

use std::io::{self, Read};
use std::path::Path;

use crate::fs::{self, ReadError};
use crate::obstacle::Obstacle;

use super::Context;

/// What a file is that no one reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Odd {
    /// Larger than what is read.
    TooBig,
    /// Neither a file nor a folder.
    NotAFile,
}

/// Reads the bytes of a file, or of standard input for `-`, at most `max`; `odd` says what is wrong with another.
pub fn bytes(
    path: &Path,
    max: u64,
    ctx: &Context,
    odd: impl Fn(Odd) -> Obstacle,
) -> Result<Vec<u8>, Obstacle> {
    let unreadable = |source| Obstacle::Unreadable { path: path.into(), source };
    let read = if path == Path::new("-") {
        let mut bytes = Vec::new();
        io::stdin().take(max + 1).read_to_end(&mut bytes).map_err(unreadable)?;
        bytes
    } else {
        fs::read_bytes(&ctx.dir().join(path), max).map_err(|error| match error {
            ReadError::Missing => unreadable(io::ErrorKind::NotFound.into()),
            ReadError::Denied => unreadable(io::ErrorKind::PermissionDenied.into()),
            ReadError::Directory => unreadable(io::ErrorKind::IsADirectory.into()),
            ReadError::TooBig { .. } => odd(Odd::TooBig),
            ReadError::Io(source) => unreadable(source),
            ReadError::NotAFile | ReadError::NotUtf8 { .. } => odd(Odd::NotAFile),
        })?
    };
    if max < read.len() as u64 { Err(odd(Odd::TooBig)) } else { Ok(read) }
}
