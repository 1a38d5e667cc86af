//! The plan in figures by group: one group a row, then the whole.

use crate::langue::Fact;
use crate::plan::{Entete, Mot, Nombre, Priorite, Statut};
use crate::render::etat::statut;
use crate::render::paint::{bad, bold, clean, dim};
use crate::render::synthese::cents;
use crate::render::table::{Column, Table};
use crate::render::{Screen, chart};
use crate::suivi::synthese::{Par, Synthese};

/// The cells of a bar.
const BAR: usize = 10;

/// Returns the groups one a row, each figure with what it is of; the whole counts each action once.
pub fn table(
    groups: &[(Option<String>, Synthese)],
    whole: &Synthese,
    par: Par,
    entete: &Entete,
    screen: &Screen<'_>,
) -> Table {
    let title = |key: &str| screen.word(key);
    let columns = vec![
        Column::text(title(column_of(par))),
        Column::numbers(title("synthese-actions")),
        Column::numbers(title("synthese-realisees")),
        Column::words(String::new()).drawn().spare(2),
        Column::numbers(title("colonne-lancees")),
        Column::numbers(title("colonne-retard")),
        Column::numbers(title("colonne-prevu")),
        Column::numbers(title("colonne-chiffrees")),
        Column::numbers(title("depuis-depense")).spare(1),
    ];
    let rows = groups.iter().map(|(key, one)| row(label(key.as_deref(), par, entete, screen), one, screen));
    let last = row(bold(&screen.word("synthese-ensemble")), whole, screen);
    Table { columns, rows: rows.chain([last]).collect() }
}

fn row(label: String, synthese: &Synthese, screen: &Screen<'_>) -> Vec<String> {
    let of = |count: usize, total: usize| format!("{count}/{total}");
    let euros = |montant: Nombre, said: usize| match said {
        0 => screen.nc(),
        _ => screen.catalogue.say("fiche-euros", &[("montant", Fact::Nombre(cents(montant)))]),
    };
    let Synthese { actions, retards, budget, .. } = synthese;
    let late = of(*retards, *actions);
    vec![
        label,
        actions.to_string(),
        of(synthese.at(Statut::Realise), synthese.menees()),
        chart::bar(synthese.taux_realise().unwrap_or_default(), BAR, screen.charset),
        of(synthese.lancees(), synthese.menees()),
        if *retards > 0 { bad(&late) } else { late },
        euros(budget.prevu, budget.chiffrees),
        of(budget.chiffrees, *actions),
        euros(budget.reel, budget.depensees),
    ]
}

fn column_of(par: Par) -> &'static str {
    match par {
        Par::Axe => "colonne-axe",
        Par::Statut => "colonne-statut",
        Par::Secteur => "colonne-secteur",
        Par::Responsable => "colonne-responsable",
        Par::Priorite => "colonne-priorite",
    }
}

/// Returns what a group is known by.
fn label(key: Option<&str>, par: Par, entete: &Entete, screen: &Screen<'_>) -> String {
    let Some(key) = key else { return dim(&screen.word("nc")) };
    let word = |champ: &str| screen.catalogue.known(&format!("{champ}-{key}")).unwrap_or_else(|| clean(key));
    match par {
        Par::Axe => clean(format!("{key} {}", entete.axe_title(key).unwrap_or_default()).trim_end()),
        Par::Statut => statut(Statut::read(key), screen),
        Par::Secteur => word("secteurs"),
        Par::Priorite => word(Priorite::CHAMP),
        Par::Responsable => clean(key),
    }
}
