//! Items of a list that have fields: those that are there read them, the others come with them.

use crate::plan::Formes;
use crate::plan::champs::identity;
use crate::yaml::{Change, Data, Document};

use super::place::Place;
use super::way::{list_of, read, resolve};
use super::{Orders, Unfit, item};

/// An item that is known by its name, and what some of its fields are to read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its name.
    pub name: String,
    /// Its fields, each with what is typed.
    pub fields: Vec<(&'static str, String)>,
}

/// Works out what is to change for a list to hold entries, whatever others it holds.
pub fn hold_entries(
    field: &str,
    entries: &[Entry],
    document: &Document<'_>,
    formes: &Formes,
    orders: &Orders,
) -> Result<Vec<Change>, Unfit> {
    let route = resolve(document, read(field, formes)?)?;
    let by = identity(list_of(&route));
    let (mut changes, mut new) = (Vec::new(), Vec::new());
    for Entry { name, fields } in entries {
        let at = resolve(document, route.clone().item(by, name))?;
        let typed = fields.iter().map(|(key, value)| (*key, item::bare(value)));
        if document.node(&at).is_some() {
            for (key, value) in typed {
                let route = at.clone().key(key);
                let place = Place { document, here: document.node(&route), route, orders };
                changes.extend(place.read(value)?.change);
            }
        } else {
            let name = by.first().map(|key| (Data::text(*key), Data::text(name)));
            new.push(Data::Map(
                name.into_iter().chain(typed.map(|(key, value)| (Data::text(key), value))).collect(),
            ));
        }
    }
    let place = Place { document, here: document.node(&route), route, orders };
    changes.extend(place.hold_all(new)?);
    Ok(changes)
}
