//! A series with its targets, drawn over time between two axes.

use crate::plan::Indicateur;
use crate::render::Screen;
use crate::render::paint::clean;
use crate::render::prose::{columns as width_of, shortened, wrap_line};

use super::Charset;
use super::canvas::{Canvas, Sign};
use super::frame::Frame;
use super::legend::legend;
use super::scale::Scale;
use super::series::{Point, Series};
use super::years::Years;

/// The columns a plot takes at most: wider, the eye loses the line.
const WIDEST: usize = 120;
/// The columns under which a plot tells nothing.
const NARROWEST: usize = 20;
/// The columns by which the label of the last year may stand out.
const OVERHANG: usize = 2;

/// Draws an indicator's values and targets, as wide as the terminal.
///
/// `None` off a terminal, on one too narrow, and for what a plot says nothing of: no value, or one alone.
pub fn plot(indicateur: &Indicateur, screen: &Screen<'_>) -> Option<String> {
    let series = Series::of(indicateur)?;
    let scale = match indicateur.modalites.len() {
        0 => Scale::around(&series.points().map(|point| point.nombre).collect::<Vec<_>>())?,
        choices => Scale::of_choices(choices)?,
    };
    let width = screen.width?.min(WIDEST);
    let labels = labels(indicateur, &scale, width, screen);
    let margin = labels.iter().map(|label| width_of(label)).max()?;
    let columns = width.checked_sub(margin + 2 + OVERHANG).filter(|columns| NARROWEST <= *columns)?;
    let years = Years::over(series.points().map(|point| point.periode), columns)?;
    let is_dense = screen.charset == Charset::Unicode && years.columns < series.values.len() * 2;
    let canvas = drawn(indicateur, &series, &scale, &years, (is_dense, screen.charset));

    let frame = Frame { margin, charset: screen.charset };
    let indent = " ".repeat(margin + 2);
    let legend = legend(&series, &canvas, is_dense, width - indent.len(), screen);
    let is_yearly = series.points().all(|point| point.periode.months() == 12);
    let parts = [
        frame.unit(indicateur, width),
        frame.rows(&canvas, &scale, &labels),
        frame.time(&years, is_yearly),
        wrap_line(&format!("{indent}{legend}"), &indent, Some(width)) + "\n",
    ];
    Some(parts.concat())
}

/// Draws the line through the values, broken where one lacks, and the signs above it.
///
/// Where values are dense, the line alone shows them, but for those that it does not reach.
fn drawn(
    indicateur: &Indicateur,
    series: &Series,
    scale: &Scale,
    years: &Years,
    (is_dense, charset): (bool, Charset),
) -> Canvas {
    let mut canvas = Canvas::new(years.columns, scale.rows, charset);
    let (wide, high) = Canvas::dots_per_cell(charset);
    let dot = |point: &Point| (years.column(point.periode, wide), scale.row(point.nombre, high));
    let values = &series.values;
    let is_joined = |place: usize| {
        values
            .get(place..=place + 1)
            .is_some_and(|pair| !indicateur.lacks_between(pair[0].periode, pair[1].periode))
    };
    for (place, point) in values.iter().enumerate() {
        let is_alone = !is_joined(place) && place.checked_sub(1).is_none_or(|before| !is_joined(before));
        if is_joined(place) {
            canvas.line(dot(point), dot(&values[place + 1]));
        }
        if !is_dense || is_alone {
            canvas.sign(dot(point), Sign::Valeur);
        }
    }
    if let Some((point, _)) = &series.start {
        canvas.sign(dot(point), Sign::Reference);
    }
    series.targets.iter().for_each(|point| canvas.sign(dot(point), Sign::Cible));
    canvas
}

/// Writes what stands beside each tick: numbers, or choices.
fn labels(indicateur: &Indicateur, scale: &Scale, width: usize, screen: &Screen<'_>) -> Vec<String> {
    let choices = indicateur.modalites.iter().map(|modalite| shortened(&clean(&modalite.label), width / 3));
    if indicateur.modalites.is_empty() {
        scale.ticks.iter().map(|(_, tick)| screen.catalogue.nombre(tick)).collect()
    } else {
        choices.collect()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::langue::{Catalogue, Langue};
    use crate::plan::{Mesure, Modalite, Nombre, Periode, Valeur};
    use crate::render::Paint;

    fn series(values: &[(&str, &str)]) -> Vec<Valeur> {
        let valeur = |(periode, nombre): &(&str, &str)| Valeur {
            periode: Periode::read(periode).expect("a period"),
            mesure: Mesure::Nombre(nombre.parse().expect("a number")),
            source: None,
            commentaire: None,
        };
        values.iter().map(valeur).collect()
    }

    fn indicateur(valeurs: &[(&str, &str)], cibles: &[(&str, &str)]) -> Indicateur {
        Indicateur { valeurs: series(valeurs), cibles: series(cibles), ..Indicateur::default() }
    }

    fn draw(
        indicateur: &Indicateur,
        langue: Langue,
        width: Option<usize>,
        charset: Charset,
    ) -> Option<String> {
        let catalogue = Catalogue::load(langue);
        let drawn = plot(indicateur, &Screen { catalogue: &catalogue, width, charset })?;
        Some(Paint { color: false }.finish(&drawn).replace('\u{a0}', " "))
    }

    fn lines(drawn: Option<&str>) -> Vec<&str> {
        drawn.map(|drawn| drawn.lines().collect()).unwrap_or_default()
    }

    #[test]
    fn values_are_joined_but_over_what_is_not_communicated() {
        let kits = indicateur(&[("2020", "0"), ("2021", "10"), ("2023", "30")], &[("2024", "40")]);
        let kits = Indicateur { unite: Some("kits".into()), ..kits };
        let drawn = draw(&kits, Langue::En, Some(30), Charset::Ascii);
        let expected = [
            "kits",
            "40 +                     o",
            "   |",
            "30 +                *",
            "   |",
            "20 +",
            "   |",
            "10 +      .*",
            "   |    ..",
            " 0 +  #.",
            "   +--+---------+--------+--",
            "     2020      2022     2024",
            "    * value   # reference",
            "    value (2020, the first)",
            "    o target   no line: n.c.",
        ];
        assert_eq!(lines(drawn.as_deref()), expected);
    }

    #[test]
    fn choices_stand_on_the_axis_by_their_names() {
        let choix = |code: &str, label: &str| Modalite { code: code.into(), label: label.into() };
        let mut eit =
            Indicateur { modalites: vec![choix("0", "non"), choix("1", "oui")], ..Indicateur::default() };
        let valeur = |(periode, label): (&str, &str)| Valeur {
            mesure: eit.modalite(label).expect("a choice"),
            ..series(&[(periode, "0")]).remove(0)
        };
        eit.valeurs = [("2020", "non"), ("2021", "oui")].map(valeur).into();
        let drawn = draw(&eit, Langue::Fr, Some(27), Charset::Unicode);
        let expected = [
            "oui ┤             ⣀⠤●",
            "    │          ⡠⠔⠊",
            "    │      ⢀⡠⠒⠉",
            "non ┤     ●⠁",
            "    └─────┬─────────┬────",
            "         2020      2021",
            "     ● valeur",
        ];
        assert_eq!(lines(drawn.as_deref()), expected);
    }

    #[test]
    fn periods_finer_than_years_stand_between_the_limits_of_theirs() {
        let visits = indicateur(&[("2024-T1", "-1"), ("2024-T4", "1"), ("2025-S1", "1")], &[("2025", "1")]);
        let visits = Indicateur { reference: Periode::read("2024-T4").ok(), ..visits };
        let drawn = draw(&visits, Langue::Fr, Some(34), Charset::Ascii);
        let expected = [
            " 1 +            #....*   o",
            "   |",
            "   |",
            "   |",
            "   |",
            " 0 +",
            "   |",
            "   |",
            "   |",
            "   |",
            "-1 + *",
            "   +--------------+-------------",
            "          2024          2025",
            "    * valeur   # valeur de",
            "    référence (T4 2024)   o cible",
            "    sans trait : n.c.",
        ];
        assert_eq!(lines(drawn.as_deref()), expected);
    }

    #[test]
    fn nothing_is_drawn_where_a_plot_says_nothing() {
        let wide =
            |valeurs, cibles| draw(&indicateur(valeurs, cibles), Langue::Fr, Some(80), Charset::Unicode);
        assert_eq!(wide(&[], &[]), None);
        assert_eq!(wide(&[], &[("2024", "1"), ("2030", "2")]), None);
        assert_eq!(wide(&[("2024", "1")], &[]), None);
        assert!(wide(&[("2024", "1")], &[("2030", "2")]).is_some());
        let kits = indicateur(&[("2024", "1"), ("2025", "2")], &[]);
        assert_eq!(draw(&kits, Langue::Fr, None, Charset::Unicode), None, "off a terminal");
        assert_eq!(draw(&kits, Langue::Fr, Some(24), Charset::Unicode), None, "too narrow");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(500))]

        #[test]
        fn every_value_and_every_target_is_seen_at_its_number_and_its_time(
            valeurs in prop::collection::btree_map(0u32..420, -1_000_000_000_000_000i64..1_000_000_000_000_000, 1..400),
            cibles in prop::collection::btree_map(2020i32..2060, -1_000_000i64..1_000_000, 1..4),
            scale in 0u32..12,
            width in 60usize..140,
            is_unicode in any::<bool>(),
        ) {
            let valeur = |periode, digits| Valeur {
                periode, mesure: Mesure::Nombre(Nombre::new(digits, scale)), source: None, commentaire: None,
            };
            let month = |at: u32| Periode::Mois(1990 + i32::try_from(at / 12).unwrap_or_default(), at % 12 + 1);
            let indicateur = Indicateur {
                valeurs: valeurs.into_iter().map(|(at, digits)| valeur(month(at), digits)).collect(),
                cibles: cibles.into_iter().map(|(an, digits)| valeur(Periode::Annee(an), digits)).collect(),
                ..Indicateur::default()
            };
            let charset = if is_unicode { Charset::Unicode } else { Charset::Ascii };
            let series = Series::of(&indicateur).expect("a series");
            let numbers: Vec<Nombre> = series.points().map(|point| point.nombre).collect();
            let scale = Scale::around(&numbers).expect("a scale");
            let years = Years::over(series.points().map(|point| point.periode), width).expect("years");
            let canvas = drawn(&indicateur, &series, &scale, &years, (is_unicode, charset));
            let rows: Vec<Vec<char>> =
                (0..scale.rows).map(|row| Paint { color: false }.finish(&canvas.row(row)).chars().collect()).collect();
            let seen = |point: &Point| {
                rows[scale.row(point.nombre, 1)].get(years.column(point.periode, 1)).copied().unwrap_or(' ')
            };
            for point in &series.values {
                prop_assert!(seen(point) != ' ', "{point:?} is not seen");
            }
            for point in &series.targets {
                prop_assert!("◇◈o@".contains(seen(point)), "{point:?} is not seen");
            }
            let drawn = draw(&indicateur, Langue::Fr, Some(width), charset).unwrap_or_default();
            prop_assert!(drawn.lines().all(|line| width_of(line) <= width), "wider than {width}:\n{drawn}");
        }
    }
}
