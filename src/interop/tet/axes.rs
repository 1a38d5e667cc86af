//! The axes of an action as the model names them, the widest first: « 4. Économie », « 4.1. Entreprises ».

use crate::interop::page::title::is_like_one;
use crate::plan::texte::fold;
use crate::plan::{Entete, Fiche, Numero};

/// How deep the model goes.
pub const DEPTH: usize = 3;

/// What stands before the number of an axe: « Axe 1. », « Objectif stratégique n°2 : ».
const WORDS: [&str; 14] = [
    "axe",
    "sous-axe",
    "sous-sous-axe",
    "orientation",
    "objectif",
    "strategique",
    "operationnel",
    "enjeu",
    "volet",
    "theme",
    "thematique",
    "chantier",
    "n°",
    "no",
];

/// The signs between the number of an axe and its name.
const SIGNS: [char; 7] = ['.', ')', ':', '-', '–', '—', ' '];

/// Returns the axes that an action lies under, down to its own: those that the plan declares, by their names.
pub fn of(fiche: &Fiche, entete: &Entete) -> Vec<String> {
    let Some(own) = fiche.axe(entete) else { return Vec::new() };
    let numero = Numero::read(own);
    let is_above = |prefix: &str| prefix != own && numero.as_ref().is_some_and(|own| own.is_under(prefix));
    let mut path: Vec<&str> =
        entete.axes.iter().map(|(prefix, _)| prefix.as_str()).filter(|prefix| is_above(prefix)).collect();
    path.sort_by_key(|prefix| prefix.len());
    path.push(own);
    path.into_iter().map(|axe| name(axe, entete)).collect()
}

fn name(axe: &str, entete: &Entete) -> String {
    match entete.axe_title(axe) {
        Some(titre) => format!("{axe}. {titre}"),
        None => axe.to_owned(),
    }
}

/// Reads the name of an axe: its number, where it has one, and its title.
pub fn read(name: &str) -> (Option<&str>, &str) {
    let mut rest = name.trim();
    loop {
        let word = rest.split([' ', '\u{a0}']).next().unwrap_or_default();
        let number = word.trim_end_matches(['.', ')', ':']);
        let is_letter = number.len() == 1 && number.len() < word.len();
        let admits = is_letter || is_like_one(number);
        if Numero::read(number).is_some() && admits {
            return (
                Some(number),
                rest[word.len()..].trim_start_matches(['\u{a0}']).trim_start_matches(SIGNS),
            );
        }
        let is_before = WORDS.contains(&fold(word).trim_end_matches('s'));
        match word.strip_prefix("n°") {
            Some(after) if !after.is_empty() => rest = &rest[word.len() - after.len()..],
            _ if is_before && word.len() < rest.len() => rest = rest[word.len()..].trim_start(),
            _ => return (None, name.trim()),
        }
    }
}

/// Finds which axe the names of a row lead to, the deepest that has a number; and tells of each how it was found.
pub fn resolve(names: &[String], entete: &Entete, mut see: impl FnMut(Found<'_>)) -> Option<String> {
    let mut above: Option<String> = None;
    for name in names {
        let (number, titre) = read(name);
        let is_below = |prefix: &str| {
            let parent = above.as_deref().unwrap_or_default();
            prefix != parent && Numero::read(prefix).is_some_and(|prefix| prefix.is_under(parent))
        };
        let titled =
            entete.axes.iter().find(|(prefix, known)| is_below(prefix) && fold(known) == fold(titre));
        let axe = match (titled, number) {
            (Some((prefix, _)), _) => prefix.clone(),
            (None, Some(number)) => match &above {
                // « Objectif 2 » under axe 1 is 1.2.
                Some(parent) if !is_below(number) => format!("{parent}.{number}"),
                _ => number.to_owned(),
            },
            (None, None) => {
                see(Found::Unnumbered(name));
                break;
            }
        };
        match entete.axe_title(&axe) {
            None => see(Found::Undeclared(&axe, if titre.is_empty() { name } else { titre })),
            Some(known) if titled.is_none() && !titre.is_empty() => see(Found::Otherwise(&axe, known)),
            Some(_) => {}
        }
        above = Some(axe);
    }
    above
}

/// What is to be said of the name of an axe.
#[derive(Debug, PartialEq, Eq)]
pub enum Found<'n> {
    /// The plan does not declare it: its number and its title.
    Undeclared(&'n str, &'n str),
    /// The plan gives its number another title.
    Otherwise(&'n str, &'n str),
    /// It has no number, and the plan knows no such title.
    Unnumbered(&'n str),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_begins_with_a_number_in_several_ways() {
        for (name, number, titre) in [
            ("1. Habiter", Some("1"), "Habiter"),
            ("1.2. Se chauffer", Some("1.2"), "Se chauffer"),
            ("4 Économie", Some("4"), "Économie"),
            ("A. Air", Some("A"), "Air"),
            ("D1 - Mobilité", Some("D1"), "Mobilité"),
            ("Axe 1. COORDINATION", Some("1"), "COORDINATION"),
            ("Objectif stratégique n°2 : Impulser", Some("2"), "Impulser"),
            ("Axe 1", Some("1"), ""),
            ("Habiter", None, "Habiter"),
            ("Axe habitat", None, "Axe habitat"),
            ("À venir 2030", None, "À venir 2030"),
            ("", None, ""),
        ] {
            assert_eq!(read(name), (number, titre), "{name}");
        }
    }

    #[test]
    fn names_lead_to_the_axes_of_the_plan() {
        let axes = [("1", "Habiter"), ("1.1", "Se chauffer"), ("2", "Se déplacer")];
        let axes = axes.map(|(axe, titre)| (axe.to_owned(), titre.to_owned())).to_vec();
        let entete = Entete { axes, ..Entete::default() };
        let led = |names: &[&str]| {
            let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
            let mut told = Vec::new();
            let axe = resolve(&names, &entete, |found| told.push(format!("{found:?}")));
            format!("{} {}", axe.unwrap_or_default(), told.join(" "))
        };
        assert_eq!(led(&["1. Habiter", "1.1. Se chauffer"]), "1.1 ");
        assert_eq!(led(&["habiter", "Se chauffer"]), "1.1 ");
        assert_eq!(
            led(&["Axe 2. Bouger", "Objectif 1. Rouler"]),
            "2.1 Otherwise(\"2\", \"Se déplacer\") Undeclared(\"2.1\", \"Rouler\")"
        );
        assert_eq!(led(&["3. Manger", "Local"]), "3 Undeclared(\"3\", \"Manger\") Unnumbered(\"Local\")");
        assert_eq!(led(&["Manger"]), " Unnumbered(\"Manger\")");
        assert_eq!(led(&["Axe 1", "1"]), "1.1 ");
    }
}
