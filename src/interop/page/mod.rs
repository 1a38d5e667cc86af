//! The text of a published sheet (Linea21), read into a fiche: every fact in its field, or told to have none.
//!
//! Pages lose their layout on the way to a text, in two ways: headings stay and the boxes' state goes, or boxes and
//! tables stay and headings go. Nothing is guessed: what is told by its place alone is said to be.

mod calendar;
mod cut;
mod fields;
mod impacts;
mod indicators;
mod lines;
mod lists;
mod reader;
pub mod title;
mod words;

use crate::plan::Fiche;

use cut::cut;
use lines::Line;
use reader::Reader;

/// A sheet, read.
#[derive(Debug)]
pub struct Page {
    /// What it says.
    pub fiche: Fiche,
    /// What has no field, in the order of the page.
    pub unplaced: Vec<Unplaced>,
    /// What its reader is to know.
    pub remarks: Vec<Remark>,
}

/// A line, or a part of one, that has no field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unplaced {
    /// Its number in the file, from 1.
    pub line: usize,
    /// What it says.
    pub text: String,
}

/// What a reader is to know of how a page was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Remark {
    /// The grounds are listed, and nobody can say which of them were ticked.
    BoxesLost,
    /// Fields were told by their place alone, there being no headings.
    ByPlace(Vec<&'static str>),
    /// Headings that stand more than once, with their lines.
    Twice(Vec<Unplaced>),
    /// Parts of a sheet that the page has not: it may have been cut short.
    Absent(Vec<&'static str>),
}

/// Why a text is not a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotASheet {
    /// It says nothing.
    Empty,
    /// It has more lines than a fiche has values.
    TooLong,
    /// No line gives a numero and a title; the first line.
    NoTitle(Unplaced),
    /// Nothing under the title is of a sheet; that line.
    NoPart(Unplaced),
    /// It holds several sheets; their titles.
    Several(Vec<Unplaced>),
}

/// The most lines that are read: as many as a file has nodes.
const MAX_LINES: usize = 20_000;

/// Reads a page.
pub fn read(text: &str) -> Result<Page, NotASheet> {
    let mut lines = lines::read(text);
    if lines.len() > MAX_LINES {
        return Err(NotASheet::TooLong);
    }
    let Some(first) = lines.first() else { return Err(NotASheet::Empty) };
    let Some((place, title)) = title::find(&lines) else { return Err(NotASheet::NoTitle(whole(first))) };
    let several = titles(&lines);
    let published: Vec<Unplaced> =
        lines.iter().filter(|line| title::publication(&line.text).is_some()).map(whole).collect();
    // Two sheets whose texts were put end to end may have their titles in the middle of a line.
    let several = if several.len() > 1 { several } else { published };
    if several.len() > 1 {
        return Err(NotASheet::Several(several));
    }
    let mut fiche = Fiche::new(title.numero);
    fiche.titre = Some(title.titre);
    let mut unplaced: Vec<Unplaced> = lines[..place].iter().map(whole).collect();
    let heading = lines.drain(..=place).next_back();
    let published = lines.iter().position(|line| title::publication(&line.text).is_some());
    if let Some(place) = published {
        fiche.publication = title::publication(&lines.remove(place).text).unwrap_or_default();
    }
    let cut = cut(&lines);
    if let Some(heading) = heading.filter(|_| published.is_none() && cut.marks < 2) {
        return Err(NotASheet::NoPart(whole(&heading)));
    }
    let mut reader = Reader { fiche, unplaced: Vec::new(), remarks: Vec::new() };
    reader.fill(cut);
    let Reader { fiche, unplaced: mut left, remarks } = reader;
    left.sort_by_key(|one| one.line);
    unplaced.append(&mut left);
    Ok(Page { fiche, unplaced, remarks })
}

/// Keeps all of a line, but for its bullet; the state of a box is a fact.
fn whole(line: &Line) -> Unplaced {
    let text = if line.is_ticked.is_some() { &line.raw } else { &line.text };
    Unplaced { line: line.number, text: text.clone() }
}

/// Returns the lines that open a sheet each: a title that its publication follows.
fn titles(lines: &[Line]) -> Vec<Unplaced> {
    let opens = |pair: &&[Line]| {
        title::read(&pair[0].raw, true).is_some() && title::publication(&pair[1].text).is_some()
    };
    lines.windows(2).filter(opens).map(|pair| whole(&pair[0])).collect()
}
