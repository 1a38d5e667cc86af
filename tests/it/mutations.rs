//! Fiches spoiled at random: none makes the reader panic or hang, and none goes without a verdict.

use std::fs;

use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

use crate::laws;
use crate::support::root;

/// What spoils YAML, and French written into it.
const SPOILS: &[&str] = &[
    ": ",
    " #",
    "- ",
    "[",
    "]",
    "{",
    "}",
    "\"",
    "'",
    "|",
    ">",
    "&a ",
    "*a",
    "!t ",
    "%",
    "@",
    "`",
    "\t",
    "\n",
    "\n\n",
    "  ",
    "\r\n",
    "\u{a0}",
    "\u{2028}",
    "\u{85}",
    "\u{0}",
    "\u{feff}",
    "é",
    "« »",
    "🌱",
    "---\n",
    "<<: ",
    "? ",
    "n.c.",
    "12 000,5",
    "2026-13-01",
    "21/11/2024",
    "4.10",
    "99999999999999999999999999999999",
    "-",
    "~",
];

fn seeds() -> Vec<String> {
    let folders = ["tests/plans/dourdannais", "examples/val-dormance/actions"];
    let files = folders.iter().flat_map(|folder| fs::read_dir(root().join(folder)).unwrap());
    let paths = files.map(|entry| entry.unwrap().path()).filter(|path| path.is_file());
    let mut texts: Vec<String> = paths.map(|path| fs::read_to_string(path).unwrap()).collect();
    texts.sort();
    texts
}

/// Takes bytes out, puts something in, or does twice what is there, at places the numbers choose.
fn spoil(text: &mut String, turns: &[(u16, u16, u16)]) {
    for (place, kind, what) in turns {
        let at = |number: u16| text.floor_char_boundary(usize::from(number) * text.len() / 65_536);
        let (from, to) = (at(*place), at(place.saturating_add(what / 8)));
        match kind % 4 {
            0 => text.replace_range(from..to, ""),
            1 => {
                let part = text[from..to].to_owned();
                text.insert_str(from, &part);
            }
            _ => text.insert_str(from, SPOILS[usize::from(*what) % SPOILS.len()]),
        }
    }
}

#[test]
fn a_spoiled_fiche_always_has_a_verdict() {
    let seeds = seeds();
    let cases = std::env::var("PCAET_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(2_000);
    let config = Config { cases, failure_persistence: None, ..Config::default() };
    let spoils = (0..seeds.len(), proptest::collection::vec(any::<(u16, u16, u16)>(), 1..6));
    let outcome = TestRunner::new(config).run(&spoils, |(seed, turns)| {
        let mut text = seeds[seed].clone();
        spoil(&mut text, &turns);
        laws::read(text.as_bytes()).map_err(TestCaseError::fail)
    });
    if let Err(error) = outcome {
        panic!("{error}");
    }
}

/// Asks a law of every file of the fuzzer's corpus; each that it breaks is named.
fn ask_of_corpus(name: &str, law: fn(&[u8]) -> Result<(), String>) {
    let files = fs::read_dir(root().join("fuzz/corpus").join(name)).unwrap();
    let mut asked = 0;
    for path in files.map(|entry| entry.unwrap().path()) {
        law(&fs::read(&path).unwrap()).unwrap_or_else(|broken| panic!("{}: {broken}", path.display()));
        asked += 1;
    }
    assert!(40 < asked, "{name} has a corpus");
}

#[test]
fn every_file_of_the_fuzzer_has_a_verdict_and_a_layout() {
    ask_of_corpus("read", laws::read);
    ask_of_corpus("read", laws::lay_out);
}

#[test]
fn every_edit_of_the_fuzzer_is_refused_or_as_meant() {
    ask_of_corpus("edit", laws::edit);
}
