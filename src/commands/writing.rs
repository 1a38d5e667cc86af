//! What the commands that write files share: their options, and the texts they are given.

use std::io::Read;
use std::time::Duration;

use crate::obstacle::Obstacle;
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

/// Returns the text of an option: itself, a file's after `@`, standard input for `-`.
pub fn text_option(option: &'static str, text: Option<&str>) -> Result<Option<String>, Obstacle> {
    let Some(text) = text else { return Ok(None) };
    let unreadable =
        |from: &str, source| Obstacle::OptionUnreadable { option, from: from.to_owned(), source };
    let said = if text == "-" {
        let mut said = String::new();
        std::io::stdin().read_to_string(&mut said).map_err(|source| unreadable("-", source))?;
        said
    } else if let Some(file) = text.strip_prefix('@') {
        std::fs::read_to_string(file).map_err(|source| unreadable(file, source))?
    } else {
        text.to_owned()
    };
    let said = said.trim().to_owned();
    if said.chars().any(|character| character.is_control() && character != '\n' && character != '\t') {
        return Err(Obstacle::ForbiddenText { option });
    }
    Ok(Some(said))
}
