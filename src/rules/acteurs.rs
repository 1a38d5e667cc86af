//! Rules about who acts, pays and steps in.

use std::collections::HashMap;

use crate::diagnostic::Diagnostic;
use crate::plan::doubles::doubles;
use crate::plan::texte::fold;
use crate::plan::{Fiche, Plan};
use crate::yaml::Route;

use super::rule::{Ctx, Rule, Sink, rule};

pub(super) static RULES: &[Rule] = &[
    rule!("nom-double", Error, Fiche(nom_double)),
    rule!("acteurs-voisins", Warning, Plan(acteurs_voisins)),
];

/// Two étapes, financeurs or responsables of one name: a name is what they are known by.
fn nom_double(fiche: &Fiche, _: &Ctx<'_>, sink: &mut Sink) {
    let root = Route::root;
    let etapes = fiche.etapes.iter().map(|etape| etape.nom.as_str());
    twins(&etapes, || root().key("etapes"), sink);
    let financeurs = fiche.budget.financeurs.iter().map(|financeur| financeur.nom.as_str());
    twins(&financeurs, || root().key("budget").key("financeurs"), sink);
    let responsables = fiche.responsables.iter().map(|responsable| responsable.nom.as_str());
    twins(&responsables, || root().key("responsables"), sink);
}

/// Notes each name of a list that stands there before.
fn twins<'n>(noms: &(impl Iterator<Item = &'n str> + Clone), list: impl Fn() -> Route, sink: &mut Sink) {
    for (index, _) in doubles(noms.clone().map(Some)) {
        if let Some(nom) = noms.clone().nth(index) {
            sink.push(Diagnostic::new("nom-double", list().index(index)).with("nom", nom));
        }
    }
}

/// A spelling of an actor: how often it is used, and where first.
struct Spelling<'p> {
    name: &'p str,
    times: usize,
    fiche: &'p Fiche,
    list: &'static [&'static str],
}

/// One actor spelled in several ways: « CCI » and « C.C.I. » are counted as two.
fn acteurs_voisins(plan: &Plan, _: &Ctx<'_>, sink: &mut Sink) {
    let mut groups: HashMap<String, Vec<Spelling<'_>>> = HashMap::new();
    for spelling in spellings(plan) {
        let mut key = fold(spelling.name);
        key.retain(char::is_alphanumeric);
        if !key.is_empty() {
            groups.entry(key).or_default().push(spelling);
        }
    }
    let mut groups: Vec<Vec<Spelling<'_>>> =
        groups.into_values().filter(|spellings| 1 < spellings.len()).collect();
    for spellings in &mut groups {
        // The usual spelling stays, the others are to become it.
        spellings.sort_by(|one, other| other.times.cmp(&one.times).then_with(|| one.name.cmp(other.name)));
    }
    groups.sort_by(|one, other| one[0].name.cmp(other[0].name));
    for spellings in &groups {
        let [usual, others @ ..] = spellings.as_slice() else { continue };
        for other in others {
            let list = other.list.iter().fold(Route::root(), |route, key| route.key(*key));
            let by: &[&str] = if is_of_names(other.list) { &["nom"] } else { &[] };
            let found = Diagnostic::new("acteurs-voisins", list.item(by, other.name)).of(&other.fiche.numero);
            let found = found.with("nom", other.name).with("usuel", usual.name);
            sink.push(found.suggesting(vec![usual.name.to_owned()]));
        }
    }
}

/// Tells whether a list holds entries known by their nom, rather than plain texts.
fn is_of_names(list: &[&str]) -> bool {
    matches!(list, ["responsables"] | ["budget", "financeurs"])
}

/// Returns every spelling of an actor once, in the order they are met.
fn spellings(plan: &Plan) -> Vec<Spelling<'_>> {
    let mut met: HashMap<&str, usize> = HashMap::new();
    let mut spellings: Vec<Spelling<'_>> = Vec::new();
    for fiche in &plan.fiches {
        let texts = |list: &'static [&'static str], names: &'static fn(&Fiche) -> &Vec<String>| {
            names(fiche).iter().map(move |name| (list, name.as_str()))
        };
        let people = fiche.responsables.iter().map(|person| (RESPONSABLES, person.nom.as_str()));
        let financeurs = fiche.budget.financeurs.iter().map(|financeur| (FINANCEURS, financeur.nom.as_str()));
        let named = LISTS.iter().flat_map(|(list, names)| texts(list, names)).chain(people).chain(financeurs);
        for (list, name) in named {
            let place = *met.entry(name).or_insert_with(|| {
                spellings.push(Spelling { name, times: 0, fiche, list });
                spellings.len() - 1
            });
            spellings[place].times += 1;
        }
    }
    spellings
}

/// A list of actors: its key, and how to reach it.
type List = (&'static [&'static str], fn(&Fiche) -> &Vec<String>);

/// The lists of plain names.
static LISTS: &[List] = &[
    (&["elus"], |fiche| &fiche.elus),
    (&["coordinateurs"], |fiche| &fiche.coordinateurs),
    (&["partenaires"], |fiche| &fiche.partenaires),
    (&["services"], |fiche| &fiche.services),
];
const RESPONSABLES: &[&str] = &["responsables"];
const FINANCEURS: &[&str] = &["budget", "financeurs"];
