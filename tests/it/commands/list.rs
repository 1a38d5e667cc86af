//! `pcaet list`

use crate::support::{copy_of, pcaet};

#[test]
fn fiches_are_listed_as_people_count() {
    pcaet()
        .fiche("4.10", "statut: en-cours\ncalendrier: {fin_estimee: 2026-06}")
        .fiche("4.9", "titre: Éclairer moins\nresponsables: [Alice Crola, {nom: Inès Talhouarn}]")
        .run("list")
        .prints(
            "
            N°    Titre           Statut    Échéance   Responsables
            4.9   Éclairer moins  n.c.      n.c.       Alice Crola, Inès Talhouarn
            4.10  Une action      en cours  juin 2026  n.c.
            ",
        )
        .says("2 fiches")
        .exits(0);
}

#[test]
fn late_keeps_only_open_fiches() {
    pcaet()
        .fiche("1.1", "statut: en-cours\ncalendrier: {fin_estimee: 2024-12-31}")
        .fiche("1.2", "statut: realise\ncalendrier: {fin_estimee: 2024-12-31}")
        .fiche("1.3", "statut: en-cours")
        .run("list --late --columns numero,echeance")
        .prints("N°   Échéance\n1.1  31/12/2024")
        .says("1 fiche sur 3 fiches\n1 fiche sans date ni étape datée n’a pu être jugée");
}

#[test]
fn a_filter_that_no_fiche_knows_lists_what_they_know() {
    let plan = copy_of("tests/plans/dourdannais");
    plan.run("list --axe 2")
        .prints_nothing()
        .says(
            "
            erreur : aucune fiche de l’axe 2 ici ; 2.4, 2.7 sont citées par 4.5
              conseil : plan.yaml ne déclare aucun axe
            ",
        )
        .exits(2);
    plan.run("list --statut encours")
        .says(
            "
            erreur : --statut : « encours » n’existe pas
              conseil : peut-être en-cours · choisir parmi : a-venir, a-discuter, en-cours, realise, en-retard, en-pause, bloque, abandonne
            ",
        )
        .exits(2);
    plan.run("list --without pilotes").exits(0);
    plan.run("list --without zzz").exits(2);
}

#[test]
fn filters_add_up() {
    let plan = copy_of("examples/val-dormance/actions").today("2026-11-01");
    let numeros = |line: &str| {
        let answer = plan.run(&format!("list {line} --json=numero")).json();
        let fiches = answer["fiches"].as_array().unwrap().clone();
        fiches.iter().map(|fiche| fiche["numero"].as_str().unwrap().to_owned()).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(numeros("--axe 4"), "4.1 4.2 4.10");
    assert_eq!(numeros("--axe 4 --statut abandonne"), "4.10");
    assert_eq!(numeros("--without responsables"), "4.2 5.2");
    assert_eq!(numeros("--late"), "1.1 1.2 2.2.1 5.1");
    assert_eq!(numeros("--grep DESIMPERMEABILISER"), "5.1 5.2");
    assert_eq!(numeros("--responsable talhouarn"), "1.3 2.1 2.2 2.2.1");
    assert_eq!(numeros("--axe 2 --sort -numero"), "2.2.1 2.2 2.1");
}

#[test]
fn a_file_that_cannot_be_read_is_named_not_dropped() {
    pcaet()
        .fiche("1.1", "")
        .fiche("1.2", "titre: Mobilité : développer")
        .run("list --columns numero")
        .prints("N°\n1.1")
        .says("1 fichier n’a pas pu être lu : actions/1.2.yaml (lus : 1 sur 2)\n1 fiche")
        .exits(0);
    let answer = pcaet().fiche("1.1", "").fiche("1.2", "titre: [").run("list --json").json();
    assert_eq!(answer["unreadable"], serde_json::json!(["actions/1.2.yaml"]));
}

#[test]
fn an_empty_folder_says_where_it_looked() {
    let plan = pcaet();
    plan.run("list").says(
        "
        erreur : aucune fiche dans actions
          conseil : une fiche est un fichier actions/NUMERO.yaml
        ",
    );
    std::fs::remove_dir(plan.actions()).unwrap();
    let here = plan.path().canonicalize().unwrap().display().to_string();
    plan.run("list")
        .says(&format!(
            "erreur : aucun dossier actions/ dans {here}\n  conseil : aller dans le dossier du plan, le nommer (pcaet -C DOSSIER), ou commencer un plan (pcaet init)"
        ))
        .exits(2);
}

#[test]
fn what_is_written_wrongly_is_told_by_every_view_that_counts_it_as_unknown() {
    let plan = pcaet().fiche("1.1", "titre: Une\nstatut: fini").fiche("1.2", "titre: Deux\nstatut: en-cours");
    for view in ["list", "summary", "status", "agenda"] {
        let ran = plan.run(view);
        let first = ran.stderr.lines().next().unwrap_or_default();
        assert_eq!(
            first,
            "une fiche a des erreurs ; ce qui y est mal écrit compte comme n.c. : actions/1.1.yaml (pcaet validate)",
            "{view}"
        );
        ran.exits(0);
    }
}
