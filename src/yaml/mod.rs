//! A text that remembers itself: YAML read with the place of every word, and edited without touching any other.
//!
//! Knows nothing of climate plans. [`scan`] turns a text into a tree of spans, [`document`] finds things in it,
//! [`route`] names a place in it, [`edit`] changes one place and proves that nothing else moved.

pub mod document;
pub mod route;
pub mod scan;

pub use document::{Document, Position};
pub use route::{Route, Step};
pub use scan::{Entry, Fault, FaultKind, Kind, Layout, Node, Span, Style, Syntax};
