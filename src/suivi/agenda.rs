//! What falls due: ends, beginnings, steps, values, and what the law asks of the plan itself.

use chrono::NaiveDate;

use crate::plan::{Fiche, Indicateur, Periode, Plan, Porteur, Statut};

use super::attente::{self, Attente};

/// Something that falls due.
#[derive(Debug, Clone, PartialEq)]
pub struct Echeance<'p> {
    /// The last day on which it is not late.
    pub jour: NaiveDate,
    /// Whose it is.
    pub porteur: Porteur,
    /// What it is.
    pub objet: Objet<'p>,
}

/// What falls due.
#[derive(Debug, Clone, PartialEq)]
pub enum Objet<'p> {
    /// The beginning of an action that is still to come.
    Debut(Periode),
    /// The end of an action.
    Fin(Periode),
    /// A step that is not done.
    Etape(&'p str, Periode),
    /// The value of an indicator for a period.
    Valeur(&'p Indicateur, Periode),
    /// The public report on the plan, three years after its adoption (article R.229-51 IV).
    Bilan,
    /// The revision of the plan, six years after its adoption (article R.229-55).
    Revision,
}

impl Echeance<'_> {
    /// Tells whether its day has passed.
    pub fn is_passed(&self, today: NaiveDate) -> bool {
        self.jour < today
    }
}

/// Returns what has fallen due or falls due up to a day, the oldest first.
///
/// What is done or given up owes nothing. A report or revision that is passed may have been held: it is told until the
/// next one takes its place.
pub fn agenda(plan: &Plan, today: NaiveDate, until: NaiveDate) -> Vec<Echeance<'_>> {
    let mut agenda: Vec<Echeance<'_>> =
        plan.fiches.iter().flat_map(|fiche| of_fiche(fiche, plan, today, until)).collect();
    agenda.extend(of_plan(plan, today, until));
    agenda.retain(|echeance| echeance.jour <= until);
    agenda.sort_by_key(|echeance| echeance.jour);
    agenda
}

fn of_fiche<'p>(fiche: &'p Fiche, plan: &Plan, today: NaiveDate, until: NaiveDate) -> Vec<Echeance<'p>> {
    if fiche.statut.is_some_and(Statut::is_closed) {
        return Vec::new();
    }
    let due = |periode: Periode, objet| {
        let porteur = Porteur::Fiche(fiche.numero.clone());
        Echeance { jour: periode.last_day(), porteur, objet }
    };
    let mut found = Vec::new();
    let debut = fiche.calendrier.debut.filter(|_| fiche.statut == Some(Statut::AVenir));
    found.extend(debut.map(|debut| due(debut, Objet::Debut(debut))));
    found.extend(fiche.echeance().map(|fin| due(fin, Objet::Fin(fin))));
    let open = fiche.etapes.iter().filter(|etape| !etape.is_done());
    found.extend(open.filter_map(|etape| {
        let echeance = etape.echeance?;
        Some(due(echeance, Objet::Etape(&etape.nom, echeance)))
    }));
    for indicateur in &fiche.indicateurs {
        let owed = awaited(indicateur, plan, today, until);
        let owed = owed.into_iter().filter(|attente| attente::owes(fiche, attente.periode));
        found.extend(owed.map(|attente| value(Porteur::Fiche(fiche.numero.clone()), indicateur, attente)));
    }
    found
}

fn of_plan(plan: &Plan, today: NaiveDate, until: NaiveDate) -> Vec<Echeance<'_>> {
    let entete = &plan.entete;
    let whole = |jour, objet| Echeance { jour, porteur: Porteur::Plan, objet };
    let revision = entete.revision();
    let mut found = Vec::new();
    // Once the revision is at hand, the report it was to follow is history.
    let is_near = |day: NaiveDate| day <= until;
    if !revision.is_some_and(is_near) {
        found.extend(entete.bilan().map(|jour| whole(jour, Objet::Bilan)));
    }
    found.extend(revision.map(|jour| whole(jour, Objet::Revision)));
    for indicateur in &entete.indicateurs {
        let owed = awaited(indicateur, plan, today, until);
        found.extend(owed.into_iter().map(|attente| value(Porteur::Plan, indicateur, attente)));
    }
    found
}

fn value(porteur: Porteur, indicateur: &Indicateur, attente: Attente) -> Echeance<'_> {
    // The day before the first one on which it is late.
    let jour = attente.depuis.pred_opt().unwrap_or(attente.depuis);
    Echeance { jour, porteur, objet: Objet::Valeur(indicateur, attente.periode) }
}

/// Returns the values an indicator owes on a day, and will owe by another.
fn awaited(indicateur: &Indicateur, plan: &Plan, today: NaiveDate, until: NaiveDate) -> Vec<Attente> {
    let owed = |day| attente::attente(indicateur, plan.entete.delai, day);
    let now = owed(today);
    // What falls due on the last day is late on the next one.
    let later = until.succ_opt().and_then(owed).filter(|later| Some(*later) != now);
    now.into_iter().chain(later).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{Entete, Etape, Frequence, Mesure, Nombre, Numero, Valeur};

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn periode(text: &str) -> Periode {
        Periode::read(text).expect("a period")
    }

    fn fiche(numero: &str) -> Fiche {
        Fiche { statut: Some(Statut::EnCours), ..Fiche::new(Numero::read(numero).expect("a numero")) }
    }

    fn told(plan: &Plan, today: &str, until: &str) -> Vec<String> {
        let agenda = agenda(plan, day(today), day(until));
        let objet = |objet: &Objet<'_>| match objet {
            Objet::Debut(_) => "debut".to_owned(),
            Objet::Fin(_) => "fin".to_owned(),
            Objet::Etape(nom, _) => format!("etape {nom}"),
            Objet::Valeur(indicateur, periode) => format!("{} {periode}", indicateur.id),
            Objet::Bilan => "bilan".to_owned(),
            Objet::Revision => "revision".to_owned(),
        };
        agenda.iter().map(|one| format!("{} {} {}", one.jour, one.porteur, objet(&one.objet))).collect()
    }

    #[test]
    fn what_is_passed_and_what_comes_stand_in_order_and_what_is_closed_owes_nothing() {
        let mut open = fiche("1.1");
        open.calendrier.fin_estimee = Some(periode("2025-06"));
        open.etapes.push(Etape {
            nom: "Étude".into(),
            echeance: Some(periode("2025-03")),
            ..Etape::default()
        });
        open.etapes.push(Etape {
            nom: "Plus tard".into(),
            echeance: Some(periode("2026")),
            ..Etape::default()
        });
        let mut closed = fiche("1.2");
        closed.statut = Some(Statut::Realise);
        closed.calendrier.fin_estimee = Some(periode("2025-06"));
        let plan = Plan { fiches: vec![open, closed], ..Plan::default() };
        assert_eq!(
            told(&plan, "2025-06-01", "2025-08-30"),
            ["2025-03-31 1.1 etape Étude", "2025-06-30 1.1 fin"]
        );
        assert_eq!(told(&plan, "2025-06-01", "2025-06-29"), ["2025-03-31 1.1 etape Étude"]);
    }

    #[test]
    fn a_value_owed_and_the_next_one_are_two_things() {
        let mut open = fiche("1.1");
        let valeur = Valeur {
            periode: periode("2024-T3"),
            mesure: Mesure::Nombre(Nombre::ONE),
            source: None,
            commentaire: None,
        };
        open.indicateurs.push(Indicateur {
            id: "kits".into(),
            frequence: Some(Frequence::Trimestrielle),
            delai: Some(1),
            valeurs: vec![valeur],
            ..Indicateur::default()
        });
        let plan = Plan { fiches: vec![open], ..Plan::default() };
        assert_eq!(
            told(&plan, "2025-02-10", "2025-05-10"),
            ["2025-01-31 1.1 kits 2024-T4", "2025-04-30 1.1 kits 2025-T1"]
        );
        assert_eq!(told(&plan, "2025-02-10", "2025-04-29"), ["2025-01-31 1.1 kits 2024-T4"]);
    }

    #[test]
    fn the_plan_owes_a_report_after_three_years_and_a_revision_after_six() {
        let plan = Plan {
            entete: Entete { adopte_le: Some(periode("2022-03-10")), ..Entete::default() },
            ..Plan::default()
        };
        assert_eq!(told(&plan, "2025-01-01", "2025-12-31"), ["2025-03-10 plan bilan"]);
        assert_eq!(told(&plan, "2027-06-01", "2028-05-31"), ["2028-03-10 plan revision"]);
    }
}
