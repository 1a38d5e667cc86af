//! `pcaet diff`: what changed in the plan between two states that git keeps, in the plan's words.

use anyhow::Result;

use crate::interop::json;
use crate::langue::Fact;
use crate::render::difference;
use crate::suivi::difference::{Changed, Commit, Compared, Fate};
use crate::workspace::difference::compare;
use crate::workspace::git::history::{self, State};

use super::{Context, Outcome, View, moment};

/// Say what changed between two states of the plan
///
/// Fiches added, removed and renamed; fields and values before and after. Since REV, or from one to another; without
/// REV, what is not committed. REV...REV: since the two parted, as a pull request shows it.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// A git revision or a day, or two with .. between them: main..HEAD
    #[arg(value_name = "REV[..REV]", default_value = "HEAD")]
    range: String,
    /// Form of the answer
    #[arg(long, value_name = "FORMAT")]
    format: Option<View>,
}

/// Says what changed.
pub fn run(args: &Args, ctx: &Context) -> Result<Outcome> {
    let folder = ctx.folder()?;
    ctx.check_fields::<json::Diff>()?;
    let (from, to) = moment::range(&folder, &args.range)?;
    let compared = compare(&folder, &history::moved(&folder, &from, &to, None)?);
    let (files, screen) = (&compared.files, ctx.screen());
    match View::asked(args.format, ctx) {
        View::Json => ctx.print_json(&json::Diff {
            from: (&from).into(),
            to: match &to {
                State::Commit(to) => Some(to.into()),
                State::Disk => None,
            },
            files: files.iter().map(Into::into).collect(),
            unreadable: &compared.unread,
        })?,
        View::Markdown => ctx.print_as_is(&difference::markdown(&compared, ctx.catalogue()))?,
        view => {
            view.print(&difference::table(&compared, &screen), ctx, || difference::lay_out(files, &screen))?;
        }
    }
    tell(&compared, &from, ctx);
    Ok(Outcome::Done)
}

/// Says how many files changed, since when, and which could not be read.
fn tell(compared: &Compared, from: &Commit, ctx: &Context) {
    let count = |is: fn(&Changed) -> bool| compared.files.iter().filter(|file| is(file)).count().into();
    let mut facts = moment::facts(from, from.day).to_vec();
    facts.extend([
        ("n", compared.files.len().into()),
        ("nouvelles", count(|file| file.fate == Fate::Added)),
        ("retirees", count(|file| file.fate == Fate::Removed)),
        ("renommees", count(|file| matches!(file.fate, Fate::Renamed(_)))),
        ("modifiees", count(|file| file.fate == Fate::Changed)),
    ]);
    if compared.unread.is_empty() || !compared.files.is_empty() {
        ctx.tell(&ctx.catalogue().say("difference-bilan", &facts));
    }
    if !compared.unread.is_empty() {
        let facts = [("n", compared.unread.len().into()), ("fichiers", Fact::List(compared.unread.clone()))];
        ctx.tell(&ctx.catalogue().say("difference-illisibles", &facts));
    }
}
