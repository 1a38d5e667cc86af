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
}

/// What tries a rule, and on what.
#[derive(Clone, Copy)]
pub enum Check {
    /// One fiche.
    Fiche(fn(&Fiche, &Ctx<'_>, &mut Sink)),
    /// One indicator, of a fiche or of the plan; the route is its list's.
    Indicateur(fn(&Indicateur, &Route, &Ctx<'_>, &mut Sink)),
    /// What the plan says of itself.
    Entete(fn(&Entete, &Ctx<'_>, &mut Sink)),
    /// The whole plan.
    Plan(fn(&Plan, &Ctx<'_>, &mut Sink)),
    /// Nothing here: it is raised while the file is read.
    Reader,
}

impl Rule {
    /// Returns a rule that is raised while the file is read.
    pub(super) const fn reader(code: &'static str, severity: Severity) -> Self {
        Self { code, severity, check: Check::Reader }
    }
}
