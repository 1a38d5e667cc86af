//! Days as TeT reads them: JJ/MM/AAAA or JJ-MM-AAAA, or a date of the spreadsheet, be it shown as a number.

use chrono::{Days, NaiveDate};

use crate::interop::table::Cell;
use crate::plan::Periode;

/// The numbers that a spreadsheet counts the days from 1990 to 2099 by, from its own first day on: no other number that
/// one would write for a date is among them.
const COUNTED: std::ops::RangeInclusive<u64> = 32_874..=73_050;

/// Reads a whole day; the day stands before the month, always.
pub fn read(cell: &Cell) -> Option<NaiveDate> {
    match cell {
        Cell::Day(day) => Some(*day),
        Cell::Text(text) => match Periode::read_day_first(&text.replace('-', "/"))? {
            Periode::Jour(day) => Some(day),
            _ => None,
        },
        // The model loses its formats on the way through some spreadsheets.
        Cell::Number(number) => {
            let count = number.parse().ok().filter(|count| COUNTED.contains(count))?;
            NaiveDate::from_ymd_opt(1899, 12, 30)?.checked_add_days(Days::new(count))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_stands_before_the_month() {
        for (text, day) in [
            ("03/04/2024", Some("2024-04-03")),
            ("3-4-2024", Some("2024-04-03")),
            ("12/31/2024", None),
            ("2024-04-03", None),
            ("2024", None),
            ("juin 2024", None),
            ("3/4/24", None),
        ] {
            assert_eq!(read(&Cell::text(text)).map(|day| day.to_string()).as_deref(), day, "{text}");
        }
        let counted = |number: &str| read(&Cell::Number(number.into())).map(|day| day.to_string());
        assert_eq!(counted("45292").as_deref(), Some("2024-01-01"));
        assert_eq!((counted("2024"), counted("45292.5"), counted("20240101")), (None, None, None));
    }
}
