//! `pcaet indicator import`: what is read, what is refused, what is written

use std::fs;
use std::io::Write as _;
use std::process::Stdio;

use crate::support::{Plan, Ran, pcaet};

pub const SERIES: &str = "\
indicateurs:
  - id: kits        # ce que l’on tape
    minimum: 0
    maximum: 50000
    valeurs:
      2022: 10
      2024: {valeur: 30, source: GEHU}  # relevé de mars
  - id: eit
    modalites: {0: non, 1: oui}
    valeurs: {2023: non}
  - id: vide
    unite: kg";

pub const TERRITORY: &[u8] = b"indicateurs:\n  - id: ges\n    valeurs:\n      2022: 130\n";

pub fn plan() -> Plan {
    pcaet()
        .fiche("4.5", SERIES)
        .fiche("4.10", "indicateurs:\n  - id: bornes\n    valeurs:")
        .file("plan.yaml", TERRITORY)
}

/// Writes a file beside `actions/`.
pub fn write(plan: &Plan, name: &str, bytes: impl AsRef<[u8]>) {
    fs::write(plan.path().join(name), bytes).unwrap();
}

/// The files of the plan, all together.
pub fn texts(plan: &Plan) -> String {
    ["4.5.yaml", "4.10.yaml", "plan.yaml"].map(|name| plan.text(name)).concat()
}

/// Runs an import of a table on standard input.
fn import(plan: &Plan, table: &str) -> Ran {
    let mut command = plan.command();
    command.args(["indicator", "import", "-"]);
    let mut child =
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(table.as_bytes()).unwrap();
    child.wait_with_output().unwrap().into()
}

const TABLE: &str = "\
Numéro;Indicateur;Période;Valeur;Source;Commentaire\r
4.5;kits;2023;12 000,5;;\r
4.5;kits;2024;31;;relevé : d’œuvre\r
4.5;eit;2024-S1;1;CCI;\r
4.5;vide;03/04/2024;-2,5;;\r
;;;;;\r
4.10;bornes;2023;1;;\r
4.10;bornes;2022;n.c.;;\r
4.10;bornes;2024;2;;\r
plan;ges;2023;;;à venir\r
plan;ges;2024;120;;\r
";

/// What `TABLE` makes of the three files.
const AFTER: &str = "\
numero: \"4.5\"
titre: Une action
indicateurs:
  - id: kits        # ce que l’on tape
    minimum: 0
    maximum: 50000
    valeurs:
      2022: 10
      2023: 12000.5
      2024: {valeur: 31, source: GEHU, commentaire: \"relevé : d’œuvre\"}  # relevé de mars
  - id: eit
    modalites: {0: non, 1: oui}
    valeurs: {2023: non, 2024-S1: {valeur: oui, source: CCI}}
  - id: vide
    unite: kg
    valeurs:
      2024-04-03: -2.5
numero: \"4.10\"
titre: Une action
indicateurs:
  - id: bornes
    valeurs:
      2023: 1
      2024: 2
indicateurs:
  - id: ges
    valeurs:
      2022: 130
      2024: 120
";

/// What is printed of it.
const SUMMARY: &str = "
    N°    Indicateur  Période     Avant  Après
    4.5   kits        2023        n.c.   12\u{202f}000,5
    4.5   kits        2024        30     31
    4.5   eit         S1 2024     n.c.   oui
    4.5   vide        03/04/2024  n.c.   -2,5
    4.10  bornes      2023        n.c.   1
    4.10  bornes      2024        n.c.   2
    plan  ges         2024        n.c.   120
    7 valeurs dans 3 fichiers ; 2 lignes sans valeur
    ";

#[test]
fn a_table_of_a_french_spreadsheet_is_written_in_all_its_fiches() {
    let plan = plan();
    write(&plan, "valeurs.csv", encoding_rs::WINDOWS_1252.encode(TABLE).0);
    plan.run("indicator import valeurs.csv")
        .prints(SUMMARY)
        .says(
            "
            ce n’est pas de l’UTF-8 : lu comme du Windows-1252
            1 valeur change, et sa source ou son commentaire reste : 4.5 / kits 2024
            ",
        )
        .exits(0);
    assert_eq!(texts(&plan), AFTER);
    plan.run("validate --format concise").prints("").exits(0);
    // The same command again.
    plan.run("indicator import valeurs.csv -q")
        .prints("aucune valeur à écrire ; 7 déjà là ; 2 lignes sans valeur")
        .says("")
        .exits(0);
    assert_eq!(texts(&plan), AFTER);
}

#[test]
fn columns_stand_in_any_order_and_unknown_ones_are_named() {
    let plan = plan();
    let table =
        "\u{feff}\"VALUE\",Année,Couleur,N°,\"Id \"\n\"12,5\",2023,bleu,4.5,kits\n1,2024,,4.10,bornes\n";
    write(&plan, "valeurs.csv", table);
    plan.run("indicator import valeurs.csv")
        .prints(
            "
            N°    Indicateur  Période  Avant  Après
            4.5   kits        2023     n.c.   12,5
            4.10  bornes      2024     n.c.   1
            2 valeurs dans 2 fichiers
            ",
        )
        .says("colonne ignorée : Couleur")
        .exits(0);
    assert!(plan.text("4.5.yaml").contains("      2022: 10\n      2023: 12.5\n"));
}

#[test]
fn standard_input_is_read() {
    let plan = plan();
    import(&plan, TABLE).prints(SUMMARY).exits(0);
    assert_eq!(texts(&plan), AFTER);
}

#[test]
fn a_dry_run_shows_the_table_and_the_lines_and_writes_nothing() {
    let plan = plan();
    let before = texts(&plan);
    write(&plan, "valeurs.csv", "numero;indicateur;periode;valeur\n4.5;kits;2025;40\n4.10;bornes;2025;1\n");
    plan.run("indicator import valeurs.csv --dry-run --diff")
        .prints(
            "
            --- a/actions/4.10.yaml
            +++ b/actions/4.10.yaml
            @@ -3,3 +3,4 @@
             indicateurs:
               - id: bornes
                 valeurs:
            +      2025: 1
            --- a/actions/4.5.yaml
            +++ b/actions/4.5.yaml
            @@ -7,6 +7,7 @@
                 valeurs:
                   2022: 10
                   2024: {valeur: 30, source: GEHU}  # relevé de mars
            +      2025: 40
               - id: eit
                 modalites: {0: non, 1: oui}
                 valeurs: {2023: non}
            N°    Indicateur  Période  Avant  Après
            4.5   kits        2025     n.c.   40
            4.10  bornes      2025     n.c.   1
            2 valeurs dans 2 fichiers
            ",
        )
        .says("essai : rien n’a été écrit")
        .exits(0);
    assert_eq!(texts(&plan), before);
    assert!(!plan.actions().join(".pcaet").exists());
}

#[test]
fn more_values_than_fit_are_counted_unless_asked_for_beforehand() {
    let plan = plan();
    let rows: Vec<String> = (1990..2015).map(|year| format!("4.10;bornes;{year};1\n")).collect();
    write(&plan, "valeurs.csv", format!("numero;indicateur;periode;valeur\n{}", rows.concat()));
    let beforehand = plan.run("indicator import valeurs.csv -n").stdout;
    assert_eq!(beforehand.lines().count(), 1 + 25 + 1);
    let said = plan.run("indicator import valeurs.csv").stdout;
    assert_eq!(said.lines().count(), 1 + 20 + 1 + 1);
    assert!(said.ends_with("4.10  bornes      2009     n.c.   1\net 5 autres\n25 valeurs dans 1 fichier\n"));
}

#[test]
fn every_row_that_is_refused_is_told_at_once_and_nothing_is_written() {
    let plan = plan().fiche("5.1", "indicateurs: [").fiche("5.2", "indicateurs:\n  - id: a\n  - id: a");
    let before = texts(&plan);
    let table = "\
numero;indicateur;periode;valeur;source;commentaire
4.5;kits;2023;12;;
4.6;kits;2023;12;;
4.6;kits;2024;12;;
4,5;kits;2023;12;;
;kits;2023;12;;
4.5;kit;2023;12;;
4.5;kits;24;12;;
4.5;kits;13/13/2024;12;;
4.5;kits;2023;beaucoup;;
4.5;kits;2023;50001;;
4.5;kits;2023;45 %;;
4.5;eit;2023;peut-être;;
4.5;vide;2023;VRAI;;
4.5;kits;2020;1;;
4.5;kits;2020;2;;
4.5;kits;2021;1;a\u{7}b;
4.5;kits;2021;12,5;;;
5.1;kits;2021;1;;
5.2;a;2021;1;;
plan;ges;;1;;
plan;co2;24;1;;
4.5;kits;2019;n.c.;;
";
    write(&plan, "valeurs.csv", table);
    plan.run("indicator import valeurs.csv")
        .prints_nothing()
        .says(
            "
            erreur : rien n’a été écrit : 20 lignes refusées sur 22
              lignes 3, 4 : aucune fiche 4.6
                conseil : peut-être 4.5
              ligne 5 : « 4,5 » ne peut pas être un numéro de fiche
                conseil : lettres, chiffres, « . », « - » et « _ » : 4.5, D1.3, 12bis ; pcaet list donne ceux du plan
              ligne 6 : il manque numero
                conseil : remplir la cellule ; seule une ligne sans valeur est passée
              ligne 7 : 4.5 n’a pas d’indicateur « kit »
                conseil : ses indicateurs : kits, eit, vide
              lignes 8, 22 : « 24 » n’est pas une période
                conseil : écrire 2024, 2024-S1, 2024-T3, 2024-06 ou 2024-06-30
              ligne 9 : « 13/13/2024 » n’est pas une période
                conseil : écrire 2024, 2024-S1, 2024-T3, 2024-06 ou 2024-06-30
              ligne 10 : « beaucoup » n’est pas un nombre, et « kits » en attend un
                conseil : écrire 12000.5 ou 12 000,5
              ligne 11 : 50001 est hors des bornes de « kits », de 0 à 50000
                conseil : vérifier la valeur ; si elle est juste, changer la borne dans la fiche
              ligne 12 : « 45 % » n’est pas un nombre, et « kits » en attend un
                conseil : écrire 12000.5 ou 12 000,5
              ligne 13 : « peut-être » n’est pas une modalité de « eit »
                conseil : choisir parmi : non, oui
              ligne 14 : « VRAI » n’est pas un nombre, et « vide » en attend un
                conseil : écrire 12000.5 ou 12 000,5
              ligne 15 : la ligne 16 dit autre chose de 4.5 / kits 2020
                conseil : n’en garder qu’une
              ligne 16 : la ligne 15 dit autre chose de 4.5 / kits 2020
                conseil : n’en garder qu’une
              ligne 17 : source : ce texte contient un caractère de contrôle
                conseil : le retirer
              ligne 18 : 7 cellules pour 6 colonnes
                conseil : mettre entre guillemets ce qui contient le signe qui sépare les cellules, comme \"12,5\"
              ligne 19 : actions/5.1.yaml ne peut être lu jusqu’au bout (ligne 3, syntaxe)
                conseil : pcaet validate actions/5.1.yaml dit ce qui ne va pas
              ligne 20 : actions/5.2.yaml n’est pas touché : deux indicateurs y portent le même id : a
                conseil : faire la modification à la main, puis pcaet validate
              ligne 21 : il manque periode
                conseil : remplir la cellule ; seule une ligne sans valeur est passée
              ligne 22 : plan n’a pas d’indicateur « co2 »
                conseil : ses indicateurs : ges
              conseil : corriger ces lignes, puis relancer la même commande
            ",
        )
        .exits(1);
    assert_eq!(texts(&plan), before);
    assert!(!plan.actions().join(".pcaet").exists(), "not even the lock was taken");
}

#[test]
fn refused_rows_are_one_document_for_programs() {
    let plan = plan();
    write(&plan, "valeurs.csv", "numero;indicateur;periode;valeur;x\n4.6;kits;2024;1;\n4.5;kits;24;1;\n");
    plan.run("indicator import valeurs.csv --json").prints_nothing().says(
        r#"{"schema_version":1,"kind":"error","error":{"code":"lignes-refusees","message":"rien n’a été écrit : 2 lignes refusées sur 2","hint":"corriger ces lignes, puis relancer la même commande","candidates":[],"details":[{"sheet":null,"line":2,"column":null,"code":"fiche-inconnue","message":"aucune fiche 4.6","hint":"peut-être 4.5"},{"sheet":null,"line":3,"column":null,"code":"periode-refusee","message":"« 24 » n’est pas une période","hint":"écrire 2024, 2024-S1, 2024-T3, 2024-06 ou 2024-06-30"}]}}"#,
    ).exits(1);
}

#[test]
fn json_tells_every_value_with_its_line() {
    let plan = plan();
    let table = "numero;indicateur;periode;valeur;source\n4.5;kits;2024;31;\n4.5;kits;2022;10;\n4.10;bornes;2024;1;CCI\n4.10;bornes;2023;;\n";
    write(&plan, "valeurs.csv", table);
    plan.run("indicator import valeurs.csv --json -q").prints(
        r#"{"schema_version":1,"kind":"indicator-import","changed":true,"values":[{"numero":"4.5","indicateur":"kits","periode":"2024","before":{"periode":"2024","valeur":30,"source":"GEHU","commentaire":null},"after":{"periode":"2024","valeur":31,"source":"GEHU","commentaire":null},"path":"actions/4.5.yaml","line":2},{"numero":"4.10","indicateur":"bornes","periode":"2024","before":null,"after":{"periode":"2024","valeur":1,"source":"CCI","commentaire":null},"path":"actions/4.10.yaml","line":4}],"unchanged":1,"skipped":1,"dry_run":false,"commit":null}"#,
    ).exits(0);
}

#[test]
fn a_header_that_does_not_name_the_columns_is_told_what_it_names() {
    let plan = plan();
    for (table, said) in [
        (
            "numero;indicateur;valeurs\n",
            "erreur : - : il manque les colonnes periode, valeur\n  conseil : la première ligne remplie nomme les colonnes ; on y lit : numero, indicateur, valeurs",
        ),
        (
            "",
            "erreur : - : il manque les colonnes numero, indicateur, periode, valeur\n  conseil : la première ligne remplie nomme les colonnes ; on n’y lit rien",
        ),
        (
            "fiche;action;id;date;valeur\n",
            "erreur : - : deux colonnes pour numero\n  conseil : n’en garder qu’une, parmi : fiche, action, id, date, valeur",
        ),
        (
            "numero;indicateur;periode;valeur;source\n4.5;kits;2023;1;\"GEHU\n4.5;kits;2024;1;\n",
            "erreur : - : un guillemet ouvert ligne 2 n’est jamais fermé\n  conseil : le fermer ; entre guillemets, un guillemet se double",
        ),
        (
            "\u{0}\u{1}",
            "erreur : - n’est pas un tableau que l’on sache lire : ce n’est ni un texte ni un classeur\n  conseil : l’enregistrer en CSV ou en classeur Excel (.xlsx)",
        ),
    ] {
        import(&plan, table).prints_nothing().says(said).exits(2);
    }
    plan.run("indicator import absent.csv")
        .prints_nothing()
        .says(
            "erreur : absent.csv ne peut être lu : il n’existe pas\n  conseil : vérifier le chemin et les droits",
        )
        .exits(3);
    plan.run("indicator import actions")
        .says(
            "erreur : actions ne peut être lu : c’est un dossier\n  conseil : vérifier le chemin et les droits",
        )
        .exits(3);
}

#[test]
fn a_value_said_twice_the_same_way_is_written_once() {
    let plan = plan();
    import(&plan, "numero;indicateur;periode;valeur\n4.5;kits;2023;12\n4.5;kits;2023;\"12,0\"\n")
        .prints("N°   Indicateur  Période  Avant  Après\n4.5  kits        2023     n.c.   12\n1 valeur dans 1 fichier")
        .exits(0);
}

#[test]
fn oui_and_non_survive_a_spreadsheet() {
    let plan = plan();
    import(&plan, "numero;indicateur;periode;valeur\n4.5;eit;2024;VRAI\n4.5;eit;2025;FAUX\n").exits(0);
    assert!(plan.text("4.5.yaml").contains("valeurs: {2023: non, 2024: oui, 2025: non}\n"));
}

#[test]
fn a_source_that_alone_changes_is_shown() {
    let plan = plan();
    let table = "numero;indicateur;periode;valeur;source\n4.5;kits;2024;30;CCI\n4.5;kits;2022;10;GEHU\n";
    import(&plan, table)
        .prints(
            "
            N°   Indicateur  Période  Avant      Après
            4.5  kits        2024     30 (GEHU)  30 (CCI)
            4.5  kits        2022     10         10 (GEHU)
            2 valeurs dans 1 fichier
            ",
        )
        .exits(0);
}

#[test]
fn periods_keep_the_order_of_a_series_that_begins_with_the_latest() {
    let plan = pcaet().fiche("1.1", "indicateurs:\n  - id: a\n    valeurs:\n      2020: 1\n      2019: 2");
    import(
        &plan,
        "numero;indicateur;periode;valeur\n1.1;a;2021;3\n1.1;a;2018;5\n1.1;a;2022;4\n1.1;a;2017;6\n",
    )
    .exits(0);
    let series = "2022: 4\n      2021: 3\n      2020: 1\n      2019: 2\n      2018: 5\n      2017: 6\n";
    assert!(plan.text("1.1.yaml").ends_with(series), "{}", plan.text("1.1.yaml"));
}

#[test]
fn a_period_to_come_is_doubted_and_written() {
    let plan = plan();
    import(&plan, "numero;indicateur;periode;valeur\n4.10;bornes;2027;1\n")
        .says("valeur d’une période à venir : 2027")
        .exits(0);
}

#[test]
fn a_row_may_ask_for_the_value_that_must_still_stand() {
    let plan = pcaet().fiche("1.1", "indicateurs:\n  - id: kits\n    valeurs:\n      2023: 3\n      2024: 5");
    let before = plan.text("1.1.yaml");
    let header = "numero;indicateur;periode;valeur;attendu\n";
    import(&plan, &format!("{header}1.1;kits;2023;4;3\n1.1;kits;2024;6;n.c.\n1.1;kits;2025;7;6\n"))
        .prints_nothing()
        .says(
            "
            erreur : rien n’a été écrit : 2 lignes refusées sur 3
              ligne 3 : la valeur de 2024 est 5, et non n.c.
                conseil : quelqu’un l’a changée : relire, puis recommencer
              ligne 4 : la valeur de 2025 est n.c., et non 6
                conseil : quelqu’un l’a changée : relire, puis recommencer
              conseil : corriger ces lignes, puis relancer la même commande
            ",
        )
        .exits(5);
    assert_eq!(plan.text("1.1.yaml"), before);
    let table = format!("{header}1.1;kits;2023;4;3\n1.1;kits;2024;6;\n1.1;kits;2025;7;n.c.\n");
    import(&plan, &table).exits(0);
    // The same again: what is so already is as asked.
    import(&plan, &table).exits(0);
    assert!(plan.text("1.1.yaml").contains("2023: 4\n      2024: 6\n      2025: 7\n"));
}
