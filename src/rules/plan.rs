//! Rules about the plan as a whole, and what it says of itself.

use crate::diagnostic::Diagnostic;
use crate::diagnostic::Severity::{Error, Warning};
use crate::plan::proche::nearest;
use crate::plan::{Entete, Fiche};
use crate::yaml::Route;

use super::{Check, Ctx, Rule, Sink, all, find};

pub(super) static RULES: &[Rule] = &[
    Rule::reader("siren-invalide", Error),
    Rule { code: "regle-inconnue", severity: Error, check: Check::Entete(regle_inconnue) },
    Rule { code: "axe-different", severity: Warning, check: Check::Fiche(axe_different) },
];

/// A gravity given to a rule that does not exist.
fn regle_inconnue(entete: &Entete, _: &Ctx<'_>, sink: &mut Sink) {
    for (code, _) in entete.regles.iter().filter(|(code, _)| find(code).is_none()) {
        let found = Diagnostic::new("regle-inconnue", Route::root().key("regles").key(code));
        let found = found.with("code", code.as_str());
        sink.push(found.suggesting(nearest(code, all().map(|rule| rule.code))));
    }
}

/// A stated axe that the numero does not lie under.
fn axe_different(fiche: &Fiche, ctx: &Ctx<'_>, sink: &mut Sink) {
    if let (Some(stated), Some(counted)) = (&fiche.axe, ctx.entete.axe_of(&fiche.numero))
        && stated != counted
    {
        let found = Diagnostic::new("axe-different", Route::root().key("axe"));
        sink.push(found.with("axe", stated.as_str()).with("compte", counted));
    }
}
