//! What the commands that write files share: their options, and the commit of what they wrote.

use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::Result;

use crate::fs::Turn;
use crate::langue::Catalogue;
use crate::obstacle::Obstacle;
use crate::render::paint;
use crate::workspace::{Folder, Hold, git};

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
