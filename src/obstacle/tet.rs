//! What stands in the way of a workbook of Territoires en Transitions: that it is none, or what one of its rows says.

use crate::langue::Fact;

/// Why a workbook, or one of its rows, could not be read as TeT's model.
#[derive(Debug)]
pub enum OfTet {
    /// No sheet begins with the axes.
    NoSheet { path: String },
    /// Columns are not those of the model: each by its letters, what it should be, and what it is.
    Headings { path: String, sheet: String, wrong: Vec<(String, &'static str, String)> },
    /// It is no whole day.
    NotADay { value: String },
    /// A part of an action that is nowhere.
    Orphan { titre: String },
    /// A row has no numero, and its axe none either; the numero that the axe could have.
    NoNumero { axe: String, numero: String },
    /// Another row has that title under the same axes.
    Twice { line: usize, titre: String },
    /// Several fiches have that title.
    Several { titre: String, numeros: Vec<String> },
    /// An amount that nobody pays.
    NoFinancer,
}

impl OfTet {
    /// Returns the obstacle's code, exit code and values.
    pub(super) fn row(&self) -> (&'static str, u8, Vec<(&'static str, Fact)>) {
        let text = |text: &String| Fact::Text(text.clone());
        match self {
            Self::NoSheet { path } => ("tet-sans-feuille", 2, vec![("chemin", text(path))]),
            Self::Headings { path, sheet, wrong } => {
                let said = |(letters, wanted, found): &(String, &str, String)| {
                    format!("{letters} « {wanted} » ({found})")
                };
                let facts = vec![
                    ("chemin", text(path)),
                    ("feuille", text(sheet)),
                    ("n", wrong.len().into()),
                    ("colonnes", Fact::List(wrong.iter().map(said).collect())),
                ];
                ("tet-colonnes", 2, facts)
            }
            Self::NotADay { value } => ("tet-date", 1, vec![("valeur", text(value))]),
            Self::Orphan { titre } => ("tet-sans-parent", 1, vec![("titre", text(titre))]),
            Self::NoNumero { axe, numero } => {
                ("tet-sans-numero", 1, vec![("axe", text(axe)), ("numero", text(numero))])
            }
            Self::Twice { line, titre } => {
                let facts = vec![("ligne", Fact::Text(line.to_string())), ("titre", text(titre))];
                ("tet-titre-double", 1, facts)
            }
            Self::Several { titre, numeros } => {
                let facts = vec![("titre", text(titre)), ("numeros", Fact::List(numeros.clone()))];
                ("tet-titre-ambigu", 1, facts)
            }
            Self::NoFinancer => ("tet-montant-seul", 1, Vec::new()),
        }
    }
}
