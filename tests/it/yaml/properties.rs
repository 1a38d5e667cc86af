//! A random change to a random fiche: what is accepted says what was meant, and nothing else has moved.

use std::cell::RefCell;
use std::collections::BTreeMap;

use pcaet::yaml::layout::lay_out;
use pcaet::yaml::{Change, Data, Document, Kind, Refusal, Route, edit, edit_all};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

use crate::laws::{comments, is_as_meant, places, second_reading, sorted_comments};

/// Answers questions from a row of random numbers, which proptest makes shorter and smaller when a case fails.
pub(super) struct Dice<'r> {
    pub row: &'r [u16],
}

impl Dice<'_> {
    /// Returns a number below `sides`; 0 when the row is used up.
    pub fn roll(&mut self, sides: usize) -> usize {
        let Some((first, rest)) = self.row.split_first() else { return 0 };
        self.row = rest;
        usize::from(*first) % sides
    }

    pub fn one_in(&mut self, sides: usize) -> bool {
        self.roll(sides) == sides - 1
    }

    fn pick<'c, T: ?Sized>(&mut self, choices: &[&'c T]) -> &'c T {
        choices[self.roll(choices.len())]
    }
}

const KEYS: [&str; 14] = [
    "titre",
    "statut",
    "2023",
    "2024",
    "calendrier",
    "etapes",
    "valeurs",
    "nom",
    "2024-T3",
    "2024-06",
    "\"4.5\"",
    "'2025'",
    "commentaire",
    "x-service",
];

const PLAIN: [&str; 16] = [
    "en-cours",
    "12",
    "0",
    "12000.5",
    "-3",
    "2024-12-31",
    "2024-T3",
    "non",
    "À l’étude",
    "« cité »",
    "n.c.",
    "l'eau",
    "true",
    "~",
    "4.10",
    "Réduire de 20 % d'ici 2030",
];

const TEXTS: [&str; 28] = [
    "a",
    "en-cours",
    "no",
    "12",
    "4.10",
    "2024-06-30",
    "1:30",
    "Mobilité : développer",
    "Action #2",
    "%",
    "DUPONT, Jean",
    "« guillemets »",
    "l'eau",
    "dit \"oui\"",
    "both ' and \"",
    "",
    " ",
    "- tiret",
    "? q",
    "fin:",
    "a\tb",
    "un\ndeux\n",
    "un\n\n  deux",
    "ligne\u{2028}suite",
    "\u{feff}marque",
    "a\\b",
    "~",
    "insécable\u{a0}: oui",
];

const COMMENTS: [&str; 4] = ["# n.c.", "# relevé de juin - à revoir", "#", "# a: 'b, [c"];

/// Puts tabs where YAML takes them for spaces: before a comment, after a key, at the end of a line.
///
/// Where that makes it another text, or none, the text stays as it is.
fn with_tabs(text: &str, dice: &mut Dice) -> String {
    let mut tabbed = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let (own, end) = line.split_at(line.trim_end_matches('\n').len());
        let own = match dice.roll(5) {
            0 => own.replacen(" #", "\t#", 1),
            1 => own.replacen(": ", ":\t", 1),
            2 if !own.is_empty() => format!("{own}\t"),
            3 if own.is_empty() => "\t".to_owned(),
            _ => own.to_owned(),
        };
        tabbed.push_str(&own);
        tabbed.push_str(end);
    }
    let said = |text: &str| {
        let document = Document::read(text);
        document.root.as_ref().filter(|_| document.faults.is_empty()).map(Data::of)
    };
    let words = |text: &str| sorted_comments(text).len();
    let is_same = match (said(text), said(&tabbed)) {
        (Some(one), Some(other)) => one.same(&other) && words(text) == words(&tabbed),
        _ => false,
    };
    if is_same { tabbed } else { text.to_owned() }
}

/// Writes a fiche: blocks, brackets, quotes, comments, in any mix that is YAML.
pub(super) struct Writer<'d, 'r> {
    dice: &'d mut Dice<'r>,
    text: String,
    step: usize,
    list_step: usize,
}

impl Writer<'_, '_> {
    pub fn write(dice: &mut Dice) -> String {
        let (step, list_step) = (*dice.pick(&[&2, &2, &4, &3]), *dice.pick(&[&2, &0, &2, &4]));
        let mut writer = Writer { dice, text: String::new(), step, list_step };
        if writer.dice.one_in(8) {
            writer.text.push_str("# en-tête\n\n");
        }
        writer.map(0, 0, true);
        let mut text = writer.text;
        if dice.one_in(6) {
            text = text.trim_end_matches('\n').to_owned();
        }
        if dice.one_in(4) {
            text = with_tabs(&text, dice);
        }
        if dice.one_in(6) {
            text = text.replace('\n', "\r\n");
        }
        if dice.one_in(8) {
            text.insert(0, '\u{feff}');
        }
        text
    }

    fn indent(&mut self, column: usize) {
        self.text.push_str(&" ".repeat(column));
    }

    fn end_line(&mut self, column: usize) {
        if self.dice.one_in(6) {
            self.text.push(' ');
            self.text.push_str(self.dice.pick(&COMMENTS));
        }
        self.text.push('\n');
        self.between(column);
    }

    /// Writes what may stand between two entries: a blank line, a comment.
    fn between(&mut self, column: usize) {
        if self.dice.one_in(9) {
            self.text.push('\n');
        }
        if self.dice.one_in(9) {
            self.indent(column);
            self.text.push_str(self.dice.pick(&COMMENTS));
            self.text.push('\n');
        }
        if self.dice.one_in(14) {
            self.text.push('\n');
        }
    }

    fn map(&mut self, column: usize, depth: usize, first_indented: bool) {
        let mut used: Vec<&str> = Vec::new();
        for place in 0..=self.dice.roll(4) {
            let mut key = KEYS[self.dice.roll(KEYS.len())];
            while used.contains(&key) {
                let next = KEYS.iter().position(|known| *known == key).map_or(0, |index| index + 1);
                key = KEYS[next % KEYS.len()];
            }
            used.push(key);
            if place > 0 || first_indented {
                self.indent(column);
            }
            self.text.push_str(key);
            self.text.push(':');
            self.value(column, depth, false);
        }
    }

    /// Writes what follows a key or a dash, to the end of its line or lines.
    fn value(&mut self, column: usize, depth: usize, in_list: bool) {
        let choice = self.dice.roll(if depth < 3 { 15 } else { 10 });
        match choice {
            0 => self.end_line(column),
            1..=3 => {
                let scalar = self.scalar(false);
                self.text.push(' ');
                self.text.push_str(&scalar);
                self.end_line(column);
            }
            4 | 5 => {
                self.text.push(' ');
                self.flow(column, 0);
                self.end_line(column);
            }
            6 => self.block(column),
            7 => {
                self.text.push_str(self.dice.pick(&[" {}", " []", " \"deux\\nlignes\"", " ''"]));
                self.end_line(column);
            }
            8 => {
                // A text on two lines, or one that begins below its key.
                let inside = " ".repeat(column + 2);
                let text = self.dice.pick(&[
                    " un texte\n{}sur deux lignes",
                    " \"un texte\n\n{}entre guillemets\"",
                    " 'un\n{}texte'",
                    " # plus bas\n{}en-dessous",
                    "\n{}\"en-dessous\"",
                ]);
                self.text.push_str(&text.replace("{}", &inside));
                self.end_line(column);
            }
            9 => {
                self.text.push_str(self.dice.pick(&[" |2\n", " |2-\n", " >2\n"]));
                self.indent(column + 2);
                self.text.push_str(" en retrait\n");
            }
            10 | 11 if in_list => {
                self.text.push_str(&" ".repeat(1 + self.dice.roll(2) * 2));
                let inside = self.text.len() - self.text.rfind('\n').map_or(0, |newline| newline + 1);
                if self.dice.one_in(3) {
                    for place in 0..=self.dice.roll(2) {
                        if place > 0 {
                            self.indent(inside);
                        }
                        self.text.push('-');
                        self.value(inside, depth + 1, true);
                    }
                } else {
                    self.map(inside, depth + 1, false);
                }
            }
            10 | 11 => {
                let inside = column + self.step;
                self.end_line(inside);
                self.map(inside, depth + 1, true);
            }
            _ if in_list => {
                self.text.push(' ');
                self.text.push_str(self.dice.pick(&["plat", "sur\n", "'x'"]).trim_end());
                self.end_line(column);
            }
            _ => {
                let dashes = column + self.list_step;
                self.end_line(dashes);
                for _ in 0..=self.dice.roll(3) {
                    self.indent(dashes);
                    self.text.push('-');
                    self.value(dashes, depth + 1, true);
                }
            }
        }
    }

    fn scalar(&mut self, in_flow: bool) -> String {
        let plain = PLAIN[self.dice.roll(PLAIN.len())];
        match self.dice.roll(5) {
            0 => format!("'{}'", plain.replace('\'', "''")),
            1 => format!("\"{plain}\""),
            2 if !in_flow => {
                self.dice.pick(&["Action: 'x'", "https://ademe.fr/a#b", "a, b"]).replace(": ", "-")
            }
            _ => plain.to_owned(),
        }
    }

    fn flow(&mut self, column: usize, depth: usize) {
        let is_map = self.dice.roll(2) == 0;
        let (open, close) = if is_map { ('{', '}') } else { ('[', ']') };
        let on_lines = depth == 0 && self.dice.one_in(3);
        let count = self.dice.roll(4);
        self.text.push(open);
        let pad = if !on_lines && self.dice.one_in(5) { " " } else { "" };
        self.text.push_str(pad);
        for place in 0..count {
            if on_lines && (place > 0 || !self.dice.one_in(4)) {
                if self.dice.one_in(5) {
                    self.text.push_str(" # dans la liste");
                }
                self.text.push('\n');
                self.indent(column + 4);
            } else if place > 0 {
                self.text.push(' ');
            }
            if is_map {
                self.text.push_str(["a", "\"b\"", "2023", "nom"][place]);
                self.text.push(':');
                match self.dice.roll(16) {
                    15 => {} // libyaml does not read `{a:}`
                    14 | 13 => self.text.push(' '),
                    _ => {
                        self.text.push(' ');
                        self.flow_value(column, depth);
                    }
                }
            } else {
                self.flow_value(column, depth);
            }
            if place + 1 < count || self.dice.one_in(5) {
                self.text.push(',');
            }
        }
        if on_lines && count > 0 && !self.dice.one_in(4) {
            if self.dice.one_in(5) {
                self.text.push_str(" # fin");
            }
            self.text.push('\n');
            self.indent(column + 2);
        }
        self.text.push_str(pad);
        self.text.push(close);
    }

    fn flow_value(&mut self, column: usize, depth: usize) {
        if depth < 2 && self.dice.one_in(5) {
            self.flow(column, depth + 1);
        } else {
            let scalar = self.scalar(true);
            self.text.push_str(&scalar);
        }
    }

    fn block(&mut self, column: usize) {
        let inside = column + self.step.max(2);
        self.text.push(' ');
        self.text.push_str(self.dice.pick(&["|", ">", "|-", ">-", "|+"]));
        if self.dice.one_in(5) {
            self.text.push_str(" # du texte");
        }
        self.text.push('\n');
        for _ in 0..=self.dice.roll(3) {
            self.indent(inside);
            self.text.push_str(self.dice.pick(&["un texte", "- pas: une clé", "# pas un commentaire", "É"]));
            self.text.push('\n');
            if self.dice.one_in(5) {
                self.text.push('\n');
            }
        }
        self.between(column);
    }
}

pub(super) fn scalar(dice: &mut Dice) -> Data {
    match dice.roll(5) {
        0 => Data::number(dice.pick(&["0", "12", "12.50", "-4", "1e3"])),
        1 if dice.one_in(3) => Data::Null,
        1 => Data::Bool(dice.roll(2) == 0),
        _ => Data::text(dice.pick(&TEXTS)),
    }
}

fn value(dice: &mut Dice) -> Data {
    match dice.roll(6) {
        0 => Data::Map(vec![(Data::text("valeur"), scalar(dice)), (Data::text("source"), scalar(dice))]),
        1 => Data::List(vec![scalar(dice), scalar(dice)]),
        2 => Data::Map(vec![
            (Data::text("nom"), scalar(dice)),
            (Data::text("valeurs"), Data::Map(vec![(Data::number("2024"), scalar(dice))])),
            (Data::text("elus"), Data::List(vec![scalar(dice)])),
        ]),
        _ => scalar(dice),
    }
}

/// Makes a change that the text has room for.
pub(super) fn change(dice: &mut Dice, text: &str) -> Option<Change> {
    let document = Document::read(text);
    let mut found = Vec::new();
    places(document.root.as_ref()?, &Route::root(), &mut found);
    let (route, node) = found[dice.roll(found.len())].clone();
    let is_root = route.0.is_empty();
    let choice = dice.roll(3);
    Some(match &node.kind {
        _ if choice == 0 && !is_root => Change::Remove { route },
        Kind::Scalar(..) if node.is_null() && choice == 1 => {
            Change::Put { route, key: "2030".to_owned(), value: value(dice), before: None }
        }
        Kind::Scalar(..) if node.is_null() && dice.one_in(2) => Change::Append { route, value: value(dice) },
        Kind::Scalar(..) => {
            Change::Set { route, value: if dice.one_in(4) { value(dice) } else { scalar(dice) } }
        }
        Kind::Sequence(..) => Change::Append { route, value: value(dice) },
        Kind::Mapping(entries, _) => {
            let before = (!entries.is_empty() && dice.roll(2) == 0)
                .then(|| entries[dice.roll(entries.len())].key.to_string());
            let key =
                (*dice.pick(&["2026", "2026-T1", "une clé", "nouveau", "no", "à: part", "010"])).to_owned();
            Change::Put { route, key, value: value(dice), before }
        }
    })
}

/// Counts what became of the cases.
#[derive(Default, Debug)]
struct Counts {
    accepted: usize,
    /// Those that were then wrong: the first ends the run.
    wrong: usize,
    /// How many texts had what makes editing hard.
    texts: BTreeMap<&'static str, usize>,
    accepted_by_kind: BTreeMap<String, usize>,
    unread_by_libyaml: usize,
    refused: BTreeMap<String, usize>,
}

fn check(row: &[u16], counts: &RefCell<Counts>) -> Result<(), TestCaseError> {
    let (row_of_change, row_of_text) = row.split_at(16);
    let mut dice = Dice { row: row_of_change };
    let text = Writer::write(&mut Dice { row: row_of_text });
    prop_assert!(Document::read(&text).faults.is_empty(), "the generator wrote {text:?}");
    let Some(change) = change(&mut dice, &text) else { return Ok(()) };
    let traits = [
        ("CRLF", text.contains("\r\n")),
        ("mark", text.starts_with('\u{feff}')),
        ("open", !text.ends_with('\n')),
        ("tabs", text.contains('\t')),
        ("comments", !comments(&text).is_empty()),
    ];
    for (name, _) in traits.iter().filter(|(_, has)| *has) {
        *counts.borrow_mut().texts.entry(name).or_default() += 1;
    }
    let edited = match edit(&text, &change) {
        Ok(edited) => edited,
        Err(refusal) => {
            let name = format!("{refusal:?}");
            let name = name.split(['(', ' ']).next().unwrap_or_default();
            // PCAET_SHOW=Unprovable shows the changes refused for that reason.
            if std::env::var_os("PCAET_SHOW").is_some_and(|show| show == name) {
                eprintln!("{refusal:?}\n{change:?}\n{text}\n");
            }
            let is_comment = refusal == Refusal::CommentLost && matches!(change, Change::Remove { .. });
            let name = if is_comment { "CommentLost by Remove".to_owned() } else { name.to_owned() };
            *counts.borrow_mut().refused.entry(name).or_default() += 1;
            return Ok(());
        }
    };
    counts.borrow_mut().accepted += 1;
    let kind = format!("{change:?}").split(' ').next().unwrap_or_default().to_owned();
    *counts.borrow_mut().accepted_by_kind.entry(kind).or_default() += 1;

    let is_told = is_as_meant(&text, &change, &edited).map_err(|why| {
        counts.borrow_mut().wrong += 1;
        TestCaseError::fail(why)
    })?;
    counts.borrow_mut().unread_by_libyaml += usize::from(!is_told);
    Ok(())
}

#[test]
fn an_accepted_edit_says_what_was_meant_and_moves_nothing_else() {
    let cases = std::env::var("PCAET_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(2_000);
    let counts = RefCell::new(Counts::default());
    let config = Config { cases, failure_persistence: None, max_shrink_iters: 20_000, ..Config::default() };
    let rows = proptest::collection::vec(any::<u16>(), 30..300);
    let outcome = TestRunner::new(config).run(&rows, |row| check(&row, &counts));
    let counts = counts.into_inner();
    println!("{counts:?}");
    if let Err(error) = outcome {
        panic!("{error}");
    }
    let refused: usize =
        counts.refused.iter().filter(|(name, _)| !name.ends_with("Remove")).map(|(_, n)| n).sum();
    assert_eq!(counts.wrong, 0);
    assert!(refused * 100 < counts.accepted * 2, "too many refused: {counts:?}");
    // Each of them stands in one text in twenty at least.
    let many = |name: &&str| counts.texts.get(name).is_some_and(|n| n * 20 > counts.accepted);
    assert!(["CRLF", "mark", "open", "tabs", "comments"].iter().all(many), "{counts:?}");
    assert!(counts.unread_by_libyaml * 4 < counts.accepted, "too few checked: {counts:?}");
}

fn check_several(row: &[u16]) -> Result<(), TestCaseError> {
    let (row_of_changes, row_of_text) = row.split_at(64);
    let mut dice = Dice { row: row_of_changes };
    let text = Writer::write(&mut Dice { row: row_of_text });
    let changes: Vec<Change> = (0..2 + dice.roll(5)).filter_map(|_| change(&mut dice, &text)).collect();
    let mut one_by_one = Ok(text.clone());
    for (index, change) in changes.iter().enumerate() {
        one_by_one = one_by_one.and_then(|text| edit(&text, change).map_err(|refusal| (index, refusal)));
    }
    let together = edit_all(&text, &changes);
    let said = |text: &String| Document::read(text).root.as_ref().map(Data::of);
    let words = |text: &String| comments(text).into_iter().map(|(_, text)| text).collect::<Vec<_>>();
    match (&one_by_one, &together) {
        (Ok(one), Ok(all)) => {
            let is_same = match (said(one), said(all)) {
                (Some(one), Some(all)) => one.same(&all),
                (one, all) => one.is_none() && all.is_none(),
            };
            prop_assert!(is_same, "{changes:?}\nold {text:?}\none {one:?}\nall {all:?}");
            if !changes.iter().any(|change| matches!(change, Change::Remove { .. })) {
                prop_assert_eq!(words(&text), words(all));
            }
        }
        (Ok(one), Err(refusal)) => prop_assert!(false, "{refusal:?}\n{changes:?}\nold {text:?}\none {one:?}"),
        // What stands in the way of one alone may not stand in the way of all.
        (Err(_), Ok(_)) => {}
        (Err(one), Err(all)) => prop_assert_eq!(one, all),
    }
    Ok(())
}

#[test]
fn changes_made_together_say_what_they_say_one_by_one() {
    let cases = std::env::var("PCAET_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(2_000);
    let config = Config { cases, failure_persistence: None, max_shrink_iters: 20_000, ..Config::default() };
    let rows = proptest::collection::vec(any::<u16>(), 80..300);
    if let Err(error) = TestRunner::new(config).run(&rows, |row| check_several(&row)) {
        panic!("{error}");
    }
}

/// An order of keys that most texts of the generator do not have.
const ORDER: &[&str] = &["nom", "statut", "titre", "2024", "2023", "valeurs", "etapes"];

fn check_layout(row: &[u16], counts: &RefCell<Counts>) -> Result<(), TestCaseError> {
    let text = Writer::write(&mut Dice { row });
    let laid = match lay_out(&text, &|_, _| Some(ORDER)) {
        Ok(laid) => laid,
        Err(refusal) => {
            let name = format!("{refusal:?}");
            let name = name.split(['(', ' ']).next().unwrap_or_default();
            if std::env::var_os("PCAET_SHOW").is_some_and(|show| show == name) {
                eprintln!("{refusal:?}\n{text}\n");
            }
            *counts.borrow_mut().refused.entry(name.to_owned()).or_default() += 1;
            return Ok(());
        }
    };
    counts.borrow_mut().accepted += 1;
    let again = lay_out(&laid, &|_, _| Some(ORDER));
    prop_assert_eq!(again.as_ref(), Ok(&laid), "a second layout changes {:?}", laid);
    prop_assert_eq!(sorted_comments(&text), sorted_comments(&laid));
    // A block that the end of the text cuts short is read with its line end by one reader only.
    let whole = if text.ends_with('\n') { text.clone() } else { format!("{text}\n") };
    match (second_reading(&whole), second_reading(&laid)) {
        (Some(before), Some(after)) => {
            prop_assert!(
                before.sorted().same(&after.sorted()),
                "libyaml reads {text:?} and {laid:?} otherwise"
            );
        }
        (Some(_), None) => prop_assert!(false, "libyaml no longer reads {laid:?}"),
        (None, _) => counts.borrow_mut().unread_by_libyaml += 1,
    }
    Ok(())
}

#[test]
fn a_layout_says_the_same_and_a_second_one_changes_nothing() {
    let cases = std::env::var("PCAET_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(2_000);
    let counts = RefCell::new(Counts::default());
    let config = Config { cases, failure_persistence: None, max_shrink_iters: 20_000, ..Config::default() };
    let rows = proptest::collection::vec(any::<u16>(), 30..300);
    let outcome = TestRunner::new(config).run(&rows, |row| check_layout(&row, &counts));
    let counts = counts.into_inner();
    println!("{counts:?}");
    if let Err(error) = outcome {
        panic!("{error}");
    }
    let refused: usize = counts.refused.values().sum();
    assert!(refused * 10 < counts.accepted, "too many refused: {counts:?}");
}
