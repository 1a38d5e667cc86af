//! A file of the plan in an editor: the copy that is typed in, and its way back.

use std::path::{Path, PathBuf};

use crate::fs::{Aside, LockError};
use crate::obstacle::{NoEdition, Obstacle};
use crate::plan::Porteur;
use crate::yaml::{Data, Document, Kind};

use super::merge::{Versions, merge};
use super::{Folder, Hold, save, unknown_fiche};

/// The length of the marks of a conflict, as git makes them.
const MARKS: usize = 7;

/// A file that nobody else edits meanwhile, and a copy of it.
pub struct Edition<'f> {
    folder: &'f Folder,
    porteur: &'f Porteur,
    hold: &'f Hold,
    file: PathBuf,
    aside: Aside,
    /// What the copy is made from.
    base: String,
}

/// What became of a copy that was taken up again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Resumed {
    /// The file is still what it was made from.
    AsLeft,
    /// The file changed meanwhile, and its changes are now in the copy.
    Joined {
        /// Whether both changed the same lines, so that a choice is left.
        has_conflicts: bool,
    },
}

impl<'f> Edition<'f> {
    /// Takes the right to edit a file.
    pub fn open(folder: &'f Folder, porteur: &'f Porteur, hold: &'f Hold) -> Result<Self, Obstacle> {
        let file = folder.file_of(porteur);
        if let Porteur::Fiche(numero) = porteur
            && file.symlink_metadata().is_err()
        {
            return Err(unknown_fiche(folder, numero.as_str()));
        }
        let base = save::read_text(&file)?;
        let aside = Aside::take(&folder.actions, &format!("{porteur}.yaml"), &hold.command);
        let aside = aside.map_err(|error| match error {
            LockError::Held { .. } => no_edition(NoEdition::Open, folder, &file, porteur),
            error @ LockError::Io { .. } => Obstacle::of_lock(error, 0),
        })?;
        Ok(Self { folder, porteur, hold, file, aside, base })
    }

    /// Makes a copy of the file, unless another text of it is kept, which `drops` allows to go.
    pub fn begin(&self, drops: bool) -> Result<(), Obstacle> {
        if !drops {
            self.check_none_waits()?;
        }
        self.keep(&self.base)
    }

    /// Makes sure that no text of the file is kept; what an editor left as it was is nobody's.
    pub fn check_none_waits(&self) -> Result<(), Obstacle> {
        let is_untouched = |text: &str| self.aside.made_from().is_some_and(|base| base == text);
        match self.aside.text() {
            None => Ok(()),
            Some(Ok(text)) if is_untouched(&text) => Ok(()),
            Some(_) => Err(self.refused(NoEdition::Waiting)),
        }
    }

    /// Takes up again the text that is kept, joined with what the file has become since.
    pub fn resume(&self) -> Result<Resumed, Obstacle> {
        if self.aside.text().is_none() {
            return Err(self.refused(NoEdition::Nothing));
        }
        if self.aside.made_from().is_none_or(|base| base == self.base) {
            return Ok(Resumed::AsLeft);
        }
        // What cannot be read cannot be joined, and is not to be lost.
        self.text()?;
        let path = PathBuf::clone;
        let (base, ours, theirs) = (path(&self.aside.base), path(&self.aside.path), path(&self.file));
        let merged = merge(&Versions { base, ours, theirs }, MARKS)?;
        self.keep(&String::from_utf8_lossy(&merged.bytes))?;
        Ok(Resumed::Joined { has_conflicts: !merged.is_clean })
    }

    /// Returns the file.
    pub fn file(&self) -> &Path {
        &self.file
    }

    /// Returns where the copy is.
    pub fn path(&self) -> &Path {
        &self.aside.path
    }

    /// Returns what the copy is made from.
    pub fn base(&self) -> &str {
        &self.base
    }

    /// Returns the file, as it is shown.
    pub fn shown(&self) -> String {
        self.folder.show(&self.file)
    }

    /// Returns the copy, as it is shown.
    pub fn kept(&self) -> String {
        self.folder.show(&self.aside.path)
    }

    /// Returns the command that goes on from the copy.
    pub fn command(&self) -> String {
        command(self.porteur)
    }

    /// Tells whether the copy says something that the file does not.
    pub fn holds_more(&self) -> bool {
        self.aside.text().is_some_and(|text| text.map_or(true, |text| text != self.base))
    }

    /// Returns what was typed.
    pub fn text(&self) -> Result<String, Obstacle> {
        let text = self.aside.text().ok_or_else(|| self.refused(NoEdition::Gone))?;
        text.map_err(|_| self.refused(NoEdition::Unreadable))
    }

    /// Puts the text in the place of the file's, if the file is still what the copy is made from.
    pub fn put_back(self, text: &str) -> Result<(), Obstacle> {
        if save::replace(self.folder, &self.file, self.hold, &self.base, text)? {
            self.forget()
        } else {
            Err(self.refused(NoEdition::Moved))
        }
    }

    /// Drops the copy.
    pub fn forget(self) -> Result<(), Obstacle> {
        self.aside.clear().map_err(|error| Obstacle::WriteFailed { error })
    }

    /// Says why the text does not take the place of the file's.
    pub fn refused(&self, why: NoEdition) -> Obstacle {
        no_edition(why, self.folder, &self.file, self.porteur)
    }

    fn keep(&self, text: &str) -> Result<(), Obstacle> {
        let hold = Hold { dry_run: false, ..self.hold.clone() };
        let Some(lock) = save::lock(self.folder, &hold)? else { return Ok(()) };
        self.aside.keep(&lock, &self.base, text).map_err(|error| Obstacle::WriteFailed { error })
    }
}

fn no_edition(why: NoEdition, folder: &Folder, file: &Path, porteur: &Porteur) -> Obstacle {
    let kept = folder.show(&folder.actions.join(".pcaet").join(format!("{porteur}.yaml")));
    let command = match why {
        NoEdition::Nothing | NoEdition::Gone => format!("pcaet edit {porteur}"),
        _ => command(porteur),
    };
    Obstacle::NotEdited { why, path: folder.show(file), kept, command }
}

fn command(porteur: &Porteur) -> String {
    format!("pcaet edit {porteur} --resume")
}

/// A key at the top of a file, and what stands under it before and after.
pub type Changed = (String, Option<Data>, Option<Data>);

/// Returns the keys at the top of a file under which two texts of it say something else, in the order they are seen.
pub fn changed_keys(before: &str, after: &str) -> Vec<Changed> {
    let entries = |text: &str| -> Vec<(String, Data)> {
        let document = Document::read(text);
        match document.root.as_ref().map(|root| &root.kind) {
            Some(Kind::Mapping(entries, _)) => {
                entries.iter().map(|entry| (entry.key.to_string(), Data::of(&entry.value))).collect()
            }
            _ => Vec::new(),
        }
    };
    let (before, after) = (entries(before), entries(after));
    let said = |entries: &[(String, Data)], key: &str| {
        entries.iter().find(|(other, _)| other == key).map(|(_, said)| said.clone())
    };
    let came = after.iter().map(|(key, _)| key);
    let went = before.iter().map(|(key, _)| key).filter(|key| said(&after, key).is_none());
    let both = came.chain(went).map(|key| (key.clone(), said(&before, key), said(&after, key)));
    let is_same = |before: &Option<Data>, after: &Option<Data>| match (before, after) {
        (Some(before), Some(after)) => before.same_to_the_digit(after),
        _ => false,
    };
    both.filter(|(_, before, after)| !is_same(before, after)).collect()
}
