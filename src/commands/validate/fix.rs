//! `pcaet validate --fix`: what there can be no doubt about, mended in the files.

use std::collections::HashSet;
use std::path::Path;
use std::time::Duration;

use anyhow::Result;

use crate::commands::Context;
use crate::commands::fmt::all_paths;
use crate::commands::writing::rewrite_and_commit;
use crate::plan::Porteur;
use crate::render::diff;
use crate::workspace::{Checks, Folder, Hold, mend, open_plan};

use super::Args;

/// Mends the files told about, all when none; returns how many change.
///
/// With `--diff`, the lines that would change are printed and nothing is written.
pub fn run(folder: &Folder, told: &HashSet<String>, args: &Args, ctx: &Context) -> Result<usize> {
    let only_shown = args.diff;
    let entete = open_plan(folder, Checks::NONE).0.unwrap_or_default();
    let mut paths = all_paths(folder)?;
    paths.retain(|path| told.is_empty() || told.contains(&folder.show(path)));
    let hold = Hold {
        timeout: Duration::from_secs(args.lock_timeout),
        dry_run: only_shown,
        command: ctx.line.clone(),
    };
    let mend = |path: &Path, text: &str| {
        let porteur = path.file_stem().and_then(|stem| Porteur::read(stem.to_str()?));
        Ok(porteur.map_or_else(|| text.to_owned(), |porteur| mend::mend(text, &porteur, &entete, |_| true)))
    };
    let rewrites = rewrite_and_commit((args.commit, "commit-fix"), folder, paths, &hold, ctx, mend)?;
    // A file that cannot be read is told by the check that follows.
    let mended = rewrites.iter().filter_map(|(path, rewrite)| Some((path, rewrite.as_ref().ok()?)));
    let mut changed = 0;
    for (path, rewrite) in mended.filter(|(_, rewrite)| rewrite.before != rewrite.after) {
        changed += 1;
        if only_shown {
            ctx.print(&diff::unified(&folder.show(path), &rewrite.before, &rewrite.after))?;
        }
    }
    let key = if only_shown { "fmt-a-changer" } else { "fmt-change" };
    ctx.tell(&ctx.catalogue().say(key, &[("n", changed.into())]));
    Ok(changed)
}
