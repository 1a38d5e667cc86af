//! How someone can be reached, as it stands in a text: what is not for all to read.

/// Mailboxes of a house, which belong to no one (CNIL).
const GENERIC: &[&str] = &["contact", "accueil", "info", "infos", "mairie", "secretariat", "communication"];

/// How many bytes are counted in one byte.
const CHUNK: usize = 240;

/// Says what a text tells of a person, and in which words, if it does.
pub fn personal(text: &str) -> Option<(&'static str, &str)> {
    // Counted without branches and in bytes, so that the compiler takes sixteen at once: nearly every text stops here.
    let (mut digits, mut ats) = (0_u32, 0_u32);
    for chunk in text.as_bytes().chunks(CHUNK) {
        let (mut some_digits, mut some_ats) = (0_u8, 0_u8);
        for byte in chunk {
            some_digits += u8::from(byte.is_ascii_digit());
            some_ats += u8::from(*byte == b'@');
        }
        digits += u32::from(some_digits);
        ats += u32::from(some_ats);
    }
    let address = || (0 < ats).then(|| address(text)).flatten();
    let telephone = || (9 <= digits).then(|| telephone(text)).flatten();
    let address = address().map(|words| ("personnelle-courriel", words));
    address.or_else(|| Some(("personnelle-telephone", telephone()?)))
}

/// Returns someone's address in a text: `prenom.nom@ville.fr`.
fn address(text: &str) -> Option<&str> {
    text.match_indices('@').find_map(|(at, _)| {
        let is_local = |character: char| character.is_ascii_alphanumeric() || "._%+-".contains(character);
        let before = &text[..at];
        let local = &before[before.trim_end_matches(is_local).len()..];
        let after = &text[at + 1..];
        let is_domain = |character: char| character.is_ascii_alphanumeric() || ".-".contains(character);
        let domain = &after[..after.len() - after.trim_start_matches(is_domain).len()];
        let domain = domain.trim_end_matches(['.', '-']);
        let ends = domain.rsplit_once('.').is_some_and(|(name, end)| !name.is_empty() && 2 <= end.len());
        let is_personal =
            !local.is_empty() && ends && !GENERIC.contains(&local.to_ascii_lowercase().as_str());
        is_personal.then(|| &text[at - local.len()..at + 1 + domain.len()])
    })
}

/// Returns a French telephone number in a text: `06 12 34 56 78`, `0612345678`, `+33 6 12 34 56 78`.
fn telephone(text: &str) -> Option<&str> {
    let alone =
        |at: usize| !text[..at].ends_with(|before: char| before.is_alphanumeric() || ".,-/".contains(before));
    let national = text.match_indices('0').map(|(at, sign)| (at, sign.len()));
    let international = text.match_indices("+33").map(|(at, sign)| (at, sign.len()));
    national.chain(international).filter(|(at, _)| alone(*at)).find_map(|(at, sign)| {
        let length = length_of_telephone(&text[at + sign..])?;
        Some(&text[at..at + sign + length])
    })
}

/// Returns how many bytes the nine digits take that follow 0 or +33, one and four pairs, if a text begins with them.
fn length_of_telephone(text: &str) -> Option<usize> {
    const SPACES: [char; 5] = [' ', '.', '-', '\u{a0}', '\u{202f}'];
    let mut rest = text.strip_prefix(SPACES).unwrap_or(text);
    rest = rest.strip_prefix("(0)").unwrap_or(rest);
    rest = rest.strip_prefix(|first: char| ('1'..='9').contains(&first))?;
    for _ in 0..4 {
        rest = rest.strip_prefix(SPACES).unwrap_or(rest);
        let pair = rest.as_bytes().get(..2);
        if !pair.is_some_and(|pair| pair.iter().all(u8::is_ascii_digit)) {
            return None;
        }
        rest = &rest[2..];
    }
    (!rest.starts_with(|next: char| next.is_ascii_digit())).then(|| text.len() - rest.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_and_a_telephone_number_are_seen_in_their_usual_spellings() {
        for (text, words) in
            [("écrire à jean.dupont@ville.fr.", "jean.dupont@ville.fr"), ("<a.b@c-d.org>", "a.b@c-d.org")]
        {
            assert_eq!(personal(text), Some(("personnelle-courriel", words)), "{text}");
        }
        for (text, words) in [
            ("Tél. 06 12 34 56 78", "06 12 34 56 78"),
            ("0612345678", "0612345678"),
            ("01.64.12.34.56 (matin)", "01.64.12.34.56"),
            ("+33 6 12 34 56 78", "+33 6 12 34 56 78"),
            ("+33612345678", "+33612345678"),
        ] {
            assert_eq!(personal(text), Some(("personnelle-telephone", words)), "{text}");
        }
    }

    #[test]
    fn a_house_mailbox_an_amount_and_a_number_are_nobody() {
        for text in [
            "contact@ccdh.fr",
            "@mentions et 12 € @ l’unité",
            "de 100 000 000 à 250 000 000 €",
            "SIREN 200 012 345, délibération 2024-06-30-0612345678",
            "06 12 34 56 789",
            "0,612345678",
        ] {
            assert_eq!(personal(text), None, "{text}");
        }
    }
}
