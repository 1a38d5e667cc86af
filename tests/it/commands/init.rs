//! `pcaet init`

use std::fs;

use crate::support::pcaet;

const MADE: &str = "\
actions/plan.yaml
actions/1.1.yaml
schema/fiche.json
schema/plan.json
.gitattributes
.github/workflows/pcaet.yml
.gitlab-ci.yml
.pre-commit-config.yaml";

#[test]
fn a_new_plan_validates_at_once_and_is_laid_out() {
    let plan = pcaet();
    fs::remove_dir(plan.actions()).unwrap();
    plan.run("init").prints(MADE).says("8 fichiers faits").exits(0);
    plan.run("validate").prints("2 fichiers lus : aucune erreur, aucun avertissement").exits(0);
    plan.run("fmt --check").exits(0);
    for name in [".github/workflows/pcaet.yml", ".gitlab-ci.yml", ".pre-commit-config.yaml"] {
        let text = fs::read_to_string(plan.path().join(name)).unwrap();
        assert!(pcaet::yaml::Document::read(&text).faults.is_empty(), "{name}");
    }
}

#[test]
fn an_editor_finds_the_schema_of_each_file() {
    let plan = pcaet();
    plan.run("init").exits(0);
    plan.run("new 1.2 Suite").exits(0);
    let first = |name: &str| plan.text(name).lines().next().unwrap_or_default().to_owned();
    assert_eq!(first("plan.yaml"), "# yaml-language-server: $schema=../schema/plan.json");
    assert_eq!(first("1.1.yaml"), "# yaml-language-server: $schema=../schema/fiche.json");
    assert_eq!(first("1.2.yaml"), "# yaml-language-server: $schema=../schema/fiche.json");
    plan.run("fmt --check").exits(0);
    let kept = fs::read_to_string(plan.path().join("schema/fiche.json")).unwrap();
    assert!(
        plan.run("schema fiche").stdout == kept.replace('\u{a0}', " "),
        "the schema printed is the one kept"
    );
}

#[test]
fn what_is_there_is_left_as_it_is() {
    let plan = pcaet().fiche("4.5", "").file("plan.yaml", b"langue: fr\n");
    fs::write(plan.path().join(".gitlab-ci.yml"), "mine: true\n").unwrap();
    plan.run("init").says("5 fichiers faits, 3 déjà là et laissés").exits(0);
    assert_eq!(plan.text("plan.yaml"), "langue: fr\n");
    assert_eq!(fs::read_to_string(plan.path().join(".gitlab-ci.yml")).unwrap(), "mine: true\n");
    assert!(!plan.actions().join("1.1.yaml").exists(), "a plan with fiches needs no first one");
    plan.run("init").prints_nothing().says("rien à faire, 8 déjà là et laissés").exits(0);
}

#[test]
fn a_folder_of_its_own_is_made() {
    let plan = pcaet();
    plan.run("init val-neuf").prints(MADE).exits(0);
    plan.run("-C val-neuf show 1.1 --json=titre").prints(
        r#"{"schema_version":1,"kind":"fiches","fiches":[{"titre":"Première action, à remplacer"}]}"#,
    );
}
