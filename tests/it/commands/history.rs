//! What git keeps of the plan: `diff`, `log`, `--as-of`, `summary --since`.

use std::fs;
use std::process::Command;

use crate::support::{Plan, Ran, git, pcaet, with_git};

const FICHE: &str = "\
statut: en-cours
partenaires: [CCI]
etapes:
  - nom: Étude
indicateurs:
  - id: kits
    cibles: {2026: 30}
    valeurs:
      2023: 3
      2024:
";

/// Commits all that is in the plan's folder, on a day, under another name than the plan's.
fn commit(plan: &Plan, day: &str, message: &str) {
    git(plan, &["add", "-A"]);
    let mut command = Command::new("git");
    command.current_dir(plan.path()).args(["commit", "-qm", message, "--allow-empty"]);
    for who in ["AUTHOR", "COMMITTER"] {
        command.env(format!("GIT_{who}_DATE"), format!("{day}T10:00:00"));
        command.env(format!("GIT_{who}_NAME"), "Odile Marchessou").env(format!("GIT_{who}_EMAIL"), "o@x.fr");
    }
    assert!(command.status().unwrap().success());
}

/// A plan of two commits: as it was adopted in January 2025, then after a first year.
fn plan() -> Plan {
    let plan = pcaet()
        .fiche("1.1", FICHE)
        .fiche("1.2", "titre: Planter des haies\nstatut: a-venir\ncalendrier: {fin_estimee: 2025}\nliens: [{action: \"1.3\"}]")
        .fiche("1.3", "titre: Éclairer moins\nstatut: a-venir");
    fs::remove_dir(plan.path().join(".git")).unwrap();
    git(&plan, &["init", "-qb", "main"]);
    commit(&plan, "2025-01-10", "Plan adopté");
    for line in [
        "set 1.1 statut=realise etapes[Étude].realisee=2025-06 partenaires+=ADEME partenaires-=CCI",
        "indicator set 1.1 kits 1200 --period 2024 --source Registre",
        "indicator set 1.1 kits 5 --period 2023",
        "rename 1.3 1.4",
    ] {
        with_git(&plan, line).exits(0);
    }
    fs::remove_file(plan.actions().join("1.2.yaml")).unwrap();
    let plan = plan.fiche("2.1", "titre: Composter\nstatut: a-venir");
    commit(&plan, "2026-01-20", "Premier bilan");
    plan
}

/// Returns an answer without the names of commits, which nobody can foretell.
fn nameless(text: &str, plan: &Plan) -> String {
    let names = git(plan, &["log", "--format=%H"]);
    let mut text = text.to_owned();
    for (name, letter) in names.lines().rev().zip(["A", "B", "C", "D", "E"]) {
        text = text.replace(name, letter).replace(&name[..7], letter);
    }
    text
}

fn answers(plan: &Plan, line: &str, stdout: &str, stderr: &str) -> Ran {
    let ran = with_git(plan, line);
    let (out, err) = (nameless(&ran.stdout, plan), nameless(&ran.stderr, plan));
    assert_eq!((out.trim_end(), err.trim_end()), (stdout.trim_end(), stderr), "{line}");
    ran
}

const CHANGED: &str = "\
1.1  Une action
  statut : en cours → réalisé
  partenaires : CCI retiré
  partenaires : ADEME ajouté
  etapes[Étude].realisee : n.c. → 2025-06
  kits 2023 : 3 → 5
  kits 2024 : n.c. → 1200
  kits 2024, source : n.c. → Registre
1.2  Planter des haies  fiche retirée
1.4  Éclairer moins  renommée, 1.3 avant
2.1  Composter  nouvelle fiche
";

#[test]
fn what_changed_between_two_states_is_told_in_the_words_of_the_plan() {
    let plan = plan();
    let since = "1 nouvelle, 1 retirée, 1 renommée, 1 modifiée depuis A (10/01/2025, Plan adopté)";
    for range in
        ["HEAD~1", "HEAD~1..HEAD", "HEAD~1..", "HEAD~1...main", "2025-12-31", "2025-01-10..2026-01-20"]
    {
        answers(&plan, &format!("diff {range}"), CHANGED, since).exits(0);
    }
    answers(&plan, "diff", "", "rien n’a changé depuis B (20/01/2026, Premier bilan)").exits(0);
    answers(
        &plan,
        "diff HEAD~1 --format markdown",
        "\
- **1.1 Une action**
  - statut : en cours → réalisé
  - partenaires : CCI retiré
  - partenaires : ADEME ajouté
  - etapes\\[Étude\\].realisee : n.c. → 2025-06
  - kits 2023 : 3 → 5
  - kits 2024 : n.c. → 1200
  - kits 2024, source : n.c. → Registre
- **1.2 Planter des haies**, fiche retirée
- **1.4 Éclairer moins**, renommée, 1.3 avant
- **2.1 Composter**, nouvelle fiche",
        since,
    );
    answers(
        &plan,
        "diff HEAD~1 --format csv -q",
        "\u{feff}N°;Titre;Champ;Avant;Après
\"=\"\"1.1\"\"\";Une action;statut;en cours;réalisé
\"=\"\"1.1\"\"\";Une action;partenaires[CCI];CCI;
\"=\"\"1.1\"\"\";Une action;partenaires[ADEME];;ADEME
\"=\"\"1.1\"\"\";Une action;etapes[Étude].realisee;;\"=\"\"2025-06\"\"\"
\"=\"\"1.1\"\"\";Une action;kits 2023;3;5
\"=\"\"1.1\"\"\";Une action;kits 2024;;1200
\"=\"\"1.1\"\"\";Une action;kits 2024, source;;Registre
\"=\"\"1.2\"\"\";Planter des haies;fiche retirée;;
\"=\"\"1.4\"\"\";Éclairer moins;renommée, 1.3 avant;;
\"=\"\"2.1\"\"\";Composter;nouvelle fiche;;",
        "",
    );
    answers(
        &plan,
        "diff HEAD~1 --json -q",
        "{\"schema_version\":1,\"kind\":\"diff\",\
         \"from\":{\"name\":\"A\",\"day\":\"2025-01-10\",\"author\":\"Odile Marchessou\",\"subject\":\"Plan adopté\"},\
         \"to\":null,\"files\":[\
         {\"numero\":\"1.1\",\"titre\":\"Une action\",\"path\":\"actions/1.1.yaml\",\"change\":\"changed\",\"before\":null,\
         \"places\":[{\"route\":\"statut\",\"before\":\"en-cours\",\"after\":\"realise\"},\
         {\"route\":\"partenaires[CCI]\",\"before\":\"CCI\",\"after\":null},\
         {\"route\":\"partenaires[ADEME]\",\"before\":null,\"after\":\"ADEME\"},\
         {\"route\":\"etapes[Étude].realisee\",\"before\":null,\"after\":\"2025-06\"},\
         {\"route\":\"indicateurs[kits].valeurs.2023\",\"before\":3,\"after\":5},\
         {\"route\":\"indicateurs[kits].valeurs.2024.valeur\",\"before\":null,\"after\":1200},\
         {\"route\":\"indicateurs[kits].valeurs.2024.source\",\"before\":null,\"after\":\"Registre\"}]},\
         {\"numero\":\"1.2\",\"titre\":\"Planter des haies\",\"path\":\"actions/1.2.yaml\",\"change\":\"removed\",\"before\":null,\"places\":[]},\
         {\"numero\":\"1.4\",\"titre\":\"Éclairer moins\",\"path\":\"actions/1.4.yaml\",\"change\":\"renamed\",\"before\":\"1.3\",\"places\":[]},\
         {\"numero\":\"2.1\",\"titre\":\"Composter\",\"path\":\"actions/2.1.yaml\",\"change\":\"added\",\"before\":null,\"places\":[]}],\
         \"unreadable\":[]}",
        "",
    );
}

#[test]
fn what_is_not_committed_is_told_with_what_cannot_be_read_and_what_only_looks_otherwise() {
    let plan = plan();
    fs::write(plan.actions().join("1.1.yaml"), "titre: [").unwrap();
    let text = plan.text("1.4.yaml") + "# vu en mairie\n";
    fs::write(plan.actions().join("1.4.yaml"), text).unwrap();
    fs::rename(plan.actions().join("2.1.yaml"), plan.actions().join("2.2.yaml")).unwrap();
    answers(
        &plan,
        "diff",
        "\
1.4  Éclairer moins  ordre, mise en page ou commentaires seulement
2.2  Composter  renommée, 2.1 avant",
        "1 renommée, 1 modifiée depuis B (20/01/2026, Premier bilan)\n\
         1 fichier n’a pu être lu, avant ou après : actions/1.1.yaml",
    )
    .exits(0);
    // Staged or not, it is what the disk holds.
    git(&plan, &["add", "-A"]);
    let text = plan.text("2.2.yaml").replace("a-venir", "en-cours");
    fs::write(plan.actions().join("2.2.yaml"), text).unwrap();
    answers(
        &plan,
        "diff -q",
        "1.4  Éclairer moins  ordre, mise en page ou commentaires seulement\n2.2  Composter  renommée, 2.1 avant\n  \
         statut : à venir → en cours",
        "",
    );
}

#[test]
fn a_fiche_has_a_history_and_an_indicator_has_its_own() {
    let plan = plan();
    fs::write(plan.actions().join("1.1.yaml"), plan.text("1.1.yaml").replace("realise\n", "en-cours\n"))
        .unwrap();
    answers(
        &plan,
        "log 1.1",
        "\
pas encore dans un commit
  statut : réalisé → en cours
20/01/2026  B  Odile Marchessou  Premier bilan
  statut : en cours → réalisé
  partenaires : CCI retiré
  partenaires : ADEME ajouté
  etapes[Étude].realisee : n.c. → 2025-06
  kits 2023 : 3 → 5
  kits 2024 : n.c. → 1200
  kits 2024, source : n.c. → Registre
10/01/2025  A  Odile Marchessou  Plan adopté
  nouvelle fiche",
        "3 changements",
    );
    answers(
        &plan,
        "log 1.1 kits",
        "\
Dans le fichier
Période  Valeur  Cible  Source    Commentaire
2023          5
2024       1200         Registre
2026       n.c.     30

Dans git
20/01/2026  B  Odile Marchessou  Premier bilan
  kits 2023 : 3 → 5
  kits 2024 : n.c. → 1200
  kits 2024, source : n.c. → Registre
10/01/2025  A  Odile Marchessou  Plan adopté
  kits cible 2026 : n.c. → 30
  kits 2023 : n.c. → 3",
        "2 changements",
    );
    answers(
        &plan,
        "log 1.4",
        "\
20/01/2026  B  Odile Marchessou  Premier bilan
  renommée, 1.3 avant
10/01/2025  A  Odile Marchessou  Plan adopté
  nouvelle fiche",
        "2 changements",
    );
    answers(
        &plan,
        "log 1.2 --format markdown",
        "\
| Jour | Commit | Auteur | Champ | Avant | Après |
|---|---|---|---|---|---|
| 20/01/2026 | B | Odile Marchessou | fiche retirée |  |  |
| 10/01/2025 | A | Odile Marchessou | nouvelle fiche |  |  |",
        "2 changements",
    );
    with_git(&plan, "log 1.1 kit").exits(4);
    with_git(&plan, "log 9.9").exits(4);
}

#[test]
fn the_plan_is_seen_as_it_was_and_judged_on_that_day() {
    let plan = plan();
    let then = "tel qu’au commit A du 10/01/2025 (Plan adopté)";
    let mut undated = plan.command();
    undated.env_remove("PCAET_TODAY").env("PATH", std::env::var_os("PATH").unwrap_or_default());
    let ran = Ran::from(undated.args(["list", "--late", "--as-of", "2025-12-31"]).output().unwrap());
    assert_eq!((ran.stdout.as_str(), ran.code), ("", Some(0)), "{}", ran.stderr);
    let columns = "--columns numero,titre,statut";
    answers(
        &plan,
        &format!("list --as-of HEAD~1 {columns}"),
        "\
N°   Titre              Statut
1.1  Une action         en cours
1.2  Planter des haies  à venir
1.3  Éclairer moins     à venir",
        &format!("{then}\n3 fiches"),
    );
    answers(&plan, &format!("list --late --as-of 2025-06-01 {columns} -q"), "", "");
    with_git(&plan, "show 1.2 --as-of HEAD~1").exits(0);
    with_git(&plan, "show 1.2").exits(4);
    with_git(&plan, "status 1.3 --as-of HEAD~1").exits(0);
    assert_eq!(
        with_git(&plan, "summary --as-of 2025-12-31 -q").stdout.lines().nth(4),
        Some("en cours        1  ██████▋░░░░░░░░░░░░░"),
    );
}

#[test]
fn what_could_not_be_read_then_is_said_and_counted_and_the_rest_is_shown() {
    let plan = plan();
    let text = plan.text("1.1.yaml");
    fs::write(plan.actions().join("1.1.yaml"), "titre: [").unwrap();
    commit(&plan, "2026-02-01", "Fiche abîmée");
    fs::write(plan.actions().join("1.1.yaml"), text).unwrap();
    commit(&plan, "2026-02-02", "Fiche réparée");
    let then = "tel qu’au commit C du 01/02/2026 (Fiche abîmée)";
    let unread = "1 fichier n’a pas pu être lu : actions/1.1.yaml (lus : 2 sur 3)";
    answers(
        &plan,
        "list --as-of HEAD~1 --columns numero,statut",
        "N°   Statut\n1.4  à venir\n2.1  à venir",
        &format!("{then}\n{unread}\n2 fiches"),
    )
    .exits(0);
    for line in ["status --as-of HEAD~1", "summary --as-of HEAD~1"] {
        let ran = with_git(&plan, line);
        ran.exits(0);
        assert!(nameless(&ran.stderr, &plan).starts_with(&format!("{then}\n{unread}\n")), "{}", ran.stderr);
        let json = with_git(&plan, &format!("{line} --json -q")).json();
        assert_eq!(json["unreadable"], serde_json::json!(["actions/1.1.yaml"]), "{line}");
    }
    answers(&plan, "diff HEAD~2..HEAD~1", "", "1 fichier n’a pu être lu, avant ou après : actions/1.1.yaml")
        .exits(0);
    // What could not be read then did not come since: nothing moved but what is known.
    let since = with_git(&plan, "summary --since HEAD~1 --json -q").json();
    assert_eq!(since["since"]["added"], serde_json::json!([]));
    with_git(&plan, "show 1.1 --as-of HEAD~1").exits(1);
}

#[test]
fn what_moved_since_a_day_is_told_under_the_figures() {
    let plan = plan().today("2026-02-01");
    let ran = with_git(&plan, "summary --since 2025-12-31");
    let told = nameless(&ran.stdout, &plan);
    let since = told.split_once("\n\nDepuis").map(|(_, since)| since);
    // Judged on 31 December 2025, 1.2 is not late yet: its end is the end of 2025.
    assert_eq!(
        since,
        Some(
            " le 31/12/2025 (commit A, Plan adopté)

Fiches                1 nouvelle (2.1), 1 retirée (1.2), 1 renommée (1.3 → 1.4)
Actions               3 → 3
Réalisées             0 → 1
Réalisées ou lancées  1 → 1
En retard             0 → 0
Statut                1.1 : en cours → réalisé
Valeurs               1 saisie, 1 corrigée, 0 effacée
Budget prévu          0 € → 0 €
Dépensé               0 € → 0 €
"
        )
    );
    let csv = with_git(&plan, "summary --since 2025-12-31 --format csv").stdout;
    // One figure a row, now and then: begun, 1.1, which was under way and is done; late, 1.2 was not yet.
    let told = csv.lines().filter(|row| row.contains("Rubrique") || row.contains("éalisé"));
    assert_eq!(
        told.collect::<Vec<_>>(),
        [
            "\u{feff}Rubrique;Élément;Nombre;Sur;au 31/12/2025;Sur",
            "Statut;réalisé;1;3;0;3",
            "Bilan;Réalisées;1;3;0;3",
            "Bilan;Réalisées ou lancées;1;3;1;3",
        ]
    );
    let json = with_git(&plan, "summary --since HEAD~1 --json").json();
    assert_eq!(json["since"]["day"], "2025-01-10");
    assert_eq!(json["since"]["added"], serde_json::json!(["2.1"]));
    assert_eq!(json["since"]["renamed"], serde_json::json!([{"before": "1.3", "after": "1.4"}]));
    assert_eq!(json["since"]["values_changed"], 1);
}

#[test]
fn what_git_does_not_know_is_refused_with_a_way_out() {
    let plan = plan();
    for line in ["diff nulle", "list --as-of nulle", "summary --since nulle", "diff nulle..HEAD"] {
        answers(
            &plan,
            line,
            "",
            "erreur : git ne connaît pas la révision « nulle »\n  \
             conseil : git branch --all les nomme ; git fetch va chercher celles du serveur",
        )
        .exits(2);
    }
    answers(
        &plan,
        "status --as-of 2024-12-31",
        "",
        "erreur : git ne sait rien de ce plan au 31/12/2024 : son historique commence plus tard\n  \
         conseil : pcaet log NUMERO montre ce qu’il sait",
    )
    .exits(2);
    let outside = pcaet().fiche("1.1", "");
    fs::remove_dir(outside.path().join(".git")).unwrap();
    for line in ["diff", "log 1.1", "list --as-of HEAD"] {
        with_git(&outside, line)
            .says(
                "
                erreur : actions n’est pas dans un dépôt git
                  conseil : cette commande lit ou écrit l’historique de git ; git init en commence un
                ",
            )
            .exits(2);
    }
    // Without git at all.
    let ran = Ran::from(plan.command().env("PATH", "/nonexistent").arg("diff").output().unwrap());
    ran.says(
        "
        erreur : git n’a pu répondre : il n’existe pas
          conseil : installer git, dont cette commande a besoin, ou corriger ce qu’il dit
        ",
    )
    .exits(3);
    // A repository without a commit.
    git(&outside, &["init", "-qb", "main"]);
    with_git(&outside, "diff").exits(2);
    with_git(&outside, "log 1.1").prints_nothing().exits(0);
}

#[test]
fn the_cut_of_a_shallow_clone_is_told() {
    let plan = plan();
    let clone = pcaet();
    fs::remove_dir_all(clone.path()).unwrap();
    let (from, to) = (format!("file://{}", plan.path().display()), clone.path().display().to_string());
    git(&plan, &["clone", "-q", "--depth", "1", &from, &to]);
    answers(
        &clone,
        "diff HEAD~1",
        "",
        "erreur : git ne connaît pas la révision « HEAD~1 »\n  \
         conseil : l’historique de ce clone est coupé : git fetch --unshallow va chercher le reste",
    )
    .exits(2);
    let ran = with_git(&clone, "log 1.1");
    assert_eq!(
        ran.stderr.trim_end(),
        "1 changement\nl’historique de ce clone est coupé : git fetch --unshallow va chercher le reste"
    );
}

#[test]
fn what_git_cannot_say_is_no_peace() {
    let plan = plan();
    fs::write(plan.path().join(".git/index"), "x").unwrap();
    let ran = with_git(&plan, "diff");
    ran.prints_nothing().exits(3);
    assert!(ran.stderr.starts_with("erreur : git n’a pu répondre : "), "{}", ran.stderr);
    let plan = self::plan();
    let blob = git(&plan, &["rev-parse", "HEAD~1:actions/1.1.yaml"]);
    fs::remove_file(plan.path().join(".git/objects").join(&blob[..2]).join(&blob[2..])).unwrap();
    for line in ["diff HEAD~1", "log 1.1", "list --as-of HEAD~1"] {
        with_git(&plan, line).prints_nothing().exits(3);
    }
    let strange = self::plan();
    let mut command = strange.command();
    command
        .env("PATH", std::env::var_os("PATH").unwrap_or_default())
        .env("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1");
    let ran = Ran::from(command.arg("diff").output().unwrap());
    assert!(ran.stderr.contains("safe.directory"), "{}", ran.stderr);
}

#[test]
fn no_setting_and_no_message_hides_a_change() {
    let plan = plan();
    let text = plan.text("1.1.yaml").replace("ADEME", "Région");
    fs::write(plan.actions().join("1.1.yaml"), text).unwrap();
    commit(&plan, "2026-02-02", "Une \u{1} drôle | de « phrase » 🌱");
    for (key, value) in [
        ("log.showRoot", "false"),
        ("log.showSignature", "true"),
        ("i18n.logOutputEncoding", "ISO-8859-1"),
        ("diff.orderFile", "/nonexistent"),
        ("diff.renames", "false"),
        ("diff.noprefix", "true"),
        ("color.ui", "always"),
        ("format.pretty", "fuller"),
    ] {
        git(&plan, &["config", key, value]);
    }
    let ran = with_git(&plan, "log 1.1");
    let days: Vec<&str> = ran.stdout.lines().filter(|line| line.contains("Odile")).collect();
    assert_eq!(days.len(), 3, "{}", ran.stdout);
    assert!(days[0].ends_with("Une  drôle | de « phrase » 🌱"), "{}", days[0]);
    assert_eq!(
        with_git(&plan, "diff HEAD~1 -q").stdout,
        "1.1  Une action\n  partenaires : ADEME retiré\n  partenaires : Région ajouté\n"
    );
}

#[test]
fn what_a_merge_itself_changed_is_in_the_log() {
    let plan = plan();
    git(&plan, &["checkout", "-qb", "other"]);
    with_git(&plan, "set 1.4 priorite=haute").exits(0);
    commit(&plan, "2026-03-01", "Priorité");
    git(&plan, &["checkout", "-q", "main"]);
    with_git(&plan, "set 1.1 echelle=Vallée").exits(0);
    commit(&plan, "2026-03-02", "Échelle");
    git(&plan, &["merge", "-q", "--no-commit", "other"]);
    with_git(&plan, "indicator set 1.1 kits 99 --period 2025").exits(0);
    commit(&plan, "2026-03-03", "Réunion");
    let told = with_git(&plan, "log 1.1 kits -q").stdout;
    assert!(told.contains("Réunion\n  kits 2025 : n.c. → 99\n"), "{told}");
}

#[test]
#[cfg(unix)]
fn a_linked_fiche_is_read_where_it_lies() {
    let plan = plan();
    let real = plan.path().join("ailleurs.yaml");
    fs::rename(plan.actions().join("1.1.yaml"), &real).unwrap();
    std::os::unix::fs::symlink("../ailleurs.yaml", plan.actions().join("1.1.yaml")).unwrap();
    commit(&plan, "2026-02-02", "Lien");
    answers(&plan, "diff HEAD~1", "", "rien n’a changé depuis B (20/01/2026, Premier bilan)");
    with_git(&plan, "set 1.1 priorite=haute").exits(0);
    let changed = "1.1  Une action\n  priorite : n.c. → haute\n";
    assert_eq!(with_git(&plan, "diff -q").stdout, changed);
    commit(&plan, "2026-02-03", "Priorité");
    assert_eq!(with_git(&plan, "diff HEAD~1 -q").stdout, changed);
    let columns = "list --grep Une --columns numero,priorite -q --as-of";
    assert_eq!(with_git(&plan, &format!("{columns} HEAD~1")).stdout, "N°   Priorité\n1.1  n.c.\n");
    assert_eq!(with_git(&plan, &format!("{columns} HEAD")).stdout, "N°   Priorité\n1.1  haute\n");
    assert!(with_git(&plan, "log 1.1 -q").stdout.contains("Priorité\n  priorite : n.c. → haute\n"));
}

#[test]
fn a_file_that_git_no_longer_follows_is_compared_all_the_same() {
    let plan = plan();
    git(&plan, &["rm", "-q", "--cached", "actions/1.1.yaml"]);
    answers(&plan, "diff", "", "rien n’a changé depuis B (20/01/2026, Premier bilan)");
    fs::write(plan.path().join(".git/info/exclude"), "actions/1.1.yaml\n").unwrap();
    answers(&plan, "diff", "", "rien n’a changé depuis B (20/01/2026, Premier bilan)");
    with_git(&plan, "list --as-of 2025-02-30").exits(2);
    with_git(&plan, "list --as-of 2100-01-01").exits(0);
    with_git(&plan, "list --as-of :/adopté").exits(0);
}
