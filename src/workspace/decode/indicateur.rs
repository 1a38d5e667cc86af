//! Reads indicators, and their values in the terms of their modalités.

use crate::langue::Fact;
use crate::plan::doubles::doubles;
use crate::plan::texte::slug;
use crate::plan::{Indicateur, Mesure, Modalite, Valeur};
use crate::yaml::{Kind, Node, Span};

use super::reader::{Reader, fields};

/// Reads the indicators of a fiche, and the ids of the territory's indicators it cites.
pub fn list<'d>(reader: &mut Reader<'d>, node: &'d Node<'d>) -> (Vec<Indicateur>, Vec<String>) {
    let mut cited = Vec::new();
    let indicateurs = reader.list(node, |reader, item| {
        if let Some(voir) = item.get("voir") {
            cited.extend(citation(reader, item, voir));
            return None;
        }
        read(reader, item)
    });
    same_id_twice(reader, node);
    (indicateurs, cited)
}

/// Reads `voir: plan/ges-residentiel`.
fn citation<'d>(reader: &mut Reader<'d>, item: &'d Node<'d>, voir: &'d Node<'d>) -> Option<String> {
    let mut text = None;
    fields!(reader, item, value, { "voir" => text = reader.scalar(value, "attendu-texte") });
    reader.required(item, "voir", text.is_some());
    let text = text?;
    let Some(id) = text.strip_prefix("plan/").filter(|id| is_id(id)) else {
        let found = reader.finding("renvoi-invalide", voir.span).with("valeur", text);
        reader.push(found);
        return None;
    };
    Some(id.to_owned())
}

fn read<'d>(reader: &mut Reader<'d>, node: &'d Node<'d>) -> Option<Indicateur> {
    // The modalités say how to read the other fields, wherever they stand.
    let mut read = Indicateur::default();
    if let Some(choices) = node.get("modalites") {
        read.modalites = reader.under("modalites", |reader| modalites(reader, choices));
    }
    let indicateur = &mut read;
    fields!(reader, node, value, {
        "id" => indicateur.id = id(reader, value),
        "nom" => indicateur.nom = reader.text(value),
        "unite" => indicateur.unite = reader.text(value),
        "modalites" => {},
        "minimum" => indicateur.minimum = mesure(reader, value, indicateur),
        "maximum" => indicateur.maximum = mesure(reader, value, indicateur),
        "seuil" => indicateur.seuil = mesure(reader, value, indicateur),
        "nature" => indicateur.nature = reader.mot(value),
        "sens" => indicateur.sens = reader.mot(value),
        "cumul" => indicateur.cumul = reader.mot(value),
        "reference" => indicateur.reference = reader.periode(value),
        "frequence" => indicateur.frequence = reader.mot(value),
        "delai" => indicateur.delai = reader.count(value),
        "source" => indicateur.source = reader.text(value),
        "referentiel" => indicateur.referentiel = reader.text(value),
        "cibles" => indicateur.cibles = series(reader, value, indicateur),
        "valeurs" => indicateur.valeurs = series(reader, value, indicateur),
    });
    let has_id = node.get("id").is_some_and(|id| !id.is_null());
    reader.required(node, "id", has_id);
    Some(read).filter(|indicateur| !indicateur.id.is_empty())
}

/// Reads an id: small letters, digits and dashes, so that anyone can type it.
fn id<'d>(reader: &mut Reader<'d>, node: &'d Node<'d>) -> String {
    let Some(text) = reader.scalar(node, "attendu-texte") else { return String::new() };
    if !is_id(text) {
        let found =
            reader.finding("id-invalide", node.span).with("valeur", text).suggesting(vec![slug(text)]);
        reader.push(found);
    }
    text.to_owned()
}

fn is_id(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_alphanumeric())
        && text.bytes().all(|byte| {
            byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'-' | b'_' | b'.')
        })
}

fn same_id_twice<'d>(reader: &mut Reader<'d>, node: &'d Node<'d>) {
    let Kind::Sequence(items, _) = &node.kind else { return };
    let id = |item: &'d Node<'d>| item.get("id").filter(|id| !id.is_null());
    for (index, first) in doubles(items.iter().map(|item| id(item).and_then(Node::text))) {
        let (Some(this), Some(twin)) = (id(&items[index]), id(&items[first])) else { continue };
        let ligne = reader.document.position(twin.span.start).line;
        let found = reader.finding("id-double", this.span).with("id", this.text().unwrap_or_default());
        reader.push(found.with("ligne", ligne));
    }
}

/// Reads the choices: `{0: non, 1: oui}`, `[non, oui]`, or as Linea21 prints them, `"{0=non;1=oui}"`.
fn modalites<'d>(reader: &mut Reader<'d>, node: &'d Node<'d>) -> Vec<Modalite> {
    match &node.kind {
        Kind::Mapping(..) => {
            let mut modalites = Vec::new();
            reader.entries(node, |reader, code, _, value| {
                let label = reader.text(value);
                modalites.extend(label.map(|label| Modalite { code: code.to_owned(), label }));
            });
            modalites
        }
        Kind::Sequence(..) => {
            let mut place = 0..;
            reader.list(node, |reader, item| {
                let code = place.next()?.to_string();
                reader.text(item).map(|label| Modalite { code, label })
            })
        }
        Kind::Scalar(text, _) => {
            if reader.is_empty(node) {
                return Vec::new();
            }
            let modalites = Modalite::read_all(text);
            if modalites.is_empty() {
                reader.unexpected(node, "attendu-modalites");
            }
            modalites
        }
    }
}

/// Reads a number, or one of the modalités.
fn mesure<'d>(reader: &mut Reader<'d>, node: &'d Node<'d>, indicateur: &Indicateur) -> Option<Mesure> {
    if indicateur.modalites.is_empty() {
        return reader.nombre(node).map(Mesure::Nombre);
    }
    let text = reader.scalar(node, "attendu-texte")?;
    let modalite = indicateur.modalite(text);
    if modalite.is_none() {
        let choix: Vec<String> = indicateur.modalites.iter().map(|modalite| modalite.label.clone()).collect();
        let near = crate::plan::proche::nearest(text, choix.iter().map(String::as_str));
        let found = reader.finding("valeur-hors-modalites", node.span).with("valeur", text);
        reader.push(found.with("choix", Fact::List(choix)).suggesting(near));
    }
    modalite
}

/// Reads values by period, and puts them in time order.
fn series<'d>(reader: &mut Reader<'d>, node: &'d Node<'d>, indicateur: &Indicateur) -> Vec<Valeur> {
    let (mut series, mut keys): (Vec<Valeur>, Vec<(&str, Span)>) = (Vec::new(), Vec::new());
    reader.entries(node, |reader, key, key_span, value| {
        let Some(periode) = reader.as_periode(key, key_span) else { return };
        let (mut source, mut commentaire) = (None, None);
        let mesure = if value.is_scalar() {
            mesure(reader, value, indicateur)
        } else {
            let mut read = None;
            fields!(reader, value, part, {
                "valeur" => read = mesure(reader, part, indicateur),
                "source" => source = reader.text(part),
                "commentaire" => commentaire = reader.text(part),
            });
            read
        };
        if let Some(mesure) = mesure {
            keys.push((key, key_span));
            series.push(Valeur { periode, mesure, source, commentaire });
        }
    });
    for (place, first) in doubles(series.iter().map(|valeur| Some(valeur.periode.last_day()))) {
        let (periode, autre) = (series[place].periode, series[first].periode);
        let (key, span) = keys[place];
        let mut found = reader.finding("periodes-confondues", span).with("periode", periode);
        found.route = found.route.key(key);
        reader.push(found.with("autre", autre));
    }
    series.sort_by_key(|valeur| valeur.periode);
    series
}
