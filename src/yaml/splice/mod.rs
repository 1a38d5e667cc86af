//! Where a change goes in the text: one range of bytes, and what replaces it.

mod insert;
mod page;
mod place;
mod remove;
mod set;

use std::ops::Range;

pub(super) use page::{Page, is_cut_short};

use super::{Change, Refusal};
use place::Place;

/// One replacement.
#[derive(Debug)]
pub(super) struct Splice {
    /// The bytes that go.
    pub range: Range<usize>,
    /// What comes in their place.
    pub text: String,
    /// Of the bytes that go, those of the entry or item that is removed.
    pub subject: Range<usize>,
}

impl Splice {
    fn new(range: Range<usize>, text: impl Into<String>) -> Self {
        Self { subject: range.start..range.start, range, text: text.into() }
    }

    fn insert(at: usize, text: impl Into<String>) -> Self {
        Self::new(at..at, text)
    }

    /// Returns the text with the replacement made.
    pub fn carry_out(&self, text: &str) -> String {
        [&text[..self.range.start], &self.text, &text[self.range.end..]].concat()
    }
}

/// Finds where a change goes and what to write there.
pub(super) fn find(page: &Page, change: &Change) -> Result<Splice, Refusal> {
    let place = Place::find(page, change.route())?;
    match change {
        Change::Set { value, .. } => set::set(page, &place, value),
        Change::Put { key, value, before, .. } => insert::put(page, &place, key, value, before.as_deref()),
        Change::Append { value, .. } => insert::append(page, &place, value),
        Change::Remove { .. } => remove::remove(page, &place),
    }
}
