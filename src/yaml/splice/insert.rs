//! Adding an entry to a map or an item to a list.

use std::ops::Range;

use super::place::{Holder, Place};
use super::{Page, Splice, set};
use crate::yaml::data::key_among;
use crate::yaml::format::{Model, Spacing, blanks};
use crate::yaml::quote::is_safe_bare;
use crate::yaml::{Data, Entry, Kind, Layout, Node, Refusal, Style};

/// Finds how an entry comes into a map.
pub(super) fn put(
    page: &Page,
    place: &Place,
    key: &str,
    value: &Data,
    before: Option<&str>,
) -> Result<Splice, Refusal> {
    let (entries, layout) = match &place.node.kind {
        Kind::Mapping(entries, layout) => (&entries[..], *layout),
        Kind::Scalar(..) if place.node.is_null() => (&[][..], Layout::Block),
        _ => return Err(Refusal::NotAMap(place.route.clone())),
    };
    let position = |key: &str| entries.iter().position(|entry| entry.key == key);
    if position(key).is_some() {
        return Err(Refusal::KeyExists(key.to_owned()));
    }
    let before = match before {
        Some(before) => {
            let nowhere = || Refusal::NoSuchPlace(place.route.clone().key(before));
            Some(position(before).ok_or_else(nowhere)?)
        }
        None => None,
    };
    let data_keys: Vec<Data> = entries.iter().map(Data::of_key).collect();
    let key_data = key_among(key, &data_keys);
    let siblings: Vec<&Node> = entries.iter().map(|entry| &entry.value).collect();
    let manner = Manner::among(&siblings, value, key.starts_with(|c: char| c.is_ascii_digit()));
    match (entries, layout) {
        ([], _) => {
            let lines = |column: usize| {
                let key = page.habits.key(&key_data, &[], Layout::Block)?;
                entry_lines(page, &key, value, column, manner)
            };
            let data = Data::Map(vec![(key_data.clone(), value.clone())]);
            begin(page, place, value, page.habits.map_step, lines, &data)
        }
        ([first, ..], Layout::Block) => {
            let column = page.column(first.key_span.start as usize);
            let key = page.habits.key(&key_data, entries, Layout::Block)?;
            let lines = entry_lines(page, &key, value, column, manner)?;
            match (before, entries.last()) {
                (Some(index), _) => Ok(above(page, &entries[index], column, &lines)),
                (None, Some(last)) => below(page, page.entry_end(last), &last.value, &lines),
                (None, None) => Err(Refusal::UnusualLayout(place.node.span)),
            }
        }
        (_, Layout::Flow) => {
            let key = page.habits.key(&key_data, entries, Layout::Flow)?;
            let spacing = Spacing::of(Some(Model { node: place.node, text: page.text }));
            let model = manner.sibling().map(|node| Model { node, text: page.text });
            let text = page.habits.pair(&key, value, spacing.colon, model)?;
            between_brackets(page, place, &page.entry_ranges(entries), &text, before)
        }
    }
}

/// Finds how an item comes to the end of a list.
pub(super) fn append(page: &Page, place: &Place, value: &Data) -> Result<Splice, Refusal> {
    let (items, layout) = match &place.node.kind {
        Kind::Sequence(items, layout) => (&items[..], *layout),
        Kind::Scalar(..) if place.node.is_null() => (&[][..], Layout::Block),
        _ => return Err(Refusal::NotAList(place.route.clone())),
    };
    let siblings: Vec<&Node> = items.iter().collect();
    let manner = Manner::among(&siblings, value, false);
    match (items, layout) {
        ([], _) => {
            let lines = |column: usize| item_lines(page, value, column, 1, manner);
            begin(page, place, value, page.habits.list_step, lines, &Data::List(vec![value.clone()]))
        }
        ([.., last], Layout::Block) => {
            let after = place.after_dash(page, items, items.len() - 1)?;
            let start = last.span.start as usize;
            let shares_line = after < start && page.is_blank(after..start) && page.same_line(after, start);
            let gap = if shares_line { start - after } else { 1 };
            let lines = item_lines(page, value, page.column(after - 1), gap, manner)?;
            below(page, page.shown_end(last).max(after), last, &lines)
        }
        (_, Layout::Flow) => {
            let model = manner.sibling().map(|node| Model { node, text: page.text });
            let ranges: Vec<_> = items.iter().map(|item| item.span.range()).collect();
            between_brackets(page, place, &ranges, &page.habits.flow(value, model)?, None)
        }
    }
}

/// How a new value is laid out among its siblings, and the sibling it is like.
#[derive(Clone, Copy)]
enum Manner<'n> {
    Lines(Option<&'n Node<'n>>),
    Brackets(Option<&'n Node<'n>>),
}

impl<'n> Manner<'n> {
    /// Finds the manner of a new value among its siblings.
    ///
    /// An entry named by a number is a line of a table: what stands in it stays on that line.
    fn among(siblings: &[&'n Node<'n>], value: &Data, is_numbered: bool) -> Self {
        let is_map = |node: &&&Node| matches!(&node.kind, Kind::Mapping(entries, _) if !entries.is_empty());
        let is_list = |node: &&&Node| matches!(&node.kind, Kind::Sequence(items, _) if !items.is_empty());
        let is_flow = |node: &&Node| {
            matches!(node.kind, Kind::Mapping(_, Layout::Flow) | Kind::Sequence(_, Layout::Flow))
        };
        match value {
            Data::Map(_) => {
                let like = siblings.iter().rev().find(is_map).copied();
                let all_flow = !siblings.is_empty() && siblings.iter().all(is_flow);
                let in_table = is_numbered && like.is_none_or(|like| is_flow(&like));
                if in_table || all_flow {
                    Self::Brackets(like)
                } else {
                    Self::Lines(like.filter(|like| !is_flow(like)))
                }
            }
            Data::List(_) => {
                let mut lists = siblings.iter().filter(is_list).peekable();
                let some = lists.peek().is_some();
                if some && lists.all(is_flow) { Self::Brackets(None) } else { Self::Lines(None) }
            }
            _ => Self::Lines(quoted_like(siblings)),
        }
    }

    fn sibling(self) -> Option<&'n Node<'n>> {
        match self {
            Self::Lines(node) | Self::Brackets(node) => node,
        }
    }
}

/// Returns the last text, if all the texts stand between quotes, and one of them without needing to.
fn quoted_like<'n>(siblings: &[&'n Node<'n>]) -> Option<&'n Node<'n>> {
    let is_text = |node: &&&Node| node.is_scalar() && matches!(Data::of(node), Data::Text(_));
    let is_quoted = |node: &&Node| matches!(node.kind, Kind::Scalar(_, Style::Single | Style::Double));
    let by_choice = |node: &Node| node.text().is_some_and(|text| is_safe_bare(text, Layout::Block));
    let mut texts = siblings.iter().filter(is_text).copied();
    let are_quoted = texts.clone().all(|node| is_quoted(&node)) && texts.clone().any(by_choice);
    are_quoted.then(|| texts.next_back()).flatten()
}

fn entry_lines(
    page: &Page,
    key: &str,
    value: &Data,
    column: usize,
    manner: Manner,
) -> Result<Vec<String>, Refusal> {
    let model = manner.sibling().map(|node| Model { node, text: page.text });
    match manner {
        Manner::Lines(_) => page.habits.entry(key, value, column, model),
        Manner::Brackets(_) => {
            Ok(vec![format!("{}{key}: {}", blanks(column), page.habits.flow(value, model)?)])
        }
    }
}

fn item_lines(
    page: &Page,
    value: &Data,
    column: usize,
    gap: usize,
    manner: Manner,
) -> Result<Vec<String>, Refusal> {
    let model = manner.sibling().map(|node| Model { node, text: page.text });
    match manner {
        Manner::Lines(_) => page.habits.item(value, column, gap, model),
        Manner::Brackets(_) => {
            Ok(vec![format!("{}-{}{}", blanks(column), blanks(gap), page.habits.flow(value, model)?)])
        }
    }
}

/// Puts lines below the line on which the last sibling ends.
fn below(page: &Page, end: usize, last: &Node, lines: &[String]) -> Result<Splice, Refusal> {
    // Some readers end such a block with a line end, some do not: giving it one would change what those read.
    if page.ends_inside(last) {
        return Err(Refusal::UnusualLayout(last.span));
    }
    let newline = page.newline;
    Ok(Splice::insert(page.line_end(end), format!("{newline}{}", lines.join(newline))))
}

/// Puts lines above an entry and the comments that belong to it.
fn above(page: &Page, entry: &Entry, column: usize, lines: &[String]) -> Splice {
    let newline = page.newline;
    let key = entry.key_span.start as usize;
    let line = page.line_start(key);
    if page.is_blank(line..key) {
        Splice::insert(page.with_comments_above(line), format!("{}{newline}", lines.join(newline)))
    } else {
        // The first entry of an item stands behind its dash: the new one takes that place.
        let lines = lines.join(newline);
        Splice::insert(key, format!("{}{newline}{}", lines.trim_start(), blanks(column)))
    }
}

/// Begins a map or a list where there is nothing yet, or empty brackets.
///
/// Empty brackets are filled with a scalar; anything longer gets its own lines.
fn begin(
    page: &Page,
    place: &Place,
    value: &Data,
    step: usize,
    lines: impl Fn(usize) -> Result<Vec<String>, Refusal>,
    data: &Data,
) -> Result<Splice, Refusal> {
    let is_bracketed = !place.node.is_scalar();
    let is_long = matches!(value, Data::Map(_) | Data::List(_));
    let end = if place.is_absent() { place.after } else { place.node.span.end as usize };
    let has_room = place.around == Layout::Block
        && matches!(place.holder, Holder::Map(..))
        && page.same_line(place.after, end);
    if has_room && (is_long || !is_bracketed) {
        let line_end = page.line_end(end);
        let rest = page.text[end..line_end].trim_end();
        let lines = lines(place.column(page) + step)?;
        let text = format!("{rest}{newline}{}", lines.join(page.newline), newline = page.newline);
        Ok(Splice::new(place.after..line_end, text))
    } else {
        Ok(set::in_place(page, place, &page.habits.flow(data, None)?))
    }
}

/// Puts an entry or an item between brackets: after the last one, or before another.
fn between_brackets(
    page: &Page,
    place: &Place,
    ranges: &[Range<usize>],
    text: &str,
    before: Option<usize>,
) -> Result<Splice, Refusal> {
    let whole = place.node.span.range();
    let Some(last) = ranges.last().filter(|_| page.text[whole.start..].starts_with(['[', '{'])) else {
        return Err(Refusal::UnusualLayout(place.node.span));
    };
    let newline = page.newline;
    let opens_line = |start: usize| page.is_blank(page.line_start(start)..start);
    if let Some(index) = before {
        let start = ranges[index].start;
        return Ok(if opens_line(start) && page.line_start(start) > whole.start {
            let line = page.line_start(start);
            let indent = &page.text[line..start];
            Splice::insert(page.with_comments_above(line), format!("{indent}{text},{newline}"))
        } else {
            Splice::insert(start, format!("{text}, "))
        });
    }
    let close = whole.end - 1;
    let comma = page.comma_after(last.end);
    let written_end = comma.map_or(last.end, |comma| comma + 1);
    let line_end = page.line_end(written_end);
    if page.same_line(whole.start, last.start) || line_end > close {
        if let Some(comma) = comma {
            return Ok(Splice::insert(comma + 1, format!(" {text},")));
        }
        // libyaml asks for a blank between the colon of an empty value and a comma.
        let at = if page.text[..last.end].ends_with(':') { page.skip_blanks(last.end) } else { last.end };
        let blank = blank_after_colon(page, at);
        return Ok(Splice::insert(at, format!("{blank}{}{text}", comma_between(page, ranges))));
    }
    let line = page.line_start(last.start);
    let first_on_line = ranges.iter().find(|range| page.line_start(range.start) == line).unwrap_or(last);
    let indent = blanks(page.column(first_on_line.start));
    if comma.is_some() {
        return Ok(Splice::insert(line_end, format!("{newline}{indent}{text},")));
    }
    // The comma goes before the comment at the end of the line, the new item below it.
    let rest = &page.text[last.end..line_end];
    let blank = blank_after_colon(page, last.end);
    Ok(Splice::new(last.end..line_end, format!("{blank},{rest}{newline}{indent}{text}")))
}

/// Returns the blank that libyaml asks for between the colon of an empty value and a comma.
fn blank_after_colon(page: &Page, end: usize) -> &'static str {
    if page.text[..end].ends_with(':') { " " } else { "" }
}

/// Returns the comma with its blanks between the last two items, if they stand on one line.
fn comma_between<'t>(page: &Page<'t>, ranges: &[Range<usize>]) -> &'t str {
    let [.., before, last] = ranges else { return ", " };
    let gap = &page.text[before.end..last.start];
    if gap.trim() == "," && !gap.contains('\n') { gap } else { ", " }
}
