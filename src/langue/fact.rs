//! What a sentence speaks of, before it is written in anyone's language.

use chrono::NaiveDate;

use crate::plan::{Nombre, Periode};

/// A value that a sentence speaks of, to be written in the reader's language.
#[derive(Debug, Clone, PartialEq)]
pub enum Fact {
    /// A text of the file or of the command line, as it is.
    Text(String),
    /// A number.
    Nombre(Nombre),
    /// A period.
    Periode(Periode),
    /// A day.
    Jour(NaiveDate),
    /// A count, which may change the sentence.
    Count(usize),
    /// A word of the catalogue, by its key.
    Word(&'static str),
    /// Several texts.
    List(Vec<String>),
    /// Several words of the catalogue, by their keys.
    Words(Vec<String>),
}

impl From<&str> for Fact {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Fact {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<usize> for Fact {
    fn from(count: usize) -> Self {
        Self::Count(count)
    }
}

impl From<Periode> for Fact {
    fn from(periode: Periode) -> Self {
        Self::Periode(periode)
    }
}

impl From<Nombre> for Fact {
    fn from(nombre: Nombre) -> Self {
        Self::Nombre(nombre)
    }
}
