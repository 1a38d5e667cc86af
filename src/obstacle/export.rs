//! What stands in the way of an export: an option the form has not, a terminal that cannot show it.

use crate::langue::Fact;

/// Why a plan could not leave in a form.
#[derive(Debug)]
pub enum OfExport {
    /// The form has no cells to part.
    NoDelimiter { form: String },
    /// The form is no text, and nobody said where to write it.
    ToTerminal { form: String },
    /// The plan holds more than the form can.
    TooMuch { form: String, said: String },
}

impl OfExport {
    /// Returns the obstacle's code, exit code and values.
    pub(super) fn row(&self) -> (&'static str, u8, Vec<(&'static str, Fact)>) {
        let text = |text: &String| Fact::Text(text.clone());
        match self {
            Self::NoDelimiter { form } => ("export-sans-separateur", 2, vec![("forme", text(form))]),
            Self::ToTerminal { form } => ("export-terminal", 2, vec![("forme", text(form))]),
            Self::TooMuch { form, said } => {
                ("export-trop", 1, vec![("forme", text(form)), ("detail", text(said))])
            }
        }
    }
}
