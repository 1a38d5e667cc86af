//! Writes the fields of one file: what is asked of them, tried against the rules before a byte is written.

mod file;

use anyhow::Result;
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Map, Value};

use crate::diagnostic::Diagnostic;
use crate::interop::json;
use crate::langue::{Catalogue, Fact};
use crate::obstacle::{FieldTrouble, Obstacle};
use crate::plan::Porteur;
use crate::plan::texte::compose;
use crate::render::diagnostic as findings;
use crate::workspace::assign::{Assigned, Assignment, Unfit};
use crate::workspace::{Rewrite, rewrite};
use crate::yaml::Data;

use super::typed::text_option;
use super::{Context, Writing, judge};
use file::File;

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
            // A table whose keys are no closed list is named by any: axes.1, cibles.2026.
            let any = ["…".to_owned()];
            let keys = if fields.is_empty() { &any[..] } else { &fields };
            FieldTrouble::Table { fields: keys.iter().map(|one| format!("{field}.{one}")).collect() }
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
