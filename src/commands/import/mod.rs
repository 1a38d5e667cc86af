//! `pcaet import`: fiches out of what other programs publish or write.

pub mod fiches;
pub mod page;

use anyhow::Result;

use super::{Context, Outcome};

/// What fiches are made from.
#[derive(Debug, clap::Subcommand)]
pub enum Command {
    Page(page::Args),
    Csv(fiches::Args),
    Xlsx(fiches::Args),
}

/// Imports.
pub fn run(command: &Command, ctx: &Context) -> Result<Outcome> {
    match command {
        Command::Page(args) => page::run(args, ctx),
        Command::Csv(args) | Command::Xlsx(args) => fiches::run(args, ctx),
    }
}
