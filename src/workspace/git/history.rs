//! The plan as git keeps it: its files at a commit, and which of them changed.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, BufRead, BufReader, Write};
use std::path::Path;
use std::process::Stdio;
use std::thread;

use chrono::NaiveDate;

use crate::fs;
use crate::obstacle::Obstacle;
use crate::suivi::difference::Commit;

use super::record::{FORMAT, LOG, RAW, Raw, commit_of, entries, raws};
use super::{Folder, Git, is_read};

/// A state of the plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    /// As committed.
    Commit(Commit),
    /// As it is on the disk.
    Disk,
}

/// A file that is otherwise in a later state: its name and bytes in each, where it is there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moved {
    pub before: Option<(String, Vec<u8>)>,
    pub after: Option<(String, Vec<u8>)>,
}

/// Bytes that no encoding reads as a text.
const NOT_A_TEXT: [u8; 1] = [0xff];
/// Finds a commit: a revision, or the last one of a day or before it (2025-12-31).
pub fn find(folder: &Folder, named: &str) -> Result<Commit, Obstacle> {
    let git = Git::reading(folder)?;
    let is_day = named.len() == 10 && named.split('-').map(str::len).eq([4, 2, 2]);
    let is_day = is_day && named.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    if !is_day {
        let name = git.commit(named).map_err(|obstacle| git.cut_short(obstacle))?;
        return git.about(&name);
    }
    let bad = |_| Obstacle::BadDate { option: "REV|DATE", value: named.to_owned() };
    let day = NaiveDate::parse_from_str(named, "%Y-%m-%d").map_err(bad)?;
    let head = git.about(&git.commit("HEAD")?)?;
    // What is to come is as it is; git counts no day after 2099.
    if head.day <= day {
        return Ok(head);
    }
    let until = format!("--before={day}T23:59:59");
    let found = git.asked(&["rev-list", "-1", "--first-parent", &until, &head.name])?.text();
    if found.is_empty() {
        return Err(Obstacle::BeforeHistory { day, is_shallow: git.is_shallow() });
    }
    git.about(&found)
}

/// Finds where two commits part: what is seen from the second alone came after.
pub fn common(folder: &Folder, one: &Commit, other: &Commit) -> Result<Commit, Obstacle> {
    let git = Git::reading(folder)?;
    let base = git.run(&["merge-base", &one.name, &other.name])?.text();
    if base.is_empty() {
        let revision = format!("{}...{}", one.name, other.name);
        return Err(git.cut_short(Obstacle::UnknownRevision { revision, is_shallow: false }));
    }
    git.about(&base)
}

/// Returns the plan as a commit keeps it.
pub fn at(folder: &Folder, commit: &Commit) -> Result<Folder, Obstacle> {
    let git = Git::reading(folder)?;
    let links = git.links(&commit.name)?;
    // By their objects, which git finds at once; only what a link leads to is looked for by its way.
    let (names, objects): (Vec<String>, Vec<String>) = git
        .fiches(&commit.name)?
        .into_iter()
        .map(|(name, object)| {
            let place = if links.contains(&name) { git.place(commit, &name) } else { object };
            (name, place)
        })
        .unzip();
    let texts = git.blobs(&objects)?;
    let mut then = folder.clone();
    let listing = folder.list();
    let listing = listing.map_err(|source| Obstacle::Unreadable { path: folder.actions.clone(), source })?;
    for path in listing.fiches.into_iter().chain(listing.plan) {
        then.replace(path, None);
    }
    then.forget_strays();
    for (name, bytes) in names.into_iter().zip(texts) {
        then.replace(folder.actions.join(name), Some(bytes));
    }
    Ok(then)
}

/// Returns the files that are otherwise in a later state, or that one if it is; reads no other.
pub fn moved(
    folder: &Folder,
    from: &Commit,
    to: &State,
    only: Option<&Path>,
) -> Result<Vec<Moved>, Obstacle> {
    let git = Git::reading(folder)?;
    let only = only.map_or_else(|| ".".to_owned(), name_of);
    let mut words = vec!["diff"];
    words.extend(RAW);
    words.push(&from.name);
    if let State::Commit(to) = to {
        words.push(&to.name);
    }
    words.extend(["--", &only]);
    let mut pairs: BTreeSet<(Option<String>, Option<String>)> = BTreeSet::new();
    for Raw { before, after } in raws(&git.asked(&words)?.text()) {
        let name = |side: Option<(String, String)>| side.map(|(name, _)| name);
        pairs.insert((name(before), name(after)));
    }
    if *to == State::Disk {
        let words = ["ls-files", "-z", "--others", "--exclude-standard", "--", &only];
        let new = git.asked(&words)?.text();
        pairs.extend(new.split('\0').filter(|name| is_read(name)).map(|name| (None, Some(name.to_owned()))));
    }
    // What a link leads to lies elsewhere, so its changes are told of another file.
    let is_told = |name: &String| {
        pairs.iter().any(|(old, new)| old.as_ref() == Some(name) || new.as_ref() == Some(name))
    };
    let mut links = git.links(&from.name)?;
    links.retain(|name| (only == "." || only == *name) && !is_told(name));
    pairs.extend(links.into_iter().map(|name| (Some(name.clone()), Some(name))));
    git.sides(from, to, rejoined(pairs, folder, to))
}

/// Joins the halves of a file that git no longer follows, and that is on the disk all the same.
fn rejoined(
    pairs: BTreeSet<(Option<String>, Option<String>)>,
    folder: &Folder,
    to: &State,
) -> BTreeSet<(Option<String>, Option<String>)> {
    let is_there = |name: &String| *to == State::Disk && folder.actions.join(name).symlink_metadata().is_ok();
    let gone: BTreeSet<String> = pairs
        .iter()
        .filter_map(|pair| if let (Some(name), None) = pair { Some(name.clone()) } else { None })
        .filter(is_there)
        .collect();
    let kept = pairs.into_iter().filter(|pair| match pair {
        (Some(name), None) | (None, Some(name)) => !gone.contains(name),
        _ => true,
    });
    let whole = gone.iter().map(|name| (Some(name.clone()), Some(name.clone())));
    kept.chain(whole.collect::<Vec<_>>()).collect()
}

/// Returns the commits in which a file changed, the last one first, each with what it was and became.
pub fn log(folder: &Folder, path: &Path) -> Result<Vec<(Commit, Moved)>, Obstacle> {
    let git = Git::reading(folder)?;
    if git.commit("HEAD").is_err() {
        return Ok(Vec::new());
    }
    // A link has the history of the file it leads to.
    let real = if path.is_symlink() { path.canonicalize().ok() } else { None };
    let path = real.as_deref().unwrap_or(path);
    let git = Git { actions: path.parent().unwrap_or(git.actions), ..git };
    let name = name_of(path);
    let mut words = LOG.to_vec();
    words.extend(["--follow", "-c", FORMAT]);
    words.extend(RAW);
    words.extend(["--", &name]);
    let (commits, records): (Vec<Commit>, Vec<Raw>) = entries(&git.asked(&words)?.text()).into_iter().unzip();
    let objects: BTreeSet<&String> = records
        .iter()
        .flat_map(|raw| [&raw.before, &raw.after])
        .filter_map(|side| side.as_ref().map(|(_, object)| object))
        .collect();
    let objects: Vec<String> = objects.into_iter().cloned().collect();
    let texts: BTreeMap<&String, Vec<u8>> = objects.iter().zip(git.blobs(&objects)?).collect();
    let kept = |side: Option<(String, String)>| {
        let (name, object) = side?;
        Some((name, texts.get(&object)?.clone()))
    };
    let moved = records.into_iter().map(|raw| Moved { before: kept(raw.before), after: kept(raw.after) });
    Ok(commits.into_iter().zip(moved).collect())
}

fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// Tells whether the history of the repository begins with a cut.
pub fn is_shallow(folder: &Folder) -> bool {
    Git::reading(folder).is_ok_and(|git| git.is_shallow())
}

impl<'f> Git<'f> {
    /// Opens the repository only to read from it.
    fn reading(folder: &'f Folder) -> Result<Self, Obstacle> {
        let prefix = super::commit::check_repository(folder)?;
        Ok(Self { actions: &folder.actions, prefix, scratch: None })
    }

    fn about(&self, name: &str) -> Result<Commit, Obstacle> {
        let mut words = LOG.to_vec();
        words.extend(["-1", "-z", "--no-patch", FORMAT, name]);
        let said = self.asked(&words)?.text();
        let commit = commit_of(&mut said.split('\0'));
        commit.ok_or_else(|| Obstacle::UnknownRevision { revision: name.to_owned(), is_shallow: false })
    }

    fn is_shallow(&self) -> bool {
        let words = ["rev-parse", "--is-shallow-repository"];
        self.run(&words).is_ok_and(|answer| answer.text() == "true")
    }

    /// Says of a revision that is not found that it may lie before the cut of a shallow clone.
    fn cut_short(&self, obstacle: Obstacle) -> Obstacle {
        match obstacle {
            Obstacle::UnknownRevision { revision, .. } => {
                Obstacle::UnknownRevision { revision, is_shallow: self.is_shallow() }
            }
            other => other,
        }
    }

    /// Returns how git names a file of the plan in a commit.
    fn place(&self, commit: &Commit, name: &str) -> String {
        format!("{}:{}{name}", commit.name, self.prefix)
    }

    /// Returns the fiches that are links in a commit.
    fn links(&self, commit: &str) -> Result<Vec<String>, Obstacle> {
        let listed = self.asked(&["ls-tree", "-z", commit])?.text();
        let link = |entry: &str| {
            let (about, name) = entry.split_once('\t')?;
            (about.starts_with("120000 ") && is_read(name)).then(|| name.to_owned())
        };
        Ok(listed.split('\0').filter_map(link).collect())
    }

    /// Reads files in two states, those that are the same to the byte left out.
    fn sides(
        &self,
        from: &Commit,
        to: &State,
        pairs: BTreeSet<(Option<String>, Option<String>)>,
    ) -> Result<Vec<Moved>, Obstacle> {
        let mut places: BTreeSet<String> =
            pairs.iter().filter_map(|(before, _)| Some(self.place(from, before.as_ref()?))).collect();
        if let State::Commit(to) = to {
            places.extend(pairs.iter().filter_map(|(_, after)| Some(self.place(to, after.as_ref()?))));
        }
        let places: Vec<String> = places.into_iter().collect();
        let texts: BTreeMap<&str, Vec<u8>> =
            places.iter().map(String::as_str).zip(self.blobs(&places)?).collect();
        let kept = |commit: &Commit, name: String| {
            let bytes = texts.get(&*self.place(commit, &name)).cloned().unwrap_or_default();
            (name, bytes)
        };
        let after = |name: String| match to {
            State::Commit(to) => kept(to, name),
            State::Disk => {
                // What cannot be read is told as a file that cannot be read, not as one that went.
                let bytes = fs::read_bytes(&self.actions.join(&name), fs::MAX_BYTES);
                (name, bytes.unwrap_or_else(|_| NOT_A_TEXT.to_vec()))
            }
        };
        let moved = pairs
            .into_iter()
            .map(|(old, new)| Moved { before: old.map(|name| kept(from, name)), after: new.map(after) });
        Ok(moved.filter(|moved| moved.before != moved.after).collect())
    }

    /// Reads objects, or files of commits behind any link, in one go and in their order.
    fn blobs(&self, objects: &[String]) -> Result<Vec<Vec<u8>>, Obstacle> {
        let failed = |source| Obstacle::GitFailed { source };
        let mut command = self.command(&["cat-file", "--batch", "--follow-symlinks"]);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).env("LC_ALL", "C");
        let mut child = command.spawn().map_err(failed)?;
        let (Some(mut input), Some(output)) = (child.stdin.take(), child.stdout.take()) else {
            return Err(failed(io::ErrorKind::BrokenPipe.into()));
        };
        let asked = objects.join("\n") + "\n";
        let read = thread::scope(|scope| {
            // It answers while it is asked: one who only wrote would wait for one who only reads.
            scope.spawn(move || input.write_all(asked.as_bytes()));
            let mut output = BufReader::new(output);
            objects.iter().map(|_| blob(&mut output)).collect::<io::Result<Vec<_>>>()
        });
        let ended = child.wait_with_output().map_err(failed)?;
        let said = String::from_utf8_lossy(&ended.stderr).trim().to_owned();
        read.map_err(|error| failed(if said.is_empty() { error } else { io::Error::other(said) }))
    }
}

/// Reads an object as `cat-file --batch` writes it: a line about it, its bytes, a line end.
fn blob(output: &mut impl BufRead) -> io::Result<Vec<u8>> {
    let mut about = String::new();
    output.read_line(&mut about)?;
    let about = about.trim_end();
    let size = about.rsplit(' ').next().and_then(|size| size.parse().ok());
    let Some(size) = size else { return Err(io::Error::other(about.to_owned())) };
    let mut bytes = vec![0; size];
    output.read_exact(&mut bytes)?;
    output.read_exact(&mut [0])?;
    // A link that leads nowhere: what follows is its way, and no text.
    let is_lost = ["dangling ", "loop ", "notdir ", "symlink "].iter().any(|lost| about.starts_with(lost));
    Ok(if is_lost { NOT_A_TEXT.to_vec() } else { bytes })
}
