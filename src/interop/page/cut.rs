//! A sheet cut into its parts: which line stands under which heading, shown or not.

use std::collections::{BTreeMap, BTreeSet};

use super::calendar::{self, Calendar};
use super::fields::{self, Named};
use super::impacts;
use super::indicators;
use super::lines::Line;
use super::lists;
use super::words::{Label, Rubrique, ground, heading};

/// The parts of a sheet.
#[derive(Debug, Default)]
pub struct Cut<'l> {
    /// The lines of each part, without headings.
    pub parts: BTreeMap<Rubrique, Vec<&'l Line>>,
    /// The named values, each with the line that names it.
    pub named: Vec<(Named, &'l Line)>,
    /// The three dates.
    pub calendar: Calendar,
    /// The parts that a heading opens.
    pub headed: BTreeSet<Rubrique>,
    /// The headings that stand more than once.
    pub twice: Vec<&'l Line>,
    /// How many lines are those of a sheet, and of nothing else.
    pub marks: usize,
}

/// Cuts lines, those of the title left out.
pub fn cut(lines: &[Line]) -> Cut<'_> {
    let opens = indicators::openings(lines);
    let is_body = |line: &Line| {
        let headed = heading(&line.text).filter(|rubrique| *rubrique < Rubrique::Acteurs && !line.is_item);
        headed.is_some() || line.is_ticked.is_some() || calendar::is_header(line)
    };
    let last_body = lines.iter().rposition(is_body).unwrap_or_default();
    let mut cutter = Cutter { cut: Cut::default(), place: Rubrique::Tete, waiting: None, last_body };
    for (index, line) in lines.iter().enumerate() {
        cutter.take(line, index, opens[index]);
    }
    cutter.cut
}

struct Cutter<'l> {
    cut: Cut<'l>,
    place: Rubrique,
    /// The named value that still waits for what it is.
    waiting: Option<usize>,
    /// The last line of what precedes the named values on a sheet.
    last_body: usize,
}

impl<'l> Cutter<'l> {
    fn take(&mut self, line: &'l Line, index: usize, opens_indicator: bool) {
        let is_named = self.open(line, opens_indicator) || self.name(line, index);
        if is_named {
            return;
        }
        if self.answers(line) {
            return;
        }
        self.waiting = None;
        if self.place == Rubrique::Calendrier && self.cut.calendar.take(line) {
            return;
        }
        self.place = self.place_of(line);
        self.cut.parts.entry(self.place).or_default().push(line);
    }

    /// Reads a line that opens a part; tells whether it is that and nothing else.
    fn open(&mut self, line: &'l Line, opens_indicator: bool) -> bool {
        if opens_indicator {
            self.waiting = None;
            self.place = Rubrique::Indicateurs;
            self.cut.marks += 1;
            return false;
        }
        if line.is_item {
            return false;
        }
        if let Some(rubrique) = heading(&line.text) {
            self.go(rubrique, line);
            return true;
        }
        if calendar::is_header(line) {
            self.waiting = None;
            self.place = Rubrique::Calendrier;
            self.cut.marks += 1;
            return self.cut.calendar.take(line);
        }
        false
    }

    fn go(&mut self, rubrique: Rubrique, line: &'l Line) {
        self.waiting = None;
        self.place = rubrique;
        self.cut.marks += 1;
        let twin = match rubrique {
            Rubrique::Description => Rubrique::Etapes,
            Rubrique::Etapes => Rubrique::Description,
            other => other,
        };
        if !self.cut.headed.insert(rubrique) || twin != rubrique && self.cut.headed.contains(&twin) {
            self.cut.twice.push(line);
        }
    }

    /// Reads a line of named values, where one can stand.
    fn name(&mut self, line: &'l Line, index: usize) -> bool {
        let is_prose = match self.place {
            Rubrique::Tete => self.cut.parts.contains_key(&Rubrique::Tete),
            place => {
                place < Rubrique::Impacts && place != Rubrique::Calendrier && place != Rubrique::Perimetres
            }
        };
        let is_field = matches!(self.place, Rubrique::Impacts | Rubrique::Acteurs);
        if (is_prose && index < self.last_body) || (line.is_item && !is_field) {
            return false;
        }
        let Some(all) = fields::read(&line.text) else { return false };
        self.waiting = None;
        for named in all {
            self.cut.marks += 1;
            self.place = match (named.label, self.place) {
                (Label::Budget, _) => {
                    self.cut.headed.insert(Rubrique::Budget);
                    Rubrique::Budget
                }
                (Label::Financeurs, Rubrique::Budget) => Rubrique::Budget,
                (_, Rubrique::Tete) => Rubrique::Tete,
                _ => Rubrique::Acteurs,
            };
            let is_awaited = named.value.is_empty() && named.label != Label::Budget;
            self.waiting = is_awaited.then_some(self.cut.named.len());
            self.cut.named.push((named, line));
        }
        true
    }

    /// Gives a line to the named value that waits for it: one line, or several under bullets.
    fn answers(&mut self, line: &Line) -> bool {
        let Some((named, _)) = self.waiting.and_then(|place| self.cut.named.get_mut(place)) else {
            return false;
        };
        let is_first = named.value.is_empty();
        if !is_first && !line.is_item {
            return false;
        }
        if !is_first {
            named.value.push_str(" ; ");
        }
        named.value.push_str(&line.text);
        if !line.is_item {
            self.waiting = None;
        }
        true
    }

    /// Returns the part that a line stands in, where headings do not tell.
    fn place_of(&self, line: &Line) -> Rubrique {
        let is_impact = || impacts::read(&line.text).is_some();
        let is_link = || lists::link(line).is_some();
        match self.place {
            Rubrique::Indicateurs | Rubrique::Budget | Rubrique::Moyens => self.place,
            _ if line.is_ticked.is_some() => Rubrique::Perimetres,
            Rubrique::Perimetres if line.is_item || ground(&line.text).is_some() => Rubrique::Perimetres,
            Rubrique::Calendrier | Rubrique::Perimetres | Rubrique::Suite if is_link() => Rubrique::Liens,
            place if has_no_text(place) && is_impact() => Rubrique::Impacts,
            Rubrique::Calendrier | Rubrique::Perimetres => Rubrique::Suite,
            Rubrique::Liens if !self.cut.headed.contains(&Rubrique::Liens) && !is_link() => Rubrique::Acteurs,
            place => place,
        }
    }
}

/// Tells whether a note stands in a part for itself rather than in a sentence.
fn has_no_text(rubrique: Rubrique) -> bool {
    use Rubrique::{Acteurs, Calendrier, Liens, Perimetres, Suite};
    matches!(rubrique, Calendrier | Perimetres | Suite | Liens | Acteurs)
}
