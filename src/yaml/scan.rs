//! From a text to a tree whose every node knows its bytes; the one door of granit-parser.

use std::borrow::Cow;

use granit_parser::{ErrorKind, Event, Parser, ScalarStyle, ScanError, StructureStyle, Tag};

/// The largest text that is read, in bytes.
pub const MAX_BYTES: usize = 1 << 20;
/// The most nodes a text may hold.
pub const MAX_NODES: usize = 20_000;
/// The deepest nesting a text may have.
pub const MAX_DEPTH: usize = 32;
/// How many faults a text may have before its anchors, aliases and tags are told no further: only a bomb has more.
const MOST_PROPERTIES: usize = 2_000;

/// How many signs are looked at for the one that begins an anchor or a tag: comments may hold others.
const PROPERTY_TRIES: usize = 8;

/// A range of bytes in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Span {
    /// The first byte.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
}

impl Span {
    /// Returns the span as a range, to slice a text with.
    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }
}

impl From<std::ops::Range<usize>> for Span {
    // A text is at most MAX_BYTES long, so its offsets fit.
    #[expect(clippy::cast_possible_truncation)]
    fn from(range: std::ops::Range<usize>) -> Self {
        Self { start: range.start as u32, end: range.end as u32 }
    }
}

/// How a scalar is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// `oui`
    Plain,
    /// `'oui'`
    Single,
    /// `"oui"`
    Double,
    /// `|` and lines kept as they are
    Literal,
    /// `>` and lines folded into paragraphs
    Folded,
}

impl Style {
    /// Tells whether the scalar is a block of lines under a `|` or a `>`.
    pub fn is_block(self) -> bool {
        matches!(self, Self::Literal | Self::Folded)
    }
}

/// How a list or a map is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// One entry a line.
    Block,
    /// Between brackets or braces.
    Flow,
}

/// A value and where it stands.
#[derive(Debug, Clone)]
pub struct Node<'t> {
    /// Its bytes. A block scalar's begin at its text, not at its `|`; an empty value's are none.
    pub span: Span,
    /// What it is.
    pub kind: Kind<'t>,
}

/// What a node is.
#[derive(Debug, Clone)]
pub enum Kind<'t> {
    /// A text, escapes resolved, otherwise as the file says it: `4.10` stays "4.10".
    Scalar(Cow<'t, str>, Style),
    /// A list.
    Sequence(Vec<Node<'t>>, Layout),
    /// A map, in the order of the file.
    Mapping(Vec<Entry<'t>>, Layout),
}

/// A key and its value.
#[derive(Debug, Clone)]
pub struct Entry<'t> {
    /// The key's text.
    pub key: Cow<'t, str>,
    /// The key's bytes.
    pub key_span: Span,
    /// How the key is written.
    pub key_style: Style,
    /// What stands under it.
    pub value: Node<'t>,
}

/// Something in the text that is not admitted, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// What is wrong.
    pub kind: FaultKind,
    /// Where.
    pub span: Span,
}

/// What is not admitted in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FaultKind {
    /// More than [`MAX_BYTES`] bytes.
    TooBig(usize),
    /// More than [`MAX_NODES`] nodes.
    TooManyNodes,
    /// More than [`MAX_DEPTH`] levels.
    TooDeep,
    /// Not YAML.
    Syntax(Syntax),
    /// A git conflict left in place.
    ConflictMarker,
    /// The same key twice in one map; where it stood first.
    DuplicateKey(String, Span),
    /// A key that is a list or a map.
    ComplexKey,
    /// `&name`
    Anchor,
    /// `*name`
    Alias,
    /// `!name`
    Tag,
    /// `<<:`
    MergeKey,
    /// A second document after `---`.
    SecondDocument,
    /// A `%` directive.
    Directive,
}

/// Why a text is not YAML, as far as it helps who wrote it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Syntax {
    /// A `: ` inside a value that has no quotes, or a `:` where no key can be.
    ColonInValue,
    /// A line that is neither a key nor the continuation of a text.
    KeyExpected,
    /// A line whose indentation fits nothing above it.
    Indentation,
    /// A tab where only spaces may indent.
    Tab,
    /// A quote that is never closed.
    UnclosedQuote,
    /// Text after a closing quote.
    AfterQuote,
    /// An escape that double quotes do not know.
    Escape,
    /// A bracket or a brace that is never closed.
    UnclosedBracket(char),
    /// A bracket or a brace closed by the wrong one, or never opened.
    MisplacedBracket,
    /// Between brackets, something other than a comma or the closing one.
    CommaExpected,
    /// A value that begins with a character YAML keeps for itself.
    ReservedCharacter(char),
    /// A control character that no text may hold.
    ForbiddenCharacter(char),
    /// A `#` stuck to what precedes it, or in the middle of a text on several lines.
    Comment,
    /// A block of text (`|`, `>`) with a header or an indentation it cannot have.
    Block,
    /// A `- ` where no list can be.
    Dash,
    /// Anything else.
    Other,
}

/// What a scan tells.
pub struct Scan<'t> {
    /// The tree, if reading reached the end of the first document; `None` too for an empty text.
    pub root: Option<Node<'t>>,
    /// All that is not admitted, in the order met.
    pub faults: Vec<Fault>,
    /// The comments, each with its `#`; empty unless asked for.
    pub comments: Vec<Span>,
}

/// Reads the one document of a text.
///
/// Goes on after every fault that leaves the structure readable, so that one reading tells all of them.
pub fn scan(text: &str, with_comments: bool) -> Scan<'_> {
    let mut scanner = Scanner {
        faults: Vec::new(),
        comments: Vec::new(),
        nodes: 0,
        open: Vec::with_capacity(8),
        root: None,
    };
    if text.len() > MAX_BYTES {
        scanner.fault(FaultKind::TooBig(text.len()), Span::default());
    } else if let Some(at) = conflict_marker(text) {
        scanner.fault(FaultKind::ConflictMarker, Span::from(at..at + 7));
    } else {
        scanner.read(text, with_comments);
    }
    Scan { root: scanner.root, faults: scanner.faults, comments: scanner.comments }
}

/// Finds the first line that opens a git conflict.
fn conflict_marker(text: &str) -> Option<usize> {
    let mut from = 0;
    while let Some(found) = text[from..].find('<') {
        let at = from + found;
        let opens_line = at == 0 || text.as_bytes()[at - 1] == b'\n';
        if opens_line && text[at..].starts_with("<<<<<<<") {
            return Some(at);
        }
        from = at + 1;
    }
    None
}

/// A list or a map whose end is not yet read.
enum Open<'t> {
    Sequence(Vec<Node<'t>>, u32, Layout),
    Mapping { entries: Vec<Entry<'t>>, key: Option<Key<'t>>, start: u32, layout: Layout },
}

/// A key whose value is not yet read; `None` for one that is not a text.
type Key<'t> = Option<(Cow<'t, str>, Span, Style)>;

struct Scanner<'t> {
    faults: Vec<Fault>,
    comments: Vec<Span>,
    nodes: usize,
    open: Vec<Open<'t>>,
    root: Option<Node<'t>>,
}

impl<'t> Scanner<'t> {
    fn fault(&mut self, kind: FaultKind, span: Span) {
        let is_property = matches!(kind, FaultKind::Anchor | FaultKind::Alias | FaultKind::Tag);
        if is_property && MOST_PROPERTIES <= self.faults.len() {
            return;
        }
        self.faults.push(Fault { kind, span });
    }

    fn read(&mut self, text: &'t str, with_comments: bool) {
        let options = granit_parser::options! {
            emit_comments: with_comments,
            max_buffered_comment_events: MAX_NODES,
            emit_unresolved_aliases: true,
            flow_nesting_limit: MAX_DEPTH,
            block_nesting_limit: MAX_DEPTH,
        };
        let mut parser = Parser::new_from_str_with_options(text, options);
        let mut documents = 0;
        while let Some(step) = parser.next_event() {
            let (event, place) = match step {
                Ok(step) => step,
                Err(error) => return self.stop(text, &error),
            };
            let span = Span::from(byte(place.start)..byte(place.end));
            self.nodes += 1;
            if self.nodes > MAX_NODES {
                self.root = None;
                return self.fault(FaultKind::TooManyNodes, span);
            }
            match event {
                Event::DocumentStart(..) => {
                    documents += 1;
                    if documents > 1 {
                        return self.fault(FaultKind::SecondDocument, span);
                    }
                    self.directives(&text[..span.range().start]);
                }
                Event::Comment(..) => self.comments.push(span),
                Event::Scalar(value, style, anchor, tag) => {
                    self.properties(text, anchor, tag.as_deref(), span);
                    // granit says "~" where nothing is written.
                    let absent = span.start == span.end && style == ScalarStyle::Plain;
                    let value = if absent { Cow::Borrowed("") } else { value };
                    self.put(Node { span, kind: Kind::Scalar(value, style.into()) });
                }
                Event::SequenceStart(layout, anchor, tag) => {
                    self.properties(text, anchor, tag.as_deref(), span);
                    self.open.push(Open::Sequence(Vec::new(), span.start, layout.into()));
                }
                Event::MappingStart(layout, anchor, tag) => {
                    self.properties(text, anchor, tag.as_deref(), span);
                    let entries = Vec::with_capacity(4);
                    self.open.push(Open::Mapping {
                        entries,
                        key: None,
                        start: span.start,
                        layout: layout.into(),
                    });
                }
                Event::SequenceEnd | Event::MappingEnd => self.close(span.end),
                Event::Alias(_) | Event::UnresolvedAlias(_) => {
                    self.fault(FaultKind::Alias, span);
                    self.put(Node { span, kind: Kind::Scalar(Cow::Borrowed(""), Style::Plain) });
                }
                _ => {}
            }
        }
    }

    /// Notes an anchor or a tag: a fiche needs neither, and both hide what a value is.
    fn properties(&mut self, text: &str, anchor: usize, tag: Option<&Tag>, span: Span) {
        if anchor != 0 {
            self.fault(FaultKind::Anchor, property(text, '&', span));
        }
        if tag.is_some() {
            self.fault(FaultKind::Tag, property(text, '!', span));
        }
    }

    /// Notes the directives before the document: a fiche needs none, and only some readers heed them.
    fn directives(&mut self, before: &str) {
        let mut start = 0;
        for line in before.split_inclusive('\n') {
            if line.starts_with('%') {
                self.fault(FaultKind::Directive, Span::from(start..start + line.trim_end().len()));
            }
            start += line.len();
        }
    }

    fn close(&mut self, end: u32) {
        match self.open.pop() {
            Some(Open::Sequence(items, start, layout)) => {
                let span = Span { start, end };
                self.put(Node { span, kind: Kind::Sequence(items, layout) });
            }
            Some(Open::Mapping { entries, start, layout, .. }) => {
                let span = Span { start, end };
                self.put(Node { span, kind: Kind::Mapping(entries, layout) });
            }
            None => {}
        }
    }

    /// Gives a finished node to what holds it.
    fn put(&mut self, node: Node<'t>) {
        match self.open.last_mut() {
            None => self.root = Some(node),
            Some(Open::Sequence(items, ..)) => items.push(node),
            Some(Open::Mapping { entries, key, .. }) => match key.take() {
                Some(Some((key, key_span, key_style))) => {
                    entries.push(Entry { key, key_span, key_style, value: node });
                }
                Some(None) => {} // the value of a key that could not be read: the key is reported
                None => {
                    let (next, fault) = as_key(entries, node);
                    *key = Some(next);
                    self.faults.extend(fault);
                }
            },
        }
    }

    fn stop(&mut self, text: &str, error: &ScanError) {
        self.root = None;
        let at = byte(*error.marker()).min(text.len());
        let kind = match error.kind() {
            ErrorKind::RecursionLimitExceeded => FaultKind::TooDeep,
            ErrorKind::TooManyComments => FaultKind::TooManyNodes,
            kind if is_directive(kind) => FaultKind::Directive,
            kind => FaultKind::Syntax(Syntax::from(kind)),
        };
        let end = text[at..].chars().next().filter(|c| *c != '\n').map_or(at, |c| at + c.len_utf8());
        self.fault(kind, Span::from(at..end));
    }
}

/// Turns a finished node into the key of the value that follows, with what is wrong in it.
fn as_key<'t>(entries: &[Entry<'t>], node: Node<'t>) -> (Key<'t>, Option<Fault>) {
    let span = node.span;
    let Kind::Scalar(key, style) = node.kind else {
        return (None, Some(Fault { kind: FaultKind::ComplexKey, span }));
    };
    let fault = if key == "<<" && style == Style::Plain {
        Some(Fault { kind: FaultKind::MergeKey, span })
    } else {
        let first = entries.iter().find(|entry| entry.key == key);
        first.map(|first| Fault { kind: FaultKind::DuplicateKey(key.to_string(), first.key_span), span })
    };
    (Some((key, span, style)), fault)
}

/// Returns the bytes of the anchor or the tag before a node, which begins with a sign; the node's own when it is not found.
fn property(text: &str, sign: char, node: Span) -> Span {
    let before = &text[..node.range().start];
    let begins_word = |at: &usize| {
        let last = before[..*at].chars().next_back();
        last.is_none_or(|last| last.is_whitespace() || "[{,:".contains(last))
    };
    let found = before.rmatch_indices(sign).map(|(at, _)| at).take(PROPERTY_TRIES).find(begins_word);
    found.map_or(node, |start| {
        let end = before[start..].find(char::is_whitespace).map_or(before.len(), |end| start + end);
        Span::from(start..end)
    })
}

fn byte(marker: granit_parser::Marker) -> usize {
    marker.byte_offset().unwrap_or_default()
}

fn is_directive(kind: &ErrorKind) -> bool {
    matches!(
        kind,
        ErrorKind::DirectiveDisallowed
            | ErrorKind::DirectiveByteLimitExceeded { .. }
            | ErrorKind::DuplicateVersionDirective
            | ErrorKind::UnsupportedYamlMajorVersion
            | ErrorKind::MissingDirectiveName
            | ErrorKind::InvalidDirectiveName
    )
}

impl From<ScalarStyle> for Style {
    fn from(style: ScalarStyle) -> Self {
        match style {
            ScalarStyle::Plain => Self::Plain,
            ScalarStyle::SingleQuoted => Self::Single,
            ScalarStyle::DoubleQuoted => Self::Double,
            ScalarStyle::Literal => Self::Literal,
            ScalarStyle::Folded => Self::Folded,
        }
    }
}

impl From<StructureStyle> for Layout {
    fn from(style: StructureStyle) -> Self {
        match style {
            StructureStyle::Block => Self::Block,
            StructureStyle::Flow => Self::Flow,
        }
    }
}

impl From<&ErrorKind> for Syntax {
    fn from(kind: &ErrorKind) -> Self {
        use ErrorKind as E;
        match kind {
            E::MappingValueNotAllowed | E::InvalidColonPlacement | E::FlowMappingValueAdjacentCollection => {
                Self::ColonInValue
            }
            E::SimpleKeyExpected
            | E::InvalidSimpleKey
            | E::ExpectedBlockMappingKey
            | E::ExpectedNodeContent => Self::KeyExpected,
            E::InvalidIndentation | E::ExpectedBlockSequenceEntry | E::InvalidFlowScalarIndent => {
                Self::Indentation
            }
            E::TabNotAllowed | E::TabInBlockIndentation | E::TabInIndentation | E::TabInPlainScalar => {
                Self::Tab
            }
            E::UnclosedQuotedScalar | E::DocumentIndicatorInQuotedScalar | E::InvalidQuotedScalarIndent => {
                Self::UnclosedQuote
            }
            E::InvalidTrailingSingleQuotedScalar | E::InvalidTrailingDoubleQuotedScalar => Self::AfterQuote,
            E::UnknownQuotedScalarEscape
            | E::InvalidQuotedScalarHexEscape
            | E::InvalidLowSurrogateHexEscape
            | E::InvalidLowSurrogate
            | E::MissingLowSurrogate
            | E::UnpairedLowSurrogate
            | E::InvalidUnicodeEscape => Self::Escape,
            E::UnclosedFlowCollection { open } => Self::UnclosedBracket(*open),
            E::UnexpectedEofFlowSequence => Self::UnclosedBracket('['),
            E::UnexpectedEofFlowMapping | E::UnexpectedEofImplicitFlowMapping => Self::UnclosedBracket('{'),
            E::MisplacedFlowCollectionEnd | E::MismatchedFlowCollectionEnd { .. } => Self::MisplacedBracket,
            E::ExpectedFlowMappingSeparator | E::ExpectedFlowSequenceSeparator => Self::CommaExpected,
            E::UnexpectedCharacter { character } if character.is_control() => {
                Self::ForbiddenCharacter(*character)
            }
            E::UnexpectedCharacter { character } => Self::ReservedCharacter(*character),
            E::CommentInterceptedScalar | E::CommentNotSeparated => Self::Comment,
            E::ZeroBlockScalarIndent
            | E::InvalidBlockScalarHeader
            | E::TabAtBlockScalarStart
            | E::InvalidBlockScalarIndent => Self::Block,
            E::BlockEntryInFlowCollection
            | E::BlockSequenceEntryNotAllowed
            | E::InvalidBlockEntryWhitespace
            | E::PlainScalarStartsWithDashFlowIndicator => Self::Dash,
            _ => Self::Other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_aliases_of_a_bomb_are_not_all_told_and_a_syntax_error_still_is() {
        let bomb = format!("s: &s x\nl:\n{}k: \"sans fin\n", "- *s\n".repeat(5_000));
        let faults = scan(&bomb, false).faults;
        assert_eq!(faults.len(), MOST_PROPERTIES + 1);
        assert_eq!(faults.last().map(|fault| &fault.kind), Some(&FaultKind::Syntax(Syntax::UnclosedQuote)));
    }
}
