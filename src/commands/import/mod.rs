//! `pcaet import`: fiches out of what other programs publish or write.

pub mod fiches;

use anyhow::Result;

use super::{Context, Outcome};

/// What fiches are made from.
#[derive(Debug, clap::Subcommand)]
pub enum Command {
    Csv(fiches::Args),
    Xlsx(fiches::Args),
}

/// Imports.
pub fn run(command: &Command, ctx: &Context) -> Result<Outcome> {
    match command {
        Command::Csv(args) | Command::Xlsx(args) => fiches::run(args, ctx),
    }
}
