//! Pictures of numbers: a bar, a line of a series, a plot with its scale.

mod bar;
mod canvas;
mod frame;
mod legend;
mod plot;
mod scale;
mod series;
mod sparkline;
mod years;

pub use bar::bar;
pub use plot::plot;
pub use sparkline::sparkline;

/// The characters that pictures are drawn with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Charset {
    /// Blocks, lines and dots.
    Unicode,
    /// What every terminal has.
    Ascii,
}
