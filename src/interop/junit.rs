//! Test results in `JUnit`’s form: one test a file, which fails for what makes `validate` fail.

use std::collections::HashMap;

use crate::diagnostic::{Diagnostic, Finding};

/// Writes the files as tests. What does not fail a file is told in its output.
pub fn results(files: &[String], findings: &[Finding<'_>], fails: impl Fn(&Diagnostic) -> bool) -> String {
    let mut of_file: HashMap<&str, Vec<&Finding<'_>>> = HashMap::new();
    for finding in findings {
        of_file.entry(&finding.diagnostic.path).or_default().push(finding);
    }
    let own = |file: &String| of_file.get(file.as_str()).map(Vec::as_slice).unwrap_or_default();
    let failed = |file: &String| own(file).iter().any(|finding| fails(finding.diagnostic));
    let (tests, failures) = (files.len(), files.iter().filter(|file| failed(file)).count());
    let counts = format!("tests=\"{tests}\" failures=\"{failures}\" errors=\"0\"");
    let mut text = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    text += &format!("<testsuites name=\"pcaet validate\" {counts}>\n");
    text += &format!("  <testsuite name=\"pcaet validate\" {counts} skipped=\"0\" time=\"0\">\n");
    for file in files {
        text += &testcase(file, own(file), &fails);
    }
    text + "  </testsuite>\n</testsuites>\n"
}

fn testcase(file: &str, findings: &[&Finding<'_>], fails: &impl Fn(&Diagnostic) -> bool) -> String {
    let (mut failures, mut output) = (String::new(), String::new());
    for finding in findings {
        let found = finding.diagnostic;
        let whole = format!(
            "{}:{}:{}: {}[{}] {}",
            found.path,
            found.start.line,
            found.start.column,
            found.severity.key(),
            found.code,
            finding.sentence()
        );
        if fails(found) {
            failures += &format!(
                "      <failure type=\"{}\" message=\"{}\">{}</failure>\n",
                escape(found.code),
                escape(&finding.message),
                escape(&whole)
            );
        } else {
            output += &escape(&whole);
            output.push('\n');
        }
    }
    let opened = format!("    <testcase classname=\"pcaet\" name=\"{}\" time=\"0\"", escape(file));
    if failures.is_empty() && output.is_empty() {
        return opened + "/>\n";
    }
    let output =
        if output.is_empty() { output } else { format!("      <system-out>{output}</system-out>\n") };
    format!("{opened}>\n{failures}{output}    </testcase>\n")
}

/// Escapes a text for XML, in an element or an attribute; what XML cannot hold goes.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped += "&amp;",
            '<' => escaped += "&lt;",
            '>' => escaped += "&gt;",
            '"' => escaped += "&quot;",
            '\n' => escaped += "&#10;",
            '\t' => escaped += "&#9;",
            '\u{fffe}' | '\u{ffff}' => {}
            control if control.is_control() => {}
            other => escaped.push(other),
        }
    }
    escaped
}
