//! `pcaet explain`: a rule's page, in the reader's language.

use std::collections::BTreeMap;

use anyhow::Result;
use schemars::JsonSchema;
use serde::Serialize;

use crate::diagnostic::Severity;
use crate::interop::json::Answer;
use crate::langue::{Catalogue, Langue, bound};
use crate::obstacle::Obstacle;
use crate::plan::proche::nearest;
use crate::render::prose::wrap;
use crate::rules::page::Example;
use crate::rules::{self, Rule};

use super::{Context, Format, Outcome};

/// Explain a rule
///
/// Its reason and source, its remedy, a fiche refused and a fiche accepted.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Codes of rules, as pcaet validate shows them: cle-inconnue
    #[arg(required_unless_present = "all", value_name = "CODE")]
    codes: Vec<String>,
    /// All rules
    #[arg(long, conflicts_with = "codes")]
    all: bool,
    /// Form of the answer
    #[arg(long, value_name = "FORMAT")]
    format: Option<Format>,
}

/// Explains the rules named, or all.
pub fn run(args: &Args, ctx: &Context) -> Result<Outcome> {
    let rules: Vec<&Rule> = if args.all {
        rules::all().collect()
    } else {
        args.codes.iter().map(|code| find(code)).collect::<Result<_, _>>()?
    };
    if ctx.wants_json(args.format) {
        let rules = rules.iter().map(|rule| Explained::of(rule, ctx.catalogue().langue)).collect();
        ctx.print_json(&Rules { rules })?;
        return Ok(Outcome::Done);
    }
    let width = ctx.screen().width;
    let pages: Vec<String> = rules.iter().map(|rule| page(rule, ctx.catalogue(), width)).collect();
    ctx.print(&pages.join("\n\n"))?;
    Ok(Outcome::Done)
}

fn find(code: &str) -> Result<&'static Rule, Obstacle> {
    rules::find(code).ok_or_else(|| {
        let nearest = nearest(code, rules::all().map(|rule| rule.code));
        Obstacle::UnknownRule { code: code.to_owned(), nearest }
    })
}

/// Returns the paragraphs of a rule in the reader's language, as plain text.
fn paragraphs(rule: &Rule, langue: Langue) -> Vec<String> {
    let page = rule.page();
    let told = match langue {
        Langue::Fr => page.fr,
        Langue::En => page.en,
    };
    let plain = |paragraph: &str| paragraph.replace("**", "").replace('\n', " ");
    match langue {
        Langue::Fr => told.into_iter().map(|paragraph| bound(&plain(paragraph))).collect(),
        Langue::En => told.into_iter().map(plain).collect(),
    }
}

/// Lays a page out: the code and its gravity, the paragraphs, the two examples.
fn page(rule: &Rule, catalogue: &Catalogue, width: Option<usize>) -> String {
    let gravity = catalogue.word(match rule.severity {
        Severity::Error => "gravite-error",
        Severity::Warning => "gravite-warning",
        Severity::Note => "gravite-note",
    });
    let mut text = format!("{} · {gravity}\n", rule.code);
    for paragraph in paragraphs(rule, catalogue.langue) {
        text += &format!("\n{}\n", wrap(&paragraph, "", "", width));
    }
    let examples = rule.page();
    for (title, example) in [("regle-refuse", &examples.refused), ("regle-accepte", &examples.accepted)] {
        let day = examples.today.map(|day| format!(" (--today {day})")).unwrap_or_default();
        text += &format!("\n{}{day}\n", catalogue.word(title));
        if let Some(made) = example.made {
            text += &format!("\n  {}\n", catalogue.say("regle-entree", &[("nom", made.into())]));
        }
        for (name, lines) in &example.files {
            text += &format!("\n  # {name}\n");
            lines.lines().for_each(|line| text += &format!("  {line}\n"));
        }
    }
    text
}

/// Rules, explained.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Rules {
    /// The rules, in the order they were asked for.
    rules: Vec<Explained>,
}

impl Answer for Rules {
    const KIND: &'static str = "rules";
    const CHOICE: Option<&'static str> = Some("rules");
}

/// A rule, explained.
#[derive(Debug, Serialize, JsonSchema)]
struct Explained {
    /// Its code.
    code: &'static str,
    /// Its gravity, before the plan says otherwise: `error`, `warning` or `note`.
    severity: &'static str,
    /// Its reason and its remedy, in the reader's language.
    text: String,
    /// The day on which the examples are read.
    today: Option<&'static str>,
    /// The files of a plan that is refused, by name.
    refused: BTreeMap<&'static str, &'static str>,
    /// The files of a plan that is accepted, by name.
    accepted: BTreeMap<&'static str, &'static str>,
}

impl Explained {
    fn of(rule: &Rule, langue: Langue) -> Self {
        let page = rule.page();
        let files = |example: &Example| example.files.iter().copied().collect();
        Self {
            code: rule.code,
            severity: rule.severity.key(),
            text: paragraphs(rule, langue).join("\n\n"),
            today: page.today,
            refused: files(&page.refused),
            accepted: files(&page.accepted),
        }
    }
}
