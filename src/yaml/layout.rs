//! The canonical layout of a text: order of keys, indentation, blank lines and quotes; never what it says.
//!
//! A comment goes with what it stands above, or with the line it ends. Flow collections stay as their author
//! wrote them, and so does every line within a text.

use super::quote::{is_date, is_safe_bare, quoted};
use super::splice::Page;
use super::{Entry, Kind, Layout, Node, Refusal, Span, Style};

/// The spaces a level is indented by.
const STEP: usize = 2;

/// Lays a text out anew, and proves that it says the same.
///
/// `order` gives the keys of a map of some text in the order they are to stand in, by the first byte of the map;
/// keys it does not name come last, as they stand.
pub fn lay_out(
    text: &str,
    order: &dyn Fn(&str, Span) -> Option<&'static [&'static str]>,
) -> Result<String, Refusal> {
    let before = Page::read(text)?;
    let mut laid = text.to_owned();
    // A comment may come to lean on another neighbour once the keys have moved: the layout that stays is the one.
    for _ in 0..TURNS {
        let next = lay_out_once(&laid, &|span| order(&laid, span))?;
        if next == laid {
            prove(&before, &laid)?;
            return Ok(laid);
        }
        laid = next;
    }
    Err(Refusal::Unprovable)
}

/// How many layouts a text is given to come to rest.
const TURNS: usize = 6;

fn lay_out_once(
    text: &str,
    order: &dyn Fn(Span) -> Option<&'static [&'static str]>,
) -> Result<String, Refusal> {
    let page = Page::read(text)?;
    let Some(Node { kind: Kind::Mapping(entries, Layout::Block), span }) = &page.root else {
        return Err(Refusal::UnusualLayout(Span::default()));
    };
    let mut printer = Printer { page: &page, order, lines: Vec::new() };
    let beginning = page.beginning();
    let opening = text[..beginning].trim_start_matches('\u{feff}').trim_end();
    printer.lines.extend(opening.lines().map(|line| line.trim_end().to_owned()));
    let first = entries.first().map_or(0, |entry| entry.key_span.start as usize);
    printer.above(beginning, page.line_start(first), 0);
    printer.mapping(entries, *span, 0, true)?;
    let end = entries.last().map_or(beginning, |entry| page.line_end(page.entry_end(entry)));
    let levels = match entries.last() {
        Some(last) => printer.levels(&last.value, page.after_colon(last)?, 0),
        None => Vec::new(),
    };
    let (tail, lead) = printer.trivia(end, text.len(), Level { was: 0, becomes: 0, is_list: false }, &levels);
    printer.lines.extend(tail.into_iter().chain(lead));
    let mark = if text.starts_with('\u{feff}') { "\u{feff}" } else { "" };
    Ok(format!("{mark}{}{}", printer.finish().join(page.newline), page.newline))
}

/// Makes sure that two texts say the same but for the order of their keys, and hold the same comments.
fn prove(before: &Page<'_>, laid: &str) -> Result<(), Refusal> {
    let after = Page::read(laid).map_err(|_| Refusal::Unprovable)?;
    if !before.data().sorted().same(&after.data().sorted()) {
        return Err(Refusal::Unprovable);
    }
    let comments = |page: &Page<'_>| {
        let mut comments: Vec<String> =
            page.comments.iter().map(|comment| page.text[comment.range()].trim_end().to_owned()).collect();
        comments.sort();
        comments
    };
    if comments(before) == comments(&after) { Ok(()) } else { Err(Refusal::CommentLost) }
}

struct Printer<'p, 't> {
    page: &'p Page<'t>,
    order: &'p dyn Fn(Span) -> Option<&'static [&'static str]>,
    lines: Vec<String>,
}

impl<'t> Printer<'_, 't> {
    /// Returns the lines, at most one blank between two, none at either end.
    fn finish(self) -> Vec<String> {
        let mut kept: Vec<String> = Vec::with_capacity(self.lines.len());
        for line in self.lines {
            let is_blank = |line: &String| line == BLANK;
            if is_blank(&line) && kept.last().is_none_or(is_blank) {
                continue;
            }
            kept.push(line);
        }
        while kept.last().is_some_and(|line| line == BLANK) {
            kept.pop();
        }
        kept.into_iter().map(|line| if line == BLANK { String::new() } else { line }).collect()
    }

    /// Reads the comments and blank lines between two bytes: the tail of what ended, then what leads what follows.
    ///
    /// A comment indented further than what stands `here` is of the tail, until one is not; `levels` are those that
    /// ended. So is an item made a comment (`# - …`) right under a list that stands no further than its key.
    fn trivia(&self, from: usize, to: usize, here: Level, levels: &[Level]) -> (Vec<String>, Vec<String>) {
        let (mut tail, mut lead): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
        let mut at = from;
        if !self.page.is_blank(self.page.line_start(at)..at) && at != self.page.beginning() {
            at = self.page.next_line(at);
        }
        while at < to {
            let line = self.page.text[at..self.page.line_end(at)].trim();
            let indent = self.page.column(self.page.skip_blanks(at));
            let is_next = lead.iter().all(|line| line == BLANK);
            let unindented = levels.first().filter(|level| level.was == here.was && level.is_list);
            let is_item = unindented.is_some()
                && lead.is_empty()
                && (line.starts_with("# -")
                    || line.starts_with("#-")
                    || (!tail.is_empty() && line.starts_with("# ")));
            let leans_back = is_next && (here.was < indent || (is_item && here.was == indent));
            if line.is_empty() {
                lead.push(BLANK.to_owned());
            } else if line.starts_with('#') && leans_back {
                tail.append(&mut lead);
                let deepest = levels.iter().rev().find(|level| level.was <= indent);
                let becomes = deepest.map_or(here.becomes + STEP, |level| level.becomes);
                tail.push(format!("{}{line}", " ".repeat(becomes)));
            } else if line.starts_with('#') {
                lead.push(format!("{}{line}", " ".repeat(here.becomes)));
            }
            at = self.page.next_line(at);
        }
        (tail, lead)
    }

    /// Returns the levels that end where a node ends, the outermost first: a comment after it leans on one of them.
    fn levels(&self, node: &Node<'t>, after: usize, column: usize) -> Vec<Level> {
        let mut levels = Vec::new();
        self.push_levels(node, after, column + STEP, &mut levels);
        levels
    }

    fn push_levels(&self, node: &Node<'t>, after: usize, becomes: usize, levels: &mut Vec<Level>) {
        match &node.kind {
            Kind::Mapping(entries, Layout::Block) => {
                let (Some(first), Some(last)) = (entries.first(), entries.last()) else { return };
                let was = self.page.column(first.key_span.start as usize);
                levels.push(Level { was, becomes, is_list: false });
                if let Ok(after) = self.page.after_colon(last) {
                    self.push_levels(&last.value, after, becomes + STEP, levels);
                }
            }
            Kind::Sequence(items, Layout::Block) => {
                let (Some(first), Some(last)) = (items.first(), items.last()) else { return };
                let Ok(dash) = self.page.after_dash(after, first) else { return };
                levels.push(Level { was: self.page.column(dash - 1), becomes, is_list: true });
                self.push_levels(last, dash, becomes + STEP, levels);
            }
            _ => {}
        }
    }

    /// Writes those above the first entry of a map or item, which nothing precedes.
    fn above(&mut self, from: usize, to: usize, column: usize) {
        let (tail, lead) = self.trivia(from, to, Level { was: column, becomes: column, is_list: false }, &[]);
        let shallow = |line: String| if line == BLANK { line } else { line.trim_start().to_owned() };
        let indent =
            |line: String| if line == BLANK { line } else { format!("{}{line}", " ".repeat(column)) };
        self.lines.extend(tail.into_iter().chain(lead).map(shallow).map(indent));
    }

    /// Writes a map, one entry after the other in their canonical order.
    fn mapping(
        &mut self,
        entries: &[Entry<'t>],
        span: Span,
        column: usize,
        leads_first: bool,
    ) -> Result<(), Refusal> {
        let order = (self.order)(span).unwrap_or_default();
        let rank = |entry: &Entry| order.iter().position(|key| *key == entry.key).unwrap_or(order.len());
        let mut places: Vec<usize> = (0..entries.len()).collect();
        places.sort_by_key(|place| rank(&entries[*place]));
        // What stands above the first entry of the text is about the whole text, and stays above.
        let mut written: Vec<Vec<String>> = Vec::with_capacity(entries.len());
        for (place, entry) in entries.iter().enumerate() {
            let mut lead = Vec::new();
            if place > 0 {
                let before = &entries[place - 1];
                let levels = self.levels(&before.value, self.page.after_colon(before)?, column);
                let from = self.page.line_end(self.page.entry_end(before));
                let to = self.page.line_start(entry.key_span.start as usize);
                let was = self.page.column(entry.key_span.start as usize);
                let here = Level { was, becomes: column, is_list: false };
                let (tail, leads) = self.trivia(from, to, here, &levels);
                written[place - 1].extend(tail);
                lead = leads;
            }
            let outside = std::mem::replace(&mut self.lines, lead);
            self.entry(entry, column)?;
            written.push(std::mem::replace(&mut self.lines, outside));
        }
        let mut is_first = leads_first;
        for place in places {
            let lines = std::mem::take(&mut written[place]);
            let skip = if is_first { lines.iter().take_while(|line| *line == BLANK).count() } else { 0 };
            self.lines.extend(lines.into_iter().skip(skip));
            is_first = false;
        }
        Ok(())
    }

    fn entry(&mut self, entry: &Entry<'t>, column: usize) -> Result<(), Refusal> {
        let key = match entry.key_style {
            Style::Plain => entry.key.to_string(),
            _ => quoted(&entry.key, None, Layout::Block, true)?,
        };
        let after = self.page.after_colon(entry)?;
        let was = self.page.column(entry.key_span.start as usize);
        self.value(&entry.value, after, format!("{}{key}:", " ".repeat(column)), column, was)
    }

    /// Writes a value after its head, `key:` or `-`, which ends at `after` and stood at `was`.
    fn value(
        &mut self,
        node: &Node<'t>,
        after: usize,
        head: String,
        column: usize,
        was: usize,
    ) -> Result<(), Refusal> {
        match &node.kind {
            _ if node.is_null() => {
                let is_absent = node.span.start == node.span.end;
                let comment = self.comment_on_line(if is_absent { after } else { node.span.end as usize });
                self.lines.push(head + &comment);
            }
            Kind::Scalar(_, style) if style.is_block() => self.block(node, after, &head, column, was),
            Kind::Scalar(text, style) => {
                let source = &self.page.text[node.span.range()];
                let start = node.span.start as usize;
                let mut comment = self.comment_on_line(node.span.end as usize);
                if !self.page.same_line(after, start) {
                    // A value that comes up to the line of its head leaves the comment between them at its end.
                    let beside = self.comment_on_line(after);
                    self.above(self.page.line_end(after), self.page.line_start(start), column);
                    if comment.is_empty() {
                        comment = beside;
                    } else if !beside.is_empty() {
                        self.lines.push(format!("{}{}", " ".repeat(column), beside.trim_start()));
                    }
                }
                if source.contains('\n') {
                    self.continued(source, &head, column, &comment);
                } else {
                    self.lines.push(format!("{head} {}{comment}", canonical(source, text, *style)?));
                }
            }
            Kind::Sequence(items, Layout::Block) => {
                self.lines.push(head + &self.comment_on_line(after));
                self.items(items, after, column + STEP)?;
            }
            Kind::Mapping(entries, Layout::Block) => {
                self.lines.push(head + &self.comment_on_line(after));
                let first = entries.first().map_or(after, |entry| entry.key_span.start as usize);
                self.above(self.page.line_end(after), self.page.line_start(first), column + STEP);
                self.mapping(entries, node.span, column + STEP, false)?;
            }
            Kind::Sequence(..) | Kind::Mapping(..) => {
                let source = &self.page.text[node.span.range()];
                let comment = self.comment_on_line(node.span.end as usize);
                self.continued(source, &head, column, &comment);
            }
        }
        Ok(())
    }

    fn items(&mut self, items: &[Node<'t>], after: usize, column: usize) -> Result<(), Refusal> {
        let mut end = after;
        let mut levels = Vec::new();
        for item in items {
            let dash = self.page.after_dash(end, item)?;
            let here = Level { was: self.page.column(dash - 1), becomes: column, is_list: true };
            let (tail, lead) =
                self.trivia(self.page.line_end(end), self.page.line_start(dash - 1), here, &levels);
            self.lines.extend(tail.into_iter().chain(lead));
            levels = self.levels(item, dash, column);
            let head = format!("{}-", " ".repeat(column));
            match &item.kind {
                Kind::Mapping(entries, Layout::Block) => {
                    self.item_map(entries, item.span, dash, &head, column)?;
                }
                _ => self.value(item, dash, head, column, self.page.column(dash - 1))?,
            }
            end = self.page.shown_end(item).max(dash);
        }
        Ok(())
    }

    /// Writes a map that is an item: its first entry on the line of the dash.
    fn item_map(
        &mut self,
        entries: &[Entry<'t>],
        span: Span,
        dash: usize,
        head: &str,
        column: usize,
    ) -> Result<(), Refusal> {
        let first = entries.first().map_or(dash, |entry| entry.key_span.start as usize);
        if !self.page.same_line(dash, first) {
            // What stands between the dash and its first key goes above the dash.
            let beside = self.comment_on_line(dash);
            if !beside.is_empty() {
                self.lines.push(format!("{}{}", " ".repeat(column), beside.trim_start()));
            }
            self.above(self.page.line_end(dash), self.page.line_start(first), column);
        }
        let outside = std::mem::take(&mut self.lines);
        self.mapping(entries, span, column + STEP, true)?;
        let mut lines = std::mem::replace(&mut self.lines, outside);
        // A comment that came to lead the first entry has no line of its own there: it goes above the dash.
        let lead = lines.iter().take_while(|line| line.trim_start().starts_with('#')).count();
        let above = lines.drain(..lead).map(|line| format!("{}{}", " ".repeat(column), line.trim_start()));
        self.lines.extend(above.collect::<Vec<_>>());
        if let Some(first) = lines.first_mut() {
            *first = format!("{head} {}", first.trim_start());
        }
        self.lines.extend(lines);
        Ok(())
    }

    /// Writes what its author wrote on several lines, each moved with its head.
    fn continued(&mut self, source: &str, head: &str, column: usize, comment: &str) {
        let mut lines = source.lines();
        let mut written = vec![format!("{head} {}", lines.next().unwrap_or_default().trim_end())];
        for line in lines {
            let line = line.trim();
            let closes = matches!(line, "]" | "}");
            let indent = if closes { column } else { column + STEP };
            written.push(if line.is_empty() {
                String::new()
            } else {
                format!("{}{line}", " ".repeat(indent))
            });
        }
        if let Some(last) = written.last_mut() {
            last.push_str(comment);
        }
        self.lines.extend(written);
    }

    /// Writes a block of text, its lines as they are under their new indentation. Its head stood at `was`.
    fn block(&mut self, node: &Node<'t>, after: usize, head: &str, column: usize, was: usize) {
        let header = self.page.text[after..self.page.line_end(after)].trim();
        let (signs, comment) = header.split_at(header.find(" #").unwrap_or(header.len()));
        // A digit says how far the lines are indented, where their own first blanks would hide it.
        let digit = signs.chars().find_map(|sign| sign.to_digit(10));
        let signs =
            digit.map_or(signs.to_owned(), |digit| signs.replace(&digit.to_string(), &STEP.to_string()));
        self.lines.push(format!("{head} {signs}{comment}"));
        let body = &self.page.text
            [self.page.next_line(after).min(self.page.shown_end(node))..self.page.shown_end(node)];
        let indent = |line: &str| line.len() - line.trim_start_matches(' ').len();
        let least = body.lines().filter(|line| !line.trim().is_empty()).map(indent).min().unwrap_or_default();
        let shared = digit.map_or(least, |digit| was + digit as usize);
        for line in body.lines() {
            // Blanks at the end of a line of a block are its author's words.
            let said = line.get(shared..).unwrap_or_default();
            self.lines.push(if said.is_empty() {
                String::new()
            } else {
                format!("{}{said}", " ".repeat(column + STEP))
            });
        }
    }

    /// Returns the comment that ends the line of a byte, after the blanks its author aligned it with.
    fn comment_on_line(&self, at: usize) -> String {
        let next = self.page.skip_blanks(at);
        let end = self.page.line_end(at);
        match self.page.text.get(next..end) {
            Some(comment) if comment.starts_with('#') => {
                format!("{}{}", &self.page.text[at..next].replace('\t', " "), comment.trim_end())
            }
            _ => String::new(),
        }
    }
}

/// A column that what ended was indented by, and the one it has in the new layout.
#[derive(Clone, Copy)]
struct Level {
    was: usize,
    becomes: usize,
    is_list: bool,
}

/// Marks a blank line between two things, which may be one too many; one within a text is an empty line.
const BLANK: &str = "\u{0}";

/// Returns a scalar of one line with the quotes it needs.
fn canonical(source: &str, text: &str, style: Style) -> Result<String, Refusal> {
    if style == Style::Plain {
        return Ok(source.to_owned());
    }
    if is_safe_bare(text, Layout::Block) && !is_date(text) {
        return Ok(text.to_owned());
    }
    quoted(
        text,
        if text.contains(['"', '\\']) { Some(Style::Single) } else { Some(Style::Double) },
        Layout::Block,
        true,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[expect(clippy::unnecessary_wraps, reason = "the shape that lay_out asks for")]
    fn order(_: &str, _: Span) -> Option<&'static [&'static str]> {
        Some(&["numero", "titre", "statut", "constat", "nom", "valeurs"])
    }

    #[track_caller]
    fn laid(before: &str, after: &str) {
        assert_eq!(lay_out(before, &order).expect("a layout"), after);
        assert_eq!(lay_out(after, &order).expect("a layout again"), after, "the second time");
    }

    #[test]
    fn keys_take_their_order_and_comments_go_with_them() {
        laid(
            "# La fiche.\n\nstatut: en-cours  # depuis mai\n# le numéro\nnumero:   '4.5'\nx-maison: 1\ntitre: \"Simple\"\n",
            "# La fiche.\n\n# le numéro\nnumero: \"4.5\"\ntitre: Simple\nstatut: en-cours  # depuis mai\nx-maison: 1\n",
        );
    }

    #[test]
    fn indentation_is_two_and_blank_lines_are_one() {
        laid(
            "numero: \"1\"\n\n\nvaleurs:\n    2023: 1   # a\n    # fin\nliste:\n- un\n-   nom: deux\n    valeurs: ~\n\n",
            "numero: \"1\"\n\nvaleurs:\n  2023: 1   # a\n  # fin\nliste:\n  - un\n  - nom: deux\n    valeurs:\n",
        );
    }

    #[test]
    fn the_lines_of_a_text_stay_as_they_are() {
        laid(
            "constat: |\n      Un  texte :  # non\n\n\n        retrait\n      fin\ntitre: >-\n   plié\n   ici\n",
            "titre: >-\n  plié\n  ici\nconstat: |\n  Un  texte :  # non\n\n\n    retrait\n  fin\n",
        );
    }

    #[test]
    fn what_an_author_made_a_comment_stays_where_it_was_a_value() {
        laid(
            "numero: \"1\"\nvaleurs:\n- nom: a\n  valeurs:\n    2024: 1\n    # 2025: 2\n  titre: b\n# - nom: c\n#   titre: d\nstatut: x\n",
            "numero: \"1\"\nstatut: x\nvaleurs:\n  - titre: b\n    nom: a\n    valeurs:\n      2024: 1\n      # 2025: 2\n  # - nom: c\n  #   titre: d\n",
        );
    }

    #[test]
    fn flow_stays_as_written() {
        laid(
            "numero: \"1\"\nliens: [ {a: 1,b: 2},\n   deux, # note\n   ]\n",
            "numero: \"1\"\nliens: [ {a: 1,b: 2},\n  deux, # note\n]\n",
        );
    }

    #[test]
    fn line_ends_and_the_byte_order_mark_are_the_files_own() {
        laid("\u{feff}titre: a\r\nnumero: \"1\"", "\u{feff}numero: \"1\"\r\ntitre: a\r\n");
    }
}
