//! What every command needs: the folder, the day, the language, and where answers go.

use std::cell::OnceCell;
use std::collections::BTreeSet;
use std::ffi::OsString;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::rc::Rc;

use anyhow::{Result, bail};
use chrono::{Local, NaiveDate};
use serde_json::Value;

use crate::cli::{Global, Lang, When};
use crate::diagnostic::{Diagnostic, Severity};
use crate::fs;
use crate::interop::json::{self, Answer};
use crate::langue::{Catalogue, Fact, Langue, choose};
use crate::obstacle::Obstacle;
use crate::plan::proche::nearest;
use crate::plan::{Entete, Numero};
use crate::render::paint::clean;
use crate::render::prose::wrap_line;
use crate::render::{Paint, Screen, diagnostic as findings};
use crate::workspace::{Checks, Folder, Loaded, Progress, load, open_plan};

use super::Format;
use super::terminal::{self, variable};
use super::{failure, progress};

/// The most files that are named where a command only says that they have mistakes.
const MOST_NAMED: usize = 5;

/// What a command is given.
#[derive(Clone)]
pub struct Context {
    /// Today, or the day asked for.
    pub today: NaiveDate,
    /// Whether someone asked for that day.
    pub is_day_asked: bool,
    /// Whether to say only what matters.
    pub quiet: bool,
    /// The line typed, for those who wait for the lock.
    pub line: String,
    dir: PathBuf,
    /// The folder that paths typed are read from: `PCAET_DIR` names a plan, and moves no path.
    from: Option<PathBuf>,
    json: Option<Vec<String>>,
    errors_as_json: bool,
    lang: Option<&'static str>,
    color: When,
    catalogue: Rc<OnceCell<Catalogue>>,
}

impl Context {
    /// Reads the global options and the environment.
    pub fn new(global: &Global, argv: &[OsString]) -> Result<Self> {
        let today = match global.today.clone().map(|day| ("--today", day)).or_else(|| variable("PCAET_TODAY"))
        {
            Some((option, value)) => match value.parse() {
                Ok(today) => today,
                Err(_) => bail!(Obstacle::BadDate { option, value }),
            },
            None => Local::now().date_naive(),
        };
        let is_day_asked = global.today.is_some() || variable("PCAET_TODAY").is_some();
        let from_env = || variable("PCAET_DIR").map(|(_, dir)| PathBuf::from(dir));
        let words: Vec<_> = argv.iter().skip(1).map(|word| word.to_string_lossy()).collect();
        let fields = |fields: &String| {
            fields.split(',').map(str::trim).filter(|field| !field.is_empty()).map(str::to_owned).collect()
        };
        Ok(Self {
            today,
            is_day_asked,
            quiet: global.quiet,
            line: format!("pcaet {}", clean(&words.join(" "))),
            from: global.dir.clone(),
            dir: global.dir.clone().or_else(from_env).unwrap_or_else(|| PathBuf::from(".")),
            json: global.json.as_ref().map(fields),
            errors_as_json: asks_json(argv),
            lang: global.lang.map(|lang| match lang {
                Lang::Fr => "fr",
                Lang::En => "en",
            }),
            color: global.color,
            catalogue: Rc::new(OnceCell::new()),
        })
    }

    /// Returns what a command is given on another day.
    #[must_use]
    pub fn on(&self, day: NaiveDate) -> Self {
        Self { today: day, ..self.clone() }
    }

    /// Returns the plan's folder.
    pub fn folder(&self) -> Result<Folder> {
        Ok(Folder::find(&self.dir)?)
    }

    /// Returns the folder one stands in, or is as if started in.
    pub fn dir(&self) -> &Path {
        &self.dir
    }

    /// Returns a path as it was typed: from the folder one stands in, or is as if started in, whatever plan is named.
    pub fn typed(&self, path: &Path) -> PathBuf {
        self.from.as_ref().map_or_else(|| path.to_owned(), |from| from.join(path))
    }

    /// Reads the whole plan, which must hold a fiche, and says on stderr which files could not be read.
    pub fn load(&self, folder: &Folder) -> Result<Loaded> {
        let loaded = self.watch(|progress| load(folder, Checks::NONE, progress))?;
        loaded.holds_something(folder)?;
        self.tell_unreadable(&loaded.unreadable, loaded.seen);
        self.tell_misread(&loaded, folder);
        Ok(loaded)
    }

    /// Says which fiches that were read have mistakes: what is written wrongly there counts as not communicated.
    fn tell_misread(&self, loaded: &Loaded, folder: &Folder) {
        let wrong = loaded.diagnostics.iter().filter(|found| found.severity == Severity::Error);
        let wrong: BTreeSet<&str> = wrong.map(|found| found.path.as_str()).collect();
        if wrong.is_empty() {
            return;
        }
        let paths = loaded.plan.fiches.iter().map(|fiche| folder.show(&folder.fiche(&fiche.numero)));
        let wrong: Vec<String> =
            paths.filter(|path| wrong.contains(&**path)).map(|path| clean(&path)).collect();
        if !wrong.is_empty() {
            let count = wrong.len();
            let mut named: Vec<String> = wrong.into_iter().take(MOST_NAMED).collect();
            if count > MOST_NAMED {
                named.push("…".to_owned());
            }
            let facts = [("n", count.into()), ("fichiers", Fact::List(named))];
            self.tell(&self.catalogue().say("mal-lus", &facts));
        }
    }

    /// Does a work that may be long, and tells on a terminal how far it has come.
    pub fn watch<T>(&self, work: impl FnOnce(&Progress) -> T) -> T {
        let is_told = !self.quiet && !self.errors_as_json;
        match terminal::width(terminal::is_written_over(io::stderr().is_terminal())) {
            Some(width) if is_told => progress::watch(self.catalogue().langue, width, work),
            _ => work(&Progress::default()),
        }
    }

    /// Says on stderr which files could not be read, of how many.
    pub fn tell_unreadable(&self, unreadable: &[String], seen: usize) {
        if !unreadable.is_empty() {
            let unread = unreadable.len();
            let facts = [
                ("n", unread.into()),
                ("fichiers", Fact::List(unreadable.iter().map(|path| clean(path)).collect())),
                ("lus", (seen - unread).into()),
                ("vus", seen.into()),
            ];
            self.tell(&self.catalogue().say("illisibles", &facts));
        }
    }

    /// Returns the sentences, in the language of the option, the environment, the plan or the system.
    pub fn catalogue(&self) -> &Catalogue {
        self.catalogue.get_or_init(|| {
            let env = |name: &str| std::env::var(name).ok();
            let plan = || -> Option<Entete> { open_plan(&Folder::find(&self.dir).ok()?, Checks::NONE).0 };
            let of_plan = if self.lang.is_none() { plan().and_then(|entete| entete.langue) } else { None };
            Catalogue::load(choose(self.lang, of_plan.as_deref(), env))
        })
    }

    /// Says something in the language of the plan, or the reader's where it has none: what the plan's history keeps.
    pub fn with_catalogue_of_plan<T>(&self, folder: &Folder, say: impl FnOnce(&Catalogue) -> T) -> T {
        let of_plan = open_plan(folder, Checks::NONE).0.and_then(|entete| entete.langue);
        match of_plan.as_deref().and_then(Langue::read) {
            Some(langue) if langue != self.catalogue().langue => say(&Catalogue::load(langue)),
            _ => say(self.catalogue()),
        }
    }

    /// Returns where answers are shown: the terminal's width, or none.
    pub fn screen(&self) -> Screen<'_> {
        let on_terminal = io::stdout().is_terminal();
        let (width, charset) = (terminal::width(on_terminal), terminal::charset(on_terminal));
        Screen { catalogue: self.catalogue(), width, charset }
    }

    /// Tells whether stdout is in colour.
    pub fn color(&self) -> bool {
        terminal::wants_color(self.color, io::stdout().is_terminal())
    }

    /// Tells whether the answer is to be JSON.
    pub fn wants_json(&self, format: Option<Format>) -> bool {
        self.json.is_some() || format == Some(Format::Json)
    }

    /// Prints an answer.
    pub fn print(&self, text: &str) -> Result<()> {
        write_out(&Paint { color: self.color() }.finish(text))
    }

    /// Prints an answer that programs read.
    pub fn print_as_is(&self, text: &str) -> Result<()> {
        write_out(text)
    }

    /// Prints an answer as JSON, with the fields asked for.
    pub fn print_json<A: Answer>(&self, answer: &A) -> Result<()> {
        write_out(&self.json(answer)?)
    }

    /// Returns an answer as JSON, with the fields asked for with `--json=`.
    pub fn json<A: Answer>(&self, answer: &A) -> Result<String> {
        let mut document = json::document(answer);
        if let Some(fields) = self.fields() {
            document = json::keep::<A>(document, fields).map_err(unknown_field::<A>)?;
        }
        Ok(format!("{document}\n"))
    }

    /// Returns a finding as programs read it, with its sentences.
    pub fn found<'d>(&self, found: &'d Diagnostic) -> json::Found<'d> {
        let catalogue = self.catalogue();
        json::Found::of(found, findings::message(found, catalogue), findings::help(found, catalogue))
    }

    /// Makes sure, before anything is done, that an answer has the fields asked for with `--json=`.
    pub fn check_fields<A: Answer>(&self) -> Result<(), Obstacle> {
        let Some(fields) = self.fields() else { return Ok(()) };
        json::keep::<A>(Value::Null, fields).map(|_| ()).map_err(unknown_field::<A>)
    }

    /// Returns the fields asked for with `--json=`; none means all.
    fn fields(&self) -> Option<&[String]> {
        self.json.as_deref().filter(|fields| !fields.is_empty())
    }

    /// Writes an answer to a file that someone named: anywhere but in the plan, which no answer may replace.
    pub fn write_file(&self, folder: &Folder, path: &Path, text: &str) -> Result<()> {
        self.write_by(folder, Some(path), |file| file.write_all(text.as_bytes()))
    }

    /// Writes an answer piece by piece, as it is: to a file that someone named, or to stdout.
    pub fn write_by<T>(
        &self,
        folder: &Folder,
        path: Option<&Path>,
        fill: impl FnOnce(&mut dyn Write) -> io::Result<T>,
    ) -> Result<T> {
        let Some(path) = path else {
            let mut stdout = BufWriter::new(io::stdout().lock());
            let made = fill(&mut stdout)?;
            stdout.flush()?;
            return Ok(made);
        };
        let typed = self.dir.join(path);
        let real = typed.canonicalize().or_else(|_| typed.parent().unwrap_or(&typed).canonicalize());
        if real.is_ok_and(|real| real.starts_with(&folder.actions)) {
            bail!(Obstacle::InsideThePlan { path: path.display().to_string() });
        }
        Ok(fs::create_by(&typed, fill).map_err(|error| Obstacle::WriteFailed { error })?)
    }

    /// Says something beside the answer, on stderr, unless quiet.
    pub fn tell(&self, text: &str) {
        if !self.quiet {
            let is_terminal = io::stderr().is_terminal();
            let color = terminal::wants_color(self.color, is_terminal);
            let width = terminal::width(is_terminal);
            let lines: Vec<String> = text.split('\n').map(|line| wrap_line(line, "  ", width)).collect();
            // Nobody is left to tell when stderr is closed.
            let _ = writeln!(io::stderr(), "{}", Paint { color }.finish(&lines.join("\n")));
        }
    }

    /// Says why the command could not do what was asked, and returns the exit code.
    pub fn report(&self, error: &anyhow::Error) -> u8 {
        if let Some(io) = error.downcast_ref::<io::Error>()
            && io.kind() == io::ErrorKind::BrokenPipe
        {
            return 0; // who read the answer has read enough
        }
        failure::say_error(error, self.catalogue(), self.errors_as_json)
    }
}

/// Tells whether a command line asks for JSON, be it accepted or not: then its errors are JSON too.
pub fn asks_json(argv: &[OsString]) -> bool {
    let words: Vec<_> =
        argv.iter().map(|word| word.to_string_lossy()).take_while(|word| word != "--").collect();
    words.iter().any(|word| word == "--json" || word.starts_with("--json=") || word == "--format=json")
        || words.windows(2).any(|pair| pair[0] == "--format" && pair[1] == "json")
}

/// Says which fields an answer has, when one was asked for that it has not.
fn unknown_field<A: Answer>(unknown: String) -> Obstacle {
    let known = json::fields::<A>();
    let nearest = nearest(&unknown, known.iter().map(String::as_str));
    Obstacle::UnknownChoice { option: "--json", value: unknown, known, nearest }
}

/// Reads the numero a command names.
pub fn numero(text: &str) -> Result<Numero, Obstacle> {
    Numero::read(text).ok_or_else(|| Obstacle::BadNumero { text: text.to_owned() })
}

fn write_out(text: &str) -> Result<()> {
    let mut stdout = io::stdout().lock();
    stdout.write_all(text.as_bytes())?;
    Ok(stdout.flush()?)
}
