//! `pcaet export`: the plan in the forms that other programs read.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::interop::export::Losses;
use crate::interop::json::Ligne;
use crate::langue::Fact;
use crate::plan::{Entete, Fiche, Plan};
use crate::workspace::{Folder, Progress, Reading};

use super::filtres::{Filter, Filters};
use super::{Context, Moment, Outcome};

/// Export the fiches in a form that other programs read
///
/// The answer goes to stdout, or to the file of -o. What the form cannot carry is counted on stderr; docs/formats.md
/// lists what each carries. A fiche that cannot be read is named on stderr, and the others are exported.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Form: jsonl, one fiche a line
    #[arg(value_name = "FORMAT")]
    form: Form,
    /// File to write, instead of stdout
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
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
}

/// What is said of an export beside it.
#[derive(Debug, Default)]
struct Told {
    count: usize,
    lost: Losses,
    hidden: Losses,
}

/// What a fiche became, and what of it did not.
struct Made<T> {
    piece: T,
    lost: Vec<&'static str>,
    hidden: Vec<&'static str>,
}

/// The fiches that are to leave, as they leave.
struct Leaving<'a> {
    reading: Reading<'a>,
    filter: Filter<'a>,
    public: bool,
}

/// Exports the fiches.
pub fn run(args: &Args, ctx: &Context) -> Result<Outcome> {
    let (folder, ctx) = &args.moment.look(ctx)?;
    let reading = Reading::begin(folder)?;
    let filter = filter(&args.filters, &reading, folder, ctx)?;
    let mut leaving = Leaving { reading, filter, public: args.public };
    let output = args.output.as_deref().filter(|path| *path != Path::new("-"));
    let told = ctx.watch(|progress| match args.form {
        Form::Jsonl => jsonl(&mut leaving, folder, output, ctx, progress),
    })?;
    tell(&told, &leaving.reading, args.form, ctx);
    Ok(Outcome::Done)
}

/// Reads the filters; what they name of the fiches is looked for in a first reading, that keeps nothing else.
fn filter<'a>(
    filters: &'a Filters,
    reading: &Reading<'_>,
    folder: &Folder,
    ctx: &Context,
) -> Result<Filter<'a>> {
    let mut plan = Plan { entete: reading.entete.clone(), ..Plan::default() };
    if filters.axe.is_some() || filters.responsable.is_some() {
        let named = |fiche: Fiche, _: &Entete| Fiche {
            axe: fiche.axe,
            liens: fiche.liens,
            responsables: fiche.responsables,
            ..Fiche::new(fiche.numero)
        };
        let mut first = Reading::begin(folder)?;
        ctx.watch(|progress| {
            first.each(progress, named, |fiche| {
                plan.fiches.push(fiche);
                Ok::<_, io::Error>(())
            })
        })?;
    }
    Filter::read(filters, &plan, ctx)
}

impl Leaving<'_> {
    /// Makes something of every fiche that the filters keep, and takes it in their order.
    fn each<T: Send>(
        &mut self,
        progress: &Progress,
        make: impl Fn(&Fiche, &Entete) -> (T, Vec<&'static str>) + Sync,
        mut take: impl FnMut(T) -> io::Result<()>,
    ) -> io::Result<Told> {
        let (filter, public, mut told) = (&self.filter, self.public, Told::default());
        let make = |mut fiche: Fiche, entete: &Entete| {
            filter.keeps(&fiche, entete).then(|| {
                let hidden = if public { fiche.make_public() } else { Vec::new() };
                let (piece, lost) = make(&fiche, entete);
                Made { piece, lost, hidden }
            })
        };
        self.reading.each(progress, make, |made| {
            let Some(Made { piece, lost, hidden }) = made else { return Ok(()) };
            told.count += 1;
            told.lost.note(lost);
            told.hidden.note(hidden);
            take(piece)
        })?;
        Ok(told)
    }
}

/// Writes one fiche a line.
fn jsonl(
    leaving: &mut Leaving<'_>,
    folder: &Folder,
    output: Option<&Path>,
    ctx: &Context,
    progress: &Progress,
) -> Result<Told> {
    ctx.write_by(folder, output, |file: &mut dyn Write| {
        let line = |fiche: &Fiche, entete: &Entete| {
            (Ligne::of(fiche, entete, folder.show(&folder.fiche(&fiche.numero))).text(), Vec::new())
        };
        leaving.each(progress, line, |line| file.write_all(line.as_bytes()))
    })
}

/// Says what was exported, and what was not.
fn tell(told: &Told, reading: &Reading<'_>, form: Form, ctx: &Context) {
    ctx.tell_unreadable(&reading.unreadable, reading.seen);
    let catalogue = ctx.catalogue();
    let named = |losses: &Losses| -> Vec<String> {
        let one = |(key, count): &(&str, usize)| format!("{} ({count})", catalogue.word(key));
        losses.counts().iter().map(one).collect()
    };
    let name = clap::ValueEnum::to_possible_value(&form).map(|value| value.get_name().to_owned());
    let forme = || name.clone().unwrap_or_default().into();
    for (key, losses) in [("export-cache", &told.hidden), ("export-perd", &told.lost)] {
        if !losses.counts().is_empty() {
            ctx.tell(&catalogue.say(key, &[("quoi", Fact::List(named(losses))), ("forme", forme())]));
        }
    }
    let territoire = reading.entete.indicateurs.len();
    if territoire > 0 {
        ctx.tell(&catalogue.say("export-territoire", &[("n", territoire.into()), ("forme", forme())]));
    }
    ctx.tell(&catalogue.say("export-total", &[("n", told.count.into())]));
}
