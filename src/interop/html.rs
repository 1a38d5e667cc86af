//! The words of an HTML page, laid out in lines as a browser copies them; the one door of html5gum.

use html5gum::emitters::default::{DefaultEmitter, StartTag, Token};
use html5gum::{Span, Tokenizer};

/// A page without its tags.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Words {
    /// What it says, line by line.
    pub text: String,
    /// The line of the file that each line comes from, from 1.
    pub lines: Vec<usize>,
}

/// What stands on a page and says nothing of it.
const SILENT: &[&str] = &[
    "head", "script", "style", "noscript", "template", "nav", "svg", "select", "button", "iframe", "textarea",
];

/// What stands apart from what surrounds it.
const APART: &[&str] = &[
    "p",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "ul",
    "ol",
    "dl",
    "table",
    "section",
    "article",
    "main",
    "header",
    "footer",
    "aside",
    "form",
    "fieldset",
    "legend",
    "blockquote",
    "hr",
    "body",
];

/// What begins a line of its own.
const LINES: &[&str] =
    &["div", "li", "tr", "dt", "br", "label", "caption", "figure", "figcaption", "address", "pre"];

/// Tells whether a text is HTML: it begins with a tag.
pub fn is_html(text: &str) -> bool {
    let start = text.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']);
    let next = start.strip_prefix('<').and_then(|rest| rest.chars().next());
    next.is_some_and(|next| next.is_ascii_alphabetic() || next == '!')
}

/// Returns the words of a page.
pub fn words(html: &str) -> Words {
    let mut emitter = DefaultEmitter::<usize>::new_with_span();
    emitter.naively_switch_states(true);
    let mut writer = Writer { html, ..Writer::default() };
    for Ok(token) in Tokenizer::new_with_emitter(html, emitter) {
        writer.take(token);
    }
    writer.end_line();
    writer.words
}

#[derive(Default)]
struct Writer<'h> {
    html: &'h str,
    words: Words,
    /// The line being written, and the line of the file it begins at.
    line: String,
    begins: usize,
    /// The bytes whose lines are counted, and how many there are.
    counted: (usize, usize),
    /// The tag that nothing is read within, and how many of that name are open.
    silent: Option<(String, usize)>,
}

impl Writer<'_> {
    fn take(&mut self, token: Token<usize>) {
        match token {
            Token::StartTag(tag) => self.open(&tag),
            Token::EndTag(tag) => self.close(&String::from_utf8_lossy(&tag.name)),
            Token::String(text) if self.silent.is_none() => {
                let Span { start, .. } = text.span;
                self.write(&String::from_utf8_lossy(&text), start);
            }
            _ => {}
        }
    }

    fn open(&mut self, tag: &StartTag<usize>) {
        let name = String::from_utf8_lossy(&tag.name).into_owned();
        if let Some((silent, depth)) = &mut self.silent {
            *depth += usize::from(*silent == name);
            return;
        }
        if SILENT.contains(&&*name) && !tag.self_closing {
            self.silent = Some((name, 1));
            return;
        }
        let attribute = |name: &[u8]| tag.attributes.get(name);
        self.part(&name);
        match &*name {
            "li" => self.write("• ", tag.span.start),
            "td" | "th" => self.write(" | ", tag.span.start),
            // A name in its own box is followed by what it names.
            "dd" => {
                let colon = if self.line.trim_end().ends_with(':') { " " } else { " : " };
                self.line.push_str(colon);
            }
            "input" if attribute(b"type").is_some_and(|kind| kind.eq_ignore_ascii_case(b"checkbox")) => {
                let is_ticked = attribute(b"checked").is_some();
                self.end_line();
                self.write(if is_ticked { "☑ " } else { "☐ " }, tag.span.start);
            }
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        if let Some((silent, depth)) = &mut self.silent {
            *depth -= usize::from(*silent == *name);
            if *depth == 0 {
                self.silent = None;
            }
            return;
        }
        match name {
            // A label may stand right after its box.
            "label" | "br" => {}
            "tr" => self.write(" |", self.counted.0),
            name => self.part(name),
        }
    }

    /// Begins a line where a tag does.
    fn part(&mut self, name: &str) {
        let is_box = matches!(self.line.trim(), "☑" | "☐" | "•");
        if APART.contains(&name) && !is_box {
            self.end_line();
            if !self.words.text.is_empty() && !self.words.text.ends_with("\n\n") {
                self.words.text.push('\n');
                self.words.lines.push(self.counted.1 + 1);
            }
        } else if LINES.contains(&name) && !is_box {
            self.end_line();
        }
    }

    /// Writes words, their blanks made one.
    fn write(&mut self, text: &str, at: usize) {
        let said = text.trim_start_matches([' ', '\t', '\r', '\n']);
        if said.is_empty() {
            if !self.line.is_empty() && !text.is_empty() && !self.line.ends_with(' ') {
                self.line.push(' ');
            }
            return;
        }
        if self.line.trim().is_empty() {
            self.line.clear();
            let lead = &text[..text.len() - said.len()];
            self.begins = self.line_of(at) + lead.matches('\n').count();
        } else if said.len() < text.len() && !self.line.ends_with(' ') {
            self.line.push(' ');
        }
        for (place, word) in said.split([' ', '\t', '\r', '\n']).filter(|word| !word.is_empty()).enumerate() {
            if place > 0 {
                self.line.push(' ');
            }
            self.line.push_str(word);
        }
        if said.ends_with([' ', '\t', '\r', '\n']) {
            self.line.push(' ');
        }
    }

    /// Returns the line of the file that a byte stands in; bytes are asked for in their order.
    fn line_of(&mut self, at: usize) -> usize {
        let (from, lines) = self.counted;
        if let Some(between) = self.html.get(from..at) {
            self.counted = (at, lines + between.matches('\n').count());
        }
        self.counted.1 + 1
    }

    fn end_line(&mut self) {
        let line = self.line.trim();
        if !line.is_empty() {
            self.words.text.push_str(line);
            self.words.text.push('\n');
            self.words.lines.push(self.begins);
        }
        self.line.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_laid_out_as_a_browser_copies_it() {
        let html = "<!DOCTYPE html>\n<html><head><title>x</title><style>p{}</style></head>\n<body><nav><a>Accueil</a></nav>\n\
            <h1>4.5&nbsp;: L&rsquo;action</h1>\n<p>Un <b>mot</b>\n et un autre<br>puis</p>\n<ul><li>a<li><p>b</p></ul>\n\
            <table><tr><th>D</th><th>F</th></tr><tr><td>1</td><td></td></tr></table>\n<script>if (a < b) {}</script>\n\
            <label><input type=\"checkbox\" checked> GES</label> <input type=checkbox><label>Air</label>\n<dl><dt>Élu<dd>A</dl></body>";
        let Words { text, lines } = words(html);
        let expected = "4.5\u{a0}: L’action\n\nUn mot et un autre\npuis\n\n• a\n• b\n\n| D | F |\n| 1 | |\n\n☑ GES\n☐ Air\n\nÉlu : A\n\n";
        assert_eq!(text, expected);
        assert_eq!(lines.len(), text.lines().count());
        let of = |said: &str| lines[text.lines().position(|line| line == said).expect("the line")];
        assert_eq!([of("puis"), of("• b"), of("☐ Air")], [6, 7, 10]);
    }

    #[test]
    fn a_text_is_no_page_for_a_sign_it_begins_with() {
        assert!(is_html("\u{feff}\n <!DOCTYPE html>"));
        assert!(is_html("<div>"));
        assert!(!is_html("< 3 ans"));
        assert!(!is_html("4.5 : <b>"));
    }
}
