//! What is seen on a terminal, and off it never: the plot of a series, how far a long work has come.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use tempfile::TempDir;

/// Begins a plan of fiches, each with the same body.
fn plan(fiches: usize, body: &str) -> TempDir {
    let folder = TempDir::new().unwrap();
    fs::create_dir_all(folder.path().join("actions")).unwrap();
    fs::create_dir(folder.path().join(".git")).unwrap();
    for rank in 1..=fiches {
        let text = format!("numero: \"1.{rank}\"\ntitre: Une action\n{body}");
        fs::write(folder.path().join(format!("actions/1.{rank}.yaml")), text).unwrap();
    }
    folder
}

/// Returns what a terminal receives from a command line, in an environment of these variables alone.
fn seen(folder: &Path, line: &str, environment: &[(&str, &str)]) -> String {
    let mut script = Command::new("script");
    script.args(["-qec", &format!("{} {line}", env!("CARGO_BIN_EXE_pcaet")), "/dev/null"]);
    script.current_dir(folder).env_clear().stdin(Stdio::null());
    script.env("PATH", std::env::var_os("PATH").unwrap_or_default());
    script.envs([
        ("PCAET_LANG", "fr"),
        ("PCAET_TODAY", "2025-06-01"),
        ("COLUMNS", "46"),
        ("SHELL", "/bin/sh"),
    ]);
    let output = script.envs(environment.iter().copied()).output().unwrap();
    String::from_utf8(output.stdout).unwrap().replace('\u{a0}', " ").replace("\r\n", "\n")
}

#[test]
#[ignore = "needs script (bsdutils)"]
fn a_series_is_drawn_on_a_terminal_with_the_characters_it_has() {
    let body =
        "indicateurs:\n  - id: kits\n    cibles: {2026: 4}\n    valeurs: {2022: 0, 2023: 0, 2025: 2}\n";
    let folder = plan(1, body);
    let kits = "indicator show 1.1 kits";
    let fine = seen(folder.path(), kits, &[("TERM", "xterm"), ("NO_COLOR", "1"), ("LANG", "fr_FR.UTF-8")]);
    let expected = "
4 ┤                                    ◇
  │
3 ┤
  │
2 ┤                            ●
  │
1 ┤
  │
0 ┤    ■⠒⠒⠒⠒⠒⠒⠒●
  └────┬───────┬───────┬───────┬───────┬───
      2022    2023    2024    2025    2026
   ● valeur
   ■ valeur de référence (2022, la première)
   ◇ cible   sans trait : n.c.

prochaine valeur : 2026
";
    assert!(fine.ends_with(expected), "{fine}");
    let plain = seen(folder.path(), kits, &[("TERM", "xterm"), ("NO_COLOR", "1"), ("LC_ALL", "C")]);
    let expected = "
0 +    #.......*
  +----+-------+-------+-------+-------+---
      2022    2023    2024    2025    2026
   * valeur
";
    assert!(plain.contains(expected), "{plain}");
    let coloured = seen(folder.path(), kits, &[("TERM", "xterm"), ("LANG", "fr_FR.UTF-8")]);
    assert!(coloured.contains("\u{1b}[1m●\u{1b}[0m"), "{coloured}");
}

#[test]
#[ignore = "needs script (bsdutils)"]
fn how_far_a_long_work_has_come_is_written_in_place_and_goes() {
    let mut body = "partenaires:\n".to_owned();
    (0..19_000).for_each(|rank| writeln!(body, "  - Commune {rank}").unwrap());
    let folder = plan(30, &body);
    let told = seen(folder.path(), "summary", &[("TERM", "xterm")]);
    // The answer begins in the place of the last of them, wiped out.
    let mut told = told.rsplit('\r');
    let (answer, blank, last) = (told.next().unwrap(), told.next().unwrap(), told.next().unwrap());
    assert!(answer.contains("Le plan en chiffres"), "{answer}");
    assert!(last.ends_with(" fiches sur 30"), "{last}");
    assert_eq!(blank, " ".repeat(last.len()));
    for (line, environment) in [
        ("summary", &[("TERM", "dumb")][..]),
        ("summary -q", &[("TERM", "xterm")]),
        ("summary --format json", &[("TERM", "xterm")]),
        ("summary 2>&1 | cat", &[("TERM", "xterm")]),
    ] {
        let told = seen(folder.path(), line, environment);
        assert!(!told.contains('\r'), "{line}: {told}");
    }
}
