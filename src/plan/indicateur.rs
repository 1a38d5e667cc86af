//! An indicator: what is measured, period after period, and what it is meant to reach.

use std::fmt;

use chrono::Datelike;
use schemars::JsonSchema;

use super::shape::{self, Choices, Citation, Count, Id, Measure, Series, Text};
use super::{Cumul, Frequence, Nature, Nombre, Numero, Periode, Sens};

/// An indicator of a fiche, or of the territory when it stands in `plan.yaml`.
#[derive(Debug, Clone, Default, PartialEq, JsonSchema)]
#[schemars(deny_unknown_fields, transform = shape::numbers_without_choices)]
pub struct Indicateur {
    /// What one types, unique in the fiche: `demarche-eit`.
    #[schemars(with = "Id")]
    pub id: String,
    /// What people read.
    #[schemars(with = "Option<Text>")]
    pub nom: Option<String>,
    /// What its values count: `tCO2e`, `%`; `nombre` is printed as nothing.
    #[schemars(with = "Option<Text>")]
    pub unite: Option<String>,
    /// The ordered choices, lowest first; empty for a number. Linea21 writes them `{0=non;1=oui}`.
    #[schemars(with = "Option<Choices>")]
    pub modalites: Vec<Modalite>,
    /// The lowest value it can take.
    #[schemars(with = "Option<Measure>")]
    pub minimum: Option<Mesure>,
    /// The highest value it can take.
    #[schemars(with = "Option<Measure>")]
    pub maximum: Option<Mesure>,
    /// The value not to cross (Linea21 « Valeur seuil », TeT « Valeur limite »).
    #[schemars(with = "Option<Measure>")]
    pub seuil: Option<Mesure>,
    /// What it measures; `realisation` when it does not say.
    pub nature: Option<Nature>,
    /// Which way it is wanted to go.
    pub sens: Option<Sens>,
    /// How its values add up; `dernier` when it does not say.
    pub cumul: Option<Cumul>,
    /// The period its progress starts from; its first value when it does not say.
    pub reference: Option<Periode>,
    /// How often it is measured.
    pub frequence: Option<Frequence>,
    /// Months until a period's value can be known; the plan's when it does not say.
    #[schemars(with = "Option<Count>")]
    pub delai: Option<u32>,
    /// Who measures.
    #[schemars(with = "Option<Text>")]
    pub source: Option<String>,
    /// Its name in a shared list: `cae_1.a` (TeT `identifiant_referentiel`).
    #[schemars(with = "Option<Text>")]
    pub referentiel: Option<String>,
    /// What it is meant to reach, by period, in time order.
    #[schemars(with = "Option<Series>")]
    pub cibles: Vec<Valeur>,
    /// What was measured, by period, in time order.
    #[schemars(with = "Option<Series>")]
    pub valeurs: Vec<Valeur>,
}

/// The citation of an indicator of the territory, in the place of an indicator.
#[derive(Debug, Clone, PartialEq, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Renvoi {
    /// The indicator: `plan/ges-residentiel`.
    #[schemars(with = "Citation")]
    pub voir: String,
}

/// One choice of an indicator that is not a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Modalite {
    /// Its code: the 1 of `{0=non;1=oui}`.
    pub code: String,
    /// Its label, which is what the file stores.
    pub label: String,
}

/// What an indicator reads: a number, or one of its modalités.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mesure {
    /// A number, in the indicator's unit.
    Nombre(Nombre),
    /// A modalité, by its rank from 0 and its label.
    Modalite(usize, String),
}

/// What was measured, or is meant to be reached, at one period.
#[derive(Debug, Clone, PartialEq, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Valeur {
    /// When.
    #[schemars(skip)]
    pub periode: Periode,
    /// How much.
    #[schemars(rename = "valeur", with = "Option<Measure>")]
    pub mesure: Mesure,
    /// Who says so.
    #[schemars(with = "Option<Text>")]
    pub source: Option<String>,
    /// What the value alone does not tell.
    #[schemars(with = "Option<Text>")]
    pub commentaire: Option<String>,
}

impl Indicateur {
    /// Returns the value of a period, if one is recorded.
    pub fn valeur(&self, periode: Periode) -> Option<&Valeur> {
        self.valeurs.iter().find(|valeur| valeur.periode == periode)
    }

    /// Returns the latest valeur, if any was recorded.
    pub fn latest(&self) -> Option<&Valeur> {
        self.valeurs.last()
    }

    /// Returns the unit as people read it: « nombre » goes without saying.
    pub fn printed_unite(&self) -> Option<&str> {
        self.unite.as_deref().filter(|unite| *unite != "nombre")
    }

    /// Reads a modalité by its label or its code.
    pub fn modalite(&self, text: &str) -> Option<Mesure> {
        let rang = self
            .modalites
            .iter()
            .position(|modalite| modalite.label == text)
            .or_else(|| self.modalites.iter().position(|modalite| modalite.code == text))?;
        Some(Mesure::Modalite(rang, self.modalites[rang].label.clone()))
    }

    /// Tells whether a value lies between the minimum and the maximum, both included.
    pub fn admits(&self, mesure: &Mesure) -> bool {
        let above = self.minimum.as_ref().is_none_or(|minimum| minimum.rank() <= mesure.rank());
        let below = self.maximum.as_ref().is_none_or(|maximum| mesure.rank() <= maximum.rank());
        above && below
    }

    /// Tells whether a whole period went by between two values, and left none: what no line may cross.
    ///
    /// Periods follow each other at the indicator's frequence; without one, at the grain of the coarser of the two.
    pub fn lacks_between(&self, before: Periode, after: Periode) -> bool {
        let grain = match self.frequence {
            Some(frequence) => frequence.months(),
            None => Some(before.months().max(after.months())).filter(|months| 0 < *months),
        };
        let Some(grain) = grain else { return false };
        // A day's measure stands for its period: a survey some weeks late leaves none out.
        let whole = |periode: Periode| {
            if periode.months() < grain { Periode::holding(periode.last_day(), grain) } else { periode }
        };
        let month = |day: chrono::NaiveDate| i64::from(day.year()) * 12 + i64::from(day.month0());
        let between = month(whole(after).first_day()) - month(whole(before).last_day()) - 1;
        i64::from(grain) <= between
    }

    /// Returns the period whose value is due next: the one after the latest, at the indicator's own grain.
    ///
    /// Without any value, the last period of that grain that is over on `today`.
    pub fn awaited(&self, today: chrono::NaiveDate) -> Periode {
        // A value noted for a period to come, by mistake or as a forecast, does not push the next one further.
        let begun = |valeur: &&Valeur| valeur.periode.first_day() <= today;
        if let Some(latest) = self.valeurs.iter().rev().find(begun) {
            return latest.periode.next();
        }
        let months = self.frequence.and_then(Frequence::months).unwrap_or(12);
        let running = Periode::holding(today, months);
        let Some(eve) = running.first_day().pred_opt() else { return running };
        Periode::holding(eve, months)
    }
}

impl Modalite {
    /// Reads choices as Linea21 prints them: `{0=non;1=oui}`.
    pub fn read_all(text: &str) -> Vec<Self> {
        let pairs = text.trim_matches(['{', '}']).split(';').filter_map(|pair| pair.split_once('='));
        pairs.map(|(code, label)| Self { code: code.trim().into(), label: label.trim().into() }).collect()
    }
}

impl Mesure {
    /// Returns what measures are compared by: the number itself, or the modalité's rank.
    pub fn rank(&self) -> Nombre {
        match self {
            Self::Nombre(nombre) => *nombre,
            Self::Modalite(rang, _) => Nombre::from(*rang),
        }
    }
}

impl fmt::Display for Mesure {
    /// Writes the measure as the files hold it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Nombre(nombre) => write!(f, "{nombre}"),
            Self::Modalite(_, label) => f.write_str(label),
        }
    }
}

/// Where an indicator stands: in a fiche, or in the plan itself.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Porteur {
    /// `plan.yaml`
    Plan,
    /// The fiche of that numero.
    Fiche(Numero),
}

impl Porteur {
    /// Reads what a command names: a numero, or `plan`.
    pub fn read(text: &str) -> Option<Self> {
        if text == "plan" { Some(Self::Plan) } else { Numero::read(text).map(Self::Fiche) }
    }
}

impl fmt::Display for Porteur {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Fiche(numero) => numero.fmt(f),
            Self::Plan => f.write_str("plan"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn indicateur(valeurs: &[(&str, i64)]) -> Indicateur {
        let valeurs = valeurs.iter().map(|(periode, nombre)| Valeur {
            periode: Periode::read(periode).expect("a period"),
            mesure: Mesure::Nombre(Nombre::from(*nombre)),
            source: None,
            commentaire: None,
        });
        Indicateur { id: "kits".into(), valeurs: valeurs.collect(), ..Indicateur::default() }
    }

    #[test]
    fn the_period_awaited_follows_the_latest_or_is_the_last_one_over() {
        let today = chrono::NaiveDate::from_ymd_opt(2026, 11, 23).expect("a day");
        assert_eq!(indicateur(&[("2023", 0), ("2024", 4)]).awaited(today).to_string(), "2025");
        assert_eq!(indicateur(&[]).awaited(today).to_string(), "2025");
        let quarterly = Indicateur { frequence: Some(Frequence::Trimestrielle), ..indicateur(&[]) };
        assert_eq!(quarterly.awaited(today).to_string(), "2026-T3");
    }

    #[test]
    fn a_period_left_out_between_two_values_is_known_by_the_frequence_or_by_their_grain() {
        use Frequence::{Annuelle, Biennale, Mensuelle, Ponctuelle};
        for (frequence, before, after, lacks) in [
            (None, "2020", "2021", false),
            (None, "2020", "2022", true),
            (Some(Biennale), "2020", "2022", false),
            (Some(Biennale), "2020", "2024", true),
            (Some(Ponctuelle), "2010", "2024", false),
            (None, "2024-12", "2025-01", false),
            (None, "2024-12", "2025-02", true),
            (None, "2024-T1", "2024-T3", true),
            // The years before it was measured each month lack nothing.
            (Some(Mensuelle), "2022", "2023", false),
            (Some(Mensuelle), "2022", "2023-01", false),
            (Some(Mensuelle), "2022", "2023-02", true),
            (Some(Annuelle), "2023-06-30", "2024-07-15", false),
            (Some(Annuelle), "2023-06-30", "2025-07-15", true),
            (None, "2023-06-30", "2025-07-15", false),
            (None, "2024-S1", "2025", false),
            (None, "2024-T4", "2024", false),
        ] {
            let periode = |text| Periode::read(text).expect("a period");
            let indicateur = Indicateur { frequence, ..Indicateur::default() };
            let said = indicateur.lacks_between(periode(before), periode(after));
            assert_eq!(said, lacks, "{frequence:?} {before} {after}");
        }
    }

    #[test]
    fn a_modalite_is_read_by_label_then_by_code() {
        let choix = |code: &str, label: &str| Modalite { code: code.into(), label: label.into() };
        let eit =
            Indicateur { modalites: vec![choix("0", "non"), choix("1", "oui")], ..Indicateur::default() };
        assert_eq!(eit.modalite("oui"), eit.modalite("1"));
        assert_eq!(eit.modalite("peut-être"), None);
    }
}
