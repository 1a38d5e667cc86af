//! A plan read fiche by fiche, in the order of their numeros, by who keeps none of them.

use std::path::PathBuf;

use crate::obstacle::Obstacle;
use crate::plan::{Entete, Fiche, Numero};

use super::load::{at_once, count, read_entete, read_fiche, walk};
use super::{Checks, Folder, Progress};

/// How many fiches are in memory at most: enough for every core to have work.
const AT_ONCE: usize = 256;

/// A plan whose fiches are read one after the other.
pub struct Reading<'f> {
    /// What the plan says of itself.
    pub entete: Entete,
    /// How many files there are.
    pub seen: usize,
    /// The files that could not be read, as they are shown; all of them once the fiches are read.
    pub unreadable: Vec<String>,
    folder: &'f Folder,
    fiches: Vec<PathBuf>,
}

impl<'f> Reading<'f> {
    /// Reads what the plan says of itself, and lists its fiches; there must be one.
    pub fn begin(folder: &'f Folder) -> Result<Self, Obstacle> {
        let listing = walk(folder)?;
        let entete = read_entete(folder, Checks::NONE).value;
        let mut unreadable = Vec::new();
        if entete.is_none() {
            unreadable.push(folder.show(&folder.plan()));
        }
        let seen = count(&listing, folder, &mut unreadable);
        let mut fiches = listing.fiches;
        if fiches.is_empty() && unreadable.is_empty() {
            return Err(Obstacle::NoFiche { folder: folder.show(&folder.actions) });
        }
        fiches.sort_by_cached_key(|path| path.file_stem().and_then(|stem| Numero::read(stem.to_str()?)));
        Ok(Self { entete: entete.unwrap_or_default(), seen, unreadable, folder, fiches })
    }

    /// Reads every fiche, makes something of each as soon as it is read, and takes that in order.
    pub fn each<T: Send, E>(
        &mut self,
        progress: &Progress,
        make: impl Fn(Fiche, &Entete) -> T + Sync,
        mut take: impl FnMut(T) -> Result<(), E>,
    ) -> Result<(), E> {
        progress.begin(self.fiches.len());
        for paths in self.fiches.chunks(AT_ONCE) {
            let read = |path: &PathBuf| {
                let fiche = read_fiche(self.folder, path, &self.entete, Checks::NONE).value;
                progress.step();
                fiche.map(|fiche| make(fiche, &self.entete))
            };
            for (made, path) in at_once(paths, read).into_iter().zip(paths) {
                match made {
                    Some(made) => take(made)?,
                    None => self.unreadable.push(self.folder.show(path)),
                }
            }
        }
        Ok(())
    }
}
