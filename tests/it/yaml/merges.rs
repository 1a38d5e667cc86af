//! Two random changes to a random fiche, merged: what merges clean says both, and keeps the comments of both.

use std::cell::RefCell;

use pcaet::workspace::merge::merge_texts;
use pcaet::yaml::{Change, Data, Document, Route, Step, edit};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestError, TestRunner};

use super::properties::{Dice, Writer, change, scalar};
use crate::laws::places;

/// Counts what became of the cases.
#[derive(Default, Debug)]
struct Counts {
    clean: usize,
    conflicts: usize,
    by_lines: usize,
    remarks: usize,
}

fn data(text: &str) -> Data {
    Document::read(text).root.as_ref().map_or(Data::Null, Data::of)
}

/// Returns a value with what has no order in one order, and nothing where an empty list or map is.
fn settled(data: Data) -> Data {
    match data {
        Data::List(items) if items.is_empty() => Data::Null,
        Data::Map(entries) if entries.is_empty() => Data::Null,
        Data::List(items) => {
            let mut items: Vec<Data> = items.into_iter().map(settled).collect();
            items.sort_by_cached_key(|item| format!("{item:?}"));
            Data::List(items)
        }
        Data::Map(entries) => {
            let entries = entries.into_iter().map(|(key, value)| (Data::text(key.written()), settled(value)));
            Data::Map(entries.collect()).sorted()
        }
        Data::Text(text) => Data::Text(text.trim_end_matches('\n').to_owned()),
        Data::Number(number) => Data::Number(number),
        other => other,
    }
}

/// Returns the place that a change is about: what it puts or appends has one of its own.
fn place(change: &Change, base: &Data) -> Route {
    let route = change.route().clone();
    match change {
        Change::Put { key, .. } => route.key(key),
        Change::Append { .. } => {
            let Some(Data::List(items)) = base.at(&route) else { return route.index(0) };
            route.index(items.len())
        }
        _ => route,
    }
}

/// Tells whether two changes are about places of which neither holds the other, nor one list both.
fn are_apart(one: &Route, other: &Route) -> bool {
    let shared = one.0.iter().zip(&other.0).take_while(|(one, other)| one == other).count();
    let ends = shared == one.0.len() || shared == other.0.len();
    let is_item = |step: &Step| matches!(step, Step::Index(_));
    !(ends || is_item(&one.0[shared]) || is_item(&other.0[shared]))
}

/// Adds a comment at the end of a random line, if it can be one there.
fn remarked(dice: &mut Dice, text: &str, remark: &str) -> Option<String> {
    let ends: Vec<usize> = text.match_indices('\n').map(|(at, _)| at).collect();
    let at = *ends.get(dice.roll(ends.len().max(1)))?;
    let at = if text[..at].ends_with('\r') { at - 1 } else { at };
    let remarked = [&text[..at], remark, &text[at..]].concat();
    let count = |text: &str| pcaet::yaml::scan::scan(text, true).comments.len();
    let is_one = Document::read(&remarked).faults.is_empty()
        && data(&remarked) == data(text)
        && count(&remarked) == count(text) + 1;
    is_one.then_some(remarked)
}

/// Returns one side of a text with marks.
fn side(marked: &str, is_ours: bool) -> String {
    let mut kept = String::new();
    let mut takes = true;
    for line in marked.split_inclusive('\n') {
        match line.trim_end() {
            "<<<<<<< ours" => takes = is_ours,
            "=======" => takes = !is_ours,
            ">>>>>>> theirs" => takes = true,
            _ if takes => kept.push_str(line),
            _ => {}
        }
    }
    kept
}

fn check(row: &[u16], counts: &RefCell<Counts>) -> Result<(), TestCaseError> {
    let (row_of_changes, row_of_text) = row.split_at(40);
    let mut dice = Dice { row: row_of_changes };
    let base = Writer::write(&mut Dice { row: row_of_text });
    let said = data(&base);
    let (Some(one), Some(other)) = (change(&mut dice, &base), change(&mut dice, &base)) else {
        return Ok(());
    };
    if !are_apart(&place(&one, &said), &place(&other, &said)) {
        return Ok(());
    }
    let (Ok(mut ours), Ok(mut theirs)) = (edit(&base, &one), edit(&base, &other)) else { return Ok(()) };
    let mut expected = said;
    prop_assume!(expected.apply(&one).is_ok() && expected.apply(&other).is_ok());
    let mut remarks = Vec::new();
    for (text, remark) in [(&mut ours, "  # dit ici"), (&mut theirs, "  # dit là-bas")] {
        if dice.one_in(3)
            && let Some(with) = remarked(&mut dice, text, remark)
        {
            *text = with;
            remarks.push(remark.trim());
        }
    }
    for (texts, side) in [([&base, &ours, &base], &ours), ([&base, &base, &theirs], &theirs)] {
        let merged = merge_texts(texts.map(String::as_str), 7).1.ok();
        prop_assert_eq!(merged.as_ref(), Some(side));
    }

    let (conflicts, merged) = merge_texts([&base, &ours, &theirs], 7);
    let told = format!("{one:?}\n{other:?}\nbase   {base:?}\nours   {ours:?}\ntheirs {theirs:?}\n{merged:?}");
    let mut counts = counts.borrow_mut();
    let show = |what: &str| {
        // PCAET_SHOW=lines shows what was merged line by line, PCAET_SHOW=conflict what conflicts.
        if std::env::var_os("PCAET_SHOW").is_some_and(|show| show == what) {
            eprintln!("{conflicts:?}\n{told}\n");
        }
    };
    let Ok(text) = &merged else {
        show("lines");
        counts.by_lines += 1;
        return Ok(());
    };
    if !conflicts.is_empty() {
        show("conflict");
        counts.conflicts += 1;
        return Ok(());
    }
    counts.clean += 1;
    let (says, wanted) = (settled(data(text)), settled(expected));
    prop_assert!(says.same(&wanted), "says   {says:?}\nwanted {wanted:?}\n{told}");
    for remark in remarks {
        counts.remarks += 1;
        prop_assert!(text.contains(remark), "{remark} is lost\n{told}");
    }
    Ok(())
}

fn check_conflict(row: &[u16], counts: &RefCell<Counts>) -> Result<(), TestCaseError> {
    let (row_of_changes, row_of_text) = row.split_at(24);
    let mut dice = Dice { row: row_of_changes };
    let base = Writer::write(&mut Dice { row: row_of_text });
    let document = Document::read(&base);
    let mut found = Vec::new();
    places(document.root.as_ref().unwrap(), &Route::root(), &mut found);
    // Not in a list, where a text is its own identity.
    found.retain(|(route, node)| {
        node.is_scalar() && !route.0.is_empty() && route.0.iter().all(|step| matches!(step, Step::Key(_)))
    });
    prop_assume!(!found.is_empty());
    let route = found[dice.roll(found.len())].0.clone();
    let (one, other) = (scalar(&mut dice), scalar(&mut dice));
    let was = data(&base).at(&route).cloned().unwrap();
    prop_assume!(!settled(one.clone()).same(&settled(other.clone())));
    prop_assume!([&one, &other].iter().all(|value| !settled((*value).clone()).same(&settled(was.clone()))));
    let set = |value: &Data| edit(&base, &Change::Set { route: route.clone(), value: value.clone() });
    let (Ok(ours), Ok(theirs)) = (set(&one), set(&other)) else { return Ok(()) };
    let (conflicts, merged) = merge_texts([&base, &ours, &theirs], 7);
    let told = format!("{route}\nbase   {base:?}\nours   {ours:?}\ntheirs {theirs:?}\n{merged:?}");
    prop_assert!(conflicts.len() == 1, "{conflicts:?}\n{told}");
    let mut counts = counts.borrow_mut();
    let Ok(text) = &merged else {
        counts.by_lines += 1;
        return Ok(());
    };
    counts.conflicts += 1;
    for (whole, is_ours) in [(&ours, true), (&theirs, false)] {
        let (says, wanted) = (settled(data(&side(text, is_ours))), settled(data(whole)));
        prop_assert!(says.same(&wanted), "says   {says:?}\nwanted {wanted:?}\n{told}");
    }
    Ok(())
}

fn run(check: impl Fn(&[u16], &RefCell<Counts>) -> Result<(), TestCaseError>) -> Counts {
    let cases = std::env::var("PCAET_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(2_000);
    let counts = RefCell::new(Counts::default());
    let config = Config {
        cases,
        failure_persistence: None,
        max_shrink_iters: 20_000,
        max_global_rejects: u32::MAX,
        ..Config::default()
    };
    let rows = proptest::collection::vec(any::<u16>(), 60..300);
    let outcome = TestRunner::new(config).run(&rows, |row| check(&row, &counts));
    let counts = counts.into_inner();
    println!("{counts:?}");
    match outcome {
        // The row of numbers says nothing to a reader.
        Err(TestError::Fail(reason, _)) => panic!("{reason}"),
        Err(error) => panic!("{error}"),
        Ok(()) => counts,
    }
}

#[test]
fn two_changes_of_places_apart_merge_and_say_both() {
    let counts = run(check);
    let left = counts.conflicts + counts.by_lines;
    assert!(left * 20 < counts.clean, "too many left to people: {counts:?}");
}

#[test]
fn two_values_of_one_place_conflict_and_each_side_can_be_taken() {
    let counts = run(check_conflict);
    assert!(counts.by_lines * 20 < counts.conflicts, "too many merged by lines: {counts:?}");
}
