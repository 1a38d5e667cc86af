//! What lies in the plan's folder: fiches, the plan itself, and what looks like one but is not read.

use std::fs::{self, DirEntry, FileType};
use std::io;
use std::path::{Path, PathBuf};

/// How many folders deep a subfolder is searched for YAML.
const MAX_DEPTH: usize = 4;
/// How many names are looked at in one subfolder before it is taken to hold none.
const MAX_NAMES: usize = 1_000;

/// What lies in the plan's folder.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Listing {
    /// The fiches, sorted by file name.
    pub fiches: Vec<PathBuf>,
    /// The file of the plan itself, if there is one.
    pub plan: Option<PathBuf>,
    /// What somebody may believe is read, and is not; sorted by file name.
    pub strays: Vec<Stray>,
}

/// Something that looks like a fiche and is not read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stray {
    /// Where it lies.
    pub path: PathBuf,
    /// Why it is not read.
    pub kind: StrayKind,
}

/// Why something is not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StrayKind {
    /// A file named `.yml`, or `.YAML`.
    WrongExtension,
    /// A folder that holds YAML files.
    Subfolder,
    /// A folder named like a fiche.
    Directory,
    /// A symbolic link to nothing, named like a fiche.
    Dangling,
}

/// Lists the plan's folder; hidden names and files of other kinds are left out.
pub fn walk(actions: &Path) -> io::Result<Listing> {
    let mut listing = Listing::default();
    // Names are sorted, not paths: comparing two paths takes them apart each time.
    let mut fiches = Vec::new();
    for entry in fs::read_dir(actions)? {
        let entry = entry?;
        let name = entry.file_name();
        let named = Named::from(name.as_encoded_bytes());
        if named == Named::Hidden {
            continue;
        }
        // The kind comes with the name; only a symbolic link costs a question.
        let kind = match target_type(&entry)? {
            Some(kind) if kind.is_dir() => match named {
                Named::Fiche | Named::Plan => Some(StrayKind::Directory),
                _ => holds_yaml(&entry.path(), MAX_DEPTH).then_some(StrayKind::Subfolder),
            },
            Some(_) => match named {
                Named::Fiche => {
                    fiches.push(name);
                    continue;
                }
                Named::Plan => {
                    listing.plan = Some(entry.path());
                    continue;
                }
                Named::Almost => Some(StrayKind::WrongExtension),
                Named::Other | Named::Hidden => None,
            },
            None => named.is_yaml().then_some(StrayKind::Dangling),
        };
        listing.strays.extend(kind.map(|kind| Stray { path: entry.path(), kind }));
    }
    fiches.sort_unstable();
    listing.fiches = fiches.into_iter().map(|name| actions.join(name)).collect();
    listing.strays.sort_unstable_by(|one, other| one.path.cmp(&other.path));
    Ok(listing)
}

/// What a file's name says of it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Named {
    Fiche,
    Plan,
    /// `.yml`, or either extension in capitals.
    Almost,
    Hidden,
    Other,
}

impl From<&[u8]> for Named {
    fn from(name: &[u8]) -> Self {
        let extension = name.iter().rposition(|byte| *byte == b'.').map(|dot| &name[dot + 1..]);
        match extension {
            _ if name.starts_with(b".") => Self::Hidden,
            Some(b"yaml") if name == b"plan.yaml" => Self::Plan,
            Some(b"yaml") => Self::Fiche,
            Some(other) if other.eq_ignore_ascii_case(b"yml") || other.eq_ignore_ascii_case(b"yaml") => {
                Self::Almost
            }
            _ => Self::Other,
        }
    }
}

impl Named {
    fn is_yaml(self) -> bool {
        matches!(self, Self::Fiche | Self::Plan | Self::Almost)
    }
}

/// Returns the kind of what an entry leads to; `None` for a symbolic link to nothing.
fn target_type(entry: &DirEntry) -> io::Result<Option<FileType>> {
    let kind = entry.file_type()?;
    if !kind.is_symlink() {
        return Ok(Some(kind));
    }
    // A link that leads in circles, or where one may not look, leads to nothing one can read.
    Ok(fs::metadata(entry.path()).ok().map(|target| target.file_type()))
}

/// Tells whether a folder holds a YAML file, at most `depth` folders down; what cannot be listed holds none.
fn holds_yaml(folder: &Path, depth: usize) -> bool {
    let Ok(entries) = fs::read_dir(folder) else { return false };
    entries.take(MAX_NAMES).flatten().any(|entry| {
        let name = entry.file_name();
        let named = Named::from(name.as_encoded_bytes());
        // Links are not followed further, since they may lead in circles.
        let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
        match named {
            Named::Hidden => false,
            _ if is_folder => depth > 1 && holds_yaml(&entry.path(), depth - 1),
            named => named.is_yaml(),
        }
    })
}
