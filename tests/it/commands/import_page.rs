//! `pcaet import page`: what a published sheet becomes

use std::fs;

use serde_json::Value;

use crate::support::{Plan, committed, copy_of, git, pcaet, root, with_git};

/// A plan beside which the pages of the tests stand.
pub fn beside(plan: Plan) -> Plan {
    for name in ["4.5.txt", "37.txt"] {
        fs::copy(root().join("tests/pages").join(name), plan.path().join(name)).unwrap();
    }
    plan
}

fn plan() -> Plan {
    beside(pcaet())
}

/// Puts a file beside `actions/`.
fn put(plan: &Plan, name: &str, bytes: impl AsRef<[u8]>) {
    fs::write(plan.path().join(name), bytes).unwrap();
}

fn page(name: &str) -> String {
    fs::read_to_string(root().join("tests/pages").join(name)).unwrap()
}

/// What a fiche says, the ids of its indicators apart.
fn said(plan: &Plan, numero: &str) -> Value {
    let mut said = plan.run(&format!("show {numero} --json")).json()["fiches"][0].take();
    // What is wrong in it is told by its place.
    said["diagnostics"].take();
    for indicateur in said["indicateurs"].as_array_mut().unwrap() {
        indicateur["id"].take();
    }
    said
}

#[test]
fn the_published_sheet_becomes_the_fiche_that_was_written_by_hand() {
    let plan = plan();
    plan.run("import page 4.5.txt")
        .prints("4.5 : nouvelle fiche actions/4.5.yaml")
        .says(
            "attention, 4.5 : le texte de la page a perdu quels périmètres étaient cochés : tous y sont, retirer \
             ceux qui ne l’étaient pas",
        )
        .exits(0);
    for actions in ["tests/plans/dourdannais", "actions"] {
        assert_eq!(said(&plan, "4.5"), said(&copy_of(actions), "4.5"), "{actions}");
    }
    let text = plan.text("4.5.yaml");
    let comment =
        "\n# Le texte de la page publiée a perdu lesquelles de ces cases étaient cochées.\nperimetres:\n";
    assert!(text.contains(comment), "{text}");
    assert!(text.contains("\n  - id: entreprises-engagees-demarche-ecologie\n"), "{text}");
    assert!(!text.contains("x-a-classer"), "{text}");
    plan.run("fmt --check").exits(0);
    plan.run("validate").exits(0);
}

/// What the page without headings becomes.
const FICHE: &str = r#"numero: "37"
titre: Rénover les écoles du Val
publication:
  date: "2024-04-03"
  auteur: mairie37
statut: en-cours
priorite: haute
echelle: Val d’Orne / Perche
constat: |
  Les écoles du Val sont mal isolées : la facture monte.
  Elles datent des années 1970.

  Deux sont fermées l’été.
objectifs:
  - Réduire les consommations des écoles
  - Améliorer le confort des élèves, été comme hiver
calendrier:
  debut: 2024
  fin_estimee: 2026-06
perimetres:
  - energie
  - ges
  - adaptation
description: |
  Un audit de chaque école, puis des travaux :
etapes:
  - nom: Audit
    detail: deux bureaux d’études
  - nom: Travaux
liens:
  - action: D1.3
    titre: Former les agents
impacts:
  energie: 2
  ges: 1
gains:
  air: non-chiffrable
elus:
  - Jeanne Martin
coordinateurs:
  - Communes (pilote, avec le Val)
partenaires:
  - ADEME
  - Région
budget:
  montant: 120000
  taxe: ht
  commentaire: Hors achat de mobilier.
indicateurs:
  - id: ecoles-renovees
    nom: Nombre d'écoles rénovées
    unite: écoles
    minimum: 0
    valeurs:
      2024: 12
  - id: plan-travaux-adopte
    nom: Plan de travaux adopté
    modalites:
      0: non
      1: en cours
      2: oui
    minimum: non
    maximum: oui
    valeurs:
      2024-S1: en cours
x-a-classer:
  - Partager cette page
"#;

#[test]
fn a_page_without_headings_is_read_by_its_boxes_and_tables_and_says_so() {
    let plan = plan();
    plan.run("import page 37.txt")
        .prints(
            "
            37 : nouvelle fiche actions/37.yaml, 1 ligne sans champ, gardée dans x-a-classer :
              ligne 70 : Partager cette page",
        )
        .says(
            "attention, 37 : la page n’a pas de rubriques ; lus par leur place sur la page, à relire : Constat / Enjeux, \
             Objectifs, Description de l’action, Étapes",
        )
        .exits(0);
    assert_eq!(plan.text("37.yaml"), FICHE);
    plan.run("fmt --check").exits(0);
    plan.run("validate -A lien-inconnu").exits(0);
}

/// What a page with other headings becomes.
const OTHER: &str = r#"numero: D1.3
titre: Former les agents à l’éco-conduite
publication:
  date: "2024-05-03"
  auteur: compte
statut: realise
constat: |
  Les agents roulent beaucoup.
  • 120 véhicules
  • 2 millions de km
objectifs:
  - Réduire la consommation de 10 %
  - Former tous les agents
description: |
  Partenaires : à trouver dans chaque service.
  • Module 1 : théorie
  • Module 2 : pratique
impacts:
  energie: 2
  ges: 1
gains:
  energie: non-chiffrable
  ges:
    valeur: 12.5
    unite: tCO2e
    par: an
    horizon: 2030
coordinateurs:
  - Service des moyens généraux
partenaires:
  - ADEME
  - Région (DREAL, service climat)
moyens: |
  Un formateur à mi-temps
budget:
  commentaire: 20 € par agent
indicateurs:
  - id: agents-formes
    nom: Nombre d'agents formés
  - id: part-agents-formes
    nom: Part des agents formés (%)
"#;

#[test]
fn a_page_with_other_headings_is_read_by_their_meaning() {
    let plan = pcaet();
    put(&plan, "D1.3.txt", page("D1.3.txt"));
    plan.run("import page D1.3.txt")
        .prints("D1.3 : nouvelle fiche actions/D1.3.yaml")
        .says(
            "attention, D1.3 : rubriques que la page n’a pas : Calendrier, Périmètres, Priorité ; si elle les montre, son \
             texte a été coupé",
        )
        .exits(0);
    assert_eq!(plan.text("D1.3.yaml"), OTHER);
    plan.run("fmt --check").exits(0);
    plan.run("validate").exits(0);
}

#[test]
fn the_page_itself_says_what_its_text_says() {
    let plan = plan();
    let boxes = |line: &str| {
        let tick = |state: &str, label: &str| {
            format!("<p><input type=\"checkbox\"{state} disabled><label>{label}</label></p>")
        };
        line.strip_prefix("☑ ")
            .map(|label| tick(" checked", label))
            .or_else(|| Some(tick("", line.strip_prefix("☐ ")?)))
    };
    let mut html =
        String::from("<!DOCTYPE html><html><head><title>37</title></head><body><nav>Accueil</nav>\n");
    let text = page("37.txt").replace("élèves,\nété", "élèves, été").replace("monte.\n", "monte.<br>");
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let row = |line: &str| {
            let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
            format!("<td>{}</td>", cells.join("</td><td>"))
        };
        html += &match line {
            "| --- | --- | --- |" => String::new(),
            line if line.starts_with('|') => format!("<table><tr>{}</tr></table>", row(line)),
            line if line.starts_with('•') => format!("<ul><li>{}</li></ul>", &line["• ".len()..]),
            line => boxes(line).unwrap_or_else(|| format!("<p>{line}</p>")),
        };
        html.push('\n');
    }
    put(&plan, "37.html", html.replace('é', "&eacute;"));
    plan.run("import page 37.html").prints(
        "
        37 : nouvelle fiche actions/37.yaml, 1 ligne sans champ, gardée dans x-a-classer :
          ligne 45 : Partager cette page",
    );
    assert_eq!(plan.text("37.yaml"), FICHE);
}

#[test]
fn encodings_and_line_ends_change_nothing() {
    let reference = plan();
    reference.run("import page 4.5.txt").exits(0);
    let text = page("4.5.txt");
    let crlf = text.replace('\n', "\r\n").into_bytes();
    let marked = ["\u{feff}".as_bytes(), text.as_bytes()].concat();
    let decomposed = text.replace('é', "e\u{301}").into_bytes();
    let utf16: Vec<u8> = [0xfeff].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    for (name, bytes) in [("crlf", crlf), ("marked", marked), ("decomposed", decomposed), ("utf16", utf16)] {
        let plan = pcaet();
        put(&plan, name, bytes);
        plan.run(&format!("import page {name}")).prints("4.5 : nouvelle fiche actions/4.5.yaml").exits(0);
        assert_eq!(plan.text("4.5.yaml"), reference.text("4.5.yaml"), "{name}");
    }
}

#[test]
fn windows_1252_is_read_and_told() {
    let plan = pcaet();
    let latin = |text: &str| -> Vec<u8> {
        let byte = |sign: char| if sign == '’' { 0x92 } else { u8::try_from(u32::from(sign)).unwrap() };
        text.chars().map(byte).collect()
    };
    put(&plan, "p.txt", latin("4.5 : L’été\nPublié 21-11-2024 par compte\nObjectifs\nRéduire l’eau\n"));
    plan.run("import page p.txt").prints("4.5 : nouvelle fiche actions/4.5.yaml").says(
        "
        attention, 4.5 : ce n’est pas de l’UTF-8 : lu comme du Windows-1252
        attention, 4.5 : rubriques que la page n’a pas : Constat / Enjeux, Calendrier, Périmètres, Description de l’action, Impacts, Coordinateurs, Budget, Indicateurs, Priorité ; si elle les montre, son texte a été coupé",
    );
    assert!(plan.text("4.5.yaml").contains("titre: L’été\n"));
    assert!(plan.text("4.5.yaml").contains("  - Réduire l’eau\n"));
}

#[test]
fn several_pages_are_all_imported_or_none() {
    let plan = plan();
    put(&plan, "not.txt", "Bonjour\n");
    put(&plan, "empty.txt", " \n\n");
    plan.run("import page 4.5.txt not.txt 37.txt empty.txt absent.txt 37.txt")
        .prints_nothing()
        .says(
            "
            erreur : rien n’a été écrit : 4 pages sont refusées sur 6
              not.txt n’est pas une fiche : aucune ligne n’y donne le numéro et le titre (ligne 1 : « Bonjour »)
                conseil : une fiche commence par une ligne comme « 4.5 : Titre », « 37) Titre » ou « D1.3 - Titre », de 300 caractères au plus
              empty.txt ne dit rien
                conseil : copier dans ce fichier tout le texte de la page
              absent.txt ne peut être lu : il n’existe pas
                conseil : vérifier le chemin et les droits
              37.txt donne la fiche 37, comme 37.txt
                conseil : ne donner que la bonne page
              conseil : corriger ou retirer ces fichiers, puis relancer la même commande",
        )
        .exits(1);
    assert_eq!(fs::read_dir(plan.actions()).unwrap().count(), 0);
    plan.run("-q import page 4.5.txt 37.txt").prints(
        "
        4.5 : nouvelle fiche actions/4.5.yaml
        37 : nouvelle fiche actions/37.yaml, 1 ligne sans champ, gardée dans x-a-classer :
          ligne 70 : Partager cette page",
    );
    plan.run("import page 37.txt 4.5.txt")
        .prints("37 : actions/37.yaml dit déjà la même chose, rien n’a changé\n4.5 : actions/4.5.yaml dit déjà la même chose, rien n’a changé")
        .says("")
        .exits(0);
}

#[test]
fn a_fiche_that_says_something_else_is_never_replaced() {
    let plan = plan();
    plan.run("import page 37.txt").exits(0);
    let mut before = plan.text("37.yaml").replace("priorite: haute", "priorite: basse");
    // An id of one's own and a line that found its place are no difference.
    before =
        before.replace("ecoles-renovees", "renovees").replace("x-a-classer:\n  - Partager cette page\n", "");
    let plan = plan.file("37.yaml", before.as_bytes());
    plan.run("import page 37.txt")
        .prints(
            "
            --- a/actions/37.yaml
            +++ b/37.txt
            @@ -4,7 +4,7 @@
               date: \"2024-04-03\"
               auteur: mairie37
             statut: en-cours
            -priorite: basse
            +priorite: haute
             echelle: Val d’Orne / Perche
             constat: |
               Les écoles du Val sont mal isolées : la facture monte.",
        )
        .says(
            "
            erreur : actions/37.yaml existe déjà et dit autre chose que 37.txt : priorite
              conseil : pcaet set 37 ou pcaet edit 37 y met ce qui est voulu ; pour tout reprendre de la page, supprimer actions/37.yaml et relancer",
        )
        .exits(1);
    assert_eq!(plan.text("37.yaml"), before);
    let ran = plan.lang("en");
    let ran = ran.run("import page 37.txt --json");
    ran.prints_nothing();
    let error: Value = serde_json::from_str(&ran.stderr).unwrap();
    assert_eq!(error["error"]["code"], "page-autre");
    assert_eq!(
        error["error"]["message"],
        "actions/37.yaml is already there and says something else than 37.txt: priorite"
    );
}

#[test]
fn a_dry_run_shows_the_fiche_and_writes_nothing() {
    let plan = plan();
    let ran = plan.run("import page 37.txt -n");
    ran.exits(0);
    assert!(ran.stdout.starts_with(FICHE), "{}", ran.stdout);
    assert!(ran.stdout.ends_with("37 : actions/37.yaml serait faite, 1 ligne sans champ, gardée dans x-a-classer :\n  ligne 70 : Partager cette page\n"));
    let ran = plan.run("import page 37.txt -n --diff");
    assert!(
        ran.stdout.starts_with("--- a/actions/37.yaml\n+++ b/actions/37.yaml\n@@ -0,0 +1,"),
        "{}",
        ran.stdout
    );
    assert_eq!(fs::read_dir(plan.actions()).unwrap().count(), 0);
}

#[test]
fn a_commit_holds_the_fiches_alone() {
    let plan = beside(committed(pcaet().fiche("1.1", "")));
    with_git(&plan, "import page 4.5.txt 37.txt --commit").exits(0);
    assert_eq!(git(&plan, &["log", "-1", "--format=%B"]), "2 nouvelles fiches : 4.5, 37");
    assert_eq!(git(&plan, &["show", "--name-only", "--format="]), "actions/37.yaml\nactions/4.5.yaml");
    with_git(&plan, "import page 4.5.txt --commit").exits(0);
    assert_eq!(git(&plan, &["log", "--oneline"]).lines().count(), 2);
}

#[test]
fn the_answer_in_json_tells_what_has_no_field() {
    let plan = plan();
    plan.run("import page 37.txt --json").prints(
        r#"{"schema_version":1,"kind":"import-page","changed":true,"fiches":[{"numero":"37","titre":"Rénover les écoles du Val","path":"actions/37.yaml","from":"37.txt","changed":true,"unplaced":[{"line":70,"text":"Partager cette page"}],"remarks":[{"code":"page-par-place","message":"la page n’a pas de rubriques ; lus par leur place sur la page, à relire : Constat / Enjeux, Objectifs, Description de l’action, Étapes"}],"errors":[]}],"dry_run":false,"commit":null}"#,
    );
    plan.run("import page 37.txt --json=changed")
        .prints(r#"{"schema_version":1,"kind":"import-page","changed":false}"#);
}
