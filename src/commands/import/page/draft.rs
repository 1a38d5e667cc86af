//! From one file to the fiche it makes: read, held against the one that is there, judged.

use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::commands::input::{self, Odd};
use crate::commands::{Context, judge};
use crate::diagnostic::{Diagnostic, Severity};
use crate::fs::MAX_BYTES;
use crate::interop::encoding::{self, Decoded};
use crate::interop::html::Words;
use crate::interop::page::{self, NotASheet, Page, Remark, Unplaced};
use crate::interop::{html, json};
use crate::obstacle::{Obstacle, OfPage};
use crate::plan::{Entete, Fiche};
use crate::render::prose::shortened;
use crate::workspace::encode::{self, Beside};
use crate::workspace::{Checks, Folder, open};
use crate::yaml::Data;

/// The largest page that is read, in MiB: a hundred times the longest we know.
const MAX_PAGE: u64 = 4;

/// The longest a line is quoted, in columns.
const LONGEST_QUOTE: usize = 80;

/// The key under which lines without a field are kept.
const OWN: &str = "x-a-classer";

/// A page, and the file it makes.
pub struct Draft {
    /// The file that was read, as it was typed.
    pub from: String,
    /// What it says.
    pub page: Page,
    /// The file to be made.
    pub path: PathBuf,
    /// That file, as it is shown.
    pub shown: String,
    /// The text of the file.
    pub text: String,
    /// The encoding that was assumed.
    pub assumed: Option<&'static str>,
    /// Whether the file is not there yet.
    pub is_new: bool,
    /// What the page says that cannot be true.
    pub errors: Vec<Diagnostic>,
}

/// Why a page makes no fiche, and what it would change in one that is there.
pub struct Refusal {
    pub why: Obstacle,
    pub diff: Option<Difference>,
}

/// Two texts, and whose they are.
pub struct Difference {
    pub from: String,
    pub to: String,
    pub before: String,
    pub after: String,
}

impl From<Obstacle> for Box<Refusal> {
    fn from(why: Obstacle) -> Self {
        Self::new(Refusal { why, diff: None })
    }
}

impl Draft {
    /// Returns the file to be made, if it is not there yet.
    pub fn made(&self) -> Option<(PathBuf, String)> {
        self.is_new.then(|| (self.path.clone(), self.text.clone()))
    }
}

/// Reads a page.
pub fn read(file: &Path, folder: &Folder, entete: &Entete, ctx: &Context) -> Result<Draft, Box<Refusal>> {
    let from = file.display().to_string();
    let (page, assumed) = page_of(file, &from, ctx)?;
    let path = folder.fiche(&page.fiche.numero);
    let shown = folder.show(&path);
    let text = text(&page, &from, folder, entete, ctx)?;
    let is_new = path.symlink_metadata().is_err();
    if !is_new {
        hold_against(&page, &from, folder, entete)?;
    }
    let mut errors = Vec::new();
    if is_new {
        let mut folder = folder.clone();
        folder.replace(path.clone(), Some(text.clone().into_bytes()));
        errors = judge::fiche(&folder, &page.fiche.numero, ctx.today)?.diagnostics;
        errors.retain(|one| one.severity == Severity::Error);
    }
    Ok(Draft { from, page, path, shown, text, assumed, is_new, errors })
}

/// Returns what a file says as a sheet, and the encoding it was assumed to be in.
fn page_of(file: &Path, from: &str, ctx: &Context) -> Result<(Page, Option<&'static str>), Obstacle> {
    let path = || from.to_owned();
    let limit = usize::try_from(MAX_PAGE).unwrap_or_default();
    let bytes = input::bytes(file, MAX_PAGE << 20, ctx, |odd| {
        Obstacle::Page(match odd {
            Odd::TooBig => OfPage::TooBig { path: path(), limit },
            Odd::NotAFile => OfPage::NotText { path: path() },
        })
    })?;
    let decoded = encoding::decode(&bytes).filter(|decoded| is_text(&decoded.text));
    let Some(Decoded { text, assumed }) = decoded else {
        return Err(Obstacle::Page(OfPage::NotText { path: path() }));
    };
    let Words { text, lines } =
        if html::is_html(&text) { html::words(&text) } else { Words { text, lines: Vec::new() } };
    // A page without its tags has other lines than its file.
    let line = |line: usize| lines.get(line - 1).copied().unwrap_or(line);
    let mut page = page::read(&text).map_err(|why| {
        let said = |one: Unplaced| (path(), line(one.line), shortened(&one.text, LONGEST_QUOTE));
        Obstacle::Page(match why {
            NotASheet::Empty => OfPage::Empty { path: path() },
            NotASheet::TooLong => OfPage::TooLong { path: path() },
            NotASheet::NoTitle(first) => {
                let (path, line, text) = said(first);
                OfPage::NoTitle { path, line, text }
            }
            NotASheet::NoPart(title) => {
                let (path, line, text) = said(title);
                OfPage::NoPart { path, line, text }
            }
            NotASheet::Several(titles) => OfPage::Several {
                path: path(),
                lines: titles.into_iter().map(|one| line(one.line)).collect(),
            },
        })
    })?;
    let twice = page.remarks.iter_mut().filter_map(|remark| match remark {
        Remark::Twice(headings) => Some(headings),
        _ => None,
    });
    for one in page.unplaced.iter_mut().chain(twice.flatten()) {
        one.line = line(one.line);
    }
    Ok((page, assumed))
}

/// Tells whether a text is one: of what a program writes for itself, one character in ten obeys no reader.
fn is_text(text: &str) -> bool {
    let odd = |sign: &char| sign.is_control() && !matches!(sign, '\n' | '\r' | '\t' | '\u{c}');
    let count = text.chars().count();
    text.chars().filter(odd).count() * 10 <= count
}

/// Writes the text of the file.
fn text(
    page: &Page,
    from: &str,
    folder: &Folder,
    entete: &Entete,
    ctx: &Context,
) -> Result<String, Obstacle> {
    let numero = &page.fiche.numero;
    let shown = folder.show(&folder.fiche(numero));
    let too_long = || Obstacle::Page(OfPage::TooLong { path: from.to_owned() });
    let mut beside = Beside::default();
    if page.remarks.contains(&Remark::BoxesLost) {
        let sentence =
            ctx.with_catalogue_of_plan(folder, |catalogue| catalogue.word("page-cases-commentaire"));
        beside.comments.push(("perimetres", sentence));
    }
    if !page.unplaced.is_empty() {
        let lines = page.unplaced.iter().map(|one| Data::text(&one.text)).collect();
        beside.own.push((OWN, Data::List(lines)));
    }
    let text = match encode::fiche(&page.fiche, &beside, entete, &shown) {
        // What was emitted is well formed, so that only its size can be at fault.
        Err(Obstacle::Unprovable { reason: "refus-fautes", .. }) => return Err(too_long()),
        text => text?,
    };
    if text.len() as u64 > MAX_BYTES { Err(too_long()) } else { Ok(text) }
}

/// Makes sure that the fiche that is there says what the page says.
fn hold_against(page: &Page, from: &str, folder: &Folder, entete: &Entete) -> Result<(), Box<Refusal>> {
    let numero = &page.fiche.numero;
    let opened = open(folder, numero, Checks::NONE)?;
    let shown = opened.path.clone();
    let Some(there) = opened.fiche else {
        return Err(judge::broken(opened.path, &opened.diagnostics).into());
    };
    let mut read = page.fiche.clone();
    take_ids(&mut read, &there);
    let keys = differing(&there, &read, entete);
    if keys.is_empty() {
        return Ok(());
    }
    // Both as this program writes them, so that only what they say differs.
    let written = |fiche: &Fiche| encode::fiche(fiche, &Beside::default(), entete, &shown).ok();
    let diff = written(&there).zip(written(&read)).map(|(before, after)| Difference {
        from: shown.clone(),
        to: from.to_owned(),
        before,
        after,
    });
    let why = OfPage::Differs { path: from.to_owned(), fiche: shown, numero: numero.to_string(), keys };
    Err(Box::new(Refusal { why: Obstacle::Page(why), diff }))
}

/// Gives indicators the ids they have in a fiche that is there: a page has none.
fn take_ids(read: &mut Fiche, there: &Fiche) {
    let mut left: Vec<_> = there.indicateurs.iter().collect();
    for indicateur in &mut read.indicateurs {
        if let Some(place) = left.iter().position(|known| known.nom == indicateur.nom) {
            left.remove(place).id.clone_into(&mut indicateur.id);
        }
    }
}

/// Returns the keys under which two fiches say something else.
fn differing(there: &Fiche, read: &Fiche, entete: &Entete) -> Vec<String> {
    let said =
        |fiche| serde_json::to_value(json::Fiche::of(fiche, entete, String::new())).unwrap_or_default();
    let (there, read) = (said(there), said(read));
    let (Value::Object(there), Value::Object(read)) = (there, read) else { return Vec::new() };
    let differs = |(key, value): &(&String, &Value)| read.get(*key) != Some(*value);
    let mut keys: Vec<String> = there.iter().filter(differs).map(|(key, _)| key.clone()).collect();
    // Told by the perimetres where nothing else tells them.
    if keys.iter().any(|key| key == "perimetres") {
        keys.retain(|key| key != "domaines");
    }
    keys
}
