//! Finds what a list says twice.

use std::collections::HashMap;
use std::hash::Hash;

/// Up to so many keys, looking at all that precede is quicker than a table.
const FEW: usize = 16;

/// Returns, for each key that already stood in the list, its place and where it stood first; a key that is
/// `None` is nobody's double.
///
/// A list of 20,000 takes no longer a key than one of ten.
pub fn doubles<K: Eq + Hash>(keys: impl IntoIterator<Item = Option<K>>) -> Vec<(usize, usize)> {
    let keys: Vec<Option<K>> = keys.into_iter().collect();
    let mut doubles = Vec::new();
    if keys.len() <= FEW {
        for (place, key) in keys.iter().enumerate().filter(|(_, key)| key.is_some()) {
            doubles.extend(keys[..place].iter().position(|other| other == key).map(|first| (place, first)));
        }
        return doubles;
    }
    let mut first_of = HashMap::with_capacity(keys.len());
    for (place, key) in keys.iter().enumerate() {
        let Some(key) = key else { continue };
        let first = *first_of.entry(key).or_insert(place);
        if first != place {
            doubles.push((place, first));
        }
    }
    doubles
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_list_and_a_long_one_tell_the_same() {
        let short = [Some("a"), None, Some("b"), None, Some("a"), Some("b"), Some("a")];
        let expected = [(4, 0), (5, 2), (6, 0)];
        assert_eq!(doubles(short), expected);
        let names: Vec<String> = (0..FEW).map(|number| number.to_string()).collect();
        let long = short.into_iter().chain(names.iter().map(|name| Some(name.as_str())));
        assert_eq!(doubles(long), expected);
    }
}
