//! GitLab Code Quality: one JSON list, whose fingerprints tell what a merge request adds and mends.

use std::collections::HashMap;

use serde_json::{Value, json};

use crate::diagnostic::{Finding, Severity};

/// Writes findings as a Code Quality report.
pub fn report(findings: &[Finding<'_>]) -> Value {
    let mut seen: HashMap<String, usize> = HashMap::new();
    let issue = |finding: &Finding<'_>| {
        let found = finding.diagnostic;
        let fingerprint = found.fingerprint();
        let times = seen.entry(fingerprint.clone()).or_default();
        *times += 1;
        // GitLab drops the second of two that bear one fingerprint.
        let fingerprint = if *times > 1 { format!("{fingerprint}-{times}") } else { fingerprint };
        json!({
            "description": finding.sentence(),
            "check_name": found.code,
            "fingerprint": fingerprint,
            "severity": match found.severity {
                Severity::Error => "major",
                Severity::Warning => "minor",
                Severity::Note => "info",
            },
            "location": {
                "path": finding.path,
                "lines": {"begin": found.start.line, "end": found.end.line.max(found.start.line)},
            },
        })
    };
    findings.iter().map(issue).collect()
}
