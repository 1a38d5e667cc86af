//! Finds the plan's folder.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::fs::{self, Listing, ReadError};

use crate::obstacle::Obstacle;
use crate::plan::{Numero, Porteur};

/// The folder of a plan: where its files are, and how their paths are shown.
#[derive(Debug, Clone)]
pub struct Folder {
    /// The folder `actions`.
    pub actions: PathBuf,
    /// How its path is shown, relative to where one stands, with `/`: `actions` or `../actions`.
    shown: String,
    /// Whether what lies about beside the files is told.
    tells_strays: bool,
    /// What is read instead of some files: other bytes, or nothing.
    instead: BTreeMap<PathBuf, Option<Vec<u8>>>,
}

impl Folder {
    /// Looks for `actions/` from a folder upwards, as far as the root of the git repository it lies in.
    pub fn find(from: &Path) -> Result<Self, Obstacle> {
        let nowhere = |_| Obstacle::NoFolder { from: from.into(), until: from.into() };
        let start = from.canonicalize().map_err(nowhere)?;
        let mut looked = start.as_path();
        let mut up = String::new();
        loop {
            let actions = looked.join("actions");
            if actions.is_dir() {
                let shown = format!("{up}actions");
                return Ok(Self { actions, shown, tells_strays: true, instead: BTreeMap::new() });
            }
            match looked.parent() {
                Some(parent) if !looked.join(".git").exists() => looked = parent,
                _ => return Err(Obstacle::NoFolder { from: start.clone(), until: looked.into() }),
            }
            up.push_str("../");
        }
    }

    /// Returns the folder with its paths shown from the root of the git repository it lies in, wherever one stands.
    #[must_use]
    pub fn from_root(&self) -> Self {
        let root = self.actions.ancestors().find(|above| above.join(".git").exists());
        let inside = root.and_then(|root| self.actions.strip_prefix(root).ok());
        let shown = inside.map(|inside| inside.to_string_lossy().replace('\\', "/"));
        Self { shown: shown.unwrap_or_else(|| self.shown.clone()), ..self.clone() }
    }

    /// Reads other bytes in the place of a file, or no file at all; the disk stays as it is.
    pub fn replace(&mut self, path: PathBuf, bytes: Option<Vec<u8>>) {
        self.instead.insert(path, bytes);
    }

    /// Leaves out what lies about beside the files: it is of today, and the files are of another day.
    pub fn forget_strays(&mut self) {
        self.tells_strays = false;
    }

    /// Tells whether a file is there.
    pub fn has(&self, path: &Path) -> bool {
        self.instead.get(path).map_or_else(|| path.symlink_metadata().is_ok(), Option::is_some)
    }

    /// Reads a file.
    pub fn read(&self, path: &Path) -> Result<String, ReadError> {
        match self.instead.get(path) {
            None => fs::read(path),
            Some(None) => Err(ReadError::Missing),
            Some(Some(bytes)) => fs::text_of(bytes.clone()),
        }
    }

    /// Lists the files.
    pub fn list(&self) -> std::io::Result<Listing> {
        let mut listing = fs::walk(&self.actions)?;
        listing.strays.retain(|_| self.tells_strays);
        let plan = self.plan();
        if let Some(bytes) = self.instead.get(&plan) {
            listing.plan = bytes.is_some().then_some(plan.clone());
        }
        listing.fiches.retain(|fiche| !self.instead.contains_key(fiche));
        let there = self.instead.iter().filter(|(path, bytes)| bytes.is_some() && **path != plan);
        listing.fiches.extend(there.map(|(path, _)| path.clone()));
        if !self.instead.is_empty() {
            listing.fiches.sort_unstable_by(|one, other| one.file_name().cmp(&other.file_name()));
        }
        Ok(listing)
    }

    /// Tells whether the plan says anything of itself.
    pub fn has_plan(&self) -> bool {
        self.has(&self.plan())
    }

    /// Returns the path of a fiche.
    pub fn fiche(&self, numero: &Numero) -> PathBuf {
        self.actions.join(format!("{numero}.yaml"))
    }

    /// Returns the path of `plan.yaml`.
    pub fn plan(&self) -> PathBuf {
        self.actions.join("plan.yaml")
    }

    /// Returns the path of the file of who holds fields and indicators.
    pub fn file_of(&self, porteur: &Porteur) -> PathBuf {
        match porteur {
            Porteur::Fiche(numero) => self.fiche(numero),
            Porteur::Plan => self.plan(),
        }
    }

    /// Returns what a command names, as it was typed from some folder; `None` when it is not of the plan.
    ///
    /// A path, a file's bare name or a numero: `actions/4.5.yaml`, `4.5.yaml`, `4.5`; or the folder itself, for all.
    /// A file that git has just removed can still be named.
    pub fn named(&self, dir: &Path, typed: &Path) -> Option<Named> {
        let path = dir.join(typed);
        if path.canonicalize().is_ok_and(|path| path == self.actions) {
            return Some(Named::All);
        }
        let parent = path.parent()?.canonicalize().ok()?;
        if parent == self.actions {
            return Some(Named::File(parent.join(path.file_name()?)));
        }
        let name = typed.to_str()?;
        let bare = [self.actions.join(name), self.actions.join(format!("{name}.yaml"))];
        let is_bare = !name.contains(['/', '\\']) && name != "." && name != "..";
        bare.into_iter().find(|path| is_bare && path.is_file()).map(Named::File)
    }

    /// Returns the path of a file of the folder as it is shown.
    pub fn show(&self, path: &Path) -> String {
        match path.strip_prefix(&self.actions) {
            Ok(inside) if inside.as_os_str().is_empty() => self.shown.clone(),
            Ok(inside) => format!("{}/{}", self.shown, inside.to_string_lossy().replace('\\', "/")),
            Err(_) => path.to_string_lossy().into_owned(),
        }
    }
}

/// What a command names of a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Named {
    /// All of it.
    All,
    /// One of its files.
    File(PathBuf),
}
