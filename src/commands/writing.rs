//! What the commands that write files share: their options.

use std::time::Duration;

use crate::workspace::Hold;

use super::Context;

/// The options of every command that changes a file.
#[derive(Debug, clap::Args)]
pub struct Writing {
    /// Say what would change, write nothing
    #[arg(short = 'n', long)]
    pub dry_run: bool,
    /// Show the lines that change
    #[arg(long)]
    pub diff: bool,
    /// Seconds to wait for another process that writes
    #[arg(long, value_name = "SECONDS", default_value_t = 10)]
    pub lock_timeout: u64,
}

impl Writing {
    /// Returns how the command writes.
    pub fn hold(&self, ctx: &Context) -> Hold {
        Hold {
            timeout: Duration::from_secs(self.lock_timeout),
            dry_run: self.dry_run,
            command: ctx.line.clone(),
        }
    }
}
