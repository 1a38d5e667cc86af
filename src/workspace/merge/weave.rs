//! The text of a merge: the lines of both sides where they do not collide, then edited until it says what it is to.

use std::ops::Range;

use crate::workspace::save;
use crate::yaml::compare::{Identity, changes};
use crate::yaml::frame::Frame;
use crate::yaml::lines::{self, Piece, Side};
use crate::yaml::merge::{Conflict, agrees, merge};
use crate::yaml::{Data, Document, Refusal, Route, edit};

use super::ByLines;
use super::ledger::Ledger;

/// How many bytes are read again for changes: each is proved by reading the whole text.
const MOST_WORK: usize = 1 << 28;

/// Three texts, of which two were made from the first, on their way to one.
pub struct Weaver<'w> {
    base: Version<'w>,
    ours: Version<'w>,
    theirs: Version<'w>,
    /// What the second reader reads in them; `None` where it cannot read one of them.
    second: Option<[Data; 3]>,
    pieces: Vec<Piece<'w>>,
    ledger: Ledger<'w>,
    identity: &'w dyn Identity,
}

/// One of the texts.
struct Version<'w> {
    text: &'w str,
    data: Data,
}

/// A text on its way, and what it is to say.
#[derive(Clone, Copy)]
struct Aim<'a> {
    wanted: &'a Data,
    side: Side,
    conflicts: &'a [Conflict],
}

impl<'w> Weaver<'w> {
    /// Reads the three texts.
    pub fn read([base, ours, theirs]: [&'w str; 3], identity: &'w dyn Identity) -> Result<Self, Refusal> {
        let version = |text: &'w str| Version {
            text,
            data: Document::read(text).root.as_ref().map_or(Data::Null, Data::of),
        };
        let ledger = Ledger::read([base, ours, theirs], identity)?;
        let second = |text| save::second_reader(text).ok();
        let pieces = lines::merge(base, ours, theirs);
        let second = [second(base), second(ours), second(theirs)];
        let second = if let [Some(base), Some(ours), Some(theirs)] = second {
            Some([base, ours, theirs])
        } else {
            None
        };
        let (base, ours, theirs) = (version(base), version(ours), version(theirs));
        Ok(Self { base, ours, theirs, second, pieces, ledger, identity })
    }

    /// Merges them and puts the text into its frame, with marks `size` signs long round the lines that say what conflicts.
    ///
    /// Returns the places that conflict, and the text, or why there is none that can be proved.
    pub fn merge(&self, size: usize, frame: Frame) -> (Vec<Conflict>, Result<String, ByLines>) {
        let (wanted, conflicts) = merge(self.trees(), self.identity, Side::Ours);
        let ours = Aim { wanted: &wanted, side: Side::Ours, conflicts: &conflicts };
        let text = match conflicts.as_slice() {
            [] => self.merge_clean(ours).map(|text| frame.put_on(&text)),
            _ => self.merge_marked(ours).map(|sides| {
                let [ours, theirs] = sides.map(|side| frame.put_on(&side));
                lines::mark(&ours, &theirs, size)
            }),
        };
        (conflicts, text)
    }

    fn merge_clean(&self, aim: Aim) -> Result<String, ByLines> {
        let mut lost = None;
        for start in self.starts(&[]) {
            let Some(text) = self.reach(&start, aim) else { continue };
            match self.ledger.lost(&[&text]) {
                None => return Ok(text),
                Some(remark) => lost = lost.or(Some(remark)),
            }
        }
        Err(lost.map_or(ByLines::Unproved, ByLines::Remark))
    }

    /// Makes a text for each side, merged alike but where they conflict.
    fn merge_marked(&self, ours: Aim) -> Result<[String; 2], ByLines> {
        let (wanted, _) = merge(self.trees(), self.identity, Side::Theirs);
        let theirs = Aim { wanted: &wanted, side: Side::Theirs, ..ours };
        let disputed = self.disputed(ours.conflicts);
        let mut lost = None;
        for one in self.starts(&[]).into_iter().filter_map(|start| self.reach(&start, ours)) {
            for start in self.starts(&disputed).into_iter().chain([one.clone()]) {
                let Some(other) = self.reach(&start, theirs).filter(|other| *other != one) else { continue };
                match self.ledger.lost(&[&one, &other]) {
                    None => return Ok([one, other]),
                    Some(remark) => lost = lost.or(Some(remark)),
                }
            }
        }
        Err(lost.map_or(ByLines::Unproved, ByLines::Remark))
    }

    fn trees(&self) -> [&Data; 3] {
        [&self.base.data, &self.ours.data, &self.theirs.data]
    }

    /// Returns the texts to begin with, the likeliest first: of lines that collide those of ours are taken, and
    /// those of theirs where they are `disputed`.
    fn starts(&self, disputed: &[usize]) -> Vec<String> {
        let lines_of = |side: &dyn Fn(usize) -> Side| {
            let piece = |(place, piece): (usize, &Piece<'w>)| match (piece, side(place)) {
                (Piece::Clean(text), _) => *text,
                (Piece::Collision { ours, .. }, Side::Ours) => &self.ours.text[ours.clone()],
                (Piece::Collision { theirs, .. }, Side::Theirs) => &self.theirs.text[theirs.clone()],
            };
            self.pieces.iter().enumerate().map(piece).collect::<String>()
        };
        let first = lines_of(&|place| if disputed.contains(&place) { Side::Theirs } else { Side::Ours });
        let mut starts = vec![first, lines_of(&|_| Side::Theirs), lines_of(&|_| Side::Ours)];
        starts.extend([self.ours.text.to_owned(), self.theirs.text.to_owned()]);
        let mut seen: Vec<String> = Vec::new();
        for start in starts {
            if !seen.contains(&start) {
                seen.push(start);
            }
        }
        seen
    }

    /// Returns which of the pieces hold a place that conflicts.
    fn disputed(&self, conflicts: &[Conflict]) -> Vec<usize> {
        let [ours, theirs] = [&self.ours, &self.theirs].map(|version| {
            let document = Document::read(version.text);
            let place = |conflict: &Conflict| bytes_of(&document, &conflict.route);
            conflicts.iter().filter_map(place).collect::<Vec<_>>()
        });
        let meet = |range: &Range<usize>, places: &[Range<usize>]| {
            places.iter().any(|place| place.start < range.end && range.start < place.end)
        };
        let is_disputed = |piece: &Piece| match piece {
            Piece::Clean(_) => false,
            Piece::Collision { ours: one, theirs: other } => meet(one, &ours) || meet(other, &theirs),
        };
        let pieces = self.pieces.iter().enumerate();
        pieces.filter(|(_, piece)| is_disputed(piece)).map(|(place, _)| place).collect()
    }

    /// Edits a text until it says what it is to, with the comments of both sides; `None` where that cannot be proved.
    fn reach(&self, start: &str, aim: Aim) -> Option<String> {
        let document = Document::read(start);
        if !document.faults.is_empty() {
            return None;
        }
        let said = document.root.as_ref().map_or(Data::Null, Data::of);
        let changes = changes(&said, aim.wanted, self.identity);
        if changes.len() * start.len() > MOST_WORK {
            return None;
        }
        let mut text = start.to_owned();
        for change in changes {
            text = edit(&text, &change).ok()?;
        }
        let text = self.ledger.fill(text, aim.conflicts);
        let document = Document::read(&text);
        let says = document.root.as_ref().map_or(Data::Null, Data::of);
        let agrees = |wanted: &Data, says: &Data, base: &Data| {
            agrees(wanted, says, base, &Route::root(), self.identity)
        };
        let is_proved = document.faults.is_empty() && agrees(aim.wanted, &says, &self.base.data);
        let is_proved_twice = self.second.as_ref().is_none_or(|[base, ours, theirs]| {
            let (wanted, _) = merge([base, ours, theirs], self.identity, aim.side);
            save::second_reader(&text).is_ok_and(|says| agrees(&wanted, &says, base))
        });
        (is_proved && is_proved_twice).then_some(text)
    }
}

/// Returns the bytes of what stands at a route, its key included.
fn bytes_of(document: &Document<'_>, route: &Route) -> Option<Range<usize>> {
    let node = document.node(route)?.span.range();
    let place = document.place(route).range();
    Some(node.start.min(place.start)..node.end.max(place.end))
}
