//! What stands around a plot: its axes and their labels.

use crate::plan::Indicateur;
use crate::render::paint::{clean, dim};
use crate::render::prose::{columns, pad, shortened};

use super::Charset;
use super::canvas::Canvas;
use super::scale::Scale;
use super::years::Years;

/// The two axes, and what is written along them.
pub struct Frame {
    /// The columns of the widest label.
    pub margin: usize,
    /// What it is drawn with.
    pub charset: Charset,
}

impl Frame {
    /// Returns the side of a row, that of a row with a label, the corner, the floor, and the teeth of the floor.
    fn axes(&self) -> [&'static str; 5] {
        match self.charset {
            Charset::Unicode => ["│", "┤", "└", "─", "┬"],
            Charset::Ascii => ["|", "+", "+", "-", "+"],
        }
    }

    /// Writes the unit, above the numbers it goes with.
    pub fn unit(&self, indicateur: &Indicateur, width: usize) -> String {
        let unite = indicateur.printed_unite().filter(|_| indicateur.modalites.is_empty());
        let Some(unite) = unite else { return String::new() };
        format!("{}\n", dim(&to_the_right(&shortened(&clean(unite), width - 1), self.margin)))
    }

    /// Writes the rows of the canvas, the highest first, with the labels of the scale.
    pub fn rows(&self, canvas: &Canvas, scale: &Scale, labels: &[String]) -> String {
        let [side, tick, ..] = self.axes();
        let mut text = String::new();
        for row in (0..scale.rows).rev() {
            let label = scale.ticks.iter().position(|(at, _)| *at == row).and_then(|nth| labels.get(nth));
            let edge = dim(if label.is_some() { tick } else { side });
            let label = to_the_right(label.map_or("", String::as_str), self.margin);
            text += &format!("{label} {edge}{}\n", canvas.row(row));
        }
        text
    }

    /// Writes the axis of time: a tooth in the middle of each year labelled, or, for finer periods, between years.
    pub fn time(&self, years: &Years, is_yearly: bool) -> String {
        let [_, _, corner, floor, tooth] = self.axes();
        let labelled = years.labelled();
        let limits = years.limits();
        let teeth = if is_yearly || limits.is_empty() {
            labelled.iter().map(|(column, _)| *column).collect()
        } else {
            limits
        };
        let cells = (0..years.columns).map(|column| if teeth.contains(&column) { tooth } else { floor });
        let axis = format!("{corner}{}", cells.collect::<String>());
        let mut text = String::new();
        for (column, annee) in labelled {
            text = format!("{}{annee}", pad(&text, self.margin + 1 + column));
        }
        format!("{}{}\n{text}\n", " ".repeat(self.margin + 1), dim(&axis))
    }
}

fn to_the_right(text: &str, width: usize) -> String {
    format!("{}{text}", " ".repeat(width.saturating_sub(columns(text))))
}
