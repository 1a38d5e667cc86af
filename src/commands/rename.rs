//! `pcaet rename`: a fiche under another numero, and all that leads to it.

use std::path::PathBuf;

use anyhow::Result;
use schemars::JsonSchema;
use serde::Serialize;

use crate::interop::json::Answer;
use crate::plan::Numero;
use crate::render::{diff, paint};
use crate::workspace::rename::{Renaming, prepare, rename};
use crate::workspace::{Checks, Folder, open};

use super::{Context, Format, Outcome, Writing, context};

/// Give a fiche another numero
///
/// Its file, its numero, and each link and parent that leads to it from the other fiches. All or nothing; cut short,
/// the same command completes it. A numero told in a text stays.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Numero of the fiche: 4.5
    #[arg(value_name = "NUMERO")]
    numero: String,
    /// Its new numero: 4.6
    #[arg(value_name = "NEW")]
    new: String,
    #[command(flatten)]
    writing: Writing,
    /// Form of the answer
    #[arg(long, value_name = "FORMAT")]
    format: Option<Format>,
}

/// Renames the fiche.
pub fn run(args: &Args, ctx: &Context) -> Result<Outcome> {
    let folder = ctx.folder()?;
    let (old, new) = (context::numero(&args.numero)?, context::numero(&args.new)?);
    ctx.check_fields::<Renamed>()?;
    if old == new {
        return already(&folder, &old, args, ctx);
    }
    let guarded = if args.writing.commit {
        let trial = ctx.watch(|progress| prepare(&folder, (&old, &new), progress))?;
        paths(&folder, &old, &new, &trial)
    } else {
        Vec::new()
    };
    let guard = args.writing.guard(&folder, &guarded, ctx)?;
    let renaming = ctx.watch(|progress| rename(&folder, (&old, &new), &args.writing.hold(ctx), progress))?;
    let facts =
        [("avant", old.as_str().into()), ("apres", new.as_str().into()), ("n", renaming.links.len().into())];
    let commit = guard.commit(&folder, &paths(&folder, &old, &new, &renaming), ctx, |catalogue| {
        catalogue.say("commit-numero", &facts)
    })?;
    if ctx.wants_json(args.format) {
        let links = renaming.links.iter().map(|(path, _)| folder.show(path)).collect();
        ctx.print_json(&Renamed {
            changed: true,
            before: old.as_str(),
            after: new.as_str(),
            path: folder.show(&folder.fiche(&new)),
            links,
            dry_run: args.writing.dry_run,
            commit,
        })?;
        return Ok(Outcome::Done);
    }
    tell(&folder, (&old, &new), &renaming, args, ctx)?;
    Ok(Outcome::Done)
}

/// Says which files changed, one a line, and how.
fn tell(
    folder: &Folder,
    (old, new): (&Numero, &Numero),
    renaming: &Renaming,
    args: &Args,
    ctx: &Context,
) -> Result<()> {
    let (from, to) = (folder.show(&folder.fiche(old)), folder.show(&folder.fiche(new)));
    let mut said = Vec::new();
    if args.writing.diff {
        said.push(diff::moved(&from, &to, &renaming.fiche.before, &renaming.fiche.after));
        for (path, rewrite) in &renaming.links {
            said.push(diff::unified(&folder.show(path), &rewrite.before, &rewrite.after));
        }
    }
    let facts = [("avant", paint::clean(&from).into()), ("apres", paint::clean(&to).into())];
    said.push(ctx.catalogue().say("rename-fiche", &facts) + "\n");
    for (path, _) in &renaming.links {
        let facts = [("chemin", paint::clean(&folder.show(path)).into())];
        said.push(ctx.catalogue().say("rename-lien", &facts) + "\n");
    }
    ctx.print(&said.concat())?;
    if renaming.is_completion {
        ctx.tell(&ctx.catalogue().word("rename-achevee"));
    }
    if args.writing.dry_run {
        ctx.tell(&ctx.catalogue().word("valeur-essai"));
    }
    Ok(())
}

/// Answers that the fiche bears that numero already, if there is one.
fn already(folder: &Folder, numero: &Numero, args: &Args, ctx: &Context) -> Result<Outcome> {
    let path = open(folder, numero, Checks::NONE)?.path;
    if ctx.wants_json(args.format) {
        let (before, after) = (numero.as_str(), numero.as_str());
        let (links, dry_run) = (Vec::new(), args.writing.dry_run);
        ctx.print_json(&Renamed { changed: false, before, after, path, links, dry_run, commit: None })?;
    } else {
        let sentence = ctx.catalogue().say("rename-deja", &[("numero", numero.as_str().into())]);
        ctx.print(&format!("{sentence}\n"))?;
    }
    Ok(Outcome::Done)
}

/// Returns the files that come, go or change.
fn paths(folder: &Folder, old: &Numero, new: &Numero, renaming: &Renaming) -> Vec<PathBuf> {
    let links = renaming.links.iter().map(|(path, _)| path.clone());
    [folder.fiche(old), folder.fiche(new)].into_iter().chain(links).collect()
}

/// A fiche renamed.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Renamed<'r> {
    /// Whether anything is otherwise than before.
    changed: bool,
    /// Its numero before.
    before: &'r str,
    /// Its numero after.
    after: &'r str,
    /// Its file after, relative, with `/`.
    path: String,
    /// The files that led to it and follow.
    links: Vec<String>,
    /// Whether nothing was written.
    dry_run: bool,
    /// The commit made of it; none when none was asked for, or nothing changed.
    commit: Option<String>,
}

impl Answer for Renamed<'_> {
    const KIND: &'static str = "rename";
}
