//! `pcaet merge-file`

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::support::{BINARY, Plan, Ran, git, pcaet};

const BASE: &str = "\
numero: \"4.5\"
titre: Écologie industrielle
statut: a-venir
priorite: moyenne
calendrier: {debut: 2024, fin_estimee: 2026}
etapes:
  - nom: Recruter
    echeance: 2024-06
  - nom: Démarcher
    echeance: 2025-06
partenaires: [CCI, GEHU]
indicateurs:
  - id: entreprises-engagees
    nom: Entreprises engagées
    valeurs:
      2023: 0
";

/// What a merge gave: its answer, and the file it left.
struct Merge {
    ran: Ran,
    text: String,
}

impl Merge {
    /// Expects the base with these lines in the place of others, nothing said, and exit code 0.
    #[track_caller]
    fn gives(&self, changes: &[(&str, &str)]) {
        assert_eq!(self.text, base_with(changes), "\nstderr: {}", self.ran.stderr);
        self.ran.prints_nothing().says("").exits(0);
    }

    /// Expects the base with these lines in the place of others, this on stderr, and exit code 1.
    #[track_caller]
    fn disputes(&self, changes: &[(&str, &str)], expected: &str) {
        assert_eq!(self.text, base_with(changes), "\nstderr: {}", self.ran.stderr);
        self.ran.prints_nothing().says(expected).exits(1);
    }
}

#[track_caller]
fn base_with(changes: &[(&str, &str)]) -> String {
    changes.iter().fold(BASE.to_owned(), |text, (old, new)| {
        assert!(text.contains(old), "{old:?} stands in the fiche");
        text.replacen(old, new, 1)
    })
}

fn write_versions(plan: &Plan, texts: [&str; 3]) {
    for (name, text) in ["base", "ours", "theirs"].into_iter().zip(texts) {
        fs::write(plan.path().join(name), text).unwrap();
    }
}

fn merge_texts(texts: [&str; 3]) -> Merge {
    let plan = pcaet();
    write_versions(&plan, texts);
    let ran = plan.run("merge-file base ours theirs --path actions/4.5.yaml");
    Merge { ran, text: fs::read_to_string(plan.path().join("ours")).unwrap() }
}

/// Merges two branches, each of which puts lines in the place of others.
fn merge(ours: &[(&str, &str)], theirs: &[(&str, &str)]) -> Merge {
    merge_texts([BASE, &base_with(ours), &base_with(theirs)])
}

#[test]
fn two_branches_that_add_a_year_each_merge_in_the_order_of_the_years() {
    let year = |line: &'static str| [("      2023: 0\n", line)];
    let both = [("      2023: 0\n", "      2023: 0\n      2024: 12\n      2025: 15\n")];
    let (one, other) = (year("      2023: 0\n      2024: 12\n"), year("      2023: 0\n      2025: 15\n"));
    merge(&one, &other).gives(&both);
    merge(&other, &one).gives(&both);
}

#[test]
fn two_fields_on_neighbouring_lines_merge() {
    let (ours, theirs) = (("statut: a-venir", "statut: en-cours"), ("priorite: moyenne", "priorite: haute"));
    merge(&[ours], &[theirs]).gives(&[ours, theirs]);
}

#[test]
fn two_new_partenaires_both_come_in() {
    let with = |list: &'static str| [("[CCI, GEHU]", list)];
    merge(&with("[CCI, GEHU, ADEME]"), &with("[CCI, GEHU, Région]"))
        .gives(&with("[CCI, GEHU, ADEME, Région]"));
    merge(&with("[CCI, GEHU, ADEME]"), &with("[GEHU, ADEME]")).gives(&with("[GEHU, ADEME]"));
}

#[test]
fn the_last_value_goes_while_another_comes() {
    let gone = ("    valeurs:\n      2023: 0\n", "    valeurs:\n");
    let added = ("      2023: 0\n", "      2023: 0\n      2024: 12\n");
    merge(&[gone], &[added]).gives(&[("2023: 0\n", "2024: 12\n")]);
}

#[test]
fn an_etape_comes_in_while_another_is_changed() {
    let added = ("    echeance: 2025-06\n", "    echeance: 2025-06\n  - nom: Évaluer\n    echeance: 2026\n");
    let changed = ("    echeance: 2025-06\n", "    echeance: 2025-09  # reportée\n");
    merge(&[added], &[changed]).gives(&[(
        "    echeance: 2025-06\n",
        "    echeance: 2025-09  # reportée\n  - nom: Évaluer\n    echeance: 2026\n",
    )]);
}

#[test]
fn two_keys_of_one_line_merge() {
    let ours = ("debut: 2024", "debut: 2025");
    let theirs = ("fin_estimee: 2026", "fin_estimee: 2027-06");
    merge(&[ours], &[theirs]).gives(&[ours, theirs]);
}

#[test]
fn the_same_change_on_both_sides_is_taken_once() {
    let same = ("      2023: 0\n", "      2023: 0\n      2024: 12  # relevé de juin\n");
    let more = ("statut: a-venir", "statut: en-cours");
    merge(&[same], &[same, more]).gives(&[same, more]);
    // As another hand writes it.
    merge(&[same], &[("2023: 0", "2023: 0\n      \"2024\": 12.0"), more]).gives(&[same, more]);
}

#[test]
fn comments_of_both_sides_are_kept() {
    let ours = [
        ("statut: a-venir", "statut: en-cours # voté en mai"),
        ("2023: 0", "2023: 0\n      2024: 12 # à confirmer"),
    ];
    let theirs = [
        ("priorite: moyenne", "# revue en comité\npriorite: haute"),
        ("2023: 0", "2023: 0\n      # sur déclaration\n      2025: 15 # à confirmer"),
    ];
    merge(&ours, &theirs).gives(&[
        (
            "statut: a-venir\npriorite: moyenne",
            "statut: en-cours # voté en mai\n# revue en comité\npriorite: haute",
        ),
        (
            "2023: 0",
            "2023: 0\n      2024: 12 # à confirmer\n      # sur déclaration\n      2025: 15 # à confirmer",
        ),
    ]);
}

#[test]
fn a_comment_changed_on_one_side_follows_a_value_changed_on_the_other() {
    let plan = base_with(&[("2023: 0", "2023: 0 # provisoire")]);
    let ours = plan.replace("2023: 0 #", "2023: 1 #");
    let theirs = plan.replace("# provisoire", "# relevé de juin");
    let merged = merge_texts([&plan, &ours, &theirs]);
    assert_eq!(merged.text, base_with(&[("2023: 0", "2023: 1 # relevé de juin")]), "{}", merged.ran.stderr);
    merged.ran.exits(0);
}

#[test]
fn two_wordings_of_one_comment_are_left_to_choose() {
    let plan = base_with(&[("statut", "# à voter\nstatut")]);
    let (ours, theirs) = (plan.replace("à voter", "voté en mai"), plan.replace("à voter", "voté en juin"));
    let merged = merge_texts([&plan, &ours, &theirs]);
    let marked = "<<<<<<< ours\n# voté en mai\n=======\n# voté en juin\n>>>>>>> theirs\nstatut";
    assert_eq!(merged.text, base_with(&[("statut", marked)]));
    merged
        .ran
        .says(
            "
            actions/4.5.yaml : le commentaire « # voté en juin » se perdrait ; fusionné ligne à ligne, comme par git
            à relire : actions/4.5.yaml
              conseil : entre <<<<<<< et >>>>>>>, garder le texte d’un côté ; puis pcaet validate, et git add
            ",
        )
        .exits(1);
}

#[test]
fn a_value_that_both_changed_is_marked_alone() {
    let ours = ("2023: 0", "2023: 1\n      2024: 12");
    let theirs = ("2023: 0", "2023: 0\n      2024: 13 # vu\n      2025: 15");
    merge(&[ours, ("moyenne", "haute")], &[theirs, ("a-venir", "en-cours")]).disputes(
        &[
            ("a-venir", "en-cours"),
            ("moyenne", "haute"),
            (
                "2023: 0\n",
                "2023: 1\n<<<<<<< ours\n      2024: 12\n=======\n      2024: 13 # vu\n>>>>>>> theirs\n      2025: 15\n",
            ),
        ],
        "
        4.5 indicateurs[entreprises-engagees].valeurs.2024 : 12 ici, 13 là-bas
        1 conflit dans actions/4.5.yaml
          conseil : entre <<<<<<< et >>>>>>>, garder le texte d’un côté ; puis pcaet validate, et git add
        ",
    );
}

#[test]
fn what_one_side_removed_and_the_other_changed_is_marked() {
    let removed = ("  - nom: Recruter\n    echeance: 2024-06\n", "");
    let changed = ("    echeance: 2024-06\n", "    echeance: 2024-09 # retard\n");
    let marked = "<<<<<<< ours\n=======\n  - nom: Recruter\n    echeance: 2024-09 # retard\n>>>>>>> theirs\n";
    merge(&[removed], &[changed]).disputes(
        &[("  - nom: Recruter\n    echeance: 2024-06\n", marked)],
        "
        4.5 etapes[Recruter] : retiré ici, changé là-bas
        1 conflit dans actions/4.5.yaml
          conseil : entre <<<<<<< et >>>>>>>, garder le texte d’un côté ; puis pcaet validate, et git add
        ",
    );
}

#[test]
fn one_id_given_to_two_indicators_is_a_conflict() {
    let new = |nom: &str| format!("  - id: kits\n    nom: {nom}\n    valeurs:\n      2024: 1\n");
    let above = base_with(&[("indicateurs:\n", &format!("indicateurs:\n{}", new("Kits posés")))]);
    let below = BASE.to_owned() + &new("Kits donnés");
    // The lines do not collide, and without a conflict two indicators would bear that id.
    let merged = merge_texts([BASE, &above, &below]);
    let nom = "    nom: Kits posés\n";
    let marked = "<<<<<<< ours\n    nom: Kits posés\n=======\n    nom: Kits donnés\n>>>>>>> theirs\n";
    assert_eq!(merged.text, above.replace(nom, marked));
    merged
        .ran
        .says(
            "
            4.5 indicateurs[kits] : ajouté ici, ajouté là-bas
            1 conflit dans actions/4.5.yaml
              conseil : entre <<<<<<< et >>>>>>>, garder le texte d’un côté ; puis pcaet validate, et git add
            ",
        )
        .exits(1);
}

#[test]
fn two_rewordings_of_one_text_are_a_conflict() {
    let with = |text: &'static str| [("[CCI, GEHU]", text)];
    let marked = "<<<<<<< ours\npartenaires: [CCI Essonne, GEHU]\n=======\npartenaires: [CCI 91, GEHU]\n>>>>>>> theirs";
    merge(&with("[CCI Essonne, GEHU]"), &with("[CCI 91, GEHU]")).disputes(
        &[("partenaires: [CCI, GEHU]", marked)],
        "
        4.5 partenaires : [CCI Essonne] ici, [CCI 91] là-bas
        1 conflit dans actions/4.5.yaml
          conseil : entre <<<<<<< et >>>>>>>, garder le texte d’un côté ; puis pcaet validate, et git add
        ",
    );
}

#[test]
fn line_ends_the_mark_and_a_last_line_left_open_are_kept() {
    let framed = |text: &str| format!("\u{feff}{}", text.trim_end().replace('\n', "\r\n"));
    let ours = base_with(&[("2023: 0", "2023: 0\n      2024: 12")]);
    let theirs = base_with(&[("2023: 0", "2023: 0\n      2025: 15")]);
    let both = base_with(&[("2023: 0", "2023: 0\n      2024: 12\n      2025: 15")]);
    let merged = merge_texts([&framed(BASE), &framed(&ours), &framed(&theirs)]);
    assert_eq!(merged.text, framed(&both));
    merged.ran.exits(0);
    // One branch turned the line ends round, the other added a year.
    let turned = BASE.replace('\n', "\r\n");
    assert_eq!(merge_texts([BASE, &turned, &theirs]).text, theirs.replace('\n', "\r\n"));
    let dispute = merge_texts([&framed(BASE), &framed(&ours), &framed(&ours.replace("12", "13"))]);
    assert!(dispute.text.ends_with("=======\r\n      2024: 13\r\n>>>>>>> theirs\r\n"), "{:?}", dispute.text);
}

#[test]
fn a_side_that_cannot_be_read_is_merged_line_by_line() {
    let ours = base_with(&[("statut: a-venir", "statut: en-cours")]);
    let theirs = base_with(&[("2023: 0", "2023: \"0")]);
    let merged = merge_texts([BASE, &ours, &theirs]);
    assert_eq!(merged.text, ours.replace("2023: 0", "2023: \"0"));
    merged
        .ran
        .says(
            "
            actions/4.5.yaml:16:13 (theirs) : ce n’est pas du YAML : guillemet jamais fermé ; fusionné ligne à ligne, comme par git
              conseil : fermer le guillemet ; entre guillemets simples, une apostrophe se double
            ",
        )
        .exits(0);
    let collide = merge_texts([BASE, &ours, &base_with(&[("statut: a-venir", "statut: [")])]);
    let marked = "<<<<<<< ours\nstatut: en-cours\n=======\nstatut: [\n>>>>>>> theirs";
    assert_eq!(collide.text, base_with(&[("statut: a-venir", marked)]));
    collide.ran.exits(1);
}

#[test]
fn bytes_that_are_no_text_are_merged_line_by_line() {
    let plan = pcaet();
    write_versions(&plan, [BASE, BASE, BASE]);
    let latin: Vec<u8> = BASE.chars().map(|letter| u8::try_from(u32::from(letter)).unwrap()).collect();
    fs::write(plan.path().join("theirs"), &latin).unwrap();
    let ran = plan.run("merge-file base ours theirs --path actions/4.5.yaml");
    assert_eq!(fs::read(plan.path().join("ours")).unwrap(), latin);
    ran.exits(0);
    assert!(
        ran.stderr.starts_with("actions/4.5.yaml:1:1 (theirs) : texte qui n’est pas de l’UTF-8 (octet 22)"),
        "{}",
        ran.stderr
    );
}

#[test]
fn bytes_that_have_no_lines_are_left_as_ours_to_choose() {
    let plan = pcaet();
    for (file, bytes) in [("base", "a\0\n"), ("ours", "a\0b\n"), ("theirs", "a\0c\n")] {
        fs::write(plan.path().join(file), bytes).unwrap();
    }
    let ran = plan.run("merge-file base ours theirs --path actions/4.5.yaml");
    assert!(ran.stderr.ends_with("à relire : actions/4.5.yaml\n  conseil : relire le fichier, y mettre ce qui doit y être ; puis pcaet validate, et git add\n"), "{}", ran.stderr);
    ran.exits(1);
    assert_eq!(fs::read(plan.path().join("ours")).unwrap(), b"a\0b\n");
}

#[test]
fn stdout_writes_nothing_and_marks_are_as_long_as_asked() {
    let plan = pcaet().lang("en");
    let (ours, theirs) = (base_with(&[("a-venir", "en-cours")]), base_with(&[("a-venir", "realise")]));
    write_versions(&plan, [BASE, &ours, &theirs]);
    let ran = plan.run("merge-file -p --marker-size 3 base ours theirs");
    let marked = "<<< ours\nstatut: en-cours\n===\nstatut: realise\n>>> theirs";
    assert_eq!(ran.stdout, base_with(&[("statut: a-venir", marked)]));
    assert_eq!(fs::read_to_string(plan.path().join("ours")).unwrap(), ours);
    ran.says(
        "
        ours statut: “en-cours” here, “realise” there
        1 conflict in ours
          hint: between <<< and >>>, keep the text of one side; then pcaet validate, and git add
        ",
    )
    .exits(1);
}

#[test]
fn an_answer_in_json_names_what_conflicts() {
    let plan = pcaet();
    let year = |value: &str| base_with(&[("2023: 0", &format!("2023: 0\n      2024: {value}"))]);
    write_versions(&plan, [BASE, &year("12.50"), &year("{valeur: 13, source: GEHU}")]);
    plan.run("merge-file -q base ours theirs --path actions/4.5.yaml --json=clean,conflicts,by_lines")
        .prints(
            r#"{"schema_version":1,"kind":"merge-file","clean":false,"conflicts":[{"route":"indicateurs[entreprises-engagees].valeurs.2024","base":null,"ours":12.50,"theirs":{"valeur":13,"source":"GEHU"}}],"by_lines":null}"#,
        )
        .says("")
        .exits(1);
}

#[test]
fn a_file_that_is_not_there_is_named() {
    let plan = pcaet();
    write_versions(&plan, [BASE, BASE, BASE]);
    plan.run("merge-file base ours nowhere")
        .says(
            "
            erreur : nowhere ne peut être lu : il n’existe pas
              conseil : vérifier le chemin et les droits
            ",
        )
        .exits(3);
}

/// A repository whose git merges fiches with the binary under test.
fn repository() -> Plan {
    let plan = pcaet().file("4.5.yaml", BASE.as_bytes());
    fs::remove_dir(plan.path().join(".git")).unwrap();
    git(&plan, &["init", "-qb", "main"]);
    plan.run("init").exits(0);
    let driver = format!("'{BINARY}' --lang fr merge-file %O %A %B --path %P --marker-size %L");
    git(&plan, &["config", "merge.pcaet.driver", &driver]);
    commit(&plan, "un plan");
    plan
}

fn commit(plan: &Plan, message: &str) {
    git(plan, &["add", "."]);
    git(plan, &["commit", "-qm", message]);
}

/// Merges a branch into another, each of which writes the fiche anew.
fn git_merge(plan: &Plan, ours: &str, theirs: &str) -> Ran {
    let fiche = plan.actions().join("4.5.yaml");
    git(plan, &["checkout", "-qb", "other"]);
    fs::write(&fiche, theirs).unwrap();
    commit(plan, "là-bas");
    git(plan, &["checkout", "-q", "main"]);
    fs::write(&fiche, ours).unwrap();
    commit(plan, "ici");
    let mut command = Command::new("git");
    command.current_dir(plan.path()).args(["-c", "user.name=n", "-c", "user.email=a@b"]);
    // A plan named in the environment moves none of the paths that git hands over.
    command.env("PCAET_DIR", Path::new("/")).env("LC_ALL", "C");
    command.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_SYSTEM", "/dev/null");
    command.args(["merge", "--no-edit", "-q", "other"]).output().unwrap().into()
}

#[test]
fn git_merges_two_branches_with_the_driver_that_init_sets_up() {
    let plan = repository();
    let ours = base_with(&[("2023: 0", "2023: 0\n      2024: 12"), ("a-venir", "en-cours")]);
    let theirs = base_with(&[("2023: 0", "2023: 0\n      2025: 15"), ("moyenne", "haute")]);
    git_merge(&plan, &ours, &theirs).exits(0);
    let both = [
        ("2023: 0", "2023: 0\n      2024: 12\n      2025: 15"),
        ("a-venir", "en-cours"),
        ("moyenne", "haute"),
    ];
    assert_eq!(plan.text("4.5.yaml"), base_with(&both));
    plan.run("validate 4.5").exits(0);
}

#[test]
fn git_is_told_of_a_conflict() {
    let plan = repository();
    let year = |value: &str| base_with(&[("2023: 0", &format!("2023: 0\n      2024: {value}"))]);
    let ran = git_merge(&plan, &year("12"), &year("13"));
    ran.exits(1);
    assert!(
        ran.stderr.contains("4.5 indicateurs[entreprises-engagees].valeurs.2024 : 12 ici, 13 là-bas"),
        "{ran:?}"
    );
    assert!(ran.stdout.contains("CONFLICT (content): Merge conflict in actions/4.5.yaml"), "{ran:?}");
    let marked = "2023: 0\n<<<<<<< ours\n      2024: 12\n=======\n      2024: 13\n>>>>>>> theirs";
    assert_eq!(plan.text("4.5.yaml"), base_with(&[("2023: 0", marked)]));
}

#[test]
fn a_fiche_that_both_branches_made_merges_too() {
    let plan = repository();
    let fiche = plan.actions().join("4.6.yaml");
    let write = |lines: &str| {
        fs::write(&fiche, format!("numero: \"4.6\"\ntitre: Une action\n{lines}")).unwrap();
    };
    git(&plan, &["checkout", "-qb", "other"]);
    write("statut: a-venir\npartenaires: [CCI]\n");
    commit(&plan, "là-bas");
    git(&plan, &["checkout", "-q", "main"]);
    write("statut: a-venir\nelus: [Maire]\n");
    commit(&plan, "ici");
    git(&plan, &["merge", "--no-edit", "-q", "other"]);
    let both = "numero: \"4.6\"\ntitre: Une action\nstatut: a-venir\nelus: [Maire]\npartenaires: [CCI]\n";
    assert_eq!(plan.text("4.6.yaml"), both);
}
