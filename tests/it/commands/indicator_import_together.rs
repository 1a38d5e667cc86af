//! `pcaet indicator import`: all the files or none, whoever refuses, whoever is killed
#![cfg(unix)]

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Stdio;
use std::time::Duration;

use super::indicator_import::write;
use crate::support::{Plan, pcaet};

const FICHES: usize = 40;

fn body(value: &str) -> String {
    format!("indicateurs:\n  - id: kits\n    valeurs:\n      2020: 1{value}")
}

/// A plan of several fiches, and a table that gives each a value.
fn plan() -> Plan {
    let plan = (0..FICHES).fold(pcaet(), |plan, rank| plan.fiche(&format!("1.{rank}"), &body("")));
    let row = |rank| format!("1.{rank};kits;2021;{rank}\n");
    let rows: String = (0..FICHES).map(row).collect();
    write(&plan, "valeurs.csv", format!("numero;indicateur;periode;valeur\n{rows}"));
    plan
}

fn text(rank: usize, is_new: bool) -> String {
    let value = if is_new { format!("\n      2021: {rank}") } else { String::new() };
    format!("numero: \"1.{rank}\"\ntitre: Une action\n{}\n", body(&value))
}

/// Tells which fiches are new; none may be anything but old or new.
#[track_caller]
fn new_ones(plan: &Plan) -> Vec<bool> {
    let is_new = |rank: usize| {
        let found = plan.text(&format!("1.{rank}.yaml"));
        assert!(found == text(rank, false) || found == text(rank, true), "{found}");
        found == text(rank, true)
    };
    (0..FICHES).map(is_new).collect()
}

/// The names in the folder of the lock, sorted.
fn store(plan: &Plan) -> Vec<String> {
    let entries = fs::read_dir(plan.actions().join(".pcaet")).unwrap();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn one_file_that_may_not_be_written_leaves_them_all() {
    let plan = plan();
    let path = plan.actions().join("1.7.yaml");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o444)).unwrap();
    let here = path.canonicalize().unwrap().display().to_string();
    plan.run("indicator import valeurs.csv")
        .prints_nothing()
        .says(&format!(
            "erreur : rien n’a été écrit : {here} : il est en lecture seule\n  conseil : vérifier les droits et la place sur le disque"
        ))
        .exits(3);
    assert_eq!(new_ones(&plan), [false; FICHES]);
    assert_eq!(store(&plan), [".gitignore", "lock"]);
}

#[test]
fn one_file_that_cannot_be_read_leaves_them_all() {
    let plan = plan().file("1.7.yaml", b"titre: d\xe9marche\n");
    plan.run("indicator import valeurs.csv")
        .prints_nothing()
        .says(
            "
            erreur : rien n’a été écrit : 1 ligne refusée sur 40
              ligne 9 : actions/1.7.yaml ne peut être lu jusqu’au bout (ligne 1, encodage)
                conseil : pcaet validate actions/1.7.yaml dit ce qui ne va pas
              conseil : corriger cette ligne, puis relancer la même commande
            ",
        )
        .exits(1);
    for rank in (0..FICHES).filter(|rank| *rank != 7) {
        assert_eq!(plan.text(&format!("1.{rank}.yaml")), text(rank, false));
    }
}

#[test]
fn one_edit_that_cannot_be_proved_leaves_them_all_and_names_its_line() {
    let plan =
        plan().fiche("1.7", "indicateurs:\n  - id: kits\n    nom: &a Kits\n    valeurs:\n      2020: 1");
    plan.run("indicator import valeurs.csv")
        .says(
            "
            erreur : rien n’a été écrit : 1 ligne refusée sur 40
              ligne 9 : actions/1.7.yaml n’est pas touché : le fichier contient ce qui ne peut s’éditer sûrement, ligne 5
                conseil : faire la modification à la main, puis pcaet validate
              conseil : corriger cette ligne, puis relancer la même commande
            ",
        )
        .exits(1);
    assert_eq!(plan.text("1.6.yaml"), text(6, false));
}

#[test]
fn what_a_killed_import_had_begun_is_completed_and_said() {
    let plan = plan();
    plan.run("indicator import valeurs.csv").exits(0);
    // As if it had died after some of its renames: what was not named is still in the store.
    for rank in [5, 7] {
        fs::write(plan.actions().join(format!(".pcaet/.pcaet-{rank}abcde.tmp")), text(rank, true)).unwrap();
        fs::write(plan.actions().join(format!("1.{rank}.yaml")), text(rank, false)).unwrap();
    }
    plan.run("indicator import valeurs.csv")
        .prints(
            "
            N°   Indicateur  Période  Avant  Après
            1.5  kits        2021     n.c.   5
            1.7  kits        2021     n.c.   7
            2 valeurs dans 2 fichiers ; 38 déjà là
            ",
        )
        .says("un import interrompu avait commencé à écrire : il est achevé")
        .exits(0);
    assert_eq!(new_ones(&plan), [true; FICHES]);
    assert_eq!(store(&plan), [".gitignore", "lock"]);
    // What another command left says nothing of this one.
    fs::write(plan.actions().join(".pcaet/.pcaet-Xq3R7b.tmp"), "moitié").unwrap();
    fs::write(plan.actions().join("1.5.yaml"), text(5, false)).unwrap();
    plan.run("indicator import valeurs.csv").says("").exits(0);
    assert_eq!(store(&plan), [".gitignore", "lock"]);
}

#[test]
fn an_import_killed_at_any_time_is_completed_by_the_same_command() {
    let plan = plan();
    let mut cut_short = 0;
    for round in 0..50 {
        for rank in 0..FICHES {
            fs::write(plan.actions().join(format!("1.{rank}.yaml")), text(rank, false)).unwrap();
        }
        let mut command = plan.command();
        command.args(["indicator", "import", "valeurs.csv"]).stdout(Stdio::null()).stderr(Stdio::null());
        let is_old =
            |path: &Path| fs::metadata(path).is_ok_and(|found| found.len() == text(0, false).len() as u64);
        let mut child = command.spawn().unwrap();
        // Every other time as soon as the first file is new: the others take their names meanwhile.
        let first = plan.actions().join("1.0.yaml");
        while round % 2 == 0 && is_old(&first) && child.try_wait().unwrap().is_none() {}
        std::thread::sleep(Duration::from_micros(if round % 2 == 0 { round } else { round * 1_000 }));
        child.kill().unwrap();
        child.wait().unwrap();
        let new = new_ones(&plan).iter().filter(|is_new| **is_new).count();
        cut_short += usize::from(0 < new && new < FICHES);
        let again = plan.run("indicator import valeurs.csv");
        again.exits(0);
        assert_eq!(new_ones(&plan), [true; FICHES]);
        assert_eq!(store(&plan), [".gitignore", "lock"]);
        if 0 < new && new < FICHES {
            again.says("un import interrompu avait commencé à écrire : il est achevé");
        }
    }
    println!("{cut_short} of 50 were cut short between two names");
}
