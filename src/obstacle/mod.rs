//! What a command can expect to stumble on: a code, its exit code, and the values its sentence speaks of.

mod commit;
mod edition;
mod export;
mod field;
mod page;
mod table;
mod tet;

use std::fmt;
use std::io;
use std::path::PathBuf;

use chrono::NaiveDate;

use crate::fs::{LockError, WriteError};
use crate::langue::Fact;
use crate::plan::Periode;
use crate::plan::proche::nearest;

pub use commit::NoCommit;
pub use edition::NoEdition;
pub use export::OfExport;
pub use field::FieldTrouble;
pub use page::OfPage;
pub use table::{OfTable, Refused};
pub use tet::OfTet;

/// Why a command could not do what was asked.
#[derive(Debug)]
pub enum Obstacle {
    /// No folder `actions` from `from` up to `until`.
    NoFolder { from: PathBuf, until: PathBuf },
    /// The folder holds no fiche.
    NoFiche { folder: String },
    /// A path given to a command is not one of the plan.
    UnknownPath { path: String, folder: String },
    /// A file or folder cannot be read.
    Unreadable { path: PathBuf, source: io::Error },
    /// No fiche of that numero.
    UnknownFiche { numero: String, nearest: Vec<String> },
    /// What should be a numero cannot be one.
    BadNumero { text: String },
    /// No indicator of that id.
    UnknownIndicateur { porteur: String, id: String, known: Vec<String>, nearest: Vec<String> },
    /// The fiche cannot be read; its first mistake says why.
    Broken { path: String, line: usize, code: &'static str },
    /// No rule of that code.
    UnknownRule { code: String, nearest: Vec<String> },
    /// An option's value is not one of those it takes.
    UnknownChoice { option: &'static str, value: String, known: Vec<String>, nearest: Vec<String> },
    /// No fiche of the plan lies under that axe; some may be cited.
    UnknownAxe { axe: String, known: Vec<String>, cited: Vec<String>, citing: Vec<String> },
    /// A new fiche's title is empty, too long, or no title.
    TitleRefused { limit: usize },
    /// An answer was to be written over the plan itself.
    InsideThePlan { path: String },
    /// The fiche to be made is there already.
    AlreadyThere { path: String },
    /// The fiche to be renamed is gone, and the new numero is there.
    AlreadyRenamed { old: String, new: String },
    /// Fiches cannot be read surely, so that a link to a numero could be missed in them.
    LinksUnread { numero: String, paths: Vec<String> },
    /// A date given to an option is not one.
    BadDate { option: &'static str, value: String },
    /// A length of time given to an option is not one.
    BadTime { option: &'static str, value: String },
    /// A period is needed.
    PeriodeMissing { command: String },
    /// What is given as a period is not one.
    BadPeriode { value: String },
    /// The value is not a number.
    NotANumber { value: String, id: String },
    /// The value is none of the modalités.
    NotAModalite { value: String, id: String, choix: Vec<String> },
    /// The value lies outside the indicator's bounds.
    OutOfBounds { value: String, id: String, minimum: Option<String>, maximum: Option<String> },
    /// `n.c.` is not a value to set.
    NcIsUnset { command: String },
    /// The value is no longer what was expected.
    Unexpected { place: Fact, expected: String, found: Option<String> },
    /// What is typed is not an assignment, or the field cannot do what is asked of it.
    Field { field: String, why: FieldTrouble },
    /// What a field was to read breaks a rule.
    Refused { field: String, cause: String, remedy: String, nearest: Vec<String> },
    /// A text cannot stand in a file.
    ForbiddenText { option: &'static str },
    /// A text is longer than a file may be.
    TextTooLong { option: &'static str, limit: u64 },
    /// An option reads a file or standard input, which cannot be read.
    OptionUnreadable { option: &'static str, from: String, source: io::Error },
    /// Several forms of the answer are asked for on stdout.
    TwoAnswers { formats: Vec<String> },
    /// A form that cannot tell what is asked.
    NoStatistics { format: String },
    /// Standard input is to be read, and no name says as which file; or the other way round.
    StdinUnnamed,
    /// A baseline is a file of another kind.
    NotABaseline { path: String, cause: Fact },
    /// The plan does not lie in a git repository.
    NoRepository { folder: String },
    /// git knows no such revision.
    UnknownRevision { revision: String, is_shallow: bool },
    /// The repository has no commit yet.
    NoHistory,
    /// The history begins later.
    BeforeHistory { day: NaiveDate, is_shallow: bool },
    /// git cannot be run.
    GitFailed { source: io::Error },
    /// Nobody says which editor to use.
    NoEditor,
    /// The editor failed; what was typed is kept, if anything was.
    EditorFailed { editor: String, kept: Option<String>, command: String },
    /// A text is not put in the place of a file; it is kept, and a command goes on from it.
    NotEdited { why: NoEdition, path: String, kept: String, command: String },
    /// What is to be written could not be committed alone, so nothing was written.
    CommitRefused { why: NoCommit, paths: Vec<String> },
    /// git refused to commit what is written.
    CommitFailed { paths: Vec<String>, words: String },
    /// The edit could not be proved, so the file was left.
    Unprovable { path: String, reason: &'static str, detail: String },
    /// A file is no longer what a new text was made from.
    ChangedMeanwhile { path: String },
    /// Another process holds the plan.
    Locked { pid: Option<u32>, command: Option<String>, seconds: u64 },
    /// The lock cannot be taken at all.
    LockFailed { path: PathBuf, source: io::Error },
    /// The file cannot be written, and is as it was.
    WriteFailed { error: WriteError },
    /// A table cannot be read, or some of its rows are refused.
    Table(OfTable),
    /// A workbook is not the model of Territoires en Transitions, or a row of it is refused.
    Tet(OfTet),
    /// A published page is no sheet, or the plan holds its fiche already.
    Page(OfPage),
    /// A form to export to.
    Export(OfExport),
}

/// An obstacle as its sentence needs it.
pub struct Row {
    /// The sentence's key in the catalogues, after `obstacle-`; also what machines read.
    pub code: &'static str,
    /// The exit code.
    pub exit: u8,
    /// What the sentence speaks of.
    pub facts: Vec<(&'static str, Fact)>,
    /// What was probably meant.
    pub candidates: Vec<String>,
}

impl Obstacle {
    /// Returns the obstacle's code, exit code and values.
    pub fn row(&self) -> Row {
        let shown = |path: &PathBuf| Fact::Text(path.display().to_string());
        let list = |texts: &Vec<String>| Fact::List(texts.clone());
        let either = |text: &Option<String>| Fact::Text(text.clone().unwrap_or_default());
        let (code, exit, facts): (&'static str, u8, Vec<(&'static str, Fact)>) = match self {
            Self::NoFolder { from, until } => {
                let climbs = if from == until { "non" } else { "oui" };
                let facts =
                    vec![("depuis", shown(from)), ("jusque", shown(until)), ("remonte", climbs.into())];
                ("dossier-absent", 2, facts)
            }
            Self::NoFiche { folder } => ("aucune-fiche", 2, vec![("dossier", folder.as_str().into())]),
            Self::UnknownPath { path, folder } => (
                "chemin-inconnu",
                2,
                vec![("chemin", path.as_str().into()), ("dossier", folder.as_str().into())],
            ),
            Self::Unreadable { path, source } => {
                ("illisible", 3, vec![("chemin", shown(path)), ("cause", cause(source))])
            }
            Self::UnknownFiche { numero, nearest } => (
                "fiche-inconnue",
                4,
                vec![
                    ("numero", numero.as_str().into()),
                    ("proches", list(nearest)),
                    ("n", nearest.len().into()),
                ],
            ),
            Self::BadNumero { text } => ("numero-impossible", 4, vec![("valeur", text.as_str().into())]),
            Self::UnknownIndicateur { porteur, id, known, nearest } => (
                "indicateur-inconnu",
                4,
                vec![
                    ("porteur", porteur.as_str().into()),
                    ("id", id.as_str().into()),
                    ("connus", list(known)),
                    ("n", known.len().into()),
                    ("proches", list(nearest)),
                ],
            ),
            Self::Broken { path, line, code } => (
                "fiche-illisible",
                1,
                vec![("chemin", path.as_str().into()), ("ligne", (*line).into()), ("regle", (*code).into())],
            ),
            Self::UnknownRule { code, nearest } => (
                "regle-inconnue",
                4,
                vec![("code", code.as_str().into()), ("proches", list(nearest)), ("n", nearest.len().into())],
            ),
            Self::UnknownChoice { option, value, known, nearest } => (
                "choix-inconnu",
                2,
                vec![
                    ("option", (*option).into()),
                    ("valeur", value.as_str().into()),
                    ("connus", list(known)),
                    ("liste", length(known).into()),
                    ("proches", list(nearest)),
                    ("n", nearest.len().into()),
                ],
            ),
            Self::UnknownAxe { axe, known, cited, citing } => (
                "axe-inconnu",
                2,
                vec![
                    ("axe", axe.as_str().into()),
                    ("connus", list(known)),
                    ("n", known.len().into()),
                    ("citees", list(cited)),
                    ("c", cited.len().into()),
                    ("par", list(citing)),
                ],
            ),
            Self::TitleRefused { limit } => ("titre-refuse", 1, vec![("limite", (*limit).into())]),
            Self::InsideThePlan { path } => {
                ("sortie-dans-le-plan", 2, vec![("chemin", path.as_str().into())])
            }
            Self::AlreadyThere { path } => ("deja-la", 1, vec![("chemin", path.as_str().into())]),
            Self::AlreadyRenamed { old, new } => {
                ("deja-renommee", 4, vec![("avant", old.as_str().into()), ("apres", new.as_str().into())])
            }
            Self::LinksUnread { numero, paths } => (
                "liens-illisibles",
                1,
                vec![("numero", numero.as_str().into()), ("chemins", list(paths)), ("n", paths.len().into())],
            ),
            Self::BadDate { option, value } => {
                ("date-refusee", 2, vec![("option", (*option).into()), ("valeur", value.as_str().into())])
            }
            Self::BadTime { option, value } => {
                ("duree-illisible", 2, vec![("option", (*option).into()), ("valeur", value.as_str().into())])
            }
            Self::PeriodeMissing { command } => {
                ("periode-absente", 2, vec![("commande", command.as_str().into())])
            }
            Self::BadPeriode { value } => ("periode-refusee", 2, vec![("valeur", value.as_str().into())]),
            Self::NotANumber { value, id } => {
                ("nombre-refuse", 1, vec![("valeur", value.as_str().into()), ("id", id.as_str().into())])
            }
            Self::NotAModalite { value, id, choix } => (
                "modalite-refusee",
                1,
                vec![("valeur", value.as_str().into()), ("id", id.as_str().into()), ("choix", list(choix))],
            ),
            Self::OutOfBounds { value, id, minimum, maximum } => (
                "hors-bornes",
                1,
                vec![
                    ("valeur", value.as_str().into()),
                    ("id", id.as_str().into()),
                    ("minimum", either(minimum)),
                    ("maximum", either(maximum)),
                    ("bornes", Fact::Text(bounds(minimum.is_some(), maximum.is_some()).to_owned())),
                ],
            ),
            Self::NcIsUnset { command } => ("nc-refuse", 1, vec![("commande", command.as_str().into())]),
            Self::Field { field, why } => {
                let (code, exit, mut facts) = why.row();
                facts.push(("champ", field.as_str().into()));
                (code, exit, facts)
            }
            Self::Refused { field, cause, remedy, .. } => (
                "champ-refuse",
                1,
                vec![
                    ("nomme", if cause.starts_with(field) { "oui" } else { "non" }.into()),
                    ("champ", field.as_str().into()),
                    ("cause", cause.as_str().into()),
                    ("remede", remedy.as_str().into()),
                ],
            ),
            Self::Unexpected { place, expected, found } => (
                "attente-decue",
                5,
                vec![
                    ("place", place.clone()),
                    ("attendu", expected.as_str().into()),
                    ("vu", found.as_ref().map_or(Fact::Word("nc"), |found| found.as_str().into())),
                ],
            ),
            Self::ForbiddenText { option } => ("texte-refuse", 1, vec![("option", (*option).into())]),
            Self::TextTooLong { option, limit } => (
                "texte-trop-long",
                1,
                vec![("option", (*option).into()), ("limite", Fact::Text(limit.to_string()))],
            ),
            Self::OptionUnreadable { option, from, source } => (
                "option-illisible",
                2,
                vec![
                    ("option", (*option).into()),
                    ("fichier", from.as_str().into()),
                    ("cause", cause(source)),
                ],
            ),
            Self::TwoAnswers { formats } => ("deux-reponses", 2, vec![("formes", list(formats))]),
            Self::NoStatistics { format } => {
                ("statistiques-impossibles", 2, vec![("forme", format.as_str().into())])
            }
            Self::StdinUnnamed => ("entree-sans-nom", 2, Vec::new()),
            Self::NotABaseline { path, cause } => {
                ("reference-illisible", 2, vec![("chemin", path.as_str().into()), ("cause", cause.clone())])
            }
            Self::NoRepository { folder } => ("depot-absent", 2, vec![("dossier", folder.as_str().into())]),
            Self::UnknownRevision { revision, is_shallow } => {
                // A day that is not written as one is taken for a revision.
                let day = Periode::read(revision).ok().or_else(|| Periode::read_day_first(revision));
                let day = day.map(|day| day.last_day().to_string());
                let case = match (&day, is_shallow) {
                    (Some(_), _) => "jour",
                    (None, true) => "coupe",
                    (None, false) => "nom",
                };
                let facts = [
                    ("revision", revision.as_str().into()),
                    ("cas", case.into()),
                    ("jour", day.unwrap_or_default().into()),
                ];
                ("revision-inconnue", 2, facts.to_vec())
            }
            Self::NoHistory => ("historique-vide", 2, Vec::new()),
            Self::BeforeHistory { day, is_shallow } => {
                ("avant-historique", 2, vec![("jour", Fact::Jour(*day)), ("coupe", yes_or_no(*is_shallow))])
            }
            Self::GitFailed { source } => ("git-absent", 3, vec![("cause", cause(source))]),
            Self::NoEditor => ("editeur-absent", 2, Vec::new()),
            Self::EditorFailed { editor, kept, command } => (
                "editeur-echoue",
                3,
                vec![
                    ("editeur", editor.as_str().into()),
                    ("garde", either(kept)),
                    ("cas", if kept.is_some() { "garde" } else { "rien" }.into()),
                    ("commande", command.as_str().into()),
                ],
            ),
            Self::NotEdited { why, path, kept, command } => {
                let (code, exit) = why.row();
                let texts = [("chemin", path), ("garde", kept), ("commande", command)];
                (code, exit, texts.map(|(name, text)| (name, text.as_str().into())).to_vec())
            }
            Self::CommitRefused { why, paths } => (
                "commit-impossible",
                2,
                vec![("cas", why.key().into()), ("chemins", list(paths)), ("n", paths.len().into())],
            ),
            Self::CommitFailed { paths, words } => (
                "commit-refuse",
                3,
                vec![
                    ("chemins", list(paths)),
                    ("n", paths.len().into()),
                    ("mots", words.as_str().into()),
                    ("liste", paths.join(" ").into()),
                ],
            ),
            Self::Unprovable { path, reason, detail } => (
                "edition-refusee",
                1,
                vec![
                    ("chemin", path.as_str().into()),
                    ("raison", Fact::Word(reason)),
                    ("detail", detail.as_str().into()),
                ],
            ),
            Self::ChangedMeanwhile { path } => {
                ("change-entre-temps", 5, vec![("chemin", path.as_str().into())])
            }
            Self::Locked { pid, command, seconds } => (
                "verrou-tenu",
                5,
                vec![
                    ("tenu", if pid.is_some() { "connu" } else { "inconnu" }.into()),
                    ("pid", pid.map(|pid| pid.to_string()).unwrap_or_default().into()),
                    ("commande", either(command)),
                    ("secondes", Fact::Text(seconds.to_string())),
                ],
            ),
            Self::LockFailed { path, source } => {
                ("verrou-impossible", 3, vec![("chemin", shown(path)), ("cause", cause(source))])
            }
            Self::WriteFailed { error } => {
                let refused =
                    |path, cause| ("ecriture-impossible", 3, vec![("chemin", shown(path)), ("cause", cause)]);
                match error {
                    WriteError::Changed { path } => ("change-entre-temps", 5, vec![("chemin", shown(path))]),
                    WriteError::ReadOnly { path } => refused(path, Fact::Word("cause-lecture-seule")),
                    WriteError::Outside { path } => refused(path, Fact::Word("cause-dehors")),
                    WriteError::NotAFile { path } => refused(path, Fact::Word("illisible-special")),
                    WriteError::NotAFolder { path } => refused(path, Fact::Word("cause-pas-un-dossier")),
                    WriteError::Io { path, source } => refused(path, cause(source)),
                }
            }
            Self::Table(table) => table.row(),
            Self::Tet(tet) => tet.row(),
            Self::Page(page) => page.row(),
            Self::Export(export) => export.row(),
        };
        Row { code, exit, facts, candidates: self.candidates() }
    }

    /// Returns what was probably meant.
    fn candidates(&self) -> Vec<String> {
        // The nearest, else all there are: what answers « which, then? ».
        let or_all = |nearest: &Vec<String>, known: &Vec<String>| {
            if nearest.is_empty() { known.clone() } else { nearest.clone() }
        };
        match self {
            Self::UnknownFiche { nearest, .. }
            | Self::UnknownRule { nearest, .. }
            | Self::Refused { nearest, .. } => nearest.clone(),
            Self::UnknownIndicateur { nearest, known, .. } | Self::UnknownChoice { nearest, known, .. } => {
                or_all(nearest, known)
            }
            Self::UnknownAxe { known, .. } => known.clone(),
            Self::NotAModalite { choix, .. } => choix.clone(),
            Self::Field { why, .. } => why.candidates(),
            Self::PeriodeMissing { command }
            | Self::NcIsUnset { command }
            | Self::NotEdited { command, .. }
            | Self::EditorFailed { kept: Some(_), command, .. } => vec![command.clone()],
            Self::Table(table) => table.candidates(),
            _ => Vec::new(),
        }
    }

    /// Returns the rows of a table that are refused.
    pub fn refused(&self) -> &[Refused] {
        match self {
            Self::Table(OfTable::Rows { refused, .. }) => refused,
            _ => &[],
        }
    }

    /// Returns why each of several files is refused.
    pub fn causes(&self) -> &[Obstacle] {
        match self {
            Self::Page(OfPage::Pages { refused, .. }) => refused,
            _ => &[],
        }
    }

    /// Says that an option's value is none of those it takes, and which come near.
    pub fn unknown_choice<'k>(
        option: &'static str,
        value: &str,
        known: impl IntoIterator<Item = &'k str>,
    ) -> Self {
        let known: Vec<String> = known.into_iter().map(str::to_owned).collect();
        let nearest = nearest(value, known.iter().map(String::as_str));
        Self::UnknownChoice { option, value: value.to_owned(), known, nearest }
    }

    /// Says what a lock that was not had means.
    pub fn of_lock(error: LockError, seconds: u64) -> Self {
        match error {
            LockError::Held { pid, command } => Self::Locked { pid, command, seconds },
            LockError::Io { path, source } => Self::LockFailed { path, source },
        }
    }
}

/// Says why the system refuses: in the reader's language for what people meet, else in the system's words.
pub fn cause(error: &io::Error) -> Fact {
    match error.kind() {
        io::ErrorKind::NotFound => Fact::Word("cause-absent"),
        io::ErrorKind::PermissionDenied => Fact::Word("cause-droits"),
        io::ErrorKind::IsADirectory => Fact::Word("illisible-dossier"),
        io::ErrorKind::ReadOnlyFilesystem => Fact::Word("cause-lecture-seule"),
        io::ErrorKind::InvalidData => Fact::Word("cause-encodage"),
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::FileTooLarge => {
            Fact::Word("cause-place")
        }
        _ => Fact::Text(error.to_string()),
    }
}

/// More choices than this are a page, not a hint: only those that come near are told.
const MOST_CHOICES: usize = 50;

/// Says how long a list of choices is, for the sentence to tell it or not.
fn length(known: &[String]) -> &'static str {
    match known.len() {
        0 => "vide",
        1..=MOST_CHOICES => "courte",
        _ => "longue",
    }
}

fn yes_or_no(is_so: bool) -> Fact {
    if is_so { "oui" } else { "non" }.into()
}

/// Names which bounds there are, for the sentence to choose its words.
fn bounds(minimum: bool, maximum: bool) -> &'static str {
    match (minimum, maximum) {
        (true, true) => "deux",
        (true, false) => "minimum",
        _ => "maximum",
    }
}

impl fmt::Display for Obstacle {
    /// Writes the code: people read the catalogue's sentence, this is for logs.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.row().code)
    }
}

impl std::error::Error for Obstacle {}
