//! CSV as spreadsheets write it: its delimiter and its rows; the one door of csv.

use std::borrow::Cow;

use csv::{ReaderBuilder, StringRecord, WriterBuilder};

use crate::plan::nombre;

use super::encoding::{self, Decoded};
use super::table::{Cell, Limit, MAX_CELLS, MAX_ROWS, Row, Sheet, TableError};

/// What no table holds: put after the last line, it must come back alone, else a quote is still open.
const SENTINEL: &str = "\u{1}";

impl Sheet {
    /// Reads a table out of CSV.
    ///
    /// UTF-8, UTF-16 if it begins with its mark, else Windows-1252; cells parted by `;`, `,` or tabs, whichever the
    /// first line that says something holds most.
    pub fn of_csv(bytes: &[u8]) -> Result<Sheet, TableError> {
        let (text, assumed) = decode(bytes)?;
        let (delimiter, skipped) = delimiter(&text);
        let whole = format!("{text}\n{SENTINEL}");
        let mut reader = ReaderBuilder::new();
        let mut reader =
            reader.has_headers(false).flexible(true).delimiter(delimiter).from_reader(whole.as_bytes());
        let (mut rows, mut cells, mut lines) = (Vec::new(), 0, Lines::of(&whole));
        let mut record = StringRecord::new();
        let mut previous = 1;
        while reader.read_record(&mut record).map_err(|_| TableError::NotText)? {
            let line = lines.at(record.position().map_or(0, csv::Position::byte));
            if record.len() == 1 && &record[0] == SENTINEL {
                return Ok(Sheet { name: None, rows, assumed });
            }
            previous = line;
            cells += record.len();
            if cells > MAX_CELLS {
                return Err(TableError::TooMuch(Limit::Cells));
            }
            let row = Row::new(line, record.iter().map(cell));
            if line <= skipped || row.is_empty() {
                continue;
            }
            rows.push(row);
            if rows.len() > MAX_ROWS {
                return Err(TableError::TooMuch(Limit::Rows));
            }
        }
        Err(TableError::OpenQuote(previous))
    }
}

/// Reads a cell; `="4.10"` and `'=1+1` are how some keep a text from being read as another thing.
fn cell(text: &str) -> Cell {
    let text = text.trim();
    let bare = text.strip_prefix("=\"").and_then(|text| text.strip_suffix('"'));
    let kept = || text.strip_prefix('\'').filter(|rest| is_formula(rest));
    Cell::text(bare.or_else(kept).unwrap_or(text))
}

/// Returns the text that bytes are, and the encoding assumed where they do not say.
fn decode(bytes: &[u8]) -> Result<(String, Option<&'static str>), TableError> {
    let Decoded { text, assumed } = encoding::decode(bytes).ok_or(TableError::NotText)?;
    if text.contains(SENTINEL) {
        return Err(TableError::NotText);
    }
    // The line ends of old Macintosh files.
    let text = if text.contains('\n') { text } else { text.replace('\r', "\n") };
    Ok((text, assumed))
}

/// Returns the sign that parts the cells, and how many lines say so without being rows: `sep=;`.
fn delimiter(text: &str) -> (u8, usize) {
    let first = text.lines().next().unwrap_or_default();
    if let Some([sign @ (b';' | b',' | b'\t' | b'|')]) =
        first.trim_end().strip_prefix("sep=").map(str::as_bytes)
    {
        return (*sign, 1);
    }
    let header = text.lines().find(|line| line.contains(char::is_alphanumeric)).unwrap_or_default();
    let mut is_quoted = false;
    let mut counts = [(b';', 0), (b',', 0), (b'\t', 0), (b'|', 0)];
    for byte in header.bytes() {
        is_quoted ^= byte == b'"';
        for (sign, count) in &mut counts {
            *count += usize::from(!is_quoted && byte == *sign);
        }
    }
    // Of as many, the first: what a French spreadsheet writes.
    let most = counts.iter().rev().max_by_key(|(_, count)| *count);
    (most.map_or(b';', |(sign, _)| *sign), 0)
}

/// Counts the lines of a text, downwards.
struct Lines<'t> {
    text: &'t [u8],
    byte: usize,
    line: usize,
}

impl<'t> Lines<'t> {
    fn of(text: &'t str) -> Self {
        Self { text: text.as_bytes(), byte: 0, line: 1 }
    }

    /// Returns the line of the record that begins at a byte: blank lines before it are told with it.
    fn at(&mut self, byte: u64) -> usize {
        let byte = usize::try_from(byte).unwrap_or(usize::MAX).min(self.text.len());
        let blank = self.text[byte..].iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        let newlines = self.text[self.byte..byte + blank].split(|byte| *byte == b'\n').skip(1).count();
        (self.byte, self.line) = (byte + blank, self.line + newlines);
        self.line
    }
}

/// What a spreadsheet knows UTF-8 by.
pub const MARK: &str = "\u{feff}";

/// What parts the cells where a comma parts the digits of a number.
pub const SEMICOLON: u8 = b';';

/// Writes rows of texts as a spreadsheet opens them by itself: UTF-8 with its mark, cells parted by `;`.
pub fn write(rows: impl Iterator<Item = Vec<String>>) -> String {
    let text = |row: Vec<String>| line(&row.into_iter().map(Cell::Text).collect::<Vec<_>>(), SEMICOLON);
    MARK.chars().map(String::from).chain(rows.map(text)).collect()
}

/// Writes a row, its line end with it: numbers, days and truths as a French spreadsheet has them, and no formula.
pub fn line(cells: &[Cell], delimiter: u8) -> String {
    let mut writer = WriterBuilder::new().delimiter(delimiter).from_writer(Vec::new());
    // Writing to memory cannot fail.
    let _ = writer.write_record(cells.iter().map(|cell| written(cell).into_owned()));
    String::from_utf8(writer.into_inner().unwrap_or_default()).unwrap_or_default()
}

fn written(cell: &Cell) -> Cow<'_, str> {
    match cell {
        Cell::Text(text) => inert(text),
        Cell::Number(digits) => digits.replace('.', ",").into(),
        Cell::Day(day) => day.format("%d/%m/%Y").to_string().into(),
        other => other.said(),
    }
}

/// Keeps a spreadsheet from running a text as a formula, or from making another thing of it.
///
/// `'=1+1` is a text; `="4.10"` is read as `4.10`, which would else become the number 4,1 or a date.
fn inert(text: &str) -> Cow<'_, str> {
    if is_formula(text) && nombre::read(text).is_none() {
        format!("'{text}").into()
    } else if is_misread(text) {
        format!("=\"{text}\"").into()
    } else {
        text.into()
    }
}

/// Tells whether a spreadsheet would run a text, were the apostrophes before it not there.
fn is_formula(text: &str) -> bool {
    text.trim_start_matches('\'').starts_with(['=', '+', '-', '@', '\t', '\r'])
}

/// Tells whether a spreadsheet makes a date or another number of a text: 4.10, 1/2, 3-4, 1e5, 007.
fn is_misread(cell: &str) -> bool {
    let is_half_date = is_numbers(cell, '/') && cell.matches('/').count() == 1;
    let is_long = cell.len() > 1 && cell.starts_with('0') && cell.bytes().all(|byte| byte.is_ascii_digit());
    let is_power = is_numbers(&cell.to_ascii_lowercase(), 'e') && cell.len() > 1;
    is_numbers(cell, '.') || is_half_date || is_numbers(cell, '-') || is_power || is_long
}

/// Tells whether a cell is whole numbers between signs: a numero, a count out of another.
fn is_numbers(cell: &str, sign: char) -> bool {
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    cell.contains(sign) && cell.split(sign).all(is_number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_runs_nothing_and_is_read_again() {
        let rows = [
            ["N°", "titre"],
            ["4.5", "=1+1"],
            ["4.10", "a;\"b\"\nc"],
            ["5", "-12,5"],
            ["6", "-cmd"],
            ["1/2", "30/06/2026"],
        ];
        let text = write(rows.iter().map(|row| row.map(str::to_owned).to_vec()));
        assert_eq!(
            text,
            "\u{feff}N°;titre\n\"=\"\"4.5\"\"\";'=1+1\n\"=\"\"4.10\"\"\";\"a;\"\"b\"\"\nc\"\n5;-12,5\n6;'-cmd\n\
             \"=\"\"1/2\"\"\";30/06/2026\n"
        );
        assert_eq!(
            shown(text.as_bytes()),
            ["1 N°|titre", "2 4.5|=1+1", "3 4.10|a;\"b\"\nc", "5 5|-12,5", "6 6|-cmd", "7 1/2|30/06/2026"]
        );
    }

    /// Returns the rows as lines: their number, and their cells between bars.
    fn shown(bytes: &[u8]) -> Vec<String> {
        let text = |(_, cell): (usize, &Cell)| match cell {
            Cell::Text(text) => text.clone(),
            other => format!("{other:?}"),
        };
        let row = |row: &Row| format!("{} {}", row.line, row.cells().map(text).collect::<Vec<_>>().join("|"));
        Sheet::of_csv(bytes).expect("a table").rows.iter().map(row).collect()
    }

    #[test]
    fn rows_are_numbered_as_an_editor_numbers_their_first_line() {
        let text = b"a;b\r\n\r\n1;\"x\r\ny\"\r\n;;\r\n\r\n2;z";
        assert_eq!(shown(text), ["1 a|b", "3 1|x\ny", "7 2|z"]);
        assert_eq!(shown(b"a;b\r1;2\r"), ["1 a|b", "2 1|2"]);
    }

    #[test]
    fn the_delimiter_is_the_one_the_header_holds_most_outside_quotes() {
        assert_eq!(shown(b"a,b\n1,\"2;3\"\n"), ["1 a|b", "2 1|2;3"]);
        assert_eq!(shown(b"\"a,b,c\";d\n1;2,5\n"), ["1 a,b,c|d", "2 1|2,5"]);
        assert_eq!(shown(b"a\tb\n1\t2,5\n"), ["1 a|b", "2 1|2,5"]);
        assert_eq!(shown(b"a|b\n1|2,5\n"), ["1 a|b", "2 1|2,5"]);
        assert_eq!(shown(b";;\na;b\n"), ["2 a|b"]);
        assert_eq!(shown(b"sep=,\r\na,b;c\r\n"), ["2 a|b;c"]);
    }

    #[test]
    fn bytes_are_read_in_the_encoding_they_are_in() {
        assert_eq!(shown(b"\xef\xbb\xbfp\xc3\xa9riode;b\n"), ["1 période|b"]);
        assert_eq!(shown(b"p\xe9riode;l\x92\x9cuvre\n"), ["1 période|l’œuvre"]);
        assert_eq!(Sheet::of_csv(b"p\xe9riode").map(|sheet| sheet.assumed), Ok(Some("Windows-1252")));
        assert_eq!(shown(b"\xff\xfea\0\t\0\xe9\0\n\0"), ["1 a|é"]);
        assert_eq!(Sheet::of_csv(b"\xff\xfe\0\xd8"), Err(TableError::NotText));
        assert_eq!(Sheet::of_csv(b"\x7fELF\0\x01"), Err(TableError::NotText));
    }

    #[test]
    fn a_quote_that_is_never_closed_is_told_with_its_line() {
        assert_eq!(Sheet::of_csv(b"a;b\n1;2\n3;\"4\n5;6\n"), Err(TableError::OpenQuote(3)));
        assert_eq!(Sheet::of_csv(b"a;\"b"), Err(TableError::OpenQuote(1)));
        assert_eq!(shown(b"a;5\"x\n"), ["1 a|5\"x"]);
        assert_eq!(shown(b""), [""; 0]);
    }

    #[test]
    fn a_text_kept_from_being_a_number_is_bare() {
        assert_eq!(shown(b"=\"4.10\";\"=\"\"4.10\"\"\"\n"), ["1 4.10|4.10"]);
    }
}
