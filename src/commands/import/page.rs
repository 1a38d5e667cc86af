//! `pcaet import page`: fiches out of published sheets; all of them, or none.

mod answer;
mod draft;

use std::path::PathBuf;

use anyhow::Result;

use crate::commands::writing::guard;
use crate::commands::{Context, Format, Outcome, Writing};
use crate::obstacle::{Obstacle, OfPage};
use crate::render::diff;
use crate::workspace::{Checks, Folder, Place, open_plan, put_together};

use draft::{Draft, Refusal};

pub use answer::Imported;

/// Make fiches from published sheets: all of them, or none
///
/// The text of a page, as it is selected and copied, or the page itself (HTML). Headings, dates, boxes, impacts,
/// people, budget and indicators go each to their field; a line that has none is kept in x-a-classer and told. A fiche
/// that says the same is left as it is; one that says something else is never replaced.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The pages: text or HTML files, or - for standard input
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
    #[command(flatten)]
    writing: Writing,
    /// Form of the answer
    #[arg(long, value_name = "FORMAT")]
    format: Option<Format>,
}

/// Imports the pages.
pub fn run(args: &Args, ctx: &Context) -> Result<Outcome> {
    let folder = ctx.folder()?;
    ctx.check_fields::<Imported>()?;
    let wants_json = ctx.wants_json(args.format);
    let drafts = match read_all(&args.files, &folder, ctx) {
        Ok(drafts) => drafts,
        Err(refusals) => return refuse(refusals, args.files.len(), wants_json, ctx),
    };
    let made: Vec<(PathBuf, String)> = drafts.iter().filter_map(Draft::made).collect();
    let paths: Vec<PathBuf> = made.iter().map(|(path, _)| path.clone()).collect();
    let hold = args.writing.hold(ctx);
    let guard = guard(args.writing.commit && !paths.is_empty(), &hold, &folder, &paths)?;
    let places: Vec<Place<'_>> =
        made.iter().map(|(path, text)| Place { path, before: None, after: text }).collect();
    put_together(&folder, &places, &hold)?;
    let commit = guard.commit(&folder, &paths, ctx, |catalogue| answer::message(&drafts, catalogue))?;
    answer::tell_remarks(&drafts, ctx);
    if wants_json {
        answer::print_json(&drafts, &args.writing, commit, ctx)?;
    } else {
        answer::print(&drafts, &args.writing, ctx)?;
    }
    Ok(Outcome::Done)
}

/// Reads the pages, each into what is to be written; says of every one that is refused why.
fn read_all(files: &[PathBuf], folder: &Folder, ctx: &Context) -> Result<Vec<Draft>, Vec<Refusal>> {
    let entete = open_plan(folder, Checks::NONE).0.unwrap_or_default();
    let (mut drafts, mut refusals): (Vec<Draft>, _) = (Vec::new(), Vec::new());
    for file in files {
        match draft::read(file, folder, &entete, ctx) {
            Ok(draft) => {
                let twin = drafts.iter().find(|other| other.path == draft.path);
                let same = |twin: &Draft| OfPage::SameNumero {
                    path: draft.from.clone(),
                    other: twin.from.clone(),
                    numero: draft.page.fiche.numero.to_string(),
                };
                match twin.map(same) {
                    Some(why) => refusals.push(Refusal { why: Obstacle::Page(why), diff: None }),
                    None => drafts.push(draft),
                }
            }
            Err(refusal) => refusals.push(*refusal),
        }
    }
    if refusals.is_empty() { Ok(drafts) } else { Err(refusals) }
}

/// Says why nothing is written; people are shown what a page would change in the fiche that is there.
fn refuse(refusals: Vec<Refusal>, pages: usize, wants_json: bool, ctx: &Context) -> Result<Outcome> {
    let mut refused = Vec::with_capacity(refusals.len());
    for Refusal { why, diff } in refusals {
        if let Some(draft::Difference { from, to, before, after }) = diff.filter(|_| !wants_json) {
            ctx.print(&diff::moved(&from, &to, &before, &after))?;
        }
        refused.push(why);
    }
    if pages == 1
        && let Some(alone) = refused.pop()
    {
        return Err(alone.into());
    }
    Err(Obstacle::Page(OfPage::Pages { refused, pages }).into())
}
