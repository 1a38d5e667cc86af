//! `pcaet indicator unset`: a value that is no longer known.

use anyhow::Result;
use schemars::JsonSchema;
use serde::Serialize;

use crate::commands::{Context, Format, Outcome, Writing};
use crate::interop::json::Answer;
use crate::obstacle::Obstacle;
use crate::workspace::rewrite;
use crate::workspace::series::{self, Serie};
use crate::yaml::Document;

use super::write::{self, Said, Written};
use super::{Target, find, find_alone, held, porteur};

/// Remove the value of an indicator for a period
///
/// Touches nothing else in the file.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    target: Target,
    /// Period of the value: 2024, 2024-S1, 2024-T3, 2024-06, 2024-06-30
    #[arg(long, value_name = "PERIOD")]
    period: Option<String>,
    /// Only if the value is still this one (n.c.: none)
    #[arg(long, value_name = "OLD", allow_hyphen_values = true)]
    expect: Option<String>,
    #[command(flatten)]
    writing: Writing,
    /// Form of the answer
    #[arg(long, value_name = "FORMAT")]
    format: Option<Format>,
}

/// Removes the value.
pub fn run(args: &Args, ctx: &Context) -> Result<Outcome> {
    let folder = ctx.folder()?;
    let porteur = porteur(&args.target.porteur)?;
    ctx.check_fields::<Unset>()?;
    let seen = held(&folder, &porteur)?;
    let indicateur = find(seen.indicateurs(), &porteur, &args.target.id)?;
    let Some(period) = &args.period else {
        let latest =
            indicateur.latest().map_or_else(|| indicateur.awaited(ctx.today), |valeur| valeur.periode);
        let command = format!("pcaet indicator unset {porteur} {} --period {latest}", args.target.id);
        return Err(Obstacle::PeriodeMissing { command }.into());
    };
    let periode = write::period_of(period)?;
    let path = folder.file_of(&porteur);
    let guard = args.writing.guard(&folder, &[&path], ctx)?;
    let (rewrite, before) = rewrite(&folder, &path, &args.writing.hold(ctx), |text| {
        let document = Document::read(text);
        let held = write::read_held(text, &folder, &porteur)?;
        let indicateur = find_alone(held.indicateurs(), &porteur, &args.target.id, &folder.show(&path))?;
        let before = indicateur.valeur(periode).cloned();
        // A period that stands there without a value, with its author's comment, is already as asked.
        if before.is_none() {
            return Ok((Vec::new(), None));
        }
        let serie = Serie::Valeurs(args.target.id.clone());
        write::expected(args.expect.as_deref(), indicateur, periode, before.as_ref())?;
        Ok((series::removal(&document, &serie, periode).into_iter().collect(), before))
    })?;
    let mut gone = rewrite.before.lines().filter(|line| !rewrite.after.contains(*line));
    // The comment of a line that lost one of its values is still there.
    let times = |text: &str, comment: &str| text.matches(comment).count();
    let stays = |comment: &str| times(&rewrite.before, comment) == times(&rewrite.after, comment);
    if let Some((_, comment)) =
        gone.find_map(|line| line.split_once(" #").filter(|(_, comment)| !stays(comment)))
    {
        ctx.tell(&ctx.catalogue().say("valeur-commentaire-parti", &[("texte", comment.trim().into())]));
    }
    let said = Said {
        porteur: &porteur,
        id: &args.target.id,
        folder: &folder,
        path: folder.show(&path),
        periode,
        before,
        after: None,
    };
    said.answer::<Unset>(&rewrite, (&args.writing, guard), ctx.wants_json(args.format), ctx)
}

/// A value taken out.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Unset<'p> {
    #[serde(flatten)]
    written: Written<'p>,
}

impl<'p> From<Written<'p>> for Unset<'p> {
    fn from(written: Written<'p>) -> Self {
        Self { written }
    }
}

impl Answer for Unset<'_> {
    const KIND: &'static str = "indicator-unset";
}
