//! `pcaet export tet`: the workbook that Territoires en Transitions imports.

use std::fs;

use pcaet::interop::xlsx::Workbook;

use crate::support::{Plan, copy_of, pcaet};

/// What the parser of Territoires en Transitions wants in the second row, letter by letter, in this order.
const HEADINGS: [(&str, &str); 28] = [
    ("A", "Axe (x)"),
    ("B", "Sous-axe (x.x)"),
    ("C", "Sous-sous axe (x.x.x)"),
    ("D", "Titre de l'action"),
    ("E", "Titre de la sous-action"),
    ("F", "Descriptif"),
    ("G", "Instances de gouvernance"),
    ("H", "Objectifs"),
    ("I", "Indicateurs liés"),
    ("J", "Structure pilote"),
    ("K", "Moyens humains et techniques"),
    ("L", "Partenaires"),
    ("M", "Direction ou service pilote"),
    ("N", "Personne pilote"),
    ("O", "Élu·e référent·e"),
    ("P", "Participation Citoyenne"),
    ("Q", "Financements"),
    ("R", "Financeur 1"),
    ("S", "Montant € HT"),
    ("T", "Financeur 2"),
    ("U", "Montant € HT"),
    ("V", "Financeur 3"),
    ("W", "Montant € HT"),
    ("X", "Budget prévisionnel total € HT"),
    ("Y", "Statut"),
    ("Z", "Niveau de priorité"),
    ("AA", "Date de début"),
    ("AB", "Date de fin"),
];

/// Returns the cells of a row, each with the letters of its column.
fn row(plan: &Plan, file: &str, line: usize) -> Vec<(&'static str, String)> {
    let mut workbook = Workbook::open(fs::read(plan.path().join(file)).unwrap()).unwrap();
    let names = workbook.names.clone();
    assert_eq!(names.len(), 1);
    let sheet = workbook.sheet(&names[0]).unwrap();
    let row = sheet.rows.iter().find(|row| row.line == line);
    let cell = |place: usize| row.map(|row| row.cell(place).said().into_owned()).unwrap_or_default();
    let cells = HEADINGS.iter().enumerate().map(|(place, (letters, _))| (*letters, cell(place)));
    assert!(row.is_none_or(|row| row.width <= HEADINGS.len()));
    cells.filter(|(_, said)| !said.is_empty()).collect()
}

/// Returns a row as a person would note it down: « D 4.5. Titre », a cell a line.
fn noted(plan: &Plan, line: usize) -> String {
    let cells = row(plan, "tet.xlsx", line);
    cells.iter().map(|(letters, said)| format!("{letters} {said}")).collect::<Vec<_>>().join("\n")
}

const PLAN: &str = "nom: PCAET du Val\naxes: {\"4\": Économie, \"4.1\": Entreprises, \"4.1.1\": Industrie}\n";

const WHOLE: &str = "\
titre: Lancer l’écologie industrielle
statut: a-discuter
priorite: haute
objectifs: [Réunir les entreprises, Échanger la chaleur]
calendrier: {debut: 2024-03-01, fin_estimee: 2026-12-31}
description: |
  Un réseau d’entreprises.
  Il échange ses surplus.
elus: [Odile Marchessou]
coordinateurs: [CCDH, \"CCI (Versailles, Yvelines)\"]
partenaires: [Région, \"Communes, CC\"]
responsables: [Alice Crola, Bo Lin]
services: [Développement économique]
participation: pas-de-participation
moyens: Un poste
budget:
  montant: 12000
  taxe: ht
  commentaire: Hors fouilles
  financeurs: [{nom: ADEME, montant: 5000}, {nom: Région, montant: 7000}]
";

#[test]
fn the_parser_of_tet_finds_each_cell_where_it_looks_for_it() {
    let plan = pcaet()
        .file("plan.yaml", PLAN.as_bytes())
        .fiche(
            "4.1.1.1",
            "titre: Une part\nparent: 4.1.1.2\nstatut: en-cours\ncalendrier: {debut: 2025-01-01}",
        )
        .fiche("4.1.1.2", WHOLE)
        .fiche("5", "titre: Sans axe\nstatut: abandonne\npriorite: basse\nparticipation: co-construction");
    plan.run("export tet -o tet.xlsx").prints("").says("3 fiches exportées").exits(0);
    let headings = HEADINGS.map(|(letters, name)| (letters, name.to_owned()));
    assert_eq!(row(&plan, "tet.xlsx", 2), headings);
    assert_eq!(
        noted(&plan, 4),
        "\
A 4. Économie
B 4.1. Entreprises
C 4.1.1. Industrie
D 4.1.1.2. Lancer l’écologie industrielle
F Un réseau d’entreprises.
Il échange ses surplus.
H Réunir les entreprises
Échanger la chaleur
J CCDH, CCI (Versailles, Yvelines)
K Un poste
L Région, \"Communes, CC\"
M Développement économique
N Alice Crola, Bo Lin
O Odile Marchessou
P Pas de participation citoyenne
Q Hors fouilles
R ADEME
S 5000
T Région
U 7000
X 12000
Y À discuter
Z Élevé
AA 2024-03-01
AB 2026-12-31"
    );
    assert_eq!(
        noted(&plan, 5),
        "\
A 4. Économie
B 4.1. Entreprises
C 4.1.1. Industrie
D 4.1.1.2. Lancer l’écologie industrielle
E 4.1.1.1. Une part
Y En cours
AA 2025-01-01"
    );
    assert_eq!(noted(&plan, 6), "D 5. Sans axe\nP Co-construction\nY Abandonné\nZ Bas");
    assert_eq!(noted(&plan, 7), "");
}

#[test]
fn every_word_is_written_as_tet_names_it() {
    let mut plan = pcaet();
    let statuts = [
        ("a-venir", "À venir"),
        ("a-discuter", "À discuter"),
        ("en-cours", "En cours"),
        ("realise", "Réalisé"),
        ("en-retard", "En retard"),
        ("en-pause", "En pause"),
        ("bloque", "Bloqué"),
        ("abandonne", "Abandonné"),
    ];
    for (rank, (statut, _)) in statuts.iter().enumerate() {
        plan = plan.fiche(&format!("{}", rank + 1), &format!("statut: {statut}\npriorite: moyenne"));
    }
    plan.run("export tet -q -o tet.xlsx").says("").exits(0);
    for (rank, (_, name)) in statuts.iter().enumerate() {
        assert_eq!(noted(&plan, rank + 4), format!("D {}. Une action\nY {name}\nZ Moyen", rank + 1));
    }
}

#[test]
fn what_the_model_cannot_say_is_told_and_counted() {
    let long = "x".repeat(298);
    let plan = pcaet()
        .fiche("2.1", &format!("titre: {long}\ncalendrier: {{debut: 2024, fin_estimee: 2026-S1, permanente: oui}}"))
        .fiche(
            "2.2",
            "titre: Payer\nbudget:\n  montant: 1200.50\n  financeurs:\n    - {nom: A, montant: 1, etat: acquis}\n    - \
             {nom: B}\n    - {nom: C, montant: 2}\n    - {nom: D, montant: 3}",
        )
        .fiche("2.3", "titre: Compter la taxe\nbudget: {montant: 120, taxe: ttc}\npartenaires: [a, \"b) c\"]")
        .fiche("2.4", "titre: Hors de compte\nparent: \"9.9\"\nbudget: {montant: non-chiffrable}\nimpacts: {ges: 2}")
        .fiche("velo", "titre: Rouler\netapes: [{nom: Peindre}]\nliens: [{action: \"2.1\"}]");
    plan.run("export tet -o tet.xlsx")
        .prints("")
        .says(
            "
            tet ne porte pas tout ; entre parenthèses, le nombre de fiches (docs/formats.md) : Permanente (1), Dates \
             moins précises qu’un jour (1), Fin des titres de plus de 300 caractères (1), Centimes (1), Financeurs \
             au-delà de trois (1), Taux, états et commentaires des financeurs (1), Financeurs sans montant, que \
             Territoires en Transitions n’importe pas (1), Montants dont on ne sait s’ils sont HT, donnés pour tels \
             (1), Listes que Territoires en Transitions partagera autrement (1), Montants TTC (1), Impacts (1), \
             Montants non chiffrables (1), Étapes (1), Liens avec d’autres actions / dispositifs (1), N° (1), Partie \
             de (1)
            5 fiches exportées
            ",
        )
        .exits(0);
    let title = format!("D 2.1. {}", &long[..295]);
    assert_eq!(noted(&plan, 4), format!("{title}\nAA 2024-01-01\nAB 2026-06-30"));
    assert_eq!(noted(&plan, 5), "D 2.2. Payer\nR A\nS 1\nT B\nV C\nW 2\nX 1201");
    assert_eq!(noted(&plan, 6), "D 2.3. Compter la taxe\nL a, b) c");
    assert_eq!(noted(&plan, 7), "D 2.4. Hors de compte");
    assert_eq!(noted(&plan, 8), "D velo. Rouler");
}

#[test]
fn a_part_follows_its_action_and_no_person_leaves_with_public() {
    let plan = copy_of("examples/val-dormance/actions").today("2026-11-01");
    plan.run("export tet --public --axe 2 -q -o tet.xlsx").prints("").says("").exits(0);
    let titles: Vec<String> = (4..8)
        .map(|line| {
            let cells = row(&plan, "tet.xlsx", line);
            let of = |wanted: &str| {
                cells.iter().find(|(letters, _)| *letters == wanted).map(|(_, said)| &said[..6])
            };
            assert!(of("N").is_none() && of("O").is_none());
            format!("{} {}", of("D").unwrap_or_default(), of("E").unwrap_or_default())
        })
        .collect();
    assert_eq!(titles, ["2.1. O ", "2.2. M ", "2.2. M 2.2.1.", " "]);
}
