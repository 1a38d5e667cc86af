//! The nearest names to a word that is none of them; the one door of strsim.

use super::texte::fold;

/// The longest text that may be a mistyped name, in bytes.
const LONGEST_NAME: usize = 200;

/// Returns at most three candidates that are close to a word: by a typo's distance, or because one holds the other.
///
/// The closest come first.
pub fn nearest<'c>(word: &str, candidates: impl IntoIterator<Item = &'c str>) -> Vec<String> {
    // What is longer than any name is none of them, and would take long to compare.
    if word.len() > LONGEST_NAME {
        return Vec::new();
    }
    let word = fold(word);
    let mut close: Vec<(usize, &str)> = candidates
        .into_iter()
        .filter_map(|candidate| Some((distance(&word, &fold(candidate))?, candidate)))
        .collect();
    close.sort_unstable();
    close.dedup();
    close.into_iter().take(3).map(|(_, candidate)| candidate.to_owned()).collect()
}

/// Returns the numeros near one that nobody bears: written almost so, and under the same first number.
///
/// Every numero of one figure is a typo away from nine others; those of another axe are no help.
pub fn nearest_numeros<'c>(word: &str, candidates: impl IntoIterator<Item = &'c str>) -> Vec<String> {
    fn head(numero: &str) -> &str {
        numero.split(['.', '-', '_']).next().unwrap_or_default()
    }
    nearest(word, candidates.into_iter().filter(|candidate| head(candidate).eq_ignore_ascii_case(head(word))))
}

/// Returns how many letters, accents left out, part two words.
pub fn typos(word: &str, other: &str) -> usize {
    strsim::osa_distance(&fold(word), &fold(other))
}

/// Returns how far a candidate is; `None` when it is another word altogether.
fn distance(word: &str, candidate: &str) -> Option<usize> {
    let typos = strsim::osa_distance(word, candidate);
    // One typo in four characters is still the same word.
    let admitted = (word.chars().count().max(candidate.chars().count()) / 4).clamp(1, 3);
    if typos <= admitted {
        return Some(typos);
    }
    let holds =
        (word.len() >= 3 && candidate.contains(word)) || (candidate.len() >= 3 && word.contains(candidate));
    // Names that hold each other come after those that are merely mistyped.
    holds.then(|| 10 + candidate.len().abs_diff(word.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_numero_of_another_axe_is_not_near() {
        assert_eq!(nearest_numeros("4.6", ["4.5", "1.6", "4.60"]), ["4.5", "4.60"]);
        assert!(nearest_numeros("1.5", ["4.5"]).is_empty());
    }

    #[test]
    fn a_typo_comes_before_a_longer_name_that_holds_the_word() {
        assert_eq!(nearest("valeur", ["valeurs", "seuil", "nom"]), ["valeurs"]);
        assert_eq!(
            nearest("entreprises", ["entreprises-engagees", "demarche-eit"]),
            ["entreprises-engagees"]
        );
        assert_eq!(nearest("Priorité", ["priorite"]), ["priorite"]);
        assert!(nearest("zzz", ["valeurs", "nom"]).is_empty());
    }
}
