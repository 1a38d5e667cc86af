//! What git makes of branches and files; the one door of the program git.

mod commit;
pub mod history;
mod record;

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::diagnostic::Diagnostic;
use crate::fs::{self, Scratch};
use crate::obstacle::Obstacle;
use crate::plan::Numero;
use crate::yaml::{Document, Node, Route};

use super::Folder;
use super::merge::Versions;

pub use commit::{check_committable, check_repository, commit};

/// A repository, seen from the folder of the plan.
struct Git<'f> {
    actions: &'f Path,
    /// The way from the repository's root to that folder, with a `/` at its end.
    prefix: String,
    /// Where what a merge makes is kept, so that reading leaves nothing in the repository; and the objects there.
    scratch: Option<(Scratch, OsString)>,
}

/// What a merge makes of a file: its bytes, or none when it goes.
type Change = (PathBuf, Option<Vec<u8>>);

/// What a program answered.
struct Answer {
    code: Option<i32>,
    bytes: Vec<u8>,
    /// What it said beside.
    said: Vec<u8>,
}

/// What a caller that git runs itself is told, of another repository or from the root of this one.
const OF_CALLER: [&str; 9] = [
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_COMMON_DIR",
    "GIT_INDEX_FILE",
    "GIT_PREFIX",
    "GIT_OBJECT_DIRECTORY",
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_NAMESPACE",
    "GIT_LITERAL_PATHSPECS",
];

/// Lets a folder be read as merging a revision into it would leave it; returns the numeros that both took.
///
/// A file that the merge changes is read as the merge leaves it, conflict marks included; any other as it is
/// on the disk. Of a numero that both took, the file on the disk is read.
pub fn merge(folder: &mut Folder, revision: &str) -> Result<Vec<Diagnostic>, Obstacle> {
    let actions = folder.actions.clone();
    let git = Git::open(&actions, folder)?;
    let theirs = git.commit(revision)?;
    let ours = git.commit("HEAD")?;
    let base = git.run(&["merge-base", &ours, &theirs])?.text();
    let known = if base.is_empty() { BTreeMap::new() } else { git.fiches(&base)? };
    let mut taken = Vec::new();
    for (name, object) in git.fiches(&theirs)? {
        let path = actions.join(&name);
        let Some(numero) = name.strip_suffix(".yaml").and_then(Numero::read) else { continue };
        if known.contains_key(&name) || path.symlink_metadata().is_err() {
            continue;
        }
        let text = String::from_utf8_lossy(&git.run(&["cat-file", "blob", &object])?.bytes).into_owned();
        let is_same = folder.read(&path).is_ok_and(|own| own.lines().eq(text.lines()));
        if !is_same {
            let document = Document::read(&text);
            let titre = document.root.as_ref().and_then(|root| root.get("titre")).and_then(Node::text);
            let found = Diagnostic::new("numero-pris", Route::root().key("numero")).of(&numero);
            let found = found.with("numero", numero.as_str()).with("revision", revision);
            taken.push((path, found.with("titre", titre.unwrap_or_default())));
        }
    }
    for (path, bytes) in git.changed(&ours, &theirs)? {
        if taken.iter().all(|(other, _)| *other != path) {
            folder.replace(path, bytes);
        }
    }
    Ok(taken.into_iter().map(|(_, found)| found).collect())
}

impl<'f> Git<'f> {
    fn open(actions: &'f Path, folder: &Folder) -> Result<Self, Obstacle> {
        let git = Self { actions, prefix: String::new(), scratch: None };
        let answer = git.run(&["rev-parse", "--show-prefix"])?;
        if answer.code != Some(0) {
            return Err(Obstacle::NoRepository { folder: folder.show(actions) });
        }
        let objects = actions.join(git.run(&["rev-parse", "--git-path", "objects"])?.text());
        // A path that holds the separator of lists cannot be told to git: objects are then left for it to prune.
        let objects = std::env::join_paths([objects]).ok();
        Ok(Self { actions, prefix: answer.text(), scratch: fs::scratch().ok().zip(objects) })
    }

    /// Returns the commit a revision names; `--end-of-options` keeps it from being an option.
    fn commit(&self, revision: &str) -> Result<String, Obstacle> {
        let unknown = || match revision {
            "HEAD" => Obstacle::NoHistory,
            _ => Obstacle::UnknownRevision { revision: revision.to_owned(), is_shallow: false },
        };
        let verified = |named: &str| -> Result<String, Obstacle> {
            let answer = self.run(&["rev-parse", "--verify", "--quiet", "--end-of-options", named])?;
            // rev-parse repeats --end-of-options before the name.
            let found = answer.text().lines().last().unwrap_or_default().to_owned();
            if answer.code == Some(0) && !found.is_empty() { Ok(found) } else { Err(unknown()) }
        };
        // In two steps: what follows a name would be part of a text that is searched for (`:/bilan`).
        verified(&format!("{}^{{commit}}", verified(revision)?))
    }

    /// Returns the files of the plan's folder in a commit, each with its object.
    fn fiches(&self, commit: &str) -> Result<BTreeMap<String, String>, Obstacle> {
        let answer = self.asked(&["ls-tree", "-z", commit])?;
        let entry = |entry: &str| {
            let (about, name) = entry.split_once('\t')?;
            let object = about.split(' ').nth(2)?;
            is_read(name).then(|| (name.to_owned(), object.to_owned()))
        };
        Ok(answer.text().split('\0').filter_map(entry).collect())
    }

    /// Returns what merging two commits changes in the plan's folder, beside the first; nothing where git is
    /// too old to tell (before 2.38) or the two have no common past.
    fn changed(&self, ours: &str, theirs: &str) -> Result<Vec<Change>, Obstacle> {
        let merged = self.run(&["merge-tree", "--write-tree", "--no-messages", "-z", ours, theirs])?;
        let tree = merged.text().split('\0').next().unwrap_or_default().to_owned();
        if !matches!(merged.code, Some(0 | 1)) || tree.is_empty() {
            return Ok(Vec::new());
        }
        let names = ["diff-tree", "-r", "-z", "--no-renames", "--relative", "--name-status", ours, &tree];
        let answer = self.run(&names)?.text();
        let mut words = answer.split('\0').filter(|word| !word.is_empty());
        let mut changed = Vec::new();
        while let (Some(status), Some(name)) = (words.next(), words.next()) {
            if !is_read(name) {
                continue;
            }
            let object = format!("{tree}:{}{name}", self.prefix);
            let bytes = match status {
                "D" => None,
                _ => Some(self.run(&["cat-file", "blob", &object])?.bytes),
            };
            changed.push((self.actions.join(name), bytes));
        }
        Ok(changed)
    }

    /// Runs git, which must answer; what it says where it does not is told.
    fn asked(&self, words: &[&str]) -> Result<Answer, Obstacle> {
        let answer = self.run(words)?;
        if answer.code == Some(0) { Ok(answer) } else { Err(answer.failure()) }
    }

    fn run(&self, words: &[&str]) -> Result<Answer, Obstacle> {
        // What is parsed is not to be translated.
        answer(self.command(words).env("LC_ALL", "C"))
    }

    fn command(&self, words: &[&str]) -> Command {
        let mut command = program(self.actions);
        command.args(words);
        if let Some((scratch, objects)) = &self.scratch {
            command.env("GIT_OBJECT_DIRECTORY", scratch.path());
            command.env("GIT_ALTERNATE_OBJECT_DIRECTORIES", objects);
        }
        command
    }
}

/// Returns the program, as if started in a folder, with nothing of what its caller told it.
fn program(folder: &Path) -> Command {
    let mut command = Command::new("git");
    command.arg("-C").arg(folder).stdin(Stdio::null());
    for name in OF_CALLER {
        command.env_remove(name);
    }
    command
}

fn answer(command: &mut Command) -> Result<Answer, Obstacle> {
    let output = command.output().map_err(|source| Obstacle::GitFailed { source })?;
    Ok(Answer { code: output.status.code(), bytes: output.stdout, said: output.stderr })
}

/// Merges the versions of a file line by line; returns the bytes, and whether no lines collide.
pub fn merge_lines(versions: &Versions, size: usize) -> Result<(Vec<u8>, bool), Obstacle> {
    let mut command = program(Path::new("."));
    command.env("LC_ALL", "C");
    command.args(["merge-file", "-p", "-L", "ours", "-L", "base", "-L", "theirs"]);
    command.arg(format!("--marker-size={size}")).arg("--");
    let merged = answer(command.args([&versions.ours, &versions.base, &versions.theirs]))?;
    match merged.code {
        Some(0) => Ok((merged.bytes, true)),
        // It counts the conflicts, up to 127.
        Some(1..=127) => Ok((merged.bytes, false)),
        // Of bytes that are no lines, git keeps ours and lets someone choose.
        _ => match fs::read_bytes(&versions.ours, u64::MAX) {
            Ok(ours) if has_no_lines(versions) => Ok((ours, false)),
            _ => Err(merged.failure()),
        },
    }
}

/// Tells whether a version is what git takes for no text: it has a NUL.
fn has_no_lines(versions: &Versions) -> bool {
    let holds_nul = |path: &Path| fs::read_bytes(path, u64::MAX).is_ok_and(|bytes| bytes.contains(&0));
    [&versions.base, &versions.ours, &versions.theirs].into_iter().any(|path| holds_nul(path))
}

/// Tells whether a file is, or ever was, in the history of the repository that its folder lies in.
pub fn knows(file: &Path) -> bool {
    let (Some(folder), Some(name)) = (file.parent(), file.file_name()) else { return false };
    let mut command = program(folder);
    command.args(["log", "-1", "--format=%h", "--"]).arg(name);
    answer(&mut command).is_ok_and(|answer| answer.code == Some(0) && !answer.bytes.is_empty())
}

/// How the driver that merges fiches is named in git's configuration.
pub const DRIVER: [(&str, &str); 2] = [
    ("merge.pcaet.name", "pcaet: climate plans, merged by key"),
    ("merge.pcaet.driver", "pcaet merge-file %O %A %B --path %P --marker-size %L"),
];

/// Sets the driver up in the repository that a folder lies in, unless one is; tells whether there is one then.
pub fn set_up_driver(folder: &Path) -> bool {
    let run = |words: &[&str]| answer(program(folder).args(words)).is_ok_and(|answer| answer.code == Some(0));
    if !run(&["rev-parse", "--git-dir"]) {
        return false;
    }
    DRIVER
        .iter()
        .all(|(key, value)| run(&["config", "--get", key]) || run(&["config", "--local", key, value]))
}

impl Answer {
    /// Says in git's words why it did not answer.
    fn failure(&self) -> Obstacle {
        let said = String::from_utf8_lossy(&self.said).trim().to_owned();
        Obstacle::GitFailed { source: io::Error::other(said) }
    }

    fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).trim_end_matches('\n').to_owned()
    }
}

/// Tells whether a name, from the plan's folder on, is one of the files that are read.
fn is_read(name: &str) -> bool {
    !name.contains('/') && Path::new(name).extension().is_some_and(|extension| extension == "yaml")
}
