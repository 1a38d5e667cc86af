//! `pcaet import csv` and `pcaet import xlsx` of what people and programs do to tables.

use std::fs::{self, File};
use std::io::{Read, Write};

use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, Worksheet};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use crate::support::{Plan, Ran, pcaet};

const BEFORE: &str = "numero: \"1.1\"\ntitre: Isoler\n";

fn plan() -> Plan {
    pcaet().file("1.1.yaml", BEFORE.as_bytes())
}

/// Makes a workbook of one sheet.
fn workbook(fill: impl FnOnce(&mut Worksheet)) -> Vec<u8> {
    let mut book = Workbook::new();
    fill(book.add_worksheet());
    book.save_to_buffer().unwrap()
}

/// Imports a table, writing nothing.
fn try_out(plan: &Plan, bytes: impl AsRef<[u8]>) -> Ran {
    fs::write(plan.path().join("table"), bytes).unwrap();
    plan.run("import xlsx table -n")
}

/// Expects a table to be refused with these words, by both commands that read one, and nothing to be written.
#[track_caller]
fn refused(plan: &Plan, says: &str) {
    for command in ["import csv", "indicator import"] {
        let ran = plan.run(&format!("{command} table"));
        assert_eq!(
            (ran.code, &*ran.stdout, &*ran.stderr),
            (Some(2), "", &*format!("erreur : table {says}\n"))
        );
    }
    assert_eq!(plan.text("1.1.yaml"), BEFORE);
    assert_eq!(fs::read_dir(plan.actions()).unwrap().count(), 1);
}

#[test]
fn rows_that_say_nothing_and_titles_above_the_names_are_passed_over() {
    let merged = Format::new();
    let bytes = workbook(|sheet| {
        sheet.merge_range(1, 0, 1, 2, "Plan d’actions 2025", &merged).unwrap();
        sheet.merge_range(2, 0, 2, 1, "Action", &merged).unwrap();
        sheet.write_row(3, 0, ["N°", "Titre", "Date de début"]).unwrap();
        sheet.write_row(5, 0, ["1.1", "Isoler", "2024"]).unwrap();
        sheet.write_row(7, 0, [" ", "\u{a0}", ""]).unwrap();
        sheet.write_row(9, 0, ["1.2", "Chauffer"]).unwrap();
    });
    try_out(&plan(), bytes)
        .prints("1.1  Isoler\n  calendrier.debut : n.c. → 2024\n1.2  Chauffer  nouvelle fiche")
        .exits(0);
    try_out(&plan(), "\n;;\nnumero;titre;debut\n;;\n1.1;;2024\n\n;;\n1.2;Chauffer;\n")
        .prints("1.1  Isoler\n  calendrier.debut : n.c. → 2024\n1.2  Chauffer  nouvelle fiche")
        .exits(0);
}

#[test]
fn cells_that_are_merged_are_refused_where_they_would_be_read() {
    let bytes = workbook(|sheet| {
        sheet.write_row(0, 0, ["N°", "Titre", "Échelle"]).unwrap();
        sheet.write_row(1, 0, ["1.1", "Isoler"]).unwrap();
        sheet.write_row(2, 0, ["1.2", "Chauffer"]).unwrap();
        sheet.merge_range(1, 2, 2, 2, "Le Val", &Format::new()).unwrap();
    });
    try_out(&plan(), bytes)
        .prints("")
        .says(
            "
            colonnes lues : N° → numero, Titre → titre, Échelle → echelle
            erreur : rien n’a été écrit : 1 ligne refusée sur 2 (feuille Sheet1)
              ligne 3, colonne C : la cellule echelle est fusionnée avec une autre
                conseil : défusionner, et répéter le texte sur chaque ligne
              conseil : corriger cette ligne, puis relancer la même commande
            ",
        )
        .exits(1);
}

#[test]
fn a_day_is_read_as_a_date_or_a_text_and_told_where_it_is_a_number() {
    let day = Format::new().set_num_format("dd/mm/yyyy");
    let date = ExcelDateTime::from_ymd(2024, 3, 1).unwrap();
    let table = |fill: &dyn Fn(&mut Worksheet)| {
        workbook(|sheet| {
            sheet.write_row(0, 0, ["N°", "Début"]).unwrap().write(1, 0, "1.1").unwrap();
            fill(sheet);
        })
    };
    for (said, fill) in [
        ("2024-03-01", &|sheet: &mut Worksheet| drop(sheet.write_with_format(1, 1, &date, &day)) as _),
        ("2024-03-01", &|sheet| drop(sheet.write(1, 1, "01/03/2024"))),
        ("2024-03-01", &|sheet| drop(sheet.write(1, 1, "2024-03-01"))),
        ("2024-03", &|sheet| drop(sheet.write(1, 1, "mars 2024"))),
        ("2024", &|sheet| drop(sheet.write(1, 1, 2024))),
    ] as [(&str, &dyn Fn(&mut Worksheet)); 5]
    {
        let told = format!("1.1  Isoler\n  calendrier.debut : n.c. → {said}");
        try_out(&plan(), table(fill)).prints(&told).exits(0);
    }
    let number = table(&|sheet| drop(sheet.write(1, 1, 45_352)));
    try_out(&plan(), number)
        .prints("")
        .says(
            "
            colonnes lues : N° → numero, Début → calendrier.debut
            erreur : rien n’a été écrit : 1 ligne refusée sur 1 (feuille Sheet1)
              ligne 2, colonne B : 45352 est le nombre par lequel un tableur compte le 01/03/2024
                conseil : mettre la colonne au format Date, ou écrire le jour : 01/03/2024
              conseil : corriger cette ligne, puis relancer la même commande
            ",
        )
        .exits(1);
    let values = "numero;indicateur;periode;valeur\n1.1;x;45352;1\n";
    let plan = pcaet().fiche("1.1", "indicateurs: [{id: x}]");
    fs::write(plan.path().join("table"), values).unwrap();
    let ran = plan.run("indicator import table");
    assert!(ran.stderr.contains("ligne 2 : 45352 est le nombre par lequel un tableur compte le 01/03/2024"));
}

#[test]
fn a_column_without_a_name_that_holds_something_is_told_to_be_left() {
    try_out(&plan(), "numero;;titre;;\n1.1;perdu;Isoler;;\n1.2;;Chauffer;;perdu\n").says(
        "
        colonnes lues : numero, titre
        colonnes ignorées : (B), (E)
        1 nouvelle fiche ; 1 ligne déjà ainsi
        essai : rien n’a été écrit
        ",
    );
    let plan = pcaet().fiche("1.1", "indicateurs: [{id: x}]");
    fs::write(plan.path().join("table"), "numero;indicateur;;periode;valeur\n1.1;x;perdu;2024;1\n").unwrap();
    let ran = plan.run("indicator import table -n");
    assert!(ran.stderr.contains("colonne ignorée : (C)"), "{}", ran.stderr);
}

#[test]
fn a_cell_longer_than_any_file_is_refused() {
    let long = format!("numero;titre\n1.1;{}\n", "mot ".repeat(300_000));
    try_out(&plan(), long)
        .prints("")
        .says(
            "
            colonnes lues : numero, titre
            erreur : rien n’a été écrit : 1 ligne refusée sur 1
              ligne 2 : la cellule titre est trop longue : plus de 1 Mio
                conseil : aucune fiche n’en tient autant : en garder l’essentiel
              conseil : corriger cette ligne, puis relancer la même commande
            ",
        )
        .exits(1);
}

#[test]
fn what_is_no_table_or_too_much_of_one_is_refused_and_nothing_is_written() {
    let plan = plan();
    let path = plan.path().join("table");
    let packed = |name: &str, bytes: &[u8]| {
        let mut writer = ZipWriter::new(std::io::Cursor::new(Vec::new()));
        writer.start_file(name, SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
        writer.finish().unwrap().into_inner()
    };
    let no_workbook = "n’est pas un tableau que l’on sache lire : ce fichier compressé n’est pas un classeur Excel \
                       (.xlsx)\n  conseil : l’enregistrer en CSV ou en classeur Excel (.xlsx)";
    let whole = workbook(|sheet| drop(sheet.write_row(0, 0, ["N°", "Titre"])));
    for bytes in [packed("word/document.xml", b"<a/>"), whole[..whole.len() / 2].to_vec(), b"PK".to_vec()] {
        fs::write(&path, bytes).unwrap();
        refused(&plan, no_workbook);
    }
    fs::write(&path, packed("xl/worksheets/sheet1.xml", &vec![b' '; 129 << 20])).unwrap();
    refused(
        &plan,
        "est trop grand : plus de 128 Mio une fois décompressé\n  conseil : le partager en plusieurs",
    );
    File::create(&path).unwrap().set_len(200 << 20).unwrap();
    refused(&plan, "est trop grand : plus de 64 Mio\n  conseil : le partager en plusieurs");
}

#[test]
fn merged_cells_beside_the_table_cost_nothing() {
    let bytes = workbook(|sheet| {
        sheet.write_row(0, 0, ["N°", "Titre"]).unwrap();
        for row in 1..300 {
            sheet.write_row(row, 0, [&*format!("2.{row}"), "Planter"]).unwrap();
        }
    });
    let mut archive = ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut writer = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).unwrap();
        let (name, mut text) = (entry.name().unwrap().into_owned(), String::new());
        entry.read_to_string(&mut text).unwrap();
        // As many as the sheet has cells, each as tall as a sheet can be.
        let regions = "<mergeCell ref=\"ZZ1:ZZ1048576\"/>".repeat(200_000);
        let text = text.replace("</sheetData>", &format!("</sheetData><mergeCells>{regions}</mergeCells>"));
        writer.start_file(name, SimpleFileOptions::default()).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    let ran = try_out(&plan(), writer.finish().unwrap().into_inner());
    ran.exits(0);
    assert!(ran.stderr.contains("299 nouvelles fiches"), "{}", ran.stderr);
}
