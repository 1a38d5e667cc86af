//! `pcaet export jsonl`: the fiches, one a line.

use std::fs;

use serde_json::Value;

use crate::support::{Plan, committed, copy_of, pcaet, with_git};

fn plan() -> Plan {
    let heading = "collectivite: CC du Val\nsiren: \"200012345\"\naxes: {\"1\": Habiter}\n";
    pcaet()
        .file("plan.yaml", heading.as_bytes())
        .fiche(
            "1.10",
            "titre: Isoler\nelus: [O. Blanc]\nresponsables: [Alice Roux]\npublication: {auteur: aroux}\n\
             description: Écrire à alice.roux@val.fr\nnotes: [{texte: Vue le 12}]\n\
             etapes: [{nom: Audit, responsables: [B. Noir]}]",
        )
        .fiche("1.9", "titre: Chauffer\nstatut: en-cours\nbudget: {montant: 1250.50}")
}

/// Returns the lines of an answer, each with the fields named, as one line of text.
fn fields(text: &str, names: &[&str]) -> String {
    let line = |line: &str| {
        let fiche: Value = serde_json::from_str(line).unwrap();
        names.iter().map(|name| fiche.pointer(name).unwrap().to_string()).collect::<Vec<_>>().join(" ")
    };
    text.lines().map(line).collect::<Vec<_>>().join("\n")
}

#[test]
fn each_line_is_a_fiche_as_show_gives_it_with_its_plan() {
    let plan = plan();
    let ran = plan.run("export jsonl");
    ran.says("2 fiches exportées").exits(0);
    assert_eq!(
        fields(
            &ran.stdout,
            &["/schema_version", "/kind", "/plan/siren", "/numero", "/axe", "/budget/montant"]
        ),
        "1 \"fiche\" \"200012345\" \"1.9\" \"1\" 1250.50\n1 \"fiche\" \"200012345\" \"1.10\" \"1\" null"
    );
    for (line, numero) in ran.stdout.lines().zip(["1.9", "1.10"]) {
        let mut line: Value = serde_json::from_str(line).unwrap();
        let shown = plan.run(&format!("show {numero} --json")).json();
        let mut fiche = shown["fiches"][0].clone();
        fiche.as_object_mut().unwrap().remove("diagnostics");
        for key in ["schema_version", "kind", "plan"] {
            line.as_object_mut().unwrap().remove(key);
        }
        assert_eq!(line, fiche);
    }
}

#[test]
fn the_filters_are_those_of_list_and_a_file_takes_the_place_of_stdout() {
    let plan = plan().fiche("2.1", "axe: \"2\"\nresponsables: [Alice Roux]");
    for (filter, numeros) in [
        ("--axe 2", "\"2.1\""),
        ("--responsable roux", "\"1.10\"\n\"2.1\""),
        ("--statut en-cours", "\"1.9\""),
        ("--without statut --grep isoler", "\"1.10\""),
    ] {
        let ran = plan.run(&format!("export jsonl {filter} -q"));
        assert_eq!(fields(&ran.says("").stdout, &["/numero"]), numeros, "{filter}");
    }
    plan.run("export jsonl --axe 2 -o out.jsonl").prints("").says("1 fiche exportée").exits(0);
    assert_eq!(fields(&fs::read_to_string(plan.path().join("out.jsonl")).unwrap(), &["/numero"]), "\"2.1\"");
    plan.run("export jsonl --responsable personne")
        .prints("")
        .says(
            "
            erreur : --responsable : « personne » n’existe pas
              conseil : choisir parmi : Alice Roux
            ",
        )
        .exits(2);
}

#[test]
fn no_person_leaves_the_plan_with_public() {
    let plan = plan();
    let ran = plan.run("export jsonl --public");
    ran.says(
        "
        laissé de côté par --public ; entre parenthèses, le nombre de fiches : Auteur (1), Élus référents (1), \
         Responsables (1), Notes (1), Courriels et téléphones (1)
        2 fiches exportées
        ",
    )
    .exits(0);
    for name in ["Roux", "roux", "Blanc", "Noir", "Vue"] {
        assert!(!ran.stdout.contains(name), "{name}");
    }
    assert!(ran.stdout.contains("Écrire à […]") && ran.stdout.contains("Audit"));
    let ran = plan.run("export jsonl --public --responsable roux --lang en");
    assert_eq!(fields(&ran.stdout, &["/numero"]), "\"1.10\"");
    assert!(ran.stderr.starts_with("left out by --public; between parentheses, of how many fiches: "));
}

#[test]
fn what_cannot_be_read_is_named_and_the_rest_exported() {
    let plan = plan().fiche("3.1", "titre: [").file("4.1.yml", b"numero: 4.1");
    let ran = plan.run("export jsonl");
    ran.says(
        "
        2 fichiers n’ont pas pu être lus : actions/4.1.yml, actions/3.1.yaml (lus : 3 sur 5)
        2 fiches exportées
        ",
    )
    .exits(0);
    assert_eq!(ran.stdout.lines().count(), 2);
    pcaet()
        .run("export jsonl -o out.jsonl")
        .says(
            "
            erreur : aucune fiche dans actions
              conseil : une fiche est un fichier actions/NUMERO.yaml
            ",
        )
        .exits(2);
}

#[test]
fn nothing_is_written_over_the_plan_and_nothing_is_left_of_a_refusal() {
    let plan = plan();
    plan.run("export jsonl -o actions/1.9.yaml")
        .prints("")
        .says(
            "
            erreur : actions/1.9.yaml est dans actions/ : une réponse n’y est jamais écrite
              conseil : donner un autre chemin à la sortie
            ",
        )
        .exits(2);
    plan.run("export jsonl -o nulle/part.jsonl").prints("").exits(3);
    let names: Vec<_> = fs::read_dir(plan.path()).unwrap().map(|one| one.unwrap().file_name()).collect();
    assert_eq!(names.len(), 2, "{names:?}");
}

#[test]
fn the_plan_can_be_exported_as_it_was() {
    let plan = committed(plan()).fiche("1.9", "titre: Refroidir");
    let then = with_git(&plan, "export jsonl --as-of HEAD -q");
    assert_eq!(fields(&then.stdout, &["/titre"]), "\"Chauffer\"\n\"Isoler\"");
    assert_eq!(fields(&plan.run("export jsonl").stdout, &["/titre"]), "\"Refroidir\"\n\"Isoler\"");
}

#[test]
fn the_territory_s_indicators_are_said_to_stay() {
    copy_of("examples/val-dormance/actions")
        .run("export jsonl --axe 3")
        .says("jsonl ne porte pas les 6 indicateurs du territoire (plan.yaml)\n2 fiches exportées")
        .exits(0);
}
