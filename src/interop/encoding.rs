//! Bytes of a file that another program wrote, as a text; the one door of `encoding_rs`.

use encoding_rs::{Encoding, WINDOWS_1252};

/// A text, and how it was read.
pub struct Decoded {
    /// The text.
    pub text: String,
    /// The encoding that was assumed, where the bytes do not say.
    pub assumed: Option<&'static str>,
}

/// Returns the text that bytes are: UTF-8, UTF-16 if it begins with its mark, else Windows-1252; none where they
/// are no text.
pub fn decode(bytes: &[u8]) -> Option<Decoded> {
    let (text, assumed) = if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let (text, is_spoiled) = encoding.decode_without_bom_handling(&bytes[mark..]);
        if is_spoiled {
            return None;
        }
        (text.into_owned(), None)
    } else if let Some(text) = utf8(bytes) {
        (text, None)
    } else {
        let (text, _) = WINDOWS_1252.decode_without_bom_handling(bytes);
        (text.into_owned(), Some("Windows-1252"))
    };
    if text.contains('\0') { None } else { Some(Decoded { text, assumed }) }
}

/// Reads UTF-8; of a text that is cut within its last letter, a sign stands for that one.
fn utf8(bytes: &[u8]) -> Option<String> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Some(text.to_owned()),
        // Where no letter stands before it that only UTF-8 writes so, it may be the last of another encoding.
        Err(error) if error.error_len().is_none() && !bytes[..error.valid_up_to()].is_ascii() => {
            Some(String::from_utf8_lossy(bytes).into_owned())
        }
        Err(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_is_cut_within_a_letter_is_still_utf8() {
        let read = |bytes: &[u8]| decode(bytes).map(|Decoded { text, assumed }| (text, assumed));
        let said = |text: &str, assumed| Some((text.to_owned(), assumed));
        assert_eq!(read(b"\xc3\xa9t\xc3"), said("ét\u{fffd}", None));
        assert_eq!(read(b"1 \xe2\x82\xac ou 2 \xe2\x82"), said("1 € ou 2 \u{fffd}", None));
        assert_eq!(read(b"l'\xe9t\xe9"), said("l'été", Some("Windows-1252")));
        assert_eq!(read(b"ville d'\xe9"), said("ville d'é", Some("Windows-1252")));
        assert_eq!(read(b"\xc3\xa9t\xe9 \xe9"), said("Ã©té é", Some("Windows-1252")));
    }
}
