//! Two trees place by place, whatever the order of their keys, and the changes that lead from one to the other.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::collections::{HashMap, HashSet};

use super::{Change, Data, Route, Step};

/// What makes a place the same in two trees; who knows what the words mean brings it.
pub trait Identity {
    /// Returns the keys that make the identity of an item of a list; none when the item is its own text.
    fn item(&self, list: &str) -> &'static [&'static str];

    /// Returns what a key of a map stands for: two that stand for one thing are one place.
    fn entry(&self, map: &str, key: &str) -> String;

    /// Returns the order in which two keys of a map stand, where there is one.
    fn order(&self, map: &str, one: &str, other: &str) -> Option<Ordering>;

    /// Returns the key under which a value that stands alone would stand among others, in an entry of a map.
    fn alone(&self, map: &str) -> Option<&'static str>;
}

/// An entry of a map or an item of a list, by its identity.
#[derive(Debug, Clone)]
pub(super) struct Part<'d> {
    /// What makes it the same in another tree.
    pub name: String,
    /// How one gets to it.
    pub step: Step,
    /// Its key, in a map.
    pub key: Option<&'d Data>,
    /// What it says.
    pub value: &'d Data,
}

impl Part<'_> {
    /// Returns the text of its key: 2024 and "2024" are one.
    pub fn key_text(&self) -> Option<Cow<'_, str>> {
        self.key.map(Data::written)
    }
}

/// Returns the name of what stands at a route: its last key, for an item that of its list.
pub(super) fn name_of(route: &Route) -> &str {
    let key = route.0.iter().rev().find_map(|step| match step {
        Step::Key(key) => Some(key.as_str()),
        _ => None,
    });
    key.unwrap_or_default()
}

/// Returns the step to an item of a list: by what makes its identity, or by its place where nothing does.
pub(super) fn step_to(item: &Data, place: usize, by: &'static [&'static str]) -> Step {
    let is = match item {
        Data::Map(entries) if !by.is_empty() => {
            let said = |key: &&str| {
                let found = entries.iter().find(|(own, _)| own.written() == *key);
                found.map(|(_, value)| value.written()).unwrap_or_default()
            };
            let said: Vec<_> = by.iter().map(said).collect();
            said.iter().any(|said| !said.is_empty()).then(|| said.join(","))
        }
        Data::List(_) | Data::Map(_) | Data::Null => None,
        // A plain text in a list stands for a map of one name.
        scalar => (by.len() < 2).then(|| scalar.written().into_owned()),
    };
    is.map_or(Step::Index(place), |is| Step::Item { by, is })
}

/// Tells whether a value is a list or a map that says something.
fn holds_parts(data: &Data) -> bool {
    match data {
        Data::List(items) => !items.is_empty(),
        Data::Map(entries) => !entries.is_empty(),
        _ => false,
    }
}

/// The parts of a place in one tree, in their order.
#[derive(Debug, Default)]
pub(super) struct Parts<'d> {
    parts: Vec<Part<'d>>,
    places: HashMap<String, usize>,
}

impl<'d> Parts<'d> {
    /// Returns the part of a name.
    pub fn get(&self, name: &str) -> Option<&Part<'d>> {
        self.places.get(name).map(|place| &self.parts[*place])
    }

    /// Returns the parts in their order.
    pub fn iter(&self) -> std::slice::Iter<'_, Part<'d>> {
        self.parts.iter()
    }

    pub fn len(&self) -> usize {
        self.parts.len()
    }

    /// Finds the parts by their names; `None` where two have the same.
    fn of(parts: Vec<Part<'d>>) -> Option<Self> {
        let mut places = HashMap::with_capacity(parts.len());
        for (place, part) in parts.iter().enumerate() {
            if places.insert(part.name.clone(), place).is_some() {
                return None;
            }
        }
        Some(Self { parts, places })
    }
}

/// Takes trees of one place apart, all of them by the same identities; `None` where those are not unique.
///
/// A scalar has no parts.
pub(super) fn parts<'d, const N: usize>(
    trees: [&'d Data; N],
    route: &Route,
    identity: &dyn Identity,
) -> Option<[Parts<'d>; N]> {
    let name = name_of(route);
    let taken = |stands_for: &dyn Fn(&str) -> String| {
        let mut parts = trees.map(|tree| parts_of(tree, name, identity, stands_for));
        name_by_rank(&mut parts);
        let parts = parts.map(Parts::of);
        parts.iter().all(Option::is_some).then(|| parts.map(Option::unwrap_or_default))
    };
    // Two keys of one map may stand for the same thing, as 2024 and 2024-12-31 do: then each stands for itself.
    taken(&|key| identity.entry(name, key)).or_else(|| taken(&str::to_owned))
}

/// Names the items that nothing identifies by their rank, where none came, went or changed places.
///
/// Otherwise each is itself alone, and one that changes is another.
fn name_by_rank(trees: &mut [Vec<Part>]) {
    let is_bare = |part: &&Part| matches!(part.step, Step::Index(_));
    let bare = |parts: &[Part]| -> Vec<String> {
        parts.iter().filter(is_bare).map(|part| part.name.clone()).collect()
    };
    let Some((first, others)) = trees.split_first() else { return };
    let first = bare(first);
    let ranks: HashMap<&String, usize> = first.iter().enumerate().map(|(rank, name)| (name, rank)).collect();
    let have_stayed = others.iter().all(|parts| {
        let names = bare(parts);
        let mut ranked = names.iter().enumerate();
        names.len() == first.len()
            && ranked.all(|(rank, name)| ranks.get(name).is_none_or(|first| *first == rank))
    });
    if have_stayed {
        for parts in trees {
            for (rank, part) in parts.iter_mut().filter(|part| is_bare(&&**part)).enumerate() {
                part.name = format!("\u{0}#{rank}");
            }
        }
    }
}

fn parts_of<'d>(
    tree: &'d Data,
    name: &str,
    identity: &dyn Identity,
    stands_for: &dyn Fn(&str) -> String,
) -> Vec<Part<'d>> {
    match tree {
        Data::Map(entries) => {
            let part = |(key, value): &'d (Data, Data)| {
                let text = key.written();
                Part { name: stands_for(&text), step: Step::Key(text.into_owned()), key: Some(key), value }
            };
            entries.iter().map(part).collect()
        }
        Data::List(items) => {
            let by = identity.item(name);
            let part = |(place, value): (usize, &'d Data)| {
                let step = step_to(value, place, by);
                let name = match &step {
                    Step::Item { is, .. } => is.clone(),
                    // It is itself, and no text can read so.
                    _ => format!("\u{0}{:?}", value.clone().sorted()),
                };
                Part { name, step, key: None, value }
            };
            items.iter().enumerate().map(part).collect()
        }
        _ => Vec::new(),
    }
}

/// Returns the changes that lead from one tree to another, to be made one after the other.
///
/// The order of keys and items is no change; what is new comes before the neighbour it has there, or last.
pub fn changes(from: &Data, to: &Data, identity: &dyn Identity) -> Vec<Change> {
    let mut changes = Vec::new();
    if leads(from, to, &Route::root(), identity) {
        find(from, to, &Route::root(), identity, &mut changes);
    } else {
        changes.push(Change::Set { route: Route::root(), value: to.clone() });
    }
    changes
}

/// A place that says something else in another tree.
#[derive(Debug, Clone, PartialEq)]
pub struct Difference {
    /// Where.
    pub route: Route,
    /// What it says; nothing where it is not there, or empty.
    pub before: Option<Data>,
    /// What it says in the other tree.
    pub after: Option<Data>,
}

/// Returns the places where two trees differ, each as near to the leaves as it can be told.
///
/// An item that came or went is told whole, a table by its entries; the order of keys and items is no difference.
pub fn differences(from: &Data, to: &Data, identity: &dyn Identity) -> Vec<Difference> {
    let mut found = Vec::new();
    differ(from, to, &Route::root(), identity, &mut found);
    found
}

fn differ(from: &Data, to: &Data, route: &Route, identity: &dyn Identity, found: &mut Vec<Difference>) {
    if from.same_to_the_digit(to) {
        return;
    }
    let [old, new] = [(from, to), (to, from)].map(|(one, other)| among_others(one, other, route, identity));
    let is_alike = match (&*old, &*new) {
        (Data::Null, other) | (other, Data::Null) => holds_parts(other),
        (Data::Map(_), Data::Map(_)) | (Data::List(_), Data::List(_)) => true,
        _ => false,
    };
    let Some([before, after]) = parts([&old, &new], route, identity).filter(|_| is_alike) else {
        let said = |data: &Data| Some(data.clone()).filter(|data| *data != Data::Null);
        found.push(Difference { route: route.clone(), before: said(from), after: said(to) });
        return;
    };
    let with = |part: &Part| {
        let mut route = route.clone();
        route.0.push(part.step.clone());
        route
    };
    for part in before.iter() {
        match after.get(&part.name) {
            Some(next) => differ(part.value, next.value, &with(part), identity, found),
            None if part.key.is_some() => differ(part.value, &Data::Null, &with(part), identity, found),
            None => {
                let before = Some(part.value.clone());
                found.push(Difference { route: with(part), before, after: None });
            }
        }
    }
    for part in after.iter().filter(|part| before.get(&part.name).is_none()) {
        if part.key.is_some() {
            differ(&Data::Null, part.value, &with(part), identity, found);
        } else {
            found.push(Difference { route: with(part), before: None, after: Some(part.value.clone()) });
        }
    }
}

/// Returns a value, under the key it stands for where the other tree says more of the same place.
fn among_others<'d>(data: &'d Data, other: &Data, route: &Route, identity: &dyn Identity) -> Cow<'d, Data> {
    let is_alone = !matches!(data, Data::Null | Data::List(_) | Data::Map(_));
    let key = match route.0.split_last() {
        Some((Step::Item { by: [key], .. }, _)) => Some(*key),
        Some((Step::Key(_), above)) => identity.alone(name_of(&Route(above.to_vec()))),
        _ => None,
    };
    match key.filter(|_| is_alone && matches!(other, Data::Map(_))) {
        Some(key) => Cow::Owned(Data::Map(vec![(Data::text(key), data.clone())])),
        None => Cow::Borrowed(data),
    }
}

/// Tells whether one value can become another where it stands, without being taken out first.
fn leads(from: &Data, to: &Data, route: &Route, identity: &dyn Identity) -> bool {
    let is_alike = matches!((from, to), (Data::Map(_), Data::Map(_)) | (Data::List(_), Data::List(_)));
    !holds_parts(from)
        || from.same_to_the_digit(to)
        || (is_alike && parts([from, to], route, identity).is_some())
}

fn find(from: &Data, to: &Data, route: &Route, identity: &dyn Identity, changes: &mut Vec<Change>) {
    if from.same_to_the_digit(to) {
        return;
    }
    // A place that holds nothing yet is filled part by part, so that each gets its line.
    let is_begun = from.same_to_the_digit(&Data::Null) && holds_parts(to);
    let Some([old, new]) = parts([from, to], route, identity).filter(|_| is_begun || holds_parts(from))
    else {
        changes.push(Change::Set { route: route.clone(), value: to.clone() });
        return;
    };
    let with = |step: &Step| {
        let mut route = route.clone();
        route.0.push(step.clone());
        route
    };
    let becomes = |part: &Part| {
        let next = new.get(&part.name).filter(|next| next.key_text() == part.key_text())?;
        leads(part.value, next.value, &with(&part.step), identity).then_some(next)
    };
    let kept: Vec<(&Part, &Part)> = old.iter().filter_map(|part| Some((part, becomes(part)?))).collect();
    let names: HashSet<&str> = kept.iter().map(|(part, _)| part.name.as_str()).collect();
    for (part, next) in kept {
        find(part.value, next.value, &with(&part.step), identity, changes);
    }
    // From the end, so that the places of those that have no identity stay what they were.
    for part in old.iter().rev().filter(|part| !names.contains(part.name.as_str())) {
        changes.push(Change::Remove { route: with(&part.step) });
    }
    for (place, part) in new.iter().enumerate().filter(|(_, part)| !names.contains(part.name.as_str())) {
        let value = part.value.clone();
        changes.push(match part.key_text() {
            None => Change::Append { route: route.clone(), value },
            Some(key) => {
                let mut after = new.iter().skip(place + 1);
                let before = after.find(|next| names.contains(next.name.as_str()));
                let before = before.and_then(Part::key_text).map(Cow::into_owned);
                Change::Put { route: route.clone(), key: key.into_owned(), value, before }
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::yaml::{Document, edit};

    struct Plain;

    impl Identity for Plain {
        fn item(&self, list: &str) -> &'static [&'static str] {
            if list == "etapes" { &["nom"] } else { &[] }
        }

        fn entry(&self, _: &str, key: &str) -> String {
            key.to_owned()
        }

        fn order(&self, _: &str, _: &str, _: &str) -> Option<Ordering> {
            None
        }

        fn alone(&self, map: &str) -> Option<&'static str> {
            (map == "valeurs").then_some("valeur")
        }
    }

    fn data(text: &str) -> Data {
        Document::read(text).root.as_ref().map_or(Data::Null, Data::of)
    }

    fn lead(from: &str, to: &str) -> String {
        let changes = changes(&data(from), &data(to), &Plain);
        changes
            .iter()
            .fold(from.to_owned(), |text, change| edit(&text, change).expect("a change that can be"))
    }

    #[test]
    fn the_changes_from_one_tree_to_another_are_few_and_lead_there() {
        let from = "etapes:\n  - nom: a # la première\n    fin: 2024\n  - nom: b\nelus: [x, y]\nmoyens:\n";
        let to = "etapes:\n  - nom: a\n    fin: 2025\n  - nom: c\nelus: [y, z]\ntitre: t\nmoyens:\n  - m\n";
        let expected = "etapes:\n  - nom: a # la première\n    fin: 2025\n  - nom: c\nelus: [y, z]\ntitre: t\nmoyens:\n  - m\n";
        assert_eq!(lead(from, to), expected);
        assert_eq!(changes(&data("a: 1\nb: 2\n"), &data("b: 2\na: 1\n"), &Plain), []);
        assert_eq!(changes(&data("a: 4.10\n"), &data("a: 4.1\n"), &Plain).len(), 1);
    }

    #[test]
    fn places_that_differ_are_told_near_the_leaves() {
        let from = "etapes:\n  - nom: a\n    fin: 2024\n  - b\nelus: [x, y]\nvaleurs: {2023: 1, 2024: 2}\nmoyens:\nvide: []\n";
        let to = "elus: [y, z]\netapes: [{nom: b, fin: oui}, a]\nvaleurs: {2024: {valeur: 2, source: s}}\nmoyens: {a: {b: 1}}\nvide:\n";
        let told: Vec<String> = differences(&data(from), &data(to), &Plain)
            .iter()
            .map(|one| {
                let said = |data: &Option<Data>| {
                    data.as_ref().map_or("·".into(), |data| data.written().into_owned())
                };
                format!("{} {} {}", one.route, said(&one.before), said(&one.after))
            })
            .collect();
        assert_eq!(
            told,
            [
                "etapes[a].fin 2024 ·",
                "etapes[b].fin · oui",
                "elus[x] x ·",
                "elus[z] · z",
                "valeurs.2023 1 ·",
                "valeurs.2024.source · s",
                "moyens.a.b · 1"
            ]
        );
        assert_eq!(differences(&data("a: 1\nb: []\n"), &data("b:\na: 1\n"), &Plain), []);
    }

    #[test]
    fn what_cannot_become_another_is_taken_out_and_put_in_its_place() {
        assert_eq!(lead("a:\n  b: 1\nc: 2\n", "a: [1]\nc: 2\n"), "a:\n  - 1\nc: 2\n");
    }
}
