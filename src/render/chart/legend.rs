//! What the signs of a plot mean.

use crate::render::Screen;
use crate::render::prose::columns;

use super::canvas::{Canvas, Sign};
use super::series::Series;

/// Says what each sign that is drawn means; each stays on one line of `width` columns, if it can.
pub fn legend(series: &Series, canvas: &Canvas, is_dense: bool, width: usize, screen: &Screen<'_>) -> String {
    let catalogue = screen.catalogue;
    let mut said = Vec::new();
    let mut say = |sign: String, text: String| {
        let one = format!("{sign} {text}").trim().to_owned();
        said.push(if columns(&one) <= width { one.replace(' ', "\u{a0}") } else { one });
    };
    let draw = |sign: Sign| sign.draw(screen.charset);

    let values = match series.values.first() {
        Some(first) if series.is_sum => catalogue.say("trace-somme", &[("periode", first.periode.into())]),
        _ => catalogue.word("trace-valeur"),
    };
    match (is_dense, canvas.shows(Sign::Valeur)) {
        (true, true) => say(format!("⠒⠒ {}", draw(Sign::Valeur)), values),
        (true, false) => say("⠒⠒".to_owned(), values),
        (false, true) => say(draw(Sign::Valeur), values),
        (false, false) => {}
    }
    if let Some((point, is_stated)) = series.start.filter(|_| canvas.shows(Sign::Reference)) {
        let key = if is_stated { "trace-reference" } else { "trace-premiere" };
        say(draw(Sign::Reference), catalogue.say(key, &[("periode", point.periode.into())]));
    }
    if canvas.shows(Sign::Cible) {
        say(draw(Sign::Cible), catalogue.word("trace-cible"));
    }
    if canvas.shows(Sign::Deux) {
        say(draw(Sign::Deux), catalogue.word("trace-deux"));
    }
    if series.has_gap {
        say(String::new(), catalogue.word("trace-nc"));
    }
    said.join("   ")
}
