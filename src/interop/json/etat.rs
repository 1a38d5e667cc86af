//! Where fiches stand, as programs read it.

use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Number;

use crate::plan::{Entete, Mot, Nombre};
use crate::suivi::avancement::{Avancement, Part};
use crate::suivi::cible::Position;
use crate::suivi::etat;
use crate::suivi::retard::Raison;

use super::{Answer, nombre};

/// Where fiches stand on a day.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Status<'p> {
    /// The day.
    pub today: String,
    /// How many fiches the plan holds.
    pub total: usize,
    /// How many of those asked for, late or not, do not say enough for their lateness to be judged.
    pub unjudged: usize,
    /// Those asked for.
    pub fiches: Vec<Etat<'p>>,
    /// The files that could not be read.
    pub unreadable: &'p [String],
}

impl Answer for Status<'_> {
    const KIND: &'static str = "status";
    const CHOICE: Option<&'static str> = Some("fiches");
}

/// Where a fiche stands.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Etat<'p> {
    /// Its numero, a text always.
    pub numero: &'p str,
    /// Its title.
    pub titre: Option<&'p str>,
    /// Its file, relative, with `/`.
    pub path: String,
    /// The axe it states, or the one its numero lies under.
    pub axe: Option<&'p str>,
    /// Where it says it stands.
    pub statut: Option<&'static str>,
    /// When it is meant to end; none for a permanent one.
    pub echeance: Option<String>,
    /// Whether it is late.
    pub late: bool,
    /// Why it is late.
    pub reasons: Vec<Reason<'p>>,
    /// The days since its end, or else the first of its dates that passed.
    pub days_late: Option<i64>,
    /// When it is done: by how many days it ended after the end it was meant for.
    pub days_done_late: Option<i64>,
    /// Whether it says enough for its lateness to be judged.
    pub judged: bool,
    /// How far it has come, in percent; none where nothing tells.
    pub avancement: Option<Number>,
    /// What its people declare, in percent.
    pub avancement_declare: Option<Number>,
    /// What was counted, each part alike.
    pub parts: Vec<Share<'p>>,
    /// Its indicators.
    pub indicateurs: Vec<Measure<'p>>,
    /// The indicators of the territory that it cites.
    pub territory: Vec<Measure<'p>>,
    /// What article R.229-51 III asks of it and it does not say, by key.
    pub missing: &'p [&'static str],
}

/// Why a fiche is late.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Reason<'p> {
    /// `declare`, `debut`, `fin` or `etape`.
    pub kind: &'static str,
    /// The date that passed.
    pub periode: Option<String>,
    /// The step.
    pub etape: Option<&'p str>,
}

/// A part of what tells a fiche's progress.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Share<'p> {
    /// `realise`, `etapes` or `indicateur`.
    pub kind: &'static str,
    /// The indicator.
    pub id: Option<&'p str>,
    /// In percent, from 0 to 100.
    pub taux: Number,
}

/// Where an indicator stands.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Measure<'p> {
    /// Its id.
    pub id: &'p str,
    /// How far it has come towards its last target, in percent; none where nothing tells.
    pub avancement: Option<Number>,
    /// Why nothing tells: `sans-cible`, `sans-valeur`, `sans-depart`, `ecart-nul`, `deja-atteinte` or `sans-sens`.
    pub unknown: Option<&'static str>,
    /// Before its last due target: `sans-cible`, `pas-encore-echue`, `valeur-attendue`, `sans-sens`, `atteinte` or `manquee`.
    pub position: &'static str,
    /// The period of that target, or of the first one to come.
    pub cible: Option<String>,
    /// The period whose value is awaited.
    pub awaited: Option<String>,
    /// The first day on which that value was late.
    pub awaited_since: Option<String>,
    /// Whether its latest value is the one that could be known by now.
    pub fresh: bool,
    /// Whether its latest value goes against its sens.
    pub regressed: bool,
    /// Whether its latest value has crossed its seuil.
    pub crossed: bool,
}

impl<'p> Etat<'p> {
    /// Writes where a fiche of a plan stands, whose file is at `path`.
    pub fn of(etat: &'p etat::Etat<'p>, entete: &'p Entete, path: String) -> Self {
        let fiche = etat.fiche;
        let percent = |taux: Option<Nombre>| taux.map(rounded);
        Self {
            numero: fiche.numero.as_str(),
            titre: fiche.titre.as_deref(),
            path,
            axe: fiche.axe(entete),
            statut: fiche.statut.map(Mot::key),
            echeance: fiche.echeance().map(|echeance| echeance.to_string()),
            late: etat.is_late(),
            reasons: etat.raisons.iter().map(reason).collect(),
            days_late: etat.jours,
            days_done_late: etat.jours_realise,
            judged: etat.is_judged,
            avancement: percent(etat.progres.taux),
            avancement_declare: etat.progres.declare.map(nombre),
            parts: etat.progres.parts.iter().map(share).collect(),
            indicateurs: etat.mesures.iter().map(measure).collect(),
            territory: etat.citees.iter().map(measure).collect(),
            missing: &etat.manque,
        }
    }
}

/// Writes a share to two digits after the point.
fn rounded(taux: Nombre) -> Number {
    nombre(taux.round_dp(2).normalize())
}

fn reason(raison: &Raison) -> Reason<'_> {
    let (kind, periode, etape) = match raison {
        Raison::Declare => ("declare", None, None),
        Raison::Debut(periode) => ("debut", Some(periode), None),
        Raison::Fin(periode) => ("fin", Some(periode), None),
        Raison::Etape(nom, periode) => ("etape", Some(periode), Some(nom.as_str())),
    };
    Reason { kind, periode: periode.map(ToString::to_string), etape }
}

fn share<'p>(part: &Part<'p>) -> Share<'p> {
    let (kind, id) = match part {
        Part::Realise => ("realise", None),
        Part::Etapes(..) => ("etapes", None),
        Part::Indicateur(indicateur, _) => ("indicateur", Some(indicateur.id.as_str())),
    };
    Share { kind, id, taux: rounded(part.taux()) }
}

fn measure<'p>(mesure: &etat::Mesure<'p>) -> Measure<'p> {
    let (avancement, unknown) = match &mesure.avancement {
        Avancement::Mesure(parcours) => (Some(rounded(parcours.taux)), None),
        Avancement::SansCible => (None, Some("sans-cible")),
        Avancement::SansValeur(_) => (None, Some("sans-valeur")),
        Avancement::SansDepart(_) => (None, Some("sans-depart")),
        Avancement::EcartNul(_) => (None, Some("ecart-nul")),
        Avancement::DejaAtteinte(_) => (None, Some("deja-atteinte")),
        Avancement::SansSens => (None, Some("sans-sens")),
    };
    let (position, cible) = match &mesure.position {
        Position::SansCible => ("sans-cible", None),
        Position::PasEncoreEchue(cible) => ("pas-encore-echue", Some(cible)),
        Position::ValeurAttendue(cible) => ("valeur-attendue", Some(cible)),
        Position::SansSens(cible) => ("sans-sens", Some(cible)),
        Position::Atteinte(cible, _) => ("atteinte", Some(cible)),
        Position::Manquee(cible, _) => ("manquee", Some(cible)),
    };
    Measure {
        id: &mesure.indicateur.id,
        avancement,
        unknown,
        position,
        cible: cible.map(|cible| cible.periode.to_string()),
        awaited: mesure.attente.map(|attente| attente.periode.to_string()),
        awaited_since: mesure.attente.map(|attente| attente.depuis.to_string()),
        fresh: mesure.is_fresh(),
        regressed: mesure.recul.is_some(),
        crossed: mesure.is_crossed,
    }
}
