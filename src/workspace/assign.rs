//! What someone asks a field to read, from what they type to what is to change in the text.

use chrono::NaiveDate;

use crate::plan::champs::identity;
use crate::plan::texte::is_nc;
use crate::plan::{Forme, Formes, Mot, Numero, Periode, UniteBudget, nombre};
use crate::yaml::{Change, Data, Document, Kind, Node, Route, Step};

use super::series::following;

/// The order of the keys of each map, by its first byte, as the decoder gives it.
type Orders = [(u32, &'static [&'static str])];

/// What is asked of a field.
#[derive(Debug, Clone, PartialEq)]
pub struct Assignment {
    /// The field, as it was typed.
    pub field: String,
    /// What is asked of it.
    pub demand: Demand,
    /// What is to stand there: a value, or an item of a list.
    pub value: String,
}

/// What can be asked of a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Demand {
    /// `statut=en-cours`: to read a value; nothing empties it.
    Read,
    /// `partenaires+=ADEME`: to hold an item.
    Hold,
    /// To hold an item that is not there yet.
    Gain,
    /// `partenaires-=CCI`: to hold an item no more.
    Lack,
}

/// Why a field cannot do what is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unfit {
    /// It has fields of its own, of these names.
    IsTable(Vec<String>),
    /// It is a list.
    IsList,
    /// It is not a list.
    IsNoList,
    /// It holds that item already.
    IsThere,
    /// Several items go by that name; how to name each.
    IsSeveral {
        /// The name.
        item: String,
        /// The ranks of those that bear it.
        ranks: Vec<String>,
    },
    /// It has no such item; those it has.
    NoItem {
        /// The list.
        list: String,
        /// The item that is not there.
        item: String,
        /// The items there.
        known: Vec<String>,
    },
    /// The brackets are not closed, or a step is empty.
    IsNoField,
}

/// What a field is to read, worked out.
#[derive(Debug, Clone, PartialEq)]
pub struct Assigned {
    /// Where.
    pub route: Route,
    /// What stands there.
    pub before: Option<Data>,
    /// What is to stand there: the value, or the item that comes or goes.
    pub after: Option<Data>,
    /// What is to change; nothing when it is so already.
    pub change: Option<Change>,
}

impl Assignment {
    /// Reads `FIELD=VALUE`, `FIELD+=VALUE` or `FIELD-=VALUE`.
    pub fn read(text: &str) -> Option<Self> {
        let mut depth = 0;
        let equals = text.char_indices().find(|(_, character)| {
            match character {
                '[' => depth += 1,
                ']' => depth -= 1,
                _ => {}
            }
            *character == '=' && depth == 0
        });
        let (field, value) = (&text[..equals?.0], &text[equals?.0 + 1..]);
        let (field, demand) = match field.as_bytes().last()? {
            b'+' => (&field[..field.len() - 1], Demand::Hold),
            b'-' => (&field[..field.len() - 1], Demand::Lack),
            _ => (field, Demand::Read),
        };
        let field = field.trim();
        (!field.is_empty()).then(|| Self { field: field.to_owned(), demand, value: value.to_owned() })
    }

    /// Works out what is to change in a text, whose maps have their keys in these orders.
    pub fn assign(
        &self,
        document: &Document<'_>,
        formes: &Formes,
        orders: &Orders,
        today: NaiveDate,
    ) -> Result<Assigned, Unfit> {
        let route = resolve(document, self.route(formes)?)?;
        let forme = formes.at(&way(&route));
        let here = document.node(&route);
        let text = Data::text(&*self.value);
        match (self.demand, forme) {
            (Demand::Read, Some(Forme::Liste { .. }))
                if !is_nc(self.value.trim()) && !self.value.is_empty() =>
            {
                Err(Unfit::IsList)
            }
            (Demand::Read, Some(Forme::Table)) => Err(Unfit::IsTable(formes.keys(&way(&route)))),
            // An entry with fields of its own is not a value.
            (Demand::Read, _) if here.is_some_and(|node| matches!(node.kind, Kind::Mapping(..))) => {
                Err(Unfit::IsTable(formes.keys(&way(&route))))
            }
            (Demand::Read, forme) => {
                let value = self.value.trim();
                let after = match forme {
                    _ if value.is_empty() || is_nc(value) => Data::Null,
                    Some(Forme::Nombre) => bare(&formes.word(&way(&route), value)),
                    // A text that several lines hold ends with a line end, as a block does.
                    _ if value.contains('\n') => Data::text(format!("{value}\n")),
                    _ => Data::text(value),
                };
                read(document, route, here, after, orders)
            }
            (Demand::Hold | Demand::Gain, Some(Forme::Liste { entries })) => {
                let item = match last_key(&route) {
                    "notes" => note(&self.value, today),
                    "documents" => text,
                    "liens" => link(self.value.trim()),
                    "lignes" => budget_line(&self.value),
                    "indicateurs" if self.value.starts_with("plan/") => {
                        Data::Map(vec![(Data::text("voir"), text)])
                    }
                    // People are named plainly, unless their neighbours have fields.
                    "responsables" if !holds_entries(here) => text,
                    _ if entries => entry(&route, &self.value),
                    _ => item(formes, &route, &self.value),
                };
                let held = hold(document, route, here, item, &self.value, orders)?;
                if self.demand == Demand::Gain && held.change.is_none() {
                    Err(Unfit::IsThere)
                } else {
                    Ok(held)
                }
            }
            (Demand::Lack, Some(Forme::Liste { .. })) => lack(document, route, here, &self.value, text),
            // A key of the house's own is what it is in the file.
            (Demand::Hold | Demand::Gain, None) if here.is_none_or(is_list) => {
                hold(document, route, here, text, &self.value, orders)
            }
            (Demand::Lack, None) if here.is_none_or(is_list) => {
                lack(document, route, here, &self.value, text)
            }
            _ => Err(Unfit::IsNoList),
        }
    }

    /// Reads the way to the field: `etapes[Phase de construction].realisee`.
    fn route(&self, formes: &Formes) -> Result<Route, Unfit> {
        let mut route = Route::root();
        let mut rest = self.field.as_str();
        loop {
            let end = rest.find(['.', '[']).unwrap_or(rest.len());
            if end == 0 {
                return Err(Unfit::IsNoField);
            }
            route = route.key(&rest[..end]);
            rest = &rest[end..];
            while let Some(inside) = rest.strip_prefix('[') {
                let (named, after) = bracketed(inside).ok_or(Unfit::IsNoField)?;
                let is_list = matches!(formes.at(&way(&route)), Some(Forme::Liste { .. }) | None);
                let rank = named.strip_prefix('#').and_then(|rank| rank.parse::<usize>().ok());
                route = match rank.and_then(|rank| rank.checked_sub(1)) {
                    _ if !is_list => route.key(named),
                    Some(index) => route.index(index),
                    None => {
                        let list = last_key(&route);
                        route.item(identity(list), named)
                    }
                };
                rest = after;
            }
            match rest.strip_prefix('.') {
                Some(after) => rest = after,
                None if rest.is_empty() => return Ok(route),
                None => return Err(Unfit::IsNoField),
            }
        }
    }
}

/// Parts what stands between brackets from what follows them; a name may hold brackets of its own.
fn bracketed(inside: &str) -> Option<(&str, &str)> {
    let mut depth = 1;
    let (end, _) = inside.char_indices().find(|(_, character)| {
        match character {
            '[' => depth += 1,
            ']' => depth -= 1,
            _ => {}
        }
        depth == 0
    })?;
    Some((&inside[..end], &inside[end + 1..]))
}

/// Finds the items that a route names: by their identity, or by what else tells them from the others.
fn resolve(document: &Document<'_>, route: Route) -> Result<Route, Unfit> {
    let mut found = Route::root();
    for step in route.0 {
        let step = match (&step, document.node(&found).map(|node| &node.kind)) {
            (Step::Item { by, is }, Some(Kind::Sequence(items, _))) => {
                let list = last_key(&found);
                let named: Vec<usize> =
                    (0..items.len()).filter(|index| is_named(&items[*index], list, by, is)).collect();
                match named.as_slice() {
                    [] => step,
                    [only] if name_of(&items[*only], by) == *is => step,
                    [only] => Step::Index(*only),
                    several => {
                        let ranks = several.iter().map(|index| format!("{found}[#{}]", index + 1)).collect();
                        return Err(Unfit::IsSeveral { item: is.clone(), ranks });
                    }
                }
            }
            _ => step,
        };
        found.0.push(step);
    }
    Ok(found)
}

/// Tells whether an item goes by a name: its identity, a part of it, or where it leads.
fn is_named(item: &Node<'_>, list: &str, by: &[&str], is: &str) -> bool {
    let reads = |key: &str| item.get(key).and_then(Node::text) == Some(is);
    match list {
        "lignes" => {
            let mut parts = is.split(',').filter(|part| !part.is_empty());
            parts.all(|part| by.iter().any(|key| item.get(key).and_then(Node::text) == Some(part)))
        }
        "liens" => item.text() == Some(is) || reads("action") || reads("dispositif"),
        "indicateurs" => name_of(item, by) == is || reads("voir"),
        "documents" => item.text() == Some(is) || reads("titre") || reads("url"),
        _ => name_of(item, by) == is,
    }
}

/// Returns the identity of an item; a text in a list is its own.
fn name_of(item: &Node<'_>, by: &[&str]) -> String {
    let part = |key: &&str| item.get(key).and_then(Node::text).unwrap_or_default().to_owned();
    item.text().map_or_else(|| by.iter().map(part).collect::<Vec<_>>().join(","), str::to_owned)
}

/// Returns the steps of a route, whatever the items.
fn way(route: &Route) -> Vec<Option<&str>> {
    let keys = route.0.iter().map(|step| match step {
        Step::Key(key) => Some(key.as_str()),
        Step::Item { .. } | Step::Index(_) => None,
    });
    keys.collect()
}

fn last_key(route: &Route) -> &'static str {
    let last = route.0.iter().rev().find_map(|step| if let Step::Key(key) = step { Some(key) } else { None });
    LISTS.iter().copied().find(|list| last.is_some_and(|last| last == list)).unwrap_or_default()
}

/// The lists whose items have an identity.
const LISTS: [&str; 8] =
    ["indicateurs", "liens", "financeurs", "responsables", "etapes", "lignes", "notes", "documents"];

/// Writes what reads as a number or a truth as one, and anything else as the word or date it is.
fn bare(value: &str) -> Data {
    match (nombre::read(value), value) {
        (Some(lecture), _) => Data::number(lecture.nombre.to_string()),
        (None, "true") => Data::Bool(true),
        (None, "false") => Data::Bool(false),
        (None, word) => Data::text(word),
    }
}

/// Makes an item that stands alone.
fn item(formes: &Formes, list: &Route, value: &str) -> Data {
    let mut way = way(list);
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

fn is_list(node: &Node<'_>) -> bool {
    matches!(node.kind, Kind::Sequence(..)) || node.is_null()
}

fn holds_entries(list: Option<&Node<'_>>) -> bool {
    let Some(Kind::Sequence(items, _)) = list.map(|list| &list.kind) else { return false };
    items.iter().any(|item| matches!(item.kind, Kind::Mapping(..)))
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
fn budget_line(value: &str) -> Data {
    let parts = value.split(',').map(str::trim).filter(|part| !part.is_empty());
    let field = |part: &str| match part {
        _ if Periode::read(part).is_ok() => (Data::text("annee"), bare(part)),
        _ if UniteBudget::read(part).is_some() => (Data::text("unite"), Data::text(part)),
        _ => (Data::text("type"), Data::text(part)),
    };
    let mut fields: Vec<(Data, Data)> = parts.map(field).collect();
    let order = ["type", "annee", "unite"].map(Data::text);
    fields.sort_by_key(|(key, _)| order.iter().position(|known| known == key));
    Data::Map(fields)
}

/// Makes an entry known by what is typed: `{nom: Évaluer}`.
fn entry(list: &Route, value: &str) -> Data {
    let key = identity(last_key(list)).first().copied().unwrap_or_default();
    Data::Map(vec![(Data::text(key), Data::text(value.trim()))])
}

/// Lets a field read a value.
fn read(
    document: &Document<'_>,
    route: Route,
    here: Option<&Node<'_>>,
    after: Data,
    orders: &Orders,
) -> Result<Assigned, Unfit> {
    let before = here.map(Data::of);
    let is_so = match &before {
        Some(before) => before.same(&after),
        None => after == Data::Null,
    };
    let change = match here {
        _ if is_so => None,
        Some(_) => Some(Change::Set { route: route.clone(), value: after.clone() }),
        None => Some(put(document, &route, after.clone(), orders)?),
    };
    Ok(Assigned { route, before, after: Some(after), change })
}

/// Lets a list hold an item.
fn hold(
    document: &Document<'_>,
    route: Route,
    here: Option<&Node<'_>>,
    item: Data,
    named: &str,
    orders: &Orders,
) -> Result<Assigned, Unfit> {
    let place = route.clone().item(identity(last_key(&route)), named.trim());
    let stands = match here.map(|list| &list.kind) {
        Some(Kind::Sequence(items, _)) => {
            let (list, by) = (last_key(&route), identity(last_key(&route)));
            let is_it = |one: &&Node<'_>| is_named(one, list, by, named.trim()) || Data::of(one).same(&item);
            items.iter().find(is_it)
        }
        _ => None,
    };
    let alone = here.filter(|node| node.is_scalar() && !node.is_null());
    let is_so = stands.is_some() || alone.is_some_and(|node| node.text() == Some(named.trim()));
    let change = match (here, alone) {
        _ if is_so => None,
        (_, Some(alone)) => {
            Some(Change::Set { route, value: Data::List(vec![Data::of(alone), item.clone()]) })
        }
        (Some(_), None) => Some(Change::Append { route, value: item.clone() }),
        (None, None) => Some(put(document, &route, Data::List(vec![item.clone()]), orders)?),
    };
    let before = is_so.then(|| item.clone());
    Ok(Assigned { route: place, before, after: Some(item), change })
}

/// Lets a list lack an item.
fn lack(
    document: &Document<'_>,
    route: Route,
    here: Option<&Node<'_>>,
    named: &str,
    item: Data,
) -> Result<Assigned, Unfit> {
    let asked = route.clone().item(identity(last_key(&route)), named.trim());
    let place = resolve(document, asked.clone())?;
    let stands = document.node(&place);
    let alone = here.is_some_and(|node| node.is_scalar() && node.text() == Some(named.trim()));
    let change = if alone {
        Some(Change::Set { route, value: Data::Null })
    } else {
        stands.map(|_| Change::Remove { route: place })
    };
    let before = (alone || stands.is_some()).then(|| stands.map_or(item, Data::of));
    Ok(Assigned { route: asked, before, after: None, change })
}

/// Puts a value where nothing stands, under the nearest table that does.
fn put(document: &Document<'_>, route: &Route, value: Data, orders: &Orders) -> Result<Change, Unfit> {
    let mut value = value;
    let mut steps = route.0.clone();
    while let Some(last) = steps.pop() {
        let above = Route(steps.clone());
        let node = document.node(&above);
        match last {
            Step::Key(key) => match node {
                Some(node) if node.is_scalar() && !node.is_null() => {
                    // An entry that is a name alone becomes one with fields.
                    let Some(Step::Item { by: [name], .. }) = above.0.last() else {
                        return Err(Unfit::IsTable(Vec::new()));
                    };
                    // A document that is a text alone is where it lies.
                    let name = if *name == "titre" { "url" } else { name };
                    let fields = vec![(Data::text(name), Data::of(node)), (Data::text(key), value)];
                    return Ok(Change::Set { route: above, value: Data::Map(fields) });
                }
                Some(node) => {
                    let before = next_key(node, &key, orders);
                    return Ok(Change::Put { route: above, key, value, before });
                }
                None => value = Data::Map(vec![(bare_key(&key), value)]),
            },
            Step::Item { is, .. } => return Err(no_item(&above, is, node)),
            Step::Index(index) => return Err(no_item(&above, format!("#{}", index + 1), node)),
        }
    }
    Err(Unfit::IsNoField)
}

/// Writes a key that is a number as one: a year.
fn bare_key(key: &str) -> Data {
    if key.bytes().all(|byte| byte.is_ascii_digit()) { Data::number(key) } else { Data::text(key) }
}

/// Returns the key of a table before which a new one keeps the order of the file.
fn next_key(node: &Node<'_>, key: &str, orders: &Orders) -> Option<String> {
    if let Ok(periode) = Periode::read(key) {
        return following(node, periode);
    }
    let (_, order) = orders.iter().find(|(start, _)| *start == node.span.start)?;
    let rank = order.iter().position(|known| *known == key)?;
    order[rank + 1..].iter().find(|later| node.get(later).is_some()).map(|later| (*later).to_owned())
}

fn no_item(list: &Route, item: String, node: Option<&Node<'_>>) -> Unfit {
    let by = identity(last_key(list));
    let items = match node.map(|node| &node.kind) {
        Some(Kind::Sequence(items, _)) => items.as_slice(),
        _ => &[],
    };
    let known = items.iter().map(|item| name_of(item, by)).filter(|name| !name.is_empty()).collect();
    Unfit::NoItem { list: list.to_string(), item, known }
}
