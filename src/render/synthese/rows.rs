//! The plan in figures, one a row, as a spreadsheet counts on with them: each with what it is of, now and then.

use chrono::NaiveDate;

use crate::langue::Fact;
use crate::plan::{Mot, Nombre, Plan, Statut};
use crate::render::Screen;
use crate::render::etat::statut;
use crate::render::synthese::cents;
use crate::render::table::{Column, Table};
use crate::suivi::couverture;
use crate::suivi::synthese::{Suivi, Synthese};

/// What is told of a plan on a day.
pub struct Figures<'f> {
    /// The figures of the fiches asked for.
    pub whole: &'f Synthese,
    /// Where the indicators of the territory stand.
    pub territory: &'f Suivi,
    /// The plan; its fiches are those asked for.
    pub plan: &'f Plan,
}

/// Returns the figures one a row, beside what they were if another day is asked for.
///
/// Every figure has its row, at 0 as well: two days have the same rows.
pub fn table(now: &Figures<'_>, then: Option<&(NaiveDate, Figures<'_>)>, screen: &Screen<'_>) -> Table {
    let title = |key: &str| screen.word(key);
    let mut columns = vec![
        Column::words(title("synthese-rubrique")),
        Column::words(title("synthese-element")),
        Column::numbers(title("synthese-nombre")),
        Column::numbers(title("synthese-sur")),
    ];
    let mut rows: Vec<Vec<String>> = figures(now, screen).into_iter().map(|row| row.to_vec()).collect();
    if let Some((day, then)) = then {
        columns.push(Column::numbers(screen.catalogue.say("depuis-jour", &[("jour", Fact::Jour(*day))])));
        columns.push(Column::numbers(title("synthese-sur")));
        for (row, [_, _, number, of]) in rows.iter_mut().zip(figures(then, screen)) {
            row.extend([number, of]);
        }
    }
    Table { columns, rows }
}

/// Returns what each figure is about, what is counted, how many, and of how many.
fn figures(figures: &Figures<'_>, screen: &Screen<'_>) -> Vec<[String; 4]> {
    let Figures { whole, territory, plan } = figures;
    let (actions, pursued) = (whole.actions, whole.menees());
    let row = |about: &str, counted: String, number: usize, of: Option<usize>| {
        let of = of.map(|of| of.to_string()).unwrap_or_default();
        [screen.word(about), counted, number.to_string(), of]
    };
    let word = |key: &str| screen.word(key);
    let mut rows = vec![
        row("synthese-actions", word("synthese-actions"), actions, None),
        row("synthese-actions", word("synthese-sous-actions"), whole.sous_actions, None),
    ];
    let label = |one: Option<Statut>| match one {
        None => word("synthese-sans-statut"),
        known => statut(known, screen),
    };
    let statuts = whole.statuts.iter();
    rows.extend(statuts.map(|(one, count)| row("colonne-statut", label(*one), *count, Some(actions))));
    for (key, count, of) in [
        ("synthese-realisees", whole.at(Statut::Realise), pursued),
        ("synthese-lancees", whole.lancees(), pursued),
        ("synthese-abandonnees", whole.at(Statut::Abandonne), actions),
    ] {
        rows.push(row("synthese-bilan", word(key), count, Some(of)));
    }
    rows.push(row("etat-retard", word("etat-retard"), whole.retards, Some(actions)));
    rows.push(row("etat-retard", word("synthese-sans-date"), whole.inconnues, Some(actions)));
    for (about, suivi) in [("champ-indicateurs", &whole.indicateurs), ("fiche-voir", *territory)] {
        let counts = [
            ("rangee-atteints", suivi.atteints),
            ("rangee-manques", suivi.manques),
            ("rangee-attendus", suivi.attendus),
            ("rangee-pas-echus", suivi.pas_echus),
            ("rangee-sans-cible", suivi.sans_cible),
            ("rangee-sans-sens", suivi.sans_sens),
        ];
        rows.extend(counts.map(|(key, count)| row(about, word(key), count, Some(suivi.total))));
    }
    let budget = &whole.budget;
    let euros = |key: &str, said: usize, sum: Nombre| {
        let sum = if said == 0 { screen.nc() } else { screen.catalogue.nombre(&cents(sum)) };
        [word("champ-budget"), word(key), sum, String::new()]
    };
    rows.push(euros("rangee-prevu", budget.chiffrees, budget.prevu));
    rows.push(row("champ-budget", word("colonne-chiffrees"), budget.chiffrees, Some(actions)));
    rows.push(row("champ-budget", word("rangee-non-chiffrables"), budget.non_chiffrables, Some(actions)));
    rows.push(euros("rangee-depense", budget.depensees, budget.reel));
    rows.push(row("champ-budget", word("rangee-depensees"), budget.depensees, Some(actions)));
    let alive = couverture::alive(plan).count();
    rows.extend(couverture::secteurs(plan).into_iter().map(|(secteur, count)| {
        let name = screen.word(&format!("secteurs-{}", secteur.key()));
        row("champ-secteurs", name, count, Some(alive))
    }));
    rows.extend(couverture::remplis(plan).into_iter().map(|(key, filled)| {
        row("synthese-completude", screen.word(&format!("champ-{key}")), filled, Some(plan.fiches.len()))
    }));
    rows
}
