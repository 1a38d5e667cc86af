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
    // The thin spaces of a number, which a spreadsheet would take for a text.
    let bare = line.replace("=\"\"", "").replace('\u{202f}', "").replace(['\u{feff}', '"', '|', '\\'], " ");
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
            "\u{feff}Axe;Actions;Réalisées;Lancées;Retard;Prévu;Chiffrées;Dépensé
1 Habiter et administrer avec sobriété;3;\"=\"\"1/3\"\"\";\"=\"\"3/3\"\"\";\"=\"\"2/3\"\"\";3641000 €;\"=\"\"3/3\"\"\";2931409,05 €
2 Se déplacer autrement dans une vallée rurale;2;\"=\"\"0/2\"\"\";\"=\"\"2/2\"\"\";\"=\"\"0/2\"\"\";5624000 €;\"=\"\"2/2\"\"\";2393600,65 €
3 Produire ici une énergie renouvelable;2;\"=\"\"0/2\"\"\";\"=\"\"2/2\"\"\";\"=\"\"0/2\"\"\";11340000 €;\"=\"\"2/2\"\"\";2044640,90 €
4 Cultiver, nourrir et travailler en circuits courts;3;\"=\"\"0/2\"\"\";\"=\"\"2/2\"\"\";\"=\"\"0/3\"\"\";1092000 €;\"=\"\"3/3\"\"\";706935,70 €
5 S’adapter ensemble au climat qui vient;3;\"=\"\"0/3\"\"\";\"=\"\"0/3\"\"\";\"=\"\"1/3\"\"\";1450000 €;\"=\"\"1/3\"\"\";
Ensemble;13;\"=\"\"1/12\"\"\";\"=\"\"9/12\"\"\";\"=\"\"3/13\"\"\";23147000 €;\"=\"\"11/13\"\"\";8076586,30 €",
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

/// Returns the rows of a table, as the cells of its CSV.
fn rows(plan: &Plan, view: &str) -> Vec<Vec<String>> {
    let csv = plan.run(&format!("{view} --format csv")).stdout;
    let bare = |cell: &str| cell.replace("\"=\"\"", "").replace(['"', ' '], "");
    csv.lines().skip(1).map(|line| line.split(';').map(bare).collect()).collect()
}

#[test]
fn json_counts_what_the_tables_count() {
    let plan = plan();
    let asked = |view: &str| plan.run(&format!("{view} --json")).json();
    let text = |value: &serde_json::Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    // status: the numero, the days late, the share to the percent, the values fresh among all.
    let stands = asked("status");
    let told = stands["fiches"].as_array().unwrap().iter().map(|fiche| {
        let all = fiche["indicateurs"].as_array().unwrap();
        let fresh = all.iter().filter(|one| one["fresh"] == true);
        let share = fiche["avancement"].as_f64().map(|share| format!("{share:.0}%")).unwrap_or_default();
        let late = fiche["days_late"].as_i64().map(|days| format!("{days}j")).unwrap_or_default();
        let fresh = if all.is_empty() { String::new() } else { format!("{}/{}", fresh.count(), all.len()) };
        vec![text(&fiche["numero"]), late, share, fresh]
    });
    let shown = rows(&plan, "status");
    let shown = shown.iter().map(|row| [0, 4, 5, 6].map(|column| row[column].replace('<', "")).to_vec());
    assert_eq!(told.collect::<Vec<_>>(), shown.collect::<Vec<_>>());
    // agenda: the days, whose they are.
    let due = asked("agenda")["due"].as_array().unwrap().clone();
    let day = |due: &serde_json::Value| {
        let day = text(&due["day"]);
        vec![format!("{}/{}/{}", &day[8..], &day[5..7], &day[..4]), text(&due["numero"])]
    };
    let shown = rows(&plan, "agenda").into_iter().map(|row| vec![row[0].clone(), row[2].clone()]);
    assert_eq!(due.iter().map(day).collect::<Vec<_>>(), shown.collect::<Vec<_>>());
    // summary: every figure of the spreadsheet, in its order.
    let json = asked("summary");
    let (whole, budget) = (&json["plan"], &json["plan"]["budget"]);
    let mut figures = vec![text(&whole["actions"]), text(&whole["sub_actions"])];
    figures.extend(whole["statuts"].as_array().unwrap().iter().map(|statut| text(&statut["count"])));
    figures.extend([&whole["done"], &whole["begun"]].map(text));
    figures.push((whole["actions"].as_u64().unwrap() - whole["pursued"].as_u64().unwrap()).to_string());
    figures.extend([&whole["late"], &whole["unjudged"]].map(text));
    for followed in [&whole["indicateurs"], &json["territory"]] {
        let kinds = ["reached", "behind", "awaited", "not_due", "without_target", "without_direction"];
        figures.extend(kinds.map(|kind| text(&followed[kind])));
    }
    let kinds = ["planned", "planned_of", "uncountable", "spent", "spent_of"];
    figures.extend(kinds.map(|kind| text(&budget[kind]).replace('.', ",")));
    figures.extend(json["sectors"].as_array().unwrap().iter().map(|sector| text(&sector["fiches"])));
    figures.extend(json["fields"].as_array().unwrap().iter().map(|field| text(&field["filled"])));
    let shown: Vec<String> = rows(&plan, "summary").into_iter().map(|row| row[2].clone()).collect();
    assert_eq!(figures, shown);
    // summary by group: actions, done and begun among those pursued, late, what they cost and spent.
    let groups = asked("summary --by secteur");
    let group = |group: &serde_json::Value| {
        let of = |part: &str, of: &str| format!("{}/{}", group[part], group[of]);
        let (actions, budget) = (&group["actions"], &group["budget"]);
        let counted = format!("{}/{actions}", budget["planned_of"]);
        vec![
            actions.to_string(),
            of("done", "pursued"),
            of("begun", "pursued"),
            of("late", "actions"),
            counted,
        ]
    };
    let whole = [groups["plan"].clone()];
    let told = groups["groups"].as_array().unwrap().iter().chain(&whole).map(group);
    let shown = rows(&plan, "summary --by secteur");
    let shown = shown.iter().map(|row| [1, 2, 3, 4, 6].map(|column| row[column].clone()).to_vec());
    assert_eq!(told.collect::<Vec<_>>(), shown.collect::<Vec<_>>());
}
