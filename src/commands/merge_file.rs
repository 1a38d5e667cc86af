//! `pcaet merge-file`: two versions of a file of the plan, merged by key.

use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::fs;
use crate::interop::json;
use crate::langue::{Catalogue, Fact};
use crate::obstacle::Obstacle;
use crate::plan::Porteur;
use crate::render::diagnostic;
use crate::render::paint::clean;
use crate::render::prose::shortened;
use crate::workspace::merge::{ByLines, Merged, Versions, merge};
use crate::yaml::format::Habits;
use crate::yaml::merge::Conflict;
use crate::yaml::{Data, Route};

use super::{Context, Format, Outcome};

/// The longest value a sentence quotes whole, in characters.
const LONGEST_VALUE: usize = 60;

/// Merge two versions of a file of the plan by key
///
/// Two branches that give 2024 and 2025 to one indicator, or change two fields, merge without a conflict. The
/// result is written into OURS; what both changed, each in its way, stands there between git's marks, and the exit
/// code is 1.
///
/// git uses it by itself once it is set up: pcaet init does so, and says what each colleague is to type once.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The version the two others were made from
    #[arg(value_name = "BASE")]
    base: PathBuf,
    /// The version that is merged into; the result is written there
    #[arg(value_name = "OURS")]
    ours: PathBuf,
    /// The version that is merged
    #[arg(value_name = "THEIRS")]
    theirs: PathBuf,
    /// The file of the plan they are versions of, to name it: actions/4.5.yaml
    #[arg(long, value_name = "PATH")]
    path: Option<PathBuf>,
    /// Length of the marks of a conflict
    #[arg(long, value_name = "N", default_value_t = 7, value_parser = clap::value_parser!(u8).range(1..))]
    marker_size: u8,
    /// Print the result, write nothing into OURS
    #[arg(short = 'p', long)]
    stdout: bool,
    /// Form of the answer
    #[arg(long, value_name = "FORMAT")]
    format: Option<Format>,
}

/// Merges the versions.
pub fn run(args: &Args, ctx: &Context) -> Result<Outcome> {
    let [base, ours, theirs] = [&args.base, &args.ours, &args.theirs].map(|path| ctx.typed(path));
    let versions = Versions { base, ours, theirs };
    let merged = merge(&versions, args.marker_size.into())?;
    let path = args.path.as_ref().unwrap_or(&args.ours);
    let text = args.stdout.then(|| String::from_utf8_lossy(&merged.bytes).into_owned());
    ctx.check_fields::<json::Merge>()?;
    if !args.stdout {
        fs::create(&versions.ours, &merged.bytes).map_err(|error| Obstacle::WriteFailed { error })?;
    }
    if ctx.wants_json(args.format) {
        ctx.print_json(&answer(&merged, path, text.as_deref()))?;
    } else if let Some(text) = text {
        ctx.print_as_is(&text)?;
    }
    tell(&merged, path, args.marker_size.into(), ctx);
    Ok(Outcome::bad_if(!merged.is_clean))
}

/// Returns the answer that programs read.
fn answer<'m>(merged: &'m Merged, path: &Path, text: Option<&'m str>) -> json::Merge<'m> {
    json::Merge {
        path: path.display().to_string(),
        clean: merged.is_clean,
        conflicts: merged.conflicts.iter().map(json::Conflict::from).collect(),
        by_lines: merged.by_lines.as_ref().map(|why| match why {
            ByLines::Unreadable(_, found) => found.code,
            ByLines::Remark(_) => "remark",
            ByLines::Unproved => "unproved",
        }),
        text,
    }
}

/// Says on stderr what conflicts, and why lines were merged where keys could not be.
fn tell(merged: &Merged, path: &Path, size: usize, ctx: &Context) {
    let (catalogue, shown) = (ctx.catalogue(), clean(&path.display().to_string()));
    let named = [("chemin", Fact::Text(shown.clone()))];
    let say = |key, facts: &[(&str, Fact)], help: Option<String>| {
        ctx.tell(&catalogue.say(key, facts));
        if let Some(help) = help {
            ctx.tell(&format!("  {} {help}", catalogue.word("usage-conseil")));
        }
    };
    match &merged.by_lines {
        None => {}
        Some(ByLines::Unreadable(side, found)) => {
            let facts = [
                ("cote", (*side).into()),
                ("ligne", found.start.line.to_string().into()),
                ("colonne", found.start.column.to_string().into()),
                ("cause", diagnostic::message(found, catalogue).into()),
                ("chemin", shown.clone().into()),
            ];
            say("fusion-lignes-lecture", &facts, diagnostic::help(found, catalogue));
        }
        Some(ByLines::Remark(text)) => {
            let facts = [("chemin", shown.clone().into()), ("texte", clean(text).into())];
            say("fusion-lignes-commentaire", &facts, None);
        }
        Some(ByLines::Unproved) => say("fusion-lignes-preuve", &named, None),
    }
    for conflict in &merged.conflicts {
        let facts = [
            ("place", place(path, &conflict.route).into()),
            ("ici", value(conflict, conflict.ours.as_ref(), catalogue)),
            ("labas", value(conflict, conflict.theirs.as_ref(), catalogue)),
        ];
        say("fusion-conflit", &facts, None);
    }
    if !merged.is_clean {
        let (opening, closing) = ("<".repeat(size), ">".repeat(size));
        let mut lines = merged.bytes.split(|byte| *byte == b'\n');
        let has_marks = lines.any(|line| line.starts_with(opening.as_bytes()));
        let facts = [
            ("n", merged.conflicts.len().into()),
            ("chemin", shown.into()),
            ("ouvre", opening.into()),
            ("ferme", closing.into()),
        ];
        let key = if has_marks { "fusion-bilan" } else { "fusion-bilan-sans-marques" };
        say(key, &facts, catalogue.help(key, &facts));
    }
}

/// Names a place as one would say it: 4.5 indicateurs[kits].valeurs.2024.
fn place(path: &Path, route: &Route) -> String {
    let stem = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
    let of = Porteur::read(stem).map_or_else(|| path.display().to_string(), |porteur| porteur.to_string());
    clean(format!("{of} {route}").trim_end())
}

/// Says in a sentence what a side says: a list on one line, what is long only in its beginning.
fn value(conflict: &Conflict, side: Option<&Data>, catalogue: &Catalogue) -> Fact {
    let brief =
        |text: &str| clean(&shortened(&text.split_whitespace().collect::<Vec<_>>().join(" "), LONGEST_VALUE));
    match side {
        None => Fact::Word("fusion-retire"),
        Some(Data::Null) => Fact::Word("nc"),
        Some(Data::Number(number)) => number.parse().map_or_else(|_| number.as_str().into(), Fact::Nombre),
        Some(Data::Text(text)) => catalogue.say("fusion-texte", &[("texte", brief(text).into())]).into(),
        Some(Data::Map(_)) if conflict.base.is_some() => Fact::Word("fusion-change"),
        Some(Data::Map(_)) => Fact::Word("fusion-ajoute"),
        Some(data) => brief(&Habits::default().flow(data, None).unwrap_or_default()).into(),
    }
}
