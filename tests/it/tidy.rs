//! The house is as `ARCHITECTURE.md` says: imports run downstairs, and a crate enters by one door.

use std::fs;
use std::path::{Path, PathBuf};

use crate::support::root;

/// The floors, the highest first; a room imports from the floors below its own only.
const FLOORS: &[&[&str]] = &[
    &["main"],
    &["cli"],
    &["commands"],
    &["render", "rules", "workspace", "interop"],
    &["suivi", "diagnostic", "obstacle"],
    &["langue"],
    &["plan", "yaml", "fs"],
];

/// The rooms of one floor that know of each other, and why it is no circle.
const NEIGHBOURS: &[(&str, &str)] = &[
    ("cli", "cli"),
    // What a command is given is read from the options the command line declares.
    ("commands", "cli"),
];

/// The one file through which each crate enters.
const DOORS: &[(&str, &[&str])] = &[
    ("granit_parser", &["yaml/scan.rs"]),
    ("serde_yaml", &["workspace/save.rs"]),
    ("fluent_bundle", &["langue/mod.rs"]),
    ("unic_langid", &["langue/mod.rs"]),
    ("comfy_table", &["render/table.rs"]),
    ("annotate_snippets", &["render/diagnostic.rs"]),
    ("similar", &["yaml/lines.rs"]),
    ("textwrap", &["render/prose.rs"]),
    ("unicode_width", &["render/prose.rs"]),
    ("anstyle", &["render/paint.rs"]),
    ("anstream", &["cli/aide.rs", "cli/usage.rs"]),
    ("strsim", &["plan/proche.rs"]),
    ("unicode_normalization", &["plan/texte.rs"]),
    ("rust_decimal", &["plan/nombre.rs"]),
    ("tempfile", &["fs/write.rs"]),
    ("rayon", &["commands/import/fiches/write.rs", "workspace/load.rs"]),
    ("terminal_size", &["commands/terminal.rs"]),
    ("csv", &["interop/csv.rs"]),
    ("encoding_rs", &["interop/encoding.rs"]),
    ("html5gum", &["interop/html.rs"]),
    ("calamine", &["interop/xlsx.rs"]),
    ("zip", &["interop/xlsx.rs"]),
    ("uuid", &["interop/export/schema_commun.rs"]),
    ("rust_xlsxwriter", &["interop/xlsx/write.rs"]),
];

/// Crates whose words are spoken everywhere.
const FREE: &[&str] = &["anyhow", "chrono", "clap", "schemars", "serde", "serde_json"];

/// A file of `src`.
pub struct Source {
    /// Its path under `src`, with `/`.
    pub path: String,
    /// The room it stands in: the first folder of its path, or its own name.
    pub room: String,
    /// Its code, tests and comments left out.
    pub code: String,
    /// All of it.
    pub text: String,
}

/// Reads every file of `src`.
pub fn sources() -> Vec<Source> {
    let src = root().join("src");
    let mut paths = Vec::new();
    walk(&src, &mut paths);
    paths.into_iter().map(|path| source(&src, &path)).collect()
}

fn walk(folder: &Path, paths: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            walk(&path, paths);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            paths.push(path);
        }
    }
    paths.sort();
}

fn source(src: &Path, path: &Path) -> Source {
    let text = fs::read_to_string(path).unwrap();
    let path = path.strip_prefix(src).unwrap().to_string_lossy().replace('\\', "/");
    let room = path.split('/').next().unwrap().trim_end_matches(".rs").to_owned();
    let tested = text.find("#[cfg(test)]").unwrap_or(text.len());
    let is_code = |line: &&str| !line.trim_start().starts_with("//");
    let code = text[..tested].lines().filter(is_code).collect::<Vec<_>>().join("\n");
    Source { path, room, code, text }
}

fn floor(room: &str) -> usize {
    let found = FLOORS.iter().position(|rooms| rooms.contains(&room));
    found.unwrap_or_else(|| panic!("{room} stands on no floor"))
}

/// Returns the rooms a file names: what follows `crate::`, or each name of `crate::{…}`.
fn imported(code: &str) -> Vec<String> {
    let mut rooms = Vec::new();
    for after in code.split("crate::").skip(1) {
        let list = after
            .strip_prefix('{')
            .and_then(|rest| rest.split_once("};"))
            .map(|(inside, _)| inside.to_owned());
        let names = list.unwrap_or_else(|| after.to_owned());
        let mut depth = 0;
        let mut name = String::new();
        let is_list = after.starts_with('{');
        for character in names.chars() {
            match character {
                '{' => depth += 1,
                '}' => depth -= 1,
                ',' if depth == 0 => rooms.push(std::mem::take(&mut name)),
                _ if depth == 0 => name.push(character),
                _ => {}
            }
            if !(is_list || character.is_alphanumeric() || character == '_') {
                break;
            }
        }
        rooms.push(name);
    }
    let first = |name: String| {
        name.trim().split(|c: char| !(c.is_alphanumeric() || c == '_')).next().unwrap().to_owned()
    };
    rooms.into_iter().map(first).filter(|room| !room.is_empty()).collect()
}

#[test]
fn imports_run_downstairs() {
    for source in sources().iter().filter(|source| source.path != "lib.rs") {
        for room in imported(&source.code) {
            let inside = room == source.room;
            let known = NEIGHBOURS.contains(&(&*source.room, &*room));
            assert!(
                inside || known || floor(&source.room) < floor(&room),
                "{} imports {room}, which is not below it",
                source.path
            );
        }
    }
}

#[test]
fn the_ground_floor_imports_nothing_of_ours() {
    for source in sources().iter().filter(|source| ["plan", "yaml", "fs"].contains(&&*source.room)) {
        for room in imported(&source.code) {
            assert_eq!(room, source.room, "{}", source.path);
        }
    }
}

#[test]
fn a_crate_enters_by_one_door() {
    let manifest = fs::read_to_string(root().join("Cargo.toml")).unwrap();
    let dependencies = manifest.split("[dependencies]").nth(1).unwrap().split("\n[").next().unwrap();
    let sources = sources();
    for line in dependencies.lines().filter(|line| line.contains('=')) {
        let name = line.split('=').next().unwrap().trim().replace('-', "_");
        if FREE.contains(&&*name) {
            continue;
        }
        let doors = DOORS.iter().find(|(krate, _)| *krate == name).map(|(_, doors)| *doors);
        let doors = doors.unwrap_or_else(|| panic!("{name} has no door"));
        let mut seen = Vec::new();
        for source in sources.iter().filter(|source| source.code.contains(&format!("{name}::"))) {
            assert!(doors.contains(&&*source.path), "{} lets {name} in", source.path);
            seen.push(&*source.path);
        }
        assert_eq!(seen, doors, "the doors of {name}");
    }
}

#[test]
fn only_commands_and_the_command_line_print() {
    for source in sources().iter().filter(|source| !["commands", "cli"].contains(&&*source.room)) {
        for word in ["println!", "eprintln!", "print!(", "stdout()", "stderr()"] {
            assert!(!source.code.contains(word), "{} prints", source.path);
        }
    }
}

#[test]
fn only_fs_writes() {
    for source in sources().iter().filter(|source| source.room != "fs") {
        for word in ["fs::write(", "File::create", "fs::rename", "fs::remove", "OpenOptions", "create_dir"] {
            assert!(!source.code.contains(word), "{} writes", source.path);
        }
    }
}

#[test]
fn only_the_rooms_of_git_and_of_the_editor_run_a_program() {
    let rooms = ["workspace/git.rs", "workspace/editor.rs"];
    for source in sources().iter().filter(|source| !rooms.contains(&&*source.path)) {
        for word in ["process::Command", "process::{Command"] {
            assert!(!source.code.contains(word), "{} runs a program", source.path);
        }
    }
}

#[test]
fn every_file_opens_with_one_sentence() {
    for source in sources() {
        let first = source.text.lines().next().unwrap_or_default();
        assert!(
            first.starts_with("//! ") && (first.ends_with('.') || first.ends_with(':')),
            "{}: {first}",
            source.path
        );
    }
}

#[test]
fn every_code_that_is_reported_has_its_rule_and_every_rule_is_reported() {
    let read: String = sources()
        .iter()
        .filter(|source| source.room == "workspace")
        .map(|source| source.code.clone())
        .collect();
    let rules: String =
        sources().iter().filter(|source| source.room == "rules").map(|source| source.code.clone()).collect();
    let known: Vec<&str> = pcaet::rules::all().map(|rule| rule.code).collect();
    for rule in pcaet::rules::all() {
        let quoted = format!("\"{}\"", rule.code);
        let is_reader = matches!(rule.check, pcaet::rules::Check::Reader);
        let by = if is_reader { &read } else { &rules };
        let times = by.matches(&quoted).count();
        assert!(times > usize::from(!is_reader), "{} is never reported", rule.code);
    }
    for code in
        ["Diagnostic::new(\"", "finding(\"", "coded(\""].iter().flat_map(|opens| read.split(opens).skip(1))
    {
        let code = code.split('"').next().unwrap();
        assert!(known.contains(&code), "{code} has no rule");
    }
}
