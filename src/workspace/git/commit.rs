//! A commit of the files just written, and of nothing else that is changed or staged.

use std::path::Path;

use crate::obstacle::{NoCommit, Obstacle};

use super::{Answer, Folder, Git, answer};

/// What git keeps while a work of several commits is not finished: one commit more would become part of it.
const UNFINISHED: [&str; 5] =
    ["MERGE_HEAD", "CHERRY_PICK_HEAD", "REVERT_HEAD", "rebase-merge", "rebase-apply"];
/// The lines of what git says that are repeated: a hook may say pages.
const MOST_LINES: usize = 20;

/// Makes sure that a folder lies in a repository; returns the way from its root to there.
pub fn check_repository(folder: &Folder) -> Result<String, Obstacle> {
    let git = Git { actions: &folder.actions, prefix: String::new(), scratch: None };
    let answer = git.run(&["rev-parse", "--is-inside-work-tree", "--show-prefix"])?;
    // Only one of the reasons for which git does not answer is that there is nothing to answer about.
    let is_missing = String::from_utf8_lossy(&answer.said).contains("not a git repository");
    if answer.code != Some(0) && !is_missing {
        return Err(answer.failure());
    }
    let inside = answer.text();
    let prefix = inside.strip_prefix("true").map(|prefix| prefix.trim_start_matches('\n').to_owned());
    prefix.ok_or_else(|| Obstacle::NoRepository { folder: folder.show(&folder.actions) })
}

/// Makes sure, before files are written, that a commit of them will tell that change and no other.
///
/// Those that are there must be as they were last committed; those that are not must be free to be.
pub fn check_committable(folder: &Folder, paths: &[impl AsRef<Path>]) -> Result<(), Obstacle> {
    let git = Git { actions: &folder.actions, prefix: String::new(), scratch: None };
    let prefix = check_repository(folder)?;
    let refused = |why, paths| Err(Obstacle::CommitRefused { why, paths });
    let mut words = vec!["rev-parse"];
    words.extend(UNFINISHED.iter().flat_map(|name| ["--git-path", name]));
    let kept = git.run(&words)?.text();
    let unmerged = git.run(&["ls-files", "--unmerged", "--", ":(top)"])?.text();
    if !unmerged.is_empty() || kept.lines().any(|path| folder.actions.join(path).exists()) {
        return refused(NoCommit::Unfinished, Vec::new());
    }
    let specs: Vec<String> = paths.iter().map(|path| spec(path.as_ref())).collect();
    let words = ["--no-optional-locks", "status", "--porcelain", "-z", "--no-renames", "--ignored=matching"];
    if let Some(hidden) = hidden(&git, &specs)? {
        return refused(NoCommit::Hidden, hidden.iter().map(|name| show(folder, &prefix, name)).collect());
    }
    let status = git.run(&with_paths(&[&words[..], &["--untracked-files=all"]].concat(), &specs))?;
    if status.code != Some(0) {
        // A link leads to a file out of the repository.
        let shown = paths.iter().map(|path| folder.show(path.as_ref())).collect();
        return refused(NoCommit::Untracked, shown);
    }
    let status = status.text();
    let entries = status.split('\0').filter_map(|entry| entry.split_at_checked(3));
    let (untracked, changed): (Vec<_>, Vec<_>) =
        entries.partition(|(state, _)| matches!(*state, "?? " | "!! "));
    let names = |entries: Vec<(&str, &str)>| -> Vec<String> {
        entries.into_iter().map(|(_, name)| show(folder, &prefix, name)).collect()
    };
    if !untracked.is_empty() {
        return refused(NoCommit::Untracked, names(untracked));
    }
    if !changed.is_empty() {
        return refused(NoCommit::Changed, names(changed));
    }
    let to_come = paths.iter().map(AsRef::as_ref).filter(|path| path.symlink_metadata().is_err());
    let new: Vec<String> = to_come.clone().map(name_of).collect();
    if !new.is_empty() && git.run(&with_paths(&["check-ignore", "-q"], &new))?.code == Some(0) {
        return refused(NoCommit::Ignored, to_come.map(|path| folder.show(path)).collect());
    }
    Ok(())
}

/// Returns the files whose changes git is told not to see, if there are any.
fn hidden(git: &Git<'_>, specs: &[String]) -> Result<Option<Vec<String>>, Obstacle> {
    let listed = git.run(&with_paths(&["ls-files", "-v", "-z", "--full-name"], specs))?.text();
    let entries = listed.split('\0').filter_map(|entry| entry.split_once(' '));
    // A small letter: assume-unchanged; S: skip-worktree.
    let is_hidden = |tag: &str| tag == "S" || tag.starts_with(|letter: char| letter.is_ascii_lowercase());
    let hidden: Vec<String> =
        entries.filter(|(tag, _)| is_hidden(tag)).map(|(_, name)| name.to_owned()).collect();
    Ok(Some(hidden).filter(|hidden| !hidden.is_empty()))
}

/// Commits files, those that came and those that went too; returns the commit's name.
pub fn commit(folder: &Folder, paths: &[impl AsRef<Path>], message: &str) -> Result<String, Obstacle> {
    let git = Git { actions: &folder.actions, prefix: String::new(), scratch: None };
    let shown = || paths.iter().map(|path| folder.show(path.as_ref())).collect();
    let failed = |answer: &Answer| Obstacle::CommitFailed { paths: shown(), words: words_of(answer) };
    let specs: Vec<String> = paths.iter().map(|path| spec(path.as_ref())).collect();
    let new = untracked(&git, &specs)?;
    if !new.is_empty() {
        let added = git.run(&with_paths(&["add"], &new))?;
        if added.code != Some(0) {
            return Err(failed(&added));
        }
    }
    // Whatever the user's settings, the message is this text; hooks and signatures are theirs.
    let words =
        ["-c", "i18n.commitEncoding=UTF-8", "commit", "--quiet", "--cleanup=whitespace", "--only", "-m"];
    let done = answer(&mut git.command(&with_paths(&[&words[..], &[message]].concat(), &specs)))?;
    if done.code != Some(0) {
        if !new.is_empty() {
            // What is staged is again what was: the new files are no part of it.
            git.run(&with_paths(&["rm", "--cached", "--quiet", "--force"], &new))?;
        }
        return Err(failed(&done));
    }
    Ok(git.run(&["rev-parse", "HEAD"])?.text())
}

/// Returns those of the paths that are there and that git does not follow yet.
fn untracked(git: &Git<'_>, specs: &[String]) -> Result<Vec<String>, Obstacle> {
    let words = ["ls-files", "-z", "--others", "--full-name"];
    let names = git.run(&with_paths(&words, specs))?.text();
    Ok(names
        .split('\0')
        .filter(|name| !name.is_empty())
        .map(|name| format!(":(top,literal){name}"))
        .collect())
}

/// Returns how a file is told to git: by its name, since it is asked from the plan's folder, or where a link leads.
fn spec(path: &Path) -> String {
    let target = path.canonicalize().ok().filter(|_| path.is_symlink());
    target.map_or_else(|| name_of(path), |target| format!(":(literal){}", target.display()))
}

fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

fn with_paths<'w>(words: &[&'w str], paths: &'w [String]) -> Vec<&'w str> {
    words.iter().copied().chain(["--"]).chain(paths.iter().map(String::as_str)).collect()
}

/// Shows a file that git names from the root of its repository.
fn show(folder: &Folder, prefix: &str, name: &str) -> String {
    let inside = name.strip_prefix(prefix);
    inside.map_or_else(|| name.to_owned(), |inside| folder.show(&folder.actions.join(inside)))
}

/// Returns what git said, or one of its hooks, without its blank lines; `muet` where it said nothing.
fn words_of(answer: &Answer) -> String {
    let said = [&answer.said, &answer.bytes].map(|bytes| String::from_utf8_lossy(bytes));
    let mut lines: Vec<&str> = said.iter().flat_map(|said| said.lines()).map(str::trim_end).collect();
    lines.retain(|line| !line.is_empty());
    lines.truncate(MOST_LINES);
    if lines.is_empty() { "muet".to_owned() } else { lines.join("\n  ") }
}
