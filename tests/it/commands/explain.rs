//! `pcaet explain`

use crate::support::pcaet;

#[test]
fn a_rule_is_explained_in_the_readers_language() {
    pcaet()
        .run("explain cle-double")
        .prints(
            "
            cle-double · erreur

            Une clé est donnée deux fois.

            La plupart des lecteurs gardent la dernière valeur sans le dire, d’autres la première : la fiche dirait deux choses (YAML 1.2, § 3.2.1.3).

            Remède : garder une seule des deux.

            Refusé

              # 1.1.yaml
              numero: \"1.1\"
              titre: Une action
              priorite: haute
              priorite: basse

            Accepté

              # 1.1.yaml
              numero: \"1.1\"
              titre: Une action
              priorite: haute
            ",
        )
        .exits(0);
    let english = pcaet().lang("en").run("explain cle-double");
    assert!(english.stdout.contains("\nA key is given twice.\n"), "{}", english.stdout);
    assert!(english.stdout.contains("\nRemedy: keep one of the two.\n"), "{}", english.stdout);
}

#[test]
fn where_the_day_matters_it_is_said() {
    let told = pcaet().run("explain echeance-depassee");
    assert!(told.stdout.contains("\nRefusé (--today 2025-06-01)\n"), "{}", told.stdout);
    assert!(told.stdout.contains("\nAccepté (--today 2025-06-01)\n"), "{}", told.stdout);
}

#[test]
fn all_rules_are_told_and_json_is_one_document() {
    let all = pcaet().run("explain --all --json=code,severity").json();
    assert_eq!(all["kind"], "rules");
    assert_eq!(all["rules"].as_array().unwrap().len(), pcaet::rules::all().count());
    let one = pcaet().run("explain lien-sur-soi --format json").json();
    let rule = &one["rules"][0];
    assert_eq!((&rule["code"], &rule["severity"]), (&"lien-sur-soi".into(), &"warning".into()));
    assert!(rule["text"].as_str().unwrap().starts_with("Une fiche est liée à elle-même."));
    assert_eq!(rule["refused"]["1.1.yaml"].as_str().unwrap().lines().count(), 3);
}

#[test]
fn a_rule_that_does_not_exist_names_the_nearest_and_exits_4() {
    pcaet()
        .run("explain cle-inconue")
        .prints_nothing()
        .says("erreur : aucune règle « cle-inconue »\n  conseil : peut-être cle-inconnue")
        .exits(4);
    pcaet().run("explain").exits(2);
}

#[test]
fn it_needs_no_plan() {
    let empty = tempfile::TempDir::new().unwrap();
    let ran = pcaet().command().current_dir(empty.path()).args(["explain", "syntaxe"]).output().unwrap();
    assert!(ran.status.success());
}
