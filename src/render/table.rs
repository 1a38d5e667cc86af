//! Tables; the one door of comfy-table.

use comfy_table::{Cell, CellAlignment, ColumnConstraint, ContentArrangement, Row, presets};

use super::{Screen, paint, prose};

/// A column: its title, and how it takes part in the width.
#[derive(Debug, Clone)]
pub struct Column {
    /// Its title.
    pub title: String,
    /// Numbers stand to the right.
    pub numbers: bool,
    /// The width it can be cut down to when the terminal is narrow; `None` for one that is never cut.
    pub least: Option<usize>,
    /// Whether it only draws what another column says.
    pub drawn: bool,
    /// When it goes, on a terminal too narrow for all columns: the highest first, 0 never.
    pub spare: u8,
}

impl Column {
    /// Returns a column of short words, never cut.
    pub fn words(title: String) -> Self {
        Self { title, numbers: false, least: None, drawn: false, spare: 0 }
    }

    /// Returns a column of long texts, cut when the terminal is narrow.
    pub fn text(title: String) -> Self {
        Self { least: Some(16), ..Self::words(title) }
    }

    /// Returns a column of numbers.
    pub fn numbers(title: String) -> Self {
        Self { numbers: true, ..Self::words(title) }
    }

    /// Returns the column, as one that is not worth showing with less than a width.
    #[must_use]
    pub fn at_least(self, width: usize) -> Self {
        Self { least: Some(width), ..self }
    }

    /// Returns the column, as one that only draws what another says.
    #[must_use]
    pub fn drawn(self) -> Self {
        Self { drawn: true, ..self }
    }

    /// Returns the column, as one that may go.
    #[must_use]
    pub fn spare(self, order: u8) -> Self {
        Self { spare: order, ..self }
    }
}

/// Rows under their titles.
#[derive(Debug, Clone)]
pub struct Table {
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows, a cell a column.
    pub rows: Vec<Vec<String>>,
}

impl Table {
    /// Lays the rows out for eyes.
    pub fn lay_out(&self, screen: &Screen<'_>) -> String {
        lay_out(&self.columns, &self.rows, screen)
    }

    /// Returns the titles, then the rows, as what they say without what is drawn for eyes.
    pub fn plain(&self) -> impl Iterator<Item = Vec<String>> {
        let titles: Vec<&str> = self.columns.iter().map(|column| column.title.as_str()).collect();
        let rows = self.rows.iter().map(|row| row.iter().map(String::as_str).collect());
        let said = |cells: Vec<&str>| {
            let cells = self.columns.iter().zip(cells).filter(|(column, _)| !column.drawn);
            cells.map(|(_, cell)| paint::plain(cell)).collect()
        };
        std::iter::once(titles).chain(rows).map(said)
    }
}

/// The spaces between two columns.
const GAP: usize = 2;

/// Lays rows out under their titles: one line a row, as wide as the terminal at most.
///
/// Off a terminal nothing is cut and no column goes.
pub fn lay_out(columns: &[Column], rows: &[Vec<String>], screen: &Screen<'_>) -> String {
    let kept = kept(columns, rows, screen.width);
    let mut table = comfy_table::Table::new();
    table.load_style(presets::NOTHING).set_truncation_indicator("…");
    let titles = kept.iter().map(|index| cell(&paint::dim(&columns[*index].title), columns[*index].numbers));
    table.set_header(Row::from(titles.collect::<Vec<_>>()));
    for row in rows {
        let cells = kept.iter().map(|index| cell(&row[*index], columns[*index].numbers));
        let mut row = Row::from(cells.collect::<Vec<_>>());
        row.max_height(1);
        table.add_row(row);
    }
    for (place, index) in kept.iter().enumerate() {
        let Some(laid) = table.column_mut(place) else { continue };
        laid.set_padding((0, 2));
        if columns[*index].least.is_none() {
            laid.set_constraint(ColumnConstraint::ContentWidth);
        }
    }
    match screen.width {
        Some(width) => {
            // The last column's gap may fall off the edge.
            let width = u16::try_from(width + GAP).unwrap_or(u16::MAX);
            table.set_content_arrangement(ContentArrangement::Dynamic).set_width(width)
        }
        None => table.set_content_arrangement(ContentArrangement::Disabled),
    };
    let lines: Vec<String> = table.lines().map(|line| line.trim_end().to_owned()).collect();
    lines.join("\n") + "\n"
}

/// Returns the columns that the width has room for.
fn kept(columns: &[Column], rows: &[Vec<String>], width: Option<usize>) -> Vec<usize> {
    let mut kept: Vec<usize> = (0..columns.len()).collect();
    let Some(width) = width else { return kept };
    let natural = |index: usize| {
        let cells = rows.iter().map(|row| prose::columns(&row[index]));
        cells.max().unwrap_or_default().max(prose::columns(&columns[index].title))
    };
    let needed = |index: &usize| {
        let natural = natural(*index);
        GAP + columns[*index].least.map_or(natural, |least| natural.min(least))
    };
    while width + GAP < kept.iter().map(needed).sum() {
        let Some(place) = (0..kept.len())
            .filter(|place| columns[kept[*place]].spare > 0)
            .max_by_key(|place| columns[kept[*place]].spare)
        else {
            break;
        };
        kept.remove(place);
    }
    kept
}

fn cell(text: &str, numbers: bool) -> Cell {
    // A cell is one line: a break in a title would break the table.
    let text = text.replace('\n', " ");
    // Cut in the middle of a word: what follows the last space would be lost with it.
    let cell = Cell::new_owned(text).set_delimiter('\u{1}');
    if numbers { cell.set_alignment(CellAlignment::Right) } else { cell }
}
