//! A sheet of cells to draw on: fine lines, and signs above them.

use super::Charset;
use crate::render::paint::{aim, bold};

/// What stands at a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    /// A value.
    Valeur,
    /// The value that progress is counted from.
    Reference,
    /// A target.
    Cible,
    /// A value, and a target so near that both are in one cell.
    Deux,
}

impl Sign {
    /// Returns the sign in its colour; shapes alone tell it from the others.
    pub fn draw(self, charset: Charset) -> String {
        let unicode = charset == Charset::Unicode;
        match self {
            Self::Valeur => bold(if unicode { "●" } else { "*" }),
            Self::Reference => bold(if unicode { "■" } else { "#" }),
            Self::Cible => aim(if unicode { "◇" } else { "o" }),
            Self::Deux => aim(if unicode { "◈" } else { "@" }),
        }
    }
}

/// Cells in rows, counted from the lowest and from the left, each cut into dots.
pub struct Canvas {
    charset: Charset,
    columns: usize,
    dots: Vec<u8>,
    signs: Vec<Option<Sign>>,
}

/// The dots of a braille cell, by their column, each from the lowest.
const BRAILLE: [[u8; 4]; 2] = [[0x40, 0x04, 0x02, 0x01], [0x80, 0x20, 0x10, 0x08]];

impl Canvas {
    /// Returns an empty canvas.
    pub fn new(columns: usize, rows: usize, charset: Charset) -> Self {
        Self { charset, columns, dots: vec![0; columns * rows], signs: vec![None; columns * rows] }
    }

    /// Returns how many dots a cell is wide and high.
    pub fn dots_per_cell(charset: Charset) -> (usize, usize) {
        match charset {
            Charset::Unicode => (2, 4),
            Charset::Ascii => (1, 1),
        }
    }

    /// Draws a line from a dot to a dot, both included.
    pub fn line(&mut self, from: (usize, usize), to: (usize, usize)) {
        let steps = from.0.abs_diff(to.0).max(from.1.abs_diff(to.1)).max(1);
        for step in 0..=steps {
            self.dot((between(from.0, to.0, step, steps), between(from.1, to.1, step, steps)));
        }
    }

    /// Puts a sign in the cell of a dot; a value and a target in one cell become the sign of both.
    pub fn sign(&mut self, dot: (usize, usize), sign: Sign) {
        let (cell, _) = self.cell(dot);
        if let Some(here) = self.signs.get_mut(cell) {
            let is_both = here.is_some_and(|here| (here == Sign::Cible) != (sign == Sign::Cible));
            *here = Some(if is_both { Sign::Deux } else { sign });
        }
    }

    /// Tells whether a sign stands anywhere.
    pub fn shows(&self, sign: Sign) -> bool {
        self.signs.contains(&Some(sign))
    }

    /// Writes a row, without the blanks at its end.
    pub fn row(&self, row: usize) -> String {
        let cells = row * self.columns..(row + 1) * self.columns;
        let (mut text, mut blanks) = (String::new(), 0);
        for (dots, sign) in self.dots[cells.clone()].iter().zip(&self.signs[cells]) {
            let drawn = match (sign, dots, self.charset) {
                (Some(sign), _, charset) => sign.draw(charset),
                (None, 0, _) => {
                    blanks += 1;
                    continue;
                }
                (None, dots, Charset::Unicode) => {
                    char::from_u32(0x2800 + u32::from(*dots)).into_iter().collect()
                }
                (None, _, Charset::Ascii) => ".".to_owned(),
            };
            text += &" ".repeat(std::mem::take(&mut blanks));
            text += &drawn;
        }
        text
    }

    fn dot(&mut self, dot: (usize, usize)) {
        let (cell, bit) = self.cell(dot);
        if let Some(dots) = self.dots.get_mut(cell) {
            *dots |= bit;
        }
    }

    /// Returns the cell of a dot, and which of its dots it is.
    fn cell(&self, (x, y): (usize, usize)) -> (usize, u8) {
        let (wide, high) = Self::dots_per_cell(self.charset);
        (y / high * self.columns + x / wide, BRAILLE[x % wide][y % high])
    }
}

/// Returns the point at `step` of `steps` on the way from one to another.
fn between(from: usize, to: usize, step: usize, steps: usize) -> usize {
    let way = (from.abs_diff(to) * step * 2 + steps) / (steps * 2);
    if from <= to { from + way } else { from - way }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::Paint;

    fn rows(canvas: &Canvas, count: usize) -> Vec<String> {
        (0..count).rev().map(|row| Paint { color: false }.finish(&canvas.row(row))).collect()
    }

    #[test]
    fn a_line_joins_two_dots_whichever_comes_first() {
        for (from, to) in [((0, 0), (5, 3)), ((5, 3), (0, 0))] {
            let mut fine = Canvas::new(3, 1, Charset::Unicode);
            fine.line(from, to);
            assert_eq!(rows(&fine, 1), ["⡠⠔⠊"]);
        }
        let mut plain = Canvas::new(5, 3, Charset::Ascii);
        plain.line((0, 2), (4, 0));
        assert_eq!(rows(&plain, 3), [".", " ..", "   .."]);
    }

    #[test]
    fn a_value_and_a_target_in_one_cell_are_the_sign_of_both() {
        let mut canvas = Canvas::new(4, 1, Charset::Ascii);
        canvas.sign((0, 0), Sign::Valeur);
        canvas.sign((1, 0), Sign::Cible);
        canvas.sign((3, 0), Sign::Reference);
        canvas.sign((3, 0), Sign::Cible);
        assert_eq!(rows(&canvas, 1), ["*o @"]);
        assert!(canvas.shows(Sign::Deux) && !canvas.shows(Sign::Reference));
    }
}
