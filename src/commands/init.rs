//! `pcaet init`: a plan folder that validates at once, and what checks it in a pull request.

use std::path::{Path, PathBuf};

use anyhow::Result;
use schemars::JsonSchema;
use serde::Serialize;

use crate::fs::{self, WriteError};
use crate::interop::json::Answer;
use crate::interop::schema;
use crate::langue::{Catalogue, Langue};
use crate::obstacle::Obstacle;
use crate::plan::Entete;
use crate::render::paint::clean;
use crate::rules;
use crate::workspace::git;

use super::{Context, Format, Outcome};

/// Begin a plan
///
/// A folder actions/ with a plan.yaml and a first fiche, the JSON Schemas by which editors complete them, the files
/// that check them on GitHub, on GitLab and before each commit, and what lets git merge the fiches by key. What is
/// there already is left as it is.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Where; here by default
    #[arg(value_name = "DIR")]
    folder: Option<PathBuf>,
    /// Form of the answer
    #[arg(long, value_name = "FORMAT")]
    format: Option<Format>,
}

/// Where git reads how files merge.
const ATTRIBUTES: &str = ".gitattributes";

/// What it says of fiches, where it was there before.
const ATTRIBUTE: &str = "actions/*.yaml text eol=lf merge=pcaet";

/// The files around the plan, which check it: their paths from the folder, and what they hold.
const AROUND: [(&str, &str); 5] = [
    (
        ATTRIBUTES,
        "# Two branches merge by key (pcaet merge-file) where git knows the driver, by lines where it does not.\nactions/*.yaml text eol=lf merge=pcaet\n",
    ),
    (
        ".gitignore",
        "# The lock, and texts in the making; the folder hides itself as well.\nactions/.pcaet/\n",
    ),
    (".github/workflows/pcaet.yml", include_str!("init/github.yml")),
    (".gitlab-ci.yml", include_str!("init/gitlab.yml")),
    (".pre-commit-config.yaml", include_str!("init/pre-commit.yaml")),
];

/// The first fiche, which its plan's people replace.
const FICHE: &str = "\
numero: \"1.1\"
titre: Première action, à remplacer
statut: a-discuter
objectifs: []
calendrier:
  debut:
  fin_estimee:
elus: []
coordinateurs: []
partenaires: []
responsables: []
budget:
  montant:
indicateurs: []
";

/// Begins the plan.
pub fn run(args: &Args, ctx: &Context) -> Result<Outcome> {
    let folder = args.folder.as_ref().map_or_else(|| ctx.dir().to_owned(), |folder| ctx.dir().join(folder));
    let files = files(ctx.catalogue());
    for (name, _) in &files {
        can_be_made(&folder.join(name))?;
    }
    let (mut made, mut left) = (Vec::new(), Vec::new());
    for (name, text) in files {
        let path = folder.join(name);
        // A plan that has fiches needs no first one.
        let is_begun = name == "actions/1.1.yaml" && holds_fiches(&folder.join("actions"));
        if path.symlink_metadata().is_ok() || is_begun {
            left.push(name);
            continue;
        }
        fs::create_within(&path, &text).map_err(|error| Obstacle::WriteFailed { error })?;
        made.push(name);
    }
    if ctx.wants_json(args.format) {
        ctx.print_json(&Begun { made, left })?;
        return Ok(Outcome::Done);
    }
    for name in &made {
        ctx.print(&format!("{}\n", clean(name)))?;
    }
    let is_known = git::set_up_driver(&folder);
    let counts = [("faits", made.len().into()), ("laisses", left.len().into())];
    ctx.tell(&ctx.catalogue().say("init-bilan", &counts));
    tell_driver(&folder, is_known, ctx);
    Ok(Outcome::Done)
}

/// Returns the files to make: their paths from the folder, and what they hold.
fn files(catalogue: &Catalogue) -> Vec<(&'static str, String)> {
    let langue = match catalogue.langue {
        Langue::Fr => "fr",
        Langue::En => "en",
    };
    let plan = format!("nom:\ncollectivite:\nlangue: {langue}\nadopte_le:\naxes: {{}}\n");
    let codes = rules::all().map(|rule| rule.code);
    let mut files = vec![
        ("actions/plan.yaml", schema::pointer(schema::OF_PLAN) + &plan),
        ("actions/1.1.yaml", schema::pointer(schema::OF_FICHES) + FICHE),
        (schema::OF_FICHES, format!("{:#}\n", schema::fiche(&Entete::default(), catalogue))),
        (schema::OF_PLAN, format!("{:#}\n", schema::plan(codes, catalogue))),
    ];
    files.extend(AROUND.map(|(name, text)| (name, text.to_owned())));
    files
}

/// What a plan was begun with.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Begun {
    /// The files made.
    made: Vec<&'static str>,
    /// The files that were there already, and were left.
    left: Vec<&'static str>,
}

impl Answer for Begun {
    const KIND: &'static str = "init";
}

/// Says how git comes to merge by key: each colleague tells their own git, once.
fn tell_driver(folder: &Path, is_known: bool, ctx: &Context) {
    let catalogue = ctx.catalogue();
    let attributes = fs::read(&folder.join(ATTRIBUTES)).unwrap_or_default();
    let is_named = attributes.contains("merge=pcaet");
    ctx.tell(&catalogue.word(if is_known && is_named { "init-fusion-reglee" } else { "init-fusion" }));
    for (key, value) in git::DRIVER {
        ctx.tell(&format!("  git config {key} \"{value}\""));
    }
    if !is_named {
        ctx.tell(&catalogue.say("init-attributs", &[("ligne", ATTRIBUTE.into())]));
    }
}

/// Makes sure, before anything is made, that what leads to a file is folders.
fn can_be_made(path: &Path) -> Result<(), Obstacle> {
    let above = path.ancestors().skip(1).find(|above| above.symlink_metadata().is_ok());
    match above {
        Some(above) if !above.is_dir() => {
            Err(Obstacle::WriteFailed { error: WriteError::NotAFolder { path: above.to_owned() } })
        }
        _ => Ok(()),
    }
}

fn holds_fiches(actions: &Path) -> bool {
    fs::walk(actions).is_ok_and(|listing| !listing.fiches.is_empty())
}
