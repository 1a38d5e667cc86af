//! Says in the plan's codes what the scanner did not admit.

use crate::diagnostic::Diagnostic;
use crate::langue::Fact;
use crate::yaml::scan::{MAX_BYTES, MAX_DEPTH, MAX_NODES};
use crate::yaml::{FaultKind, Position, Route, Syntax};

use super::pieges;
use super::reader::Reader;

/// Reports every fault of the document.
pub fn report(reader: &mut Reader<'_>) {
    let document = reader.document;
    for fault in &document.faults {
        let diagnostic = match &fault.kind {
            FaultKind::Syntax(syntax) => {
                pieges::of_syntax(document.text, *syntax, fault.span).unwrap_or_else(|| syntax_error(*syntax))
            }
            kind => plain(kind, |first| document.position(first)),
        };
        let diagnostic = if diagnostic.span.is_some() { diagnostic } else { diagnostic.at(fault.span) };
        reader.push(diagnostic);
    }
}

fn syntax_error(syntax: Syntax) -> Diagnostic {
    let diagnostic = Diagnostic::new("syntaxe", Route::root());
    let (word, character) = match syntax {
        Syntax::ColonInValue => ("syntaxe-deux-points", None),
        Syntax::KeyExpected => ("syntaxe-cle", None),
        Syntax::Indentation => ("syntaxe-retrait", None),
        Syntax::Tab => ("syntaxe-tabulation", None),
        Syntax::UnclosedQuote => ("syntaxe-guillemet", None),
        Syntax::AfterQuote => ("syntaxe-apres-guillemet", None),
        Syntax::Escape => ("syntaxe-echappement", None),
        Syntax::UnclosedBracket(open) => ("syntaxe-crochet-ouvert", Some(open)),
        Syntax::MisplacedBracket => ("syntaxe-crochet", None),
        Syntax::CommaExpected => ("syntaxe-virgule", None),
        Syntax::ReservedCharacter(character) => ("syntaxe-caractere", Some(character)),
        Syntax::ForbiddenCharacter(_) => ("syntaxe-controle", None),
        Syntax::Comment => ("syntaxe-commentaire", None),
        Syntax::Block => ("syntaxe-bloc", None),
        Syntax::Dash => ("syntaxe-tiret", None),
        Syntax::Other => ("syntaxe-autre", None),
    };
    let nature = word.strip_prefix("syntaxe-").unwrap_or(word);
    let diagnostic = diagnostic.with("cause", Fact::Word(word)).with("nature", nature);
    diagnostic.with("caractere", character.map(String::from).unwrap_or_default())
}

fn plain(kind: &FaultKind, position: impl Fn(u32) -> Position) -> Diagnostic {
    let coded = |code| Diagnostic::new(code, Route::root());
    match kind {
        FaultKind::TooBig(bytes) => {
            coded("fichier-trop-grand").with("octets", *bytes).with("limite", MAX_BYTES)
        }
        FaultKind::TooManyNodes => coded("fichier-trop-dense").with("limite", MAX_NODES),
        FaultKind::TooDeep => coded("imbrication-trop-profonde").with("limite", MAX_DEPTH),
        FaultKind::ConflictMarker => coded("conflit-git"),
        FaultKind::DuplicateKey(key, first) => {
            coded("cle-double").with("cle", key.as_str()).with("ligne", position(first.start).line)
        }
        FaultKind::ComplexKey => coded("cle-complexe"),
        FaultKind::Anchor => coded("ancre"),
        FaultKind::Alias => coded("alias"),
        FaultKind::Tag => coded("etiquette"),
        FaultKind::MergeKey => coded("cle-fusion"),
        FaultKind::SecondDocument => coded("documents-multiples"),
        FaultKind::Directive => coded("directive"),
        FaultKind::Syntax(syntax) => syntax_error(*syntax),
    }
}
