//! What an action is expected to bring on each ground: « GES2/3 », « Énergie : 66 % », « Gain carbone : non chiffrable ».

use crate::plan::texte::{fold, is_nc};
use crate::plan::{Gain, Mot, Nombre, Perimetre, nombre};

use super::calendar::cells;
use super::words::ground;
use crate::interop::dates;

/// What a line says of a ground.
#[derive(Debug, Clone, PartialEq)]
pub enum Brought {
    /// A note out of three.
    Impact(Perimetre, Nombre),
    /// A quantity, or that nobody can count it.
    Gain(Gain),
    /// n.c.
    Nothing,
}

/// Reads a line; nothing where it is another.
pub fn read(text: &str) -> Option<Brought> {
    if text.len() > 200 {
        return None;
    }
    let text = match cells(text) {
        Some(cells) => cells.join(" "),
        None => text.to_owned(),
    };
    let text = text.trim();
    // The name may stand right before its note, and before a word without a colon.
    let colon = text.find(':');
    let digit = text.find(|sign: char| sign.is_ascii_digit());
    let word =
        WORDS.iter().find_map(|word| text.len().checked_sub(word.len()).filter(|at| ends(text, *at, word)));
    [colon, digit, word].into_iter().flatten().find_map(|at| {
        let said = text[at..].trim_start_matches([':', ' ', '\u{a0}']);
        value(ground(&text[..at])?, said)
    })
}

/// What stands in the place of a note.
const WORDS: &[&str] = &["n.c.", "Non chiffrable", "non chiffrable"];

fn ends(text: &str, at: usize, word: &str) -> bool {
    text.get(at..) == Some(word)
}

fn value(ground: Perimetre, said: &str) -> Option<Brought> {
    if is_nc(said) {
        return Some(Brought::Nothing);
    }
    if matches!(&*fold(said), "non chiffrable" | "non-chiffrable" | "non quantifiable") {
        let sur = ground.key().to_owned();
        return Some(Brought::Gain(Gain { sur, valeur: None, unite: None, par: None, horizon: None }));
    }
    if let Some(note) = note(said) {
        return Some(Brought::Impact(ground, note));
    }
    gain(ground, said).map(Brought::Gain)
}

/// Reads a note out of three, or the share of three that it is.
fn note(said: &str) -> Option<Nombre> {
    let three = Nombre::from(3);
    if let Some((note, of)) = said.split_once('/') {
        let note = nombre::read(note.trim())?.nombre;
        return (of.trim() == "3" && Nombre::ZERO <= note && note <= three).then_some(note);
    }
    let share = said.strip_suffix('%')?.trim();
    match share {
        "0" => Some(Nombre::ZERO),
        "33" => Some(Nombre::ONE),
        "66" | "67" => Some(Nombre::TWO),
        "100" => Some(three),
        _ => None,
    }
}

/// What stands before the year when a gain is reached.
const HORIZONS: &[&str] = &[" d’ici ", " d'ici ", " à l’horizon ", " à l'horizon ", " à horizon ", " en "];

/// Reads « 1,2 ktCO2e/an d’ici 2030 ».
fn gain(ground: Perimetre, said: &str) -> Option<Gain> {
    let parted = HORIZONS.iter().find_map(|word| said.rsplit_once(word));
    let (quantity, horizon) = match parted {
        Some((quantity, horizon)) => (quantity, Some(dates::read(horizon)?)),
        None => (said, None),
    };
    let end = quantity.find(|sign: char| !(sign.is_ascii_digit() || " \u{a0}\u{202f},.-−".contains(sign)))?;
    let valeur = nombre::read(quantity[..end].trim())?.nombre;
    let unit = quantity[end..].trim();
    let (unit, par) = match unit.split_once('/').or_else(|| unit.split_once(" par ")) {
        Some((unit, par)) => (unit.trim(), Some(par.trim().to_owned())),
        None => (unit, None),
    };
    let is_word = |word: &str| !word.is_empty() && word.len() <= 12 && !word.contains(' ') && !is_nc(word);
    let is_unit = is_word(unit) && unit != "%";
    let is_par = par.as_deref().is_none_or(is_word);
    let sur = ground.key().to_owned();
    (is_unit && is_par).then(|| Gain {
        sur,
        valeur: Some(valeur),
        unite: Some(unit.to_owned()),
        par,
        horizon,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        match read(text) {
            None => "another".to_owned(),
            Some(Brought::Nothing) => "nothing".to_owned(),
            Some(Brought::Impact(ground, note)) => format!("{} {note}", ground.key()),
            Some(Brought::Gain(gain)) => {
                let said = |text: Option<String>| text.unwrap_or("-".into());
                let valeur = said(gain.valeur.map(|valeur| valeur.to_string()));
                let horizon = said(gain.horizon.map(|horizon| horizon.to_string()));
                format!("gain {} {valeur} {} {} {horizon}", gain.sur, said(gain.unite), said(gain.par))
            }
        }
    }

    #[test]
    fn impacts_and_gains_are_read_as_sheets_write_them() {
        for (text, expected) in [
            ("Energie1/3", "energie 1"),
            ("Qualité de l'air1/3", "air 1"),
            ("GES : 66 %", "ges 2"),
            ("Énergie\u{a0}: 33\u{a0}%", "energie 1"),
            ("| GES | 3 / 3 |", "ges 3"),
            ("GES 100%", "ges 3"),
            ("Air : n.c.", "nothing"),
            ("Gain énergétique : Non chiffrable", "gain energie - - - -"),
            ("Gain carbone : 1,2 ktCO2e/an d’ici 2030", "gain ges 1.2 ktCO2e an 2030"),
            ("Gain énergétique : 12 GWh", "gain energie 12 GWh - -"),
            ("Gain énergétique : 1 200 MWh par an", "gain energie 1200 MWh an -"),
            ("GES2/5", "another"),
            ("GES 50 %", "another"),
            ("GES4/3", "another"),
            ("Energie", "another"),
            ("Energie : beaucoup", "another"),
            ("Energie 66n.c.", "another"),
            ("Parking1/3", "another"),
            ("Energie renouvelable 2/3", "enr 2"),
        ] {
            assert_eq!(shown(text), expected, "{text}");
        }
    }
}
