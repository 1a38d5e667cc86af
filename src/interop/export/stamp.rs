//! How the cells of a row stood when it left, so that what someone changed since is told from what was so.

use std::fmt;

use crate::interop::table::Cell;
use crate::plan::texte::hash;

/// The column that holds it, after all others.
pub const STAMP: &str = "empreinte";

/// The digits of a cell's word.
const DIGITS: usize = 8;

/// The longest text that a cell of a workbook holds, in units of UTF-16.
const LONGEST: usize = 32_767;

/// One word a cell: of its column, and of what it says.
///
/// The words are in no order, so columns may be moved, and may come in a later version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp(Vec<u32>);

impl Stamp {
    /// Makes the stamp of a row, whose cells are given with their columns.
    pub fn of<'c>(cells: impl Iterator<Item = (&'c str, &'c Cell)>) -> Self {
        Self(cells.map(|(column, cell)| word(column, cell)).collect())
    }

    /// Reads a stamp; none where the cell holds none.
    pub fn read(cell: &Cell) -> Option<Self> {
        let text = cell.said();
        let words = text.as_bytes().chunks(DIGITS).map(|chunk| {
            let digits = std::str::from_utf8(chunk).ok().filter(|digits| digits.len() == DIGITS)?;
            u32::from_str_radix(digits, 16).ok()
        });
        words.collect::<Option<Vec<u32>>>().map(Self).filter(|stamp| !stamp.0.is_empty())
    }

    /// Tells whether a cell of a column says what it said when the row left.
    pub fn holds(&self, column: &str, cell: &Cell) -> bool {
        self.0.contains(&word(column, cell))
    }
}

impl fmt::Display for Stamp {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|word| write!(formatter, "{word:08x}"))
    }
}

fn word(column: &str, cell: &Cell) -> u32 {
    let whole = hash(&format!("{column}\u{0}{}", fitting(&cell.said()).trim_end()));
    u32::try_from((whole >> 32) ^ (whole & u64::from(u32::MAX))).unwrap_or_default()
}

/// Returns a text as a cell of a workbook can hold it: its beginning, if it is too long.
pub fn fitting(text: &str) -> &str {
    // No character takes more units than bytes.
    if text.len() <= LONGEST {
        return text;
    }
    let mut units = 0;
    let end = text.char_indices().find(|(_, character)| {
        units += character.len_utf16();
        units > LONGEST
    });
    end.map_or(text, |(end, _)| &text[..end])
}

/// Tells whether a cell of a workbook holds only the beginning of what a cell says.
pub fn is_cut(cell: &Cell) -> bool {
    let said = cell.said();
    fitting(&said).len() < said.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stamp_tells_the_cell_that_was_changed() {
        let cells = [("titre", Cell::text("Planter")), ("statut", Cell::Empty), ("budget", Cell::text("12"))];
        let stamp = Stamp::of(cells.iter().map(|(column, cell)| (*column, cell)));
        assert_eq!(stamp.to_string().len(), 24);
        assert_eq!(Stamp::read(&Cell::Text(stamp.to_string())), Some(stamp.clone()));
        assert!(stamp.holds("budget", &Cell::Number("12".into())));
        assert!(stamp.holds("statut", &Cell::Empty));
        assert!(!stamp.holds("statut", &Cell::text("en-cours")));
        assert!(!stamp.holds("titre", &Cell::Empty));
        assert!(!stamp.holds("titre", &Cell::text("12")), "a word is of its column");
    }

    #[test]
    fn what_is_no_stamp_is_not_read_as_one() {
        for text in ["", "1234567", "1234567é", "zzzzzzzz", "1234567812"] {
            assert_eq!(Stamp::read(&Cell::text(text)), None, "{text}");
        }
    }

    #[test]
    fn a_text_is_cut_where_a_workbook_would_refuse_it() {
        let long = "é".repeat(LONGEST) + "€";
        assert_eq!(fitting(&long).chars().count(), LONGEST);
        assert_eq!(fitting(&"𝐀".repeat(LONGEST)).chars().count(), LONGEST / 2);
        assert_eq!(fitting("é"), "é");
        assert!(is_cut(&Cell::Text(long)) && !is_cut(&Cell::text("é")));
    }
}
