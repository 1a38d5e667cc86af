//! A small plan in a folder of its own, and what the real binary answers about it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

/// The binary under test.
pub const BINARY: &str = env!("CARGO_BIN_EXE_pcaet");

/// A plan in a temporary folder.
pub struct Plan {
    folder: TempDir,
    today: String,
    lang: String,
    every_rule: bool,
}

/// What an example would raise for what it leaves out: it shows only the lines that it is about.
const ASIDE: &str = "fiche-incomplete,indicateur-incomplet,suivi-ancien,debut-absent,lien-non-reciproque,motif-absent,\
                     realise-sans-fin,secteur-sans-action,domaine-sans-action,champ-peu-rempli";

/// What the binary answered.
#[derive(Debug)]
pub struct Ran {
    pub stdout: String,
    pub stderr: String,
    pub code: Option<i32>,
}

/// Begins an empty plan, read in French on 1 June 2025.
pub fn pcaet() -> Plan {
    let folder = TempDir::new().unwrap();
    fs::create_dir(folder.path().join("actions")).unwrap();
    // The search for actions/ stops here, wherever the temporary folder lies.
    fs::create_dir(folder.path().join(".git")).unwrap();
    Plan { folder, today: "2025-06-01".into(), lang: "fr".into(), every_rule: false }
}

/// Copies a plan of the repository: `examples/val-dormance/actions`, or `tests/plans/dourdannais`, which is the
/// published fiche as it was first written down, whatever becomes of `actions/`.
pub fn copy_of(actions: &str) -> Plan {
    let plan = pcaet();
    copy_files(&root().join(actions), &plan.actions());
    plan
}

/// Copies the files of a folder into another, which is made if need be.
pub fn copy_files(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        if entry.file_type().unwrap().is_file() {
            fs::copy(entry.path(), to.join(entry.file_name())).unwrap();
        }
    }
}

/// Returns the root of the repository.
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

impl Plan {
    /// Adds a fiche: its numero, a titre unless the body gives one, and the body.
    pub fn fiche(self, numero: &str, body: &str) -> Self {
        let titre = if body.starts_with("titre:") { "" } else { "titre: Une action\n" };
        let body = body.trim_start_matches('\n');
        self.file(&format!("{numero}.yaml"), format!("numero: \"{numero}\"\n{titre}{body}\n").as_bytes())
    }

    /// Adds a file to `actions/`, as it is.
    pub fn file(self, name: &str, bytes: &[u8]) -> Self {
        fs::write(self.actions().join(name), bytes).unwrap();
        self
    }

    /// Sets today.
    pub fn today(mut self, day: &str) -> Self {
        self.today = day.into();
        self
    }

    /// Reads it in another language.
    pub fn lang(mut self, lang: &str) -> Self {
        self.lang = lang.into();
        self
    }

    /// Lets `validate` speak of what is missing too.
    pub fn every_rule(mut self) -> Self {
        self.every_rule = true;
        self
    }

    /// Returns the folder that holds `actions/`.
    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Returns `actions/`.
    pub fn actions(&self) -> PathBuf {
        self.folder.path().join("actions")
    }

    /// Returns the text of a file of `actions/`.
    pub fn text(&self, name: &str) -> String {
        fs::read_to_string(self.actions().join(name)).unwrap()
    }

    /// Returns the binary, set to run in the plan's folder with nothing of the caller's environment.
    pub fn command(&self) -> Command {
        let mut command = Command::new(BINARY);
        command.current_dir(self.path()).env_clear();
        command.env("PCAET_TODAY", &self.today).env("PCAET_LANG", &self.lang).stdin(Stdio::null());
        command
    }

    /// Runs a command line, words parted by spaces, quotes keeping them together.
    pub fn run(&self, line: &str) -> Ran {
        self.run_words(&self.words(line))
    }

    /// Parts a command line into words; what an example leaves out is not told, unless it asks for every rule.
    pub fn words(&self, line: &str) -> Vec<String> {
        let mut words = words(line);
        if !self.every_rule && words.first().is_some_and(|word| word == "validate") {
            words.insert(1, format!("-A={ASIDE}"));
        }
        words
    }

    /// Runs a command line given word by word.
    pub fn run_words(&self, words: &[impl AsRef<std::ffi::OsStr>]) -> Ran {
        self.command().args(words).output().map(Ran::from).unwrap()
    }
}

impl From<Output> for Ran {
    fn from(output: Output) -> Self {
        // A no-break space is seen as a space; that French signs have one is proved where sentences are read.
        let text =
            |bytes: Vec<u8>| String::from_utf8(bytes).expect("answers are UTF-8").replace('\u{a0}', " ");
        Self { stdout: text(output.stdout), stderr: text(output.stderr), code: output.status.code() }
    }
}

impl Ran {
    /// Expects this on stdout, and nothing else. Lines are compared without the indentation all of `expected` shares.
    #[track_caller]
    pub fn prints(&self, expected: &str) -> &Self {
        assert_eq!(self.stdout.trim_end(), dedent(expected), "\nstderr: {}", self.stderr);
        self
    }

    /// Expects this on stderr, and nothing else.
    #[track_caller]
    pub fn says(&self, expected: &str) -> &Self {
        assert_eq!(self.stderr.trim_end(), dedent(expected), "\nstdout: {}", self.stdout);
        self
    }

    /// Expects nothing on stdout.
    #[track_caller]
    pub fn prints_nothing(&self) -> &Self {
        assert_eq!(self.stdout, "", "\nstderr: {}", self.stderr);
        self
    }

    /// Expects this exit code.
    #[track_caller]
    pub fn exits(&self, code: i32) -> &Self {
        assert_eq!(self.code, Some(code), "\nstdout: {}\nstderr: {}", self.stdout, self.stderr);
        self
    }

    /// Reads stdout as JSON.
    #[track_caller]
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.stdout)
            .unwrap_or_else(|error| panic!("{error}\n{}\n{}", self.stdout, self.stderr))
    }
}

/// Runs git in the plan's folder; returns what it answers.
pub fn git(plan: &Plan, words: &[&str]) -> String {
    let mut command = Command::new("git");
    command.current_dir(plan.path()).args(["-c", "user.name=n", "-c", "user.email=a@b"]).args(words);
    command.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_SYSTEM", "/dev/null");
    let output = command.output().unwrap();
    assert!(output.status.success(), "{words:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).trim_end().to_owned()
}

/// Makes a repository of a plan, all that is in it committed.
pub fn committed(plan: Plan) -> Plan {
    fs::remove_dir(plan.path().join(".git")).unwrap();
    git(&plan, &["init", "-qb", "main"]);
    git(&plan, &["config", "user.name", "n"]);
    git(&plan, &["config", "user.email", "a@b"]);
    git(&plan, &["add", "."]);
    git(&plan, &["commit", "-qm", "x"]);
    plan
}

/// Two branches that part from one fiche; `main` is checked out.
pub fn branches(main: impl Fn(Plan) -> Plan, other: impl Fn(Plan) -> Plan) -> Plan {
    let plan = pcaet().fiche("1.1", "statut: en-cours");
    fs::remove_dir(plan.path().join(".git")).unwrap();
    let commit = |plan: &Plan| {
        git(plan, &["add", "."]);
        git(plan, &["commit", "-qm", "x"]);
    };
    git(&plan, &["init", "-qb", "main"]);
    commit(&plan);
    git(&plan, &["checkout", "-qb", "other"]);
    let plan = other(plan);
    commit(&plan);
    git(&plan, &["checkout", "-q", "main"]);
    let plan = main(plan);
    commit(&plan);
    plan
}

/// Returns the command with git in its reach.
pub fn with_git(plan: &Plan, line: &str) -> Ran {
    let mut command = plan.command();
    command.env("PATH", std::env::var_os("PATH").unwrap_or_default());
    command.args(plan.words(line)).output().unwrap().into()
}

/// Parts a line into words as a shell would, without its other powers.
pub fn words(line: &str) -> Vec<String> {
    let (mut words, mut word, mut quote) = (Vec::new(), None::<String>, None);
    for character in line.chars() {
        match (character, quote) {
            ('"' | '\'', None) => {
                quote = Some(character);
                word.get_or_insert_default();
            }
            (character, Some(open)) if character == open => quote = None,
            (' ', None) => words.extend(word.take()),
            (character, _) => word.get_or_insert_default().push(character),
        }
    }
    words.extend(word);
    words
}

/// Returns a text without its first line break, its last blank line, and the indentation all its lines share.
fn dedent(text: &str) -> String {
    let text = text.strip_prefix('\n').unwrap_or(text).trim_end();
    let indent = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let shared = text.lines().filter(|line| !line.trim().is_empty()).map(indent).min().unwrap_or_default();
    text.lines().map(|line| line.get(shared..).unwrap_or_default()).collect::<Vec<_>>().join("\n")
}
