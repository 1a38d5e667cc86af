//! A text with its tree: finds what stands at a route, and the line and column of a byte.

use std::cell::Cell;

use super::{Fault, Kind, Node, Route, Span, Step, Style, scan};

/// A text read once: its tree and what is not admitted in it.
pub struct Document<'t> {
    /// The text as the file holds it.
    pub text: &'t str,
    /// The tree, if the text could be read to its end and holds anything.
    pub root: Option<Node<'t>>,
    /// What is not admitted.
    pub faults: Vec<Fault>,
    /// The last byte whose place was asked for: from there on the lines are counted, not from the top.
    counted: Cell<(usize, Position)>,
}

/// A place as an editor shows it: both count from 1, the column in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The line.
    pub line: usize,
    /// The column, in characters.
    pub column: usize,
}

impl<'t> Document<'t> {
    /// Reads a text.
    pub fn read(text: &'t str) -> Self {
        let scan = scan::scan(text, false);
        let counted = Cell::new(top(text));
        Self { text, root: scan.root, faults: scan.faults, counted }
    }

    /// Returns the node at a route, if the document has one there.
    pub fn node(&self, route: &Route) -> Option<&Node<'t>> {
        self.root.as_ref()?.at(&route.0)
    }

    /// Returns the bytes a reader is to look at for a route: the value, or, when it is empty, its key.
    ///
    /// Falls back on the nearest thing above it that exists.
    pub fn place(&self, route: &Route) -> Span {
        let Some(mut node) = self.root.as_ref() else { return Span::default() };
        let mut place = Span { start: node.span.start, end: node.span.start };
        for step in &route.0 {
            if let (Step::Key(key), Kind::Mapping(entries, _)) = (step, &node.kind)
                && let Some(entry) = entries.iter().find(|entry| entry.key == *key)
            {
                node = &entry.value;
                place = if node.is_scalar() && node.span.start < node.span.end {
                    node.span
                } else {
                    entry.key_span
                };
            } else if let Some(next) = node.step(step) {
                node = next;
                place = node.first_line(self.text);
            } else {
                break;
            }
        }
        place
    }

    /// Returns the bytes of the key a route ends in, or what [`Self::place`] returns when it ends in none.
    pub fn place_of_key(&self, route: &Route) -> Span {
        let key = || {
            let (Step::Key(last), above) = route.0.split_last()? else { return None };
            let Kind::Mapping(entries, _) = &self.root.as_ref()?.at(above)?.kind else { return None };
            entries.iter().find(|entry| entry.key == *last).map(|entry| entry.key_span)
        };
        key().unwrap_or_else(|| self.place(route))
    }

    /// Returns where some words stand in the value at a route, or the whole of it when they are broken there.
    pub fn place_of_words(&self, route: &Route, words: &str) -> Span {
        let place = self.place(route);
        match self.text[place.range()].find(words) {
            Some(at) => Span::from(place.range().start + at..place.range().start + at + words.len()),
            None => place,
        }
    }

    /// Returns the line and column of a byte; quickest when asked downwards.
    pub fn position(&self, byte: u32) -> Position {
        let byte = byte as usize;
        let from = if self.counted.get().0 <= byte { self.counted.get() } else { top(self.text) };
        self.counted.set(count(self.text, from, byte));
        self.counted.get().1
    }
}

/// Returns the line and column of a byte of a text; a byte order mark takes no column.
pub fn position(text: &str, byte: u32) -> Position {
    count(text, top(text), byte as usize).1
}

/// Returns the first byte of a text, after its byte order mark, and its place.
fn top(text: &str) -> (usize, Position) {
    let mark = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    (mark, Position { line: 1, column: 1 })
}

/// Counts lines and columns from a byte whose place is known to one further down.
fn count(text: &str, (from, at): (usize, Position), byte: usize) -> (usize, Position) {
    let byte = text.floor_char_boundary(byte).max(from);
    let between = &text[from..byte];
    let position = match between.rfind('\n') {
        Some(newline) => Position {
            line: at.line + between[..=newline].bytes().filter(|byte| *byte == b'\n').count(),
            column: between[newline + 1..].chars().count() + 1,
        },
        None => Position { column: at.column + between.chars().count(), ..at },
    };
    (byte, position)
}

impl<'t> Node<'t> {
    /// Returns the node some steps further down.
    pub fn at(&self, steps: &[Step]) -> Option<&Node<'t>> {
        steps.iter().try_fold(self, |node, step| node.step(step))
    }

    /// Returns the node one step further down.
    pub fn step(&self, step: &Step) -> Option<&Node<'t>> {
        match (step, &self.kind) {
            (Step::Key(key), Kind::Mapping(..)) => self.get(key),
            (Step::Item { by, is }, Kind::Sequence(items, _)) => items.iter().find(|item| item.reads(by, is)),
            (Step::Index(index), Kind::Sequence(items, _)) => items.get(*index),
            _ => None,
        }
    }

    /// Returns the value under a key of a map.
    pub fn get(&self, key: &str) -> Option<&Node<'t>> {
        let Kind::Mapping(entries, _) = &self.kind else { return None };
        entries.iter().find(|entry| entry.key == key).map(|entry| &entry.value)
    }

    /// Returns the text of a scalar.
    pub fn text(&self) -> Option<&str> {
        match &self.kind {
            Kind::Scalar(text, _) => Some(text),
            _ => None,
        }
    }

    /// Tells whether the node is a scalar.
    pub fn is_scalar(&self) -> bool {
        matches!(self.kind, Kind::Scalar(..))
    }

    /// Tells whether the node says nothing: no text, or one of YAML's words for nothing.
    pub fn is_null(&self) -> bool {
        matches!(&self.kind, Kind::Scalar(text, Style::Plain) if matches!(&**text, "" | "~" | "null" | "Null" | "NULL"))
    }

    /// Tells whether an item's values under some keys read `is`, joined by commas.
    fn reads(&self, by: &[&str], is: &str) -> bool {
        if by.is_empty() {
            return self.text() == Some(is);
        }
        let mut parts = is.split(',');
        let all = by.iter().all(|key| {
            let said =
                self.get(key).filter(|value| !value.is_null()).and_then(Node::text).unwrap_or_default();
            match by {
                [_] => said == is,
                _ => parts.next() == Some(said),
            }
        });
        // A plain text in a list stands for a map of one name.
        all || (by.len() == 1 && self.text() == Some(is))
    }

    /// Returns the node's bytes up to the end of their first line.
    fn first_line(&self, text: &str) -> Span {
        let range = self.span.range();
        let line = text[range.clone()].lines().next().unwrap_or_default().trim_end();
        Span::from(range.start..range.start + line.len())
    }
}
