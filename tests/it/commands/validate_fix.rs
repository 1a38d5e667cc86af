//! `pcaet validate --fix`

use crate::support::{Plan, pcaet};

const SPOILED: &str = "\
numero: 4.10  # sans guillemets
titre: Mobilité : développer le covoiturage
statut: n.c.
Priorité: haute
budjet: {montant: \"12 000,5\", commentaire: n.c.}
partenaires:
  - Région : direction du climat
  - n.c.
description: |
  n.c. et 12 000,5 restent : c’est un texte
";

const MENDED: &str = "\
numero: \"4.10\"  # sans guillemets
titre: \"Mobilité : développer le covoiturage\"
statut:
priorite: haute
budget: {montant: 12000.5, commentaire: }
partenaires:
  - \"Région : direction du climat\"
  - n.c.
description: |
  n.c. et 12 000,5 restent : c’est un texte
";

fn spoiled() -> Plan {
    pcaet().file("4.10.yaml", SPOILED.as_bytes())
}

#[test]
fn what_there_can_be_no_doubt_about_is_mended_and_a_second_time_changes_nothing() {
    let plan = spoiled();
    plan.run("validate --fix --format concise")
        .prints("actions/4.10.yaml:8:5: note[nc-litteral] « n.c. » est lu comme une valeur absente")
        .says("1 fichier changé\n1 fichier lu : aucune erreur, aucun avertissement, 1 note")
        .exits(0);
    assert_eq!(plan.text("4.10.yaml"), MENDED);
    plan.run("validate --fix --quiet").exits(0);
    assert_eq!(plan.text("4.10.yaml"), MENDED);
}

#[test]
fn a_diff_shows_and_writes_nothing() {
    let plan = pcaet().file("4.10.yaml", b"numero: 4.10\ntitre: Une action\n");
    plan.run("validate --fix --diff")
        .prints(
            "
            --- a/actions/4.10.yaml
            +++ b/actions/4.10.yaml
            @@ -1,2 +1,2 @@
            -numero: 4.10
            +numero: \"4.10\"
             titre: Une action
            ",
        )
        .says("1 fichier à changer")
        .exits(1);
    assert_eq!(plan.text("4.10.yaml"), "numero: 4.10\ntitre: Une action\n");
}

#[test]
fn a_dry_run_names_the_files_and_json_tells_what_is_mended() {
    let plan = pcaet().file("4.10.yaml", b"numero: 4.10\ntitre: Une action\n");
    plan.run("validate --fix -n").prints("actions/4.10.yaml").says("1 fichier à changer").exits(1);
    let mended = r#""changed":true,"files":[{"path":"actions/4.10.yaml","before":"numero: 4.10\ntitre: Une action\n","after":"numero: \"4.10\"\ntitre: Une action\n"}],"left":[]"#;
    plan.run("validate --fix --diff --format json")
        .prints(&format!(
            r#"{{"schema_version":1,"kind":"validation-fix",{mended},"dry_run":true,"commit":null}}"#
        ))
        .exits(1);
    assert_eq!(plan.text("4.10.yaml"), "numero: 4.10\ntitre: Une action\n");
    plan.run("validate --fix --format json").prints(&format!(
        r#"{{"schema_version":1,"kind":"validation","summary":{{"files":1,"read":1,"errors":0,"warnings":0,"notes":0,"fixable":0}},"fix":{{{mended},"dry_run":false,"commit":null}},"diagnostics":[]}}"#
    ));
}

#[test]
fn what_may_be_meant_otherwise_is_left() {
    let text = "numero: \"1.1\"\ntitre: Action #2\nstatut: encours\nelus: [DUPONT, Jean]\npriorites: haute\npriorite: basse\n";
    let plan = pcaet().file("1.1.yaml", text.as_bytes());
    plan.run("validate --fix --quiet --format concise").exits(1);
    assert_eq!(plan.text("1.1.yaml"), text);
}
