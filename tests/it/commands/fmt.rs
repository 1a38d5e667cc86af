//! `pcaet fmt`

use crate::support::{copy_of, pcaet};

const LOOSE: &str = "\
titre:   'Éclairer moins'
# le numéro d’abord
numero: 4.5
budget:
    montant: \"12 000,5\"   # devis de mai
    commentaire: n.c.
constat: |
     Un texte n.c. :  # tel quel


objectifs:
- Baisser
- Mesurer
";

const LAID: &str = "\
# le numéro d’abord
numero: \"4.5\"
titre: Éclairer moins
constat: |
  Un texte n.c. :  # tel quel

objectifs:
  - Baisser
  - Mesurer
budget:
  montant: 12000.5   # devis de mai
  commentaire:
";

#[test]
fn a_loose_fiche_is_laid_out_and_a_second_time_changes_nothing() {
    let plan = pcaet().file("4.5.yaml", LOOSE.as_bytes());
    plan.run("fmt --check").prints("actions/4.5.yaml").says("1 fichier à changer").exits(1);
    assert_eq!(plan.text("4.5.yaml"), LOOSE);
    plan.run("fmt").prints("actions/4.5.yaml").says("1 fichier changé").exits(0);
    assert_eq!(plan.text("4.5.yaml"), LAID);
    plan.run("fmt --check").prints_nothing().says("aucun fichier à changer").exits(0);
}

#[test]
fn the_plans_of_the_repository_are_laid_out() {
    copy_of("actions").run("fmt --check").prints_nothing().exits(0);
    copy_of("examples/val-dormance/actions").run("fmt --check").prints_nothing().exits(0);
}

#[test]
fn a_diff_shows_and_writes_nothing() {
    let plan = pcaet().fiche("1.1", "statut:  en-cours");
    let before = plan.text("1.1.yaml");
    plan.run("fmt --diff")
        .prints(
            "
            --- a/actions/1.1.yaml
            +++ b/actions/1.1.yaml
            @@ -1,3 +1,3 @@
             numero: \"1.1\"
             titre: Une action
            -statut:  en-cours
            +statut: en-cours
            ",
        )
        .exits(0);
    assert_eq!(plan.text("1.1.yaml"), before);
}

#[test]
fn a_file_that_cannot_be_read_is_left_and_the_others_go_on() {
    let plan = pcaet().fiche("1.1", "statut:  en-cours").fiche("1.2", "constat: \"sans fin");
    plan.run("fmt")
        .prints("actions/1.1.yaml")
        .says(
            "
            erreur : actions/1.2.yaml n’est pas touché : le fichier contient ce qui ne peut s’éditer sûrement, ligne 3
              conseil : faire la modification à la main, puis pcaet validate
            1 fichier changé
            ",
        )
        .exits(1);
}

#[test]
#[cfg(unix)]
fn two_fiches_that_a_link_makes_one_file_are_not_written() {
    let text = "titre: Une\nnumero: \"4.5\"\n";
    let plan = pcaet().file("4.5.yaml", text.as_bytes());
    std::os::unix::fs::symlink("4.5.yaml", plan.actions().join("4.6.yaml")).unwrap();
    plan.run("fmt")
        .says(
            "
            erreur : actions/4.6.yaml n’est pas touché : un lien en fait le même fichier que actions/4.5.yaml
              conseil : faire la modification à la main, puis pcaet validate
            ",
        )
        .exits(1);
    assert_eq!(plan.text("4.5.yaml"), text);
}

#[test]
fn impacts_take_the_order_of_the_sheet() {
    let plan = pcaet().fiche("1.1", "impacts:\n  ges: 2\n  energie: 1");
    plan.run("fmt").prints("actions/1.1.yaml").exits(0);
    assert!(
        plan.text("1.1.yaml").ends_with("impacts:\n  energie: 1\n  ges: 2\n"),
        "{}",
        plan.text("1.1.yaml")
    );
}

#[test]
fn a_dry_run_names_the_files_and_json_tells_before_and_after() {
    let plan = pcaet().fiche("1.1", "statut:  en-cours").fiche("1.2", "constat: \"sans fin").fiche("1.3", "");
    let before = plan.text("1.1.yaml");
    plan.run("fmt -n actions/1.1.yaml").prints("actions/1.1.yaml").says("1 fichier à changer").exits(0);
    plan.run("fmt -n --json").prints(
        r#"{"schema_version":1,"kind":"fmt","changed":true,"files":[{"path":"actions/1.1.yaml","before":"numero: \"1.1\"\ntitre: Une action\nstatut:  en-cours\n","after":"numero: \"1.1\"\ntitre: Une action\nstatut: en-cours\n"},{"path":"actions/1.3.yaml","before":"numero: \"1.3\"\ntitre: Une action\n\n","after":"numero: \"1.3\"\ntitre: Une action\n"}],"left":[{"path":"actions/1.2.yaml","code":"edition-refusee","message":"actions/1.2.yaml n’est pas touché : le fichier contient ce qui ne peut s’éditer sûrement, ligne 3","hint":"faire la modification à la main, puis pcaet validate"}],"dry_run":true,"commit":null}"#,
    )
    .says("")
    .exits(1);
    assert_eq!(plan.text("1.1.yaml"), before);
    plan.run("fmt actions/1.1.yaml --format json").exits(0);
    plan.run("fmt actions/1.1.yaml --json").prints(
        r#"{"schema_version":1,"kind":"fmt","changed":false,"files":[],"left":[],"dry_run":false,"commit":null}"#,
    );
    plan.run("fmt --json=fichiers").exits(2);
}
