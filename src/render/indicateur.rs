//! An indicator as people read it: one line in a table, or its whole series.

use crate::langue::{Catalogue, Fact};
use crate::plan::{Indicateur, Mesure, Mot, Porteur, Valeur};

use super::paint::{bold, clean, dim, name};
use super::table::{Column, Table};
use super::{Screen, chart, prose};

/// Writes a measure alone, where its unit is said beside.
pub fn bare(mesure: &Mesure, catalogue: &Catalogue) -> String {
    match mesure {
        Mesure::Nombre(nombre) => catalogue.nombre(nombre),
        Mesure::Modalite(_, label) => clean(label),
    }
}

/// Writes a measure with its unit.
pub fn measure(mesure: &Mesure, indicateur: &Indicateur, catalogue: &Catalogue) -> String {
    match (mesure, indicateur.printed_unite()) {
        (Mesure::Nombre(_), Some(unite)) => format!("{}\u{a0}{}", bare(mesure, catalogue), clean(unite)),
        _ => bare(mesure, catalogue),
    }
}

/// Returns the first target that is not yet reached in time: the next after the latest value, else the last.
pub fn next_target(indicateur: &Indicateur) -> Option<&Valeur> {
    let latest = indicateur.latest().map(|valeur| valeur.periode);
    let ahead = indicateur.cibles.iter().find(|cible| latest.is_none_or(|latest| latest < cible.periode));
    ahead.or(indicateur.cibles.last())
}

/// Lays indicators out, one a line.
pub fn list(rows: &[(Porteur, &Indicateur)], screen: &Screen<'_>) -> Table {
    let catalogue = screen.catalogue;
    let columns = vec![
        Column::words(screen.word("colonne-numero")),
        Column::words(screen.word("champ-id")),
        Column::text(screen.word("champ-indicateur")).spare(3),
        Column::numbers(screen.word("champ-valeur")),
        Column::words(screen.word("champ-periode")),
        Column::words(screen.word("champ-cible")).spare(1),
        Column::words(screen.word("champ-serie")).drawn().spare(2),
    ];
    let line = |(porteur, indicateur): &(Porteur, &Indicateur)| {
        let latest = indicateur.latest();
        let target = next_target(indicateur).map(|cible| {
            format!("{} ({})", bare(&cible.mesure, catalogue), catalogue.periode(cible.periode))
        });
        vec![
            porteur.to_string(),
            name(&clean(&indicateur.id)),
            clean(indicateur.nom.as_deref().unwrap_or_default()),
            latest.map_or_else(|| screen.nc(), |valeur| measure(&valeur.mesure, indicateur, catalogue)),
            latest.map_or_else(String::new, |valeur| catalogue.periode(valeur.periode)),
            target.unwrap_or_default(),
            chart::sparkline(indicateur, screen).unwrap_or_default(),
        ]
    };
    Table { columns, rows: rows.iter().map(line).collect() }
}

/// Shows one indicator: what it is, then its values and targets by period.
pub fn sheet(porteur: &Porteur, indicateur: &Indicateur, awaited: &str, screen: &Screen<'_>) -> String {
    let nom = indicateur.nom.as_deref().unwrap_or(&indicateur.id);
    let mut text = format!("{} {}\n", bold(&format!("{porteur} / {} :", clean(&indicateur.id))), clean(nom));
    let facts = facts(indicateur, screen);
    text += &format!("{}\n\n", prose::wrap(&facts.join(" · "), "", "", screen.width));
    text += &series(indicateur, screen);
    // On a terminal too narrow for a plot, and off a terminal, a line of text says it in small.
    let in_small = || chart::sparkline(indicateur, screen).map(|line| format!("{line}\n"));
    if let Some(drawn) = chart::plot(indicateur, screen).or_else(in_small) {
        text += &format!("\n{drawn}");
    }
    text += &format!("\n{}\n", dim(awaited));
    text
}

/// Says in short what the indicator is: bounds, threshold, direction, frequency…
pub fn facts(indicateur: &Indicateur, screen: &Screen<'_>) -> Vec<String> {
    let catalogue = screen.catalogue;
    let or_nc = |mesure: &Option<Mesure>| {
        mesure.as_ref().map_or_else(|| screen.nc(), |mesure| measure(mesure, indicateur, catalogue))
    };
    let labelled = |champ: &str, value: String| format!("{} {value}", dim(&screen.word(champ)));
    let mot =
        |champ: &str, key: &str| labelled(&format!("champ-{champ}"), screen.word(&format!("{champ}-{key}")));
    let mut facts = Vec::new();
    if let Some(unite) = &indicateur.unite {
        facts.push(labelled("champ-unite", clean(unite)));
    }
    if !indicateur.modalites.is_empty() {
        let choix =
            indicateur.modalites.iter().map(|modalite| format!("{} = {}", modalite.code, modalite.label));
        facts.push(labelled("champ-modalites", clean(&choix.collect::<Vec<_>>().join(", "))));
    }
    facts.push(labelled("champ-minimum", or_nc(&indicateur.minimum)));
    facts.push(labelled("champ-maximum", or_nc(&indicateur.maximum)));
    facts.push(labelled("champ-seuil", or_nc(&indicateur.seuil)));
    facts.extend(indicateur.nature.map(|nature| mot("nature", nature.key())));
    facts.extend(indicateur.sens.map(|sens| mot("sens", sens.key())));
    facts.extend(indicateur.cumul.map(|cumul| mot("cumul", cumul.key())));
    facts.extend(indicateur.frequence.map(|frequence| mot("frequence", frequence.key())));
    facts.extend(indicateur.reference.map(|periode| labelled("champ-reference", catalogue.periode(periode))));
    facts.extend(indicateur.delai.map(|months| {
        labelled("champ-delai", catalogue.say("fiche-mois", &[("n", Fact::Count(months as usize))]))
    }));
    facts.extend(indicateur.source.as_ref().map(|source| labelled("champ-source", clean(source))));
    facts.extend(indicateur.referentiel.as_ref().map(|said| labelled("champ-referentiel", clean(said))));
    facts
}

/// Lays the values and targets out by period, with who says so.
pub fn series(indicateur: &Indicateur, screen: &Screen<'_>) -> String {
    let table = series_table(indicateur, screen);
    if table.rows.is_empty() {
        return format!("{}\n", dim(&screen.word("fiche-aucune-valeur")));
    }
    table.lay_out(screen)
}

/// Returns the values and targets by period, with who says so.
pub fn series_table(indicateur: &Indicateur, screen: &Screen<'_>) -> Table {
    let catalogue = screen.catalogue;
    let mut periodes: Vec<_> =
        indicateur.valeurs.iter().chain(&indicateur.cibles).map(|valeur| valeur.periode).collect();
    periodes.sort();
    periodes.dedup();
    let columns = vec![
        Column::words(screen.word("champ-periode")),
        Column::numbers(screen.word("champ-valeur")),
        Column::numbers(screen.word("champ-cible")),
        Column::text(screen.word("champ-source")).spare(1),
        Column::text(screen.word("champ-commentaire")),
    ];
    let line = |periode| {
        let valeur = indicateur.valeur(periode);
        let cible = indicateur.cibles.iter().find(|cible| cible.periode == periode);
        let said =
            |valeur: Option<&Valeur>| valeur.map(|valeur| measure(&valeur.mesure, indicateur, catalogue));
        let noted = |text: Option<&String>| text.map(|text| clean(text)).unwrap_or_default();
        vec![
            catalogue.periode(periode),
            said(valeur).unwrap_or_else(|| screen.nc()),
            said(cible).unwrap_or_default(),
            noted(valeur.and_then(|valeur| valeur.source.as_ref())),
            noted(valeur.or(cible).and_then(|valeur| valeur.commentaire.as_ref())),
        ]
    };
    Table { columns, rows: periodes.into_iter().map(line).collect() }
}
