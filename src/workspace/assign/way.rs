//! The way to a field, as people type it: `etapes[Phase de construction].realisee`.

use crate::plan::champs::identity;
use crate::plan::texte::compose;
use crate::plan::{Forme, Formes};
use crate::yaml::{Document, Kind, Node, Route, Step};

use super::Unfit;

/// Reads the way to the field: its items by their identity, or by their rank after `#`.
pub fn read(field: &str, formes: &Formes) -> Result<Route, Unfit> {
    let mut route = Route::root();
    let mut rest = field;
    loop {
        let end = rest.find(['.', '[']).unwrap_or(rest.len());
        if end == 0 {
            return Err(Unfit::IsNoField);
        }
        route = route.key(&rest[..end]);
        rest = &rest[end..];
        while let Some(inside) = rest.strip_prefix('[') {
            let (named, after) = bracketed(inside).ok_or(Unfit::IsNoField)?;
            let is_list = matches!(formes.at(&steps(&route)), Some(Forme::Liste { .. }) | None);
            let rank = named.strip_prefix('#').and_then(|rank| rank.parse::<usize>().ok());
            route = match rank.and_then(|rank| rank.checked_sub(1)) {
                _ if !is_list => route.key(named),
                Some(index) => route.index(index),
                None => {
                    let by = identity(list_of(&route));
                    route.item(by, named)
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
pub fn resolve(document: &Document<'_>, route: Route) -> Result<Route, Unfit> {
    let mut found = Route::root();
    for step in route.0 {
        let step = match (&step, document.node(&found).map(|node| &node.kind)) {
            (Step::Item { by, is }, Some(Kind::Sequence(items, _))) => {
                let list = list_of(&found);
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
            // `x-mesures[eau]` is how one names what stands in a table, too.
            (Step::Item { is, .. }, Some(Kind::Mapping(..))) => Step::Key(is.clone()),
            _ => step,
        };
        found.0.push(step);
    }
    Ok(found)
}

/// Tells whether an item goes by a name: its identity, a part of it, or where it leads.
pub fn is_named(item: &Node<'_>, list: &str, by: &[&str], is: &str) -> bool {
    let says = |node: &Node<'_>| node.text().is_some_and(|text| is_same(text, is));
    let reads = |key: &str| item.get(key).is_some_and(says);
    match list {
        "lignes" => {
            let mut parts = is.split(',').filter(|part| !part.is_empty());
            parts.all(|part| by.iter().any(|key| item.get(key).and_then(Node::text) == Some(part)))
        }
        "liens" => says(item) || reads("action") || reads("dispositif"),
        "indicateurs" => is_same(&name_of(item, by), is) || reads("voir"),
        "documents" => says(item) || reads("titre") || reads("url"),
        _ => is_same(&name_of(item, by), is),
    }
}

/// Tells whether a text of a file is a name as it was typed: an accent may be in its letter or beside it.
pub fn is_same(text: &str, named: &str) -> bool {
    text == named || (!text.is_ascii() && compose(text) == named)
}

/// Returns the identity of an item; a text in a list is its own.
pub fn name_of(item: &Node<'_>, by: &[&str]) -> String {
    let part = |key: &&str| item.get(key).and_then(Node::text).unwrap_or_default().to_owned();
    item.text().map_or_else(|| by.iter().map(part).collect::<Vec<_>>().join(","), str::to_owned)
}

/// Returns the steps of a route, whatever the items.
pub fn steps(route: &Route) -> Vec<Option<&str>> {
    let keys = route.0.iter().map(|step| match step {
        Step::Key(key) => Some(key.as_str()),
        Step::Item { .. } | Step::Index(_) => None,
    });
    keys.collect()
}

/// Returns the key of the list that a route leads to, or into.
pub fn list_of(route: &Route) -> &str {
    let mut keys = route.0.iter().rev().filter_map(|step| match step {
        Step::Key(key) => Some(key.as_str()),
        Step::Item { .. } | Step::Index(_) => None,
    });
    keys.next().unwrap_or_default()
}
