//! `pcaet indicator show`

use crate::support::pcaet;

const KITS: &str = "
indicateurs:
  - id: kits
    nom: Kits distribués
    unite: kits
    cibles: {2029: 60}
    valeurs: {2021: 0, 2022: 12, 2024: 30}";

#[test]
fn off_a_terminal_a_series_is_its_table_and_a_line_with_a_blank_for_what_is_not_communicated() {
    pcaet().fiche("1.1", KITS).run("indicator show 1.1 kits").exits(0).says("").prints(
        "
        1.1 / kits : Kits distribués
        Unité kits · Minimum n.c. · Maximum n.c. · Valeur seuil n.c.

        Période   Valeur    Cible  Source  Commentaire
        2021      0 kits
        2022     12 kits
        2024     30 kits
        2029        n.c.  60 kits

        ▁▄ █

        prochaine valeur : 2025",
    );
}

#[test]
fn numbers_that_no_sum_holds_are_shown_without_a_picture() {
    let huge = "7".repeat(29);
    let body = format!(
        "indicateurs:\n  - id: kits\n    cumul: somme\n    cibles: {{2029: -{huge}}}\n    valeurs: {{2023: {huge}, 2024: {huge}}}"
    );
    let shown = pcaet().fiche("1.1", &body).run("indicator show 1.1 kits");
    shown.exits(0).says("");
    assert!(shown.stdout.contains("\n2024     77\u{202f}777\u{202f}777"), "{}", shown.stdout);
}
