//! The hooks of `.pre-commit-hooks.yaml`, and the one that `init` writes, as pre-commit runs them.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

const GOOD: &str = "numero: \"1.1\"\ntitre: Une action\n";

/// Two git repositories: one that publishes the hooks, tagged `v1`, and one that holds a plan.
struct Repositories {
    folder: TempDir,
}

impl Repositories {
    fn new() -> Self {
        let repositories = Self { folder: TempDir::new().unwrap() };
        let hooks = Path::new(env!("CARGO_MANIFEST_DIR")).join(".pre-commit-hooks.yaml");
        repositories.write("hooks/.pre-commit-hooks.yaml", &fs::read_to_string(hooks).unwrap());
        for words in [&["init", "-q"][..], &["add", "."], &["commit", "-qm", "x"], &["tag", "v1"]] {
            repositories.run("git", "hooks", words);
        }
        fs::create_dir(repositories.path("plan")).unwrap();
        repositories.run("git", "plan", &["init", "-q"]);
        repositories
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn write(&self, name: &str, text: &str) {
        fs::create_dir_all(self.path(name).parent().unwrap()).unwrap();
        fs::write(self.path(name), text).unwrap();
    }

    /// Runs a program in one of the repositories; returns whether it succeeded, and what it said.
    fn run(&self, program: &str, within: &str, words: &[&str]) -> (bool, String) {
        let binary = Path::new(env!("CARGO_BIN_EXE_pcaet")).parent().unwrap().display();
        let mut command = Command::new(program);
        command.current_dir(self.path(within)).args(words).env("PRE_COMMIT_HOME", self.path("home"));
        command.env("PATH", format!("{binary}:{}", std::env::var("PATH").unwrap_or_default()));
        command.env("PCAET_LANG", "en").env("PCAET_TODAY", "2025-06-01").env("PRE_COMMIT_COLOR", "never");
        command.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_SYSTEM", "/dev/null");
        for who in ["AUTHOR", "COMMITTER"] {
            command.env(format!("GIT_{who}_NAME"), "n").env(format!("GIT_{who}_EMAIL"), "a@b");
        }
        let output = command.output().unwrap_or_else(|error| panic!("{program}: {error}"));
        let said = [output.stdout, output.stderr].concat();
        (output.status.success(), String::from_utf8(said).unwrap())
    }

    /// Tries a hook on all files of the plan's repository.
    fn try_hook(&self, hook: &str) -> (bool, String) {
        self.run("git", "plan", &["add", "."]);
        self.run("pre-commit", "plan", &["try-repo", "../hooks", hook, "--all-files"])
    }

    /// Runs the hooks of the plan's repository on all its files.
    fn run_hooks(&self) -> (bool, String) {
        self.run("git", "plan", &["add", "."]);
        self.run("pre-commit", "plan", &["run", "--all-files"])
    }
}

#[track_caller]
fn says(said: &str, parts: &[&str]) {
    for part in parts {
        assert!(said.contains(part), "{part} is not in\n{said}");
    }
}

#[test]
#[ignore = "needs pre-commit"]
fn the_hook_of_validate_passes_a_good_plan_and_shows_what_is_wrong_in_another() {
    let repositories = Repositories::new();
    repositories.write("plan/actions/1.1.yaml", GOOD);
    let (passes, said) = repositories.try_hook("pcaet-validate");
    assert!(passes, "{said}");
    says(&said, &["pcaet validate...", "...Passed\n"]);
    repositories.write("plan/actions/1.1.yaml", &format!("{GOOD}statuts: en-cours\n"));
    let (passes, said) = repositories.try_hook("pcaet-validate");
    assert!(!passes, "{said}");
    says(&said, &["...Failed\n", "error[cle-inconnue]: unknown key “statuts”\n --> actions/1.1.yaml:3:1\n"]);
}

#[test]
#[ignore = "needs pre-commit"]
fn the_hook_of_fmt_fails_where_it_changes_a_file_and_passes_the_second_time() {
    let repositories = Repositories::new();
    repositories.write("plan/actions/1.1.yaml", &GOOD.replace(": Une", ":   Une"));
    let (passes, said) = repositories.try_hook("pcaet-fmt");
    assert!(!passes, "{said}");
    says(&said, &["...Failed\n", "- files were modified by this hook\n\nactions/1.1.yaml\n1 file changed\n"]);
    assert_eq!(fs::read_to_string(repositories.path("plan/actions/1.1.yaml")).unwrap(), GOOD);
    let (passes, said) = repositories.try_hook("pcaet-fmt");
    assert!(passes, "{said}");
    says(&said, &["...Passed\n"]);
}

#[test]
#[ignore = "needs pre-commit"]
fn a_plan_in_a_folder_of_the_repository_is_found_by_its_args() {
    let repositories = Repositories::new();
    repositories.write("plan/climat/actions/1.1.yaml", &format!("{GOOD}statuts: en-cours\n"));
    repositories.write(
        "plan/.pre-commit-config.yaml",
        "repos:\n  - repo: ../hooks\n    rev: v1\n    hooks:\n      - {id: pcaet-validate, args: [-C, climat]}\n      - {id: pcaet-fmt, args: [-C, climat]}\n",
    );
    let (passes, said) = repositories.run_hooks();
    assert!(!passes, "{said}");
    says(&said, &["pcaet validate...", "...Failed\n", "error[cle-inconnue]", "pcaet fmt...", "...Passed\n"]);
}

#[test]
#[ignore = "needs pre-commit"]
fn files_that_are_no_part_of_a_plan_start_no_hook() {
    let repositories = Repositories::new();
    repositories.write("plan/.github/actions/mine/action.yml", "name: mine\n");
    repositories.write("plan/actions.yaml", "a: 1\n");
    for hook in ["pcaet-validate", "pcaet-fmt"] {
        let (passes, said) = repositories.try_hook(hook);
        assert!(passes, "{said}");
        says(&said, &["(no files to check)Skipped\n"]);
    }
    // One that somebody believes is read starts the one that says it is not.
    repositories.write("plan/actions/1.1.yml", GOOD);
    says(&repositories.try_hook("pcaet-fmt").1, &["(no files to check)Skipped\n"]);
    says(&repositories.try_hook("pcaet-validate").1, &["...Failed\n", "error[extension-yml]"]);
}

#[test]
#[ignore = "needs pre-commit"]
fn the_hook_that_init_writes_checks_the_plan_it_begins() {
    let repositories = Repositories::new();
    assert!(repositories.run("pcaet", "plan", &["init"]).0);
    let (passes, said) = repositories.run_hooks();
    assert!(passes, "{said}");
    says(&said, &["pcaet validate...", "...Passed\n"]);
    repositories.write("plan/actions/1.1.yaml", &format!("{GOOD}statuts: en-cours\n"));
    let (passes, said) = repositories.run_hooks();
    assert!(!passes, "{said}");
    says(&said, &["error[cle-inconnue]"]);
}
