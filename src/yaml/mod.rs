//! A text that remembers itself: YAML read with the place of every word, and edited without touching any other.
//!
//! Knows nothing of climate plans. [`scan`] turns a text into a tree of spans, [`document`] finds things in it,
//! [`route`] names a place in it, [`data`] is what it says without its layout, [`format`] writes a value down,
//! [`edit`] changes one place and proves that nothing else moved.

pub mod compare;
pub mod data;
pub mod document;
pub mod edit;
pub mod format;
pub mod frame;
pub mod layout;
pub mod lines;
pub mod merge;
mod quote;
pub mod remark;
pub mod route;
pub mod scan;
mod splice;

pub use data::Data;
pub use document::{Document, Position, position};
pub use edit::{Change, Refusal, edit, edit_all};
pub use route::{Route, Step};
pub use scan::{Entry, Fault, FaultKind, Kind, Layout, Node, Span, Style, Syntax};
