//! `pcaet validate --format`: what other programs read.

use std::collections::BTreeSet;
use std::fs;

use serde_json::{Value, json};

use crate::support::{Plan, Ran, pcaet, root};

/// A fiche with two mistakes, one of which would forge a command, and one without any.
fn plan() -> Plan {
    pcaet()
        .fiche("1.1", "priorite: \"haute\\n::error::é, 100 %\"\nstatuts: en-cours")
        .fiche("1.2", "statut: en-cours")
        .lang("en")
}

#[test]
fn concise_is_one_line_a_finding() {
    plan()
        .run("validate --format concise")
        .prints(
            "
            actions/1.1.yaml:3:11: error[valeur-inconnue] priorite: there is no “haute ::error::é, 100 %”
            actions/1.1.yaml:4:1: error[cle-inconnue] unknown key “statuts”
            ",
        )
        .says("2 files read: 2 errors, no warnings")
        .exits(1);
}

#[test]
fn github_commands_cannot_be_forged_by_a_fiche() {
    plan()
        .run("validate --format github")
        .prints(
            "
            ::error file=actions/1.1.yaml,line=3,col=11,endLine=3,endColumn=37,title=valeur-inconnue::priorite: there is no “haute%0A::error::é, 100 %25” · maybe haute · choose among: haute, moyenne, basse
            ::error file=actions/1.1.yaml,line=4,col=1,endLine=4,endColumn=8,title=cle-inconnue::unknown key “statuts” · write statut · a key of your own begins with x-
            ",
        )
        .exits(1);
}

#[test]
fn services_of_git_are_told_paths_from_the_root_of_the_repository() {
    let plan = pcaet().lang("en");
    let below = plan.path().join("climat/actions");
    fs::create_dir_all(&below).unwrap();
    fs::write(below.join("1.1.yaml"), "numero: \"1.1\"\ntitre: Une action\nstatuts: en-cours\n").unwrap();
    let ran = |from: &str, format: &str| {
        let folder = plan.path().join(from);
        let words = plan.words(&format!("validate -A suivi-ancien --format {format}"));
        Ran::from(plan.command().current_dir(folder).args(words).output().unwrap())
    };
    for from in ["climat", "climat/actions"] {
        ran(from, "github").prints(
            "::error file=climat/actions/1.1.yaml,line=3,col=1,endLine=3,endColumn=8,title=cle-inconnue::unknown key “statuts” · write statut · a key of your own begins with x-",
        );
        ran(from, "markdown").prints(
            "
            | Severity | Where | Rule | Finding |
            |---|---|---|---|
            | error | climat/actions/1.1.yaml:3 | cle-inconnue | unknown key “statuts” · write statut · a key of your own begins with x- |
            ",
        );
        assert_eq!(ran(from, "gitlab").json()[0]["location"]["path"], "climat/actions/1.1.yaml");
        let place = &ran(from, "sarif").json()["runs"][0]["results"][0]["locations"][0]["physicalLocation"];
        assert_eq!(place["artifactLocation"]["uri"], "climat/actions/1.1.yaml");
    }
    // Eyes and editors follow a path from where they stand.
    ran("climat/actions", "concise")
        .prints("../actions/1.1.yaml:3:1: error[cle-inconnue] unknown key “statuts”");
}

#[test]
fn github_is_given_ten_annotations_a_level_errors_first() {
    let mut plan = pcaet().fiche("1.1", "liens: [{action: \"9.9\"}]").lang("en");
    for sub in 2..=13 {
        plan = plan.fiche(&format!("1.{sub}"), "statuts: en-cours");
    }
    let ran = plan.run("validate --format github");
    let lines: Vec<&str> = ran.stdout.lines().collect();
    assert_eq!(lines.len(), 12);
    assert!(lines[..10].iter().all(|line| line.starts_with("::error file=actions/1.")));
    assert_eq!(lines[10], "2 more without annotation (error)");
    assert!(lines[11].starts_with("::warning file=actions/1.1.yaml,"), "{}", lines[11]);
}

#[test]
fn github_is_given_a_page_where_it_asks_for_one() {
    let plan = plan();
    let page = plan.path().join("page.md");
    fs::write(&page, "before\n").unwrap();
    let mut command = plan.command();
    command.args(plan.words("validate --format github")).env("GITHUB_STEP_SUMMARY", &page);
    command.output().unwrap();
    assert_eq!(
        fs::read_to_string(&page).unwrap(),
        "before\n\
         2 files read: 2 errors, no warnings\n\n\
         | Severity | Where | Rule | Finding |\n\
         |---|---|---|---|\n\
         | error | actions/1.1.yaml:3 | valeur-inconnue | priorite: there is no “haute ::error::é, 100 %” · maybe haute · choose among: haute, moyenne, basse |\n\
         | error | actions/1.1.yaml:4 | cle-inconnue | unknown key “statuts” · write statut · a key of your own begins with x- |\n\n"
    );
}

#[test]
fn markdown_is_a_table_whose_texts_stay_in_their_cells() {
    pcaet()
        .fiche("1.1", "statut: \"a | <b> [c](d)\"")
        .lang("en")
        .run("validate --format markdown")
        .prints(
            "
            | Severity | Where | Rule | Finding |
            |---|---|---|---|
            | error | actions/1.1.yaml:3 | valeur-inconnue | statut: there is no “a \\| &lt;b&gt; \\[c\\](d)” · choose among: a-venir, a-discuter, en-cours, realise, en-retard, en-pause, bloque, abandonne |
            ",
        );
}

#[test]
fn sarif_counts_columns_in_characters_and_holds_to_its_schema() {
    let ran = plan().run("validate --format sarif");
    ran.exits(1);
    let log = ran.json();
    let schema = fs::read_to_string(root().join("tests/schemas/sarif-2.1.0-rtm.5.json")).unwrap();
    // One pattern is published with a bracket too many, which no strict reader of patterns admits.
    let schema: Value = serde_json::from_str(&schema.replace("{2}]?$", "{2}$")).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let errors: Vec<String> = validator.iter_errors(&log).map(|error| error.to_string()).collect();
    assert_eq!(errors, Vec::<String>::new());
    let mut broken = log.clone();
    broken["runs"][0]["columnKind"] = "letters".into();
    assert!(!validator.is_valid(&broken), "the schema is one that refuses");
    let run = &log["runs"][0];
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    assert_eq!(
        run["tool"]["driver"]["rules"],
        json!([
            {"id": "cle-inconnue", "shortDescription": {"text": "cle inconnue"}, "defaultConfiguration": {"level": "error"}},
            {"id": "valeur-inconnue", "shortDescription": {"text": "valeur inconnue"}, "defaultConfiguration": {"level": "error"}},
        ])
    );
    let fingerprint = &run["results"][0]["partialFingerprints"]["pcaet/v1"];
    assert_eq!(
        run["results"][0],
        json!({
            "ruleId": "valeur-inconnue",
            "ruleIndex": 1,
            "level": "error",
            "message": {"text": "priorite: there is no “haute\n::error::é, 100 %” · maybe haute · choose among: haute, moyenne, basse"},
            "locations": [{
                "physicalLocation": {
                    "artifactLocation": {"uri": "actions/1.1.yaml"},
                    "region": {"startLine": 3, "startColumn": 11, "endLine": 3, "endColumn": 37},
                },
                "logicalLocations": [{"fullyQualifiedName": "1.1/priorite"}],
            }],
            "partialFingerprints": {"pcaet/v1": fingerprint},
        })
    );
}

#[test]
fn a_fingerprint_does_not_move_with_its_line() {
    let print = |plan: &Plan| plan.run("validate --format gitlab").json()[0]["fingerprint"].clone();
    let here = pcaet().fiche("1.1", "statut: truc");
    let lower = pcaet().fiche("1.1", "\n# une ligne\npriorite: haute\nstatut: truc");
    assert_eq!(print(&here), print(&lower));
}

#[test]
fn gitlab_fingerprints_are_unique() {
    let plan =
        pcaet().fiche("1.1", "# pcaet: ignore[rien]\nstatut: en-cours\n# pcaet: ignore[rien]").lang("en");
    let report = plan.run("validate --format gitlab").json();
    let issues = report.as_array().unwrap();
    let prints: BTreeSet<&str> = issues.iter().filter_map(|issue| issue["fingerprint"].as_str()).collect();
    assert_eq!((issues.len(), prints.len()), (2, 2));
    assert_eq!(
        issues[0],
        json!({
            "description": "“rien” is not a rule that can be silenced · write # pcaet: ignore[code] and the reason; commas separate several codes",
            "check_name": "ignore-inconnu",
            "fingerprint": issues[0]["fingerprint"],
            "severity": "minor",
            "location": {"path": "actions/1.1.yaml", "lines": {"begin": 3, "end": 3}},
        })
    );
    // What GitLab's documentation asks of each issue; no package ships its schema.
    for issue in plan.run("validate --format gitlab -D ignore-inconnu").json().as_array().unwrap() {
        for key in ["description", "check_name", "fingerprint"] {
            assert!(issue[key].as_str().is_some_and(|text| !text.is_empty()), "{key}");
        }
        assert!(
            ["info", "minor", "major", "critical", "blocker"].map(Value::from).contains(&issue["severity"])
        );
        assert!(issue["location"]["path"].as_str().is_some_and(|path| !path.starts_with(['/', '.'])));
        assert!(issue["location"]["lines"]["begin"].as_u64().is_some_and(|line| line >= 1));
    }
}

#[test]
fn junit_has_one_test_a_file_that_fails_for_what_fails_validate() {
    let plan = pcaet()
        .fiche("1.1", "statuts: <en-cours>\nliens: [{action: \"9.9\"}]")
        .fiche("1.2", "statut: en-cours")
        .file("plan.yaml", b"nom: Un plan\n")
        .lang("en");
    plan.run("validate --format junit").prints(
        r#"
        <?xml version="1.0" encoding="UTF-8"?>
        <testsuites name="pcaet validate" tests="3" failures="1" errors="0">
          <testsuite name="pcaet validate" tests="3" failures="1" errors="0" skipped="0" time="0">
            <testcase classname="pcaet" name="actions/1.1.yaml" time="0">
              <failure type="cle-inconnue" message="unknown key “statuts”">actions/1.1.yaml:3:1: error[cle-inconnue] unknown key “statuts” · write statut · a key of your own begins with x-</failure>
              <system-out>actions/1.1.yaml:4:18: warning[lien-inconnu] no fiche 9.9 in this plan · correct the numero, or add the fiche
        </system-out>
            </testcase>
            <testcase classname="pcaet" name="actions/1.2.yaml" time="0"/>
            <testcase classname="pcaet" name="actions/plan.yaml" time="0"/>
          </testsuite>
        </testsuites>
        "#,
    );
    let strict = plan.run("validate --format junit --strict");
    assert_eq!(strict.stdout.matches("<failure ").count(), 2);
}

/// Holds the elements and attributes of an answer against those the schema of Jenkins declares.
#[test]
fn junit_uses_only_what_its_schema_declares() {
    let schema = fs::read_to_string(root().join("tests/schemas/junit-10.xsd")).unwrap();
    let answer =
        pcaet().fiche("1.1", "statuts: x\nliens: [{action: \"9.9\"}]").run("validate --format junit").stdout;
    for tag in answer.split('<').skip(2).filter(|tag| !tag.starts_with('/')) {
        let tag = tag.split('>').next().unwrap().trim_end_matches('/');
        let name = tag.split(' ').next().unwrap();
        let declared = format!("<xs:element name=\"{name}\"");
        let element = schema.split(&declared).nth(1).unwrap_or_else(|| panic!("{name} is not declared"));
        let element = element.split("\n    <xs:element name=").next().unwrap();
        let plain = tag.split('"').step_by(2).skip(usize::from(!tag.contains('"')));
        for attribute in plain.filter_map(|part| part.trim_end_matches('=').rsplit(' ').next()) {
            let is_declared = element.contains(&format!("<xs:attribute name=\"{attribute}\""));
            assert!(attribute.is_empty() || attribute == name || is_declared, "{name} has no {attribute}");
        }
    }
}

#[test]
fn several_forms_are_written_in_one_run() {
    let plan = plan();
    let ran = plan.run("validate --format concise --format sarif=out.sarif --format junit=out.xml");
    ran.exits(1);
    assert_eq!(ran.stdout.lines().count(), 2);
    let read = |name: &str| fs::read_to_string(plan.path().join(name)).unwrap();
    assert_eq!(read("out.sarif"), plan.run("validate --format sarif").stdout);
    assert_eq!(read("out.xml"), plan.run("validate --format junit").stdout);
    plan.run("validate --format human=out.txt").prints("").says("2 files read: 2 errors, no warnings");
    assert_eq!(read("out.txt").lines().next(), Some("error[valeur-inconnue]: priorite: there is no “haute"));
}

#[test]
fn stdout_is_given_one_answer() {
    plan()
        .run("validate --format github --format sarif")
        .prints_nothing()
        .says(
            "
            error: several answers for one output: github, sarif
              hint: write some to a file: --format sarif=findings.sarif
            ",
        )
        .exits(2);
    plan().run("validate --format xml").exits(2).prints_nothing();
}

#[test]
fn a_file_that_cannot_be_written_is_said_and_nothing_is_left() {
    let plan = plan();
    plan.run("validate --format sarif=nowhere/out.sarif").prints_nothing().exits(3);
    fs::create_dir(plan.path().join("folder")).unwrap();
    plan.run("validate --format sarif=folder").prints_nothing().exits(3);
    let names = fs::read_dir(plan.path()).unwrap().map(|entry| entry.unwrap().file_name());
    assert_eq!(names.collect::<BTreeSet<_>>(), [".git", "actions", "folder"].map(Into::into).into());
}

#[test]
fn an_answer_never_replaces_a_fiche() {
    let plan = plan();
    let before = plan.text("1.1.yaml");
    for line in ["--format sarif=actions/1.1.yaml", "--write-baseline actions/9.9.yaml"] {
        plan.run(&format!("validate {line}")).exits(2);
    }
    assert_eq!(plan.text("1.1.yaml"), before);
    assert!(!plan.actions().join("9.9.yaml").exists());
}
