//! The forms of the views: CSV and Markdown say what the table says.

use crate::support::{Plan, copy_of};

/// The views, each with what its table holds beside rows.
const VIEWS: [&str; 7] = [
    "list",
    "list --late --columns numero,titre,budget,avancement",
    "status",
    "summary --by axe",
    "summary --by statut",
    "agenda",
    "indicator list",
];

fn plan() -> Plan {
    copy_of("examples/val-dormance/actions").today("2026-11-01")
}

/// Returns the words of a line, without what is drawn and what tells cells apart.
fn words(line: &str) -> Vec<String> {
    let bare = line.replace("=\"\"", "").replace(['\u{feff}', '"', '|', '\\'], " ");
    let is_drawn = |word: &&str| word.chars().all(|one| "█▉▊▋▌▍▎▏░▁▂▃▄▅▆▇".contains(one));
    bare.replace(';', " ").split_whitespace().filter(|word| !is_drawn(word)).map(str::to_owned).collect()
}

#[test]
fn csv_and_markdown_say_what_the_table_says() {
    let plan = plan();
    for view in VIEWS {
        let table = plan.run(view).stdout;
        // A table that is grouped has lines without a fiche.
        let is_row = |line: &&str| view != "status" || !line.contains(' ') || line.contains("  ");
        let table: Vec<_> = table.lines().filter(is_row).map(words).collect();
        let markdown = plan.run(&format!("{view} --format markdown")).stdout;
        let markdown: Vec<_> = markdown.lines().filter(|line| !line.starts_with("|--")).map(words).collect();
        let without_nc = |rows: &[Vec<String>]| -> Vec<Vec<String>> {
            rows.iter().map(|row| row.iter().filter(|word| *word != "n.c.").cloned().collect()).collect()
        };
        let csv = plan.run(&format!("{view} --format csv")).stdout;
        let csv: Vec<_> = csv.lines().map(words).collect();
        let titles = |rows: &[Vec<String>]| rows[1..].to_vec();
        assert!(table.len() > 2, "{view}");
        assert_eq!(titles(&markdown), titles(&table), "{view}");
        assert_eq!(titles(&csv), without_nc(&titles(&table)), "{view}");
    }
}

#[test]
fn a_spreadsheet_opens_a_view_by_itself() {
    plan()
        .run("summary --by axe --format csv")
        .prints(
            "\u{feff}Axe;Actions;Réalisées;Réalisées ou lancées;Retard;Budget
1 Habiter et administrer avec sobriété;3;1;3;2;3\u{202f}641\u{202f}000 €
2 Se déplacer autrement dans une vallée rurale;2;0;2;0;5\u{202f}624\u{202f}000 €
3 Produire ici une énergie renouvelable;2;0;2;0;11\u{202f}340\u{202f}000 €
4 Cultiver, nourrir et travailler en circuits courts;3;0;2;0;1\u{202f}092\u{202f}000 €
5 S’adapter ensemble au climat qui vient;3;0;0;1;1\u{202f}450\u{202f}000 €",
        )
        .exits(0);
    let plan = plan().fiche("9.9", "titre: \"=cmd|'/c calc'!A1; un\"\nstatut: a-venir");
    plan.run("list --grep cmd --columns numero,titre,statut,budget --format csv")
        .prints("\u{feff}N°;Titre;Statut;Budget\n\"=\"\"9.9\"\"\";\"'=cmd|'/c calc'!A1; un\";à venir;")
        .exits(0);
}

#[test]
fn the_plan_in_figures_is_a_note_in_markdown() {
    plan()
        .run("summary --format markdown")
        .prints(
            "## Plan climat-air-énergie territorial du Val Dormance

| Statut | Actions |
|---|--:|
| à venir | 1 |
| à discuter | 1 |
| en cours | 6 |
| réalisé | 1 |
| en pause | 1 |
| bloqué | 1 |
| abandonné | 1 |
| n.c. | 1 |

- **Actions** : 13 (+ 1 sous-action)
- **Bilan** : réalisées : 1 sur 12 (8 %), réalisées ou lancées : 9 sur 12 (75 %), 1 abandonnée à part
- **En retard** : 3 sur 13
- **Indicateurs** : 24 : 10 atteignent leur cible, 9 en deçà, 1 dont la valeur est attendue, 2 dont la cible n’est pas échue, 1 sans cible, 1 sans sens
- **Indicateurs du territoire** : 6 : 3 atteignent leur cible, 2 en deçà, 1 dont la valeur est attendue
- **Budget** : prévu 23\u{202f}147\u{202f}000 € (11 chiffrées sur 13, 1 non chiffrable) ; dépensé 8\u{202f}076\u{202f}586,30 € (10 sur 13 le disent)
- **Secteurs** : 6 sur 8, sans action : autres transports, industrie hors branche énergie
- **Complétude** : chaque champ suivi est rempli dans au moins quatre fiches sur cinq",
        )
        .exits(0);
}

#[test]
fn a_series_is_a_table_as_well() {
    plan()
        .run("indicator show 1.2 consommation-surfacique --format csv")
        .prints(
            "\u{feff}Période;Valeur;Cible;Source;Commentaire
2021;192,5 kWh/m²;;;
2022;181 kWh/m²;;;
2023;166,8 kWh/m²;170 kWh/m²;;corrigée du climat
2024;158,2 kWh/m²;;;
2025;151,4 kWh/m²;140 kWh/m²;;",
        )
        .exits(0);
}
