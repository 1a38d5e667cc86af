//! GitHub workflow commands: findings as annotations on the lines of a pull request.

use crate::diagnostic::{Finding, Severity};

/// The most annotations GitHub shows of one level, in one step.
const MOST: usize = 10;

/// Writes findings as workflow commands, errors first; `rest` says how many of a level are left out.
pub fn commands(findings: &[Finding<'_>], rest: impl Fn(Severity, usize) -> String) -> String {
    let mut text = String::new();
    for severity in [Severity::Error, Severity::Warning, Severity::Note] {
        let of_level = || findings.iter().filter(|finding| finding.diagnostic.severity == severity);
        of_level().take(MOST).for_each(|finding| text += &command(finding));
        let left = of_level().count().saturating_sub(MOST);
        if left > 0 {
            text += &format!("{}\n", rest(severity, left));
        }
    }
    text
}

fn command(finding: &Finding<'_>) -> String {
    let found = finding.diagnostic;
    let level = match found.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    };
    // GitHub takes an end column only where the finding ends on the line it begins on.
    let end = if found.end.line == found.start.line && found.end.column > found.start.column {
        format!(",endLine={},endColumn={}", found.end.line, found.end.column)
    } else {
        String::new()
    };
    format!(
        "::{level} file={},line={},col={}{end},title={}::{}\n",
        property(&finding.path),
        found.start.line,
        found.start.column,
        property(found.code),
        data(&finding.sentence())
    )
}

/// Escapes a text so that it stays in its command: a line break would begin another one.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// Escapes a text so that it stays in its property.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_cannot_forge_a_command() {
        assert_eq!(data("a\r\n::error::100 %0A"), "a%0D%0A::error::100 %250A");
        assert_eq!(property("a,line=1::b"), "a%2Cline=1%3A%3Ab");
    }
}
