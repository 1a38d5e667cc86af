//! One value of an indicator, from what it is to read to what is to change in the text.

use crate::plan::champs::identity;
use crate::plan::{Periode, Valeur};
use crate::yaml::{Change, Data, Document, Kind, Node, Route};

use super::encode::{measure, periode, value};

/// Returns what takes the value of a period out of the text; nothing where none stands.
pub fn removal(document: &Document<'_>, id: &str, periode: Periode) -> Option<Change> {
    let valeurs = route_to(id).key("valeurs");
    let key = key_of(document.node(&valeurs)?, periode)?;
    Some(Change::Remove { route: valeurs.key(key) })
}

/// Returns the route to an indicator.
pub fn route_to(id: &str) -> Route {
    Route::root().key("indicateurs").item(identity("indicateurs"), id)
}

/// Returns the key a period has in the file, if it has one there: a year may stand between quotes.
fn key_of(valeurs: &Node<'_>, periode: Periode) -> Option<String> {
    let Kind::Mapping(entries, _) = &valeurs.kind else { return None };
    let is_it = |key: &str| Periode::read(key) == Ok(periode);
    entries.iter().find(|entry| is_it(&entry.key)).map(|entry| entry.key.to_string())
}

/// Returns what is to change in the file for a value to read `after`; nothing if it does already.
pub fn changes(document: &Document<'_>, id: &str, old: Option<&Valeur>, new: &Valeur) -> Vec<Change> {
    if old == Some(new) {
        return Vec::new();
    }
    let indicateur = route_to(id);
    let valeurs = indicateur.clone().key("valeurs");
    let Some(series) = document.node(&valeurs) else {
        let value = Data::Map(vec![(periode(new.periode), value(new))]);
        return vec![Change::Put { route: indicateur, key: "valeurs".into(), value, before: None }];
    };
    let Some(key) = key_of(series, new.periode) else {
        return vec![Change::Put {
            route: valeurs,
            key: new.periode.to_string(),
            value: value(new),
            before: following(series, new.periode),
        }];
    };
    let route = valeurs.key(key);
    match document.node(&route).map(|node| &node.kind) {
        Some(Kind::Mapping(..)) => fields_of(document, &route, old, new),
        _ => vec![Change::Set { route, value: value(new) }],
    }
}

/// Returns what is to change for several values of one indicator, each with its place among them.
///
/// In the order of the series, so that one new period finds those before it already there.
pub fn all_changes(
    document: &Document<'_>,
    id: &str,
    values: &[(Option<&Valeur>, &Valeur)],
) -> Vec<(usize, Change)> {
    let valeurs = route_to(id).key("valeurs");
    let series = document.node(&valeurs);
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by_key(|index| values[*index].1.periode);
    if series.is_some_and(|series| falls(&periods(series))) {
        order.reverse();
    }
    let mut all = Vec::new();
    for index in order {
        let (old, new) = values[index];
        if series.is_none() && !all.is_empty() {
            // The first has begun the series.
            let (route, key) = (valeurs.clone(), new.periode.to_string());
            all.push((index, Change::Put { route, key, value: value(new), before: None }));
        } else {
            all.extend(changes(document, id, old, new).into_iter().map(|change| (index, change)));
        }
    }
    all
}

/// Changes the fields of a value that is already a map, each where it stands.
fn fields_of(document: &Document<'_>, route: &Route, old: Option<&Valeur>, new: &Valeur) -> Vec<Change> {
    let text = |text: Option<&String>| text.map(Data::text);
    let fields = |valeur: &Valeur| {
        [
            ("valeur", Some(measure(&valeur.mesure))),
            ("source", text(valeur.source.as_ref())),
            ("commentaire", text(valeur.commentaire.as_ref())),
        ]
    };
    let was = old.map(fields).unwrap_or_default();
    let changed = fields(new).into_iter().filter(|field| !was.contains(field));
    let change = |(key, value): (&'static str, Option<Data>)| {
        let place = route.clone().key(key);
        let stands = document.node(&place).is_some();
        match value {
            Some(value) if stands => Some(Change::Set { route: place, value }),
            Some(value) => Some(Change::Put { route: route.clone(), key: key.into(), value, before: None }),
            None => stands.then_some(Change::Remove { route: place }),
        }
    };
    changed.filter_map(change).collect()
}

/// Returns the key before which a new period keeps the order of its siblings; none where it comes last.
pub(super) fn following(series: &Node<'_>, periode: Periode) -> Option<String> {
    let read = periods(series);
    let falls = falls(&read);
    let comes_after = |other: Periode| if falls { other < periode } else { periode < other };
    read.iter().find(|(other, _)| comes_after(*other)).map(|(_, key)| (*key).to_owned())
}

/// Returns the periods of a series, each with its key, as they stand in the file.
fn periods<'n>(series: &'n Node<'_>) -> Vec<(Periode, &'n str)> {
    let Kind::Mapping(entries, _) = &series.kind else { return Vec::new() };
    entries.iter().filter_map(|entry| Some((Periode::read(&entry.key).ok()?, &*entry.key))).collect()
}

/// Tells whether a series begins with its latest period.
fn falls(periods: &[(Periode, &str)]) -> bool {
    periods.len() > 1 && periods.windows(2).all(|pair| pair[1].0 < pair[0].0)
}
