//! `pcaet indicator set` and `unset`

use crate::support::{Plan, copy_of, pcaet};

const SERIES: &str = "\
indicateurs:
  - id: kits        # ce que l’on tape
    nom: Kits distribués
    minimum: 0
    maximum: 500
    valeurs:
      2022: 10
      2024: 30  # relevé de mars
  - id: eit
    modalites: {0: non, 1: oui}
    valeurs: {2023: non}
  - id: vide
    unite: kg";

fn plan() -> Plan {
    pcaet().fiche("4.5", SERIES)
}

/// Runs a command, and returns the lines it took out of and put into the fiche.
#[track_caller]
fn changed(plan: &Plan, line: &str) -> Vec<String> {
    let before = plan.text("4.5.yaml");
    plan.run(line).exits(0);
    let after = plan.text("4.5.yaml");
    let (before, after): (Vec<_>, Vec<_>) = (before.lines().collect(), after.lines().collect());
    let gone = before.iter().filter(|line| !after.contains(line)).map(|line| format!("-{line}"));
    let come = after.iter().filter(|line| !before.contains(line)).map(|line| format!("+{line}"));
    gone.chain(come).collect()
}

#[test]
fn a_new_period_adds_exactly_one_line_to_the_published_fiche() {
    let plan = copy_of("tests/plans/dourdannais");
    let before = plan.text("4.5.yaml");
    plan.run("indicator set 4.5 entreprises-engagees 12 --period 2024")
        .prints("4.5 / entreprises-engagees 2024 : n.c. → 12")
        .exits(0);
    assert_eq!(plan.text("4.5.yaml"), before.clone() + "      2024: 12\n");
    plan.run("indicator set 4.5 entreprises-engagees 12 --period 2024")
        .prints("4.5 / entreprises-engagees 2024 : déjà 12, rien n’a changé")
        .exits(0);
    assert_eq!(plan.text("4.5.yaml"), before + "      2024: 12\n");
}

#[test]
fn a_period_goes_in_the_order_of_its_siblings() {
    let plan = plan();
    assert_eq!(changed(&plan, "indicator set 4.5 kits 20 --period 2023"), ["+      2023: 20"]);
    assert!(plan.text("4.5.yaml").contains("2022: 10\n      2023: 20\n      2024: 30  # relevé de mars\n"));
    assert_eq!(changed(&plan, "indicator set 4.5 kits 40 --period 2025"), ["+      2025: 40"]);
    assert_eq!(changed(&plan, "indicator set 4.5 kits 5 --period 2021-S2"), ["+      2021-S2: 5"]);
    assert!(plan.text("4.5.yaml").contains("valeurs:\n      2021-S2: 5\n      2022: 10\n"));
}

#[test]
fn a_source_makes_the_value_a_map_and_leaves_the_comment() {
    let plan = plan();
    assert_eq!(
        changed(&plan, "indicator set 4.5 kits 31 --period 2024 --source GEHU"),
        ["-      2024: 30  # relevé de mars", "+      2024: {valeur: 31, source: GEHU}  # relevé de mars"]
    );
    let again = plan.run("indicator set 4.5 kits 32 --period 2024");
    again.prints("4.5 / kits 2024 : 31 → 32").says("la source « GEHU » reste ; --source la remplace");
    assert_eq!(
        changed(&plan, "indicator set 4.5 kits 32 --period 2024 --comment 'vu : en juin'"),
        [
            "-      2024: {valeur: 32, source: GEHU}  # relevé de mars",
            "+      2024: {valeur: 32, source: GEHU, commentaire: \"vu : en juin\"}  # relevé de mars"
        ]
    );
}

#[test]
fn a_modalite_is_taken_by_label_or_code_and_stored_by_label() {
    let plan = plan();
    assert_eq!(
        changed(&plan, "indicator set 4.5 eit 1 --period 2024"),
        ["-    valeurs: {2023: non}", "+    valeurs: {2023: non, 2024: oui}"]
    );
    plan.run("indicator set 4.5 eit oui --period 2024").prints("4.5 / eit 2024 : déjà oui, rien n’a changé");
}

#[test]
fn a_first_value_begins_the_series() {
    let plan = plan();
    plan.run("indicator set 4.5 vide '12 000,5' --period 2024")
        .prints("4.5 / vide 2024 : n.c. → 12\u{202f}000,5")
        .exits(0);
    assert!(plan.text("4.5.yaml").ends_with("    unite: kg\n    valeurs:\n      2024: 12000.5\n"));
}

#[test]
fn a_negative_value_needs_no_quoting() {
    let plan = pcaet().fiche("4.5", "indicateurs:\n  - id: solde\n    valeurs:\n      2023: 0");
    assert_eq!(changed(&plan, "indicator set 4.5 solde -12,5 --period 2024"), ["+      2024: -12.5"]);
}

#[test]
fn without_a_period_the_ready_command_is_given() {
    plan()
        .run("indicator set 4.5 kits 40")
        .prints_nothing()
        .says(
            "
            erreur : de quelle période est cette valeur ?
              conseil : celle qui est attendue : pcaet indicator set 4.5 kits 40 --period 2025
            ",
        )
        .exits(2);
}

#[test]
fn what_the_indicator_does_not_admit_is_refused_with_what_it_does() {
    let plan = plan();
    let before = plan.text("4.5.yaml");
    for (line, said, code) in [
        (
            "kits 501 --period 2025",
            "erreur : 501 est hors des bornes de « kits », de 0 à 500\n  conseil : vérifier la valeur ; si elle est juste, changer la borne dans la fiche",
            1,
        ),
        (
            "kits beaucoup --period 2025",
            "erreur : « beaucoup » n’est pas un nombre, et « kits » en attend un\n  conseil : écrire 12000.5 ou 12 000,5",
            1,
        ),
        (
            "eit peut-etre --period 2025",
            "erreur : « peut-etre » n’est pas une modalité de « eit »\n  conseil : choisir parmi : non, oui",
            1,
        ),
        (
            "kits n.c. --period 2024",
            "erreur : n.c. n’est pas une valeur : c’est l’absence de valeur\n  conseil : pour retirer la valeur : pcaet indicator unset 4.5 kits --period 2024",
            1,
        ),
        (
            "kits 12 --period 24",
            "erreur : « 24 » n’est pas une période\n  conseil : écrire 2024, 2024-S1, 2024-T3, 2024-06 ou 2024-06-30",
            2,
        ),
        (
            "kit 12 --period 2024",
            "erreur : 4.5 n’a pas d’indicateur « kit »\n  conseil : ses indicateurs : kits, eit, vide",
            4,
        ),
        (
            "kits 12 --period 2024 --expect 29",
            "erreur : la valeur de 2024 est 30, et non 29\n  conseil : quelqu’un l’a changée : relire, puis recommencer",
            5,
        ),
        (
            "kits 12 --period 2025 --expect 29",
            "erreur : la valeur de 2025 est n.c., et non 29\n  conseil : quelqu’un l’a changée : relire, puis recommencer",
            5,
        ),
    ] {
        plan.run(&format!("indicator set 4.5 {line}")).prints_nothing().says(said).exits(code);
    }
    assert_eq!(plan.text("4.5.yaml"), before);
    plan.run("indicator set 4.5 kits 12 --period 2025 --expect n.c.").exits(0);
}

#[test]
fn a_dry_run_shows_and_writes_nothing() {
    let plan = plan();
    let before = plan.text("4.5.yaml");
    plan.run("indicator set 4.5 kits 40 --period 2025 --dry-run --diff")
        .prints(
            "
            --- a/actions/4.5.yaml
            +++ b/actions/4.5.yaml
            @@ -8,6 +8,7 @@
                 valeurs:
                   2022: 10
                   2024: 30  # relevé de mars
            +      2025: 40
               - id: eit
                 modalites: {0: non, 1: oui}
                 valeurs: {2023: non}
            4.5 / kits 2025 : n.c. → 40
            ",
        )
        .says("essai : rien n’a été écrit");
    assert_eq!(plan.text("4.5.yaml"), before);
    assert!(!plan.actions().join(".pcaet").exists());
}

#[test]
fn json_tells_before_and_after() {
    plan().run("indicator set 4.5 kits 31 --period 2024 --source GEHU --json").prints(
        r#"{"schema_version":1,"kind":"indicator-set","changed":true,"before":{"periode":"2024","valeur":30,"source":null,"commentaire":null},"after":{"periode":"2024","valeur":31,"source":"GEHU","commentaire":null},"path":"actions/4.5.yaml","dry_run":false,"commit":null}"#,
    );
}

#[test]
fn the_territory_is_addressed_as_plan() {
    let plan = pcaet().fiche("1.1", "").file(
        "plan.yaml",
        b"indicateurs:\n  - id: ges-residentiel\n    unite: tCO2e\n    valeurs:\n      2022: 130\n",
    );
    plan.run("indicator set plan ges-residentiel 120 --period 2023")
        .prints("plan / ges-residentiel 2023 : n.c. → 120")
        .exits(0);
    assert!(plan.text("plan.yaml").ends_with("2022: 130\n      2023: 120\n"));
}

#[test]
fn unset_takes_the_line_out_and_again_changes_nothing() {
    let plan = plan();
    assert_eq!(
        changed(&plan, "indicator unset 4.5 kits --period 2024"),
        ["-      2024: 30  # relevé de mars"]
    );
    plan.run("indicator unset 4.5 kits --period 2024")
        .prints("4.5 / kits 2024 : déjà n.c., rien n’a changé")
        .exits(0);
}

#[test]
fn an_edit_that_cannot_be_proved_is_refused_and_the_file_left() {
    let body = "indicateurs:\n  - id: kits\n    nom: &a Kits\n    valeurs:\n      2022: 10";
    let plan = pcaet().fiche("4.5", body);
    let before = plan.text("4.5.yaml");
    plan.run("indicator set 4.5 kits 11 --period 2023")
        .says(
            "
            erreur : actions/4.5.yaml n’est pas touché : le fichier contient ce qui ne peut s’éditer sûrement, ligne 5
              conseil : faire la modification à la main, puis pcaet validate
            ",
        )
        .exits(1);
    assert_eq!(plan.text("4.5.yaml"), before);
}

#[test]
fn text_options_read_files_and_standard_input() {
    let plan = plan();
    std::fs::write(plan.path().join("note.txt"), "une note\n").unwrap();
    plan.run("indicator set 4.5 kits 30 --period 2024 --comment @note.txt").exits(0);
    assert!(plan.text("4.5.yaml").contains("2024: {valeur: 30, commentaire: une note}  # relevé de mars"));
    plan.run("indicator set 4.5 kits 30 --period 2024 --comment @absent.txt").exits(2);
}

#[test]
fn of_two_indicators_of_one_id_none_is_written() {
    let plan = pcaet().fiche("4.5", "indicateurs:\n  - id: kits\n  - id: kits\n    valeurs: {2023: 1}");
    let before = plan.text("4.5.yaml");
    for line in ["set 4.5 kits 2 --period 2024", "unset 4.5 kits --period 2023"] {
        plan.run(&format!("indicator {line}"))
            .prints_nothing()
            .says(
                "
                erreur : actions/4.5.yaml n’est pas touché : deux indicateurs y portent le même id : kits
                  conseil : faire la modification à la main, puis pcaet validate
                ",
            )
            .exits(1);
    }
    assert_eq!(plan.text("4.5.yaml"), before);
}

#[test]
fn fields_nobody_knows_are_refused_before_anything_is_written() {
    let plan = plan();
    let before = plan.text("4.5.yaml");
    plan.run("indicator set 4.5 kits 31 --period 2024 --json=foo").prints_nothing().exits(2);
    plan.run("indicator unset 4.5 kits --period 2024 --json=foo").prints_nothing().exits(2);
    assert_eq!(plan.text("4.5.yaml"), before);
}

#[test]
fn what_is_already_so_needs_no_expectation() {
    let plan = plan();
    plan.run("indicator set 4.5 kits 40 --period 2025 --expect n.c.").exits(0);
    plan.run("indicator set 4.5 kits 40 --period 2025 --expect n.c.")
        .prints("4.5 / kits 2025 : déjà 40, rien n’a changé")
        .exits(0);
}

#[test]
fn an_empty_comment_takes_the_comment_out() {
    let plan = plan();
    plan.run("indicator set 4.5 kits 30 --period 2024 --source GEHU --comment provisoire").exits(0);
    assert_eq!(
        changed(&plan, "indicator set 4.5 kits 30 --period 2024 --comment ''"),
        [
            "-      2024: {valeur: 30, source: GEHU, commentaire: provisoire}  # relevé de mars",
            "+      2024: {valeur: 30, source: GEHU}  # relevé de mars"
        ]
    );
}

#[test]
fn a_comment_that_goes_with_its_value_is_told() {
    let plan = plan();
    plan.run("indicator unset 4.5 kits --period 2024")
        .prints("4.5 / kits 2024 : 30 → n.c.")
        .says("le commentaire « relevé de mars » part avec la valeur");
    // Between braces, the comment is about the others as well, and stays.
    let braces = "indicateurs:\n  - id: kits\n    valeurs: {2023: 1, 2024: 2}  # pesées";
    let together = pcaet().fiche("4.5", braces);
    together.run("indicator unset 4.5 kits --period 2024").prints("4.5 / kits 2024 : 2 → n.c.").says("");
    assert!(together.text("4.5.yaml").ends_with("valeurs: {2023: 1}  # pesées\n"));
    let kept = "indicateurs:\n  - id: kits\n    valeurs:\n      2024:   # pesées suspendues";
    let plan = pcaet().fiche("4.5", kept);
    plan.run("indicator unset 4.5 kits --period 2024")
        .prints("4.5 / kits 2024 : déjà n.c., rien n’a changé")
        .says("");
    assert!(plan.text("4.5.yaml").ends_with("2024:   # pesées suspendues\n"));
}
