//! `pcaet show`

use crate::support::{copy_of, pcaet};

/// What the published sheet 4.5 says, fact by fact, as one reads it on the page.
const FACTS: &[&str] = &[
    "4.5 : Lancer une démarche d’écologie industrielle territoriale sur les parcs d’activités",
    "Publié le 21/11/2024 par poupardPCAET",
    "Initier une démarche d’écologie industrielle territoriale (EIT) permet d’optimiser les flux",
    "La mise en œuvre d’un processus de mutualisation de services contribue également à cette démarche d’EIT.",
    "Groupement des Entrepreneurs du Hurepoix (GEHU) et la CCI.",
    "• Limiter les impacts environnementaux de certaines activités économiques",
    "• Réduire le volume de déchets produits sur le territoire",
    "• Améliorer la compétitivité économique des entreprises du territoire en réduisant les coûts",
    "Début du projet  n.c.",
    "Fin estimée      n.c.",
    "Fin effective    n.c.",
    "• réduction des consommations énergétiques",
    "• réduction des émissions de GES",
    "• amélioration de la qualité de l’air",
    "• développement des EnR",
    "• adaptation au changement climatique",
    "repose principalement sur le déploiement de l’outil d’EIT de la CCI de l’Essonne :",
    "• Phase de construction du projet : Identification partenariale des critères de réussite",
    "• Identification des synergies de mutualisation : achats groupés, synergies de substitution",
    "• Mise en œuvre d’actions phares sur 5 semaines puis possibilité",
    "telle que le GEHU).",
    "Action n°1.5 : Accompagner la rénovation énergétique des bâtiments des secteurs tertiaire et de l’industrie",
    "Action n°2.4 : Déployer un réseau de bornes de recharge multi-énergies",
    "Action n°2.7 : Développer l’offre en tiers-lieux et espaces de « coworking »",
    "énergie           ●○○ 1/3",
    "GES               ●●○ 2/3",
    "qualité de l’air  ●○○ 1/3",
    "Élus référents  n.c.",
    "Coordinateurs   CCDH, CCI, GEHU",
    "Partenaires     Communes, Entreprises",
    "Responsables    Alice Crola (alicecrola)",
    "Budget  n.c.",
    "Coût de la mise en place du dispositif pris en charge dans le cadre d’une convention entre la CCI et l’ADEME.",
    "demarche-eit : Mise en place de la démarche d'écologie industrielle territoriale",
    "Valeurs 2023 non",
    "Modalités 0 = non, 1 = oui · Minimum non · Maximum oui · Valeur seuil n.c.",
    "entreprises-engagees : Nombre d'entreprises engagées dans la démarche d'écologie industrielle territoriale",
    "Valeurs 2023 0",
    "Unité nombre · Minimum n.c. · Maximum n.c. · Valeur seuil n.c.",
    "Priorité         moyenne",
    "Échelle          CC Dourdannais en Hurepoix",
];

#[test]
fn every_fact_of_the_published_sheet_is_on_the_screen_in_its_order() {
    let shown = copy_of("tests/plans/dourdannais").run("show 4.5");
    shown.exits(0).says("");
    for fact in FACTS {
        assert!(shown.stdout.contains(fact), "missing: {fact}\n{}", shown.stdout);
    }
}

#[test]
fn what_is_wrong_in_the_fiche_is_shown_below_it() {
    let shown = pcaet().fiche("1.1", "impacts: {ges: 7}\nbudjet: 3").run("show 1.1");
    let (_, wrong) =
        shown.stdout.split_once("\nerror").or_else(|| shown.stdout.split_once("\nerreur")).unwrap();
    assert_eq!(
        wrong.trim_end(),
        "\
[nombre-hors-echelle]: 7 est hors de l’échelle, de 0 à 3
 --> actions/1.1.yaml:3:16
  |
3 | impacts: {ges: 7}
  |                ^
  |
  = aide: corriger le nombre, ou laisser la valeur vide si elle n’est pas connue

erreur[cle-inconnue]: clé inconnue « budjet »
 --> actions/1.1.yaml:4:1
  |
4 | budjet: 3
  | ^^^^^^
  |
  = aide: écrire budget · une clé maison commence par x-"
    );
    shown.exits(0);
}

#[test]
fn a_numero_nobody_bears_names_the_nearest_and_exits_4() {
    let plan = pcaet().fiche("4.5", "").fiche("4.50", "").fiche("1.5", "");
    plan.run("show 4.6")
        .prints_nothing()
        .says("erreur : aucune fiche 4.6\n  conseil : peut-être 4.5")
        .exits(4);
    plan.run("show ../../etc/passwd")
        .says(
            "
            erreur : « ../../etc/passwd » ne peut pas être un numéro de fiche
              conseil : lettres, chiffres, « . », « - » et « _ » : 4.5, D1.3, 12bis ; pcaet list donne ceux du plan
            ",
        )
        .exits(4);
}

#[test]
fn a_fiche_that_cannot_be_read_says_where_it_breaks() {
    pcaet()
        .fiche("1.1", "constat: \"sans fin")
        .run("show 1.1")
        .prints_nothing()
        .says(
            "
            erreur : actions/1.1.yaml ne peut être lu jusqu’au bout (ligne 3, syntaxe)
              conseil : pcaet validate actions/1.1.yaml dit ce qui ne va pas
            ",
        )
        .exits(1);
}

#[test]
fn json_has_every_key_and_errors_are_json_too() {
    let plan = pcaet().fiche("1.1", "indicateurs: [{id: kits, valeurs: {2023: 12.50}}]");
    let answer = plan.run("show 1.1 --json").json();
    assert_eq!(answer["schema_version"], 1);
    let fiche = &answer["fiches"][0];
    assert_eq!(fiche["statut"], serde_json::Value::Null);
    assert_eq!(fiche["objectifs"], serde_json::json!([]));
    assert_eq!(
        fiche["indicateurs"][0]["valeurs"].to_string(),
        r#"[{"periode":"2023","valeur":12.50,"source":null,"commentaire":null}]"#
    );
    plan.run("show 1.1 --json=numero,titre")
        .prints(r#"{"schema_version":1,"kind":"fiches","fiches":[{"numero":"1.1","titre":"Une action"}]}"#);
    let refused = plan.run("show 1.1 --json=titres");
    refused.prints_nothing().exits(2);
    let error: serde_json::Value = serde_json::from_str(&refused.stderr).unwrap();
    assert_eq!(error["error"]["candidates"], serde_json::json!(["titre"]));
}

#[test]
fn a_text_of_a_file_cannot_drive_the_terminal() {
    let shown = pcaet().fiche("1.1", "constat: \"rouge \\e[31m et \\a sonnerie\"").run("show 1.1");
    assert!(shown.stdout.contains("rouge [31m et  sonnerie"), "{}", shown.stdout);
}

#[test]
fn an_indicator_without_a_name_is_shown_by_its_id() {
    let shown = pcaet().fiche("1.1", "indicateurs: [{id: kits, valeurs: {2023: 1}}]").run("show 1.1");
    assert!(shown.stdout.contains("\nIndicateurs\n  kits\n    Valeurs 2023 1\n"), "{}", shown.stdout);
}
