//! The numero of a fiche: `4.5`, `D1.3`, `12bis`.

use std::cmp::Ordering;
use std::fmt;

/// The longest numero, in characters.
pub const LONGEST: usize = 40;

/// The numero of a fiche, a text always: 4.10 is not 4.1.
///
/// Made of ASCII letters, digits, `.`, `-` and `_`, because it is also the name of the file.
/// Sorts naturally: 4.9 before 4.10.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Numero(Box<str>);

impl Numero {
    /// Reads a numero; `None` when the text cannot be one.
    ///
    /// Begins with a letter or a digit, so that it is neither a hidden file nor an option; `plan` is taken
    /// by `plan.yaml`.
    pub fn read(text: &str) -> Option<Self> {
        let admitted = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_');
        let is_numero = text.len() <= LONGEST
            && text.bytes().next().is_some_and(|first| first.is_ascii_alphanumeric())
            && text.bytes().all(admitted)
            && !text.ends_with('.')
            && !text.eq_ignore_ascii_case("plan");
        is_numero.then(|| Self(text.into()))
    }

    /// Returns the numero as written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns what comes before its first point or dash: the 4 of 4.5.
    pub fn head(&self) -> &str {
        self.0.split(['.', '-', '_']).next().unwrap_or_default()
    }

    /// Tells whether the numero lies under a prefix: 4.5 under 4, 4.10 not under 4.1.
    pub fn is_under(&self, prefix: &str) -> bool {
        match self.0.strip_prefix(prefix) {
            None => false,
            Some("") => true,
            Some(rest) => {
                let next = rest.as_bytes()[0];
                let after_digit = prefix.ends_with(|last: char| last.is_ascii_digit());
                !(next.is_ascii_digit() && after_digit)
            }
        }
    }
}

impl fmt::Display for Numero {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl Ord for Numero {
    fn cmp(&self, other: &Self) -> Ordering {
        natural(&self.0, &other.0)
    }
}

impl PartialOrd for Numero {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Compares two texts whose runs of digits count as numbers; equal only when they are the same text.
pub fn natural(left: &str, right: &str) -> Ordering {
    let (mut rest_left, mut rest_right) = (left, right);
    loop {
        let (run_left, run_right) = (leading_run(rest_left), leading_run(rest_right));
        if run_left.is_empty() || run_right.is_empty() {
            return rest_left.len().cmp(&rest_right.len()).then_with(|| left.cmp(right));
        }
        let order = compare_runs(run_left, run_right);
        if order != Ordering::Equal {
            return order;
        }
        rest_left = &rest_left[run_left.len()..];
        rest_right = &rest_right[run_right.len()..];
    }
}

/// Returns the run of digits, or of anything else, that opens a text.
fn leading_run(text: &str) -> &str {
    let digits = text.starts_with(|first: char| first.is_ascii_digit());
    let end = text.find(|next: char| next.is_ascii_digit() != digits).unwrap_or(text.len());
    &text[..end]
}

fn compare_runs(left: &str, right: &str) -> Ordering {
    let is_number = |run: &str| run.as_bytes()[0].is_ascii_digit();
    if is_number(left) && is_number(right) {
        let (left, right) = (left.trim_start_matches('0'), right.trim_start_matches('0'));
        return left.len().cmp(&right.len()).then_with(|| left.cmp(right));
    }
    left.cmp(right)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numero(text: &str) -> Numero {
        Numero::read(text).expect("a numero")
    }

    #[test]
    fn numeros_sort_as_people_count() {
        let mut numeros = ["4.10", "D1.3", "4.9", "10.1", "12bis", "4.9.1", "12", "A-1"].map(numero);
        numeros.sort();
        let sorted: Vec<&str> = numeros.iter().map(Numero::as_str).collect();
        assert_eq!(sorted, ["4.9", "4.9.1", "4.10", "10.1", "12", "12bis", "A-1", "D1.3"]);
    }

    #[test]
    fn a_numero_can_never_leave_its_folder() {
        for text in ["", "../4.5", "a/b", ".pcaet", "-C", "4.5\n", "é1", "plan", "4.", "a\\b", "4 5"] {
            assert_eq!(Numero::read(text), None, "{text:?}");
        }
    }

    #[test]
    fn an_axe_holds_the_numeros_of_its_number_alone() {
        assert!(numero("4.5").is_under("4"));
        assert!(numero("D1.3").is_under("D"));
        assert!(!numero("4.10").is_under("4.1"));
        assert!(!numero("45").is_under("4"));
    }
}
