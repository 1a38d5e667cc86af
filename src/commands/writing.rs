//! What the commands that write files share: their options, and the commit of what they wrote.

use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::Result;

use crate::fs::Turn;
use crate::langue::{Catalogue, Fact};
use crate::obstacle::Obstacle;
use crate::render::paint;
use crate::workspace::{Folder, Hold, Rewrite, Rewrites, git, rewrite_all};

use super::Context;

/// The options of every command that changes a file.
#[derive(Debug, clap::Args)]
pub struct Writing {
    /// Say what would change, write nothing
    #[arg(short = 'n', long)]
    pub dry_run: bool,
    /// Show the lines that change
    #[arg(long)]
    pub diff: bool,
    /// Make a git commit of the change, and of nothing else
    #[arg(long)]
    pub commit: bool,
    /// Seconds to wait for another process that writes
    #[arg(long, value_name = "SECONDS", default_value_t = 10)]
    pub lock_timeout: u64,
}

impl Writing {
    /// Returns how the command writes.
    pub fn hold(&self, ctx: &Context) -> Hold {
        Hold {
            timeout: Duration::from_secs(self.lock_timeout),
            dry_run: self.dry_run,
            command: ctx.line.clone(),
        }
    }

    /// Makes sure, before files are written, that they can be committed alone, where a commit is asked for.
    ///
    /// Between the two, others that commit wait.
    pub fn guard(&self, folder: &Folder, paths: &[impl AsRef<Path>], ctx: &Context) -> Result<Guard> {
        guard(self.commit, &self.hold(ctx), folder, paths)
    }
}

/// Makes sure that files can be committed alone; for a command with options of its own.
pub fn guard(wanted: bool, hold: &Hold, folder: &Folder, paths: &[impl AsRef<Path>]) -> Result<Guard> {
    if !wanted {
        return Ok(Guard { turn: None });
    }
    if hold.dry_run {
        git::check_committable(folder, paths)?;
        return Ok(Guard { turn: None });
    }
    // Where there is no repository, nothing is left behind, not even the file of the turn.
    git::check_repository(folder)?;
    let turn = Turn::commit(&folder.actions, &hold.command, hold.timeout);
    let turn = turn.map_err(|error| Obstacle::of_lock(error, hold.timeout.as_secs()))?;
    git::check_committable(folder, paths)?;
    Ok(Guard { turn: Some(turn) })
}

/// Leave to write files that are to be committed, until they are.
pub struct Guard {
    /// None when nothing is to be committed.
    turn: Option<Turn>,
}

impl Guard {
    /// Commits files that were written, if asked to and any was; returns the commit's name.
    ///
    /// `tell` says what changed, in the language of the plan.
    pub fn commit(
        self,
        folder: &Folder,
        paths: &[PathBuf],
        ctx: &Context,
        tell: impl FnOnce(&Catalogue) -> String,
    ) -> Result<Option<String>> {
        if self.turn.is_none() || paths.is_empty() {
            return Ok(None);
        }
        let message = paint::clean(&ctx.with_catalogue_of_plan(folder, tell));
        // Spaces as people type them, so that a search in the log finds the words.
        let message = message.replace(['\u{a0}', '\u{202f}'], " ");
        Ok(Some(git::commit(folder, paths, &message)?))
    }
}

/// Writes several files as [`rewrite_all`] does, and commits those that change, where a commit is asked for.
///
/// `key` is the sentence of the commit, which is given how many files change, and which. Returns the commit's name too.
pub fn rewrite_and_commit(
    (wanted, key): (bool, &str),
    folder: &Folder,
    paths: Vec<PathBuf>,
    hold: &Hold,
    ctx: &Context,
    decide: impl Fn(&Path, &str) -> Result<String, Obstacle>,
) -> Result<(Rewrites, Option<String>)> {
    let rewrite_all = |paths: Vec<PathBuf>, hold: &Hold| {
        ctx.watch(|progress| {
            progress.begin(paths.len());
            rewrite_all(folder, paths, hold, |path, text| {
                progress.step();
                decide(path, text)
            })
        })
    };
    if !wanted {
        return Ok((rewrite_all(paths, hold)?, None));
    }
    // Only those that will change need be as they were last committed.
    let trial = rewrite_all(paths.clone(), &Hold { dry_run: true, ..hold.clone() })?;
    let changing = changed(&trial);
    let guard = guard(!changing.is_empty(), hold, folder, &changing)?;
    let rewrites = rewrite_all(paths, hold)?;
    let written = changed(&rewrites);
    let names = written.iter().filter_map(|path| Some(path.file_stem()?.to_string_lossy().into_owned()));
    let facts = [("n", written.len().into()), ("porteurs", Fact::List(names.collect()))];
    // A trial makes none.
    let written = if hold.dry_run { Vec::new() } else { written };
    let commit = guard.commit(folder, &written, ctx, |catalogue| catalogue.say(key, &facts))?;
    Ok((rewrites, commit))
}

/// Returns the files that read otherwise than before.
fn changed(rewrites: &Rewrites) -> Vec<PathBuf> {
    let differs = |rewrite: &Rewrite| rewrite.before != rewrite.after;
    let changed = rewrites.iter().filter(|(_, rewrite)| rewrite.as_ref().is_ok_and(differs));
    changed.map(|(path, _)| path.clone()).collect()
}
