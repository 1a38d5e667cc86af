//! The commands, one a file, named as they are typed.

pub mod context;
pub mod explain;
pub mod fmt;
pub mod indicator;
pub mod init;
pub mod list;
pub mod merge_file;
pub mod new;
mod outcome;
pub mod show;
pub mod validate;

pub use context::Context;
pub use outcome::Outcome;

/// The form of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    Human,
    Json,
}
