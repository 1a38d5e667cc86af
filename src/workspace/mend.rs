//! A text mended where there can be no doubt, and laid out as all of them are.

use std::cell::RefCell;

use crate::diagnostic::Diagnostic;
use crate::plan::{Entete, Porteur};
use crate::yaml::layout::lay_out;
use crate::yaml::{Document, Refusal};

use super::decode;

/// What a file of the plan says, whichever it is, and what is wrong in it.
fn read(text: &str, porteur: &Porteur, entete: &Entete) -> (String, Vec<Diagnostic>, Orders) {
    let document = Document::read(text);
    // Debug tells every field of a value: two texts that read the same are told the same.
    match porteur {
        Porteur::Fiche(numero) => {
            let decoded = decode::fiche(&document, numero, entete);
            (format!("{:?}", decoded.value), decoded.diagnostics, decoded.orders)
        }
        Porteur::Plan => {
            let decoded = decode::entete(&document);
            (format!("{:?}", decoded.value), decoded.diagnostics, decoded.orders)
        }
    }
}

type Orders = Vec<(u32, &'static [&'static str])>;

/// Tells whether a mistake is one of writing alone: what is mended says what was read.
pub fn is_of_writing(found: &Diagnostic) -> bool {
    ["nc-litteral", "nombre-francais", "numero-sans-guillemets"].contains(&found.code)
}

/// Makes every fix `of` some kind that there can be no doubt about, as many times as it takes: one may uncover another.
///
/// Gives the text back as it was when a fix would bring a new mistake.
pub fn mend(text: &str, porteur: &Porteur, entete: &Entete, of: fn(&Diagnostic) -> bool) -> String {
    let mut mended = text.to_owned();
    // Each turn mends at least one thing; a file has at most one syntax error a line.
    for _ in 0..=text.lines().count() {
        let (_, mut found, _) = read(&mended, porteur, entete);
        for one in found.iter_mut().filter(|one| !of(one)) {
            one.fix = None;
        }
        let next = carry_out(&mended, &found);
        let (_, left, _) = read(&next, porteur, entete);
        if next == mended || !is_better(&found, &left) {
            break;
        }
        mended = next;
    }
    mended
}

/// Tells whether fixes brought no new mistake; a syntax error that is mended uncovers what it hid.
fn is_better(found: &[Diagnostic], left: &[Diagnostic]) -> bool {
    let hid = found.iter().any(|one| one.fix.is_some() && HIDING.contains(&one.code));
    let known =
        |one: &Diagnostic| found.iter().any(|other| other.code == one.code && other.route == one.route);
    // A key that is mended bears its values' findings under its new name.
    let renamed = found.iter().any(|one| one.fix.is_some() && one.code == "cle-inconnue");
    hid || left.iter().all(|one| known(one) || (renamed && !["syntaxe", "cle-double"].contains(&one.code)))
}

/// Mistakes that end the reading of a file, and hide what follows.
const HIDING: [&str; 2] = ["deux-points-sans-guillemets", "signe-sans-guillemets"];

/// Writes every fix in its place, the last first so that the others stay where they are.
fn carry_out(text: &str, found: &[Diagnostic]) -> String {
    let mut fixes: Vec<_> =
        found.iter().filter_map(|one| Some((one.span?.range(), one.fix.as_deref()?))).collect();
    fixes.sort_by_key(|(range, _)| std::cmp::Reverse(range.start));
    let mut mended = text.to_owned();
    let mut untouched = text.len();
    for (range, fix) in fixes {
        if untouched < range.end {
            continue;
        }
        untouched = range.start;
        mended.replace_range(range.clone(), fix);
        let line_ends = mended[range.start..].starts_with(['\r', '\n']) || mended.len() == range.start;
        if fix.is_empty() && line_ends {
            // Nothing is left after the colon, not even its blank.
            let kept = mended[..range.start].trim_end_matches(' ').len();
            mended.replace_range(kept..range.start, "");
        }
    }
    mended
}

/// Returns a text in its canonical layout, proved to say what it said.
pub fn canonical(text: &str, porteur: &Porteur, entete: &Entete) -> Result<String, Refusal> {
    let (said, _, _) = read(text, porteur, entete);
    // Asked of every map of one text after the other: read once a text.
    let known: RefCell<(String, Orders)> = RefCell::default();
    let order = |text: &str, span: crate::yaml::Span| {
        let mut known = known.borrow_mut();
        if known.0 != text {
            let (_, _, mut orders) = read(text, porteur, entete);
            orders.sort_by_key(|(start, _)| *start);
            *known = (text.to_owned(), orders);
        }
        let place = known.1.binary_search_by_key(&span.start, |(start, _)| *start).ok()?;
        Some(known.1[place].1)
    };
    let laid = lay_out(text, &order)?;
    let (says, _, _) = read(&laid, porteur, entete);
    if says == said { Ok(laid) } else { Err(Refusal::Unprovable) }
}
