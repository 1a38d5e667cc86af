//! `pcaet agenda`

use crate::support::{Plan, pcaet};

/// A plan adopted on 15 July 2022, seen on 1 June 2025.
fn plan() -> Plan {
    pcaet()
        .file("plan.yaml", b"adopte_le: 2022-07-15\n")
        .fiche("1.1", "statut: en-cours\ncalendrier: {fin_estimee: 2025-08}\netapes:\n  - {nom: Travaux, echeance: 2025-03}\n  - {nom: Bilan, echeance: 2026}")
        .fiche("1.2", "statut: a-venir\ncalendrier: {debut: 2025-06-20}\nindicateurs:\n  - {id: kits, frequence: annuelle, valeurs: {2023: 1}}")
        .fiche("1.3", "statut: en-cours\nindicateurs:\n  - {id: eau, frequence: annuelle, valeurs: {2023: 1}}")
        .fiche("1.4", "statut: realise\ncalendrier: {fin_estimee: 2025-07}")
}

#[test]
fn what_has_passed_comes_first_then_what_falls_due() {
    // 2024 could be known from 31 March 2025 on, three months after its end; 1.2 is still to come and owes no value.
    plan()
        .run("agenda --within 90d")
        .prints(
            "\
Jour         Dans  N°    Quoi                                                     Titre
31/03/2025  −62 j  1.1   étape : Travaux                                          Une action
31/03/2025  −62 j  1.3   valeur de eau pour 2024                                  Une action
20/06/2025   19 j  1.2   début : 20/06/2025                                       Une action
15/07/2025   44 j  plan  bilan public à mi-parcours (trois ans après l’adoption)",
        )
        .says("2 échéances passées, 2 à venir d’ici au 30/08/2025")
        .exits(0);
    plan().run("agenda --within 1d").says("2 échéances passées, rien à venir d’ici au 02/06/2025").exits(0);
    let year = plan().run("agenda --within 1y --json=day,numero,kind,passed").stdout;
    assert_eq!(
        year.trim_end(),
        r#"{"schema_version":1,"kind":"agenda","today":"2025-06-01","until":"2026-06-01","due":[{"day":"2025-03-31","numero":"1.1","kind":"etape","passed":true},{"day":"2025-03-31","numero":"1.3","kind":"valeur","passed":true},{"day":"2025-06-20","numero":"1.2","kind":"debut","passed":false},{"day":"2025-07-15","numero":"plan","kind":"bilan","passed":false},{"day":"2025-08-31","numero":"1.1","kind":"fin","passed":false},{"day":"2026-03-31","numero":"1.3","kind":"valeur","passed":false}],"unreadable":[]}"#
    );
}

#[test]
fn a_time_is_days_months_or_years() {
    for time in ["90", "d", "9w", "-3d", "99999999999d"] {
        plan()
            .run(&format!("agenda --within={time}"))
            .says(&format!("erreur : --within : « {time} » n’est pas une durée\n  conseil : écrire un nombre de jours, de mois ou d’années : 90d, 6m, 1y"))
            .exits(2);
    }
    plan().run("agenda --within 2m").exits(0);
}
