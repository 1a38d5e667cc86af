//! `pcaet fmt`: every file in its canonical layout, and saying what it said.

use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::Result;

use crate::fs;
use crate::interop::json::Laid;
use crate::obstacle::Obstacle;
use crate::plan::{Entete, Porteur};
use crate::workspace::{Checks, Folder, Hold, Named, mend, open_plan, reads_the_same, refused};
use crate::yaml::Refusal;

use super::laid::Rewritten;
use super::writing::rewrite_and_commit;
use super::{Context, Format, Outcome};

/// Lay the files out in one way
///
/// Order of keys, indentation, blank lines, quotes, numbers and n.c.; never what a text says. Comments go with
/// what they stand above. A file that cannot be read is left.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Files to lay out; all by default
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Only name the files that would change; exit 1 if there are any
    #[arg(long)]
    check: bool,
    /// Only name the files that would change; exit 0 all the same
    #[arg(short = 'n', long)]
    dry_run: bool,
    /// Only show the lines that would change
    #[arg(long)]
    diff: bool,
    /// Make a git commit of the change, and of nothing else
    #[arg(long, conflicts_with_all = ["check", "diff"])]
    commit: bool,
    /// Seconds to wait for another process that writes
    #[arg(long, value_name = "SECONDS", default_value_t = 10)]
    lock_timeout: u64,
    /// Form of the answer
    #[arg(long, value_name = "FORMAT")]
    format: Option<Format>,
}

/// Lays the files out.
pub fn run(args: &Args, ctx: &Context) -> Result<Outcome> {
    let folder = ctx.folder()?;
    ctx.check_fields::<Laid>()?;
    let paths = paths(args, &folder, ctx)?;
    let entete = open_plan(&folder, Checks::NONE).0.unwrap_or_default();
    let hold = Hold {
        timeout: Duration::from_secs(args.lock_timeout),
        dry_run: args.dry_run || args.check || args.diff,
        command: ctx.line.clone(),
    };
    let lay_out = |path: &Path, text: &str| lay_out(&folder, path, text, &entete);
    let (rewrites, commit) =
        rewrite_and_commit((args.commit, "commit-fmt"), &folder, paths, &hold, ctx, lay_out)?;
    let (dry_run, diff) = (hold.dry_run, args.diff);
    let rewritten = Rewritten { folder: &folder, rewrites, dry_run, diff, commit };
    let (changed, left) = (rewritten.changed(), rewritten.left());
    if ctx.wants_json(args.format) {
        ctx.print_json(&rewritten.answer(ctx))?;
    } else {
        rewritten.print(ctx)?;
        rewritten.tell(ctx);
    }
    Ok(Outcome::bad_if(left > 0 || (args.check && changed > 0)))
}

/// Returns the files named, or all those of the plan.
fn paths(args: &Args, folder: &Folder, ctx: &Context) -> Result<Vec<PathBuf>> {
    if args.paths.is_empty() {
        return all_paths(folder);
    }
    let mut paths = Vec::new();
    for path in &args.paths {
        match folder.named(ctx.dir(), path) {
            Some(Named::All) => paths.extend(all_paths(folder)?),
            Some(Named::File(path)) => paths.push(path),
            None => {
                let (path, folder) = (path.display().to_string(), folder.show(&folder.actions));
                return Err(Obstacle::UnknownPath { path, folder }.into());
            }
        }
    }
    paths.sort();
    paths.dedup();
    Ok(paths)
}

/// Returns the files of the plan, `plan.yaml` first.
pub fn all_paths(folder: &Folder) -> Result<Vec<PathBuf>> {
    let unreadable = |source| Obstacle::Unreadable { path: folder.actions.clone(), source };
    let listing = fs::walk(&folder.actions).map_err(unreadable)?;
    Ok(listing.plan.into_iter().chain(listing.fiches).collect())
}

/// Returns a file's text in its canonical layout, once both readers agree that it says the same.
fn lay_out(folder: &Folder, path: &Path, text: &str, entete: &Entete) -> Result<String, Obstacle> {
    let stem = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
    let porteur = Porteur::read(stem).ok_or_else(|| Obstacle::BadNumero { text: stem.to_owned() })?;
    let shown = folder.show(path);
    let mended = mend::mend(text, &porteur, entete, mend::is_of_writing);
    let laid =
        mend::canonical(&mended, &porteur, entete).map_err(|refusal| refused(&shown, &mended, &refusal))?;
    if reads_the_same(&mended, &laid) { Ok(laid) } else { Err(refused(&shown, text, &Refusal::Unprovable)) }
}
