//! `pcaet import`: fiches out of what other programs publish or write.

pub mod fiches;
pub mod page;
pub mod tet;

use anyhow::Result;

use super::{Context, Outcome};

/// What fiches are made from.
#[derive(Debug, clap::Subcommand)]
pub enum Command {
    Page(page::Args),
    Csv(fiches::Args),
    Xlsx(fiches::Args),
    Tet(tet::Args),
}

/// Imports.
pub fn run(command: &Command, ctx: &Context) -> Result<Outcome> {
    match command {
        Command::Page(args) => page::run(args, ctx),
        Command::Csv(args) | Command::Xlsx(args) => fiches::run(args, ctx),
        Command::Tet(args) => tet::run(args, ctx),
    }
}
