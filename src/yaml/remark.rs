//! Comments with the places they are about, and one carried over to another text that has the place.

use super::compare::{Identity, name_of, step_to};
use super::splice::Page;
use super::{Data, Kind, Node, Refusal, Route};

/// A comment of a text.
#[derive(Debug, Clone, PartialEq)]
pub struct Remark {
    /// What it says, with its `#`.
    pub text: String,
    /// The place it is about; `None` where that cannot be told.
    pub route: Option<Route>,
    /// How it stands to that place.
    pub lean: Lean,
    /// How many characters stand before it on its line.
    column: usize,
    /// The blanks between it and what precedes it on its line.
    gap: String,
}

/// How a comment stands to the place it is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lean {
    /// At the end of its first line.
    End,
    /// On a line above it.
    Above,
    /// On a line below it.
    Below,
}

/// A place of a text: the bytes from its key, or from the item, to its end.
struct Place {
    route: Route,
    start: usize,
    end: usize,
}

/// Returns the comments of a text, in their order.
pub fn remarks(text: &str, identity: &dyn Identity) -> Result<Vec<Remark>, Refusal> {
    let page = Page::read(text)?;
    let places = places(&page, identity);
    Ok(page.comments.iter().map(|comment| remark(&page, &places, comment.range())).collect())
}

/// Returns a text with a comment of another one at the place it is about.
///
/// Replaces one of those that are `idle`, if such a one stands there; `None` where there is no room for it, or
/// the place is not in the text.
pub fn carry(text: &str, remark: &Remark, idle: &[&str], identity: &dyn Identity) -> Option<String> {
    let page = Page::read(text).ok()?;
    let route = remark.route.as_ref()?;
    let places = places(&page, identity);
    let place = places.iter().find(|place| place.route == *route)?;
    let line = page.line_start(place.start);
    let opens_line = page.text[line..place.start].bytes().all(|byte| matches!(byte, b' ' | b'-'));
    let said = |range: &std::ops::Range<usize>| idle.contains(&text[range.clone()].trim_end());
    let comments = page.comments.iter().map(|comment| comment.range());
    let lines = format!("{}{}{}", " ".repeat(remark.column), remark.text, page.newline);
    let (range, new) = match remark.lean {
        Lean::End => {
            let end = page.line_end(place.start);
            match comments.clone().find(|comment| (place.start..end).contains(&comment.start)) {
                Some(comment) if said(&comment) => (comment, remark.text.clone()),
                Some(_) => return None,
                None => {
                    let shown = text[..end].trim_end_matches([' ', '\t']).len();
                    (shown..end, format!("{}{}", remark.gap, remark.text))
                }
            }
        }
        _ if !opens_line => return None,
        Lean::Above => {
            let top = page.with_comments_above(line);
            match comments.clone().find(|comment| (top..line).contains(&comment.start) && said(comment)) {
                Some(comment) => (comment, remark.text.clone()),
                None => (line..line, lines),
            }
        }
        Lean::Below => {
            let next = page.next_line(place.end);
            if !text[..next].ends_with('\n') {
                return None;
            }
            (next..next, lines)
        }
    };
    let replaced = usize::from(comments.clone().any(|comment| comment == range));
    let carried = [&text[..range.start], &new, &text[range.end..]].concat();
    // It is a comment there, and nothing but a comment is new.
    let after = Page::read(&carried).ok()?;
    let is_proved = after.data() == page.data() && after.comments.len() == page.comments.len() + 1 - replaced;
    is_proved.then_some(carried)
}

/// Finds the place a comment is about.
fn remark(page: &Page, places: &[Place], comment: std::ops::Range<usize>) -> Remark {
    let line = page.line_start(comment.start);
    let before = &page.text[line..comment.start];
    let column = page.column(comment.start);
    let starts_at = |place: &&Place| place.start < comment.start;
    let (lean, place) = if before.trim().is_empty() {
        let column_of = |place: &Place| page.column(place.start);
        let next = places.iter().find(|place| comment.start < place.start);
        // A comment further in than what follows closes what precedes.
        if let Some(next) = next.filter(|next| column <= column_of(next)) {
            (Lean::Above, Some(next))
        } else {
            let mut above = places.iter().rev().filter(starts_at);
            let last = above.clone().next();
            (Lean::Below, above.find(|place| column_of(place) == column).or(last))
        }
    } else {
        (Lean::End, places.iter().filter(starts_at).find(|place| line <= place.start))
    };
    Remark {
        text: page.text[comment].trim_end().to_owned(),
        route: place.map(|place| place.route.clone()),
        lean,
        column,
        gap: before[before.trim_end_matches([' ', '\t']).len()..].to_owned(),
    }
}

/// Lists the entries and items of a text in their order, what holds others before them.
fn places(page: &Page, identity: &dyn Identity) -> Vec<Place> {
    let mut found = Vec::new();
    if let Some(root) = &page.root {
        list(page, root, &Route::root(), identity, &mut found);
    }
    found
}

fn list(page: &Page, node: &Node, route: &Route, identity: &dyn Identity, found: &mut Vec<Place>) {
    match &node.kind {
        Kind::Scalar(..) => {}
        Kind::Mapping(entries, _) => {
            for entry in entries {
                let route = route.clone().key(&*entry.key);
                let (start, end) = (entry.key_span.start as usize, page.entry_end(entry));
                found.push(Place { route: route.clone(), start, end });
                list(page, &entry.value, &route, identity, found);
            }
        }
        Kind::Sequence(items, _) => {
            let by = identity.item(name_of(route));
            for (place, item) in items.iter().enumerate() {
                let mut route = route.clone();
                route.0.push(step_to(&Data::of(item), place, by));
                let (start, end) = (item.span.start as usize, page.shown_end(item));
                found.push(Place { route: route.clone(), start, end });
                list(page, item, &route, identity, found);
            }
        }
    }
}
