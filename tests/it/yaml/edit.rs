//! What each change makes of a text, to the byte.

use std::fmt::Write as _;

use pcaet::yaml::{Change, Data, Refusal, Route, edit};

/// Reads `indicateurs[id=demarche-eit].valeurs.2024`, `elus[Alice]`, `etapes[#0]`.
fn route(text: &str) -> Route {
    let mut route = Route::root();
    for part in text.split(['.', '[']).filter(|part| !part.is_empty()) {
        route = match part.strip_suffix(']') {
            None => route.key(part),
            Some(item) => match (item.strip_prefix('#'), item.split_once('=')) {
                (Some(index), _) => route.index(index.parse().expect("an index")),
                (None, Some(("id", is))) => route.item(&["id"], is),
                (None, Some(("nom", is))) => route.item(&["nom"], is),
                (None, Some(("type,annee", is))) => route.item(&["type", "annee"], is),
                _ => route.item(&[], item),
            },
        };
    }
    route
}

fn text(text: &str) -> Data {
    Data::text(text)
}

fn number(number: &str) -> Data {
    Data::number(number)
}

fn map(entries: &[(&str, Data)]) -> Data {
    Data::Map(entries.iter().map(|(key, value)| (Data::text(*key), value.clone())).collect())
}

fn set(at: &str, value: Data) -> Change {
    Change::Set { route: route(at), value }
}

fn put(at: &str, key: &str, value: Data) -> Change {
    Change::Put { route: route(at), key: key.to_owned(), value, before: None }
}

fn put_before(at: &str, key: &str, value: Data, before: &str) -> Change {
    Change::Put { route: route(at), key: key.to_owned(), value, before: Some(before.to_owned()) }
}

fn append(at: &str, value: Data) -> Change {
    Change::Append { route: route(at), value }
}

fn remove(at: &str) -> Change {
    Change::Remove { route: route(at) }
}

/// Makes each change of a table and compares to the byte.
#[track_caller]
fn becomes(cases: &[(&str, Change, &str)]) {
    let mut wrong = String::new();
    for (before, change, after) in cases {
        let edited = edit(before, change);
        if edited.as_deref() != Ok(after) {
            let _ = writeln!(wrong, "\n{change:?}\nbefore {before:?}\nwanted {after:?}\ngot    {edited:?}");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[track_caller]
fn refuses(before: &str, change: &Change, refusal: &Refusal) {
    assert_eq!(edit(before, change).as_ref(), Err(refusal), "{before:?}");
}

#[test]
fn a_scalar_is_set_in_its_own_style() {
    becomes(&[
        ("statut: a-venir\n", set("statut", text("en-cours")), "statut: en-cours\n"),
        (
            "statut: a-venir  # depuis juin\n",
            set("statut", text("en-cours")),
            "statut: en-cours  # depuis juin\n",
        ),
        ("titre: 'un'\n", set("titre", text("l'eau")), "titre: 'l''eau'\n"),
        ("titre: \"un\"\n", set("titre", text("dit « \"oui\" »")), "titre: \"dit « \\\"oui\\\" »\"\n"),
        ("titre: un\n", set("titre", text("Mobilité : développer")), "titre: \"Mobilité : développer\"\n"),
        ("titre: un\n", set("titre", text("Écologie « circulaire »")), "titre: Écologie « circulaire »\n"),
        ("numero: \"4.1\"\n", set("numero", text("4.10")), "numero: \"4.10\"\n"),
        ("numero: 4.1\n", set("numero", text("4.10")), "numero: \"4.10\"\n"),
        ("a: 12\n", set("a", number("12.50")), "a: 12.50\n"),
        ("a: \"12\"\n", set("a", number("13")), "a: 13\n"),
        ("a: oui\n", set("a", Data::Bool(true)), "a: true\n"),
        ("a: un\n  deux # c\nb: 1\n", set("a", text("trois")), "a: trois # c\nb: 1\n"),
        ("a:\n  \"un\n   deux\"\nb: 1\n", set("a", text("trois")), "a:\n  \"trois\"\nb: 1\n"),
        ("a: [un, deux]\n", set("a[un]", text("x, y")), "a: [\"x, y\", deux]\n"),
        ("a: {debut: 2024}\n", set("a.debut", text("2024-T3")), "a: {debut: 2024-T3}\n"),
        ("a: un\n", set("a", text("no")), "a: \"no\"\n"),
        ("a: un\n", set("a", text("a\u{2028}b\tc")), "a: \"a\\u2028b\\tc\"\n"),
        ("- a\n- b\n", set("[#1]", text("c")), "- a\n- c\n"),
        ("\u{feff}a: 1\r\nb: 2\r\n", set("a", number("3")), "\u{feff}a: 3\r\nb: 2\r\n"),
        ("a: 1", set("a", number("2")), "a: 2"),
        ("---\na: 1\n", set("a", number("2")), "---\na: 2\n"),
    ]);
}

#[test]
fn a_date_stays_bare_where_dates_stand_bare() {
    becomes(&[
        ("fin: 2024-12-31\n", set("fin", text("2025-06-30")), "fin: 2025-06-30\n"),
        (
            "debut:\nfin: 2024-12-31\n",
            set("debut", text("2024-01-01")),
            "debut: 2024-01-01\nfin: 2024-12-31\n",
        ),
        ("titre: un\n", set("titre", text("2024-01-01")), "titre: \"2024-01-01\"\n"),
    ]);
}

#[test]
fn an_empty_value_is_filled() {
    becomes(&[
        ("debut:\nfin:\n", set("debut", text("2024")), "debut: \"2024\"\nfin:\n"),
        ("debut:   # n.c.\n", set("debut", number("2024")), "debut: 2024   # n.c.\n"),
        ("debut: \nfin: 1\n", set("debut", number("2024")), "debut: 2024\nfin: 1\n"),
        ("debut:", set("debut", number("2024")), "debut: 2024"),
        ("debut: ~ # n.c.\n", set("debut", number("2024")), "debut: 2024 # n.c.\n"),
        ("c: {debut: , fin: }\n", set("c.debut", number("2024")), "c: {debut: 2024, fin: }\n"),
        ("c: {debut: , fin: }\n", set("c.fin", number("2024")), "c: {debut: , fin: 2024}\n"),
        ("c: { debut: , fin: }\n", set("c.fin", number("2024")), "c: { debut: , fin: 2024 }\n"),
        ("c: {debut:}\r\n", set("c.debut", text("2024-S1")), "c: {debut: 2024-S1}\r\n"),
        ("e:\n  -\n  - b\n", set("e[#0]", text("a")), "e:\n  - a\n  - b\n"),
    ]);
}

#[test]
fn a_value_can_be_emptied() {
    becomes(&[
        ("a: 1 # c\nb: 2\n", set("a", Data::Null), "a: # c\nb: 2\n"),
        ("a: 1\n", set("a", Data::Null), "a:\n"),
        ("a: |\n  un\nb: 2\n", set("a", Data::Null), "a:\nb: 2\n"),
        ("c: {debut: 2024, fin: 2025}\n", set("c.debut", Data::Null), "c: {debut: , fin: 2025}\n"),
        ("c: [a, b]\n", set("c[#0]", Data::Null), "c: [null, b]\n"),
        // libyaml takes no tab after a dash.
        ("- a\t\n- b\t# c\n", set("[#0]", Data::Null), "-\n- b\t# c\n"),
        ("- a\t\n- b\t# c\n", set("[#1]", Data::Null), "- a\t\n- # c\n"),
    ]);
}

#[test]
fn a_scalar_gives_way_to_a_flow_map() {
    let value = map(&[("valeur", number("12")), ("source", text("GEHU"))]);
    becomes(&[
        ("2024: 12 # note\n", set("2024", value.clone()), "2024: {valeur: 12, source: GEHU} # note\n"),
        (
            "v:\n  2023: { valeur: 1 , source: \"X\" }\n  2024: 12\n",
            set("v.2024", value.clone()),
            "v:\n  2023: { valeur: 1 , source: \"X\" }\n  2024: { valeur: 12 , source: \"GEHU\" }\n",
        ),
        ("v: {2024: 12}\n", set("v.2024", value.clone()), "v: {2024: {valeur: 12, source: GEHU}}\n"),
        (
            "v:\n  2024: # à venir\n",
            set("v.2024", value),
            "v:\n  2024: {valeur: 12, source: GEHU} # à venir\n",
        ),
    ]);
}

#[test]
fn a_text_of_several_lines_is_a_block() {
    becomes(&[
        (
            "a: |\n  un\n  deux\n\nb: 1\n",
            set("a", text("trois\nquatre\n")),
            "a: |\n  trois\n  quatre\n\nb: 1\n",
        ),
        ("a: |\n  un\nb: 1\n", set("a", text("trois")), "a: |\n  trois\nb: 1\n"),
        ("a: |-\n  un\nb: 1\n", set("a", text("trois")), "a: |-\n  trois\nb: 1\n"),
        ("a: |-\n  un\nb: 1\n", set("a", text("trois\n")), "a: |\n  trois\nb: 1\n"),
        ("a: |+\n  un\n\nb: 1\n", set("a", text("trois\n\n")), "a: |+\n  trois\n\nb: 1\n"),
        ("a: |+ # c\n  un\nb: 1\n", set("a", text("trois\n")), "a: |+ # c\n  trois\nb: 1\n"),
        ("a: >-\n    un\n    deux\nb: 1\n", set("a", text("x\n\ny")), "a: >-\n    x\n\n\n    y\nb: 1\n"),
        ("a: >\n  un\n", set("a", text("x\n  y\n")), "a: |\n  x\n    y\n"),
        (
            "a: | # constat\n  un\n",
            set("a", text("deux # pas un commentaire")),
            "a: | # constat\n  deux # pas un commentaire\n",
        ),
        ("a: |2\n    un\n", set("a", text("deux\n")), "a: |\n  deux\n"),
        ("a: |\n  un\n", set("a", text(" deux\n")), "a: \" deux\\n\"\n"),
        ("a: | # c\n  un\nb: 1\n", set("a", number("2")), "a: 2 # c\nb: 1\n"),
        ("a: |\r\n  un\r\nb: 1\r\n", set("a", text("x\ny")), "a: |\r\n  x\r\n  y\r\nb: 1\r\n"),
        ("a: |-\n  un", set("a", text("deux")), "a: |-\n  deux"),
        ("a: |\n  un", set("a", text("deux\n")), "a: |\n  deux\n"),
        ("a: |\n  un\n  ", set("a", text("deux")), "a: |\n  deux\n"),
        ("a: # n.c.\nb: 1\n", set("a", text("x\ny\n")), "a: | # n.c.\n  x\n  y\nb: 1\n"),
        ("a: un\n", set("a", text("x\ny")), "a: |-\n  x\n  y\n"),
        ("a: 'un'\n", set("a", text("x\ny")), "a: \"x\\ny\"\n"),
        ("- un\n", set("[#0]", text("x\ny\n")), "- |\n  x\n  y\n"),
        ("a:\n    b: 1", put("a", "c", text("x\ny\n")), "a:\n    b: 1\n    c: |\n        x\n        y\n"),
    ]);
}

#[test]
fn an_entry_goes_last_in_the_style_of_its_siblings() {
    let value = map(&[("valeur", number("12")), ("source", text("GEHU"))]);
    becomes(&[
        ("v:\n  2023: 0\nx: 1\n", put("v", "2024", number("12")), "v:\n  2023: 0\n  2024: 12\nx: 1\n"),
        (
            "v:\n  2023: 0 # c\n\n# d\nx: 1\n",
            put("v", "2024", number("12")),
            "v:\n  2023: 0 # c\n  2024: 12\n\n# d\nx: 1\n",
        ),
        ("v:\n  \"2023\": 0\n", put("v", "2024", number("12")), "v:\n  \"2023\": 0\n  \"2024\": 12\n"),
        ("v:\n  '2023': 0\n", put("v", "2024-T3", number("12")), "v:\n  '2023': 0\n  '2024-T3': 12\n"),
        ("v:\n  2023: 0\n", put("v", "2024-T3", number("12")), "v:\n  2023: 0\n  2024-T3: 12\n"),
        ("v:\n  2023: 0\n", put("v", "2024-06-30", number("12")), "v:\n  2023: 0\n  2024-06-30: 12\n"),
        ("v:\n  2023: \"non\"\n", put("v", "2024", text("oui")), "v:\n  2023: \"non\"\n  2024: \"oui\"\n"),
        ("v:\n  2023: 0", put("v", "2024", number("12")), "v:\n  2023: 0\n  2024: 12"),
        (
            "\u{feff}v:\r\n    2023: 0\r\n",
            put("v", "2024", number("12")),
            "\u{feff}v:\r\n    2023: 0\r\n    2024: 12\r\n",
        ),
        (
            "v:\n  2023: 0\n",
            put("v", "2024", value.clone()),
            "v:\n  2023: 0\n  2024: {valeur: 12, source: GEHU}\n",
        ),
        ("v: {2023: 0}\n", put("v", "2024", number("12")), "v: {2023: 0, 2024: 12}\n"),
        ("v: { 2023: 0 }\n", put("v", "2024", number("12")), "v: { 2023: 0, 2024: 12 }\n"),
        ("v: {2023: 0,} # c\n", put("v", "2024", number("12")), "v: {2023: 0, 2024: 12,} # c\n"),
        // libyaml reads neither `{a:, b: 1}` nor `{a:}`, and takes `b:1` for a text.
        ("v: {a: }\n", put("v", "b", number("1")), "v: {a: , b: 1}\n"),
        ("v: {\"a\":0}\n", put("v", "2024", number("12")), "v: {\"a\":0, 2024: 12}\n"),
        ("v: {\"2023\":0}\n", put("v", "2024", number("12")), "v: {\"2023\":0, \"2024\":12}\n"),
        (
            "v: {\n  2023: 0, # un\n  2024: 1, # deux\n}\n",
            put("v", "2025", number("2")),
            "v: {\n  2023: 0, # un\n  2024: 1, # deux\n  2025: 2,\n}\n",
        ),
        (
            "v: {\n  2023: 0, # un\n  2024: 1 # deux\n}\n",
            put("v", "2025", number("2")),
            "v: {\n  2023: 0, # un\n  2024: 1, # deux\n  2025: 2\n}\n",
        ),
        (
            "v: {2023: 0,\n    2024: 1}\n",
            put("v", "2025", number("2")),
            "v: {2023: 0,\n    2024: 1, 2025: 2}\n",
        ),
        (
            "i:\n- id: x\n  nom: y\nb: 1\n",
            put("i[id=x]", "unite", text("%")),
            "i:\n- id: x\n  nom: y\n  unite: \"%\"\nb: 1\n",
        ),
        (
            "i:\n- id: x\n  d: |\n    un\n\nb: 1\n",
            put("i[id=x]", "u", text("t")),
            "i:\n- id: x\n  d: |\n    un\n  u: t\n\nb: 1\n",
        ),
        ("a: |+\n  un\n\nb: 1\n", put("", "c", number("2")), "a: |+\n  un\n\nb: 1\nc: 2\n"),
        (
            "m:\n  a: |+\n    un\n\nb: 1\n",
            put("m", "c", number("2")),
            "m:\n  a: |+\n    un\n\n  c: 2\nb: 1\n",
        ),
        ("i:\n   id: x\n", put("i", "v", map(&[("a", number("1"))])), "i:\n   id: x\n   v:\n      a: 1\n"),
        ("a: 1\n", put("", "e", Data::List(vec![text("x"), text("z")])), "a: 1\ne:\n  - x\n  - z\n"),
        ("e:\n- x\n", put("", "f", Data::List(vec![text("z")])), "e:\n- x\nf:\n- z\n"),
        ("p: [a]\n", put("", "q", Data::List(vec![text("b")])), "p: [a]\nq: [b]\n"),
        ("a: 1\n", put("", "b", Data::Null), "a: 1\nb:\n"),
        ("axes:\n  \"4\": x\n", put("axes", "4.5", text("no")), "axes:\n  \"4\": x\n  \"4.5\": \"no\"\n"),
        ("axes:\n  x: y\n", put("axes", "010", text("z")), "axes:\n  x: y\n  \"010\": z\n"),
    ]);
}

#[test]
fn an_entry_goes_before_another_and_the_comments_above_it() {
    becomes(&[
        (
            "v:\n  2023: 0\n  2025: 3\n",
            put_before("v", "2024", number("12"), "2025"),
            "v:\n  2023: 0\n  2024: 12\n  2025: 3\n",
        ),
        (
            "v:\n  2023: 0 # a\n  # b\n  # c\n  2025: 3\n",
            put_before("v", "2024", number("12"), "2025"),
            "v:\n  2023: 0 # a\n  2024: 12\n  # b\n  # c\n  2025: 3\n",
        ),
        (
            "v:\n  2023: 0\n  # b\n\n  2025: 3\n",
            put_before("v", "2024", number("12"), "2025"),
            "v:\n  2023: 0\n  # b\n\n  2024: 12\n  2025: 3\n",
        ),
        (
            "v: # c\n  # d\n  2025: 3\n",
            put_before("v", "2024", number("12"), "2025"),
            "v: # c\n  2024: 12\n  # d\n  2025: 3\n",
        ),
        ("- id: x\n  u: y\n", put_before("[#0]", "a", number("1"), "id"), "- a: 1\n  id: x\n  u: y\n"),
        ("\u{feff}# c\na: 1\n", put_before("", "b", number("2"), "a"), "\u{feff}b: 2\n# c\na: 1\n"),
        (
            "v: {2023: 0, 2025: 3}\n",
            put_before("v", "2024", number("12"), "2025"),
            "v: {2023: 0, 2024: 12, 2025: 3}\n",
        ),
        (
            "v: {\n  2023: 0,\n  # c\n  2025: 3\n}\n",
            put_before("v", "2024", number("12"), "2025"),
            "v: {\n  2023: 0,\n  2024: 12,\n  # c\n  2025: 3\n}\n",
        ),
        (
            "a: |\n  un\n\n  # pas un commentaire\nb: 1\n",
            put_before("", "c", number("2"), "b"),
            "a: |\n  un\n\n  # pas un commentaire\nc: 2\nb: 1\n",
        ),
    ]);
}

#[test]
fn a_map_or_a_list_is_begun() {
    becomes(&[
        ("v:\nx: 1\n", put("v", "2024", number("12")), "v:\n  2024: 12\nx: 1\n"),
        ("v:   # n.c.\nx: 1\n", put("v", "2024", number("12")), "v:   # n.c.\n  2024: 12\nx: 1\n"),
        ("v: ~ # n.c.\n", put("v", "2024", number("12")), "v: # n.c.\n  2024: 12\n"),
        ("v: {}\n", put("v", "2024", number("12")), "v: {2024: 12}\n"),
        ("v: {} # c\n", put("v", "x", map(&[("a", number("1"))])), "v: # c\n  x:\n    a: 1\n"),
        (
            "i:\n  - id: x\n    v:\n",
            put("i[id=x].v", "2024", number("1")),
            "i:\n  - id: x\n    v:\n      2024: 1\n",
        ),
        ("i: {v: , w: 1}\n", put("i.v", "2024", number("1")), "i: {v: {2024: 1}, w: 1}\n"),
        ("e:", append("e", text("a")), "e:\n  - a"),
        ("e:\nf:\n- a\n", append("e", text("b")), "e:\n- b\nf:\n- a\n"),
        ("e: []\n", append("e", text("À l’étude")), "e: [À l’étude]\n"),
        (
            "e: [] # c\n",
            append("e", map(&[("id", text("x")), ("nom", text("z"))])),
            "e: # c\n  - id: x\n    nom: z\n",
        ),
        ("c: {e: []}\n", append("c.e", text("a, b")), "c: {e: [\"a, b\"]}\n"),
    ]);
}

#[test]
fn an_item_goes_last_in_the_style_of_its_siblings() {
    let alice = map(&[("nom", text("Alice Crola")), ("montant", number("12"))]);
    becomes(&[
        ("e:\n  - a\n  - b # c\nx: 1\n", append("e", text("d")), "e:\n  - a\n  - b # c\n  - d\nx: 1\n"),
        ("e:\n- a\nx: 1\n", append("e", text("d")), "e:\n- a\n- d\nx: 1\n"),
        ("e:\n-   a\n", append("e", text("- d")), "e:\n-   a\n-   \"- d\"\n"),
        ("e:\n  - 'a'\n", append("e", text("d")), "e:\n  - 'a'\n  - 'd'\n"),
        ("e: [a, b]\n", append("e", text("c")), "e: [a, b, c]\n"),
        ("e: [a , b]\n", append("e", text("c")), "e: [a , b , c]\n"),
        ("e: [a, b,]\n", append("e", text("c")), "e: [a, b, c,]\n"),
        (
            "e: [\n  a, # un\n  b, # deux\n]\n",
            append("e", text("c")),
            "e: [\n  a, # un\n  b, # deux\n  c,\n]\n",
        ),
        ("e: [\n  a,\n  b ]\n", append("e", text("c")), "e: [\n  a,\n  b, c ]\n"),
        ("e: [\n  a,\n  b, ]\n", append("e", text("c")), "e: [\n  a,\n  b, c, ]\n"),
        (
            "e:\n  - nom: x\n    montant: 1\n",
            append("e", alice.clone()),
            "e:\n  - nom: x\n    montant: 1\n  - nom: Alice Crola\n    montant: 12\n",
        ),
        (
            "e:\n  - {nom: \"x\", montant: 1}\n",
            append("e", alice.clone()),
            "e:\n  - {nom: \"x\", montant: 1}\n  - {nom: \"Alice Crola\", montant: 12}\n",
        ),
        ("e: [{nom: x}]\n", append("e", alice.clone()), "e: [{nom: x}, {nom: Alice Crola, montant: 12}]\n"),
        ("e:\n  - x\n", append("e", alice), "e:\n  - x\n  - nom: Alice Crola\n    montant: 12\n"),
        (
            "e:\n  - nom: x\n    d: |\n      un\n\n\nf: 1\n",
            append("e", text("z")),
            "e:\n  - nom: x\n    d: |\n      un\n  - z\n\n\nf: 1\n",
        ),
        ("- - a\n  - b\n", append("[#0]", text("c")), "- - a\n  - b\n  - c\n"),
        ("e:\n  - a\n", append("e", text("x\ny\n")), "e:\n  - a\n  - |\n    x\n    y\n"),
        ("e:\r\n  - a", append("e", text("b")), "e:\r\n  - a\r\n  - b"),
    ]);
}

#[test]
fn an_entry_or_an_item_goes_with_its_lines() {
    becomes(&[
        ("v:\n  2023: 0\n  2024: 12 # c\nx: 1\n", remove("v.2024"), "v:\n  2023: 0\nx: 1\n"),
        ("v:\n  2023: 0\n", remove("v.2023"), "v:\n"),
        ("v: # c\n  2023: 0\nx: 1\n", remove("v.2023"), "v: # c\nx: 1\n"),
        ("v:\n  2023: 0\n  2024: 12", remove("v.2024"), "v:\n  2023: 0"),
        ("a: 1\n\n# b\nb: 2\n\nc: 3\n", remove("b"), "a: 1\n\n# b\n\nc: 3\n"),
        ("a: 1\r\nb: 2\r\n", remove("a"), "b: 2\r\n"),
        ("\u{feff}a: 1\nb: 2\n", remove("a"), "\u{feff}b: 2\n"),
        ("a: 1\n", remove("a"), ""),
        ("a: |\n  un\n\n  deux\n\nb: 1\n", remove("a"), "\nb: 1\n"),
        ("i:\n  - id: x # a\n    v:\n      2024: 1 # b\n  - id: y\n", remove("i[id=x]"), "i:\n  - id: y\n"),
        ("i:\n- id: x\n- id: y\nz: 1\n", remove("i[id=y]"), "i:\n- id: x\nz: 1\n"),
        ("i:\n- id: x\nz: 1\n", remove("i[id=x]"), "i:\nz: 1\n"),
        ("- id: x\n  nom: y\n", remove("[#0].id"), "- nom: y\n"),
        ("- id: x # c\n- a\n", remove("[#0].id"), "-\n- a\n"),
        ("- - x\n  - y\n", remove("[#0][x]"), "- - y\n"),
        ("v: {2023: 0, 2024: 1, 2025: 2}\n", remove("v.2023"), "v: {2024: 1, 2025: 2}\n"),
        ("v: {2023: 0, 2024: 1, 2025: 2}\n", remove("v.2024"), "v: {2023: 0, 2025: 2}\n"),
        ("v: {2023: 0, 2024: 1, 2025: 2} # c\n", remove("v.2025"), "v: {2023: 0, 2024: 1} # c\n"),
        ("v: {a: , b: 1}\n", remove("v.b"), "v: {a: }\n"),
        ("v: { 2023: 0 }\n", remove("v.2023"), "v: {}\n"),
        ("e: [a, b,]\n", remove("e[b]"), "e: [a,]\n"),
        ("e: [a]\n", remove("e[a]"), "e: []\n"),
        (
            "e: [\n  a, # un\n  b, # deux\n  c # trois\n]\n",
            remove("e[b]"),
            "e: [\n  a, # un\n  c # trois\n]\n",
        ),
        ("e: [\n  a, # un\n  c # trois\n]\n", remove("e[c]"), "e: [\n  a, # un\n]\n"),
        ("e: [\n  a, # un\n  c]\n", remove("e[c]"), "e: [\n  a, # un\n]\n"),
        ("e: [a,\n    b]\n", remove("e[a]"), "e: [\n    b]\n"),
        (
            "l: [{type: x, annee: 2025}, {type: y, annee: 2025}]\n",
            remove("l[type,annee=y,2025]"),
            "l: [{type: x, annee: 2025}]\n",
        ),
        ("r: [Alice, {nom: Zoé}]\n", remove("r[nom=Alice]"), "r: [{nom: Zoé}]\n"),
        ("a: |\n  un\nb: 1", remove("b"), "a: |\n  un\n"),
    ]);
}

const FICHE: &str = "\
# Fiche 4.5
numero: \"4.5\"
titre: Lancer une démarche d’écologie industrielle territoriale # EIT
publication: {date: 2024-11-21, auteur: poupardPCAET}
statut:                             # à demander au pilote
calendrier: {debut: , fin_estimee: , fin_effective: }
constat: |
  Les parcs d’activités « Les Jalots » :
  peu de synergies.

responsables: [{nom: Alice Crola, identifiant: alicecrola}]
indicateurs:
  # mesuré par la CCI
  - id: demarche-eit
    modalites: {0: non, 1: oui}
    valeurs:
      2023: non
  - id: entreprises-engagees
    cibles: {2026: 30, 2029: 60}
    valeurs:
      2023: 0                       # relevé
      # après l'enquête
      2025: 20
";

#[test]
fn an_edit_of_a_fiche_touches_its_line_only() {
    let with_source = map(&[("valeur", number("12")), ("source", text("GEHU"))]);
    let values = "indicateurs[id=entreprises-engagees].valeurs";
    for (change, old, new) in [
        (set("statut", text("en-cours")), "statut:  ", "statut: en-cours  "),
        (set("calendrier.debut", text("2024-06-30")), "{debut: ,", "{debut: 2024-06-30,"),
        (set("calendrier.fin_effective", text("2024-T3")), "fin_effective: }", "fin_effective: 2024-T3}"),
        (
            set("constat", text("Un mot.")),
            "  Les parcs d’activités « Les Jalots » :\n  peu de synergies.",
            "  Un mot.",
        ),
        (
            put_before(values, "2024", with_source.clone(), "2025"),
            "      # après",
            "      2024: {valeur: 12, source: GEHU}\n      # après",
        ),
        (set(&format!("{values}.2025"), with_source), "2025: 20", "2025: {valeur: 12, source: GEHU}"),
        (put(values, "2026", number("30")), "2025: 20\n", "2025: 20\n      2026: 30\n"),
        (
            put("indicateurs[id=demarche-eit].valeurs", "2024", text("oui")),
            "2023: non\n",
            "2023: non\n      2024: oui\n",
        ),
        (
            put("indicateurs[id=entreprises-engagees].cibles", "2035", number("90")),
            "2029: 60}",
            "2029: 60, 2035: 90}",
        ),
        (append("responsables", map(&[("nom", text("Zoé"))])), "alicecrola}]", "alicecrola}, {nom: Zoé}]"),
        (remove("indicateurs[id=demarche-eit].valeurs.2023"), "      2023: non\n", ""),
        (remove("responsables[nom=Alice Crola]"), "{nom: Alice Crola, identifiant: alicecrola}", ""),
    ] {
        assert!(FICHE.contains(old));
        assert_eq!(edit(FICHE, &change), Ok(FICHE.replacen(old, new, 1)), "{change:?}");
    }
}

#[test]
fn what_cannot_be_done_is_refused() {
    let one = || number("1");
    refuses("a: 1\n", &set("b", one()), &Refusal::NoSuchPlace(route("b")));
    refuses("", &put("", "a", one()), &Refusal::NoSuchPlace(route("")));
    refuses("a: 1\n", &put("a", "b", one()), &Refusal::NotAMap(route("a")));
    refuses("a: 1\n", &append("a", one()), &Refusal::NotAList(route("a")));
    refuses("a: {}\n", &append("a", one()), &Refusal::NotAList(route("a")));
    refuses("a: []\n", &put("a", "b", one()), &Refusal::NotAMap(route("a")));
    refuses("a:\n  b: 1\n", &set("a", one()), &Refusal::NotAScalar(route("a")));
    refuses("a: 1\n", &put("", "a", one()), &Refusal::KeyExists("a".to_owned()));
    refuses("a: 1\n", &put_before("", "b", one(), "c"), &Refusal::NoSuchPlace(route("c")));
    refuses("a: 1\n", &set("a", text("x\u{1b}[31m")), &Refusal::ForbiddenCharacter('\u{1b}'));
    refuses("a: 1\n", &set("a", text("x\0")), &Refusal::ForbiddenCharacter('\0'));
    refuses("a: 1\n", &set("a", number("un")), &Refusal::Unprovable);
    refuses("a: 1\n", &set("a", number("1 # un")), &Refusal::Unprovable);
    assert!(matches!(edit("a: &x 1\nb: *x\n", &set("a", one())), Err(Refusal::Faulty(_))));
    assert!(matches!(edit("a: 1\na: 2\n", &set("a", one())), Err(Refusal::Faulty(_))));
    assert!(matches!(edit("? a\n: 1\n", &set("a", one())), Err(Refusal::UnusualLayout(_))));
    assert!(matches!(edit("a: [b: 1]\n", &put("a[#0]", "c", one())), Err(Refusal::UnusualLayout(_))));
    // libyaml and granit do not agree on what this block says, so nothing may come after it.
    assert!(matches!(edit("a: |\n  un", &put("", "b", one())), Err(Refusal::UnusualLayout(_))));
}

#[test]
fn a_comment_that_would_go_too_holds_the_edit_back() {
    refuses("i:\n  - id: x\n    # l'année\n    v: 1\n", &remove("i[id=x]"), &Refusal::CommentLost);
    refuses("e: [a, # un\n  b]\n", &set("e", text("x")), &Refusal::CommentLost);
    refuses("- id: x\n  # note\n  nom: y\n", &remove("[#0].id"), &Refusal::CommentLost);
}
