//! `pcaet export`: the plan in the forms that other programs read.

mod leaving;
mod open;
mod tables;
mod tet;

use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::interop::export::Losses;
use crate::interop::json::Ligne;
use crate::langue::Fact;
use crate::obstacle::{Obstacle, OfExport};
use crate::plan::{Entete, Fiche};
use crate::workspace::{Folder, Progress};

use super::filtres::Filters;
use super::{Context, Moment, Outcome};

use leaving::{Leaving, Told};

/// Export the fiches in a form that other programs read
///
/// The answer goes to stdout, or to the file of -o. What the form cannot carry is counted on stderr; docs/formats.md
/// lists what each carries. A fiche that cannot be read is named on stderr, and the others are exported. A table (csv,
/// xlsx) that was changed in a spreadsheet comes back by pcaet import.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Form: jsonl, one fiche a line; csv, a table for spreadsheets; xlsx, a workbook; tet, what Territoires en
    /// Transitions imports; schema-commun, the JSON of the API Collectivités; fiches-action, the CSV of Territoires &
    /// Climat
    #[arg(value_name = "FORMAT")]
    form: Form,
    /// File to write, instead of stdout
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// What parts the cells of csv, instead of ; : a comma, tab or |
    #[arg(long, value_name = "SIGN", value_parser = delimiter)]
    delimiter: Option<u8>,
    /// Leave out the persons, and how to reach them
    #[arg(long)]
    public: bool,
    #[command(flatten)]
    moment: Moment,
    #[command(flatten)]
    filters: Filters,
}

/// A form that other programs read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Form {
    Jsonl,
    Csv,
    Xlsx,
    SchemaCommun,
    FichesAction,
    Tet,
}

impl Form {
    /// Returns its name, as it is typed.
    fn name(self) -> String {
        clap::ValueEnum::to_possible_value(&self).map(|value| value.get_name().to_owned()).unwrap_or_default()
    }

    /// Tells whether it is read by anyone, so that no person is ever in it.
    fn is_open(self) -> bool {
        matches!(self, Self::SchemaCommun | Self::FichesAction)
    }
}

/// Where the fiches go, and what is known on the way.
struct Target<'a> {
    form: Form,
    folder: &'a Folder,
    output: Option<&'a Path>,
    ctx: &'a Context,
    progress: &'a Progress,
}

/// Reads the sign that is to part cells.
fn delimiter(text: &str) -> Result<u8, String> {
    match text.as_bytes() {
        b"tab" | b"\\t" => Ok(b'\t'),
        [sign @ (b';' | b',' | b'\t' | b'|')] => Ok(*sign),
        _ => Err("; , | tab".to_owned()),
    }
}

/// Exports the fiches.
pub fn run(args: &Args, ctx: &Context) -> Result<Outcome> {
    let form = args.form;
    if args.delimiter.is_some() && form != Form::Csv {
        return Err(Obstacle::Export(OfExport::NoDelimiter { form: form.name() }).into());
    }
    let (folder, ctx) = &args.moment.look(ctx)?;
    let mut leaving = Leaving::begin(&args.filters, args.public || form.is_open(), folder, ctx)?;
    let output = args.output.as_deref().filter(|path| *path != Path::new("-"));
    let told = ctx.watch(|progress| {
        let target = Target { form, folder, output, ctx, progress };
        match form {
            Form::Jsonl => jsonl(&mut leaving, &target),
            Form::Csv => tables::csv(&mut leaving, args.delimiter, &target),
            Form::Xlsx => tables::xlsx(&mut leaving, &target),
            Form::SchemaCommun => open::schema_commun(&mut leaving, &target),
            Form::FichesAction => open::fiches_action(&mut leaving, &target),
            Form::Tet => tet::tet(&mut leaving, &target),
        }
    })?;
    tell(&told, &leaving, form, ctx);
    Ok(Outcome::Done)
}

/// Writes one fiche a line.
fn jsonl(leaving: &mut Leaving<'_>, target: &Target<'_>) -> Result<Told> {
    let folder = target.folder;
    target.ctx.write_by(folder, target.output, |file: &mut dyn Write| {
        let line = |fiche: &Fiche, entete: &Entete| {
            (Ligne::of(fiche, entete, folder.show(&folder.fiche(&fiche.numero))).text(), Vec::new())
        };
        leaving.each(target.progress, line, |line| file.write_all(line.as_bytes()))
    })
}

/// Says what was exported, and what was not.
fn tell(told: &Told, leaving: &Leaving<'_>, form: Form, ctx: &Context) {
    ctx.tell_unreadable(&leaving.reading.unreadable, leaving.reading.seen);
    let catalogue = ctx.catalogue();
    let named = |losses: &Losses| -> Vec<String> {
        let one = |(key, count): &(&str, usize)| format!("{} ({count})", catalogue.word(key));
        losses.counts().iter().map(one).collect()
    };
    let forme = || form.name().into();
    let hidden = if form.is_open() { "export-anonyme" } else { "export-cache" };
    for (key, losses) in [(hidden, &told.hidden), ("export-perd", &told.lost)] {
        if !losses.counts().is_empty() {
            ctx.tell(&catalogue.say(key, &[("quoi", Fact::List(named(losses))), ("forme", forme())]));
        }
    }
    let territoire = leaving.reading.entete.indicateurs.len();
    if territoire > 0 && form != Form::Xlsx {
        ctx.tell(&catalogue.say("export-territoire", &[("n", territoire.into()), ("forme", forme())]));
    }
    ctx.tell(&catalogue.say("export-total", &[("n", told.count.into())]));
}
