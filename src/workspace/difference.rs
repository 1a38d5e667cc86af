//! What became of the files of a plan between two states, in the plan's own words.

use std::collections::HashMap;
use std::path::Path;

use crate::fs;
use crate::obstacle::Obstacle;
use crate::plan::Porteur;
use crate::plan::champs::identity;
use crate::plan::texte::is_nc;
use crate::suivi::difference::{Changed, Commit, Compared, Entry, Fate};
use crate::yaml::compare::differences;
use crate::yaml::{Data, Document, Node, Route};

use super::Folder;
use super::git::history::{self, Moved, State};
use super::load::at_once;
use super::merge::Words;

/// A file in one state, read.
struct Side {
    porteur: Porteur,
    titre: Option<String>,
    data: Data,
}

/// A file before and after, read; its path as it is shown.
type Sides = (String, Option<Side>, Option<Side>);

/// Says what became of files.
pub fn compare(folder: &Folder, moved: &[Moved]) -> Compared {
    let (sides, unread) = read(folder, moved);
    let sides = renamed(sides);
    let tell = |(path, before, after): &Sides| changed(path.clone(), before.as_ref(), after.as_ref());
    let mut files: Vec<Changed> = at_once(&sides, tell).into_iter().flatten().collect();
    files.sort_by(|one, other| one.porteur.cmp(&other.porteur));
    Compared { files, unread }
}

/// Returns the changes of a file, or of one indicator in it, the last one first.
pub fn log(folder: &Folder, porteur: &Porteur, id: Option<&str>) -> Result<Vec<Entry>, Obstacle> {
    let path = folder.file_of(porteur);
    let pending = match history::find(folder, "HEAD") {
        Ok(head) => history::moved(folder, &head, &State::Disk, Some(&path))?,
        // A repository without a commit yet.
        Err(Obstacle::NoHistory) => Vec::new(),
        Err(obstacle) => return Err(obstacle),
    };
    let pending = pending.into_iter().map(|moved| (None, moved));
    let committed = history::log(folder, &path)?.into_iter().map(|(commit, moved)| (Some(commit), moved));
    let entry = |(commit, moved): (Option<Commit>, Moved)| {
        let (mut sides, unread) = read(folder, &[moved]);
        if !unread.is_empty() {
            return Some(Entry { commit, file: None });
        }
        let (path, mut before, mut after) = sides.pop()?;
        if let Some(id) = id {
            [&mut before, &mut after].into_iter().flatten().for_each(|side| side.keep(id));
        }
        let mut file = changed(path, before.as_ref(), after.as_ref())?;
        if let Some(id) = id {
            let said = |side: Option<Side>| side.map_or(Data::Null, |side| side.data);
            file.places = differences(&said(before), &said(after), &Words);
            let indicator = Route::root().key("indicateurs").item(identity("indicateurs"), id);
            for place in &mut file.places {
                place.route.0.splice(0..0, indicator.0.iter().cloned());
            }
            file.fate = Fate::Changed;
        }
        (id.is_none() || !file.places.is_empty()).then_some(Entry { commit, file: Some(file) })
    };
    Ok(pending.chain(committed).filter_map(entry).collect())
}

/// Reads files; returns those that can be read, and the paths of those that cannot.
fn read(folder: &Folder, moved: &[Moved]) -> (Vec<Sides>, Vec<String>) {
    let (mut read, mut unread) = (Vec::new(), Vec::new());
    let sides = at_once(moved, |moved| {
        let sides = [&moved.before, &moved.after];
        let name = sides.into_iter().flatten().next_back().map_or("", |(name, _)| name);
        let path = folder.show(&folder.actions.join(name));
        (path, sides.map(|side| side.as_ref().map(|(name, bytes)| Side::read(name, bytes))))
    });
    for (path, sides) in sides {
        match sides {
            [Some(None), _] | [_, Some(None)] => unread.push(path),
            [before, after] => read.push((path, before.flatten(), after.flatten())),
        }
    }
    (read, unread)
}

/// Takes a fiche that went and one of the same title that came for one that was renamed.
fn renamed(mut sides: Vec<Sides>) -> Vec<Sides> {
    let places = |of: fn(&Sides) -> Option<&Side>| -> HashMap<String, Vec<usize>> {
        let mut places: HashMap<String, Vec<usize>> = HashMap::new();
        for (place, one) in sides.iter().enumerate() {
            if let Some(titre) = of(one).and_then(|side| side.titre.clone()) {
                places.entry(titre).or_default().push(place);
            }
        }
        places
    };
    let gone = places(|(_, before, after)| before.as_ref().filter(|_| after.is_none()));
    let come = places(|(_, before, after)| after.as_ref().filter(|_| before.is_none()));
    for (titre, from) in gone {
        if let ([from], Some([to])) = (&from[..], come.get(&titre).map(Vec::as_slice)) {
            sides[*to].1 = sides[*from].1.take();
        }
    }
    sides
}

fn changed(path: String, before: Option<&Side>, after: Option<&Side>) -> Option<Changed> {
    let (fate, places) = match (before, after) {
        (None, None) => return None,
        (None, Some(_)) => (Fate::Added, Vec::new()),
        (Some(_), None) => (Fate::Removed, Vec::new()),
        (Some(before), Some(after)) => {
            let mut places = differences(&before.data, &after.data, &Words);
            if before.porteur == after.porteur {
                (Fate::Changed, places)
            } else {
                places.retain(|place| place.route != Route::root().key("numero"));
                (Fate::Renamed(before.porteur.clone()), places)
            }
        }
    };
    let Side { porteur, titre, .. } = after.or(before)?;
    Some(Changed { porteur: porteur.clone(), path, titre: titre.clone(), fate, places })
}

impl Side {
    /// Reads a file; none when it is no file of a plan, or cannot be read to its end.
    fn read(name: &str, bytes: &[u8]) -> Option<Self> {
        let porteur = Porteur::read(Path::new(name).file_stem()?.to_str()?)?;
        let text = fs::text_of(bytes.to_vec()).ok()?;
        let document = Document::read(&text);
        if !document.faults.is_empty() {
            return None;
        }
        let root = document.root.as_ref();
        let key = if porteur == Porteur::Plan { "nom" } else { "titre" };
        let titre = root.and_then(|root| root.get(key)).and_then(Node::text).map(str::to_owned);
        Some(Self { porteur, titre, data: root.map_or(Data::Null, |root| known(Data::of(root))) })
    }

    /// Keeps one indicator, and nothing else.
    fn keep(&mut self, id: &str) {
        let indicateurs = entry(&self.data, "indicateurs");
        let Some(Data::List(items)) = indicateurs else {
            self.data = Data::Null;
            return;
        };
        let is_it = |item: &&Data| entry(item, "id").is_some_and(|own| own.written() == id);
        let Some(Data::Map(entries)) = items.iter().find(is_it) else {
            self.data = Data::Null;
            return;
        };
        // Told by its fields, be it new: an item that comes is else told whole.
        self.data = Data::Map(entries.iter().filter(|(key, _)| key.written() != "id").cloned().collect());
    }
}

fn entry<'d>(data: &'d Data, key: &str) -> Option<&'d Data> {
    let Data::Map(entries) = data else { return None };
    entries.iter().find(|(own, _)| own.written() == key).map(|(_, value)| value)
}

/// Returns what is known: « n.c. » says no more than nothing.
fn known(data: Data) -> Data {
    match data {
        Data::Text(text) if is_nc(&text) => Data::Null,
        Data::List(items) => Data::List(items.into_iter().map(known).collect()),
        Data::Map(entries) => {
            Data::Map(entries.into_iter().map(|(key, value)| (key, known(value))).collect())
        }
        other => other,
    }
}
