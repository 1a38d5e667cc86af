//! `pcaet show`: fiches whole, and what is wrong in them.

use anyhow::Result;
use schemars::JsonSchema;
use serde::Serialize;

use crate::diagnostic::{Diagnostic, Severity};
use crate::interop::json::{self, Answer};
use crate::plan::Lien;
use crate::render::{diagnostic as findings, fiche};
use crate::workspace::{Folder, Opened};

use super::{Context, Format, Moment, Outcome, context, judge};

/// Show fiches whole
///
/// As the published sheet lays them out: texts, people, budget, indicators, and what is wrong in them.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Numeros of the fiches: 4.5
    #[arg(required = true, value_name = "NUMERO")]
    numeros: Vec<String>,
    #[command(flatten)]
    moment: Moment,
    /// Form of the answer
    #[arg(long, value_name = "FORMAT")]
    format: Option<Format>,
}

/// Shows the fiches named.
pub fn run(args: &Args, ctx: &Context) -> Result<Outcome> {
    let (folder, ctx) = &args.moment.look(ctx)?;
    let numeros = args.numeros.iter().map(|text| context::numero(text)).collect::<Result<Vec<_>, _>>()?;
    let opened = numeros
        .iter()
        .map(|numero| judge::fiche(folder, numero, ctx.today))
        .collect::<Result<Vec<_>, _>>()?;
    if ctx.wants_json(args.format) {
        return answer_json(&opened, ctx);
    }
    for (place, opened) in opened.iter().enumerate() {
        if place > 0 {
            ctx.print("\n")?;
        }
        show(opened, folder, ctx)?;
    }
    Ok(Outcome::Done)
}

fn show(opened: &Opened, folder: &Folder, ctx: &Context) -> Result<()> {
    let Some(shown) = &opened.fiche else { return Ok(()) };
    let is_here = |lien: &Lien| lien.action.as_ref().is_some_and(|action| folder.has(&folder.fiche(action)));
    ctx.print(&fiche::sheet(shown, &opened.entete, is_here, &ctx.screen()))?;
    let wrong: Vec<Diagnostic> =
        opened.diagnostics.iter().filter(|found| found.severity != Severity::Note).cloned().collect();
    if !wrong.is_empty() {
        let path = folder.fiche(&shown.numero);
        let read = |_: &Diagnostic| folder.read(&path).ok();
        let screen = ctx.screen();
        let drawn = findings::drawn(&wrong, ctx.catalogue(), screen.width, ctx.color(), read);
        ctx.print(&format!("\n{}\n", drawn.trim_end()))?;
    }
    Ok(())
}

fn answer_json(opened: &[Opened], ctx: &Context) -> Result<Outcome> {
    ctx.print_json(&Sheets { fiches: opened.iter().filter_map(|opened| Sheet::of(opened, ctx)).collect() })?;
    Ok(Outcome::Done)
}

/// Fiches whole, and what is wrong in them.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Sheets<'p> {
    /// The fiches, in the order they were asked for.
    fiches: Vec<Sheet<'p>>,
}

/// A fiche, and what is wrong in it.
#[derive(Debug, Serialize, JsonSchema)]
struct Sheet<'p> {
    #[serde(flatten)]
    fiche: json::Fiche<'p>,
    /// What is wrong in it, as far as its own file tells.
    diagnostics: Vec<json::Found<'p>>,
}

impl<'p> Sheet<'p> {
    fn of(opened: &'p Opened, ctx: &Context) -> Option<Self> {
        let fiche = json::Fiche::of(opened.fiche.as_ref()?, &opened.entete, opened.path.clone());
        Some(Self { fiche, diagnostics: opened.diagnostics.iter().map(|found| ctx.found(found)).collect() })
    }
}

impl Answer for Sheets<'_> {
    const KIND: &'static str = "fiches";
    const CHOICE: Option<&'static str> = Some("fiches");
}
