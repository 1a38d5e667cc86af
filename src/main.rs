//! The `pcaet` program.

use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::from(pcaet::cli::run(std::env::args_os()))
}
