//! The sheets of a workbook (xlsx), cell by cell; the one door of calamine, and of zip, which it reads by.

pub mod write;

use std::collections::BTreeMap;
use std::io::{Cursor, Read, copy, sink};
use std::panic::{self, AssertUnwindSafe};

use calamine::{Data, DataRef, ExcelDateTime, Reader, SheetType, SheetVisible, Style, Xlsx, XlsxError};
use chrono::NaiveDate;
use zip::ZipArchive;

use super::table::{Cell, Limit, MAX_CELLS, MAX_ROWS, MAX_UNPACKED, Row, Sheet, TableError};

/// A workbook whose sheets can be read.
pub struct Workbook {
    xlsx: Xlsx<Cursor<Vec<u8>>>,
    /// The sheets that hold cells, in their order.
    pub names: Vec<String>,
    /// Those of them that are not hidden.
    pub shown: Vec<String>,
}

impl Workbook {
    /// Opens a workbook.
    pub fn open(bytes: Vec<u8>) -> Result<Self, TableError> {
        measure(&bytes)?;
        whole(|| Self::read(bytes))
    }

    fn read(bytes: Vec<u8>) -> Result<Self, TableError> {
        let xlsx = Xlsx::new(Cursor::new(bytes)).map_err(|error| match error {
            XlsxError::FileNotFound(_) | XlsxError::RelationshipNotFound => TableError::NotAWorkbook,
            other => damaged(&other),
        })?;
        let sheets = xlsx.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
        let names: Vec<String> = sheets.clone().map(|sheet| sheet.name.clone()).collect();
        let shown = sheets.filter(|sheet| sheet.visible == SheetVisible::Visible);
        let shown = shown.map(|sheet| sheet.name.clone()).collect();
        if names.is_empty() {
            return Err(TableError::NotAWorkbook);
        }
        Ok(Self { xlsx, names, shown })
    }

    /// Reads a sheet.
    pub fn sheet(&mut self, name: &str) -> Result<Sheet, TableError> {
        whole(|| self.read_sheet(name))
    }

    fn read_sheet(&mut self, name: &str) -> Result<Sheet, TableError> {
        let mut rows: BTreeMap<u32, Row> = BTreeMap::new();
        let (mut cells, mut has_gaps) = (0, false);
        let mut reader = self.xlsx.worksheet_cells_reader(name).map_err(|error| damaged(&error))?;
        while let Some((cell, style)) = reader.next_cell_with_style_id().map_err(|error| damaged(&error))? {
            let is_percent = || reader.styles().get(style).is_some_and(shows_percent);
            let read = read(cell.get_value(), is_percent);
            let (line, column) = cell.get_position();
            has_gaps |= read == Cell::Empty;
            put(&mut rows, line, column, read, &mut cells)?;
        }
        drop(reader);
        if has_gaps {
            self.mark_uncomputed(name, &mut rows, &mut cells)?;
        }
        self.mark_merged(name, &mut rows, &mut cells)?;
        let mut rows: Vec<Row> = rows.into_values().collect();
        rows.retain(|row| !row.is_empty());
        Ok(Sheet { name: Some(name.to_owned()), rows, assumed: None })
    }

    /// Finds the formulas whose value nobody has computed: to a reader of values they are empty.
    fn mark_uncomputed(
        &mut self,
        name: &str,
        rows: &mut BTreeMap<u32, Row>,
        cells: &mut usize,
    ) -> Result<(), TableError> {
        let mut reader = self.xlsx.worksheet_cells_reader(name).map_err(|error| damaged(&error))?;
        while let Some(cell) = reader.next_cell_with_formula_metadata().map_err(|error| damaged(&error))? {
            if cell.formula.is_some() && cell.value == DataRef::Empty {
                put(rows, cell.pos.0, cell.pos.1, Cell::Uncomputed, cells)?;
            }
        }
        Ok(())
    }

    /// Marks the cells that are merged into another, in the rows that hold something.
    fn mark_merged(
        &mut self,
        name: &str,
        rows: &mut BTreeMap<u32, Row>,
        cells: &mut usize,
    ) -> Result<(), TableError> {
        let width = rows.values().map(|row| row.width).max().unwrap_or_default();
        let last = u32::try_from(width).unwrap_or(u32::MAX).saturating_sub(1);
        let regions = self.xlsx.merge_cells_by_sheet_name(name).map_err(|error| damaged(&error))?;
        for region in regions {
            let columns = region.start.1..=region.end.1.min(last);
            // One that stands beside the table costs nothing, however many there are and however tall.
            if columns.is_empty() {
                continue;
            }
            let lines: Vec<u32> = rows
                .range(region.start.0..=region.end.0.max(region.start.0))
                .map(|(line, _)| *line)
                .collect();
            for line in lines {
                for column in columns.clone() {
                    if (line, column) != region.start {
                        put(rows, line, column, Cell::Merged, cells)?;
                    }
                }
            }
        }
        Ok(())
    }
}

/// Puts a cell in its row, as long as there are not too many.
fn put(
    rows: &mut BTreeMap<u32, Row>,
    line: u32,
    column: u32,
    cell: Cell,
    cells: &mut usize,
) -> Result<(), TableError> {
    if cell == Cell::Empty {
        return Ok(());
    }
    *cells += 1;
    if *cells > MAX_CELLS {
        return Err(TableError::TooMuch(Limit::Cells));
    }
    let row = rows.entry(line).or_insert_with(|| Row::new(line as usize + 1, []));
    row.put(column as usize, cell);
    if rows.len() > MAX_ROWS { Err(TableError::TooMuch(Limit::Rows)) } else { Ok(()) }
}

/// Makes sure that a compressed file does not hold more than can be read.
///
/// What it says of its size proves nothing, so it is decompressed once, and kept nowhere.
fn measure(bytes: &[u8]) -> Result<(), TableError> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| TableError::NotAWorkbook)?;
    let mut left = MAX_UNPACKED;
    for index in 0..archive.len() {
        let entry = archive.by_index(index).map_err(|_| TableError::NotAWorkbook)?;
        let unpacked = copy(&mut entry.take(left + 1), &mut sink());
        let unpacked = unpacked.map_err(|error| TableError::Damaged(error.to_string()))?;
        left = left.checked_sub(unpacked).ok_or(TableError::TooMuch(Limit::Unpacked))?;
    }
    Ok(())
}

/// Reads something of a workbook; what makes its reader panic is damaged, and no more is said of it.
fn whole<T>(read: impl FnOnce() -> Result<T, TableError>) -> Result<T, TableError> {
    let hook = panic::take_hook();
    panic::set_hook(Box::new(|_| {}));
    let done = panic::catch_unwind(AssertUnwindSafe(read));
    panic::set_hook(hook);
    done.unwrap_or_else(|_| Err(TableError::Damaged(String::new())))
}

fn damaged(error: &XlsxError) -> TableError {
    match error {
        XlsxError::Password => TableError::OtherWorkbook,
        other => TableError::Damaged(other.to_string()),
    }
}

/// Reads what stands in a cell.
fn read(value: &DataRef<'_>, is_percent: impl Fn() -> bool) -> Cell {
    match Data::from(value.clone()) {
        Data::Empty => Cell::Empty,
        Data::String(text) | Data::DurationIso(text) => Cell::text(&text),
        Data::Int(number) => Cell::Number(number.to_string()),
        Data::Float(number) if is_percent() => Cell::Percent(digits(number)),
        Data::Float(number) => Cell::Number(digits(number)),
        Data::Bool(truth) => Cell::Truth(truth),
        Data::DateTime(moment) => day(moment),
        Data::DateTimeIso(text) => iso_day(&text),
        Data::Error(error) => Cell::Fault(error.to_string()),
    }
}

/// Returns the fewest digits that are this number, and at most the fifteen that a spreadsheet shows.
///
/// What was typed has no more than those; beyond them stands the noise of a sum: 0.30000000000000004.
fn digits(number: f64) -> String {
    let shown: f64 = format!("{number:.14e}").parse().unwrap_or(number);
    // Minus zero is zero.
    format!("{}", if shown == 0.0 { 0.0 } else { shown })
}

/// Reads a date; what also tells the hour, or counts hours, is none.
fn day(moment: ExcelDateTime) -> Cell {
    let (year, month, day, hour, minute, second, milli) = moment.to_ymd_hms_milli();
    let date = NaiveDate::from_ymd_opt(i32::from(year), u32::from(month), u32::from(day));
    match date {
        Some(date) if moment.is_datetime() && (hour, minute, second, milli) == (0, 0, 0, 0) => {
            Cell::Day(date)
        }
        _ if moment.is_datetime() => Cell::Text(format!("{day:02}/{month:02}/{year} {hour:02}:{minute:02}")),
        _ => Cell::Text(digits(moment.as_f64())),
    }
}

fn iso_day(text: &str) -> Cell {
    let (date, hour) = text.split_once('T').unwrap_or((text, ""));
    match date.parse() {
        Ok(date) if hour.chars().all(|character| matches!(character, '0' | ':' | '.' | 'Z')) => {
            Cell::Day(date)
        }
        _ => Cell::text(text),
    }
}

/// Tells whether a style shows numbers as percentages; a sign between quotes is only written after them.
fn shows_percent(style: &Style) -> bool {
    let Some(format) = &style.number_format else { return false };
    let mut is_quoted = false;
    let mut characters = format.format_code.chars();
    while let Some(character) = characters.next() {
        match character {
            '"' => is_quoted = !is_quoted,
            '\\' | '_' | '*' if !is_quoted => drop(characters.next()),
            '%' if !is_quoted => return true,
            _ => {}
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_has_the_digits_that_were_typed() {
        for (number, said) in [
            (0.1, "0.1"),
            (0.1 + 0.2, "0.3"),
            (1.1, "1.1"),
            (4.10, "4.1"),
            (2024.0, "2024"),
            (-0.0, "0"),
            (123_456_789_012_345.0, "123456789012345"),
            (-12.5, "-12.5"),
            (1e-7, "0.0000001"),
        ] {
            assert_eq!(digits(number), said);
        }
    }
}
