//! Prose laid out between margins; the one door of textwrap.

/// Lines at least this long were broken by their author's margin, not by a thought.
const MARGIN: usize = 60;

/// Wraps a text to a width, every line after an indent, paragraphs kept; off a terminal, only indents it.
pub fn wrap(text: &str, first: &str, next: &str, width: Option<usize>) -> String {
    let mut lines = Vec::new();
    let text = text.trim_end();
    let text = if width.is_some() { joined(text) } else { text.to_owned() };
    for (place, paragraph) in text.split('\n').enumerate() {
        let first = if place == 0 { first } else { next };
        if paragraph.trim().is_empty() {
            lines.push(String::new());
        } else if let Some(width) = width {
            let options = textwrap::Options::new(width.max(20))
                .initial_indent(first)
                .subsequent_indent(next)
                .word_splitter(textwrap::WordSplitter::NoHyphenation)
                .break_words(false);
            lines.extend(textwrap::wrap(paragraph, options).into_iter().map(std::borrow::Cow::into_owned));
        } else {
            lines.push(format!("{first}{paragraph}"));
        }
    }
    lines.join("\n")
}

/// Wraps one line to a width, the lines that follow it after an indent; colours and spaces at its start are kept.
///
/// Off a terminal it is left whole.
pub fn wrap_line(line: &str, next: &str, width: Option<usize>) -> String {
    let Some(width) = width else { return line.to_owned() };
    let options = textwrap::Options::new(width.max(20))
        .subsequent_indent(next)
        .word_splitter(textwrap::WordSplitter::NoHyphenation)
        .word_separator(textwrap::WordSeparator::AsciiSpace)
        .break_words(false);
    textwrap::fill(line, options)
}

/// Joins the lines of a paragraph that its author's margin broke, so that they fill this one; lists stay lists.
fn joined(text: &str) -> String {
    let mut whole = String::with_capacity(text.len());
    let mut previous = 0;
    for line in text.split('\n') {
        let goes_on = line.starts_with(char::is_alphabetic) && MARGIN <= previous;
        if !whole.is_empty() {
            whole.push(if goes_on { ' ' } else { '\n' });
        }
        whole.push_str(line);
        previous = columns(line);
    }
    whole
}

/// Returns a text, or its beginning when it has more than `most` characters.
pub fn shortened(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// Returns how many columns a text takes.
pub fn columns(text: &str) -> usize {
    unicode_width::UnicodeWidthStr::width(text)
}

/// Returns a text filled with spaces up to a width.
pub fn pad(text: &str, width: usize) -> String {
    format!("{text}{}", " ".repeat(width.saturating_sub(columns(text))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paragraph_fills_the_width_and_a_list_stays_one() {
        let text =
            "Les ménages disent se perdre entre les aides, les devis et les artisans.\nEux\n- un\n- deux\n";
        let wrapped = wrap(text, "  ", "  ", Some(60));
        let expected = "  Les ménages disent se perdre entre les aides, les devis et\n  les artisans. Eux\n  - un\n  - deux";
        assert_eq!(wrapped, expected);
        assert_eq!(wrap("a\nb", "> ", "  ", None), "> a\n  b");
    }
}
