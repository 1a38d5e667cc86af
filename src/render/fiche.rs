//! A fiche as the published sheet lays it out.

use crate::langue::Fact;
use crate::plan::{
    Entete, Etape, Fiche, Gain, Indicateur, Lien, Ligne, Montant, Mot, Nombre, Periode, Realisee,
    Responsable, UniteBudget, Valeur,
};

use super::paint::{bold, clean, dim, name};
use super::prose::{columns, pad, wrap};
use super::{Screen, chart, indicateur};

/// Shows a fiche whole. `is_here` tells whether a linked fiche is in the plan.
pub fn sheet(fiche: &Fiche, entete: &Entete, is_here: impl Fn(&Lien) -> bool, screen: &Screen<'_>) -> String {
    let mut sheet = Sheet { screen, text: String::new() };
    sheet.heading(fiche);
    sheet.summary(fiche, entete);
    sheet.prose("champ-constat", fiche.constat.as_deref());
    sheet.bullets("champ-objectifs", &fiche.objectifs, true);
    let perimetres: Vec<String> = fiche
        .perimetres
        .iter()
        .map(|perimetre| screen.word(&format!("perimetres-{}", perimetre.key())))
        .collect();
    sheet.bullets("champ-perimetres", &perimetres, true);
    sheet.prose("champ-description", fiche.description.as_deref());
    sheet.steps(&fiche.etapes);
    sheet.links(&fiche.liens, is_here);
    sheet.impacts(fiche);
    sheet.gains(&fiche.gains);
    sheet.bullets("champ-effets_attendus", &fiche.effets_attendus, false);
    sheet.people(fiche);
    sheet.budget(fiche);
    sheet.indicators(fiche);
    sheet.notes(fiche);
    sheet.text
}

struct Sheet<'s> {
    screen: &'s Screen<'s>,
    text: String,
}

impl Sheet<'_> {
    fn line(&mut self, line: &str) {
        self.text += line.trim_end();
        self.text.push('\n');
    }

    fn wrapped(&mut self, text: &str, first: &str, next: &str) {
        let wrapped = wrap(text, first, next, self.screen.width);
        self.line(&wrapped);
    }

    /// Opens a section; one that the published sheet always has says « n.c. » when it is empty.
    fn section(&mut self, champ: &str) {
        let title = bold(&self.screen.word(champ));
        self.line("");
        self.line(&title);
    }

    fn say(&self, key: &str, facts: &[(&str, Fact)]) -> String {
        self.screen.catalogue.say(key, facts)
    }

    fn periode(&self, periode: Option<Periode>) -> String {
        periode.map_or_else(|| self.screen.nc(), |periode| self.screen.catalogue.periode(periode))
    }

    /// Writes labelled values, their labels in one column.
    fn labelled(&mut self, rows: &[(String, String)]) {
        let width = rows.iter().map(|(label, _)| columns(label)).max().unwrap_or_default() + 2;
        for (label, value) in rows {
            let label = format!("{}{}", dim(label), " ".repeat(width - columns(label)));
            self.wrapped(value, &label, &" ".repeat(width));
        }
    }

    fn heading(&mut self, fiche: &Fiche) {
        let titre = fiche.titre.as_deref().map_or_else(|| self.screen.nc(), clean);
        self.wrapped(&titre, &format!("{} : ", name(fiche.numero.as_str())), "");
        let date = fiche.publication.date.map(|date| ("date", Fact::Periode(date)));
        let auteur = fiche.publication.auteur.as_deref().map(|auteur| ("auteur", Fact::Text(clean(auteur))));
        let published = match (date, auteur) {
            (Some(date), Some(auteur)) => self.say("fiche-publiee", &[date, auteur]),
            (Some(date), None) => self.say("fiche-publiee-date", &[date]),
            (None, Some(auteur)) => self.say("fiche-publiee-par", &[auteur]),
            (None, None) => return,
        };
        self.line(&dim(&published));
    }

    /// What the sheet says in a word each: statut, priority, scale, dates.
    fn summary(&mut self, fiche: &Fiche, entete: &Entete) {
        let screen = self.screen;
        let mot = |champ: &str, key: Option<&str>| {
            key.map_or_else(|| screen.nc(), |key| screen.word(&format!("{champ}-{key}")))
        };
        let mut rows = vec![("champ-statut", mot("statut", fiche.statut.map(Mot::key)))];
        rows.extend(fiche.statut_motif.as_deref().map(|motif| ("champ-statut_motif", clean(motif))));
        rows.extend(
            fiche
                .avancement
                .map(|taux| ("champ-avancement", self.say("fiche-avancement", &[("taux", taux.into())]))),
        );
        rows.push(("champ-priorite", mot("priorite", fiche.priorite.map(Mot::key))));
        rows.push(("champ-echelle", fiche.echelle.as_deref().map_or_else(|| screen.nc(), clean)));
        rows.extend(fiche.axe(entete).map(|axe| {
            let titre = entete.axe_title(axe).map(|titre| format!(" · {titre}")).unwrap_or_default();
            ("champ-axe", clean(&format!("{axe}{titre}")))
        }));
        rows.extend(fiche.parent.as_ref().map(|parent| ("champ-parent", parent.to_string())));
        let calendrier = &fiche.calendrier;
        rows.push(("champ-calendrier-debut", self.periode(calendrier.debut)));
        rows.push(("champ-calendrier-fin_estimee", self.periode(calendrier.fin_estimee)));
        rows.push(("champ-calendrier-fin_effective", self.periode(calendrier.fin_effective)));
        rows.extend(calendrier.permanente.map(|permanente| {
            ("champ-calendrier-permanente", screen.word(if permanente { "oui" } else { "non" }))
        }));
        if !fiche.secteurs.is_empty() {
            let known = |secteur: &String| screen.catalogue.known(&format!("secteurs-{secteur}"));
            let secteurs =
                fiche.secteurs.iter().map(|secteur| known(secteur).unwrap_or_else(|| clean(secteur)));
            rows.push(("champ-secteurs", secteurs.collect::<Vec<_>>().join(", ")));
        }
        if !fiche.domaines.is_empty() {
            let domaines =
                fiche.domaines.iter().map(|domaine| screen.word(&format!("domaines-{}", domaine.key())));
            rows.push(("champ-domaines", domaines.collect::<Vec<_>>().join(", ")));
        }
        let rows: Vec<_> = rows.into_iter().map(|(champ, value)| (screen.word(champ), value)).collect();
        self.line("");
        self.labelled(&rows);
    }

    /// A long text, or « n.c. » where the published sheet leaves the heading empty.
    fn prose(&mut self, champ: &str, text: Option<&str>) {
        self.section(champ);
        let text = text.map_or_else(|| self.screen.nc(), clean);
        self.wrapped(&text, "  ", "  ");
    }

    fn bullets(&mut self, champ: &str, texts: &[String], always: bool) {
        if texts.is_empty() && !always {
            return;
        }
        self.section(champ);
        for text in texts {
            self.wrapped(&clean(text), "  • ", "    ");
        }
        if texts.is_empty() {
            let nc = self.screen.nc();
            self.line(&format!("  {nc}"));
        }
    }

    fn steps(&mut self, etapes: &[Etape]) {
        if etapes.is_empty() {
            return;
        }
        self.section("champ-etapes");
        for etape in etapes {
            let text = match &etape.detail {
                Some(detail) => format!("{} : {}", clean(&etape.nom), clean(detail)),
                None => clean(&etape.nom),
            };
            self.wrapped(&text, "  • ", "    ");
            let facts = self.step_facts(etape);
            if !facts.is_empty() {
                self.wrapped(&dim(&facts.join(" · ")), "    ", "    ");
            }
        }
    }

    /// What is known of a step beside its text: dates, whether it is done, who does it.
    fn step_facts(&self, etape: &Etape) -> Vec<String> {
        let dated = |key: &str, periode: Periode| self.say(key, &[("periode", periode.into())]);
        let mut facts = Vec::new();
        facts.extend(etape.debut.map(|debut| dated("fiche-etape-depuis", debut)));
        facts.extend(etape.echeance.map(|echeance| dated("fiche-etape-echeance", echeance)));
        facts.extend(etape.realisee.map(|realisee| match realisee {
            Realisee::Oui => self.screen.word("fiche-etape-faite"),
            Realisee::Non => self.screen.word("fiche-etape-a-faire"),
            Realisee::Le(periode) => dated("fiche-etape-faite-le", periode),
        }));
        let labels: Vec<String> = etape.responsables.iter().map(|person| clean(&person.label())).collect();
        facts.extend((!labels.is_empty()).then(|| labels.join(", ")));
        facts
    }

    fn links(&mut self, liens: &[Lien], is_here: impl Fn(&Lien) -> bool) {
        if liens.is_empty() {
            return;
        }
        self.section("champ-liens");
        for lien in liens {
            let mut text = match &lien.action {
                Some(action) => self.say("fiche-action", &[("numero", action.as_str().into())]),
                None => String::new(),
            };
            for said in [&lien.titre, &lien.dispositif].into_iter().flatten() {
                let colon = if text.is_empty() { "" } else { " : " };
                text += &format!("{colon}{}", clean(said));
            }
            if lien.action.is_some() && !is_here(lien) {
                text += &format!(" {}", dim(&format!("({})", self.screen.word("fiche-lien-absent"))));
            }
            self.wrapped(&text, "  • ", "    ");
        }
    }

    fn impacts(&mut self, fiche: &Fiche) {
        self.section("champ-impacts");
        if fiche.impacts.is_empty() {
            let nc = self.screen.nc();
            self.line(&format!("  {nc}"));
        }
        let width =
            fiche.impacts.iter().map(|(sur, _)| columns(&self.screen.word(&format!("sur-{sur}")))).max();
        for (sur, nombre) in &fiche.impacts {
            let label = pad(&self.screen.word(&format!("sur-{sur}")), width.unwrap_or_default() + 2);
            let note = self.say("fiche-impact", &[("nombre", (*nombre).into())]);
            self.line(&format!("  {label}{} {note}", dots(*nombre)));
        }
    }

    fn gains(&mut self, gains: &[Gain]) {
        if gains.is_empty() {
            return;
        }
        self.section("champ-gains");
        for gain in gains {
            let known = self.screen.catalogue.known(&format!("sur-{}", gain.sur));
            let sur = known.unwrap_or_else(|| clean(&gain.sur));
            let mut text = match gain.valeur {
                Some(valeur) => self.screen.catalogue.nombre(&valeur),
                None => self.screen.word("non-chiffrable"),
            };
            if let Some(unite) = &gain.unite {
                text += &format!("\u{a0}{}", clean(unite));
            }
            if let Some(par) = &gain.par {
                text += &format!(" {}", self.say("fiche-par", &[("par", clean(par).into())]));
            }
            if let Some(horizon) = gain.horizon {
                text += &format!(" {}", self.say("fiche-horizon", &[("horizon", horizon.into())]));
            }
            self.wrapped(&format!("{sur} : {text}"), "  • ", "    ");
        }
    }

    /// Who acts: the four lines of the published sheet, then what peers add.
    fn people(&mut self, fiche: &Fiche) {
        let screen = self.screen;
        let joined = |names: &[String]| {
            if names.is_empty() { screen.nc() } else { clean(&names.join(", ")) }
        };
        let people: Vec<String> = fiche.responsables.iter().map(Responsable::label).collect();
        let mut rows = vec![
            ("champ-elus", joined(&fiche.elus)),
            ("champ-coordinateurs", joined(&fiche.coordinateurs)),
            ("champ-partenaires", joined(&fiche.partenaires)),
            ("champ-responsables", joined(&people)),
        ];
        for (champ, names) in [("champ-services", &fiche.services), ("champ-publics", &fiche.publics)] {
            rows.extend((!names.is_empty()).then(|| (champ, joined(names))));
        }
        rows.extend(
            fiche
                .participation
                .map(|mot| ("champ-participation", screen.word(&format!("participation-{}", mot.key())))),
        );
        rows.extend(fiche.moyens.as_deref().map(|moyens| ("champ-moyens", clean(moyens))));
        let rows: Vec<_> = rows.into_iter().map(|(champ, value)| (screen.word(champ), value)).collect();
        self.line("");
        self.labelled(&rows);
    }

    fn budget(&mut self, fiche: &Fiche) {
        let budget = &fiche.budget;
        let montant = match budget.montant {
            Some(Montant::Euros(montant)) => self.euros(montant),
            Some(Montant::NonChiffrable) => self.screen.word("non-chiffrable"),
            None => self.screen.nc(),
        };
        let taxe = budget.taxe.map(|taxe| format!(" {}", self.screen.word(&format!("taxe-{}", taxe.key()))));
        let title = bold(&self.screen.word("champ-budget"));
        self.line("");
        self.line(&format!("{title}  {montant}{}", taxe.unwrap_or_default()));
        if let Some(commentaire) = &budget.commentaire {
            self.wrapped(&clean(commentaire), "  ", "  ");
        }
        for ligne in &budget.lignes {
            let line = self.budget_line(ligne);
            self.wrapped(&line, "  • ", "    ");
        }
        for financeur in &budget.financeurs {
            let mut facts = Vec::new();
            facts.extend(financeur.montant.map(|montant| self.euros(montant)));
            facts.extend(financeur.taux.map(|taux| self.say("fiche-taux", &[("taux", taux.into())])));
            facts.extend(financeur.etat.map(|etat| self.screen.word(&format!("etat-{}", etat.key()))));
            facts.extend(financeur.commentaire.as_deref().map(clean));
            let facts = if facts.is_empty() { String::new() } else { format!(" : {}", facts.join(" · ")) };
            self.wrapped(&format!("{}{facts}", clean(&financeur.nom)), "  • ", "    ");
        }
    }

    fn budget_line(&self, ligne: &Ligne) -> String {
        let amount = |nombre: Nombre| match ligne.unite {
            Some(UniteBudget::Etp) => self.say("fiche-etp", &[("montant", nombre.into())]),
            _ => self.euros(nombre),
        };
        let mut text = Vec::new();
        text.extend(ligne.kind.map(|kind| self.screen.word(&format!("type-{}", kind.key()))));
        text.extend(ligne.annee.map(|annee| self.screen.catalogue.periode(annee)));
        let mut amounts = Vec::new();
        amounts
            .extend(ligne.prevu.map(|prevu| self.say("fiche-prevu", &[("montant", amount(prevu).into())])));
        amounts.extend(ligne.reel.map(|reel| self.say("fiche-reel", &[("montant", amount(reel).into())])));
        format!(
            "{} : {}",
            text.join(" "),
            if amounts.is_empty() { self.screen.nc() } else { amounts.join(", ") }
        )
    }

    fn euros(&self, montant: Nombre) -> String {
        self.say("fiche-euros", &[("montant", montant.into())])
    }

    fn indicators(&mut self, fiche: &Fiche) {
        self.section("champ-indicateurs");
        if fiche.indicateurs.is_empty() && fiche.voir.is_empty() {
            let nc = self.screen.nc();
            self.line(&format!("  {nc}"));
        }
        for (place, indicateur) in fiche.indicateurs.iter().enumerate() {
            if place > 0 {
                self.line("");
            }
            self.indicator(indicateur);
        }
        if !fiche.voir.is_empty() {
            let cited = fiche.voir.iter().map(|id| format!("plan/{id}")).collect::<Vec<_>>().join(", ");
            self.line(&format!("  {} : {}", self.screen.word("fiche-voir"), clean(&cited)));
        }
    }

    fn indicator(&mut self, indicateur: &Indicateur) {
        let screen = self.screen;
        let id = name(&clean(&indicateur.id));
        match &indicateur.nom {
            Some(nom) => self.wrapped(&clean(nom), &format!("  {id} : "), "    "),
            None => self.line(&format!("  {id}")),
        }
        let dated = |valeurs: &[Valeur], emphasis: fn(&str) -> String| {
            let said = valeurs.iter().map(|valeur| {
                let periode = screen.catalogue.periode(valeur.periode);
                let measure = indicateur::bare(&valeur.mesure, screen.catalogue);
                let pair = format!("{} {}", dim(&periode), emphasis(&measure));
                // A period and its value stay on one line.
                if screen.width.is_some() { pair.replace(' ', "\u{a0}") } else { pair }
            });
            said.collect::<Vec<_>>().join("  ")
        };
        // Its blanks are part of it: it stays on one line.
        let drawn = chart::sparkline(indicateur, screen)
            .map(|line| format!("   {}", line.replace(' ', "\u{a0}")))
            .unwrap_or_default();
        let values =
            if indicateur.valeurs.is_empty() { screen.nc() } else { dated(&indicateur.valeurs, bold) };
        let label = dim(&screen.word("champ-valeurs"));
        self.wrapped(&format!("{values}{drawn}"), &format!("    {label} "), "      ");
        if !indicateur.cibles.is_empty() {
            let label = dim(&screen.word("champ-cibles"));
            let cibles = dated(&indicateur.cibles, str::to_owned);
            self.wrapped(&cibles, &format!("    {label} "), "      ");
        }
        let facts = indicateur::facts(indicateur, screen).join(" · ");
        self.wrapped(&facts, "    ", "    ");
    }

    fn notes(&mut self, fiche: &Fiche) {
        if !fiche.notes.is_empty() {
            self.section("champ-notes");
            for note in &fiche.notes {
                let auteur =
                    note.auteur.as_deref().map(|auteur| format!(" ({})", clean(auteur))).unwrap_or_default();
                let text = format!("{} : {}{auteur}", self.periode(note.date), clean(&note.texte));
                self.wrapped(&text, "  • ", "    ");
            }
        }
        if !fiche.documents.is_empty() {
            self.section("champ-documents");
            for document in &fiche.documents {
                let said = [&document.titre, &document.url].into_iter().flatten();
                let text = said.map(|text| clean(text)).collect::<Vec<_>>().join(" : ");
                self.wrapped(&text, "  • ", "    ");
            }
        }
        let source = &fiche.source;
        let said: Vec<String> = [("url", &source.url), ("tet", &source.tet), ("tc", &source.tc)]
            .into_iter()
            .filter_map(|(key, text)| text.as_ref().map(|text| format!("{key} {}", clean(text))))
            .collect();
        if !said.is_empty() {
            self.section("champ-source");
            self.wrapped(&said.join(" · "), "  ", "  ");
        }
    }
}

/// Draws a note out of three: ●●○.
fn dots(nombre: Nombre) -> String {
    let full = usize::try_from(nombre.round()).unwrap_or_default().min(3);
    format!("{}{}", "●".repeat(full), "○".repeat(3 - full))
}
