//! Workbooks in a spreadsheet: opened, saved anew, and taken back.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

fn pcaet(folder: &Path, words: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_pcaet"));
    command.current_dir(folder).args(["--lang", "en", "--today", "2026-11-01"]).args(words);
    command.output().unwrap()
}

/// Lets the spreadsheet make another file of one, and returns its path.
fn convert(folder: &Path, file: &str, form: &str) {
    let profile = format!("-env:UserInstallation=file://{}", folder.join("profile").display());
    let mut command = Command::new("soffice");
    command.current_dir(folder).arg(profile).args([
        "--headless",
        "--convert-to",
        form,
        "--outdir",
        "out",
        file,
    ]);
    let output = command.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

fn plan() -> TempDir {
    let folder = TempDir::new().unwrap();
    fs::create_dir(folder.path().join(".git")).unwrap();
    fs::create_dir(folder.path().join("actions")).unwrap();
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/val-dormance/actions");
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        fs::copy(entry.path(), folder.path().join("actions").join(entry.file_name())).unwrap();
    }
    folder
}

#[test]
#[ignore = "needs soffice (libreoffice-calc)"]
fn a_workbook_that_libreoffice_saved_anew_comes_back_as_it_left() {
    let folder = plan();
    let out = pcaet(folder.path(), &["export", "xlsx", "-o", "plan.xlsx"]);
    assert!(out.status.success());
    convert(folder.path(), "plan.xlsx", "xlsx:Calc MS Excel 2007 XML");
    let back = pcaet(folder.path(), &["import", "xlsx", "out/plan.xlsx", "--diff"]);
    assert_eq!(String::from_utf8_lossy(&back.stdout), "");
    let said = String::from_utf8_lossy(&back.stderr);
    assert!(said.ends_with("nothing changed; 236 rows already so\n"), "{said}");
}

#[test]
#[ignore = "needs soffice (libreoffice-calc)"]
fn libreoffice_reads_the_numbers_the_dates_and_the_texts_that_were_meant() {
    let folder = plan();
    pcaet(folder.path(), &["set", "1.1", "titre==1+1"]);
    let out = pcaet(folder.path(), &["export", "xlsx", "-o", "plan.xlsx"]);
    assert!(out.status.success());
    convert(folder.path(), "plan.xlsx", "csv:Text - txt - csv (StarCalc):44,34,76,1,,1033,false,true,false");
    let text = fs::read_to_string(folder.path().join("out/plan.csv")).unwrap();
    let first = text.lines().nth(1).unwrap();
    assert!(first.starts_with("1.1,=1+1,en-cours,"), "{first}");
    // A date that it writes in its own way is a date to it; 2023-01 stays the text that it is.
    assert!(text.contains(",2023-01,12/31/2028,"), "{text}");
    assert!(text.contains(",486000,ttc,"), "{text}");
}
