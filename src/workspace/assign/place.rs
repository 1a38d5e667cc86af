//! The place of a field in a text: what stands there, and what changes where.

use crate::plan::Periode;
use crate::plan::champs::identity;
use crate::plan::texte::is_nc;
use crate::workspace::series::following;
use crate::yaml::{Change, Data, Document, Kind, Node, Route, Step};

use super::way::{is_named, is_same, list_of, name_of, resolve};
use super::{Assigned, Orders, Unfit};

/// Where a field stands, or would.
pub struct Place<'d> {
    /// The text.
    pub document: &'d Document<'d>,
    /// The way there.
    pub route: Route,
    /// What stands there.
    pub here: Option<&'d Node<'d>>,
    /// The order of the keys of its maps.
    pub orders: &'d Orders,
}

impl Place<'_> {
    /// Lets the field read a value.
    pub fn read(self, after: Data) -> Result<Assigned, Unfit> {
        let before = self.here.map(Data::of);
        let is_so = match &before {
            Some(before) => before.same(&after),
            None => after == Data::Null,
        };
        let change = match self.here {
            // What would be empty for want of the entry it is in was probably not meant.
            None => Some(self.put(after.clone())?).filter(|_| !is_so),
            Some(_) if is_so => None,
            Some(_) => Some(Change::Set { route: self.route.clone(), value: after.clone() }),
        };
        Ok(Assigned { route: self.route, before, after: Some(after), change })
    }

    /// Lets the list hold an item.
    pub fn hold(self, item: Data, named: &str) -> Result<Assigned, Unfit> {
        let (list, by) = (list_of(&self.route), identity(list_of(&self.route)));
        let is_it = |one: &&Node<'_>| is_named(one, list, by, named) || Data::of(one).same(&item);
        let stands = self.items().iter().find(is_it);
        let alone = self.alone();
        let is_so = stands.is_some() || alone.is_some_and(|node| says(node, named));
        let place = self.route.clone().item(by, named);
        let route = self.route.clone();
        let change = match self.here {
            _ if is_so => None,
            None => Some(self.put(Data::List(vec![item.clone()]))?),
            // A value that stands alone becomes the first of a list; « n.c. » is none.
            Some(node) if node.is_scalar() && !node.is_null() => {
                let items = alone.map(Data::of).into_iter().chain([item.clone()]).collect();
                Some(Change::Set { route, value: Data::List(items) })
            }
            Some(_) => Some(Change::Append { route, value: item.clone() }),
        };
        let before = is_so.then(|| item.clone());
        Ok(Assigned { route: place, before, after: Some(item), change })
    }

    /// Lets the list hold items that it has not.
    pub fn hold_all(self, items: Vec<Data>) -> Result<Vec<Change>, Unfit> {
        let route = self.route.clone();
        Ok(match self.here {
            _ if items.is_empty() => Vec::new(),
            None => vec![self.put(Data::List(items))?],
            Some(_) if self.items().is_empty() => {
                let alone = self.alone().map(Data::of).into_iter();
                vec![Change::Set { route, value: Data::List(alone.chain(items).collect()) }]
            }
            Some(_) => {
                items.into_iter().map(|value| Change::Append { route: route.clone(), value }).collect()
            }
        })
    }

    /// Lets the list lack an item.
    pub fn lack(self, named: &str) -> Result<Assigned, Unfit> {
        let asked = self.route.clone().item(identity(list_of(&self.route)), named);
        let place = resolve(self.document, asked.clone())?;
        let stands = self.document.node(&place);
        let is_alone = self.alone().is_some_and(|node| says(node, named));
        let change = if is_alone {
            Some(Change::Set { route: self.route, value: Data::Null })
        } else {
            stands.map(|_| Change::Remove { route: place })
        };
        let before = change.as_ref().map(|_| stands.map_or(Data::text(named), Data::of));
        Ok(Assigned { route: asked, before, after: None, change })
    }

    /// Lets the list hold these items, and no other that goes by a name.
    pub fn equal(self, wanted: Vec<(String, Data)>) -> Result<Vec<Change>, Unfit> {
        let (list, by) = (list_of(&self.route), identity(list_of(&self.route)));
        let is_it = |node: &Node<'_>, (named, data): &(String, Data)| {
            is_named(node, list, by, named) || Data::of(node).same(data)
        };
        if self.items().is_empty() {
            let is_so = match self.alone() {
                None => wanted.is_empty(),
                Some(alone) => matches!(&wanted[..], [only] if is_it(alone, only)),
            };
            let items = wanted.into_iter().map(|(_, item)| item).collect();
            return Ok(match self.here {
                _ if is_so => Vec::new(),
                Some(_) => vec![Change::Set { route: self.route, value: Data::List(items) }],
                None => vec![self.put(Data::List(items))?],
            });
        }
        let gone = self.items().iter().enumerate().filter(|(_, node)| {
            let has_name = list == "liens" || node.text().is_some() || !name_of(node, by).is_empty();
            has_name && !wanted.iter().any(|one| is_it(node, one))
        });
        // From the end, so that the places of those before stay what they were.
        let mut changes: Vec<Change> =
            gone.map(|(index, _)| Change::Remove { route: self.route.clone().index(index) }).collect();
        changes.reverse();
        let come = wanted.iter().filter(|one| !self.items().iter().any(|node| is_it(node, one)));
        changes
            .extend(come.map(|(_, item)| Change::Append { route: self.route.clone(), value: item.clone() }));
        Ok(changes)
    }

    fn items(&self) -> &[Node<'_>] {
        items_of(self.here)
    }

    /// Returns the value that stands alone where a list would.
    fn alone(&self) -> Option<&Node<'_>> {
        let is_said = |node: &&Node<'_>| node.text().is_some_and(|text| !is_nc(text));
        self.here.filter(|node| node.is_scalar() && !node.is_null()).filter(is_said)
    }

    /// Puts a value where nothing stands, under the nearest table that does.
    fn put(&self, value: Data) -> Result<Change, Unfit> {
        let mut value = value;
        let mut steps = self.route.0.clone();
        while let Some(last) = steps.pop() {
            let above = Route(steps.clone());
            let node = self.document.node(&above);
            match last {
                Step::Key(key) => match node {
                    Some(node) if node.is_scalar() && !node.is_null() => {
                        return with_field(above, node, key, value);
                    }
                    Some(node) => {
                        let before = next_key(node, &key, self.orders);
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
}

/// Makes of an entry that is a name alone one with fields.
fn with_field(entry: Route, node: &Node<'_>, key: String, value: Data) -> Result<Change, Unfit> {
    let Some(Step::Item { by: [name], .. }) = entry.0.last() else {
        return Err(Unfit::IsNoTable(entry.to_string()));
    };
    // A document that is a text alone is where it lies.
    let name = if *name == "titre" { "url" } else { name };
    let fields = vec![(Data::text(name), Data::of(node)), (Data::text(key), value)];
    Ok(Change::Set { route: entry, value: Data::Map(fields) })
}

fn says(node: &Node<'_>, named: &str) -> bool {
    node.text().is_some_and(|text| is_same(text, named))
}

fn items_of<'n>(list: Option<&'n Node<'n>>) -> &'n [Node<'n>] {
    if let Some(Kind::Sequence(items, _)) = list.map(|list| &list.kind) { items } else { &[] }
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
    let by = identity(list_of(list));
    let names =
        items_of(node).iter().chain(node.filter(|node| node.is_scalar())).map(|item| name_of(item, by));
    let known = names.filter(|name| !name.is_empty()).collect();
    Unfit::NoItem { list: list.to_string(), item, known }
}
