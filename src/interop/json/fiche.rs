//! A fiche whole, under the keys of its file, as programs read it.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Number;

use crate::plan::{self, Entete, Montant, Mot, Porteur, Realisee};

use super::{Indicateur, date, mot, mots, nombre};

/// A fiche action, under the keys of its file.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Fiche<'p> {
    /// Its numero, a text always.
    pub numero: &'p str,
    /// Its title.
    pub titre: Option<&'p str>,
    /// Its file, relative, with `/`.
    pub path: String,
    /// When it was published, and by whom.
    pub publication: Publication<'p>,
    /// Where it stands.
    pub statut: Option<&'static str>,
    /// Why it is paused, blocked or given up.
    pub statut_motif: Option<&'p str>,
    /// The progress its people declare, in percent.
    pub avancement: Option<Number>,
    /// How much it matters.
    pub priorite: Option<&'static str>,
    /// The territory it is about.
    pub echelle: Option<&'p str>,
    /// The axe it states, or the one its numero lies under.
    pub axe: Option<&'p str>,
    /// The numero of the action it is a part of.
    pub parent: Option<&'p str>,
    /// What is observed.
    pub constat: Option<&'p str>,
    /// What it is meant to reach.
    pub objectifs: &'p [String],
    /// Its dates.
    pub calendrier: Calendrier,
    /// What it acts on.
    pub perimetres: Vec<&'static str>,
    /// The sectors of activity.
    pub secteurs: &'p [String],
    /// The domains of article R.229-51 II, by their rank there; from the perimetres where it states none.
    pub domaines: Vec<&'static str>,
    /// What is done.
    pub description: Option<&'p str>,
    /// Its steps.
    pub etapes: Vec<Etape<'p>>,
    /// The actions and schemes it is linked to.
    pub liens: Vec<Lien<'p>>,
    /// The impact expected on each ground, from 0 to 3.
    pub impacts: BTreeMap<&'p str, Number>,
    /// The gains expected.
    pub gains: Vec<Gain<'p>>,
    /// What it brings beside its purpose.
    pub effets_attendus: &'p [String],
    /// The elected members who carry it.
    pub elus: &'p [String],
    /// The bodies in charge.
    pub coordinateurs: &'p [String],
    /// The bodies that help.
    pub partenaires: &'p [String],
    /// The persons in charge.
    pub responsables: Vec<Personne<'p>>,
    /// The departments in charge.
    pub services: &'p [String],
    /// Whom it is for.
    pub publics: &'p [String],
    /// How far the public takes part.
    pub participation: Option<&'static str>,
    /// The means other than money.
    pub moyens: Option<&'p str>,
    /// What it costs and who pays.
    pub budget: Budget<'p>,
    /// What is measured.
    pub indicateurs: Vec<Indicateur<'p>>,
    /// The ids of the territory's indicators it cites.
    pub voir: &'p [String],
    /// Dated notes.
    pub notes: Vec<Note<'p>>,
    /// The documents it points to.
    pub documents: Vec<Document<'p>>,
    /// Where the sheet comes from.
    pub source: Source<'p>,
}

/// When a sheet was published, and by which account.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Publication<'p> {
    /// The day.
    pub date: Option<String>,
    /// The account.
    pub auteur: Option<&'p str>,
}

/// The dates of an action, as precise as they are known.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Calendrier {
    /// When it begins.
    pub debut: Option<String>,
    /// When it is meant to end.
    pub fin_estimee: Option<String>,
    /// When it did end.
    pub fin_effective: Option<String>,
    /// Whether it goes on without end.
    pub permanente: Option<bool>,
}

/// A step of an action.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Etape<'p> {
    /// Its name.
    pub nom: &'p str,
    /// What it is about.
    pub detail: Option<&'p str>,
    /// When it begins.
    pub debut: Option<String>,
    /// When it is due.
    pub echeance: Option<String>,
    /// `oui`, `non`, or when it was done.
    pub realisee: Option<String>,
    /// Who is in charge.
    pub responsables: Vec<Personne<'p>>,
}

/// A link to another action, or to a scheme outside the plan.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Lien<'p> {
    /// The numero of the action.
    pub action: Option<&'p str>,
    /// Its title as the sheet recalls it.
    pub titre: Option<&'p str>,
    /// The scheme.
    pub dispositif: Option<&'p str>,
}

/// What an action is expected to gain on one ground.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Gain<'p> {
    /// The ground.
    pub sur: &'p str,
    /// How much, or `non-chiffrable`.
    pub valeur: Counted,
    /// What it is counted in.
    pub unite: Option<&'p str>,
    /// The time it is counted over.
    pub par: Option<&'p str>,
    /// When it is reached.
    pub horizon: Option<String>,
}

/// A person in charge.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Personne<'p> {
    /// The person's name.
    pub nom: &'p str,
    /// The person's account.
    pub identifiant: Option<&'p str>,
}

/// An amount, or the word for one that nobody can count.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum Counted {
    /// An amount.
    Amount(Number),
    /// `non-chiffrable`
    Word(&'static str),
}

impl Counted {
    const UNCOUNTABLE: Self = Self::Word("non-chiffrable");
}

/// What an action costs, and who pays.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Budget<'p> {
    /// The whole, in euros, or `non-chiffrable`.
    pub montant: Option<Counted>,
    /// Whether the amount counts the tax.
    pub taxe: Option<&'static str>,
    /// What the amount alone does not tell.
    pub commentaire: Option<&'p str>,
    /// The amounts by type and year.
    pub lignes: Vec<Ligne>,
    /// Who pays.
    pub financeurs: Vec<Financeur<'p>>,
}

/// A line of budget.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Ligne {
    /// What it pays for.
    #[serde(rename = "type")]
    pub kind: Option<&'static str>,
    /// The year.
    pub annee: Option<String>,
    /// What is planned, in `unite`.
    pub prevu: Option<Number>,
    /// What was spent, in `unite`.
    pub reel: Option<Number>,
    /// `EUR` or `ETP`.
    pub unite: &'static str,
}

/// Who pays, and how surely.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Financeur<'p> {
    /// Its name.
    pub nom: &'p str,
    /// In euros.
    pub montant: Option<Number>,
    /// The share it pays, in percent.
    pub taux: Option<Number>,
    /// How sure it is.
    pub etat: Option<&'static str>,
    /// What the amount alone does not tell.
    pub commentaire: Option<&'p str>,
}

/// A dated note.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Note<'p> {
    /// The day it is about.
    pub date: Option<String>,
    /// What it says.
    pub texte: &'p str,
    /// Who wrote it.
    pub auteur: Option<&'p str>,
}

/// A document.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Document<'p> {
    /// Its title.
    pub titre: Option<&'p str>,
    /// Where it is.
    pub url: Option<&'p str>,
}

/// Where a sheet comes from.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Source<'p> {
    /// The page.
    pub url: Option<&'p str>,
    /// Its id in Territoires en Transitions.
    pub tet: Option<&'p str>,
    /// Its id in Territoires & Climat.
    pub tc: Option<&'p str>,
}

impl<'p> Fiche<'p> {
    /// Writes a fiche of a plan, whose file is at `path`.
    pub fn of(fiche: &'p plan::Fiche, entete: &'p Entete, path: String) -> Self {
        let porteur = Porteur::Fiche(fiche.numero.clone());
        let calendrier = &fiche.calendrier;
        Self {
            numero: fiche.numero.as_str(),
            titre: fiche.titre.as_deref(),
            path,
            publication: Publication {
                date: date(fiche.publication.date),
                auteur: fiche.publication.auteur.as_deref(),
            },
            statut: mot(fiche.statut),
            statut_motif: fiche.statut_motif.as_deref(),
            avancement: fiche.avancement.map(nombre),
            priorite: mot(fiche.priorite),
            echelle: fiche.echelle.as_deref(),
            axe: fiche.axe(entete),
            parent: fiche.parent.as_ref().map(plan::Numero::as_str),
            constat: fiche.constat.as_deref(),
            objectifs: &fiche.objectifs,
            calendrier: Calendrier {
                debut: date(calendrier.debut),
                fin_estimee: date(calendrier.fin_estimee),
                fin_effective: date(calendrier.fin_effective),
                permanente: calendrier.permanente,
            },
            perimetres: mots(&fiche.perimetres),
            secteurs: &fiche.secteurs,
            domaines: mots(&fiche.domaines()),
            description: fiche.description.as_deref(),
            etapes: fiche.etapes.iter().map(etape).collect(),
            liens: fiche.liens.iter().map(lien).collect(),
            impacts: fiche.impacts.iter().map(|(sur, note)| (sur.as_str(), nombre(*note))).collect(),
            gains: fiche.gains.iter().map(gain).collect(),
            effets_attendus: &fiche.effets_attendus,
            elus: &fiche.elus,
            coordinateurs: &fiche.coordinateurs,
            partenaires: &fiche.partenaires,
            responsables: people(&fiche.responsables),
            services: &fiche.services,
            publics: &fiche.publics,
            participation: mot(fiche.participation),
            moyens: fiche.moyens.as_deref(),
            budget: budget(&fiche.budget),
            indicateurs: fiche.indicateurs.iter().map(|one| Indicateur::of(&porteur, one)).collect(),
            voir: &fiche.voir,
            notes: fiche.notes.iter().map(note).collect(),
            documents: fiche.documents.iter().map(document).collect(),
            source: Source {
                url: fiche.source.url.as_deref(),
                tet: fiche.source.tet.as_deref(),
                tc: fiche.source.tc.as_deref(),
            },
        }
    }
}

fn people(people: &[plan::Responsable]) -> Vec<Personne<'_>> {
    people.iter().map(|one| Personne { nom: &one.nom, identifiant: one.identifiant.as_deref() }).collect()
}

fn etape(etape: &plan::Etape) -> Etape<'_> {
    Etape {
        nom: &etape.nom,
        detail: etape.detail.as_deref(),
        debut: date(etape.debut),
        echeance: date(etape.echeance),
        realisee: etape.realisee.map(|realisee| match realisee {
            Realisee::Oui => "oui".to_owned(),
            Realisee::Non => "non".to_owned(),
            Realisee::Le(periode) => periode.to_string(),
        }),
        responsables: people(&etape.responsables),
    }
}

fn lien(lien: &plan::Lien) -> Lien<'_> {
    Lien {
        action: lien.action.as_ref().map(plan::Numero::as_str),
        titre: lien.titre.as_deref(),
        dispositif: lien.dispositif.as_deref(),
    }
}

fn gain(gain: &plan::Gain) -> Gain<'_> {
    Gain {
        sur: &gain.sur,
        valeur: gain.valeur.map_or(Counted::UNCOUNTABLE, |valeur| Counted::Amount(nombre(valeur))),
        unite: gain.unite.as_deref(),
        par: gain.par.as_deref(),
        horizon: date(gain.horizon),
    }
}

fn note(note: &plan::Note) -> Note<'_> {
    Note { date: date(note.date), texte: &note.texte, auteur: note.auteur.as_deref() }
}

fn document(document: &plan::Document) -> Document<'_> {
    Document { titre: document.titre.as_deref(), url: document.url.as_deref() }
}

fn montant(montant: Montant) -> Counted {
    match montant {
        Montant::NonChiffrable => Counted::UNCOUNTABLE,
        Montant::Euros(euros) => Counted::Amount(nombre(euros)),
    }
}

fn budget(budget: &plan::Budget) -> Budget<'_> {
    Budget {
        montant: budget.montant.map(montant),
        taxe: mot(budget.taxe),
        commentaire: budget.commentaire.as_deref(),
        lignes: budget.lignes.iter().map(ligne).collect(),
        financeurs: budget.financeurs.iter().map(financeur).collect(),
    }
}

fn ligne(ligne: &plan::Ligne) -> Ligne {
    Ligne {
        kind: mot(ligne.kind),
        annee: date(ligne.annee),
        prevu: ligne.prevu.map(nombre),
        reel: ligne.reel.map(nombre),
        unite: ligne.unite.map_or("EUR", Mot::key),
    }
}

fn financeur(financeur: &plan::Financeur) -> Financeur<'_> {
    Financeur {
        nom: &financeur.nom,
        montant: financeur.montant.map(nombre),
        taux: financeur.taux.map(nombre),
        etat: mot(financeur.etat),
        commentaire: financeur.commentaire.as_deref(),
    }
}
