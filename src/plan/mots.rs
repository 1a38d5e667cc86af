//! The closed lists of words a fiche chooses from, as the files write them.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator};

use super::shape;
use super::texte::fold;

/// A word out of a closed list.
pub trait Mot: Copy + PartialEq + 'static {
    /// The field's name, which is also the catalogue's.
    const CHAMP: &'static str;
    /// All words, in the order they are listed to people.
    const ALL: &'static [Self];
    /// What people write instead, without accents, and the word it stands for.
    const SYNONYMES: &'static [(&'static str, &'static str)];

    /// Returns the word as the files write it.
    fn key(self) -> &'static str;

    /// Reads a word, written exactly so.
    fn read(text: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|mot| mot.key() == text)
    }

    /// Reads a word as it is written, as a screen shows it (« En cours »), or as people say it.
    fn understand(text: &str) -> Option<Self> {
        let said = fold(text.trim());
        let stands =
            || Self::SYNONYMES.iter().find(|(synonym, _)| *synonym == said).map(|(_, stands)| *stands);
        Self::read(text).or_else(|| Self::read(&said.replace(' ', "-"))).or_else(|| Self::read(stands()?))
    }

    /// Returns all words as the files write them.
    fn keys() -> impl Iterator<Item = &'static str> {
        Self::ALL.iter().map(|mot| mot.key())
    }
}

/// Declares a closed list: its words, and what people write instead of them.
macro_rules! mots {
    ($(#[$doc:meta])* $name:ident, $champ:literal, { $($(#[$vdoc:meta])* $variant:ident = $key:literal),+ $(,)? }, [$($synonym:literal => $stands:literal),* $(,)?]) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]

        pub enum $name { $($(#[$vdoc])* $variant),+ }

        impl Mot for $name {
            const CHAMP: &'static str = $champ;
            const ALL: &'static [Self] = &[$(Self::$variant),+];
            const SYNONYMES: &'static [(&'static str, &'static str)] = &[$(($synonym, $stands)),*];

            fn key(self) -> &'static str {
                match self { $(Self::$variant => $key),+ }
            }
        }

        impl JsonSchema for $name {
            fn inline_schema() -> bool {
                true
            }

            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                shape::words::<Self>()
            }
        }
    };
}

mots! {
    /// Where an action stands. The eight words of Territoires en Transitions.
    Statut, "statut", {
        AVenir = "a-venir", ADiscuter = "a-discuter", EnCours = "en-cours", Realise = "realise",
        EnRetard = "en-retard", EnPause = "en-pause", Bloque = "bloque", Abandonne = "abandonne",
    }, [
        "termine" => "realise", "terminee" => "realise", "fait" => "realise", "fini" => "realise",
        "realisee" => "realise", "acheve" => "realise", "non-demarre" => "a-venir", "non demarre" => "a-venir",
        "en projet" => "a-discuter", "en-projet" => "a-discuter", "prevu" => "a-venir", "planifie" => "a-venir",
        "lance" => "en-cours", "engage" => "en-cours", "demarre" => "en-cours", "suspendu" => "en-pause",
        "lancee" => "en-cours", "engagee" => "en-cours", "demarree" => "en-cours", "commence" => "en-cours",
        "commencee" => "en-cours", "achevee" => "realise", "finie" => "realise", "faite" => "realise",
        "non demarree" => "a-venir", "non commence" => "a-venir", "pas commence" => "a-venir",
        "pas demarre" => "a-venir", "non engage" => "a-venir", "non engagee" => "a-venir", "a lancer" => "a-venir",
        "prevue" => "a-venir", "planifiee" => "a-venir", "a l'etude" => "a-discuter", "suspendue" => "en-pause",
        "annulee" => "abandonne",
        "annule" => "abandonne", "abandonnee" => "abandonne", "bloquee" => "bloque", "en_cours" => "en-cours",
    ]
}

impl Statut {
    /// Tells whether the action is over, done or given up: it owes nothing more.
    pub fn is_closed(self) -> bool {
        matches!(self, Self::Realise | Self::Abandonne)
    }
}

mots! {
    /// How much an action matters.
    Priorite, "priorite", { Haute = "haute", Moyenne = "moyenne", Basse = "basse" },
    ["eleve" => "haute", "elevee" => "haute", "forte" => "haute", "moyen" => "moyenne", "bas" => "basse",
     "faible" => "basse", "1" => "haute", "2" => "moyenne", "3" => "basse"]
}

mots! {
    /// What an action is meant to act on. The five boxes of the published sheets.
    Perimetre, "perimetres", { Energie = "energie", Ges = "ges", Air = "air", Enr = "enr", Adaptation = "adaptation" },
    ["energies renouvelables" => "enr", "climat" => "ges", "qualite de l'air" => "air", "co2" => "ges"]
}

impl Perimetre {
    /// Returns the domain of article R.229-51 II that the box stands for.
    pub fn domaine(self) -> Domaine {
        match self {
            Self::Ges => Domaine::Ges,
            Self::Energie => Domaine::Energie,
            Self::Enr => Domaine::Enr,
            Self::Air => Domaine::Air,
            Self::Adaptation => Domaine::Adaptation,
        }
    }
}

mots! {
    /// The sectors of activity of the order of 4 August 2016, and `transversal`.
    Secteur, "secteurs", {
        Residentiel = "residentiel", Tertiaire = "tertiaire", TransportRoutier = "transport-routier",
        AutresTransports = "autres-transports", Agriculture = "agriculture", Dechets = "dechets",
        Industrie = "industrie", Energie = "energie", Transversal = "transversal",
    }, ["transport" => "transport-routier", "transports" => "transport-routier", "mobilite" => "transport-routier",
        "logement" => "residentiel", "habitat" => "residentiel", "dechet" => "dechets", "branche energie" => "energie"]
}

mots! {
    /// The domains of article R.229-51 II of the environment code, by their rank there.
    Domaine, "domaines", {
        Ges = "1", Stockage = "2", Energie = "3", Enr = "4", Reseaux = "5", Biosources = "6", Air = "7",
        Coordination = "8", Adaptation = "9",
    }, ["ges" => "1", "energie" => "3", "enr" => "4", "air" => "7", "adaptation" => "9", "stockage" => "2"]
}

mots! {
    /// How far the public takes part. The five words of Territoires en Transitions.
    Participation, "participation", {
        Aucune = "pas-de-participation", Information = "information", Consultation = "consultation",
        Concertation = "concertation", CoConstruction = "co-construction",
    }, ["aucune" => "pas-de-participation", "pas de participation citoyenne" => "pas-de-participation", "coconstruction" => "co-construction", "non" => "pas-de-participation"]
}

mots! {
    /// What an indicator measures; only `realisation` feeds the fiche's avancement.
    Nature, "nature", { Realisation = "realisation", Resultat = "resultat", Impact = "impact" }, []
}

mots! {
    /// Which way an indicator is wanted to go.
    Sens, "sens", { Hausse = "hausse", Baisse = "baisse", Maintien = "maintien", Aucun = "aucun" },
    ["augmentation" => "hausse", "diminution" => "baisse", "reduction" => "baisse", "stable" => "maintien",
     "neutre" => "aucun", "+" => "hausse", "-" => "baisse"]
}

mots! {
    /// How the values of several periods add up: the last one tells, or their sum does.
    Cumul, "cumul", { Dernier = "dernier", Somme = "somme" }, ["total" => "somme", "cumule" => "somme"]
}

mots! {
    /// How often an indicator is measured.
    Frequence, "frequence", {
        Annuelle = "annuelle", Semestrielle = "semestrielle", Trimestrielle = "trimestrielle",
        Mensuelle = "mensuelle", Biennale = "biennale", Triennale = "triennale", Ponctuelle = "ponctuelle",
    }, ["annuel" => "annuelle", "semestriel" => "semestrielle", "trimestriel" => "trimestrielle",
        "mensuel" => "mensuelle", "bisannuelle" => "biennale", "tous les deux ans" => "biennale"]
}

impl Frequence {
    /// Returns the months between two measures; `None` for a measure taken once.
    pub fn months(self) -> Option<u32> {
        match self {
            Self::Mensuelle => Some(1),
            Self::Trimestrielle => Some(3),
            Self::Semestrielle => Some(6),
            Self::Annuelle => Some(12),
            Self::Biennale => Some(24),
            Self::Triennale => Some(36),
            Self::Ponctuelle => None,
        }
    }
}

mots! {
    /// What a budget line pays for (TeT `fiche-budget`: investissement, fonctionnement).
    TypeDepense, "type", { Investissement = "investissement", Fonctionnement = "fonctionnement" },
    ["invest" => "investissement", "fonct" => "fonctionnement", "etudes" => "fonctionnement"]
}

mots! {
    /// What a budget line counts: euros, or full-time people.
    UniteBudget, "unite", { Eur = "EUR", Etp = "ETP" }, ["euros" => "EUR", "€" => "EUR", "eur" => "EUR", "ht" => "EUR", "etp" => "ETP"]
}

mots! {
    /// How sure a financing is.
    EtatFinancement, "etat", { Pressenti = "pressenti", Sollicite = "sollicite", Acquis = "acquis" },
    ["demande" => "sollicite", "obtenu" => "acquis", "accorde" => "acquis", "envisage" => "pressenti"]
}

mots! {
    /// Whether an amount counts the value-added tax.
    Taxe, "taxe", { Ht = "ht", Ttc = "ttc" }, ["hors taxes" => "ht", "toutes taxes" => "ttc"]
}

mots! {
    /// The gravity a plan gives to a rule.
    Niveau, "niveau", { Erreur = "erreur", Avertissement = "avertissement", Note = "note", Aucun = "aucun" },
    ["error" => "erreur", "warning" => "avertissement", "off" => "aucun", "info" => "note", "deny" => "erreur",
     "warn" => "avertissement", "allow" => "aucun", "ignore" => "aucun"]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn law<M: Mot>() {
        for mot in M::ALL {
            assert!(M::read(mot.key()) == Some(*mot), "{}", mot.key());
        }
        for (synonym, stands) in M::SYNONYMES {
            assert!(M::read(stands).is_some(), "{synonym} stands for {stands}, which {} lacks", M::CHAMP);
            assert!(M::read(synonym).is_none(), "{synonym} is a word of {} itself", M::CHAMP);
        }
    }

    #[test]
    fn every_word_reads_back_and_every_synonym_stands_for_a_word() {
        law::<Statut>();
        law::<Priorite>();
        law::<Perimetre>();
        law::<Secteur>();
        law::<Domaine>();
        law::<Participation>();
        law::<Nature>();
        law::<Sens>();
        law::<Cumul>();
        law::<Frequence>();
        law::<TypeDepense>();
        law::<UniteBudget>();
        law::<EtatFinancement>();
        law::<Taxe>();
        law::<Niveau>();
    }
}
