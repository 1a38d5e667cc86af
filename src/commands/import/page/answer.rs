//! What an import of pages tells: the fiches made, what has no field, and what is to be looked at.

use anyhow::Result;
use schemars::JsonSchema;
use serde::Serialize;

use crate::commands::{Context, Writing};
use crate::interop::json::{self, Answer};
use crate::interop::page::{Remark, Unplaced};
use crate::langue::{Catalogue, Fact};
use crate::render::diff;
use crate::render::paint::clean;
use crate::render::prose::{columns, shortened, wrap_line};

use super::draft::Draft;

/// The most lines without a field that are shown: all of them stand in the fiche.
const MOST_SHOWN: usize = 20;

/// The widest that a line is shown where there is no terminal.
const WIDEST: usize = 100;

/// Pages imported.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Imported<'p> {
    /// Whether a fiche is made.
    changed: bool,
    /// The fiches, in the order of the pages.
    fiches: Vec<Made<'p>>,
    /// Whether nothing was written.
    dry_run: bool,
    /// The commit made of it; none when none was asked for, or nothing changed.
    commit: Option<String>,
}

/// A fiche made from a page.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Made<'p> {
    /// Its numero, a text always.
    numero: &'p str,
    /// Its title.
    titre: Option<&'p str>,
    /// Its file, relative, with `/`.
    path: &'p str,
    /// The page, as it was named.
    from: &'p str,
    /// Whether it is made; not when it was there and says the same.
    changed: bool,
    /// What has no field, kept in `x-a-classer`.
    unplaced: Vec<Left<'p>>,
    /// What its reader is to know of how the page was read.
    remarks: Vec<Said>,
    /// What the page says that cannot be true.
    errors: Vec<json::Found<'p>>,
}

/// A line, or a part of one, that has no field.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Left<'p> {
    /// Its line in the page.
    line: usize,
    /// What it says.
    text: &'p str,
}

/// A remark; `message` is in the reader's language, nothing else is.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Said {
    /// What it is about.
    code: &'static str,
    /// What is seen.
    message: String,
}

impl Answer for Imported<'_> {
    const KIND: &'static str = "import-page";
}

/// Answers in JSON.
pub fn print_json(drafts: &[Draft], writing: &Writing, commit: Option<String>, ctx: &Context) -> Result<()> {
    let made = |draft| of(draft, ctx);
    ctx.print_json(&Imported {
        changed: drafts.iter().any(|draft| draft.is_new),
        fiches: drafts.iter().map(made).collect(),
        dry_run: writing.dry_run,
        commit,
    })
}

fn of<'p>(draft: &'p Draft, ctx: &Context) -> Made<'p> {
    let left = |one: &'p Unplaced| Left { line: one.line, text: &one.text };
    Made {
        numero: draft.page.fiche.numero.as_str(),
        titre: draft.page.fiche.titre.as_deref(),
        path: &draft.shown,
        from: &draft.from,
        changed: draft.is_new,
        unplaced: draft.page.unplaced.iter().map(left).collect(),
        remarks: remarks(draft, ctx.catalogue()),
        errors: draft.errors.iter().map(|found| ctx.found(found)).collect(),
    }
}

/// Answers people: the fiches if they are asked for, then of each whether it is made and what has no field.
pub fn print(drafts: &[Draft], writing: &Writing, ctx: &Context) -> Result<()> {
    for draft in drafts.iter().filter(|draft| draft.is_new) {
        if writing.diff {
            ctx.print(&diff::unified(&draft.shown, "", &draft.text))?;
        } else if writing.dry_run && drafts.len() == 1 {
            ctx.print(&draft.text)?;
        }
    }
    for draft in drafts {
        let told = tell(draft, writing.dry_run, ctx);
        ctx.print(&told)?;
    }
    if writing.dry_run {
        ctx.tell(&ctx.catalogue().word("valeur-essai"));
    }
    Ok(())
}

fn tell(draft: &Draft, dry_run: bool, ctx: &Context) -> String {
    let (catalogue, width) = (ctx.catalogue(), ctx.screen().width);
    let left = &draft.page.unplaced;
    let key = match (draft.is_new, dry_run) {
        (false, _) => "import-page-deja",
        (true, true) => "import-page-essai",
        (true, false) => "import-page-faite",
    };
    let facts = [
        ("numero", draft.page.fiche.numero.as_str().into()),
        ("chemin", clean(&draft.shown).into()),
        ("n", left.len().into()),
    ];
    let mut lines = vec![wrap_line(&catalogue.say(key, &facts), "  ", width)];
    if draft.is_new {
        for one in left.iter().take(MOST_SHOWN) {
            let place = format!(
                "  {}",
                catalogue.say("import-page-ligne", &[("ligne", one.line.to_string().into())])
            );
            let most = width.unwrap_or(WIDEST).saturating_sub(columns(&place) + 1);
            lines.push(format!("{place} {}", shortened(&clean(&one.text).replace('\n', " "), most)));
        }
        if left.len() > MOST_SHOWN {
            let facts = [("n", Fact::Count(left.len() - MOST_SHOWN))];
            lines.push(format!("  {}", catalogue.say("import-page-autres", &facts)));
        }
    }
    lines.join("\n") + "\n"
}

/// Says beside the answer what is to be looked at in each fiche.
pub fn tell_remarks(drafts: &[Draft], ctx: &Context) {
    let (catalogue, width) = (ctx.catalogue(), ctx.screen().width);
    for draft in drafts.iter().filter(|draft| draft.is_new) {
        let errors = draft.errors.iter().map(|found| ctx.found(found).message);
        let said = remarks(draft, catalogue).into_iter().map(|remark| remark.message).chain(errors);
        for message in said {
            let facts =
                [("numero", draft.page.fiche.numero.as_str().into()), ("message", message.as_str().into())];
            ctx.tell(&wrap_line(&catalogue.say("import-page-remarque", &facts), "  ", width));
        }
    }
}

/// Returns what a reader is to know of how a page was read.
fn remarks(draft: &Draft, catalogue: &Catalogue) -> Vec<Said> {
    let named = |keys: &[&str]| Fact::Words(keys.iter().map(|key| format!("champ-{key}")).collect());
    let say = |code, facts: &[(&str, Fact)]| Said { code, message: clean(&catalogue.say(code, facts)) };
    let assumed = draft.assumed.map(|name| say("import-encodage", &[("encodage", name.into())]));
    let of = |remark: &Remark| match remark {
        Remark::BoxesLost => say("page-cases-perdues", &[]),
        Remark::ByPlace(keys) => say("page-par-place", &[("champs", named(keys))]),
        Remark::Twice(headings) => {
            let lines = headings.iter().map(|one| one.line.to_string()).collect();
            say("page-titres-doubles", &[("n", headings.len().into()), ("lignes", Fact::List(lines))])
        }
        Remark::Absent(keys) => say("page-absents", &[("champs", named(keys))]),
    };
    assumed.into_iter().chain(draft.page.remarks.iter().map(of)).collect()
}

/// Says in a commit what was imported.
pub fn message(drafts: &[Draft], catalogue: &Catalogue) -> String {
    let made: Vec<&Draft> = drafts.iter().filter(|draft| draft.is_new).collect();
    let numero = |draft: &&Draft| draft.page.fiche.numero.to_string();
    if let [only] = *made {
        let titre = only.page.fiche.titre.clone().unwrap_or_default();
        return catalogue.say("commit-fiche", &[("porteur", numero(&only).into()), ("titre", titre.into())]);
    }
    let numeros = made.iter().map(numero).collect();
    catalogue.say("commit-fiches", &[("n", made.len().into()), ("numeros", Fact::List(numeros))])
}
