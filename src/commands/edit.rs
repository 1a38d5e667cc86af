//! `pcaet edit`: a fiche in an editor, and back in its place once it is without error.

use std::io::{self, IsTerminal};

use anyhow::Result;
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Map, Value};

use crate::diagnostic::{Diagnostic, Severity};
use crate::interop::json::{self, Answer};
use crate::obstacle::{NoEdition, Obstacle};
use crate::plan::Porteur;
use crate::render::{diagnostic as findings, diff};
use crate::workspace::edition::{Changed, Edition, Resumed, changed_keys};
use crate::workspace::{Folder, editor, git};
use crate::yaml::Data;

use super::{Context, Format, Outcome, Writing, judge};

/// Open a fiche in an editor
///
/// A fiche, or plan.yaml, in the editor that VISUAL or EDITOR names (“code --wait”). Only a text without error takes
/// the place of the fiche; any other is kept, as is that of a --dry-run, and --resume takes it up again. The lines
/// that change are shown always.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Numero of the fiche, or “plan”
    #[arg(value_name = "NUMERO")]
    porteur: String,
    /// Take up again the text that was kept, joined with the fiche if that changed
    #[arg(long, conflicts_with = "restart")]
    resume: bool,
    /// Start from the fiche again, and drop the text that was kept
    #[arg(long)]
    restart: bool,
    #[command(flatten)]
    writing: Writing,
    /// Form of the answer
    #[arg(long, value_name = "FORMAT")]
    format: Option<Format>,
}

/// Edits the fiche.
pub fn run(args: &Args, ctx: &Context) -> Result<Outcome> {
    let folder = ctx.folder()?;
    let porteur = super::indicator::porteur(&args.porteur)?;
    ctx.check_fields::<Edited>()?;
    let editor = editor_of(|name| std::env::var(name).ok())?;
    let hold = args.writing.hold(ctx);
    let edition = Edition::open(&folder, &porteur, &hold)?;
    if args.writing.commit {
        // Better said before an hour of typing than after.
        git::check_committable(&folder, &[edition.file()])?;
    }
    if args.resume {
        tell_resumed(edition.resume()?, &edition, ctx);
    } else {
        edition.begin(args.restart)?;
    }
    let copy = edition.path().to_owned();
    let facts = [("garde", edition.kept().into()), ("commande", edition.command().into())];
    let answered = Editing { folder: &folder, porteur: &porteur, args, ctx }.edit(&editor, edition);
    if let Err(error) = &answered
        && !error.downcast_ref::<Obstacle>().is_some_and(tells_what_is_kept)
        && copy.exists()
    {
        ctx.tell(&ctx.catalogue().say("edit-gardee", &facts));
    }
    answered
}

/// Returns the editor that the environment names.
fn editor_of(variable: impl Fn(&str) -> Option<String>) -> Result<String, Obstacle> {
    let named = ["VISUAL", "EDITOR"].into_iter().filter_map(variable);
    named.map(|editor| editor.trim().to_owned()).find(|editor| !editor.is_empty()).ok_or(Obstacle::NoEditor)
}

fn tell_resumed(resumed: Resumed, edition: &Edition<'_>, ctx: &Context) {
    if let Resumed::Joined { has_conflicts } = resumed {
        let case = if has_conflicts { "conflit" } else { "net" };
        let facts = [("chemin", edition.shown().into()), ("cas", case.into())];
        ctx.tell(&ctx.catalogue().say("edit-reunie", &facts));
    }
}

/// Tells whether an obstacle's own sentence says where the text is.
fn tells_what_is_kept(obstacle: &Obstacle) -> bool {
    matches!(obstacle, Obstacle::NotEdited { .. } | Obstacle::EditorFailed { .. })
}

/// What the editing of a file needs, from the editor to the answer.
struct Editing<'e> {
    folder: &'e Folder,
    porteur: &'e Porteur,
    args: &'e Args,
    ctx: &'e Context,
}

impl Editing<'_> {
    /// Runs the editor, and judges what was typed.
    fn edit(&self, editor: &str, edition: Edition<'_>) -> Result<Outcome> {
        // On a pipe, stdout is the answer's: what an editor prints goes beside it.
        let ended = editor::run(editor, edition.path(), !io::stdout().is_terminal());
        if !ended.is_ok_and(|is_well| is_well) {
            let is_changed = edition.holds_more();
            let (kept, command) = (is_changed.then(|| edition.kept()), edition.command());
            if !is_changed {
                edition.forget()?;
            }
            return Err(Obstacle::EditorFailed { editor: editor.to_owned(), kept, command }.into());
        }
        let text = edition.text()?;
        if text == edition.base() {
            let (path, dry_run) = (edition.shown(), self.args.writing.dry_run);
            edition.forget()?;
            let facts = [("porteur", self.porteur.to_string().into())];
            let sentence = self.ctx.catalogue().say("edit-inchange", &facts) + "\n";
            return self.answer(&sentence, &Edited { path, dry_run, ..Edited::default() });
        }
        let found = self.judge(&edition, &text)?;
        if found.iter().any(|found| found.severity == Severity::Error) {
            return self.refuse(&edition, &text, &found);
        }
        self.put_back(edition, &text)
    }

    /// Puts what was typed in its place, or only says what it would change, and tells it.
    fn put_back(&self, edition: Edition<'_>, text: &str) -> Result<Outcome> {
        let (ctx, writing, path) = (self.ctx, &self.args.writing, edition.shown());
        let (file, before) = (edition.file().to_owned(), edition.base().to_owned());
        let guard = writing.guard(self.folder, &[&file], ctx)?;
        let kept = writing.dry_run.then(|| (edition.kept(), edition.command()));
        if !writing.dry_run {
            edition.put_back(text)?;
        }
        let changed = changed_keys(&before, text);
        let keys: Vec<&str> = changed.iter().map(|(key, ..)| key.as_str()).collect();
        let facts = [
            ("porteur", self.porteur.to_string().into()),
            ("n", keys.len().into()),
            ("cles", keys.join(", ").into()),
        ];
        let commit =
            guard.commit(self.folder, &[file], ctx, |catalogue| catalogue.say("edit-faite", &facts))?;
        let side = |of: fn(&Changed) -> Option<&Data>| {
            let said = |one| of(one).map_or(Value::Null, json::data);
            changed.iter().map(|one| (one.0.clone(), said(one))).collect()
        };
        let lines = diff::unified(&path, &before, text);
        let edited = Edited {
            changed: true,
            before: side(|(_, before, _)| before.as_ref()),
            after: side(|(_, _, after)| after.as_ref()),
            path,
            kept: kept.as_ref().map(|(kept, _)| kept.clone()),
            dry_run: writing.dry_run,
            commit,
            ..Edited::default()
        };
        let sentence = ctx.catalogue().say("edit-faite", &facts);
        let answered = self.answer(&format!("{lines}{sentence}\n"), &edited)?;
        if let Some((kept, command)) = kept {
            ctx.tell(&ctx.catalogue().word("valeur-essai"));
            let facts = [("garde", kept.into()), ("commande", command.into())];
            ctx.tell(&ctx.catalogue().say("edit-gardee", &facts));
        }
        Ok(answered)
    }

    /// Returns what is wrong in the text, in its own lines and beside the rest of the plan.
    fn judge(&self, edition: &Edition<'_>, text: &str) -> Result<Vec<Diagnostic>> {
        let mut folder = self.folder.clone();
        folder.replace(edition.file().to_owned(), Some(text.as_bytes().to_vec()));
        let loaded = judge::plan(&folder, Vec::new(), Vec::new(), self.ctx)?;
        let mut found = loaded.diagnostics;
        let (shown, kept) = (edition.shown(), edition.kept());
        found.retain(|found| found.path == shown);
        // Where to mend them: the file is as it was.
        for found in &mut found {
            found.path.clone_from(&kept);
        }
        Ok(found)
    }

    /// Draws what is wrong, and says where the text is kept.
    fn refuse(&self, edition: &Edition<'_>, text: &str, found: &[Diagnostic]) -> Result<Outcome> {
        let ctx = self.ctx;
        if ctx.wants_json(self.args.format) {
            let diagnostics = found.iter().map(|found| ctx.found(found)).collect();
            let (path, kept) = (edition.shown(), Some(edition.kept()));
            let dry_run = self.args.writing.dry_run;
            ctx.print_json(&Edited { path, kept, diagnostics, dry_run, ..Edited::default() })?;
            return Ok(Outcome::Findings);
        }
        let told: Vec<Diagnostic> =
            found.iter().filter(|found| found.severity != Severity::Note).cloned().collect();
        let width = ctx.screen().width;
        let read = |_: &Diagnostic| Some(text.to_owned());
        let drawn = findings::drawn(&told, ctx.catalogue(), width, ctx.color(), read);
        ctx.print(&format!("{}\n", drawn.trim_end()))?;
        Err(edition.refused(NoEdition::Invalid).into())
    }

    fn answer(&self, sentence: &str, edited: &Edited<'_>) -> Result<Outcome> {
        if self.ctx.wants_json(self.args.format) {
            self.ctx.print_json(edited)?;
        } else {
            self.ctx.print(sentence)?;
        }
        Ok(Outcome::Done)
    }
}

/// A file edited.
#[derive(Debug, Default, Serialize, JsonSchema)]
pub struct Edited<'p> {
    /// Whether the file reads otherwise than before.
    changed: bool,
    /// What stood under each key at the top that changes; null where it was not there.
    before: Map<String, Value>,
    /// What stands there now; null where it is gone.
    after: Map<String, Value>,
    /// The file, relative, with `/`.
    path: String,
    /// Where the text is kept that could not take its place.
    kept: Option<String>,
    /// What is wrong in that text.
    diagnostics: Vec<json::Found<'p>>,
    /// Whether nothing was written.
    dry_run: bool,
    /// The commit made of it; none when none was asked for, or nothing changed.
    commit: Option<String>,
}

impl Answer for Edited<'_> {
    const KIND: &'static str = "edit";
}
