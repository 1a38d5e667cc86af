//! What a plan says of itself, in `plan.yaml`.

use chrono::{Months, NaiveDate};
use schemars::JsonSchema;

use super::shape::{Count, Items, Language, Named, Siren, Text, Vocabulary};
use super::{Indicateur, Niveau, Numero, Periode};

/// The years a plan lasts when it does not say (article R.229-55: revised every six years).
pub const PERIODE_LONGUE: u32 = 6;

/// The heading of a plan; every field may be missing, as may the whole file.
#[derive(Debug, Clone, Default, PartialEq, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Entete {
    /// The plan's name.
    #[schemars(with = "Option<Text>")]
    pub nom: Option<String>,
    /// The intercommunality that holds it.
    #[schemars(with = "Option<Text>")]
    pub collectivite: Option<String>,
    /// Its SIREN, nine digits.
    #[schemars(with = "Option<Siren>")]
    pub siren: Option<String>,
    /// The language its people read: `fr` or `en`.
    #[schemars(with = "Option<Language>")]
    pub langue: Option<String>,
    /// The day it was adopted; the public report is due three years later (article R.229-51 IV).
    pub adopte_le: Option<Periode>,
    /// The years it covers, as written: `2022-2028`.
    #[schemars(with = "Option<Text>")]
    pub periode: Option<String>,
    /// Months until a period's value can be known, for indicators that do not say; 3 by default.
    #[schemars(with = "Option<Count>")]
    pub delai: Option<u32>,
    /// The axes, by the prefix of their numeros, at any depth: `"4": Économie…`, `"4.1": …`.
    #[schemars(with = "Option<Named<Text>>")]
    pub axes: Vec<(String, String)>,
    /// The indicators of the territory.
    #[schemars(with = "Option<Items<Indicateur>>")]
    pub indicateurs: Vec<Indicateur>,
    /// Sectors the plan adds to those of the order of 4 August 2016.
    #[schemars(rename = "vocabulaire", with = "Option<Vocabulary>")]
    pub secteurs: Vec<String>,
    /// The gravity the plan gives to rules, by code.
    #[schemars(with = "Option<Named<Niveau>>")]
    pub regles: Vec<(String, Niveau)>,
}

impl Entete {
    /// Returns the day the public report is due: three years after the adoption (article R.229-51 IV).
    pub fn bilan(&self) -> Option<NaiveDate> {
        self.anniversary(PERIODE_LONGUE / 2)
    }

    /// Returns the day the plan is to be revised: six years after the adoption (article R.229-55).
    pub fn revision(&self) -> Option<NaiveDate> {
        self.anniversary(PERIODE_LONGUE)
    }

    /// Returns the first and the last of the years it covers, where it says both: `2022-2028`.
    pub fn years(&self) -> Option<(Periode, Periode)> {
        let (debut, fin) = self.periode.as_deref()?.split_once(['-', '–'])?;
        let year =
            |text: &str| Periode::read(text).ok().filter(|periode| matches!(periode, Periode::Annee(_)));
        year(debut).zip(year(fin)).filter(|(debut, fin)| debut <= fin)
    }

    fn anniversary(&self, years: u32) -> Option<NaiveDate> {
        self.adopte_le?.last_day().checked_add_months(Months::new(years * 12))
    }

    /// Returns the axe a numero lies under: the longest declared prefix.
    pub fn axe_of(&self, numero: &Numero) -> Option<&str> {
        let under = self.axes.iter().filter(|(prefix, _)| numero.is_under(prefix));
        under.max_by_key(|(prefix, _)| prefix.len()).map(|(prefix, _)| prefix.as_str())
    }

    /// Returns the title of an axe.
    pub fn axe_title(&self, axe: &str) -> Option<&str> {
        self.axes.iter().find(|(prefix, _)| prefix == axe).map(|(_, titre)| titre.as_str())
    }
}
