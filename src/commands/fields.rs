//! Writes the fields of one file: what is asked of them, tried against the rules before a byte is written.

use std::collections::HashSet;
use std::path::Path;

use anyhow::Result;
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Map, Value};

use crate::diagnostic::{Diagnostic, Severity};
use crate::interop::json;
use crate::langue::{Catalogue, Fact};
use crate::obstacle::{FieldTrouble, Obstacle};
use crate::plan::texte::{compose, is_nc};
use crate::plan::{Formes, Porteur};
use crate::render::diagnostic as findings;
use crate::render::difference::plain;
use crate::workspace::assign::{Assigned, Assignment, Unfit};
use crate::workspace::{Folder, Rewrite, decode, refused, rewrite};
use crate::yaml::{Data, Document, edit};

use super::typed::text_option;
use super::{Context, Writing, judge};

/// What was done to a file.
pub struct Done {
    /// The file, relative, with `/`.
    pub path: String,
    /// Its text before and after.
    pub rewrite: Rewrite,
    /// What each assignment did.
    pub assigned: Vec<Assigned>,
    /// What is doubtful in the result.
    pub doubts: Vec<Doubt>,
    /// The commit made of it.
    pub commit: Option<String>,
}

/// What is doubtful in what was written; `message` is in the reader's language, nothing else is.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Doubt {
    /// The rule.
    code: &'static str,
    /// Where in the document.
    route: String,
    /// What is seen.
    message: String,
}

/// The fields of a file, written.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Written<'p> {
    /// Whether the file says something else than before.
    changed: bool,
    /// What each field read before, by its way; an item that was not there is null.
    before: Map<String, Value>,
    /// What each field reads now; an item that is gone is null.
    after: Map<String, Value>,
    /// The file, relative, with `/`.
    path: &'p str,
    /// What is doubtful in what was written.
    warnings: &'p [Doubt],
    /// Whether nothing was written.
    dry_run: bool,
    /// The commit made of it; none when none was asked for, or nothing changed.
    commit: Option<&'p str>,
}

impl Done {
    /// Says what is doubtful in the result.
    pub fn tell_doubts(&self, ctx: &Context) {
        for doubt in &self.doubts {
            let facts = [("message", doubt.message.as_str().into()), ("code", doubt.code.into())];
            ctx.tell(&ctx.catalogue().say("champ-doute", &facts));
        }
    }

    /// Tells whether the file says something else than before.
    pub fn has_changed(&self) -> bool {
        self.rewrite.before != self.rewrite.after
    }

    /// Returns what programs read of it.
    pub fn written(&self, writing: &Writing) -> Written<'_> {
        let side = |of: fn(&Assigned) -> &Option<Data>| {
            let value = |assigned| of(assigned).as_ref().map_or(Value::Null, json::data);
            self.assigned.iter().map(|assigned| (assigned.route.to_string(), value(assigned))).collect()
        };
        Written {
            changed: self.has_changed(),
            before: side(|assigned| &assigned.before),
            after: side(|assigned| &assigned.after),
            path: &self.path,
            warnings: &self.doubts,
            dry_run: writing.dry_run,
            commit: self.commit.as_deref(),
        }
    }
}

/// Reads an assignment, its value out of a file or standard input where it says so.
pub fn read(text: &str, porteur: &Porteur) -> Result<Assignment, Obstacle> {
    let trouble = |why| Obstacle::Field { field: text.to_owned(), why };
    let mut assignment =
        Assignment::read(&compose(text)).ok_or_else(|| trouble(FieldTrouble::NoAssignment))?;
    assignment.value = text_option("FIELD=VALUE", Some(&assignment.value))?.unwrap_or_default();
    if let (Porteur::Fiche(numero), "numero") = (porteur, assignment.field.as_str())
        && assignment.value != numero.as_str()
    {
        let command = format!("pcaet rename {numero} {}", assignment.value);
        return Err(trouble(FieldTrouble::Numero { command }));
    }
    Ok(assignment)
}

/// Makes every assignment in the file of a fiche or of the plan, or none; tells what is doubtful in the result.
///
/// Where a commit is asked for, `tell` says what was done.
pub fn write(
    porteur: &Porteur,
    assignments: &[Assignment],
    expect: Option<&str>,
    writing: &Writing,
    ctx: &Context,
    tell: impl FnOnce(&Catalogue, &[Assigned]) -> String,
) -> Result<Done> {
    let folder = ctx.folder()?;
    // Says at once that there is no such fiche, or that nobody can read it.
    judge::file(&folder, porteur, ctx.today)?;
    let path = folder.file_of(porteur);
    let is_told_elsewhere = assignments.iter().any(|one| ELSEWHERE.contains(&one.field.as_str()));
    let is_wide = *porteur == Porteur::Plan || is_told_elsewhere;
    let file = File { porteur, folder: &folder, path: &path, is_wide, ctx };
    let guard = writing.guard(&folder, &[&path], ctx)?;
    let (rewrite, (assigned, doubts)) = rewrite(&folder, &path, &writing.hold(ctx), |text| {
        let before = file.judge(text)?;
        let (after, assigned) = file.carry_out(text, assignments, expect)?;
        let doubts = file.doubts(&before, &after, &assigned)?;
        let changes = assigned.iter().filter_map(|assigned| assigned.change.clone()).collect();
        Ok((changes, (assigned, doubts)))
    })?;
    let written = if rewrite.before == rewrite.after { Vec::new() } else { vec![path.clone()] };
    let commit = guard.commit(&folder, &written, ctx, |catalogue| tell(catalogue, &assigned))?;
    Ok(Done { path: folder.show(&path), rewrite, assigned, doubts, commit })
}

/// The fields of a fiche that a rule holds against the other fiches.
const ELSEWHERE: [&str; 2] = ["parent", "liens"];

/// The file whose fields are written.
struct File<'f> {
    porteur: &'f Porteur,
    folder: &'f Folder,
    path: &'f Path,
    /// Whether what is written can be wrong for the rest of the plan.
    is_wide: bool,
    ctx: &'f Context,
}

impl File<'_> {
    /// Finds what would be wrong, did the file read so; a text that cannot be read is an obstacle.
    fn judge(&self, text: &str) -> Result<Vec<Diagnostic>, Obstacle> {
        let mut folder = self.folder.clone();
        folder.replace(self.path.to_owned(), Some(text.as_bytes().to_vec()));
        let alone = judge::file(&folder, self.porteur, self.ctx.today)?;
        if !self.is_wide {
            return Ok(alone);
        }
        Ok(judge::plan(&folder, Vec::new(), Vec::new(), self.ctx)?.diagnostics)
    }

    /// Makes every assignment in its turn; returns the text they lead to, and what each did.
    fn carry_out(
        &self,
        text: &str,
        assignments: &[Assignment],
        expect: Option<&str>,
    ) -> Result<(String, Vec<Assigned>), Obstacle> {
        let formes = match self.porteur {
            Porteur::Fiche(_) => Formes::of_fiche(),
            Porteur::Plan => Formes::of_plan(),
        };
        let (mut text, mut done) = (text.to_owned(), Vec::with_capacity(assignments.len()));
        for assignment in assignments {
            let document = Document::read(&text);
            let orders = decode::orders(&document, self.porteur);
            let assigned = assignment.assign(&document, &formes, &orders, self.ctx.today);
            let assigned = assigned.map_err(|unfit| trouble(assignment, unfit))?;
            if let Some(change) = &assigned.change {
                expected(expect, &assigned)?;
                text = edit(&text, change)
                    .map_err(|refusal| refused(&self.folder.show(self.path), &text, &refusal))?;
            }
            done.push(assigned);
        }
        Ok((text, done))
    }

    /// Refuses a text in which something is wrong that was not before; returns what is doubtful in it.
    fn doubts(&self, before: &[Diagnostic], after: &str, done: &[Assigned]) -> Result<Vec<Doubt>, Obstacle> {
        let catalogue = self.ctx.catalogue();
        let place = |found: &Diagnostic| (found.code, found.path.clone(), found.route.to_string());
        let old: HashSet<_> = before.iter().map(place).collect();
        let mut new = self.judge(after)?;
        new.retain(|found| !old.contains(&place(found)));
        if let Some(error) = new.iter().find(|found| found.severity == Severity::Error) {
            let field = match (error.route.0.is_empty(), done) {
                _ if error.path != self.folder.show(self.path) => format!("{} {}", error.path, error.route),
                (true, [only, ..]) => only.route.to_string(),
                _ => error.route.to_string(),
            };
            return Err(refused_by(error, field, self.ctx));
        }
        let doubtful = new.iter().filter(|found| found.severity == Severity::Warning);
        let doubt = |found: &Diagnostic| Doubt {
            code: found.code,
            route: found.route.to_string(),
            message: findings::message(found, catalogue),
        };
        Ok(doubtful.map(doubt).collect())
    }
}

/// Says that a field cannot read what is asked, in the words of the rule that it would break.
pub fn refused_by(error: &Diagnostic, field: String, ctx: &Context) -> Obstacle {
    let catalogue = ctx.catalogue();
    let remedy = findings::help(error, catalogue).unwrap_or_default();
    let cause = findings::message(error, catalogue);
    let nearest = if error.suggestions.is_empty() { choices(error) } else { error.suggestions.clone() };
    Obstacle::Refused { field, cause, remedy, nearest }
}

/// Returns the words that a field can be, where they are few enough to be told.
fn choices(found: &Diagnostic) -> Vec<String> {
    let told = found.facts.iter().find(|(name, _)| *name == "choix").map(|(_, fact)| fact);
    if let Some(Fact::List(choices)) = told { choices.clone() } else { Vec::new() }
}

/// Says why a field cannot do what is asked.
pub fn trouble(assignment: &Assignment, unfit: Unfit) -> Obstacle {
    let mut field = assignment.field.clone();
    let why = match unfit {
        Unfit::IsTable(fields) => {
            FieldTrouble::Table { fields: fields.iter().map(|one| format!("{field}.{one}")).collect() }
        }
        Unfit::IsList => FieldTrouble::List,
        Unfit::IsNoList => FieldTrouble::NoList,
        Unfit::IsSeveral { item, ranks } => FieldTrouble::Several { item, ranks },
        Unfit::IsThere => {
            field = format!("{field}[{}]", assignment.value);
            FieldTrouble::There
        }
        Unfit::IsNoField => FieldTrouble::NoAssignment,
        Unfit::IsNoTable(above) => FieldTrouble::Value { above },
        Unfit::IsEmpty => FieldTrouble::Empty,
        Unfit::IsNoLine => FieldTrouble::Line,
        Unfit::NoItem { list, item, known } => {
            field = list;
            FieldTrouble::NoItem { item, known }
        }
    };
    Obstacle::Field { field, why }
}

/// Makes sure the field still reads what the command expects.
fn expected(expect: Option<&str>, assigned: &Assigned) -> Result<(), Obstacle> {
    let Some(expect) = expect else { return Ok(()) };
    let found = assigned.before.as_ref().map(plain).filter(|found| !found.is_empty());
    let is_met = match &found {
        None => is_nc(expect) || expect.is_empty(),
        Some(found) => found.trim_end() == expect.trim_end(),
    };
    if is_met {
        return Ok(());
    }
    let place = Fact::Text(assigned.route.to_string());
    Err(Obstacle::Unexpected { place, expected: expect.to_owned(), found })
}
