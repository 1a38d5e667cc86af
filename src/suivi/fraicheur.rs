//! Freshness: the last day on which a fiche shows that someone looked after it.

use chrono::NaiveDate;

use crate::plan::{Fiche, Periode, Realisee};

/// Days after which a fiche is no longer followed (TeT: a note of less than a year).
pub const FRAICHEUR: i64 = 365;

/// Returns the latest day, up to today, of anything dated in a fiche: its publication, a note, a step done, its end,
/// a value.
///
/// Git knows who touched the file; a reader of the plan knows what the file says.
pub fn last_trace(fiche: &Fiche, today: NaiveDate) -> Option<NaiveDate> {
    let done = fiche.etapes.iter().filter_map(|etape| match etape.realisee {
        Some(Realisee::Le(periode)) => Some(periode),
        _ => None,
    });
    let valeurs = fiche.indicateurs.iter().flat_map(|indicateur| &indicateur.valeurs);
    let notes = fiche.notes.iter().filter_map(|note| note.date);
    let dated = [fiche.publication.date, fiche.calendrier.fin_effective].into_iter().flatten();
    let periodes = dated.chain(notes).chain(done).chain(valeurs.map(|valeur| valeur.periode));
    periodes
        .filter(|periode| periode.first_day() <= today)
        .map(|periode| Periode::last_day(periode).min(today))
        .max()
}

/// Tells whether the last trace of a fiche is too old on a day.
pub fn is_stale(trace: NaiveDate, today: NaiveDate) -> bool {
    FRAICHEUR < (today - trace).num_days()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{Note, Numero};

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    #[test]
    fn the_latest_dated_thing_counts_and_the_future_does_not() {
        let mut fiche = Fiche::new(Numero::read("1.1").expect("a numero"));
        assert_eq!(last_trace(&fiche, day("2025-06-01")), None);
        for date in ["2023-05-02", "2024-02", "2031-01-01"] {
            let date = Periode::read(date).ok();
            fiche.notes.push(Note { date, texte: "réunion".into(), auteur: None });
        }
        assert_eq!(last_trace(&fiche, day("2025-06-01")), Some(day("2024-02-29")));
        assert_eq!(last_trace(&fiche, day("2024-02-10")), Some(day("2024-02-10")));
    }

    #[test]
    fn a_trace_is_stale_the_day_after_its_year() {
        assert!(!is_stale(day("2024-06-01"), day("2025-06-01")));
        assert!(is_stale(day("2024-06-01"), day("2025-06-02")));
    }
}
