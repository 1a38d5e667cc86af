//! `pcaet summary`

use crate::support::{copy_of, pcaet};

#[test]
fn the_example_plan_in_figures_each_counted_by_hand() {
    // Fourteen fiches, of which 2.2.1 is a part of 2.2: 13 actions.
    // à venir 5.1 · à discuter 5.2 · en cours 1.1 1.2 2.1 2.2 3.2 4.1 · réalisé 1.3 · en pause 4.2 · bloqué 3.1
    // · abandonné 4.10 · n.c. 5.3. Bars are of the 13.
    // Pursued: 13 − 4.10 = 12. Done 1.3: 1/12 = 8.3 %. Begun: the six en cours, 1.3, 4.2, 3.1: 9/12 = 75 %.
    // Late: 1.1 (a step of December 2025), 1.2 (ended 31/12/2025), 5.1 (was to begin in March 2026); 2.2.1 is no action.
    // Indicators: on target menages-accompagnes part-led consommation-eclairage arrets-equipes lineaire-cyclable
    // puissance-installee part-autoconsommee haies-plantees diagnostics-carbone rendement-reseau (10); behind
    // logements-renoves batiments-audites consommation-surfacique covoitureurs-actifs part-modale-velo
    // places-securisees avancement-reseau part-produits-durables charte-signee (9); gaspillage is awaited,
    // chaleur-livree and jours-de-restriction are due in 2028, sols-rendus-permeables has no target,
    // prairies-permanentes is to stay as it is: 10 + 9 + 1 + 2 + 1 + 1 = 24.
    // Planned: 486 + 1915 + 1240 + 274 + 5350 + 6240 + 5100 + 918 + 138 + 36 + 1450 = 23 147 k€, of eleven; 5.3 says
    // non-chiffrable and 5.2 nothing; 2.2.1's 412 k€ are in 2.2's.
    // Spent: 334 570,85 + 1 330 122,40 + 1 266 715,80 + 191 600,50 + 2 202 000,15 + 198 430 + 1 846 210,90
    // + 601 220,50 + 89 475,20 + 16 240 = 8 076 586,30, of ten.
    // Industry is 4.10's alone, which was given up; nobody acts on other transports.
    copy_of("examples/val-dormance/actions")
        .today("2026-11-01")
        .run("summary")
        .prints(
            "\
Plan climat-air-énergie territorial du Val Dormance

Statut      Actions
à venir           1  █▌░░░░░░░░░░░░░░░░░░
à discuter        1  █▌░░░░░░░░░░░░░░░░░░
en cours          6  █████████▏░░░░░░░░░░
réalisé           1  █▌░░░░░░░░░░░░░░░░░░
en pause          1  █▌░░░░░░░░░░░░░░░░░░
bloqué            1  █▌░░░░░░░░░░░░░░░░░░
abandonné         1  █▌░░░░░░░░░░░░░░░░░░
n.c.              1  █▌░░░░░░░░░░░░░░░░░░

Actions                    13 (+ 1 sous-action)
Bilan                      réalisées : 1 sur 12 (8 %), réalisées ou lancées : 9 sur 12 (75 %), 1 abandonnée à part
En retard                  3 sur 13
Indicateurs                24 : 10 atteignent leur cible, 9 en deçà, 1 dont la valeur est attendue, 2 dont la cible n’est pas échue, 1 sans cible, 1 sans sens
Indicateurs du territoire  6 : 3 atteignent leur cible, 2 en deçà, 1 dont la valeur est attendue
Budget                     prévu 23\u{202f}147\u{202f}000 € (11 chiffrées sur 13, 1 non chiffrable) ; dépensé 8\u{202f}076\u{202f}586,30 € (10 sur 13 le disent)
Secteurs                   6 sur 8, sans action : autres transports, industrie hors branche énergie
Complétude                 chaque champ suivi est rempli dans au moins quatre fiches sur cinq",
        )
        .exits(0);
}

#[test]
fn groups_are_one_a_line_and_hold_what_says_nothing() {
    let plan = pcaet()
        .file("plan.yaml", "axes: {\"1\": Habiter, \"2\": Circuler}\n".as_bytes())
        .fiche("1.1", "statut: realise\nsecteurs: [residentiel, tertiaire]\nbudget: {montant: 1000}")
        .fiche("1.2", "statut: en-cours\nsecteurs: [residentiel]\nbudget: {lignes: [{annee: 2024, prevu: 500, reel: 700.5}]}")
        .fiche("3.1", "");
    plan.run("summary --by axe")
        .prints(
            "\
Axe         Actions  Réalisées              Lancées  Retard   Prévu  Chiffrées   Dépensé
1 Habiter         2        1/2  █████░░░░░      2/2     0/2  1500 €        2/2  700,50 €
2 Circuler        0        0/0  ░░░░░░░░░░      0/0     0/0    n.c.        0/0      n.c.
n.c.              1        0/1  ░░░░░░░░░░      0/1     0/1    n.c.        0/1      n.c.
Ensemble          3        1/3  ███▎░░░░░░      2/3     0/3  1500 €        2/3  700,50 €",
        )
        .exits(0);
    let answer: serde_json::Value =
        serde_json::from_str(&plan.run("summary --by secteur --json").stdout).unwrap();
    let groups = answer["groups"].as_array().unwrap();
    let told: Vec<String> = groups
        .iter()
        .filter(|group| group["actions"] != 0)
        .map(|group| format!("{} {} {}", group["key"], group["actions"], group["budget"]["planned"]))
        .collect();
    assert_eq!(told, ["\"residentiel\" 2 1500", "\"tertiaire\" 1 1000", "null 1 0"]);
    assert_eq!(answer["plan"]["done_rate"], serde_json::json!(33.33));
    // 1.1 is of two sectors: counted in both, and once in the whole.
    plan.run("summary --by secteur --format csv")
        .says("une action peut être de plusieurs groupes : elle compte dans chacun, et une fois dans l’ensemble")
        .exits(0);
    plan.run("summary --by statut").says("").exits(0);
    plan.run("summary --by axes").exits(2);
}

#[test]
fn axes_in_words_are_not_cut_at_their_hyphens() {
    let plan = pcaet()
        .fiche("a", "titre: Une\naxe: Eau-rivières")
        .fiche("b", "titre: Deux\naxe: Eau-assainissement")
        .fiche("c", "titre: Trois\naxe: \"2.1\"")
        .fiche("d", "titre: Quatre\naxe: \"2.4\"");
    let summary = plan.run("summary --by axe --json").json();
    let groups = summary["groups"].as_array().unwrap();
    let told: Vec<String> = groups
        .iter()
        .map(|group| format!("{} {}", group["key"].as_str().unwrap(), group["actions"]))
        .collect();
    assert_eq!(told, ["Eau-rivières 1", "Eau-assainissement 1", "2 2"]);
}
