//! The words of the published sheets: their headings, their labels, and the grounds an action acts on.

use crate::plan::Perimetre;
use crate::plan::texte::fold;

/// A part of the sheet, in the order of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rubrique {
    /// What stands under the title, before any heading.
    Tete,
    Constat,
    Objectifs,
    Calendrier,
    Perimetres,
    /// What stands after the boxes, before any heading.
    Suite,
    /// A text alone.
    Description,
    /// A text, and steps under bullets.
    Etapes,
    Liens,
    Impacts,
    /// Who acts; what follows the last label.
    Acteurs,
    Moyens,
    Budget,
    Indicateurs,
}

/// A value named on its own line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Label {
    Elus,
    Coordinateurs,
    Partenaires,
    Responsables,
    Services,
    Publics,
    Budget,
    Financeurs,
    Priorite,
    Echelle,
    Statut,
    Avancement,
}

/// The headings, each part of one by itself: « Constat / Enjeux » has two.
const HEADINGS: &[(&str, Rubrique)] = &[
    ("constat", Rubrique::Constat),
    ("enjeu", Rubrique::Constat),
    ("contexte", Rubrique::Constat),
    ("diagnostic", Rubrique::Constat),
    ("objectif", Rubrique::Objectifs),
    ("objectif de l'action", Rubrique::Objectifs),
    ("resultat attendu", Rubrique::Objectifs),
    ("perimetre", Rubrique::Perimetres),
    ("description", Rubrique::Description),
    ("description de l'action", Rubrique::Description),
    ("descriptif", Rubrique::Description),
    ("descriptif de l'action", Rubrique::Description),
    ("etape", Rubrique::Etapes),
    ("lien", Rubrique::Liens),
    ("lien avec d'autre action", Rubrique::Liens),
    ("dispositif", Rubrique::Liens),
    ("action liee", Rubrique::Liens),
    ("impact", Rubrique::Impacts),
    ("impact attendu", Rubrique::Impacts),
    ("gain", Rubrique::Impacts),
    ("gain attendu", Rubrique::Impacts),
    ("moyen", Rubrique::Moyens),
    ("moyen humain et technique", Rubrique::Moyens),
    ("budget", Rubrique::Budget),
    ("indicateur", Rubrique::Indicateurs),
    ("indicateur de suivi", Rubrique::Indicateurs),
];

const LABELS: &[(&str, Label)] = &[
    ("elu referent", Label::Elus),
    ("elue referente", Label::Elus),
    ("elu", Label::Elus),
    ("coordinateur", Label::Coordinateurs),
    ("pilote", Label::Coordinateurs),
    ("structure pilote", Label::Coordinateurs),
    ("porteur", Label::Coordinateurs),
    ("maitre d'ouvrage", Label::Coordinateurs),
    ("partenaire", Label::Partenaires),
    ("responsable", Label::Responsables),
    ("personne pilote", Label::Responsables),
    ("service", Label::Services),
    ("service pilote", Label::Services),
    ("direction ou service pilote", Label::Services),
    ("public", Label::Publics),
    ("public concerne", Label::Publics),
    ("public vise", Label::Publics),
    ("budget", Label::Budget),
    ("financeur", Label::Financeurs),
    ("priorite", Label::Priorite),
    ("niveau de priorite", Label::Priorite),
    ("echelle", Label::Echelle),
    ("echelle territoriale", Label::Echelle),
    ("statut", Label::Statut),
    ("etat d'avancement", Label::Statut),
    ("avancement", Label::Avancement),
];

/// What an action acts on, as the boxes, the impacts and the gains name it.
const GROUNDS: &[(&str, Perimetre)] = &[
    ("energie", Perimetre::Energie),
    ("energetique", Perimetre::Energie),
    ("consommation d'energie", Perimetre::Energie),
    ("reduction des consommation energetique", Perimetre::Energie),
    ("reduction des consommation d'energie", Perimetre::Energie),
    ("gain energetique", Perimetre::Energie),
    ("gain d'energie", Perimetre::Energie),
    ("gain energie", Perimetre::Energie),
    ("ges", Perimetre::Ges),
    ("gaz a effet de serre", Perimetre::Ges),
    ("emission de ges", Perimetre::Ges),
    ("reduction des emission de ges", Perimetre::Ges),
    ("reduction des emission de gaz a effet de serre", Perimetre::Ges),
    ("gain carbone", Perimetre::Ges),
    ("gain ges", Perimetre::Ges),
    ("carbone", Perimetre::Ges),
    ("air", Perimetre::Air),
    ("qualite de l'air", Perimetre::Air),
    ("amelioration de la qualite de l'air", Perimetre::Air),
    ("enr", Perimetre::Enr),
    ("energie renouvelable", Perimetre::Enr),
    ("developpement des enr", Perimetre::Enr),
    ("developpement des energie renouvelable", Perimetre::Enr),
    ("adaptation", Perimetre::Adaptation),
    ("adaptation au changement climatique", Perimetre::Adaptation),
];

/// The longest heading or label, in bytes.
const LONGEST: usize = 120;

/// Returns what is compared: without case, accents, parentheses, or the marks of the plural.
pub fn key(text: &str) -> String {
    if text.len() > LONGEST {
        return String::new();
    }
    let mut outside = String::new();
    let mut depth = 0_usize;
    for character in text.chars() {
        match character {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            character if depth == 0 => outside.push(character),
            _ => {}
        }
    }
    let folded = fold(&outside);
    let words = folded.trim_end_matches([':', ' ']).split_whitespace();
    let singular = |word: &'_ str| {
        word.strip_suffix(['s', 'x']).filter(|stem| stem.len() > 2).unwrap_or(word).to_owned()
    };
    words.map(singular).collect::<Vec<_>>().join(" ")
}

/// Reads a line that is a heading and nothing else.
pub fn heading(text: &str) -> Option<Rubrique> {
    let key = key(text);
    let known = |part: &str| HEADINGS.iter().find(|(known, _)| *known == part).map(|(_, rubrique)| *rubrique);
    if let Some(rubrique) = known(&key) {
        return Some(rubrique);
    }
    let parts = key.split(['/', '&']).flat_map(|part| part.split(" et ")).map(str::trim);
    let rubriques: Option<Vec<Rubrique>> = parts.map(known).collect();
    match *rubriques? {
        // Its steps stand under bullets, after the text.
        [Rubrique::Description, .., Rubrique::Etapes] => Some(Rubrique::Etapes),
        [first, ref others @ ..] if others.iter().all(|other| *other == first) => Some(first),
        _ => None,
    }
}

/// Reads the name of a value.
pub fn label(name: &str) -> Option<Label> {
    let key = key(name);
    LABELS.iter().find(|(known, _)| *known == key).map(|(_, label)| *label)
}

/// Reads the name of what an action acts on.
pub fn ground(name: &str) -> Option<Perimetre> {
    let key = key(name);
    GROUNDS.iter().find(|(known, _)| *known == key).map(|(_, ground)| *ground)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::langue::{Catalogue, Langue};
    use crate::plan::Mot;

    #[test]
    fn the_tables_are_written_as_they_are_compared() {
        let keys = HEADINGS.iter().map(|(key, _)| *key).chain(LABELS.iter().map(|(key, _)| *key));
        for written in keys.chain(GROUNDS.iter().map(|(key, _)| *key)) {
            assert_eq!(key(written), written);
        }
    }

    #[test]
    fn what_our_own_sheet_shows_is_known() {
        let catalogue = Catalogue::load(Langue::Fr);
        for ground in Perimetre::ALL {
            for place in ["perimetres", "sur"] {
                let shown = catalogue.word(&format!("{place}-{}", ground.key()));
                assert_eq!(super::ground(&shown), Some(*ground), "{shown}");
            }
        }
        for champ in ["constat", "objectifs", "description", "etapes", "liens", "impacts", "indicateurs"] {
            let shown = catalogue.word(&format!("champ-{champ}"));
            assert!(heading(&shown).is_some(), "{shown}");
        }
        for champ in ["elus", "coordinateurs", "partenaires", "responsables", "priorite", "echelle"] {
            let shown = catalogue.word(&format!("champ-{champ}"));
            assert!(label(&shown).is_some(), "{shown}");
        }
    }

    #[test]
    fn headings_are_known_in_their_usual_writings() {
        for (text, rubrique) in [
            ("Constat / Enjeux", Some(Rubrique::Constat)),
            ("Contexte & enjeux", Some(Rubrique::Constat)),
            ("CONTEXTE ET ENJEUX :", Some(Rubrique::Constat)),
            ("périmètres", Some(Rubrique::Perimetres)),
            ("Description de l’action / Étapes", Some(Rubrique::Etapes)),
            ("Description", Some(Rubrique::Description)),
            ("Lien(s) avec d’autres actions / dispositifs", Some(Rubrique::Liens)),
            ("Moyens humains et techniques", Some(Rubrique::Moyens)),
            ("Budget (en €)", Some(Rubrique::Budget)),
            ("Indicateurs et objectifs", None),
            ("Les enjeux sont grands", None),
            ("", None),
        ] {
            assert_eq!(heading(text), rubrique, "{text}");
        }
        assert_eq!(label("Élu(s) référent(s) "), Some(Label::Elus));
        assert_eq!(label("Nombre de partenaires"), None);
    }
}
