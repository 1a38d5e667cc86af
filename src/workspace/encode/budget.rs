//! What an action costs and gains, as a file holds it.

use crate::plan::{Budget, Financeur, Gain, Ligne, Montant};
use crate::yaml::Data;

use super::map::Map;

pub fn budget(budget: &Budget) -> Data {
    let mut map = Map::default();
    match budget.montant {
        Some(Montant::Euros(montant)) => map.number("montant", Some(montant)),
        Some(Montant::NonChiffrable) => map.text("montant", Some("non-chiffrable")),
        None => {}
    }
    map.word("taxe", budget.taxe);
    map.text("commentaire", budget.commentaire.as_deref());
    map.list("lignes", &budget.lignes, line);
    map.list("financeurs", &budget.financeurs, funder);
    map.finish()
}

fn line(ligne: &Ligne) -> Data {
    let mut map = Map::default();
    map.word("type", ligne.kind);
    map.periode("annee", ligne.annee);
    map.number("prevu", ligne.prevu);
    map.number("reel", ligne.reel);
    map.word("unite", ligne.unite);
    map.finish()
}

fn funder(financeur: &Financeur) -> Data {
    let mut map = Map::default();
    map.text("nom", Some(&financeur.nom));
    map.number("montant", financeur.montant);
    map.number("taux", financeur.taux);
    map.word("etat", financeur.etat);
    map.text("commentaire", financeur.commentaire.as_deref());
    map.finish()
}

/// Writes a gain, or that nobody can count it.
pub fn gain(gain: &Gain) -> Data {
    let mut map = Map::default();
    map.number("valeur", gain.valeur);
    map.text("unite", gain.unite.as_deref());
    map.text("par", gain.par.as_deref());
    map.periode("horizon", gain.horizon);
    if map.0.is_empty() { Data::text("non-chiffrable") } else { map.finish() }
}
