//! `pcaet log`: when a fiche changed, or one of its indicators, and who changed it.

use anyhow::Result;

use crate::commands::indicator::{find, held};
use crate::interop::json;
use crate::plan::Porteur;
use crate::render::difference;
use crate::render::indicateur::series;
use crate::render::paint::{bold, clean, dim, name};
use crate::render::prose::wrap_line;
use crate::render::table::{Column, Table};
use crate::suivi::difference::{Changed, Entry, Fate};
use crate::workspace::difference::log;
use crate::workspace::git::history;
use crate::workspace::{Folder, unknown_fiche};

use super::{Context, Outcome, View, indicator};

/// Say when a fiche changed, and who changed it
///
/// Commit after commit, the last one first, in the plan's words. With ID, one indicator: its series as the file holds
/// it, then the history of that series in git.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Numero of the fiche, or “plan”
    #[arg(value_name = "NUMERO")]
    porteur: String,
    /// Id of an indicator
    #[arg(value_name = "ID")]
    id: Option<String>,
    /// Form of the answer
    #[arg(long, value_name = "FORMAT")]
    format: Option<View>,
}

/// Says when it changed.
pub fn run(args: &Args, ctx: &Context) -> Result<Outcome> {
    let folder = ctx.folder()?;
    ctx.check_fields::<json::Log>()?;
    let porteur = indicator::porteur(&args.porteur)?;
    let entries = log(&folder, &porteur, args.id.as_deref())?;
    if entries.is_empty() && !folder.has(&folder.file_of(&porteur)) {
        return Err(unknown_fiche(&folder, &porteur.to_string()).into());
    }
    let view = View::asked(args.format, ctx);
    if view == View::Json {
        ctx.print_json(&json::Log {
            numero: porteur.to_string(),
            id: args.id.as_deref(),
            changes: entries.iter().map(Into::into).collect(),
            shallow: history::is_shallow(&folder),
        })?;
        return Ok(Outcome::Done);
    }
    if view == View::Human
        && let Some(id) = &args.id
    {
        show_series(&folder, &porteur, id, &entries, ctx)?;
    }
    view.print(&table(&entries, ctx), ctx, || entries.iter().map(|entry| lay_out(entry, ctx)).collect())?;
    ctx.tell(&ctx.catalogue().say("log-bilan", &[("n", entries.len().into())]));
    if history::is_shallow(&folder) {
        ctx.tell(&ctx.catalogue().word("log-coupe"));
    }
    Ok(Outcome::Done)
}

/// Shows the series that the file holds, apart from how git saw it come.
fn show_series(folder: &Folder, porteur: &Porteur, id: &str, entries: &[Entry], ctx: &Context) -> Result<()> {
    let screen = ctx.screen();
    let held = held(folder, porteur);
    match held.as_ref().map(|held| find(held.indicateurs(), porteur, id)) {
        Ok(Ok(indicateur)) => {
            let text = format!("{}\n{}\n", bold(&screen.word("log-serie")), series(indicateur, &screen));
            ctx.print(&format!("{text}{}\n", bold(&screen.word("log-historique"))))
        }
        // It went: its history is all there is.
        _ if !entries.is_empty() => Ok(()),
        Ok(Err(unknown)) => Err(unknown.into()),
        Err(_) => held.map(|_| ()).map_err(Into::into),
    }
}

fn lay_out(entry: &Entry, ctx: &Context) -> String {
    let screen = ctx.screen();
    let line = match &entry.commit {
        None => dim(&screen.word("log-sans-commit")),
        Some(commit) => {
            let day = ctx.catalogue().jour(commit.day);
            let (author, subject) = (clean(&commit.author), clean(&commit.subject));
            format!("{}  {}  {author}  {}", day, name(commit.short()), dim(&subject))
        }
    };
    let said = match &entry.file {
        None => format!("  {}\n", screen.word("log-illisible")),
        Some(file) => fate(file, ctx) + &difference::places(&file.places, &screen),
    };
    format!("{}\n{said}", wrap_line(&line, "  ", screen.width))
}

/// Says that the file came, went or is another, on a line of its own.
fn fate(file: &Changed, ctx: &Context) -> String {
    let is_told = file.fate != Fate::Changed || file.places.is_empty();
    if is_told { format!("  {}\n", difference::fate(file, ctx.catalogue())) } else { String::new() }
}

/// Returns the places one a row, with who changed them.
fn table(entries: &[Entry], ctx: &Context) -> Table {
    let title = |key: &str| ctx.catalogue().word(key);
    let columns = vec![
        Column::words(title("colonne-jour")),
        Column::words(title("log-commit")),
        Column::text(title("log-auteur")),
        Column::words(title("difference-champ")),
        Column::text(title("difference-avant")),
        Column::text(title("difference-apres")),
    ];
    let rows = entries.iter().flat_map(|entry| {
        let own = entry.commit.as_ref().map_or_else(Default::default, |commit| {
            [ctx.catalogue().jour(commit.day), commit.short().to_owned(), clean(&commit.author)]
        });
        let of_file = |file: &Changed| -> Vec<[String; 3]> {
            let is_told = file.fate != Fate::Changed || file.places.is_empty();
            let fate =
                is_told.then(|| [difference::fate(file, ctx.catalogue()), String::new(), String::new()]);
            let places = file.places.iter().map(|place| difference::cells(place, ctx.catalogue()));
            fate.into_iter().chain(places).collect()
        };
        let unread = || vec![[ctx.catalogue().word("log-illisible"), String::new(), String::new()]];
        let cells = entry.file.as_ref().map_or_else(unread, of_file);
        cells.into_iter().map(move |cells| own.iter().cloned().chain(cells).collect())
    });
    Table { columns, rows: rows.collect() }
}
