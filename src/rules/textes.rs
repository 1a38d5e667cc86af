//! Rules about the words themselves: what a text that will be published should not hold.

use crate::diagnostic::Diagnostic;
use crate::langue::Fact;
use crate::plan::coordonnees::personal;
use crate::plan::{Fiche, Responsable};
use crate::yaml::Route;

use super::rule::{Ctx, Rule, Sink, rule};

pub(super) static RULES: &[Rule] = &[rule!("donnee-personnelle", Warning, Fiche(donnee_personnelle))];

/// An e-mail address or a telephone number in a text.
fn donnee_personnelle(fiche: &Fiche, _: &Ctx<'_>, sink: &mut Sink) {
    each_text(fiche, &mut |text, route| {
        if let Some((seen, words)) = personal(text) {
            let found = Diagnostic::new("donnee-personnelle", route()).with("vu", Fact::Word(seen));
            sink.push(found.on_words(words));
        }
    });
}

/// Shows every text of a fiche with the way to it, which is made only when asked for.
fn each_text(fiche: &Fiche, see: &mut dyn FnMut(&str, &dyn Fn() -> Route)) {
    let key = |key: &'static str| Route::root().key(key);
    for (name, text) in [
        ("titre", &fiche.titre),
        ("statut_motif", &fiche.statut_motif),
        ("echelle", &fiche.echelle),
        ("constat", &fiche.constat),
        ("description", &fiche.description),
        ("moyens", &fiche.moyens),
    ] {
        if let Some(text) = text {
            see(text, &|| key(name));
        }
    }
    for (name, texts) in [
        ("objectifs", &fiche.objectifs),
        ("effets_attendus", &fiche.effets_attendus),
        ("elus", &fiche.elus),
        ("coordinateurs", &fiche.coordinateurs),
        ("partenaires", &fiche.partenaires),
        ("services", &fiche.services),
        ("publics", &fiche.publics),
    ] {
        for (index, text) in texts.iter().enumerate() {
            see(text, &|| key(name).index(index));
        }
    }
    let publication = || key("publication").key("auteur");
    fiche.publication.auteur.iter().for_each(|text| see(text, &publication));
    each_person(&fiche.responsables, &|| key("responsables"), see);
    for (index, etape) in fiche.etapes.iter().enumerate() {
        let at = || key("etapes").index(index);
        see(&etape.nom, &|| at().key("nom"));
        etape.detail.iter().for_each(|text| see(text, &|| at().key("detail")));
        each_person(&etape.responsables, &|| at().key("responsables"), see);
    }
    let budget = || key("budget").key("commentaire");
    fiche.budget.commentaire.iter().for_each(|text| see(text, &budget));
    for (index, financeur) in fiche.budget.financeurs.iter().enumerate() {
        let at = || key("budget").key("financeurs").index(index);
        see(&financeur.nom, &|| at().key("nom"));
        financeur.commentaire.iter().for_each(|text| see(text, &|| at().key("commentaire")));
    }
    for indicateur in &fiche.indicateurs {
        let at = || key("indicateurs").item(&["id"], &indicateur.id);
        indicateur.nom.iter().for_each(|text| see(text, &|| at().key("nom")));
        indicateur.source.iter().for_each(|text| see(text, &|| at().key("source")));
        for valeur in &indicateur.valeurs {
            let at = || at().key("valeurs").key(valeur.periode.to_string());
            valeur.source.iter().for_each(|text| see(text, &|| at().key("source")));
            valeur.commentaire.iter().for_each(|text| see(text, &|| at().key("commentaire")));
        }
    }
    for (index, note) in fiche.notes.iter().enumerate() {
        let at = || key("notes").index(index);
        see(&note.texte, &|| at().key("texte"));
        note.auteur.iter().for_each(|text| see(text, &|| at().key("auteur")));
    }
}

fn each_person(
    people: &[Responsable],
    list: &dyn Fn() -> Route,
    see: &mut dyn FnMut(&str, &dyn Fn() -> Route),
) {
    for (index, person) in people.iter().enumerate() {
        see(&person.nom, &|| list().index(index).key("nom"));
        person.identifiant.iter().for_each(|text| see(text, &|| list().index(index).key("identifiant")));
    }
}
