//! Tables; the one door of comfy-table.

use comfy_table::{Cell, CellAlignment, ColumnConstraint, ContentArrangement, Row, Table, Width, presets};

use super::{Screen, paint};

/// A column: its title, and how it takes part in the width.
#[derive(Debug, Clone)]
pub struct Column {
    /// Its title.
    pub title: String,
    /// Numbers stand to the right.
    pub numbers: bool,
    /// Whether it is cut short first when the terminal is narrow.
    pub gives: bool,
}

impl Column {
    /// Returns a column of short words, never cut.
    pub fn words(title: String) -> Self {
        Self { title, numbers: false, gives: false }
    }

    /// Returns a column of long texts, cut when the terminal is narrow.
    pub fn text(title: String) -> Self {
        Self { title, numbers: false, gives: true }
    }

    /// Returns a column of numbers.
    pub fn numbers(title: String) -> Self {
        Self { title, numbers: true, gives: false }
    }
}

/// Lays rows out under their titles: one line a row, as wide as the terminal at most.
///
/// Off a terminal nothing is cut. Two spaces part the columns.
pub fn lay_out(columns: &[Column], rows: Vec<Vec<String>>, screen: &Screen<'_>) -> String {
    let mut table = Table::new();
    table.load_style(presets::NOTHING).set_truncation_indicator("…");
    let titles = columns.iter().map(|column| cell(&paint::dim(&column.title), column.numbers));
    table.set_header(Row::from(titles.collect::<Vec<_>>()));
    for row in rows {
        let cells = row.into_iter().zip(columns).map(|(text, column)| cell(&text, column.numbers));
        let mut row = Row::from(cells.collect::<Vec<_>>());
        row.max_height(1);
        table.add_row(row);
    }
    for (index, column) in columns.iter().enumerate() {
        let Some(laid) = table.column_mut(index) else { continue };
        laid.set_padding((0, 2));
        if !column.gives {
            laid.set_constraint(ColumnConstraint::ContentWidth);
        } else if screen.width.is_some() {
            laid.set_constraint(ColumnConstraint::LowerBoundary(Width::Fixed(12)));
        }
    }
    match screen.width {
        Some(width) => {
            // The last column's two spaces may fall off the edge.
            let width = u16::try_from(width + 2).unwrap_or(u16::MAX);
            table.set_content_arrangement(ContentArrangement::Dynamic).set_width(width)
        }
        None => table.set_content_arrangement(ContentArrangement::Disabled),
    };
    let lines: Vec<String> = table.lines().map(|line| line.trim_end().to_owned()).collect();
    lines.join("\n") + "\n"
}

fn cell(text: &str, numbers: bool) -> Cell {
    // A cell is one line: a break in a title would break the table.
    let text = text.replace('\n', " ");
    let cell = Cell::new_owned(text);
    if numbers { cell.set_alignment(CellAlignment::Right) } else { cell }
}
