//! A workbook as a spreadsheet opens it: typed cells, a header that stays, filters; the one door of `rust_xlsxwriter`.

use rust_xlsxwriter::{
    Color, DataValidation, DataValidationErrorStyle, DataValidationRule, Format, FormatAlign, FormatBorder,
    Workbook, Worksheet, XlsxError,
};

use crate::interop::export::sheet::{Column, Holds, Sheet};
use crate::interop::export::stamp::fitting;
use crate::interop::table::Cell;

/// How many rows below those that are there a list of choices is offered for.
const ROWS_TO_COME: u32 = 500;

/// The height of a line, in points.
const LINE: u32 = 15;

/// The most lines a row shows.
const MOST_LINES: usize = 8;

/// The forms that cells take.
struct Forms {
    header: Format,
    text: Format,
    lines: Format,
    guarded: Format,
    day: Format,
    amount: Format,
    cents: Format,
}

impl Forms {
    fn new() -> Self {
        let plain = || Format::new().set_align(FormatAlign::Top);
        Self {
            header: plain()
                .set_bold()
                .set_background_color(Color::RGB(0x00DD_E8DC))
                .set_border_bottom(FormatBorder::Thin),
            text: plain(),
            lines: plain().set_text_wrap(),
            // A text that begins like a formula stays one when someone edits it.
            guarded: plain().set_text_wrap().set_quote_prefix(),
            day: plain().set_num_format("dd/mm/yyyy"),
            amount: plain().set_num_format("#,##0"),
            cents: plain().set_num_format("#,##0.00"),
        }
    }
}

/// Where a sheet has its rows, counted from 0, for a program that looks for them there.
#[derive(Debug, Clone, Copy, Default)]
pub struct Layout<'l> {
    /// The row that names the columns.
    pub header: u32,
    /// How many rows stand between that row and the others; the last of them says what each column holds.
    pub between: u32,
    /// What stands first in the sheet, above the names.
    pub title: &'l str,
}

/// Writes the sheets of a workbook; fails where one holds more than a workbook can.
pub fn write(sheets: &[Sheet]) -> Result<Vec<u8>, XlsxError> {
    write_as(sheets, Layout::default())
}

/// Writes the sheets of a workbook, each with its rows where another program looks for them.
pub fn write_as(sheets: &[Sheet], layout: Layout<'_>) -> Result<Vec<u8>, XlsxError> {
    let (mut workbook, forms) = (Workbook::new(), Forms::new());
    for sheet in sheets {
        fill(workbook.add_worksheet(), sheet, layout, &forms)?;
    }
    workbook.save_to_buffer()
}

fn fill(
    worksheet: &mut Worksheet,
    sheet: &Sheet,
    layout: Layout<'_>,
    forms: &Forms,
) -> Result<(), XlsxError> {
    worksheet.set_name(sheet.name)?;
    // The row above the first one that says something of the plan.
    let above = layout.header + layout.between;
    let last = above.saturating_add(u32::try_from(sheet.rows.len()).unwrap_or(u32::MAX));
    if layout.header > 0 {
        worksheet.write_string_with_format(0, 0, layout.title, &forms.text)?;
    }
    for (place, column) in (0..).zip(&sheet.columns) {
        worksheet.write_string_with_format(layout.header, place, column.name, &forms.header)?;
        if layout.between > 0 {
            worksheet.write_string_with_format(above, place, kind(column), &forms.text)?;
        }
        worksheet.set_column_width(place, width(column))?;
        if column.holds == Holds::Stamp {
            worksheet.set_column_hidden(place)?;
        }
        if let Some(rule) = rule(column) {
            worksheet.add_data_validation(
                above + 1,
                place,
                last.saturating_add(ROWS_TO_COME),
                place,
                &rule,
            )?;
        }
    }
    for (line, row) in (above + 1..).zip(&sheet.rows) {
        worksheet.set_row_height(line, LINE * lines(row, &sheet.columns))?;
        for ((place, cell), column) in (0..).zip(row).zip(&sheet.columns) {
            put(worksheet, line, place, cell, column, forms)?;
        }
    }
    worksheet.set_freeze_panes(above + 1, sheet.frozen)?;
    let width = u16::try_from(sheet.columns.len()).unwrap_or(u16::MAX);
    worksheet.autofilter(above, 0, last, width.saturating_sub(1))?;
    Ok(())
}

fn put(
    worksheet: &mut Worksheet,
    line: u32,
    place: u16,
    cell: &Cell,
    column: &Column,
    forms: &Forms,
) -> Result<(), XlsxError> {
    match cell {
        Cell::Day(day) => worksheet.write_with_format(line, place, day, &forms.day)?,
        Cell::Truth(truth) => worksheet.write_boolean_with_format(line, place, *truth, &forms.text)?,
        Cell::Number(digits) => {
            let form = match column.holds {
                Holds::Amount if digits.contains('.') => &forms.cents,
                Holds::Amount => &forms.amount,
                _ => &forms.text,
            };
            worksheet.write_number_with_format(
                line,
                place,
                digits.parse::<f64>().unwrap_or_default(),
                form,
            )?
        }
        Cell::Text(text) => {
            let form = match column.holds {
                _ if text.starts_with(['=', '+', '-', '@', '\t', '\r']) => &forms.guarded,
                Holds::Lines => &forms.lines,
                _ => &forms.text,
            };
            worksheet.write_string_with_format(line, place, fitting(text), form)?
        }
        _ => return Ok(()),
    };
    Ok(())
}

/// Returns how many lines a row takes to show what it shows whole: not every program finds it by itself.
fn lines(row: &[Cell], columns: &[Column]) -> u32 {
    let within = |text: &str, width: usize| {
        text.lines().map(|line| line.chars().count().div_ceil(width).max(1)).sum::<usize>()
    };
    let shown = row.iter().zip(columns).filter(|(_, column)| column.holds == Holds::Lines);
    let lines = shown.map(|(cell, column)| within(&cell.said(), usize::from(width(column)) - 2)).max();
    u32::try_from(lines.unwrap_or(1).clamp(1, MOST_LINES)).unwrap_or(1)
}

/// Returns what a column holds, in a word for who fills it in.
fn kind(column: &Column) -> &'static str {
    match column.holds {
        Holds::Number | Holds::Share | Holds::Amount => "Nombre",
        Holds::Date => "Date",
        Holds::Choice(_) | Holds::Truth => "Choix",
        _ => "Texte",
    }
}

/// Returns the width of a column, in characters.
fn width(column: &Column) -> u8 {
    match column.holds {
        Holds::Words | Holds::Share | Holds::Number | Holds::Truth => 12,
        Holds::Date | Holds::Amount | Holds::Choice(_) => 14,
        Holds::Stamp => 18,
        Holds::Lines => 36,
        Holds::Text => 48,
    }
}

/// Returns what may be typed under a column. What is not is warned of and can stand: n.c. is a word everywhere.
fn rule(column: &Column) -> Option<DataValidation> {
    let rule = DataValidation::new().set_error_style(DataValidationErrorStyle::Warning);
    match &column.holds {
        Holds::Choice(words) => rule.allow_list_strings(words).ok(),
        Holds::Truth => rule.allow_list_strings(&["VRAI", "FAUX"]).ok(),
        Holds::Share => Some(rule.allow_decimal_number(DataValidationRule::Between(0.0, 100.0))),
        _ => None,
    }
}
