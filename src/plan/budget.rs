//! What an action costs, who pays, and what it gains.

use schemars::JsonSchema;

use super::shape::{Amount, Either, Items, Number, Percent, Said, Text, Uncountable, Year};
use super::{EtatFinancement, Nombre, Periode, Taxe, TypeDepense, UniteBudget};

/// An amount, or the word for one that nobody can count.
///
/// `non-chiffrable` is an answer, neither 0 nor silence (Cognac, Covenant of Mayors).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Montant {
    /// In euros.
    Euros(Nombre),
    /// `non-chiffrable`
    NonChiffrable,
}

/// The budget of an action.
#[derive(Debug, Clone, Default, PartialEq, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Budget {
    /// The whole, in euros from 0 to 999 999 999 999 (the range TeT stores).
    #[schemars(with = "Option<Either<Amount, Uncountable>>")]
    pub montant: Option<Montant>,
    /// Whether the amount counts the tax; the published sheets do not say.
    pub taxe: Option<Taxe>,
    /// What the amount alone does not tell.
    #[schemars(with = "Option<Text>")]
    pub commentaire: Option<String>,
    /// The amounts by type and year.
    #[schemars(with = "Option<Items<Ligne>>")]
    pub lignes: Vec<Ligne>,
    /// Who pays.
    #[schemars(with = "Option<Items<Either<Text, Financeur>>>")]
    pub financeurs: Vec<Financeur>,
}

impl Budget {
    /// Returns what is planned: the whole amount, else the sum of the lines that say so in euros.
    pub fn prevu(&self) -> Option<Montant> {
        self.montant.or_else(|| self.sum(|ligne| ligne.prevu).map(Montant::Euros))
    }

    /// Returns what was spent, in euros: the sum of the lines that say so.
    pub fn reel(&self) -> Option<Nombre> {
        self.sum(|ligne| ligne.reel)
    }

    fn sum(&self, of: fn(&Ligne) -> Option<Nombre>) -> Option<Nombre> {
        let in_euros = |ligne: &&Ligne| ligne.unite.is_none_or(|unite| unite == UniteBudget::Eur);
        self.lignes.iter().filter(in_euros).filter_map(of).reduce(Nombre::saturating_add)
    }
}

/// A line of budget (TeT `fiche-budget`), known by its type, year and unit.
#[derive(Debug, Clone, Default, PartialEq, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Ligne {
    /// What it pays for.
    #[schemars(rename = "type")]
    pub kind: Option<TypeDepense>,
    /// The year; without one, the line is about the whole action.
    #[schemars(with = "Option<Year>")]
    pub annee: Option<Periode>,
    /// What is planned, in `unite`.
    #[schemars(with = "Option<Amount>")]
    pub prevu: Option<Nombre>,
    /// What was spent, in `unite`.
    #[schemars(with = "Option<Amount>")]
    pub reel: Option<Nombre>,
    /// Euros when it does not say.
    pub unite: Option<UniteBudget>,
}

/// Who pays, and how surely (TeT `financeurs`).
#[derive(Debug, Clone, Default, PartialEq, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Financeur {
    /// Its name, which is its identity.
    #[schemars(with = "Said")]
    pub nom: String,
    /// In euros; TeT's import loses a financeur without amount, `pcaet` keeps it.
    #[schemars(with = "Option<Amount>")]
    pub montant: Option<Nombre>,
    /// The share it pays, in percent from 0 to 100.
    #[schemars(with = "Option<Percent>")]
    pub taux: Option<Nombre>,
    /// How sure it is.
    pub etat: Option<EtatFinancement>,
    /// What the amount alone does not tell.
    #[schemars(with = "Option<Text>")]
    pub commentaire: Option<String>,
}

/// What an action is expected to gain on one ground: `ges: {valeur: 1.2, unite: ktCO2e, par: an, horizon: 2030}`.
#[derive(Debug, Clone, PartialEq, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Gain {
    /// The ground: `energie`, `ges`, `enr`, `air`…
    #[schemars(skip)]
    pub sur: String,
    /// How much; nothing for `non-chiffrable`.
    #[schemars(with = "Option<Number>")]
    pub valeur: Option<Nombre>,
    /// What it is counted in.
    #[schemars(with = "Option<Text>")]
    pub unite: Option<String>,
    /// The time it is counted over: `an`.
    #[schemars(with = "Option<Text>")]
    pub par: Option<String>,
    /// When it is reached.
    pub horizon: Option<Periode>,
}
