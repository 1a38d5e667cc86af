//! The fields of a fiche by name: what people call them, and which of them are empty.

use super::Fiche;
use super::texte::fold;

/// A field that can be missing, by the key that names it.
pub struct Champ {
    /// The key; a dot leads into a part of the fiche.
    pub key: &'static str,
    /// Tells whether the fiche says nothing of it.
    pub is_empty: fn(&Fiche) -> bool,
}

/// The fields one can ask to be missing, in the order of the sheet.
pub const CHAMPS: &[Champ] = &[
    Champ { key: "titre", is_empty: |fiche| fiche.titre.is_none() },
    Champ { key: "publication", is_empty: |fiche| fiche.publication.date.is_none() },
    Champ { key: "statut", is_empty: |fiche| fiche.statut.is_none() },
    Champ { key: "avancement", is_empty: |fiche| fiche.avancement.is_none() },
    Champ { key: "priorite", is_empty: |fiche| fiche.priorite.is_none() },
    Champ { key: "echelle", is_empty: |fiche| fiche.echelle.is_none() },
    Champ { key: "constat", is_empty: |fiche| fiche.constat.is_none() },
    Champ { key: "objectifs", is_empty: |fiche| fiche.objectifs.is_empty() },
    Champ { key: "calendrier.debut", is_empty: |fiche| fiche.calendrier.debut.is_none() },
    Champ {
        key: "calendrier.fin_estimee",
        is_empty: |fiche| fiche.calendrier.fin_estimee.is_none() && fiche.calendrier.permanente != Some(true),
    },
    Champ { key: "calendrier.fin_effective", is_empty: |fiche| fiche.calendrier.fin_effective.is_none() },
    Champ { key: "perimetres", is_empty: |fiche| fiche.perimetres.is_empty() },
    Champ { key: "secteurs", is_empty: |fiche| fiche.secteurs.is_empty() },
    Champ { key: "domaines", is_empty: |fiche| fiche.domaines.is_empty() && fiche.perimetres.is_empty() },
    Champ { key: "description", is_empty: |fiche| fiche.description.is_none() },
    Champ { key: "etapes", is_empty: |fiche| fiche.etapes.is_empty() },
    Champ { key: "liens", is_empty: |fiche| fiche.liens.is_empty() },
    Champ { key: "impacts", is_empty: |fiche| fiche.impacts.is_empty() },
    Champ { key: "gains", is_empty: |fiche| fiche.gains.is_empty() },
    Champ { key: "effets_attendus", is_empty: |fiche| fiche.effets_attendus.is_empty() },
    Champ { key: "elus", is_empty: |fiche| fiche.elus.is_empty() },
    Champ { key: "coordinateurs", is_empty: |fiche| fiche.coordinateurs.is_empty() },
    Champ { key: "partenaires", is_empty: |fiche| fiche.partenaires.is_empty() },
    Champ { key: "responsables", is_empty: |fiche| fiche.responsables.is_empty() },
    Champ { key: "services", is_empty: |fiche| fiche.services.is_empty() },
    Champ { key: "publics", is_empty: |fiche| fiche.publics.is_empty() },
    Champ { key: "participation", is_empty: |fiche| fiche.participation.is_none() },
    Champ { key: "moyens", is_empty: |fiche| fiche.moyens.is_none() },
    Champ {
        key: "budget",
        is_empty: |fiche| fiche.budget.montant.is_none() && fiche.budget.lignes.is_empty(),
    },
    Champ { key: "financeurs", is_empty: |fiche| fiche.budget.financeurs.is_empty() },
    Champ { key: "indicateurs", is_empty: |fiche| fiche.indicateurs.is_empty() && fiche.voir.is_empty() },
    Champ { key: "notes", is_empty: |fiche| fiche.notes.is_empty() },
    Champ { key: "documents", is_empty: |fiche| fiche.documents.is_empty() },
    Champ { key: "source", is_empty: |fiche| fiche.source == super::Source::default() },
];

/// Returns the keys that make the identity of an item of a list; none when the item is its own text.
pub fn identity(list: &str) -> &'static [&'static str] {
    match list {
        "indicateurs" => &["id"],
        "liens" => &["action"],
        "financeurs" | "responsables" | "etapes" => &["nom"],
        "lignes" => &["type", "annee", "unite"],
        "notes" => &["texte"],
        "documents" => &["titre"],
        _ => &[],
    }
}

/// What people call a field, without accents, and the key it has here, by the part of the fiche it stands in.
///
/// Sources: Territoires en Transitions, Kausal Watch, Territoires & Climat, published sheets.
const SYNONYMES: &[(&str, &str, &str)] = &[
    ("", "code", "numero"),
    ("", "numero_action", "numero"),
    ("", "id", "numero"),
    ("", "intitule", "titre"),
    ("", "nom", "titre"),
    ("", "name", "titre"),
    ("", "title", "titre"),
    ("", "pilote", "coordinateurs"),
    ("", "pilotes", "coordinateurs"),
    ("", "porteur", "coordinateurs"),
    ("", "porteurs", "coordinateurs"),
    ("", "structure_pilote", "coordinateurs"),
    ("", "maitre_ouvrage", "coordinateurs"),
    ("", "maitre_d_ouvrage", "coordinateurs"),
    ("", "coordinateur", "coordinateurs"),
    ("", "personne_pilote", "responsables"),
    ("", "responsable", "responsables"),
    ("", "referent", "responsables"),
    ("", "referents", "responsables"),
    ("", "contact", "responsables"),
    ("", "elu", "elus"),
    ("", "elus_referents", "elus"),
    ("", "elu_referent", "elus"),
    ("", "service", "services"),
    ("", "service_pilote", "services"),
    ("", "direction", "services"),
    ("", "partenaire", "partenaires"),
    ("", "dates", "calendrier"),
    ("", "planning", "calendrier"),
    ("", "echeancier", "calendrier"),
    ("", "debut", "calendrier"),
    ("", "fin", "calendrier"),
    ("", "cout", "budget"),
    ("", "couts", "budget"),
    ("", "montant", "budget"),
    ("", "financements", "budget"),
    ("", "financeurs", "budget"),
    ("", "enjeux", "constat"),
    ("", "contexte", "constat"),
    ("", "diagnostic", "constat"),
    ("", "descriptif", "description"),
    ("", "objectif", "objectifs"),
    ("", "indicateur", "indicateurs"),
    ("", "etape", "etapes"),
    ("", "taches", "etapes"),
    ("", "sous_actions", "etapes"),
    ("", "lien", "liens"),
    ("", "actions_liees", "liens"),
    ("", "etat", "statut"),
    ("", "status", "statut"),
    ("", "progression", "avancement"),
    ("", "public", "publics"),
    ("", "cibles", "publics"),
    ("", "cible", "publics"),
    ("", "secteur", "secteurs"),
    ("", "perimetre", "perimetres"),
    ("", "domaine", "domaines"),
    ("", "territoire", "echelle"),
    ("", "note", "notes"),
    ("", "publie_le", "publication"),
    ("indicateurs", "code", "id"),
    ("indicateurs", "identifiant", "id"),
    ("indicateurs", "intitule", "nom"),
    ("indicateurs", "titre", "nom"),
    ("indicateurs", "objectifs", "cibles"),
    ("indicateurs", "objectif", "cibles"),
    ("indicateurs", "cible", "cibles"),
    ("indicateurs", "valeur", "valeurs"),
    ("indicateurs", "resultats", "valeurs"),
    ("indicateurs", "min", "minimum"),
    ("indicateurs", "max", "maximum"),
    ("indicateurs", "valeur_limite", "seuil"),
    ("indicateurs", "type", "nature"),
    ("indicateurs", "periodicite", "frequence"),
    ("etapes", "titre", "nom"),
    ("etapes", "intitule", "nom"),
    ("etapes", "fin", "echeance"),
    ("etapes", "date", "echeance"),
    ("etapes", "realise_le", "realisee"),
    ("etapes", "realisee_le", "realisee"),
    ("etapes", "fait", "realisee"),
    ("etapes", "statut", "realisee"),
    ("etapes", "description", "detail"),
    ("calendrier", "fin", "fin_estimee"),
    ("calendrier", "fin_prevue", "fin_estimee"),
    ("calendrier", "fin_previsionnelle", "fin_estimee"),
    ("calendrier", "fin_reelle", "fin_effective"),
    ("calendrier", "continue", "permanente"),
    ("budget", "total", "montant"),
    ("budget", "cout", "montant"),
    ("budget", "commentaires", "commentaire"),
    ("liens", "numero", "action"),
    ("lignes", "previsionnel", "prevu"),
    ("lignes", "realise", "reel"),
    ("valeurs", "note", "commentaire"),
    ("valeurs", "valeurs", "valeur"),
    ("responsables", "prenom", "nom"),
];

/// Returns the known key that people mean by another word, within a part of the fiche (`""` at its top).
pub fn meant(part: &str, word: &str) -> Option<&'static str> {
    let word = fold(word).replace(['-', ' ', '\''], "_");
    SYNONYMES.iter().find(|(within, said, _)| *within == part && *said == word).map(|(_, _, key)| *key)
}

/// Returns the field people mean by a word: its key, or one of its synonyms.
pub fn champ(word: &str) -> Option<&'static Champ> {
    let named =
        |key: &str| CHAMPS.iter().find(|champ| champ.key == key || champ.key.ends_with(&format!(".{key}")));
    named(word).or_else(|| named(meant("", word)?))
}
