//! An item of a list, made of what is typed.

use chrono::NaiveDate;

use crate::plan::champs::identity;
use crate::plan::{Forme, Formes, Mot, Numero, Periode, UniteBudget, nombre};
use crate::yaml::{Data, Kind, Route};

use super::Unfit;
use super::place::Place;
use super::way::{list_of, steps};

/// Makes the item that a list is to hold, in the form of its neighbours.
pub fn of(place: &Place<'_>, formes: &Formes, typed: &str, today: NaiveDate) -> Result<Data, Unfit> {
    let has_fields = matches!(formes.at(&steps(&place.route)), Some(Forme::Liste { entries: true }));
    let text = Data::text(typed.trim());
    Ok(match list_of(&place.route) {
        "notes" => note(typed, today),
        "documents" => text,
        "liens" => link(typed.trim()),
        "lignes" => return budget_line(typed),
        "indicateurs" if typed.starts_with("plan/") => Data::Map(vec![(Data::text("voir"), text)]),
        // People are named plainly, unless their neighbours have fields.
        "responsables" if !holds_entries(place) => text,
        _ if has_fields => entry(&place.route, typed),
        _ => item(formes, &place.route, typed),
    })
}

/// Makes an item that is known by a name alone.
pub fn plain(place: &Place<'_>, formes: &Formes, named: &str) -> Result<Data, Unfit> {
    // Notes, of which each has its day, are no such items.
    of(place, formes, named, NaiveDate::MIN)
}

fn holds_entries(place: &Place<'_>) -> bool {
    let Some(Kind::Sequence(items, _)) = place.here.map(|list| &list.kind) else { return false };
    items.iter().any(|item| matches!(item.kind, Kind::Mapping(..)))
}

/// Writes what reads as a number or a truth as one, and anything else as the word or date it is.
pub fn bare(value: &str) -> Data {
    match (nombre::read(value), value) {
        (Some(lecture), _) => Data::number(lecture.nombre.to_string()),
        (None, "true") => Data::Bool(true),
        (None, "false") => Data::Bool(false),
        (None, word) => Data::text(word),
    }
}

/// Makes an item that stands alone.
fn item(formes: &Formes, list: &Route, value: &str) -> Data {
    let mut way = steps(list);
    way.push(None);
    match formes.at(&way) {
        Some(Forme::Nombre) => bare(&formes.word(&way, value.trim())),
        _ => Data::text(value.trim()),
    }
}

/// Makes a note of today.
fn note(text: &str, today: NaiveDate) -> Data {
    let text = text.trim();
    let text = if text.contains('\n') { format!("{text}\n") } else { text.to_owned() };
    let (date, said) = (Data::text(today.to_string()), Data::text(text));
    Data::Map(vec![(Data::text("date"), date), (Data::text("texte"), said)])
}

/// Makes a link: to an action, by a numero with a digit in it, or else to a scheme.
fn link(value: &str) -> Data {
    let is_action = Numero::read(value).is_some() && value.contains(|one: char| one.is_ascii_digit());
    // What could lead out of the folder is refused as the numero it is not.
    let is_scheme = !is_action && !value.contains(['/', '\\']);
    let key = if is_scheme { "dispositif" } else { "action" };
    Data::Map(vec![(Data::text(key), Data::text(value))])
}

/// Makes a line of budget of what is typed, in any order: `investissement,2025,EUR`.
fn budget_line(value: &str) -> Result<Data, Unfit> {
    let parts = value.split(',').map(str::trim).filter(|part| !part.is_empty());
    let field = |part: &str| match part {
        _ if Periode::read(part).is_ok() => ("annee", bare(part)),
        _ if UniteBudget::read(part).is_some() => ("unite", Data::text(part)),
        _ => ("type", Data::text(part)),
    };
    let fields: Vec<(&str, Data)> = parts.map(field).collect();
    let order = identity("lignes");
    let ordered = order.iter().flat_map(|key| fields.iter().filter(move |(own, _)| own == key));
    let is_twice = |key: &&str| fields.iter().filter(|(own, _)| own == key).count() > 1;
    if fields.is_empty() || order.iter().any(is_twice) {
        return Err(Unfit::IsNoLine);
    }
    Ok(Data::Map(ordered.map(|(key, value)| (Data::text(*key), value.clone())).collect()))
}

/// Makes an entry known by what is typed: `{nom: Évaluer}`.
fn entry(list: &Route, value: &str) -> Data {
    let key = identity(list_of(list)).first().copied().unwrap_or_default();
    Data::Map(vec![(Data::text(key), Data::text(value.trim()))])
}
