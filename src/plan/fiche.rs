//! A fiche action: one action of the plan, one file.

use chrono::NaiveDate;
use schemars::JsonSchema;

use super::indicateur::Renvoi;
use super::shape::{
    self, Done, Either, Impacts, Items, Named, Number, OneOrMore, People, Percent, Said, Text, Title, Truth,
    Uncountable,
};
use super::{
    Budget, Domaine, Entete, Gain, Indicateur, Nombre, Numero, Participation, Perimetre, Periode, Priorite,
    Responsable, Secteur, Statut,
};

/// The longest title, in characters (TeT `titre`).
pub const LONGEST_TITLE: usize = 300;

/// A fiche action. A field without a value is *non communiqué*, never 0 and never `non`.
///
/// The fields and their order are those of the published sheet (« fiche 4.5 »), then those its peers have
/// (Territoires en Transitions, TeT) or the law asks for (article R.229-51 III of the environment code).
#[derive(Debug, Clone, PartialEq, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Fiche {
    /// Its numero, which is also its file's name.
    pub numero: Numero,
    /// Its title, without the numero, of at most 300 characters (TeT `titre`).
    #[schemars(with = "Title")]
    pub titre: Option<String>,
    /// When it was published, and by whom.
    #[schemars(with = "Option<Publication>")]
    pub publication: Publication,
    /// Where it stands.
    pub statut: Option<Statut>,
    /// Why it is paused, blocked or given up.
    #[schemars(with = "Option<Text>")]
    pub statut_motif: Option<String>,
    /// The progress its people declare, in percent from 0 to 100.
    #[schemars(with = "Option<Percent>")]
    pub avancement: Option<Nombre>,
    /// How much it matters.
    pub priorite: Option<Priorite>,
    /// The territory it is about.
    #[schemars(with = "Option<Text>")]
    pub echelle: Option<String>,
    /// The axe, where its numero does not tell it.
    #[schemars(with = "Option<Text>")]
    pub axe: Option<String>,
    /// The action it is a part of, one level up at most (TeT: a sub-action is a fiche with `parentId`).
    pub parent: Option<Numero>,
    /// What is observed, and why it matters (« Constat / Enjeux »).
    #[schemars(with = "Option<Text>")]
    pub constat: Option<String>,
    /// What it is meant to reach (« résultats attendus », R.229-51 III).
    #[schemars(with = "Option<OneOrMore<Text>>")]
    pub objectifs: Vec<String>,
    /// Its dates.
    #[schemars(with = "Option<Calendrier>")]
    pub calendrier: Calendrier,
    /// What it acts on, as ticked on the sheet.
    #[schemars(with = "Option<OneOrMore<Perimetre>>")]
    pub perimetres: Vec<super::Perimetre>,
    /// The sectors of activity (order of 4 August 2016), or those the plan adds.
    #[schemars(with = "Option<OneOrMore<Secteur>>")]
    pub secteurs: Vec<String>,
    /// The domains of R.229-51 II, where the perimetres do not tell them.
    #[schemars(with = "Option<OneOrMore<Domaine>>")]
    pub domaines: Vec<Domaine>,
    /// What is done (« Description de l'action »).
    #[schemars(with = "Option<Text>")]
    pub description: Option<String>,
    /// Its steps.
    #[schemars(with = "Option<Items<Either<Text, Etape>>>")]
    pub etapes: Vec<Etape>,
    /// The actions and schemes it is linked to.
    #[schemars(with = "Option<Items<Either<Numero, Lien>>>")]
    pub liens: Vec<Lien>,
    /// The impact expected on each ground, from 0 to 3.
    #[schemars(with = "Option<Impacts>")]
    pub impacts: Vec<(String, Nombre)>,
    /// The gains expected on each ground.
    #[schemars(with = "Option<Named<Either<Either<Number, Uncountable>, Gain>>>")]
    pub gains: Vec<Gain>,
    /// What the action brings beside its purpose (TeT `effets_attendus`).
    #[schemars(with = "Option<OneOrMore<Text>>")]
    pub effets_attendus: Vec<String>,
    /// The elected members who carry it (« Élu(s) référent(s) »).
    #[schemars(with = "Option<OneOrMore<Text>>")]
    pub elus: Vec<String>,
    /// The bodies in charge (« Coordinateur(s) », TeT « Structure pilote »).
    #[schemars(with = "Option<OneOrMore<Text>>")]
    pub coordinateurs: Vec<String>,
    /// The bodies that help (« Partenaires », R.229-51 III « partenariats souhaités »).
    #[schemars(with = "Option<OneOrMore<Text>>")]
    pub partenaires: Vec<String>,
    /// The persons in charge (« Responsable(s) », TeT « Personne pilote »).
    #[schemars(with = "Option<People>")]
    pub responsables: Vec<Responsable>,
    /// The department in charge (TeT « Direction ou service pilote »).
    #[schemars(with = "Option<OneOrMore<Text>>")]
    pub services: Vec<String>,
    /// Whom it is for (R.229-51 III « publics concernés », TeT `cibles`).
    #[schemars(with = "Option<OneOrMore<Text>>")]
    pub publics: Vec<String>,
    /// How far the public takes part.
    pub participation: Option<Participation>,
    /// The means other than money (TeT « Moyens humains et techniques »).
    #[schemars(with = "Option<Text>")]
    pub moyens: Option<String>,
    /// What it costs and who pays.
    #[schemars(with = "Option<Budget>")]
    pub budget: Budget,
    /// What is measured.
    #[schemars(with = "Option<Items<Either<Indicateur, Renvoi>>>")]
    pub indicateurs: Vec<Indicateur>,
    /// The territory's indicators it cites, by id: `voir: plan/ges-residentiel`.
    #[schemars(skip)]
    pub voir: Vec<String>,
    /// Dated notes on how it goes.
    #[schemars(with = "Option<Items<Note>>")]
    pub notes: Vec<Note>,
    /// Documents it points to.
    #[schemars(with = "Option<Items<Either<Text, Document>>>")]
    pub documents: Vec<Document>,
    /// Where the sheet comes from.
    #[schemars(with = "Option<Source>")]
    pub source: Source,
}

/// When a sheet was published, and by which account.
#[derive(Debug, Clone, Default, PartialEq, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Publication {
    /// The day.
    pub date: Option<Periode>,
    /// The account.
    #[schemars(with = "Option<Text>")]
    pub auteur: Option<String>,
}

/// The dates of an action, as precise as they are known.
#[derive(Debug, Clone, Default, PartialEq, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Calendrier {
    /// When it begins (« Début du projet »).
    pub debut: Option<Periode>,
    /// When it is meant to end (« Fin estimée »).
    pub fin_estimee: Option<Periode>,
    /// When it did end (« Fin effective »).
    pub fin_effective: Option<Periode>,
    /// Whether it goes on without end (TeT « L'action se répète tous les ans »).
    #[schemars(with = "Option<Truth>")]
    pub permanente: Option<bool>,
}

/// A step of an action, known by its name.
#[derive(Debug, Clone, Default, PartialEq, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Etape {
    /// Its name.
    #[schemars(with = "Said")]
    pub nom: String,
    /// What it is about.
    #[schemars(with = "Option<Text>")]
    pub detail: Option<String>,
    /// When it begins.
    pub debut: Option<Periode>,
    /// When it is due.
    pub echeance: Option<Periode>,
    /// Whether, or when, it was done.
    #[schemars(with = "Option<Done>")]
    pub realisee: Option<Realisee>,
    /// Who is in charge.
    #[schemars(with = "Option<People>")]
    pub responsables: Vec<Responsable>,
}

/// What is known of a step's completion.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Realisee {
    /// `oui`: done, no one says when.
    Oui,
    /// `non`: not done.
    Non,
    /// Done then.
    Le(Periode),
}

/// A link to another action, or to a scheme outside the plan.
#[derive(Debug, Clone, Default, PartialEq, JsonSchema)]
#[schemars(deny_unknown_fields, transform = shape::action_or_scheme)]
pub struct Lien {
    /// The numero of the action.
    pub action: Option<Numero>,
    /// Its title as the sheet recalls it; titles vary from page to page, the numero decides.
    #[schemars(with = "Option<Text>")]
    pub titre: Option<String>,
    /// The scheme: « CRTE 2021-2026 ».
    #[schemars(with = "Option<Text>")]
    pub dispositif: Option<String>,
}

/// A dated note.
#[derive(Debug, Clone, PartialEq, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Note {
    /// The day it is about.
    pub date: Option<Periode>,
    /// What it says.
    #[schemars(with = "Said")]
    pub texte: String,
    /// Who wrote it.
    #[schemars(with = "Option<Text>")]
    pub auteur: Option<String>,
}

/// A document.
#[derive(Debug, Clone, Default, PartialEq, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Document {
    /// Its title.
    #[schemars(with = "Option<Text>")]
    pub titre: Option<String>,
    /// Where it is: an address or a path.
    #[schemars(with = "Option<Text>")]
    pub url: Option<String>,
}

/// Where a sheet comes from, so that importing it twice makes it once.
#[derive(Debug, Clone, Default, PartialEq, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Source {
    /// The page.
    #[schemars(with = "Option<Text>")]
    pub url: Option<String>,
    /// Its id in Territoires en Transitions.
    #[schemars(with = "Option<Text>")]
    pub tet: Option<String>,
    /// Its id in Territoires & Climat.
    #[schemars(with = "Option<Text>")]
    pub tc: Option<String>,
}

impl Fiche {
    /// Returns a fiche of which nothing but the numero is known.
    pub fn new(numero: Numero) -> Self {
        Self {
            numero,
            titre: None,
            publication: Publication::default(),
            statut: None,
            statut_motif: None,
            avancement: None,
            priorite: None,
            echelle: None,
            axe: None,
            parent: None,
            constat: None,
            objectifs: Vec::new(),
            calendrier: Calendrier::default(),
            perimetres: Vec::new(),
            secteurs: Vec::new(),
            domaines: Vec::new(),
            description: None,
            etapes: Vec::new(),
            liens: Vec::new(),
            impacts: Vec::new(),
            gains: Vec::new(),
            effets_attendus: Vec::new(),
            elus: Vec::new(),
            coordinateurs: Vec::new(),
            partenaires: Vec::new(),
            responsables: Vec::new(),
            services: Vec::new(),
            publics: Vec::new(),
            participation: None,
            moyens: None,
            budget: Budget::default(),
            indicateurs: Vec::new(),
            voir: Vec::new(),
            notes: Vec::new(),
            documents: Vec::new(),
            source: Source::default(),
        }
    }

    /// Returns the indicator of that id.
    pub fn indicateur(&self, id: &str) -> Option<&Indicateur> {
        self.indicateurs.iter().find(|indicateur| indicateur.id == id)
    }

    /// Returns its texts, for a search: what a person wrote in words.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        let alone = [
            &self.titre,
            &self.statut_motif,
            &self.echelle,
            &self.constat,
            &self.description,
            &self.moyens,
            &self.budget.commentaire,
        ];
        let lists = [
            &self.objectifs,
            &self.effets_attendus,
            &self.elus,
            &self.coordinateurs,
            &self.partenaires,
            &self.services,
            &self.publics,
        ];
        let people = self.responsables.iter().map(|person| person.nom.as_str());
        let etapes = self.etapes.iter().flat_map(|etape| [Some(etape.nom.as_str()), etape.detail.as_deref()]);
        let liens = self.liens.iter().flat_map(|lien| [lien.titre.as_deref(), lien.dispositif.as_deref()]);
        let indicateurs = self.indicateurs.iter().flat_map(|one| [Some(one.id.as_str()), one.nom.as_deref()]);
        let financeurs = self.budget.financeurs.iter().map(|financeur| financeur.nom.as_str());
        let notes = self.notes.iter().map(|note| note.texte.as_str());
        std::iter::once(self.numero.as_str())
            .chain(alone.into_iter().filter_map(|text| text.as_deref()))
            .chain(lists.into_iter().flatten().map(String::as_str))
            .chain(people)
            .chain(etapes.chain(liens).chain(indicateurs).flatten())
            .chain(financeurs)
            .chain(notes)
    }

    /// Returns the axe: the one it states, else the longest declared prefix of its numero.
    pub fn axe<'p>(&'p self, entete: &'p Entete) -> Option<&'p str> {
        self.axe.as_deref().or_else(|| entete.axe_of(&self.numero))
    }

    /// Returns the day after which the action is overdue, if it says one.
    ///
    /// A permanent action has none.
    pub fn echeance(&self) -> Option<Periode> {
        if self.calendrier.permanente == Some(true) { None } else { self.calendrier.fin_estimee }
    }

    /// Returns the domains it acts on: those it states, else those its perimetres stand for.
    pub fn domaines(&self) -> Vec<Domaine> {
        if !self.domaines.is_empty() {
            return self.domaines.clone();
        }
        let mut domaines: Vec<Domaine> = self.perimetres.iter().copied().map(Perimetre::domaine).collect();
        domaines.sort();
        domaines.dedup();
        domaines
    }
}

impl Etape {
    /// Tells whether the step is known to be done.
    pub fn is_done(&self) -> bool {
        matches!(self.realisee, Some(Realisee::Oui | Realisee::Le(_)))
    }

    /// Tells whether its day has passed without its being done.
    pub fn is_overdue(&self, today: NaiveDate) -> bool {
        !self.is_done() && self.echeance.is_some_and(|echeance| echeance.last_day() < today)
    }
}
