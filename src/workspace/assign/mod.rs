//! What someone asks a field to read, from what they type to what is to change in the text.

mod entries;
mod item;
mod place;
mod way;

use chrono::NaiveDate;

use crate::plan::texte::is_nc;
use crate::plan::{Forme, Formes};
use crate::yaml::{Change, Data, Document, Kind, Route};

use place::Place;
use way::steps;

pub use entries::{Entry, hold_entries};

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
    /// A value stands where its table would.
    IsNoTable(String),
    /// The item is empty.
    IsEmpty,
    /// A line of budget is told twice by one part.
    IsNoLine,
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

    /// Tells whether a plan has such a field; one of the house's own is what it is in the file.
    pub fn is_known(&self, formes: &Formes) -> bool {
        way::read(&self.field, formes).is_ok_and(|route| formes.at(&steps(&route)).is_some())
    }

    /// Works out what is to change in a text, whose maps have their keys in these orders.
    pub fn assign(
        &self,
        document: &Document<'_>,
        formes: &Formes,
        orders: &Orders,
        today: NaiveDate,
    ) -> Result<Assigned, Unfit> {
        let route = way::resolve(document, way::read(&self.field, formes)?)?;
        let forme = formes.at(&steps(&route));
        let place = Place { document, here: document.node(&route), route, orders };
        let is_list = match forme {
            Some(Forme::Liste { .. }) => true,
            // A key of the house's own is what it is in the file.
            None => place.here.is_none_or(|node| matches!(node.kind, Kind::Sequence(..)) || node.is_null()),
            Some(_) => false,
        };
        match self.demand {
            Demand::Read => {
                let value = self.value(&place, forme.as_ref(), formes)?;
                place.read(value)
            }
            _ if !is_list => Err(Unfit::IsNoList),
            _ if self.value.trim().is_empty() => Err(Unfit::IsEmpty),
            Demand::Lack => place.lack(self.value.trim()),
            Demand::Hold | Demand::Gain => {
                let item = item::of(&place, formes, &self.value, today)?;
                let held = place.hold(item, self.value.trim())?;
                let is_late = self.demand == Demand::Gain && held.change.is_none();
                if is_late { Err(Unfit::IsThere) } else { Ok(held) }
            }
        }
    }

    /// Returns what a field is to read.
    fn value(&self, place: &Place<'_>, forme: Option<&Forme>, formes: &Formes) -> Result<Data, Unfit> {
        let (value, steps) = (self.value.trim(), steps(&place.route));
        let is_emptied = value.is_empty() || is_nc(value);
        // An entry with fields of its own is not a value.
        if let Some(Kind::Mapping(entries, _)) = place.here.map(|node| &node.kind) {
            let keys = formes.keys(&steps);
            // A table of the house's own has the fields that it has.
            let own = || entries.iter().map(|entry| entry.key.to_string()).collect();
            return Err(Unfit::IsTable(if keys.is_empty() { own() } else { keys }));
        }
        Ok(match forme {
            // What stands where a table would can be taken away.
            Some(Forme::Table) if !is_emptied || place.here.is_none() => {
                return Err(Unfit::IsTable(formes.keys(&steps)));
            }
            _ if is_emptied => Data::Null,
            Some(Forme::Liste { .. }) => return Err(Unfit::IsList),
            Some(Forme::Nombre) => item::bare(&formes.word(&steps, value)),
            // A text that several lines hold ends with a line end, as a block does.
            _ if value.contains('\n') => Data::text(format!("{value}\n")),
            _ => Data::text(value),
        })
    }
}

/// Works out what is to change for the list of a field to hold these items, and no other that goes by a name.
pub fn equal(
    field: &str,
    items: &[String],
    document: &Document<'_>,
    formes: &Formes,
    orders: &Orders,
) -> Result<Vec<Change>, Unfit> {
    let route = way::resolve(document, way::read(field, formes)?)?;
    if !matches!(formes.at(&steps(&route)), Some(Forme::Liste { .. })) {
        return Err(Unfit::IsNoList);
    }
    let place = Place { document, here: document.node(&route), route, orders };
    let made = |named: &String| Ok((named.clone(), item::plain(&place, formes, named)?));
    let items = items.iter().map(made).collect::<Result<Vec<_>, Unfit>>()?;
    place.equal(items)
}

/// Adds a change to those of one text, all worked out on it as it is: what two of them put where no table is, one puts.
pub fn join(changes: &mut Vec<Change>, change: Change) {
    if let Change::Put { route, key, value: Data::Map(fields), .. } = &change {
        for one in changes.iter_mut() {
            if let Change::Put { route: at, key: known, value: Data::Map(others), .. } = one
                && (&*at, &*known) == (route, key)
            {
                others.extend(fields.iter().cloned());
                return;
            }
        }
    }
    changes.push(change);
}
