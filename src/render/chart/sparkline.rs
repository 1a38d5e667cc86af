//! A series as one character a value.

use crate::plan::{Indicateur, Nombre};

use super::Charset;
use crate::render::Screen;

/// The heights a value can have, lowest first.
const BLOCKS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
/// The same with what every terminal has: the higher, the darker.
const SIGNS: [char; 8] = ['_', '.', ':', '-', '=', '+', '*', '#'];

/// The values that a line on a terminal shows: the latest.
const MOST: usize = 24;

/// Draws a series as one character a value, from its lowest to its highest; nothing for fewer than two values.
///
/// What was not measured between two values leaves a blank, however long it was. Off a terminal nothing is cut.
pub fn sparkline(indicateur: &Indicateur, screen: &Screen<'_>) -> Option<String> {
    line(indicateur, screen.charset, screen.width.map_or(usize::MAX, |_| MOST))
}

fn line(indicateur: &Indicateur, charset: Charset, most: usize) -> Option<String> {
    let ranks: Vec<Nombre> = indicateur.valeurs.iter().map(|valeur| valeur.mesure.rank()).collect();
    let (low, high) = (*ranks.iter().min()?, *ranks.iter().max()?);
    if ranks.len() < 2 {
        return None;
    }
    let (heights, cut) = match charset {
        Charset::Unicode => (BLOCKS, '…'),
        Charset::Ascii => (SIGNS, '~'),
    };
    let top = Nombre::from(heights.len() - 1);
    let span = high.checked_sub(low)?;
    let height = |rank: Nombre| {
        // A flat series is drawn low: it has no height to show.
        let share = (rank - low).checked_div(span).unwrap_or_default();
        usize::try_from((share * top).round()).unwrap_or_default()
    };
    let first = ranks.len().saturating_sub(most);
    let mut line: String = (0 < first).then_some(cut).into_iter().collect();
    for (place, valeur) in indicateur.valeurs.iter().enumerate().skip(first) {
        let before = place.checked_sub(1).map(|before| indicateur.valeurs[before].periode);
        if before.is_some_and(|before| indicateur.lacks_between(before, valeur.periode)) {
            line.push(' ');
        }
        line.push(heights[height(ranks[place]).min(heights.len() - 1)]);
    }
    Some(line)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{Mesure, Periode, Valeur};

    fn drawn(values: &[(&str, i128)], charset: Charset) -> Option<String> {
        let valeur = |(periode, value): &(&str, i128)| Valeur {
            periode: Periode::read(periode).expect("a period"),
            mesure: Mesure::Nombre(Nombre::from_i128_with_scale(*value, 0)),
            source: None,
            commentaire: None,
        };
        let valeurs = values.iter().map(valeur).collect();
        line(&Indicateur { valeurs, ..Indicateur::default() }, charset, 5)
    }

    #[test]
    fn a_sparkline_goes_from_the_lowest_to_the_highest() {
        let drawn = |values: &[i128], charset| {
            let years = ["2020", "2021", "2022"].into_iter();
            drawn(&years.zip(values.iter().copied()).collect::<Vec<_>>(), charset)
        };
        assert_eq!(drawn(&[0, 50, 100], Charset::Unicode).as_deref(), Some("▁▅█"));
        assert_eq!(drawn(&[0, 50, 100], Charset::Ascii).as_deref(), Some("_=#"));
        assert_eq!(drawn(&[7, 7], Charset::Unicode).as_deref(), Some("▁▁"));
        assert_eq!(drawn(&[-10, 0], Charset::Unicode).as_deref(), Some("▁█"));
        assert_eq!(drawn(&[3], Charset::Unicode), None);
    }

    #[test]
    fn what_was_not_measured_is_a_blank() {
        let series = [("2018", 1), ("2019", 2), ("2022", 3), ("2023", 4)];
        assert_eq!(drawn(&series, Charset::Unicode).as_deref(), Some("▁▃ ▆█"));
        assert_eq!(drawn(&series, Charset::Ascii).as_deref(), Some("_: +#"));
    }

    #[test]
    fn of_a_long_series_the_latest_values_are_drawn_as_high_as_among_all() {
        let series =
            [("2018", 0), ("2019", 8), ("2020", 1), ("2021", 2), ("2022", 3), ("2023", 4), ("2024", 4)];
        assert_eq!(drawn(&series, Charset::Unicode).as_deref(), Some("…▂▃▄▅▅"));
        assert_eq!(drawn(&series, Charset::Ascii).as_deref(), Some("~.:-=="));
    }

    #[test]
    fn numbers_further_apart_than_can_be_counted_are_not_drawn() {
        let far = 7 * 10i128.pow(28);
        assert_eq!(drawn(&[("2020", far), ("2021", -far)], Charset::Unicode), None);
    }
}
