//! What a rule is: a code that names the defect, a gravity, and what tries it.

use chrono::NaiveDate;

use crate::diagnostic::{Diagnostic, Severity};
use crate::plan::{Entete, Fiche, Indicateur, Plan};
use crate::yaml::Route;

/// Where rules put what they find.
pub type Sink = Vec<Diagnostic>;

/// What a rule may need beside what it is tried on.
pub struct Ctx<'c> {
    /// What the plan says of itself.
    pub entete: &'c Entete,
    /// Today.
    pub today: NaiveDate,
}

/// One rule.
pub struct Rule {
    /// The name of the defect, in kebab case.
    pub code: &'static str,
    /// How grave it is, unless the plan says otherwise.
    pub severity: Severity,
    /// What tries it.
    pub check: Check,
    /// Its page, whole: the reason, the remedy, a fiche refused and a fiche accepted.
    pub page: &'static str,
}

/// What tries a rule, and on what.
#[derive(Clone, Copy)]
pub enum Check {
    /// One fiche.
    Fiche(fn(&Fiche, &Ctx<'_>, &mut Sink)),
    /// One indicator, and the fiche that holds it; none holds one of the territory.
    Indicateur(fn(&Indicateur, Option<&Fiche>, &Ctx<'_>, &mut Sink)),
    /// What the plan says of itself.
    Entete(fn(&Entete, &Ctx<'_>, &mut Sink)),
    /// The whole plan.
    Plan(fn(&Plan, &Ctx<'_>, &mut Sink)),
    /// Nothing here: it is raised while the file is read.
    Reader,
}

/// Tells whether something written at a place was refused: it is not missing too.
pub(super) fn is_refused(sink: &Sink, route: &Route) -> bool {
    sink.iter().any(|found| found.code != NOTHING_SAID && found.route.0.starts_with(&route.0))
}

/// The finding that says that nothing is said.
const NOTHING_SAID: &str = "nc-litteral";

/// Writes a rule's row: its code, its gravity, and what tries it; nothing for one that is raised while the file is
/// read. Its page is the file of that name, so a rule without a page does not compile.
macro_rules! rule {
    ($code:literal, $severity:ident $(, $kind:ident($check:ident))?) => {
        $crate::rules::Rule {
            code: $code,
            severity: $crate::diagnostic::Severity::$severity,
            check: $crate::rules::rule::rule!(@check $($kind($check))?),
            page: include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/regles/", $code, ".md")),
        }
    };
    (@check) => { $crate::rules::Check::Reader };
    (@check $kind:ident($check:ident)) => { $crate::rules::Check::$kind($check) };
}
pub(super) use rule;
