//! The three dates of a sheet, be they in a line, in a table or each beside its name.

use crate::plan::Calendrier;
use crate::plan::texte::{fold, is_nc};

use super::Unplaced;
use super::lines::Line;
use crate::interop::dates;

/// One of the three dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Date {
    Debut,
    FinEstimee,
    FinEffective,
}

/// What the sheets call them; of two that begin alike, the longer first.
const NAMES: &[(&str, Date)] = &[
    ("debut du projet", Date::Debut),
    ("debut de l'action", Date::Debut),
    ("date de debut", Date::Debut),
    ("fin estimee", Date::FinEstimee),
    ("fin prevue", Date::FinEstimee),
    ("fin previsionnelle", Date::FinEstimee),
    ("date de fin", Date::FinEstimee),
    ("fin effective", Date::FinEffective),
    ("fin reelle", Date::FinEffective),
];

/// What stands in the place of a date where there is no end.
const PERMANENT: &[&str] = &["permanente", "permanent", "action permanente", "en continu", "continu"];

/// The dates as they are read, line after line.
#[derive(Debug, Default)]
pub struct Calendar {
    pub calendrier: Calendrier,
    pub unplaced: Vec<Unplaced>,
    /// The names that were read, and still wait for their dates.
    awaited: Vec<(Date, String)>,
    is_open: bool,
}

/// Tells whether a line names dates, and says nothing else.
pub fn is_header(line: &Line) -> bool {
    !line.is_item && (names(&line.text).is_some() || beside(&line.text).is_some())
}

impl Calendar {
    /// Tells whether the page names the dates, whatever it says of them.
    pub fn is_named(&self) -> bool {
        self.is_open
    }

    /// Reads a line that names dates, or gives those that are awaited; tells whether it does.
    pub fn take(&mut self, line: &Line) -> bool {
        if line.is_item {
            return false;
        }
        if let Some((date, name, said)) = beside(&line.text) {
            self.is_open = true;
            self.set(date, &name, &said, line.number);
            return true;
        }
        if let Some(names) = names(&line.text) {
            self.is_open = true;
            self.awaited.extend(names);
            return true;
        }
        if let Some(cells) = cells(&line.text).filter(|_| self.is_open) {
            return is_rule(&cells) || self.take_row(&cells, line.number);
        }
        [self.awaited.len(), 1].into_iter().any(|count| self.take_dates(&line.text, count, line.number))
    }

    fn take_row(&mut self, cells: &[String], number: usize) -> bool {
        if self.awaited.is_empty() || cells.len() != self.awaited.len() {
            return false;
        }
        for ((date, name), cell) in std::mem::take(&mut self.awaited).into_iter().zip(cells) {
            self.set(date, &name, cell, number);
        }
        true
    }

    fn take_dates(&mut self, text: &str, count: usize, number: usize) -> bool {
        if count == 0 || self.awaited.len() < count {
            return false;
        }
        let Some(row) = dates::row(text, count) else { return false };
        for ((date, name), said) in self.awaited.drain(..count).collect::<Vec<_>>().into_iter().zip(row) {
            self.set(date, &name, &said, number);
        }
        true
    }

    /// Sets a date; what is no date, or another than the one that stands, has no place.
    fn set(&mut self, date: Date, name: &str, said: &str, line: usize) {
        let said = said.trim();
        if said.is_empty() || is_nc(said) {
            return;
        }
        let folded = fold(said);
        if date == Date::FinEstimee && PERMANENT.contains(&&*folded) {
            self.calendrier.permanente = Some(true);
            return;
        }
        let since = ["des ", "a partir de "].iter().find_map(|word| folded.strip_prefix(word));
        let read = dates::read(said).or_else(|| dates::read(since.filter(|_| date == Date::Debut)?));
        let field = match date {
            Date::Debut => &mut self.calendrier.debut,
            Date::FinEstimee => &mut self.calendrier.fin_estimee,
            Date::FinEffective => &mut self.calendrier.fin_effective,
        };
        match (read, *field) {
            (Some(_), None) => *field = read,
            (Some(read), Some(stands)) if read == stands => {}
            _ => self.unplaced.push(Unplaced { line, text: format!("{name} : {said}") }),
        }
    }
}

/// Reads « Début du projet Fin estimée Fin effective », between bars or not.
fn names(text: &str) -> Option<Vec<(Date, String)>> {
    if text.len() > 200 {
        return None;
    }
    let folded = fold(&text.replace('|', " "));
    let words: Vec<&str> = text.split(['|', ' ', '\u{a0}']).filter(|word| !word.is_empty()).collect();
    let mut rest = folded.trim();
    let (mut found, mut place) = (Vec::new(), 0);
    while !rest.is_empty() {
        let (name, date) = NAMES.iter().find(|(name, _)| rest.starts_with(name))?;
        rest = rest[name.len()..].trim_start_matches([' ', ':']);
        let length = name.split(' ').count();
        found.push((*date, words.get(place..place + length)?.join(" ")));
        place += length;
    }
    (!found.is_empty()).then_some(found)
}

/// Reads « Début du projet : 2024 », or the same between bars.
fn beside(text: &str) -> Option<(Date, String, String)> {
    let (name, said) = match cells(text).as_deref() {
        Some([name, said]) => (name.clone(), said.clone()),
        Some(_) => return None,
        None => text.split_once(':').map(|(name, said)| (name.to_owned(), said.to_owned()))?,
    };
    let [(date, name)] = names(&name)?.try_into().ok()?;
    (!said.trim().is_empty() && names(&said).is_none()).then_some((date, name, said))
}

/// Returns what stands between the bars of a line.
pub fn cells(text: &str) -> Option<Vec<String>> {
    let inside = text.strip_prefix('|').unwrap_or(text);
    let inside = inside.strip_suffix('|').unwrap_or(inside);
    let cells = || inside.split('|').map(|cell| cell.trim().to_owned()).collect();
    text.contains('|').then(cells)
}

/// Tells whether a line of a table only rules it: `| --- | --- |`.
fn is_rule(cells: &[String]) -> bool {
    cells.iter().all(|cell| cell.chars().all(|sign| matches!(sign, '-' | ':' | '=' | ' ')))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::interop::page::lines;

    fn shown(text: &str) -> String {
        let mut calendar = Calendar::default();
        let left: Vec<_> = lines::read(text).into_iter().filter(|line| !calendar.take(line)).collect();
        let Calendrier { debut, fin_estimee, fin_effective, permanente } = calendar.calendrier;
        let date = |date: Option<crate::plan::Periode>| date.map_or("-".into(), |date| date.to_string());
        let dates = [debut, fin_estimee, fin_effective].map(date).join(" ");
        let unplaced: Vec<_> = calendar.unplaced.into_iter().map(|one| one.text).collect();
        let left: Vec<_> = left.into_iter().map(|line| line.raw).collect();
        format!("{dates} {} [{}] {}", permanente.unwrap_or_default(), unplaced.join(", "), left.join(" / "))
    }

    #[test]
    fn dates_are_read_in_every_layout() {
        for text in [
            "Début du projet Fin estimée Fin effective\n2024 juin 2026 n.c.",
            "| Début du projet | Fin estimée | Fin effective |\n|---|:--|---|\n| 2024 | 06/2026 | |",
            "Début du projet : Dès 2024\nFin estimée : juin 2026\nFin effective : n.c.",
            "Début du projet\n2024\nFin estimée\n2026-06\nFin effective\nn.c.",
            "| Début du projet | 2024 |\n| Fin estimée | 2026-06 |",
            "Début du projet\nFin estimée\n2024\njuin 2026",
        ] {
            assert_eq!(shown(text), "2024 2026-06 - false [] ", "{text}");
        }
    }

    #[test]
    fn what_is_no_date_is_kept_beside_its_name() {
        assert_eq!(
            shown("| Début du projet | Fin estimée | Fin effective |\n| été 2024 | en continu | 2025 |"),
            "- - 2025 true [Début du projet : été 2024] "
        );
        assert_eq!(shown("Début du projet Fin estimée\nbientôt 2025 ?"), "- - - false [] bientôt 2025 ?");
    }
}
