//! The plan in figures, as programs read it.

use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Number;

use crate::plan::{Mot, Nombre, Numero, Plan, Statut};
use crate::suivi::couverture;
use crate::suivi::mouvement::Mouvement;
use crate::suivi::synthese::{Suivi, Synthese};

use super::{Answer, nombre};

/// The plan in figures, on a day.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Summed<'p> {
    /// The day.
    pub today: String,
    /// The figures of all the fiches asked for.
    pub plan: Figures<'p>,
    /// Where the indicators of the territory stand.
    pub territory: Followed,
    /// The eight sectors of the order of 4 August 2016, each with the fiches that act on it.
    pub sectors: Vec<Sector>,
    /// The fields that the plan is followed by, each with the fiches that fill it.
    pub fields: Vec<Field>,
    /// The figures of each group; a fiche of two sectors or two persons stands in both.
    pub groups: Vec<Figures<'p>>,
    /// What moved since the day asked for.
    pub since: Option<Since<'p>>,
    /// The files that could not be read.
    pub unreadable: &'p [String],
}

impl Answer for Summed<'_> {
    const KIND: &'static str = "summary";
}

/// The figures of some fiches.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Figures<'p> {
    /// The group; none for what says nothing, or for the whole.
    pub key: Option<&'p str>,
    /// The actions; what follows is of them.
    pub actions: usize,
    /// The sub-actions, counted apart.
    pub sub_actions: usize,
    /// The actions by statut.
    pub statuts: Vec<AtStatut>,
    /// The actions that are done.
    pub done: usize,
    /// The actions that are done or begun.
    pub begun: usize,
    /// The actions that were not given up: what both rates are of.
    pub pursued: usize,
    /// The share that is done, in percent.
    pub done_rate: Option<Number>,
    /// The share that is done or begun, in percent.
    pub begun_rate: Option<Number>,
    /// The actions that are late.
    pub late: usize,
    /// The actions whose lateness nobody can tell.
    pub unjudged: usize,
    /// What they cost.
    pub budget: Spending,
    /// Where their indicators stand, sub-actions included.
    pub indicateurs: Followed,
}

/// A sector, and how many fiches act on it.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Sector {
    /// The sector, by key.
    pub secteur: &'static str,
    /// The fiches that act on it, sub-actions among them; those given up are not.
    pub fiches: usize,
}

/// A field, and how many fiches fill it.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Field {
    /// The field, by key.
    pub field: &'static str,
    /// The fiches that fill it.
    pub filled: usize,
    /// The fiches, sub-actions among them.
    pub total: usize,
}

impl Sector {
    /// Writes the sectors that the fiches of a plan act on.
    pub fn of(plan: &Plan) -> Vec<Self> {
        let counted = couverture::secteurs(plan).into_iter();
        counted.map(|(secteur, fiches)| Self { secteur: secteur.key(), fiches }).collect()
    }
}

impl Field {
    /// Writes how the fiches of a plan are filled in.
    pub fn of(plan: &Plan) -> Vec<Self> {
        let (counted, total) = (couverture::remplis(plan).into_iter(), plan.fiches.len());
        counted.map(|(field, filled)| Self { field, filled, total }).collect()
    }
}

/// What moved since a commit.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Since<'p> {
    /// The commit.
    pub commit: &'p str,
    /// The day on which the plan it keeps is judged.
    pub day: String,
    /// The figures then.
    pub plan: Figures<'p>,
    /// The fiches that came.
    pub added: Vec<&'p str>,
    /// The fiches that went.
    pub removed: Vec<&'p str>,
    /// The fiches that bear another numero.
    pub renamed: Vec<Renamed<'p>>,
    /// The fiches at another statut.
    pub statuts: Vec<FromTo<'p>>,
    /// How many values came, those of the territory included.
    pub values_added: usize,
    /// How many values read otherwise.
    pub values_changed: usize,
    /// How many values went.
    pub values_removed: usize,
}

/// A fiche that bears another numero.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Renamed<'p> {
    /// The numero it bore.
    pub before: &'p str,
    /// The numero it bears.
    pub after: &'p str,
}

/// A fiche at another statut.
#[derive(Debug, Serialize, JsonSchema)]
pub struct FromTo<'p> {
    /// The fiche.
    pub numero: &'p str,
    /// Its statut then.
    pub before: Option<&'static str>,
    /// Its statut now.
    pub after: Option<&'static str>,
}

impl<'p> Since<'p> {
    /// Writes what moved since a commit, whose plan is told by its figures.
    pub fn of((commit, day): (&'p str, String), then: &Synthese, moved: &Mouvement<'p>) -> Self {
        let statut = |(numero, before, after): &(&'p Numero, Option<Statut>, Option<Statut>)| FromTo {
            numero: numero.as_str(),
            before: before.map(Mot::key),
            after: after.map(Mot::key),
        };
        Self {
            commit,
            day,
            plan: Figures::of(None, then),
            added: moved.nouvelles.iter().map(|numero| numero.as_str()).collect(),
            removed: moved.retirees.iter().map(|numero| numero.as_str()).collect(),
            renamed: moved
                .renommees
                .iter()
                .map(|(before, after)| Renamed { before: before.as_str(), after: after.as_str() })
                .collect(),
            statuts: moved.statuts.iter().map(statut).collect(),
            values_added: moved.saisies,
            values_changed: moved.corrigees,
            values_removed: moved.effacees,
        }
    }
}

/// How many actions are at a statut.
#[derive(Debug, Serialize, JsonSchema)]
pub struct AtStatut {
    /// The statut; none for those that do not say.
    pub statut: Option<&'static str>,
    /// How many.
    pub count: usize,
}

/// What actions cost; a sub-action's budget is in its action's.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Spending {
    /// The sum of the amounts, in euros.
    pub planned: Number,
    /// The actions that give one.
    pub planned_of: usize,
    /// The actions that say that nobody can count theirs.
    pub uncountable: usize,
    /// The sum of what was spent, in euros.
    pub spent: Number,
    /// The actions that say so.
    pub spent_of: usize,
}

/// Where indicators stand before their last due target.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Followed {
    /// All of them.
    pub total: usize,
    /// Those whose value is as wanted.
    pub reached: usize,
    /// Those whose value falls short.
    pub behind: usize,
    /// Those whose target is due, and whose value is awaited.
    pub awaited: usize,
    /// Those whose first target is still to come.
    pub not_due: usize,
    /// Those without a target.
    pub without_target: usize,
    /// Those without a direction.
    pub without_direction: usize,
}

impl Followed {
    /// Writes where indicators stand.
    pub fn of(suivi: &Suivi) -> Self {
        Self {
            total: suivi.total,
            reached: suivi.atteints,
            behind: suivi.manques,
            awaited: suivi.attendus,
            not_due: suivi.pas_echus,
            without_target: suivi.sans_cible,
            without_direction: suivi.sans_sens,
        }
    }
}

impl<'p> Figures<'p> {
    /// Writes the figures of a group, or of the whole.
    pub fn of(key: Option<&'p str>, synthese: &Synthese) -> Self {
        let percent = |taux: Option<Nombre>| taux.map(|taux| nombre(taux.round_dp(2).normalize()));
        let at = |(statut, count): &(Option<Statut>, usize)| AtStatut {
            statut: statut.map(Mot::key),
            count: *count,
        };
        let budget = &synthese.budget;
        Self {
            key,
            actions: synthese.actions,
            sub_actions: synthese.sous_actions,
            statuts: synthese.statuts.iter().map(at).collect(),
            done: synthese.at(Statut::Realise),
            begun: synthese.lancees(),
            pursued: synthese.menees(),
            done_rate: percent(synthese.taux_realise()),
            begun_rate: percent(synthese.taux_lance()),
            late: synthese.retards,
            unjudged: synthese.inconnues,
            budget: Spending {
                planned: nombre(budget.prevu),
                planned_of: budget.chiffrees,
                uncountable: budget.non_chiffrables,
                spent: nombre(budget.reel),
                spent_of: budget.depensees,
            },
            indicateurs: Followed::of(&synthese.indicateurs),
        }
    }
}
