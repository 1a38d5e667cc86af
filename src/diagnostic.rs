//! What is wrong, in which fiche, at which route, how grave, and what mends it: plain data.

use crate::langue::Fact;
use crate::plan::Numero;
use crate::plan::texte::hash;
use crate::yaml::{Position, Route, Span};

/// How grave a finding is; the gravest sorts first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// It cannot be true, or cannot be read.
    Error,
    /// It is probably not what was meant, or something is missing.
    Warning,
    /// Worth knowing.
    Note,
}

impl Severity {
    /// Returns the word machines read.
    pub fn key(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }

    /// Reads that word.
    pub fn read(text: &str) -> Option<Self> {
        [Self::Error, Self::Warning, Self::Note].into_iter().find(|severity| severity.key() == text)
    }
}

/// What a reader is to look at, of what stands at a route.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Aim {
    /// The value, or its key when it is empty.
    Value,
    /// The key.
    Key,
    /// Some words of the value.
    Words(String),
}

/// A mistake found in a file of the plan.
#[derive(Debug, Clone)]
pub struct Diagnostic {
    /// The rule, by the name of the defect.
    pub code: &'static str,
    /// How grave; what the rules' table and the plan say of the code.
    pub severity: Severity,
    /// The file, relative to the working folder, with `/`.
    pub path: String,
    /// The fiche, if the file's name is a numero.
    pub numero: Option<Numero>,
    /// Where in the document.
    pub route: Route,
    /// Which bytes; `None` until someone who holds the text has looked, and for what is wrong with a whole file.
    pub span: Option<Span>,
    /// Which of the bytes at the route, when nobody has said.
    pub aim: Aim,
    /// The line and column of the first byte.
    pub start: Position,
    /// The line and column after the last byte.
    pub end: Position,
    /// What the sentence speaks of.
    pub facts: Vec<(&'static str, Fact)>,
    /// What was probably meant, the likeliest first.
    pub suggestions: Vec<String>,
    /// What to write in the place of its bytes, where there can be no doubt.
    pub fix: Option<String>,
}

impl Diagnostic {
    /// Returns a finding at a route, of which the rest is still to be said.
    pub fn new(code: &'static str, route: Route) -> Self {
        let nowhere = Position { line: 1, column: 1 };
        Self {
            code,
            severity: Severity::Error,
            path: String::new(),
            numero: None,
            route,
            span: None,
            aim: Aim::Value,
            start: nowhere,
            end: nowhere,
            facts: Vec::new(),
            suggestions: Vec::new(),
            fix: None,
        }
    }

    /// Adds a value the sentence speaks of.
    #[must_use]
    pub fn with(mut self, name: &'static str, fact: impl Into<Fact>) -> Self {
        self.facts.push((name, fact.into()));
        self
    }

    /// Says which bytes it is about.
    #[must_use]
    pub fn at(mut self, span: Span) -> Self {
        self.span = Some(span);
        self
    }

    /// Says that the key is wrong, not what stands under it.
    #[must_use]
    pub fn on_key(mut self) -> Self {
        self.aim = Aim::Key;
        self
    }

    /// Says which words of a long text it is about.
    #[must_use]
    pub fn on_words(mut self, words: &str) -> Self {
        self.aim = Aim::Words(words.to_owned());
        self
    }

    /// Says what was probably meant.
    #[must_use]
    pub fn suggesting(mut self, suggestions: Vec<String>) -> Self {
        self.suggestions = suggestions;
        self
    }

    /// Says what to write instead, without any doubt; a text that is left empty suggests nothing.
    #[must_use]
    pub fn mending(mut self, text: String) -> Self {
        if !text.is_empty() {
            self.suggestions = vec![text.clone()];
        }
        self.fix = Some(text);
        self
    }

    /// Says which fiche it is about.
    #[must_use]
    pub fn of(mut self, numero: &Numero) -> Self {
        self.numero = Some(numero.clone());
        self
    }
}

/// A finding with its sentences, in the reader's language, for those who know no language.
#[derive(Debug, Clone)]
pub struct Finding<'f> {
    /// What is wrong, and where.
    pub diagnostic: &'f Diagnostic,
    /// The file, from the root of the git repository: services of git know it by no other name.
    pub path: String,
    /// What is seen.
    pub message: String,
    /// What would mend it.
    pub help: Option<String>,
}

impl Finding<'_> {
    /// Returns what is seen, then what would mend it.
    pub fn sentence(&self) -> String {
        match &self.help {
            Some(help) => format!("{} · {help}", self.message),
            None => self.message.clone(),
        }
    }
}

/// Puts findings in the order of the files, then of the lines.
pub fn sort(diagnostics: &mut [Diagnostic]) {
    diagnostics.sort_by(|left, right| {
        let key = |diagnostic: &Diagnostic| (diagnostic.start, diagnostic.severity, diagnostic.code);
        crate::plan::numero::natural(&left.path, &right.path).then_with(|| key(left).cmp(&key(right)))
    });
}

impl Diagnostic {
    /// Returns what stays the same when lines move: a hash of the code, the fiche, the route and what was seen.
    pub fn fingerprint(&self) -> String {
        let of = self.numero.as_ref().map_or(self.path.as_str(), Numero::as_str);
        // What moves with the lines, the calendar or our own words is left out.
        let stays = |(name, _): &&(&str, Fact)| !["ligne", "jours", "choix", "n"].contains(name);
        let facts: Vec<_> = self.facts.iter().filter(stays).collect();
        let seen = format!("{}\u{0}{of}\u{0}{}\u{0}{facts:?}", self.code, self.route);
        format!("{:016x}", hash(&seen))
    }
}
