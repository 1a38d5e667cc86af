//! Tests that need another program; `cargo test --test outside -- --ignored` runs them.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod engines;
mod pre_commit;
mod tableur;
mod terminal;

use std::fs;
use std::path::Path;
use std::process::Command;

#[test]
#[ignore = "needs xmllint (libxml2-utils)"]
fn junit_holds_to_the_schema_that_jenkins_publishes() {
    let folder = tempfile::TempDir::new().unwrap();
    let actions = folder.path().join("actions");
    fs::create_dir(&actions).unwrap();
    fs::create_dir(folder.path().join(".git")).unwrap();
    fs::write(
        actions.join("1.1.yaml"),
        "numero: \"1.1\"\ntitre: T\nstatuts: \"<&>\"\nliens: [{action: \"9.9\"}]\n",
    )
    .unwrap();
    fs::write(actions.join("1.2.yaml"), "numero: \"1.2\"\ntitre: T\n").unwrap();
    let mut pcaet = Command::new(env!("CARGO_BIN_EXE_pcaet"));
    pcaet.current_dir(folder.path()).args(["validate", "--format", "junit=out.xml"]);
    assert_eq!(pcaet.output().unwrap().status.code(), Some(1));
    let schema = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/schemas/junit-10.xsd");
    let mut xmllint = Command::new("xmllint");
    xmllint.arg("--noout").arg("--schema").arg(schema).arg(folder.path().join("out.xml"));
    let output = xmllint.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}
