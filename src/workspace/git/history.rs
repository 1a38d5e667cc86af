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

/// A record of what changed, as git writes it: the names and objects of a file before and after.
struct Raw {
    before: Option<(String, String)>,
    after: Option<(String, String)>,
}

/// Bytes that no encoding reads as a text.
const NOT_A_TEXT: [u8; 1] = [0xff];
/// A commit as `log` writes it: its marks, then the parts of a [`Commit`].
const FORMAT: &str = "--format=%x01%H%x02%as%x02%an%x02%s";
/// What lists changes in a form that no setting of the user changes.
const RAW: [&str; 7] = ["--raw", "-z", "-M", "--abbrev=40", "--no-ext-diff", "--relative", "--no-color"];

/// Finds a commit: a revision, or the last one of a day or before it (2025-12-31).
pub fn find(folder: &Folder, named: &str) -> Result<Commit, Obstacle> {
    let git = Git::reading(folder)?;
    let day = NaiveDate::parse_from_str(named, "%Y-%m-%d").ok().filter(|_| named.len() == 10);
    let name = match day {
        None => git.commit(named).map_err(|obstacle| git.cut_short(obstacle))?,
        Some(day) => {
            let until = format!("--before={day}T23:59:59");
            let head = git.commit("HEAD")?;
            let found = git.run(&["rev-list", "-1", "--first-parent", &until, &head])?.text();
            if found.is_empty() {
                return Err(Obstacle::BeforeHistory { day, is_shallow: git.is_shallow() });
            }
            found
        }
    };
    git.about(&name)
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
    let (names, objects): (Vec<String>, Vec<String>) = git.fiches(&commit.name)?.into_iter().unzip();
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
    let answer = git.run(&words)?;
    let mut raws = raws(&answer.text());
    if *to == State::Disk {
        let words = ["ls-files", "-z", "--others", "--exclude-standard", "--", &only];
        let new = git.run(&words)?.text();
        let new = new.split('\0').filter(|name| is_read(name));
        raws.extend(new.map(|name| Raw { before: None, after: Some((name.to_owned(), String::new())) }));
    }
    let mut read = git.read(raws, *to == State::Disk)?;
    read.sort_by(|one, other| one.name().cmp(other.name()));
    Ok(read)
}

/// Returns the commits in which a file changed, the last one first, each with what it was and became.
pub fn log(folder: &Folder, path: &Path) -> Result<Vec<(Commit, Moved)>, Obstacle> {
    let git = Git::reading(folder)?;
    if git.commit("HEAD").is_err() {
        return Ok(Vec::new());
    }
    let name = name_of(path);
    let mut words = vec!["log", "--follow", FORMAT];
    words.extend(RAW);
    words.extend(["--", &name]);
    let answer = git.run(&words)?.text();
    let (mut commits, mut records) = (Vec::new(), Vec::new());
    for record in answer.split('\u{1}').skip(1) {
        let (about, changes) = record.split_once('\0').unwrap_or((record, ""));
        let (Some(commit), Some(raw)) = (commit_of(about), raws(changes).pop()) else { continue };
        commits.push(commit);
        records.push(raw);
    }
    Ok(commits.into_iter().zip(git.read(records, false)?).collect())
}

fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// Tells whether the history of the repository begins with a cut.
pub fn is_shallow(folder: &Folder) -> bool {
    Git::reading(folder).is_ok_and(|git| git.is_shallow())
}

impl Moved {
    fn name(&self) -> &str {
        self.after.as_ref().or(self.before.as_ref()).map_or("", |(name, _)| name)
    }
}

impl<'f> Git<'f> {
    /// Opens the repository only to read from it.
    fn reading(folder: &'f Folder) -> Result<Self, Obstacle> {
        let prefix = super::commit::check_repository(folder)?;
        Ok(Self { actions: &folder.actions, prefix, scratch: None })
    }

    fn about(&self, name: &str) -> Result<Commit, Obstacle> {
        let said = self.run(&["log", "-1", FORMAT, name])?.text();
        let commit = said.strip_prefix('\u{1}').and_then(commit_of);
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

    /// Reads what changed: out of git, or what it became from the disk where `is_disk` says so.
    fn read(&self, raws: Vec<Raw>, is_disk: bool) -> Result<Vec<Moved>, Obstacle> {
        let objects: BTreeSet<String> = raws
            .iter()
            .flat_map(|raw| [&raw.before, if is_disk { &None } else { &raw.after }])
            .filter_map(|side| side.as_ref().map(|(_, object)| object.clone()))
            .collect();
        let objects: Vec<String> = objects.into_iter().collect();
        let texts: BTreeMap<&String, Vec<u8>> = objects.iter().zip(self.blobs(&objects)?).collect();
        let kept = |side: Option<(String, String)>| {
            let (name, object) = side?;
            Some((name, texts.get(&object)?.clone()))
        };
        let on_disk = |side: Option<(String, String)>| {
            let (name, _) = side?;
            // What cannot be read is told as a file that cannot be read, not as one that went.
            let bytes = fs::read_bytes(&self.actions.join(&name), fs::MAX_BYTES);
            Some((name, bytes.unwrap_or_else(|_| NOT_A_TEXT.to_vec())))
        };
        let moved = raws.into_iter().map(|raw| Moved {
            before: kept(raw.before),
            after: if is_disk { on_disk(raw.after) } else { kept(raw.after) },
        });
        Ok(moved.collect())
    }

    /// Reads objects in one go, in their order.
    fn blobs(&self, objects: &[String]) -> Result<Vec<Vec<u8>>, Obstacle> {
        let failed = |source| Obstacle::GitFailed { source };
        let mut command = self.command(&["cat-file", "--batch"]);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn().map_err(failed)?;
        let (Some(mut input), Some(output)) = (child.stdin.take(), child.stdout.take()) else {
            return Err(failed(io::ErrorKind::BrokenPipe.into()));
        };
        let asked = objects.join("\n") + "\n";
        let read = thread::scope(|scope| {
            // It answers while it is asked: one who only wrote would wait for one who only reads.
            let asking = scope.spawn(move || input.write_all(asked.as_bytes()));
            let mut output = BufReader::new(output);
            let read: io::Result<Vec<_>> = objects.iter().map(|_| blob(&mut output)).collect();
            drop(output);
            let asked = asking.join().unwrap_or_else(|_| Err(io::ErrorKind::BrokenPipe.into()));
            read.and_then(|read| asked.map(|()| read))
        });
        child.wait().map_err(failed)?;
        read.map_err(failed)
    }
}

/// Reads a commit out of the parts that git writes between marks.
fn commit_of(text: &str) -> Option<Commit> {
    let mut parts = text.trim_end_matches('\n').split('\u{2}');
    Some(Commit {
        name: parts.next()?.to_owned(),
        day: parts.next()?.parse().ok()?,
        author: parts.next()?.to_owned(),
        subject: parts.next()?.to_owned(),
    })
}

/// Reads an object as `cat-file --batch` writes it: a line about it, its bytes, a line end.
fn blob(output: &mut impl BufRead) -> io::Result<Vec<u8>> {
    let mut about = String::new();
    output.read_line(&mut about)?;
    let size = about.trim_end().rsplit(' ').next().and_then(|size| size.parse().ok());
    let Some(size) = size else { return Err(io::Error::other(about.trim_end().to_owned())) };
    let mut bytes = vec![0; size];
    output.read_exact(&mut bytes)?;
    output.read_exact(&mut [0])?;
    Ok(bytes)
}

/// Reads records of what changed, those of other files than the plan's left out.
fn raws(text: &str) -> Vec<Raw> {
    let mut words =
        text.split('\0').map(|word| word.trim_start_matches('\n')).filter(|word| !word.is_empty());
    let mut raws = Vec::new();
    while let Some(about) = words.next() {
        let parts: Vec<&str> = about.trim_start_matches(':').split(' ').collect();
        let [_, _, from, to, status] = parts[..] else { continue };
        let Some(name) = words.next() else { break };
        let is_renamed = status.starts_with(['R', 'C']);
        let Some(new) = (if is_renamed { words.next() } else { Some(name) }) else { break };
        let before =
            (!status.starts_with(['A', 'C']) && is_read(name)).then(|| (name.to_owned(), from.to_owned()));
        let after = (!status.starts_with('D') && is_read(new)).then(|| (new.to_owned(), to.to_owned()));
        if before.is_some() || after.is_some() {
            raws.push(Raw { before, after });
        }
    }
    raws
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sides(text: &str) -> Vec<(Option<String>, Option<String>)> {
        let name = |side: Option<(String, String)>| side.map(|(name, _)| name);
        raws(text).into_iter().map(|raw| (name(raw.before), name(raw.after))).collect()
    }

    #[test]
    fn records_tell_what_a_file_was_and_became() {
        let some = |name: &str| Some(name.to_owned());
        let text = ":100644 100644 a b M\u{0}1.1.yaml\u{0}:000000 100644 0 b A\u{0}1.2.yaml\u{0}\
            :100644 000000 a 0 D\u{0}1.3.yaml\u{0}:100644 100644 a b R090\u{0}1.4.yaml\u{0}1.5.yaml\u{0}\
            :100644 100644 a b M\u{0}notes.txt\u{0}:100644 100644 a b M\u{0}sous/1.1.yaml\u{0}";
        assert_eq!(
            sides(text),
            [
                (some("1.1.yaml"), some("1.1.yaml")),
                (None, some("1.2.yaml")),
                (some("1.3.yaml"), None),
                (some("1.4.yaml"), some("1.5.yaml")),
            ]
        );
    }
}
