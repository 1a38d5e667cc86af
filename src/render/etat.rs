//! Where fiches stand, for eyes: one a line under their axe, or one with its reasons.

use crate::langue::Fact;
use crate::plan::{Entete, Fiche, Mot, Nombre, Statut};
use crate::suivi::avancement::Part;
use crate::suivi::etat::Etat;
use crate::suivi::retard::Raison;

use super::mesure::measure;
use super::paint::{bad, bold, clean, dim, drawing, good, name, warn};
use super::prose::{columns, wrap_line};
use super::table::{Column, Table};
use super::{Screen, chart};

/// The cells of a bar in the table.
const BAR: usize = 10;

/// Writes a statut, in the colour of what it announces.
pub fn statut(statut: Option<Statut>, screen: &Screen<'_>) -> String {
    let Some(statut) = statut else { return screen.nc() };
    let word = screen.word(&format!("statut-{}", statut.key()));
    match statut {
        Statut::Realise => good(&word),
        Statut::EnRetard | Statut::Bloque => bad(&word),
        Statut::EnPause | Statut::ADiscuter => warn(&word),
        Statut::Abandonne => dim(&word),
        Statut::AVenir | Statut::EnCours => word,
    }
}

/// Returns fiches one a row.
pub fn table(etats: &[Etat<'_>], screen: &Screen<'_>) -> Table {
    let title = |key: &str| screen.word(key);
    let columns = vec![
        Column::words(title("colonne-numero")),
        Column::text(title("colonne-titre")).at_least(20),
        Column::words(title("colonne-statut")),
        Column::words(title("colonne-echeance")).spare(2),
        Column::numbers(title("colonne-retard")),
        Column::words(title("colonne-avancement")),
        Column::numbers(title("colonne-valeurs")),
        Column::text(title("colonne-manque")).at_least(12).spare(1),
    ];
    Table { columns, rows: etats.iter().map(|etat| row(etat, screen)).collect() }
}

/// Lays fiches out one a line, under the axes they are of.
pub fn lay_out(etats: &[Etat<'_>], entete: &Entete, screen: &Screen<'_>) -> String {
    let laid = table(etats, screen).lay_out(screen);
    let mut lines = laid.lines();
    let mut text = format!("{}\n", lines.next().unwrap_or_default());
    let mut axe = None;
    for (place, (etat, line)) in etats.iter().zip(lines).enumerate() {
        let own = etat.fiche.axe(entete);
        if (own != axe || place == 0) && !entete.axes.is_empty() {
            let titre = own.and_then(|own| entete.axe_title(own)).unwrap_or_default();
            let heading = own.map_or_else(|| screen.word("sans-axe"), |own| format!("{own} {titre}"));
            let of_axe: Vec<_> =
                etats[place..].iter().take_while(|etat| etat.fiche.axe(entete) == own).collect();
            text += &format!("{}\n", under_axe(bold(clean(&heading).trim_end()), &of_axe, screen));
            axe = own;
        }
        text += &format!("{line}\n");
    }
    text
}

/// Writes the heading of an axe, with the sum of its fiches.
fn under_axe(axe: String, etats: &[&Etat<'_>], screen: &Screen<'_>) -> String {
    let facts = [
        ("axe", axe.into()),
        ("n", etats.len().into()),
        ("retards", etats.iter().filter(|etat| etat.is_late()).count().into()),
    ];
    wrap_line(&screen.catalogue.say("etat-axe", &facts), "  ", screen.width)
}

/// Writes when a fiche is meant to end.
fn echeance(fiche: &Fiche, screen: &Screen<'_>) -> String {
    match fiche.echeance() {
        None if fiche.calendrier.permanente == Some(true) => screen.word("liste-permanente"),
        None => screen.nc(),
        Some(echeance) => screen.catalogue.periode(echeance),
    }
}

fn row(etat: &Etat<'_>, screen: &Screen<'_>) -> Vec<String> {
    let fiche = etat.fiche;
    let retard = match etat.jours {
        Some(jours) => bad(&screen.catalogue.say("etat-jours", &[("n", count(jours))])),
        None if etat.is_late() => bad(&screen.word("etat-declare")),
        None => String::new(),
    };
    let valeurs = match (etat.fresh(), etat.mesures.len()) {
        (_, 0) => String::new(),
        (fresh, all) if etat.awaited() > 0 => warn(&format!("{fresh}/{all}")),
        (fresh, all) => format!("{fresh}/{all}"),
    };
    let manque = etat.manque.iter().map(|key| champ(key, screen)).collect::<Vec<_>>().join(", ");
    vec![
        name(fiche.numero.as_str()),
        fiche.titre.as_deref().map_or_else(|| screen.nc(), clean),
        statut(fiche.statut, screen),
        echeance(fiche, screen),
        retard,
        progress(etat, screen),
        valeurs,
        dim(&manque),
    ]
}

/// Draws how far a fiche has come; what is declared stands where nothing is computed, and says so.
fn progress(etat: &Etat<'_>, screen: &Screen<'_>) -> String {
    match (etat.progres.taux, etat.progres.declare) {
        (Some(taux), _) => {
            format!("{} {:>5}", drawing(&chart::bar(taux, BAR, screen.charset)), percent(taux, screen))
        }
        (None, Some(declare)) => {
            let said = [("taux", Fact::Nombre(declare))];
            screen.catalogue.say("fiche-avancement", &said)
        }
        (None, None) => screen.nc(),
    }
}

/// Writes a share, in whole percents: what is not quite all or nothing is never said to be.
pub fn percent(taux: Nombre, screen: &Screen<'_>) -> String {
    let (one, all) = (Nombre::ONE, Nombre::ONE_HUNDRED);
    let whole = match taux {
        taux if taux < Nombre::ZERO => taux.round().min(-one),
        taux if all < taux => taux.round().max(all + one),
        taux if taux == all => all,
        taux => taux.round().min(all - one),
    };
    let said = if Nombre::ZERO < taux && taux < one {
        Fact::Text("<\u{a0}1".to_owned())
    } else {
        Fact::Nombre(whole.normalize())
    };
    screen.catalogue.say("fiche-taux", &[("taux", said)])
}

fn champ(key: &str, screen: &Screen<'_>) -> String {
    screen.word(&format!("champ-{}", key.replace('.', "-"))).to_lowercase()
}

fn count(number: i64) -> Fact {
    Fact::Count(usize::try_from(number).unwrap_or_default())
}

/// Lays one fiche out with the reasons of where it stands.
pub fn sheet(etat: &Etat<'_>, screen: &Screen<'_>) -> String {
    let fiche = etat.fiche;
    let titre = fiche.titre.as_deref().map_or_else(|| screen.nc(), clean);
    let mut lines: Vec<(&str, String)> = Vec::new();
    let mut line = |key, said: &str| lines.push((key, said.to_owned()));
    let word = statut(fiche.statut, screen);
    let after = |jours| {
        let facts = [("statut", word.as_str().into()), ("n", count(jours))];
        screen.catalogue.say("etat-realise-tard", &facts)
    };
    line("colonne-statut", &etat.jours_realise.map_or_else(|| word.clone(), after));
    line("colonne-echeance", &echeance(fiche, screen));
    for raison in &etat.raisons {
        line("etat-retard", &bad(&reason(raison, screen)));
    }
    if !etat.is_judged {
        line("etat-retard", &dim(&screen.word("etat-sans-date")));
    }
    line("colonne-avancement", &progress(etat, screen));
    for part in &etat.progres.parts {
        line("etat-part", &part_of(part, screen));
    }
    if let (Some(_), Some(declare)) = (etat.progres.taux, etat.progres.declare) {
        line("etat-part-declaree", &percent(declare, screen));
    }
    for mesure in &etat.mesures {
        line("champ-indicateur", &measure(mesure, screen));
    }
    for mesure in &etat.citees {
        line("etat-territoire", &measure(mesure, screen));
    }
    if !etat.manque.is_empty() {
        let manque = etat.manque.iter().map(|key| champ(key, screen)).collect::<Vec<_>>().join(", ");
        line("colonne-manque", &warn(&manque));
    }
    let heading = format!("{}  {}", name(fiche.numero.as_str()), bold(&titre));
    format!("{}\n\n{}", wrap_line(&heading, "  ", screen.width), labelled(&lines, screen))
}

/// Writes lines after their labels, in a column; a label that goes on is not said again.
pub fn labelled(lines: &[(&str, String)], screen: &Screen<'_>) -> String {
    let width = lines.iter().map(|(key, _)| columns(&screen.word(key))).max().unwrap_or_default();
    let mut text = String::new();
    let mut last = "";
    for (key, said) in lines {
        let label = if *key == last { String::new() } else { screen.word(key) };
        let indent = width + 2;
        let line = format!("{}{}{said}", dim(&label), " ".repeat(indent - columns(&label)));
        text += &format!("{}\n", wrap_line(&line, &" ".repeat(indent), screen.width));
        last = key;
    }
    text
}

fn reason(raison: &Raison, screen: &Screen<'_>) -> String {
    let (key, periode, nom) = match raison {
        Raison::Declare => ("raison-declare", None, None),
        Raison::Debut(periode) => ("raison-debut", Some(*periode), None),
        Raison::Fin(periode) => ("raison-fin", Some(*periode), None),
        Raison::Etape(nom, periode) => ("raison-etape", Some(*periode), Some(nom)),
    };
    let mut facts: Vec<(&str, Fact)> = Vec::new();
    facts.extend(periode.map(|periode| ("periode", periode.into())));
    facts.extend(nom.map(|nom| ("nom", clean(nom).into())));
    screen.catalogue.say(key, &facts)
}

fn part_of(part: &Part<'_>, screen: &Screen<'_>) -> String {
    let taux = Fact::Text(percent(part.taux(), screen));
    match part {
        Part::Realise => screen.word("part-realise"),
        Part::Etapes(done, all) => screen
            .catalogue
            .say("part-etapes", &[("faites", (*done).into()), ("n", (*all).into()), ("taux", taux)]),
        Part::Indicateur(indicateur, _) => {
            screen.catalogue.say("part-indicateur", &[("id", clean(&indicateur.id).into()), ("taux", taux)])
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::langue::{Catalogue, Langue};
    use crate::render::Charset;

    #[test]
    fn a_share_is_never_said_to_be_nothing_or_all_when_it_is_not() {
        let catalogue = Catalogue::load(Langue::En);
        let screen = Screen { catalogue: &catalogue, width: None, charset: Charset::Unicode };
        for (taux, said) in [
            ("-250.2", "-250%"),
            ("-0.4", "-1%"),
            ("0", "0%"),
            ("0.0", "0%"),
            ("0.4", "<\u{a0}1%"),
            ("1", "1%"),
            ("45.9", "46%"),
            ("99.6", "99%"),
            ("100.00", "100%"),
            ("100.4", "101%"),
            ("140.4", "140%"),
        ] {
            assert_eq!(percent(taux.parse().expect("a number"), &screen), said, "{taux}");
        }
    }
}
