//! Finds the plan's folder.

use std::path::{Path, PathBuf};

use crate::obstacle::Obstacle;
use crate::plan::Numero;

/// The folder of a plan: where its files are, and how their paths are shown.
#[derive(Debug, Clone)]
pub struct Folder {
    /// The folder `actions`.
    pub actions: PathBuf,
    /// How its path is shown, relative to where one stands, with `/`: `actions` or `../actions`.
    shown: String,
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
                return Ok(Self { actions, shown: format!("{up}actions") });
            }
            match looked.parent() {
                Some(parent) if !looked.join(".git").exists() => looked = parent,
                _ => return Err(Obstacle::NoFolder { from: start.clone(), until: looked.into() }),
            }
            up.push_str("../");
        }
    }

    /// Returns the path of a fiche.
    pub fn fiche(&self, numero: &Numero) -> PathBuf {
        self.actions.join(format!("{numero}.yaml"))
    }

    /// Returns the path of `plan.yaml`.
    pub fn plan(&self) -> PathBuf {
        self.actions.join("plan.yaml")
    }

    /// Returns the file a path names, as it was typed from some folder; `None` when it is not one of the plan's.
    ///
    /// A file that git has just removed can still be named.
    pub fn named(&self, dir: &Path, typed: &Path) -> Option<PathBuf> {
        let typed = dir.join(typed);
        let parent = typed.parent()?.canonicalize().ok()?;
        (parent == self.actions).then(|| parent.join(typed.file_name().unwrap_or_default()))
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
