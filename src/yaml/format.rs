//! How a value is written down: lines, braces, blocks of text.

use super::quote::{is_safe_bare, needs_escape, quoted};
use super::{Data, Entry, Kind, Layout, Node, Refusal, Style};

/// What a document is used to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Habits {
    /// How far a map stands inside the map above it.
    pub map_step: usize,
    /// How far the dashes of a list stand inside the map above it.
    pub list_step: usize,
    /// Dates stand without quotes.
    pub bare_dates: bool,
}

impl Default for Habits {
    fn default() -> Self {
        Self { map_step: 2, list_step: 2, bare_dates: false }
    }
}

/// A sibling whose ways a new value copies, with the text it stands in.
#[derive(Clone, Copy)]
pub struct Model<'m> {
    /// The sibling.
    pub node: &'m Node<'m>,
    /// The whole text.
    pub text: &'m str,
}

impl<'m> Model<'m> {
    fn entries(self) -> &'m [Entry<'m>] {
        match &self.node.kind {
            Kind::Mapping(entries, _) => entries,
            _ => &[],
        }
    }

    /// Returns the model of the value under a key.
    fn under(self, key: &str) -> Option<Self> {
        self.node.get(key).map(|node| Self { node, ..self })
    }

    fn is_flow(self) -> bool {
        matches!(self.node.kind, Kind::Sequence(_, Layout::Flow) | Kind::Mapping(_, Layout::Flow))
    }

    fn style(self) -> Option<Style> {
        match &self.node.kind {
            Kind::Scalar(_, style) => Some(*style),
            _ => None,
        }
    }
}

/// The blanks of a map between braces.
pub struct Spacing<'m> {
    /// After the opening brace and before the closing one.
    pub inside: &'m str,
    /// A comma with its blanks.
    pub comma: &'m str,
    /// A colon with its blanks.
    pub colon: &'m str,
}

impl<'m> Spacing<'m> {
    /// Returns the blanks of a map, or the usual ones.
    pub fn of(model: Option<Model<'m>>) -> Self {
        let mut spacing = Self { inside: "", comma: ", ", colon: ": " };
        let Some(model) = model.filter(|model| model.is_flow()) else { return spacing };
        let [first, rest @ ..] = model.entries() else { return spacing };
        let start = model.node.span.start as usize;
        let between = |from: usize, to: usize, mark: &str| {
            let gap = model.text.get(from..to).unwrap_or_default();
            (gap.trim() == mark && !gap.contains('\n')).then_some(gap)
        };
        let first_value = first.value.span.range();
        if model.text[start..].starts_with('{') {
            spacing.inside = between(start + 1, first.key_span.start as usize, "").unwrap_or("");
        }
        spacing.colon = between(first.key_span.end as usize, first_value.start, ":").unwrap_or(": ");
        if let [second, ..] = rest {
            spacing.comma = between(first_value.end, second.key_span.start as usize, ",").unwrap_or(", ");
        }
        spacing
    }
}

impl Habits {
    /// Writes a scalar, in a style where that style can hold it.
    ///
    /// `around` is what it stands in: between brackets a comma asks for quotes.
    pub fn scalar(self, value: &Data, style: Option<Style>, around: Layout) -> Result<String, Refusal> {
        match value {
            Data::Null => Ok("null".to_owned()),
            Data::Bool(yes) => Ok(yes.to_string()),
            Data::Number(number) => Ok(number.clone()),
            Data::Text(text) => quoted(text, style, around, self.bare_dates),
            Data::List(_) | Data::Map(_) => self.flow(value, None),
        }
    }

    /// Writes a key in the quotes of its siblings, if they have any.
    pub fn key(self, key: &Data, siblings: &[Entry], around: Layout) -> Result<String, Refusal> {
        let Data::Text(text) = key else { return self.scalar(key, None, around) };
        // A date as a key stays bare: no reader we know makes a date of a key it is then asked for.
        let quotes = siblings.iter().rev().map(|entry| entry.key_style).find(|style| *style != Style::Plain);
        let all_quoted = siblings.iter().all(|entry| entry.key_style != Style::Plain);
        let style = quotes.filter(|_| all_quoted || !is_safe_bare(text, around));
        quoted(text, style, around, true)
    }

    /// Writes a value on one line, lists and maps between brackets and braces.
    pub fn flow(self, value: &Data, model: Option<Model>) -> Result<String, Refusal> {
        match value {
            Data::List(items) => {
                let items: Result<Vec<_>, _> = items.iter().map(|item| self.flow(item, None)).collect();
                Ok(format!("[{}]", items?.join(", ")))
            }
            Data::Map(entries) => {
                let Spacing { inside, comma, colon } = Spacing::of(model);
                let siblings = model.map_or(&[][..], Model::entries);
                let mut written = Vec::with_capacity(entries.len());
                for (key, value) in entries {
                    let model = model.and_then(|model| model.under(&key_text(key)));
                    let key = self.key(key, siblings, Layout::Flow)?;
                    written.push(self.pair(&key, value, colon, model)?);
                }
                Ok(format!("{{{inside}{}{inside}}}", written.join(comma)))
            }
            scalar => self.scalar(scalar, model.and_then(Model::style), Layout::Flow),
        }
    }

    /// Writes a key and its value between braces.
    pub fn pair(self, key: &str, value: &Data, colon: &str, model: Option<Model>) -> Result<String, Refusal> {
        // After a bare key, and before a comma, libyaml takes a colon without a blank for a part of the text.
        let needs_blank = *value == Data::Null || !key.ends_with(['"', '\'']);
        let colon = if needs_blank && colon.ends_with(':') { ": " } else { colon };
        match value {
            Data::Null => Ok(format!("{key}{colon}")),
            value => Ok(format!("{key}{colon}{}", self.flow(value, model)?)),
        }
    }

    /// Writes the lines of an entry that begins at a column.
    pub fn entry(
        self,
        key: &str,
        value: &Data,
        column: usize,
        model: Option<Model>,
    ) -> Result<Vec<String>, Refusal> {
        let head = format!("{}{key}:", blanks(column));
        let flow = model.is_some_and(Model::is_flow);
        match value {
            Data::Null => Ok(vec![head]),
            Data::Map(entries) if !entries.is_empty() && !flow => {
                let mut lines = vec![head];
                lines.extend(self.entries(entries, column + self.map_step, model)?);
                Ok(lines)
            }
            Data::List(items) if !items.is_empty() && !flow => {
                let mut lines = vec![head];
                for item in items {
                    lines.extend(self.item(item, column + self.list_step, 1, None)?);
                }
                Ok(lines)
            }
            value => self.after_head(&head, value, column + self.map_step, model),
        }
    }

    fn entries(
        self,
        entries: &[(Data, Data)],
        column: usize,
        model: Option<Model>,
    ) -> Result<Vec<String>, Refusal> {
        let siblings = model.map_or(&[][..], Model::entries);
        let mut lines = Vec::new();
        for (key, value) in entries {
            let model = model.and_then(|model| model.under(&key_text(key)));
            let key = self.key(key, siblings, Layout::Block)?;
            lines.extend(self.entry(&key, value, column, model)?);
        }
        Ok(lines)
    }

    /// Writes the lines of an item whose dash stands at a column, with `gap` blanks after the dash.
    pub fn item(
        self,
        value: &Data,
        column: usize,
        gap: usize,
        model: Option<Model>,
    ) -> Result<Vec<String>, Refusal> {
        let head = format!("{}-", blanks(column));
        let inside = column + 1 + gap;
        let flow = model.is_some_and(Model::is_flow);
        let mut lines = match value {
            Data::Null => return Ok(vec![head]),
            Data::Map(entries) if !entries.is_empty() && !flow => self.entries(entries, inside, model)?,
            Data::List(items) if !items.is_empty() && !flow => {
                let mut lines = Vec::new();
                for item in items {
                    lines.extend(self.item(item, inside, 1, None)?);
                }
                lines
            }
            value => {
                return self.after_head(&format!("{head}{}", blanks(gap - 1)), value, inside, model);
            }
        };
        lines[0].replace_range(..inside, &format!("{head}{}", blanks(gap)));
        Ok(lines)
    }

    /// Writes what follows `key:` or `-` on its line, and the lines of a block below it.
    fn after_head(
        self,
        head: &str,
        value: &Data,
        column: usize,
        model: Option<Model>,
    ) -> Result<Vec<String>, Refusal> {
        let style = model.and_then(Model::style);
        let quoted = matches!(style, Some(Style::Single | Style::Double));
        if let Data::Text(text) = value
            && !quoted
            && text.contains('\n')
            && let Some(block) = block(text, Style::Literal, column)
        {
            let mut lines = vec![format!("{head} {}", block.header)];
            lines.extend(block.lines);
            return Ok(lines);
        }
        let written = match value {
            Data::List(_) | Data::Map(_) => self.flow(value, model)?,
            scalar => self.scalar(scalar, style, Layout::Block)?,
        };
        Ok(vec![format!("{head} {written}")])
    }
}

/// A text as a block of lines.
pub struct Block {
    /// `|`, `|-`, `>+`…
    pub header: String,
    /// The lines under it, without their ends.
    pub lines: Vec<String>,
}

/// Writes a text as a block of lines, if a block can hold it; what `>` cannot fold is written with `|`.
pub fn block(text: &str, style: Style, column: usize) -> Option<Block> {
    let core = text.trim_end_matches('\n');
    let ends = text.len() - core.len();
    if core.is_empty() || core.starts_with([' ', '\t', '\n']) || needs_escape(&core.replace('\n', "")) {
        return None;
    }
    let folds = style == Style::Folded && !core.contains("\n ") && !core.contains("\n\t");
    let mut lines: Vec<String> = Vec::new();
    for line in core.split('\n') {
        // Between two folded lines, the first line end is read as a blank.
        if folds && !line.is_empty() && !lines.is_empty() {
            lines.push(String::new());
        }
        lines.push(if line.is_empty() { String::new() } else { format!("{}{line}", blanks(column)) });
    }
    lines.extend((1..ends).map(|_| String::new()));
    let mark = if folds { '>' } else { '|' };
    let chomping = match ends {
        0 => "-",
        1 => "",
        _ => "+",
    };
    Some(Block { header: format!("{mark}{chomping}"), lines })
}

fn key_text(key: &Data) -> String {
    match key {
        Data::Text(text) | Data::Number(text) => text.clone(),
        Data::Bool(yes) => yes.to_string(),
        _ => String::new(),
    }
}

/// Returns so many blanks.
pub fn blanks(count: usize) -> String {
    " ".repeat(count)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folded_block_keeps_its_line_ends() {
        let block = block("un\n\ndeux\n", Style::Folded, 2).expect("a block");
        assert_eq!((block.header.as_str(), block.lines.join("\n").as_str()), (">", "  un\n\n\n  deux"));
    }
}
