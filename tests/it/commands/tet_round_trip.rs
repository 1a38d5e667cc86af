//! Fiches to the workbook of Territoires en Transitions and back.

use std::fs;

use pcaet::interop::tet::lists;
use pcaet::plan::{Entete, Fiche, Financeur, Montant, Mot, Nombre, Numero, Participation, Periode};
use pcaet::plan::{Priorite, Responsable, Statut, Taxe};
use pcaet::workspace::encode::{self, Beside};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

use crate::support::{Plan, copy_of, pcaet};

const AXES: [(&str, &str); 4] =
    [("1", "Habiter : mieux"), ("1.2", "Isoler"), ("1.2.3", "2. Murs, toits"), ("2", "Bouger")];

fn entete() -> Entete {
    let axes = AXES.map(|(axe, titre)| (axe.to_owned(), titre.to_owned())).to_vec();
    Entete { axes, ..Entete::default() }
}

/// A plan of these axes and fiches.
fn plan(fiches: &[Fiche]) -> Plan {
    let axes = AXES.map(|(axe, titre)| format!("  \"{axe}\": \"{titre}\"\n")).concat();
    let mut plan = pcaet().file("plan.yaml", format!("axes:\n{axes}").as_bytes());
    for fiche in fiches {
        let text = encode::fiche(fiche, &Beside::default(), &entete(), "fiche").unwrap();
        plan = plan.file(&format!("{}.yaml", fiche.numero), text.as_bytes());
    }
    plan
}

/// Returns every file of a plan, in order.
fn texts(plan: &Plan) -> Vec<(String, String)> {
    let entries = fs::read_dir(plan.actions()).unwrap().map(|entry| entry.unwrap().path());
    let yaml = entries.filter(|path| path.extension().is_some_and(|extension| extension == "yaml"));
    let name = |path: &std::path::Path| path.file_name().unwrap().to_string_lossy().into_owned();
    let mut texts: Vec<_> = yaml.map(|path| (name(&path), fs::read_to_string(&path).unwrap())).collect();
    texts.sort();
    texts
}

/// Returns the fiches of a plan as programs read them, a line each.
fn said(plan: &Plan) -> Vec<String> {
    plan.run("export jsonl -q").stdout.lines().map(str::to_owned).collect()
}

/// Words that make titles and texts, the signs of lists and numeros among them.
fn phrase() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "Étudier",
        "l’eau",
        "(bois, gaz)",
        "« sobre, sûr »",
        "2030",
        "à 40 %",
        "n°",
        "1.5",
        ":",
        "; puis",
        "=CO₂",
        "\"vélo\"",
        "de",
        "Chœur",
        "A/B",
        "haies.",
    ]);
    prop::collection::vec(word, 1..6).prop_map(|words| format!("Agir {}", words.join(" ")))
}

fn items() -> impl Strategy<Value = Vec<String>> {
    let item = prop_oneof![phrase(), Just("CCI, Angers".to_owned()), Just("ADEME (49, 53)".to_owned())];
    prop::collection::vec(item, 0..4).prop_map(|mut items| {
        items.sort();
        items.dedup();
        items
    })
}

fn mot<M: Mot + std::fmt::Debug>() -> impl Strategy<Value = Option<M>> {
    prop::option::of(prop::sample::select(M::ALL.to_vec()))
}

fn day() -> impl Strategy<Value = Option<Periode>> {
    let day = (1990..2060_i32, 1..13_u32, 1..29_u32);
    prop::option::of(day.prop_map(|(annee, mois, jour)| {
        Periode::Jour(chrono::NaiveDate::from_ymd_opt(annee, mois, jour).unwrap())
    }))
}

/// A fiche that says only what the model can.
fn fiche() -> impl Strategy<Value = Fiche> {
    let words = (mot::<Statut>(), mot::<Priorite>(), mot::<Participation>());
    let texts =
        (phrase(), prop::option::of(phrase()), prop::option::of(phrase()), prop::option::of(phrase()));
    let lists = (items(), items(), items(), items(), items());
    let names = prop::collection::vec(prop::option::of(0..1_000_000_i64), 0..4);
    let money = (prop::option::of(0..1_000_000_000_i64), names);
    (words, texts, lists, (day(), day()), money).prop_map(
        |(words, texts, lists, (debut, fin), (montant, paid))| {
            let mut fiche = Fiche::new(Numero::read("0").unwrap());
            (fiche.statut, fiche.priorite, fiche.participation) = words;
            let (titre, description, moyens, commentaire) = texts;
            (fiche.titre, fiche.description, fiche.moyens) = (Some(titre), description, moyens);
            fiche.budget.commentaire = commentaire;
            let people: Vec<String>;
            (fiche.coordinateurs, fiche.partenaires, fiche.services, fiche.elus, people) = lists;
            fiche.responsables =
                people.into_iter().map(|nom| Responsable { nom, identifiant: None }).collect();
            fiche.objectifs = fiche.elus.clone();
            let is_in_order = debut <= fin || fin.is_none();
            fiche.calendrier.debut = debut.filter(|_| is_in_order);
            fiche.calendrier.fin_estimee = fin;
            fiche.budget.montant = montant.map(|montant| Montant::Euros(Nombre::from(montant)));
            let financeur = |(rank, montant): (usize, Option<i64>)| Financeur {
                nom: format!("Financeur, {rank}"),
                montant: montant.map(Nombre::from),
                ..Financeur::default()
            };
            fiche.budget.financeurs = paid.into_iter().enumerate().map(financeur).collect();
            let is_paid = fiche.budget.financeurs.iter().any(|one| one.montant.is_some());
            fiche.budget.taxe = (is_paid || fiche.budget.montant.is_some()).then_some(Taxe::Ht);
            fiche
        },
    )
}

/// Fiches with numeros under the axes, some of them parts of the one before.
fn numbered(fiches: Vec<Fiche>) -> Vec<Fiche> {
    let mut last: Option<Numero> = None;
    let number = |(rank, mut fiche): (usize, Fiche)| {
        let parent = last.clone().filter(|_| rank % 5 == 4);
        let text = match &parent {
            Some(parent) => format!("{parent}.{rank}"),
            None => format!("{}.{}", AXES[rank % AXES.len()].0, rank + 10),
        };
        fiche.numero = Numero::read(&text).unwrap();
        if parent.is_none() {
            last = Some(fiche.numero.clone());
        }
        fiche.parent = parent;
        fiche
    };
    fiches.into_iter().enumerate().map(number).collect()
}

#[test]
fn what_the_model_can_say_comes_back_whole() {
    let cases = std::env::var("PCAET_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(2_000) / 200;
    let config = Config { cases, failure_persistence: None, max_shrink_iters: 64, ..Config::default() };
    let fiches = prop::collection::vec(fiche(), 20).prop_map(numbered);
    let outcome = TestRunner::new(config).run(&fiches, |fiches| {
        let (from, to) = (plan(&fiches), plan(&[]));
        let path = to.path().join("tet.xlsx");
        let left = from.run(&format!("export tet -o {}", path.display()));
        let lists_hold =
            |list: &[String]| lists::write(&list.iter().map(String::as_str).collect::<Vec<_>>()).1;
        let is_whole = fiches.iter().all(|fiche| {
            let people: Vec<String> = fiche.responsables.iter().map(|one| one.nom.clone()).collect();
            let all = [&fiche.coordinateurs, &fiche.partenaires, &fiche.services, &fiche.elus, &people];
            all.into_iter().all(|list| lists_hold(list))
        });
        let is_told = left.stderr.contains("partagera autrement");
        prop_assert_eq!(is_whole, !is_told, "{}", left.stderr);
        let came = to.run("import tet tet.xlsx");
        prop_assert_eq!(came.code, Some(0), "{}", came.stderr);
        if is_whole {
            prop_assert_eq!(said(&to), said(&from));
        }
        let before = texts(&from);
        let again = from.run(&format!("import tet {} -q", path.display()));
        prop_assert_eq!((again.stdout.as_str(), again.code), ("", Some(0)), "{}", again.stderr);
        prop_assert_eq!(texts(&from), before);
        Ok(())
    });
    if let Err(error) = outcome {
        panic!("{error}");
    }
}

#[test]
fn a_plan_that_says_more_is_not_touched_by_its_own_workbook() {
    for folder in ["examples/val-dormance/actions", "tests/plans/dourdannais"] {
        let plan = copy_of(folder).today("2026-11-01");
        let before = texts(&plan);
        plan.run("export tet -q -o tet.xlsx").exits(0);
        plan.run("import tet tet.xlsx")
            .prints("")
            .says(&format!("ligne d’aide du modèle, passée : 3\n{}", unchanged(before.len())))
            .exits(0);
        assert_eq!(texts(&plan), before);
    }
    let odd = "\
titre: Payer
calendrier: {debut: 2024, fin_estimee: 2026-S1}
partenaires: [a, \"b) c\", A]
objectifs:
  - \"- un\"
  - \"deux\\n  lignes\"
budget: {montant: 1200.50, financeurs: [{nom: A, montant: 1.5}, {nom: B}, {nom: C}, {nom: D}]}";
    let long = format!("titre: {}\ndescription: {}", "x".repeat(300), "y".repeat(21_000));
    let plan = pcaet().fiche("2.1", odd).fiche("velo_1", &long).fiche("7", "axe: Habiter\nparent: \"9\"");
    let before = texts(&plan);
    plan.run("export tet -q -o tet.xlsx").exits(0);
    plan.run("import tet tet.xlsx -q").prints("").says("").exits(0);
    assert_eq!(texts(&plan), before);
}

fn unchanged(files: usize) -> String {
    match files - 1 {
        1 => "rien n’a changé ; 1 ligne déjà ainsi".to_owned(),
        rows => format!("rien n’a changé ; {rows} lignes déjà ainsi"),
    }
}
