//! The indicators of a sheet: a block each, between the value and the name.

use std::collections::HashSet;

use crate::plan::texte::{fold, is_nc, slug};
use crate::plan::{Indicateur, Mesure, Modalite, Periode, Valeur, nombre};

use super::lines::Line;
use super::{Unplaced, whole};
use crate::interop::dates;

/// The words of a name that its id does without.
const SMALL: &[&str] = &[
    "a", "au", "aux", "avec", "d", "dans", "de", "des", "du", "en", "et", "l", "la", "le", "les", "nombre",
    "ou", "par", "pour", "s", "sur", "un", "une",
];

/// The most words of an id, and its longest, in bytes.
const MOST_WORDS: usize = 4;
const LONGEST_ID: usize = 40;

/// What opens the second line of a block.
const ANCHOR: &str = "valeur de l'indicateur";

/// Returns the value and the unit that « Valeur de l'indicateur : 0 (nombre) » gives.
fn anchor(text: &str) -> Option<(&str, Option<&str>)> {
    let (name, said) = text.split_once(':')?;
    if name.len() > 60 || fold(name.trim()) != ANCHOR {
        return None;
    }
    let said = said.trim();
    match said.strip_suffix(')').and_then(|said| said.split_once(" (")) {
        Some((value, unit)) => Some((value.trim(), Some(unit.trim()).filter(|unit| !unit.is_empty()))),
        None => Some((said, None)),
    }
}

/// Tells of each line whether a block begins there: at the line of its value, else at its anchor.
pub fn openings(lines: &[Line]) -> Vec<bool> {
    let mut opens = vec![false; lines.len()];
    for (place, line) in lines.iter().enumerate() {
        let Some((value, _)) = anchor(&line.text) else { continue };
        let before = place.checked_sub(1).filter(|before| lines[*before].raw == value && !opens[*before]);
        opens[before.unwrap_or(place)] = true;
    }
    opens
}

/// The indicators that lines give, and what has no place in them.
#[derive(Default)]
pub struct Read {
    pub indicateurs: Vec<Indicateur>,
    pub unplaced: Vec<Unplaced>,
    ids: HashSet<String>,
}

/// Reads the lines under the heading.
pub fn read(lines: &[&Line]) -> Read {
    let mut read = Read::default();
    let mut blocks: Vec<Vec<&Line>> = vec![Vec::new()];
    let follows = |place: usize| {
        let value = |line: &&Line| anchor(&line.text).map(|(value, _)| value.to_owned());
        lines.get(place + 1).and_then(value).is_some_and(|value| value == lines[place].raw)
    };
    for (place, line) in lines.iter().enumerate() {
        let is_second =
            place > 0 && follows(place - 1) && blocks.last().is_some_and(|block| block.len() == 1);
        let opens = follows(place) || anchor(&line.text).is_some();
        match blocks.last_mut() {
            Some(block) if !opens || is_second => block.push(line),
            _ => blocks.push(vec![line]),
        }
    }
    for (rank, block) in blocks.iter().enumerate() {
        if rank == 0 { read.names(block) } else { read.block(block) }
    }
    read
}

impl Read {
    fn leave(&mut self, line: &Line) {
        self.unplaced.push(whole(line));
    }

    /// Reads indicators of which there is nothing but the name, under bullets.
    fn names(&mut self, lines: &[&Line]) {
        for line in lines {
            if line.is_item && !is_nc(&line.text) && !line.text.is_empty() {
                let nom = line.text.clone();
                let id = self.id(&nom);
                self.indicateurs.push(Indicateur { id, nom: Some(nom), ..Indicateur::default() });
            } else if !is_nc(&line.raw) {
                self.leave(line);
            }
        }
    }

    fn block(&mut self, lines: &[&Line]) {
        let Some(place) = lines.iter().position(|line| anchor(&line.text).is_some()) else {
            for line in lines {
                self.leave(line);
            }
            return;
        };
        let (value, unit) = anchor(&lines[place].text).unwrap_or_default();
        let mut indicateur = Indicateur { modalites: choices(unit), ..Indicateur::default() };
        if indicateur.modalites.is_empty() {
            indicateur.unite = unit.map(str::to_owned);
        }
        let mut periode = None;
        let mut shows_unit = false;
        for line in &lines[place + 1..] {
            if let Some(known) = bound(&mut indicateur, &line.text) {
                if !known {
                    self.leave(line);
                }
            } else if !shows_unit && Some(line.raw.as_str()) == unit {
                shows_unit = true;
            } else if periode.is_none() && indicateur.nom.is_none() && dates::read(&line.text).is_some() {
                periode = dates::read(&line.text);
            } else if indicateur.nom.is_none() && !is_nc(&line.text) {
                indicateur.nom = Some(line.text.clone());
            } else if !is_nc(&line.text) {
                self.leave(line);
            }
        }
        self.value(&mut indicateur, value, periode, lines[place]);
        indicateur.id = self.id(indicateur.nom.as_deref().unwrap_or_default());
        self.indicateurs.push(indicateur);
    }

    /// Puts the value at its period; without one of the two, what there is has no place.
    fn value(&mut self, indicateur: &mut Indicateur, value: &str, periode: Option<Periode>, line: &Line) {
        let says_nothing = value.is_empty() || is_nc(value);
        match (measure(indicateur, value).filter(|_| !says_nothing), periode) {
            (Some(mesure), Some(periode)) => {
                indicateur.valeurs.push(Valeur { periode, mesure, source: None, commentaire: None });
            }
            (_, None) if says_nothing => {}
            (_, periode) => {
                let of = [indicateur.nom.clone(), periode.map(|periode| periode.to_string())];
                let of: Vec<String> = of.into_iter().flatten().collect();
                let colon = if of.is_empty() { "" } else { " : " };
                let text = format!("{}{colon}{}", of.join(", "), line.raw);
                self.unplaced.push(Unplaced { line: line.number, text });
            }
        }
    }

    /// Returns an id made of the words that say most, and borne by no other.
    fn id(&mut self, nom: &str) -> String {
        let slug = slug(nom);
        let words: Vec<&str> =
            slug.split('-').filter(|word| !SMALL.contains(word)).take(MOST_WORDS).collect();
        let mut id = if words.concat().is_empty() { slug } else { words.join("-") };
        while id.len() > LONGEST_ID {
            // Only ASCII: any place parts two letters.
            id.truncate(id.rfind('-').unwrap_or(LONGEST_ID));
        }
        if id.is_empty() {
            "indicateur".clone_into(&mut id);
        }
        let mut unique = id.clone();
        let mut rank = 2;
        while !self.ids.insert(unique.clone()) {
            unique = format!("{id}-{rank}");
            rank += 1;
        }
        unique
    }
}

/// Reads « {0=non;1=oui} »; codes and labels must tell the choices apart.
fn choices(unit: Option<&str>) -> Vec<Modalite> {
    let Some(unit) = unit.filter(|unit| unit.starts_with('{') && unit.ends_with('}')) else {
        return Vec::new();
    };
    let choices = Modalite::read_all(unit);
    let says = |text: &str| !text.is_empty() && !is_nc(text);
    let codes: HashSet<&str> = choices.iter().map(|choice| choice.code.as_str()).collect();
    let labels: HashSet<&str> = choices.iter().map(|choice| choice.label.as_str()).collect();
    let are_apart = codes.len() == choices.len() && labels.len() == choices.len();
    let is_whole = unit.matches([';', '=']).count() + 1 == 2 * choices.len();
    let all_say = choices.iter().all(|choice| says(&choice.code) && says(&choice.label));
    if are_apart && is_whole && all_say { choices } else { Vec::new() }
}

fn measure(indicateur: &Indicateur, said: &str) -> Option<Mesure> {
    if indicateur.modalites.is_empty() {
        // « 66 % », of what is in % anyway.
        let unite = indicateur.unite.as_deref().unwrap_or_default();
        let said = said.strip_suffix(unite).map_or(said, str::trim_end);
        return nombre::read(said).map(|lecture| Mesure::Nombre(lecture.nombre));
    }
    indicateur.modalite(said)
}

/// Reads « Minimum : non »; says whether it could be set, nothing where the line is another.
fn bound(indicateur: &mut Indicateur, text: &str) -> Option<bool> {
    let (name, said) = text.split_once(':')?;
    let said = said.trim();
    let measure = measure(indicateur, said);
    let field = match &*fold(name.get(..20.min(name.len())).unwrap_or(name).trim()) {
        "minimum" => &mut indicateur.minimum,
        "maximum" => &mut indicateur.maximum,
        "valeur seuil" | "seuil" | "valeur limite" => &mut indicateur.seuil,
        _ => return None,
    };
    if said.is_empty() || is_nc(said) {
        return Some(true);
    }
    match field {
        None => *field = measure,
        Some(_) if *field == measure => {}
        Some(_) => return Some(false),
    }
    Some(field.is_some())
}
