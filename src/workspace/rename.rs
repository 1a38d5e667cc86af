//! A fiche under another numero: its file, what it says of itself, and all that leads to it.

use std::path::{Path, PathBuf};

use crate::fs::Listing;
use crate::obstacle::Obstacle;
use crate::plan::{Numero, Porteur};
use crate::yaml::{Change, Data, Document, Kind, Node, Route};

use super::edition::Edition;
use super::save::{self, Hold, Rewrite};
use super::{Folder, Progress, unknown_fiche};

/// What a new numero changes.
pub struct Renaming {
    /// The fiche under its old numero, and under the new one.
    pub fiche: Rewrite,
    /// The fiches that lead to it, by their paths.
    pub links: Vec<(PathBuf, Rewrite)>,
    /// Whether an earlier run was cut short, and is completed.
    pub is_completion: bool,
}

/// Gives a fiche another numero, and leads to it all that led to the old one; all of it or nothing.
///
/// The new file is written first and the old one goes last: whenever it is cut short, the same again completes it.
pub fn rename(
    folder: &Folder,
    (old, new): (&Numero, &Numero),
    hold: &Hold,
    progress: &Progress,
) -> Result<Renaming, Obstacle> {
    let lock = save::lock(folder, hold)?;
    let renaming = prepare(folder, (old, new), progress)?;
    let Some(lock) = lock else { return Ok(renaming) };
    // A text that is kept goes by the old numero: nobody would find it again.
    let porteur = Porteur::Fiche(old.clone());
    let edition = Edition::open(folder, &porteur, hold)?;
    edition.check_none_waits()?;
    edition.forget()?;
    let failed = |error| Obstacle::WriteFailed { error };
    let (from, to) = (folder.fiche(old), folder.fiche(new));
    let mut staged = vec![lock.stage_moved(&from, &to, &renaming.fiche.after).map_err(failed)?];
    for (path, rewrite) in &renaming.links {
        let new = lock.stage(path, &rewrite.after).map_err(failed)?;
        staged.push(new.in_place_of(&rewrite.before));
    }
    if !folder.read(&from).is_ok_and(|now| now == renaming.fiche.before) {
        return Err(Obstacle::ChangedMeanwhile { path: folder.show(&from) });
    }
    lock.commit(staged).map_err(failed)?;
    lock.remove(&from).map_err(failed)?;
    Ok(renaming)
}

/// Returns what a new numero would change, and writes nothing.
pub fn prepare(
    folder: &Folder,
    (old, new): (&Numero, &Numero),
    progress: &Progress,
) -> Result<Renaming, Obstacle> {
    let (from, to) = (folder.fiche(old), folder.fiche(new));
    let listing = folder.list();
    let listing = listing.map_err(|source| Obstacle::Unreadable { path: folder.actions.clone(), source })?;
    let has_new = listing.fiches.contains(&to);
    if !listing.fiches.contains(&from) {
        let done = Obstacle::AlreadyRenamed { old: old.to_string(), new: new.to_string() };
        return Err(if has_new { done } else { unknown_fiche(folder, old.as_str()) });
    }
    if from.is_symlink() {
        let (path, reason) = (folder.show(&from), "refus-lien-symbolique");
        return Err(Obstacle::Unprovable { path, reason, detail: String::new() });
    }
    let mut reading = Reading { folder, old, new, unread: Vec::new() };
    let fiche = reading.follow(&from, true)?;
    let is_begun =
        has_new && fiche.as_ref().is_some_and(|fiche| folder.read(&to).is_ok_and(|text| text == fiche.after));
    if let Some(path) = taken(&listing, &from, &to).filter(|_| !is_begun) {
        return Err(Obstacle::AlreadyThere { path: folder.show(&path) });
    }
    let mut links = Vec::new();
    progress.begin(listing.fiches.len());
    for path in listing.fiches.iter().filter(|path| **path != from && **path != to) {
        let rewrite = reading.follow(path, false)?.filter(|rewrite| rewrite.before != rewrite.after);
        links.extend(rewrite.map(|rewrite| (path.clone(), rewrite)));
        progress.step();
    }
    match fiche.filter(|_| reading.unread.is_empty()) {
        Some(fiche) => Ok(Renaming { fiche, links, is_completion: is_begun }),
        None => Err(Obstacle::LinksUnread { numero: old.to_string(), paths: reading.unread }),
    }
}

/// Returns what bears the new name already, be it in other capitals: those make no other file everywhere.
fn taken(listing: &Listing, from: &Path, to: &Path) -> Option<PathBuf> {
    let name = to.file_name()?;
    let bears = |path: &&PathBuf| path.file_name().is_some_and(|other| other.eq_ignore_ascii_case(name));
    let other = listing.fiches.iter().filter(|path| **path != from).find(bears);
    other.cloned().or_else(|| to.symlink_metadata().is_ok().then(|| to.to_owned()))
}

/// The reading of the fiches, one after the other, for what leads to one of them.
struct Reading<'r> {
    folder: &'r Folder,
    old: &'r Numero,
    new: &'r Numero,
    /// Those that cannot be read surely: a link could be missed.
    unread: Vec<String>,
}

impl Reading<'_> {
    /// Returns a fiche led to the new numero wherever it leads to the old one; `is_it` tells the fiche itself.
    fn follow(&mut self, path: &Path, is_it: bool) -> Result<Option<Rewrite>, Obstacle> {
        let shown = self.folder.show(path);
        let text = self.folder.read(path).ok();
        let document = text.as_deref().map(Document::read).filter(|document| document.faults.is_empty());
        let Some(document) = document else {
            self.unread.push(shown);
            return Ok(None);
        };
        let root = document.root.as_ref();
        let mut routes = root.map(|root| leading_to(root, self.old)).unwrap_or_default();
        if is_it && root.is_some_and(|root| root.get("numero").is_some()) {
            routes.push(Route::root().key("numero"));
        }
        let set = |route| Change::Set { route, value: Data::text(self.new.as_str()) };
        let changes: Vec<Change> = routes.into_iter().map(set).collect();
        let before = document.text.to_owned();
        let after = save::carry_out(&shown, &before, &changes).map_err(|(_, obstacle)| obstacle)?;
        Ok(Some(Rewrite { before, after }))
    }
}

/// Returns where a fiche names another: its links, in either form, and its parent.
fn leading_to(root: &Node<'_>, numero: &Numero) -> Vec<Route> {
    let names = |node: &Node<'_>| node.text() == Some(numero.as_str());
    let liens = Route::root().key("liens");
    let mut routes = Vec::new();
    if let Some(Kind::Sequence(items, _)) = root.get("liens").map(|liens| &liens.kind) {
        for (index, item) in items.iter().enumerate() {
            if names(item) {
                routes.push(liens.clone().index(index));
            } else if item.get("action").is_some_and(names) {
                routes.push(liens.clone().index(index).key("action"));
            }
        }
    }
    routes.extend(root.get("parent").filter(|parent| names(parent)).map(|_| Route::root().key("parent")));
    routes
}
