//! Which texts need quotes, and which quotes.

use std::fmt::Write as _;

use super::{Layout, Refusal, Style};

/// Writes a text in a style where that style can hold it, without quotes if no reader takes it for anything else.
///
/// `around` is what it stands in: between brackets a comma asks for quotes. Readers of YAML 1.1 make a date of
/// `2024-06-30`: it gets quotes too, unless dates stand bare here.
pub fn quoted(text: &str, style: Option<Style>, around: Layout, bare_dates: bool) -> Result<String, Refusal> {
    if let Some(forbidden) = text.chars().find(|c| is_forbidden(*c)) {
        return Err(Refusal::ForbiddenCharacter(forbidden));
    }
    let written = match style {
        Some(Style::Single) if !needs_escape(text) => single(text),
        Some(Style::Single | Style::Double) => double(text),
        _ if is_safe_bare(text, around) && (bare_dates || !is_date(text)) => text.to_owned(),
        _ if text.contains(['"', '\\']) && !needs_escape(text) => single(text),
        _ => double(text),
    };
    Ok(written)
}

fn single(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

fn double(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for c in text.chars() {
        match c {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            '\r' => quoted.push_str("\\r"),
            c if is_unprintable(c) => {
                let _ = write!(quoted, "\\u{:04X}", u32::from(c)); // all of them are below U+10000
            }
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

/// Tells whether no text may hold a character: what a terminal obeys and nobody reads.
fn is_forbidden(c: char) -> bool {
    c < ' ' && !matches!(c, '\t' | '\n' | '\r')
}

/// Tells whether readers refuse a character as it is, or take it for a line end or a byte order mark.
fn is_unprintable(c: char) -> bool {
    c.is_control() || matches!(c, '\u{feff}' | '\u{2028}' | '\u{2029}' | '\u{fffe}' | '\u{ffff}')
}

/// Tells whether only double quotes can hold a text.
pub fn needs_escape(text: &str) -> bool {
    text.chars().any(is_unprintable)
}

/// Tells whether a text without quotes is read as that text by readers of YAML 1.1 and 1.2 alike, dates aside.
pub fn is_safe_bare(text: &str, around: Layout) -> bool {
    let mut chars = text.chars();
    let Some(first) = chars.next() else { return false };
    let opens_safely = match first {
        '-' => chars.next().is_some_and(char::is_alphanumeric),
        first => !"?:,[]{}#&*!|>'\"%@`=<".contains(first),
    };
    let is_cut = text.contains(": ") || text.contains(" #") || text.ends_with(':');
    let is_marker = text.starts_with("---") || text.starts_with("...");
    let is_bracketed = around == Layout::Flow && text.contains([',', '[', ']', '{', '}', ':']);
    opens_safely
        && !is_cut
        && !is_marker
        && !is_bracketed
        && text == text.trim()
        && !needs_escape(text)
        && !is_word_of_yaml(text)
        && !looks_like_number(text)
}

/// Tells whether a word means something else than itself, in YAML 1.1 or 1.2.
fn is_word_of_yaml(text: &str) -> bool {
    const WORDS: [&str; 10] = ["y", "n", "yes", "no", "on", "off", "true", "false", "null", "~"];
    WORDS.iter().any(|word| text.eq_ignore_ascii_case(word))
}

/// Tells whether a text could be a number in YAML 1.1 or 1.2: `12`, `1_000`, `0x1F`, `1:30`, `1e3`, `.inf`.
fn looks_like_number(text: &str) -> bool {
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text).to_ascii_lowercase();
    if let Some(digits) = unsigned.strip_prefix("0x").or(unsigned.strip_prefix("0b")) {
        return digits.bytes().all(|byte| byte.is_ascii_hexdigit() || byte == b'_');
    }
    if let Some(digits) = unsigned.strip_prefix("0o") {
        return digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'_');
    }
    let (mantissa, exponent) = unsigned.split_once('e').unwrap_or((&unsigned, "0"));
    let exponent = exponent.strip_prefix(['-', '+']).unwrap_or(exponent);
    matches!(&*unsigned, ".inf" | ".nan")
        || (mantissa.bytes().any(|byte| byte.is_ascii_digit())
            && mantissa.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'_' | b':'))
            && exponent.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Tells whether readers of YAML 1.1 take a text without quotes for a date: `2024-06-30`, also with an hour.
pub fn is_date(text: &str) -> bool {
    let mut parts = text.splitn(3, '-');
    let (Some(year), Some(month), Some(rest)) = (parts.next(), parts.next(), parts.next()) else {
        return false;
    };
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let day = rest.split(['T', 't', ' ']).next().unwrap_or_default();
    let hour = rest[day.len()..].trim_start_matches(['T', 't', ' ']);
    let is_day = digits(year)
        && year.len() == 4
        && [month, day].iter().all(|part| digits(part) && matches!(part.len(), 1 | 2));
    is_day && (day.len() == rest.len() || hour.starts_with(|c: char| c.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(text: &str, around: Layout) -> String {
        quoted(text, None, around, false).expect("a text that can be written")
    }

    #[test]
    fn what_some_reader_takes_for_something_else_gets_quotes() {
        for text in [
            "no",
            "On",
            "yes",
            "Y",
            "n",
            "true",
            "NULL",
            "~",
            "",
            "1:30",
            "2024-06-30",
            "12",
            "4.10",
            "1_000",
            "0x1F",
            "012",
            "1e3",
            ".5",
            "+12",
            "-3",
            ".inf",
            "=",
            "<<",
            "- a",
            "-",
            "? a",
            "a: b",
            "a #b",
            "a:",
            " a",
            "a ",
            "[a",
            "{a",
            "#a",
            "&a",
            "*a",
            "!a",
            "|",
            ">",
            "%a",
            "@a",
            "`a",
            "'a",
            "---",
            "...",
            "Mobilité\u{a0}: développer",
        ] {
            assert_eq!(written(text, Layout::Block), format!("\"{text}\""));
        }
    }

    #[test]
    fn what_all_readers_take_for_a_text_stands_bare() {
        for text in [
            "non",
            "oui",
            "n.c.",
            "en-cours",
            "2024-T3",
            "2024-06",
            "1.2a",
            "12bis",
            "À l’étude",
            "« cité »",
            "https://ademe.fr/a#b",
            "l'eau",
            "a, b",
            "-x",
            "CCDH (pilote)",
            "50 %",
            "2024-06-30 réunion",
        ] {
            assert_eq!(written(text, Layout::Block), text);
        }
    }

    #[test]
    fn between_brackets_a_comma_or_a_colon_gets_quotes() {
        assert_eq!(written("DUPONT, Jean", Layout::Flow), "\"DUPONT, Jean\"");
        assert_eq!(written("https://ademe.fr", Layout::Flow), "\"https://ademe.fr\"");
    }

    #[test]
    fn quotes_are_those_that_need_no_escape() {
        assert_eq!(written("\"cité\": dit", Layout::Block), "'\"cité\": dit'");
        assert_eq!(written("a\u{2028}b\tc", Layout::Block), "\"a\\u2028b\\tc\"");
    }
}
