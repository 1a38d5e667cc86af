//! `pcaet import csv` and `pcaet import xlsx`: fiches out of the rows of a table; all of them, or none.

mod answer;
mod back;
pub(super) mod cells;
mod columns;
pub(super) mod rows;
mod write;

use std::path::PathBuf;

use anyhow::Result;

use crate::commands::{Context, Format, Outcome, Writing, table};
use crate::obstacle::{Obstacle, OfTable};
use crate::workspace::{Folder, put_together};

use columns::Columns;
use rows::Rows;
use write::{Letters, Written};

pub use answer::Import;

/// Write the fiches of a table: all of them, or none
///
/// A row near the top names the columns, in any order and as people name them (N°, Intitulé, Date de début…); --map names
/// those that are not known by themselves. A row is the fiche of its numero, or else of its title; a numero that the
/// plan has not makes a new fiche. An empty cell changes nothing, n.c. empties the field, a list is what its cell
/// says. If one row is refused, each is said with its line and nothing is written. The same command again changes
/// nothing. Of a workbook that pcaet export wrote, the cells that were changed since come back, of all its sheets; a
/// cell that was changed in the plan as well is refused.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The table: a CSV file, a workbook, or - for standard input
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Column of a field, by its name: titre=Libellé
    #[arg(long, value_name = "FIELD=COLUMN")]
    map: Vec<String>,
    /// Sheet of the workbook; by default the first that has the columns
    #[arg(long, value_name = "NAME")]
    sheet: Option<String>,
    #[command(flatten)]
    writing: Writing,
    /// Form of the answer
    #[arg(long, value_name = "FORMAT")]
    format: Option<Format>,
}

/// Imports the fiches.
pub fn run(args: &Args, ctx: &Context) -> Result<Outcome> {
    let folder = ctx.folder()?;
    ctx.check_fields::<Import>()?;
    let path = args.file.display().to_string();
    let mapped = columns::mapped(&args.map)?;
    let bytes = table::bytes(&args.file, ctx)?;
    let mut source = table::open(bytes, &path)?;
    let (sheet, columns) =
        source.find(&path, args.sheet.as_deref(), |sheet| Columns::find(sheet, &path, &mapped))?;
    let mut rows = Rows::read(&sheet, &columns, &folder);
    let mut sheets = Vec::new();
    if columns.stamp.is_some() && args.sheet.is_none() {
        sheets = back::read(&mut source, &path, &mut rows, &folder)?;
    }
    let wants_json = ctx.wants_json(args.format);
    if !wants_json {
        answer::tell_columns(&sheet, &columns, &sheets, ctx);
    }
    let letters = |_: usize, route: &str| columns.letters(route);
    // Of several sheets, each refusal names its own.
    let name = sheet.name.clone().filter(|_| sheets.is_empty());
    let outcome = write_together(&folder, rows, name, &letters, (&args.writing, args.format), ctx)?;
    if wants_json {
        // Only now: an error would have been one document, alone on stderr.
        answer::tell_columns(&sheet, &columns, &sheets, ctx);
    }
    Ok(outcome)
}

/// Writes what rows ask of their fiches, and says what became of each; writes nothing where a row is refused.
pub fn write_together(
    folder: &Folder,
    mut rows: Rows,
    sheet: Option<String>,
    letters: &Letters,
    (writing, format): (&Writing, Option<Format>),
    ctx: &Context,
) -> Result<Outcome> {
    let written = write::work_out(folder, &mut rows, letters, ctx)?;
    if !rows.refused.is_empty() {
        rows.refused.sort_by_key(|refused| (refused.sheet.is_some(), refused.sheet, refused.line));
        let (refused, rows) = (rows.refused, rows.count);
        return Err(Obstacle::Table(OfTable::Rows { refused, rows, sheet }).into());
    }
    let paths: Vec<PathBuf> = written.iter().map(|one| one.path.clone()).collect();
    let guard = writing.guard(folder, &paths, ctx)?;
    let files: Vec<_> = written.iter().map(Written::file).collect();
    put_together(folder, &files, &writing.hold(ctx))?;
    let changed = answer::changed(folder, &written);
    let commit = guard.commit(folder, &paths, ctx, |catalogue| answer::message(&changed, catalogue))?;
    answer::answer((writing, format), folder, &changed, &written, rows.count, commit.as_deref(), ctx)
}
