//! The columns of the list: what each shows, and how it sorts.

use std::cmp::Ordering;

use crate::commands::Context;
use crate::langue::Fact;
use crate::obstacle::Obstacle;
use crate::plan::numero::natural;
use crate::plan::texte::compare;
use crate::plan::{Entete, Fiche, Montant, Mot, Periode};
use crate::render::paint::{clean, name};
use crate::render::table::{Column, Table};
use crate::render::{Screen, etat};

/// A column of the list.
pub struct Colonne {
    key: &'static str,
    shape: fn(String) -> Column,
    pub cell: fn(&Fiche, &Entete, &Screen<'_>) -> String,
    pub order: fn(&Fiche, &Fiche, &Entete) -> Ordering,
}

/// The columns shown when none is asked for.
const USUAL: [&str; 5] = ["numero", "titre", "statut", "echeance", "responsables"];

const COLONNES: &[Colonne] = &[
    Colonne {
        key: "numero",
        shape: Column::words,
        cell: |fiche, _, _| name(fiche.numero.as_str()),
        order: |left, right, _| left.numero.cmp(&right.numero),
    },
    Colonne {
        key: "titre",
        shape: |title| Column::text(title).at_least(30),
        cell: |fiche, _, screen| fiche.titre.as_deref().map_or_else(|| screen.nc(), clean),
        order: |left, right, _| {
            compare(left.titre.as_deref().unwrap_or_default(), right.titre.as_deref().unwrap_or_default())
        },
    },
    Colonne {
        key: "statut",
        shape: Column::words,
        cell: |fiche, _, screen| etat::statut(fiche.statut, screen),
        order: |left, right, _| known_first(left.statut, right.statut),
    },
    Colonne {
        key: "priorite",
        shape: Column::words,
        cell: |fiche, _, screen| {
            fiche.priorite.map_or_else(|| screen.nc(), |mot| screen.word(&format!("priorite-{}", mot.key())))
        },
        order: |left, right, _| known_first(left.priorite, right.priorite),
    },
    Colonne {
        key: "axe",
        shape: Column::words,
        cell: |fiche, entete, screen| fiche.axe(entete).map_or_else(|| screen.nc(), clean),
        order: |left, right, entete| {
            natural(left.axe(entete).unwrap_or_default(), right.axe(entete).unwrap_or_default())
        },
    },
    Colonne {
        key: "debut",
        shape: Column::words,
        cell: |fiche, _, screen| date(fiche.calendrier.debut, screen),
        order: |left, right, _| known_first(left.calendrier.debut, right.calendrier.debut),
    },
    Colonne {
        key: "echeance",
        shape: Column::words,
        cell: |fiche, _, screen| match fiche.echeance() {
            None if fiche.calendrier.permanente == Some(true) => screen.word("liste-permanente"),
            echeance => date(echeance, screen),
        },
        order: |left, right, _| known_first(left.echeance(), right.echeance()),
    },
    Colonne {
        key: "avancement",
        shape: Column::numbers,
        cell: |fiche, _, screen| {
            let said = |taux| screen.catalogue.say("fiche-taux", &[("taux", Fact::Nombre(taux))]);
            fiche.avancement.map_or_else(|| screen.nc(), said)
        },
        order: |left, right, _| known_first(left.avancement, right.avancement),
    },
    Colonne {
        key: "responsables",
        shape: |title| Column::text(title).spare(2),
        cell: |fiche, _, screen| names(fiche.responsables.iter().map(|person| person.nom.as_str()), screen),
        order: |left, right, _| {
            let first = |fiche: &Fiche| fiche.responsables.first().map(|person| person.nom.clone());
            compare(&first(left).unwrap_or_default(), &first(right).unwrap_or_default())
        },
    },
    Colonne {
        key: "coordinateurs",
        shape: |title| Column::text(title).spare(3),
        cell: |fiche, _, screen| names(fiche.coordinateurs.iter().map(String::as_str), screen),
        order: |left, right, _| left.coordinateurs.cmp(&right.coordinateurs),
    },
    Colonne {
        key: "secteurs",
        shape: |title| Column::text(title).spare(3),
        cell: |fiche, _, screen| names(fiche.secteurs.iter().map(String::as_str), screen),
        order: |left, right, _| left.secteurs.cmp(&right.secteurs),
    },
    Colonne {
        key: "budget",
        shape: Column::numbers,
        cell: |fiche, _, screen| match fiche.budget.montant {
            None => screen.nc(),
            Some(Montant::NonChiffrable) => screen.word("non-chiffrable"),
            Some(Montant::Euros(euros)) => {
                screen.catalogue.say("fiche-euros", &[("montant", Fact::Nombre(euros))])
            }
        },
        order: |left, right, _| {
            let euros = |fiche: &Fiche| match fiche.budget.montant {
                Some(Montant::Euros(euros)) => Some(euros),
                _ => None,
            };
            known_first(euros(left), euros(right))
        },
    },
    Colonne {
        key: "indicateurs",
        shape: Column::numbers,
        cell: |fiche, _, _| fiche.indicateurs.len().to_string(),
        order: |left, right, _| left.indicateurs.len().cmp(&right.indicateurs.len()),
    },
];

/// Compares two values; those that are not known come last.
fn known_first<T: Ord>(left: Option<T>, right: Option<T>) -> Ordering {
    match (left, right) {
        (None, None) => Ordering::Equal,
        (None, Some(_)) => Ordering::Greater,
        (Some(_), None) => Ordering::Less,
        (Some(left), Some(right)) => left.cmp(&right),
    }
}

fn date(periode: Option<Periode>, screen: &Screen<'_>) -> String {
    periode.map_or_else(|| screen.nc(), |periode| screen.catalogue.periode(periode))
}

fn names<'n>(names: impl Iterator<Item = &'n str>, screen: &Screen<'_>) -> String {
    let joined = names.map(clean).collect::<Vec<_>>().join(", ");
    if joined.is_empty() { screen.nc() } else { joined }
}

fn colonne(option: &'static str, key: &str) -> Result<&'static Colonne, Obstacle> {
    COLONNES
        .iter()
        .find(|colonne| colonne.key == key)
        .ok_or_else(|| Obstacle::unknown_choice(option, key, COLONNES.iter().map(|colonne| colonne.key)))
}

pub fn columns(keys: &[String]) -> Result<Vec<&'static Colonne>, Obstacle> {
    if keys.is_empty() {
        return USUAL.iter().map(|key| colonne("--columns", key)).collect();
    }
    keys.iter().map(|key| colonne("--columns", key.trim())).collect()
}

/// Reads a column to sort by, and whether the other way round.
pub fn sorting(key: &str) -> Result<(&'static Colonne, bool), Obstacle> {
    let (key, reversed) = key.strip_prefix('-').map_or((key, false), |key| (key, true));
    Ok((colonne("--sort", key)?, reversed))
}

/// Returns fiches one a row.
pub fn table(columns: &[&Colonne], fiches: &[&Fiche], entete: &Entete, ctx: &Context) -> Table {
    let screen = ctx.screen();
    let shapes = columns
        .iter()
        .map(|colonne| (colonne.shape)(screen.word(&format!("colonne-{}", colonne.key))))
        .collect();
    let cells =
        |fiche: &&Fiche| columns.iter().map(|colonne| (colonne.cell)(fiche, entete, &screen)).collect();
    Table { columns: shapes, rows: fiches.iter().map(cells).collect() }
}
