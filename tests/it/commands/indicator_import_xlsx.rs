//! `pcaet indicator import`: workbooks

use std::io::Write as _;

use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook, Worksheet};
use zip::write::SimpleFileOptions;

use super::indicator_import::{plan, texts, write};
use crate::support::Plan;

const HEADER: [&str; 6] = ["Numéro", "Indicateur", "Période", "Valeur", "Source", "Commentaire"];

/// Writes a workbook of one sheet under the usual header.
fn workbook(plan: &Plan, fill: impl FnOnce(&mut Worksheet)) {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.write_row(0, 0, HEADER).unwrap();
    fill(sheet);
    write(plan, "valeurs.xlsx", workbook.save_to_buffer().unwrap());
}

fn date(year: u16, month: u8, day: u8) -> ExcelDateTime {
    ExcelDateTime::from_ymd(year, month, day).unwrap()
}

#[test]
fn texts_numbers_and_dates_of_a_workbook_are_read_as_they_are_meant() {
    let plan = plan();
    let day = Format::new().set_num_format("dd/mm/yyyy");
    workbook(&plan, |sheet| {
        sheet.write_row(1, 0, ["4.10", "bornes"]).unwrap();
        sheet.write(1, 2, 2023).unwrap().write(1, 3, 0.1).unwrap();
        sheet.write_row(2, 0, ["4.10", "bornes"]).unwrap();
        sheet.write_with_format(2, 2, date(2024, 12, 31), &day).unwrap().write(2, 3, 12).unwrap();
        // Row 4 is empty, row 5 gives no value.
        sheet.write_row(4, 0, ["4.5", "kits", "2023"]).unwrap();
        sheet.write_row(5, 0, ["4.5", "eit", "2024"]).unwrap().write(5, 3, true).unwrap();
        sheet.write_row(6, 0, ["4.5", "kits", "2023-S1", "12 000,5"]).unwrap();
        sheet.write(6, 4, 12).unwrap();
        sheet.write_row(7, 0, ["4.5", "kits", "03/04/2024"]).unwrap();
        sheet.write(7, 3, Formula::new("=0.1+0.2").set_result("0.30000000000000004")).unwrap();
    });
    plan.run("indicator import valeurs.xlsx")
        .prints(
            "
            N°    Indicateur  Période     Avant  Après
            4.10  bornes      2023        n.c.   0,1
            4.10  bornes      31/12/2024  n.c.   12
            4.5   eit         2024        n.c.   oui
            4.5   kits        S1 2023     n.c.   12\u{202f}000,5
            4.5   kits        03/04/2024  n.c.   0,3
            5 valeurs dans 2 fichiers ; 1 ligne sans valeur
            ",
        )
        .says("")
        .exits(0);
    assert!(plan.text("4.10.yaml").ends_with("    valeurs:\n      2023: 0.1\n      2024-12-31: 12\n"));
    plan.run("validate --format concise").prints("").exits(0);
}

#[test]
fn a_numero_that_became_a_number_is_taken_only_where_there_is_no_doubt() {
    let plan = plan()
        .fiche("4.1", "")
        .fiche("7", "indicateurs:\n  - id: a")
        .fiche("8.20", "indicateurs:\n  - id: a");
    let day = Format::new().set_num_format("d mmm");
    workbook(&plan, |sheet| {
        for (row, (numero, id)) in
            [(4.5, "kits"), (7.0, "a"), (4.1, "bornes"), (8.2, "a"), (9.3, "a")].iter().enumerate()
        {
            let row = u32::try_from(row).unwrap() + 1;
            sheet.write(row, 0, *numero).unwrap().write(row, 1, *id).unwrap();
            sheet.write(row, 2, 2023).unwrap().write(row, 3, 1).unwrap();
        }
        sheet.write_with_format(6, 0, date(2024, 5, 4), &day).unwrap();
        sheet.write_row(6, 1, ["kits", "2023", "1"]).unwrap();
    });
    let remedy = "conseil : mettre la colonne au format Texte et y retaper les numéros : un tableur fait de";
    plan.run("indicator import valeurs.xlsx")
        .prints_nothing()
        .says(&format!(
            "
            erreur : rien n’a été écrit : 4 lignes refusées sur 6 (feuille Sheet1)
              ligne 4, colonne A : la cellule contient le nombre 4.1, où un numéro est un texte : 4.1, 4.10 ?
                {remedy} 4.10 le nombre 4,1
              ligne 5, colonne A : la cellule contient le nombre 8.2, où un numéro est un texte : 8.20 ?
                {remedy} 4.10 le nombre 4,1
              ligne 6, colonne A : la cellule contient le nombre 9.3, où un numéro est un texte
                {remedy} 4.10 le nombre 4,1
              ligne 7, colonne A : la cellule contient la date du 04/05/2024, où un numéro est un texte
                {remedy} 4.5 une date
              conseil : corriger ces lignes, puis relancer la même commande
            "
        ))
        .exits(1);
}

#[test]
fn cells_that_say_something_else_than_they_show_are_refused() {
    let plan = plan();
    let before = texts(&plan);
    let percent = Format::new().set_num_format("0 %");
    let unit = Format::new().set_num_format("0\" %\"");
    let plain = Format::new();
    workbook(&plan, |sheet| {
        for row in 1..8 {
            sheet.write_row(row, 0, ["4.10", "bornes"]).unwrap().write(row, 2, 2010 + row).unwrap();
        }
        sheet.write_with_format(1, 3, 0.45, &percent).unwrap();
        sheet.write_with_format(2, 3, 45, &unit).unwrap();
        sheet.write(3, 3, Formula::new("=1/0").set_result("#DIV/0!")).unwrap();
        // A formula that says nothing gives no value.
        sheet.write(4, 3, Formula::new("=\"\"").set_result("")).unwrap();
        sheet.merge_range(5, 3, 6, 3, "3", &plain).unwrap();
        sheet.write_with_format(7, 3, date(2024, 5, 1), &Format::new().set_num_format("d/m")).unwrap();
    });
    plan.run("indicator import valeurs.xlsx")
        .says(
            "
            erreur : rien n’a été écrit : 4 lignes refusées sur 7 (feuille Sheet1)
              ligne 2, colonne D : la cellule affiche un pourcentage, et contient 0,45
                conseil : la mettre au format Nombre, avec la valeur telle que la fiche la compte : 45 si son unité est %
              ligne 4, colonne D : la cellule contient l’erreur #DIV/0!
                conseil : corriger la formule, ou vider la valeur pour passer la ligne
              ligne 7, colonne D : la cellule valeur est fusionnée avec une autre
                conseil : défusionner, et répéter le texte sur chaque ligne
              ligne 8, colonne D : « 2024-05-01 » n’est pas un nombre, et « bornes » en attend un
                conseil : écrire 12000.5 ou 12 000,5
              conseil : corriger ces lignes, puis relancer la même commande
            ",
        )
        .exits(1);
    assert_eq!(texts(&plan), before);
}

#[test]
fn a_formula_that_nobody_has_computed_is_refused() {
    let plan = plan();
    let sheet = "<worksheet><sheetData>\
        <row r=\"1\"><c t=\"inlineStr\"><is><t>numero</t></is></c><c t=\"inlineStr\"><is><t>id</t></is></c>\
        <c t=\"inlineStr\"><is><t>date</t></is></c><c t=\"inlineStr\"><is><t>valeur</t></is></c></row>\
        <row r=\"2\"><c t=\"inlineStr\"><is><t>4.10</t></is></c><c t=\"inlineStr\"><is><t>bornes</t></is></c>\
        <c><v>2024</v></c><c><f>1+1</f></c></row></sheetData></worksheet>";
    let workbook = "<workbook xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">\
        <sheets><sheet name=\"A\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>";
    let relations = "<Relationships><Relationship Id=\"r1\" Target=\"worksheets/sheet1.xml\" \
        Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\"/></Relationships>";
    let package =
        relations.replace("/worksheet\"", "/officeDocument\"").replace("worksheets/sheet1", "xl/workbook");
    let files = [
        ("_rels/.rels", package.as_bytes()),
        ("xl/workbook.xml", workbook.as_bytes()),
        ("xl/_rels/workbook.xml.rels", relations.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ];
    write(&plan, "valeurs.xlsx", packed(&files));
    plan.run("indicator import valeurs.xlsx")
        .says(
            "
            erreur : rien n’a été écrit : 1 ligne refusée sur 1 (feuille A)
              ligne 2, colonne D : la cellule contient une formule que personne n’a calculée
                conseil : ouvrir le classeur dans un tableur, et l’enregistrer
              conseil : corriger cette ligne, puis relancer la même commande
            ",
        )
        .exits(1);
}

#[test]
fn the_first_sheet_with_the_columns_is_read_unless_one_is_named() {
    let plan = plan();
    let mut book = Workbook::new();
    book.add_worksheet().set_name("Notice").unwrap().write(0, 0, "Mode d’emploi").unwrap();
    for (name, value) in [("Cachée", 0), ("Relevés", 1), ("Prévu", 2)] {
        let sheet = book.add_worksheet().set_name(name).unwrap();
        sheet.set_hidden(value == 0);
        sheet.write_row(2, 1, HEADER).unwrap().write_row(3, 1, ["4.10", "bornes", "2023"]).unwrap();
        sheet.write(3, 4, value).unwrap();
    }
    write(&plan, "valeurs.xlsx", book.save_to_buffer().unwrap());
    let table = |value| {
        format!(
            "N°    Indicateur  Période  Avant  Après\n4.10  bornes      2023     n.c.   {value}\n1 valeur dans 1 fichier"
        )
    };
    plan.run("indicator import valeurs.xlsx -n").prints(&table(1)).exits(0);
    plan.run("indicator import valeurs.xlsx -n --sheet Prévu").prints(&table(2)).exits(0);
    plan.run("indicator import valeurs.xlsx --sheet Prevu")
        .says("erreur : --sheet : « Prevu » n’existe pas\n  conseil : peut-être Prévu · choisir parmi : Notice, Cachée, Relevés, Prévu")
        .exits(2);
    plan.run("indicator import valeurs.xlsx --sheet Notice")
        .says(
            "
            erreur : valeurs.xlsx (feuille Notice) : il manque les colonnes numero, indicateur, periode, valeur
              conseil : la première ligne remplie nomme les colonnes ; on y lit : Mode d’emploi
            ",
        )
        .exits(2);
    write(&plan, "valeurs.csv", "numero;indicateur;periode;valeur\n");
    plan.run("indicator import valeurs.csv --sheet Prévu")
        .says("erreur : valeurs.csv n’a pas de feuilles : c’est un texte\n  conseil : retirer --sheet, qui choisit la feuille d’un classeur")
        .exits(2);
}

#[test]
fn a_merged_header_is_told_by_the_columns_it_hides() {
    let plan = plan();
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.merge_range(0, 0, 0, 3, "Valeurs 2024", &Format::new()).unwrap();
    sheet.write_row(1, 0, HEADER).unwrap();
    write(&plan, "valeurs.xlsx", book.save_to_buffer().unwrap());
    plan.run("indicator import valeurs.xlsx")
        .says(
            "
            erreur : valeurs.xlsx (feuille Sheet1) : il manque les colonnes numero, indicateur, periode, valeur
              conseil : la première ligne remplie nomme les colonnes ; on y lit : Valeurs 2024
            ",
        )
        .exits(2);
}

/// Packs files as a workbook is packed.
fn packed(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in files {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

#[test]
fn what_is_no_workbook_is_told_for_what_it_is() {
    let plan = plan();
    let mut whole = Workbook::new();
    whole.add_worksheet().write_row(0, 0, HEADER).unwrap();
    let whole = whole.save_to_buffer().unwrap();
    for (bytes, said) in [
        (
            packed(&[("notes.txt", b"bonjour")]),
            "n’est pas un tableau que l’on sache lire : ce fichier compressé n’est pas un classeur Excel (.xlsx)\n  conseil : l’enregistrer en CSV ou en classeur Excel (.xlsx)",
        ),
        (
            whole[..whole.len() / 2].to_vec(),
            "n’est pas un tableau que l’on sache lire : ce fichier compressé n’est pas un classeur Excel (.xlsx)\n  conseil : l’enregistrer en CSV ou en classeur Excel (.xlsx)",
        ),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec(),
            "n’est pas un tableau que l’on sache lire : c’est un classeur d’un ancien format (.xls), ou protégé par un mot de passe\n  conseil : l’enregistrer en CSV ou en classeur Excel (.xlsx)",
        ),
        (
            packed(&[("xl/worksheets/sheet1.xml", &vec![b' '; 129 << 20])]),
            "est trop grand : plus de 128 Mio une fois décompressé\n  conseil : le partager en plusieurs",
        ),
    ] {
        write(&plan, "valeurs.xlsx", bytes);
        plan.run("indicator import valeurs.xlsx")
            .prints_nothing()
            .says(&format!("erreur : valeurs.xlsx {said}"))
            .exits(2);
    }
}
