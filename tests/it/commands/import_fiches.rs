//! `pcaet import csv` and `pcaet import xlsx`

use std::fs;

use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};

use crate::support::{Plan, committed, copy_of, git, pcaet, with_git};

fn write(plan: &Plan, name: &str, bytes: impl AsRef<[u8]>) {
    fs::write(plan.path().join(name), bytes).unwrap();
}

fn texts(plan: &Plan) -> Vec<(String, String)> {
    let entries = fs::read_dir(plan.actions()).unwrap().map(|entry| entry.unwrap().path());
    let mut texts: Vec<_> = entries
        .filter(|path| path.extension().is_some_and(|extension| extension == "yaml"))
        .map(|path| (path.display().to_string(), fs::read_to_string(path).unwrap()))
        .collect();
    texts.sort();
    texts
}

const PLAN: &str = "\
statut: en-cours  # depuis mars
calendrier: {debut: 2024, fin_estimee: 2027}
partenaires: [CCI, Communes]
responsables:
  - {nom: Alice Crola, identifiant: acrola}
  - nom: Inès Talhouarn
";

fn plan() -> Plan {
    pcaet().fiche("4.5", PLAN).fiche("4.10", "titre: Éclairer moins\nstatut: a-venir")
}

#[test]
fn rows_become_what_their_fiches_say_and_no_other_byte_changes() {
    let plan = plan();
    write(
        &plan,
        "fiches.csv",
        "N°;Intitulé;Statut;Date de fin;Partenaires;Personne pilote;Budget;Observations\r\n\
         4.5;;Réalisé;31/12/2026;Communes, ADEME (Angers, Paris);Inès Talhouarn, Alice Crola;12 000,50 €;x\r\n\
         ;éclairer MOINS;n.c.;;;;non chiffrable;\r\n\
         7.1;Planter des haies;À venir;;;;;y\r\n",
    );
    let told = "\
4.5  Une action
  statut : en cours → réalisé
  calendrier.fin_estimee : 2027 → 2026-12-31
  partenaires : CCI retiré
  partenaires : ADEME (Angers, Paris) ajouté
  budget.montant : n.c. → 12000.50
4.10  Éclairer moins
  statut : à venir → n.c.
  budget.montant : n.c. → non-chiffrable
7.1  Planter des haies  nouvelle fiche";
    let columns = "\
colonnes lues : N° → numero, Intitulé → titre, Statut → statut, Date de fin → calendrier.fin_estimee, \
Partenaires → partenaires, Personne pilote → responsables, Budget → budget.montant
colonne ignorée : Observations
";
    let before = texts(&plan);
    plan.run("import csv fiches.csv -n")
        .prints(told)
        .says(&format!("{columns}1 nouvelle fiche, 2 modifiées\nessai : rien n’a été écrit"))
        .exits(0);
    assert_eq!(texts(&plan), before);
    plan.run("import csv fiches.csv").prints(told).says(&format!("{columns}1 nouvelle fiche, 2 modifiées"));
    assert_eq!(
        plan.text("4.5.yaml"),
        "\
numero: \"4.5\"
titre: Une action
statut: realise  # depuis mars
calendrier: {debut: 2024, fin_estimee: \"2026-12-31\"}
partenaires: [Communes, \"ADEME (Angers, Paris)\"]
responsables:
  - {nom: Alice Crola, identifiant: acrola}
  - nom: Inès Talhouarn
budget:
  montant: 12000.50

"
    );
    assert!(
        plan.text("7.1.yaml").starts_with("numero: \"7.1\"\ntitre: Planter des haies\nstatut: a-venir\n")
    );
    let after = texts(&plan);
    plan.run("import csv fiches.csv")
        .prints("")
        .says(&format!("{columns}rien n’a changé ; 3 lignes déjà ainsi"))
        .exits(0);
    assert_eq!(texts(&plan), after);
}

#[test]
fn the_cells_of_a_workbook_are_read_as_they_are_meant() {
    let plan = plan();
    let mut workbook = Workbook::new();
    workbook.add_worksheet().write_row(0, 0, ["Lisez-moi"]).unwrap();
    let sheet = workbook.add_worksheet().set_name("Actions").unwrap();
    sheet.write_row(0, 0, ["Titre"]).unwrap();
    sheet.write_row(1, 0, ["Programme d’actions 2025"]).unwrap();
    sheet
        .write_row(3, 0, ["Code", "Titre", "Début", "Avancement", "Continue", "Budget prévisionnel"])
        .unwrap();
    let (day, share) = (Format::new().set_num_format("dd/mm/yyyy"), Format::new().set_num_format("0%"));
    sheet.write_row(5, 0, ["4.5", "Une action"]).unwrap();
    sheet.write_with_format(5, 2, ExcelDateTime::from_ymd(2025, 3, 1).unwrap(), &day).unwrap();
    sheet.write_with_format(5, 3, 0.45, &share).unwrap().write(5, 4, true).unwrap();
    sheet.write(5, 5, 1500.5).unwrap();
    write(&plan, "plan.xlsx", workbook.save_to_buffer().unwrap());
    plan.run("import xlsx plan.xlsx -q")
        .prints(
            "\
4.5  Une action
  calendrier.debut : 2024 → 2025-03-01
  calendrier.permanente : n.c. → oui
  avancement : n.c. → 45
  budget.montant : n.c. → 1500.5",
        )
        .exits(0);
    plan.run("import xlsx plan.xlsx --sheet Feuille").exits(2);
}

#[test]
fn several_fields_of_a_table_that_a_fiche_has_not_come_together() {
    let plan = plan();
    write(
        &plan,
        "fiches.csv",
        "numero;Date de début;Date de fin;Budget;Taxe\n4.10;2024;30/06/2025;1200;HT\n",
    );
    plan.run("import csv fiches.csv -q").exits(0);
    assert_eq!(
        plan.text("4.10.yaml"),
        "\
numero: \"4.10\"
titre: Éclairer moins
statut: a-venir
calendrier:
  debut: 2024
  fin_estimee: \"2025-06-30\"
budget:
  montant: 1200
  taxe: ht
"
    );
}

#[test]
fn one_refused_row_keeps_all_the_others_out() {
    let plan = plan();
    write(
        &plan,
        "fiches.csv",
        "numero;titre;statut;debut;parent\n\
         4.5;;en court;;\n\
         4.10;;réalisé;bientôt;\n\
         ;Inconnue;;;\n\
         4.5;;;;\n\
         7.1;;à venir;;\n\
         ../x;Dehors;;;\n\
         7.2;Une;;;9.9\n",
    );
    let before = texts(&plan);
    plan.run("import csv fiches.csv -q")
        .prints("")
        .says(
            "\
erreur : rien n’a été écrit : 7 lignes refusées sur 7
  ligne 2 : statut : « en court » n’existe pas
    conseil : peut-être en-cours · choisir parmi : a-venir, a-discuter, en-cours, realise, en-retard, en-pause, bloque, abandonne
  ligne 3 : « bientôt » n’est pas une période
    conseil : écrire 2024, 2024-S1, 2024-T3, 2024-06 ou 2024-06-30
  ligne 4 : il manque numero
    conseil : remplir la cellule ; seule une ligne sans valeur est passée
  ligne 5 : la fiche 4.5 est déjà à la ligne 2
    conseil : n’en garder qu’une
  ligne 6 : la fiche 7.1 est nouvelle, et son titre manque
    conseil : remplir la cellule ; si une colonne le donne sous un autre nom : --map titre=COLONNE
  ligne 7 : « ../x » ne peut pas être un numéro de fiche
    conseil : lettres, chiffres, « . », « - » et « _ » : 4.5, D1.3, 12bis ; pcaet list donne ceux du plan
  ligne 8 : parent : la fiche parente 9.9 n’est pas dans ce plan
    conseil : corriger le numéro du parent, ou ajouter sa fiche
  conseil : corriger ces lignes, puis relancer la même commande",
        )
        .exits(1);
    assert_eq!(texts(&plan), before);
}

#[test]
fn a_table_that_is_none_is_refused_with_what_it_has() {
    let plan = plan();
    let before = texts(&plan);
    for (name, bytes, why) in [
        ("vide.csv", &b""[..], "il manque les colonnes numero, titre"),
        ("autre.csv", b"a;b\n1;2\n", "il manque les colonnes numero, titre"),
        ("deux.csv", b"titre;intitule\nx;y\n", "deux colonnes pour titre"),
        ("valeurs.csv", b"numero;indicateur;nom;periode;valeur\n4.5;a;A;2024;1\n", "pcaet indicator import"),
        ("faux.xlsx", b"PK\x03\x04 pas un classeur", "classeur"),
        ("ancien.xlsx", b"\xd0\xcf\x11\xe0 ancien", "ancien"),
        ("ouvert.csv", b"titre\n\"a\n", "guillemet"),
        ("binaire.csv", b"\x00\x01\x02", "texte"),
    ] {
        write(&plan, name, bytes);
        let ran = plan.run(&format!("import csv {name} -q"));
        assert_eq!((ran.code, &*ran.stdout), (Some(2), ""), "{name}: {}", ran.stderr);
        assert!(ran.stderr.contains(why), "{name}: {}", ran.stderr);
    }
    write(&plan, "large.csv", "titre;statut\nx;a-venir;z\n");
    plan.run("import csv large.csv -q").exits(1);
    write(&plan, "nom.csv", "Libellé de la chose;N°\nUne;7.1\n");
    plan.run("import csv nom.csv --map titre=Libelle -q").exits(2);
    plan.run("import csv nom.csv --map titres=Libellé -q").exits(2);
    assert_eq!(texts(&plan), before);
    plan.run_words(&["import", "csv", "nom.csv", "--map", "titre=Libellé de la chose", "-q"])
        .prints("7.1  Une  nouvelle fiche")
        .exits(0);
}

#[test]
fn fiches_brought_in_are_one_commit() {
    let plan = committed(plan());
    write(&plan, "fiches.csv", "numero;titre;statut\n4.5;;realise\n7.1;Une;a-venir\n");
    with_git(&plan, "import csv fiches.csv --commit -q").exits(0);
    assert_eq!(
        git(&plan, &["log", "-1", "--format=%B", "--name-only"]),
        "Fiches importées : 1 nouvelle, 1 modifiée (4.5, 7.1)\n\n\nactions/4.5.yaml\nactions/7.1.yaml"
    );
}

#[test]
fn a_whole_plan_in_the_words_of_the_screen_comes_back_unchanged() {
    let plan = copy_of("examples/val-dormance/actions").today("2026-11-01");
    let columns =
        "numero,titre,statut,priorite,axe,debut,avancement,responsables,coordinateurs,secteurs,budget";
    let csv = plan.run(&format!("list --format csv --columns {columns}")).stdout;
    write(&plan, "plan.csv", csv);
    let before = texts(&plan);
    plan.run("import csv plan.csv -q").prints("").says("").exits(0);
    assert_eq!(texts(&plan), before);
}
