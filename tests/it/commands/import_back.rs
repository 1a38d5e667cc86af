//! `pcaet import xlsx` of a workbook that `pcaet export` wrote and someone changed

use std::fs;

use calamine::Data;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

use crate::support::{Plan, copy_of, pcaet};
use crate::workbook::Book;

const FICHE: &str = "\
titre: Planter des haies
statut: en-cours  # voté en mars
calendrier: {debut: 2024, fin_estimee: 2027}
constat: |
  Les haies
  disparaissent.
liens:
  - {action: \"4.10\", titre: Éclairer moins}
partenaires: [CCI, Communes]
budget:
  montant: 12000.50
  lignes:
    - {type: investissement, annee: 2025, prevu: 12000, unite: EUR}
    - {type: investissement, annee: 2025, prevu: 1, unite: ETP}
  financeurs:
    - ADEME
indicateurs:
  - id: haies
    nom: Haies plantées
    unite: km
    cibles: {2026: 30}
    valeurs:
      2023: 0  # relevé
      2024: {valeur: 12, source: GEHU}
  - id: charte
    modalites: {0: non, 1: oui}
    valeurs: {2023: non}
";

const HEADING: &str = "nom: PCAET du Val\nindicateurs:\n  - id: ges\n    valeurs:\n      2021: 29.6\n";

fn plan() -> Plan {
    pcaet()
        .file("plan.yaml", HEADING.as_bytes())
        .fiche("4.5", FICHE)
        .fiche("4.10", "titre: Éclairer moins\nstatut: a-venir\n")
}

/// Exports a plan, lets someone change the workbook, and saves it.
fn changed(plan: &Plan, change: impl FnOnce(&mut Book)) {
    plan.run("export xlsx -o plan.xlsx").exits(0);
    let path = plan.path().join("plan.xlsx");
    let mut book = Book::read(&fs::read(&path).unwrap());
    change(&mut book);
    fs::write(&path, book.bytes()).unwrap();
}

fn texts(plan: &Plan) -> Vec<String> {
    ["plan.yaml", "4.5.yaml", "4.10.yaml"].map(|name| plan.text(name)).to_vec()
}

const SAYS: &str = "classeur écrit par pcaet export : seules reviennent les cellules modifiées depuis \
(Fiches, Indicateurs, Budget)\n";

#[test]
fn what_nobody_changed_changes_nothing() {
    let plan = plan();
    let before = texts(&plan);
    changed(&plan, |book| {
        // Rows in another order and a column that is gone ask for nothing.
        book.sheet("Fiches")[1..].reverse();
        let column = book.column("Fiches", "constat");
        for row in book.sheet("Fiches") {
            row.remove(column);
        }
    });
    plan.run("import xlsx plan.xlsx")
        .prints("")
        .says(&format!("{SAYS}rien n’a changé ; 10 lignes déjà ainsi"))
        .exits(0);
    assert_eq!(texts(&plan), before);
}

#[test]
fn the_cells_that_were_changed_come_back_from_every_sheet_and_no_other_byte_moves() {
    let plan = plan();
    changed(&plan, |book| {
        book.set("Fiches", &["4.5"], "statut", "Réalisé".to_owned());
        book.set("Fiches", &["4.5"], "budget.montant", Data::Empty);
        book.set("Fiches", &["4.5"], "partenaires", "CCI\nADEME, Angers".to_owned());
        book.set("Indicateurs", &["4.5", "haies", "Haies plantées", "km", "2023"], "valeur", 1.5);
        book.set(
            "Indicateurs",
            &["4.5", "haies", "Haies plantées", "km", "2024"],
            "commentaire",
            "net".to_owned(),
        );
        book.set("Indicateurs", &["4.5", "haies", "Haies plantées", "km", "2026"], "cible", 40.0);
        book.set("Indicateurs", &["4.5", "charte", "", "", "2023"], "valeur", Data::Empty);
        book.set("Indicateurs", &["plan", "ges"], "valeur", 28.25);
        book.set("Budget", &["4.5", "investissement", "2025", "EUR"], "reel", 11500.5);
        book.set("Budget", &["4.5", "", "", "", "", "", "ADEME"], "taux", 40.0);
        let text = |text: &str| Data::String(text.to_owned());
        book.add(
            "Indicateurs",
            &[
                ("numero", text("4.5")),
                ("indicateur", text("charte")),
                ("periode", Data::Float(2025.0)),
                ("valeur", text("oui")),
            ],
        );
        book.add(
            "Budget",
            &[
                ("numero", text("4.10")),
                ("type", text("Fonctionnement")),
                ("annee", Data::Float(2026.0)),
                ("prevu", Data::Float(300.0)),
            ],
        );
        book.add(
            "Budget",
            &[("numero", text("4.5")), ("financeur", text("Région")), ("montant", Data::Float(500.0))],
        );
    });
    let before = texts(&plan);
    let told = "\
plan  PCAET du Val
  ges 2021 : 29,6 → 28,25
4.5  Planter des haies
  statut : en cours → réalisé
  partenaires : Communes retiré
  partenaires : ADEME, Angers ajouté
  budget.montant : 12000.50 → n.c.
  budget.lignes[investissement,2025,EUR].reel : n.c. → 11500.5
  budget.financeurs[ADEME].taux : n.c. → 40
  budget.financeurs : Région ajouté
  haies cible 2026 : 30 → 40
  haies 2023 : 0 → 1,5
  haies 2024, commentaire : n.c. → net
  charte 2023 : non → n.c.
  charte 2025 : n.c. → oui
4.10  Éclairer moins
  budget.lignes : fonctionnement,2026, ajouté";
    let counts = "3 modifiées ; 2 lignes déjà ainsi";
    plan.run("import xlsx plan.xlsx -n")
        .prints(told)
        .says(&format!("{SAYS}{counts}\nessai : rien n’a été écrit"));
    assert_eq!(texts(&plan), before);
    plan.run("import xlsx plan.xlsx").prints(told).says(&format!("{SAYS}{counts}")).exits(0);
    assert_eq!(
        plan.text("4.5.yaml"),
        "\
numero: \"4.5\"
titre: Planter des haies
statut: realise  # voté en mars
calendrier: {debut: 2024, fin_estimee: 2027}
constat: |
  Les haies
  disparaissent.
liens:
  - {action: \"4.10\", titre: Éclairer moins}
partenaires: [CCI, \"ADEME, Angers\"]
budget:
  montant:
  lignes:
    - {type: investissement, annee: 2025, prevu: 12000, reel: 11500.5, unite: EUR}
    - {type: investissement, annee: 2025, prevu: 1, unite: ETP}
  financeurs:
    - {nom: ADEME, taux: 40}
    - {nom: Région, montant: 500}
indicateurs:
  - id: haies
    nom: Haies plantées
    unite: km
    cibles: {2026: 40}
    valeurs:
      2023: 1.5  # relevé
      2024: {valeur: 12, source: GEHU, commentaire: net}
  - id: charte
    modalites: {0: non, 1: oui}
    valeurs: {2025: oui}

"
    );
    let after = texts(&plan);
    plan.run("import xlsx plan.xlsx")
        .prints("")
        .says(&format!("{SAYS}rien n’a changé ; 13 lignes déjà ainsi"))
        .exits(0);
    assert_eq!(texts(&plan), after);
}

#[test]
fn a_cell_that_was_changed_on_both_sides_keeps_all_the_others_out() {
    let plan = plan();
    changed(&plan, |book| {
        book.set("Fiches", &["4.5"], "statut", "realise".to_owned());
        book.set("Fiches", &["4.10"], "priorite", "haute".to_owned());
        book.set("Indicateurs", &["plan", "ges"], "valeur", 28.25);
    });
    plan.run("set 4.5 statut=en-pause moyens=Deux").exits(0);
    plan.run("indicator set plan ges 30 --period 2021").exits(0);
    let before = texts(&plan);
    plan.run("import xlsx plan.xlsx -q")
        .prints("")
        .says(
            "\
erreur : rien n’a été écrit : 2 lignes refusées sur 10
  ligne 2, colonne C : statut a aussi changé dans le plan depuis l’export, où il se lit maintenant : « en-pause »
    conseil : exporter de nouveau, sous un autre nom, et y refaire la modification, ou remettre la cellule comme elle était
  feuille Indicateurs, ligne 2, colonne F : valeur a aussi changé dans le plan depuis l’export, où il se lit maintenant : « 30 »
    conseil : exporter de nouveau, sous un autre nom, et y refaire la modification, ou remettre la cellule comme elle était
  conseil : corriger ces lignes, puis relancer la même commande",
        )
        .exits(5);
    assert_eq!(texts(&plan), before);
    // What the plan says already is no conflict, and other fields may have moved.
    plan.run("set 4.5 statut=realise").exits(0);
    plan.run("indicator set plan ges 28.25 --period 2021").exits(0);
    plan.run("import xlsx plan.xlsx -q").prints("4.10  Éclairer moins\n  priorite : n.c. → haute").exits(0);
    assert!(plan.text("4.5.yaml").contains("moyens: Deux\n"));
}

#[test]
fn a_row_that_is_no_longer_of_its_fiche_makes_a_new_one_or_is_refused() {
    let plan = plan();
    changed(&plan, |book| {
        let mut row = book.sheet("Fiches")[1].clone();
        row[0] = "4.6".to_owned().into();
        row[1] = "Planter des arbres".to_owned().into();
        book.sheet("Fiches").push(row);
        book.set("Fiches", &["4.10"], "numero", "4.5".to_owned());
    });
    plan.run("import xlsx plan.xlsx -q")
        .says(
            "\
erreur : rien n’a été écrit : 1 ligne refusée sur 11
  feuille Fiches, ligne 3, colonne A : le numéro de cette ligne a été changé en 4.5, qui est celui d’une autre fiche
    conseil : remettre le numéro ; pour en donner un autre à une fiche : pcaet rename
  conseil : corriger cette ligne, puis relancer la même commande"
                .replace("feuille Fiches, ", "")
                .as_str(),
        )
        .exits(1);
    changed(&plan, |book| {
        let mut row = book.sheet("Fiches")[1].clone();
        row[0] = "4.6".to_owned().into();
        row[1] = "Planter des arbres".to_owned().into();
        book.sheet("Fiches").push(row);
    });
    plan.run("import xlsx plan.xlsx -q").prints("4.6  Planter des arbres  nouvelle fiche").exits(0);
    let made = plan.text("4.6.yaml");
    for said in [
        "statut: en-cours\n",
        "constat: |\n  Les haies\n",
        "partenaires: [CCI, Communes]\n",
        "montant: 12000.5\n",
    ] {
        assert!(made.contains(said), "{said}\n{made}");
    }
}

#[test]
fn what_a_cell_cannot_ask_is_told_with_its_sheet_and_column() {
    let plan = plan();
    let text = |text: &str| Data::String(text.to_owned());
    changed(&plan, |book| {
        book.set("Indicateurs", &["4.5", "haies"], "valeur", "beaucoup".to_owned());
        book.add("Budget", &[("numero", text("9.9")), ("financeur", text("Région"))]);
        book.add("Budget", &[("numero", text("4.5")), ("prevu", Data::Float(5.0))]);
        book.add(
            "Indicateurs",
            &[("numero", text("4.5")), ("indicateur", text("hais")), ("valeur", Data::Float(5.0))],
        );
    });
    let before = texts(&plan);
    plan.run("import xlsx plan.xlsx -q")
        .prints("")
        .says(
            "\
erreur : rien n’a été écrit : 4 lignes refusées sur 13
  feuille Budget, ligne 5 : aucune fiche 9.9
    conseil : pcaet list donne celles du plan
  feuille Budget, ligne 6, colonne B : il manque type
    conseil : remplir la cellule ; seule une ligne sans valeur est passée
  feuille Indicateurs, ligne 3, colonne F : « beaucoup » n’est pas un nombre, et « haies » en attend un
    conseil : écrire 12000.5 ou 12 000,5
  feuille Indicateurs, ligne 7, colonne B : 4.5 n’a pas d’indicateur « hais »
    conseil : ses indicateurs : haies, charte
  conseil : corriger ces lignes, puis relancer la même commande",
        )
        .exits(1);
    assert_eq!(texts(&plan), before);
}

#[test]
fn programs_get_one_document_on_stderr_where_a_row_is_refused() {
    let plan = plan();
    changed(&plan, |book| book.set("Indicateurs", &["plan", "ges"], "valeur", "peu".to_owned()));
    let ran = plan.run("import xlsx plan.xlsx --json");
    ran.prints_nothing().exits(1);
    let error: serde_json::Value = serde_json::from_str(&ran.stderr).unwrap();
    let detail = &error["error"]["details"][0];
    assert_eq!(
        (detail["sheet"].as_str(), detail["line"].as_u64(), detail["column"].as_str()),
        (Some("Indicateurs"), Some(2), Some("F"))
    );
}

#[test]
fn a_row_that_no_longer_tells_how_it_left_may_add_and_change_nothing() {
    let plan = plan();
    changed(&plan, |book| {
        // The hidden column was pasted over, and a row was added for a value that came meanwhile.
        book.set("Fiches", &["4.10"], "empreinte", "abc".to_owned());
        book.set("Fiches", &["4.10"], "priorite", "haute".to_owned());
        let text = |text: &str| Data::String(text.to_owned());
        book.add(
            "Indicateurs",
            &[
                ("numero", text("4.5")),
                ("indicateur", text("haies")),
                ("periode", Data::Float(2025.0)),
                ("valeur", Data::Float(22.0)),
            ],
        );
        book.set("Indicateurs", &["plan", "ges"], "indicateur", "co2".to_owned());
    });
    plan.run("set 4.10 statut=en-cours").exits(0);
    plan.run("indicator set 4.5 haies 77 --period 2025").exits(0);
    plan.run("indicator add plan co2 nom=Autre").exits(0);
    plan.run("indicator set plan co2 3 --period 2021").exits(0);
    let before = texts(&plan);
    plan.run("import xlsx plan.xlsx -q")
        .prints("")
        .says(
            "\
erreur : rien n’a été écrit : 3 lignes refusées sur 11
  ligne 3, colonne C : statut a aussi changé dans le plan depuis l’export, où il se lit maintenant : « en-cours »
    conseil : exporter de nouveau, sous un autre nom, et y refaire la modification, ou remettre la cellule comme elle était
  feuille Indicateurs, ligne 2, colonne F : valeur a aussi changé dans le plan depuis l’export, où il se lit maintenant : « 3 »
    conseil : exporter de nouveau, sous un autre nom, et y refaire la modification, ou remettre la cellule comme elle était
  feuille Indicateurs, ligne 7, colonne F : valeur a aussi changé dans le plan depuis l’export, où il se lit maintenant : « 77 »
    conseil : exporter de nouveau, sous un autre nom, et y refaire la modification, ou remettre la cellule comme elle était
  conseil : corriger ces lignes, puis relancer la même commande",
        )
        .exits(5);
    assert_eq!(texts(&plan), before);
}

#[test]
fn a_sheet_whose_columns_are_no_longer_named_is_not_passed_over() {
    let plan = plan();
    changed(&plan, |book| {
        let column = book.column("Indicateurs", "periode");
        book.sheet("Indicateurs")[0][column] = "Année".to_owned().into();
    });
    let before = texts(&plan);
    let ran = plan.run("import xlsx plan.xlsx -q");
    assert!(
        ran.stderr.starts_with("erreur : plan.xlsx (feuille Indicateurs) : il manque la colonne periode"),
        "{}",
        ran.stderr
    );
    ran.exits(2);
    // What is said above the names is of no account.
    changed(&plan, |book| {
        book.set("Indicateurs", &["plan", "ges"], "valeur", 30.0);
        let width = book.sheet("Indicateurs")[0].len();
        let mut title = vec![Data::Empty; width];
        title[0] = "Valeurs de 2026".to_owned().into();
        book.sheet("Indicateurs").insert(0, title);
    });
    plan.run("import xlsx plan.xlsx -q -n").prints("plan  PCAET du Val\n  ges 2021 : 29,6 → 30").exits(0);
    changed(&plan, |book| book.0.retain(|(name, _)| name != "Fiches"));
    plan.run("import xlsx plan.xlsx -q").exits(2);
    plan.run("indicator import plan.xlsx -q").exits(2);
    assert_eq!(texts(&plan), before);
}

#[test]
fn what_someone_typed_in_other_words_is_not_a_change_the_second_time() {
    let plan = plan();
    changed(&plan, |book| {
        book.set("Fiches", &["4.5"], "statut", "Terminé".to_owned());
        book.set("Fiches", &["4.5"], "budget.montant", "12 500,50 €".to_owned());
        book.set("Fiches", &["4.5"], "partenaires", "Communes ; CCI ; ADEME".to_owned());
        book.set("Fiches", &["4.5"], "avancement", "45,0 %".to_owned());
        book.set("Indicateurs", &["4.5", "charte"], "valeur", 1.0);
        book.set("Budget", &["4.5", "", "", "", "", "", "ADEME"], "etat", "Acquis".to_owned());
    });
    plan.run("import xlsx plan.xlsx -q")
        .prints(
            "\
4.5  Planter des haies
  statut : en cours → réalisé
  partenaires : ADEME ajouté
  budget.montant : 12000.50 → 12500.50
  budget.financeurs[ADEME].etat : n.c. → acquis
  charte 2023 : non → oui
  avancement : n.c. → 45.0",
        )
        .exits(0);
    let after = texts(&plan);
    plan.run("import xlsx plan.xlsx -q").prints("").says("").exits(0);
    assert_eq!(texts(&plan), after);
}

#[test]
fn what_stands_beside_a_value_that_nobody_gave_stays() {
    let plan = pcaet().fiche(
        "4.5",
        "titre: T\nindicateurs:\n  - id: a\n    cibles: {2027: 3}\n    valeurs:\n      2027: {valeur: , commentaire: en mars}",
    );
    plan.run("indicator set 4.5 a 33 --period 2027").exits(0);
    assert!(
        plan.text("4.5.yaml").contains("2027: {valeur: 33, commentaire: en mars}"),
        "{}",
        plan.text("4.5.yaml")
    );
}

#[test]
fn two_rows_that_say_two_things_of_one_place_are_refused() {
    let plan = plan();
    let text = |text: &str| Data::String(text.to_owned());
    changed(&plan, |book| {
        for montant in [21.0, 22.0] {
            let cells =
                [("numero", text("4.5")), ("financeur", text("Région")), ("montant", Data::Float(montant))];
            book.add("Budget", &cells);
        }
    });
    plan.run("import xlsx plan.xlsx -q")
        .says(
            "\
erreur : rien n’a été écrit : 1 ligne refusée sur 12
  feuille Budget, ligne 6, colonne H : la ligne 5 donne autre chose à montant
    conseil : mettre la même chose dans les deux, ou ne modifier que l’une
  conseil : corriger cette ligne, puis relancer la même commande",
        )
        .exits(1);
}

#[test]
fn what_would_break_a_rule_is_refused_in_its_words_at_its_cell() {
    let plan = plan();
    changed(&plan, |book| {
        book.set("Fiches", &["4.5"], "statut", "bientôt".to_owned());
        book.set("Budget", &["4.5", "", "", "", "", "", "ADEME"], "etat", "sûr".to_owned());
    });
    let before = texts(&plan);
    plan.run("import xlsx plan.xlsx -q")
        .prints("")
        .says(
            "\
erreur : rien n’a été écrit : 2 lignes refusées sur 10
  ligne 2, colonne C : statut : « bientôt » n’existe pas
    conseil : choisir parmi : a-venir, a-discuter, en-cours, realise, en-retard, en-pause, bloque, abandonne
  feuille Budget, ligne 4, colonne J : budget.financeurs[ADEME].etat : etat : « sûr » n’existe pas
    conseil : choisir parmi : pressenti, sollicite, acquis
  conseil : corriger ces lignes, puis relancer la même commande",
        )
        .exits(1);
    assert_eq!(texts(&plan), before);
}

#[test]
fn a_whole_plan_goes_out_and_comes_back_as_it_was() {
    let plan = copy_of("examples/val-dormance/actions").today("2026-11-01");
    plan.run("export xlsx -o plan.xlsx").exits(0);
    let before = fs::read_dir(plan.actions()).unwrap().count();
    plan.run("import xlsx plan.xlsx")
        .prints("")
        .says(&format!("{SAYS}rien n’a changé ; 236 lignes déjà ainsi"));
    assert_eq!(fs::read_dir(plan.actions()).unwrap().count(), before);
}

/// Words that a spreadsheet or a file could take for something else.
const WORDS: &[&str] = &[
    "CCI",
    "=1+1",
    "-5",
    "+33",
    "@tous",
    "'cité'",
    "a; b",
    "a, b",
    "« x, y »",
    "1.10",
    "2024",
    "oui",
    "VRAI",
    "#1",
    "un : deux",
    "n/a",
    "{a}",
    "[b]",
    "é",
    "🚲",
    "5 %",
    "1/2",
    "03/04/2024",
    "007",
    "1e5",
    "  deux  espaces",
    "- tiret",
    "• point",
    "\"cité\"",
    "\\",
    "_x0041_",
    "&amp;",
    "<b>",
];

fn word() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(WORDS), 1..4).prop_map(|words| words.join(" "))
}

fn quoted(text: &str) -> String {
    serde_json::to_string(text).unwrap()
}

/// The text of a fiche in which every column may say something.
fn fiche() -> impl Strategy<Value = String> {
    let texts = ["statut_motif", "echelle", "constat", "description", "moyens"];
    let lists =
        ["objectifs", "effets_attendus", "elus", "coordinateurs", "partenaires", "responsables", "services"];
    let text = move |key: &'static str| {
        let lines = prop::collection::vec(word(), 1..4)
            .prop_map(move |lines| format!("{key}: {}\n", quoted(&lines.join("\n"))));
        prop_oneof![Just(String::new()), lines]
    };
    let list = move |key: &'static str| {
        let items = prop::collection::btree_set(word(), 1..4).prop_map(move |items| {
            let items: Vec<String> = items.iter().map(|item| quoted(item.trim())).collect();
            format!("{key}: [{}]\n", items.join(", "))
        });
        prop_oneof![Just(String::new()), items]
    };
    let others = (0..4usize, 0..4usize, 0..5usize, 0..100u32).prop_map(|(statut, date, budget, share)| {
        let statut = ["", "statut: en-cours\n", "statut: realise\n", "statut: a-venir\n"][statut];
        let date = [
            "",
            "calendrier: {debut: 2024}\n",
            "calendrier: {debut: 2024-S1, fin_estimee: 2025-02-28}\n",
            "calendrier: {permanente: oui}\n",
        ][date];
        let budget = [
            "",
            "budget: {montant: 0}\n",
            "budget: {montant: 1234567.89, taxe: ttc}\n",
            "budget: {montant: non-chiffrable}\n",
            "budget: {montant: 0.1}\n",
        ][budget];
        format!("{statut}avancement: {share}\n{date}{budget}")
    });
    (word(), texts.map(text).to_vec(), lists.map(list).to_vec(), others).prop_map(
        |(titre, texts, lists, others)| {
            format!("titre: {}\n{others}{}{}", quoted(&format!("T {titre}")), texts.concat(), lists.concat())
        },
    )
}

/// Fiches → workbook → the same fiches, begun anew: every column says what it said.
#[test]
fn what_a_row_says_is_what_its_fiche_said() {
    let cases = std::env::var("PCAET_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(2_000_u32);
    let (plans, fiches) = (cases / 250, 50_usize);
    let mut runner = TestRunner::new(Config { cases: plans, max_shrink_iters: 30, ..Config::default() });
    let run = runner.run(&prop::collection::vec(fiche(), fiches), |fiches| {
        let numeros = (1..).map(|rank| format!("1.{rank}"));
        let full = numeros.zip(&fiches).fold(pcaet(), |plan, (numero, body)| plan.fiche(&numero, body));
        let mut book = Book::default();
        changed(&full, |own| book = own.clone());
        let back = full.run("import xlsx plan.xlsx -q");
        prop_assert_eq!((&*back.stdout, &*back.stderr), ("", ""));
        without_stamps(&mut book);
        let anew = pcaet();
        fs::write(anew.path().join("plan.xlsx"), book.bytes()).unwrap();
        let made = anew.run("import xlsx plan.xlsx -q");
        prop_assert_eq!((made.code, &*made.stderr), (Some(0), ""));
        let mut again = Book::default();
        changed(&anew, |own| again = own.clone());
        without_stamps(&mut again);
        for (then, now) in book.shown("Fiches").iter().zip(again.shown("Fiches")) {
            prop_assert_eq!(then, &now);
        }
        prop_assert_eq!(again.sheet("Fiches").len(), fiches.len() + 1);
        Ok(())
    });
    if let Err(failure) = run {
        // The fiches of a whole plan would hide what it says of one.
        panic!("{}", failure.to_string().lines().take(6).collect::<Vec<_>>().join("\n"));
    }
}

fn without_stamps(book: &mut Book) {
    let stamp = book.column("Fiches", "empreinte");
    for row in book.sheet("Fiches") {
        row.remove(stamp);
    }
}
