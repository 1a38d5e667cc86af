//! `pcaet indicator show`: one indicator with its series and its targets.

use anyhow::Result;
use schemars::JsonSchema;
use serde::Serialize;

use crate::commands::{Context, Outcome, View};
use crate::interop::json::{self, Answer};
use crate::render::indicateur;

use super::{Target, find, held, porteur};

/// Show an indicator and its values
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    target: Target,
    /// Form of the answer
    #[arg(long, value_name = "FORMAT")]
    format: Option<View>,
}

/// Shows the indicator.
pub fn run(args: &Args, ctx: &Context) -> Result<Outcome> {
    let folder = ctx.folder()?;
    let porteur = porteur(&args.target.porteur)?;
    let held = held(&folder, &porteur)?;
    let shown = find(held.indicateurs(), &porteur, &args.target.id)?;
    let view = View::asked(args.format, ctx);
    if view == View::Json {
        ctx.print_json(&One { indicateur: json::Indicateur::of(&porteur, shown) })?;
        return Ok(Outcome::Done);
    }
    let awaited = ctx.catalogue().say("periode-prochaine", &[("periode", shown.awaited(ctx.today).into())]);
    let screen = ctx.screen();
    if view == View::Human {
        ctx.print(&indicateur::sheet(&porteur, shown, &awaited, &screen))?;
    } else {
        view.print(&indicateur::series_table(shown, &screen), ctx, String::new)?;
    }
    Ok(Outcome::Done)
}

/// One indicator.
#[derive(Debug, Serialize, JsonSchema)]
pub struct One<'p> {
    /// The indicator, its values and its targets.
    indicateur: json::Indicateur<'p>,
}

impl Answer for One<'_> {
    const KIND: &'static str = "indicator";
    const CHOICE: Option<&'static str> = Some("indicateur");
}
