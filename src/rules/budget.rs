//! Rules about money: what a budget cannot say.

use crate::diagnostic::Diagnostic;
use crate::plan::doubles::doubles;
use crate::plan::{Budget, Fiche, Financeur, Ligne, Montant, Mot, Nombre, UniteBudget};
use crate::yaml::Route;

use super::rule::{Ctx, Rule, Sink, rule};

pub(super) static RULES: &[Rule] = &[
    rule!("ligne-double", Error, Fiche(ligne_double)),
    rule!("financement-different", Warning, Fiche(financement_different)),
    rule!("lignes-au-dela", Warning, Fiche(lignes_au_dela)),
];

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
        let said: Vec<String> = said.into_iter().flatten().collect();
        let route = Route::root().key("budget").key("lignes").index(index);
        let parts = said.len();
        let found = Diagnostic::new("ligne-double", route).with("ligne", said.join(", "));
        sink.push(found.with("n", parts));
    }
}

/// Returns the amount in euros, if the budget says one.
fn euros(budget: &Budget) -> Option<Nombre> {
    match budget.montant {
        Some(Montant::Euros(montant)) => Some(montant),
        _ => None,
    }
}

/// Funders who together pay something else than the amount; those who say nothing may pay the rest of it.
fn financement_different(fiche: &Fiche, _: &Ctx<'_>, sink: &mut Sink) {
    let financeurs = &fiche.budget.financeurs;
    let Some(montant) = euros(&fiche.budget).filter(|_| !financeurs.is_empty()) else { return };
    let pays = |financeur: &Financeur| {
        let share = |taux: Nombre| taux.checked_mul(montant)?.checked_div(Nombre::from(100));
        financeur.montant.or_else(|| share(financeur.taux?))
    };
    let known: Nombre = financeurs.iter().filter_map(pays).sum();
    let is_whole = financeurs.iter().all(|financeur| pays(financeur).is_some());
    // Shares in percent are rounded; an euro either way is the same amount.
    let gap = (known - montant).abs();
    if Nombre::ONE < gap && (is_whole || montant < known) {
        let found = Diagnostic::new("financement-different", Route::root().key("budget").key("financeurs"));
        sink.push(found.with("somme", known.normalize()).with("montant", montant));
    }
}

/// Lines that together plan more euros than the amount. Fewer is no mistake: later years may not be voted yet.
fn lignes_au_dela(fiche: &Fiche, _: &Ctx<'_>, sink: &mut Sink) {
    let lignes = &fiche.budget.lignes;
    let Some(montant) = euros(&fiche.budget).filter(|_| !lignes.is_empty()) else { return };
    let in_euros = |ligne: &&Ligne| ligne.unite != Some(UniteBudget::Etp);
    // A line without a year is about the whole action: beside lines of years it would count them twice.
    let is_yearly = lignes.iter().any(|ligne| ligne.annee.is_some());
    let counts = |ligne: &&Ligne| in_euros(ligne) && (ligne.annee.is_some() || !is_yearly);
    let planned: Nombre = lignes.iter().filter(counts).filter_map(|ligne| ligne.prevu).sum();
    if montant < planned {
        let found = Diagnostic::new("lignes-au-dela", Route::root().key("budget").key("lignes"));
        sink.push(found.with("somme", planned).with("montant", montant));
    }
}
