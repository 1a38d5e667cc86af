//! The plan in figures, for eyes: its whole here, by group in `groups`; for a spreadsheet in `rows`.

pub mod groups;
pub mod rows;

use crate::langue::Fact;
use crate::plan::{Mot, Nombre, Numero, Plan, Statut};
use crate::suivi::couverture;
use crate::suivi::mouvement::Mouvement;
use crate::suivi::synthese::{Depenses, Suivi, Synthese, share};

use super::etat::{labelled, percent, statut};
use super::paint::{bad, bold, clean, name, plain};
use super::table::{Column, Table};
use super::{Screen, chart, markdown};

/// The cells of a bar.
const BAR: usize = 20;

/// The figures of a whole plan.
pub struct Sheet {
    /// The name of the plan.
    nom: String,
    /// How many actions stand where.
    statuts: Table,
    /// The other figures, each under the key of its label.
    lines: Vec<(&'static str, String)>,
    /// What moved since a day: that day, then each figure under the key of its label.
    since: Option<(String, Vec<(&'static str, String)>)>,
}

impl Sheet {
    /// Lays the figures out for eyes.
    pub fn lay_out(&self, screen: &Screen<'_>) -> String {
        let statuts = self.statuts.lay_out(screen);
        let whole = format!("{}\n\n{statuts}\n{}", bold(&self.nom), labelled(&self.lines, screen));
        match &self.since {
            None => whole,
            Some((day, lines)) => format!("{whole}\n{}\n\n{}", bold(day), labelled(lines, screen)),
        }
    }

    /// Writes the figures in Markdown.
    pub fn markdown(&self, screen: &Screen<'_>) -> String {
        let line = |(key, said): &(&str, String)| {
            let facts = [("nom", screen.word(key).into()), ("texte", markdown::escape(&plain(said)).into())];
            format!("- {}\n", screen.catalogue.say("markdown-ligne", &facts))
        };
        let lines: String = self.lines.iter().map(line).collect();
        let whole =
            format!("## {}\n\n{}\n{lines}", markdown::escape(&self.nom), markdown::table(&self.statuts));
        match &self.since {
            None => whole,
            Some((day, lines)) => {
                let lines: String = lines.iter().map(line).collect();
                format!("{whole}\n### {}\n\n{lines}", markdown::escape(day))
            }
        }
    }

    /// Adds what moved since a day, `day` in words: the figures then and now, and which fiches are otherwise.
    #[must_use]
    pub fn since(
        self,
        day: String,
        [then, now]: [&Synthese; 2],
        moved: &Mouvement<'_>,
        screen: &Screen<'_>,
    ) -> Self {
        let counts = |key, counts: [usize; 2]| {
            let [avant, apres] = counts.map(Fact::Count);
            screen.catalogue.say(key, &[("avant", avant), ("apres", apres)])
        };
        let numeros = |numeros: &[&Numero]| Fact::List(numeros.iter().map(ToString::to_string).collect());
        let fiches = [
            ("nouvelles", moved.nouvelles.len().into()),
            ("retirees", moved.retirees.len().into()),
            ("renommees", moved.renommees.len().into()),
            (
                "autrement",
                Fact::List(moved.renommees.iter().map(|(was, is)| format!("{was} → {is}")).collect()),
            ),
            ("venues", numeros(&moved.nouvelles)),
            ("parties", numeros(&moved.retirees)),
        ];
        let valeurs = [
            ("saisies", moved.saisies.into()),
            ("corrigees", moved.corrigees.into()),
            ("effacees", moved.effacees.into()),
        ];
        let euros = |of: fn(&Depenses) -> Nombre| [then, now].map(|one| Fact::Nombre(cents(of(&one.budget))));
        let moved_euros =
            |key, [avant, apres]: [Fact; 2]| screen.catalogue.say(key, &[("avant", avant), ("apres", apres)]);
        let mut lines = vec![
            ("synthese-fiches", screen.catalogue.say("depuis-fiches", &fiches)),
            ("synthese-actions", counts("depuis-nombres", [then.actions, now.actions])),
            ("synthese-realisees", counts("depuis-nombres", [then, now].map(|one| one.at(Statut::Realise)))),
            ("synthese-lancees", counts("depuis-nombres", [then, now].map(Synthese::lancees))),
            ("etat-retard", counts("depuis-nombres", [then.retards, now.retards])),
        ];
        lines.extend(moved.statuts.iter().map(|(numero, before, after)| {
            (
                "colonne-statut",
                format!(
                    "{} : {} → {}",
                    name(numero.as_str()),
                    statut(*before, screen),
                    statut(*after, screen)
                ),
            )
        }));
        lines.push(("colonne-valeurs-saisies", screen.catalogue.say("depuis-valeurs", &valeurs)));
        lines.push(("depuis-prevu", moved_euros("depuis-euros", euros(|budget| budget.prevu))));
        lines.push(("depuis-depense", moved_euros("depuis-euros", euros(|budget| budget.reel))));
        Self { since: Some((day, lines)), ..self }
    }
}

/// Returns the figures of a whole plan.
pub fn sheet(synthese: &Synthese, territoire: &Suivi, plan: &Plan, screen: &Screen<'_>) -> Sheet {
    let mut lines: Vec<(&str, String)> = Vec::new();
    lines.push(("synthese-actions", total(synthese, screen)));
    lines.push(("synthese-bilan", rates(synthese, screen)));
    let late = [
        ("n", synthese.retards.into()),
        ("total", synthese.actions.into()),
        ("inconnues", synthese.inconnues.into()),
    ];
    lines.push(("etat-retard", screen.catalogue.say("synthese-retards", &late)));
    lines.push(("champ-indicateurs", indicators(&synthese.indicateurs, screen)));
    if territoire.total > 0 {
        lines.push(("fiche-voir", indicators(territoire, screen)));
    }
    lines.push(("champ-budget", spending(&synthese.budget, synthese.actions, screen)));
    let missing: Vec<String> = couverture::secteurs_sans_action(plan)
        .iter()
        .map(|secteur| screen.word(&format!("secteurs-{}", secteur.key())).to_lowercase())
        .collect();
    let covered = [
        ("n", (8 - missing.len()).into()),
        ("manque", missing.len().into()),
        ("secteurs", Fact::List(missing)),
    ];
    lines.push(("champ-secteurs", screen.catalogue.say("synthese-secteurs", &covered)));
    let sparse = couverture::peu_remplis(plan).into_iter().map(|(key, filled)| {
        let facts = [
            ("champ", screen.word(&format!("champ-{key}")).to_lowercase().into()),
            ("n", filled.into()),
            ("total", plan.fiches.len().into()),
        ];
        screen.catalogue.say("synthese-champ", &facts)
    });
    let sparse: Vec<String> = sparse.collect();
    let said = if sparse.is_empty() { screen.word("synthese-complet") } else { sparse.join(", ") };
    lines.push(("synthese-completude", said));
    let nom = plan.entete.nom.as_deref().map_or_else(|| screen.word("synthese-plan"), clean);
    Sheet { nom, statuts: statuts(synthese, screen), lines, since: None }
}

/// Draws how many actions stand where.
fn statuts(synthese: &Synthese, screen: &Screen<'_>) -> Table {
    let columns = vec![
        Column::words(screen.word("colonne-statut")),
        Column::numbers(screen.word("synthese-actions")),
        Column::words(String::new()).drawn(),
    ];
    let shown = synthese.statuts.iter().filter(|(_, count)| *count > 0);
    let row = |(mot, count): &(Option<Statut>, usize)| {
        let taux = share(*count, synthese.actions).unwrap_or_default();
        vec![statut(*mot, screen), count.to_string(), chart::bar(taux, BAR, screen.charset)]
    };
    Table { columns, rows: shown.map(row).collect() }
}

/// Says how many actions there are, sub-actions apart.
fn total(synthese: &Synthese, screen: &Screen<'_>) -> String {
    let facts = [("n", synthese.actions.into()), ("sous", synthese.sous_actions.into())];
    screen.catalogue.say("synthese-total", &facts)
}

/// Says both rates of the mid-term report, with what they are of.
fn rates(synthese: &Synthese, screen: &Screen<'_>) -> String {
    let percent = |taux: Option<Nombre>| taux.map_or_else(|| screen.nc(), |taux| percent(taux, screen));
    let facts = [
        ("realisees", synthese.at(Statut::Realise).into()),
        ("lancees", synthese.lancees().into()),
        ("menees", synthese.menees().into()),
        ("taux_realise", percent(synthese.taux_realise()).into()),
        ("taux_lance", percent(synthese.taux_lance()).into()),
        ("abandonnees", synthese.at(Statut::Abandonne).into()),
    ];
    screen.catalogue.say("synthese-taux", &facts)
}

/// Says where indicators stand; what is unknown is told by its kind, and never counted as missed.
fn indicators(suivi: &Suivi, screen: &Screen<'_>) -> String {
    let counts = [
        ("suivi-atteints", suivi.atteints),
        ("suivi-manques", suivi.manques),
        ("suivi-attendus", suivi.attendus),
        ("suivi-pas-echus", suivi.pas_echus),
        ("suivi-sans-cible", suivi.sans_cible),
        ("suivi-sans-sens", suivi.sans_sens),
    ];
    let said = counts.iter().filter(|(_, count)| *count > 0).map(|(key, count)| {
        let said = screen.catalogue.say(key, &[("n", (*count).into())]);
        if *key == "suivi-manques" { bad(&said) } else { said }
    });
    let parts: Vec<String> = said.collect();
    let facts = [("n", suivi.total.into()), ("details", parts.join(", ").into())];
    screen.catalogue.say("synthese-indicateurs", &facts)
}

/// Writes a sum of euros to the cent, or without cents where there are none.
fn cents(euros: Nombre) -> Nombre {
    let mut euros = euros.normalize();
    if euros.scale() > 0 {
        euros.rescale(2);
    }
    euros
}

fn spending(budget: &Depenses, actions: usize, screen: &Screen<'_>) -> String {
    let facts = [
        ("prevu", Fact::Nombre(cents(budget.prevu))),
        ("chiffrees", budget.chiffrees.into()),
        ("total", actions.into()),
        ("non_chiffrables", budget.non_chiffrables.into()),
        ("reel", Fact::Nombre(cents(budget.reel))),
        ("depensees", budget.depensees.into()),
    ];
    screen.catalogue.say("synthese-budget", &facts)
}
