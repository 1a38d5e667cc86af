//! A period as people write it, as coarse as a year or as fine as a day.

use std::cmp::Ordering;
use std::fmt;

use chrono::{Datelike, Days, NaiveDate};

/// A span of days with a name: 2024, 2024-S1, 2024-T3, 2024-06 or 2024-06-30.
///
/// Two periods are the same when they have the same grain and the same days: 2024 and 2024-T4 end together
/// and are two. They sort by their last day, the coarser after the finer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Periode {
    /// `2024`
    Annee(i32),
    /// `2024-S1`: the year, then 1 or 2.
    Semestre(i32, u32),
    /// `2024-T3`: the year, then 1 to 4.
    Trimestre(i32, u32),
    /// `2024-06`: the year, then 1 to 12.
    Mois(i32, u32),
    /// `2024-06-30`
    Jour(NaiveDate),
}

/// Why a text is not a period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PeriodeError {
    /// Not written like one.
    Unreadable,
    /// Written like one, of a day, month or year that does not exist: 2026-13-01.
    Impossible,
    /// A day and a month that can be swapped, 03/04/2024: which is which must be said.
    Ambiguous,
    /// A French date, 21/11/2024, and how to write it here.
    French(Periode),
}

/// The years a plan can speak of: territorial climate data begin in 1990, targets end in 2050.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2200;

impl Periode {
    /// Reads a period.
    pub fn read(text: &str) -> Result<Self, PeriodeError> {
        let text = text.trim();
        if text.contains('/') {
            return Err(read_french(text));
        }
        let mut parts = text.split('-');
        let year = parts.next().filter(|year| year.len() == 4).and_then(digits);
        let (Some(year), month, day, None) = (year, parts.next(), parts.next(), parts.next()) else {
            return Err(PeriodeError::Unreadable);
        };
        #[expect(clippy::cast_possible_wrap)] // four digits
        let annee = year as i32;
        if !YEARS.contains(&annee) {
            return Err(PeriodeError::Impossible);
        }
        match (month, day) {
            (None, _) => Ok(Self::Annee(annee)),
            (Some(month), Some(day)) => Self::day(annee, month, day),
            (Some(part), None) => Self::part(annee, part),
        }
    }

    /// Reads a French date, 21/11/2024: the day, then the month, even where the two could be swapped.
    ///
    /// For a file of which one knows that a French spreadsheet wrote it.
    pub fn read_day_first(text: &str) -> Option<Self> {
        let mut parts = text.trim().split('/');
        let (day, month, year) = (digits(parts.next()?)?, digits(parts.next()?)?, parts.next()?);
        let annee = i32::try_from(digits(year)?).ok().filter(|annee| YEARS.contains(annee))?;
        parts.next().is_none().then(|| NaiveDate::from_ymd_opt(annee, month, day)).flatten().map(Self::Jour)
    }

    /// Returns a day as a period, if plans speak of its year.
    pub fn of_day(jour: NaiveDate) -> Option<Self> {
        YEARS.contains(&jour.year()).then_some(Self::Jour(jour))
    }

    fn day(annee: i32, month: &str, day: &str) -> Result<Self, PeriodeError> {
        let two = |text: &str| digits(text).filter(|_| text.len() == 2).ok_or(PeriodeError::Unreadable);
        let (month, day) = (two(month)?, two(day)?);
        NaiveDate::from_ymd_opt(annee, month, day).map(Self::Jour).ok_or(PeriodeError::Impossible)
    }

    /// Reads what stands after the year: `S1`, `T3` or `06`.
    fn part(annee: i32, part: &str) -> Result<Self, PeriodeError> {
        let rank = |prefix: [char; 2], last: u32| {
            let rank = digits(part.strip_prefix(prefix)?)?;
            Some(if (1..=last).contains(&rank) { Ok(rank) } else { Err(PeriodeError::Impossible) })
        };
        if let Some(semestre) = rank(['S', 's'], 2) {
            return semestre.map(|semestre| Self::Semestre(annee, semestre));
        }
        if let Some(trimestre) = rank(['T', 't'], 4) {
            return trimestre.map(|trimestre| Self::Trimestre(annee, trimestre));
        }
        let month = digits(part).filter(|_| part.len() == 2).ok_or(PeriodeError::Unreadable)?;
        if (1..=12).contains(&month) { Ok(Self::Mois(annee, month)) } else { Err(PeriodeError::Impossible) }
    }

    /// Returns the year the period lies in.
    pub fn annee(self) -> i32 {
        match self {
            Self::Annee(annee)
            | Self::Semestre(annee, _)
            | Self::Trimestre(annee, _)
            | Self::Mois(annee, _) => annee,
            Self::Jour(jour) => jour.year(),
        }
    }

    /// Returns the first day.
    pub fn first_day(self) -> NaiveDate {
        let (annee, month) = match self {
            Self::Annee(annee) => (annee, 1),
            Self::Semestre(annee, semestre) => (annee, semestre * 6 - 5),
            Self::Trimestre(annee, trimestre) => (annee, trimestre * 3 - 2),
            Self::Mois(annee, mois) => (annee, mois),
            Self::Jour(jour) => return jour,
        };
        NaiveDate::from_ymd_opt(annee, month, 1).unwrap_or_default()
    }

    /// Returns the last day.
    pub fn last_day(self) -> NaiveDate {
        let (annee, month) = match self {
            Self::Annee(annee) => (annee, 12),
            Self::Semestre(annee, semestre) => (annee, semestre * 6),
            Self::Trimestre(annee, trimestre) => (annee, trimestre * 3),
            Self::Mois(annee, mois) => (annee, mois),
            Self::Jour(jour) => return jour,
        };
        // Asked of every date of the plan, several times: trying four days is quicker than going back one.
        let last = [31, 30, 29, 28].into_iter().find_map(|day| NaiveDate::from_ymd_opt(annee, month, day));
        last.unwrap_or_default()
    }

    /// Returns how many months the period spans; 0 for a day.
    pub fn months(self) -> u32 {
        match self {
            Self::Annee(_) => 12,
            Self::Semestre(..) => 6,
            Self::Trimestre(..) => 3,
            Self::Mois(..) => 1,
            Self::Jour(_) => 0,
        }
    }

    /// Returns the period of the same grain that follows.
    #[must_use]
    pub fn next(self) -> Self {
        let day = self.last_day() + Days::new(1);
        match self {
            Self::Annee(annee) => Self::Annee(annee + 1),
            Self::Semestre(..) => Self::Semestre(day.year(), day.month0() / 6 + 1),
            Self::Trimestre(..) => Self::Trimestre(day.year(), day.month0() / 3 + 1),
            Self::Mois(..) => Self::Mois(day.year(), day.month()),
            Self::Jour(_) => Self::Jour(day),
        }
    }

    /// Returns the period of some grain, in months, that a day lies in; a grain of 0 is the day itself.
    pub fn holding(day: NaiveDate, months: u32) -> Self {
        match months {
            0 => Self::Jour(day),
            1 => Self::Mois(day.year(), day.month()),
            3 => Self::Trimestre(day.year(), day.month0() / 3 + 1),
            6 => Self::Semestre(day.year(), day.month0() / 6 + 1),
            _ => Self::Annee(day.year()),
        }
    }
}

fn digits(text: &str) -> Option<u32> {
    if text.is_empty() || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    text.parse().ok()
}

/// Says what is wrong with a date written with slashes.
fn read_french(text: &str) -> PeriodeError {
    let mut parts = text.split('/').map(|part| digits(part.trim()));
    let (Some(Some(day)), Some(Some(month)), Some(Some(year)), None) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return PeriodeError::Unreadable;
    };
    if day <= 12 && month <= 12 && day != month {
        return PeriodeError::Ambiguous;
    }
    let jour = i32::try_from(year).ok().and_then(|year| NaiveDate::from_ymd_opt(year, month, day));
    jour.map_or(PeriodeError::Impossible, |jour| PeriodeError::French(Periode::Jour(jour)))
}

impl fmt::Display for Periode {
    /// Writes the period as the files hold it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Annee(annee) => write!(f, "{annee}"),
            Self::Semestre(annee, semestre) => write!(f, "{annee}-S{semestre}"),
            Self::Trimestre(annee, trimestre) => write!(f, "{annee}-T{trimestre}"),
            Self::Mois(annee, mois) => write!(f, "{annee}-{mois:02}"),
            Self::Jour(jour) => write!(f, "{jour}"),
        }
    }
}

impl Ord for Periode {
    fn cmp(&self, other: &Self) -> Ordering {
        let key = |periode: Self| (periode.last_day(), periode.months());
        key(*self).cmp(&key(*other))
    }
}

impl PartialOrd for Periode {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn periode(text: &str) -> Periode {
        Periode::read(text).expect("a period")
    }

    #[test]
    fn a_period_knows_its_first_and_last_day() {
        for (text, first, last) in [
            ("2024", "2024-01-01", "2024-12-31"),
            ("2024-S2", "2024-07-01", "2024-12-31"),
            ("2024-T1", "2024-01-01", "2024-03-31"),
            ("2024-02", "2024-02-01", "2024-02-29"),
            ("2024-06-30", "2024-06-30", "2024-06-30"),
        ] {
            let periode = periode(text);
            assert_eq!(periode.to_string(), text);
            assert_eq!(
                (periode.first_day().to_string(), periode.last_day().to_string()),
                (first.into(), last.into())
            );
        }
    }

    #[test]
    fn periods_sort_by_their_last_day() {
        let mut periodes = ["2025", "2024-12-31", "2024", "2024-T4", "2024-06", "2024-S1"].map(periode);
        periodes.sort();
        let sorted = periodes.map(|periode| periode.to_string());
        assert_eq!(sorted, ["2024-06", "2024-S1", "2024-12-31", "2024-T4", "2024", "2025"]);
    }

    #[test]
    fn what_is_not_a_period_says_why() {
        use PeriodeError as E;
        for (text, error) in [
            ("2026-13-01", E::Impossible),
            ("2023-02-29", E::Impossible),
            ("2024-S3", E::Impossible),
            ("2024-T0", E::Impossible),
            ("24", E::Unreadable),
            ("juin 2024", E::Unreadable),
            ("2024-6", E::Unreadable),
            ("03/04/2024", E::Ambiguous),
            ("21/11/2024", E::French(periode("2024-11-21"))),
            ("31/02/2024", E::Impossible),
        ] {
            assert_eq!(Periode::read(text), Err(error), "{text}");
        }
    }

    #[test]
    fn a_french_date_is_read_day_first() {
        for (text, day) in [
            ("03/04/2024", Some("2024-04-03")),
            (" 31/12/2024 ", Some("2024-12-31")),
            ("1/2/2024", Some("2024-02-01")),
            ("04/13/2024", None),
            ("31/12/24", None),
            ("31/12/2024/1", None),
            ("2024", None),
        ] {
            let read = Periode::read_day_first(text).map(|periode| periode.to_string());
            assert_eq!(read.as_deref(), day, "{text}");
        }
    }

    #[test]
    fn the_next_period_has_the_same_grain() {
        for (this, next) in [
            ("2024", "2025"),
            ("2024-S2", "2025-S1"),
            ("2024-T4", "2025-T1"),
            ("2024-12", "2025-01"),
            ("2024-02-29", "2024-03-01"),
        ] {
            assert_eq!(periode(this).next().to_string(), next);
        }
    }
}
