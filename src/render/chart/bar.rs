//! A share as a bar, true to the number.

use crate::plan::Nombre;

use super::Charset;

/// The parts of a cell, from one eighth to seven.
const EIGHTHS: [&str; 7] = ["▏", "▎", "▍", "▌", "▋", "▊", "▉"];

/// Draws a share in percent as a bar of some cells.
///
/// Nothing alone leaves it empty, the whole alone fills it, and what is more than the whole ends in an arrow.
pub fn bar(taux: Nombre, cells: usize, charset: Charset) -> String {
    let (full, parts, empty, beyond): (_, &[&str], _, _) = match charset {
        Charset::Unicode => ("█", &EIGHTHS, "░", "▶"),
        Charset::Ascii => ("#", &[], ".", ">"),
    };
    if taux > Nombre::ONE_HUNDRED {
        return full.repeat(cells.saturating_sub(1)) + beyond;
    }
    let per_cell = parts.len() + 1;
    let share = taux.max(Nombre::ZERO) / Nombre::ONE_HUNDRED * Nombre::from(cells * per_cell);
    let floor = usize::try_from(share.floor()).unwrap_or_default();
    let drawn = if floor == 0 && share > Nombre::ZERO { 1 } else { floor };
    let (whole, rest) = (drawn / per_cell, drawn % per_cell);
    let part = rest.checked_sub(1).map_or("", |rest| parts[rest]);
    full.repeat(whole) + part + &empty.repeat(cells.saturating_sub(whole + part.chars().count()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(taux: &str, charset: Charset) -> String {
        bar(taux.parse().expect("a number"), 10, charset)
    }

    #[test]
    fn a_bar_is_true_to_the_number() {
        for (taux, unicode, ascii) in [
            ("-3", "░░░░░░░░░░", ".........."),
            ("0", "░░░░░░░░░░", ".........."),
            ("0.1", "▏░░░░░░░░░", "#........."),
            ("45", "████▌░░░░░", "####......"),
            ("99.6", "█████████▉", "#########."),
            ("99.999", "█████████▉", "#########."),
            ("100", "██████████", "##########"),
            ("100.1", "█████████▶", "#########>"),
            ("140", "█████████▶", "#########>"),
        ] {
            assert_eq!(drawn(taux, Charset::Unicode), unicode, "{taux} %");
            assert_eq!(drawn(taux, Charset::Ascii), ascii, "{taux} %");
        }
    }

    #[test]
    fn a_bar_grows_with_the_number_and_keeps_its_width() {
        for charset in [Charset::Unicode, Charset::Ascii] {
            let bars = (0..=1000).map(|tenths| bar(Nombre::new(tenths, 1), 10, charset));
            let bars: Vec<String> = bars.collect();
            assert!(bars.iter().all(|bar| bar.chars().count() == 10));
            let filled = |bar: &String| {
                let eighths =
                    |drawn| EIGHTHS.iter().position(|eighth| *eighth == drawn).map_or(0, |at| at + 1);
                let cell = |drawn: char| if "█#".contains(drawn) { 8 } else { eighths(drawn.to_string()) };
                bar.chars().map(cell).sum::<usize>()
            };
            assert!(bars.is_sorted_by_key(filled));
            assert_eq!(bars.iter().filter(|bar| filled(bar) == 0).count(), 1, "0 % alone is empty");
            assert_eq!(bars.iter().filter(|bar| filled(bar) == 80).count(), 1, "100 % alone is full");
        }
    }
}
