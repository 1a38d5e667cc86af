//! What eyes see: tables, sheets, findings, differences.

pub mod chart;
pub mod diagnostic;
pub mod diff;
pub mod difference;
pub mod etat;
pub mod fiche;
pub mod indicateur;
pub mod markdown;
pub mod mesure;
pub mod paint;
pub mod prose;
pub mod refused;
pub mod synthese;
pub mod table;

use crate::langue::Catalogue;

pub use chart::Charset;
pub use paint::Paint;

/// Where something is shown: in which language, how wide, and with which characters.
#[derive(Clone, Copy)]
pub struct Screen<'c> {
    /// The sentences.
    pub catalogue: &'c Catalogue,
    /// The columns of the terminal; `None` off a terminal, where nothing is cut or wrapped.
    pub width: Option<usize>,
    /// What pictures are drawn with.
    pub charset: Charset,
}

impl Screen<'_> {
    /// Returns a word of the catalogue.
    pub fn word(&self, key: &str) -> String {
        self.catalogue.word(key)
    }

    /// Returns « n.c. », dimmed: nothing is known.
    pub fn nc(&self) -> String {
        paint::dim(&self.word("nc"))
    }
}
