//! `pcaet export fiches-action`: the file of Territoires & Climat, cell by cell.

use crate::support::pcaet;

#[test]
fn an_action_is_a_row_under_the_columns_of_territoires_climat() {
    let ran = pcaet()
        .file("plan.yaml", b"nom: PCAET du Val\ncollectivite: CC du Val\nsiren: \"200012345\"\n")
        .fiche(
            "1.9",
            "titre: Chauffer ; isoler\nstatut: realise\ndescription: |\n  Écrire à alice.roux@val.fr\n  ou \"passer\"\n\
             calendrier: {debut: 2024-06-03}\npublics: [Grand public, Élus locaux]\nresponsables: [Alice Roux]",
        )
        .fiche("1.10", "titre: =HYPERLINK(\"http://x\")\ncalendrier: {debut: 2024-T2}\nsource: {tc: \"444\"}")
        .fiche("2", "titre: -x\nparent: \"1.9\"")
        .run("export fiches-action");
    ran.prints(
        "
        \u{feff}Id_action;Id_demarche;Nom_demarche;Intitule_action;Description_action;Date_lancement;Type_action;Cible_action
        200012345_1.9;200012345;PCAET du Val;\"Chauffer ; isoler\";\"Écrire à […]
        ou \"\"passer\"\"\";03/06/2024;;Grand public | Élus locaux
        444;200012345;PCAET du Val;\"'=HYPERLINK(\"\"http://x\"\")\";;01/04/2024;;
        200012345_2;200012345;PCAET du Val;'-x;;;;
        ",
    )
    .says(
        "
        fiches-action ne nomme jamais personne : laissé de côté ; entre parenthèses, le nombre de fiches : \
         Responsables (1), Courriels et téléphones (1)
        fiches-action ne porte pas tout ; entre parenthèses, le nombre de fiches (docs/formats.md) : Statut (1), \
         Source (1), Début sans jour, écrit au premier (1), Partie de (1)
        3 fiches exportées
        ",
    )
    .exits(0);
}

#[test]
fn a_plan_that_does_not_say_its_siren_has_the_numero_for_an_id() {
    let plan = pcaet().fiche("1.10", "titre: Isoler");
    plan.run("export fiches-action -q").prints(
        "
        \u{feff}Id_action;Id_demarche;Nom_demarche;Intitule_action;Description_action;Date_lancement;Type_action;Cible_action
        \"=\"\"1.10\"\"\";;;Isoler;;;;
        ",
    );
}
