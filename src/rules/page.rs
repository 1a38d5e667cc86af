//! A rule's page, taken apart: the reason and the remedy in each language, what is refused and what is accepted.

use super::Rule;

/// A rule's page.
pub struct Page {
    /// In French: a sentence that stands alone, the reason, the remedy; a paragraph each.
    pub fr: Vec<&'static str>,
    /// The same in English.
    pub en: Vec<&'static str>,
    /// The day on which both examples are judged, where it matters.
    pub today: Option<&'static str>,
    /// What the rule refuses.
    pub refused: Example,
    /// What it accepts instead.
    pub accepted: Example,
}

/// A small plan: what its files hold, or the name of the one a test makes where a page cannot show it.
pub struct Example {
    /// Each file's name under `actions/`, and its text.
    pub files: Vec<(&'static str, &'static str)>,
    /// What the test makes: a file that is no text, or is too big to be shown.
    pub made: Option<&'static str>,
}

impl Rule {
    /// Returns the rule's page, taken apart. A test holds every page to this shape.
    pub fn page(&self) -> Page {
        let part = |title: &str| {
            let after = self.page.split_once(&format!("\n## {title}\n")).map_or("", |(_, after)| after);
            after.split("\n## ").next().unwrap_or_default()
        };
        let prose = |title: &str| part(title).split("\n\n").map(str::trim).filter(|text| !text.is_empty());
        let today =
            self.page.split_once("\nJour · Day: `--today ").and_then(|(_, day)| day.split('`').next());
        Page {
            today,
            fr: prose("En français").collect(),
            en: prose("In English").collect(),
            refused: Example::read(part("Refusé · Refused")),
            accepted: Example::read(part("Accepté · Accepted")),
        }
    }
}

impl Example {
    fn read(part: &'static str) -> Self {
        let blocks = part.split("```yaml ").skip(1);
        let files = blocks.filter_map(|block| block.split("```").next()?.split_once('\n')).collect();
        let made = part.split_once("Input made by the test: `").and_then(|(_, name)| name.split('`').next());
        Self { files, made }
    }
}
