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
    fn a_sparkline_goes_from_the_lowest_to_the_highest() {
        assert_eq!(drawn(&[0, 50, 100]).as_deref(), Some("▁▅█"));
        assert_eq!(drawn(&[7, 7]).as_deref(), Some("▁▁"));
        assert_eq!(drawn(&[-10, 0]).as_deref(), Some("▁█"));
        assert_eq!(drawn(&[3]), None);
    }
}
