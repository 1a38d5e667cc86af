//! The commands, through the real binary.

mod fmt;
mod indicator_set;
mod list;
mod show;
mod validate;
