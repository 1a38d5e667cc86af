//! Rules about money: what a budget cannot say.

use crate::diagnostic::Diagnostic;
use crate::diagnostic::Severity::Error;
use crate::plan::doubles::doubles;
use crate::plan::{Fiche, Mot};
use crate::yaml::Route;

use super::{Check, Ctx, Rule, Sink};

pub(super) static RULES: &[Rule] =
    &[Rule { code: "ligne-double", severity: Error, check: Check::Fiche(ligne_double) }];

/// Two lines of one type, year and unit: which one counts?
fn ligne_double(fiche: &Fiche, _: &Ctx<'_>, sink: &mut Sink) {
    let lignes = &fiche.budget.lignes;
    for (index, _) in doubles(lignes.iter().map(|ligne| Some((ligne.kind, ligne.annee, ligne.unite)))) {
        let ligne = &lignes[index];
        let said = [
            ligne.kind.map(|kind| kind.key().to_owned()),
            ligne.annee.map(|annee| annee.to_string()),
            ligne.unite.map(|unite| unite.key().to_owned()),
        ];
        let said = said.into_iter().flatten().collect::<Vec<_>>().join(", ");
        let route = Route::root().key("budget").key("lignes").index(index);
        sink.push(Diagnostic::new("ligne-double", route).with("ligne", said));
    }
}
