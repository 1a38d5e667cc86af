//! `pcaet export csv` and `pcaet export xlsx`

use std::fs;

use crate::support::{Plan, copy_of, pcaet};
use crate::workbook::{Book, part};

fn plan() -> Plan {
    pcaet()
        .file(
            "plan.yaml",
            b"collectivite: CC du Val\naxes: {\"4\": Produire}\nindicateurs:\n  - {id: ges, valeurs: {2021: 29.60}}\n",
        )
        .fiche(
            "4.10",
            "titre: \"=SOMME(A1) ; ou non\"\nstatut: en-cours\npartenaires: [CCI, \"ADEME, Angers\"]\n\
             calendrier: {debut: 2024-S1, fin_estimee: 2027-06-30, permanente: non}\n\
             responsables: [{nom: Alice Crola, identifiant: acrola}]\n\
             objectifs: [\"- Réduire\", \"@tous\"]\nliens: [{action: \"4.5\", titre: Autre}]\n\
             budget:\n  montant: 12000.50\n  taxe: ht\n  lignes: [{type: investissement, annee: 2025, prevu: 12000, unite: EUR}]\n  \
             financeurs: [{nom: ADEME, taux: 40, etat: acquis}]\n\
             indicateurs:\n  - id: eit\n    modalites: {0: non, 1: oui}\n    valeurs: {2023: non}\n  \
             - id: kits\n    nom: Kits\n    unite: kits\n    cibles: {2026: 30}\n    \
             valeurs:\n      2024-12-31: {valeur: -1.5, source: GEHU}\n",
        )
        .fiche("4.5", "titre: Autre\nconstat: |\n  Un.\n\n  Deux ; trois.\nbudget: {montant: non-chiffrable}\n")
}

const HEADER: &str = "numero;titre;statut;statut_motif;avancement;priorite;echelle;axe;parent;constat;objectifs;\
calendrier.debut;calendrier.fin_estimee;calendrier.fin_effective;calendrier.permanente;perimetres;secteurs;domaines;\
description;liens;effets_attendus;elus;coordinateurs;partenaires;responsables;services;publics;participation;moyens;\
budget.montant;budget.taxe;budget.commentaire;publication.date;publication.auteur;source.url;source.tet;source.tc\n";

#[test]
fn csv_opens_in_a_french_spreadsheet_and_runs_nothing() {
    let rows = "\
\"=\"\"4.5\"\"\";Autre;;;;;;4;;\"Un.\n\nDeux ; trois.\";;;;;;;;;;;;;;;;;;;;non-chiffrable;;;;;;;
\"=\"\"4.10\"\"\";\"'=SOMME(A1) ; ou non\";en-cours;;;;;4;;;\"• - Réduire\n@tous\";2024-S1;30/06/2027;;FAUX;;;;;\
\"=\"\"4.5\"\"\";;;;\"CCI\nADEME, Angers\";Alice Crola;;;;;12000,5;ht;;;;;;
";
    let ran = plan().run("export csv");
    assert_eq!(ran.stdout, format!("\u{feff}{HEADER}{rows}"));
    ran.says(
        "\
csv ne porte pas tout ; entre parenthèses, le nombre de fiches (docs/formats.md) : Titres des liens (1), \
Identifiants des responsables (1), Lignes de budget (1), Financeurs (1), Indicateurs (1)
csv ne porte pas l’indicateur du territoire (plan.yaml)
2 fiches exportées",
    )
    .exits(0);
}

#[test]
fn another_sign_may_part_the_cells_and_persons_may_stay_home() {
    let ran = plan().run("export csv --delimiter tab --public --axe 4");
    let header = ran.stdout.lines().next().unwrap();
    assert_eq!(header, format!("\u{feff}{}", HEADER.trim_end().replace(';', "\t")));
    assert!(!ran.stdout.contains("Crola") && ran.stdout.contains("\"CCI\nADEME, Angers\""), "{}", ran.stdout);
    plan().run("export jsonl --delimiter ,").exits(2).says(
        "erreur : --delimiter n’a pas de sens pour jsonl\n  \
         conseil : il dit ce qui sépare les cellules de : pcaet export csv",
    );
    plan().run("export csv --delimiter é").exits(2);
}

#[test]
fn a_workbook_holds_what_the_fiches_say_in_typed_cells() {
    let plan = plan();
    plan.run("export xlsx -o plan.xlsx --public").exits(0);
    let mut book = Book::read(&fs::read(plan.path().join("plan.xlsx")).unwrap());
    assert_eq!(
        book.shown("Fiches"),
        [
            r#"numero="4.5" titre="Autre" axe="4" constat="Un.\n\nDeux ; trois." budget.montant="non-chiffrable""#,
            r#"numero="4.10" titre="=SOMME(A1) ; ou non" statut="en-cours" axe="4" objectifs="• - Réduire\n@tous" calendrier.debut="2024-S1" calendrier.fin_estimee=30/06/2027 calendrier.permanente=false liens="4.5" partenaires="CCI\nADEME, Angers" budget.montant=12000.5 budget.taxe="ht""#,
        ]
    );
    assert_eq!(
        book.shown("Indicateurs"),
        [
            r#"numero="plan" indicateur="ges" periode=2021 valeur=29.6"#,
            r#"numero="4.10" indicateur="eit" periode=2023 valeur="non""#,
            r#"numero="4.10" indicateur="kits" nom="Kits" unite="kits" periode=31/12/2024 valeur=-1.5 source="GEHU""#,
            r#"numero="4.10" indicateur="kits" nom="Kits" unite="kits" periode=2026 cible=30"#,
        ]
    );
    assert_eq!(
        book.shown("Budget"),
        [
            r#"numero="4.10" type="investissement" annee=2025 unite="EUR" prevu=12000"#,
            r#"numero="4.10" financeur="ADEME" taux=40 etat="acquis""#,
        ]
    );
}

#[test]
fn a_workbook_is_made_to_be_read() {
    let plan = plan();
    plan.run("export xlsx -o plan.xlsx").exits(0).says(
        "\
xlsx ne porte pas tout ; entre parenthèses, le nombre de fiches (docs/formats.md) : Titres des liens (1), \
Identifiants des responsables (1), Définitions des indicateurs (1)
2 fiches exportées",
    );
    let bytes = fs::read(plan.path().join("plan.xlsx")).unwrap();
    let sheet = part(&bytes, "xl/worksheets/sheet1.xml");
    for said in [
        // Two columns and the header stay, the header filters, the last column is hidden.
        "<pane xSplit=\"2\" ySplit=\"1\" topLeftCell=\"C2\" activePane=\"bottomRight\" state=\"frozen\"/>",
        "<autoFilter ref=\"A1:AL3\"/>",
        "<col min=\"38\" max=\"38\" width=\"18.7109375\" hidden=\"1\" customWidth=\"1\"/>",
        // What may stand under statut is offered, 500 rows further.
        "sqref=\"C2:C503\"><formula1>\"a-venir,a-discuter,en-cours,realise,en-retard,en-pause,bloque,abandonne\"</formula1>",
        // A number is one, a truth too.
        "<v>12000.5</v>",
        "t=\"b\"><v>0</v>",
    ] {
        assert!(sheet.contains(said), "{said}\n{sheet}");
    }
    assert!(!sheet.contains("<f>"), "no formula");
    assert!(
        part(&bytes, "xl/styles.xml").contains("quotePrefix=\"1\""),
        "a text that begins like one stays a text"
    );
}

#[test]
fn help_of_a_form_is_that_of_export() {
    let plan = plan();
    let help = plan.run("export --help").stdout;
    assert!(help.starts_with("Exporter les fiches"), "{help}");
    plan.run("help export xlsx").prints(&help).exits(0);
}

#[test]
fn what_csv_says_is_what_the_fiches_say_whatever_parts_its_cells() {
    for plan in [plan(), copy_of("examples/val-dormance/actions").today("2026-11-01")] {
        for sign in [";", ",", "tab", "|"] {
            plan.run_words(&["export", "csv", "-o", "plan.csv", "--delimiter", sign, "-q"]).exits(0);
            plan.run("import csv plan.csv -q").prints("").says("").exits(0);
        }
    }
}
