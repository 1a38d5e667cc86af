//! `pcaet indicator set`: the value of an indicator for a period, and not a byte more.

use anyhow::Result;
use schemars::JsonSchema;
use serde::Serialize;

use crate::commands::typed::text_option;
use crate::commands::{Context, Format, Outcome, Writing};
use crate::interop::json::Answer;
use crate::obstacle::Obstacle;
use crate::plan::texte::is_nc;
use crate::plan::{Indicateur, Mesure, Valeur, nombre};
use crate::workspace::rewrite;
use crate::workspace::series::{self, Serie};
use crate::yaml::Document;

use super::write::{self, Said, Written};
use super::{Target, find, find_alone, held, porteur};

/// Write the value of an indicator for a period
///
/// Touches nothing else in the file. The same command again changes nothing.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    target: Target,
    /// A number, or a choice by its label or its code
    #[arg(value_name = "VALUE", allow_hyphen_values = true)]
    valeur: String,
    /// Period of the value: 2024, 2024-S1, 2024-T3, 2024-06, 2024-06-30
    #[arg(long, value_name = "PERIOD")]
    period: Option<String>,
    /// Who says so; @FILE or - reads a text
    #[arg(long, value_name = "TEXT")]
    source: Option<String>,
    /// What the value does not tell; @FILE or - reads a text
    #[arg(long, value_name = "TEXT")]
    comment: Option<String>,
    /// Only if the value is still this one (n.c.: none)
    #[arg(long, value_name = "OLD", allow_hyphen_values = true)]
    expect: Option<String>,
    #[command(flatten)]
    writing: Writing,
    /// Form of the answer
    #[arg(long, value_name = "FORMAT")]
    format: Option<Format>,
}

/// Sets the value.
pub fn run(args: &Args, ctx: &Context) -> Result<Outcome> {
    let folder = ctx.folder()?;
    let porteur = porteur(&args.target.porteur)?;
    ctx.check_fields::<Set>()?;
    // Read once before the lock, so that what cannot be is said at once.
    let seen = held(&folder, &porteur)?;
    let indicateur = find(seen.indicateurs(), &porteur, &args.target.id)?;
    let Some(period) = &args.period else {
        let awaited = indicateur.awaited(ctx.today);
        let command =
            format!("pcaet indicator set {porteur} {} {} --period {awaited}", args.target.id, args.valeur);
        return Err(Obstacle::PeriodeMissing { command }.into());
    };
    let periode = write::period_of(period)?;
    if is_nc(&args.valeur) {
        let command = format!("pcaet indicator unset {porteur} {} --period {periode}", args.target.id);
        return Err(Obstacle::NcIsUnset { command }.into());
    }
    if args.source.as_deref() == Some("-") && args.comment.as_deref() == Some("-") {
        let source = std::io::Error::other("--source - --comment -");
        return Err(Obstacle::OptionUnreadable { option: "--comment", from: "-".into(), source }.into());
    }
    let source = text_option("--source", args.source.as_deref())?;
    let commentaire = text_option("--comment", args.comment.as_deref())?;

    let path = folder.file_of(&porteur);
    let guard = args.writing.guard(&folder, &[&path], ctx)?;
    let (rewrite, (before, after)) = rewrite(&folder, &path, &args.writing.hold(ctx), |text| {
        let document = Document::read(text);
        let held = write::read_held(text, &folder, &porteur)?;
        let indicateur = find_alone(held.indicateurs(), &porteur, &args.target.id, &folder.show(&path))?;
        let mesure = measure(&args.valeur, indicateur)?;
        let before = indicateur.valeur(periode).cloned();
        let (old, serie) = (before.as_ref(), Serie::Valeurs(args.target.id.clone()));
        let after = Valeur {
            periode,
            mesure,
            source: kept(source.as_deref(), old.and_then(|valeur| valeur.source.as_ref())),
            commentaire: kept(commentaire.as_deref(), old.and_then(|valeur| valeur.commentaire.as_ref())),
        };
        // What is already so needs no one's leave.
        if old != Some(&after) {
            write::expected(args.expect.as_deref(), indicateur, periode, old)?;
        }
        Ok((series::changes(&document, &serie, old, &after), (before, after)))
    })?;
    let said = Said {
        porteur: &porteur,
        id: &args.target.id,
        folder: &folder,
        path: folder.show(&path),
        periode,
        before,
        after: Some(after),
    };
    if said.overwrites() && source.is_none() {
        said.tell_kept("valeur-garde-source", |valeur| valeur.source.as_ref(), ctx);
    }
    if said.overwrites() && commentaire.is_none() {
        said.tell_kept("valeur-garde-commentaire", |valeur| valeur.commentaire.as_ref(), ctx);
    }
    if ctx.today < periode.first_day() {
        ctx.tell(&ctx.catalogue().say("valeur-future", &[("periode", periode.into())]));
    }
    said.answer::<Set>(&rewrite, (&args.writing, guard), ctx.wants_json(args.format), ctx)
}

/// Returns the text that stands after a write: the new one, none where the new one is empty, else the old one.
fn kept(new: Option<&str>, old: Option<&String>) -> Option<String> {
    match new {
        Some(new) => Some(new.to_owned()).filter(|new| !new.is_empty() && !is_nc(new)),
        None => old.cloned(),
    }
}

/// Reads a value as the indicator counts, within its bounds.
pub(super) fn measure(text: &str, indicateur: &Indicateur) -> Result<Mesure, Obstacle> {
    let (value, id) = (text.to_owned(), indicateur.id.clone());
    let mesure = if indicateur.modalites.is_empty() {
        let Some(lecture) = nombre::read(text.trim()) else { return Err(Obstacle::NotANumber { value, id }) };
        Mesure::Nombre(lecture.nombre)
    } else {
        let choix = indicateur.modalites.iter().map(|modalite| modalite.label.clone()).collect();
        indicateur.modalite(text.trim()).ok_or(Obstacle::NotAModalite {
            value: value.clone(),
            id: id.clone(),
            choix,
        })?
    };
    if indicateur.admits(&mesure) {
        return Ok(mesure);
    }
    let bound = |bound: &Option<Mesure>| bound.as_ref().map(ToString::to_string);
    Err(Obstacle::OutOfBounds {
        value,
        id,
        minimum: bound(&indicateur.minimum),
        maximum: bound(&indicateur.maximum),
    })
}

/// A value written.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Set<'p> {
    #[serde(flatten)]
    written: Written<'p>,
}

impl<'p> From<Written<'p>> for Set<'p> {
    fn from(written: Written<'p>) -> Self {
        Self { written }
    }
}

impl Answer for Set<'_> {
    const KIND: &'static str = "indicator-set";
}
