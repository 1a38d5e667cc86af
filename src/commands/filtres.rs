//! The filters of the lists of fiches: which are meant.

use anyhow::Result;

use crate::obstacle::Obstacle;
use crate::plan::champs::{CHAMPS, Champ, champ};
use crate::plan::texte::{compare, fold};
use crate::plan::{Entete, Fiche, Mot, Numero, Plan, Priorite, Secteur, Statut};
use crate::suivi::retard::{can_be_judged, is_late};

use super::Context;

/// Which fiches are meant.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Filters")]
pub struct Filters {
    /// Those of an axe: 4
    #[arg(long, value_name = "AXE")]
    pub axe: Option<String>,
    /// Those of a statut: en-cours
    #[arg(long, value_name = "STATUT")]
    pub statut: Option<String>,
    /// Those of a priority: haute
    #[arg(long, value_name = "PRIORITE")]
    pub priorite: Option<String>,
    /// Those that someone of this name is in charge of
    #[arg(long, value_name = "NOM")]
    pub responsable: Option<String>,
    /// Those of a sector: residentiel
    #[arg(long, value_name = "SECTEUR")]
    pub secteur: Option<String>,
    /// Those that are late
    #[arg(long)]
    pub late: bool,
    /// Those that lack this field: budget
    #[arg(long, value_name = "FIELD")]
    pub without: Option<String>,
    /// Those of which a text holds this, whatever the accents
    #[arg(long, value_name = "TEXT")]
    pub grep: Option<String>,
}

/// The filters, their words known to be words.
pub struct Filter<'a> {
    axe: Option<&'a str>,
    statut: Option<Statut>,
    priorite: Option<Priorite>,
    pub responsable: Option<String>,
    secteur: Option<String>,
    without: Option<&'static Champ>,
    pub grep: Option<String>,
    late: Option<chrono::NaiveDate>,
    pub is_any: bool,
}

impl<'a> Filter<'a> {
    /// Reads the filters; a word that nothing in the plan bears is an error that lists those that are borne.
    pub fn read(filters: &'a Filters, plan: &Plan, ctx: &Context) -> Result<Self> {
        if let Some(axe) = &filters.axe {
            known_axe(axe, plan)?;
        }
        let responsable =
            filters.responsable.as_deref().map(|name| known_responsable(name, plan)).transpose()?;
        let secteur = filters.secteur.as_deref().map(|word| known_secteur(word, plan)).transpose()?;
        let without = filters.without.as_deref().map(known_champ).transpose()?;
        let Filters { axe, statut, priorite, grep, late, .. } = filters;
        Ok(Self {
            axe: axe.as_deref(),
            statut: statut.as_deref().map(|word| known_mot("--statut", word)).transpose()?,
            priorite: priorite.as_deref().map(|word| known_mot("--priorite", word)).transpose()?,
            is_any: axe.is_some()
                || statut.is_some()
                || priorite.is_some()
                || responsable.is_some()
                || secteur.is_some()
                || without.is_some()
                || grep.is_some()
                || *late,
            responsable,
            secteur,
            without,
            grep: grep.as_deref().map(fold),
            late: late.then_some(ctx.today),
        })
    }

    pub fn keeps(&self, fiche: &Fiche, entete: &Entete) -> bool {
        self.means(fiche, entete) && self.late.is_none_or(|today| is_late(fiche, today))
    }

    /// Returns how many of some fiches, meant but for `--late`, do not say enough for their lateness to be judged.
    pub fn unjudged<'f>(&self, fiches: impl Iterator<Item = &'f Fiche>, entete: &Entete) -> usize {
        fiches.filter(|fiche| self.means(fiche, entete) && !can_be_judged(fiche)).count()
    }

    /// Tells whether a fiche is meant, late or not.
    fn means(&self, fiche: &Fiche, entete: &Entete) -> bool {
        let holds = |name: &str| fold(name) == *self.responsable.as_deref().unwrap_or_default();
        self.axe.is_none_or(|axe| is_of_axe(fiche, axe, entete))
            && self.statut.is_none_or(|statut| fiche.statut == Some(statut))
            && self.priorite.is_none_or(|priorite| fiche.priorite == Some(priorite))
            && (self.responsable.is_none() || fiche.responsables.iter().any(|person| holds(&person.nom)))
            && self.secteur.as_deref().is_none_or(|secteur| fiche.secteurs.iter().any(|said| said == secteur))
            && self.without.is_none_or(|champ| (champ.is_empty)(fiche))
            && self.grep.as_deref().is_none_or(|grep| fiche.texts().any(|text| fold(text).contains(grep)))
    }
}

/// Tells whether a fiche is of an axe: the one it states, or a prefix of its numero.
fn is_of_axe(fiche: &Fiche, axe: &str, entete: &Entete) -> bool {
    match &fiche.axe {
        Some(stated) => stated == axe || Numero::read(stated).is_some_and(|stated| stated.is_under(axe)),
        None => fiche.axe(entete) == Some(axe) || fiche.numero.is_under(axe),
    }
}

fn known_axe(axe: &str, plan: &Plan) -> Result<(), Obstacle> {
    let entete = &plan.entete;
    let is_borne =
        entete.axe_title(axe).is_some() || plan.fiches.iter().any(|fiche| is_of_axe(fiche, axe, entete));
    if is_borne {
        return Ok(());
    }
    let cites = |fiche: &&Fiche| liens_under(fiche, axe).next().is_some();
    let mut cited: Vec<&Numero> = plan.fiches.iter().flat_map(|fiche| liens_under(fiche, axe)).collect();
    cited.sort();
    cited.dedup();
    Err(Obstacle::UnknownAxe {
        axe: axe.to_owned(),
        known: entete.axes.iter().map(|(axe, _)| axe.clone()).collect(),
        cited: cited.into_iter().map(ToString::to_string).collect(),
        citing: plan.fiches.iter().filter(cites).map(|fiche| fiche.numero.to_string()).collect(),
    })
}

fn liens_under<'f>(fiche: &'f Fiche, axe: &str) -> impl Iterator<Item = &'f Numero> {
    fiche.liens.iter().filter_map(|lien| lien.action.as_ref()).filter(move |action| action.is_under(axe))
}

/// Reads a person's name, or account, or a part of the name that only one bears; folded.
fn known_responsable(name: &str, plan: &Plan) -> Result<String, Obstacle> {
    let people = || plan.fiches.iter().flat_map(|fiche| &fiche.responsables);
    let said = fold(name);
    let exact = people().find(|person| {
        fold(&person.nom) == said
            || person.identifiant.as_deref().is_some_and(|account| fold(account) == said)
    });
    let mut parts: Vec<String> =
        people().map(|person| fold(&person.nom)).filter(|nom| nom.contains(&said)).collect();
    parts.sort();
    parts.dedup();
    match (exact, parts.as_slice()) {
        (Some(person), _) => Ok(fold(&person.nom)),
        (None, [only]) => Ok(only.clone()),
        _ => {
            let mut known: Vec<String> = people().map(|person| person.nom.clone()).collect();
            known.sort_by(|left, right| compare(left, right));
            known.dedup();
            Err(Obstacle::unknown_choice("--responsable", name, known.iter().map(String::as_str)))
        }
    }
}

/// Reads a sector, as it is written or as a screen shows it (« Résidentiel »).
fn known_secteur(word: &str, plan: &Plan) -> Result<String, Obstacle> {
    let mut known: Vec<&str> = Secteur::keys().collect();
    known.extend(plan.entete.secteurs.iter().map(String::as_str));
    let said = fold(word).replace(' ', "-");
    let meant = known.iter().find(|one| **one == word).or_else(|| known.iter().find(|one| fold(one) == said));
    match meant {
        Some(meant) => Ok((*meant).to_owned()),
        None => Err(Obstacle::unknown_choice("--secteur", word, known)),
    }
}

/// Reads the field people mean by a word.
fn known_champ(word: &str) -> Result<&'static Champ, Obstacle> {
    champ(word)
        .ok_or_else(|| Obstacle::unknown_choice("--without", word, CHAMPS.iter().map(|champ| champ.key)))
}

/// Reads a word of a closed list, or what people write instead of it.
fn known_mot<M: Mot>(option: &'static str, word: &str) -> Result<M, Obstacle> {
    M::understand(word).ok_or_else(|| Obstacle::unknown_choice(option, word, M::keys()))
}
