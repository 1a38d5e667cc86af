//! Rules about indicators: what a series of values cannot say.

use crate::diagnostic::Diagnostic;
use crate::diagnostic::Severity::{Error, Warning};
use crate::plan::Indicateur;
use crate::yaml::Route;

use super::{Check, Ctx, Rule, Sink};

pub(super) static RULES: &[Rule] = &[
    Rule::reader("id-invalide", Error),
    Rule::reader("id-double", Error),
    Rule::reader("renvoi-invalide", Error),
    Rule::reader("valeur-hors-modalites", Error),
    Rule::reader("periodes-confondues", Warning),
    Rule { code: "bornes-croisees", severity: Error, check: Check::Indicateur(bornes_croisees) },
    Rule { code: "valeur-hors-bornes", severity: Error, check: Check::Indicateur(valeur_hors_bornes) },
    Rule { code: "valeur-future", severity: Warning, check: Check::Indicateur(valeur_future) },
];

fn route_of(indicateur: &Indicateur, list: &Route) -> Route {
    list.clone().item(&["id"], &indicateur.id)
}

fn bornes_croisees(indicateur: &Indicateur, list: &Route, _: &Ctx<'_>, sink: &mut Sink) {
    if let (Some(minimum), Some(maximum)) = (&indicateur.minimum, &indicateur.maximum)
        && maximum.rank() < minimum.rank()
    {
        let route = route_of(indicateur, list).key("maximum");
        let found = Diagnostic::new("bornes-croisees", route);
        sink.push(found.with("minimum", minimum.to_string()).with("maximum", maximum.to_string()));
    }
}

/// A value, or a target, below the minimum or above the maximum.
fn valeur_hors_bornes(indicateur: &Indicateur, list: &Route, _: &Ctx<'_>, sink: &mut Sink) {
    for (champ, series) in [("valeurs", &indicateur.valeurs), ("cibles", &indicateur.cibles)] {
        for valeur in series.iter().filter(|valeur| !indicateur.admits(&valeur.mesure)) {
            let route = route_of(indicateur, list).key(champ).key(valeur.periode.to_string());
            let bound = |mesure: &Option<crate::plan::Mesure>| {
                mesure.as_ref().map(ToString::to_string).unwrap_or_default()
            };
            let bornes = match (&indicateur.minimum, &indicateur.maximum) {
                (Some(_), Some(_)) => "deux",
                (Some(_), None) => "minimum",
                (None, _) => "maximum",
            };
            let found = Diagnostic::new("valeur-hors-bornes", route)
                .with("valeur", valeur.mesure.to_string())
                .with("bornes", bornes)
                .with("minimum", bound(&indicateur.minimum))
                .with("maximum", bound(&indicateur.maximum));
            sink.push(found);
        }
    }
}

/// A value of a period that has not begun.
fn valeur_future(indicateur: &Indicateur, list: &Route, ctx: &Ctx<'_>, sink: &mut Sink) {
    for valeur in indicateur.valeurs.iter().filter(|valeur| ctx.today < valeur.periode.first_day()) {
        let route = route_of(indicateur, list).key("valeurs").key(valeur.periode.to_string());
        sink.push(Diagnostic::new("valeur-future", route).with("periode", valeur.periode));
    }
}
