//! From what rows ask to what their fiches are to read, judged before any is written.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};

use anyhow::Result;
use chrono::NaiveDate;
use rayon::prelude::*;

use crate::commands::{Context, fields, judge, new};
use crate::diagnostic::{Diagnostic, Severity};
use crate::obstacle::{Obstacle, OfTable};
use crate::plan::{Formes, Porteur};
use crate::workspace::assign::{self, Assignment};
use crate::workspace::{Folder, Place, carry_out, decode, read_if_there};
use crate::yaml::{Change, Document};

use super::cells::Said;
use super::columns::Columns;
use super::rows::{Demand, Rows};

/// A fiche as a row wants it.
#[derive(Debug)]
pub struct Written {
    /// Its file.
    pub path: PathBuf,
    /// Its text before; none where it is new.
    pub before: Option<String>,
    /// Its text after.
    pub after: String,
    /// The line of its row.
    pub line: usize,
}

impl Written {
    /// Returns the file as it is to be put in its place.
    pub fn file(&self) -> Place<'_> {
        Place { path: &self.path, before: self.before.as_deref(), after: &self.after }
    }
}

/// Works out what each fiche is to read, those that read so already left out; refuses what would break a rule.
pub fn work_out(folder: &Folder, rows: &mut Rows, columns: &Columns, ctx: &Context) -> Result<Vec<Written>> {
    let (formes, today) = (Formes::of_fiche(), ctx.today);
    let carry = |demand: &Demand| (demand.line, carried_out(demand, folder, &formes, today));
    let asked: Vec<_> = rows.demands.par_iter().map(carry).collect();
    let mut written = Vec::with_capacity(asked.len());
    for (line, result) in asked {
        match result {
            Ok(one) if one.before.as_ref() == Some(&one.after) => {}
            Ok(one) => written.push(one),
            Err((route, obstacle)) => rows.refuse(line, columns.letters(route), obstacle),
        }
    }
    for (line, found) in wrong(folder, &written, ctx)? {
        let column = columns.letters(&found.route.to_string());
        rows.refuse(line, column, fields::refused_by(&found, found.route.to_string(), ctx));
    }
    Ok(written)
}

/// Carries out what a row asks of its fiche, or of a new one; says which field stands in the way.
fn carried_out(
    demand: &Demand,
    folder: &Folder,
    formes: &Formes,
    today: NaiveDate,
) -> Result<Written, (&'static str, Obstacle)> {
    let path = folder.fiche(&demand.numero);
    let before = read_if_there(folder, &path).map_err(|obstacle| ("numero", obstacle))?;
    let text = match &before {
        Some(text) => text.clone(),
        None => new::blank(folder, &demand.numero).map_err(|obstacle| ("numero", obstacle))?,
    };
    let titre = demand.fields.iter().find(|(colonne, _)| colonne.route == "titre");
    if before.is_none() && !matches!(titre, Some((_, Said::Value(_)))) {
        let numero = demand.numero.to_string();
        return Err(("titre", Obstacle::Table(OfTable::Untitled { numero })));
    }
    let document = Document::read(&text);
    let porteur = Porteur::Fiche(demand.numero.clone());
    let orders = decode::orders(&document, &porteur);
    let (mut changes, mut owners) = (Vec::<Change>::new(), Vec::new());
    let has_axe = document.root.as_ref().is_some_and(|root| root.get("axe").is_some());
    // A fiche that says no axe is of the one that its numero begins with.
    let is_implied = |route: &str, said: &Said| {
        route == "axe" && !has_axe && matches!(said, Said::Value(axe) if demand.numero.is_under(axe))
    };
    for (colonne, said) in demand.fields.iter().filter(|(colonne, said)| !is_implied(colonne.route, said)) {
        let route = colonne.route;
        let asked = match said {
            Said::Items(items) => assign::equal(route, items, &document, formes, &orders),
            Said::Nothing => value(route, "").assign(&document, formes, &orders, today).map(one_change),
            Said::Value(text) => value(route, text).assign(&document, formes, &orders, today).map(one_change),
        };
        let asked = asked.map_err(|unfit| (route, fields::trouble(&value(route, ""), unfit)))?;
        owners.resize(owners.len() + asked.len(), route);
        changes.extend(asked);
    }
    let shown = folder.show(&path);
    let after = carry_out(&shown, &text, &changes)
        .map_err(|(index, obstacle)| (owners.get(index).copied().unwrap_or("numero"), obstacle))?;
    Ok(Written { path, before, after, line: demand.line })
}

fn value(route: &str, text: &str) -> Assignment {
    Assignment { field: route.to_owned(), demand: assign::Demand::Read, value: text.to_owned() }
}

fn one_change(assigned: assign::Assigned) -> Vec<Change> {
    assigned.change.into_iter().collect()
}

/// Finds what would be wrong in the plan that is not now, each with the line of the row that does it.
fn wrong(folder: &Folder, written: &[Written], ctx: &Context) -> Result<Vec<(usize, Diagnostic)>> {
    if written.is_empty() {
        return Ok(Vec::new());
    }
    let mut then = folder.clone();
    for one in written {
        then.replace(one.path.clone(), Some(one.after.clone().into_bytes()));
    }
    let judged = |folder: &Folder| -> Result<Vec<Diagnostic>> {
        Ok(judge::plan(folder, Vec::new(), Vec::new(), ctx)?.diagnostics)
    };
    let place = |found: &Diagnostic| (found.code, found.path.clone(), found.route.to_string());
    let before: HashSet<_> = judged(folder)?.iter().map(place).collect();
    let lines: HashMap<String, usize> =
        written.iter().map(|one| (shown(folder, &one.path), one.line)).collect();
    let first = written.first().map_or(0, |one| one.line);
    let is_new = |found: &Diagnostic| found.severity == Severity::Error && !before.contains(&place(found));
    let found = judged(&then)?.into_iter().filter(is_new);
    Ok(found.map(|found| (lines.get(&found.path).copied().unwrap_or(first), found)).collect())
}

fn shown(folder: &Folder, path: &Path) -> String {
    folder.show(path)
}
