//! Rules about the plan as a whole, and what it says of itself.

use chrono::{Months, NaiveDate};

use crate::diagnostic::Diagnostic;
use crate::langue::Fact;
use crate::plan::proche::nearest;
use crate::plan::{Entete, Fiche, Mot, Perimetre, Plan};
use crate::suivi::couverture;
use crate::yaml::Route;

use super::rule::{Ctx, Rule, Sink, is_refused, rule};
use super::{all, find};

pub(super) static RULES: &[Rule] = &[
    rule!("siren-invalide", Error),
    rule!("regle-inconnue", Error, Entete(regle_inconnue)),
    rule!("axe-different", Warning, Fiche(axe_different)),
    rule!("axe-non-declare", Warning, Fiche(axe_non_declare)),
    rule!("fiche-incomplete", Warning, Fiche(fiche_incomplete)),
    rule!("perimetres-tous-coches", Note, Fiche(perimetres_tous_coches)),
    rule!("secteur-sans-action", Warning, Plan(secteur_sans_action)),
    rule!("domaine-sans-action", Note, Plan(domaine_sans_action)),
    rule!("champ-peu-rempli", Note, Plan(champ_peu_rempli)),
    rule!("bilan-a-mi-parcours", Note, Entete(bilan_a_mi_parcours)),
    rule!("revision-attendue", Warning, Entete(revision_attendue)),
];

/// A gravity given to a rule that does not exist.
fn regle_inconnue(entete: &Entete, _: &Ctx<'_>, sink: &mut Sink) {
    for (code, _) in entete.regles.iter().filter(|(code, _)| find(code).is_none()) {
        let found = Diagnostic::new("regle-inconnue", Route::root().key("regles").key(code));
        let found = found.with("code", code.as_str()).on_key();
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

/// An axe that the plan does not declare, among those it does.
fn axe_non_declare(fiche: &Fiche, ctx: &Ctx<'_>, sink: &mut Sink) {
    let axes = &ctx.entete.axes;
    let is_known = match &fiche.axe {
        Some(stated) => axes.iter().any(|(axe, _)| axe == stated),
        None => ctx.entete.axe_of(&fiche.numero).is_some(),
    };
    if !axes.is_empty() && !is_known {
        let key = if fiche.axe.is_some() { "axe" } else { "numero" };
        let said = fiche.axe.as_deref().unwrap_or(fiche.numero.as_str());
        let found = Diagnostic::new("axe-non-declare", Route::root().key(key)).with("axe", said);
        sink.push(found.with("connus", Fact::List(axes.iter().map(|(axe, _)| axe.clone()).collect())));
    }
}

/// What the law asks of the main actions and a fiche does not say: one finding, whatever is missing.
fn fiche_incomplete(fiche: &Fiche, _: &Ctx<'_>, sink: &mut Sink) {
    let said =
        |key: &&'static str| stands_for(key).iter().any(|key| is_refused(sink, &Route::root().key(*key)));
    let missing: Vec<String> =
        couverture::missing(fiche).filter(|key| !said(key)).map(str::to_owned).collect();
    if !missing.is_empty() {
        let found = Diagnostic::new("fiche-incomplete", Route::root().key("numero"));
        sink.push(found.with("champs", Fact::List(missing)));
    }
}

/// Returns the keys of a fiche that fill what is asked under one.
fn stands_for<'k>(key: &'k &'static str) -> &'k [&'static str] {
    match *key {
        "coordinateurs" => &["coordinateurs", "responsables", "elus", "services"],
        "moyens" => &["moyens", "budget"],
        "objectifs" => &["objectifs", "effets_attendus", "gains", "indicateurs"],
        _ => std::slice::from_ref(key),
    }
}

/// Every box ticked: what an import leaves of boxes whose state was lost.
fn perimetres_tous_coches(fiche: &Fiche, _: &Ctx<'_>, sink: &mut Sink) {
    if Perimetre::ALL.iter().all(|perimetre| fiche.perimetres.contains(perimetre)) {
        sink.push(Diagnostic::new("perimetres-tous-coches", Route::root().key("perimetres")));
    }
}

/// Tells whether there are enough fiches for a gap to mean something.
fn is_whole(plan: &Plan) -> bool {
    couverture::PLAN_ENTIER <= plan.fiches.len()
}

/// Notes what no fiche names, if there is anything.
fn uncovered(code: &'static str, left: usize, absent: Fact, sink: &mut Sink) {
    if 0 < left {
        sink.push(Diagnostic::new(code, Route::root()).with("n", left).with("absents", absent));
    }
}

/// A sector of the order of 4 August 2016 that no action is about.
fn secteur_sans_action(plan: &Plan, _: &Ctx<'_>, sink: &mut Sink) {
    if is_whole(plan) {
        let left = couverture::secteurs_sans_action(plan);
        let keys = left.iter().map(|secteur| secteur.key().to_owned()).collect();
        uncovered("secteur-sans-action", left.len(), Fact::List(keys), sink);
    }
}

/// A domain of article R.229-51 II that no action is about.
fn domaine_sans_action(plan: &Plan, _: &Ctx<'_>, sink: &mut Sink) {
    if is_whole(plan) {
        let left = couverture::domaines_sans_action(plan);
        // A domain's key is a figure, which says nothing to who does not know the article by heart.
        let names = left.iter().map(|domaine| format!("domaines-{}", domaine.key())).collect();
        uncovered("domaine-sans-action", left.len(), Fact::Words(names), sink);
    }
}

/// A field that fewer than four fiches in five fill.
fn champ_peu_rempli(plan: &Plan, _: &Ctx<'_>, sink: &mut Sink) {
    let thin = if is_whole(plan) { couverture::peu_remplis(plan) } else { Vec::new() };
    if !thin.is_empty() {
        let total = plan.fiches.len();
        let said = thin.iter().map(|(key, filled)| format!("{key} ({filled}/{total})")).collect();
        sink.push(Diagnostic::new("champ-peu-rempli", Route::root()).with("champs", Fact::List(said)));
    }
}

/// Returns a day that is due, and the one from which it is announced, some months before.
fn announced(due: Option<NaiveDate>, notice: u32) -> Option<(NaiveDate, NaiveDate)> {
    Some((due?, due?.checked_sub_months(Months::new(notice))?))
}

/// Returns a finding about a day that comes or has passed.
fn reminder(code: &'static str, due: NaiveDate, today: NaiveDate) -> Diagnostic {
    let found = Diagnostic::new(code, Route::root().key("adopte_le")).with("echeance", Fact::Jour(due));
    found.with("quand", if due < today { "passe" } else { "bientot" })
}

/// The public report, three years after adoption: from six months before it until the revision is at hand.
fn bilan_a_mi_parcours(entete: &Entete, ctx: &Ctx<'_>, sink: &mut Sink) {
    let revision = announced(entete.revision(), REVISION_NOTICE);
    if let Some((due, from)) = announced(entete.bilan(), BILAN_NOTICE)
        && from <= ctx.today
        && revision.is_none_or(|(_, from)| ctx.today < from)
    {
        sink.push(reminder("bilan-a-mi-parcours", due, ctx.today));
    }
}

/// The revision, six years after adoption: from a year before it, the time it takes.
fn revision_attendue(entete: &Entete, ctx: &Ctx<'_>, sink: &mut Sink) {
    if let Some((due, from)) = announced(entete.revision(), REVISION_NOTICE)
        && from <= ctx.today
    {
        sink.push(reminder("revision-attendue", due, ctx.today));
    }
}

/// Months before the public report from which it is announced.
const BILAN_NOTICE: u32 = 6;
/// Months before the revision from which it is announced.
const REVISION_NOTICE: u32 = 12;
