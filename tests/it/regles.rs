//! Every rule's page is run: its refused plan raises that code, its accepted one does not.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;

use pcaet::diagnostic::Severity;
use pcaet::rules::page::Example;
use pcaet::rules::{self, Rule};

use crate::support::{Plan, branches, copy_of, pcaet, root, with_git};

/// What every example would raise, since it shows only the lines its rule is about; `README.md` there says so.
const ASIDE: [&str; 2] = ["fiche-incomplete", "indicateur-incomplet"];

/// Writes a page's example as a plan.
fn plan(example: &Example) -> Plan {
    let mut plan = pcaet().every_rule();
    if let Some(made) = example.made {
        plan = make(made, plan);
    }
    for (name, text) in &example.files {
        let path = plan.actions().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    plan
}

/// Makes the input that a page names because it cannot show it.
fn make(name: &str, plan: Plan) -> Plan {
    match name {
        "dossier-nomme-comme-une-fiche" => {
            fs::create_dir(plan.actions().join("1.1.yaml")).unwrap();
            plan
        }
        "titre-en-latin-1" => plan.file("1.1.yaml", b"numero: \"1.1\"\ntitre: R\xe9nover la mairie\n"),
        "fiche-de-deux-mebioctets" => plan.fiche("1.1", &format!("constat: {}", "mot ".repeat(1 << 19))),
        "fiche-de-trente-mille-valeurs" => {
            plan.fiche("1.1", &format!("x-valeurs: [{}]", "0, ".repeat(30_000)))
        }
        "separateur-de-ligne-dans-un-texte" => plan.fiche("1.1", "constat: Un texte\u{2028}net"),
        "dix-fiches-dont-trois-sans-description" => {
            let coverage = b"regles: {secteur-sans-action: aucun, domaine-sans-action: aucun}\n";
            let body =
                "statut: a-venir\nelus: [A]\nobjectifs: [b]\nbudget: {montant: 1}\nindicateurs: [{id: c}]";
            (1..=10).fold(plan.file("plan.yaml", coverage), |plan, rank| {
                let description = if rank <= 3 { "" } else { "\ndescription: d" };
                plan.fiche(&format!("1.{rank}"), &format!("{body}{description}"))
            })
        }
        "fiche-prise-dans-une-autre-branche" => {
            branches(|plan| plan.fiche("1.2", "titre: La mienne"), |plan| plan.fiche("1.2", "titre: L’autre"))
                .every_rule()
        }
        _ => panic!("nobody makes {name}"),
    }
}

/// Returns the codes a plan raises; one that another branch is to be merged into is held against it.
fn raised(plan: &Plan, example: &Example) -> BTreeSet<String> {
    let is_branch = example.made == Some("fiche-prise-dans-une-autre-branche");
    let against = if is_branch { " --against other" } else { "" };
    let answer = with_git(plan, &format!("validate --format json{against}")).json();
    let found = answer["diagnostics"].as_array().unwrap();
    found.iter().map(|found| found["code"].as_str().unwrap().to_owned()).collect()
}

/// Returns the other codes that a page says its refused plan raises too.
fn others(rule: &Rule) -> BTreeSet<String> {
    let line = rule.page.lines().find_map(|line| line.strip_prefix("Avec · With: "));
    line.into_iter().flat_map(|line| line.split(", ")).map(|code| code.trim_matches('`').to_owned()).collect()
}

#[test]
fn each_page_refuses_and_accepts_what_it_shows() {
    let mut wrong = String::new();
    for rule in rules::all() {
        let page = rule.page();
        let day = page.today.unwrap_or("2025-06-01");
        let mut refused = raised(&plan(&page.refused).today(day), &page.refused);
        let mut expected = others(rule);
        expected.insert(rule.code.to_owned());
        refused.retain(|code| !ASIDE.contains(&code.as_str()) || expected.contains(code));
        if refused != expected {
            writeln!(wrong, "{}: refused with {refused:?}, its page says {expected:?}", rule.code).unwrap();
        }
        let mut accepted = raised(&plan(&page.accepted).today(day), &page.accepted);
        accepted.retain(|code| !ASIDE.contains(&code.as_str()) || code == rule.code);
        if !accepted.is_empty() {
            writeln!(wrong, "{}: what it accepts raises {accepted:?}", rule.code).unwrap();
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn what_is_refused_is_not_said_to_be_missing_too() {
    pcaet()
        .every_rule()
        .fiche(
            "1.1",
            "
            statut: encours
            publics: n.c.
            secteurs: [moon]
            indicateurs: [{id: kits, unite: kits, cibles: {2027: 3}, valeurs: {2024: douze}}]
            "
            .replace("\n            ", "\n")
            .trim(),
        )
        .lang("en")
        .run("validate --format concise --quiet")
        .prints(
            "
            actions/1.1.yaml:1:9: warning[fiche-incomplete] incomplete fiche: coordinateurs, partenaires, publics, moyens missing
            actions/1.1.yaml:3:9: error[valeur-inconnue] statut: there is no “encours”
            actions/1.1.yaml:4:10: note[nc-litteral] “n.c.” is read as no value
            actions/1.1.yaml:5:12: error[valeur-inconnue] secteurs: there is no “moon”
            actions/1.1.yaml:6:74: error[nombre-invalide] “douze” is not a number
            ",
        );
}

#[test]
fn each_page_tells_reason_and_remedy_in_both_languages() {
    for rule in rules::all() {
        let page = rule.page();
        assert!(rule.page.starts_with(&format!("# {}\n", rule.code)), "{}", rule.code);
        for (told, remedy) in [(&page.fr, "**Remède** :"), (&page.en, "**Remedy**:")] {
            let [first, .., last] = told.as_slice() else { panic!("{} is not told", rule.code) };
            assert!(first.ends_with('.') && !first.contains('\n'), "{}: {first}", rule.code);
            assert!(last.starts_with(remedy), "{}: {last}", rule.code);
        }
        for example in [&page.refused, &page.accepted] {
            assert_ne!(example.files.is_empty(), example.made.is_none(), "{}: {:?}", rule.code, example.made);
        }
    }
}

#[test]
fn each_page_is_a_rules_and_the_list_of_them_is_fresh() {
    let folder = root().join("docs/regles");
    for entry in fs::read_dir(&folder).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let code = name.strip_suffix(".md").unwrap();
        assert!(code == "README" || rules::find(code).is_some(), "{name} is the page of no rule");
    }
    let (path, list) = (folder.join("README.md"), list());
    if std::env::var_os("PCAET_BLESS").is_some() {
        fs::write(&path, &list).unwrap();
    }
    let written = fs::read_to_string(&path).unwrap_or_default();
    assert!(written == list, "docs/regles/README.md is stale: PCAET_BLESS=1 cargo test regles");
}

/// Returns the list of the rules, as `docs/regles/README.md` holds it.
fn list() -> String {
    let mut list = String::from(
        "# Les règles\n\n\
         Ce que `pcaet validate` dit d’un plan, une page par règle ; `pcaet explain CODE` la montre. Ce qui ne peut être\n\
         vrai est une erreur, ce qui est sans doute autre que voulu un avertissement, ce qui est bon à savoir une note.\n\
         Un plan change une gravité dans `plan.yaml` : `regles: {lien-inconnu: note}`.\n\n\
         Les exemples des pages sont exécutés, le 1er juin 2025 si la page ne dit pas le jour. Ils ne montrent que les\n\
         lignes dont parle la règle : `fiche-incomplete` et `indicateur-incomplet`, qui les trouveraient tous trop courts,\n\
         n’y comptent pas.\n\n\
         Cette liste est faite de la table des règles ; un test refuse qu’elle date (`PCAET_BLESS=1 cargo test regles`).\n\n\
         | code | gravité | |\n|---|---|---|\n",
    );
    for rule in rules::all() {
        let gravity = match rule.severity {
            Severity::Error => "erreur",
            Severity::Warning => "avertissement",
            Severity::Note => "note",
        };
        let code = rule.code;
        writeln!(list, "| [{code}]({code}.md) | {gravity} | {} |", rule.page().fr[0]).unwrap();
    }
    list
}

#[test]
fn the_plans_of_the_repository_hold_no_error() {
    for actions in ["actions", "examples/val-dormance/actions"] {
        copy_of(actions).today("2026-11-01").run("validate --quiet").exits(0);
    }
}
