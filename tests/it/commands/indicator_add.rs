//! `pcaet indicator add`

use crate::support::pcaet;

#[test]
fn an_indicator_comes_with_its_fields_in_the_order_of_the_file() {
    let plan =
        pcaet().fiche("4.5", "indicateurs:\n  - id: eit\n    nom: Démarche\n    valeurs:\n      2023: 0");
    plan.run_words(&[
        "indicator",
        "add",
        "4.5",
        "kits",
        "cibles.2026=30",
        "sens=hausse",
        "nom=Kits : distribués",
    ])
    .prints("4.5 / kits : nouvel indicateur")
    .exits(0);
    assert_eq!(
        plan.text("4.5.yaml"),
        "\
numero: \"4.5\"
titre: Une action
indicateurs:
  - id: eit
    nom: Démarche
    valeurs:
      2023: 0
  - id: kits
    nom: \"Kits : distribués\"
    sens: hausse
    cibles:
      2026: 30
"
    );
    plan.run("indicator set 4.5 kits 4 --period 2024").prints("4.5 / kits 2024 : n.c. → 4").exits(0);
    plan.run("indicator add 4.5 oui-non modalites.0=non modalites.1=oui").exits(0);
    plan.run("indicator set 4.5 oui-non oui --period 2024")
        .prints("4.5 / oui-non 2024 : n.c. → oui")
        .exits(0);
}

#[test]
fn an_id_is_taken_once_and_can_be_typed() {
    let plan = pcaet().fiche("4.5", "indicateurs: []").file("plan.yaml", b"nom: P\n");
    plan.run("indicator add 4.5 kits").exits(0);
    let before = plan.text("4.5.yaml");
    plan.run("indicator add 4.5 kits nom=Autre")
        .says("erreur : « indicateurs[kits] » existe déjà\n  conseil : prendre un autre nom, ou pcaet set pour changer ses champs")
        .exits(1);
    plan.run_words(&["indicator", "add", "4.5", "Kits Distribués"])
        .says("erreur : indicateurs[Kits Distribués].id : « Kits Distribués » ne peut pas être un id\n  conseil : peut-être kits-distribues · lettres minuscules sans accent, chiffres et tirets, comme entreprises-engagees")
        .exits(1);
    plan.run("indicator add 4.5 eau valeur=3")
        .says("erreur : indicateurs[eau].valeur : clé inconnue « valeur »\n  conseil : écrire valeurs · une clé maison commence par x-")
        .exits(1);
    assert_eq!(plan.text("4.5.yaml"), before);
    plan.run("indicator add plan ges unite=tCO2e").prints("plan / ges : nouvel indicateur").exits(0);
    assert_eq!(plan.text("plan.yaml"), "nom: P\nindicateurs:\n  - id: ges\n    unite: tCO2e\n");
    plan.run("indicator add 9.9 kits").exits(4);
}
