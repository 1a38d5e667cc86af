//! Reads what a plan says of itself.

use crate::plan::{Entete, Mot, Secteur};
use crate::yaml::Node;

use super::indicateur;
use super::reader::{Reader, fields};

/// Reads `plan.yaml` out of its map.
pub fn read<'d>(reader: &mut Reader<'d>, node: &'d Node<'d>) -> Entete {
    let mut entete = Entete::default();
    fields!(reader, node, value, {
        "nom" => entete.nom = reader.text(value),
        "collectivite" => entete.collectivite = reader.text(value),
        "siren" => entete.siren = siren(reader, value),
        "langue" => entete.langue = langue(reader, value),
        "adopte_le" => entete.adopte_le = reader.periode(value),
        "periode" => entete.periode = reader.text(value),
        "delai" => entete.delai = reader.count(value),
        "axes" => entete.axes = named(reader, value),
        "indicateurs" => entete.indicateurs = indicateur::list(reader, value).0,
        "vocabulaire" => fields!(reader, value, part, {
            "secteurs" => entete.secteurs = reader.texts(part),
        }),
        "regles" => reader.entries(value, |reader, code, _, level| {
            entete.regles.extend(reader.mot(level).map(|niveau| (code.to_owned(), niveau)));
        }),
    });
    entete.secteurs.retain(|secteur| Secteur::read(secteur).is_none());
    entete
}

/// Reads a flat map of texts.
fn named<'d>(reader: &mut Reader<'d>, node: &'d Node<'d>) -> Vec<(String, String)> {
    let mut named = Vec::new();
    reader.entries(node, |reader, key, _, value| {
        named.extend(reader.text(value).map(|text| (key.to_owned(), text)));
    });
    named
}

fn siren<'d>(reader: &mut Reader<'d>, node: &'d Node<'d>) -> Option<String> {
    let text = reader.scalar(node, "attendu-texte")?;
    let digits: String = text.chars().filter(|character| !character.is_whitespace()).collect();
    if digits.len() != 9 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        let found = reader.finding("siren-invalide", node.span).with("valeur", text);
        reader.push(found);
        return None;
    }
    Some(digits)
}

fn langue<'d>(reader: &mut Reader<'d>, node: &'d Node<'d>) -> Option<String> {
    let text = reader.scalar(node, "attendu-texte")?;
    if !["fr", "en"].contains(&text) {
        reader.unknown_value(
            node.span,
            "langue",
            text,
            &["fr", "en"],
            &[("francais", "fr"), ("anglais", "en")],
        );
        return None;
    }
    Some(text.to_owned())
}
