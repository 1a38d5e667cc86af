//! What frames a text: its byte order mark, its line ends, and whether its last line has one.

use super::{Data, Document};

/// The frame of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Frame {
    has_mark: bool,
    /// How its lines end, if it has any.
    ends: Option<Ends>,
    is_closed: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ends {
    Lf,
    CrLf,
    Mixed,
}

impl Frame {
    /// Takes three texts, of which two were made from the first, out of their frames.
    ///
    /// Their lines then end alike, the last one too. Returns what the two made of the frame of the third: what one
    /// changed is taken, and the second's where both did.
    pub fn take_off([base, ours, theirs]: [&str; 3]) -> ([String; 3], Self) {
        let frames = [base, ours, theirs].map(Self::of);
        let is_mixed = frames.iter().any(|frame| frame.ends == Some(Ends::Mixed));
        let bare = |text: &str| {
            let text = text.strip_prefix('\u{feff}').unwrap_or(text);
            // Where one of them ends its lines in both ways, each line keeps its own.
            let text = if is_mixed { text.to_owned() } else { text.replace("\r\n", "\n") };
            if text.is_empty() || text.ends_with('\n') { text } else { text + "\n" }
        };
        let mut frame = Self::merged(frames);
        if is_mixed {
            frame.ends = Some(Ends::Mixed);
        }
        ([base, ours, theirs].map(bare), frame)
    }

    /// Puts a text into the frame.
    ///
    /// Its last line keeps its end where it would say something else without it.
    pub fn put_on(self, text: &str) -> String {
        let data = |text: &str| Document::read(text).root.as_ref().map(Data::of);
        let open = text.strip_suffix('\n').filter(|open| !self.is_closed && data(open) == data(text));
        let text = open.unwrap_or(text);
        let text = if self.ends == Some(Ends::CrLf) { text.replace('\n', "\r\n") } else { text.to_owned() };
        if self.has_mark { format!("\u{feff}{text}") } else { text }
    }

    fn of(text: &str) -> Self {
        let (all, of_two) = (text.matches('\n').count(), text.matches("\r\n").count());
        let ends = match of_two {
            _ if all == 0 => None,
            0 => Some(Ends::Lf),
            _ if of_two == all => Some(Ends::CrLf),
            _ => Some(Ends::Mixed),
        };
        let is_closed = text.is_empty() || text.ends_with('\n');
        Self { has_mark: text.starts_with('\u{feff}'), ends, is_closed }
    }

    fn merged([base, ours, theirs]: [Self; 3]) -> Self {
        fn pick<T: PartialEq + Copy>(base: T, ours: T, theirs: T) -> T {
            if ours == base { theirs } else { ours }
        }
        Self {
            has_mark: pick(base.has_mark, ours.has_mark, theirs.has_mark),
            ends: pick(base.ends, ours.ends.or(base.ends), theirs.ends.or(base.ends)),
            is_closed: pick(base.is_closed, ours.is_closed, theirs.is_closed),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_comes_back_from_its_frame_as_it_was() {
        for text in ["a: 1\n", "a: 1", "\u{feff}a: 1\r\nb: 2\r\n", "a: 1\r\nb: 2", "a: 1\nb: 2\r\n", ""] {
            let ([_, ours, _], frame) = Frame::take_off([text, text, text]);
            assert!(ours.is_empty() || ours.ends_with('\n'));
            assert_eq!(frame.put_on(&ours), text);
        }
    }

    #[test]
    fn what_one_side_changed_of_its_frame_is_taken() {
        let (_, frame) = Frame::take_off(["a: 1\n", "a: 1", "a: 1\r\n"]);
        assert_eq!(frame.put_on("a: 1\nb: 2\n"), "a: 1\r\nb: 2");
    }
}
