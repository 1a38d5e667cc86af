//! From what rows ask to what their files are to read, judged before any is written.

use std::collections::{HashMap, HashSet};
use std::path::PathBuf;

use anyhow::Result;
use chrono::NaiveDate;
use rayon::prelude::*;

use crate::commands::indicator::Held;
use crate::commands::{Context, fields, judge, new};
use crate::diagnostic::{Diagnostic, Severity};
use crate::interop::export::fiches;
use crate::interop::export::stamp::is_cut;
use crate::interop::table::Cell;
use crate::obstacle::{Obstacle, OfTable};
use crate::plan::colonnes::Colonne;
use crate::plan::{Entete, Fiche, Formes, Numero, Porteur};
use crate::workspace::assign::{self, Assignment};
use crate::workspace::{Checks, Folder, Place, carry_out, decode, open_plan, read_if_there, unknown_fiche};
use crate::yaml::{Change, Document};

use super::back::{self, Pen, Refusals};
use super::cells::{self, Said};
use super::rows::{Demand, Origin, Rows, Spot};

/// Names the column, where a table has letters for it, in which a line says something of a field.
pub type Letters<'l> = dyn Fn(usize, &str) -> Option<String> + Sync + 'l;

/// The list that a fiche has its financers in.
const FINANCEURS: &str = "budget.financeurs";

/// A file as the rows want it.
#[derive(Debug)]
pub struct Written {
    /// The file.
    pub path: PathBuf,
    /// Its text before; none where it is new.
    pub before: Option<String>,
    /// Its text after.
    pub after: String,
    /// The places that change, each with the cell that asks for it.
    asked: Vec<(Spot, String)>,
    /// The row that it is all about.
    spot: Spot,
}

impl Written {
    /// Returns the file as it is to be put in its place.
    pub fn file(&self) -> Place<'_> {
        Place { path: &self.path, before: self.before.as_deref(), after: &self.after }
    }

    /// Counts the rows that change something in it.
    pub fn rows(&self) -> usize {
        self.asked.iter().map(|(spot, _)| (spot.sheet, spot.line)).collect::<HashSet<_>>().len().max(1)
    }

    /// Returns the cell that asked for what is found at a place: the one whose place has the most in common with it.
    fn spot(&self, route: &str) -> Spot {
        let common = |asked: &str| {
            let same = asked.bytes().zip(route.bytes()).take_while(|(left, right)| left == right);
            same.count()
        };
        let best = self.asked.iter().max_by_key(|(_, asked)| common(asked));
        best.filter(|(_, asked)| common(asked) > 0)
            .map_or_else(|| self.spot.clone(), |(spot, _)| spot.clone())
    }
}

/// Works out what each file is to read, those that read so already left out; refuses what would break a rule.
pub fn work_out(folder: &Folder, rows: &mut Rows, letters: &Letters, ctx: &Context) -> Result<Vec<Written>> {
    let entete = open_plan(folder, Checks::NONE).0.unwrap_or_default();
    let desk = Desk { folder, letters, entete, formes: Formes::of_fiche(), today: ctx.today };
    let asked: Vec<_> = rows.demands.par_iter().map(|demand| desk.carry_out(demand)).collect();
    let mut written = Vec::with_capacity(asked.len());
    for result in asked {
        match result {
            Ok(one) if one.before.as_ref() == Some(&one.after) => {}
            Ok(one) => written.push(one),
            Err(refusals) => {
                for (spot, obstacle) in refusals {
                    rows.refuse(spot, obstacle);
                }
            }
        }
    }
    for (spot, found) in wrong(folder, &written, ctx)? {
        let (route, is_of_fiches) = (found.route.to_string(), spot.sheet.is_none());
        let column = spot.column.clone().or_else(|| letters(spot.line, &route).filter(|_| is_of_fiches));
        rows.refuse(Spot { column, ..spot }, fields::refused_by(&found, route, ctx));
    }
    Ok(written)
}

/// What is at hand for every row.
struct Desk<'d> {
    folder: &'d Folder,
    letters: &'d Letters<'d>,
    entete: Entete,
    formes: Formes,
    today: NaiveDate,
}

impl Desk<'_> {
    /// Returns the cell in which a row says something of a field.
    fn spot(&self, demand: &Demand, route: &str) -> Spot {
        Spot { column: (self.letters)(demand.spot.line, route), ..demand.spot.clone() }
    }

    /// Carries out what rows ask of a file, or of a new one; says which cell stands in the way.
    fn carry_out(&self, demand: &Demand) -> Result<Written, Refusals> {
        let spot = |route: &str| self.spot(demand, route);
        let at = |route: &'static str| move |obstacle| vec![(spot(route), obstacle)];
        let (folder, path) = (self.folder, self.folder.file_of(&demand.porteur));
        let before = read_if_there(folder, &path).map_err(at("numero"))?;
        let text = match (&before, &demand.porteur) {
            (Some(text), _) => text.clone(),
            (None, Porteur::Fiche(numero)) => self.begin(demand, numero)?,
            (None, Porteur::Plan) => String::new(),
        };
        let document = Document::read(&text);
        let asked: Vec<&(&'static Colonne, Said)> = match &demand.porteur {
            Porteur::Fiche(numero) if before.is_some() && demand.origin != Origin::Elsewhere => {
                self.still_asked(demand, &document, numero)?
            }
            _ => demand.fields.iter().collect(),
        };
        let orders = decode::orders(&document, &demand.porteur);
        let (mut changes, mut owners) = (Vec::<Change>::new(), Vec::new());
        let has_axe = document.root.as_ref().is_some_and(|root| root.get("axe").is_some());
        // A fiche that says no axe is of the one that its numero begins with.
        let is_implied = |route: &str, said: &Said| match (&demand.porteur, said) {
            (Porteur::Fiche(numero), Said::Value(axe)) => route == "axe" && !has_axe && numero.is_under(axe),
            _ => false,
        };
        for (colonne, said) in asked.into_iter().filter(|(colonne, said)| !is_implied(colonne.route, said)) {
            let route = colonne.route;
            let assign = |text| {
                let assigned = value(route, text).assign(&document, &self.formes, &orders, self.today);
                assigned.map(|assigned| assigned.change.into_iter().collect())
            };
            let asked = match said {
                Said::Items(items) => assign::equal(route, items, &document, &self.formes, &orders),
                Said::Nothing => assign(""),
                Said::Value(text) => assign(text),
            };
            let asked =
                asked.map_err(|unfit| fields::trouble(&value(route, ""), unfit)).map_err(at(route))?;
            for change in asked {
                assign::join(&mut changes, change);
                owners.resize(changes.len(), spot(route));
            }
        }
        let financed = assign::hold_entries(FINANCEURS, &demand.financeurs, &document, &self.formes, &orders)
            .map_err(|unfit| fields::trouble(&value(FINANCEURS, ""), unfit))
            .map_err(at(FINANCEURS))?;
        for change in financed {
            assign::join(&mut changes, change);
            owners.resize(changes.len(), spot(FINANCEURS));
        }
        let shown = folder.show(&path);
        let owner = |owners: &[Spot], index: usize| owners.get(index).unwrap_or(&demand.spot).clone();
        let mut after = carry_out(&shown, &text, &changes)
            .map_err(|(index, obstacle)| vec![(owner(&owners, index), obstacle)])?;
        if !demand.touches.is_empty() {
            let touched = self.touch(demand, &shown, &document, after)?;
            (owners, changes) = owners.into_iter().zip(changes).chain(touched).unzip();
            after = carry_out(&shown, &text, &changes)
                .map_err(|(index, obstacle)| vec![(owner(&owners, index), obstacle)])?;
        }
        let routes = changes.iter().map(|change| change.route().to_string());
        let asked = owners.into_iter().zip(routes).collect();
        Ok(Written { path, before, after, asked, spot: demand.spot.clone() })
    }

    /// Returns the text with which a new fiche begins.
    fn begin(&self, demand: &Demand, numero: &Numero) -> Result<String, Refusals> {
        let has_left = matches!(demand.origin, Origin::Left(_));
        if has_left || (demand.fields.is_empty() && !demand.touches.is_empty()) {
            return Err(vec![(demand.spot.clone(), unknown_fiche(self.folder, numero.as_str()))]);
        }
        let titre = demand.fields.iter().find(|(colonne, _)| colonne.route == "titre");
        if !matches!(titre, Some((_, Said::Value(_)))) {
            let spot = self.spot(demand, "titre");
            let untitled = OfTable::Untitled { numero: numero.to_string() };
            return Err(vec![(spot, Obstacle::Table(untitled))]);
        }
        new::blank(self.folder, numero).map_err(|obstacle| vec![(demand.spot.clone(), obstacle)])
    }

    /// Returns the fields that a row which left the plan asks of it still.
    ///
    /// A cell that reads in the plan neither as it left nor as it is wanted was changed on both sides.
    fn still_asked<'r>(
        &self,
        demand: &'r Demand,
        document: &Document<'_>,
        numero: &Numero,
    ) -> Result<Vec<&'r (&'static Colonne, Said)>, Refusals> {
        let fiche = self.fiche(demand, document, numero)?;
        let (mut asked, mut refusals) = (Vec::new(), Vec::new());
        for field in &demand.fields {
            let (colonne, wanted) = (field.0, &field.1);
            let route = colonne.route;
            let here = fiches::cell(route, &fiche, &self.entete);
            let is_list = matches!(wanted, Said::Items(_));
            let reads = cells::read(&here, route, is_list).ok().flatten().unwrap_or(Said::Nothing);
            let obstacle = match &demand.origin {
                _ if reads.means(wanted, route) => continue,
                Origin::Left(stamp) if stamp.holds(route, &here) && is_cut(&here) => {
                    OfTable::CutShort { colonne: route }
                }
                Origin::Left(stamp) if stamp.holds(route, &here) => {
                    asked.push(field);
                    continue;
                }
                Origin::Added { .. } if here == Cell::Empty => {
                    asked.push(field);
                    continue;
                }
                Origin::Added { is_renumbered: true } => {
                    let renumbered = OfTable::Renumbered { numero: numero.to_string() };
                    return Err(vec![(self.spot(demand, "numero"), Obstacle::Table(renumbered))]);
                }
                _ => OfTable::Moved { colonne: route, here: here.said().into_owned() },
            };
            refusals.push((self.spot(demand, route), Obstacle::Table(obstacle)));
        }
        if refusals.is_empty() { Ok(asked) } else { Err(refusals) }
    }

    /// Makes what the rows of other sheets ask, in the text that those of the fiches led to.
    fn touch(
        &self,
        demand: &Demand,
        shown: &str,
        document: &Document<'_>,
        text: String,
    ) -> Result<Vec<(Spot, Change)>, Refusals> {
        let (held, formes) = match &demand.porteur {
            Porteur::Fiche(numero) => {
                (Held::Fiche(Box::new(self.fiche(demand, document, numero)?)), Formes::of_fiche())
            }
            Porteur::Plan => (Held::Plan(Box::new(self.entete.clone())), Formes::of_plan()),
        };
        let mut pen = Pen::begin(&demand.porteur, shown.to_owned(), text, formes, self.today);
        back::write(&demand.touches, &held, &mut pen)?;
        Ok(pen.changes)
    }

    /// Reads a fiche; one that cannot be read is in the way.
    fn fiche(&self, demand: &Demand, document: &Document<'_>, numero: &Numero) -> Result<Fiche, Refusals> {
        let decoded = decode::fiche(document, numero, &self.entete);
        let path = || self.folder.show(&self.folder.fiche(numero));
        let broken = || vec![(demand.spot.clone(), judge::broken(path(), &decoded.diagnostics))];
        decoded.value.ok_or_else(broken)
    }
}

fn value(route: &str, text: &str) -> Assignment {
    Assignment { field: route.to_owned(), demand: assign::Demand::Read, value: text.to_owned() }
}

/// Finds what would be wrong in the plan that is not now, each with the cell that does it.
fn wrong(folder: &Folder, written: &[Written], ctx: &Context) -> Result<Vec<(Spot, Diagnostic)>> {
    let Some(first) = written.first() else { return Ok(Vec::new()) };
    let mut then = folder.clone();
    for one in written {
        then.replace(one.path.clone(), Some(one.after.clone().into_bytes()));
    }
    let judged = |folder: &Folder| -> Result<Vec<Diagnostic>> {
        Ok(judge::plan(folder, Vec::new(), Vec::new(), ctx)?.diagnostics)
    };
    let mut found = judged(&then)?;
    found.retain(|found| found.severity == Severity::Error);
    if found.is_empty() {
        return Ok(Vec::new());
    }
    let place = |found: &Diagnostic| (found.code, found.path.clone(), found.route.to_string());
    let before: HashSet<_> = judged(folder)?.iter().map(place).collect();
    found.retain(|found| !before.contains(&place(found)));
    let files: HashMap<String, &Written> = written.iter().map(|one| (folder.show(&one.path), one)).collect();
    Ok(found
        .into_iter()
        .map(|found| {
            let owner = files.get(&found.path).copied();
            let spot = owner.map(|one| one.spot(&found.route.to_string()));
            (spot.unwrap_or_else(|| first.spot.clone()), found)
        })
        .collect())
}
