//! The commands, through the real binary.

mod explain;
mod indicator_set;
mod list;
mod show;
