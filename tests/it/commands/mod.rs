//! The commands, through the real binary.

mod indicator_set;
mod list;
mod show;
mod validate_formats;
mod validate_levels;
