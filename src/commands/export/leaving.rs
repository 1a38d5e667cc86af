//! The fiches that are to leave, one after the other, as they leave.

use std::io;

use anyhow::Result;

use crate::commands::Context;
use crate::commands::filtres::{Filter, Filters};
use crate::interop::export::Losses;
use crate::plan::{Entete, Fiche, Plan};
use crate::workspace::{Folder, Progress, Reading};

/// What is said of an export beside it.
#[derive(Debug, Default)]
pub struct Told {
    pub count: usize,
    pub lost: Losses,
    pub hidden: Losses,
}

/// What a fiche became, and what of it did not.
struct Made<T> {
    piece: T,
    lost: Vec<&'static str>,
    hidden: Vec<&'static str>,
}

/// The fiches that are to leave, as they leave.
pub struct Leaving<'a> {
    pub reading: Reading<'a>,
    filter: Filter<'a>,
    public: bool,
}

impl<'a> Leaving<'a> {
    /// Reads the filters, and what the plan says of itself.
    pub fn begin(filters: &'a Filters, public: bool, folder: &'a Folder, ctx: &Context) -> Result<Self> {
        let mut reading = Reading::begin(folder)?;
        let filter = filter(filters, &reading, folder, ctx)?;
        if public {
            reading.entete.make_public();
        }
        Ok(Self { reading, filter, public })
    }

    /// Tells whether they leave without persons.
    pub fn is_public(&self) -> bool {
        self.public
    }

    /// Makes something of every fiche that the filters keep, and takes it in their order.
    pub fn each<T: Send>(
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
