//! The JSON Schemas: what they accept the decoder accepts, both agree on what `fmt` writes, every answer holds to its own.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use jsonschema::Validator;
use pcaet::diagnostic::{Diagnostic, Severity};
use pcaet::langue::{Catalogue, FR, Langue};
use pcaet::plan::{Entete, Numero, Porteur};
use pcaet::workspace::encode::{self, Beside};
use pcaet::workspace::{decode, mend};
use pcaet::yaml::Document;
use pcaet::{interop, rules};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use serde_json::{Map, Value, json};

use crate::support::{Plan, Ran, committed, copy_of, pcaet, root};

/// What a schema cannot see: how one value stands to another, or to the file's name.
const RELATIONS: &[&str] = &[
    "numero-different",
    "id-double",
    "texte-double",
    "nom-double",
    "periodes-confondues",
    "valeur-hors-modalites",
];

/// A fiche with every key there is.
const WHOLE: &str = r#"{
    "numero": "4.5",
    "titre": "Lancer une démarche d’écologie industrielle",
    "publication": {"date": "2024-11-21", "auteur": "compte"},
    "statut": "en-pause",
    "statut_motif": "en attente de financement",
    "avancement": 40,
    "priorite": "moyenne",
    "echelle": "CC",
    "axe": "4",
    "parent": "4",
    "constat": "Un constat.\nSur deux lignes.\n",
    "objectifs": ["Limiter les impacts", "Créer des synergies"],
    "calendrier": {"debut": 2024, "fin_estimee": "2026-S1", "fin_effective": null, "permanente": "non"},
    "perimetres": ["energie", "ges"],
    "secteurs": ["industrie", "tertiaire"],
    "domaines": [1, "3"],
    "description": "Ce que l’on fait : beaucoup.",
    "etapes": [
        {"nom": "Construire", "detail": "avec la CCI", "debut": "2024-T1", "echeance": "2025-06",
         "realisee": "2025-03", "responsables": [{"nom": "A. Martin", "identifiant": "amartin"}, "B. Petit"]},
        "Évaluer"
    ],
    "liens": [{"action": "1.5", "titre": "Rénover"}, {"dispositif": "CRTE 2021-2026"}, "2.4"],
    "impacts": {"energie": 1, "ges": 2.5, "air": 0, "enr": null, "adaptation": 3},
    "gains": {"ges": {"valeur": 1.2, "unite": "ktCO2e", "par": "an", "horizon": 2030}, "energie": "non-chiffrable", "air": 3},
    "effets_attendus": ["emploi"],
    "elus": ["C. Blanc"],
    "coordinateurs": ["CCDH", "CCI"],
    "partenaires": "Communes",
    "responsables": ["D. Roux", {"nom": "E. Noir", "identifiant": null}],
    "services": ["Environnement"],
    "publics": ["Entreprises"],
    "participation": "concertation",
    "moyens": "un mi-temps",
    "budget": {
        "montant": 12000.5, "taxe": "ht", "commentaire": "hors études",
        "lignes": [{"type": "investissement", "annee": 2025, "prevu": 12000, "reel": null, "unite": "EUR"}],
        "financeurs": [{"nom": "ADEME", "montant": 5000, "taux": 40, "etat": "acquis", "commentaire": "notifié"}, "Région"]
    },
    "indicateurs": [
        {"id": "demarche-eit", "nom": "Mise en place", "modalites": {"0": "non", "1": "oui"}, "minimum": "non",
         "maximum": "oui", "seuil": null, "valeurs": {"2023": "non", "2024": {"valeur": "oui", "source": "GEHU"}}},
        {"id": "entreprises", "nom": "Entreprises", "unite": "nombre", "nature": "realisation", "sens": "hausse",
         "cumul": "dernier", "reference": 2023, "frequence": "annuelle", "delai": 3, "source": "GEHU",
         "referentiel": "cae_1.a", "cibles": {"2026": 30}, "minimum": 0, "maximum": 100, "seuil": -5,
         "valeurs": {"2023": 0, "2024-S1": {"valeur": 12, "source": null, "commentaire": "relevé"}}},
        {"voir": "plan/ges-residentiel"}
    ],
    "notes": [{"date": "2024-06-30", "texte": "Réunion", "auteur": "F. Vert"}],
    "documents": [{"titre": "Bilan", "url": "bilan.pdf"}, "https://exemple.fr"],
    "source": {"url": "https://exemple.fr/4.5", "tet": 12, "tc": "a1"},
    "x-maison": {"libre": [1, 2]}
}"#;

fn whole() -> Value {
    serde_json::from_str(WHOLE).unwrap()
}

/// What a value or a key is replaced by: what each field admits, what some do, and what none does.
fn pool() -> Vec<Value> {
    vec![
        json!(null),
        json!(true),
        json!(0),
        json!(3),
        json!(-1),
        json!(2.5),
        json!(101),
        json!(2024),
        json!(1_000_000_000_000_u64),
        json!("oui"),
        json!("2024-06"),
        json!("2024-02-30"),
        json!("2023-02-29"),
        json!("2024-02-29"),
        json!("2024-T4"),
        json!("21/11/2024"),
        json!("n.c."),
        json!("nc"),
        json!(""),
        json!("  "),
        json!("12 000,5"),
        json!("12"),
        json!("100.0"),
        json!("non-chiffrable"),
        json!("en-cours"),
        json!("En cours"),
        json!("acquis"),
        json!("4.5"),
        json!("../4"),
        json!("plan"),
        json!("plan/eau"),
        json!("{0=non;1=oui}"),
        json!("Un texte : long"),
        json!("x".repeat(301)),
        json!([]),
        json!({}),
        json!(["a", 1]),
        json!([null]),
        json!({"nom": "a"}),
        json!({"valeur": 3}),
        json!({"2024": 3}),
        json!({"action": "1.1"}),
        json!({"dispositif": null}),
    ]
}

const KEYS: &[&str] = &["x-note", "statuts", "2025", "2025-13", "nom", "voir", "valeur", "action", "pilote"];

/// Changes a place of a tree that the numbers choose.
fn disturb(tree: &mut Value, turns: &[(u16, u16, u16)]) {
    let pool = pool();
    for (place, kind, what) in turns {
        let mut places = 0;
        count(tree, &mut places);
        let mut left = usize::from(*place) % places.max(1);
        disturb_at(tree, &mut left, *kind, usize::from(*what), &pool);
    }
}

fn count(tree: &Value, places: &mut usize) {
    match tree {
        Value::Object(object) => object.values().for_each(|value| {
            *places += 1;
            count(value, places);
        }),
        Value::Array(items) => items.iter().for_each(|value| {
            *places += 1;
            count(value, places);
        }),
        _ => {}
    }
}

fn disturb_at(tree: &mut Value, left: &mut usize, kind: u16, what: usize, pool: &[Value]) -> bool {
    match tree {
        Value::Object(object) => {
            let keys: Vec<String> = object.keys().cloned().collect();
            for key in keys {
                if *left == 0 {
                    let value = object.remove(&key).unwrap();
                    match kind % 8 {
                        0 => {}
                        1 => drop(object.insert(KEYS[what % KEYS.len()].to_owned(), value)),
                        _ => drop(object.insert(key, pool[what % pool.len()].clone())),
                    }
                    return true;
                }
                *left -= 1;
                if disturb_at(&mut object[&key], left, kind, what, pool) {
                    return true;
                }
            }
            false
        }
        Value::Array(items) => {
            for index in 0..items.len() {
                if *left == 0 {
                    match kind % 8 {
                        0 => drop(items.remove(index)),
                        1 => items.push(pool[what % pool.len()].clone()),
                        _ => items[index] = pool[what % pool.len()].clone(),
                    }
                    return true;
                }
                *left -= 1;
                if disturb_at(&mut items[index], left, kind, what, pool) {
                    return true;
                }
            }
            false
        }
        _ => false,
    }
}

fn schema_of_fiches() -> Validator {
    let schema = interop::schema::fiche(&Entete::default(), &Catalogue::load(Langue::Fr));
    jsonschema::validator_for(&schema).unwrap()
}

/// Returns the errors of one value alone.
fn errors(found: &[Diagnostic]) -> Vec<&str> {
    let is_error = |code: &str| rules::find(code).is_some_and(|rule| rule.severity == Severity::Error);
    found.iter().map(|found| found.code).filter(|code| is_error(code) && !RELATIONS.contains(code)).collect()
}

/// Returns what a YAML text says, as a validator of JSON sees it.
fn as_json(text: &str) -> Value {
    fn convert(value: serde_yaml::Value) -> Value {
        match value {
            serde_yaml::Value::Mapping(entries) => {
                let key = |key: serde_yaml::Value| match convert(key) {
                    Value::String(text) => text,
                    other => other.to_string(),
                };
                let entries = entries.into_iter().map(|(name, value)| (key(name), convert(value)));
                entries.collect::<Map<_, _>>().into()
            }
            serde_yaml::Value::Sequence(items) => items.into_iter().map(convert).collect(),
            other => serde_json::to_value(other).unwrap(),
        }
    }
    convert(serde_yaml::from_str(text).unwrap())
}

#[test]
fn a_fiche_with_every_key_is_accepted_by_all() {
    let text = whole().to_string();
    let document = Document::read(&text);
    let decoded = decode::fiche(&document, &Numero::read("4.5").unwrap(), &Entete::default());
    assert_eq!(errors(&decoded.diagnostics), [""; 0]);
    let schema = schema_of_fiches();
    let refused: Vec<String> = schema.iter_errors(&whole()).map(|error| error.to_string()).collect();
    assert_eq!(refused, [""; 0]);
}

#[test]
fn what_the_schema_accepts_the_decoder_accepts_and_both_accept_what_fmt_writes() {
    let is_left = |found: &Diagnostic| found.code == "nc-litteral";
    let (schema, numero) = (schema_of_fiches(), Numero::read("4.5").unwrap());
    let cases = std::env::var("PCAET_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(2_000);
    let config = Config { cases, failure_persistence: None, ..Config::default() };
    let turns = proptest::collection::vec(any::<(u16, u16, u16)>(), 1..4);
    let outcome = TestRunner::new(config).run(&turns, |turns| {
        let mut tree = whole();
        disturb(&mut tree, &turns);
        let text = tree.to_string();
        let document = Document::read(&text);
        let decoded = decode::fiche(&document, &numero, &Entete::default());
        let errors = errors(&decoded.diagnostics);
        if schema.is_valid(&tree) {
            prop_assert!(errors.is_empty(), "the decoder says {errors:?} of what the schema accepts: {text}");
        }
        if errors.is_empty() {
            let porteur = Porteur::Fiche(numero.clone());
            let entete = Entete::default();
            let mended = mend::mend(&text, &porteur, &entete, mend::is_of_writing);
            let laid = mend::canonical(&mended, &porteur, &entete).unwrap_or(mended);
            // An item of a list that says n.c. is told, and left: without it the item would not be one.
            if decode::fiche(&Document::read(&laid), &numero, &entete).diagnostics.iter().any(is_left) {
                return Ok(());
            }
            let refused: Vec<String> = schema
                .iter_errors(&as_json(&laid))
                .map(|error| format!("{} {error}", error.instance_path()))
                .collect();
            prop_assert!(
                refused.is_empty(),
                "the decoder accepts what the schema refuses: {refused:?} in\n{laid}"
            );
        }
        Ok(())
    });
    if let Err(error) = outcome {
        panic!("{error}");
    }
}

#[test]
fn what_the_decoder_reads_is_written_as_fmt_leaves_it_and_read_again() {
    let numero = Numero::read("4.5").unwrap();
    let cases = std::env::var("PCAET_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(2_000) / 4;
    let config = Config { cases, failure_persistence: None, ..Config::default() };
    let turns = proptest::collection::vec(any::<(u16, u16, u16)>(), 0..4);
    let outcome = TestRunner::new(config).run(&turns, |turns| {
        let mut tree = whole();
        disturb(&mut tree, &turns);
        let text = tree.to_string();
        let entete = Entete::default();
        let decoded = decode::fiche(&Document::read(&text), &numero, &entete);
        let Some(fiche) = decoded.value.filter(|_| errors(&decoded.diagnostics).is_empty()) else {
            return Ok(());
        };
        // It proves by itself that both readers find the fiche again.
        let written = encode::fiche(&fiche, &Beside::default(), &entete, "4.5.yaml");
        let written = written.map_err(|why| TestCaseError::fail(format!("{why:?} of {text}")))?;
        let laid = mend::canonical(&written, &Porteur::Fiche(numero.clone()), &entete);
        prop_assert_eq!(laid.ok(), Some(written));
        Ok(())
    });
    if let Err(error) = outcome {
        panic!("{error}");
    }
}

/// Reads a schema that the binary prints.
fn printed(plan: &Plan, what: &str) -> Validator {
    let ran = plan.run(&format!("schema {what}"));
    jsonschema::draft202012::new(&serde_json::from_str(&ran.stdout).unwrap()).unwrap()
}

fn refusals(schema: &Validator, instance: &Value) -> Vec<String> {
    schema.iter_errors(instance).map(|error| format!("{} {error}", error.instance_path())).collect()
}

#[test]
fn the_schemas_accept_every_plan_of_the_repository() {
    for folder in ["actions", "examples/val-dormance/actions", "tests/plans/dourdannais"] {
        let plan = copy_of(folder);
        let (fiche, heading) = (printed(&plan, "fiche"), printed(&plan, "plan"));
        for entry in fs::read_dir(plan.actions()).unwrap() {
            let path = entry.unwrap().path();
            if !path.is_file() {
                continue;
            }
            let schema = if path.ends_with("plan.yaml") { &heading } else { &fiche };
            let refused = refusals(schema, &as_json(&fs::read_to_string(&path).unwrap()));
            assert_eq!(refused, [""; 0], "{}", path.display());
        }
    }
}

#[test]
fn the_schema_of_a_plan_knows_the_words_it_adds_and_the_rules() {
    let plan = pcaet().fiche("1.1", "").file("plan.yaml", b"vocabulaire: {secteurs: [tourisme]}\n");
    let tourism = json!({"numero": "1.1", "titre": "T", "secteurs": ["tourisme", "energie"]});
    assert_eq!(refusals(&printed(&plan, "fiche"), &tourism), [""; 0]);
    assert_eq!(refusals(&printed(&pcaet(), "fiche"), &tourism).len(), 1);
    let heading = printed(&plan, "plan");
    assert!(heading.is_valid(&json!({"regles": {"lien-inconnu": "note", "fiche-incomplete": null}})));
    assert!(!heading.is_valid(&json!({"regles": {"lien-inconu": "note"}})));
    assert!(!heading.is_valid(&json!({"regles": {"lien-inconnu": "grave"}})));
    assert!(!heading.is_valid(&json!({"siren": "12345"})));
    assert!(heading.is_valid(&json!({})));
}

/// Collects what a schema tells of each of its places.
fn told(schema: &Value, place: &str, found: &mut BTreeMap<String, String>) {
    match schema {
        Value::Object(object) => {
            for (key, value) in object {
                match value.as_str() {
                    Some(text) if key == "description" => {
                        drop(found.insert(place.to_owned(), text.to_owned()));
                    }
                    _ => told(value, &format!("{place}/{key}"), found),
                }
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                told(item, &format!("{place}/{index}"), found);
            }
        }
        _ => {}
    }
}

#[test]
fn every_field_is_told_in_french_and_nothing_else_is() {
    let (mut french, mut english) = (BTreeMap::new(), BTreeMap::new());
    for (langue, found) in [("fr", &mut french), ("en", &mut english)] {
        let plan = pcaet().lang(langue);
        for what in ["fiche", "plan"] {
            let schema: Value = serde_json::from_str(&plan.run(&format!("schema {what}")).stdout).unwrap();
            told(&schema, what, found);
        }
    }
    assert!(french.keys().eq(english.keys()));
    let same: Vec<&String> = french.keys().filter(|place| french[*place] == english[*place]).collect();
    assert_eq!(same, [""; 0], "told in English only");
    let said: BTreeSet<&str> = french.values().map(String::as_str).collect();
    for line in FR.lines().filter(|line| line.starts_with("schema-") && !line.starts_with("schema-titre-")) {
        let (key, text) = line.split_once(" = ").unwrap();
        assert!(said.contains(text), "{key} tells of no field");
    }
}

#[test]
fn every_answer_holds_to_its_schema() {
    let plan = copy_of("examples/val-dormance/actions")
        .fiche("9.9", "statuts: en-cours\nliens: [{action: \"9.8\"}]");
    let plan = committed(plan).fiche("9.5", "");
    let header = "numero;indicateur;periode;valeur\n";
    for (name, row) in
        [("values.csv", "1.1;menages-accompagnes;2026;14"), ("refused.csv", "1.1;menages;2026;14")]
    {
        fs::write(plan.path().join(name), format!("{header}{row}\n")).unwrap();
    }
    fs::copy(root().join("tests/pages/4.5.txt"), plan.path().join("4.5.txt")).unwrap();
    fs::write(plan.path().join("fiches.csv"), "N°;Titre;Statut\n9.8;Une;à venir\n").unwrap();
    let lines = [
        "show 1.1 2.2 9.9 --json",
        "list --json",
        "status --json",
        "summary --json",
        "summary --since HEAD --json",
        "diff --json",
        "log 1.1 --json",
        "log 9.5 --json",
        "agenda --json",
        "validate --format json",
        "validate --format json --statistics",
        "validate --format json --fix -n",
        "fmt -n --json",
        "validate --write-baseline known.json",
        "indicator list --json",
        "indicator show 1.1 menages-accompagnes --json",
        "indicator add 1.1 kits sens=hausse cibles.2026=30 -n --json",
        "indicator set 1.1 menages-accompagnes 14 --period 2026 --source A -n --json",
        "indicator unset 1.1 menages-accompagnes --period 2024 -n --json",
        "set 1.1 statut=en-cours etapes+=Bilan partenaires-=Personne -n --json",
        "merge-file actions/1.1.yaml actions/1.2.yaml actions/1.3.yaml -p --json",
        "import csv fiches.csv -n --json",
        "indicator import values.csv -n --json",
        "indicator import refused.csv -n --json",
        "import page 4.5.txt -n --json",
        "explain --all --json",
        "init --json",
        "new 9.7 Titre --json",
        "edit 2.2 --json",
        "export jsonl --grep menages-accompagnes",
        "rename 2.2 2.9 -n --json",
        "show 9.6 --json",
        "shwo --json",
    ];
    let mut kinds = BTreeSet::new();
    for line in lines {
        // An editor that leaves the text as it is.
        let ran = Ran::from(plan.command().env("EDITOR", ":").args(plan.words(line)).output().unwrap());
        let text = match line {
            "validate --write-baseline known.json" => {
                fs::read_to_string(plan.path().join("known.json")).unwrap()
            }
            _ if ran.stdout.is_empty() => ran.stderr,
            _ => ran.stdout,
        };
        let answer: Value = serde_json::from_str(&text).unwrap_or_else(|_| panic!("{line} answers {text}"));
        let kind = answer["kind"].as_str().unwrap().to_owned();
        assert_eq!(refusals(&printed(&plan, &format!("output {kind}")), &answer), [""; 0], "{line}");
        kinds.insert(kind);
    }
    // The list of the kinds is what the command line says of itself: none goes without an answer above.
    let schema = pcaet::cli::command();
    let output =
        schema.find_subcommand("schema").and_then(|schema| schema.find_subcommand("output")).unwrap();
    let kind = output.get_arguments().find(|argument| argument.get_id() == "kind").unwrap();
    let listed: BTreeSet<String> =
        kind.get_possible_values().iter().map(|value| value.get_name().to_owned()).collect();
    assert_eq!(kinds, listed);
}
