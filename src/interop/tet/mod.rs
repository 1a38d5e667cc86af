//! The workbook from which Territoires en Transitions (TeT) imports a plan: its columns, and the words it knows.
//!
//! Source: the template it publishes, and what its parser reads, which is not quite the same.

pub mod axes;
pub mod days;
pub mod lists;

use crate::plan::{Mot, Participation, Priorite, Statut};

/// The names of the columns, as the parser wants them, in the one order that it reads.
pub const HEADINGS: [&str; 28] = [
    "Axe (x)",
    "Sous-axe (x.x)",
    "Sous-sous axe (x.x.x)",
    "Titre de l'action",
    "Titre de la sous-action",
    "Descriptif",
    "Instances de gouvernance",
    "Objectifs",
    "Indicateurs liés",
    "Structure pilote",
    "Moyens humains et techniques",
    "Partenaires",
    "Direction ou service pilote",
    "Personne pilote",
    "Élu·e référent·e",
    "Participation Citoyenne",
    "Financements",
    "Financeur 1",
    "Montant € HT",
    "Financeur 2",
    "Montant € HT",
    "Financeur 3",
    "Montant € HT",
    "Budget prévisionnel total € HT",
    "Statut",
    "Niveau de priorité",
    "Date de début",
    "Date de fin",
];

/// How the published template names the column of titles.
pub const TITLE_IN_TEMPLATE: &str = "Titre de la fiche action";

/// The place of the first axe; the two below it follow.
pub const AXE: usize = 0;
/// The place of an action's title.
pub const TITLE: usize = 3;
/// The place of a sub-action's title: where it is filled, the title before it is the action's that it is a part of.
pub const SUB_TITLE: usize = 4;
/// The place of the first financer; its amount follows, then the others.
pub const FINANCEUR: usize = 17;
/// How many financers there is room for.
pub const FINANCEURS: usize = 3;

/// The columns that are each one field, by their place.
pub const FIELDS: [(usize, &str); 15] = [
    (5, "description"),
    (7, "objectifs"),
    (9, "coordinateurs"),
    (10, "moyens"),
    (11, "partenaires"),
    (12, "services"),
    (13, "responsables"),
    (14, "elus"),
    (15, "participation"),
    (16, "budget.commentaire"),
    (23, "budget.montant"),
    (24, "statut"),
    (25, "priorite"),
    (26, "calendrier.debut"),
    (27, "calendrier.fin_estimee"),
];

/// The longest title, in the units by which TeT counts: those of UTF-16.
pub const LONGEST_TITLE: usize = 300;

/// The longest text of a field, in characters; TeT stores no more.
pub fn longest(route: &str) -> usize {
    if route == "description" { 20_000 } else { 10_000 }
}

/// Returns where a field stands, be it one of several columns: the axes, the titles, the financers.
pub fn place(route: &str) -> Option<usize> {
    let is_in =
        |list: &str| route.strip_prefix(list).is_some_and(|rest| rest.is_empty() || rest.starts_with('['));
    let alone = FIELDS.iter().find(|(_, field)| is_in(field)).map(|(place, _)| *place);
    alone.or(match route {
        "axe" => Some(AXE),
        "titre" | "numero" => Some(TITLE),
        "parent" => Some(SUB_TITLE),
        "budget.taxe" => place("budget.montant"),
        _ => is_in("budget.financeurs").then_some(FINANCEUR),
    })
}

/// A closed list of words that TeT has too, each under a name of its own.
pub trait Named: Mot {
    /// Returns the word as TeT names it.
    fn name(self) -> &'static str;

    /// Returns the names of all words.
    fn names() -> Vec<&'static str> {
        Self::ALL.iter().map(|mot| mot.name()).collect()
    }
}

impl Named for Statut {
    fn name(self) -> &'static str {
        match self {
            Self::AVenir => "À venir",
            Self::ADiscuter => "À discuter",
            Self::EnCours => "En cours",
            Self::Realise => "Réalisé",
            Self::EnRetard => "En retard",
            Self::EnPause => "En pause",
            Self::Bloque => "Bloqué",
            Self::Abandonne => "Abandonné",
        }
    }
}

impl Named for Priorite {
    fn name(self) -> &'static str {
        match self {
            Self::Haute => "Élevé",
            Self::Moyenne => "Moyen",
            Self::Basse => "Bas",
        }
    }
}

impl Named for Participation {
    fn name(self) -> &'static str {
        match self {
            Self::Aucune => "Pas de participation citoyenne",
            Self::Information => "Information",
            Self::Consultation => "Consultation",
            Self::Concertation => "Concertation",
            Self::CoConstruction => "Co-construction",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_names_of_words_are_understood_as_those_words() {
        fn law<M: Named + std::fmt::Debug>() {
            for mot in M::ALL {
                assert_eq!(M::understand(mot.name()), Some(*mot));
            }
        }
        law::<Statut>();
        law::<Priorite>();
        law::<Participation>();
    }

    #[test]
    fn a_field_stands_under_its_heading() {
        for (route, heading) in [
            ("axe", "Axe (x)"),
            ("titre", "Titre de l'action"),
            ("elus[0]", "Élu·e référent·e"),
            ("budget.montant", "Budget prévisionnel total € HT"),
            ("budget.financeurs[ADEME].montant", "Financeur 1"),
            ("calendrier.fin_estimee", "Date de fin"),
        ] {
            assert_eq!(place(route).map(|place| HEADINGS[place]), Some(heading), "{route}");
        }
        assert_eq!(place("calendrier.fin_effective"), None);
    }
}
