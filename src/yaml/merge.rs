//! What two trees made of a third, merged place by place: a change on one side is taken, two that differ conflict.

use std::borrow::Cow;
use std::cmp::Ordering;

use super::compare::{Identity, Part, Parts, name_of, parts};
use super::lines::Side;
use super::{Data, Route, Step};

/// A place that both sides changed, each in its way; `None` is a place that is not there.
#[derive(Debug, Clone, PartialEq)]
pub struct Conflict {
    /// Where.
    pub route: Route,
    /// What it said.
    pub base: Option<Data>,
    /// What one side says.
    pub ours: Option<Data>,
    /// What the other says.
    pub theirs: Option<Data>,
}

/// Merges two trees that come from one. Where they conflict, the tree says what `prefer` says.
pub fn merge(
    [base, ours, theirs]: [&Data; 3],
    identity: &dyn Identity,
    prefer: Side,
) -> (Data, Vec<Conflict>) {
    let mut merger = Merger { identity, prefer, route: Route::root(), conflicts: Vec::new() };
    let merged = merger.place(Some(base), Some(ours), Some(theirs));
    (merged.unwrap_or(Data::Null), merger.conflicts)
}

/// Tells whether a tree says what was wanted: the order of keys is free, and that of items which `base` lacks.
pub fn agrees(wanted: &Data, got: &Data, base: &Data, route: &Route, identity: &dyn Identity) -> bool {
    if wanted.same_to_the_digit(got) {
        return true;
    }
    match (wanted, got) {
        // A block of lines stays one when it is set to a sentence, which then ends with a line end.
        (Data::Text(one), Data::Text(other)) => one.trim_end_matches('\n') == other.trim_end_matches('\n'),
        (Data::Map(_), Data::Map(_)) | (Data::List(_), Data::List(_)) => {
            let Some([wanted, got, base]) = parts([wanted, got, base], route, identity) else { return false };
            let all = wanted.iter().all(|part| {
                let Some(other) = got.get(&part.name) else { return false };
                let was = base.get(&part.name).map_or(&Data::Null, |part| part.value);
                agrees(part.value, other.value, was, &with(route, &part.step), identity)
            });
            let is_map = wanted.iter().next().is_some_and(|part| part.key.is_some());
            all && wanted.len() == got.len() && (is_map || common(&wanted, &base) == common(&got, &base))
        }
        _ => false,
    }
}

/// Returns the names of the parts that stand in another tree too, in their order.
fn common<'p>(parts: &'p Parts, other: &Parts) -> Vec<&'p str> {
    let names = parts.iter().map(|part| part.name.as_str());
    names.filter(|name| other.get(name).is_some()).collect()
}

fn with(route: &Route, step: &Step) -> Route {
    let mut route = route.clone();
    route.0.push(step.clone());
    route
}

struct Merger<'i> {
    identity: &'i dyn Identity,
    prefer: Side,
    route: Route,
    conflicts: Vec<Conflict>,
}

/// The parts of a place in the three trees.
struct Three<'d> {
    base: Parts<'d>,
    ours: Parts<'d>,
    theirs: Parts<'d>,
}

impl Merger<'_> {
    /// Merges what stands at a place.
    fn place(&mut self, base: Option<&Data>, ours: Option<&Data>, theirs: Option<&Data>) -> Option<Data> {
        let alike = |one: Option<&Data>, other: Option<&Data>| {
            one.unwrap_or(&Data::Null).same_to_the_digit(other.unwrap_or(&Data::Null))
        };
        if ours == theirs || theirs == base {
            return ours.cloned();
        }
        if ours == base {
            return theirs.cloned();
        }
        // 12 and 12.0, an absent key and an empty one say the same.
        if alike(ours, theirs) || alike(theirs, base) {
            return ours.cloned();
        }
        if alike(ours, base) {
            return theirs.cloned();
        }
        // Two sides that made the same item did not make it together: it is one side's whole, or the other's.
        let is_new_item = base.is_none() && !matches!(self.route.0.last(), None | Some(Step::Key(_)));
        if let (Some(ours), Some(theirs)) = (ours, theirs)
            && !is_new_item
            && let Some(merged) = self.inside(base.unwrap_or(&Data::Null), ours, theirs)
        {
            return Some(merged);
        }
        self.conflict(base.cloned(), ours.cloned(), theirs.cloned());
        self.preferred(ours, theirs).cloned()
    }

    fn preferred<T>(&self, ours: T, theirs: T) -> T {
        match self.prefer {
            Side::Ours => ours,
            Side::Theirs => theirs,
        }
    }

    fn conflict(&mut self, base: Option<Data>, ours: Option<Data>, theirs: Option<Data>) {
        self.conflicts.push(Conflict { route: self.route.clone(), base, ours, theirs });
    }

    /// Merges two maps or two lists part by part; `None` where they can only be taken whole.
    fn inside(&mut self, base: &Data, ours: &Data, theirs: &Data) -> Option<Data> {
        let is_list = match (ours, theirs) {
            // A list that lost its last item may be written as nothing.
            (Data::Map(_), Data::Map(_) | Data::Null) | (Data::Null, Data::Map(_)) => false,
            (Data::List(_), Data::List(_) | Data::Null) | (Data::Null, Data::List(_)) => true,
            _ => return None,
        };
        // What a list held says nothing of what a map holds.
        let is_of_kind = matches!((base, is_list), (Data::Map(_), false) | (Data::List(_), true));
        let base = if is_of_kind { base } else { &Data::Null };
        let [base, ours, theirs] = parts([base, ours, theirs], &self.route, self.identity)?;
        let three = Three { base, ours, theirs };
        if is_list && three.are_both_reordered() {
            return None;
        }
        let dropped = if is_list { self.replaced(&three) } else { Vec::new() };
        let mut merged = Vec::new();
        for name in self.order(&three) {
            if !dropped.contains(&name) {
                merged.extend(self.part(&three, name));
            }
        }
        Some(if is_list {
            Data::List(merged.into_iter().map(|(_, value)| value).collect())
        } else {
            Data::Map(merged)
        })
    }

    /// Merges one part, with its key.
    fn part(&mut self, three: &Three, name: &str) -> Option<(Data, Data)> {
        let [base, ours, theirs] = [&three.base, &three.ours, &three.theirs].map(|parts| parts.get(name));
        let first = ours.or(theirs).or(base)?;
        let value = |part: Option<&Part>| part.map(|part| part.value.clone());
        let key = |part: Option<&Part>| part.and_then(|part| part.key).cloned().unwrap_or(Data::Null);
        self.route.0.push(first.step.clone());
        let text = |part: Option<&Part>| part.and_then(Part::key_text).map(Cow::into_owned);
        let renamed = |side: Option<&Part>| base.is_none() || text(side) != text(base);
        let clash = ours.is_some() && theirs.is_some() && text(ours) != text(theirs);
        let merged = if clash && renamed(ours) && renamed(theirs) {
            // 2024 and 2024-12-31: one place, and nobody can say which of the two is meant.
            self.conflict(value(base), value(ours), value(theirs));
            let taken = self.preferred(ours, theirs);
            value(taken).map(|value| (key(taken), value))
        } else {
            let own_key = if ours.is_none() || (clash && !renamed(ours)) { key(theirs) } else { key(ours) };
            let [base, ours, theirs] = [base, ours, theirs].map(|part| part.map(|part| part.value));
            self.place(base, ours, theirs).map(|value| (own_key, value))
        };
        self.route.0.pop();
        merged
    }

    /// Returns the names of what one side put in the place of an item that the other replaced too.
    ///
    /// Two rewordings of one sentence would otherwise both stay.
    fn replaced<'t>(&mut self, three: &'t Three) -> Vec<&'t str> {
        let gone = three
            .base
            .iter()
            .filter(|part| three.ours.get(&part.name).is_none() && three.theirs.get(&part.name).is_none());
        let added = |side: &'t Parts<'t>, other: &Parts| -> Vec<&'t Part<'t>> {
            let is_new =
                |part: &&Part| three.base.get(&part.name).is_none() && other.get(&part.name).is_none();
            side.iter().filter(is_new).collect()
        };
        let (ours, theirs) = (added(&three.ours, &three.theirs), added(&three.theirs, &three.ours));
        let gone: Vec<Data> = gone.map(|part| part.value.clone()).collect();
        if gone.is_empty() || ours.is_empty() || theirs.is_empty() {
            return Vec::new();
        }
        let list = |parts: &[&Part]| Data::List(parts.iter().map(|part| part.value.clone()).collect());
        self.conflict(Some(Data::List(gone)), Some(list(&ours)), Some(list(&theirs)));
        self.preferred(theirs, ours).into_iter().map(|part| part.name.as_str()).collect()
    }

    /// Returns the names of all parts in the order they are to stand in.
    fn order<'t>(&self, three: &'t Three) -> Vec<&'t str> {
        let (frame, other) = if three.is_reordered(&three.theirs) && !three.is_reordered(&three.ours) {
            (&three.theirs, &three.ours)
        } else {
            (&three.ours, &three.theirs)
        };
        let mut order: Vec<&str> = frame.iter().map(|part| part.name.as_str()).collect();
        for (place, part) in other.iter().enumerate() {
            if frame.get(&part.name).is_some() {
                continue;
            }
            let at = self.sorted_place(&order, three, part).unwrap_or_else(|| {
                let mut above = other.iter().take(place).rev();
                let after = above.find_map(|part| order.iter().position(|name| *name == part.name));
                let at = after.map_or(0, |after| after + 1);
                // What both sides add in one place stands in the order of the sides.
                at + order[at..].iter().take_while(|name| three.base.get(name).is_none()).count()
            });
            order.insert(at, &part.name);
        }
        order
    }

    /// Returns where a new key keeps the order of its siblings, if they have one.
    fn sorted_place(&self, order: &[&str], three: &Three, part: &Part) -> Option<usize> {
        let key = |name: &str| {
            let part =
                [&three.ours, &three.theirs, &three.base].into_iter().find_map(|parts| parts.get(name));
            part.and_then(|part| part.key).map(|key| key.written().into_owned())
        };
        let own = part.key?.written();
        let keys: Vec<(usize, String)> =
            order.iter().enumerate().filter_map(|(place, name)| Some((place, key(name)?))).collect();
        let compare = |one: &str, other: &str| self.identity.order(name_of(&self.route), one, other);
        let falls = keys.len() > 1
            && keys.windows(2).all(|pair| compare(&pair[1].1, &pair[0].1).is_some_and(Ordering::is_lt));
        let comes_after = |other: &str| {
            let order = if falls { compare(other, &own) } else { compare(&own, other) };
            order.map(Ordering::is_lt)
        };
        keys.first().and_then(|(_, key)| comes_after(key))?;
        let next = keys.iter().find(|(_, key)| comes_after(key) == Some(true));
        Some(next.map_or(order.len(), |(place, _)| *place))
    }
}

impl Three<'_> {
    /// Tells whether a side changed the order of what was there.
    fn is_reordered(&self, side: &Parts) -> bool {
        common(side, &self.base) != common(&self.base, side)
    }

    /// Tells whether both sides changed the order of what was there, each in its way.
    fn are_both_reordered(&self) -> bool {
        self.is_reordered(&self.ours)
            && self.is_reordered(&self.theirs)
            && common(&self.ours, &self.theirs) != common(&self.theirs, &self.ours)
    }
}
