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
        let is_local = |character: char| character.is_alphanumeric() || "._%+-".contains(character);
        let before = &text[..at];
        let local = &before[before.trim_end_matches(is_local).len()..];
        let after = &text[at + 1..];
        let is_domain = |character: char| character.is_alphanumeric() || ".-".contains(character);
        let domain = &after[..after.len() - after.trim_start_matches(is_domain).len()];
        let domain = domain.trim_end_matches(['.', '-']);
        let ends = domain.rsplit_once('.').is_some_and(|(name, end)| !name.is_empty() && 2 <= end.len());
        let is_personal =
            !local.is_empty() && ends && !GENERIC.contains(&local.to_ascii_lowercase().as_str());
        is_personal.then(|| &text[at - local.len()..at + 1 + domain.len()])
    })
}

/// Returns a telephone number in a text, as it is dialled in France: `06 12 34 56 78`, `(03) 87 65 43 21`,
/// `+33 6 12 34 56 78`, `00262692123456`.
fn telephone(text: &str) -> Option<&str> {
    let alone = |at: usize| {
        let before = text[..at].trim_end_matches('(');
        let sticks = |before: char| before.is_alphanumeric() || ",-/".contains(before);
        // A point may end a word, as in « Tél.06 »; after a digit it parts a number.
        let is_decimal =
            before.strip_suffix('.').is_some_and(|rest| rest.ends_with(|one: char| one.is_ascii_digit()));
        !before.ends_with(sticks) && !is_decimal
    };
    let national = text.match_indices('0').map(|(at, sign)| (at, sign.len()));
    let abroad = ["+33", "+262", "+590", "+594", "+596", "+687", "+689", "+352", "+32", "+41"];
    let abroad = abroad.iter().flat_map(|sign| text.match_indices(sign)).map(|(at, sign)| (at, sign.len()));
    let by_zeros = text.match_indices("0033").map(|(at, sign)| (at, sign.len()));
    by_zeros.chain(abroad).chain(national).filter(|(at, _)| alone(*at)).find_map(|(at, sign)| {
        let length = length_of_telephone(&text[at + sign..])?;
        Some(&text[at..at + sign + length])
    })
}

/// Tells whether a sign may stand between the digits of a telephone number: a space, a line end, a dash of any kind.
fn parts_digits(sign: char) -> bool {
    sign.is_whitespace() || ")./-\u{2010}\u{2011}\u{2012}\u{2013}".contains(sign)
}

/// How the nine digits are parted: 6 12 34 56 78, 800 123 456. An amount has no 0 before them.
const USUAL: [&[usize]; 7] =
    [&[9], &[1, 2, 2, 2, 2], &[1, 8], &[1, 2, 3, 3], &[2, 3, 2, 2], &[3, 2, 2, 2], &[3, 3, 3]];

/// Returns how many bytes the nine digits take that follow 0 or +33, if a text begins with them, two by two or three.
fn length_of_telephone(text: &str) -> Option<usize> {
    let mut rest = text;
    let mut groups = Vec::with_capacity(5);
    while groups.iter().sum::<usize>() < 9 {
        // Two signs part digits at the most: a line end and the spaces that begin the next are one.
        let trimmed = rest.trim_start_matches(parts_digits);
        let signs = rest[..rest.len() - trimmed.len()].split_whitespace().count();
        let trimmed =
            trimmed.strip_prefix("(0)").map_or(trimmed, |after| after.trim_start_matches(parts_digits));
        let digits = trimmed.bytes().take_while(u8::is_ascii_digit).count();
        if digits == 0 || signs > 1 {
            return None;
        }
        groups.push(digits);
        rest = &trimmed[digits..];
    }
    let begins = text.trim_start_matches(parts_digits).starts_with(|first: char| first != '0');
    (begins && USUAL.contains(&&*groups)).then(|| text.len() - rest.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_and_a_telephone_number_are_seen_in_their_usual_spellings() {
        for (text, words) in [
            ("écrire à jean.dupont@ville.fr.", "jean.dupont@ville.fr"),
            ("<a.b@c-d.org>", "a.b@c-d.org"),
            ("jérôme@ville.fr", "jérôme@ville.fr"),
        ] {
            assert_eq!(personal(text), Some(("personnelle-courriel", words)), "{text}");
        }
        for (text, words) in [
            ("Tél. 06 12 34 56 78", "06 12 34 56 78"),
            ("0612345678", "0612345678"),
            ("01.64.12.34.56 (matin)", "01.64.12.34.56"),
            ("+33 6 12 34 56 78", "+33 6 12 34 56 78"),
            ("+33612345678", "+33612345678"),
            ("0033612345678", "0033612345678"),
            ("+33 (0)6 12 34 56 78", "+33 (0)6 12 34 56 78"),
            ("au (03) 87 65 43 23", "03) 87 65 43 23"),
            ("Tél.06 12 34 56 78", "06 12 34 56 78"),
            ("06\u{2011}12\u{2011}34\u{2011}56\u{2011}78", "06\u{2011}12\u{2011}34\u{2011}56\u{2011}78"),
            ("06 12  34 56 78", "06 12  34 56 78"),
            ("06 12\n  34 56 78", "06 12\n  34 56 78"),
            ("06 12 345 678", "06 12 345 678"),
            ("0 800 123 456", "0 800 123 456"),
            ("+262 692 12 34 56", "+262 692 12 34 56"),
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
