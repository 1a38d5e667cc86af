//! Rules about who acts, pays and steps in.

use crate::diagnostic::Diagnostic;
use crate::diagnostic::Severity::Error;
use crate::plan::Fiche;
use crate::plan::doubles::doubles;
use crate::yaml::Route;

use super::{Check, Ctx, Rule, Sink};

pub(super) static RULES: &[Rule] =
    &[Rule { code: "nom-double", severity: Error, check: Check::Fiche(nom_double) }];

/// Two étapes, financeurs or responsables of one name: a name is what they are known by.
fn nom_double(fiche: &Fiche, _: &Ctx<'_>, sink: &mut Sink) {
    let etapes: Vec<&str> = fiche.etapes.iter().map(|etape| etape.nom.as_str()).collect();
    let financeurs: Vec<&str> =
        fiche.budget.financeurs.iter().map(|financeur| financeur.nom.as_str()).collect();
    let responsables: Vec<&str> =
        fiche.responsables.iter().map(|responsable| responsable.nom.as_str()).collect();
    let root = Route::root;
    for (noms, list) in [
        (etapes, root().key("etapes")),
        (financeurs, root().key("budget").key("financeurs")),
        (responsables, root().key("responsables")),
    ] {
        for (index, _) in doubles(noms.iter().map(Some)) {
            sink.push(Diagnostic::new("nom-double", list.clone().index(index)).with("nom", noms[index]));
        }
    }
}
