//! Rules about files and their writing: what cannot be read, and what would be read otherwise than meant.

use super::rule::{Rule, rule};

pub(super) static RULES: &[Rule] = &[
    // Files
    rule!("fichier-illisible", Error),
    rule!("encodage", Error),
    rule!("fichier-trop-grand", Error),
    rule!("fichier-trop-dense", Error),
    rule!("fichier-vide", Error),
    rule!("nom-de-fichier", Error),
    rule!("extension-yml", Error),
    rule!("sous-dossier", Warning),
    // YAML
    rule!("syntaxe", Error),
    rule!("conflit-git", Error),
    rule!("imbrication-trop-profonde", Error),
    rule!("documents-multiples", Error),
    rule!("directive", Error),
    rule!("ancre", Error),
    rule!("alias", Error),
    rule!("etiquette", Error),
    rule!("cle-fusion", Error),
    rule!("cle-complexe", Error),
    rule!("cle-double", Error),
    rule!("caractere-mal-lu", Warning),
    // French prose in YAML
    rule!("deux-points-sans-guillemets", Error),
    rule!("signe-sans-guillemets", Error),
    rule!("texte-devenu-table", Error),
    rule!("diese-sans-guillemets", Warning),
    rule!("virgule-sans-guillemets", Warning),
    // Keys and values
    rule!("cle-inconnue", Error),
    rule!("cle-absente", Error),
    rule!("type-inattendu", Error),
    rule!("valeur-inconnue", Error),
    rule!("nombre-invalide", Error),
    rule!("nombre-hors-echelle", Error),
    rule!("nombre-francais", Warning),
    rule!("booleen-invalide", Error),
    rule!("nc-litteral", Note),
    rule!("texte-double", Warning),
    // Comments that ask not to be told
    rule!("ignore-inutile", Warning),
    rule!("ignore-inconnu", Warning),
    // The fiche itself
    rule!("numero-absent", Error),
    rule!("numero-invalide", Error),
    rule!("numero-different", Error),
    rule!("numero-double", Error),
    rule!("numero-pris", Error),
    rule!("numero-sans-guillemets", Warning),
    rule!("titre-absent", Error),
    rule!("titre-trop-long", Error),
];
