//! The table of fiches, one a row, in the words by which `import csv` and `import xlsx` read it again.

use crate::interop::table::Cell;
use crate::plan::colonnes::COLONNES;
use crate::plan::{Entete, Fiche, Lien, Montant, Mot, Numero, Participation, Priorite, Statut, Taxe};

use super::sheet::{Column, Holds, date, mot, text};

/// The name of its sheet.
pub const SHEET: &str = "Fiches";

/// Returns the columns, in the order of the sheet.
pub fn columns() -> Vec<Column> {
    COLONNES.iter().map(|colonne| Column::new(colonne.route, holds(colonne.route))).collect()
}

fn holds(route: &str) -> Holds {
    match route {
        "numero" | "parent" | "axe" | "publication.auteur" | "source.tet" | "source.tc" => Holds::Words,
        "statut" => Holds::mot::<Statut>(),
        "priorite" => Holds::mot::<Priorite>(),
        "participation" => Holds::mot::<Participation>(),
        "budget.taxe" => Holds::mot::<Taxe>(),
        "avancement" => Holds::Share,
        "budget.montant" => Holds::Amount,
        "calendrier.permanente" => Holds::Truth,
        "calendrier.debut" | "calendrier.fin_estimee" | "calendrier.fin_effective" | "publication.date" => {
            Holds::Date
        }
        "constat" | "description" | "moyens" | "budget.commentaire" | "source.url" => Holds::Text,
        _ => Holds::Lines,
    }
}

/// Returns the row of a fiche.
pub fn row(fiche: &Fiche, entete: &Entete) -> Vec<Cell> {
    COLONNES.iter().map(|colonne| cell(colonne.route, fiche, entete)).collect()
}

/// Returns what stands in the column of a field.
pub fn cell(route: &str, fiche: &Fiche, entete: &Entete) -> Cell {
    let Fiche { calendrier, budget, publication, source, .. } = fiche;
    match route {
        "numero" => Cell::text(fiche.numero.as_str()),
        "titre" => text(fiche.titre.as_deref()),
        "publication.date" => date(publication.date),
        "publication.auteur" => text(publication.auteur.as_deref()),
        "statut" => mot(fiche.statut),
        "statut_motif" => text(fiche.statut_motif.as_deref()),
        "avancement" => fiche.avancement.map_or(Cell::Empty, Cell::number),
        "priorite" => mot(fiche.priorite),
        "echelle" => text(fiche.echelle.as_deref()),
        "axe" => text(fiche.axe(entete)),
        "parent" => text(fiche.parent.as_ref().map(Numero::as_str)),
        "constat" => text(fiche.constat.as_deref()),
        "objectifs" => items(&fiche.objectifs),
        "calendrier.debut" => date(calendrier.debut),
        "calendrier.fin_estimee" => date(calendrier.fin_estimee),
        "calendrier.fin_effective" => date(calendrier.fin_effective),
        "calendrier.permanente" => calendrier.permanente.map_or(Cell::Empty, Cell::Truth),
        "perimetres" => items(&keys(&fiche.perimetres)),
        "secteurs" => items(&fiche.secteurs),
        "domaines" => items(&keys(&fiche.domaines)),
        "description" => text(fiche.description.as_deref()),
        "liens" => items(&fiche.liens.iter().filter_map(link).collect::<Vec<_>>()),
        "effets_attendus" => items(&fiche.effets_attendus),
        "elus" => items(&fiche.elus),
        "coordinateurs" => items(&fiche.coordinateurs),
        "partenaires" => items(&fiche.partenaires),
        "responsables" => items(&fiche.responsables.iter().map(|one| &one.nom).collect::<Vec<_>>()),
        "services" => items(&fiche.services),
        "publics" => items(&fiche.publics),
        "participation" => mot(fiche.participation),
        "moyens" => text(fiche.moyens.as_deref()),
        "budget.montant" => match budget.montant {
            Some(Montant::Euros(montant)) => Cell::number(montant),
            Some(Montant::NonChiffrable) => Cell::text("non-chiffrable"),
            None => Cell::Empty,
        },
        "budget.taxe" => mot(budget.taxe),
        "budget.commentaire" => text(budget.commentaire.as_deref()),
        "source.url" => text(source.url.as_deref()),
        "source.tet" => text(source.tet.as_deref()),
        "source.tc" => text(source.tc.as_deref()),
        _ => Cell::Empty,
    }
}

fn keys<M: Mot>(mots: &[M]) -> Vec<&'static str> {
    mots.iter().map(|mot| mot.key()).collect()
}

/// Returns what a link leads to: an action, or a scheme.
fn link(lien: &Lien) -> Option<&str> {
    lien.action.as_ref().map(Numero::as_str).or(lien.dispositif.as_deref())
}

/// Writes a list, an item a line; a bullet keeps one that would be parted, or taken for a bullet itself.
fn items<T: AsRef<str>>(items: &[T]) -> Cell {
    let is_parted = items.len() == 1 && items.iter().any(|item| item.as_ref().contains([',', ';']));
    let line = |item: &T| {
        let item = item.as_ref().lines().map(str::trim).collect::<Vec<_>>().join(" ");
        if is_parted || item.starts_with(['-', '•']) { format!("• {item}") } else { item }
    };
    Cell::text(&items.iter().map(line).collect::<Vec<_>>().join("\n"))
}

/// Returns what of a fiche no row can say.
pub fn beyond(fiche: &Fiche) -> Vec<&'static str> {
    let is_named = |lien: &Lien| lien.titre.is_some();
    [
        ("champ-etapes", !fiche.etapes.is_empty()),
        ("perte-titres-liens", fiche.liens.iter().any(is_named)),
        ("champ-impacts", !fiche.impacts.is_empty()),
        ("champ-gains", !fiche.gains.is_empty()),
        ("perte-identifiants", fiche.responsables.iter().any(|person| person.identifiant.is_some())),
        ("champ-notes", !fiche.notes.is_empty()),
        ("champ-documents", !fiche.documents.is_empty()),
    ]
    .into_iter()
    .filter_map(|(key, is_lost)| is_lost.then_some(key))
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_written_as_it_will_be_parted_again() {
        let shown = |list: &[&str]| items(list).said().into_owned();
        assert_eq!(shown(&["ADEME"]), "ADEME");
        assert_eq!(shown(&["ADEME", "CCI, Angers"]), "ADEME\nCCI, Angers");
        assert_eq!(shown(&["CCI, Angers"]), "• CCI, Angers");
        assert_eq!(shown(&["- a", "b"]), "• - a\nb");
        assert_eq!(shown(&[]), "");
    }
}
