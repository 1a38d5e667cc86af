//! What stands in the way of a field.

use crate::langue::Fact;

/// Why a field cannot do what is asked.
#[derive(Debug)]
pub enum FieldTrouble {
    /// It is not `FIELD=VALUE`.
    NoAssignment,
    /// It has fields of its own.
    Table { fields: Vec<String> },
    /// It is a list, which `=` does not set.
    List,
    /// It is not a list, which `+=` and `-=` need.
    NoList,
    /// The list holds that item already.
    There,
    /// Several items of the list go by that name; how to name each.
    Several { item: String, ranks: Vec<String> },
    /// The list has no such item.
    NoItem { item: String, known: Vec<String> },
    /// A value stands where the table of its fields would.
    Value { above: String },
    /// The item is empty.
    Empty,
    /// It is no line of budget.
    Line,
    /// It is the id of an indicator that is named already.
    Id { id: String },
    /// It is the numero, which is also the file's name.
    Numero { command: String },
    /// `--expect` goes with one field alone.
    ExpectsOne,
}

impl FieldTrouble {
    /// Returns the sentence's key, the exit code, and what the sentence speaks of beside the field.
    pub fn row(&self) -> (&'static str, u8, Vec<(&'static str, Fact)>) {
        let list =
            |texts: &Vec<String>| vec![("connus", Fact::List(texts.clone())), ("n", texts.len().into())];
        match self {
            Self::NoAssignment => ("affectation", 2, Vec::new()),
            Self::Table { fields } => ("champ-table", 2, list(fields)),
            Self::List => ("champ-liste", 2, Vec::new()),
            Self::NoList => ("champ-pas-liste", 2, Vec::new()),
            Self::Value { above } => ("champ-valeur", 1, vec![("dessus", above.as_str().into())]),
            Self::Empty => ("element-vide", 2, Vec::new()),
            Self::Line => ("element-ligne", 2, Vec::new()),
            Self::Id { id } => ("champ-id", 2, vec![("id", id.as_str().into())]),
            Self::There => ("element-present", 1, Vec::new()),
            Self::Several { item, ranks } => {
                let mut facts = list(ranks);
                facts.push(("element", item.as_str().into()));
                ("element-ambigu", 2, facts)
            }
            Self::NoItem { item, known } => {
                let mut facts = list(known);
                facts.push(("element", item.as_str().into()));
                ("element-inconnu", 4, facts)
            }
            Self::Numero { command } => ("champ-numero", 2, vec![("commande", command.as_str().into())]),
            Self::ExpectsOne => ("expect-un-champ", 2, Vec::new()),
        }
    }

    /// Returns what was probably meant.
    pub fn candidates(&self) -> Vec<String> {
        match self {
            Self::Table { fields: known }
            | Self::NoItem { known, .. }
            | Self::Several { ranks: known, .. } => known.clone(),
            Self::Numero { command } => vec![command.clone()],
            _ => Vec::new(),
        }
    }
}
