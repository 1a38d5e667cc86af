//! A fiche as all may read it: what it does, and no one's name.

use super::coordonnees::personal;
use super::{Entete, Fiche, Indicateur, Mesure};

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
        for gain in &mut self.gains {
            [&mut gain.unite, &mut gain.par].into_iter().flatten().for_each(&mut *see);
        }
        let source = [&mut self.source.url, &mut self.source.tet, &mut self.source.tc];
        source.into_iter().flatten().for_each(&mut *see);
        self.indicateurs.iter_mut().for_each(|indicateur| indicateur.each_text(see));
    }
}

impl Entete {
    /// Takes out of what a plan says of itself how persons can be reached.
    pub fn make_public(&mut self) {
        let mut see = |text: &mut String| {
            mask(text);
        };
        [&mut self.nom, &mut self.collectivite].into_iter().flatten().for_each(&mut see);
        self.axes.iter_mut().for_each(|(_, titre)| see(titre));
        self.secteurs.iter_mut().for_each(&mut see);
        self.indicateurs.iter_mut().for_each(|indicateur| indicateur.each_text(&mut see));
    }
}

impl Indicateur {
    fn each_text(&mut self, see: &mut dyn FnMut(&mut String)) {
        let alone = [&mut self.nom, &mut self.unite, &mut self.source, &mut self.referentiel];
        alone.into_iter().flatten().for_each(&mut *see);
        self.modalites.iter_mut().for_each(|modalite| see(&mut modalite.label));
        let bounds = [&mut self.minimum, &mut self.maximum, &mut self.seuil].into_iter().flatten();
        bounds.for_each(|mesure| mesure.each_text(see));
        for valeur in self.cibles.iter_mut().chain(&mut self.valeurs) {
            valeur.mesure.each_text(see);
            [&mut valeur.source, &mut valeur.commentaire].into_iter().flatten().for_each(&mut *see);
        }
    }
}

impl Mesure {
    fn each_text(&mut self, see: &mut dyn FnMut(&mut String)) {
        if let Self::Modalite(_, label) = self {
            see(label);
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

    #[test]
    fn what_a_plan_says_of_itself_is_masked_too() {
        let text = || "Voir Jean, 06 12 34 56 78".to_owned();
        let valeur = crate::plan::Valeur {
            periode: crate::plan::Periode::read("2024").unwrap(),
            mesure: Mesure::Modalite(0, text()),
            source: None,
            commentaire: Some(text()),
        };
        let indicateur = Indicateur { unite: Some(text()), valeurs: vec![valeur], ..Indicateur::default() };
        let mut entete = Entete {
            nom: Some(text()),
            axes: vec![("1".to_owned(), text())],
            indicateurs: vec![indicateur],
            ..Entete::default()
        };
        entete.make_public();
        assert_eq!(format!("{entete:?}").matches("Voir Jean, […]").count(), 5);
        assert!(!format!("{entete:?}").contains("06 12"));
    }
}
