//! `pcaet validate --fix`: what there can be no doubt about, mended in the files.

use std::collections::HashSet;
use std::path::Path;
use std::time::Duration;

use anyhow::Result;

use crate::commands::fmt::all_paths;
use crate::commands::laid::Rewritten;
use crate::commands::writing::rewrite_and_commit;
use crate::commands::{Context, Outcome};
use crate::interop::json::Mended;
use crate::plan::Porteur;
use crate::workspace::{Checks, Folder, Hold, mend, open_plan};

use super::Args;
use super::format::{Format, Output};

/// Mends the files told about, all when none; with `--dry-run` or `--diff`, nothing is written.
pub fn run<'f>(
    folder: &'f Folder,
    told: &HashSet<String>,
    args: &Args,
    ctx: &Context,
) -> Result<Rewritten<'f>> {
    let entete = open_plan(folder, Checks::NONE).0.unwrap_or_default();
    let mut paths = all_paths(folder)?;
    paths.retain(|path| told.is_empty() || told.contains(&folder.show(path)));
    let dry_run = args.is_trial();
    let hold = Hold { timeout: Duration::from_secs(args.lock_timeout), dry_run, command: ctx.line.clone() };
    let mend = |path: &Path, text: &str| {
        let porteur = path.file_stem().and_then(|stem| Porteur::read(stem.to_str()?));
        Ok(porteur.map_or_else(|| text.to_owned(), |porteur| mend::mend(text, &porteur, &entete, |_| true)))
    };
    let (rewrites, commit) =
        rewrite_and_commit((args.commit, "commit-fix"), folder, paths, &hold, ctx, mend)?;
    Ok(Rewritten { folder, rewrites, dry_run, diff: args.diff, commit })
}

/// Answers what would be mended, where nothing is.
pub fn answer(rewritten: Rewritten<'_>, outputs: &[Output], ctx: &Context) -> Result<Outcome> {
    let (changed, left) = (rewritten.changed(), rewritten.left());
    if outputs.iter().any(|output| output.format == Format::Json && output.file.is_none()) {
        ctx.print_json(&Mended::from(rewritten.answer(ctx)))?;
    } else {
        rewritten.print(ctx)?;
        rewritten.tell(ctx);
    }
    Ok(Outcome::bad_if(changed + left > 0))
}
