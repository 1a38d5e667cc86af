//! `pcaet import tet`: the workbook that Territoires en Transitions imports.

use std::fs;

use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, Worksheet};

use crate::support::{Plan, committed, git, pcaet, with_git};

/// The columns as the parser wants them.
const PARSED: [&str; 28] = [
    "Axe (x)",
    "Sous-axe (x.x)",
    "Sous-sous axe (x.x.x)",
    "Titre de l'action",
    "Titre de la sous-action",
    "Descriptif",
    "Instances de gouvernance",
    "Objectifs",
    "Indicateurs liés",
    "Structure pilote",
    "Moyens humains et techniques",
    "Partenaires",
    "Direction ou service pilote",
    "Personne pilote",
    "Élu·e référent·e",
    "Participation Citoyenne",
    "Financements",
    "Financeur 1",
    "Montant € HT",
    "Financeur 2",
    "Montant € HT",
    "Financeur 3",
    "Montant € HT",
    "Budget prévisionnel total € HT",
    "Statut",
    "Niveau de priorité",
    "Date de début",
    "Date de fin",
];

/// The columns that the published template has after those.
const MORE: [&str; 5] =
    ["Action en amélioration continue", "Mesures liées", "Actions liées", "Notes", "Documents et liens"];

/// Returns the place of a column by its letters.
fn place(letters: &str) -> u16 {
    letters.bytes().fold(0, |place, letter| place * 26 + u16::from(letter - b'A' + 1)) - 1
}

fn put(sheet: &mut Worksheet, line: u32, cells: &[(&str, &str)]) {
    for (letters, said) in cells {
        sheet.write_string(line - 1, place(letters), *said).unwrap();
    }
}

/// Writes a workbook whose first sheet is a notice, and whose second has the columns in its second row.
fn workbook(plan: &Plan, headings: &[&str], fill: impl FnOnce(&mut Worksheet)) {
    let mut workbook = Workbook::new();
    workbook.add_worksheet().set_name("Mode d’emploi").unwrap().write(1, 1, "À lire").unwrap();
    let sheet = workbook.add_worksheet().set_name("Import").unwrap();
    sheet.write(0, 0, "PCAET du Val").unwrap();
    sheet.write_row(1, 0, headings.iter().copied()).unwrap();
    fill(sheet);
    fs::write(plan.path().join("tet.xlsx"), workbook.save_to_buffer().unwrap()).unwrap();
}

fn texts(plan: &Plan) -> Vec<(String, String)> {
    let entries = fs::read_dir(plan.actions()).unwrap().map(|entry| entry.unwrap().path());
    let yaml = entries.filter(|path| path.extension().is_some_and(|extension| extension == "yaml"));
    let mut texts: Vec<_> =
        yaml.map(|path| (path.display().to_string(), fs::read_to_string(path).unwrap())).collect();
    texts.sort();
    texts
}

const AXES: &str = "axes: {\"4\": Économie, \"4.1\": Entreprises}\n";

#[test]
fn the_published_template_becomes_fiches_and_its_help_is_passed_over() {
    let plan = pcaet().file("plan.yaml", AXES.as_bytes());
    let mut headings = PARSED.to_vec();
    headings[3] = "Titre de la fiche action";
    headings.extend(MORE);
    workbook(&plan, &headings, |sheet| {
        put(sheet, 3, &[("A", "Champ texte"), ("S", "Champ numérique"), ("AA", "Champ date")]);
        put(
            sheet,
            4,
            &[("D", "300 caractères au plus"), ("S", "Saisissez un nombre"), ("Y", "Choisissez une option")],
        );
        put(sheet, 5, &[("A", "1. Un axe"), ("D", "Action 1 - Faire\n (ou)\n1.1. Faire"), ("Y", "À venir")]);
        put(
            sheet,
            6,
            &[
                ("A", "4. Économie"),
                ("B", "4.1. Entreprises"),
                ("D", "4.1.1. Lancer l’écologie industrielle"),
                ("F", "Un réseau.\nDes échanges."),
                ("G", "COPIL"),
                ("H", "- Réunir\n- Échanger"),
                ("J", "CCDH, CCI (49, 53)"),
                ("L", "Région,\"Communes, CC\", région"),
                ("N", "Alice CROLA, Bo LIN"),
                ("P", "Pas de participation citoyenne"),
                ("Q", "Hors fouilles"),
                ("R", "ADEME"),
                ("T", "Région"),
                ("Y", "Terminé"),
                ("Z", "Élevé"),
                ("AA", "03/04/2024"),
                ("AB", "31-12-2026"),
                ("AC", "VRAI"),
                ("AE", "Suivre"),
                ("AF", "Une note"),
            ],
        );
        sheet.write(5, place("S"), 5000).unwrap();
        sheet.write(5, place("X"), 12000).unwrap();
        put(sheet, 7, &[("A", "Économie"), ("D", "Suivre"), ("AA", "")]);
        let day = Format::new().set_num_format("dd/mm/yyyy");
        sheet.write_with_format(6, place("AA"), ExcelDateTime::from_ymd(2025, 1, 6).unwrap(), &day).unwrap();
        // What a spreadsheet shows of 31 December 2025 once it has lost the format of the cell.
        sheet.write(6, place("AB"), 46022).unwrap();
        put(
            sheet,
            8,
            &[("A", "Économie"), ("D", "Suivre"), ("E", "Compter"), ("N", "Bo LIN"), ("Y", "en cours")],
        );
    });
    let told = "\
4.1.1  Lancer l’écologie industrielle  nouvelle fiche
4.2  Suivre  nouvelle fiche
4.2.1  Compter  nouvelle fiche";
    let beside = "\
lignes d’aide du modèle, passées : 3, 4, 5
colonnes ignorées : Instances de gouvernance, Notes
numéros donnés aux lignes qui n’en avaient pas : 7 → 4.2, 8 → 4.2.1
3 nouvelles fiches";
    plan.run("import tet tet.xlsx -n")
        .prints(told)
        .says(&format!("{beside}\nessai : rien n’a été écrit"))
        .exits(0);
    assert_eq!(texts(&plan).len(), 1);
    plan.run("import tet tet.xlsx").prints(told).says(beside).exits(0);
    let said = plan.run("show 4.1.1 --json").json();
    let fiche = &said["fiches"][0];
    for (pointer, expected) in [
        ("/titre", "\"Lancer l’écologie industrielle\""),
        ("/description", "\"Un réseau.\\nDes échanges.\""),
        ("/objectifs", "[\"Réunir\",\"Échanger\"]"),
        ("/coordinateurs", "[\"CCDH\",\"CCI (49, 53)\"]"),
        ("/partenaires", "[\"Région\",\"Communes, CC\",\"région\"]"),
        ("/participation", "\"pas-de-participation\""),
        ("/statut", "\"realise\""),
        ("/priorite", "\"haute\""),
        ("/calendrier/debut", "\"2024-04-03\""),
        ("/calendrier/fin_estimee", "\"2026-12-31\""),
        ("/calendrier/permanente", "true"),
        ("/budget/montant", "12000"),
        ("/budget/taxe", "\"ht\""),
        ("/budget/commentaire", "\"Hors fouilles\""),
        ("/budget/financeurs/0/montant", "5000"),
        ("/budget/financeurs/1/nom", "\"Région\""),
        ("/budget/financeurs/1/montant", "null"),
        ("/liens/0/action", "\"4.2\""),
    ] {
        assert_eq!(fiche.pointer(pointer).map(ToString::to_string).as_deref(), Some(expected), "{pointer}");
    }
    assert!(plan.text("4.2.yaml").contains("  debut: \"2025-01-06\"\n  fin_estimee: \"2025-12-31\"\n"));
    let part = plan.text("4.2.1.yaml");
    assert!(
        part.contains("titre: Compter\nstatut: en-cours\n") && part.contains("parent: \"4.2\""),
        "{part}"
    );
    assert!(plan.text("4.2.yaml").contains("\nstatut:\n"), "a new fiche has no statut but its row's");
    plan.run("validate --format concise").exits(0);
    let before = texts(&plan);
    plan.run("import tet tet.xlsx -q").prints("").says("").exits(0);
    assert_eq!(texts(&plan), before);
}

#[test]
fn a_row_changes_what_it_says_otherwise_and_no_other_byte() {
    let text = "\
titre: Lancer l’écologie industrielle
statut: en-cours  # depuis mars
calendrier: {debut: 2024}
responsables:
  - {nom: Alice Crola, identifiant: acrola}
budget:
  financeurs: [{nom: ADEME, montant: 5000, etat: acquis}]";
    let plan = pcaet().file("plan.yaml", AXES.as_bytes()).fiche("4.1.1", text);
    workbook(&plan, &PARSED, |sheet| {
        put(
            sheet,
            4,
            &[
                ("A", "4. Économie"),
                ("B", "4.1. Entreprises"),
                ("D", "lancer l'écologie industrielle"),
                ("N", "Alice Crola, Bo Lin"),
                ("R", "ADEME"),
                ("T", "Région"),
                ("Y", "En pause"),
                ("AA", "01/01/2024"),
            ],
        );
        sheet.write(3, place("S"), 6000).unwrap();
        sheet.write(3, place("U"), 750).unwrap();
    });
    plan.run("import tet tet.xlsx")
        .prints(
            "
            4.1.1  Lancer l’écologie industrielle
              statut : en cours → en pause
              responsables : Bo Lin ajouté
              budget.financeurs[ADEME].montant : 5000 → 6000
              budget.financeurs : Région ajouté
              budget.taxe : n.c. → ht
            ",
        )
        .says("1 modifiée")
        .exits(0);
    assert_eq!(
        plan.text("4.1.1.yaml"),
        "\
numero: \"4.1.1\"
titre: Lancer l’écologie industrielle
statut: en-pause  # depuis mars
calendrier: {debut: 2024}
responsables:
  - {nom: Alice Crola, identifiant: acrola}
  - {nom: Bo Lin}
budget:
  taxe: ht
  financeurs: [{nom: ADEME, montant: 6000, etat: acquis}, {nom: Région, montant: 750}]
"
    );
}

/// What is told of the rows of the next test.
const PROBLEMS: &str = "
erreur : rien n’a été écrit : 12 lignes refusées sur 13 (feuille Import)
  ligne 4, colonne Y : Statut : « En court » n’existe pas
    conseil : peut-être En cours · choisir parmi : À venir, À discuter, En cours, Réalisé, En retard, En pause, Bloqué, Abandonné
  ligne 4, colonne AA : « 12/31/2024 » n’est pas une date JJ/MM/AAAA
    conseil : écrire le jour, le mois, puis l’année (31/12/2026), ou mettre la cellule au format Date
  ligne 5, colonne D : titre de 308 caractères, le maximum est 300
    conseil : garder l’essentiel, le reste va dans la description
  ligne 6, colonne D : sous-action sans action : « Nulle part »
    conseil : mettre l’action sur sa propre ligne, avec le même titre et les mêmes axes
  ligne 7, colonne A : ni cette action ni son axe « Manger » n’ont de numéro
    conseil : écrire le numéro dans le titre (4.5. Titre) ou devant l’axe (5. Manger), ou déclarer l’axe sous axes: de plan.yaml
  ligne 7, colonne Z : Niveau de priorité : « Urgent » n’existe pas
    conseil : choisir parmi : Élevé, Moyen, Bas
  ligne 8, colonne D : il manque Titre de l'action
    conseil : remplir la cellule ; seule une ligne sans valeur est passée
  ligne 9, colonne D : la fiche 4.1.1 est déjà à la ligne 4
    conseil : n’en garder qu’une
  ligne 10, colonne X : « beaucoup » n’est pas un nombre, et « Budget prévisionnel total € HT » en attend un
    conseil : écrire 12000.5 ou 12 000,5
  ligne 10, colonne AB : « 2026 » n’est pas une date JJ/MM/AAAA
    conseil : écrire le jour, le mois, puis l’année (31/12/2026), ou mettre la cellule au format Date
  ligne 11, colonne D : « deux » est déjà à la ligne 10, sous les mêmes axes
    conseil : n’en garder qu’une, ou écrire un numéro dans chaque titre (4.5. Titre)
  ligne 12, colonne D : plusieurs fiches ont le titre « Une action » : 4.5, 4.6
    conseil : écrire le numéro dans le titre
  ligne 13, colonne S : « mille » n’est pas un nombre, et « Montant € HT » en attend un
    conseil : écrire 12000.5 ou 12 000,5
  ligne 13, colonne U : un montant, et pas de financeur
    conseil : nommer le financeur dans la colonne qui précède, ou vider le montant
  ligne 14, colonne AB : calendrier.fin_estimee : la fin (01/01/2025) précède le début (01/02/2025)
    conseil : corriger l’une des deux dates
  ligne 16, colonne A : la cellule Axe (x) est fusionnée avec une autre
    conseil : défusionner, et répéter le texte sur chaque ligne
  conseil : corriger ces lignes, puis relancer la même commande";

#[test]
fn every_problem_is_told_with_its_row_and_column_and_nothing_is_written() {
    let plan = pcaet().file("plan.yaml", AXES.as_bytes()).fiche("4.5", "").fiche("4.6", "");
    workbook(&plan, &PARSED, |sheet| {
        put(sheet, 4, &[("A", "4. Économie"), ("D", "4.1.1. Un"), ("Y", "En court"), ("AA", "12/31/2024")]);
        put(sheet, 5, &[("A", "4. Économie"), ("D", &format!("4.1.2. {}", "x".repeat(301)))]);
        put(sheet, 6, &[("A", "4. Économie"), ("D", "Nulle part"), ("E", "Une part")]);
        put(sheet, 7, &[("A", "Manger"), ("D", "Cuisiner"), ("Z", "Urgent")]);
        put(sheet, 8, &[("A", "4. Économie"), ("F", "Sans titre")]);
        put(sheet, 9, &[("D", "4.1.1. Encore un")]);
        put(sheet, 10, &[("A", "4. Économie"), ("D", "Deux"), ("X", "beaucoup"), ("AB", "2026")]);
        put(sheet, 11, &[("A", "4. Économie"), ("D", "deux")]);
        put(sheet, 12, &[("A", "4. Économie"), ("D", "Une action")]);
        put(sheet, 13, &[("D", "4.1.3. Payer"), ("R", "ADEME"), ("U", "5"), ("S", "mille")]);
        put(sheet, 14, &[("D", "4.1.4. Finir"), ("AA", "01/02/2025"), ("AB", "01/01/2025")]);
        sheet.merge_range(14, place("A"), 15, place("A"), "4. Économie", &Format::new()).unwrap();
        put(sheet, 15, &[("D", "4.1.5. Fondre")]);
        put(sheet, 16, &[("D", "4.1.6. Confondre")]);
    });
    let before = texts(&plan);
    plan.run("import tet tet.xlsx -q").prints("").says(PROBLEMS).exits(1);
    assert_eq!(texts(&plan), before);
}

#[test]
fn axes_that_the_plan_does_not_declare_are_told_with_the_lines_that_would() {
    let plan = pcaet().file("plan.yaml", AXES.as_bytes());
    workbook(&plan, &PARSED, |sheet| {
        put(sheet, 4, &[("A", "Axe 1 : Habiter"), ("B", "Objectif 2. Isoler"), ("D", "Rénover")]);
        put(sheet, 5, &[("A", "Axe 1 : Habiter"), ("B", "Divers"), ("D", "Conseiller")]);
        put(sheet, 6, &[("A", "4. Commerce"), ("D", "4.7. Vendre")]);
    });
    plan.run("import tet tet.xlsx")
        .prints(
            "
            1.2.1  Rénover  nouvelle fiche
            1.3  Conseiller  nouvelle fiche
            4.7  Vendre  nouvelle fiche
            ",
        )
        .says(
            "
            numéros donnés aux lignes qui n’en avaient pas : 4 → 1.2.1, 5 → 1.3
            axe à qui plan.yaml donne un autre nom : 4 « Économie »
            axe sans numéro, que plan.yaml ne déclare pas : Divers
            plan.yaml ne déclare pas ces axes ; à y mettre :
            axes:
              \"1\": Habiter
              \"1.2\": Isoler
            3 nouvelles fiches
            ",
        )
        .exits(0);
    plan.run("import tet tet.xlsx -q").prints("").exits(0);
}

#[test]
fn what_is_not_the_model_is_told_for_what_it_is() {
    let plan = pcaet();
    workbook(&plan, &["Titre", "Statut"], |_| {});
    plan.run("import tet tet.xlsx")
        .says(
            "
            erreur : tet.xlsx n’a pas de feuille qui soit le modèle de Territoires en Transitions
              conseil : sa deuxième ligne commence par « Axe (x) » ; pour un autre tableau : pcaet import xlsx
            ",
        )
        .exits(2);
    let mut headings = PARSED;
    headings[25] = "Statut";
    headings[6] = "";
    workbook(&plan, &headings, |_| {});
    plan.run("import tet tet.xlsx")
        .says(
            "
            erreur : tet.xlsx (feuille Import) : 2 colonnes ne sont pas celles du modèle ; attendues, et entre \
             parenthèses celles qu’on lit : G « Instances de gouvernance » (), Z « Niveau de priorité » (Statut)
              conseil : remettre les 28 colonnes dans l’ordre du modèle ; pour un autre tableau : pcaet import xlsx
            ",
        )
        .exits(2);
    plan.run("import tet tet.xlsx --sheet Importe").exits(2);
    fs::write(plan.path().join("tet.xlsx"), b"PK\x03\x04").unwrap();
    plan.run("import tet tet.xlsx").exits(2);
}

#[test]
fn actions_brought_in_are_one_commit() {
    let plan = committed(pcaet().file("plan.yaml", AXES.as_bytes()));
    workbook(&plan, &PARSED, |sheet| put(sheet, 4, &[("A", "4. Économie"), ("D", "4.5. Lancer")]));
    with_git(&plan, "import tet tet.xlsx --commit -q").prints("4.5  Lancer  nouvelle fiche").exits(0);
    let told = "Fiches importées : 1 nouvelle, 0 modifiée (4.5)\n\n\nactions/4.5.yaml";
    assert_eq!(git(&plan, &["log", "-1", "--format=%B", "--name-only"]), told);
}
