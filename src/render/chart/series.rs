//! What there is to draw of an indicator.

use chrono::Datelike;

use crate::plan::{Cumul, Indicateur, Nombre, Periode, Sens, Valeur};
use crate::suivi::cible::reading;

/// A number at a period.
#[derive(Debug, Clone, Copy)]
pub struct Point {
    /// When.
    pub periode: Periode,
    /// How high.
    pub nombre: Nombre,
}

/// What there is to draw of an indicator.
pub struct Series {
    /// The values in time, or their sums where targets are totals.
    pub values: Vec<Point>,
    /// Whether they are sums.
    pub is_sum: bool,
    /// The targets.
    pub targets: Vec<Point>,
    /// The value that progress is counted from, and whether the indicator says so.
    pub start: Option<(Point, bool)>,
    /// Whether a period between two values has none.
    pub has_gap: bool,
}

impl Series {
    /// Returns what there is to draw; `None` for no value, or for one alone.
    pub fn of(indicateur: &Indicateur) -> Option<Self> {
        let is_sum = indicateur.cumul == Some(Cumul::Somme) && !indicateur.cibles.is_empty();
        let targets: Vec<Point> = indicateur.cibles.iter().map(Point::of).collect();
        let mut values: Vec<Point> = indicateur.valeurs.iter().map(Point::of).collect();
        if is_sum {
            let since = indicateur.reference.map(Periode::first_day);
            let counts = |valeur: &&Valeur| since.is_none_or(|since| since <= valeur.periode.first_day());
            let summed = |valeur| Point { nombre: reading(indicateur, valeur), ..Point::of(valeur) };
            values = indicateur.valeurs.iter().filter(counts).map(summed).collect();
        }
        if values.is_empty() || values.len() + targets.len() < 2 {
            return None;
        }
        let goes_somewhere = !matches!(indicateur.sens, Some(Sens::Aucun | Sens::Maintien));
        let start = match indicateur.reference {
            _ if is_sum => None,
            Some(reference) => {
                values.iter().find(|point| point.periode == reference).map(|point| (*point, true))
            }
            None => {
                values.first().filter(|_| goes_somewhere && !targets.is_empty()).map(|point| (*point, false))
            }
        };
        values.sort_by_key(Point::middle);
        let has_gap =
            values.windows(2).any(|pair| indicateur.lacks_between(pair[0].periode, pair[1].periode));
        Some(Self { values, is_sum, targets, start, has_gap })
    }

    /// Returns the values, then the targets.
    pub fn points(&self) -> impl Iterator<Item = &Point> + Clone {
        self.values.iter().chain(&self.targets)
    }
}

impl Point {
    fn of(valeur: &Valeur) -> Self {
        Self { periode: valeur.periode, nombre: valeur.mesure.rank() }
    }

    /// Returns what points are ordered by in time: a year stands before its last quarter, which ends with it.
    fn middle(&self) -> i32 {
        self.periode.first_day().num_days_from_ce() + self.periode.last_day().num_days_from_ce()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::Mesure;

    fn series(values: &[(&str, i64)]) -> Vec<Valeur> {
        let valeur = |(periode, nombre): &(&str, i64)| Valeur {
            periode: Periode::read(periode).expect("a period"),
            mesure: Mesure::Nombre(Nombre::from(*nombre)),
            source: None,
            commentaire: None,
        };
        values.iter().map(valeur).collect()
    }

    #[test]
    fn values_that_add_up_are_drawn_as_the_sums_that_targets_are() {
        let mut homes = Indicateur {
            cumul: Some(Cumul::Somme),
            reference: Periode::read("2022").ok(),
            valeurs: series(&[("2021", 40), ("2022", 50), ("2023", 70), ("2024", 90)]),
            cibles: series(&[("2024", 300)]),
            ..Indicateur::default()
        };
        let drawn = |homes: &Indicateur| {
            let series = Series::of(homes).expect("a series");
            series.values.iter().map(|point| point.nombre.to_string()).collect::<Vec<_>>()
        };
        assert_eq!(drawn(&homes), ["50", "120", "210"]);
        homes.cibles.clear();
        assert_eq!(drawn(&homes), ["40", "50", "70", "90"]);
    }

    #[test]
    fn progress_starts_from_the_reference_or_from_the_first_value_where_there_is_a_target() {
        let mut kits = Indicateur {
            valeurs: series(&[("2022", 1), ("2023", 2)]),
            cibles: series(&[("2030", 9)]),
            ..Indicateur::default()
        };
        let start = |kits: &Indicateur| {
            let (point, is_stated) = Series::of(kits)?.start?;
            Some((point.periode.to_string(), is_stated))
        };
        assert_eq!(start(&kits), Some(("2022".into(), false)));
        kits.reference = Periode::read("2023").ok();
        assert_eq!(start(&kits), Some(("2023".into(), true)));
        kits.reference = Periode::read("2019").ok();
        assert_eq!(start(&kits), None);
        kits.reference = None;
        kits.sens = Some(Sens::Maintien);
        assert_eq!(start(&kits), None);
    }
}
