//! Rules about dates: what a calendar cannot say.

use crate::diagnostic::Diagnostic;
use crate::langue::Fact;
use crate::plan::{Etape, Fiche, Mot, Periode, Realisee, Statut};
use crate::suivi::fraicheur::{is_stale, last_trace};
use crate::suivi::retard::{Raison, raisons};
use crate::yaml::Route;

use super::rule::{Ctx, Rule, Sink, is_refused, rule};

pub(super) static RULES: &[Rule] = &[
    rule!("date-illisible", Error),
    rule!("date-impossible", Error),
    rule!("date-ambigue", Error),
    rule!("date-francaise", Error),
    rule!("calendrier-inverse", Error, Fiche(calendrier_inverse)),
    rule!("realisation-future", Error, Fiche(realisation_future)),
    rule!("echeance-depassee", Warning, Fiche(echeance_depassee)),
    rule!("etape-depassee", Warning, Fiche(etape_depassee)),
    rule!("debut-passe", Warning, Fiche(debut_passe)),
    rule!("debut-absent", Note, Fiche(debut_absent)),
    rule!("realise-sans-fin", Warning, Fiche(realise_sans_fin)),
    rule!("fin-sans-statut-clos", Warning, Fiche(fin_sans_statut_clos)),
    rule!("etape-non-faite", Warning, Fiche(etape_non_faite)),
    rule!("motif-absent", Note, Fiche(motif_absent)),
    rule!("suivi-ancien", Note, Fiche(suivi_ancien)),
];

fn calendrier(champ: &'static str) -> Route {
    Route::root().key("calendrier").key(champ)
}

fn route_of(etape: &Etape) -> Route {
    Route::root().key("etapes").item(&["nom"], &etape.nom)
}

/// An end before its beginning. Periods are spans: 2024 may begin and end what lies in 2024.
fn calendrier_inverse(fiche: &Fiche, _: &Ctx<'_>, sink: &mut Sink) {
    let mut check = |debut: Option<Periode>, fin: Option<Periode>, route: &dyn Fn() -> Route| {
        if let (Some(debut), Some(fin)) = (debut, fin)
            && fin.last_day() < debut.first_day()
        {
            sink.push(Diagnostic::new("calendrier-inverse", route()).with("debut", debut).with("fin", fin));
        }
    };
    let dates = &fiche.calendrier;
    check(dates.debut, dates.fin_estimee, &|| calendrier("fin_estimee"));
    check(dates.debut, dates.fin_effective, &|| calendrier("fin_effective"));
    for etape in &fiche.etapes {
        check(etape.debut, etape.echeance, &|| route_of(etape).key("echeance"));
        if let Some(Realisee::Le(realisee)) = etape.realisee {
            check(etape.debut, Some(realisee), &|| route_of(etape).key("realisee"));
        }
    }
}

/// An end that has passed on an action that is still open.
fn echeance_depassee(fiche: &Fiche, ctx: &Ctx<'_>, sink: &mut Sink) {
    let passed = raisons(fiche, ctx.today);
    let Some(fin) =
        passed.iter().find_map(|raison| if let Raison::Fin(fin) = raison { Some(*fin) } else { None })
    else {
        return;
    };
    let jours = usize::try_from((ctx.today - fin.last_day()).num_days()).unwrap_or_default();
    sink.push(
        Diagnostic::new("echeance-depassee", calendrier("fin_estimee")).with("fin", fin).with("jours", jours),
    );
}

/// What is said to be done in a period that has not begun.
fn realisation_future(fiche: &Fiche, ctx: &Ctx<'_>, sink: &mut Sink) {
    let mut check = |periode: Option<Periode>, route: &dyn Fn() -> Route| {
        if let Some(periode) = periode.filter(|periode| ctx.today < periode.first_day()) {
            sink.push(Diagnostic::new("realisation-future", route()).with("periode", periode));
        }
    };
    check(fiche.calendrier.fin_effective, &|| calendrier("fin_effective"));
    for etape in &fiche.etapes {
        if let Some(Realisee::Le(realisee)) = etape.realisee {
            check(Some(realisee), &|| route_of(etape).key("realisee"));
        }
    }
}

/// A step whose day has passed, of an action that is still open.
fn etape_depassee(fiche: &Fiche, ctx: &Ctx<'_>, sink: &mut Sink) {
    for raison in raisons(fiche, ctx.today) {
        let Raison::Etape(nom, echeance) = raison else { continue };
        let route = Route::root().key("etapes").item(&["nom"], &nom).key("echeance");
        sink.push(Diagnostic::new("etape-depassee", route).with("nom", nom).with("echeance", echeance));
    }
}

/// An action to come whose beginning has passed.
fn debut_passe(fiche: &Fiche, ctx: &Ctx<'_>, sink: &mut Sink) {
    for raison in raisons(fiche, ctx.today) {
        let Raison::Debut(debut) = raison else { continue };
        sink.push(Diagnostic::new("debut-passe", Route::root().key("statut")).with("debut", debut));
    }
}

/// An action under way that does not say since when.
fn debut_absent(fiche: &Fiche, _: &Ctx<'_>, sink: &mut Sink) {
    let is_running = matches!(fiche.statut, Some(Statut::EnCours | Statut::EnRetard));
    if is_running && fiche.calendrier.debut.is_none() && !is_refused(sink, &calendrier("debut")) {
        sink.push(Diagnostic::new("debut-absent", Route::root().key("statut")));
    }
}

/// An action that is done, and does not say since when.
fn realise_sans_fin(fiche: &Fiche, _: &Ctx<'_>, sink: &mut Sink) {
    let is_done = fiche.statut == Some(Statut::Realise);
    let fin = &fiche.calendrier.fin_effective;
    if is_done && fin.is_none() && !is_refused(sink, &calendrier("fin_effective")) {
        sink.push(Diagnostic::new("realise-sans-fin", Route::root().key("statut")));
    }
}

/// An action that has ended, and whose statut says that it goes on.
fn fin_sans_statut_clos(fiche: &Fiche, _: &Ctx<'_>, sink: &mut Sink) {
    if let (Some(fin), Some(statut)) = (fiche.calendrier.fin_effective, fiche.statut)
        && !statut.is_closed()
    {
        let found = Diagnostic::new("fin-sans-statut-clos", calendrier("fin_effective"));
        sink.push(found.with("fin", fin).with("statut", statut.key()));
    }
}

/// A step that is said not to be done, of an action that is.
fn etape_non_faite(fiche: &Fiche, _: &Ctx<'_>, sink: &mut Sink) {
    if fiche.statut != Some(Statut::Realise) {
        return;
    }
    for etape in fiche.etapes.iter().filter(|etape| etape.realisee == Some(Realisee::Non)) {
        let route = route_of(etape).key("realisee");
        sink.push(Diagnostic::new("etape-non-faite", route).with("nom", etape.nom.as_str()));
    }
}

/// An action that stands still, and does not say why.
fn motif_absent(fiche: &Fiche, _: &Ctx<'_>, sink: &mut Sink) {
    let Some(statut @ (Statut::EnPause | Statut::Bloque | Statut::Abandonne)) = fiche.statut else { return };
    if fiche.statut_motif.is_none() {
        let found = Diagnostic::new("motif-absent", Route::root().key("statut"));
        sink.push(found.with("statut", statut.key()));
    }
}

/// An open action whose last dated trace is more than a year old.
fn suivi_ancien(fiche: &Fiche, ctx: &Ctx<'_>, sink: &mut Sink) {
    if fiche.statut.is_some_and(Statut::is_closed) {
        return;
    }
    if let Some(trace) = last_trace(fiche, ctx.today).filter(|trace| is_stale(*trace, ctx.today)) {
        let found = Diagnostic::new("suivi-ancien", Route::root().key("numero"));
        sink.push(found.with("trace", Fact::Jour(trace)));
    }
}
