//! The texts and lists of a sheet: paragraphs, objectives, steps, links, names.

use std::collections::HashSet;

use crate::plan::{Etape, Lien, Numero, Responsable};

use crate::plan::texte::is_nc;

use super::Unplaced;
use super::lines::Line;
use super::title;

/// The longest name of a step, in characters: what stands before its colon.
const LONGEST_NAME: usize = 150;

/// Returns lines as their author parted them into paragraphs; nothing where they say n.c.
pub fn prose<'l>(lines: impl IntoIterator<Item = &'l Line>) -> Option<String> {
    let mut text = String::new();
    for line in lines {
        if !text.is_empty() {
            text.push_str(if line.is_apart { "\n\n" } else { "\n" });
        }
        text.push_str(&line.raw);
    }
    (!text.is_empty() && !is_nc(&text)).then_some(text)
}

/// Parts lines into items: under bullets where there are any, else one a line.
///
/// A line right under a bulleted one goes on with it.
pub fn items<'l>(lines: &[&'l Line]) -> Vec<(&'l Line, String)> {
    let has_bullets = lines.iter().any(|line| line.is_item);
    let mut items: Vec<(&Line, String)> = Vec::new();
    for line in lines {
        match items.last_mut() {
            Some((_, text)) if has_bullets && !line.is_item && !line.is_apart => {
                text.push(' ');
                text.push_str(&line.text);
            }
            _ => items.push((line, line.text.clone())),
        }
    }
    items.retain(|(_, text)| !text.is_empty() && !is_nc(text));
    items
}

/// Parts the lines of a description that bulleted steps follow: its text, then the steps.
pub fn text_and_items<'l>(lines: &[&'l Line]) -> (Vec<&'l Line>, Vec<&'l Line>) {
    let (mut text, mut items) = (Vec::new(), Vec::new());
    let mut in_item = false;
    for line in lines {
        in_item = line.is_item || in_item && !line.is_apart;
        if in_item { items.push(*line) } else { text.push(*line) }
    }
    (text, items)
}

/// Reads a step: its name, then what it is about after the first colon.
pub fn step(text: &str) -> Etape {
    let parted = text.match_indices(':').find_map(|(at, _)| {
        let detail = text[at + 1..].strip_prefix([' ', '\u{a0}', '\u{202f}'])?;
        Some((text[..at].trim(), detail.trim()))
    });
    match parted {
        Some((nom, detail))
            if !nom.is_empty()
                && !is_nc(nom)
                && nom.chars().count() <= LONGEST_NAME
                && !detail.is_empty()
                && !is_nc(detail) =>
        {
            Etape { nom: nom.to_owned(), detail: Some(detail.to_owned()), ..Etape::default() }
        }
        _ => Etape { nom: text.to_owned(), ..Etape::default() },
    }
}

/// Reads the steps; of two with one name, the second has no place.
pub fn steps(lines: &[&Line]) -> (Vec<Etape>, Vec<Unplaced>) {
    let (mut etapes, mut unplaced): (Vec<Etape>, _) = (Vec::new(), Vec::new());
    for (line, text) in items(lines) {
        let etape = step(&text);
        match etapes.iter().find(|other| other.nom == etape.nom) {
            Some(other) if *other != etape => unplaced.push(Unplaced { line: line.number, text }),
            Some(_) => {}
            None => etapes.push(etape),
        }
    }
    (etapes, unplaced)
}

/// Reads « Action n°1.5 : Accompagner la rénovation… ».
pub fn link(line: &Line) -> Option<Lien> {
    let starts = ["action", "fiche", "n°"]
        .iter()
        .any(|word| line.text.get(..word.len()).is_some_and(|start| start.to_lowercase() == *word));
    if !starts {
        return None;
    }
    if let Some(title) = title::read(&line.text, true) {
        return Some(Lien { action: Some(title.numero), titre: Some(title.titre), dispositif: None });
    }
    // A numero alone: « Action n°1.5 ».
    let last = line.text.split([' ', '\u{a0}', '°']).next_back()?.trim_end_matches(['.', ':']);
    let numero = Numero::read(last).filter(|_| last.contains(|sign: char| sign.is_ascii_digit()))?;
    let is_short = line.text.split_whitespace().count() <= 3;
    is_short.then_some(Lien { action: Some(numero), titre: None, dispositif: None })
}

/// Adds a link; one to an action that is linked already, under another title, has no place.
pub fn add_link(liens: &mut Vec<Lien>, lien: Lien) -> bool {
    let is_same = |other: &&Lien| other.action == lien.action && other.dispositif == lien.dispositif;
    if let Some(other) = liens.iter().find(is_same) {
        return *other == lien || lien.titre.is_none();
    }
    liens.push(lien);
    true
}

/// Parts names at their commas, or at their semicolons where there are any; those within parentheses or quotes stay.
pub fn names(text: &str) -> Vec<String> {
    let parted = split(text, ';').filter(|parts| parts.len() > 1).or_else(|| split(text, ','));
    let parts = parted.unwrap_or_else(|| vec![text]);
    let mut seen = HashSet::new();
    let names = parts.into_iter().map(without_dash).filter(|name| !name.is_empty() && !is_nc(name));
    names.filter(|name| seen.insert(*name)).map(str::to_owned).collect()
}

/// Returns a name without the dash that pages put after some, with nothing behind it.
fn without_dash(name: &str) -> &str {
    let name = name.trim();
    let before = name.trim_end_matches(['-', '–', '—']);
    if before.is_empty() || before.ends_with(char::is_whitespace) { before.trim_end() } else { name }
}

/// Cuts a text at a sign, where that stands outside parentheses and quotes; nothing where these are left open.
fn split(text: &str, sign: char) -> Option<Vec<&str>> {
    let (mut depth, mut is_quoted, mut from) = (0_i32, false, 0);
    let mut parts = Vec::new();
    for (at, character) in text.char_indices() {
        match character {
            '(' | '«' | '[' => depth += 1,
            ')' | '»' | ']' => depth -= 1,
            '"' => is_quoted = !is_quoted,
            _ if character == sign && depth == 0 && !is_quoted => {
                parts.push(&text[from..at]);
                from = at + sign.len_utf8();
            }
            _ => {}
        }
        if depth < 0 {
            return None;
        }
    }
    parts.push(&text[from..]);
    (depth == 0 && !is_quoted).then_some(parts)
}

/// Reads « Alice Crola (alicecrola) »: an account is one word, of small letters at its beginning.
pub fn person(text: &str) -> Responsable {
    let parted = text.strip_suffix(')').and_then(|text| text.rsplit_once(" ("));
    let is_account = |word: &str| {
        word.starts_with(|first: char| first.is_ascii_lowercase())
            && word.chars().all(|sign| sign.is_ascii_alphanumeric() || matches!(sign, '.' | '-' | '_' | '@'))
    };
    match parted {
        Some((nom, account)) if is_account(account) && !nom.trim().is_empty() => {
            Responsable { nom: nom.trim().to_owned(), identifiant: Some(account.to_owned()) }
        }
        _ => Responsable { nom: text.to_owned(), identifiant: None },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::interop::page::lines;

    #[test]
    fn names_are_parted_outside_parentheses_and_quotes() {
        for (text, expected) in [
            ("CCDH, CCI, GEHU", "CCDH|CCI|GEHU"),
            (
                "CCDH (pilote, avec la CCI), « Bien, ensemble »",
                "CCDH (pilote, avec la CCI)|« Bien, ensemble »",
            ),
            ("DUPONT, Jean ; MARTIN, Anne", "DUPONT, Jean|MARTIN, Anne"),
            ("CCDH (pilote, CCI", "CCDH (pilote, CCI"),
            ("n.c.", ""),
            ("CCI, CCI,", "CCI"),
            ("CCI -, A. Crola –", "CCI|A. Crola"),
            ("Pays-de-la-Loire-", "Pays-de-la-Loire-"),
            ("-", ""),
        ] {
            assert_eq!(names(text).join("|"), expected, "{text}");
        }
    }

    #[test]
    fn an_account_is_told_from_a_body() {
        let shown = |text| person(text).identifiant;
        assert_eq!(shown("Alice Crola (alicecrola)").as_deref(), Some("alicecrola"));
        for text in ["Alice Crola", "Alice Crola (CCDH)", "Alice Crola (chargée de mission)", "(alice)"] {
            assert_eq!(shown(text), None, "{text}");
        }
    }

    #[test]
    fn a_step_has_a_name_and_what_it_is_about() {
        let shown = |text: &str| {
            let Etape { nom, detail, .. } = step(text);
            format!("{nom}|{}", detail.unwrap_or_default())
        };
        assert_eq!(
            shown("Phase 1 : Identification : deux ateliers"),
            "Phase 1|Identification : deux ateliers"
        );
        assert_eq!(shown("Réunion à 10:30 puis visite"), "Réunion à 10:30 puis visite|");
        assert_eq!(shown("Sur 5 semaines"), "Sur 5 semaines|");
        assert_eq!(shown("Phase :"), "Phase :|");
    }

    #[test]
    fn a_link_names_an_action_by_its_numero() {
        let shown = |text: &str| {
            let lien = link(&lines::read(text)[0])?;
            Some(format!("{}|{}", lien.action?, lien.titre.unwrap_or_default()))
        };
        assert_eq!(shown("Action n°1.5 : Rénover").as_deref(), Some("1.5|Rénover"));
        assert_eq!(shown("• Fiche D1.3 - Former").as_deref(), Some("D1.3|Former"));
        assert_eq!(shown("Action n°1.5").as_deref(), Some("1.5|"));
        assert_eq!(shown("Actions de formation"), None);
        assert_eq!(shown("CRTE 2021-2026"), None);
    }
}
