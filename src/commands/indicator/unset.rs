//! `pcaet indicator unset`: a value that is no longer known.

use anyhow::Result;

use crate::commands::{Context, Format, Outcome};
use crate::obstacle::Obstacle;
use crate::workspace::rewrite;
use crate::yaml::{Change, Document};

use super::set::{Said, Writing, expected, key_of, path_of, period_of, read_held, route_to};
use super::{find, find_alone, held, porteur};

/// Remove the value of an indicator for a period
///
/// Touches nothing else in the file.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Numero of the fiche, or “plan”
    #[arg(value_name = "NUMERO")]
    porteur: String,
    /// Id of the indicator: entreprises-engagees
    #[arg(value_name = "ID")]
    id: String,
    /// Period of the value: 2024, 2024-S1, 2024-T3, 2024-06, 2024-06-30
    #[arg(long, value_name = "PERIOD")]
    period: Option<String>,
    #[command(flatten)]
    writing: Writing,
    /// Form of the answer
    #[arg(long, value_name = "FORMAT")]
    format: Option<Format>,
}

/// Removes the value.
pub fn run(args: &Args, ctx: &Context) -> Result<Outcome> {
    let folder = ctx.folder()?;
    let porteur = porteur(&args.porteur)?;
    let seen = held(&folder, &porteur)?;
    let indicateur = find(seen.indicateurs(), &porteur, &args.id)?;
    let Some(period) = &args.period else {
        let latest =
            indicateur.latest().map_or_else(|| indicateur.awaited(ctx.today), |valeur| valeur.periode);
        let command = format!("pcaet indicator unset {porteur} {} --period {latest}", args.id);
        return Err(Obstacle::PeriodeMissing { command }.into());
    };
    let periode = period_of(period)?;
    let path = path_of(&folder, &porteur);
    let (written, before) = rewrite(&folder, &path, &args.writing.hold(ctx), |text| {
        let document = Document::read(text);
        let held = read_held(&document, &folder, &porteur)?;
        let indicateur = find_alone(held.indicateurs(), &porteur, &args.id, &folder.show(&path))?;
        let before = indicateur.valeur(periode).cloned();
        expected(args.writing.expect.as_deref(), indicateur, periode, before.as_ref())?;
        let valeurs = route_to(&args.id).key("valeurs");
        let key = document.node(&valeurs).and_then(|series| key_of(series, periode));
        let changes = key.map(|key| Change::Remove { route: valeurs.key(key) });
        Ok((changes.into_iter().collect(), before))
    })?;
    let said =
        Said { porteur: &porteur, id: &args.id, path: folder.show(&path), periode, before, after: None };
    said.answer("indicator-unset", &written, &args.writing, ctx.wants_json(args.format), ctx)
}
