//! One change to a text, made where it stands and proved before it is given back.

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
    prove(&page, &splice, change, &edited)?;
    Ok(edited)
}

/// Tells whether a block without its last line end, at the end of the text, is set to a text without one.
fn stays_cut_short(text: &str, change: &Change) -> bool {
    // A last line of blanks is no part of the block's text, which has its line end before it.
    let ends_with_blanks = text.rsplit(['\n', '\r']).next().is_none_or(|line| line.trim().is_empty());
    matches!(change, Change::Set { value: Data::Text(value), .. } if !value.ends_with('\n'))
        && !ends_with_blanks
        && splice::is_cut_short(text)
}

fn prove(page: &Page, splice: &Splice, change: &Change, edited: &str) -> Result<(), Refusal> {
    let after = Page::read(edited).map_err(|_| Refusal::Unprovable)?;
    let mut expected = page.data();
    expected.apply(change)?;
    if !expected.same(&after.data()) {
        return Err(Refusal::Unprovable);
    }
    let may_go = match change {
        Change::Remove { .. } => page.comments_at_line_ends(splice.subject.clone()),
        _ => Vec::new(),
    };
    let kept = page.comments.iter().filter(|comment| !may_go.contains(comment));
    let comments = kept.map(|comment| &page.text[comment.range()]);
    if comments.eq(after.comments.iter().map(|comment| &edited[comment.range()])) {
        Ok(())
    } else {
        Err(Refusal::CommentLost)
    }
}
