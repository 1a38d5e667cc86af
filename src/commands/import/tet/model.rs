//! The sheet of a workbook that is TeT's model, and which of its rows are actions.

use crate::commands::table::{name, text};
use crate::interop::table::{Cell, Row, Sheet, letters};
use crate::interop::tet::{HEADINGS, SUB_TITLE, TITLE, TITLE_IN_TEMPLATE};
use crate::obstacle::{Obstacle, OfTet};
use crate::plan::colonnes::bare;
use crate::plan::texte::fold;

/// The most rows among which the names of the columns are looked for.
const MOST_ABOVE: usize = 10;

/// The columns that the published template has after those that TeT imports, and their fields.
const EXTRAS: [(&str, &str); 2] =
    [("actionenameliorationcontinue", "calendrier.permanente"), ("actionsliees", "liens")];

/// The columns whose fields no fiche has.
const LEFT: [usize; 2] = [6, 8];

/// What a sheet is.
#[derive(Debug, Default)]
pub struct Model {
    /// How many rows stand down to the one that names the columns.
    first: usize,
    /// The columns after those that TeT imports that have a field, by their place.
    pub extras: Vec<(usize, &'static str)>,
    /// The columns that are not read, by their place, with their names.
    left: Vec<(usize, String)>,
}

impl Model {
    /// Reads which columns a sheet has; says why it is not the model: the more it is like it, the higher the rank.
    pub fn find(sheet: &Sheet, path: &str) -> Result<Self, (usize, Obstacle)> {
        let is_header = |row: &Row| name(row.cell(0)).is_some_and(|name| bare(&name) == bare(HEADINGS[0]));
        let Some(place) = sheet.rows.iter().take(MOST_ABOVE).position(is_header) else {
            return Err((0, Obstacle::Tet(OfTet::NoSheet { path: path.to_owned() })));
        };
        let header = &sheet.rows[place];
        let read = |place: usize| name(header.cell(place)).unwrap_or_default().trim().replace('\n', " ");
        let is_so = |place: usize| {
            let said = bare(&read(place));
            said == bare(HEADINGS[place]) || place == TITLE && said == bare(TITLE_IN_TEMPLATE)
        };
        let wrong: Vec<_> = (0..HEADINGS.len())
            .filter(|place| !is_so(*place))
            .map(|place| (letters(place), HEADINGS[place], read(place)))
            .collect();
        if !wrong.is_empty() {
            let (path, sheet) = (path.to_owned(), sheet.name.clone().unwrap_or_default());
            return Err((1, Obstacle::Tet(OfTet::Headings { path, sheet, wrong })));
        }
        let mut model = Self { first: place + 1, ..Self::default() };
        model.left.extend(LEFT.map(|place| (place, HEADINGS[place].to_owned())));
        for (place, _) in header.cells().filter(|(place, _)| HEADINGS.len() <= *place) {
            let said = read(place);
            match EXTRAS.iter().find(|(known, _)| *known == bare(&said)) {
                Some((_, route)) => model.extras.push((place, route)),
                None => model.left.push((place, said)),
            }
        }
        Ok(model)
    }

    /// Parts the rows of actions from those that help who fills the sheet in, of which it returns the lines.
    pub fn rows<'s>(&self, sheet: &'s Sheet) -> (Vec<&'s Row>, Vec<usize>) {
        let below = self.first.checked_sub(1).map_or(0, |place| sheet.rows[place].line + 1);
        let (mut rows, mut helps, mut follows_help) = (Vec::new(), Vec::new(), false);
        for row in sheet.rows.iter().skip(self.first) {
            let is_help = row.line == below || is_instruction(row) || follows_help && is_example(row);
            follows_help = is_help && row.line != below;
            if is_help {
                helps.push(row.line);
            } else if row.cells().any(|(place, _)| place < HEADINGS.len()) {
                rows.push(row);
            }
        }
        (rows, helps)
    }

    /// Returns the names of the columns that say something which is not read.
    pub fn left(&self, rows: &[&Row]) -> Vec<String> {
        let says =
            |place: usize| rows.iter().any(|row| !matches!(row.cell(place), Cell::Empty | Cell::Merged));
        let left = self.left.iter().filter(|(place, _)| says(*place));
        left.map(|(_, name)| name.clone()).filter(|name| !name.is_empty()).collect()
    }
}

/// Tells whether a row says how to fill the columns in: where amounts, choices and dates stand, sentences do.
fn is_instruction(row: &Row) -> bool {
    let asks = |place: &usize| {
        let said = said(row, *place);
        ["saisi", "choisi", "indiqu"].iter().any(|verb| said.starts_with(verb))
    };
    (17..HEADINGS.len()).filter(asks).count() > 1
}

/// Tells whether a row is the example under the instructions: a title that is two, or a part that says it is none.
fn is_example(row: &Row) -> bool {
    let is_two = said(row, TITLE).lines().any(|line| line.trim() == "(ou)");
    is_two || said(row, SUB_TITLE).starts_with("ces informations devront")
}

fn said(row: &Row, place: usize) -> String {
    fold(&text(row.cell(place), "").ok().flatten().unwrap_or_default())
}
