//! What a text says, without its places and its style, and what a change makes of it.

use std::borrow::Cow;

use super::{Change, Entry, Kind, Node, Refusal, Route, Step, Style};

/// A value.
#[derive(Debug, Clone, PartialEq)]
pub enum Data {
    /// Nothing.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number, as written: `12`, `12.50`.
    Number(String),
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Data>),
    /// A map, in order.
    Map(Vec<(Data, Data)>),
}

impl Data {
    /// Makes a text.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// Makes a number from the way it is written.
    pub fn number(number: impl Into<String>) -> Self {
        Self::Number(number.into())
    }

    /// Returns what a node says, by the core schema of YAML 1.2.
    pub fn of(node: &Node) -> Self {
        match &node.kind {
            Kind::Scalar(text, Style::Plain) => Self::of_plain(text),
            Kind::Scalar(text, _) => Self::text(&**text),
            Kind::Sequence(items, _) => Self::List(items.iter().map(Self::of).collect()),
            Kind::Mapping(entries, _) => {
                Self::Map(entries.iter().map(|entry| (Self::of_key(entry), Self::of(&entry.value))).collect())
            }
        }
    }

    /// Returns what a key says.
    pub(super) fn of_key(entry: &Entry) -> Self {
        match entry.key_style {
            Style::Plain => Self::of_plain(&entry.key),
            _ => Self::text(&*entry.key),
        }
    }

    /// Returns what a text without quotes says.
    pub(super) fn of_plain(text: &str) -> Self {
        match text {
            "" | "~" | "null" | "Null" | "NULL" => Self::Null,
            "true" | "True" | "TRUE" => Self::Bool(true),
            "false" | "False" | "FALSE" => Self::Bool(false),
            _ if is_number(text) => Self::number(text),
            _ => Self::text(text),
        }
    }

    /// Returns the text of a scalar, as a key is written.
    pub fn written(&self) -> Cow<'_, str> {
        match self {
            Self::Null => "".into(),
            Self::Bool(truth) => truth.to_string().into(),
            Self::Number(text) | Self::Text(text) => text.into(),
            Self::List(_) | Self::Map(_) => format!("{self:?}").into(),
        }
    }

    /// Tells whether two values say the same: numbers as numbers, maps with their order.
    ///
    /// An emptied block map is written as nothing, an emptied flow map as `{}`, so nothing and an empty list or
    /// map are the same here.
    pub fn same(&self, other: &Self) -> bool {
        self.alike(other, same_number)
    }

    /// Tells whether two values say the same, numbers to the digit: 12 is 12.0, but 4.10 is a numero, and not 4.1.
    pub fn same_to_the_digit(&self, other: &Self) -> bool {
        self.alike(other, |one, two| bare(one) == bare(two))
    }

    fn alike(&self, other: &Self, is_same: fn(&str, &str) -> bool) -> bool {
        match (self, other) {
            (Self::Number(one), Self::Number(two)) => is_same(one, two),
            (Self::List(one), Self::List(two)) => {
                one.len() == two.len() && one.iter().zip(two).all(|(one, two)| one.alike(two, is_same))
            }
            (Self::Map(one), Self::Map(two)) => {
                let mut pairs = one.iter().zip(two);
                one.len() == two.len()
                    && pairs.all(|(one, two)| one.0.same(&two.0) && one.1.alike(&two.1, is_same))
            }
            (Self::Null, empty) | (empty, Self::Null) => empty.is_empty(),
            _ => self == other,
        }
    }

    /// Tells whether there is nothing, or a list or a map of nothing.
    fn is_empty(&self) -> bool {
        match self {
            Self::Null => true,
            Self::List(items) => items.is_empty(),
            Self::Map(entries) => entries.is_empty(),
            _ => false,
        }
    }

    /// Returns the value with the keys of its maps in one order, so that two orders compare.
    #[must_use]
    pub fn sorted(self) -> Self {
        match self {
            Self::List(items) => Self::List(items.into_iter().map(Self::sorted).collect()),
            Self::Map(entries) => {
                let mut entries: Vec<_> =
                    entries.into_iter().map(|(key, value)| (key, value.sorted())).collect();
                entries.sort_by_cached_key(|(key, _)| format!("{key:?}"));
                Self::Map(entries)
            }
            other => other,
        }
    }

    /// Returns the value at a route, if there is one.
    pub fn at(&self, route: &Route) -> Option<&Self> {
        route.0.iter().try_fold(self, |data, step| match (data, step) {
            (Self::Map(entries), Step::Key(key)) => position(entries, key).map(|index| &entries[index].1),
            (Self::List(items), step) => item_position(items, step).map(|index| &items[index]),
            _ => None,
        })
    }

    /// Carries a change out.
    ///
    /// A text that ended with a line end goes on doing so: a block of lines (`|`) stays one when it is set to
    /// a sentence.
    pub fn apply(&mut self, change: &Change) -> Result<(), Refusal> {
        match change {
            Change::Set { route, value } => {
                let target = self.target(route, route)?;
                *target = match (&*target, value) {
                    (Self::Text(old), Self::Text(new)) => Self::Text(with_line_end_of(old, new)),
                    _ => value.clone(),
                };
            }
            Change::Put { route, key, value, before } => {
                let target = self.target(route, route)?;
                if matches!(target, Self::Null) {
                    *target = Self::Map(Vec::new());
                }
                let Self::Map(entries) = target else { return Err(Refusal::NotAMap(route.clone())) };
                if position(entries, key).is_some() {
                    return Err(Refusal::KeyExists(key.clone()));
                }
                let index = match before {
                    Some(before) => position(entries, before)
                        .ok_or_else(|| Refusal::NoSuchPlace(route.clone().key(before)))?,
                    None => entries.len(),
                };
                let key = key_among(key, entries.iter().map(|(key, _)| key));
                entries.insert(index, (key, value.clone()));
            }
            Change::Append { route, value } => match self.target(route, route)? {
                Self::List(items) => items.push(value.clone()),
                target @ Self::Null => *target = Self::List(vec![value.clone()]),
                _ => return Err(Refusal::NotAList(route.clone())),
            },
            Change::Remove { route } => {
                let nowhere = || Refusal::NoSuchPlace(route.clone());
                let (last, above) = route.0.split_last().ok_or_else(nowhere)?;
                match (self.target(&Route(above.to_vec()), route)?, last) {
                    (Self::Map(entries), Step::Key(key)) => {
                        entries.remove(position(entries, key).ok_or_else(nowhere)?);
                    }
                    (Self::List(items), step) => {
                        items.remove(item_position(items, step).ok_or_else(nowhere)?);
                    }
                    _ => return Err(nowhere()),
                }
            }
        }
        Ok(())
    }

    fn target(&mut self, route: &Route, whole: &Route) -> Result<&mut Self, Refusal> {
        route
            .0
            .iter()
            .try_fold(self, |data, step| match (data, step) {
                (Self::Map(entries), Step::Key(key)) => {
                    position(entries, key).map(|index| &mut entries[index].1)
                }
                (Self::List(items), step) => item_position(items, step).map(|index| &mut items[index]),
                _ => None,
            })
            .ok_or_else(|| Refusal::NoSuchPlace(whole.clone()))
    }

    /// Tells whether a scalar reads as a text in the file does.
    ///
    /// Numbers are compared as numbers too: the second reader gives `4.10` back as 4.1.
    fn reads(&self, text: &str) -> bool {
        match self {
            Self::Null => text.is_empty(),
            Self::Bool(yes) => text == if *yes { "true" } else { "false" },
            Self::Number(number) => number == text || (is_number(text) && same_number(number, text)),
            Self::Text(own) => own == text,
            Self::List(_) | Self::Map(_) => false,
        }
    }

    /// Tells whether an item's values under some keys read `is`, joined by commas.
    fn is_item(&self, by: &[&str], is: &str) -> bool {
        let said = |key: &str| match self {
            Self::Map(entries) => position(entries, key).map(|index| &entries[index].1),
            _ => None,
        };
        let reads = |key: &str, part: &str| said(key).unwrap_or(&Self::Null).reads(part);
        match by {
            [] => self.reads(is),
            // A plain text in a list stands for a map of one name.
            [key] => reads(key, is) || self.reads(is),
            _ => {
                let mut parts = is.split(',');
                by.iter().all(|key| parts.next().is_some_and(|part| reads(key, part)))
            }
        }
    }
}

/// Returns where a key stands; as it is written goes before what is only the same number.
fn position(entries: &[(Data, Data)], key: &str) -> Option<usize> {
    let written = |(own, _): &(Data, Data)| matches!(own, Data::Number(own) | Data::Text(own) if own == key);
    entries.iter().position(written).or_else(|| entries.iter().position(|(own, _)| own.reads(key)))
}

fn item_position(items: &[Data], step: &Step) -> Option<usize> {
    match step {
        Step::Item { by, is } => items.iter().position(|item| item.is_item(by, is)),
        Step::Index(index) => (*index < items.len()).then_some(*index),
        Step::Key(_) => None,
    }
}

/// Gives a new text the line end of the old one, if it lacks it.
pub(super) fn with_line_end_of(old: &str, new: &str) -> String {
    let lacks_end = old.ends_with('\n') && !new.is_empty() && !new.ends_with('\n');
    if lacks_end { format!("{new}\n") } else { new.to_owned() }
}

/// Returns what a new key is among its siblings: a number is written bare, unless they quote theirs.
pub(super) fn key_among<'d>(key: &str, siblings: impl IntoIterator<Item = &'d Data>) -> Data {
    let quotes_numbers =
        |sibling: &Data| matches!(sibling, Data::Text(own) if !matches!(Data::of_plain(own), Data::Text(_)));
    if is_number_for_all(key) && !siblings.into_iter().any(quotes_numbers) {
        Data::number(key)
    } else {
        Data::text(key)
    }
}

/// Tells whether all readers take a text without quotes for the same number: `010` and `0x1F` are not.
fn is_number_for_all(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    let all_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    all_digits(whole) && all_digits(fraction) && (whole == "0" || !whole.starts_with('0'))
}

/// Tells whether a text without quotes is a number in the core schema of YAML 1.2.
pub(super) fn is_number(text: &str) -> bool {
    if let Some(digits) = text.strip_prefix("0o") {
        return !digits.is_empty() && digits.bytes().all(|byte| matches!(byte, b'0'..=b'7'));
    }
    if let Some(digits) = text.strip_prefix("0x") {
        return !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    }
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    match unsigned {
        ".inf" | ".Inf" | ".INF" => true,
        ".nan" | ".NaN" | ".NAN" => unsigned == text,
        _ => {
            let (mantissa, exponent) = unsigned.split_once(['e', 'E']).unwrap_or((unsigned, "0"));
            let exponent = exponent.strip_prefix(['-', '+']).unwrap_or(exponent);
            let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
            let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
            let some = !exponent.is_empty() && (!whole.is_empty() || !fraction.is_empty());
            some && digits(whole) && digits(fraction) && digits(exponent)
        }
    }
}

/// Returns a number without a fraction of zeros alone.
fn bare(number: &str) -> &str {
    let whole = number.trim_end_matches('0').strip_suffix('.');
    whole.filter(|whole| !whole.is_empty()).unwrap_or(number)
}

/// Tells whether two numbers are equal: whole ones to the last digit, others as a computer takes them.
fn same_number(one: &str, two: &str) -> bool {
    match (whole(one), whole(two)) {
        (Some(one), Some(two)) => one == two,
        _ => float(one).total_cmp(&float(two)).is_eq(),
    }
}

fn whole(text: &str) -> Option<i128> {
    if let Some(digits) = text.strip_prefix("0o") {
        i128::from_str_radix(digits, 8).ok()
    } else if let Some(digits) = text.strip_prefix("0x") {
        i128::from_str_radix(digits, 16).ok()
    } else {
        text.parse().ok()
    }
}

// Where one of the two has a fraction or an exponent, the other is compared as a fraction too.
#[expect(clippy::cast_precision_loss)]
fn float(text: &str) -> f64 {
    match text.to_ascii_lowercase().as_str() {
        ".inf" | "+.inf" => f64::INFINITY,
        "-.inf" => f64::NEG_INFINITY,
        _ => whole(text).map_or_else(|| text.parse().unwrap_or(f64::NAN), |whole| whole as f64),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_compared_as_numbers() {
        for (one, two) in [("12", "12.0"), ("12.50", "12.5"), ("1e3", "1000"), ("0x1F", "31"), (".5", "0.50")]
        {
            assert!(Data::number(one).same(&Data::number(two)), "{one} {two}");
        }
        for (one, two) in [("12", "13"), ("9007199254740993", "9007199254740992"), (".inf", "-.inf")] {
            assert!(!Data::number(one).same(&Data::number(two)), "{one} {two}");
        }
        assert!(!Data::number("12").same(&Data::text("12")));
        let exact = |one, two| Data::number(one).same_to_the_digit(&Data::number(two));
        assert!(exact("12", "12.0") && exact("0", "0.00") && exact("100", "100"));
        assert!(!exact("4.1", "4.10") && !exact("12345678901234567.71", "12345678901234567.12"));
        assert!(!exact("10", "1") && !exact(".0", "."));
    }

    #[test]
    fn a_text_without_quotes_is_read_by_the_core_schema() {
        for number in ["0", "-3", "+12", "4.10", "010", "1e3", ".5", "12.", "0o17", "0x1F", "-.inf", ".nan"] {
            assert_eq!(Data::of_plain(number), Data::number(number));
        }
        for text in
            ["non", "no", "1_000", "1:30", "2024-06", "2024-06-30", ".", "-", "e3", "1e", "0x", "1.2.3"]
        {
            assert_eq!(Data::of_plain(text), Data::text(text));
        }
    }

    #[test]
    fn a_map_keeps_its_order() {
        let entry = |key: &str| (Data::text(key), Data::Null);
        let (one, two) = (Data::Map(vec![entry("a"), entry("b")]), Data::Map(vec![entry("b"), entry("a")]));
        assert!(!one.same(&two));
        assert!(Data::Null.same(&Data::List(Vec::new())) && !one.same(&Data::Null));
    }
}
