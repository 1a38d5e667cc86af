//! From a tree to a fiche: the only room that knows both YAML and the words of the plan.
//!
//! Goes on after a mistake, so that one reading tells all of them.

mod entete;
mod faults;
mod fiche;
mod indicateur;
mod pieges;
mod reader;

use crate::diagnostic::Diagnostic;
use crate::plan::{Entete, Fiche, Numero, Porteur};
use crate::yaml::{Document, Kind, Position, Route, position};

use reader::Reader;

/// What a document says, and what is wrong in it.
pub struct Decoded<T> {
    /// What it says; `None` when it cannot be read at all.
    pub value: Option<T>,
    /// What is wrong in it.
    pub diagnostics: Vec<Diagnostic>,
    /// The order of the keys of each map, by its first byte.
    pub orders: Vec<(u32, &'static [&'static str])>,
}

/// Reads a fiche out of a document, under the numero its file bears.
pub fn fiche(document: &Document<'_>, numero: &Numero, entete: &Entete) -> Decoded<Fiche> {
    decode(document, |reader, root| fiche::read(reader, root, numero, entete))
}

/// Reads what a plan says of itself out of a document.
pub fn entete(document: &Document<'_>) -> Decoded<Entete> {
    // An empty plan.yaml says nothing, which is no mistake.
    if document.root.is_none() && document.faults.is_empty() {
        return Decoded { value: Some(Entete::default()), diagnostics: Vec::new(), orders: Vec::new() };
    }
    decode(document, entete::read)
}

fn decode<'d, T>(
    document: &'d Document<'d>,
    read: impl FnOnce(&mut Reader<'d>, &'d crate::yaml::Node<'d>) -> T,
) -> Decoded<T> {
    let mut reader = Reader::new(document);
    faults::report(&mut reader);
    pieges::misread_characters(&mut reader);
    let value = match &document.root {
        Some(root) if matches!(root.kind, Kind::Mapping(..)) => Some(read(&mut reader, root)),
        Some(root) if !root.is_null() => {
            reader.unexpected(root, "attendu-table");
            None
        }
        _ => {
            if document.faults.is_empty() {
                reader.push(Diagnostic::new("fichier-vide", Route::root()));
            }
            None
        }
    };
    Decoded { value, diagnostics: reader.found, orders: reader.orders }
}

/// Returns the order of the keys of each map of a document, by the first byte of the map.
pub fn orders(document: &Document<'_>, porteur: &Porteur) -> Vec<(u32, &'static [&'static str])> {
    match porteur {
        Porteur::Fiche(numero) => fiche(document, numero, &Entete::default()).orders,
        Porteur::Plan => entete(document).orders,
    }
}

/// Returns what a document holds that no file of a plan may, whichever it is.
pub fn faults(document: &Document<'_>) -> Vec<Diagnostic> {
    let mut reader = Reader::new(document);
    faults::report(&mut reader);
    reader.found
}

/// Returns the first character of a text that other readers refuse, and its place.
pub fn misread(text: &str) -> Option<(char, Position)> {
    let (at, character) = pieges::misread(text).next()?;
    Some((character, position(text, u32::try_from(at).unwrap_or_default())))
}
