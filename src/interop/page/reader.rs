//! From the parts of a sheet to the fields of a fiche.

use std::collections::BTreeMap;

use crate::plan::texte::is_nc;
use crate::plan::{Fiche, Gain, Lien, Mot, Nombre, Publication};

use super::cut::Cut;
use super::impacts::{self, Brought};
use super::lines::Line;
use super::words::{Label, Rubrique, ground};
use super::{Remark, Unplaced, fields, indicators, lists, whole};

/// Fills a fiche, and keeps what finds no place in it.
pub struct Reader {
    pub fiche: Fiche,
    pub unplaced: Vec<Unplaced>,
    pub remarks: Vec<Remark>,
}

/// The lines of each part.
type Parts<'l> = BTreeMap<Rubrique, Vec<&'l Line>>;

impl Reader {
    /// Puts each part in its fields.
    pub fn fill(&mut self, cut: Cut<'_>) {
        let absent = absent(&cut, &self.fiche);
        let Cut { mut parts, named, calendar, headed, twice, .. } = cut;
        self.fiche.calendrier = calendar.calendrier;
        self.unplaced.extend(calendar.unplaced);
        for (named, line) in &named {
            if !fields::place(named, &mut self.fiche) {
                let text = format!("{} : {}", named.name, named.value);
                self.unplaced.push(Unplaced { line: line.number, text });
            }
        }
        let is_headed = [Rubrique::Constat, Rubrique::Objectifs, Rubrique::Description, Rubrique::Etapes]
            .iter()
            .any(|rubrique| headed.contains(rubrique));
        let is_anchored =
            parts.contains_key(&Rubrique::Perimetres) || absent.iter().all(|one| *one != "calendrier");
        if !is_headed && is_anchored {
            self.by_place(&mut parts);
        }
        self.texts(&parts);
        self.grounds(parts.remove(&Rubrique::Perimetres).unwrap_or_default());
        self.links(parts.remove(&Rubrique::Liens).unwrap_or_default());
        self.impacts(parts.remove(&Rubrique::Impacts).unwrap_or_default());
        self.budget(parts.remove(&Rubrique::Budget).unwrap_or_default());
        let indicators = indicators::read(&parts.remove(&Rubrique::Indicateurs).unwrap_or_default());
        self.fiche.indicateurs = indicators.indicateurs;
        self.unplaced.extend(indicators.unplaced);
        for rubrique in [Rubrique::Tete, Rubrique::Suite, Rubrique::Acteurs] {
            self.leave(parts.remove(&rubrique).unwrap_or_default());
        }
        if !twice.is_empty() {
            self.remarks.push(Remark::Twice(twice.into_iter().map(whole).collect()));
        }
        if !absent.is_empty() {
            self.remarks.push(Remark::Absent(absent));
        }
    }

    fn leave(&mut self, lines: Vec<&Line>) {
        self.unplaced.extend(lines.into_iter().filter(|line| !is_nc(&line.raw)).map(whole));
    }

    /// Tells the texts of a page without headings by where they stand: before the dates and the boxes, and after.
    fn by_place(&mut self, parts: &mut Parts<'_>) {
        let mut told = Vec::new();
        if let Some(lines) = parts.remove(&Rubrique::Tete) {
            let text = lines.len() - trailing_items(&lines);
            let (constat, objectifs) = lines.split_at(text);
            for (rubrique, key, lines) in
                [(Rubrique::Constat, "constat", constat), (Rubrique::Objectifs, "objectifs", objectifs)]
            {
                if !lines.is_empty() {
                    told.push(key);
                    parts.insert(rubrique, lines.to_vec());
                }
            }
        }
        if let Some(lines) = parts.remove(&Rubrique::Suite) {
            let (text, items) = lists::text_and_items(&lines);
            told.extend((!text.is_empty()).then_some("description"));
            told.extend((!items.is_empty()).then_some("etapes"));
            parts.insert(Rubrique::Etapes, lines);
        }
        if !told.is_empty() {
            self.remarks.push(Remark::ByPlace(told));
        }
    }

    fn texts(&mut self, parts: &Parts<'_>) {
        let lines = |rubrique| parts.get(&rubrique).map(Vec::as_slice).unwrap_or_default();
        let prose = |rubrique| lists::prose(lines(rubrique).iter().copied());
        self.fiche.constat = prose(Rubrique::Constat);
        self.fiche.moyens = prose(Rubrique::Moyens);
        for (_, text) in lists::items(lines(Rubrique::Objectifs)) {
            if !self.fiche.objectifs.contains(&text) {
                self.fiche.objectifs.push(text);
            }
        }
        let (text, steps) = lists::text_and_items(lines(Rubrique::Etapes));
        let description = lines(Rubrique::Description).iter().copied().chain(text);
        self.fiche.description = lists::prose(description);
        let (etapes, unplaced) = lists::steps(&steps);
        self.fiche.etapes = etapes;
        self.unplaced.extend(unplaced);
    }

    /// Reads the grounds: those that are ticked, or all of them where no box is left.
    fn grounds(&mut self, lines: Vec<&Line>) {
        let has_boxes = lines.iter().any(|line| line.is_ticked.is_some());
        for line in lines {
            match (ground(&line.text), line.is_ticked) {
                (Some(_), Some(false)) => {}
                (Some(ground), ticked) if ticked.is_some() || !has_boxes => {
                    if !self.fiche.perimetres.contains(&ground) {
                        self.fiche.perimetres.push(ground);
                    }
                }
                _ if is_nc(&line.text) => {}
                _ => self.unplaced.push(whole(line)),
            }
        }
        if !has_boxes && !self.fiche.perimetres.is_empty() {
            self.remarks.push(Remark::BoxesLost);
        }
    }

    fn links(&mut self, lines: Vec<&Line>) {
        for line in lines.into_iter().filter(|line| !is_nc(&line.text)) {
            let scheme = || Lien { dispositif: Some(line.text.clone()), ..Lien::default() };
            let lien = lists::link(line).unwrap_or_else(scheme);
            if !lists::add_link(&mut self.fiche.liens, lien) {
                self.unplaced.push(whole(line));
            }
        }
    }

    fn impacts(&mut self, lines: Vec<&Line>) {
        for line in lines.into_iter().filter(|line| !is_nc(&line.text)) {
            let fiche = &mut self.fiche;
            let is_placed = match impacts::read(&line.text) {
                Some(Brought::Nothing) => true,
                Some(Brought::Impact(ground, note)) => put(&mut fiche.impacts, ground.key().to_owned(), note),
                Some(Brought::Gain(gain)) => add_gain(&mut fiche.gains, gain),
                None => false,
            };
            if !is_placed {
                self.unplaced.push(whole(line));
            }
        }
    }

    /// Reads what follows the name of the budget: its amount if that stands alone, and its commentary.
    fn budget(&mut self, mut lines: Vec<&Line>) {
        let budget = &mut self.fiche.budget;
        if budget.montant.is_none()
            && let Some((montant, taxe)) = lines.first().and_then(|line| fields::amount(&line.text))
        {
            (budget.montant, budget.taxe) = (Some(montant), taxe);
            lines.remove(0);
        }
        if let Some(text) = lists::prose(lines) {
            let before = budget.commentaire.take().map(|before| before + "\n\n").unwrap_or_default();
            budget.commentaire = Some(before + &text);
        }
    }
}

/// Puts a note under a ground that has none, or has the same.
fn put(impacts: &mut Vec<(String, Nombre)>, sur: String, note: Nombre) -> bool {
    if let Some((_, stands)) = impacts.iter().find(|(other, _)| *other == sur) {
        return *stands == note;
    }
    impacts.push((sur, note));
    true
}

/// Adds a gain on a ground that has none, or has the same.
fn add_gain(gains: &mut Vec<Gain>, gain: Gain) -> bool {
    if let Some(stands) = gains.iter().find(|other| other.sur == gain.sur) {
        return *stands == gain;
    }
    gains.push(gain);
    true
}

/// Counts the lines at the end that are items, or go on with one.
fn trailing_items(lines: &[&Line]) -> usize {
    let mut count = 0;
    let mut going_on = 0;
    for line in lines.iter().rev() {
        if line.is_item {
            count += 1 + going_on;
            going_on = 0;
        } else if line.is_apart {
            break;
        } else {
            going_on += 1;
        }
    }
    count
}

/// Names the parts that the page has not.
fn absent(cut: &Cut<'_>, fiche: &Fiche) -> Vec<&'static str> {
    let has = |rubrique| cut.headed.contains(&rubrique) || cut.parts.contains_key(&rubrique);
    let is_named = |label| cut.named.iter().any(|(named, _)| named.label == label);
    let has_text = has(Rubrique::Tete) || has(Rubrique::Constat);
    let has_steps = has(Rubrique::Suite) || has(Rubrique::Description) || has(Rubrique::Etapes);
    let all = [
        ("publication", fiche.publication != Publication::default()),
        ("constat", has_text),
        ("objectifs", has_text || has(Rubrique::Objectifs)),
        ("calendrier", cut.calendar.is_named()),
        ("perimetres", has(Rubrique::Perimetres)),
        ("description", has_steps),
        ("impacts", has(Rubrique::Impacts)),
        ("coordinateurs", is_named(Label::Coordinateurs)),
        ("budget", has(Rubrique::Budget)),
        ("indicateurs", has(Rubrique::Indicateurs)),
        ("priorite", is_named(Label::Priorite)),
    ];
    all.into_iter().filter(|(_, is_there)| !is_there).map(|(key, _)| key).collect()
}
