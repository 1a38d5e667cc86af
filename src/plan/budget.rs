//! What an action costs, who pays, and what it gains.

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
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Budget {
    /// The whole, in euros from 0 to 999 999 999 999 (the range TeT stores).
    pub montant: Option<Montant>,
    /// Whether the amount counts the tax; the published sheets do not say.
    pub taxe: Option<Taxe>,
    /// What the amount alone does not tell.
    pub commentaire: Option<String>,
    /// The amounts by type and year.
    pub lignes: Vec<Ligne>,
    /// Who pays.
    pub financeurs: Vec<Financeur>,
}

/// A line of budget (TeT `fiche-budget`), known by its type, year and unit.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Ligne {
    /// What it pays for.
    pub kind: Option<TypeDepense>,
    /// The year; without one, the line is about the whole action.
    pub annee: Option<Periode>,
    /// What is planned, in `unite`.
    pub prevu: Option<Nombre>,
    /// What was spent, in `unite`.
    pub reel: Option<Nombre>,
    /// Euros when it does not say.
    pub unite: Option<UniteBudget>,
}

/// Who pays, and how surely (TeT `financeurs`).
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Financeur {
    /// Its name, which is its identity.
    pub nom: String,
    /// In euros; TeT's import loses a financeur without amount, `pcaet` keeps it.
    pub montant: Option<Nombre>,
    /// The share it pays, in percent from 0 to 100.
    pub taux: Option<Nombre>,
    /// How sure it is.
    pub etat: Option<EtatFinancement>,
    /// What the amount alone does not tell.
    pub commentaire: Option<String>,
}

/// What an action is expected to gain on one ground: `ges: {valeur: 1.2, unite: ktCO2e, par: an, horizon: 2030}`.
#[derive(Debug, Clone, PartialEq)]
pub struct Gain {
    /// The ground: `energie`, `ges`, `enr`, `air`…
    pub sur: String,
    /// How much; `None` for `non-chiffrable`.
    pub valeur: Option<Nombre>,
    /// What it is counted in.
    pub unite: Option<String>,
    /// The time it is counted over: `an`.
    pub par: Option<String>,
    /// When it is reached.
    pub horizon: Option<Periode>,
}
