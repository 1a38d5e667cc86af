//! The forms of a view: a table for eyes, or what programs, spreadsheets and reports read.

use anyhow::Result;

use crate::interop::csv as spreadsheet;
use crate::render::markdown;
use crate::render::table::Table;

use super::Context;

/// The form of a view.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum View {
    Human,
    Json,
    Csv,
    Markdown,
}

impl View {
    /// Returns the form asked for: `--json` asks for one as well.
    pub fn asked(format: Option<Self>, ctx: &Context) -> Self {
        if ctx.wants_json(None) { Self::Json } else { format.unwrap_or(Self::Human) }
    }

    /// Prints a table in this form; for eyes as `lay_out` does it, if it holds anything.
    pub fn print(self, table: &Table, ctx: &Context, lay_out: impl FnOnce() -> String) -> Result<()> {
        match self {
            Self::Csv => {
                let nc = ctx.catalogue().word("nc");
                // A cell that says nothing is empty to a spreadsheet.
                let known = |cell: String| if cell == nc { String::new() } else { ungrouped(cell) };
                let rows = table.plain().map(|row| row.into_iter().map(known).collect());
                ctx.print_as_is(&spreadsheet::write(rows))
            }
            Self::Markdown => ctx.print_as_is(&markdown::table(table)),
            Self::Human | Self::Json if table.rows.is_empty() => Ok(()),
            Self::Human | Self::Json => ctx.print(&lay_out()),
        }
    }
}

/// Takes the thin spaces out of a number, with which some spreadsheets take it for a text.
fn ungrouped(cell: String) -> String {
    const THIN: char = '\u{202f}';
    let number = cell.strip_suffix('€').unwrap_or(&cell).trim_end();
    let is_number = number.chars().all(|one| one.is_ascii_digit() || matches!(one, ',' | '-' | THIN));
    if is_number { cell.replace(THIN, "") } else { cell }
}
