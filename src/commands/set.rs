//! `pcaet set`: any simple field of a fiche, and not a byte more.

use anyhow::Result;
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Map, Value};

use crate::diagnostic::{Diagnostic, Severity};
use crate::interop::json::{self, Answer};
use crate::langue::{Catalogue, Fact};
use crate::obstacle::{FieldTrouble, Obstacle};
use crate::plan::texte::is_nc;
use crate::plan::{Entete, Formes, Porteur};
use crate::render::prose::shortened;
use crate::render::{diagnostic as findings, diff};
use crate::rules;
use crate::workspace::assign::{Assigned, Assignment, Demand, Unfit};
use crate::workspace::{Checks, Rewrite, decode, open, open_plan, refused, rewrite};
use crate::yaml::{Data, Document, edit};

use super::writing::text_option;
use super::{Context, Format, Outcome, Writing};

/// Write the fields of a fiche
///
/// FIELD=VALUE sets a field, and empties it when VALUE is empty; LIST+=ITEM adds an item, LIST-=ITEM takes one
/// away. A field within others is named by its way: calendrier.debut=2024, "etapes[Travaux].realisee=2025-03".
/// @FILE or - as VALUE reads a text.
///
/// Touches nothing else in the file. What would break a rule is refused. The same command again changes nothing.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Numero of the fiche, or “plan”
    #[arg(value_name = "NUMERO")]
    porteur: String,
    /// What the fields are to read: statut=en-cours partenaires+=ADEME
    #[arg(value_name = "FIELD=VALUE", required = true)]
    fields: Vec<String>,
    /// Only if the field is still this (n.c.: empty)
    #[arg(long, value_name = "OLD", allow_hyphen_values = true)]
    expect: Option<String>,
    #[command(flatten)]
    writing: Writing,
    /// Form of the answer
    #[arg(long, value_name = "FORMAT")]
    format: Option<Format>,
}

/// The longest value a sentence quotes whole, in characters.
const LONGEST_VALUE: usize = 60;

/// Writes the fields.
pub fn run(args: &Args, ctx: &Context) -> Result<Outcome> {
    let folder = ctx.folder()?;
    let porteur =
        Porteur::read(&args.porteur).ok_or_else(|| Obstacle::BadNumero { text: args.porteur.clone() })?;
    ctx.check_fields::<Written>()?;
    let assignments = args.fields.iter().map(|text| read(text, &porteur)).collect::<Result<Vec<_>, _>>()?;
    if args.expect.is_some() && assignments.len() > 1 {
        return Err(Obstacle::Field { field: String::new(), why: FieldTrouble::ExpectsOne }.into());
    }
    let (path, entete) = match &porteur {
        // Says at once that there is no such fiche.
        Porteur::Fiche(numero) => (folder.fiche(numero), open(&folder, numero, Checks::NONE)?.entete),
        Porteur::Plan => (folder.plan(), open_plan(&folder, Checks::NONE).0.unwrap_or_default()),
    };
    let shown = folder.show(&path);
    let file = File { porteur: &porteur, entete: &entete, shown: &shown, ctx };
    let (rewrite, (done, doubts)) = rewrite(&folder, &path, &args.writing.hold(ctx), |text| {
        let before = file.judge(text)?;
        let (after, done) = file.carry_out(text, &assignments, args.expect.as_deref())?;
        let doubts = file.doubts(&before, &after, &done)?;
        let changes = done.iter().filter_map(|assigned| assigned.change.clone()).collect();
        Ok((changes, (done, doubts)))
    })?;
    for doubt in &doubts {
        ctx.tell(doubt);
    }
    answer(args, &assignments, &done, &rewrite, &file)
}

/// Reads an assignment, its value out of a file or standard input where it says so.
fn read(text: &str, porteur: &Porteur) -> Result<Assignment, Obstacle> {
    let trouble = |why| Obstacle::Field { field: text.to_owned(), why };
    let mut assignment = Assignment::read(text).ok_or_else(|| trouble(FieldTrouble::NoAssignment))?;
    assignment.value = text_option("FIELD=VALUE", Some(&assignment.value))?.unwrap_or_default();
    if let (Porteur::Fiche(numero), "numero") = (porteur, assignment.field.as_str())
        && assignment.value != numero.as_str()
    {
        let command = format!("pcaet rename {numero} {}", assignment.value);
        return Err(trouble(FieldTrouble::Numero { command }));
    }
    Ok(assignment)
}

/// The file whose fields are written.
struct File<'f> {
    porteur: &'f Porteur,
    entete: &'f Entete,
    shown: &'f str,
    ctx: &'f Context,
}

/// What is wrong in a text, and the order of the keys of its maps.
type Judged = (Vec<Diagnostic>, Vec<(u32, &'static [&'static str])>);

impl File<'_> {
    /// Finds what is wrong in the file, as `validate` would if it were alone; what cannot be read is an obstacle.
    fn judge(&self, text: &str) -> Result<Judged, Obstacle> {
        let document = Document::read(text);
        let ctx = rules::Ctx { entete: self.entete, today: self.ctx.today };
        let (is_read, mut found, orders) = match self.porteur {
            Porteur::Fiche(numero) => {
                let mut decoded = decode::fiche(&document, numero, self.entete);
                if let Some(fiche) = &decoded.value {
                    rules::check_fiche(fiche, &ctx, &mut decoded.diagnostics);
                }
                (decoded.value.is_some(), decoded.diagnostics, decoded.orders)
            }
            Porteur::Plan => {
                let mut decoded = decode::entete(&document);
                if let Some(entete) = &decoded.value {
                    rules::check_entete(entete, &ctx, &mut decoded.diagnostics);
                }
                (decoded.value.is_some(), decoded.diagnostics, decoded.orders)
            }
        };
        if !is_read {
            let first = found.first();
            let line = document.position(first.and_then(|found| found.span).unwrap_or_default().start).line;
            let code = first.map_or("syntaxe", |found| found.code);
            return Err(Obstacle::Broken { path: self.shown.to_owned(), line, code });
        }
        rules::grade(&mut found, self.entete);
        Ok((found, orders))
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
            let (_, orders) = self.judge(&text)?;
            let document = Document::read(&text);
            let assigned = assignment.assign(&document, &formes, &orders, self.ctx.today);
            let assigned = assigned.map_err(|unfit| trouble(assignment, unfit))?;
            if let Some(change) = &assigned.change {
                expected(expect, &assigned)?;
                text = edit(&text, change).map_err(|refusal| refused(self.shown, &text, &refusal))?;
            }
            done.push(assigned);
        }
        Ok((text, done))
    }

    /// Refuses a text in which something is wrong that was not before; returns what is doubtful in it, in sentences.
    fn doubts(&self, before: &Judged, after: &str, done: &[Assigned]) -> Result<Vec<String>, Obstacle> {
        let catalogue = self.ctx.catalogue();
        let is_new = |found: &Diagnostic| {
            !before.0.iter().any(|old| old.code == found.code && old.route == found.route)
        };
        let new: Vec<Diagnostic> = self.judge(after)?.0.into_iter().filter(is_new).collect();
        if let Some(error) = new.iter().find(|found| found.severity == Severity::Error) {
            let field = match (error.route.0.is_empty(), done) {
                (true, [only, ..]) => only.route.to_string(),
                _ => error.route.to_string(),
            };
            let remedy = findings::help(error, catalogue).unwrap_or_default();
            let cause = findings::message(error, catalogue);
            return Err(Obstacle::Refused { field, cause, remedy, nearest: error.suggestions.clone() });
        }
        let doubtful = new.iter().filter(|found| found.severity == Severity::Warning);
        let sentence = |found: &Diagnostic| {
            let message =
                [("message", findings::message(found, catalogue).into()), ("code", found.code.into())];
            catalogue.say("champ-doute", &message)
        };
        Ok(doubtful.map(sentence).collect())
    }
}

/// Says why a field cannot do what is asked.
fn trouble(assignment: &Assignment, unfit: Unfit) -> Obstacle {
    let mut field = assignment.field.clone();
    let why = match unfit {
        Unfit::IsTable(fields) => {
            FieldTrouble::Table { fields: fields.iter().map(|one| format!("{field}.{one}")).collect() }
        }
        Unfit::IsList => FieldTrouble::List,
        Unfit::IsNoList => FieldTrouble::NoList,
        Unfit::IsNoField => FieldTrouble::NoAssignment,
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

/// Returns what a value says, on one line.
fn plain(data: &Data) -> String {
    match data {
        Data::Null => String::new(),
        Data::Bool(truth) => truth.to_string(),
        Data::Number(text) | Data::Text(text) => text.clone(),
        Data::List(items) => items.iter().map(plain).collect::<Vec<_>>().join(", "),
        Data::Map(entries) => entries
            .iter()
            .map(|(_, value)| plain(value))
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(", "),
    }
}

/// Says what was written, a line a field, or answers in JSON.
fn answer(
    args: &Args,
    assignments: &[Assignment],
    done: &[Assigned],
    rewrite: &Rewrite,
    file: &File<'_>,
) -> Result<Outcome> {
    let ctx = file.ctx;
    let changed = rewrite.before != rewrite.after;
    if ctx.wants_json(args.format) {
        let side = |of: fn(&Assigned) -> &Option<Data>| {
            let value = |assigned| of(assigned).as_ref().map_or(Value::Null, json::data);
            done.iter().map(|assigned| (assigned.route.to_string(), value(assigned))).collect()
        };
        ctx.print_json(&Written {
            changed,
            before: side(|assigned| &assigned.before),
            after: side(|assigned| &assigned.after),
            path: file.shown,
            dry_run: args.writing.dry_run,
        })?;
        return Ok(Outcome::Done);
    }
    if args.writing.diff {
        ctx.print(&diff::unified(file.shown, &rewrite.before, &rewrite.after))?;
    }
    for (assignment, assigned) in assignments.iter().zip(done) {
        ctx.print(&format!("{}\n", sentence(file.porteur, assignment, assigned, ctx.catalogue())))?;
    }
    if args.writing.dry_run && changed {
        ctx.tell(&ctx.catalogue().word("valeur-essai"));
    }
    Ok(Outcome::Done)
}

/// Says what an assignment did.
fn sentence(
    porteur: &Porteur,
    assignment: &Assignment,
    assigned: &Assigned,
    catalogue: &Catalogue,
) -> String {
    let said = |data: &Option<Data>| match data.as_ref().map(plain).filter(|text| !text.trim().is_empty()) {
        Some(text) => brief(&text),
        None => Fact::Word("nc"),
    };
    let key = match (assignment.demand, &assigned.change) {
        (Demand::Read, Some(_)) => "champ-ecrit",
        (Demand::Read, None) => "champ-deja",
        (Demand::Hold, Some(_)) => "element-ajoute",
        (Demand::Hold, None) => "element-deja",
        (Demand::Lack, Some(_)) => "element-retire",
        (Demand::Lack, None) => "element-absent",
    };
    let facts = [
        ("porteur", Fact::Text(porteur.to_string())),
        ("champ", assignment.field.as_str().into()),
        ("avant", said(&assigned.before)),
        ("apres", said(&assigned.after)),
        ("element", brief(&assignment.value)),
    ];
    catalogue.say(key, &facts)
}

/// Returns a text on one line, or its beginning where it is long.
fn brief(text: &str) -> Fact {
    Fact::Text(shortened(&text.split_whitespace().collect::<Vec<_>>().join(" "), LONGEST_VALUE))
}

/// The fields written.
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
    /// Whether nothing was written.
    dry_run: bool,
}

impl Answer for Written<'_> {
    const KIND: &'static str = "set";
}
