//! What stands at a route, and what stands around it.

use super::Page;
use crate::yaml::format::Model;
use crate::yaml::{Entry, Kind, Layout, Node, Refusal, Route, Step, Style};

/// A node with its surroundings.
pub(super) struct Place<'p, 't> {
    /// How one gets there.
    pub route: &'p Route,
    /// What stands there.
    pub node: &'p Node<'t>,
    /// The byte after the colon or the dash that announces it.
    pub after: usize,
    /// Flow, if it stands between brackets or braces at any height.
    pub around: Layout,
    /// What holds it.
    pub holder: Holder<'p, 't>,
}

/// What holds a node.
#[derive(Clone, Copy)]
pub(super) enum Holder<'p, 't> {
    /// Nothing: it is the whole text.
    Text,
    /// A map, and which of its entries it is.
    Map(&'p Node<'t>, &'p [Entry<'t>], usize),
    /// A list, and which of its items it is.
    List(&'p Node<'t>, &'p [Node<'t>], usize),
}

impl<'p, 't> Place<'p, 't> {
    /// Finds what stands at a route.
    pub fn find(page: &'p Page<'t>, route: &'p Route) -> Result<Self, Refusal> {
        let nowhere = || Refusal::NoSuchPlace(route.clone());
        let node = page.root.as_ref().ok_or_else(nowhere)?;
        let after = page.beginning();
        let mut place = Self { route, node, after, around: Layout::Block, holder: Holder::Text };
        for step in &route.0 {
            let next = place.node.step(step).ok_or_else(nowhere)?;
            place = place.enter(page, step, next)?.ok_or_else(nowhere)?;
        }
        Ok(place)
    }

    /// Goes one step down, to a node already found there.
    fn enter(&self, page: &'p Page<'t>, step: &Step, next: &'p Node<'t>) -> Result<Option<Self>, Refusal> {
        let around = |layout: Layout| if layout == Layout::Flow { Layout::Flow } else { self.around };
        let is_next = |node: &Node| std::ptr::eq(node, next);
        Ok(match (step, &self.node.kind) {
            (Step::Key(_), Kind::Mapping(entries, layout)) => {
                let Some(index) = entries.iter().position(|entry| is_next(&entry.value)) else {
                    return Ok(None);
                };
                let after = page.after_colon(&entries[index])?;
                let holder = Holder::Map(self.node, entries, index);
                Some(Self { route: self.route, node: next, after, around: around(*layout), holder })
            }
            (_, Kind::Sequence(items, layout)) => {
                let Some(index) = items.iter().position(is_next) else { return Ok(None) };
                let after = match layout {
                    Layout::Flow => next.span.start as usize,
                    Layout::Block => self.after_dash(page, items, index)?,
                };
                let holder = Holder::List(self.node, items, index);
                Some(Self { route: self.route, node: next, after, around: around(*layout), holder })
            }
            _ => None,
        })
    }

    /// Returns the byte after the dash of one of this list's items.
    pub fn after_dash(&self, page: &Page, items: &[Node], index: usize) -> Result<usize, Refusal> {
        let from = match index.checked_sub(1) {
            None => self.after,
            Some(before) => page.shown_end(&items[before]),
        };
        page.after_dash(from, &items[index])
    }

    /// Tells whether nothing at all is written there.
    pub fn is_absent(&self) -> bool {
        self.node.is_scalar()
            && self.node.span.start == self.node.span.end
            && self.style() == Some(Style::Plain)
    }

    /// Returns how a scalar is written.
    pub fn style(&self) -> Option<Style> {
        match &self.node.kind {
            Kind::Scalar(_, style) => Some(*style),
            _ => None,
        }
    }

    /// Returns the column at which the entry or the item begins.
    pub fn column(&self, page: &Page) -> usize {
        match self.holder {
            Holder::Text => 0,
            Holder::Map(_, entries, index) => page.column(entries[index].key_span.start as usize),
            Holder::List(..) => page.column(self.after.saturating_sub(1)),
        }
    }

    /// Returns the sibling nearest above, or else below, that is a map or a list between brackets.
    pub fn bracketed_sibling<'m>(&'m self, page: &'m Page<'t>) -> Option<Model<'m>> {
        let is_flow = |node: &&Node| matches!(node.kind, Kind::Mapping(_, Layout::Flow));
        let node = match self.holder {
            Holder::Text => None,
            Holder::Map(_, entries, index) => {
                let (above, below) = entries.split_at(index);
                let nearest = above.iter().rev().chain(below.iter().skip(1));
                nearest.map(|entry| &entry.value).find(is_flow)
            }
            Holder::List(_, items, index) => {
                let (above, below) = items.split_at(index);
                above.iter().rev().chain(below.iter().skip(1)).find(is_flow)
            }
        };
        node.map(|node| Model { node, text: page.text })
    }
}
