//! Where an indicator stands, for eyes: its latest value, its way, its last due target, what it owes.

use crate::langue::Fact;
use crate::plan::{Cumul, Valeur};
use crate::suivi::avancement::{Avancement, Parcours};
use crate::suivi::cible::{Position, reading};
use crate::suivi::etat::Mesure;

use super::Screen;
use super::etat::percent;
use super::indicateur::bare;
use super::paint::{bad, clean, dim, good, name, warn};

/// Says where an indicator stands, with the values that tell it.
pub fn measure(mesure: &Mesure<'_>, screen: &Screen<'_>) -> String {
    let catalogue = screen.catalogue;
    let attente = mesure.attente.map(|attente| {
        let facts = [("periode", attente.periode.into()), ("depuis", Fact::Jour(attente.depuis))];
        warn(&catalogue.say("attente-depuis", &facts))
    });
    let recul = mesure.recul.map(|before| bad(&dated("mesure-recul", before, screen)));
    let seuil = mesure
        .indicateur
        .seuil
        .as_ref()
        .filter(|_| mesure.is_crossed)
        .map(|seuil| bad(&catalogue.say("mesure-seuil", &[("valeur", bare(seuil, catalogue).into())])));
    let said = [latest(mesure, screen), Some(way(mesure, screen)), position(mesure, screen)];
    let said: Vec<String> = said.into_iter().chain([recul, seuil, attente]).flatten().collect();
    let facts = [("id", name(&clean(&mesure.indicateur.id)).into()), ("etat", said.join(", ").into())];
    catalogue.say("etat-indicateur", &facts)
}

/// Says the latest value, or what the values add up to.
fn latest(mesure: &Mesure<'_>, screen: &Screen<'_>) -> Option<String> {
    let latest = mesure.indicateur.latest()?;
    if mesure.indicateur.cumul != Some(Cumul::Somme) {
        return Some(valued(latest, screen));
    }
    let sum = Fact::Nombre(reading(mesure.indicateur, latest));
    Some(screen.catalogue.say("mesure-somme", &[("valeur", sum), ("periode", latest.periode.into())]))
}

/// Says how far it has come and from where, or which answer is missing to tell.
fn way(mesure: &Mesure<'_>, screen: &Screen<'_>) -> String {
    let word = |key: &str| dim(&screen.word(key));
    match &mesure.avancement {
        Avancement::Mesure(parcours) => {
            let facts = [
                ("taux", percent(parcours.taux, screen).into()),
                ("depart", depart(parcours, screen).into()),
                ("cible", valued(parcours.cible, screen).into()),
            ];
            screen.catalogue.say("avancement-mesure", &facts)
        }
        Avancement::SansCible => word("avancement-sans-cible"),
        Avancement::SansValeur(_) => word("avancement-sans-valeur"),
        Avancement::SansDepart(periode) => {
            warn(&screen.catalogue.say("avancement-sans-depart", &[("periode", (*periode).into())]))
        }
        Avancement::EcartNul(_) => word("avancement-ecart-nul"),
        Avancement::DejaAtteinte(_) => word("avancement-deja-atteinte"),
        Avancement::SansSens => word("avancement-sans-sens"),
    }
}

/// Says what it started from; a first value that nobody named as the reference is said to be no more than that.
fn depart(parcours: &Parcours<'_>, screen: &Screen<'_>) -> String {
    match parcours.depart {
        None => "0".to_owned(),
        Some(depart) if parcours.is_stated => valued(depart, screen),
        Some(depart) => dated("depart-premiere", depart, screen),
    }
}

/// Says whether the last due target was reached, where that is known.
fn position(mesure: &Mesure<'_>, screen: &Screen<'_>) -> Option<String> {
    match &mesure.position {
        Position::SansCible | Position::SansSens(_) => None,
        // The value it owes says it already, and since when.
        Position::ValeurAttendue(_) if mesure.attente.is_some() => None,
        Position::ValeurAttendue(cible) => Some(dim(&dated("position-attendue", cible, screen))),
        Position::PasEncoreEchue(cible) => Some(dim(&dated("position-a-venir", cible, screen))),
        Position::Atteinte(cible, _) => Some(good(&dated("position-atteinte", cible, screen))),
        Position::Manquee(cible, _) => Some(bad(&dated("position-manquee", cible, screen))),
    }
}

/// Says something of a value and its period.
fn dated(key: &str, valeur: &Valeur, screen: &Screen<'_>) -> String {
    let facts =
        [("valeur", bare(&valeur.mesure, screen.catalogue).into()), ("periode", valeur.periode.into())];
    screen.catalogue.say(key, &facts)
}

fn valued(valeur: &Valeur, screen: &Screen<'_>) -> String {
    format!("{} ({})", bare(&valeur.mesure, screen.catalogue), screen.catalogue.periode(valeur.periode))
}
