//! `pcaet status`

use crate::support::{Plan, pcaet};

/// A plan of two axes, on 1 June 2025.
fn plan() -> Plan {
    pcaet()
        .file("plan.yaml", "axes: {\"1\": Habiter, \"2\": Circuler}\n".as_bytes())
        .fiche(
            "1.1",
            "titre: Rénover
statut: en-cours
calendrier: {debut: 2023, fin_estimee: 2024}
etapes:
  - {nom: Étude, realisee: oui}
  - {nom: Travaux, echeance: 2025-03}
indicateurs:
  - id: logements
    frequence: annuelle
    cibles: {2024: 40, 2028: 100}
    valeurs: {2022: 0, 2024: 30}
  - id: fioul
    frequence: annuelle
    valeurs: {2022: 9}",
        )
        .fiche("2.1", "titre: Covoiturer\nstatut: en-retard\navancement: 20")
        .fiche("2.2", "titre: Pédaler\nstatut: realise\ncalendrier: {fin_effective: 2024}")
}

#[test]
fn each_fiche_stands_under_its_axe_with_what_is_late_done_fresh_and_missing() {
    // 1.1: its end, 31/12/2024, passed 152 days before. Its parts: 30 % of the way from 0 to 100, one step of two.
    // The value of 2024 is there for one of its two indicators; the other's was due on 1 April 2025.
    plan()
        .run("status")
        .prints(
            "\
N°   Titre       Statut     Échéance   Retard  Avancement        À jour  Il manque
1 Habiter
1.1  Rénover     en cours   2024        152 j  ████░░░░░░  40 %     1/2  secteurs, coordinateurs, partenaires, publics, moyens
2 Circuler
2.1  Covoiturer  en retard  n.c.      déclaré  20 % (déclaré)            objectifs, secteurs, coordinateurs, partenaires, publics, moyens, indicateurs
2.2  Pédaler     réalisé    n.c.               ██████████ 100 %          objectifs, secteurs, coordinateurs, partenaires, publics, moyens, indicateurs",
        )
        .says("3 fiches sur 3 : 2 en retard, 1 valeur attendue, 3 incomplètes")
        .exits(0);
}

#[test]
fn one_fiche_is_told_with_its_reasons() {
    plan()
        .run("status 1.1")
        .prints(
            "\
1.1  Rénover

Statut      en cours
Échéance    2024
En retard   la fin (2024) est passée
            l’étape « Travaux » devait être faite : mars 2025
Avancement  ████░░░░░░  40 %
dont        logements : 30 %
            étapes : 1 sur 2 (50 %)
Indicateur  logements : 30 % du chemin vers la cible de 2028, en deçà de la cible de 2024
            fioul : sans cible, valeur de 2024 attendue depuis le 01/04/2025
Il manque   secteurs, coordinateurs, partenaires, publics, moyens",
        )
        .says("")
        .exits(0);
    plan().run("status 1.9").says("erreur : aucune fiche 1.9\n  conseil : peut-être 1.1").exits(4);
}

#[test]
fn filters_are_those_of_the_list_and_stale_asks_for_values() {
    let numeros = |line: &str| {
        let answer: serde_json::Value = serde_json::from_str(&plan().run(line).stdout).unwrap();
        let fiches = answer["fiches"].as_array().unwrap().clone();
        fiches.iter().map(|fiche| fiche["numero"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(numeros("status --late --json=numero"), ["1.1", "2.1"]);
    assert_eq!(numeros("status --stale --json=numero"), ["1.1"]);
    assert_eq!(numeros("status --axe 2 --json=numero"), ["2.1", "2.2"]);
    assert_eq!(numeros("status 2.2 1.1 --json=numero"), ["1.1", "2.2"]);
    let late = plan().run("list --late --json=numero").stdout;
    assert!(late.contains(r#"[{"numero":"1.1"},{"numero":"2.1"}]"#), "{late}");
}

#[test]
fn json_tells_the_same_with_its_reasons() {
    plan().run("status 1.1 --json=late,reasons,days_late,avancement,parts,indicateurs,missing").prints(
        r#"{"schema_version":1,"kind":"status","today":"2025-06-01","total":3,"fiches":[{"late":true,"reasons":[{"kind":"fin","periode":"2024","etape":null},{"kind":"etape","periode":"2025-03","etape":"Travaux"}],"days_late":152,"avancement":40,"parts":[{"kind":"indicateur","id":"logements","taux":30},{"kind":"etapes","id":null,"taux":50}],"indicateurs":[{"id":"logements","avancement":30,"unknown":null,"position":"manquee","cible":"2024","awaited":null,"awaited_since":null},{"id":"fioul","avancement":null,"unknown":"sans-cible","position":"sans-cible","cible":null,"awaited":"2024","awaited_since":"2025-04-01"}],"missing":["secteurs","coordinateurs","partenaires","publics","moyens"]}],"unreadable":[]}"#,
    );
}

#[test]
fn what_cannot_be_read_or_judged_is_said() {
    let plan = plan().fiche("2.3", "titre: Marcher").file("2.4.yaml", b"titre: [\n");
    let ran = plan.run("status --axe 2 --columns x");
    assert_eq!(ran.code, Some(2));
    plan.run("status --axe 2")
        .says(
            "1 fichier n’a pas pu être lu : actions/2.4.yaml (lus : 5 sur 6)
3 fiches sur 4 : 1 en retard, aucune valeur attendue, 3 incomplètes ; 1 sans date, dont on ne peut dire le retard",
        )
        .exits(0);
}
