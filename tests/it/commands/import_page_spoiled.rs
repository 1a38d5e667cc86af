//! `pcaet import page`: pages that are none, pages cut short or shuffled, and what is never lost

use std::collections::BTreeSet;
use std::fs;

use pcaet::interop::page::{self, Page};
use pcaet::plan::texte::fold;
use pcaet::plan::{Entete, Perimetre};
use pcaet::workspace::encode::{self, Beside};
use pcaet::yaml::Data;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

use crate::support::{Plan, Ran, pcaet, root};

/// Imports a page of these bytes.
fn import(plan: &Plan, bytes: impl AsRef<[u8]>) -> Ran {
    fs::write(plan.path().join("p.txt"), bytes).unwrap();
    plan.run("import page p.txt")
}

/// Expects a page to be refused, and nothing to be written.
#[track_caller]
fn refused(bytes: impl AsRef<[u8]>, code: i32, says: &str) {
    let plan = pcaet();
    import(&plan, bytes).prints_nothing().says(says).exits(code);
    assert_eq!(fs::read_dir(plan.actions()).unwrap().count(), 0);
}

#[test]
fn what_is_not_a_sheet_is_refused_with_the_reason() {
    let title = "conseil : une fiche commence par une ligne comme « 4.5 : Titre », « 37) Titre » ou « D1.3 - Titre », de 300 caractères au plus";
    let empty = "erreur : p.txt ne dit rien\n  conseil : copier dans ce fichier tout le texte de la page";
    refused("", 1, empty);
    refused("\u{feff} \r\n\t\r\n", 1, empty);
    refused("<!DOCTYPE html><html><body></body></html>", 1, empty);
    refused(
        "\n\nListe de courses\n• pain\n",
        1,
        &format!(
            "erreur : p.txt n’est pas une fiche : aucune ligne n’y donne le numéro et le titre (ligne 3 : « Liste de courses »)\n  {title}"
        ),
    );
    refused(
        format!("4.5 : {}\nObjectifs\nBudget\n", "x".repeat(301)),
        1,
        &format!(
            "erreur : p.txt n’est pas une fiche : aucune ligne n’y donne le numéro et le titre (ligne 1 : « 4.5 : {}… »)\n  {title}",
            "x".repeat(74)
        ),
    );
    refused(
        "1) Introduction\nUn texte.\nBudget\n",
        1,
        "erreur : p.txt n’est pas une fiche : sous « 1) Introduction » (ligne 1), aucune rubrique n’est connue\n  \
         conseil : une fiche a des lignes comme « Publié 21-11-2024 par … », « Objectifs » ou « Coordinateur(s) : … »",
    );
}

#[test]
fn what_is_no_text_or_too_much_of_it_is_refused() {
    let no_text = "erreur : p.txt n’est pas un texte\n  conseil : copier le texte de la page dans un fichier, ou enregistrer la page en HTML";
    refused(b"\x7fELF\x02\x01\x01\0\0\0", 2, no_text);
    refused(b"\xff\xfe\0\xd8", 2, no_text);
    refused((1..=8).cycle().take(4000).collect::<Vec<u8>>(), 2, no_text);
    refused(b"%PDF-1.7\n\x80\0\x01", 2, no_text);
    refused(
        vec![b'a'; (4 << 20) + 1],
        2,
        "erreur : p.txt est trop grand pour une page : plus de 4 Mio\n  conseil : garder le texte de la fiche seule",
    );
    let head = "4.5 : Titre\nPublié 21-11-2024 par compte\n";
    let too_long = "erreur : p.txt dit plus que ce que tient une fiche (1 Mio, 20 000 valeurs)\n  conseil : garder le texte de la fiche seule";
    refused(format!("{head}Constat\n{}\n", "mot ".repeat(400_000)), 1, too_long);
    refused(format!("{head}Objectifs\n{}", "• a\n".repeat(30_000)), 1, too_long);
}

#[test]
fn two_sheets_in_one_file_are_refused_with_their_lines() {
    let seed = fs::read_to_string(root().join("tests/pages/4.5.txt")).unwrap();
    refused(
        format!("{seed}\n\n{}", seed.replace("4.5 : ", "4.6 : ")),
        1,
        "erreur : p.txt tient 2 fiches (lignes 1, 85)\n  conseil : en faire un fichier par fiche, et les donner ensemble : pcaet import page FICHIER…",
    );
}

#[test]
fn a_heading_that_stands_twice_is_told() {
    let plan = pcaet();
    let text = "4.5 : Titre\nPublié 21-11-2024 par compte\nObjectifs\n• un\nConstat\nUn.\nObjectifs\n• deux\nConstat / Enjeux\n\nDeux.\n";
    let ran = import(&plan, text);
    ran.prints("4.5 : nouvelle fiche actions/4.5.yaml").exits(0);
    assert!(ran.stderr.starts_with(
        "attention, 4.5 : des rubriques y sont plusieurs fois (lignes 7, 9) : leurs textes sont réunis\n"
    ));
    let expected = "constat: |\n  Un.\n\n  Deux.\nobjectifs:\n  - un\n  - deux\n";
    assert!(plan.text("4.5.yaml").contains(expected), "{}", plan.text("4.5.yaml"));
}

#[test]
fn what_cannot_be_true_is_imported_and_told() {
    let plan = pcaet();
    let text = "4.5 : Titre\nPublié 21-11-2024 par compte\nDébut du projet Fin estimée Fin effective\n2026 2024 n.c.\n";
    let ran = import(&plan, text);
    ran.exits(0);
    assert!(
        ran.stderr.contains("\nattention, 4.5 : la fin (2024) précède le début (2026)\n"),
        "{}",
        ran.stderr
    );
    assert!(plan.text("4.5.yaml").contains("calendrier:\n  debut: 2026\n  fin_estimee: 2024\n"));
}

#[test]
fn a_page_cut_anywhere_even_within_a_letter_is_read_up_to_there() {
    let seed = fs::read(root().join("tests/pages/4.5.txt")).unwrap();
    let letter = seed.windows(2).rposition(|two| two == "é".as_bytes()).unwrap();
    let plan = pcaet();
    let ran = import(&plan, &seed[..=letter]);
    ran.exits(0);
    assert!(!ran.stderr.contains("Windows-1252"), "{}", ran.stderr);
    assert!(plan.text("4.5.yaml").starts_with(
        "numero: \"4.5\"\ntitre: Lancer une démarche d’écologie industrielle territoriale sur les parcs d’activités\n"
    ));
}

#[test]
fn what_people_write_in_the_lines_of_a_sheet_finds_its_field() {
    let plan = pcaet();
    let text = "\
Action 12 bis – Équiper les écoles
Publié 21-11-2024 par compte -
Contexte & enjeux
Un constat.
Périmètres
☑ Réduction des consommations énergétiques
☐ Réduction des émissions de GES
Impacts
Energie 66 %
Air : 100%
Gain carbone : Non chiffrable
Élu(s) référent(s) : -
Coordinateur(s) : Le Val (pilote, avec la CCI) -
Responsable(s) : Alice Crola -
Budget : Non chiffrable
Indicateurs
66 %
Valeur de l'indicateur : 66 % (%)

Minimum : 0 %

Maximum : 100 %

Valeur seuil : n.c.

%
2024

Écoles équipées
Statut : Terminé
";
    import(&plan, text).prints("12bis : nouvelle fiche actions/12bis.yaml").exits(0);
    assert_eq!(
        plan.text("12bis.yaml"),
        "\
numero: 12bis
titre: Équiper les écoles
publication:
  date: \"2024-11-21\"
  auteur: compte
statut: realise
constat: |
  Un constat.
perimetres:
  - energie
impacts:
  energie: 2
  air: 3
gains:
  ges: non-chiffrable
coordinateurs:
  - Le Val (pilote, avec la CCI)
responsables:
  - Alice Crola
budget:
  montant: non-chiffrable
indicateurs:
  - id: ecoles-equipees
    nom: Écoles équipées
    unite: \"%\"
    minimum: 0
    maximum: 100
    valeurs:
      2024: 66
"
    );
}

#[test]
fn what_has_no_field_is_kept_as_it_stands() {
    let plan = pcaet();
    let text = "Accueil > Plan climat\n4.5 : Titre\nPublié 21-11-2024 par compte\nUn chapeau.\nConstat\nn.c.\nDébut du projet Fin estimée\nbientôt plus tard\n\
        périmètres\n• Biodiversité\n☑ Eau\n☐ Sols\nImpacts\nGES2/5\nEau : 1/3\nPriorité : À voir\nPriorité : Haute\nÉchelle : Val\nEchelle : Autre\n\
        Indicateurs\nà préciser\n\nValeur de l'indicateur : beaucoup (kits)\nMinimum : peu\nkits\n2023\nKits distribués\nligne de trop\n";
    let ran = import(&plan, text);
    ran.exits(0);
    let text = plan.text("4.5.yaml");
    let (_, own) = text.split_once("x-a-classer:\n").unwrap();
    assert_eq!(
        own,
        "  - Accueil > Plan climat\n  - Un chapeau.\n  - bientôt plus tard\n  - Biodiversité\n  - ☑ Eau\n  - ☐ Sols\n  - GES2/5\n  - \"Eau : 1/3\"\n  \
         - \"Priorité : À voir\"\n  - \"Echelle : Autre\"\n  - à préciser\n  - \"Kits distribués, 2023 : Valeur de l'indicateur : beaucoup (kits)\"\n  \
         - \"Minimum : peu\"\n  - ligne de trop\n"
    );
    assert!(text.contains("priorite: haute\nechelle: Val\n"), "{text}");
    plan.run("fmt --check").exits(0);
    plan.run("validate").exits(0);
}

/// The words of the sheet's own headings and labels, and what fields write otherwise.
const OWN: &str = "publie constat enjeux objectifs debut projet fin estimee effective perimetres description action etapes \
    liens lien avec autres actions dispositifs par impacts elu elus referent referents coordinateur coordinateurs partenaires responsable \
    responsables budget indicateurs valeur indicateur minimum maximum seuil priorite echelle";

/// Returns the words that say something, compared.
fn words(text: &str) -> BTreeSet<String> {
    let folded = fold(text);
    let words = folded.split(|sign: char| !sign.is_alphanumeric()).filter(|word| word.len() > 2);
    words.map(str::to_owned).collect()
}

/// Finds a line of which the file holds neither the words nor what they stand for.
fn lost(text: &str, page: &Page) -> Option<String> {
    let mut beside = Beside::default();
    beside
        .own
        .push(("x-a-classer", Data::List(page.unplaced.iter().map(|one| Data::text(&one.text)).collect())));
    let file =
        encode::fiche(&page.fiche, &beside, &Entete::default(), "p").expect("a fiche that can be written");
    let (held, own) = (words(&file), words(OWN));
    let stands_for = |line: &str| {
        let grounds = [
            ("consommations energetique", Perimetre::Energie),
            ("emissions de ges", Perimetre::Ges),
            ("qualite de l'air", Perimetre::Air),
            ("des enr", Perimetre::Enr),
            ("changement climatique", Perimetre::Adaptation),
        ];
        let line = fold(line);
        let ground = grounds.iter().find(|(said, _)| line.contains(said)).map(|(_, ground)| *ground);
        let impacts = ["energie1/3", "ges2/3", "qualite de l'air1/3"];
        let has_impact = impacts.contains(&line.trim()) && !page.fiche.impacts.is_empty();
        let has_author = || line.split(' ').next_back().is_some_and(|auteur| fold(&file).contains(auteur));
        let is_date = line.contains("21-11-2024") && file.contains("2024-11-21") && has_author();
        has_impact || is_date || ground.is_some_and(|ground| page.fiche.perimetres.contains(&ground))
    };
    let is_kept = |line: &&str| {
        let is_own = |word: &String| own.contains(word) || own.contains(&format!("{word}s"));
        words(line).iter().all(|word| held.contains(word) || is_own(word)) || stands_for(line)
    };
    text.lines().find(|line| !is_kept(line)).map(str::to_owned)
}

#[test]
fn no_line_is_lost_however_the_page_is_cut_or_shuffled() {
    let seed = fs::read_to_string(root().join("tests/pages/4.5.txt")).unwrap();
    let lines: Vec<&str> = seed.lines().collect();
    let cases = std::env::var("PCAET_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(2_000) / 4;
    let config = Config { cases, failure_persistence: None, ..Config::default() };
    let moves = proptest::collection::vec((0..lines.len(), 0..lines.len()), 0..12);
    let cuts = (0..4_u8, 0..=seed.len(), any::<bool>());
    let outcome = TestRunner::new(config).run(&(moves, cuts), |(moves, (kind, cut, is_cut))| {
        let mut lines = lines.clone();
        for (from, to) in moves {
            match kind {
                0 => lines.swap(from, to),
                1 => lines[from] = lines[to],
                2 => lines.rotate_left(from),
                _ => {}
            }
        }
        let mut text = lines.join("\n");
        if is_cut {
            let end =
                (0..=cut.min(text.len())).rev().find(|end| text.is_char_boundary(*end)).unwrap_or_default();
            text.truncate(end);
        }
        if let Ok(page) = page::read(&text) {
            // Half a word may stand for a whole one: « Moyen » for « Moyenne ».
            let whole = if is_cut { text.rsplit_once('\n').unwrap_or_default().0 } else { &*text };
            prop_assert_eq!(lost(whole, &page), None, "in\n{}", text);
        }
        Ok(())
    });
    if let Err(error) = outcome {
        panic!("{error}");
    }
}

#[test]
fn no_text_makes_the_reader_fail() {
    let cases = std::env::var("PCAET_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(2_000);
    let config = Config { cases, failure_persistence: None, ..Config::default() };
    let pieces = [
        "4.5 : T",
        "Publié 1/2/2024 par x",
        "Action n°1.5 : A",
        "N° 4",
        "N\u{308}° 4",
        "Début du projet",
        "|",
        " | ",
        "---",
        "2024",
        "Fin estimée",
        "Énergie",
        "1/3",
        "%",
        "66",
        "☑",
        "☐",
        "•",
        ":",
        " : ",
        "(",
        ")",
        "«",
        "»",
        "Budget",
        "12 k€",
        "HT",
        "Indicateurs",
        "Valeur de l'indicateur : ",
        "{0=a;1=b}",
        "{=;}",
        "Minimum : ",
        "n.c.",
        "\n",
        "\n\n",
        "é",
        "\u{a0}",
        "e\u{301}",
        "İ",
        "ß",
        "Priorité : ",
        " / ",
        "Constat",
        "Étapes",
        "Responsable(s) : ",
        "<b>",
        "&amp;",
        "999999999999999999999999999999",
        "-",
        "𝐀",
    ];
    let texts = proptest::collection::vec(0..pieces.len(), 0..40);
    let outcome = TestRunner::new(config).run(&texts, |places| {
        let text: String = places.iter().map(|place| pieces[*place]).collect();
        for text in [format!("4.5 : Titre\nPublié 21-11-2024 par x\n{text}"), text] {
            pcaet::interop::html::words(&text);
            if let Ok(Page { fiche, .. }) = page::read(&text) {
                let written = encode::fiche(&fiche, &Beside::default(), &Entete::default(), "p");
                prop_assert!(written.is_ok(), "{:?} of\n{}", written, text);
            }
        }
        Ok(())
    });
    if let Err(error) = outcome {
        panic!("{error}");
    }
}
