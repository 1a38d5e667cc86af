//! `pcaet schema`: the JSON Schema of the files, which editors check and complete by, and of the answers.

use anyhow::Result;
use clap::builder::PossibleValuesParser;
use serde_json::Value;

use crate::interop::baseline::Baseline;
use crate::interop::json::{self, Answer, Failure, Statistics, Validation};
use crate::interop::schema;
use crate::rules;
use crate::workspace::{Checks, Folder, open_plan};

use super::{Context, Outcome, agenda, edit, explain, import, indicator, init, list, new, rename, set, show};

/// What has a schema.
#[derive(Debug, clap::Subcommand)]
pub enum Command {
    /// The schema of a fiche; in a plan, with the sectors that its plan.yaml adds
    Fiche,
    /// The schema of plan.yaml
    Plan,
    /// The schema of a JSON answer, with all its fields
    Output(Kind),
}

/// Which answer.
#[derive(Debug, clap::Args)]
pub struct Kind {
    /// The kind of the answer, as it says itself: validation
    #[arg(value_name = "KIND", value_parser = PossibleValuesParser::new(OUTPUTS.map(|(kind, _)| kind)))]
    kind: String,
}

/// An answer: what it calls itself, and its schema.
type Output = (&'static str, fn() -> Value);

/// The answers.
const OUTPUTS: [Output; 29] = [
    of::<show::Sheets>(),
    of::<json::Ligne>(),
    of::<list::Lines>(),
    of::<json::Status>(),
    of::<json::Summed>(),
    of::<agenda::Agenda>(),
    of::<json::Diff>(),
    of::<json::Log>(),
    of::<Validation>(),
    of::<Statistics>(),
    of::<json::Mended>(),
    of::<json::Laid>(),
    of::<Baseline>(),
    of::<indicator::list::Indicateurs>(),
    of::<indicator::show::One>(),
    of::<indicator::add::Added>(),
    of::<indicator::set::Set>(),
    of::<indicator::unset::Unset>(),
    of::<indicator::import::Import>(),
    of::<import::fiches::Import>(),
    of::<import::page::Imported>(),
    of::<set::Set>(),
    of::<json::Merge>(),
    of::<explain::Rules>(),
    of::<init::Begun>(),
    of::<new::Made>(),
    of::<edit::Edited>(),
    of::<rename::Renamed>(),
    of::<Failure>(),
];

const fn of<A: Answer>() -> Output {
    (A::KIND, json::schema::<A>)
}

/// Prints the schema.
pub fn run(command: &Command, ctx: &Context) -> Result<Outcome> {
    let schema = match command {
        Command::Fiche => {
            let folder = Folder::find(ctx.dir()).ok();
            let entete = folder.and_then(|folder| open_plan(&folder, Checks::NONE).0);
            schema::fiche(&entete.unwrap_or_default(), ctx.catalogue())
        }
        Command::Plan => schema::plan(rules::all().map(|rule| rule.code), ctx.catalogue()),
        Command::Output(output) => OUTPUTS
            .iter()
            .find(|(kind, _)| *kind == output.kind)
            .map(|(_, schema)| schema())
            .unwrap_or_default(),
    };
    ctx.print_as_is(&format!("{schema:#}\n"))?;
    Ok(Outcome::Done)
}
