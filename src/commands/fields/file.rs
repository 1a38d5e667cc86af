//! The file whose fields are written: what it would read, and what would then be wrong in it.

use std::collections::HashSet;
use std::path::Path;

use crate::commands::{Context, judge};
use crate::diagnostic::{Diagnostic, Severity};
use crate::langue::Fact;
use crate::obstacle::Obstacle;
use crate::plan::texte::is_nc;
use crate::plan::{Formes, Porteur};
use crate::render::diagnostic as findings;
use crate::render::difference::plain;
use crate::workspace::assign::{Assigned, Assignment, Demand};
use crate::workspace::{Folder, decode, refused};
use crate::yaml::{Change, Document, edit};

use super::{Doubt, refused_by, trouble};

/// The file whose fields are written.
pub struct File<'f> {
    pub porteur: &'f Porteur,
    pub folder: &'f Folder,
    pub path: &'f Path,
    /// Whether what is written can be wrong for the rest of the plan.
    pub is_wide: bool,
    pub ctx: &'f Context,
}

impl File<'_> {
    /// Finds what would be wrong, did the file read so; a text that cannot be read is an obstacle.
    pub fn judge(&self, text: &str) -> Result<Vec<Diagnostic>, Obstacle> {
        let mut folder = self.folder.clone();
        folder.replace(self.path.to_owned(), Some(text.as_bytes().to_vec()));
        let alone = judge::file(&folder, self.porteur, self.ctx.today)?;
        if !self.is_wide {
            return Ok(alone);
        }
        Ok(judge::plan(&folder, Vec::new(), Vec::new(), self.ctx)?.diagnostics)
    }

    /// Makes every assignment in its turn; returns the text they lead to, and what each did.
    pub fn carry_out(
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
                text = self.edit(&text, change)?;
            } else if assigned.before.is_none() && !assignment.is_known(&formes) {
                self.check_known(&text, assignment, &formes)?;
            }
            done.push(assigned);
        }
        Ok((text, done))
    }

    fn edit(&self, text: &str, change: &Change) -> Result<String, Obstacle> {
        edit(text, change).map_err(|refusal| refused(&self.folder.show(self.path), text, &refusal))
    }

    /// Refuses a field that is empty for want of being one, by what is wrong once it reads something.
    fn check_known(&self, text: &str, asked: &Assignment, formes: &Formes) -> Result<(), Obstacle> {
        let probe = Assignment { demand: Demand::Read, value: asked.field.clone(), ..asked.clone() };
        let document = Document::read(text);
        let assigned = probe.assign(&document, formes, &[], self.ctx.today);
        let assigned = assigned.map_err(|unfit| trouble(asked, unfit))?;
        let Some(change) = &assigned.change else { return Ok(()) };
        let probed = self.edit(text, change)?;
        self.doubts(&self.judge(text)?, &probed, &[assigned]).map(|_| ())
    }

    /// Refuses a text in which something is wrong that was not before; returns what is doubtful in it.
    pub fn doubts(
        &self,
        before: &[Diagnostic],
        after: &str,
        done: &[Assigned],
    ) -> Result<Vec<Doubt>, Obstacle> {
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
