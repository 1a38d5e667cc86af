//! `pcaet set`

use std::fs;

use crate::support::{copy_of, pcaet};

const FICHE: &str = "\
statut: en-cours  # depuis mars
calendrier: {debut: 2024, fin_estimee: 2027}
partenaires: [CCI, Communes]
etapes:
  - nom: Étude
  - nom: Travaux
    echeance: 2026
budget:
  montant:
";

#[test]
fn a_field_reads_what_it_is_told_and_the_rest_of_the_file_stays() {
    let plan = pcaet().fiche("4.5", FICHE);
    plan.run_words(&["set", "4.5", "statut=en-pause", "statut_motif=Subvention : en attente"])
        .prints("4.5 statut : en-cours → en-pause\n4.5 statut_motif : n.c. → Subvention : en attente")
        .exits(0);
    let after = "numero: \"4.5\"\ntitre: Une action\nstatut: en-pause  # depuis mars\n\
        statut_motif: \"Subvention : en attente\"\ncalendrier: {debut: 2024, fin_estimee: 2027}\n";
    assert!(plan.text("4.5.yaml").starts_with(after), "{}", plan.text("4.5.yaml"));
    let before = plan.text("4.5.yaml");
    plan.run("set 4.5 statut=en-pause").prints("4.5 statut : déjà en-pause, rien n’a changé").exits(0);
    assert_eq!(plan.text("4.5.yaml"), before);
}

#[test]
fn a_field_within_others_is_named_by_its_way() {
    let plan = pcaet().fiche("4.5", FICHE);
    plan.run_words(&[
        "set",
        "4.5",
        "calendrier.fin_estimee=2028-06",
        "etapes[Travaux].realisee=oui",
        "etapes[#1].echeance=2025-T1",
        "budget.montant=12 000,5",
        "budget.taxe=ht",
        "impacts.ges=2",
        "publication.auteur=2024",
    ])
    .prints(
        "4.5 calendrier.fin_estimee : 2027 → 2028-06
4.5 etapes[Travaux].realisee : n.c. → oui
4.5 etapes[#1].echeance : n.c. → 2025-T1
4.5 budget.montant : n.c. → 12000.5
4.5 budget.taxe : n.c. → ht
4.5 impacts.ges : n.c. → 2
4.5 publication.auteur : n.c. → 2024",
    )
    .exits(0);
    assert_eq!(
        plan.text("4.5.yaml"),
        "\
numero: \"4.5\"
titre: Une action
publication:
  auteur: \"2024\"
statut: en-cours  # depuis mars
calendrier: {debut: 2024, fin_estimee: 2028-06}
impacts:
  ges: 2
partenaires: [CCI, Communes]
etapes:
  - nom: Étude
    echeance: 2025-T1
  - nom: Travaux
    echeance: 2026
    realisee: oui
budget:
  montant: 12000.5
  taxe: ht

"
    );
}

#[test]
fn a_list_gains_and_loses_items_once() {
    let plan = pcaet().fiche("4.5", FICHE);
    let line = "set 4.5 partenaires+=ADEME partenaires-=CCI etapes+=Bilan liens+=2.4 elus+=Martin";
    plan.run(line)
        .prints(
            "4.5 partenaires : ADEME ajouté
4.5 partenaires : CCI retiré
4.5 etapes : Bilan ajouté
4.5 liens : 2.4 ajouté
4.5 elus : Martin ajouté",
        )
        .exits(0);
    plan.run("show 4.5 --json=partenaires,elus,liens").prints(
        r#"{"schema_version":1,"kind":"fiches","fiches":[{"partenaires":["Communes","ADEME"],"elus":["Martin"],"liens":[{"action":"2.4","titre":null,"dispositif":null}]}]}"#,
    );
    assert!(
        plan.text("4.5.yaml").contains("    echeance: 2026\n  - nom: Bilan\n"),
        "{}",
        plan.text("4.5.yaml")
    );
    let before = plan.text("4.5.yaml");
    plan.run(line)
        .prints(
            "4.5 partenaires : ADEME y est déjà, rien n’a changé
4.5 partenaires : CCI n’y est pas, rien n’a changé
4.5 etapes : Bilan y est déjà, rien n’a changé
4.5 liens : 2.4 y est déjà, rien n’a changé
4.5 elus : Martin y est déjà, rien n’a changé",
        )
        .exits(0);
    assert_eq!(plan.text("4.5.yaml"), before);
}

#[test]
fn a_note_is_of_today_and_comes_from_a_file_as_well() {
    let plan = pcaet().fiche("4.5", "").today("2026-11-01");
    fs::write(plan.path().join("note.txt"), "Première ligne.\nDeuxième : ligne.\n").unwrap();
    plan.run("set 4.5 notes+=@note.txt")
        .prints("4.5 notes : Première ligne. Deuxième : ligne. ajouté")
        .exits(0);
    plan.run("show 4.5 --json=notes").prints(
        r#"{"schema_version":1,"kind":"fiches","fiches":[{"notes":[{"date":"2026-11-01","texte":"Première ligne.\nDeuxième : ligne.","auteur":null}]}]}"#,
    );
    plan.run("set 4.5 notes+=@note.txt").says("").exits(0);
    assert_eq!(plan.text("4.5.yaml").matches("texte:").count(), 1);
}

#[test]
fn nothing_is_written_unless_all_of_it_can_be() {
    let plan = pcaet().fiche("4.5", FICHE);
    let before = plan.text("4.5.yaml");
    for (line, said, code) in [
        (
            "set 4.5 priorite=haute statut=fini",
            "erreur : statut : « fini » n’existe pas\n  conseil : peut-être realise · choisir parmi : a-venir, a-discuter, en-cours, realise, en-retard, en-pause, bloque, abandonne",
            1,
        ),
        (
            "set 4.5 statuts=en-cours",
            "erreur : statuts : clé inconnue « statuts »\n  conseil : peut-être statut · une clé maison commence par x-",
            1,
        ),
        (
            "set 4.5 calendrier.fin_estimee=2000",
            "erreur : calendrier.fin_estimee : la fin (2000) précède le début (2024)\n  conseil : corriger l’une des deux dates",
            1,
        ),
        (
            "set 4.5 calendrier=2024",
            "erreur : « calendrier » a ses propres champs\n  conseil : choisir parmi : calendrier.debut, calendrier.fin_effective, calendrier.fin_estimee, calendrier.permanente",
            2,
        ),
        (
            "set 4.5 partenaires=ADEME",
            "erreur : « partenaires » est une liste\n  conseil : ajouter un élément par partenaires+=ÉLÉMENT, en retirer un par partenaires-=ÉLÉMENT",
            2,
        ),
        (
            "set 4.5 statut+=en-cours",
            "erreur : « statut » n’est pas une liste\n  conseil : écrire statut=VALEUR",
            2,
        ),
        (
            "set 4.5 etapes[Bilan].echeance=2027",
            "erreur : « etapes » n’a pas d’élément « Bilan »\n  conseil : ses éléments : Étude, Travaux",
            4,
        ),
        (
            "set 4.5 numero=4.6",
            "erreur : le numéro est aussi le nom du fichier, et ce que les autres fiches citent\n  conseil : pcaet rename 4.5 4.6",
            2,
        ),
        (
            "set 4.5 statut",
            "erreur : « statut » ne dit pas quel champ doit valoir quoi\n  conseil : écrire CHAMP=VALEUR, LISTE+=ÉLÉMENT ou LISTE-=ÉLÉMENT : statut=en-cours, calendrier.debut=2024, partenaires+=ADEME, \"etapes[Phase de construction].realisee=2025-03\"",
            2,
        ),
        (
            "set 4.5 titre=",
            "erreur : titre : la fiche n’a pas de titre\n  conseil : écrire après titre: ce que fait l’action",
            1,
        ),
        (
            "set 4.5 liens+=../../x",
            "erreur : liens[../../x].action : « ../../x » ne peut pas être un numéro\n  conseil : lettres, chiffres, « . », « - » et « _ », 40 au plus : 4.5, D1.3, 12bis",
            1,
        ),
        (
            "set 9.9 statut=en-cours",
            "erreur : aucune fiche 9.9\n  conseil : pcaet list donne celles du plan",
            4,
        ),
    ] {
        plan.run(line).prints_nothing().says(said).exits(code);
        assert_eq!(plan.text("4.5.yaml"), before, "{line}");
    }
}

#[test]
fn what_was_expected_must_still_be_there() {
    let plan = pcaet().fiche("4.5", FICHE);
    plan.run("set 4.5 statut=realise --expect a-venir")
        .says("erreur : la valeur de statut est en-cours, et non a-venir\n  conseil : quelqu’un l’a changée : relire, puis recommencer")
        .exits(5);
    plan.run("set 4.5 priorite=haute --expect n.c.").prints("4.5 priorite : n.c. → haute").exits(0);
    plan.run("set 4.5 priorite=basse statut=realise --expect haute").exits(2);
}

#[test]
fn a_dry_run_shows_and_json_tells_before_and_after() {
    let plan = pcaet().fiche("4.5", FICHE);
    let before = plan.text("4.5.yaml");
    plan.run("set 4.5 priorite=haute -n --diff")
        .prints(
            "\
--- a/actions/4.5.yaml
+++ b/actions/4.5.yaml
@@ -1,6 +1,7 @@
 numero: \"4.5\"
 titre: Une action
 statut: en-cours  # depuis mars
+priorite: haute
 calendrier: {debut: 2024, fin_estimee: 2027}
 partenaires: [CCI, Communes]
 etapes:
4.5 priorite : n.c. → haute",
        )
        .says("essai : rien n’a été écrit")
        .exits(0);
    plan.run("set 4.5 calendrier.debut=2025 partenaires+=ADEME partenaires-=CCI statut= -n --json").prints(
        r#"{"schema_version":1,"kind":"set","changed":true,"before":{"calendrier.debut":2024,"partenaires[ADEME]":null,"partenaires[CCI]":"CCI","statut":"en-cours"},"after":{"calendrier.debut":2025,"partenaires[ADEME]":"ADEME","partenaires[CCI]":null,"statut":null},"path":"actions/4.5.yaml","warnings":[],"dry_run":true,"commit":null}"#,
    );
    assert_eq!(plan.text("4.5.yaml"), before);
}

#[test]
fn what_the_plan_says_of_itself_is_set_alike() {
    let plan = pcaet().fiche("4.5", "").file("plan.yaml", b"nom: Plan\naxes: {\"4\": Sol}\n");
    plan.run_words(&["set", "plan", "adopte_le=2024-03-12", "axes[4.1]=Eau"])
        .prints("plan adopte_le : n.c. → 2024-03-12\nplan axes[4.1] : n.c. → Eau")
        .exits(0);
    assert_eq!(
        plan.text("plan.yaml"),
        "nom: Plan\nadopte_le: \"2024-03-12\"\naxes: {\"4\": Sol, \"4.1\": Eau}\n"
    );
}

#[test]
fn a_new_doubt_is_told_and_the_value_stands() {
    let plan = pcaet().fiche("4.5", FICHE).today("2026-11-01");
    plan.run("set 4.5 calendrier.fin_estimee=2025")
        .prints("4.5 calendrier.fin_estimee : 2027 → 2025")
        .says("attention : échéance dépassée de 305 jours : fin estimée 2025 (echeance-depassee)")
        .exits(0);
}

#[test]
fn hostile_texts_are_kept_as_they_are_or_refused() {
    let million = "é".repeat(400_000);
    for text in [
        "$15,000",
        "'",
        "\"",
        "#",
        "a # b",
        "a: b",
        ": ",
        "- a",
        "-",
        "? a",
        "[a",
        "{a}",
        "&a",
        "*a",
        "!a",
        "|",
        ">",
        "%a",
        "@@",
        "`a`",
        "oui",
        "no",
        "null",
        "~",
        "1:30",
        "0x1F",
        "1e3",
        "2024-06-30",
        "🌱 arbre",
        "\u{202e}abc\u{202c}",
        "a\u{a0}b",
        "a\tb",
        "ligne\n  deux\n\nfin",
        "a\u{2028}b",
        "a\u{feff}b",
        "12 000,5",
        "<<",
        "---",
        "...",
        &million,
    ] {
        let plan = copy_of("tests/plans/dourdannais");
        fs::write(plan.path().join("texte.txt"), text).unwrap();
        let before = plan.text("4.5.yaml");
        let ran = plan.run("set 4.5 moyens=@texte.txt");
        if ran.code == Some(0) {
            let shown = plan.run("show 4.5 --json=moyens").stdout;
            let answer: serde_json::Value = serde_json::from_str(&shown).unwrap();
            let kept = answer["fiches"][0]["moyens"].as_str().unwrap();
            let normal = |text: &str| text.trim().replace('\u{a0}', " ");
            assert_eq!(normal(kept), normal(text));
        } else {
            assert_eq!(plan.text("4.5.yaml"), before, "{text:?}");
            assert!(ran.stderr.contains("conseil"), "{text:?}: {}", ran.stderr);
        }
    }
    for text in ["\u{0}", "a\u{1b}[31mb", "\u{7}"] {
        let plan = copy_of("tests/plans/dourdannais");
        let before = plan.text("4.5.yaml");
        fs::write(plan.path().join("texte.txt"), text).unwrap();
        plan.run("set 4.5 moyens=@texte.txt")
            .says("erreur : FIELD=VALUE : ce texte contient un caractère de contrôle\n  conseil : le retirer")
            .exits(1);
        assert_eq!(plan.text("4.5.yaml"), before);
    }
}

#[test]
fn an_item_is_named_by_what_tells_it_from_the_others() {
    let territory = b"indicateurs:\n  - id: ges\n";
    let plan = pcaet().fiche("4.5", FICHE).file("plan.yaml", territory).today("2026-11-01");
    plan.run_words(&[
        "set",
        "4.5",
        "notes+=Réunion, le matin",
        "notes+=Visite",
        "notes[Réunion, le matin].auteur=Martin",
        "etapes+=Lot [1] : étude",
        "etapes[Lot [1] : étude].debut=2025",
        "liens+=CRTE 2021-2026",
        "liens[CRTE 2021-2026].titre=Relance",
        "documents+=https://exemple.fr/a.pdf",
        "documents[https://exemple.fr/a.pdf].titre=Étude",
        "indicateurs+=plan/ges",
        "budget.lignes+=2025,investissement",
        "budget.lignes[investissement].prevu=12 000",
        "statut=En pause",
        "secteurs+=Résidentiel",
    ])
    .exits(0);
    plan.run("show 4.5 --json=notes,liens,documents,voir,statut,secteurs").prints(
        r#"{"schema_version":1,"kind":"fiches","fiches":[{"notes":[{"date":"2026-11-01","texte":"Réunion, le matin","auteur":"Martin"},{"date":"2026-11-01","texte":"Visite","auteur":null}],"liens":[{"action":null,"titre":"Relance","dispositif":"CRTE 2021-2026"}],"documents":[{"titre":"Étude","url":"https://exemple.fr/a.pdf"}],"voir":["ges"],"statut":"en-pause","secteurs":["residentiel"]}]}"#,
    );
    let text = plan.text("4.5.yaml");
    assert!(text.contains("  - nom: \"Lot [1] : étude\"\n    debut: 2025\n"), "{text}");
    assert!(text.contains("    - type: investissement\n      annee: 2025\n      prevu: 12000\n"), "{text}");
    plan.run_words(&["set", "4.5", "notes-=Visite", "liens-=CRTE 2021-2026", "indicateurs-=plan/ges"])
        .exits(0);
    plan.run("show 4.5 --json=liens,voir")
        .prints(r#"{"schema_version":1,"kind":"fiches","fiches":[{"liens":[],"voir":[]}]}"#);
    plan.run("set 4.5 budget.lignes+=2025,fonctionnement").exits(0);
    plan.run("set 4.5 budget.lignes[2025].reel=3")
        .says("erreur : budget.lignes[2025].reel : 2 éléments répondent à « 2025 »\n  conseil : dire lequel par son rang : budget.lignes[#1], budget.lignes[#2]")
        .exits(2);
}

#[test]
fn a_key_of_the_house_keeps_what_it_holds_and_an_entry_its_fields() {
    let plan = pcaet().fiche(
        "4.5",
        "x-tags: [a, b]\nx-m: {k: v}\netapes: [{nom: A}, {nom: B, detail: d}]\nconstat: ancien",
    );
    plan.run("set 4.5 x-tags+=c x-tags-=a x-new-=z").exits(0);
    let after = plan.text("4.5.yaml");
    assert!(after.contains("x-tags: [b, c]\n") && !after.contains("x-new"), "{after}");
    plan.run("set 4.5 x-m+=z").exits(2);
    plan.run("set 4.5 etapes[#2]=x").exits(2);
    assert_eq!(plan.run("set 4.5 constat=- moyens=-").code, Some(2));
    assert_eq!(plan.text("4.5.yaml"), after);
}

#[test]
fn an_item_that_says_nothing_is_refused() {
    let plan = pcaet().fiche("4.5", FICHE);
    for list in ["partenaires+=", "partenaires-= ", "notes+="] {
        let ran = plan.run_words(&["set", "4.5", list]);
        ran.exits(2);
        assert!(ran.stderr.contains(" : l’élément est vide\n"), "{}", ran.stderr);
    }
    plan.run_words(&["set", "4.5", "budget.lignes+=investissement,fonctionnement"])
        .says(
            "erreur : « budget.lignes » : une ligne se nomme par un type, une année et une unité, chacun une fois \
             au plus\n  conseil : par exemple budget.lignes+=investissement,2025,EUR",
        )
        .exits(2);
}

#[test]
fn a_list_of_several_lines_is_emptied_whole() {
    let plan = pcaet().fiche("4.5", FICHE);
    plan.run_words(&["set", "4.5", "etapes="]).prints("4.5 etapes : Étude, Travaux, 2026 → n.c.").exits(0);
    let rest = "calendrier: {debut: 2024, fin_estimee: 2027}
partenaires: [CCI, Communes]
etapes:
budget:
  montant:

";
    assert!(plan.text("4.5.yaml").ends_with(rest), "{}", plan.text("4.5.yaml"));
}

#[test]
fn what_would_be_wrong_for_another_fiche_is_refused() {
    let plan = pcaet()
        .file("plan.yaml", b"indicateurs:\n  - id: ges\n    unite: ktCO2e\n")
        .fiche("4.5", "indicateurs:\n  - voir: plan/ges\n");
    plan.run("set 4.5 parent=9.9")
        .says(
            "erreur : parent : la fiche parente 9.9 n’est pas dans ce plan\n  \
             conseil : corriger le numéro du parent, ou ajouter sa fiche",
        )
        .exits(1);
    plan.run("set plan indicateurs-=ges")
        .says(
            "erreur : actions/4.5.yaml indicateurs[plan/ges].voir : plan.yaml n’a pas d’indicateur « ges »\n  \
             conseil : corriger l’id, ou ajouter l’indicateur à plan.yaml",
        )
        .exits(1);
}

#[test]
fn a_text_of_a_file_is_read_as_a_fiche_holds_it() {
    let plan = pcaet().fiche("4.5", "");
    let file = plan.path().join("moyens.txt");
    fs::write(&file, "\u{feff}Un agent\r\nun e\u{301}te\u{301}\r\n").unwrap();
    let word = format!("moyens=@{}", file.display());
    plan.run_words(&["set", "4.5", &word]).exits(0);
    assert!(
        plan.text("4.5.yaml").ends_with("moyens: |\n  Un agent\n  un été\n\n"),
        "{}",
        plan.text("4.5.yaml")
    );
    fs::write(&file, "a".repeat((1 << 20) + 1)).unwrap();
    plan.run_words(&["set", "4.5", &word])
        .says(
            "
            erreur : FIELD=VALUE : ce texte est plus long qu’un fichier de fiche (1048576 octets)
              conseil : l’abréger, ou le publier ailleurs et le citer dans documents
            ",
        )
        .exits(1);
    fs::write(&file, b"\xe9t\xe9").unwrap();
    let ran = plan.run_words(&["set", "4.5", &word]);
    ran.exits(2);
    assert!(ran.stderr.contains("moyens.txt ne peut être lu : ce n’est pas de l’UTF-8\n"), "{}", ran.stderr);
}

#[test]
fn an_accent_beside_its_letter_is_the_same_name() {
    // As a Mac may write it: e, then the accent.
    let beside = "partenaires: [Re\u{301}gion]\netapes:\n  - nom: E\u{301}tude pre\u{301}alable";
    let plan = pcaet().fiche("4.5", beside);
    plan.run_words(&["set", "4.5", "etapes[Étude préalable].echeance=2026", "partenaires+=Région"])
        .prints(
            "4.5 etapes[Étude préalable].echeance : n.c. → 2026
4.5 partenaires : Région y est déjà, rien n’a changé",
        )
        .exits(0);
    plan.run_words(&["set", "4.5", "partenaires-=Re\u{301}gion"]).exits(0);
    assert_eq!(
        plan.text("4.5.yaml"),
        "numero: \"4.5\"\ntitre: Une action\npartenaires: []\netapes:\n  - nom: E\u{301}tude pre\u{301}alable\n    echeance: 2026\n"
    );
}

#[test]
fn what_is_not_there_cannot_be_emptied() {
    let plan = pcaet().fiche("4.5", FICHE).fiche("4.6", "x-mesures: {eau: 3}");
    plan.run("set 4.5 etapes[Travau].realisee=")
        .prints_nothing()
        .says("erreur : « etapes » n’a pas d’élément « Travau »\n  conseil : ses éléments : Étude, Travaux")
        .exits(4);
    plan.run("set 4.5 priorite= budget.taxe=")
        .prints("4.5 priorite : déjà n.c., rien n’a changé\n4.5 budget.taxe : déjà n.c., rien n’a changé")
        .exits(0);
    for line in ["set 4.5 statuts=", "set 4.5 statuts-=x"] {
        plan.run(line)
            .prints_nothing()
            .says("erreur : statuts : clé inconnue « statuts »\n  conseil : peut-être statut · une clé maison commence par x-")
            .exits(1);
    }
    // In a table of the house, brackets name a key as well.
    plan.run("set 4.6 x-mesures=")
        .says("erreur : « x-mesures » a ses propres champs\n  conseil : choisir parmi : x-mesures.eau")
        .exits(2);
    plan.run("set 4.6 x-mesures[eau]=").prints("4.6 x-mesures[eau] : 3 → n.c.").exits(0);
}

#[test]
fn a_diff_says_where_the_last_line_has_no_end() {
    let plan = pcaet().file("4.5.yaml", b"numero: \"4.5\"\ntitre: Une action");
    plan.run("set 4.5 statut=en-cours --diff").prints(
        "
        --- a/actions/4.5.yaml
        +++ b/actions/4.5.yaml
        @@ -1,2 +1,3 @@
         numero: \"4.5\"
        -titre: Une action
        \\ No newline at end of file
        +titre: Une action
        +statut: en-cours
        \\ No newline at end of file
        4.5 statut : n.c. → en-cours
        ",
    );
}
