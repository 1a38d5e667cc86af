//! `Fiches_Action.csv`, as Territoires & Climat (ADEME) publishes the actions of all plans.

use crate::interop::table::Cell;
use crate::plan::{Entete, Fiche, Periode};

use super::said;
use super::sheet::text;

/// The columns, in the file's order and spelling.
pub const COLUMNS: [&str; 8] = [
    "Id_action",
    "Id_demarche",
    "Nom_demarche",
    "Intitule_action",
    "Description_action",
    "Date_lancement",
    "Type_action",
    "Cible_action",
];

/// What a fiche says that the file has a column for.
const CARRIED: &[&str] =
    &["champ-numero", "champ-titre", "champ-description", "champ-calendrier-debut", "champ-publics"];

/// Returns the row of a fiche; with it, the names of what the fiche says and the file has no column for.
pub fn row(fiche: &Fiche, entete: &Entete) -> (Vec<Cell>, Vec<&'static str>) {
    let debut = fiche.calendrier.debut;
    let mut lost = said::beyond(fiche, CARRIED);
    let is_coarse = |debut: Periode| debut.first_day() != debut.last_day();
    lost.extend(debut.is_some_and(is_coarse).then_some("perte-jours"));
    let row = vec![
        Cell::text(&id(fiche, entete)),
        text(entete.siren.as_deref()),
        text(entete.nom.as_deref().or(entete.collectivite.as_deref())),
        text(fiche.titre.as_deref()),
        text(fiche.description.as_deref()),
        debut.map_or(Cell::Empty, |debut| Cell::Day(debut.first_day())),
        // Study, works, training…: no field of a fiche says it.
        Cell::Empty,
        Cell::text(&fiche.publics.join(" | ")),
    ];
    (row, lost)
}

/// Returns the id that Territoires & Climat gave, else one that no other plan has.
fn id(fiche: &Fiche, entete: &Entete) -> String {
    let numero = fiche.numero.as_str();
    match (&fiche.source.tc, &entete.siren) {
        (Some(tc), _) => tc.clone(),
        (None, Some(siren)) => format!("{siren}_{numero}"),
        (None, None) => numero.to_owned(),
    }
}
