//! The two catalogues: nothing lacks either language, and both speak of the same things.

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, Resource};
use fluent_syntax::parser;
use pcaet::langue::{EN, FR};
use pcaet::plan::champs::CHAMPS;
use pcaet::plan::{
    Cumul, Domaine, EtatFinancement, Frequence, Mot, Nature, Niveau, Participation, Perimetre, Priorite,
    Secteur, Sens, Statut, Taxe, TypeDepense, UniteBudget,
};

/// The variables of each message and attribute, by its key.
type Variables = BTreeMap<String, BTreeSet<String>>;

fn variables(source: &str) -> Variables {
    let resource: Resource<&str> = parser::parse(source).expect("a catalogue is Fluent without mistakes");
    let mut found = BTreeMap::new();
    for entry in &resource.body {
        let Entry::Message(message) = entry else { continue };
        let mut own = BTreeSet::new();
        message.value.iter().for_each(|pattern| of_pattern(pattern, &mut own));
        assert!(found.insert(message.id.name.to_owned(), own).is_none(), "{} stands twice", message.id.name);
        for attribute in &message.attributes {
            let mut own = BTreeSet::new();
            of_pattern(&attribute.value, &mut own);
            found.insert(format!("{}.{}", message.id.name, attribute.id.name), own);
        }
    }
    found
}

fn of_pattern(pattern: &Pattern<&str>, found: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        let PatternElement::Placeable { expression } = element else { continue };
        match expression {
            Expression::Inline(inline) => of_inline(inline, found),
            Expression::Select { selector, variants } => {
                of_inline(selector, found);
                for variant in variants {
                    of_pattern(&variant.value, found);
                }
            }
        }
    }
}

fn of_inline(inline: &InlineExpression<&str>, found: &mut BTreeSet<String>) {
    if let InlineExpression::VariableReference { id } = inline {
        found.insert(id.name.to_owned());
    }
}

/// Help and schemas are written in English in the doc comments, so only the French catalogue holds them.
fn is_help(key: &str) -> bool {
    let is_schema = key.starts_with("schema-") && !key.starts_with("schema-titre-");
    key != "aide-prefixe" && ["aide-", "rubrique-", "choix-"].iter().any(|prefix| key.starts_with(prefix))
        || key == "usage-commande"
        || is_schema
}

#[test]
fn both_catalogues_say_the_same_things_with_the_same_variables() {
    let (mut french, english) = (variables(FR), variables(EN));
    french.retain(|key, _| !is_help(key));
    for (key, own) in &french {
        assert_eq!(Some(own), english.get(key), "{key} in French, then in English");
    }
    for key in english.keys() {
        assert!(french.contains_key(key), "{key} is said in English only");
    }
}

#[test]
fn every_rule_has_its_sentence_and_its_remedy() {
    let known = variables(FR);
    for rule in pcaet::rules::all() {
        assert!(known.contains_key(rule.code), "{} has no sentence", rule.code);
        assert!(known.contains_key(&format!("{}.aide", rule.code)), "{} has no remedy", rule.code);
    }
}

#[test]
fn every_field_has_a_name() {
    let known = variables(FR);
    for champ in CHAMPS {
        let key = format!("champ-{}", champ.key.replace('.', "-"));
        assert!(known.contains_key(&key), "{key}");
    }
}

fn labels<M: Mot>(known: &Variables) {
    for key in M::keys() {
        assert!(known.contains_key(&format!("{}-{key}", M::CHAMP)), "{}-{key}", M::CHAMP);
    }
}

#[test]
fn every_word_of_the_plan_has_a_label() {
    let known = variables(FR);
    labels::<Statut>(&known);
    labels::<Priorite>(&known);
    labels::<Perimetre>(&known);
    labels::<Secteur>(&known);
    labels::<Domaine>(&known);
    labels::<Participation>(&known);
    labels::<Nature>(&known);
    labels::<Sens>(&known);
    labels::<Cumul>(&known);
    labels::<Frequence>(&known);
    labels::<TypeDepense>(&known);
    labels::<UniteBudget>(&known);
    labels::<EtatFinancement>(&known);
    labels::<Taxe>(&known);
    labels::<Niveau>(&known);
}

/// Walks the command line, and calls `see` with the catalogue's key of every command and argument.
fn walk(command: &clap::Command, key: &str, see: &mut impl FnMut(String)) {
    see(format!("aide-{key}"));
    for argument in command.get_arguments() {
        let of = if argument.is_global_set() { "pcaet" } else { key };
        see(format!("aide-{of}--{}", argument.get_id().as_str().replace('_', "-")));
    }
    for below in command.get_subcommands() {
        let name = below.get_name();
        let next = if key == "pcaet" { name.to_owned() } else { format!("{key}-{name}") };
        walk(below, &next, see);
    }
}

fn in_english(command: &clap::Command) {
    assert!(command.get_about().is_some(), "{} has no help", command.get_name());
    for argument in command.get_arguments() {
        assert!(argument.get_help().is_some(), "{} {} has no help", command.get_name(), argument.get_id());
    }
    command.get_subcommands().for_each(in_english);
}

#[test]
fn every_command_and_option_has_its_help_in_both_languages() {
    let known = variables(FR);
    let command = pcaet::cli::command();
    let mut used = BTreeSet::new();
    walk(&command, "pcaet", &mut |key| {
        assert!(known.contains_key(&key), "the French catalogue lacks {key}");
        used.insert(key);
    });
    for key in known.keys().filter(|key| key.starts_with("aide-") && *key != "aide-prefixe") {
        let is_long = key.strip_suffix("-longue").is_some_and(|short| used.contains(short));
        assert!(is_long || used.contains(key), "{key} helps with what does not exist");
    }
    in_english(&command);
}

#[test]
fn no_sentence_is_said_by_nobody() {
    let code: String = crate::tidy::sources().into_iter().map(|source| source.code).collect();
    // These keys are put together from a field or a code and its value; the tests above hold them.
    let built = [
        "obstacle-",
        "statut-",
        "priorite-",
        "perimetres-",
        "secteurs-",
        "domaines-",
        "participation-",
        "nature-",
        "sens-",
        "cumul-",
        "frequence-",
        "type-",
        "unite-",
        "etat-",
        "taxe-",
        "niveau-",
        "sur-",
        "champ-",
        "colonne-",
        "aide-",
        "schema-",
    ];
    for key in variables(FR).keys().filter(|key| !key.contains('.')) {
        let is_built = built.iter().any(|prefix| key.starts_with(prefix));
        assert!(is_built || code.contains(&format!("\"{key}\"")), "nobody says {key}");
    }
}
