//! What an import of fiches tells: the columns it read, and what became of each fiche.

use anyhow::Result;
use schemars::JsonSchema;
use serde::Serialize;

use crate::commands::{Context, Format, Outcome, Writing};
use crate::interop::json::{Answer, FileDiff};
use crate::interop::table::Sheet;
use crate::langue::{Catalogue, Fact};
use crate::plan::colonnes::Colonne;
use crate::render::paint::clean;
use crate::render::{diff, difference};
use crate::suivi::difference::{Changed, Fate};
use crate::workspace::Folder;
use crate::workspace::difference::compare;
use crate::workspace::git::history::Moved;

use super::columns::Columns;
use super::write::Written;

/// Fiches brought in from a table.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Import<'p> {
    /// Whether a file says something else than before.
    changed: bool,
    /// The fiches that are new or otherwise, in the order of the plan.
    files: Vec<FileDiff<'p>>,
    /// How many rows ask what is so already.
    unchanged: usize,
    /// Whether nothing was written.
    dry_run: bool,
    /// The commit made of it; none when none was asked for, or nothing changed.
    commit: Option<&'p str>,
}

impl Answer for Import<'_> {
    const KIND: &'static str = "import";
    const CHOICE: Option<&'static str> = Some("files");
}

/// Says which column is which field, which are left, and the encoding where the file does not say it.
///
/// Of a workbook that `export` wrote, says which of its sheets are read.
pub fn tell_columns(sheet: &Sheet, columns: &Columns, others: &[&str], ctx: &Context) {
    let pair = |(_, colonne, name): &(usize, &Colonne, String)| {
        if name == colonne.route { name.clone() } else { format!("{name} → {}", colonne.route) }
    };
    if columns.stamp.is_some() {
        let own = sheet.name.iter().map(|name| clean(name));
        let sheets = own.chain(others.iter().map(|name| (*name).to_owned())).collect();
        ctx.tell(&ctx.catalogue().say("table-revient", &[("feuilles", Fact::List(sheets))]));
    } else {
        let fields = columns.fields.iter().map(|field| clean(&pair(field))).collect();
        ctx.tell(&ctx.catalogue().say("table-colonnes", &[("colonnes", Fact::List(fields))]));
    }
    if !columns.left.is_empty() {
        let names: Vec<String> = columns.left.iter().map(|name| clean(name)).collect();
        let facts = [("n", names.len().into()), ("noms", Fact::List(names))];
        ctx.tell(&ctx.catalogue().say("import-colonnes-ignorees", &facts));
    }
    if let Some(encoding) = sheet.assumed {
        ctx.tell(&ctx.catalogue().say("import-encodage", &[("encodage", encoding.into())]));
    }
}

/// Returns what becomes of the fiches.
pub fn changed(folder: &Folder, written: &[Written]) -> Vec<Changed> {
    let moved = |one: &Written| {
        let name = one.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let side = |text: &str| Some((name.clone(), text.as_bytes().to_vec()));
        Moved { before: one.before.as_deref().and_then(side), after: side(&one.after) }
    };
    let moved: Vec<Moved> = written.iter().map(moved).collect();
    compare(folder, &moved).files
}

/// Says in a commit how many fiches came, and how many are otherwise.
pub fn message(changed: &[Changed], catalogue: &Catalogue) -> String {
    let numeros = changed.iter().map(|one| one.porteur.to_string()).collect();
    let mut facts = counts(changed).to_vec();
    facts.push(("porteurs", Fact::List(numeros)));
    catalogue.say("commit-import", &facts)
}

fn counts(changed: &[Changed]) -> [(&'static str, Fact); 2] {
    let new = changed.iter().filter(|one| one.fate == Fate::Added).count();
    [("nouvelles", new.into()), ("modifiees", (changed.len() - new).into())]
}

/// Says what became of each fiche, in words or in JSON.
pub fn answer(
    (writing, format): (&Writing, Option<Format>),
    folder: &Folder,
    changed: &[Changed],
    written: &[Written],
    rows: usize,
    commit: Option<&str>,
    ctx: &Context,
) -> Result<Outcome> {
    let moving: usize = written.iter().map(Written::rows).sum();
    let (unchanged, dry_run) = (rows.saturating_sub(moving), writing.dry_run);
    if ctx.wants_json(format) {
        ctx.print_json(&Import {
            changed: !written.is_empty(),
            files: changed.iter().map(Into::into).collect(),
            unchanged,
            dry_run,
            commit,
        })?;
        return Ok(Outcome::Done);
    }
    if writing.diff {
        for one in written {
            ctx.print(&diff::unified(
                &folder.show(&one.path),
                one.before.as_deref().unwrap_or_default(),
                &one.after,
            ))?;
        }
    }
    ctx.print(&difference::lay_out(changed, &ctx.screen()))?;
    let mut facts = counts(changed).to_vec();
    facts.push(("inchangees", unchanged.into()));
    ctx.tell(&ctx.catalogue().say("table-bilan", &facts));
    if dry_run && !written.is_empty() {
        ctx.tell(&ctx.catalogue().word("valeur-essai"));
    }
    Ok(Outcome::Done)
}
