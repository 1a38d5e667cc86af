//! Files laid out anew or mended, as programs read it.

use schemars::JsonSchema;
use serde::Serialize;

use super::Answer;

/// Files laid out, or mended.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Laid<'f> {
    /// Whether a file reads otherwise than before.
    pub changed: bool,
    /// The files that do.
    pub files: Vec<LaidFile<'f>>,
    /// The files that are left as they are, for what is wrong in them.
    pub left: Vec<Left>,
    /// Whether nothing was written.
    pub dry_run: bool,
    /// The commit made of it; none when none was asked for, or nothing changed.
    pub commit: Option<String>,
}

/// A file before and after.
#[derive(Debug, Serialize, JsonSchema)]
pub struct LaidFile<'f> {
    /// The file, relative, with `/`.
    pub path: String,
    /// Its text before.
    pub before: &'f str,
    /// Its text after.
    pub after: &'f str,
}

/// A file that is left; `message` and `hint` are in the reader's language, nothing else is.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Left {
    /// The file, relative, with `/`.
    pub path: String,
    /// The name of the obstacle.
    pub code: &'static str,
    /// What is seen.
    pub message: String,
    /// What would mend it.
    pub hint: Option<String>,
}

impl Answer for Laid<'_> {
    const KIND: &'static str = "fmt";
}

/// Files of which `validate --fix` would mend what there can be no doubt about.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Mended<'f> {
    #[serde(flatten)]
    laid: Laid<'f>,
}

impl<'f> From<Laid<'f>> for Mended<'f> {
    fn from(laid: Laid<'f>) -> Self {
        Self { laid }
    }
}

impl Answer for Mended<'_> {
    const KIND: &'static str = "validation-fix";
}
