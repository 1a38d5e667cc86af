//! Rules about indicators: what a series of values cannot say.

use crate::diagnostic::Diagnostic;
use crate::langue::Fact;
use crate::plan::{Fiche, Indicateur, Mesure, Mot, Sens, Statut, Valeur};
use crate::suivi::{attente, cible};
use crate::yaml::Route;

use super::rule::{Ctx, Rule, Sink, is_refused, rule};

pub(super) static RULES: &[Rule] = &[
    rule!("id-invalide", Error),
    rule!("id-double", Error),
    rule!("renvoi-invalide", Error),
    rule!("valeur-hors-modalites", Error),
    rule!("periodes-confondues", Warning),
    rule!("bornes-croisees", Error, Indicateur(bornes_croisees)),
    rule!("valeur-hors-bornes", Error, Indicateur(valeur_hors_bornes)),
    rule!("valeur-future", Warning, Indicateur(valeur_future)),
    rule!("indicateur-incomplet", Note, Indicateur(indicateur_incomplet)),
    rule!("valeur-attendue", Warning, Indicateur(valeur_attendue)),
    rule!("cible-manquee", Warning, Indicateur(cible_manquee)),
    rule!("seuil-franchi", Warning, Indicateur(seuil_franchi)),
    rule!("regression", Note, Indicateur(regression)),
];

fn route_of(indicateur: &Indicateur) -> Route {
    Route::root().key("indicateurs").item(&["id"], &indicateur.id)
}

/// Returns the way to the value of a period.
fn route_to(indicateur: &Indicateur, valeur: &Valeur) -> Route {
    route_of(indicateur).key("valeurs").key(valeur.periode.to_string())
}

/// Tells whether nobody waits for an indicator any more: its action was given up.
fn is_given_up(fiche: Option<&Fiche>) -> bool {
    fiche.is_some_and(|fiche| fiche.statut == Some(Statut::Abandonne))
}

fn bornes_croisees(indicateur: &Indicateur, _: Option<&Fiche>, _: &Ctx<'_>, sink: &mut Sink) {
    if let (Some(minimum), Some(maximum)) = (&indicateur.minimum, &indicateur.maximum)
        && maximum.rank() < minimum.rank()
    {
        let route = route_of(indicateur).key("maximum");
        let found = Diagnostic::new("bornes-croisees", route);
        sink.push(found.with("minimum", said(minimum)).with("maximum", said(maximum)));
    }
}

/// A value, or a target, below the minimum or above the maximum.
fn valeur_hors_bornes(indicateur: &Indicateur, _: Option<&Fiche>, _: &Ctx<'_>, sink: &mut Sink) {
    for (champ, series) in [("valeurs", &indicateur.valeurs), ("cibles", &indicateur.cibles)] {
        for valeur in series.iter().filter(|valeur| !indicateur.admits(&valeur.mesure)) {
            let route = route_of(indicateur).key(champ).key(valeur.periode.to_string());
            let bound = |mesure: &Option<Mesure>| mesure.as_ref().map_or("".into(), said);
            let bornes = match (&indicateur.minimum, &indicateur.maximum) {
                (Some(_), Some(_)) => "deux",
                (Some(_), None) => "minimum",
                (None, _) => "maximum",
            };
            let found = Diagnostic::new("valeur-hors-bornes", route)
                .with("valeur", said(&valeur.mesure))
                .with("bornes", bornes)
                .with("minimum", bound(&indicateur.minimum))
                .with("maximum", bound(&indicateur.maximum));
            sink.push(found);
        }
    }
}

/// A value of a period that has not begun.
fn valeur_future(indicateur: &Indicateur, _: Option<&Fiche>, ctx: &Ctx<'_>, sink: &mut Sink) {
    for valeur in indicateur.valeurs.iter().filter(|valeur| ctx.today < valeur.periode.first_day()) {
        let found = Diagnostic::new("valeur-future", route_to(indicateur, valeur)).on_key();
        sink.push(found.with("periode", valeur.periode));
    }
}

/// An indicator that nobody could judge: without unit, target, value or direction.
fn indicateur_incomplet(indicateur: &Indicateur, fiche: Option<&Fiche>, _: &Ctx<'_>, sink: &mut Sink) {
    if is_given_up(fiche) {
        return;
    }
    let lacks_unite = indicateur.unite.is_none() && indicateur.modalites.is_empty();
    let has_direction = cible::sens(indicateur).is_some();
    let lacks_cible = indicateur.cibles.is_empty() && indicateur.sens != Some(Sens::Aucun);
    let lacks_valeur = indicateur.valeurs.is_empty();
    let is_whole = has_direction && !lacks_unite && !lacks_cible && !lacks_valeur;
    if is_whole || is_refused(sink, &route_of(indicateur)) {
        return;
    }
    let lacks = [
        (lacks_unite, "unite"),
        (!has_direction, "sens"),
        (lacks_cible, "cibles"),
        (lacks_valeur, "valeurs"),
    ];
    let lacks = lacks.into_iter().filter(|(lacks, _)| *lacks).map(|(_, key)| key.to_owned()).collect();
    let found = Diagnostic::new("indicateur-incomplet", route_of(indicateur).key("id"));
    sink.push(found.with("champs", Fact::List(lacks)));
}

/// A value that could be known by now.
fn valeur_attendue(indicateur: &Indicateur, fiche: Option<&Fiche>, ctx: &Ctx<'_>, sink: &mut Sink) {
    let Some(awaited) = attente::attente(indicateur, ctx.entete.delai, ctx.today) else { return };
    if fiche.is_none_or(|fiche| attente::owes(fiche, awaited.periode)) {
        let found = Diagnostic::new("valeur-attendue", route_of(indicateur).key("valeurs"));
        sink.push(found.with("periode", awaited.periode).with("depuis", Fact::Jour(awaited.depuis)));
    }
}

/// A due target that the value known since does not reach.
fn cible_manquee(indicateur: &Indicateur, fiche: Option<&Fiche>, ctx: &Ctx<'_>, sink: &mut Sink) {
    if is_given_up(fiche) {
        return;
    }
    if let cible::Position::Manquee(missed, read) = cible::position(indicateur, ctx.today) {
        let route = route_of(indicateur).key("cibles").key(missed.periode.to_string());
        let read = if indicateur.modalites.is_empty() {
            Fact::Nombre(read)
        } else {
            indicateur.latest().map_or("".into(), |latest| said(&latest.mesure))
        };
        let found = Diagnostic::new("cible-manquee", route).with("periode", missed.periode);
        sink.push(found.with("cible", said(&missed.mesure)).with("valeur", read));
    }
}

/// A latest value beyond the one not to cross.
fn seuil_franchi(indicateur: &Indicateur, fiche: Option<&Fiche>, _: &Ctx<'_>, sink: &mut Sink) {
    let (Some(seuil), Some(latest)) = (&indicateur.seuil, indicateur.latest()) else { return };
    if cible::crosses(indicateur, latest) && !is_given_up(fiche) {
        let found = Diagnostic::new("seuil-franchi", route_to(indicateur, latest));
        sink.push(found.with("valeur", said(&latest.mesure)).with("seuil", said(seuil)));
    }
}

/// A latest value that goes against the wanted direction.
fn regression(indicateur: &Indicateur, fiche: Option<&Fiche>, _: &Ctx<'_>, sink: &mut Sink) {
    let Some((before, latest)) = cible::regression(indicateur) else { return };
    let Some(sens) = cible::sens(indicateur).filter(|_| !is_given_up(fiche)) else { return };
    let found = Diagnostic::new("regression", route_to(indicateur, latest)).with("sens", sens.key());
    sink.push(found.with("avant", said(&before.mesure)).with("apres", said(&latest.mesure)));
}

/// Returns a value as the sentence says it.
fn said(mesure: &Mesure) -> Fact {
    match mesure {
        Mesure::Nombre(nombre) => Fact::Nombre(*nombre),
        Mesure::Modalite(_, label) => Fact::Text(label.clone()),
    }
}
