//! The two lines that open a sheet: its numero and title, then when it was published and by whom.

use crate::plan::fiche::LONGEST_TITLE;
use crate::plan::texte::fold;
use crate::plan::{Numero, Publication};

use super::lines::Line;
use super::words::heading;
use crate::interop::dates;

/// The most lines that stand between a title and the line of its publication.
const MOST_BETWEEN: usize = 3;

/// A line that gives a numero and a title.
pub struct Title {
    pub numero: Numero,
    pub titre: String,
}

/// Finds the title among the lines of a page; nothing where no line can be one.
///
/// The one that the publication follows goes before any other above the first heading.
pub fn find(lines: &[Line]) -> Option<(usize, Title)> {
    let published = lines.iter().position(|line| publication(&line.text).is_some());
    if let Some(published) = published {
        let near = published.saturating_sub(MOST_BETWEEN)..published;
        if let Some(found) = near.rev().find_map(|place| Some((place, read(&lines[place].raw, true)?))) {
            return Some(found);
        }
    }
    let mut above = lines.iter().take_while(|line| heading(&line.text).is_none()).enumerate();
    above.find_map(|(place, line)| Some((place, read(&line.raw, place == 0)?)))
}

/// Reads « 4.5 : Titre », « 37) Titre », « Action n°8 - Titre »; `is_bare` admits « D1.3 Titre » too.
pub fn read(text: &str, is_bare: bool) -> Option<Title> {
    if text.len() > 4 * LONGEST_TITLE {
        return None;
    }
    let (rest, is_named) = without_name(text);
    let end = rest.find(|letter: char| letter.is_whitespace() || ":)–—".contains(letter))?;
    let numero = rest[..end].trim_end_matches('.');
    let numero = Numero::read(numero).filter(|numero| is_like_one(numero.as_str()))?;
    let (numero, after) = ranked(numero, rest[end..].trim_start());
    let parted = after.strip_prefix([':', ')', '–', '—']).or_else(|| after.strip_prefix("- "));
    let has_point = rest[..end].ends_with('.');
    let titre = match parted {
        Some(titre) => titre,
        None if has_point || is_named || is_bare && numero.as_str().contains(['.', '-']) => after,
        None => return None,
    };
    let titre = titre.trim_start_matches([':', '-', '–', ' ', '\u{a0}']).trim();
    let is_title = titre.contains(char::is_alphabetic) && titre.chars().count() <= LONGEST_TITLE;
    is_title.then(|| Title { numero, titre: titre.to_owned() })
}

/// Joins to a numero the word that makes another of it: « 12 bis : … » is of 12bis.
fn ranked(numero: Numero, after: &str) -> (Numero, &str) {
    let joined = ["bis", "ter", "quater"].iter().find_map(|word| {
        let rest = after.strip_prefix(word)?.trim_start();
        let is_parted = rest.starts_with([':', ')', '–', '—']) || rest.starts_with("- ");
        is_parted.then(|| Some((Numero::read(&format!("{numero}{word}"))?, rest)))?
    });
    joined.unwrap_or((numero, after))
}

/// Tells whether a text is a numero rather than a word: some letters at most, then digits.
pub fn is_like_one(text: &str) -> bool {
    let digits = text.trim_start_matches(|letter: char| letter.is_ascii_alphabetic() || letter == '-');
    text.len() - digits.len() <= 4 && digits.starts_with(|first: char| first.is_ascii_digit())
}

/// Returns what follows « Fiche action n° », and whether that stood there.
fn without_name(text: &str) -> (&str, bool) {
    let (mut rest, mut is_named) = (text.trim_start(), false);
    while let Some(word) = rest.split([' ', '\u{a0}']).next() {
        let signed = word.strip_prefix(['n', 'N']).and_then(|after| after.strip_prefix(['°', 'º']));
        let taken = match (&*fold(word), signed) {
            (_, Some(after)) => word.len() - after.len(),
            ("fiche" | "action" | "fiche-action" | "numero", None) => word.len(),
            _ => break,
        };
        is_named = true;
        rest = rest[taken..].trim_start();
    }
    (rest, is_named)
}

/// Reads « Publié 21-11-2024 par poupardPCAET ».
pub fn publication(text: &str) -> Option<Publication> {
    if text.len() > 4 * LONGEST_TITLE {
        return None;
    }
    let rest = ["Publiée", "Publié", "publiée", "publié"].iter().find_map(|word| text.strip_prefix(word))?;
    let rest = rest.trim_start_matches([':', ' ', '\u{a0}']);
    let (date, auteur) = match rest.split_once(" par ") {
        Some((date, auteur)) => (date, Some(auteur)),
        None => rest.strip_prefix("par ").map_or((rest, None), |auteur| ("", Some(auteur))),
    };
    let trimmed = |text: &str| text.trim_matches([' ', '\u{a0}', '-', '–', '—', '|', '.']).to_owned();
    let auteur = auteur.map(trimmed).filter(|auteur| !auteur.is_empty());
    let date = trimmed(date.trim().strip_prefix("le ").unwrap_or(date));
    let read = dates::read(&date);
    if read.is_none() && !(date.is_empty() && auteur.is_some()) {
        return None;
    }
    Some(Publication { date: read, auteur })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Option<String> {
        read(text, true).map(|title| format!("{} | {}", title.numero, title.titre))
    }

    #[test]
    fn a_title_is_known_in_its_usual_writings() {
        for (text, title) in [
            ("4.5 : Lancer une démarche", "4.5 | Lancer une démarche"),
            ("37) Rénover : les écoles", "37 | Rénover : les écoles"),
            ("D1.3 - Former", "D1.3 | Former"),
            ("E1.2.1 – Former", "E1.2.1 | Former"),
            ("D1.3 Former", "D1.3 | Former"),
            ("4.5. Former", "4.5 | Former"),
            ("Action 8 : Former", "8 | Former"),
            ("Fiche action n°12 Former", "12 | Former"),
            ("FICHE N° 4.5 : Former", "4.5 | Former"),
            ("A-1 : Former", "A-1 | Former"),
            ("Action 12 bis – Former", "12bis | Former"),
            ("4.5 ter : Former", "4.5ter | Former"),
            ("12 : Bis repetita", "12 | Bis repetita"),
            ("CL3\u{a0}: Former", "CL3 | Former"),
        ] {
            assert_eq!(shown(text).as_deref(), Some(title), "{text}");
        }
    }

    #[test]
    fn what_is_no_title_is_not_taken_for_one() {
        for text in [
            "",
            "Objectifs",
            "2023",
            "Le parc : un lieu",
            "12 000 € : trop",
            "Energie : 2",
            "n.c. n.c.",
            "4.5",
            "4.5 :",
            "4.5 : 12",
        ] {
            assert_eq!(shown(text), None, "{text}");
        }
        assert_eq!(shown(&format!("4.5 : {}", "x".repeat(301))), None);
    }

    #[test]
    fn a_publication_gives_its_day_and_its_author() {
        for (text, expected) in [
            ("Publié 21-11-2024 par poupardPCAET", Some("2024-11-21 poupardPCAET")),
            ("Publiée le 3 mai 2024 par A. Martin -", Some("2024-05-03 A. Martin")),
            ("Publié le 21/11/2024", Some("2024-11-21 -")),
            ("Publié par compte", Some("- compte")),
            ("Publié hier par compte", None),
            ("Publié", None),
            ("Publiés depuis 2020", None),
        ] {
            let shown = publication(text).map(|Publication { date, auteur }| {
                let date = date.map_or("-".to_owned(), |date| date.to_string());
                format!("{date} {}", auteur.as_deref().unwrap_or("-"))
            });
            assert_eq!(shown.as_deref(), expected, "{text}");
        }
    }
}
