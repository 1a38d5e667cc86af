//! Numbers as French people write them, kept to the digit.

use rust_decimal::Decimal;

/// A number, exact to the digit it was written with: 12.50 stays 12.50.
pub type Nombre = Decimal;

/// A number that was understood, and whether it was written as the files write it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lecture {
    /// The number.
    pub nombre: Nombre,
    /// Whether it was written plainly: `12000.5`, not `12 000,5`.
    pub plain: bool,
}

/// Reads a number: `12000.5`, `-3`, and, as French people write it, `12 000,5` with any kind of space.
///
/// Neither exponents nor a thousands point or comma: 1.200,5 and 1,200.5 say two different things to two readers.
pub fn read(text: &str) -> Option<Lecture> {
    if is_plain(text) {
        return Decimal::from_str_exact(text).ok().map(|nombre| Lecture { nombre, plain: true });
    }
    let written = text.trim();
    let (whole, cents) = match written.split_once(',') {
        Some((whole, cents)) => (whole, Some(cents)),
        None => (written, None),
    };
    if cents.is_some_and(|cents| !is_digits(cents)) || (cents.is_some() && whole.contains('.')) {
        return None;
    }
    let (sign, whole) = match whole.strip_prefix(['-', '−', '+']) {
        Some(rest) => (if whole.starts_with('+') { "" } else { "-" }, rest),
        None => ("", whole),
    };
    let (whole, point) = match whole.split_once('.') {
        Some((whole, point)) if is_digits(point) => (whole, Some(point)),
        Some(_) => return None,
        None => (whole, None),
    };
    let digits = ungroup(whole)?;
    let mut plain = format!("{sign}{digits}");
    if let Some(cents) = cents.or(point) {
        plain.push('.');
        plain.push_str(cents);
    }
    let nombre = Decimal::from_str_exact(&plain).ok()?;
    Some(Lecture { nombre, plain: false })
}

/// Tells whether a text is digits with at most a sign before and one point within.
fn is_plain(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    match digits.split_once('.') {
        Some((whole, cents)) => is_digits(whole) && is_digits(cents),
        None => is_digits(digits),
    }
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Removes the spaces that group digits by three; `None` where they group otherwise.
fn ungroup(whole: &str) -> Option<String> {
    let mut groups = whole.split([' ', '\u{a0}', '\u{202f}', '\u{2009}']);
    let first = groups.next().filter(|group| is_digits(group))?;
    let mut digits = first.to_owned();
    for group in groups {
        if first.len() > 3 || group.len() != 3 || !is_digits(group) {
            return None;
        }
        digits.push_str(group);
    }
    Some(digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> Option<String> {
        read(text).map(|lecture| lecture.nombre.to_string())
    }

    #[test]
    fn a_number_keeps_the_digits_it_was_written_with() {
        for plain in ["0", "-5", "12000.5", "12.50", "-0.05"] {
            assert_eq!(said(plain).as_deref(), Some(plain));
            assert!(read(plain).is_some_and(|lecture| lecture.plain));
        }
    }

    #[test]
    fn french_numbers_are_understood_and_known_for_what_they_are() {
        for (written, number) in [
            ("12 000,5", "12000.5"),
            ("12\u{202f}000,5", "12000.5"),
            ("1\u{a0}250\u{a0}000", "1250000"),
            ("−3,2", "-3.2"),
            ("+4", "4"),
            ("1 200.75", "1200.75"),
        ] {
            assert_eq!(said(written).as_deref(), Some(number), "{written}");
            assert!(read(written).is_some_and(|lecture| !lecture.plain), "{written}");
        }
    }

    #[test]
    fn what_two_readers_would_read_otherwise_is_no_number() {
        for text in
            ["", "1.200,5", "1,200.5", "12 00", "1 2345", "1e3", "12 %", "oui", "1,2,3", "0x10", ".5", "5."]
        {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
