//! `pcaet import page`: a fiche, printed as the site prints its sheets, is read as the same fiche

use pcaet::interop::page;
use pcaet::plan::{
    Etape, Fiche, Indicateur, Lien, Mesure, Montant, Mot, Nombre, Numero, Perimetre, Periode, Priorite,
    Responsable, Taxe, Valeur,
};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

/// Sentences that a sheet could hold, none of which reads like a heading.
const SENTENCES: &[&str] = &[
    "Planter des haies le long des chemins",
    "Baisser de 12 % la consommation : cap sur 2030",
    "Écouter (vraiment) les habitants",
    "Aider l’achat groupé ; la réparation aussi",
    "Mettre 3 bornes à « La Gare »",
    "Former 40 agents / an",
];

/// Names of bodies and of persons.
const NAMES: &[&str] = &["CCDH", "CCI", "ADEME (Paris, Angers)", "Région", "Alice Crola", "Jean-Luc d’Orge"];

const DATES: &[(&str, &str)] = &[
    ("n.c.", ""),
    ("2024", "2024"),
    ("06/2025", "2025-06"),
    ("30/06/2026", "2026-06-30"),
    ("T3 2026", "2026-T3"),
];

fn some<T: Clone + std::fmt::Debug>(of: &'static [T], most: usize) -> impl Strategy<Value = Vec<T>> {
    prop::collection::vec(prop::sample::select(of), 0..=most).prop_map(|mut list| {
        let mut seen = Vec::new();
        list.retain(|one| {
            let said = format!("{one:?}");
            let is_new = !seen.contains(&said);
            seen.push(said);
            is_new
        });
        list
    })
}

fn owned(list: &[&str]) -> Vec<String> {
    list.iter().map(|one| (*one).to_owned()).collect()
}

/// A fiche that says only what a sheet can, and its sheet.
fn sheets() -> impl Strategy<Value = (Fiche, String)> {
    let prose = (some(SENTENCES, 3), some(SENTENCES, 3), some(SENTENCES, 2), some(SENTENCES, 3));
    let people = (some(NAMES, 3), some(NAMES, 3), some(NAMES, 3), some(NAMES, 2), any::<bool>());
    let dates = (0..DATES.len(), 0..DATES.len(), 0..DATES.len());
    let grounds = (prop::collection::vec(any::<bool>(), 5), prop::collection::vec(0..=3_u32, 3));
    let rest = (
        0..4_usize,
        0..3_usize,
        0..4_usize,
        prop::collection::vec((2015..2030_i32, -50..5000_i64), 0..3),
        1..20_u8,
    );
    (prose, people, dates, grounds, rest).prop_map(|(prose, people, dates, grounds, rest)| {
        let (constat, objectifs, description, etapes) = prose;
        let (elus, coordinateurs, partenaires, responsables, has_account) = people;
        let (budget, priorite, links, values, rank) = rest;
        let mut fiche = Fiche::new(Numero::read(&format!("4.{rank}")).unwrap());
        let mut page = format!("4.{rank} : Une action\n\nPublié 21-11-2024 par compte\n\n");
        fiche.titre = Some("Une action".to_owned());
        fiche.publication.date = Some(Periode::read("2024-11-21").unwrap());
        fiche.publication.auteur = Some("compte".to_owned());

        let text = |lines: &[&str]| (!lines.is_empty()).then(|| lines.join("\n\n"));
        fiche.constat = text(&constat);
        page += &format!("Constat / Enjeux\n\n{}\n\n", fiche.constat.as_deref().unwrap_or("n.c."));
        fiche.objectifs = owned(&objectifs);
        page += "Objectifs\n";
        page.extend(objectifs.iter().map(|one| format!("  • {one}\n")));

        let [debut, estimee, effective] = [dates.0, dates.1, dates.2].map(|one| DATES[one]);
        let read = |(_, said): (&str, &str)| Periode::read(said).ok();
        fiche.calendrier.debut = read(debut);
        fiche.calendrier.fin_estimee = read(estimee);
        fiche.calendrier.fin_effective = read(effective);
        page += "\n| Début du projet | Fin estimée | Fin effective |\n";
        page += &format!("| {} | {} | {} |\n\npérimètres\n\n", debut.0, estimee.0, effective.0);

        let named = [
            (Perimetre::Energie, "Réduction des consommations énergétiques"),
            (Perimetre::Ges, "Réduction des émissions de GES"),
            (Perimetre::Air, "Amélioration de la qualité de l’air"),
            (Perimetre::Enr, "Développement des EnR"),
            (Perimetre::Adaptation, "Adaptation au changement climatique"),
        ];
        for ((ground, name), is_ticked) in named.into_iter().zip(&grounds.0) {
            page += &format!("{} {name}\n", if *is_ticked { '☑' } else { '☐' });
            fiche.perimetres.extend(is_ticked.then_some(ground));
        }
        fiche.description = text(&description);
        page += &format!("Description de l’action / Étapes\n\n{}\n\n", fiche.description.as_deref().unwrap_or("n.c."));
        for (rank, one) in etapes.iter().enumerate() {
            let (nom, detail) = (format!("Phase {rank}"), (*one).to_owned());
            page += &format!("  • {nom} : {detail}\n");
            fiche.etapes.push(Etape { nom, detail: Some(detail), ..Etape::default() });
        }
        page += "Lien(s) avec d’autres actions / dispositifs\n\n";
        for (rank, titre) in SENTENCES.iter().enumerate().take(links) {
            let titre = (*titre).to_owned();
            page += &format!("Action n°1.{rank} : {titre}\n\n");
            let action = Numero::read(&format!("1.{rank}"));
            fiche.liens.push(Lien { action, titre: Some(titre), ..Lien::default() });
        }
        page += "Impacts\n\n";
        for ((key, name), note) in [("energie", "Energie"), ("ges", "GES"), ("air", "Qualité de l'air")].into_iter().zip(&grounds.1) {
            page += &format!("{name}{note}/3\n");
            fiche.impacts.push((key.to_owned(), Nombre::from(*note)));
        }
        let list = |names: &[&str]| if names.is_empty() { "n.c.".to_owned() } else { names.join(", ") };
        let account = |name: &&str| if has_account { format!("{name} (compte{})", name.len()) } else { (*name).to_owned() };
        let persons: Vec<&str> = responsables.iter().copied().filter(|name| !name.contains('(')).collect();
        page += &format!("Élu(s) référent(s) : {}\n", list(&elus));
        page += &format!("Coordinateur(s) : {}\n", list(&coordinateurs));
        page += &format!("Partenaires : {}\n", list(&partenaires));
        let shown: Vec<String> = persons.iter().map(account).collect();
        page += &format!("Responsable(s) : {}\n", list(&shown.iter().map(String::as_str).collect::<Vec<_>>()));
        (fiche.elus, fiche.coordinateurs, fiche.partenaires) = (owned(&elus), owned(&coordinateurs), owned(&partenaires));
        let person = |name: &&str| Responsable {
            nom: (*name).to_owned(),
            identifiant: has_account.then(|| format!("compte{}", name.len())),
        };
        fiche.responsables = persons.iter().map(person).collect();
        let amounts = [
            (None, None, "n.c."),
            (Some(Montant::Euros(Nombre::from(12_000))), Some(Taxe::Ht), "12 000 € HT"),
            (Some(Montant::Euros(Nombre::new(45_050, 2))), None, "450,50 €"),
            (Some(Montant::NonChiffrable), None, "Non chiffrable"),
        ];
        let amount = amounts[budget];
        (fiche.budget.montant, fiche.budget.taxe) = (amount.0, amount.1);
        page += &format!("Budget (en €) : {}\n\nIndicateurs\n\n", amount.2);
        for (rank, (year, value)) in values.iter().enumerate() {
            let nom = format!("Kits distribués {rank}");
            page += &format!("{value}\n\nValeur de l'indicateur : {value} (kits)\n\nMinimum : n.c.\n\nMaximum : n.c.\n\nValeur seuil : n.c.\n\nkits\n{year}\n\n{nom}\n");
            let periode = Periode::read(&year.to_string()).unwrap();
            let mesure = Mesure::Nombre(Nombre::from(*value));
            fiche.indicateurs.push(Indicateur {
                id: format!("kits-distribues-{rank}"),
                nom: Some(nom),
                unite: Some("kits".to_owned()),
                valeurs: vec![Valeur { periode, mesure, source: None, commentaire: None }],
                ..Indicateur::default()
            });
        }
        let priorite = [Priorite::Haute, Priorite::Moyenne, Priorite::Basse][priorite];
        (fiche.priorite, fiche.echelle) = (Some(priorite), Some("Val".to_owned()));
        page += &format!("Priorité : {} / Echelle : Val /\n", priorite.key());
        (fiche, page)
    })
}

#[test]
fn a_fiche_printed_as_a_sheet_is_read_as_the_same_fiche() {
    let cases = std::env::var("PCAET_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(2_000);
    let config = Config { cases, failure_persistence: None, ..Config::default() };
    let outcome = TestRunner::new(config).run(&sheets(), |(fiche, text)| {
        let read = page::read(&text).map_err(|why| TestCaseError::fail(format!("{why:?}\n{text}")))?;
        prop_assert_eq!(read.unplaced, Vec::new(), "\n{}", text);
        prop_assert_eq!(read.fiche, fiche, "\n{}", text);
        Ok(())
    });
    outcome.unwrap();
}
