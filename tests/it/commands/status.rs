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
1 Habiter : 1 fiche, 1 en retard
1.1  Rénover     en cours   2024        152 j  ████░░░░░░  40 %     1/2  secteurs, coordinateurs, partenaires, publics, moyens
2 Circuler : 2 fiches, 1 en retard
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
Indicateur  logements : 30 (2024), 30 % du chemin 0 (2022, première valeur) → 100 (2028), en deçà de la cible de 2024 (40)
            fioul : 9 (2022), sans cible, valeur de 2024 attendue depuis le 01/04/2025
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
        r#"{"schema_version":1,"kind":"status","today":"2025-06-01","total":3,"unjudged":0,"fiches":[{"late":true,"reasons":[{"kind":"fin","periode":"2024","etape":null},{"kind":"etape","periode":"2025-03","etape":"Travaux"}],"days_late":152,"avancement":40,"parts":[{"kind":"indicateur","id":"logements","taux":30},{"kind":"etapes","id":null,"taux":50}],"indicateurs":[{"id":"logements","avancement":30,"unknown":null,"position":"manquee","cible":"2024","awaited":null,"awaited_since":null,"fresh":true,"regressed":false,"crossed":false},{"id":"fioul","avancement":null,"unknown":"sans-cible","position":"sans-cible","cible":null,"awaited":"2024","awaited_since":"2025-04-01","fresh":false,"regressed":false,"crossed":false}],"missing":["secteurs","coordinateurs","partenaires","publics","moyens"]}],"unreadable":[]}"#,
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

#[test]
fn a_list_of_late_fiches_ends_with_how_many_could_not_be_judged_and_both_lists_agree() {
    // 1.4 says nothing and could not be judged; 1.2 was to begin, which is enough to tell; 2.1 is of another axe.
    let plan = pcaet()
        .fiche("1.1", "statut: en-cours\ncalendrier: {fin_estimee: 2024}")
        .fiche("1.2", "statut: a-venir\ncalendrier: {debut: 2025-01}")
        .fiche("1.3", "statut: en-cours\ncalendrier: {permanente: oui}")
        .fiche("1.4", "statut: en-cours\ncalendrier: {debut: 2024}")
        .fiche("2.1", "");
    let listed = plan.run("list --late --axe 1 --columns numero");
    listed
        .exits(0)
        .prints("N°\n1.1\n1.2")
        .says("2 fiches sur 5 fiches\n1 fiche sans date ni étape datée n’a pu être jugée");
    let stands = plan.run("status --late --axe 1");
    stands.exits(0).says(
        "2 fiches sur 5 : 2 en retard, aucune valeur attendue, 2 incomplètes ; 1 sans date, dont on ne peut dire le retard",
    );
    plan.run("list --late --json=numero").prints(
        r#"{"schema_version":1,"kind":"fiche-list","total":5,"unjudged":2,"fiches":[{"numero":"1.1"},{"numero":"1.2"}],"unreadable":[]}"#,
    );
    plan.run("status --late --json=numero,days_late").prints(
        r#"{"schema_version":1,"kind":"status","today":"2025-06-01","total":5,"unjudged":2,"fiches":[{"numero":"1.1","days_late":152},{"numero":"1.2","days_late":121}],"unreadable":[]}"#,
    );
}

#[test]
fn why_an_indicator_stands_where_it_does_is_told_with_its_values() {
    // eau: less is wanted, at most 40, and it began at 31: reached from the start, whatever became of it since.
    // pieges: 3 + 4 = 7 of 20 since 2023; arbres fell from 30 to 24; ges is the territory's.
    let body = "statut: realise
calendrier: {fin_estimee: 2024-06-30, fin_effective: 2024-08-09}
avancement: 90
indicateurs:
  - {id: eau, sens: baisse, seuil: 60, cibles: {2028: 40}, valeurs: {2022: 31, 2024: 84}}
  - {id: pieges, cumul: somme, reference: 2023, cibles: {2024: 6, 2028: 20}, valeurs: {2022: 90, 2023: 3, 2024: 4}}
  - {id: arbres, sens: hausse, cibles: {2024: 20}, valeurs: {2023: 30, 2024: 24}}
  - {id: toits, cibles: {2024: 9}, valeurs: {2023: 1}}
  - {id: pres, sens: maintien, cibles: {2024: 9}, valeurs: {2024: 9}}
  - id: charte
    modalites: {0: non, 1: étude, 2: oui}
    cibles: {2026: oui}
    valeurs: {2023: non, 2024: étude}
  - voir: plan/ges";
    let ges =
        "indicateurs:\n  - {id: ges, reference: 2020, cibles: {2030: 10}, valeurs: {2020: 20, 2022: 18}}\n";
    pcaet().file("plan.yaml", ges.as_bytes()).fiche("1.1", body).run("status 1.1").exits(0).prints(
        "
        1.1  Une action

        Statut      réalisé, 40 jours après la fin estimée
        Échéance    30/06/2024
        Avancement  ██████████ 100 %
        dont        l’action est réalisée
        Déclaré     90 %
        Indicateur  eau : 84 (2024), la cible était déjà atteinte au départ, cible de 2028 (40) pas encore échue, recul depuis 2022 (31), seuil franchi (60)
                    pieges : 7 en tout (2024), 35 % du chemin 0 → 20 (2028), cible de 2024 (6) atteinte
                    arbres : 24 (2024), la cible était déjà atteinte au départ, cible de 2024 (20) atteinte, recul depuis 2023 (30)
                    toits : 1 (2023), 0 % du chemin 1 (2023, première valeur) → 9 (2024), cible de 2024 (9) échue, valeur pas encore connue
                    pres : 9 (2024), ni hausse ni baisse voulue
                    charte : étude (2024), 50 % du chemin non (2023, première valeur) → oui (2026), cible de 2026 (oui) pas encore échue
        Territoire  ges : 18 (2022), 20 % du chemin 20 (2020) → 10 (2030), cible de 2030 (10) pas encore échue
        Il manque   secteurs, coordinateurs, partenaires, publics, moyens
        ",
    );
}
