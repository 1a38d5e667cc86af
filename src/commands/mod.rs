//! The commands, one a file, named as they are typed.

pub mod context;
pub mod explain;
pub mod fmt;
pub mod indicator;
pub mod init;
pub mod list;
pub mod new;
mod outcome;
pub mod schema;
pub mod show;
pub mod table;
pub mod validate;
pub mod writing;

pub use context::Context;
pub use outcome::Outcome;
pub use writing::Writing;

/// The form of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    Human,
    Json,
}
