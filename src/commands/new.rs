//! `pcaet new`: a fiche to fill in.

use anyhow::Result;
use schemars::JsonSchema;
use serde::Serialize;

use crate::interop::json::Answer;
use crate::interop::schema;
use crate::obstacle::Obstacle;
use crate::plan::Numero;
use crate::plan::fiche::LONGEST_TITLE;
use crate::plan::texte::is_nc;
use crate::render::diff;
use crate::workspace::{Folder, carry_out, create};
use crate::yaml::{Change, Data, Route};

use super::{Context, Format, Outcome, Writing, context};

/// Make a new fiche
///
/// The usual keys, ready to be filled in, under the line by which editors find its schema where the plan holds
/// it (schema/fiche.json). A fiche that is there is never replaced.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Numero of the fiche: 4.6
    #[arg(value_name = "NUMERO")]
    numero: String,
    /// What the action does
    #[arg(value_name = "TITRE")]
    titre: String,
    #[command(flatten)]
    writing: Writing,
    /// Form of the answer
    #[arg(long, value_name = "FORMAT")]
    format: Option<Format>,
}

/// A fiche of which nothing is known; a value is never wrong for being left empty.
const EMPTY: &str = "\
numero:
titre:
statut: a-discuter
priorite:
echelle:
constat:
objectifs: []
calendrier:
  debut:
  fin_estimee:
perimetres: []
secteurs: []
description:
etapes: []
liens: []
elus: []
coordinateurs: []
partenaires: []
responsables: []
publics: []
moyens:
budget:
  montant:
  commentaire:
indicateurs: []
";

/// Makes the fiche.
pub fn run(args: &Args, ctx: &Context) -> Result<Outcome> {
    let folder = ctx.folder()?;
    let numero = context::numero(&args.numero)?;
    let path = folder.fiche(&numero);
    let shown = folder.show(&path);
    let set =
        |key: &str, text: &str| Change::Set { route: Route::root().key(key), value: Data::text(text.trim()) };
    let changes = [set("numero", numero.as_str()), set("titre", &args.titre)];
    let titre = args.titre.trim();
    if is_nc(titre)
        || titre.is_empty()
        || LONGEST_TITLE < titre.chars().count()
        || titre.contains(char::is_control)
    {
        return Err(Obstacle::TitleRefused { limit: LONGEST_TITLE }.into());
    }
    if path.symlink_metadata().is_ok() {
        return Err(Obstacle::AlreadyThere { path: shown }.into());
    }
    let dry_run = args.writing.dry_run;
    ctx.check_fields::<Made>()?;
    let guard = args.writing.guard(&folder, &[&path], ctx)?;
    let text = create(&folder, &path, &args.writing.hold(ctx), &empty(&folder), &changes)?;
    let facts = [("porteur", numero.as_str().into()), ("titre", titre.into())];
    let commit = guard.commit(&folder, &[path], ctx, |catalogue| catalogue.say("commit-fiche", &facts))?;
    if ctx.wants_json(args.format) {
        let after = Named { numero: numero.as_str(), titre };
        ctx.print_json(&Made { changed: true, before: None, after, path: shown, dry_run, commit })?;
        return Ok(Outcome::Done);
    }
    if args.writing.diff {
        ctx.print(&diff::unified(&shown, "", &text))?;
    } else if dry_run {
        ctx.print(&text)?;
    }
    let key = if dry_run { "new-essai" } else { "new-faite" };
    ctx.tell(&ctx.catalogue().say(key, &[("chemin", shown.into())]));
    Ok(Outcome::Done)
}

/// Returns a fiche of which nothing is known, under the line by which editors find its schema, where there is one.
fn empty(folder: &Folder) -> String {
    let has_schema = folder.actions.parent().is_some_and(|root| root.join(schema::OF_FICHES).is_file());
    if has_schema { schema::pointer(schema::OF_FICHES) + EMPTY } else { EMPTY.to_owned() }
}

/// Returns a fiche of which only the numero is known.
pub fn blank(folder: &Folder, numero: &Numero) -> Result<String, Obstacle> {
    let set = |key, value| Change::Set { route: Route::root().key(key), value };
    let changes = [set("numero", Data::text(numero.as_str())), set("statut", Data::Null)];
    let shown = folder.show(&folder.fiche(numero));
    carry_out(&shown, &empty(folder), &changes).map_err(|(_, obstacle)| obstacle)
}

/// The fiche made.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Made<'f> {
    /// Whether there is a fiche that there was not: always, since none is replaced.
    changed: bool,
    /// What was there: nothing.
    before: Option<Named<'f>>,
    /// The fiche.
    after: Named<'f>,
    /// Its file, relative, with `/`.
    path: String,
    /// Whether it was only shown.
    dry_run: bool,
    /// The commit made of it; none when none was asked for.
    commit: Option<String>,
}

/// A fiche that is new.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Named<'f> {
    /// Its numero, a text always.
    numero: &'f str,
    /// What the action does.
    titre: &'f str,
}

impl Answer for Made<'_> {
    const KIND: &'static str = "new";
}
