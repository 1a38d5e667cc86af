//! What stands in the way of a published page: that it is none, or what the plan holds already.

use crate::langue::Fact;

use super::Obstacle;

/// Why a page could not become a fiche.
#[derive(Debug)]
pub enum OfPage {
    /// The file is no text.
    NotText { path: String },
    /// The file holds more than is read.
    TooBig { path: String, limit: usize },
    /// The file says more than a fiche may hold.
    TooLong { path: String },
    /// The text says nothing.
    Empty { path: String },
    /// No line gives a numero and a title; the first line, and its number.
    NoTitle { path: String, line: usize, text: String },
    /// Nothing under the title is of a sheet.
    NoPart { path: String, line: usize, text: String },
    /// There are several sheets in the file, at these lines.
    Several { path: String, lines: Vec<usize> },
    /// Another file gives the same numero.
    SameNumero { path: String, other: String, numero: String },
    /// The fiche is there, and these keys say something else.
    Differs { path: String, fiche: String, numero: String, keys: Vec<String> },
    /// Some pages are refused, so none is imported.
    Pages { refused: Vec<Obstacle>, pages: usize },
}

impl OfPage {
    /// Returns the obstacle's code, exit code and values.
    pub(super) fn row(&self) -> (&'static str, u8, Vec<(&'static str, Fact)>) {
        let text = |text: &str| Fact::Text(text.to_owned());
        // As a name, the digits of a line's number are not grouped.
        let place = |line: usize| Fact::Text(line.to_string());
        match self {
            Self::NotText { path } => ("page-pas-du-texte", 2, vec![("chemin", text(path))]),
            Self::TooBig { path, limit } => {
                ("page-trop-grande", 2, vec![("chemin", text(path)), ("limite", (*limit).into())])
            }
            Self::TooLong { path } => ("page-trop-longue", 1, vec![("chemin", text(path))]),
            Self::Empty { path } => ("page-vide", 1, vec![("chemin", text(path))]),
            Self::NoTitle { path, line, text: said } => (
                "page-sans-titre",
                1,
                vec![("chemin", text(path)), ("ligne", place(*line)), ("texte", text(said))],
            ),
            Self::NoPart { path, line, text: said } => (
                "page-sans-rubrique",
                1,
                vec![("chemin", text(path)), ("ligne", place(*line)), ("texte", text(said))],
            ),
            Self::Several { path, lines } => {
                let named = lines.iter().map(usize::to_string).collect();
                let facts =
                    vec![("chemin", text(path)), ("n", lines.len().into()), ("lignes", Fact::List(named))];
                ("page-plusieurs", 1, facts)
            }
            Self::SameNumero { path, other, numero } => (
                "page-double",
                1,
                vec![("chemin", text(path)), ("autre", text(other)), ("numero", text(numero))],
            ),
            Self::Differs { path, fiche, numero, keys } => (
                "page-autre",
                1,
                vec![
                    ("chemin", text(path)),
                    ("fiche", text(fiche)),
                    ("numero", text(numero)),
                    ("champs", Fact::List(keys.clone())),
                ],
            ),
            Self::Pages { refused, pages } => {
                ("pages-refusees", 1, vec![("n", refused.len().into()), ("pages", (*pages).into())])
            }
        }
    }
}
