//! `pcaet validate`: every rule on every file, and where each finding is.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::diagnostic::{self, Diagnostic, Severity};
use crate::fs;
use crate::interop::json;
use crate::obstacle::Obstacle;
use crate::render::{diagnostic as findings, paint};
use crate::rules;
use crate::workspace::{Checks, Folder, Loaded, locate};

use super::{Context, Outcome};

/// Check the plan
///
/// Every rule on every fiche: each finding says where, what, and what would mend it. PATH limits what is
/// told, not what is read.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Files to tell about; all by default
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Form of the answer
    #[arg(long, value_name = "FORMAT")]
    format: Option<Format>,
    /// Warnings count as errors
    #[arg(long)]
    strict: bool,
}

/// The form of a validation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    Human,
    Concise,
    Json,
}

/// Checks the plan.
pub fn run(args: &Args, ctx: &Context) -> Result<Outcome> {
    let folder = ctx.folder()?;
    let told = args
        .paths
        .iter()
        .map(|path| told_path(&folder, ctx.dir(), path))
        .collect::<Result<HashSet<_>, _>>()?;
    let loaded = check(&folder, ctx)?;
    let about = |found: &&Diagnostic| told.is_empty() || told.contains(&found.path);
    let found: Vec<Diagnostic> = loaded.diagnostics.iter().filter(about).cloned().collect();
    let read = loaded.seen - loaded.unreadable.len();
    if ctx.wants_json((args.format == Some(Format::Json)).then_some(super::Format::Json)) {
        answer_json(&found, loaded.seen, read, ctx)?;
    } else {
        let summary = summary(&found, loaded.seen, read, ctx);
        if args.format == Some(Format::Concise) {
            ctx.print(&findings::concise(&found, ctx.catalogue()))?;
            ctx.tell(&summary);
        } else {
            let text = |found: &Diagnostic| fs::read(&path_of(&folder, &found.path)).ok();
            let width = ctx.screen().width;
            ctx.print(&findings::drawn(&found, ctx.catalogue(), width, ctx.color(), text))?;
            if !ctx.quiet {
                ctx.print(&format!("{summary}\n"))?;
            }
        }
    }
    let bad = |found: &Diagnostic| {
        found.severity == Severity::Error || (args.strict && found.severity == Severity::Warning)
    };
    Ok(Outcome::bad_if(found.iter().any(bad)))
}

/// Reads the whole plan and tries every rule on it.
fn check(folder: &Folder, ctx: &Context) -> Result<Loaded> {
    let today = ctx.today;
    let checks = Checks {
        fiche: &|fiche, entete, sink| rules::check_fiche(fiche, &rules::Ctx { entete, today }, sink),
        entete: &|entete, sink| rules::check_entete(entete, &rules::Ctx { entete, today }, sink),
    };
    let mut loaded = ctx.load(folder, checks)?;
    let mut whole = rules::check_plan(&loaded.plan, &rules::Ctx { entete: &loaded.plan.entete, today });
    rules::grade(&mut whole, &loaded.plan.entete);
    rules::grade(&mut loaded.diagnostics, &loaded.plan.entete);
    locate(folder, &mut whole);
    loaded.diagnostics.append(&mut whole);
    diagnostic::sort(&mut loaded.diagnostics);
    Ok(loaded)
}

fn summary(found: &[Diagnostic], seen: usize, read: usize, ctx: &Context) -> String {
    let count = |severity| found.iter().filter(|found| found.severity == severity).count();
    let errors = count(Severity::Error);
    let facts = [
        ("vus", seen.into()),
        ("lus", read.into()),
        ("manque", (seen - read).into()),
        ("erreurs", errors.into()),
        ("avertissements", count(Severity::Warning).into()),
        ("notes", count(Severity::Note).into()),
    ];
    let sentence = ctx.catalogue().say("validation-bilan", &facts);
    if errors > 0 { paint::bad(&sentence) } else { paint::good(&sentence) }
}

fn answer_json(found: &[Diagnostic], seen: usize, read: usize, ctx: &Context) -> Result<()> {
    let catalogue = ctx.catalogue();
    let object = |found: &Diagnostic| {
        let help = findings::help(found, catalogue);
        json::diagnostic(found, &findings::message(found, catalogue), help.as_deref())
    };
    let model = json::diagnostic(&Diagnostic::new("syntaxe", crate::yaml::Route::root()), "", None);
    let diagnostics = ctx.choose(found.iter().map(object).collect(), &model)?;
    let summary = json::validation_summary(found, seen, read);
    ctx.print_json(&json::answer("validation", [("summary", summary), ("diagnostics", diagnostics)]))
}

/// Returns the path findings bear for a path that was typed; the folder itself stands for all it holds.
fn told_path(folder: &Folder, dir: &Path, path: &Path) -> Result<String, Obstacle> {
    let unknown =
        || Obstacle::UnknownPath { path: path.display().to_string(), folder: folder.show(&folder.actions) };
    folder.named(dir, path).map(|path| folder.show(&path)).ok_or_else(unknown)
}

/// Returns the file of a path that findings bear.
fn path_of(folder: &Folder, shown: &str) -> PathBuf {
    folder.actions.join(shown.rsplit('/').next().unwrap_or(shown))
}
