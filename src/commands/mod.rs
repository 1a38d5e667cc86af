//! The commands, one a file, named as they are typed.

pub mod agenda;
pub mod context;
pub mod diff;
pub mod edit;
pub mod explain;
pub mod export;
pub mod failure;
mod fields;
mod filtres;
pub mod fmt;
pub mod import;
pub mod indicator;
pub mod init;
mod input;
mod judge;
mod laid;
pub mod list;
pub mod log;
pub mod merge_file;
mod moment;
pub mod new;
mod outcome;
mod progress;
pub mod rename;
pub mod schema;
pub mod set;
pub mod show;
pub mod status;
pub mod summary;
pub mod table;
mod terminal;
mod typed;
pub mod validate;
mod view;
pub mod writing;

pub use context::Context;
use moment::Moment;
pub use outcome::Outcome;
pub use view::View;
pub use writing::{Guard, Writing};

/// The form of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    Human,
    Json,
}
