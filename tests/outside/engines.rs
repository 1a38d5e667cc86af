//! Many plans in one table, as docs/formats.md tells it: an engine finds what each plan's `summary` says.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::Value;
use tempfile::TempDir;

/// A plan beside the example: cents, a word for an amount, a sub-action, a SIREN that begins with 0.
const SMALL: &[(&str, &str)] = &[
    ("plan.yaml", "nom: PCAET du Val\nsiren: \"012345678\"\n"),
    ("1.1.yaml", "numero: \"1.1\"\ntitre: Isoler\nstatut: en-cours\nbudget: {montant: 1250.50}\n"),
    ("1.2.yaml", "numero: \"1.2\"\ntitre: Chauffer\nstatut: en-cours\nbudget: {montant: 0.25}\n"),
    ("1.2.1.yaml", "numero: 1.2.1\nparent: \"1.2\"\ntitre: Mesurer\nbudget: {montant: 1000}\n"),
    ("1.3.yaml", "numero: \"1.3\"\ntitre: Aérer\nbudget: {montant: non-chiffrable}\n"),
];

/// What asks an engine what stands on its stdin, and prints the rows.
const DUCKDB: &str = "import duckdb, sys\nfor row in duckdb.sql(sys.stdin.read()).fetchall(): print(*row)\n";

/// Returns the first block of this language in the part of docs/formats.md that follows a heading.
fn block(heading: &str, language: &str) -> String {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/formats.md");
    let page = fs::read_to_string(page).unwrap();
    let part = page.split_once(&format!("\n### {heading}\n")).unwrap().1;
    let block = part.split_once(&format!("\n```{language}\n")).unwrap().1;
    block.split_once("```").unwrap().0.to_owned()
}

/// Runs a program in a folder, with this on its stdin; returns what it printed.
fn run(folder: &Path, program: &str, words: &[&str], stdin: &str) -> String {
    let binary = Path::new(env!("CARGO_BIN_EXE_pcaet")).parent().unwrap().display();
    let path = format!("{binary}:{}", std::env::var("PATH").unwrap_or_default());
    let mut command = Command::new(program);
    command.current_dir(folder).args(words).env("PATH", path).env("PCAET_TODAY", "2025-06-01");
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(stdin.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "{program}");
    String::from_utf8(output.stdout).unwrap()
}

/// Returns what `summary` says of a plan, as the query gives it.
fn summary(folder: &Path, siren: &str) -> Vec<String> {
    let words = ["-C", &format!("plans/{siren}"), "summary", "--by", "statut", "--json"];
    let summary: Value = serde_json::from_str(&run(folder, "pcaet", &words, "")).unwrap();
    let row = |group: &Value| {
        let statut = group["key"].as_str().unwrap_or("n.c.");
        let planned = group["budget"]["planned"].as_f64().unwrap();
        format!("{siren} {statut} {} {} {planned:.2}", group["actions"], group["sub_actions"])
    };
    // A statut of no fiche has a line in `summary`, and no row in a table of fiches.
    let is_filled = |group: &&Value| group["actions"] != 0 || group["sub_actions"] != 0;
    summary["groups"].as_array().unwrap().iter().filter(is_filled).map(row).collect()
}

#[test]
#[ignore = "needs python3 and duckdb (PyPI)"]
fn duckdb_finds_in_all_plans_what_summary_says_of_each() {
    let folder = TempDir::new().unwrap();
    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/val-dormance/actions");
    let [first, second] = ["012345678", "200012345"].map(|siren| {
        let actions = folder.path().join("plans").join(siren).join("actions");
        fs::create_dir_all(&actions).unwrap();
        actions
    });
    for (name, text) in SMALL {
        fs::write(first.join(name), text).unwrap();
    }
    for entry in fs::read_dir(example).unwrap().map(Result::unwrap) {
        if entry.file_type().unwrap().is_file() {
            fs::copy(entry.path(), second.join(entry.file_name())).unwrap();
        }
    }
    run(folder.path(), "sh", &["-euc", &block("jsonl", "sh")], "");
    let found = run(folder.path(), "python3", &["-c", DUCKDB], &block("jsonl", "sql"));
    let mut said = [summary(folder.path(), "012345678"), summary(folder.path(), "200012345")].concat();
    said.sort();
    assert_eq!(found.lines().collect::<Vec<_>>(), said);
    assert!(found.starts_with("012345678 en-cours 2 0 1250.75\n012345678 n.c. 1 1 0.00\n"), "{found}");
}
