//! A fiche as all may read it: what it does, and no one's name.

use super::coordonnees::personal;
use super::{Fiche, Indicateur};

/// What stands where someone's address or telephone number stood.
const MASK: &str = "[…]";

impl Fiche {
    /// Takes the persons out, and how to reach them; returns the names of what went, by their keys.
    ///
    /// Bodies, departments, texts and figures stay. Of the elected members too a list tells names, not only posts.
    pub fn make_public(&mut self) -> Vec<&'static str> {
        let mut gone = Vec::new();
        let mut note = |key, is_gone: bool| gone.extend(is_gone.then_some(key));
        note("champ-auteur", self.publication.auteur.take().is_some());
        note("champ-elus", empty(&mut self.elus));
        let mut people = empty(&mut self.responsables);
        for etape in &mut self.etapes {
            people |= empty(&mut etape.responsables);
        }
        note("champ-responsables", people);
        note("champ-notes", empty(&mut self.notes));
        note("champ-documents", empty(&mut self.documents));
        let mut is_masked = false;
        self.each_text(&mut |text| is_masked |= mask(text));
        note("coordonnees", is_masked);
        gone
    }

    /// Shows every text that a person wrote in words, to be changed; those that `make_public` takes out left aside.
    fn each_text(&mut self, see: &mut dyn FnMut(&mut String)) {
        let alone = [
            &mut self.titre,
            &mut self.statut_motif,
            &mut self.echelle,
            &mut self.constat,
            &mut self.description,
            &mut self.moyens,
            &mut self.budget.commentaire,
        ];
        alone.into_iter().flatten().for_each(&mut *see);
        let lists = [
            &mut self.objectifs,
            &mut self.effets_attendus,
            &mut self.coordinateurs,
            &mut self.partenaires,
            &mut self.services,
            &mut self.publics,
        ];
        lists.into_iter().flatten().for_each(&mut *see);
        for etape in &mut self.etapes {
            see(&mut etape.nom);
            etape.detail.iter_mut().for_each(&mut *see);
        }
        for lien in &mut self.liens {
            [&mut lien.titre, &mut lien.dispositif].into_iter().flatten().for_each(&mut *see);
        }
        for financeur in &mut self.budget.financeurs {
            see(&mut financeur.nom);
            financeur.commentaire.iter_mut().for_each(&mut *see);
        }
        self.indicateurs.iter_mut().for_each(|indicateur| indicateur.each_text(see));
    }
}

impl Indicateur {
    fn each_text(&mut self, see: &mut dyn FnMut(&mut String)) {
        [&mut self.nom, &mut self.source].into_iter().flatten().for_each(&mut *see);
        for valeur in self.cibles.iter_mut().chain(&mut self.valeurs) {
            [&mut valeur.source, &mut valeur.commentaire].into_iter().flatten().for_each(&mut *see);
        }
    }
}

/// Empties a list; tells whether it held anything.
fn empty<T>(list: &mut Vec<T>) -> bool {
    !std::mem::take(list).is_empty()
}

/// Masks every address and telephone number in a text; tells whether there was one.
fn mask(text: &mut String) -> bool {
    let mut is_masked = false;
    while let Some((_, words)) = personal(text) {
        *text = text.replace(words, MASK);
        is_masked = true;
    }
    is_masked
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_address_and_number_is_masked_and_nothing_else() {
        let mut text = "À a.b@c.fr ou contact@c.fr, 06 12 34 56 78 ; puis d@e.org : 12 000 €".to_owned();
        assert!(mask(&mut text));
        assert_eq!(text, "À […] ou contact@c.fr, […] ; puis […] : 12 000 €");
        assert!(!mask(&mut text));
    }
}
