//! Workbooks as a test reads them and as someone at a spreadsheet changes them.

use std::io::{Cursor, Read};

use calamine::{Data, Reader, Xlsx};
use rust_xlsxwriter::{Format, Workbook};

/// The sheets of a workbook: their names and their cells.
#[derive(Debug, Clone, Default)]
pub struct Book(pub Vec<(String, Vec<Vec<Data>>)>);

impl Book {
    /// Reads a workbook.
    pub fn read(bytes: &[u8]) -> Self {
        let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes.to_vec())).unwrap();
        let names = workbook.sheet_names();
        Self(names.into_iter().map(|name| (name.clone(), rows(&mut workbook, &name))).collect())
    }

    /// Writes it as another spreadsheet would: the cells, and nothing of what they look like.
    pub fn bytes(&self) -> Vec<u8> {
        let mut workbook = Workbook::new();
        let day = Format::new().set_num_format("dd/mm/yyyy");
        for (name, rows) in &self.0 {
            let sheet = workbook.add_worksheet().set_name(name).unwrap();
            for (line, row) in (0..).zip(rows) {
                for (column, cell) in (0..).zip(row) {
                    match cell {
                        Data::Empty => continue,
                        Data::String(text) => sheet.write_string(line, column, text),
                        Data::Float(number) => sheet.write_number(line, column, *number),
                        Data::Bool(truth) => sheet.write_boolean(line, column, *truth),
                        Data::DateTime(moment) => {
                            sheet.write_number_with_format(line, column, moment.as_f64(), &day)
                        }
                        other => panic!("{other:?}"),
                    }
                    .unwrap();
                }
            }
        }
        workbook.save_to_buffer().unwrap()
    }

    /// Returns the rows of a sheet, its header first.
    pub fn sheet(&mut self, name: &str) -> &mut Vec<Vec<Data>> {
        &mut self.0.iter_mut().find(|(own, _)| own == name).unwrap().1
    }

    /// Returns the place of a column by its name.
    pub fn column(&mut self, sheet: &str, name: &str) -> usize {
        let header = &self.sheet(sheet)[0];
        header.iter().position(|cell| *cell == Data::String(name.to_owned())).unwrap()
    }

    /// Types a value into the first row of a sheet whose first cells say `row`.
    pub fn set(&mut self, sheet: &str, row: &[&str], column: &str, value: impl Into<Data>) {
        let column = self.column(sheet, column);
        let is_it =
            |cells: &&mut Vec<Data>| row.iter().zip(cells.iter()).all(|(said, cell)| text(cell) == **said);
        self.sheet(sheet).iter_mut().find(is_it).unwrap()[column] = value.into();
    }

    /// Adds a row under the others, of some of its columns.
    pub fn add(&mut self, sheet: &str, cells: &[(&str, Data)]) {
        let mut row = vec![Data::Empty; self.sheet(sheet)[0].len()];
        for (column, value) in cells {
            row[self.column(sheet, column)] = value.clone();
        }
        self.sheet(sheet).push(row);
    }

    /// Shows the rows of a sheet, the cells that say something as `column=value`.
    pub fn shown(&mut self, sheet: &str) -> Vec<String> {
        let rows = self.sheet(sheet);
        let header: Vec<String> = rows[0].iter().map(Data::to_string).collect();
        let cell = |(name, cell): (&String, &Data)| match cell {
            Data::Empty => None,
            Data::String(text) => Some(format!("{name}={text:?}")),
            Data::DateTime(moment) => {
                let (year, month, day, ..) = moment.to_ymd_hms_milli();
                Some(format!("{name}={day:02}/{month:02}/{year}"))
            }
            other => Some(format!("{name}={other}")),
        };
        rows[1..]
            .iter()
            .map(|row| header.iter().zip(row).filter_map(cell).collect::<Vec<_>>().join(" "))
            .collect()
    }
}

fn text(cell: &Data) -> String {
    cell.to_string()
}

fn rows(workbook: &mut Xlsx<Cursor<Vec<u8>>>, name: &str) -> Vec<Vec<Data>> {
    workbook.worksheet_range(name).unwrap().rows().map(<[Data]>::to_vec).collect()
}

/// Returns the text of a file within a workbook.
pub fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}
