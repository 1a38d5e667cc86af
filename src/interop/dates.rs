//! Dates as people write them: 21-11-2024, juin 2024, 1er semestre 2025.

use chrono::{Datelike, Days, NaiveDate};

use crate::plan::Periode;
use crate::plan::texte::{fold, is_nc};

const MONTHS: [&str; 12] = [
    "janvier",
    "fevrier",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "aout",
    "septembre",
    "octobre",
    "novembre",
    "decembre",
];

/// The most words that a line of dates has: « le 1er semestre 2024 » three times.
const MOST_WORDS: usize = 12;

/// Reads a date; the day stands before the month.
pub fn read(text: &str) -> Option<Periode> {
    let text = text.trim();
    if text.len() > 40 {
        return None;
    }
    if let Ok(periode) = Periode::read(text) {
        return Some(periode);
    }
    let slashed = text.replace(['-', '.'], "/");
    if let Some(day) = Periode::read_day_first(&slashed) {
        return Some(day);
    }
    if let Some((month, year)) = slashed.split_once('/')
        && let Some(periode) = of_month(month, year)
    {
        return Some(periode);
    }
    in_words(&fold(text))
}

/// Reads the number by which a spreadsheet counts a day of our time, where nothing says that it is one.
pub fn of_serial(text: &str) -> Option<NaiveDate> {
    let days: u64 = text.trim().parse().ok()?;
    let day = NaiveDate::from_ymd_opt(1899, 12, 30)?.checked_add_days(Days::new(days))?;
    (1970..2100).contains(&day.year()).then_some(day)
}

/// Reads « 06/2024 ».
fn of_month(month: &str, year: &str) -> Option<Periode> {
    let month: u32 = month.trim().parse().ok()?;
    Periode::read(&format!("{}-{month:02}", year.trim())).ok()
}

/// Reads « 1er juin 2024 », « juin 2024 », « 2e semestre 2024 », « T3 2024 ».
fn in_words(folded: &str) -> Option<Periode> {
    let mut words: Vec<&str> = folded.split_whitespace().collect();
    words.retain(|word| *word != "le");
    match *words {
        [month, year] if MONTHS.contains(&month) => {
            let rank = MONTHS.iter().position(|known| *known == month)? + 1;
            of_month(&rank.to_string(), year)
        }
        [day, month, year] if MONTHS.contains(&month) => {
            let rank = MONTHS.iter().position(|known| *known == month)? + 1;
            Periode::read_day_first(&format!("{}/{rank}/{year}", number(day)?))
        }
        [part, year] => Periode::read(&format!("{year}-{part}")).ok(),
        [rank, part @ ("semestre" | "trimestre"), year] => {
            let letter = if part == "semestre" { 'S' } else { 'T' };
            Periode::read(&format!("{year}-{letter}{}", number(rank)?)).ok()
        }
        _ => None,
    }
}

/// Reads « 1er », « 2e », « 2eme », « 12 ».
fn number(word: &str) -> Option<u32> {
    let end = word.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(word.len());
    let is_rank = matches!(&word[end..], "" | "er" | "e" | "eme" | "nd" | "ere");
    word[..end].parse().ok().filter(|_| is_rank)
}

/// Tells whether a text is a date, or says that there is none.
pub fn is_date(text: &str) -> bool {
    is_nc(text) || read(text).is_some()
}

/// Parts a line into so many dates, « n.c. » among them; none where it is not that, or in two ways.
pub fn row(text: &str, count: usize) -> Option<Vec<String>> {
    let words: Vec<&str> = text.split_whitespace().collect();
    if words.len() < count || words.len() > MOST_WORDS {
        return None;
    }
    let mut ways = Vec::new();
    part(&words, count, &mut Vec::new(), &mut ways);
    if ways.len() == 1 { ways.pop() } else { None }
}

fn part(words: &[&str], count: usize, taken: &mut Vec<String>, ways: &mut Vec<Vec<String>>) {
    if count == 0 || words.is_empty() {
        if count == 0 && words.is_empty() {
            ways.push(taken.clone());
        }
        return;
    }
    for length in 1..=words.len() - (count - 1).min(words.len() - 1) {
        let text = words[..length].join(" ");
        if is_date(&text) {
            taken.push(text);
            part(&words[length..], count - 1, taken, ways);
            taken.pop();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_read_as_people_write_it() {
        for (text, date) in [
            ("21-11-2024", Some("2024-11-21")),
            ("03/04/2024", Some("2024-04-03")),
            ("3.4.2024", Some("2024-04-03")),
            ("2024", Some("2024")),
            ("2024-06", Some("2024-06")),
            ("06/2024", Some("2024-06")),
            ("6-2024", Some("2024-06")),
            ("Juin 2024", Some("2024-06")),
            ("le 1er juin 2024", Some("2024-06-01")),
            ("30 août 2024", Some("2024-08-30")),
            ("2ème semestre 2024", Some("2024-S2")),
            ("T3 2024", Some("2024-T3")),
            ("31-02-2024", None),
            ("été 2025", None),
            ("2020-2021", None),
            ("13/2024", None),
            ("", None),
        ] {
            assert_eq!(read(text).map(|periode| periode.to_string()).as_deref(), date, "{text}");
        }
    }

    #[test]
    fn a_number_of_days_is_told_from_a_year() {
        for (text, day) in [
            ("45352", Some("2024-03-01")),
            ("25569", Some("1970-01-01")),
            ("73050", Some("2099-12-31")),
            ("2024", None),
            ("73051", None),
            ("45352.5", None),
            ("99999999999999999999", None),
            ("bientôt", None),
        ] {
            assert_eq!(of_serial(text).map(|day| day.to_string()).as_deref(), day, "{text}");
        }
    }

    #[test]
    fn a_line_of_dates_is_parted_in_the_one_way_there_is() {
        assert_eq!(row("n.c. n.c. n.c.", 3).map(|row| row.len()), Some(3));
        let row = |text| row(text, 3).map(|row| row.join("|"));
        assert_eq!(row("juin 2024 2026 n.c.").as_deref(), Some("juin 2024|2026|n.c."));
        assert_eq!(
            row("1er juin 2024 31/12/2026 à définir").as_deref(),
            Some("1er juin 2024|31/12/2026|à définir")
        );
        assert_eq!(row("2024 bientôt n.c."), None);
        assert_eq!(row("2024 2026"), None);
    }
}
