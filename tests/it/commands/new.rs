//! `pcaet new`

use crate::support::pcaet;

#[test]
fn a_new_fiche_validates_at_once_and_is_laid_out() {
    let plan = pcaet().fiche("4.5", "");
    plan.run_words(&["new", "4.6", "Mobilité : développer le covoiturage"])
        .prints_nothing()
        .says("nouvelle fiche : actions/4.6.yaml")
        .exits(0);
    let opening =
        "numero: \"4.6\"\ntitre: \"Mobilité : développer le covoiturage\"\nstatut: a-discuter\npriorite:\n";
    assert!(plan.text("4.6.yaml").starts_with(opening), "{}", plan.text("4.6.yaml"));
    plan.run("fmt --check actions/4.6.yaml").exits(0);
    plan.run("show 4.6 --json=numero,titre,statut,budget").prints(
        r#"{"schema_version":1,"kind":"fiches","fiches":[{"numero":"4.6","titre":"Mobilité : développer le covoiturage","statut":"a-discuter","budget":{"montant":null,"taxe":null,"commentaire":null,"lignes":[],"financeurs":[]}}]}"#,
    );
}

#[test]
fn a_fiche_that_is_there_is_never_replaced() {
    let plan = pcaet().fiche("4.5", "");
    let before = plan.text("4.5.yaml");
    plan.run("new 4.5 Autre")
        .says("erreur : actions/4.5.yaml existe déjà\n  conseil : prendre un autre numéro, ou pcaet show pour lire celle-ci")
        .exits(1);
    assert_eq!(plan.text("4.5.yaml"), before);
    plan.run("new ../4.7 Autre").exits(4);
    plan.run_words(&["new", "4.7", " "]).exits(1);
    plan.run("new 4.7 Autre --dry-run").exits(0);
    assert!(!plan.actions().join("4.7.yaml").exists());
}
