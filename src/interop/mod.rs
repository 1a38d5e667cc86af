//! In and out: the forms other programs read.

pub mod json;
