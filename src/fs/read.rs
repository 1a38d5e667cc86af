//! One file read into a text, or the reason why it cannot be one.

use std::fmt;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use super::system;

/// The largest file that is read, in bytes.
pub const MAX_BYTES: u64 = 1 << 20;

/// Why a file gives no text.
#[derive(Debug)]
pub enum ReadError {
    /// There is no such file.
    Missing,
    /// The system refuses it to this user.
    Denied,
    /// It is a folder.
    Directory,
    /// It is neither a file nor a folder: a FIFO, a socket, a device.
    NotAFile,
    /// It is too large, and was not read.
    TooBig {
        /// Its size.
        bytes: u64,
        /// The largest size that is read.
        max: u64,
    },
    /// It is not UTF-8.
    NotUtf8 {
        /// The first byte that is not, counted from 0.
        byte: usize,
        /// What it is instead.
        looks_like: Encoding,
    },
    /// The system cannot read it.
    Io(io::Error),
}

/// What a file that is not UTF-8 seems to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// ISO 8859-1, or what Windows made of it.
    Latin1,
    /// UTF-16, in either order.
    Utf16,
    /// A mixture, or no text at all.
    Other,
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing => write!(f, "no such file"),
            Self::Denied => write!(f, "permission denied"),
            Self::Directory => write!(f, "is a directory"),
            Self::NotAFile => write!(f, "not a regular file"),
            Self::TooBig { bytes, max } => write!(f, "{bytes} bytes, at most {max} are read"),
            Self::NotUtf8 { byte, looks_like } => write!(f, "not UTF-8 at byte {byte} ({looks_like:?})"),
            Self::Io(source) => source.fmt(f),
        }
    }
}

impl From<ReadError> for io::Error {
    fn from(error: ReadError) -> Self {
        match error {
            ReadError::Missing => Self::from(io::ErrorKind::NotFound),
            ReadError::Denied => Self::from(io::ErrorKind::PermissionDenied),
            ReadError::Directory => Self::from(io::ErrorKind::IsADirectory),
            ReadError::NotUtf8 { .. } => Self::new(io::ErrorKind::InvalidData, error),
            ReadError::Io(source) => source,
            other => Self::other(other),
        }
    }
}

impl std::error::Error for ReadError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Io(source) => Some(source),
            _ => None,
        }
    }
}

/// Reads a file, through a symbolic link to its target.
pub fn read(path: &Path) -> Result<String, ReadError> {
    text_of(read_bytes(path, MAX_BYTES)?)
}

/// Reads the bytes of a file, through a symbolic link to its target, if they are at most `max`.
pub fn read_bytes(path: &Path, max: u64) -> Result<Vec<u8>, ReadError> {
    let file = system::open_without_waiting(path).map_err(|error| refused(path, error))?;
    // Asked of the open file, so that the size belongs to it even if another takes its name meanwhile.
    let metadata = file.metadata().map_err(ReadError::Io)?;
    if !metadata.is_file() {
        return Err(if metadata.is_dir() { ReadError::Directory } else { ReadError::NotAFile });
    }
    let bytes = metadata.len();
    if bytes > max {
        return Err(ReadError::TooBig { bytes, max });
    }
    take(file, bytes).map_err(ReadError::Io)
}

/// Returns the text that a file's bytes are.
pub fn text_of(bytes: Vec<u8>) -> Result<String, ReadError> {
    let length = bytes.len() as u64;
    if length > MAX_BYTES {
        return Err(ReadError::TooBig { bytes: length, max: MAX_BYTES });
    }
    String::from_utf8(bytes).map_err(|error| ReadError::NotUtf8 {
        byte: error.utf8_error().valid_up_to(),
        looks_like: Encoding::of(error.as_bytes()),
    })
}

/// Takes a file's bytes in one call to the system.
fn take(file: File, bytes: u64) -> io::Result<Vec<u8>> {
    // At most what was asked for, so it fits.
    let mut content = Vec::with_capacity(usize::try_from(bytes).unwrap_or_default());
    file.take(bytes).read_to_end(&mut content)?;
    Ok(content)
}

/// Says why a file could not be opened.
fn refused(path: &Path, error: io::Error) -> ReadError {
    match error.kind() {
        io::ErrorKind::NotFound => ReadError::Missing,
        io::ErrorKind::PermissionDenied => ReadError::Denied,
        // A socket has no bytes to open.
        _ => match path.metadata() {
            Ok(metadata) if !metadata.is_file() && !metadata.is_dir() => ReadError::NotAFile,
            _ => ReadError::Io(error),
        },
    }
}

impl Encoding {
    /// Says what bytes that are not UTF-8 seem to be.
    fn of(bytes: &[u8]) -> Self {
        let is_marked = bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]);
        // Two bytes a letter, and one of them is zero in most of the letters of French.
        let halves = bytes.chunks_exact(2).filter(|pair| pair.contains(&0)).count();
        if is_marked || halves > bytes.len() / 4 {
            return Self::Utf16;
        }
        // An accent written in UTF-8 next to one that is not: two encodings in one file.
        let mixed = bytes.utf8_chunks().any(|chunk| !chunk.valid().is_ascii());
        if mixed || bytes.contains(&0) { Self::Other } else { Self::Latin1 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_that_are_not_utf_8_are_named() {
        assert_eq!(Encoding::of(b"titre: d\xe9marche\n"), Encoding::Latin1);
        assert_eq!(Encoding::of(b"l\x92\x9cuvre"), Encoding::Latin1);
        assert_eq!(Encoding::of(b"\xff\xfet\0i\0t\0r\0e\0"), Encoding::Utf16);
        assert_eq!(Encoding::of(b"\0d\0\xe9\0m\0a\0r\0c\0h\0e"), Encoding::Utf16);
        assert_eq!(Encoding::of(b"d\xc3\xa9j\xe0"), Encoding::Other);
        assert_eq!(Encoding::of(b"\x7fELF\x02\x01\x01\0\xff and more"), Encoding::Other);
    }
}
