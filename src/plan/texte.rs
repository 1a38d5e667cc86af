//! Texts as French readers compare them: without case, without accents, É beside E.

use std::cmp::Ordering;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Returns the text without case, accents or ligatures, apostrophes made straight: what a search compares.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for character in text.nfd().filter(|character| !is_combining_mark(*character)) {
        match character {
            'œ' | 'Œ' => folded.push_str("oe"),
            'æ' | 'Æ' => folded.push_str("ae"),
            '’' | 'ʼ' => folded.push('\''),
            '\u{a0}' | '\u{202f}' => folded.push(' '),
            other => folded.extend(other.to_lowercase()),
        }
    }
    folded
}

/// Returns the text with each accent in its letter: `é` as one character, however it was typed.
pub fn compose(text: &str) -> String {
    text.nfc().collect()
}

/// Returns a text as small letters, digits and dashes, which anyone can type.
pub fn slug(text: &str) -> String {
    let folded = fold(text);
    let words =
        folded.split(|character: char| !character.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join("-")
}

/// Returns a number that is the same for a text on every machine and in every version: FNV-1a.
pub fn hash(text: &str) -> u64 {
    text.bytes()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// Compares two texts as a French dictionary does; equal only when they are the same text.
pub fn compare(left: &str, right: &str) -> Ordering {
    fold(left).cmp(&fold(right)).then_with(|| left.cmp(right))
}

/// Tells whether a text stands for « non communiqué » : `n.c.`, `nc`, `n/c`, `?`, `à définir`.
///
/// Source: the published sheets, where « n.c. » is the normal state of a field.
pub fn is_nc(text: &str) -> bool {
    // The one that every sheet uses is tried first: this runs on every text of the plan.
    text.len() <= 12
        && matches!(text.as_bytes().first(), Some(b'n' | b'N' | b'?' | 0xc3 | b'a' | b'A'))
        && matches!(&*fold(text.trim()), "n.c." | "n.c" | "nc" | "n/c" | "?" | "a definir")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_do_not_change_the_order() {
        let mut mots = ["Zone", "Émission", "eau", "Etape", "œuvre"];
        mots.sort_by(|a, b| compare(a, b));
        assert_eq!(mots, ["eau", "Émission", "Etape", "œuvre", "Zone"]);
    }

    #[test]
    fn non_communique_is_read_in_its_usual_spellings() {
        for written in ["n.c.", "N.C.", "nc", "n/c", "?", "à définir", "A définir"] {
            assert!(is_nc(written), "{written}");
        }
        for said in ["non", "0", "non-chiffrable", "nc2", "acquis"] {
            assert!(!is_nc(said), "{said}");
        }
    }
}
