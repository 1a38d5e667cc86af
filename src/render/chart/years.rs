//! Where a period stands in time: years side by side, each as wide as the others.

use crate::plan::Periode;

use chrono::Datelike;

/// The columns a label takes, with the blanks that part it from the next.
const LABEL: usize = 6;
/// What a year is cut into: months of two times thirty-one halves of a day.
const YEAR: usize = 12 * MONTH;
const MONTH: usize = 62;

/// Whole years over some columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Years {
    first: i32,
    count: usize,
    /// How many columns they take.
    pub columns: usize,
}

impl Years {
    /// Returns the years that hold periods, over as many columns as they can share evenly.
    pub fn over(periodes: impl Iterator<Item = Periode> + Clone, columns: usize) -> Option<Self> {
        let annees = periodes.map(Periode::annee);
        let (first, last) = (annees.clone().min()?, annees.max()?);
        let count = usize::try_from(last - first).ok()? + 1;
        let each = columns / count;
        let columns = if LABEL <= each { each * count } else { columns };
        Some(Self { first, count, columns })
    }

    /// Returns the column of the middle of a period, when each column is cut into `per_column`.
    pub fn column(&self, periode: Periode, per_column: usize) -> usize {
        let start = periode.first_day();
        let before = usize::try_from(start.year() - self.first).unwrap_or_default();
        let month = usize::try_from(start.month0()).unwrap_or_default() * MONTH;
        let middle = match usize::try_from(periode.months()).unwrap_or_default() {
            0 => usize::try_from(start.day0()).unwrap_or_default() * 2 + 1,
            months => months * MONTH / 2,
        };
        (before * YEAR + month + middle) * self.columns * per_column / (self.count * YEAR)
    }

    /// Returns the years that there is room to label, each with the column of its middle.
    pub fn labelled(&self) -> Vec<(usize, i32)> {
        let every = self.every();
        let annees = (self.first..).take(self.count).filter(|annee| annee.rem_euclid(every) == 0);
        annees.map(|annee| (self.column(Periode::Annee(annee), 1), annee)).collect()
    }

    /// Returns the columns where a year begins, the first apart; none where years are too narrow to tell.
    pub fn limits(&self) -> Vec<usize> {
        if self.every() > 1 {
            return Vec::new();
        }
        (1..self.count).map(|before| before * self.columns / self.count).collect()
    }

    /// Returns which years are labelled: each, or every second, fifth, tenth…
    fn every(&self) -> i32 {
        let fits = |every: &usize| LABEL * self.count <= every * self.columns;
        let every = [1, 2, 5, 10, 20, 50].into_iter().find(fits).unwrap_or(100);
        i32::try_from(every).unwrap_or(i32::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn years(periodes: &[&str], columns: usize) -> Years {
        Years::over(periodes.iter().map(|text| periode(text)), columns).expect("years")
    }

    fn periode(text: &str) -> Periode {
        Periode::read(text).expect("a period")
    }

    #[test]
    fn years_are_equally_wide_and_a_period_stands_at_its_middle() {
        let years = years(&["2023", "2024-02-29", "2026"], 50);
        assert_eq!(years.columns, 48);
        for (text, column) in [
            ("2023", 6),
            ("2023-01-01", 0),
            ("2023-12-31", 11),
            ("2024-S1", 15),
            ("2024-S2", 21),
            ("2024", 18),
            ("2024-T1", 13),
            ("2024-01", 12),
            ("2024-12", 23),
            ("2026", 42),
        ] {
            assert_eq!(years.column(periode(text), 1), column, "{text}");
        }
        assert_eq!(years.labelled(), [(6, 2023), (18, 2024), (30, 2025), (42, 2026)]);
        assert_eq!(years.limits(), [12, 24, 36]);
    }

    #[test]
    fn where_years_are_narrow_every_second_or_fifth_or_tenth_is_labelled() {
        let labelled = |first: &str, last: &str| {
            let labelled = years(&[first, last], 60).labelled();
            labelled.into_iter().map(|(_, annee)| annee).collect::<Vec<_>>()
        };
        assert_eq!(labelled("2021", "2030"), (2021..=2030).collect::<Vec<_>>());
        assert_eq!(labelled("2020", "2030"), [2020, 2022, 2024, 2026, 2028, 2030]);
        assert_eq!(labelled("1991", "2020"), [1995, 2000, 2005, 2010, 2015, 2020]);
        assert_eq!(labelled("1990", "2050"), [1990, 2000, 2010, 2020, 2030, 2040, 2050].map(|annee| annee));
        assert_eq!(labelled("1900", "2200"), [1900, 1950, 2000, 2050, 2100, 2150, 2200]);
    }

    #[test]
    fn time_goes_to_the_right() {
        let years = years(&["1990", "2020"], 57);
        let months = (1990..=2020).flat_map(|annee| (1..=12).map(move |mois| Periode::Mois(annee, mois)));
        let columns: Vec<usize> = months.map(|mois| years.column(mois, 2)).collect();
        assert!(columns.is_sorted());
        assert_eq!((columns[0], columns[columns.len() - 1]), (0, 2 * 57 - 1));
    }
}
