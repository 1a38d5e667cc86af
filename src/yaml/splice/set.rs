//! Putting a value in the place of another, or where there was none.

use std::ops::Range;

use super::place::{Holder, Place};
use super::{Page, Splice};
use crate::yaml::data::with_line_end_of;
use crate::yaml::format;
use crate::yaml::{Data, Layout, Refusal, Style};

/// Finds how a value comes to stand at a place.
pub(super) fn set(page: &Page, place: &Place, value: &Data) -> Result<Splice, Refusal> {
    let is_bracketed = page.text[place.node.span.range()].starts_with(['[', '{']);
    match place.style() {
        None if !is_bracketed && *value == Data::Null && matches!(place.holder, Holder::Map(..)) => {
            Ok(Splice::new(place.after..page.shown_end(place.node), ""))
        }
        None if !is_bracketed => Err(Refusal::NotAScalar(place.route.clone())),
        Some(style) if style.is_block() => set_block(page, place, value, style),
        _ if *value == Data::Null => Ok(clear(page, place)),
        style => match value {
            Data::Text(text) if text.contains('\n') => set_lines(page, place, value, text),
            _ => Ok(in_place(page, place, &inline(page, place, value, style)?)),
        },
    }
}

/// Writes a value on one line, in the style of what stood there.
fn inline(page: &Page, place: &Place, value: &Data, style: Option<Style>) -> Result<String, Refusal> {
    match value {
        Data::List(_) | Data::Map(_) => page.habits.flow(value, place.bracketed_sibling(page)),
        scalar => page.habits.scalar(scalar, style, place.around),
    }
}

/// Puts a text on one line where a value stands, or where it is missing.
pub(super) fn in_place(page: &Page, place: &Place, text: &str) -> Splice {
    if !place.is_absent() {
        return Splice::new(place.node.span.range(), text);
    }
    let next = page.skip_blanks(place.after);
    let gap = place.after..next;
    match (place.around, page.text[next..].chars().next()) {
        (Layout::Flow, Some('}' | ']')) => {
            let inside = if opens_with_blank(page, place) { " " } else { "" };
            Splice::new(gap, format!(" {text}{inside}"))
        }
        (Layout::Flow, Some(',')) | (_, None | Some('\n' | '\r')) => Splice::new(gap, format!(" {text}")),
        // What follows is a comment: the blanks before it are its own.
        _ => Splice::insert(place.after, format!(" {text}")),
    }
}

/// Tells whether the map that holds the place is written `{ so }`.
fn opens_with_blank(page: &Page, place: &Place) -> bool {
    let Holder::Map(map, ..) = place.holder else { return false };
    page.text[map.span.start as usize + 1..].starts_with(' ')
}

/// Takes a value away and leaves its key.
fn clear(page: &Page, place: &Place) -> Splice {
    let value = place.node.span.range();
    match (place.holder, place.around) {
        _ if place.is_absent() => Splice::insert(place.after, ""),
        (Holder::List(..), Layout::Flow) | (Holder::Text, _) => Splice::new(value, "null"),
        (Holder::Map(..), Layout::Flow) => Splice::new(value, ""),
        (Holder::List(..), Layout::Block) => {
            let start = if page.is_blank(place.after..value.start) { place.after } else { value.start };
            // A tab that would then follow the dash is no blank to every reader.
            let next = page.skip_blanks(value.end);
            if page.text[value.end..next].contains('\t') {
                Splice::new(start..next, if next == page.line_end(next) { "" } else { " " })
            } else {
                Splice::new(start..value.end, "")
            }
        }
        _ if page.is_blank(place.after..value.start) => Splice::new(place.after..value.end, ""),
        _ => Splice::new(value, ""),
    }
}

/// Sets a text of several lines: as a block where there is room for one, between quotes elsewhere.
fn set_lines(page: &Page, place: &Place, value: &Data, text: &str) -> Result<Splice, Refusal> {
    let end = if place.is_absent() { place.after } else { place.node.span.end as usize };
    let has_room = place.around == Layout::Block
        && place.style() == Some(Style::Plain)
        && !matches!(place.holder, Holder::Text)
        && page.same_line(place.after, end);
    match format::block(text, Style::Literal, block_column(page, place)) {
        Some(block) if has_room => {
            let rest = page.text[end..page.line_end(end)].trim_end();
            let range = place.after..page.line_end(end);
            let lines = lines_after(&format!(" {}{rest}", block.header), &block.lines, page);
            Ok(Splice::new(range, lines))
        }
        _ => Ok(in_place(page, place, &inline(page, place, value, place.style())?)),
    }
}

/// Sets a block of text: a text stays a block, anything else takes the place of its header and lines.
fn set_block(page: &Page, place: &Place, value: &Data, style: Style) -> Result<Splice, Refusal> {
    let header = page.skip(place.after);
    let header_line = &page.text[header..page.line_end(header)];
    let header_end = header_line.find([' ', '\t']).unwrap_or(header_line.len());
    let comment = header_line[header_end..].trim_end();
    let old_header = &header_line[..header_end];

    if let Data::Text(text) = value {
        let text = with_line_end_of(place.node.text().unwrap_or_default(), text);
        if let Some(block) = format::block(&text, style, block_column(page, place)) {
            let keeps = text.ends_with('\n') && (block.header.ends_with('+') || old_header.contains('+'));
            let mark = &block.header[..1];
            let new_header = if keeps { format!("{mark}+") } else { block.header };
            let range = header..block_range_end(page, place, header, keeps);
            return Ok(Splice::new(
                range,
                lines_after(&format!("{new_header}{comment}"), &block.lines, page),
            ));
        }
    }
    let end = block_range_end(page, place, header, false);
    Ok(match value {
        Data::Null if page.is_blank(place.after..header) => Splice::new(place.after..end, comment),
        // Whether such a block ended with a line end, and so whether the new text does, readers do not agree on.
        Data::Text(text) if page.ends_inside(place.node) && !text.ends_with('\n') => {
            return Err(Refusal::UnusualLayout(place.node.span));
        }
        Data::Text(text) => {
            let text = Data::Text(with_line_end_of(place.node.text().unwrap_or_default(), text));
            Splice::new(header..end, format!("{}{comment}", inline(page, place, &text, None)?))
        }
        value => Splice::new(header..end, format!("{}{comment}", inline(page, place, value, None)?)),
    })
}

/// Returns the end of a block's lines; a block that keeps its blank lines takes those after it along.
fn block_range_end(page: &Page, place: &Place, header: usize, keeps: bool) -> usize {
    let end = page.shown_end(place.node).max(page.line_end(header));
    let span_end = place.node.span.end as usize;
    if keeps && span_end > end {
        let blank_lines = page.text[..span_end].trim_end_matches(' ');
        let blank_lines = blank_lines.strip_suffix('\n').unwrap_or(blank_lines);
        blank_lines.strip_suffix('\r').unwrap_or(blank_lines).len().max(end)
    } else {
        end
    }
}

/// Returns the column of the lines of a block of text: where they stand, or one step inside.
fn block_column(page: &Page, place: &Place) -> usize {
    let Range { start, end } = place.node.span.range();
    let step = if matches!(place.holder, Holder::List(..)) { 2 } else { page.habits.map_step };
    match place.style() {
        Some(style) if style.is_block() && start < end => page.column(start),
        _ => place.column(page) + step,
    }
}

fn lines_after(head: &str, lines: &[String], page: &Page) -> String {
    let mut text = head.to_owned();
    for line in lines {
        text.push_str(page.newline);
        text.push_str(line);
    }
    text
}
