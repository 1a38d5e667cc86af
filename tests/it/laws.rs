//! What must hold of any bytes, and of any change to them: tests ask it of fiches, the fuzzer of all else.

use std::ops::Range;

use pcaet::diagnostic::Diagnostic;
use pcaet::langue::{Catalogue, Langue};
use pcaet::plan::{Entete, Numero, Plan, Porteur};
use pcaet::render::diagnostic::drawn;
use pcaet::rules::{self, Ctx};
use pcaet::workspace::{decode, mend};
use pcaet::yaml::{self, Change, Data, Document, Kind, Node, Route, scan};

/// Breaks off with a sentence where something does not hold.
macro_rules! hold {
    ($holds:expr, $($words:tt)+) => {
        if !$holds {
            return Err(format!($($words)+));
        }
    };
}

thread_local! {
    /// The sentences, read once.
    static FRENCH: Catalogue = Catalogue::load(Langue::Fr);
}

/// Reads bytes as a fiche and as a `plan.yaml`: each has a verdict, and what is found can be shown in the text.
pub fn read(bytes: &[u8]) -> Result<(), String> {
    // What is no text is named as such: a verdict too.
    let Ok(text) = pcaet::fs::text_of(bytes.to_vec()) else { return Ok(()) };
    let document = Document::read(&text);
    let today = "2025-06-01".parse().map_err(|error| format!("{error}"))?;

    let (entete, mut found) = judged(decode::entete(&document), &text)?;
    let ctx = Ctx { entete: &Entete::default(), today };
    if let Some(entete) = &entete {
        rules::check_entete(entete, &ctx, &mut found);
    }
    shown(&document, found)?;

    let mut plan = Plan { entete: entete.unwrap_or_default(), ..Plan::default() };
    let (fiche, mut found) = judged(decode::fiche(&document, &numero(), &plan.entete), &text)?;
    plan.fiches.extend(fiche);
    let ctx = Ctx { entete: &plan.entete, today };
    for fiche in &plan.fiches {
        rules::check_fiche(fiche, &ctx, &mut found);
    }
    found.extend(rules::check_plan(&plan, &ctx));
    shown(&document, found)
}

/// Returns the numero that whatever is read as a fiche bears.
fn numero() -> Numero {
    Numero::read("4.5").expect("a numero")
}

type Verdict<T> = (Option<T>, Vec<Diagnostic>);

/// Expects what was read, or why it was not.
fn judged<T>(decoded: decode::Decoded<T>, text: &str) -> Result<Verdict<T>, String> {
    hold!(decoded.value.is_some() || !decoded.diagnostics.is_empty(), "no verdict on {text:?}");
    Ok((decoded.value, decoded.diagnostics))
}

/// Expects every finding to stand within the text, and draws it there.
fn shown(document: &Document<'_>, mut found: Vec<Diagnostic>) -> Result<(), String> {
    for one in &mut found {
        let span = *one.span.get_or_insert_with(|| document.place(&one.route));
        let inside = document.text.get(span.range());
        hold!(inside.is_some(), "{} points at {span:?} of {:?}", one.code, document.text);
        (one.start, one.end) = (document.position(span.start), document.position(span.end));
        hold!(one.start <= one.end, "{} ends before it begins in {:?}", one.code, document.text);
    }
    FRENCH.with(|french| drawn(&found, french, None, false, |_| Some(document.text.to_owned())));
    Ok(())
}

/// Lays bytes out as `fmt` does: that is refused, or says the same, and a second time changes nothing.
pub fn lay_out(bytes: &[u8]) -> Result<(), String> {
    let Ok(text) = pcaet::fs::text_of(bytes.to_vec()) else { return Ok(()) };
    for porteur in [Porteur::Fiche(numero()), Porteur::Plan] {
        let entete = Entete::default();
        let lay_out = |text: &str| {
            let mended = mend::mend(text, &porteur, &entete, mend::is_of_writing);
            mend::canonical(&mended, &porteur, &entete)
        };
        let Ok(laid) = lay_out(&text) else { continue };
        hold!(lay_out(&laid).as_ref() == Ok(&laid), "a second layout changes {laid:?}, made of {text:?}");
        hold!(sorted_comments(&text) == sorted_comments(&laid), "comments of {text:?} in {laid:?}");
    }
    Ok(())
}

/// Makes in a text the change that the lines before it ask for, as [`asked`] reads them: that is refused, or is as
/// [`is_as_meant`] says.
pub fn edit(bytes: &[u8]) -> Result<(), String> {
    let Some((change, text)) = std::str::from_utf8(bytes).ok().and_then(asked) else { return Ok(()) };
    let Ok(edited) = yaml::edit(text, &change) else { return Ok(()) };
    let says = Document::read(text).root.as_ref().map(Data::of);
    let (Some(says), Some(second)) = (says, second_reading(text)) else { return Ok(()) };
    // Where the two readers differ before the change, they may after it; what libyaml cannot read is not written.
    if !says.same(&second) || second_reading(&edited).is_none() {
        return Ok(());
    }
    is_as_meant(text, &change, &edited).map(|_| ())
}

/// Reads a change and the text it is for, parted by lines, so that a corpus can be read and written by hand:
///
/// ```text
/// put 16 1          what to do, to which place of the text, before which of its entries; both count from 0
/// 2023              the key, where there is to be one
/// {valeur: 20}      the value
/// numero: "4.5"     the text
/// ```
pub fn asked(bytes: &str) -> Option<(Change, &str)> {
    let mut lines = bytes.splitn(4, '\n');
    let (order, key, value, text) = (lines.next()?, lines.next()?, lines.next()?, lines.next()?);
    let document = Document::read(text);
    // A file that is no table is told, and never edited.
    let table = document.root.as_ref().filter(|root| matches!(root.kind, Kind::Mapping(..)))?;
    let mut found = Vec::new();
    places(table, &Route::root(), &mut found);
    let mut words = order.split(' ');
    let verb = words.next();
    let mut number = || words.next().and_then(|word| word.parse::<usize>().ok());
    let (route, node) = found.swap_remove(number().unwrap_or_default() % found.len());
    let before = number().and_then(|number| match &node.kind {
        Kind::Mapping(entries, _) => entries.get(number).map(|entry| entry.key.to_string()),
        _ => None,
    });
    let read = Document::read(value).root.as_ref().map(Data::of);
    // What libyaml reads otherwise, `010` or `!t x`, nobody writes but as a text.
    let value = match (read, second_reading(value)) {
        (Some(read), Some(second)) if read.same(&second) => read,
        _ => Data::text(value),
    };
    let change = match verb {
        Some("put") => Change::Put { route, key: key.to_owned(), value, before },
        Some("append") => Change::Append { route, value },
        Some("remove") => Change::Remove { route },
        _ => Change::Set { route, value },
    };
    Some((change, text))
}

/// Lists every place of a text with its route, in the order of the text.
pub fn places<'n, 't>(node: &'n Node<'t>, route: &Route, found: &mut Vec<(Route, &'n Node<'t>)>) {
    found.push((route.clone(), node));
    match &node.kind {
        Kind::Scalar(..) => {}
        Kind::Sequence(items, _) => {
            for (index, item) in items.iter().enumerate() {
                places(item, &route.clone().index(index), found);
            }
        }
        Kind::Mapping(entries, _) => {
            for entry in entries {
                places(&entry.value, &route.clone().key(&*entry.key), found);
            }
        }
    }
}

/// Expects an edited text to say what was meant, to libyaml too, and to have lost nothing else; answers whether
/// libyaml could read it before.
pub fn is_as_meant(text: &str, change: &Change, edited: &str) -> Result<bool, String> {
    let second = second_reading(text);
    let is_told = second.is_some();
    if let Some(mut expected) = second {
        let carried_out = expected.apply(change);
        hold!(carried_out.is_ok(), "{carried_out:?}\n{change:?}\n{text}");
        let read = second_reading(edited);
        hold!(
            read.as_ref().is_some_and(|read| read.same(&expected)),
            "{change:?}\nexpected {expected:?}\nread     {read:?}\nold {text:?}\nnew {edited:?}"
        );
    }

    let (old_comments, new_comments) = (comments(text), comments(edited));
    if let Change::Remove { .. } = change {
        let mut kept = new_comments.iter().map(|(_, text)| text);
        let mut alone = old_comments.iter().filter(|(is_alone, _)| *is_alone).map(|(_, text)| text);
        hold!(alone.all(|text| kept.any(|kept| kept == text)), "{change:?} lost a comment in {edited:?}");
    } else {
        let text_of = |comments: Vec<(bool, String)>| comments.into_iter().map(|(_, text)| text);
        hold!(text_of(old_comments).eq(text_of(new_comments)), "{change:?} of {text:?} moves comments");
    }

    let gone = &text.as_bytes()[changed(text, edited)];
    // Blank lines between a key and its value are no line of either.
    let pieces = || gone.split(|byte| *byte == b'\n');
    let written = pieces().filter(|line| !line.trim_ascii().is_empty()).count();
    let lines_gone = written.min(pieces().count() - 1);
    match change {
        Change::Set { route, value } => {
            let old = Document::read(text);
            // A block has one line more, that of its `|` or `>`.
            let header =
                |node: &Node| usize::from(matches!(&node.kind, Kind::Scalar(_, style) if style.is_block()));
            let lines = |node: &Node| text[node.span.range()].matches('\n').count() + 1 + header(node);
            let own = old.node(route).map_or(0, lines);
            hold!(lines_gone <= own, "{change:?} took {lines_gone} lines from {text:?}");
            let document = Document::read(edited);
            let read = document.node(route).map_or(Data::Null, Data::of);
            let ended = match value {
                Data::Text(text) => Data::Text(format!("{text}\n")),
                other => other.clone(),
            };
            hold!(read.same(value) || read.same(&ended), "{change:?} made {edited:?}");
        }
        // An insertion takes nothing away but blanks, a word for nothing, and the comment it writes again.
        Change::Put { .. } | Change::Append { .. } => {
            hold!(lines_gone == 0, "{change:?} took lines from {text:?}");
        }
        Change::Remove { .. } => hold!(edited.len() < text.len(), "{change:?} made {edited:?}"),
    }
    Ok(is_told)
}

/// Returns what libyaml reads, through `serde_yaml`; `None` where it cannot.
pub fn second_reading(text: &str) -> Option<Data> {
    let text = text.trim_start_matches('\u{feff}');
    serde_yaml::from_str::<serde_yaml::Value>(text).ok().map(|value| data_of(&value))
}

fn data_of(value: &serde_yaml::Value) -> Data {
    match value {
        serde_yaml::Value::Null => Data::Null,
        serde_yaml::Value::Bool(yes) => Data::Bool(*yes),
        serde_yaml::Value::Number(number) => Data::number(number.to_string()),
        serde_yaml::Value::String(text) => Data::text(text),
        serde_yaml::Value::Sequence(items) => Data::List(items.iter().map(data_of).collect()),
        serde_yaml::Value::Mapping(entries) => {
            Data::Map(entries.iter().map(|(key, value)| (data_of(key), data_of(value))).collect())
        }
        serde_yaml::Value::Tagged(tagged) => data_of(&tagged.value),
    }
}

/// Returns the comments, each with whether it has its line for itself.
pub fn comments(text: &str) -> Vec<(bool, String)> {
    let scan = scan::scan(text, true);
    let line_of = |start: usize| text[..start].rfind('\n').map_or(0, |newline| newline + 1);
    let is_alone = |start: usize| text[line_of(start)..start].trim_matches(['\u{feff}', ' ']).is_empty();
    let comments = scan.comments.iter().map(|comment| comment.range());
    comments.map(|range| (is_alone(range.start), text[range].to_owned())).collect()
}

/// Returns the comments in an order of their own, without the blanks they end with.
pub fn sorted_comments(text: &str) -> Vec<String> {
    let mut all: Vec<String> =
        comments(text).into_iter().map(|(_, comment)| comment.trim_end().to_owned()).collect();
    all.sort();
    all
}

/// Returns which bytes of the old text went.
fn changed(old: &str, new: &str) -> Range<usize> {
    let (old, new) = (old.as_bytes(), new.as_bytes());
    let start = old.iter().zip(new).take_while(|(old, new)| old == new).count();
    let shorter = old.len().min(new.len()) - start;
    let end =
        old.iter().rev().zip(new.iter().rev()).take(shorter).take_while(|(old, new)| old == new).count();
    start..old.len() - end
}
