//! The rules: what cannot be true in a plan, and what is probably not meant.

mod acteurs;
mod budget;
mod calendrier;
mod indicateurs;
mod liens;
pub mod page;
mod plan;
mod rule;
mod structure;
mod textes;

use crate::diagnostic::{Diagnostic, Severity};
use crate::plan::{Entete, Fiche, Indicateur, Niveau, Plan};

pub use rule::{Check, Ctx, Rule, Sink};

/// Every rule, by theme, in the order people meet them.
pub static RULES: &[&[Rule]] = &[
    structure::RULES,
    calendrier::RULES,
    indicateurs::RULES,
    budget::RULES,
    acteurs::RULES,
    liens::RULES,
    textes::RULES,
    plan::RULES,
];

/// Returns every rule.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    RULES.iter().copied().flatten()
}

/// Returns the rule of that code.
pub fn find(code: &str) -> Option<&'static Rule> {
    all().find(|rule| rule.code == code)
}

/// Tries on a fiche the rules about one fiche.
pub fn check_fiche(fiche: &Fiche, ctx: &Ctx<'_>, sink: &mut Sink) {
    for rule in all() {
        if let Check::Fiche(check) = rule.check {
            check(fiche, ctx, sink);
        }
    }
    for indicateur in &fiche.indicateurs {
        check_indicateur(indicateur, Some(fiche), ctx, sink);
    }
}

/// Tries on what a plan says of itself the rules about that.
pub fn check_entete(entete: &Entete, ctx: &Ctx<'_>, sink: &mut Sink) {
    for rule in all() {
        if let Check::Entete(check) = rule.check {
            check(entete, ctx, sink);
        }
    }
    for indicateur in &entete.indicateurs {
        check_indicateur(indicateur, None, ctx, sink);
    }
}

fn check_indicateur(indicateur: &Indicateur, fiche: Option<&Fiche>, ctx: &Ctx<'_>, sink: &mut Sink) {
    for rule in all() {
        if let Check::Indicateur(check) = rule.check {
            check(indicateur, fiche, ctx, sink);
        }
    }
}

/// Tries the rules that need the whole plan; their findings name a fiche and a route, not yet a line.
pub fn check_plan(plan: &Plan, ctx: &Ctx<'_>) -> Sink {
    let mut sink = Sink::new();
    for rule in all() {
        if let Check::Plan(check) = rule.check {
            check(plan, ctx, &mut sink);
        }
    }
    sink
}

/// Gives findings the gravity of their rule, or the one the plan gives it; drops those the plan does not want.
pub fn grade(diagnostics: &mut Vec<Diagnostic>, entete: &Entete) {
    diagnostics.retain_mut(|diagnostic| {
        let said = entete.regles.iter().find(|(code, _)| code == diagnostic.code).map(|(_, niveau)| *niveau);
        diagnostic.severity = match said {
            Some(Niveau::Erreur) => Severity::Error,
            Some(Niveau::Avertissement) => Severity::Warning,
            Some(Niveau::Note) => Severity::Note,
            Some(Niveau::Aucun) => return false,
            None => find(diagnostic.code).map_or(Severity::Error, |rule| rule.severity),
        };
        true
    });
}
