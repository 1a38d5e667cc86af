//! How high a number stands: a scale whose ticks are round.

use crate::plan::Nombre;

/// The steps between two ticks, at most.
const MOST_STEPS: usize = 5;
/// The rows between the lowest tick and the highest, about.
const ROWS: usize = 10;
/// The rows from one choice to the next, at most: between two choices there is nothing to read.
const ROWS_PER_CHOICE: usize = 3;
/// The choices that are named, at most.
const MOST_CHOICES: usize = 20;

/// From a lowest to a highest number, over rows: the first is the middle of the lowest row, the other of the highest.
#[derive(Debug, Clone, PartialEq)]
pub struct Scale {
    low: Nombre,
    high: Nombre,
    /// How many rows there are.
    pub rows: usize,
    /// The rows that are labelled, counted from the lowest, and with what.
    pub ticks: Vec<(usize, Nombre)>,
}

impl Scale {
    /// Returns a scale that holds numbers; `None` where they are further apart than can be counted.
    pub fn around(numbers: &[Nombre]) -> Option<Self> {
        let (mut low, mut high) = (*numbers.iter().min()?, *numbers.iter().max()?);
        let span = high.checked_sub(low)?;
        // From zero where it is near: a scale that begins a little above makes little look like much.
        if Nombre::ZERO < low && (low <= span || span.is_zero()) {
            low = Nombre::ZERO;
        } else if high < Nombre::ZERO && (-high <= span || span.is_zero()) {
            high = Nombre::ZERO;
        } else if low.is_zero() && high.is_zero() {
            high = Nombre::ONE;
        }
        // Nobody counts halves of a company.
        let is_whole = numbers.iter().all(|number| number.fract().is_zero());
        let steps = round_steps().filter(|step| !is_whole || step.fract().is_zero());
        let (low, step, count) = steps.into_iter().find_map(|step| held(low, high, step))?;
        let per_step = ROWS / count;
        let scale = Self::of(low, step, count, per_step);
        // Every height is counted from this product.
        scale.high.checked_sub(low)?.checked_mul(Nombre::from(scale.rows))?;
        Some(scale)
    }

    /// Returns a scale of choices in their order, lowest first; `None` for fewer than two, or too many.
    pub fn of_choices(count: usize) -> Option<Self> {
        let steps = count.checked_sub(1).filter(|steps| (1..MOST_CHOICES).contains(steps))?;
        let per_step = (ROWS / steps).clamp(1, ROWS_PER_CHOICE);
        Some(Self::of(Nombre::ZERO, Nombre::ONE, steps, per_step))
    }

    fn of(low: Nombre, step: Nombre, count: usize, per_step: usize) -> Self {
        let tick = |nth: usize| {
            let mut tick = low + step * Nombre::from(nth);
            // All with as many decimals, zero too.
            tick.rescale(step.scale());
            (nth * per_step, tick)
        };
        let ticks: Vec<_> = (0..=count).map(tick).collect();
        Self { low, high: ticks[count].1, rows: count * per_step + 1, ticks }
    }

    /// Returns the row a number stands in, counted from the lowest, when each row is cut into `per_row`.
    pub fn row(&self, number: Nombre, per_row: usize) -> usize {
        let way = (number - self.low) * Nombre::from(self.rows - 1);
        let height = way.checked_div(self.high - self.low).unwrap_or_default();
        let row = ((height + Nombre::new(5, 1)) * Nombre::from(per_row)).floor();
        usize::try_from(row).unwrap_or_default().min(self.rows * per_row - 1)
    }
}

/// Returns the steps people count by, the smallest first: …, 0.5, 1, 2, 5, 10, 20, …
fn round_steps() -> impl Iterator<Item = Nombre> {
    let units = std::iter::successors(Some(Nombre::new(1, 28)), |unit| unit.checked_mul(Nombre::TEN));
    units
        .flat_map(|unit| [1, 2, 5].map(|times| unit.checked_mul(Nombre::from(times))))
        .flatten()
        .map(|step| step.normalize())
}

/// Returns the lowest tick and the number of steps with which a step holds two numbers, if they are few.
fn held(low: Nombre, high: Nombre, step: Nombre) -> Option<(Nombre, Nombre, usize)> {
    let (from, to) = (low.checked_div(step)?.floor(), high.checked_div(step)?.ceil());
    let count =
        usize::try_from(to.checked_sub(from)?).ok().filter(|count| (1..=MOST_STEPS).contains(count))?;
    let (bottom, top) = (from.checked_mul(step)?, to.checked_mul(step)?);
    (bottom <= low && high <= top).then_some((bottom, step, count))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn around(numbers: &[&str]) -> Option<Scale> {
        Scale::around(&numbers.iter().map(|number| number.parse().expect("a number")).collect::<Vec<_>>())
    }

    fn ticks(numbers: &[&str]) -> String {
        let scale = around(numbers).expect("a scale");
        scale.ticks.iter().map(|(row, tick)| format!("{row}:{tick}")).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn ticks_are_round_and_hold_every_number() {
        for (numbers, expected) in [
            (&["0", "12", "60"][..], "0:0 3:20 6:40 9:60"),
            (&["80", "100"], "0:80 2:85 4:90 6:95 8:100"),
            (&["-12", "7"], "0:-15 2:-10 4:-5 6:0 8:5 10:10"),
            (&["-40", "-5"], "0:-40 2:-30 4:-20 6:-10 8:0"),
            (&["0.1", "0.45"], "0:0.0 2:0.1 4:0.2 6:0.3 8:0.4 10:0.5"),
            (&["0.0000012", "0.0000034"], "0:0.000000 2:0.000001 4:0.000002 6:0.000003 8:0.000004"),
            (&["999999999999999", "1000000000000000"], "0:999999999999999 10:1000000000000000"),
            (
                &["1", "1000000000000000"],
                "0:0 2:200000000000000 4:400000000000000 6:600000000000000 \
                                         8:800000000000000 10:1000000000000000",
            ),
        ] {
            assert_eq!(ticks(numbers), expected, "{numbers:?}");
        }
    }

    #[test]
    fn equal_numbers_stand_over_zero() {
        assert_eq!(ticks(&["7", "7"]), "0:0 2:2 4:4 6:6 8:8");
        assert_eq!(ticks(&["-0.3"]), "0:-0.3 3:-0.2 6:-0.1 9:0.0");
        assert_eq!(ticks(&["0", "0.0"]), "0:0 10:1");
    }

    #[test]
    fn what_cannot_be_counted_has_no_scale() {
        let far = "70000000000000000000000000000";
        assert_eq!(around(&[far, "-70000000000000000000000000000"]), None);
        assert_eq!(around(&[far, "0"]), None);
        assert_eq!(around(&[]), None);
    }

    #[test]
    fn choices_stand_apart_as_far_as_there_is_room() {
        let rows = |count| Scale::of_choices(count).map(|scale| scale.rows);
        assert_eq!([1, 2, 3, 5, 11].map(rows), [None, Some(4), Some(7), Some(9), Some(11)]);
        assert_eq!([20, 21].map(rows), [Some(20), None]);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]

        #[test]
        fn every_number_stands_in_the_row_nearest_to_it(
            numbers in prop::collection::vec((-1_000_000_000_000_000i64..1_000_000_000_000_000, 0u32..12), 1..12),
            shift in 0u32..15,
        ) {
            let numbers: Vec<Nombre> =
                numbers.iter().map(|(digits, scale)| Nombre::new(digits / 10i64.pow(shift), *scale)).collect();
            let scale = Scale::around(&numbers).expect("a scale");
            let gaps: Vec<Nombre> = scale.ticks.windows(2).map(|pair| pair[1].1 - pair[0].1).collect();
            prop_assert!(gaps.iter().all(|gap| Nombre::ZERO < *gap && *gap == gaps[0]), "{:?}", scale.ticks);
            let apart: Vec<usize> = scale.ticks.windows(2).map(|pair| pair[1].0 - pair[0].0).collect();
            prop_assert!(apart.iter().all(|rows| *rows == apart[0]), "{:?}", scale.ticks);
            prop_assert!((2..=11).contains(&scale.rows));
            for number in numbers {
                prop_assert!(scale.low <= number && number <= scale.high, "{number} {:?}", scale.ticks);
                let row = scale.row(number, 1);
                // What a row stands for, and how far the number may be from it: half a row.
                let rows = Nombre::from(scale.rows - 1);
                let middle = scale.low + (scale.high - scale.low) * Nombre::from(row) / rows;
                let half = (scale.high - scale.low) / rows / Nombre::TWO;
                prop_assert!((number - middle).abs() <= half * Nombre::new(1_000_001, 6), "{number} in row {row}");
                prop_assert_eq!(scale.row(number, 4) / 4, row, "a dot is in the row of its number");
            }
        }
    }
}
