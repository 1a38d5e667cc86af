//! `pcaet import tet`: the actions of the workbook that Territoires en Transitions imports; all of them, or none.

mod cells;
mod found;
mod known;
mod lignes;
mod links;
mod model;
mod numeros;
mod rows;
mod tell;

use std::path::PathBuf;

use anyhow::Result;

use crate::commands::{Context, Format, Outcome, Writing, table};
use crate::interop::table::letters;
use crate::interop::tet::{SUB_TITLE, place};
use crate::workspace::{Checks, load};

use super::fiches::{Import, write_together};
use known::Known;
use model::Model;

/// Write the actions of a workbook made for Territoires en Transitions: all of them, or none
///
/// The 28 columns of its model, as it is published or as it is imported; the rows that explain it are passed over. An
/// action is known by the numero before its title (4.5. Titre), else by its title and its axes; a new one without
/// numero is given the next of its axe, and told. A row with the title of a part is a fiche with a parent. An empty
/// cell changes nothing, n.c. empties the field. If one row is refused, each is said with its column and nothing is
/// written. The same command again changes nothing.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The workbook, or - for standard input
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Sheet of the workbook; by default the first that begins with the axes
    #[arg(long, value_name = "NAME")]
    sheet: Option<String>,
    #[command(flatten)]
    writing: Writing,
    /// Form of the answer
    #[arg(long, value_name = "FORMAT")]
    format: Option<Format>,
}

/// Imports the actions.
pub fn run(args: &Args, ctx: &Context) -> Result<Outcome> {
    let folder = ctx.folder()?;
    ctx.check_fields::<Import>()?;
    let path = args.file.display().to_string();
    let bytes = table::bytes(&args.file, ctx)?;
    let find = |sheet: &_| Model::find(sheet, &path);
    let (sheet, model) = table::open(bytes, &path)?.find(&path, args.sheet.as_deref(), find)?;
    let plan = ctx.watch(|progress| load(&folder, Checks::NONE, progress))?.plan;
    let stem = |path: &PathBuf| Some(path.file_stem()?.to_str()?.to_owned());
    let stems = folder.list().unwrap_or_default().fiches.iter().filter_map(stem).collect();
    let (actions, helps) = model.rows(&sheet);
    let mut read = rows::read(&model, &actions, &Known::of(&plan, stems));
    let wants_json = ctx.wants_json(args.format);
    if !wants_json {
        tell::tell(&read, &helps, model.left(&actions), ctx);
    }
    let rows = std::mem::take(&mut read.rows);
    let extras = model.extras.clone();
    let column = |line: usize, route: &str| {
        let extra = extras.iter().find(|(_, own)| route.starts_with(own)).map(|(place, _)| *place);
        let is_title_of_part = route == "titre" && read.parts.contains(&line);
        if is_title_of_part { Some(SUB_TITLE) } else { place(route).or(extra) }.map(letters)
    };
    let name = sheet.name.clone();
    let outcome = write_together(&folder, rows, name, &column, (&args.writing, args.format), ctx)?;
    if wants_json {
        // Only now: an error would have been one document, alone on stderr.
        tell::tell(&read, &helps, model.left(&actions), ctx);
    }
    Ok(outcome)
}
