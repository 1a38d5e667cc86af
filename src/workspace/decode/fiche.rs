//! Reads a fiche, field by field.

use crate::diagnostic::Diagnostic;
use crate::langue::Fact;
use crate::plan::fiche::LONGEST_TITLE;
use crate::plan::texte::is_nc;
use crate::plan::{
    Budget, Calendrier, Document, Entete, Etape, Fiche, Financeur, Gain, Lien, Ligne, Montant, Mot, Nombre,
    Note, Numero, Perimetre, Periode, Realisee, Secteur, Source,
};
use crate::yaml::{Node, Route};

use super::indicateur;
use super::reader::{Reader, fields};

/// Reads a fiche out of its map, under the numero its file bears.
pub fn read<'d>(reader: &mut Reader<'d>, node: &'d Node<'d>, named: &Numero, entete: &Entete) -> Fiche {
    let mut fiche = Fiche::new(named.clone());
    let mut says_numero = false;
    fields!(reader, node, value, {
        "numero" => {
            says_numero = !value.is_null() && !value.text().is_some_and(is_nc);
            own_numero(reader, value, named);
        },
        "titre" => fiche.titre = title(reader, value),
        "publication" => fields!(reader, value, part, {
            "date" => fiche.publication.date = reader.periode(part),
            "auteur" => fiche.publication.auteur = reader.text(part),
        }),
        "statut" => fiche.statut = reader.mot(value),
        "statut_motif" => fiche.statut_motif = reader.text(value),
        "avancement" => fiche.avancement = between(reader, value, 0, 100),
        "priorite" => fiche.priorite = reader.mot(value),
        "echelle" => fiche.echelle = reader.text(value),
        "axe" => fiche.axe = reader.text(value),
        "parent" => fiche.parent = reader.numero(value),
        "constat" => fiche.constat = reader.text(value),
        "objectifs" => fiche.objectifs = reader.texts(value),
        "calendrier" => fiche.calendrier = calendar(reader, value),
        "perimetres" => fiche.perimetres = reader.mots(value),
        "secteurs" => fiche.secteurs = sectors(reader, value, entete),
        "domaines" => fiche.domaines = reader.mots(value),
        "description" => fiche.description = reader.text(value),
        "etapes" => fiche.etapes = reader.list(value, step),
        "liens" => fiche.liens = reader.list(value, link),
        "impacts" => fiche.impacts = impacts(reader, value),
        "gains" => fiche.gains = gains(reader, value),
        "effets_attendus" => fiche.effets_attendus = reader.texts(value),
        "elus" => fiche.elus = reader.names(value),
        "coordinateurs" => fiche.coordinateurs = reader.texts(value),
        "partenaires" => fiche.partenaires = reader.texts(value),
        "responsables" => fiche.responsables = reader.people(value),
        "services" => fiche.services = reader.texts(value),
        "publics" => fiche.publics = reader.texts(value),
        "participation" => fiche.participation = reader.mot(value),
        "moyens" => fiche.moyens = reader.text(value),
        "budget" => fiche.budget = budget(reader, value),
        "indicateurs" => (fiche.indicateurs, fiche.voir) = indicateur::list(reader, value),
        "notes" => fiche.notes = reader.list(value, note),
        "documents" => fiche.documents = reader.list(value, document),
        "source" => fiche.source = source(reader, value),
    });
    if !says_numero {
        let route = Route::root();
        let route = if node.get("numero").is_some() { route.key("numero") } else { route };
        reader.push(Diagnostic::new("numero-absent", route).with("numero", named.as_str()));
    }
    if fiche.titre.is_none() {
        reader.push(Diagnostic::new(
            "titre-absent",
            Route::root().key(if node.get("titre").is_some() { "titre" } else { "numero" }),
        ));
    }
    fiche
}

/// Reads the numero, which must be the file's own.
fn own_numero<'d>(reader: &mut Reader<'d>, node: &'d Node<'d>, named: &Numero) {
    let Some(numero) = reader.numero(node) else { return };
    if numero != *named {
        let found = reader
            .finding("numero-different", node.span)
            .with("numero", numero.as_str())
            .with("fichier", format!("{named}.yaml"));
        reader.push(found);
    }
}

fn title<'d>(reader: &mut Reader<'d>, node: &'d Node<'d>) -> Option<String> {
    let titre = reader.text(node)?;
    let length = titre.chars().count();
    if length > LONGEST_TITLE {
        let found = reader
            .finding("titre-trop-long", node.span)
            .with("longueur", length)
            .with("limite", LONGEST_TITLE);
        reader.push(found);
    }
    Some(titre)
}

fn calendar<'d>(reader: &mut Reader<'d>, node: &'d Node<'d>) -> Calendrier {
    let mut calendrier = Calendrier::default();
    fields!(reader, node, value, {
        "debut" => calendrier.debut = reader.periode(value),
        "fin_estimee" => calendrier.fin_estimee = reader.periode(value),
        "fin_effective" => calendrier.fin_effective = reader.periode(value),
        "permanente" => calendrier.permanente = reader.boolean(value),
    });
    calendrier
}

/// Reads the sectors: those of the order of 4 August 2016, and those the plan adds.
fn sectors<'d>(reader: &mut Reader<'d>, node: &'d Node<'d>, entete: &Entete) -> Vec<String> {
    let mut known: Vec<&str> = Secteur::keys().collect();
    known.extend(entete.secteurs.iter().map(String::as_str));
    let read = |reader: &mut Reader<'d>, item: &'d Node<'d>| {
        let text = reader.scalar(item, "attendu-texte")?;
        if !known.contains(&text) {
            reader.unknown_value(item.span, Secteur::CHAMP, text, &known, Secteur::SYNONYMES);
            return None;
        }
        Some(text.to_owned())
    };
    if node.is_scalar() { read(reader, node).into_iter().collect() } else { reader.list(node, read) }
}

fn step<'d>(reader: &mut Reader<'d>, node: &'d Node<'d>) -> Option<Etape> {
    if node.is_scalar() {
        return reader.text(node).map(|nom| Etape { nom, ..Etape::default() });
    }
    let mut etape = Etape::default();
    fields!(reader, node, value, {
        "nom" => etape.nom = reader.text(value).unwrap_or_default(),
        "detail" => etape.detail = reader.text(value),
        "debut" => etape.debut = reader.periode(value),
        "echeance" => etape.echeance = reader.periode(value),
        "realisee" => etape.realisee = done(reader, value),
        "responsables" => etape.responsables = reader.people(value),
    });
    reader.required(node, "nom", !etape.nom.is_empty()).then_some(etape)
}

/// Reads whether a step is done: oui, non, or when.
fn done<'d>(reader: &mut Reader<'d>, node: &'d Node<'d>) -> Option<Realisee> {
    let text = reader.scalar(node, "attendu-booleen")?;
    match text {
        "oui" | "true" => Some(Realisee::Oui),
        "non" | "false" => Some(Realisee::Non),
        _ if text.starts_with(|first: char| first.is_ascii_digit()) => {
            reader.as_periode(text, node.span).map(Realisee::Le)
        }
        _ => {
            let found = reader.finding("booleen-invalide", node.span).with("valeur", text);
            reader.push(found);
            None
        }
    }
}

fn link<'d>(reader: &mut Reader<'d>, node: &'d Node<'d>) -> Option<Lien> {
    if node.is_scalar() {
        return reader.numero(node).map(|action| Lien { action: Some(action), ..Lien::default() });
    }
    let mut lien = Lien::default();
    fields!(reader, node, value, {
        "action" => lien.action = reader.numero(value),
        "titre" => lien.titre = reader.text(value),
        "dispositif" => lien.dispositif = reader.text(value),
    });
    let says = node.get("action").is_some() || lien.dispositif.is_some();
    reader.required(node, "action", says).then_some(lien)
}

/// Reads the impacts, each from 0 to 3, on the grounds of the published sheets.
fn impacts<'d>(reader: &mut Reader<'d>, node: &'d Node<'d>) -> Vec<(String, Nombre)> {
    let mut impacts = Vec::new();
    let mut read = |reader: &mut Reader<'d>, sur: &str, value| {
        impacts.extend(between(reader, value, 0, 3).map(|nombre| (sur.to_owned(), nombre)));
    };
    fields!(reader, node, value, {
        "energie" => read(reader, "energie", value),
        "ges" => read(reader, "ges", value),
        "air" => read(reader, "air", value),
        "enr" => read(reader, "enr", value),
        "adaptation" => read(reader, "adaptation", value),
    });
    // The order of their keys says nothing: fmt may change it.
    impacts.sort_by_key(|(sur, _)| Perimetre::keys().position(|key| key == sur));
    impacts
}

/// Reads a number between two bounds, both included.
fn between<'d>(reader: &mut Reader<'d>, node: &'d Node<'d>, low: i64, high: i64) -> Option<Nombre> {
    let nombre = reader.nombre(node)?;
    let (low, high) = (Nombre::from(low), Nombre::from(high));
    if nombre < low || high < nombre {
        let found = reader
            .finding("nombre-hors-echelle", node.span)
            .with("valeur", nombre)
            .with("minimum", low)
            .with("maximum", high);
        reader.push(found);
        return None;
    }
    Some(nombre)
}

fn gains<'d>(reader: &mut Reader<'d>, node: &'d Node<'d>) -> Vec<Gain> {
    let mut gains = Vec::new();
    reader.entries(node, |reader, sur, _, value| {
        let mut gain = Gain { sur: sur.to_owned(), valeur: None, unite: None, par: None, horizon: None };
        if value.is_scalar() {
            if !reader.is_empty(value) {
                if value.text() != Some(NON_CHIFFRABLE) {
                    gain.valeur = reader.nombre(value);
                }
                gains.push(gain);
            }
            return;
        }
        fields!(reader, value, part, {
            "valeur" => gain.valeur = reader.nombre(part),
            "unite" => gain.unite = reader.text(part),
            "par" => gain.par = reader.text(part),
            "horizon" => gain.horizon = reader.periode(part),
        });
        gains.push(gain);
    });
    gains
}

/// The word for what nobody can count.
const NON_CHIFFRABLE: &str = "non-chiffrable";

fn budget<'d>(reader: &mut Reader<'d>, node: &'d Node<'d>) -> Budget {
    let mut budget = Budget::default();
    fields!(reader, node, value, {
        "montant" => budget.montant = match value.text() {
            Some(NON_CHIFFRABLE) => Some(Montant::NonChiffrable),
            _ => amount(reader, value).map(Montant::Euros),
        },
        "taxe" => budget.taxe = reader.mot(value),
        "commentaire" => budget.commentaire = reader.text(value),
        "lignes" => budget.lignes = reader.list(value, |reader, item| Some(line(reader, item))),
        "financeurs" => budget.financeurs = reader.list(value, funder),
    });
    budget
}

/// Reads an amount: 0 to 999 999 999 999 (the range TeT stores).
fn amount<'d>(reader: &mut Reader<'d>, node: &'d Node<'d>) -> Option<Nombre> {
    between(reader, node, 0, 999_999_999_999)
}

fn line<'d>(reader: &mut Reader<'d>, node: &'d Node<'d>) -> Ligne {
    let mut ligne = Ligne::default();
    fields!(reader, node, value, {
        "type" => ligne.kind = reader.mot(value),
        "annee" => ligne.annee = year(reader, value),
        "prevu" => ligne.prevu = amount(reader, value),
        "reel" => ligne.reel = amount(reader, value),
        "unite" => ligne.unite = reader.mot(value),
    });
    ligne
}

/// Reads a period that must be a year.
fn year<'d>(reader: &mut Reader<'d>, node: &'d Node<'d>) -> Option<Periode> {
    let periode = reader.periode(node)?;
    if !matches!(periode, Periode::Annee(_)) {
        let found = reader.finding("type-inattendu", node.span);
        let found = found.with("attendu", Fact::Word("attendu-annee")).with("vu", Fact::Word("vu-texte"));
        reader.push(found);
        return None;
    }
    Some(periode)
}

fn funder<'d>(reader: &mut Reader<'d>, node: &'d Node<'d>) -> Option<Financeur> {
    if node.is_scalar() {
        return reader.text(node).map(|nom| Financeur { nom, ..Financeur::default() });
    }
    let mut financeur = Financeur::default();
    fields!(reader, node, value, {
        "nom" => financeur.nom = reader.text(value).unwrap_or_default(),
        "montant" => financeur.montant = amount(reader, value),
        "taux" => financeur.taux = between(reader, value, 0, 100),
        "etat" => financeur.etat = reader.mot(value),
        "commentaire" => financeur.commentaire = reader.text(value),
    });
    reader.required(node, "nom", !financeur.nom.is_empty()).then_some(financeur)
}

fn note<'d>(reader: &mut Reader<'d>, node: &'d Node<'d>) -> Option<Note> {
    let mut note = Note { date: None, texte: String::new(), auteur: None };
    fields!(reader, node, value, {
        "date" => note.date = reader.periode(value),
        "texte" => note.texte = reader.text(value).unwrap_or_default(),
        "auteur" => note.auteur = reader.text(value),
    });
    reader.required(node, "texte", !note.texte.is_empty()).then_some(note)
}

fn document<'d>(reader: &mut Reader<'d>, node: &'d Node<'d>) -> Option<Document> {
    if node.is_scalar() {
        return reader.text(node).map(|url| Document { titre: None, url: Some(url) });
    }
    let mut document = Document::default();
    fields!(reader, node, value, {
        "titre" => document.titre = reader.text(value),
        "url" => document.url = reader.text(value),
    });
    Some(document)
}

fn source<'d>(reader: &mut Reader<'d>, node: &'d Node<'d>) -> Source {
    let mut source = Source::default();
    fields!(reader, node, value, {
        "url" => source.url = reader.text(value),
        "tet" => source.tet = reader.text(value),
        "tc" => source.tc = reader.text(value),
    });
    source
}
