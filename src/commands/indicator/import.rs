//! `pcaet indicator import`: many values at once, from a table; all of them, or none.

mod answer;
mod columns;
mod rows;
mod values;

use std::path::PathBuf;

use anyhow::Result;

use crate::commands::{Context, Format, Outcome, Writing, table};
use crate::langue::Catalogue;
use crate::obstacle::{Obstacle, OfTable};

use columns::Columns;
use rows::Rows;

pub use answer::Import;
pub use rows::periode;
pub use values::measure;

/// Write the values that a table gives: all of them, or none
///
/// A CSV file or an Excel workbook (.xlsx) whose first row names its columns, in any order: numero, indicateur,
/// periode, valeur, and if need be source and commentaire. Numbers and dates are read as French spreadsheets write
/// them: 03/04/2024 is 3 April. A row without a value is passed over; an empty source or commentaire leaves what
/// stands; with a column attendu, a row is written only if that value (n.c.: none) still stands. If one row is refused, each is said with its line and nothing is written. The same command again changes
/// nothing, or completes what was cut short.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The table: a CSV file, a workbook, or - for standard input
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Sheet of the workbook; by default the first that has the columns
    #[arg(long, value_name = "NAME")]
    sheet: Option<String>,
    #[command(flatten)]
    writing: Writing,
    /// Form of the answer
    #[arg(long, value_name = "FORMAT")]
    format: Option<Format>,
}

/// Imports the values.
pub fn run(args: &Args, ctx: &Context) -> Result<Outcome> {
    let folder = ctx.folder()?;
    ctx.check_fields::<Import>()?;
    let path = args.file.display().to_string();
    let bytes = table::bytes(&args.file, ctx)?;
    let (sheet, columns) =
        table::open(bytes, &path)?.find(&path, args.sheet.as_deref(), |sheet| Columns::find(sheet, &path))?;
    let wants_json = ctx.wants_json(args.format);
    if !wants_json {
        answer::tell_reading(&sheet, &columns, ctx);
    }
    let mut rows = Rows::read(&sheet, &columns, &folder);
    let guard = args.writing.guard(&folder, &rows.paths(&folder), ctx)?;
    let done = values::write(&folder, &mut rows, &columns, &args.writing.hold(ctx))?;
    if !rows.refused.is_empty() {
        let (refused, rows, sheet) = (rows.refused, rows.count, sheet.name);
        return Err(Obstacle::Table(OfTable::Rows { refused, rows, sheet }).into());
    }
    let tell = |catalogue: &Catalogue| answer::message(&done, rows.skipped, catalogue);
    let commit = guard.commit(&folder, &done.changed(&folder), ctx, tell)?;
    if wants_json {
        // Only now: an error would have been one document, alone on stderr.
        answer::tell_reading(&sheet, &columns, ctx);
    }
    answer::tell_doubts(&done, ctx);
    if wants_json {
        answer::print_json(&done, rows.skipped, &args.writing, commit, ctx)?;
    } else {
        answer::print(&done, rows.skipped, &args.writing, ctx)?;
    }
    Ok(Outcome::Done)
}
