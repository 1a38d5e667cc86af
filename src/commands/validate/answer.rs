//! What a validation answers, in each of its forms.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::commands::Context;
use crate::commands::laid::Rewritten;
use crate::diagnostic::{Diagnostic, Finding, Severity};
use crate::fs;
use crate::interop::{github, gitlab, json, junit, sarif};
use crate::langue::Fact;
use crate::obstacle::Obstacle;
use crate::plan::numero::natural;
use crate::render::table::{Column, lay_out};
use crate::render::{Paint, Screen, diagnostic as findings, markdown, paint};
use crate::rules;
use crate::workspace::{Folder, Loaded};

use super::format::{Format, Output};

/// The most findings told in the summary of a GitHub job, which takes 1 MiB.
const MOST_IN_SUMMARY: usize = 200;

/// What was found, and for whom.
pub struct Answer<'a> {
    /// The plan, its findings narrowed to what is told.
    pub loaded: &'a Loaded,
    /// Where it lies.
    pub folder: &'a Folder,
    /// What was mended beforehand, where that was asked for.
    pub fixed: Option<&'a Rewritten<'a>>,
    /// The files told about; all when none.
    pub told: &'a HashSet<String>,
    /// Whether warnings count as errors.
    pub strict: bool,
    /// The options all commands take.
    pub ctx: &'a Context,
}

impl Answer<'_> {
    /// Tells whether a finding makes the answer bad.
    pub fn fails(&self, found: &Diagnostic) -> bool {
        found.severity == Severity::Error || (self.strict && found.severity == Severity::Warning)
    }

    /// Writes every form asked for to its file or to stdout.
    pub fn give(&self, outputs: &[Output]) -> Result<()> {
        let needs_sentences =
            |output: &Output| !matches!(output.format, Format::Human | Format::Concise | Format::Json);
        let findings = if outputs.iter().any(needs_sentences) { self.findings() } else { Vec::new() };
        for output in outputs {
            self.write(output, &self.text(output, &findings)?)?;
            if output.format == Format::Github {
                self.summarize(&findings)?;
            }
        }
        self.sum_up(outputs)
    }

    /// Writes how often each rule finds something.
    pub fn count(&self, outputs: &[Output]) -> Result<()> {
        let mut times: HashMap<&'static str, (usize, Severity)> = HashMap::new();
        for found in &self.loaded.diagnostics {
            times.entry(found.code).or_insert((0, found.severity)).0 += 1;
        }
        let mut rows: Vec<_> =
            times.into_iter().map(|(code, (times, severity))| (code, severity, times)).collect();
        rows.sort_unstable_by_key(|(code, _, times)| (usize::MAX - times, *code));
        for output in outputs {
            let text = if output.format == Format::Json {
                let count = |(code, severity, count): &(&'static str, Severity, usize)| json::Count {
                    code,
                    severity: severity.key(),
                    count: *count,
                };
                let statistics = rows.iter().map(count).collect();
                self.ctx.json(&json::Statistics { summary: self.json_summary(), statistics })?
            } else {
                let word = |key: &str| self.ctx.catalogue().word(key);
                let cells = |(code, severity, times): &(&str, Severity, usize)| {
                    vec![times.to_string(), word(gravity(*severity)), (*code).to_owned()]
                };
                let columns = [
                    Column::numbers(word("constat-nombre")),
                    Column::words(word("constat-gravite")),
                    Column::words(word("constat-regle")),
                ];
                let rows: Vec<Vec<String>> = rows.iter().map(cells).collect();
                let screen = Screen { width: None, ..self.ctx.screen() };
                if rows.is_empty() { String::new() } else { lay_out(&columns, &rows, &screen) }
            };
            self.write(output, &text)?;
        }
        self.sum_up(outputs)
    }

    /// Returns the findings with their sentences.
    fn findings(&self) -> Vec<Finding<'_>> {
        let catalogue = self.ctx.catalogue();
        let from_root = self.folder.from_root();
        let findings = self.loaded.diagnostics.iter().map(|diagnostic| Finding {
            diagnostic,
            path: from_root.show(&path_of(self.folder, &diagnostic.path)),
            message: findings::message(diagnostic, catalogue),
            help: findings::help(diagnostic, catalogue),
        });
        findings.collect()
    }

    fn text(&self, output: &Output, findings: &[Finding<'_>]) -> Result<String> {
        let (found, catalogue) = (&self.loaded.diagnostics, self.ctx.catalogue());
        let rest = |severity, left: usize| {
            let facts = [("n", left.into()), ("gravite", Fact::Word(gravity(severity)))];
            catalogue.say("annotations-en-trop", &facts)
        };
        Ok(match output.format {
            Format::Human => {
                let read = |found: &Diagnostic| self.folder.read(&path_of(self.folder, &found.path)).ok();
                let on_stdout = output.file.is_none();
                let width = self.ctx.screen().width.filter(|_| on_stdout);
                findings::drawn(found, catalogue, width, on_stdout && self.ctx.color(), read)
            }
            Format::Concise => findings::concise(found, catalogue),
            Format::Json => self.json()?,
            Format::Github => github::commands(findings, rest),
            Format::Gitlab => format!("{}\n", gitlab::report(findings)),
            Format::Sarif => {
                let usual = |code: &str| rules::find(code).map_or(Severity::Error, |rule| rule.severity);
                format!("{}\n", sarif::log(findings, usual))
            }
            Format::Junit => junit::results(&self.files(), findings, |found| self.fails(found)),
            Format::Markdown => markdown::findings(findings, catalogue),
        })
    }

    fn write(&self, output: &Output, text: &str) -> Result<()> {
        match &output.file {
            None if output.format == Format::Human || output.format == Format::Concise => {
                self.ctx.print(text)
            }
            None => self.ctx.print_as_is(text),
            Some(file) => {
                let text = Paint { color: false }.finish(text);
                self.ctx.write_file(self.folder, file, &text)
            }
        }
    }

    /// Adds the findings to the page of the job, where GitHub gives one.
    fn summarize(&self, findings: &[Finding<'_>]) -> Result<()> {
        let Some(path) = std::env::var_os("GITHUB_STEP_SUMMARY").filter(|path| !path.is_empty()) else {
            return Ok(());
        };
        let catalogue = self.ctx.catalogue();
        let shown = &findings[..findings.len().min(MOST_IN_SUMMARY)];
        let mut text = format!("{}\n\n", Paint { color: false }.finish(&self.sentence()));
        text += &markdown::findings(shown, catalogue);
        if findings.len() > shown.len() {
            let left = [("n", (findings.len() - shown.len()).into())];
            text += &format!("\n{}\n", catalogue.say("constats-en-plus", &left));
        }
        text.push('\n');
        Ok(fs::append(Path::new(&path), &text).map_err(|error| Obstacle::WriteFailed { error })?)
    }

    /// Says the sum of it beside the answer: under it for eyes, on stderr otherwise, in it for JSON.
    fn sum_up(&self, outputs: &[Output]) -> Result<()> {
        match outputs.iter().find(|output| output.file.is_none()).map(|output| output.format) {
            Some(Format::Json) => {}
            Some(Format::Human) if self.ctx.quiet => {}
            Some(Format::Human) => self.ctx.print(&format!("{}\n", self.sentence()))?,
            _ => self.ctx.tell(&self.sentence()),
        }
        Ok(())
    }

    fn sentence(&self) -> String {
        let found = &self.loaded.diagnostics;
        let count = |severity| found.iter().filter(|found| found.severity == severity).count();
        let (seen, read) = self.seen_and_read();
        let errors = count(Severity::Error);
        let facts = [
            ("vus", seen.into()),
            ("lus", read.into()),
            ("manque", (seen - read).into()),
            ("erreurs", errors.into()),
            ("avertissements", count(Severity::Warning).into()),
            ("notes", count(Severity::Note).into()),
        ];
        let sentence = self.ctx.catalogue().say("validation-bilan", &facts);
        if errors > 0 { paint::bad(&sentence) } else { paint::good(&sentence) }
    }

    fn json(&self) -> Result<String> {
        let diagnostics = self.loaded.diagnostics.iter().map(|found| self.ctx.found(found)).collect();
        let fix = self.fixed.map(|fixed| fixed.answer(self.ctx));
        self.ctx.json(&json::Validation { summary: self.json_summary(), fix, diagnostics })
    }

    fn json_summary(&self) -> json::Summary {
        let (seen, read) = self.seen_and_read();
        json::Summary::of(&self.loaded.diagnostics, seen, read)
    }

    fn seen_and_read(&self) -> (usize, usize) {
        let loaded = self.loaded;
        (loaded.seen, loaded.seen - loaded.unreadable.len())
    }

    /// Returns every file told about, those in which nothing was found included.
    fn files(&self) -> Vec<String> {
        let (folder, loaded) = (self.folder, self.loaded);
        let plan = folder.has_plan().then(|| folder.show(&folder.plan()));
        let fiches = loaded.plan.fiches.iter().map(|fiche| folder.show(&folder.fiche(&fiche.numero)));
        let found = loaded.diagnostics.iter().map(|found| found.path.clone());
        let all = plan.into_iter().chain(fiches).chain(loaded.unreadable.iter().cloned()).chain(found);
        let mut files: Vec<String> =
            all.filter(|file| self.told.is_empty() || self.told.contains(file)).collect();
        files.sort_unstable_by(|one, other| natural(one, other).then_with(|| one.cmp(other)));
        files.dedup();
        files
    }
}

/// Returns the word for a gravity, in the catalogues.
fn gravity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "gravite-error",
        Severity::Warning => "gravite-warning",
        Severity::Note => "gravite-note",
    }
}

/// Returns the file of a path that findings bear.
pub fn path_of(folder: &Folder, shown: &str) -> PathBuf {
    folder.actions.join(shown.rsplit('/').next().unwrap_or(shown))
}
