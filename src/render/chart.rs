//! Small pictures of a series.

use crate::plan::{Nombre, Valeur};

/// The heights a point can have, lowest first.
const HEIGHTS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/// Draws a series as one character a value, from its lowest to its highest; nothing for fewer than two values.
pub fn sparkline(valeurs: &[Valeur]) -> Option<String> {
    let ranks: Vec<Nombre> = valeurs.iter().map(|valeur| valeur.mesure.rank()).collect();
    let (low, high) = (*ranks.iter().min()?, *ranks.iter().max()?);
    if ranks.len() < 2 {
        return None;
    }
    let top = Nombre::from(HEIGHTS.len() - 1);
    let height = |rank: Nombre| {
        // A flat series is drawn low: it has no height to show.
        let share = (rank - low).checked_div(high - low).unwrap_or_default();
        usize::try_from((share * top).round()).unwrap_or_default()
    };
    Some(ranks.into_iter().map(|rank| HEIGHTS[height(rank).min(HEIGHTS.len() - 1)]).collect())
}

/// The parts of a cell, from one eighth to seven.
const EIGHTHS: [char; 7] = ['▏', '▎', '▍', '▌', '▋', '▊', '▉'];

/// Draws a share in percent as a bar of some cells; only the whole of it fills it, and only nothing leaves it empty.
pub fn bar(taux: Nombre, cells: usize) -> String {
    let all = cells * 8;
    let share = taux.clamp(Nombre::ZERO, Nombre::ONE_HUNDRED) / Nombre::ONE_HUNDRED * Nombre::from(all);
    let floor = usize::try_from(share.floor()).unwrap_or_default();
    let eighths = if floor == 0 && share > Nombre::ZERO { 1 } else { floor };
    let mut bar = "█".repeat(eighths / 8);
    bar.extend(eighths.checked_rem(8).and_then(|rest| EIGHTHS.get(rest.checked_sub(1)?)));
    let drawn = bar.chars().count();
    bar + &"░".repeat(cells.saturating_sub(drawn))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{Mesure, Periode};

    fn drawn(values: &[i64]) -> Option<String> {
        let valeur = |(year, value): (i32, &i64)| Valeur {
            periode: Periode::Annee(year),
            mesure: Mesure::Nombre(Nombre::from(*value)),
            source: None,
            commentaire: None,
        };
        sparkline(&(2020..).zip(values).map(valeur).collect::<Vec<_>>())
    }

    #[test]
    fn a_bar_is_true_to_the_number() {
        let drawn = |taux: &str| bar(taux.parse().expect("a number"), 10);
        assert_eq!(drawn("0"), "░░░░░░░░░░");
        assert_eq!(drawn("0.1"), "▏░░░░░░░░░");
        assert_eq!(drawn("45"), "████▌░░░░░");
        assert_eq!(drawn("99.9"), "█████████▉");
        assert_eq!(drawn("100"), "██████████");
        assert_eq!(drawn("140"), "██████████");
        assert_eq!(drawn("-3"), "░░░░░░░░░░");
    }

    #[test]
    fn a_sparkline_goes_from_the_lowest_to_the_highest() {
        assert_eq!(drawn(&[0, 50, 100]).as_deref(), Some("▁▅█"));
        assert_eq!(drawn(&[7, 7]).as_deref(), Some("▁▁"));
        assert_eq!(drawn(&[-10, 0]).as_deref(), Some("▁█"));
        assert_eq!(drawn(&[3]), None);
    }
}
