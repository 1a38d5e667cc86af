//! From a fiche to the text of its file: the way back of [`super::decode`], for fiches that come from elsewhere.

mod budget;
mod indicateur;
mod map;

use crate::obstacle::Obstacle;
use crate::plan::{
    Calendrier, Document, Entete, Etape, Fiche, Lien, Mot, Note, Numero, Perimetre, Porteur, Publication,
    Realisee, Responsable, Source,
};
use crate::yaml::format::Habits;
use crate::yaml::{self, Data, Refusal};

pub(super) use indicateur::{measure, value};
pub(super) use map::periode;
use map::{Entry, Map, number, truth};

use super::save::both_read;
use super::{decode, mend, refused};

/// What a file says beside its fiche.
#[derive(Debug, Default)]
pub struct Beside {
    /// Sentences that stand above a key, each a comment.
    pub comments: Vec<(&'static str, String)>,
    /// The house's own keys, at the end.
    pub own: Vec<(&'static str, Data)>,
}

/// Writes the text of a fiche's file, laid out as `fmt` leaves it, and proved to read back as the fiche.
pub fn fiche(fiche: &Fiche, beside: &Beside, entete: &Entete, shown: &str) -> Result<String, Obstacle> {
    let fiche = in_order(fiche.clone());
    let mut lines = Vec::new();
    for (key, data) in entries(&fiche).into_iter().chain(beside.own.iter().cloned()) {
        let comments = beside.comments.iter().filter(|(above, _)| *above == key);
        lines.extend(comments.map(|(_, sentence)| format!("# {sentence}")));
        let written = Habits::default().entry(key, &data, 0, None);
        lines.extend(written.map_err(|refusal| refused(shown, "", &refusal))?);
    }
    let text = lines.join("\n") + "\n";
    let porteur = Porteur::Fiche(fiche.numero.clone());
    let laid = mend::canonical(&text, &porteur, entete).map_err(|refusal| refused(shown, &text, &refusal))?;
    let says = decode::fiche(&yaml::Document::read(&laid), &fiche.numero, entete).value;
    if says == Some(fiche) && both_read(&laid) {
        Ok(laid)
    } else {
        Err(refused(shown, &text, &Refusal::Unprovable))
    }
}

/// Returns a fiche with its impacts in the order in which files hold them.
fn in_order(mut fiche: Fiche) -> Fiche {
    fiche.impacts.sort_by_key(|(sur, _)| Perimetre::keys().position(|key| key == sur));
    fiche
}

/// Returns what a fiche says, under the keys of its file, in their order; what it does not say is left out.
fn entries(fiche: &Fiche) -> Vec<Entry> {
    let mut map = Map::default();
    map.text("numero", Some(fiche.numero.as_str()));
    map.text("titre", fiche.titre.as_deref());
    map.put("publication", publication(&fiche.publication));
    map.word("statut", fiche.statut);
    map.text("statut_motif", fiche.statut_motif.as_deref());
    map.number("avancement", fiche.avancement);
    map.word("priorite", fiche.priorite);
    map.text("echelle", fiche.echelle.as_deref());
    map.text("axe", fiche.axe.as_deref());
    map.text("parent", fiche.parent.as_ref().map(Numero::as_str));
    map.prose("constat", fiche.constat.as_deref());
    map.texts("objectifs", &fiche.objectifs);
    map.put("calendrier", calendar(&fiche.calendrier));
    map.words("perimetres", &fiche.perimetres);
    map.texts("secteurs", &fiche.secteurs);
    map.words("domaines", &fiche.domaines);
    map.prose("description", fiche.description.as_deref());
    map.list("etapes", &fiche.etapes, step);
    map.list("liens", &fiche.liens, link);
    map.pairs("impacts", fiche.impacts.iter().map(|(sur, note)| (sur.clone(), number(*note))));
    map.pairs("gains", fiche.gains.iter().map(|one| (one.sur.clone(), budget::gain(one))));
    map.texts("effets_attendus", &fiche.effets_attendus);
    map.texts("elus", &fiche.elus);
    map.texts("coordinateurs", &fiche.coordinateurs);
    map.texts("partenaires", &fiche.partenaires);
    map.list("responsables", &fiche.responsables, person);
    map.texts("services", &fiche.services);
    map.texts("publics", &fiche.publics);
    map.word("participation", fiche.participation);
    map.prose("moyens", fiche.moyens.as_deref());
    map.put("budget", budget::budget(&fiche.budget));
    let cited =
        fiche.voir.iter().map(|id| Data::Map(vec![(Data::text("voir"), Data::text(format!("plan/{id}")))]));
    map.items("indicateurs", fiche.indicateurs.iter().map(indicateur::indicator).chain(cited));
    map.list("notes", &fiche.notes, note);
    map.list("documents", &fiche.documents, document);
    map.put("source", source(&fiche.source));
    map.0
}

fn publication(publication: &Publication) -> Data {
    let mut map = Map::default();
    map.periode("date", publication.date);
    map.text("auteur", publication.auteur.as_deref());
    map.finish()
}

fn calendar(calendrier: &Calendrier) -> Data {
    let mut map = Map::default();
    map.periode("debut", calendrier.debut);
    map.periode("fin_estimee", calendrier.fin_estimee);
    map.periode("fin_effective", calendrier.fin_effective);
    map.put("permanente", calendrier.permanente.map_or(Data::Null, truth));
    map.finish()
}

fn step(etape: &Etape) -> Data {
    let mut map = Map::default();
    map.text("nom", Some(&etape.nom));
    map.text("detail", etape.detail.as_deref());
    map.periode("debut", etape.debut);
    map.periode("echeance", etape.echeance);
    let done = etape.realisee.map(|realisee| match realisee {
        Realisee::Oui => truth(true),
        Realisee::Non => truth(false),
        Realisee::Le(date) => periode(date),
    });
    map.put("realisee", done.unwrap_or(Data::Null));
    map.list("responsables", &etape.responsables, person);
    map.finish()
}

fn link(lien: &Lien) -> Data {
    let mut map = Map::default();
    map.text("action", lien.action.as_ref().map(Numero::as_str));
    map.text("titre", lien.titre.as_deref());
    map.text("dispositif", lien.dispositif.as_deref());
    if lien.action.is_none() && lien.dispositif.is_none() {
        // Where it leads is not told, and is still to be.
        map.0.insert(0, ("action", Data::Null));
    }
    map.finish()
}

/// Writes a person as a name alone where there is no account.
fn person(person: &Responsable) -> Data {
    let Some(identifiant) = &person.identifiant else { return Data::text(&person.nom) };
    let mut map = Map::default();
    map.text("nom", Some(&person.nom));
    map.text("identifiant", Some(identifiant));
    map.finish()
}

fn note(note: &Note) -> Data {
    let mut map = Map::default();
    map.periode("date", note.date);
    map.text("texte", Some(&note.texte));
    map.text("auteur", note.auteur.as_deref());
    map.finish()
}

fn document(document: &Document) -> Data {
    let mut map = Map::default();
    map.text("titre", document.titre.as_deref());
    map.text("url", document.url.as_deref());
    map.finish()
}

fn source(source: &Source) -> Data {
    let mut map = Map::default();
    map.text("url", source.url.as_deref());
    map.text("tet", source.tet.as_deref());
    map.text("tc", source.tc.as_deref());
    map.finish()
}
