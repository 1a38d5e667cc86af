//! From a folder to a plan, every file accounted for.

use std::path::{Path, PathBuf};

use rayon::prelude::*;

use crate::diagnostic::{self, Aim, Diagnostic};
use crate::fs::{Encoding, Listing, ReadError, Stray, StrayKind};
use crate::langue::Fact;
use crate::obstacle::Obstacle;
use crate::plan::proche::nearest_numeros;
use crate::plan::{Entete, Fiche, Numero, Plan};
use crate::yaml::{Document, Route, Span};

use super::ignore::{self, Ignore};
use super::{Folder, Progress, decode};

/// A plan as its folder holds it.
pub struct Loaded {
    /// What could be read.
    pub plan: Plan,
    /// What is wrong in the files, in their order.
    pub diagnostics: Vec<Diagnostic>,
    /// How many files there are.
    pub seen: usize,
    /// The files that could not be read, as they are shown.
    pub unreadable: Vec<String>,
    /// What comments ask not to be told.
    pub ignores: Vec<Ignore>,
}

impl Loaded {
    /// Makes sure that there is a fiche, be it read or not.
    pub fn holds_something(&self, folder: &Folder) -> Result<(), Obstacle> {
        if self.plan.fiches.is_empty() && self.unreadable.is_empty() {
            return Err(Obstacle::NoFiche { folder: folder.show(&folder.actions) });
        }
        Ok(())
    }
}

/// One fiche as its file holds it.
pub struct Opened {
    /// What `plan.yaml` says.
    pub entete: Entete,
    /// The fiche; `None` when its file cannot be read to its end.
    pub fiche: Option<Fiche>,
    /// What is wrong in it.
    pub diagnostics: Vec<Diagnostic>,
    /// Its file, as it is shown.
    pub path: String,
}

/// The rules to try on what is read, while its text is at hand; the command brings them.
#[derive(Clone, Copy)]
pub struct Checks<'c> {
    /// Tries a fiche.
    pub fiche: &'c (dyn Fn(&Fiche, &Entete, &mut Vec<Diagnostic>) + Sync),
    /// Tries what the plan says of itself.
    pub entete: &'c (dyn Fn(&Entete, &mut Vec<Diagnostic>) + Sync),
}

impl Checks<'_> {
    /// Tries nothing.
    pub const NONE: Checks<'static> = Checks { fiche: &|_, _, _| {}, entete: &|_, _| {} };
}

/// What one file gave.
pub(super) struct Read<T> {
    pub value: Option<T>,
    diagnostics: Vec<Diagnostic>,
    ignores: Vec<Ignore>,
}

/// Reads a whole plan, telling how far it has come. Fails only where there is no folder to read.
pub fn load(folder: &Folder, checks: Checks<'_>, progress: &Progress) -> Result<Loaded, Obstacle> {
    let listing = walk(folder)?;
    let Read { value: entete, mut diagnostics, mut ignores } = read_entete(folder, checks);
    let mut unreadable = Vec::new();
    if entete.is_none() {
        unreadable.push(folder.show(&folder.plan()));
    }
    let entete = entete.unwrap_or_default();
    diagnostics.extend(listing.strays.iter().map(|stray| report_stray(folder, stray)));
    let seen = count(&listing, folder, &mut unreadable);

    progress.begin(listing.fiches.len());
    let read = |path: &PathBuf| {
        let read = read_fiche(folder, path, &entete, checks);
        progress.step();
        read
    };
    let reads = at_once(&listing.fiches, read);
    let (mut fiches, mut unread_numeros) = (Vec::with_capacity(reads.len()), Vec::new());
    for (read, path) in reads.into_iter().zip(&listing.fiches) {
        diagnostics.extend(read.diagnostics);
        ignores.extend(read.ignores);
        let Some(fiche) = read.value else {
            unreadable.push(folder.show(path));
            unread_numeros.extend(path.file_stem().and_then(|stem| Numero::read(stem.to_str()?)));
            continue;
        };
        fiches.push(fiche);
    }
    fiches.sort_by(|left, right| left.numero.cmp(&right.numero));
    let plan = Plan { entete, fiches, unread: unread_numeros };
    name_doubles(&plan, &mut diagnostics);
    diagnostic::sort(&mut diagnostics);
    Ok(Loaded { plan, diagnostics, seen, unreadable, ignores })
}

/// Reads one fiche, and what the plan says of itself.
pub fn open(folder: &Folder, numero: &Numero, checks: Checks<'_>) -> Result<Opened, Obstacle> {
    let path = folder.fiche(numero);
    if !folder.has(&path) {
        return Err(unknown_fiche(folder, numero.as_str()));
    }
    let entete = read_entete(folder, Checks::NONE).value.unwrap_or_default();
    let Read { value: fiche, mut diagnostics, mut ignores } = read_fiche(folder, &path, &entete, checks);
    ignore::silence(&mut diagnostics, &mut ignores);
    diagnostic::sort(&mut diagnostics);
    Ok(Opened { entete, fiche, diagnostics, path: folder.show(&path) })
}

/// Reads what the plan says of itself, alone; `None` when its file cannot be read.
pub fn open_plan(folder: &Folder, checks: Checks<'_>) -> (Option<Entete>, Vec<Diagnostic>) {
    let Read { value, diagnostics, .. } = read_entete(folder, checks);
    (value, diagnostics)
}

/// Says that no fiche has that numero, and which come near.
pub fn unknown_fiche(folder: &Folder, numero: &str) -> Obstacle {
    let listing = folder.list().unwrap_or_default();
    let stems = listing.fiches.iter().filter_map(|path| path.file_stem()?.to_str());
    // A file that bears no numero cannot be shown, so it is no help.
    let stems: Vec<&str> = stems.filter(|stem| Numero::read(stem).is_some()).collect();
    Obstacle::UnknownFiche { numero: numero.to_owned(), nearest: nearest_numeros(numero, stems) }
}

/// Finds the bytes, lines and columns of findings that only name a fiche and a route.
pub fn locate(folder: &Folder, diagnostics: &mut [Diagnostic]) {
    // Each file is read once, whatever is found in it.
    diagnostics.sort_by(|left, right| left.numero.cmp(&right.numero));
    diagnostics.par_chunk_by_mut(|left, right| left.numero == right.numero).for_each(|of_one_file| {
        let numero = of_one_file.first().and_then(|diagnostic| diagnostic.numero.as_ref());
        let path = numero.map_or_else(|| folder.plan(), |numero| folder.fiche(numero));
        let shown = folder.show(&path);
        match folder.read(&path) {
            Ok(text) => finish(of_one_file, &shown, &Document::read(&text)),
            // What is said of the plan as a whole is said of its file, even where there is none.
            Err(_) => of_one_file.iter_mut().for_each(|diagnostic| shown.clone_into(&mut diagnostic.path)),
        }
    });
}

/// Makes something of each file, or of what is known of it, on every core, in their order.
pub(super) fn at_once<I: Sync, T: Send>(items: &[I], make: impl Fn(&I) -> T + Send + Sync) -> Vec<T> {
    items.par_iter().map(make).collect()
}

/// Counts the files, and adds to those that cannot be read what looks like one and is none.
pub(super) fn count(listing: &Listing, folder: &Folder, unreadable: &mut Vec<String>) -> usize {
    let unread = listing.strays.iter().filter(|stray| stray.kind != StrayKind::Subfolder);
    let seen = listing.fiches.len() + usize::from(listing.plan.is_some()) + unread.clone().count();
    unreadable.extend(unread.map(|stray| folder.show(&stray.path)));
    seen
}

pub(super) fn walk(folder: &Folder) -> Result<Listing, Obstacle> {
    folder.list().map_err(|source| Obstacle::Unreadable { path: folder.actions.clone(), source })
}

pub(super) fn read_fiche(folder: &Folder, path: &Path, entete: &Entete, checks: Checks<'_>) -> Read<Fiche> {
    let stem = path.file_stem().and_then(|stem| stem.to_str());
    let Some(numero) = stem.and_then(Numero::read) else {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let mut found = Diagnostic::new("nom-de-fichier", Route::root()).with("nom", name);
        found.path = folder.show(path);
        return Read { value: None, diagnostics: vec![found], ignores: Vec::new() };
    };
    let mut read = read_file(folder, path, |document| {
        let mut decoded = decode::fiche(document, &numero, entete);
        if let Some(fiche) = &decoded.value {
            (checks.fiche)(fiche, entete, &mut decoded.diagnostics);
        }
        decoded
    });
    for diagnostic in &mut read.diagnostics {
        diagnostic.numero = Some(numero.clone());
    }
    for ignore in &mut read.ignores {
        ignore.numero = Some(numero.clone());
    }
    read
}

/// Reads `plan.yaml`; a plan without one says nothing of itself, which is no mistake.
pub(super) fn read_entete(folder: &Folder, checks: Checks<'_>) -> Read<Entete> {
    let path = folder.plan();
    if !folder.has_plan() {
        return Read { value: Some(Entete::default()), diagnostics: Vec::new(), ignores: Vec::new() };
    }
    read_file(folder, &path, |document| {
        let mut decoded = decode::entete(document);
        if let Some(entete) = &decoded.value {
            (checks.entete)(entete, &mut decoded.diagnostics);
        }
        decoded
    })
}

fn read_file<T>(
    folder: &Folder,
    path: &Path,
    decode: impl FnOnce(&Document<'_>) -> decode::Decoded<T>,
) -> Read<T> {
    let shown = folder.show(path);
    match folder.read(path) {
        Ok(text) => {
            let document = Document::read(&text);
            let decode::Decoded { value, mut diagnostics, .. } = decode(&document);
            finish(&mut diagnostics, &shown, &document);
            // What could not be read to its end has not been judged whole, so nothing in it is idle.
            let ignores = if value.is_some() { ignore::read(&document, &shown) } else { Vec::new() };
            Read { value, diagnostics, ignores }
        }
        Err(error) => {
            let mut found = report_unread(path, &error);
            found.path = shown;
            Read { value: None, diagnostics: vec![found], ignores: Vec::new() }
        }
    }
}

/// Gives findings their file, bytes, lines and columns, while the text is at hand.
pub(super) fn finish(diagnostics: &mut [Diagnostic], shown: &str, document: &Document<'_>) {
    for diagnostic in &mut *diagnostics {
        // What is wrong with the whole file stands nowhere in it.
        if diagnostic.span.is_none() && !diagnostic.route.0.is_empty() {
            diagnostic.span = Some(place(diagnostic, document));
        }
        shown.clone_into(&mut diagnostic.path);
    }
    // Downwards, as the document counts its lines.
    diagnostics.sort_by_key(|diagnostic| diagnostic.span.unwrap_or_default().end);
    for diagnostic in &mut *diagnostics {
        diagnostic.end = document.position(diagnostic.span.unwrap_or_default().end);
    }
    diagnostics.sort_by_key(|diagnostic| diagnostic.span.unwrap_or_default().start);
    for diagnostic in diagnostics {
        diagnostic.start = document.position(diagnostic.span.unwrap_or_default().start);
    }
}

/// Returns the bytes a reader is to look at for a finding that only has a route.
fn place(diagnostic: &Diagnostic, document: &Document<'_>) -> Span {
    match &diagnostic.aim {
        Aim::Value => document.place(&diagnostic.route),
        Aim::Key => document.place_of_key(&diagnostic.route),
        Aim::Words(words) => document.place_of_words(&diagnostic.route, words),
    }
}

/// Says why a file could not be read.
pub(super) fn report_unread(path: &Path, error: &ReadError) -> Diagnostic {
    let coded = |code| Diagnostic::new(code, Route::root());
    let unread = |cause| coded("fichier-illisible").with("cause", Fact::Word(cause)).with("detail", "");
    match error {
        ReadError::NotUtf8 { byte, looks_like } => {
            let seen = match looks_like {
                Encoding::Latin1 => "encodage-latin1",
                Encoding::Utf16 => "encodage-utf16",
                Encoding::Other => "encodage-autre",
            };
            coded("encodage").with("octet", *byte + 1).with("vu", Fact::Word(seen))
        }
        ReadError::TooBig { bytes, max } => {
            let count = |bytes: u64| usize::try_from(bytes).unwrap_or(usize::MAX);
            coded("fichier-trop-grand").with("octets", count(*bytes)).with("limite", count(*max))
        }
        ReadError::Missing if path.is_symlink() => unread("illisible-lien"),
        ReadError::Missing => unread("illisible-absent"),
        ReadError::Denied => unread("illisible-droits"),
        ReadError::Directory => unread("illisible-dossier"),
        ReadError::NotAFile => unread("illisible-special"),
        ReadError::Io(source) => {
            let cause = coded("fichier-illisible").with("cause", Fact::Word("illisible-systeme"));
            cause.with("detail", source.to_string())
        }
    }
}

/// Says what a file that is not read does there.
fn report_stray(folder: &Folder, stray: &Stray) -> Diagnostic {
    let name = stray.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let mut found = match stray.kind {
        StrayKind::WrongExtension => Diagnostic::new("extension-yml", Route::root()).with("nom", name),
        StrayKind::Subfolder => Diagnostic::new("sous-dossier", Route::root()).with("nom", name),
        StrayKind::Directory => report_unread(&stray.path, &ReadError::Directory),
        StrayKind::Dangling => report_unread(&stray.path, &ReadError::Missing),
    };
    found.path = folder.show(&stray.path);
    found
}

/// Where a fiche bears a numero that another file holds, says so rather than that its name differs.
fn name_doubles(plan: &Plan, diagnostics: &mut [Diagnostic]) {
    for diagnostic in diagnostics.iter_mut().filter(|diagnostic| diagnostic.code == "numero-different") {
        let said = diagnostic.facts.iter().find_map(|(name, fact)| match fact {
            Fact::Text(text) if *name == "numero" => Numero::read(text),
            _ => None,
        });
        if said.is_some_and(|numero| plan.fiche(&numero).is_some()) {
            diagnostic.code = "numero-double";
        }
    }
}
