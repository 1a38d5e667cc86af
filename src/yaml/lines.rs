//! Texts line by line: what differs between two, and what two made of a third; the one door of similar.

use std::ops::Range;

use similar::{Algorithm, ChangeTag, DiffOp, TextDiff, capture_diff_slices};

/// What became of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// It stays.
    Kept,
    /// It goes.
    Gone,
    /// It is new.
    New,
}

/// Some lines that change, with three of their neighbours on either side.
#[derive(Debug)]
pub struct Hunk {
    /// Where they are, as `diff -u` says it.
    pub header: String,
    /// The lines, with what became of each.
    pub lines: Vec<(Fate, String)>,
}

/// Which of two texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// The one that is merged into.
    Ours,
    /// The one that is merged.
    Theirs,
}

/// A run of lines as two texts made it of a third.
#[derive(Debug, PartialEq, Eq)]
pub enum Piece<'t> {
    /// One text at most changed it, or both in the same way.
    Clean(&'t str),
    /// Both changed it, each in its way.
    Collision {
        /// The bytes of one text.
        ours: Range<usize>,
        /// The bytes of the other.
        theirs: Range<usize>,
    },
}

/// Returns what differs between two texts.
pub fn hunks(before: &str, after: &str) -> Vec<Hunk> {
    let diff = TextDiff::from_lines(before, after);
    let fate = |tag| match tag {
        ChangeTag::Equal => Fate::Kept,
        ChangeTag::Delete => Fate::Gone,
        ChangeTag::Insert => Fate::New,
    };
    let mut hunks = Vec::new();
    for hunk in diff.unified_diff().context_radius(3).iter_hunks() {
        let lines = hunk.iter_changes().map(|change| (fate(change.tag()), change.value().to_owned()));
        hunks.push(Hunk { header: hunk.header().to_string(), lines: lines.collect() });
    }
    hunks
}

/// Lays two texts that come from one beside each other.
pub fn merge<'t>(base: &'t str, ours: &'t str, theirs: &'t str) -> Vec<Piece<'t>> {
    let [base, ours, theirs] = [base, ours, theirs].map(Lines::of);
    let (in_ours, in_theirs) = (base.matches(&ours), base.matches(&theirs));
    let mut pieces = Vec::new();
    let (mut at, mut at_ours, mut at_theirs) = (0, 0, 0);
    loop {
        let same = (at..base.count())
            .take_while(|line| {
                let step = line - at;
                in_ours[*line] == Some(at_ours + step) && in_theirs[*line] == Some(at_theirs + step)
            })
            .count();
        if same > 0 {
            pieces.push(Piece::Clean(base.text(at..at + same)));
            (at, at_ours, at_theirs) = (at + same, at_ours + same, at_theirs + same);
        }
        let next = (at..base.count()).find_map(|line| Some((line, in_ours[line]?, in_theirs[line]?)));
        let next = next.unwrap_or((base.count(), ours.count(), theirs.count()));
        if next == (at, at_ours, at_theirs) {
            return pieces;
        }
        let was = base.text(at..next.0);
        let (our_lines, their_lines) = (at_ours..next.1, at_theirs..next.2);
        let (one, other) = (ours.text(our_lines.clone()), theirs.text(their_lines.clone()));
        pieces.push(if other == was || one == other {
            Piece::Clean(one)
        } else if one == was {
            Piece::Clean(other)
        } else {
            Piece::Collision { ours: ours.bytes(our_lines), theirs: theirs.bytes(their_lines) }
        });
        (at, at_ours, at_theirs) = next;
    }
}

/// Wraps each run of lines that differs between two texts in the marks of a conflict, `size` signs long.
///
/// A last line without its end is given one where a mark follows it.
pub fn mark(ours: &str, theirs: &str, size: usize) -> String {
    let (one, other) = (Lines::of(ours), Lines::of(theirs));
    let mut runs: Vec<(bool, Range<usize>, Range<usize>)> = Vec::new();
    for op in capture_diff_slices(Algorithm::Patience, &one.each, &other.each) {
        let is_same = matches!(op, DiffOp::Equal { .. });
        match runs.last_mut() {
            Some((false, old, new)) if !is_same => {
                (old.end, new.end) = (op.old_range().end, op.new_range().end);
            }
            _ => runs.push((is_same, op.old_range(), op.new_range())),
        }
    }
    let is_carried = |text: &str| text.split_once('\n').is_some_and(|(first, _)| first.ends_with('\r'));
    let newline = if is_carried(ours) || is_carried(theirs) { "\r\n" } else { "\n" };
    let mut marked = String::with_capacity(ours.len() + theirs.len() / 8);
    for (is_same, old, new) in runs {
        if is_same {
            marked += one.text(old);
            continue;
        }
        let sign = |sign: &str| sign.repeat(size);
        for (opens, text) in
            [(sign("<") + " ours", one.text(old)), (sign("="), other.text(new)), (sign(">") + " theirs", "")]
        {
            marked += &opens;
            marked += newline;
            marked += text;
            if !marked.ends_with('\n') {
                marked += newline;
            }
        }
    }
    marked
}

/// A text cut into its lines.
struct Lines<'t> {
    whole: &'t str,
    each: Vec<&'t str>,
    /// Where each begins, and the end.
    starts: Vec<usize>,
}

impl<'t> Lines<'t> {
    fn of(whole: &'t str) -> Self {
        let each: Vec<&str> = whole.split_inclusive('\n').collect();
        let mut starts = vec![0];
        for line in &each {
            starts.push(starts[starts.len() - 1] + line.len());
        }
        Self { whole, each, starts }
    }

    fn count(&self) -> usize {
        self.each.len()
    }

    fn bytes(&self, lines: Range<usize>) -> Range<usize> {
        self.starts[lines.start]..self.starts[lines.end]
    }

    fn text(&self, lines: Range<usize>) -> &'t str {
        &self.whole[self.bytes(lines)]
    }

    /// Returns, for each line, where another text still has it.
    fn matches(&self, other: &Self) -> Vec<Option<usize>> {
        let mut matches = vec![None; self.count()];
        // A fiche repeats `valeurs:` and `seuil:`; what stands once in it tells which is which.
        for op in capture_diff_slices(Algorithm::Patience, &self.each, &other.each) {
            if let DiffOp::Equal { old_index, new_index, len } = op {
                for step in 0..len {
                    matches[old_index + step] = Some(new_index + step);
                }
            }
        }
        matches
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BASE: &str = "a\nb\nc\nd\n";

    #[test]
    fn lines_that_one_text_changed_are_taken_from_it() {
        let pieces = merge(BASE, "a\nB\nc\nd\n", "a\nb\nc\nd\ne\n");
        let clean = ["a\n", "B\n", "c\nd\n", "e\n"].map(Piece::Clean);
        assert_eq!(pieces, clean);
    }

    #[test]
    fn lines_that_both_changed_collide_unless_they_agree() {
        assert_eq!(merge(BASE, "a\nx\nd\n", "a\nx\nd\n"), ["a\n", "x\n", "d\n"].map(Piece::Clean));
        let pieces = merge(BASE, "a\nx\nc\nd\n", "a\nb\ny\nd\n");
        let collision = Piece::Collision { ours: 2..6, theirs: 2..6 };
        assert_eq!(pieces, [Piece::Clean("a\n"), collision, Piece::Clean("d\n")]);
    }

    #[test]
    fn marks_stand_round_the_lines_that_differ() {
        let marked = mark("a\n1\nb\nc", "a\n2\nb\n", 3);
        let expected = "a\n<<< ours\n1\n===\n2\n>>> theirs\nb\n<<< ours\nc\n===\n>>> theirs\n";
        assert_eq!(marked, expected);
    }
}
