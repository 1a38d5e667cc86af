//! `pcaet init`

use std::fs;

use crate::support::{git, pcaet, with_git};

const MADE: &str = "\
actions/plan.yaml
actions/1.1.yaml
schema/fiche.json
schema/plan.json
.gitattributes
.gitignore
.github/workflows/pcaet.yml
.gitlab-ci.yml
.pre-commit-config.yaml";

/// What is said, outside a repository, of the driver that merges by key.
const DRIVER: &str = "\
pour que git fusionne les fiches par clé, chaque collègue le règle une fois dans sa copie :
  git config merge.pcaet.name \"pcaet: climate plans, merged by key\"
  git config merge.pcaet.driver \"pcaet merge-file %O %A %B --path %P --marker-size %L\"";

#[test]
fn a_new_plan_validates_at_once_and_is_laid_out() {
    let plan = pcaet();
    fs::remove_dir(plan.actions()).unwrap();
    plan.run("init").prints(MADE).says(&format!("9 fichiers faits\n{DRIVER}")).exits(0);
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
    plan.run("init").says(&format!("6 fichiers faits, 3 déjà là et laissés\n{DRIVER}")).exits(0);
    assert_eq!(plan.text("plan.yaml"), "langue: fr\n");
    assert_eq!(fs::read_to_string(plan.path().join(".gitlab-ci.yml")).unwrap(), "mine: true\n");
    assert!(!plan.actions().join("1.1.yaml").exists(), "a plan with fiches needs no first one");
    plan.run("init").prints_nothing().says(&format!("rien à faire, 9 déjà là et laissés\n{DRIVER}")).exits(0);
}

#[test]
fn a_folder_of_its_own_is_made() {
    let plan = pcaet();
    plan.run("init val-neuf").prints(MADE).exits(0);
    plan.run("-C val-neuf show 1.1 --json=titre").prints(
        r#"{"schema_version":1,"kind":"fiches","fiches":[{"titre":"Première action, à remplacer"}]}"#,
    );
}

#[test]
fn in_a_repository_the_driver_that_merges_by_key_is_set_up_unless_one_is() {
    let plan = pcaet();
    fs::remove_dir(plan.path().join(".git")).unwrap();
    git(&plan, &["init", "-q"]);
    git(&plan, &["config", "merge.pcaet.name", "mine"]);
    fs::write(plan.path().join(".gitattributes"), "*.md text\n").unwrap();
    let said = with_git(&plan, "init");
    let attributes = "et .gitattributes, déjà là, doit contenir : actions/*.yaml text eol=lf merge=pcaet";
    said.says(&format!("8 fichiers faits, 1 déjà là et laissé\n{DRIVER}\n{attributes}")).exits(0);
    assert_eq!(fs::read_to_string(plan.path().join(".gitattributes")).unwrap(), "*.md text\n");
    let config = fs::read_to_string(plan.path().join(".git/config")).unwrap();
    let driver =
        "[merge \"pcaet\"]\n\tname = mine\n\tdriver = pcaet merge-file %O %A %B --path %P --marker-size %L\n";
    assert!(config.ends_with(driver), "{config}");

    fs::write(plan.path().join(".gitattributes"), "actions/*.yaml text eol=lf merge=pcaet\n").unwrap();
    let known =
        DRIVER.replace("pour que git fusionne les fiches par clé,", "git fusionne ici les fiches par clé ;");
    with_git(&plan, "init").says(&format!("rien à faire, 9 déjà là et laissés\n{known}")).exits(0);
    assert_eq!(fs::read_to_string(plan.path().join(".git/config")).unwrap(), config);
}
