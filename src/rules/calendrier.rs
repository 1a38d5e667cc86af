//! Rules about dates: what a calendar cannot say.

use crate::diagnostic::Diagnostic;
use crate::diagnostic::Severity::{Error, Warning};
use crate::plan::{Fiche, Periode};
use crate::suivi::retard::{Raison, raisons};
use crate::yaml::Route;

use super::{Check, Ctx, Rule, Sink};

pub(super) static RULES: &[Rule] = &[
    Rule::reader("date-illisible", Error),
    Rule::reader("date-impossible", Error),
    Rule::reader("date-ambigue", Error),
    Rule::reader("date-francaise", Error),
    Rule { code: "calendrier-inverse", severity: Error, check: Check::Fiche(calendrier_inverse) },
    Rule { code: "echeance-depassee", severity: Warning, check: Check::Fiche(echeance_depassee) },
];

/// An end before its beginning. Periods are spans: 2024 may begin and end what lies in 2024.
fn calendrier_inverse(fiche: &Fiche, _: &Ctx<'_>, sink: &mut Sink) {
    let mut check = |debut: Option<Periode>, fin: Option<Periode>, route: &dyn Fn() -> Route| {
        if let (Some(debut), Some(fin)) = (debut, fin)
            && fin.last_day() < debut.first_day()
        {
            sink.push(Diagnostic::new("calendrier-inverse", route()).with("debut", debut).with("fin", fin));
        }
    };
    let calendrier = &fiche.calendrier;
    let at = |champ: &'static str| move || Route::root().key("calendrier").key(champ);
    check(calendrier.debut, calendrier.fin_estimee, &at("fin_estimee"));
    check(calendrier.debut, calendrier.fin_effective, &at("fin_effective"));
    for etape in &fiche.etapes {
        let route = || Route::root().key("etapes").item(&["nom"], &etape.nom).key("echeance");
        check(etape.debut, etape.echeance, &route);
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
    let route = Route::root().key("calendrier").key("fin_estimee");
    sink.push(Diagnostic::new("echeance-depassee", route).with("fin", fin).with("jours", jours));
}
