//! Rules about files and their writing: what cannot be read, and what would be read otherwise than meant.

use crate::diagnostic::Severity::{Error, Note, Warning};

use super::Rule;

pub(super) static RULES: &[Rule] = &[
    // Files
    Rule::reader("fichier-illisible", Error),
    Rule::reader("encodage", Error),
    Rule::reader("fichier-trop-grand", Error),
    Rule::reader("fichier-trop-dense", Error),
    Rule::reader("fichier-vide", Error),
    Rule::reader("nom-de-fichier", Error),
    Rule::reader("extension-yml", Error),
    Rule::reader("sous-dossier", Warning),
    // YAML
    Rule::reader("syntaxe", Error),
    Rule::reader("conflit-git", Error),
    Rule::reader("imbrication-trop-profonde", Error),
    Rule::reader("documents-multiples", Error),
    Rule::reader("directive", Error),
    Rule::reader("ancre", Error),
    Rule::reader("alias", Error),
    Rule::reader("etiquette", Error),
    Rule::reader("cle-fusion", Error),
    Rule::reader("cle-complexe", Error),
    Rule::reader("cle-double", Error),
    Rule::reader("caractere-mal-lu", Warning),
    // French prose in YAML
    Rule::reader("deux-points-sans-guillemets", Error),
    Rule::reader("signe-sans-guillemets", Error),
    Rule::reader("texte-devenu-table", Error),
    Rule::reader("diese-sans-guillemets", Warning),
    Rule::reader("virgule-sans-guillemets", Warning),
    // Keys and values
    Rule::reader("cle-inconnue", Error),
    Rule::reader("cle-absente", Error),
    Rule::reader("type-inattendu", Error),
    Rule::reader("valeur-inconnue", Error),
    Rule::reader("nombre-invalide", Error),
    Rule::reader("nombre-hors-echelle", Error),
    Rule::reader("nombre-francais", Warning),
    Rule::reader("booleen-invalide", Error),
    Rule::reader("nc-litteral", Note),
    Rule::reader("texte-double", Warning),
    // Comments that ask not to be told
    Rule::reader("ignore-inutile", Warning),
    Rule::reader("ignore-inconnu", Warning),
    // The fiche itself
    Rule::reader("numero-absent", Error),
    Rule::reader("numero-invalide", Error),
    Rule::reader("numero-different", Error),
    Rule::reader("numero-double", Error),
    Rule::reader("numero-pris", Error),
    Rule::reader("numero-sans-guillemets", Warning),
    Rule::reader("titre-absent", Error),
    Rule::reader("titre-trop-long", Error),
];
