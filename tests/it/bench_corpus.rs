//! The plan that the benches are run on: always the same, of the size it says, and readable.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use tempfile::TempDir;

#[path = "../../benches/corpus.rs"]
mod corpus;
#[path = "../../benches/structs.rs"]
mod structs;

use corpus::{Corpus, Kind, Options};

fn write(options: &Options) -> (TempDir, Corpus) {
    let folder = TempDir::new().unwrap();
    let corpus = corpus::write(folder.path(), options).unwrap();
    (folder, corpus)
}

/// The fiches of a plan, by file name.
fn fiches(folder: &Path) -> BTreeMap<String, String> {
    let mut fiches = BTreeMap::new();
    for path in pcaet::fs::walk(&folder.join("actions")).unwrap().fiches {
        fiches.insert(
            format!("actions/{}", path.file_name().unwrap().display()),
            pcaet::fs::read(&path).unwrap(),
        );
    }
    fiches
}

#[test]
fn the_same_options_give_the_same_plan() {
    let options = Options { fiches: 40, errors: 5, ..Options::default() };
    let ((one, first), (other, second)) = (write(&options), write(&options));
    assert_eq!(first, second);
    assert_eq!(fiches(one.path()), fiches(other.path()));
    let (third, _) = write(&Options { seed: 2, ..options });
    assert_ne!(fiches(one.path()), fiches(third.path()));
}

#[test]
fn a_plan_has_its_fiches_of_three_to_four_kilobytes_and_each_can_be_read() {
    let (folder, corpus) = write(&Options { fiches: 1_000, ..Options::default() });
    let fiches = fiches(folder.path());
    assert_eq!(fiches.len(), 1_000);
    assert!((3_000..4_000).contains(&(corpus.bytes / 1_000)), "{} bytes a fiche", corpus.bytes / 1_000);
    let mut titres = BTreeMap::new();
    for (file, text) in &fiches {
        let document = pcaet::yaml::Document::read(text);
        assert!(document.root.is_some() && document.faults.is_empty(), "{file}: {:?}", document.faults);
        let fiche: structs::Fiche =
            serde_yaml::from_str(text).unwrap_or_else(|error| panic!("{file}: {error}"));
        assert_eq!(*file, format!("actions/{}.yaml", fiche.numero));
        titres.insert(fiche.numero, (fiche.titre, fiche.liens));
    }
    // Whoever is linked links back, under the other's own titre.
    for (numero, (titre, liens)) in &titres {
        for lien in liens {
            let (other, back) = &titres[&lien.action];
            assert_eq!(*other, lien.titre);
            assert!(back.iter().any(|back| back.action == *numero && back.titre == *titre), "{numero}");
        }
    }
    let different: std::collections::BTreeSet<_> = titres.values().map(|(titre, _)| titre).collect();
    assert_eq!(different.len(), 1_000);
    assert!(fs::read_to_string(folder.path().join("actions/plan.yaml")).unwrap().contains("\"10\": "));
}

#[test]
fn the_first_ten_fiches_are_those_of_axe_4() {
    let (folder, _) = write(&Options { fiches: 10, ..Options::default() });
    let numeros: Vec<_> = fiches(folder.path()).into_keys().collect();
    assert_eq!(numeros[..3], ["actions/4.1.yaml", "actions/4.10.yaml", "actions/4.2.yaml"]);
}

#[test]
fn each_injected_error_stands_on_the_line_it_is_said_to() {
    let (folder, corpus) = write(&Options { fiches: 100, errors: 20, ..Options::default() });
    let spread: std::collections::BTreeSet<_> = corpus.expected.iter().map(|error| &error.file).collect();
    assert_eq!((corpus.expected.len(), spread.len()), (20, 20));
    check(&fiches(folder.path()), &corpus);

    let (folder, corpus) = write(&Options { fiches: 10, findings_per_fiche: 5, ..Options::default() });
    assert_eq!(corpus.expected.len(), 50);
    check(&fiches(folder.path()), &corpus);
}

fn check(fiches: &BTreeMap<String, String>, corpus: &Corpus) {
    for error in &corpus.expected {
        let line = fiches[&error.file].lines().nth(error.line - 1).unwrap();
        let written = match error.kind {
            Kind::Statut => "statut: encours",
            Kind::Date => "fin_estimee: 2026-13-01",
            Kind::Lien => "action: \"13.999999\"",
            Kind::Impact => "ges: 7",
            Kind::Valeur => "2024: ",
        };
        assert!(line.contains(written), "{error:?}: {line}");
    }
}

#[test]
fn a_plan_without_errors_is_consistent_on_its_day() {
    let (folder, _) = write(&Options { fiches: 300, ..Options::default() });
    for (file, text) in fiches(folder.path()) {
        let fiche: structs::Fiche = serde_yaml::from_str(&text).unwrap();
        let calendrier = &fiche.calendrier;
        assert!(calendrier.debut < calendrier.fin_estimee, "{file}");
        let is_over = fiche.statut == "realise";
        assert_eq!(is_over, calendrier.fin_effective.is_some(), "{file}");
        assert!(is_over || corpus::TODAY < calendrier.fin_estimee.as_str(), "{file}");
        for etape in &fiche.etapes {
            let is_done = etape.realisee.as_deref().is_some_and(|realisee| realisee != "non");
            assert_eq!(etape.echeance[..7] < corpus::TODAY[..7], is_done, "{file}: {}", etape.nom);
            assert!(calendrier.debut < etape.echeance && etape.echeance < calendrier.fin_estimee, "{file}");
        }
    }
}

#[test]
fn a_plan_without_errors_draws_no_remark() {
    let (folder, _) = write(&Options { fiches: 300, ..Options::default() });
    let mut command = std::process::Command::new(crate::support::BINARY);
    command.args(["validate", "--format", "concise", "--today", corpus::TODAY]).current_dir(folder.path());
    let answer = command.output().unwrap();
    assert_eq!(String::from_utf8_lossy(&answer.stdout), "");
}

/// The rule that tells each kind of injected error.
fn code(kind: Kind) -> &'static str {
    match kind {
        Kind::Statut => "valeur-inconnue",
        Kind::Date => "date-impossible",
        Kind::Lien => "lien-inconnu",
        Kind::Impact => "nombre-hors-echelle",
        Kind::Valeur => "valeur-hors-bornes",
    }
}

#[test]
fn every_injected_error_is_found_on_its_line_and_no_other() {
    let (folder, corpus) = write(&Options { fiches: 600, errors: 150, ..Options::default() });
    let mut command = std::process::Command::new(crate::support::BINARY);
    command.current_dir(folder.path()).args(["validate", "--format", "json", "--today", corpus::TODAY]);
    let ran = crate::support::Ran::from(command.output().unwrap());
    let answer = ran.json();
    let found = answer["diagnostics"].as_array().unwrap().iter();
    let told = |found: &&serde_json::Value| found["severity"] == "error" || found["code"] == "lien-inconnu";
    let mut found: Vec<(String, u64, String)> = found
        .filter(told)
        .map(|found| {
            let text = |key: &str| found[key].as_str().unwrap().to_owned();
            (text("path"), found["start"]["line"].as_u64().unwrap(), text("code"))
        })
        .collect();
    let mut expected: Vec<(String, u64, String)> = corpus
        .expected
        .iter()
        .map(|expected| (expected.file.clone(), expected.line as u64, code(expected.kind).to_owned()))
        .collect();
    found.sort();
    expected.sort();
    assert_eq!(found, expected);
    assert_eq!(expected.len(), 150);
}
