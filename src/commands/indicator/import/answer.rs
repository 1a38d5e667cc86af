//! What an import tells: the values before and after, in a table or in JSON, and how many there are.

use std::collections::BTreeSet;

use anyhow::Result;
use schemars::JsonSchema;
use serde::Serialize;

use crate::commands::{Context, Writing};
use crate::interop::json::{self, Answer};
use crate::interop::table::Sheet;
use crate::langue::{Catalogue, Fact};
use crate::plan::{Periode, Valeur};
use crate::render::table::{self, Column};
use crate::render::{Screen, diff, indicateur, paint};

use super::columns::Columns;
use super::values::{Done, Written};

/// The most values that are shown once they are written: who wants all of them asks beforehand.
const MOST_SHOWN: usize = 20;

/// The most names in a sentence.
const MOST_NAMED: usize = 5;

/// Values brought in from a table.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Import<'p> {
    /// Whether a file says something else than before.
    pub changed: bool,
    /// The values that change, in the order of the table.
    pub values: Vec<Imported<'p>>,
    /// How many values were so already.
    pub unchanged: usize,
    /// How many rows give no value.
    pub skipped: usize,
    /// Whether nothing was written.
    pub dry_run: bool,
    /// The commit made of it; none when none was asked for, or nothing changed.
    pub commit: Option<String>,
}

/// A value brought in.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Imported<'p> {
    /// The numero of its fiche, or `plan` for one of the territory.
    pub numero: String,
    /// The id of its indicator.
    pub indicateur: &'p str,
    /// When.
    pub periode: String,
    /// The value before; none when nobody had given one.
    pub before: Option<json::Valeur<'p>>,
    /// The value after.
    pub after: json::Valeur<'p>,
    /// The file, relative, with `/`.
    pub path: &'p str,
    /// The line of the table that gives it.
    pub line: usize,
}

impl Answer for Import<'_> {
    const KIND: &'static str = "indicator-import";
}

/// Answers in JSON.
pub fn print_json(
    done: &Done,
    skipped: usize,
    writing: &Writing,
    commit: Option<String>,
    ctx: &Context,
) -> Result<()> {
    fn imported(written: &Written) -> Imported<'_> {
        let Written { line, porteur, id, periode, before, after, path } = written;
        let (before, after) = (before.as_ref().map(json::Valeur::from), after.into());
        let (numero, periode) = (porteur.to_string(), periode.to_string());
        Imported { numero, indicateur: id, periode, before, after, path, line: *line }
    }
    ctx.print_json(&Import {
        changed: !done.written.is_empty(),
        values: done.written.iter().map(imported).collect(),
        unchanged: done.unchanged,
        skipped,
        dry_run: writing.dry_run,
        commit,
    })
}

/// Answers people: the lines of the files if they are asked for, the table, and how many values there are.
pub fn print(done: &Done, skipped: usize, writing: &Writing, ctx: &Context) -> Result<()> {
    if writing.diff {
        for (path, rewrite) in &done.files {
            ctx.print(&diff::unified(path, &rewrite.before, &rewrite.after))?;
        }
    }
    let most = if writing.dry_run { usize::MAX } else { MOST_SHOWN };
    if !done.written.is_empty() {
        ctx.print(&lay_out(&done.written, most, &ctx.screen()))?;
    }
    ctx.print(&format!("{}\n", sum(done, skipped, ctx.catalogue())))?;
    if writing.dry_run && !done.written.is_empty() {
        ctx.tell(&ctx.catalogue().word("valeur-essai"));
    }
    Ok(())
}

/// Says how many values were written, and in how many files.
fn sum(done: &Done, skipped: usize, catalogue: &Catalogue) -> String {
    let changed = done.files.iter().filter(|(_, rewrite)| rewrite.before != rewrite.after).count();
    let facts = [
        ("n", Fact::Count(done.written.len())),
        ("fiches", changed.into()),
        ("deja", done.unchanged.into()),
        ("vides", skipped.into()),
    ];
    catalogue.say("import-bilan", &facts)
}

/// Says in a commit what was imported: how many values, then each.
pub fn message(done: &Done, skipped: usize, catalogue: &Catalogue) -> String {
    let line = |written: &Written| {
        let before = written.before.as_ref();
        let said = |valeur: &Valeur| Fact::Text(indicateur::bare(&valeur.mesure, catalogue));
        let facts = [
            ("porteur", written.porteur.to_string().into()),
            ("id", written.id.as_str().into()),
            ("periode", written.periode.into()),
            ("avant", before.map_or(Fact::Word("nc"), said)),
            ("apres", said(&written.after)),
        ];
        catalogue.say("commit-valeur", &facts)
    };
    let lines: Vec<String> = done.written.iter().map(line).collect();
    format!("{}\n\n{}\n", sum(done, skipped, catalogue), lines.join("\n"))
}

/// Lays the values out, one a line, at most so many.
fn lay_out(written: &[Written], most: usize, screen: &Screen<'_>) -> String {
    let columns = [
        Column::words(screen.word("colonne-numero")),
        Column::text(screen.word("champ-indicateur")),
        Column::words(screen.word("champ-periode")),
        Column::text(screen.word("import-avant")),
        Column::text(screen.word("import-apres")),
    ];
    let row = |written: &Written| {
        let (before, after) = (written.before.as_ref(), &written.after);
        // A source is shown where it alone changes.
        let is_whole = before.is_some_and(|before| before.mesure == after.mesure);
        vec![
            paint::clean(&written.porteur.to_string()),
            paint::clean(&written.id),
            screen.catalogue.periode(written.periode),
            before.map_or_else(|| screen.nc(), |before| value(before, is_whole, screen.catalogue)),
            value(after, is_whole, screen.catalogue),
        ]
    };
    let rows: Vec<Vec<String>> = written.iter().take(most).map(row).collect();
    let mut text = table::lay_out(&columns, &rows, screen);
    if written.len() > most {
        let left = [("n", Fact::Count(written.len() - most))];
        text += &format!("{}\n", paint::dim(&screen.catalogue.say("constats-en-plus", &left)));
    }
    text
}

/// Writes a value, with who says so if that is asked.
fn value(valeur: &Valeur, is_whole: bool, catalogue: &Catalogue) -> String {
    let mesure = indicateur::bare(&valeur.mesure, catalogue);
    let notes: Vec<String> =
        [&valeur.source, &valeur.commentaire].into_iter().flatten().map(|note| paint::clean(note)).collect();
    if is_whole && !notes.is_empty() { format!("{mesure} ({})", notes.join(" · ")) } else { mesure }
}

/// Says on stderr how the table was read, where it could have been otherwise.
pub fn tell_reading(sheet: &Sheet, columns: &Columns, ctx: &Context) {
    if let Some(encoding) = sheet.assumed {
        ctx.tell(&ctx.catalogue().say("import-encodage", &[("encodage", encoding.into())]));
    }
    if !columns.unknown.is_empty() {
        let names: Vec<String> = columns.unknown.iter().map(|name| paint::clean(name)).collect();
        let facts = [("n", Fact::Count(names.len())), ("noms", Fact::List(names))];
        ctx.tell(&ctx.catalogue().say("import-colonnes-ignorees", &facts));
    }
}

/// Says on stderr what may not be meant: periods to come, and what was said of values that are no longer there.
pub fn tell_doubts(done: &Done, ctx: &Context) {
    let ahead: BTreeSet<Periode> = done
        .written
        .iter()
        .map(|written| written.periode)
        .filter(|periode| ctx.today < periode.first_day())
        .collect();
    for periode in ahead.into_iter().take(MOST_NAMED) {
        ctx.tell(&ctx.catalogue().say("valeur-future", &[("periode", periode.into())]));
    }
    let keeps = |written: &&Written| {
        written.before.as_ref().is_some_and(|before| {
            let is_kept = |old: &Option<String>, new: &Option<String>| old.is_some() && old == new;
            before.mesure != written.after.mesure
                && (is_kept(&before.source, &written.after.source)
                    || is_kept(&before.commentaire, &written.after.commentaire))
        })
    };
    let kept: Vec<&Written> = done.written.iter().filter(keeps).collect();
    if !kept.is_empty() {
        let mut named: Vec<String> = kept
            .iter()
            .take(MOST_NAMED)
            .map(|written| paint::clean(&format!("{} / {} {}", written.porteur, written.id, written.periode)))
            .collect();
        if kept.len() > MOST_NAMED {
            named.push("…".to_owned());
        }
        let facts = [("n", Fact::Count(kept.len())), ("valeurs", Fact::List(named))];
        ctx.tell(&ctx.catalogue().say("import-garde", &facts));
    }
    if done.completes {
        ctx.tell(&ctx.catalogue().word("import-reprise"));
    }
}
