//! What is wrong in a file, or in a whole plan: all of it read, and every rule tried.

use anyhow::Result;
use chrono::NaiveDate;

use crate::diagnostic::{self, Diagnostic};
use crate::obstacle::Obstacle;
use crate::plan::proche::nearest;
use crate::plan::{Entete, Fiche, Niveau, Numero, Porteur};
use crate::rules;
use crate::workspace::{Checks, Folder, Loaded, Opened, ignore, load, locate, open, open_plan};

use super::Context;

/// Tries the rules about one file while it is read.
fn tried<T>(today: NaiveDate, read: impl FnOnce(Checks<'_>) -> T) -> T {
    let fiche = |fiche: &Fiche, entete: &Entete, sink: &mut Vec<Diagnostic>| {
        rules::check_fiche(fiche, &rules::Ctx { entete, today }, sink);
    };
    let entete = |entete: &Entete, sink: &mut Vec<Diagnostic>| {
        rules::check_entete(entete, &rules::Ctx { entete, today }, sink);
    };
    read(Checks { fiche: &fiche, entete: &entete })
}

/// Reads a fiche with what its own file lets one find wrong; one that cannot be read is an obstacle.
pub fn fiche(folder: &Folder, numero: &Numero, today: NaiveDate) -> Result<Opened, Obstacle> {
    let mut opened = tried(today, |checks| open(folder, numero, checks))?;
    rules::grade(&mut opened.diagnostics, &opened.entete);
    if opened.fiche.is_none() {
        return Err(broken(opened.path, &opened.diagnostics));
    }
    Ok(opened)
}

/// Returns what is wrong in the file of a fiche or of the plan, as far as it tells by itself.
pub fn file(folder: &Folder, porteur: &Porteur, today: NaiveDate) -> Result<Vec<Diagnostic>, Obstacle> {
    match porteur {
        Porteur::Fiche(numero) => Ok(fiche(folder, numero, today)?.diagnostics),
        Porteur::Plan => {
            let (entete, mut found) = tried(today, |checks| open_plan(folder, checks));
            let Some(entete) = entete else { return Err(broken(folder.show(&folder.plan()), &found)) };
            rules::grade(&mut found, &entete);
            Ok(found)
        }
    }
}

/// Reads the whole plan and tries every rule on it; `levels` go before those of the plan, `taken` was found before.
pub fn plan(
    folder: &Folder,
    mut taken: Vec<Diagnostic>,
    levels: Vec<(String, Niveau)>,
    ctx: &Context,
) -> Result<Loaded, Obstacle> {
    let today = ctx.today;
    let mut loaded = ctx.watch(|progress| tried(today, |checks| load(folder, checks, progress)))?;
    let mut whole = rules::check_plan(&loaded.plan, &rules::Ctx { entete: &loaded.plan.entete, today });
    whole.append(&mut taken);
    locate(folder, &mut whole);
    loaded.diagnostics.append(&mut whole);
    ignore::silence(&mut loaded.diagnostics, &mut loaded.ignores);
    let codes = || rules::all().map(|rule| rule.code);
    let is_rule = |code: &str| rules::find(code).is_some();
    loaded.diagnostics.extend(ignore::report_idle(&loaded.ignores, is_rule, |code| nearest(code, codes())));
    // The first level given to a rule holds: those of the command line go before the plan's.
    loaded.plan.entete.regles.splice(0..0, levels);
    rules::grade(&mut loaded.diagnostics, &loaded.plan.entete);
    diagnostic::sort(&mut loaded.diagnostics);
    Ok(loaded)
}

/// Says that a file cannot be read, by the first thing that is wrong in it.
pub fn broken(path: String, found: &[Diagnostic]) -> Obstacle {
    let (line, code) = found.first().map_or((1, "syntaxe"), |found| (found.start.line, found.code));
    Obstacle::Broken { path, line, code }
}
