//! One change to a text, made where it stands and proved before it is given back.

use std::collections::BTreeMap;
use std::ops::Range;

use super::scan::MAX_BYTES;
use super::splice::{self, Page, Splice};
use super::{Data, Fault, Route, Span};

/// A change to one place: what stands there before, and after.
///
/// ```
/// use pcaet::yaml::{Change, Data, Route, edit};
///
/// let valeurs = Route::root().key("valeurs");
/// let before = "valeurs:\n  2022: 10  # relevé\n  2024: 30\n";
///
/// let set = Change::Set { route: valeurs.clone().key("2022"), value: Data::number("12") };
/// assert_eq!(edit(before, &set).unwrap(), "valeurs:\n  2022: 12  # relevé\n  2024: 30\n");
///
/// let put = Change::Put {
///     route: valeurs.clone(),
///     key: "2023".into(),
///     value: Data::number("20"),
///     before: Some("2024".into()),
/// };
/// assert_eq!(edit(before, &put).unwrap(), "valeurs:\n  2022: 10  # relevé\n  2023: 20\n  2024: 30\n");
///
/// let remove = Change::Remove { route: valeurs.key("2022") };
/// assert_eq!(edit(before, &remove).unwrap(), "valeurs:\n  2024: 30\n");
///
/// let append = Change::Append { route: Route::root().key("partenaires"), value: Data::text("ADEME") };
/// assert_eq!(edit("partenaires: [CCI, GEHU]\n", &append).unwrap(), "partenaires: [CCI, GEHU, ADEME]\n");
/// ```
#[derive(Debug, Clone, PartialEq)]
pub enum Change {
    /// The scalar at the route reads `value`; an empty value is filled, a map or a list is written in braces.
    Set {
        /// Where.
        route: Route,
        /// What it is to read.
        value: Data,
    },
    /// The map at the route gains an entry; one that is empty is begun.
    Put {
        /// The map.
        route: Route,
        /// The new key.
        key: String,
        /// What stands under it.
        value: Data,
        /// The key it goes before; `None` puts it last.
        before: Option<String>,
    },
    /// The list at the route gains an item at its end; one that is empty is begun.
    Append {
        /// The list.
        route: Route,
        /// The new item.
        value: Data,
    },
    /// The entry or the item at the route goes, with its lines and the comments at their ends.
    Remove {
        /// What goes.
        route: Route,
    },
}

impl Change {
    /// Returns the place it is about.
    pub fn route(&self) -> &Route {
        match self {
            Self::Set { route, .. }
            | Self::Put { route, .. }
            | Self::Append { route, .. }
            | Self::Remove { route } => route,
        }
    }
}

/// Why a change is not made.
#[derive(Debug, Clone, PartialEq)]
pub enum Refusal {
    /// Nothing stands at the route.
    NoSuchPlace(Route),
    /// An entry was to go into something that is not a map.
    NotAMap(Route),
    /// An item was to go into something that is not a list.
    NotAList(Route),
    /// A value was to go in the place of a map or a list on several lines.
    NotAScalar(Route),
    /// The new key is there already.
    KeyExists(String),
    /// The text holds what is not admitted, so its places are not sure.
    Faulty(Vec<Fault>),
    /// A control character that no text may hold.
    ForbiddenCharacter(char),
    /// The place is written in a way that is not edited: `? key`, a pair without braces…
    UnusualLayout(Span),
    /// A comment would go too.
    CommentLost,
    /// The new text would be longer than what is read.
    TooLong,
    /// The new text would not read as meant.
    Unprovable,
}

/// Makes a change in a text, touching no other byte than its own, and proves it by reading both texts.
///
/// The new text says what the old one says plus the change, and holds every comment of the old one, save those
/// at the ends of lines that were to go.
pub fn edit(text: &str, change: &Change) -> Result<String, Refusal> {
    let page = Page::read(text)?;
    let mut splice = splice::find(&page, change)?;
    let mut edited = splice.carry_out(text);
    if splice.range.end == text.len() && splice::is_cut_short(&edited) && !stays_cut_short(text, change) {
        splice.text.push_str(page.newline);
        edited = splice.carry_out(text);
    }
    prove(&page, &[(&splice, change)], &edited)?;
    Ok(edited)
}

/// Makes changes in a text, each in what those before it left; says which of them is refused.
///
/// Those that need nothing of each other are made and proved together, as many as can be; where that does not say
/// what all of them mean in their order, they are made one by one.
pub fn edit_all(text: &str, changes: &[Change]) -> Result<String, (usize, Refusal)> {
    if let Some(edited) = in_rounds(text, changes).filter(|edited| says(text, changes, edited)) {
        return Ok(edited);
    }
    let mut text = text.to_owned();
    for (index, change) in changes.iter().enumerate() {
        text = edit(&text, change).map_err(|refusal| (index, refusal))?;
    }
    Ok(text)
}

/// Tells whether a text says what another one says plus all the changes.
fn says(text: &str, changes: &[Change], edited: &str) -> bool {
    let (Ok(before), Ok(after)) = (Page::read(text), Page::read(edited)) else { return false };
    let mut expected = before.data();
    changes.iter().all(|change| expected.apply(change).is_ok()) && expected.same(&after.data())
}

/// Makes changes in as few rounds as can be; returns nothing where one of them is refused.
fn in_rounds(text: &str, changes: &[Change]) -> Option<String> {
    let mut text = text.to_owned();
    let mut left: Vec<usize> = (0..changes.len()).collect();
    while let Some(first) = left.first().copied() {
        let round = [true, false].into_iter().find_map(|stacked| together(&text, changes, &left, stacked));
        if let Some((edited, later)) = round {
            (text, left) = (edited, later);
        } else {
            text = edit(&text, &changes[first]).ok()?;
            left.remove(0);
        }
    }
    Some(text)
}

/// Makes at once those changes whose places are apart; returns the new text, and which changes are left.
///
/// With `stacked`, texts that come in at one byte are put one after the other. Nothing is returned where that
/// cannot be proved: one change alone will say why, or pass.
fn together(text: &str, changes: &[Change], left: &[usize], stacked: bool) -> Option<(String, Vec<usize>)> {
    if left.len() < 2 {
        return None;
    }
    let page = Page::read(text).ok()?;
    let (mut round, mut later): (Vec<(Splice, usize)>, Vec<usize>) = (Vec::new(), Vec::new());
    let mut taken = Taken::default();
    for index in left.iter().copied() {
        // Of one map, none comes before those that were asked for before it.
        let waits = later.iter().any(|other: &usize| changes[*other].route() == changes[index].route());
        match splice::find(&page, &changes[index]) {
            Ok(splice) if !waits && taken.take(&splice.range, stacked) => round.push((splice, index)),
            _ => later.push(index),
        }
    }
    if round.len() < 2 {
        return None;
    }
    let pairs: Vec<_> = round.iter().map(|(splice, index)| (splice, &changes[*index])).collect();
    let edited = carry_out(text, &pairs);
    prove(&page, &pairs, &edited).ok()?;
    Some((edited, later))
}

/// The bytes of a text that changes are already to replace: where each range begins, and where it ends.
#[derive(Default)]
struct Taken(BTreeMap<usize, usize>);

impl Taken {
    /// Takes a range that touches none of those taken; with `stacked`, a byte where texts come in serves again.
    fn take(&mut self, range: &Range<usize>, stacked: bool) -> bool {
        let before = self.0.range(..=range.start).next_back();
        let after = self.0.range(range.start + 1..).next();
        let stands_alone = before.is_none_or(|(_, end)| *end < range.start)
            && after.is_none_or(|(start, _)| range.end < *start);
        let is_same_byte = stacked && range.is_empty() && self.0.get(&range.start) == Some(&range.start);
        if stands_alone {
            self.0.insert(range.start, range.end);
        }
        stands_alone || is_same_byte
    }
}

/// Returns the text with all the replacements made; of those at one byte, in their order.
fn carry_out(text: &str, pairs: &[(&Splice, &Change)]) -> String {
    let mut splices: Vec<&Splice> = pairs.iter().map(|(splice, _)| *splice).collect();
    splices.sort_by_key(|splice| splice.range.start);
    let mut edited = String::with_capacity(text.len() + 64 * splices.len());
    let mut done = 0;
    for splice in splices {
        edited += &text[done..splice.range.start];
        edited += &splice.text;
        done = splice.range.end;
    }
    edited + &text[done..]
}

/// Tells whether a block without its last line end, at the end of the text, is set to a text without one.
fn stays_cut_short(text: &str, change: &Change) -> bool {
    // A last line of blanks is no part of the block's text, which has its line end before it.
    let ends_with_blanks = text.rsplit(['\n', '\r']).next().is_none_or(|line| line.trim().is_empty());
    matches!(change, Change::Set { value: Data::Text(value), .. } if !value.ends_with('\n'))
        && !ends_with_blanks
        && splice::is_cut_short(text)
}

fn prove(page: &Page, pairs: &[(&Splice, &Change)], edited: &str) -> Result<(), Refusal> {
    if edited.len() > MAX_BYTES {
        return Err(Refusal::TooLong);
    }
    let after = Page::read(edited).map_err(|_| Refusal::Unprovable)?;
    let mut expected = page.data();
    let mut may_go = Vec::new();
    for (splice, change) in pairs {
        expected.apply(change)?;
        if matches!(change, Change::Remove { .. }) {
            may_go.extend(page.comments_at_line_ends(splice.subject.clone()));
        }
    }
    if !expected.same(&after.data()) {
        return Err(Refusal::Unprovable);
    }
    let kept = page.comments.iter().filter(|comment| !may_go.contains(comment));
    let comments = kept.map(|comment| &page.text[comment.range()]);
    if comments.eq(after.comments.iter().map(|comment| &edited[comment.range()])) {
        Ok(())
    } else {
        Err(Refusal::CommentLost)
    }
}
