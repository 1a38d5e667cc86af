//! Rules about links between fiches.

use std::collections::HashSet;

use crate::diagnostic::Diagnostic;
use crate::plan::doubles::doubles;
use crate::plan::proche::{nearest, nearest_numeros};
use crate::plan::{Fiche, Numero, Plan};
use crate::yaml::Route;

use super::rule::{Ctx, Rule, Sink, rule};

pub(super) static RULES: &[Rule] = &[
    rule!("lien-inconnu", Warning, Plan(lien_inconnu)),
    rule!("lien-sur-soi", Warning, Fiche(lien_sur_soi)),
    rule!("lien-double", Warning, Fiche(lien_double)),
    rule!("lien-non-reciproque", Note, Plan(lien_non_reciproque)),
    rule!("parent-inconnu", Error, Plan(parent_inconnu)),
    rule!("parent-sur-soi", Error, Fiche(parent_sur_soi)),
    rule!("parent-a-deux-niveaux", Error, Plan(parent_a_deux_niveaux)),
    rule!("renvoi-inconnu", Error, Fiche(renvoi_inconnu)),
];

fn route_to(numero: &Numero) -> Route {
    Route::root().key("liens").item(&["action"], numero.as_str()).key("action")
}

/// Returns the numero each link leads to, if it does.
fn actions(fiche: &Fiche) -> impl Iterator<Item = Option<&str>> {
    fiche.liens.iter().map(|lien| lien.action.as_ref().map(Numero::as_str))
}

/// Returns the numeros near one that a fiche names and nobody bears; its own is none of them.
fn near(plan: &Plan, numero: &Numero, fiche: &Fiche) -> Vec<String> {
    let others = plan.beside(numero).iter().map(|beside| &beside.numero);
    nearest_numeros(numero.as_str(), others.filter(|other| **other != fiche.numero).map(Numero::as_str))
}

fn lien_inconnu(plan: &Plan, _: &Ctx<'_>, sink: &mut Sink) {
    for fiche in &plan.fiches {
        // A link given twice is told once: `lien-double` tells the second.
        let again: HashSet<usize> = doubles(actions(fiche)).into_iter().map(|(place, _)| place).collect();
        for (place, lien) in fiche.liens.iter().enumerate() {
            let Some(action) = lien.action.as_ref().filter(|_| !again.contains(&place)) else { continue };
            if !plan.holds(action) {
                let found = Diagnostic::new("lien-inconnu", route_to(action)).of(&fiche.numero);
                sink.push(found.with("action", action.as_str()).suggesting(near(plan, action, fiche)));
            }
        }
    }
}

fn lien_sur_soi(fiche: &Fiche, _: &Ctx<'_>, sink: &mut Sink) {
    if fiche.liens.iter().any(|lien| lien.action.as_ref() == Some(&fiche.numero)) {
        sink.push(
            Diagnostic::new("lien-sur-soi", route_to(&fiche.numero)).with("numero", fiche.numero.as_str()),
        );
    }
}

fn lien_double(fiche: &Fiche, _: &Ctx<'_>, sink: &mut Sink) {
    for (index, _) in doubles(actions(fiche)) {
        let Some(action) = &fiche.liens[index].action else { continue };
        let route = Route::root().key("liens").index(index);
        sink.push(Diagnostic::new("lien-double", route).with("action", action.as_str()));
    }
}

fn parent_inconnu(plan: &Plan, _: &Ctx<'_>, sink: &mut Sink) {
    for fiche in &plan.fiches {
        let Some(parent) = &fiche.parent else { continue };
        if !plan.holds(parent) {
            let found = Diagnostic::new("parent-inconnu", Route::root().key("parent")).of(&fiche.numero);
            sink.push(found.with("parent", parent.as_str()).suggesting(near(plan, parent, fiche)));
        }
    }
}

fn parent_sur_soi(fiche: &Fiche, _: &Ctx<'_>, sink: &mut Sink) {
    if fiche.parent.as_ref() == Some(&fiche.numero) {
        sink.push(Diagnostic::new("parent-sur-soi", Route::root().key("parent")));
    }
}

/// A sub-action of a sub-action: one level only (TeT, ADR 0012).
fn parent_a_deux_niveaux(plan: &Plan, _: &Ctx<'_>, sink: &mut Sink) {
    for fiche in &plan.fiches {
        let Some(parent) = fiche.parent.as_ref().filter(|parent| **parent != fiche.numero) else { continue };
        if let Some(grandparent) = plan.fiche(parent).and_then(|parent| parent.parent.as_ref()) {
            let found =
                Diagnostic::new("parent-a-deux-niveaux", Route::root().key("parent")).of(&fiche.numero);
            sink.push(found.with("parent", parent.as_str()).with("aieul", grandparent.as_str()));
        }
    }
}

/// A citation of an indicator that `plan.yaml` does not hold.
fn renvoi_inconnu(fiche: &Fiche, ctx: &Ctx<'_>, sink: &mut Sink) {
    for id in &fiche.voir {
        if !ctx.entete.indicateurs.iter().any(|indicateur| indicateur.id == *id) {
            let route = Route::root().key("indicateurs").item(&["voir"], format!("plan/{id}")).key("voir");
            let known = ctx.entete.indicateurs.iter().map(|indicateur| indicateur.id.as_str());
            let found = Diagnostic::new("renvoi-inconnu", route).with("id", id.as_str());
            sink.push(found.suggesting(nearest(id, known)));
        }
    }
}

/// A link that the other fiche does not return. A sub-action and its parent are bound already.
fn lien_non_reciproque(plan: &Plan, _: &Ctx<'_>, sink: &mut Sink) {
    let place = |numero: &Numero| plan.fiches.binary_search_by(|fiche| fiche.numero.cmp(numero)).ok();
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for (from, fiche) in plan.fiches.iter().enumerate() {
        let cited = fiche.liens.iter().filter_map(|lien| place(lien.action.as_ref()?));
        pairs.extend(cited.filter(|to| *to != from).map(|to| (from, to)));
    }
    pairs.sort_unstable();
    pairs.dedup();
    for (from, to) in &pairs {
        let (citing, cited) = (&plan.fiches[*from], &plan.fiches[*to]);
        let is_kin =
            citing.parent.as_ref() == Some(&cited.numero) || cited.parent.as_ref() == Some(&citing.numero);
        if !is_kin && pairs.binary_search(&(*to, *from)).is_err() {
            let found = Diagnostic::new("lien-non-reciproque", route_to(&cited.numero)).of(&citing.numero);
            sink.push(found.with("action", cited.numero.as_str()).with("numero", citing.numero.as_str()));
        }
    }
}
