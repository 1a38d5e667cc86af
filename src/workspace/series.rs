//! One value or target of an indicator, from what it is to read to what is to change in the text.

use crate::plan::champs::identity;
use crate::plan::{Periode, Valeur};
use crate::yaml::{Change, Data, Document, Kind, Node, Route};

use super::encode::{measure, periode, value};

/// Returns what takes the value of a period out of the text; nothing where none stands.
pub fn removal(document: &Document<'_>, serie: &Serie, periode: Periode) -> Option<Change> {
    let route = serie.route();
    let key = key_of(document.node(&route)?, periode)?;
    Some(Change::Remove { route: route.key(key) })
}

/// A series of an indicator, by the indicator's id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Serie {
    /// What was measured.
    Valeurs(String),
    /// What is meant to be reached.
    Cibles(String),
}

impl Serie {
    fn indicateur(&self) -> Route {
        let (Self::Valeurs(id) | Self::Cibles(id)) = self;
        Route::root().key("indicateurs").item(identity("indicateurs"), id)
    }

    fn key(&self) -> &'static str {
        match self {
            Self::Valeurs(_) => "valeurs",
            Self::Cibles(_) => "cibles",
        }
    }

    /// Returns the way to it.
    pub fn route(&self) -> Route {
        self.indicateur().key(self.key())
    }

    /// Begins it, targets before values.
    fn begin(&self, document: &Document<'_>, value: Data) -> Change {
        let (route, key) = (self.indicateur(), self.key());
        let has_values = document.node(&route).is_some_and(|node| node.get("valeurs").is_some());
        let before = (key == "cibles" && has_values).then(|| "valeurs".to_owned());
        Change::Put { route, key: key.into(), value, before }
    }
}

/// Returns the key a period has in the file, if it has one there: a year may stand between quotes.
fn key_of(valeurs: &Node<'_>, periode: Periode) -> Option<String> {
    let Kind::Mapping(entries, _) = &valeurs.kind else { return None };
    let is_it = |key: &str| Periode::read(key) == Ok(periode);
    entries.iter().find(|entry| is_it(&entry.key)).map(|entry| entry.key.to_string())
}

/// Returns what is to change in the file for a value to read `new`; nothing if it does already.
pub fn changes(document: &Document<'_>, serie: &Serie, old: Option<&Valeur>, new: &Valeur) -> Vec<Change> {
    if old == Some(new) {
        return Vec::new();
    }
    let valeurs = serie.route();
    let Some(series) = document.node(&valeurs) else {
        return vec![serie.begin(document, Data::Map(vec![(periode(new.periode), value(new))]))];
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
    serie: &Serie,
    values: &[(Option<&Valeur>, &Valeur)],
) -> Vec<(usize, Change)> {
    let valeurs = serie.route();
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
            all.extend(changes(document, serie, old, new).into_iter().map(|change| (index, change)));
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
    let was = |key: &str| {
        let own = old.map(fields).into_iter().flatten().find(|(own, _)| *own == key);
        own.and_then(|(_, value)| value)
    };
    // What stands beside a value that nobody had given is nobody's to take away.
    let changed = fields(new).into_iter().filter(|(key, value)| was(key) != *value);
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
