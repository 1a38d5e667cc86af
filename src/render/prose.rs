//! Prose laid out between margins; the one door of textwrap.

/// Wraps a text to a width, every line after an indent, paragraphs kept; off a terminal, only indents it.
pub fn wrap(text: &str, first: &str, next: &str, width: Option<usize>) -> String {
    let mut lines = Vec::new();
    for (place, paragraph) in text.trim_end().split('\n').enumerate() {
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

/// Returns how many columns a text takes.
pub fn columns(text: &str) -> usize {
    unicode_width::UnicodeWidthStr::width(text)
}

/// Returns a text filled with spaces up to a width.
pub fn pad(text: &str, width: usize) -> String {
    format!("{text}{}", " ".repeat(width.saturating_sub(columns(text))))
}
