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
    } else if let Ok(text) = std::str::from_utf8(bytes) {
        (text.to_owned(), None)
    } else {
        let (text, _) = WINDOWS_1252.decode_without_bom_handling(bytes);
        (text.into_owned(), Some("Windows-1252"))
    };
    if text.contains('\0') { None } else { Some(Decoded { text, assumed }) }
}
