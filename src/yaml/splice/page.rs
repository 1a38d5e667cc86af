//! A text as its editor sees it: its tree, its comments, its habits, and where its lines begin and end.

use std::ops::Range;

use crate::yaml::format::Habits;
use crate::yaml::quote::is_date;
use crate::yaml::{Data, Entry, Kind, Layout, Node, Refusal, Span, Style, scan};

const BYTE_ORDER_MARK: char = '\u{feff}';

/// A text read for editing.
pub(in crate::yaml) struct Page<'t> {
    pub text: &'t str,
    pub root: Option<Node<'t>>,
    pub comments: Vec<Span>,
    pub newline: &'static str,
    pub habits: Habits,
}

impl<'t> Page<'t> {
    /// Reads a text, if nothing in it makes its places unsure.
    pub fn read(text: &'t str) -> Result<Self, Refusal> {
        let scan = scan::scan(text, true);
        if !scan.faults.is_empty() {
            return Err(Refusal::Faulty(scan.faults));
        }
        let newline = match text.split_once('\n') {
            Some((first, _)) if first.ends_with('\r') => "\r\n",
            _ => "\n",
        };
        let mut page =
            Self { text, root: scan.root, comments: scan.comments, newline, habits: Habits::default() };
        page.habits = page.seen_habits();
        Ok(page)
    }

    /// Returns what the whole text says.
    pub fn data(&self) -> Data {
        self.root.as_ref().map_or(Data::Null, Data::of)
    }

    /// Returns the comments of a range that share their line with something else.
    pub fn comments_at_line_ends(&self, range: Range<usize>) -> Vec<Span> {
        let shares_line = |comment: &&Span| {
            let start = comment.start as usize;
            range.contains(&start) && !self.is_blank(self.line_start(start)..start)
        };
        self.comments.iter().filter(shares_line).copied().collect()
    }

    /// Returns the first byte of a line; a byte order mark belongs to none.
    pub fn line_start(&self, at: usize) -> usize {
        let start = self.text[..at].rfind('\n').map_or(0, |newline| newline + 1);
        if start == 0 && self.text.starts_with(BYTE_ORDER_MARK) {
            at.min(BYTE_ORDER_MARK.len_utf8())
        } else {
            start
        }
    }

    /// Returns the end of a line, before what ends it.
    pub fn line_end(&self, at: usize) -> usize {
        let end = self.text[at..].find('\n').map_or(self.text.len(), |newline| at + newline);
        if end < self.text.len() && end > at && self.text.as_bytes()[end - 1] == b'\r' {
            end - 1
        } else {
            end
        }
    }

    /// Returns the first byte of the next line, or the end of the text.
    pub fn next_line(&self, at: usize) -> usize {
        self.text[at..].find('\n').map_or(self.text.len(), |newline| at + newline + 1)
    }

    /// Returns how many characters stand before a byte on its line.
    pub fn column(&self, at: usize) -> usize {
        self.text[self.line_start(at)..at].chars().count()
    }

    /// Tells whether two bytes stand on one line.
    pub fn same_line(&self, from: usize, to: usize) -> bool {
        !self.text[from.min(to)..from.max(to)].contains('\n')
    }

    /// Tells whether a range is blanks and line ends, or nothing.
    pub fn is_blank(&self, range: Range<usize>) -> bool {
        self.text[range].bytes().all(|byte| byte.is_ascii_whitespace())
    }

    /// Returns the first byte from here on that is no blank.
    pub fn skip_blanks(&self, at: usize) -> usize {
        at + self.text[at..].bytes().take_while(|byte| matches!(byte, b' ' | b'\t')).count()
    }

    /// Returns the first byte from here on that is no blank, line end or comment.
    pub fn skip(&self, mut at: usize) -> usize {
        loop {
            at += self.text[at..].bytes().take_while(u8::is_ascii_whitespace).count();
            if self.text[at..].starts_with('#') {
                at = self.line_end(at);
            } else {
                return at;
            }
        }
    }

    /// Returns the comma that follows an item, if one does.
    pub fn comma_after(&self, end: usize) -> Option<usize> {
        let next = self.skip(end);
        self.text[next..].starts_with(',').then_some(next)
    }

    /// Returns where the text begins to say something: after a byte order mark and `---`.
    pub fn beginning(&self) -> usize {
        let mark = if self.text.starts_with(BYTE_ORDER_MARK) { BYTE_ORDER_MARK.len_utf8() } else { 0 };
        let first = self.skip(mark);
        if self.text[first..].starts_with("---") { first + 3 } else { mark }
    }

    /// Returns the byte after an entry's colon.
    pub fn after_colon(&self, entry: &Entry) -> Result<usize, Refusal> {
        let colon = self.skip_blanks(entry.key_span.end as usize);
        if self.text[colon..].starts_with(':') {
            Ok(colon + 1)
        } else {
            Err(Refusal::UnusualLayout(entry.key_span))
        }
    }

    /// Returns the byte after the dash of an item, searched from where the item before it ended.
    pub fn after_dash(&self, from: usize, item: &Node) -> Result<usize, Refusal> {
        let dash = self.skip(from);
        if self.text[dash..].starts_with('-') { Ok(dash + 1) } else { Err(Refusal::UnusualLayout(item.span)) }
    }

    /// Returns the end of what a node shows: blank lines and comments after it are not its own.
    pub fn shown_end(&self, node: &Node) -> usize {
        match &node.kind {
            Kind::Scalar(_, style) if style.is_block() => self.block_end(node),
            Kind::Sequence(items, Layout::Block) => {
                items.last().map_or(node.span.end as usize, |item| self.shown_end(item))
            }
            Kind::Mapping(entries, Layout::Block) => {
                entries.last().map_or(node.span.end as usize, |entry| self.entry_end(entry))
            }
            _ => node.span.end as usize,
        }
    }

    /// Returns the end of what an entry shows; one without a value ends with its colon.
    pub fn entry_end(&self, entry: &Entry) -> usize {
        let key_end = self.after_colon(entry).unwrap_or(entry.key_span.end as usize);
        self.shown_end(&entry.value).max(key_end)
    }

    /// Returns the bytes of each entry.
    pub fn entry_ranges(&self, entries: &[Entry]) -> Vec<Range<usize>> {
        entries.iter().map(|entry| entry.key_span.start as usize..self.entry_end(entry)).collect()
    }

    /// Returns the end of a block's last line; the blank lines after it are its own only if it keeps them (`|+`).
    fn block_end(&self, node: &Node) -> usize {
        let mut end = node.span.end as usize;
        // The span may reach into the blanks before a comment that is less indented.
        let line = self.line_start(end);
        if end < self.text.len() && self.is_blank(line..end) {
            end = line;
        }
        let shown = &self.text[..end];
        if self.keeps_blank_lines(node) {
            let shown = shown.strip_suffix('\n').unwrap_or(shown);
            shown.strip_suffix('\r').unwrap_or(shown).len()
        } else {
            shown.trim_end_matches(['\n', '\r']).len()
        }
    }

    fn keeps_blank_lines(&self, node: &Node) -> bool {
        node.kind.is_block() && block_header(self.text, node).contains('+')
    }

    /// Tells whether the text ends within a block whose last line lacks its end.
    pub fn ends_inside(&self, node: &Node) -> bool {
        let node = innermost(node);
        let end = node.span.end as usize;
        node.kind.is_block()
            && end == self.text.len()
            && !self.text.ends_with('\n')
            && !block_header(self.text, node).contains('-')
    }

    /// Returns the first line of the comments that stand right above a line.
    pub fn with_comments_above(&self, line_start: usize) -> usize {
        let first = if self.text.starts_with(BYTE_ORDER_MARK) { BYTE_ORDER_MARK.len_utf8() } else { 0 };
        let mut top = line_start;
        while top > first {
            let above = self.line_start(top - 1);
            let text_start = self.skip_blanks(above);
            if !self.comments.iter().any(|comment| comment.start as usize == text_start) {
                break;
            }
            top = above;
        }
        top
    }

    fn seen_habits(&self) -> Habits {
        let mut seen = Seen::default();
        if let Some(root) = &self.root {
            self.see(root, &mut seen);
        }
        let usual = Habits::default();
        Habits {
            map_step: seen.map_step.unwrap_or(usual.map_step),
            list_step: seen.list_step.unwrap_or(usual.list_step),
            bare_dates: seen.bare_dates,
        }
    }

    fn see(&self, node: &Node, seen: &mut Seen) {
        match &node.kind {
            Kind::Scalar(text, style) => seen.bare_dates |= *style == Style::Plain && is_date(text),
            Kind::Sequence(items, _) => items.iter().for_each(|item| self.see(item, seen)),
            Kind::Mapping(entries, _) => {
                for entry in entries {
                    self.see_step(entry, seen);
                    self.see(&entry.value, seen);
                }
            }
        }
    }

    fn see_step(&self, entry: &Entry, seen: &mut Seen) {
        let column = self.column(entry.key_span.start as usize);
        let step = |at: usize| self.column(at).checked_sub(column);
        match &entry.value.kind {
            Kind::Mapping(below, Layout::Block) if seen.map_step.is_none() => {
                seen.map_step = below.first().and_then(|below| step(below.key_span.start as usize));
            }
            Kind::Sequence(items, Layout::Block) if seen.list_step.is_none() => {
                let from = self.after_colon(entry).ok();
                let dash = items.first().zip(from).and_then(|(item, from)| self.after_dash(from, item).ok());
                seen.list_step = dash.and_then(|after| step(after - 1));
            }
            _ => {}
        }
    }
}

/// What has been seen of a document's habits.
#[derive(Default)]
struct Seen {
    map_step: Option<usize>,
    list_step: Option<usize>,
    bare_dates: bool,
}

/// Tells whether a text ends within a block whose last line lacks its end.
///
/// Readers do not agree on such a block: some end its text with a line end, some do not.
pub(in crate::yaml) fn is_cut_short(text: &str) -> bool {
    !text.ends_with('\n')
        && Page::read(text).is_ok_and(|page| page.root.as_ref().is_some_and(|root| page.ends_inside(root)))
}

impl Kind<'_> {
    fn is_block(&self) -> bool {
        matches!(self, Self::Scalar(_, style) if style.is_block())
    }
}

/// Returns the last thing written in a node.
fn innermost<'n, 't>(node: &'n Node<'t>) -> &'n Node<'t> {
    match &node.kind {
        Kind::Sequence(items, Layout::Block) => items.last().map_or(node, innermost),
        Kind::Mapping(entries, Layout::Block) => entries.last().map_or(node, |entry| innermost(&entry.value)),
        _ => node,
    }
}

/// Returns a block's `|` or `>` with what follows it; read upwards from its text.
fn block_header<'t>(text: &'t str, node: &Node) -> &'t str {
    let start = node.span.start as usize;
    let line = text[..start].rfind('\n').map_or(0, |newline| newline + 1);
    let above = text[..line].trim_end().lines().next_back().unwrap_or_default();
    let before_comment = above.split(" #").next().unwrap_or_default().trim_end();
    before_comment.rsplit([' ', '\t']).next().unwrap_or_default()
}
