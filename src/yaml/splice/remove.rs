//! Taking an entry or an item out, with its own lines and nothing else.

use std::ops::Range;

use super::place::{Holder, Place};
use super::{Page, Splice};
use crate::yaml::{Kind, Layout, Node, Refusal};

/// Finds the bytes that go with an entry or an item.
pub(super) fn remove(page: &Page, place: &Place) -> Result<Splice, Refusal> {
    match place.holder {
        Holder::Text => Err(Refusal::NoSuchPlace(place.route.clone())),
        Holder::Map(map, entries, index) if is_block(map) => {
            let entry = &entries[index];
            let own = entry.key_span.start as usize..page.entry_end(entry);
            Ok(lines(page, own, entries.get(index + 1).map(|next| next.key_span.start as usize)))
        }
        Holder::Map(map, entries, index) => between_brackets(page, map, &page.entry_ranges(entries), index),
        Holder::List(list, items, index) if is_block(list) => {
            let own = place.after - 1..page.shown_end(place.node).max(place.after);
            let next = items.get(index + 1).map(|next| page.after_dash(own.end, next)).transpose()?;
            Ok(lines(page, own, next.map(|after| after - 1)))
        }
        Holder::List(list, items, index) => {
            let ranges: Vec<_> = items.iter().map(|item| item.span.range()).collect();
            between_brackets(page, list, &ranges, index)
        }
    }
}

fn is_block(node: &Node) -> bool {
    matches!(node.kind, Kind::Sequence(_, Layout::Block) | Kind::Mapping(_, Layout::Block))
}

/// Takes out the lines of an entry or of an item; `next` is where the one after it begins.
fn lines(page: &Page, own: Range<usize>, next: Option<usize>) -> Splice {
    let Range { start, end } = own;
    let line = page.line_start(start);
    let gone = if page.is_blank(line..start) {
        let stop = page.next_line(end);
        if stop == page.text.len() && !page.text.ends_with('\n') {
            // The text goes on ending without a line end.
            let before = &page.text[..line];
            let before = before.strip_suffix('\n').unwrap_or(before);
            before.strip_suffix('\r').unwrap_or(before).len()..stop
        } else {
            line..stop
        }
    } else {
        // It stands behind a dash, where the next one takes its place.
        match next {
            Some(next) => start..next,
            None => page.text[..start].trim_end_matches([' ', '\t']).len()..page.line_end(end),
        }
    };
    Splice { subject: start..gone.end, range: gone, text: String::new() }
}

/// Takes out an entry or an item between brackets, with one comma.
fn between_brackets(
    page: &Page,
    holder: &Node,
    ranges: &[Range<usize>],
    index: usize,
) -> Result<Splice, Refusal> {
    let whole = holder.span.range();
    if !page.text[whole.start..].starts_with(['[', '{']) {
        return Err(Refusal::UnusualLayout(holder.span));
    }
    let Range { start, end } = ranges[index];
    let comma_end = page.comma_after(end).map_or(end, |comma| comma + 1);
    let gone = if ranges.len() == 1 {
        whole.start + 1..whole.end - 1
    } else if has_own_line(page, start, comma_end) {
        page.line_start(start)..page.next_line(comma_end)
    } else {
        let blanks_before = page.text[..start].trim_end_matches([' ', '\t']).len();
        match (index.checked_sub(1).map(|before| ranges[before].end), ranges.get(index + 1)) {
            (_, Some(next)) if page.same_line(end, next.start) => start..next.start,
            (Some(before), None) if page.same_line(before, start) => before..end,
            _ => blanks_before..comma_end,
        }
    };
    // libyaml does not read `{a:}`.
    let blank = if gone.end == end && page.text[..gone.start].ends_with(':') { " " } else { "" };
    Ok(Splice { subject: start..gone.end, range: gone, text: blank.to_owned() })
}

/// Tells whether nothing but a comment shares the lines of an item.
fn has_own_line(page: &Page, start: usize, end: usize) -> bool {
    let after = page.skip_blanks(end);
    page.is_blank(page.line_start(start)..start) && page.text[after..].starts_with(['\n', '\r', '#'])
}
