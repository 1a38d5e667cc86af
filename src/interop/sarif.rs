//! SARIF 2.1.0, which code scanning reads.

use serde_json::{Value, json};

use crate::diagnostic::{Finding, Severity};

/// Writes findings as a log of one run; `usual` gives the gravity a rule has before the plan says otherwise.
pub fn log(findings: &[Finding<'_>], usual: impl Fn(&str) -> Severity) -> Value {
    let mut codes: Vec<&str> = findings.iter().map(|finding| finding.diagnostic.code).collect();
    codes.sort_unstable();
    codes.dedup();
    let rules: Value = codes
        .iter()
        .map(|code| {
            json!({
                "id": code,
                "shortDescription": {"text": code.replace('-', " ")},
                "defaultConfiguration": {"level": usual(code).key()},
            })
        })
        .collect();
    let results: Value = findings.iter().map(|finding| result(finding, &codes)).collect();
    json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {"name": "pcaet", "version": env!("CARGO_PKG_VERSION"), "rules": rules}},
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    })
}

fn result(finding: &Finding<'_>, codes: &[&str]) -> Value {
    let found = finding.diagnostic;
    let place = json!({
        "artifactLocation": {"uri": uri(&finding.path)},
        "region": {
            "startLine": found.start.line,
            "startColumn": found.start.column,
            "endLine": found.end.line,
            "endColumn": found.end.column,
        },
    });
    let route = found.route.to_string();
    let logical = match &found.numero {
        Some(numero) if route.is_empty() => numero.to_string(),
        Some(numero) => format!("{numero}/{route}"),
        None => route,
    };
    let mut location = json!({"physicalLocation": place});
    if !logical.is_empty() {
        location["logicalLocations"] = json!([{"fullyQualifiedName": logical}]);
    }
    json!({
        "ruleId": found.code,
        "ruleIndex": codes.binary_search(&found.code).unwrap_or_default(),
        "level": found.severity.key(),
        "message": {"text": finding.sentence()},
        "locations": [location],
        "partialFingerprints": {"pcaet/v1": found.fingerprint()},
    })
}

/// Writes a path as a URI does: letters beyond ASCII, spaces and signs as their bytes.
fn uri(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b'.' | b'-' | b'_' | b'~') {
            uri.push(byte.into());
        } else {
            uri += &format!("%{byte:02X}");
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_written_as_a_uri() {
        assert_eq!(uri("../actions/4.5 é.yaml"), "../actions/4.5%20%C3%A9.yaml");
    }
}
