//! The columns of a table of fiches, one a field: how spreadsheets name them.

use super::texte::fold;

/// A column of a table of fiches.
#[derive(Debug, PartialEq, Eq)]
pub struct Colonne {
    /// The way to its field: `calendrier.debut`.
    pub route: &'static str,
    /// The names that tables give it beside that, in letters and digits alone.
    names: &'static [&'static str],
}

const fn colonne(route: &'static str, names: &'static [&'static str]) -> Colonne {
    Colonne { route, names }
}

/// The columns, in the order of the sheet. A list whose items have fields of their own is no column.
///
/// Sources of the names: Territoires en Transitions (import and export), Kausal Watch, published sheets.
pub const COLONNES: &[Colonne] = &[
    colonne(
        "numero",
        &["n", "no", "nfiche", "ndefiche", "naction", "numerodelaction", "code", "codeaction", "number"],
    ),
    colonne(
        "titre",
        &[
            "intitule",
            "intituledelaction",
            "libelle",
            "titredelafiche",
            "titreaction",
            "titredelaction",
            "titredelaficheaction",
            "nomdelaction",
            "nom",
            "action",
            "title",
        ],
    ),
    colonne("statut", &["etat", "status", "avancementdelaction"]),
    colonne("statut_motif", &["motif", "reason"]),
    colonne("avancement", &["progression", "tauxdavancement", "progress"]),
    colonne("priorite", &["niveaudepriorite", "priority"]),
    colonne("echelle", &["territoire", "scale"]),
    colonne("axe", &["axex", "axis", "chapitre"]),
    colonne("parent", &["partiede", "actionparente", "partof"]),
    colonne(
        "constat",
        &["constatenjeux", "contexte", "enjeux", "contexteetenjeux", "contexteenjeux", "diagnostic"],
    ),
    colonne("objectifs", &["objectif", "objectives"]),
    colonne(
        "calendrier.debut",
        &["debut", "datededebut", "datedebut", "debutduprojet", "demarrage", "lancement", "start"],
    ),
    colonne(
        "calendrier.fin_estimee",
        &["fin", "datedefin", "datefin", "finestimee", "finprevue", "finprevisionnelle", "echeance", "dueby"],
    ),
    colonne(
        "calendrier.fin_effective",
        &["fineffective", "finreelle", "datedefinreelle", "realiseele", "ended"],
    ),
    colonne(
        "calendrier.permanente",
        &["permanente", "continue", "actionenameliorationcontinue", "permanent"],
    ),
    colonne("perimetres", &["perimetre", "scopes"]),
    colonne("secteurs", &["secteur", "sectors"]),
    colonne("domaines", &["domaine", "domains"]),
    colonne("description", &["descriptif", "descriptiondelaction"]),
    colonne("liens", &["actionsliees", "liensavecdautresactionsdispositifs", "links"]),
    colonne("effets_attendus", &["effetsattendus", "expectedeffects"]),
    colonne("elus", &["elu", "elureferent", "elusreferents", "eluereferente", "electedrepresentatives"]),
    colonne(
        "coordinateurs",
        &["coordinateur", "pilote", "pilotes", "structurepilote", "porteur", "porteurs", "maitredouvrage"],
    ),
    colonne("partenaires", &["partenaire", "partners"]),
    colonne("responsables", &["responsable", "personnepilote", "referent", "referents", "incharge"]),
    colonne("services", &["service", "servicepilote", "directionouservicepilote", "departments"]),
    colonne("publics", &["public", "cibles", "publicsconcernes", "audiences"]),
    colonne("participation", &["participationcitoyenne"]),
    colonne("moyens", &["moyenshumainsettechniques", "ressources", "means"]),
    colonne(
        "budget.montant",
        &["budget", "montant", "cout", "couttotal", "budgetprevisionnel", "budgettotal", "amount"],
    ),
    colonne("budget.taxe", &["taxe", "htttc", "htouttc"]),
    colonne("budget.commentaire", &["commentairedubudget", "financements", "financement"]),
    colonne("publication.date", &["publiele", "datedepublication"]),
    colonne("publication.auteur", &["publiepar"]),
    colonne("source.url", &["url", "lien", "adresse"]),
    colonne("source.tet", &["idtet"]),
    colonne("source.tc", &["idtc"]),
];

/// Returns the letters and digits of a name alone, without accents: « N° de fiche » has those of `ndefiche`.
pub fn bare(name: &str) -> String {
    fold(name).chars().filter(char::is_ascii_alphanumeric).collect()
}

/// Returns the column that a table names so: by the way to its field, or as spreadsheets do.
pub fn colonne_nommee(name: &str) -> Option<&'static Colonne> {
    let said = bare(name);
    COLONNES
        .iter()
        .find(|colonne| bare(colonne.route) == said || colonne.names.contains(&&*said))
        .filter(|_| !said.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::Formes;

    #[test]
    fn a_name_leads_to_one_column_and_each_column_to_a_field() {
        let formes = Formes::of_fiche();
        for colonne in COLONNES {
            let way: Vec<Option<&str>> = colonne.route.split('.').map(Some).collect();
            assert!(formes.at(&way).is_some(), "{}", colonne.route);
            for name in colonne.names {
                assert_eq!(*name, bare(name));
                assert_eq!(colonne_nommee(name), Some(colonne), "{name}");
            }
        }
        assert_eq!(colonne_nommee("Date de début").map(|one| one.route), Some("calendrier.debut"));
        assert_eq!(
            colonne_nommee("calendrier.fin_estimee").map(|one| one.route),
            Some("calendrier.fin_estimee")
        );
        assert_eq!(colonne_nommee("Remarques"), None);
    }
}
