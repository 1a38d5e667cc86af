//! Lists as TeT parts them: at the commas that stand outside brackets and quotes.

use crate::plan::texte::fold;

/// Parts a list.
///
/// A comma parts unless a closing bracket comes before any other, an odd number of quotes follows, or a `»` comes
/// before any `«`.
pub fn part(said: &str) -> Vec<&str> {
    let (mut parts, mut start) = (Vec::new(), 0);
    for (at, _) in said.match_indices(',') {
        let after = &said[at + 1..];
        let closes = |open: char, close: char| {
            after.find([open, close]).is_some_and(|at| after[at..].starts_with(close))
        };
        let is_within = closes('(', ')') || closes('«', '»') || after.matches('"').count() % 2 == 1;
        if !is_within {
            parts.push(&said[start..at]);
            start = at + 1;
        }
    }
    parts.push(&said[start..]);
    parts.into_iter().map(str::trim).filter(|part| !part.is_empty()).collect()
}

/// Reads a list: quotes that hold an item with a comma together are not of it.
pub fn read(said: &str) -> Vec<String> {
    let mut items: Vec<String> = Vec::new();
    for part in part(said) {
        let inside = part.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
        let item = inside.filter(|inside| inside.contains(',') && !inside.contains('"')).unwrap_or(part);
        let item = item.split_whitespace().collect::<Vec<_>>().join(" ");
        if !items.contains(&item) {
            items.push(item);
        }
    }
    items
}

/// Writes a list; tells whether it will be read as the same.
pub fn write(items: &[&str]) -> (String, bool) {
    let plain = |item: &&str| item.split_whitespace().collect::<Vec<_>>().join(" ");
    let items: Vec<String> = items.iter().map(plain).collect();
    let kept = |item: &String| {
        if part(item).len() > 1 && !item.contains('"') { format!("\"{item}\"") } else { item.clone() }
    };
    let said = items.iter().map(kept).collect::<Vec<_>>().join(", ");
    // TeT takes two items for one where only their capitals differ.
    let mut folded: Vec<String> = items.iter().map(|item| fold(item)).collect();
    folded.sort_unstable();
    folded.dedup();
    let is_whole = folded.len() == items.len() && read(&said) == items;
    (said, is_whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commas_part_outside_brackets_and_quotes() {
        let parted = |said| part(said).join("|");
        assert_eq!(parted("ADEME, CCI ,, Région"), "ADEME|CCI|Région");
        assert_eq!(parted("ADEME (Angers, Paris), CCI"), "ADEME (Angers, Paris)|CCI");
        assert_eq!(parted("« Climat, énergie », \"a, b\""), "« Climat, énergie »|\"a, b\"");
        // What is not closed holds nothing together.
        assert_eq!(parted("ADEME (Angers, Paris"), "ADEME (Angers|Paris");
        assert_eq!(parted("a, b) c"), "a, b) c");
        assert_eq!(parted(""), "");
    }

    #[test]
    fn a_list_that_would_be_parted_otherwise_is_known() {
        let written = |items: &[&str]| write(items);
        assert_eq!(written(&["ADEME", "CCI (49, 53)"]), ("ADEME, CCI (49, 53)".into(), true));
        assert_eq!(written(&["CCI, Angers", "ADEME"]), ("\"CCI, Angers\", ADEME".into(), true));
        assert_eq!(written(&["a", "b) c"]), ("a, b) c".into(), false));
        assert_eq!(written(&["ADEME", "Ademe"]), ("ADEME, Ademe".into(), false));
        assert_eq!(written(&["\"a, b\""]), ("\"a, b\"".into(), false));
    }
}
