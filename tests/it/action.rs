//! `action.yml`: its steps are run as GitHub runs them, in a small plan.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_yaml::Value;
use tempfile::TempDir;

use crate::support::{BINARY, Plan, Ran, branches, pcaet, root};

/// What a run of the action left behind.
struct Done {
    ran: Ran,
    /// What the steps handed back.
    outputs: String,
    /// The page of the job.
    summary: String,
}

fn action() -> Value {
    serde_yaml::from_str(&fs::read_to_string(root().join("action.yml")).unwrap()).unwrap()
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap()
}

/// Returns the fields of a map.
fn fields(value: &Value) -> BTreeMap<String, Value> {
    let entries = value.as_mapping().into_iter().flatten();
    entries.map(|(key, value)| (text(key).to_owned(), value.clone())).collect()
}

/// Returns the inputs with their defaults, some given otherwise.
fn inputs(given: &[(&str, &str)]) -> BTreeMap<String, String> {
    let declared = fields(&action()["inputs"]);
    let default = |(name, input): (String, Value)| (name, text(&input["default"]).to_owned());
    let mut inputs: BTreeMap<String, String> = declared.into_iter().map(default).collect();
    for (name, value) in given {
        assert!(inputs.insert((*name).to_owned(), (*value).to_owned()).is_some(), "no input {name}");
    }
    inputs
}

/// Returns what `${{ inputs.x }}` stands for; nothing else stands in the environment of a step.
fn resolved(expression: &str, inputs: &BTreeMap<String, String>) -> String {
    let name = expression.strip_prefix("${{ inputs.").and_then(|rest| rest.strip_suffix(" }}"));
    inputs[name.unwrap_or_else(|| panic!("{expression} is more than an input"))].clone()
}

/// Tells whether `inputs.x != 'value'`, the one condition known here.
fn holds(condition: &str, inputs: &BTreeMap<String, String>) -> bool {
    let (name, value) = condition.split_once(" != ").unwrap();
    inputs[name.strip_prefix("inputs.").unwrap()] != value.trim_matches('\'')
}

/// Runs the steps one after the other until one fails, `pcaet` and other programs found on `path`.
fn steps(plan: &Plan, given: &[(&str, &str)], path: &str) -> Done {
    let inputs = inputs(given);
    let runner = TempDir::new().unwrap();
    let file = |name: &str| runner.path().join(name);
    for name in ["output", "summary", "path"] {
        fs::write(file(name), "").unwrap();
    }
    let mut ran = Ran { stdout: String::new(), stderr: String::new(), code: Some(0) };
    for step in action()["runs"]["steps"].as_sequence().unwrap() {
        if ran.code != Some(0) || step.get("if").is_some_and(|condition| !holds(text(condition), &inputs)) {
            continue;
        }
        assert_eq!(step["shell"], "bash");
        fs::write(file("step.sh"), text(&step["run"])).unwrap();
        let added = fs::read_to_string(file("path")).unwrap().trim_end().to_owned();
        let mut bash = Command::new("bash");
        // GitHub leaves out -u, which finds a variable that nobody sets.
        bash.args(["--noprofile", "--norc", "-euo", "pipefail"]).arg(file("step.sh"));
        bash.current_dir(plan.path()).env_clear().env("PCAET_TODAY", "2025-06-01").env("PCAET_LANG", "en");
        bash.env("PATH", format!("{added}:{path}")).env("RUNNER_TEMP", runner.path());
        bash.env("GITHUB_ACTION_PATH", "/of/the/action").env("GITHUB_PATH", file("path"));
        bash.env("GITHUB_OUTPUT", file("output")).env("GITHUB_STEP_SUMMARY", file("summary"));
        bash.envs(fields(&step["env"]).iter().map(|(name, value)| (name, resolved(text(value), &inputs))));
        let of_step = Ran::from(bash.output().unwrap());
        ran.stdout += &of_step.stdout;
        ran.stderr += &of_step.stderr;
        ran.code = of_step.code;
    }
    let read = |name: &str| fs::read_to_string(file(name)).unwrap();
    Done { ran, outputs: read("output"), summary: read("summary") }
}

/// Runs the action with the binary under test, which is on the path already.
fn run(plan: &Plan, given: &[(&str, &str)]) -> Done {
    let here = Path::new(BINARY).parent().unwrap().display();
    let path = format!("{here}:{}", std::env::var("PATH").unwrap_or_default());
    // What an example leaves out is not told.
    let aside = &plan.words("validate")[1];
    let args = given.iter().find(|(name, _)| *name == "args").map_or("", |(_, args)| args);
    let args = format!("{aside} {args}");
    let others = given.iter().filter(|(name, _)| *name != "args").copied();
    steps(plan, &others.chain([("install", "false"), ("args", &args)]).collect::<Vec<_>>(), &path)
}

/// A plan with an error and a warning, and a fiche that `fmt` would lay out otherwise.
fn broken() -> Plan {
    pcaet().fiche("1.1", "statuts: en-cours\nliens: [{action: \"9.9\"}]").fiche("1.2", "statut:   en-cours")
}

#[test]
fn a_good_plan_passes_without_a_word() {
    let done = run(&pcaet().fiche("1.1", "statut: en-cours"), &[("fmt", "true")]);
    done.ran.prints("").says("1 file read: no errors, no warnings\nno files to change").exits(0);
    assert_eq!(done.outputs, "outcome=0\n");
    assert_eq!(done.summary, "1 file read: no errors, no warnings\n\n\n");
}

#[test]
fn a_broken_plan_is_told_on_its_lines_and_on_the_page_of_the_job() {
    let done = run(&broken(), &[]);
    done.ran
        .prints(
            "
            ::error file=actions/1.1.yaml,line=3,col=1,endLine=3,endColumn=8,title=cle-inconnue::unknown key “statuts” · write statut · a key of your own begins with x-
            ::warning file=actions/1.1.yaml,line=4,col=18,endLine=4,endColumn=23,title=lien-inconnu::no fiche 9.9 in this plan · correct the numero, or add the fiche
            ",
        )
        .says("2 files read: 1 error, 1 warning")
        .exits(1);
    assert_eq!(done.outputs, "outcome=1\n");
    assert_eq!(
        done.summary,
        "2 files read: 1 error, 1 warning\n\n\
         | Severity | Where | Rule | Finding |\n\
         |---|---|---|---|\n\
         | error | actions/1.1.yaml:3 | cle-inconnue | unknown key “statuts” · write statut · a key of your own begins with x- |\n\
         | warning | actions/1.1.yaml:4 | lien-inconnu | no fiche 9.9 in this plan · correct the numero, or add the fiche |\n\n"
    );
}

#[test]
fn args_and_paths_are_words_and_lines() {
    let plan = broken();
    run(&plan, &[("paths", "actions/1.2.yaml\n")]).ran.prints("").exits(0);
    let one = run(
        &plan,
        &[("paths", "actions/1.1.yaml\nactions/1.2.yaml"), ("args", "-A cle-inconnue\n --strict")],
    );
    assert_eq!(one.ran.stdout.matches("::").count(), 2, "{}", one.ran.stdout);
    one.ran.exits(1);
    let odd = run(&plan, &[("args", "--strikt")]);
    odd.ran.prints("").exits(2);
    assert_eq!(odd.outputs, "outcome=2\n");
}

#[test]
fn a_file_laid_out_otherwise_fails_where_that_is_asked_for() {
    let plan = pcaet().fiche("1.2", "statut:   en-cours");
    run(&plan, &[]).ran.prints("").exits(0);
    let done = run(&plan, &[("fmt", "true")]);
    done.ran
        .prints("actions/1.2.yaml")
        .says("1 file read: no errors, no warnings\n1 file to change")
        .exits(1);
    assert_eq!(done.outputs, "outcome=1\n");
    // Of two that fail, validate says more.
    let done = run(&plan, &[("fmt", "true"), ("args", "--strikt")]);
    assert_eq!(done.outputs, "outcome=2\n");
}

#[test]
fn a_plan_in_a_folder_is_told_from_the_root_of_the_repository() {
    let plan = pcaet();
    fs::create_dir_all(plan.path().join("le climat")).unwrap();
    fs::rename(broken().actions(), plan.path().join("le climat/actions")).unwrap();
    let done = run(&plan, &[("dir", "le climat"), ("sarif", "out.sarif")]);
    done.ran.exits(1);
    let files: Vec<&str> = done.ran.stdout.split("file=").skip(1).map(|rest| &rest[..25]).collect();
    assert_eq!(files, ["le climat/actions/1.1.yaml"; 2].map(|path| &path[..25]));
    let sarif = fs::read_to_string(plan.path().join("le climat/out.sarif")).unwrap();
    assert!(sarif.contains("\"uri\":\"le%20climat/actions/1.1.yaml\""), "{sarif}");
    let nowhere = run(&plan, &[("dir", "ailleurs")]);
    nowhere.ran.prints("").exits(2);
}

#[test]
fn a_numero_taken_meanwhile_is_told_before_the_merge() {
    let plan = branches(
        |plan| plan.fiche("1.2", "statut: en-cours"),
        |plan| plan.fiche("1.2", "statut: a-venir\npriorite: haute"),
    );
    run(&plan, &[]).ran.prints("").exits(0);
    let done = run(&plan, &[("against", "other")]);
    assert!(done.ran.stdout.starts_with("::error file=actions/1.2.yaml,line="), "{}", done.ran.stdout);
    assert!(done.ran.stdout.contains("title=numero-pris::"), "{}", done.ran.stdout);
    done.ran.exits(1);
    run(&plan, &[("against", "nowhere")]).ran.prints("").exits(2);
}

/// Lists every name below a folder.
fn names(folder: &Path, found: &mut Vec<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        found.push(path.file_name().unwrap().to_string_lossy().into_owned());
        if path.is_dir() {
            names(&path, found);
        }
    }
}

#[test]
fn what_is_given_is_never_run() {
    let hostile =
        ["$(touch pwned)", "\"; touch pwned; \"", "'; touch pwned; '", "`touch pwned`", "\ntouch pwned\n"];
    for name in inputs(&[]).into_keys().filter(|name| name != "install") {
        for value in hostile {
            let plan = broken();
            let done = run(&plan, &[(&name, value)]);
            let mut found = Vec::new();
            names(plan.path(), &mut found);
            assert!(!found.iter().any(|name| name == "pwned"), "{name}: {value} was run");
            let outcome = format!("outcome={}\n", done.ran.code.unwrap());
            assert_eq!(done.outputs, outcome, "{name}: {value}\n{}", done.ran.stderr);
        }
    }
    // Nor is a star taken for the names of files.
    let done = run(&pcaet().fiche("1.1", ""), &[("paths", "actions/*"), ("args", "*")]);
    assert!(done.ran.stderr.contains('*'), "{}", done.ran.stderr);
    done.ran.exits(2);
}

#[test]
fn inputs_reach_the_shell_by_the_environment_alone() {
    let action = action();
    let mut used = Vec::new();
    for step in action["runs"]["steps"].as_sequence().unwrap() {
        assert!(!text(&step["run"]).contains("${{"), "{}", text(&step["run"]));
        used.extend(fields(&step["env"]).values().map(|value| text(value).to_owned()));
        used.extend(step.get("if").map(|condition| text(condition).to_owned()));
    }
    for name in fields(&action["inputs"]).keys() {
        assert!(used.iter().any(|used| used.contains(&format!("inputs.{name} "))), "nobody reads {name}");
    }
}

#[test]
fn it_builds_the_pcaet_of_its_own_version_and_puts_it_on_the_path() {
    let bin = TempDir::new().unwrap();
    let cargo = bin.path().join("cargo");
    let made =
        format!("mkdir -p \"$RUNNER_TEMP/pcaet/bin\"\nln -s {BINARY} \"$RUNNER_TEMP/pcaet/bin/pcaet\"");
    fs::write(&cargo, format!("#!/bin/sh\necho cargo \"$@\" | sed \"s:$RUNNER_TEMP:TEMP:\"\n{made}\n"))
        .unwrap();
    fs::set_permissions(&cargo, fs::Permissions::from_mode(0o755)).unwrap();
    for name in ["bash", "sh", "sed", "mkdir", "ln", "git"] {
        symlink(on_path(name), bin.path().join(name)).unwrap();
    }
    let plan = pcaet().fiche("1.1", "statuts: en-cours");
    let done = steps(&plan, &[], bin.path().to_str().unwrap());
    let lines: Vec<&str> = done.ran.stdout.lines().collect();
    assert_eq!(lines[0], "cargo install --locked --path /of/the/action --root TEMP/pcaet", "{:?}", done.ran);
    assert!(lines[1].starts_with("::error file=actions/1.1.yaml,line=3"), "{lines:?}");
    assert_eq!(done.outputs, "outcome=1\n");
}

fn on_path(name: &str) -> PathBuf {
    let path = std::env::var_os("PATH").unwrap();
    std::env::split_paths(&path).map(|folder| folder.join(name)).find(|path| path.is_file()).unwrap()
}

#[test]
fn it_holds_to_the_published_schema_of_actions() {
    let schema = fs::read_to_string(root().join("tests/schemas/github-action.json")).unwrap();
    let validator = jsonschema::validator_for(&serde_json::from_str(&schema).unwrap()).unwrap();
    let mut action: serde_json::Value = serde_json::to_value(action()).unwrap();
    let errors: Vec<String> = validator.iter_errors(&action).map(|error| error.to_string()).collect();
    assert_eq!(errors, Vec::<String>::new());
    action["runs"]["steps"][0]["shell"] = serde_json::Value::Null;
    assert!(!validator.is_valid(&action), "the schema is one that refuses");
}
