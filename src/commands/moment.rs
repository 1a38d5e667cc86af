//! The plan as it was: the commands that only read can look at any state that git keeps.

use chrono::NaiveDate;

use crate::langue::Fact;
use crate::obstacle::Obstacle;
use crate::render::paint::clean;
use crate::suivi::difference::Commit;
use crate::workspace::Folder;
use crate::workspace::git::history;

use super::Context;

/// When the plan is looked at.
#[derive(Debug, clap::Args)]
pub struct Moment {
    /// As it was then, judged on that day: a git revision, or the end of a day (2025-12-31)
    #[arg(long, value_name = "REV|DATE")]
    as_of: Option<String>,
}

impl Moment {
    /// Returns the plan as it was then, and what a command is given on that day.
    pub fn look(&self, ctx: &Context) -> anyhow::Result<(Folder, Context)> {
        let folder = ctx.folder()?;
        let Some(named) = &self.as_of else { return Ok((folder, ctx.clone())) };
        let (commit, then, on_day) = then(&folder, named, ctx)?;
        ctx.tell(&ctx.catalogue().say("moment", &facts(&commit, commit.day)));
        Ok((then, if ctx.is_day_asked { ctx.clone() } else { on_day }))
    }
}

/// Returns the plan as a revision or a day left it: its commit, its files, and what a command is given on that day.
pub fn then(folder: &Folder, named: &str, ctx: &Context) -> Result<(Commit, Folder, Context), Obstacle> {
    let commit = history::find(folder, named)?;
    let then = history::at(folder, &commit)?;
    let day = named.parse().unwrap_or(commit.day);
    Ok((commit, then, ctx.on(day)))
}

/// Returns what the sentences about a commit speak of.
pub fn facts(commit: &Commit, day: NaiveDate) -> [(&'static str, Fact); 3] {
    [("commit", commit.short().into()), ("jour", Fact::Jour(day)), ("objet", clean(&commit.subject).into())]
}

/// Reads the two ends of a range: `REV`, `REV..REV`, `REV...REV`; none at the right is the disk.
pub fn range(folder: &Folder, text: &str) -> Result<(Commit, history::State), Obstacle> {
    let named = |text: &str| history::find(folder, if text.is_empty() { "HEAD" } else { text });
    if let Some((one, other)) = text.split_once("...") {
        let other = named(other)?;
        return Ok((history::common(folder, &named(one)?, &other)?, history::State::Commit(other)));
    }
    match text.split_once("..") {
        Some((from, to)) => Ok((named(from)?, history::State::Commit(named(to)?))),
        None => Ok((named(text)?, history::State::Disk)),
    }
}
