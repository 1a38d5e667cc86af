//! What a cell says of a field.

use chrono::Datelike;

use crate::commands::table::{forbids, no_date, text};
use crate::interop::dates;
use crate::interop::table::Cell;
use crate::obstacle::{Obstacle, OfTable};
use crate::plan::texte::{compose, fold, is_nc};
use crate::plan::{
    Domaine, Mot, Nombre, Participation, Perimetre, Periode, Priorite, Secteur, Statut, Taxe, nombre,
};

/// The first year that an action can be of.
const FIRST_YEAR: i32 = 1950;

/// What a cell asks of a field.
#[derive(Debug, Clone, PartialEq)]
pub enum Said {
    /// To say nothing.
    Nothing,
    /// To read so.
    Value(String),
    /// To hold these items and no other.
    Items(Vec<String>),
}

impl Said {
    /// Tells whether two ask the same of a field, be it in other digits, or in another order.
    pub fn means(&self, other: &Self, route: &str) -> bool {
        let is_number = matches!(route, "avancement" | "budget.montant");
        let number = |said: &str| nombre::read(said.trim()).map(|lecture| lecture.nombre);
        match (self, other) {
            (Self::Value(one), Self::Value(other)) if is_number && number(one).is_some() => {
                number(one) == number(other)
            }
            (Self::Items(one), Self::Items(other)) => {
                one.iter().all(|item| other.contains(item)) && other.iter().all(|item| one.contains(item))
            }
            (one, other) => one == other,
        }
    }
}

/// Reads the cell of a field; none where it is empty, which changes nothing.
pub fn read(cell: &Cell, route: &'static str, is_list: bool) -> Result<Option<Said>, Obstacle> {
    let said = match (cell, route) {
        (Cell::Percent(share), "avancement") => percent(share),
        (Cell::Percent(value), _) => return Err(Obstacle::Table(OfTable::Percent { value: value.clone() })),
        // A year that was typed where a spreadsheet expects a day is the 17th of July 1905, or near it.
        (Cell::Day(day), route) if is_date(route) && day.year() < FIRST_YEAR => {
            return Err(no_date(&day.to_string()));
        }
        (Cell::Day(day), route) if is_date(route) => {
            let bad = || Obstacle::BadPeriode { value: day.to_string() };
            Some(Periode::of_day(*day).ok_or_else(bad)?.to_string())
        }
        (Cell::Truth(truth), "calendrier.permanente") => Some(answer(*truth)),
        (Cell::Text(text), "calendrier.permanente") if text.eq_ignore_ascii_case(Cell::shown(true)) => {
            Some(answer(true))
        }
        (Cell::Text(text), "calendrier.permanente") if text.eq_ignore_ascii_case(Cell::shown(false)) => {
            Some(answer(false))
        }
        _ => text(cell, route)?,
    };
    let Some(said) = said.map(|said| compose(said.trim())) else { return Ok(None) };
    if forbids(&said) {
        return Err(Obstacle::ForbiddenText { option: route });
    }
    Ok(Some(match route {
        _ if is_nc(&said) => Said::Nothing,
        "secteurs" => Said::Items(items(&said).iter().map(|one| mot::<Secteur>(one)).collect()),
        "perimetres" => Said::Items(items(&said).iter().map(|one| mot::<Perimetre>(one)).collect()),
        "domaines" => Said::Items(items(&said).iter().map(|one| mot::<Domaine>(one)).collect()),
        _ if is_list => Said::Items(items(&said)),
        "statut" => Said::Value(mot::<Statut>(&said)),
        "priorite" => Said::Value(mot::<Priorite>(&said)),
        "participation" => Said::Value(mot::<Participation>(&said)),
        "budget.taxe" => Said::Value(mot::<Taxe>(&said)),
        "axe" => Said::Value(axe(&said)),
        "calendrier.permanente" => Said::Value(said.to_lowercase()),
        "avancement" => Said::Value(said.trim_end_matches('%').trim().to_owned()),
        "budget.montant" if fold(&said).replace(' ', "-") == "non-chiffrable" => {
            Said::Value("non-chiffrable".to_owned())
        }
        "budget.montant" => Said::Value(said.trim_end_matches(['€', ' ', '\u{a0}', '\u{202f}']).to_owned()),
        route if is_date(route) => Said::Value(date(&said)?),
        _ => Said::Value(said),
    }))
}

fn answer(truth: bool) -> String {
    if truth { "oui" } else { "non" }.to_owned()
}

/// Returns the word that people mean; one that nobody knows is left for the rules to refuse.
fn mot<M: Mot>(said: &str) -> String {
    M::understand(said).map_or_else(|| said.to_owned(), |mot| mot.key().to_owned())
}

fn is_date(route: &str) -> bool {
    matches!(
        route,
        "calendrier.debut" | "calendrier.fin_estimee" | "calendrier.fin_effective" | "publication.date"
    )
}

/// Reads a date as the files write it, or as people do: the day comes before the month.
fn date(said: &str) -> Result<String, Obstacle> {
    dates::read(said).map(|periode| periode.to_string()).ok_or_else(|| no_date(said))
}

/// Reads a share that a spreadsheet shows in percent: 0.45 is 45.
pub fn percent(share: &str) -> Option<String> {
    share.parse::<Nombre>().ok().map(|share| (share * Nombre::ONE_HUNDRED).normalize().to_string())
}

/// Returns the axe that a cell names: « 1. Habiter » and « Axe 1 - Habiter » are 1, « Axe B » is B.
fn axe(said: &str) -> String {
    let is_named = fold(said).starts_with("axe ");
    let rest = if is_named { &said["axe ".len()..] } else { said };
    let first = rest.split_whitespace().next().unwrap_or_default().trim_end_matches(['.', ')', ':']);
    let is_number = first.starts_with(|one: char| one.is_ascii_digit());
    let is_letter = is_named && first.len() == 1;
    if is_number || is_letter { first.to_owned() } else { said.to_owned() }
}

/// Parts the items of a list: by line ends, else by semicolons, else by commas that stand outside brackets and quotes.
///
/// A bullet tells that a line is one item, whatever signs it holds. Source: Territoires en Transitions parts its
/// lists by such commas.
fn items(said: &str) -> Vec<String> {
    let mut items: Vec<String> = Vec::new();
    let parts: Vec<&str> = match said {
        said if said.contains('\n') || said.starts_with('•') => said.split('\n').collect(),
        said if said.contains(';') => said.split(';').collect(),
        said => commas(said),
    };
    for part in parts {
        let part = part.trim();
        let part = part.strip_prefix(['-', '•']).unwrap_or(part).trim();
        if !part.is_empty() && !items.iter().any(|item| item == part) {
            items.push(part.to_owned());
        }
    }
    items
}

fn commas(said: &str) -> Vec<&str> {
    let (mut parts, mut start, mut depth, mut is_quoted) = (Vec::new(), 0, 0usize, false);
    for (at, character) in said.char_indices() {
        match character {
            '(' | '«' => depth += 1,
            ')' | '»' => depth = depth.saturating_sub(1),
            '"' => is_quoted = !is_quoted,
            ',' if depth == 0 && !is_quoted => {
                parts.push(&said[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&said[start..]);
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str, route: &'static str, is_list: bool) -> Option<Said> {
        read(&Cell::text(text), route, is_list).expect("a cell that can be read")
    }

    fn value(text: &str) -> Said {
        Said::Value(text.to_owned())
    }

    #[test]
    fn an_axe_is_known_by_its_number_however_it_is_named() {
        for (said, read) in [
            ("1", "1"),
            ("1. Se loger", "1"),
            ("Axe 1 - Habiter", "1"),
            ("AXE 2 : Se déplacer", "2"),
            ("Axe B", "B"),
            ("2.1) Vélo", "2.1"),
            ("Eau-rivières", "Eau-rivières"),
            ("Axe transversal", "Axe transversal"),
        ] {
            assert_eq!(axe(said), read);
        }
    }

    #[test]
    fn a_cell_is_read_as_its_field_is_written() {
        assert_eq!(said("", "titre", false), None);
        assert_eq!(said("n.c.", "titre", false), Some(Said::Nothing));
        assert_eq!(said("1. Habiter sobrement", "axe", false), Some(value("1")));
        assert_eq!(said("Habiter", "axe", false), Some(value("Habiter")));
        assert_eq!(said("45 %", "avancement", false), Some(value("45")));
        assert_eq!(said("12 000,50 €", "budget.montant", false), Some(value("12 000,50")));
        assert_eq!(said("03/04/2024", "calendrier.debut", false), Some(value("2024-04-03")));
        assert_eq!(said("03-04-2024", "calendrier.debut", false), Some(value("2024-04-03")));
        assert_eq!(said("2024-T2", "calendrier.debut", false), Some(value("2024-T2")));
        assert_eq!(said("S2 2023", "calendrier.debut", false), Some(value("2023-S2")));
        assert_eq!(said("juin 2025", "calendrier.debut", false), Some(value("2025-06")));
        assert_eq!(read(&Cell::Percent("0.455".into()), "avancement", false).ok(), Some(Some(value("45.5"))));
        assert_eq!(said("Terminé", "statut", false), Some(value("realise")));
        assert_eq!(said("Élevé", "priorite", false), Some(value("haute")));
        assert_eq!(said("Co-construction", "participation", false), Some(value("co-construction")));
        assert_eq!(said("en court", "statut", false), Some(value("en court")));
        let secteurs = Said::Items(vec!["residentiel".to_owned(), "transport-routier".to_owned()]);
        assert_eq!(said("Habitat ; Mobilité", "secteurs", true), Some(secteurs));
        assert!(read(&Cell::text("bientôt"), "calendrier.debut", false).is_err());
        assert!(read(&Cell::Percent("0.45".into()), "titre", false).is_err());
    }

    #[test]
    fn the_items_of_a_list_are_parted_as_people_part_them() {
        let items = |text: &str| match said(text, "partenaires", true) {
            Some(Said::Items(items)) => items.join("|"),
            other => format!("{other:?}"),
        };
        assert_eq!(items("ADEME, CCI,  ADEME"), "ADEME|CCI");
        assert_eq!(items("ADEME (Paris, Angers), CCI"), "ADEME (Paris, Angers)|CCI");
        assert_eq!(items("« Climat, énergie », \"a, b\""), "« Climat, énergie »|\"a, b\"");
        assert_eq!(items("- ADEME, Angers\n- CCI\n"), "ADEME, Angers|CCI");
        assert_eq!(items("• ADEME, Angers ; Paris"), "ADEME, Angers ; Paris");
        assert_eq!(items("ADEME ; Angers\n• - CCI"), "ADEME ; Angers|- CCI");
        assert_eq!(items("a; b;"), "a|b");
    }
}
