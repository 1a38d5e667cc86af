//! `pcaet validate`: every rule on every file, and where each finding is.

mod answer;
mod fix;
mod format;
mod levels;

use std::collections::HashSet;
use std::io::Read;
use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::diagnostic::Diagnostic;
use crate::fs;
use crate::interop::baseline;
use crate::obstacle::{Obstacle, cause};
use crate::workspace::{Folder, Named, git};

use super::{Context, Outcome, judge};
use answer::Answer;
use format::{Output, OutputParser};

/// Check the plan
///
/// Every rule on every fiche: each finding says where, what, and what would mend it. PATH limits what is
/// told, not what is read.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Files to tell about; all by default; - is a fiche on standard input
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Form of the answer; FORMAT=FILE writes it to a file; repeatable
    #[arg(long, value_name = "FORMAT", value_parser = OutputParser)]
    format: Vec<Output>,
    /// Count the findings by rule, the most frequent first, instead of telling them
    #[arg(long)]
    statistics: bool,
    /// The file that the fiche on standard input stands for: actions/4.5.yaml
    #[arg(long, value_name = "PATH", requires = "paths")]
    stdin_filename: Option<PathBuf>,
    /// Mend first what there can be no doubt about: quotes, n.c., numbers, a key with a typo
    #[arg(long, conflicts_with_all = ["against", "stdin_filename", "write_baseline"])]
    fix: bool,
    /// With --fix, only name the files that would change; exit 1 if there are any
    #[arg(short = 'n', long, requires = "fix")]
    dry_run: bool,
    /// With --fix, only show the lines that would change; exit 1 if there are any
    #[arg(long, requires = "fix")]
    diff: bool,
    /// With --fix, make a git commit of what is mended, and of nothing else
    #[arg(long, requires = "fix", conflicts_with = "diff")]
    commit: bool,
    /// Seconds to wait for another process that writes
    #[arg(long, value_name = "SECONDS", default_value_t = 10, requires = "fix")]
    lock_timeout: u64,
    /// Warnings count as errors
    #[arg(long)]
    strict: bool,
    /// Exit with 0 whatever is found
    #[arg(long)]
    exit_zero: bool,
    /// What this rule finds is an error, whatever plan.yaml says; the gravest level given to a rule holds
    #[arg(short = 'D', long, value_name = "CODE", value_delimiter = ',')]
    deny: Vec<String>,
    /// What this rule finds is a warning
    #[arg(short = 'W', long, value_name = "CODE", value_delimiter = ',')]
    warn: Vec<String>,
    /// What this rule finds is not told
    #[arg(short = 'A', long, value_name = "CODE", value_delimiter = ',')]
    allow: Vec<String>,
    /// Tell only what this file does not already hold
    #[arg(long, value_name = "FILE")]
    baseline: Option<PathBuf>,
    /// Write what is found to this file, for --baseline, instead of telling it
    #[arg(long, value_name = "FILE", conflicts_with_all = ["paths", "format", "statistics"])]
    write_baseline: Option<PathBuf>,
    /// Check what merging this revision of git would make: its new fiches may bear the same numeros
    #[arg(long, value_name = "REV")]
    against: Option<String>,
}

impl Args {
    /// Tells whether what `--fix` mends is only shown.
    fn is_trial(&self) -> bool {
        self.dry_run || self.diff
    }
}

/// Checks the plan.
pub fn run(args: &Args, ctx: &Context) -> Result<Outcome> {
    let outputs = format::outputs(&args.format, ctx.wants_json(None), args.statistics)?;
    let levels = levels::read(&args.deny, &args.warn, &args.allow)?;
    let mut folder = ctx.folder()?;
    let known = args.baseline.as_ref().map(|path| read_baseline(path, ctx)).transpose()?;
    let taken = match &args.against {
        Some(revision) => git::merge(&mut folder, revision)?,
        None => Vec::new(),
    };
    let told = told(args, &mut folder, ctx)?;
    let mut fixed = None;
    if args.fix {
        let mended = fix::run(&folder, &told, args, ctx)?;
        if args.is_trial() {
            return fix::answer(mended, &outputs, ctx);
        }
        mended.tell_count(ctx);
        fixed = Some(mended);
    }
    let mut loaded = judge::plan(&folder, taken, levels, ctx)?;
    loaded.holds_something(&folder)?;
    if let Some(path) = &args.write_baseline {
        return write_baseline(&folder, path, &loaded.diagnostics, ctx);
    }
    if let Some(known) = known {
        let stale = baseline::subtract(&mut loaded.diagnostics, &known);
        if told.is_empty() {
            tell_stale(&stale, ctx);
        }
    }
    let about = |found: &Diagnostic| told.is_empty() || told.contains(&found.path);
    loaded.diagnostics.retain(about);
    let (fixed, strict) = (fixed.as_ref(), args.strict);
    let answer = Answer { loaded: &loaded, folder: &folder, fixed, told: &told, strict, ctx };
    if args.statistics {
        answer.count(&outputs)?;
    } else {
        answer.give(&outputs)?;
    }
    let is_bad = loaded.diagnostics.iter().any(|found| answer.fails(found));
    Ok(Outcome::bad_if(is_bad && !args.exit_zero))
}

/// Returns the files to tell about, all when none; reads standard input in the place of one where asked.
fn told(args: &Args, folder: &mut Folder, ctx: &Context) -> Result<HashSet<String>> {
    let is_stdin = |path: &&PathBuf| path.as_os_str() == "-";
    let stdin = args.paths.iter().find(is_stdin);
    let name = match (stdin, &args.stdin_filename) {
        (None, None) => None,
        (Some(_), Some(name)) => Some(name),
        _ => return Err(Obstacle::StdinUnnamed.into()),
    };
    let named = args.paths.iter().filter(|path| !is_stdin(path));
    let told = named.map(|path| told_path(folder, ctx.dir(), path, is_known));
    let mut told = told.collect::<Result<Vec<_>, _>>()?;
    if let Some(name) = name {
        told.push(told_path(folder, ctx.dir(), name, |_| true)?);
        let mut bytes = Vec::new();
        // One byte more than is read of a file, so that one too many is seen.
        std::io::stdin().lock().take(fs::MAX_BYTES + 1).read_to_end(&mut bytes)?;
        if let Some(Some(shown)) = told.last() {
            folder.replace(answer::path_of(folder, shown), Some(bytes));
        }
    }
    // The folder beside one of its files is still the whole folder.
    Ok(told.into_iter().collect::<Option<HashSet<_>>>().unwrap_or_default())
}

/// Tells whether a file is there, or may have been removed just now: lists of what git changed name it all the same.
fn is_known(path: &Path) -> bool {
    path.symlink_metadata().is_ok() || git::knows(path)
}

/// Returns the path findings bear for what was typed; `None` for the folder, which stands for all it holds.
fn told_path(
    folder: &Folder,
    dir: &Path,
    path: &Path,
    is_known: fn(&Path) -> bool,
) -> Result<Option<String>, Obstacle> {
    match folder.named(dir, path) {
        Some(Named::All) => Ok(None),
        Some(Named::File(path)) if is_known(&path) => Ok(Some(folder.show(&path))),
        _ => Err(Obstacle::UnknownPath {
            path: path.display().to_string(),
            folder: folder.show(&folder.actions),
        }),
    }
}

fn read_baseline(path: &Path, ctx: &Context) -> Result<Vec<baseline::Known>> {
    let shown = || path.display().to_string();
    let refused = |cause| Obstacle::NotABaseline { path: shown(), cause };
    let text = std::fs::read_to_string(ctx.dir().join(path)).map_err(|source| refused(cause(&source)))?;
    Ok(baseline::read(&text).map_err(|cause| refused(cause.into()))?)
}

fn write_baseline(folder: &Folder, path: &Path, found: &[Diagnostic], ctx: &Context) -> Result<Outcome> {
    let text = baseline::write(found);
    ctx.write_file(folder, path, &text)?;
    let facts = [("n", found.len().into()), ("chemin", path.display().to_string().into())];
    ctx.tell(&ctx.catalogue().say("reference-ecrite", &facts));
    Ok(Outcome::Done)
}

fn tell_stale(stale: &[baseline::Known], ctx: &Context) {
    for known in stale {
        let of = known.numero.clone().unwrap_or_else(|| "plan".to_owned());
        let facts = [
            ("regle", known.code.as_str().into()),
            ("porteur", of.into()),
            ("route", known.route.as_str().into()),
        ];
        ctx.tell(&ctx.catalogue().say("reference-perimee", &facts));
    }
}
