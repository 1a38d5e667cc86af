//! The comments of a merge: how often each is to stand in the text, and where those that lines lost go.

use std::collections::{BTreeMap, BTreeSet};

use crate::yaml::compare::Identity;
use crate::yaml::merge::Conflict;
use crate::yaml::remark::{Lean, Remark, carry, remarks};
use crate::yaml::{Refusal, Route};

/// The comments of three texts, of which two were made from the first.
pub struct Ledger<'l> {
    base: Vec<Remark>,
    ours: Vec<Remark>,
    theirs: Vec<Remark>,
    /// How often each comment is to stand in the merged text.
    needed: BTreeMap<String, usize>,
    identity: &'l dyn Identity,
}

/// Of each comment, how often it stands somewhere.
type Tally<'t> = BTreeMap<&'t str, usize>;

impl<'l> Ledger<'l> {
    /// Reads the comments.
    pub fn read(texts: [&str; 3], identity: &'l dyn Identity) -> Result<Self, Refusal> {
        let [base, ours, theirs] = texts.map(|text| remarks(text, identity));
        let mut ledger =
            Self { base: base?, ours: ours?, theirs: theirs?, needed: BTreeMap::new(), identity };
        let (base, ours, theirs) = (tally(&ledger.base), tally(&ledger.ours), tally(&ledger.theirs));
        let in_all = ours.keys().chain(theirs.keys()).collect::<BTreeSet<_>>().into_iter().map(|text| {
            let (base, ours, theirs) = (times(&base, text), times(&ours, text), times(&theirs, text));
            let needed = if base < ours && base < theirs {
                base + ledger.added(text)
            } else {
                (ours + theirs).saturating_sub(base)
            };
            ((*text).to_owned(), needed)
        });
        ledger.needed = in_all.collect();
        Ok(ledger)
    }

    /// Returns at how many places the sides added a comment of this text: the same place counts once.
    fn added(&self, text: &str) -> usize {
        let of = |remarks: &[Remark]| -> Vec<Option<Route>> {
            let own = remarks.iter().filter(|remark| remark.text == text);
            own.map(|remark| remark.route.clone()).collect()
        };
        let (base, ours, theirs) = (of(&self.base), of(&self.ours), of(&self.theirs));
        let at = |routes: &[Option<Route>], route: &Option<Route>| {
            routes.iter().filter(|other| *other == route).count()
        };
        let both: Vec<&Option<Route>> = ours.iter().chain(&theirs).collect();
        let first = both.iter().enumerate().filter(|(place, route)| !both[..*place].contains(route));
        first
            .map(|(_, route)| at(&ours, route).max(at(&theirs, route)).saturating_sub(at(&base, route)))
            .sum()
    }

    fn needs(&self, text: &str) -> usize {
        self.needed.get(text).copied().unwrap_or_default()
    }

    /// Carries over the comments that a text lacks, each to the place it is about.
    ///
    /// What is said of a place that conflicts stays with its side.
    pub fn fill(&self, mut text: String, conflicts: &[Conflict]) -> String {
        let Ok(mut now) = remarks(&text, self.identity) else { return text };
        let lacks = |now: &[Remark]| {
            let counts = tally(now);
            self.needed.iter().any(|(text, needed)| times(&counts, text) < *needed)
        };
        for remark in self.theirs.iter().chain(&self.ours) {
            if !lacks(&now) {
                break;
            }
            let counts = tally(&now);
            let is_there =
                || now.iter().any(|other| (&other.text, &other.route) == (&remark.text, &remark.route));
            let is_disputed = || conflicts.iter().any(|conflict| is_within(remark, &conflict.route));
            if self.needs(&remark.text) <= times(&counts, &remark.text)
                || is_there()
                || is_disputed()
                || self.is_reworded(remark)
            {
                continue;
            }
            let idle = counts.iter().filter(|(text, times)| self.needs(text) < **times);
            let idle: Vec<&str> = idle.map(|(text, _)| *text).collect();
            let Some(carried) = carry(&text, remark, &idle, self.identity) else { continue };
            let Ok(then) = remarks(&carried, self.identity) else { continue };
            (text, now) = (carried, then);
        }
        text
    }

    /// Tells whether both sides changed one comment above one place: neither wording can stand for the other.
    fn is_reworded(&self, remark: &Remark) -> bool {
        let dropped = |side: &[Remark], was: &Remark| {
            times(&tally(side), &was.text) < times(&tally(&self.base), &was.text)
        };
        let mut above = self.base.iter().filter(|was| remark.lean != Lean::End && was.route == remark.route);
        above.any(|was| dropped(&self.ours, was) && dropped(&self.theirs, was))
    }

    /// Returns a comment that stands in none of the texts as often as it is to.
    pub fn lost(&self, texts: &[&str]) -> Option<String> {
        let kept: Vec<_> = texts.iter().filter_map(|text| remarks(text, self.identity).ok()).collect();
        let kept: Vec<Tally> = kept.iter().map(|remarks| tally(remarks)).collect();
        let most = |text: &str| kept.iter().map(|kept| times(kept, text)).max().unwrap_or_default();
        self.needed.iter().find(|(text, needed)| most(text) < **needed).map(|(text, _)| text.clone())
    }
}

fn tally(remarks: &[Remark]) -> Tally<'_> {
    let mut tally = Tally::new();
    for remark in remarks {
        *tally.entry(remark.text.as_str()).or_default() += 1;
    }
    tally
}

fn times(tally: &Tally, text: &str) -> usize {
    tally.get(text).copied().unwrap_or_default()
}

fn is_within(remark: &Remark, route: &Route) -> bool {
    remark.route.as_ref().is_some_and(|own| own.0.starts_with(&route.0))
}
