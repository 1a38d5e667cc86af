//! `--commit`: the change that a command made, and nothing else of what is changed or staged.

use std::fs;
use std::process::Stdio;

use crate::support::{Plan, committed, copy_of, git, pcaet, with_git};

const SET: &str = "indicator set 1.1 kits 12 --period 2024 --commit";
const KITS: &str = "indicateurs:\n  - id: kits";

/// A plan in a repository, with a neighbour staged, another changed, and a third that git does not follow.
fn busy() -> Plan {
    let plan = committed(
        pcaet().fiche("1.1", KITS).fiche("1.2", "").fiche("1.3", "").file("plan.yaml", b"langue: fr\n"),
    );
    let plan = plan.fiche("1.2", "statut: en-cours").fiche("1.3", "statut: en-cours").fiche("1.4", "");
    git(&plan, &["add", "actions/1.2.yaml"]);
    plan
}

/// What is staged, what is changed and what is new, beside the file named.
fn beside(plan: &Plan, name: &str) -> Vec<String> {
    let status = git(plan, &["status", "--porcelain", "--untracked-files=all"]);
    let mut lines: Vec<String> =
        status.lines().filter(|line| !line.ends_with(name)).map(str::to_owned).collect();
    lines.push(git(plan, &["diff", "--cached", "--", "actions/1.2.yaml"]));
    lines
}

fn log(plan: &Plan) -> String {
    git(plan, &["log", "--format=%s", "--name-status"])
}

/// Makes git run a script before each commit.
#[cfg(unix)]
fn hook(plan: &Plan, script: &str) {
    use std::os::unix::fs::PermissionsExt;
    let path = plan.path().join(".git/hooks/pre-commit");
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(&path, format!("#!/bin/sh\n{script}\n")).unwrap();
    fs::set_permissions(path, fs::Permissions::from_mode(0o755)).unwrap();
}

#[test]
fn the_change_is_committed_in_a_sentence_and_what_is_staged_stays_staged() {
    let plan = busy();
    let before = beside(&plan, "1.1.yaml");
    with_git(&plan, SET).prints("1.1 / kits 2024 : n.c. → 12").says("").exits(0);
    assert_eq!(
        log(&plan),
        "1.1 kits 2024 : n.c. → 12\n\nM\tactions/1.1.yaml\nx\n\nA\tactions/1.1.yaml\nA\tactions/1.2.yaml\nA\tactions/1.3.yaml\nA\tactions/plan.yaml"
    );
    assert_eq!(beside(&plan, "1.1.yaml"), before);
    // Already so: there is nothing to commit.
    with_git(&plan, SET).prints("1.1 / kits 2024 : déjà 12, rien n’a changé").exits(0);
    with_git(&plan, "indicator set 1.1 kits 12 --period 2024 --source GEHU --commit").exits(0);
    with_git(&plan, "indicator set 1.1 kits 12000.5 --period 2024 --commit").exits(0);
    with_git(&plan, "indicator unset 1.1 kits --period 2024 --commit").exits(0);
    assert_eq!(
        git(&plan, &["log", "--format=%s", "-3"]),
        "1.1 kits 2024 : 12 000,5 → n.c.\n1.1 kits 2024 : 12 → 12 000,5\n1.1 kits 2024 : 12, source ou commentaire"
    );
    assert_eq!(beside(&plan, "1.1.yaml"), before);
}

#[test]
fn the_message_speaks_the_language_of_the_plan_and_json_names_the_commit() {
    let plan = busy().lang("en");
    let ran = with_git(&plan, &format!("{SET} --json"));
    assert_eq!(ran.json()["commit"], git(&plan, &["rev-parse", "HEAD"]));
    assert_eq!(git(&plan, &["log", "--format=%s", "-1"]), "1.1 kits 2024 : n.c. → 12");
    assert!(with_git(&plan, &format!("{SET} --json")).json()["commit"].is_null());
}

#[test]
fn a_new_fiche_is_committed_alone() {
    let plan = busy();
    let before = beside(&plan, "2.1.yaml");
    with_git(&plan, "new 2.1 'Isoler les écoles' --commit")
        .says("nouvelle fiche : actions/2.1.yaml")
        .exits(0);
    assert_eq!(
        git(&plan, &["show", "--format=%s", "--name-status"]),
        "2.1 : nouvelle fiche, Isoler les écoles\n\nA\tactions/2.1.yaml"
    );
    assert_eq!(beside(&plan, "2.1.yaml"), before);
}

#[test]
fn a_plan_in_a_subfolder_of_its_repository_commits_its_own_file() {
    let plan = pcaet();
    let folder = plan.path().join("plans/énergie [a]");
    fs::create_dir_all(&folder).unwrap();
    fs::rename(plan.actions(), folder.join("actions")).unwrap();
    fs::write(folder.join("actions/1.1.yaml"), format!("numero: \"1.1\"\ntitre: A\n{KITS}\n")).unwrap();
    fs::write(plan.path().join("1.1.yaml"), "un homonyme\n").unwrap();
    let plan = committed(plan);
    fs::write(plan.path().join("1.1.yaml"), "un homonyme changé\n").unwrap();
    git(&plan, &["add", "1.1.yaml"]);
    with_git(&plan, &format!("-C 'plans/énergie [a]' {SET}")).exits(0);
    assert_eq!(
        git(&plan, &["-c", "core.quotePath=false", "show", "--format=%s", "--name-status"]),
        "1.1 kits 2024 : n.c. → 12\n\nM\tplans/énergie [a]/actions/1.1.yaml"
    );
    assert_eq!(git(&plan, &["status", "--porcelain"]), "M  1.1.yaml");
}

#[test]
#[cfg(unix)]
fn a_linked_fiche_is_committed_where_it_lies_and_refused_out_of_the_repository() {
    let plan = pcaet().fiche("1.1", KITS);
    let elsewhere = plan.path().join("ailleurs.yaml");
    fs::rename(plan.actions().join("1.1.yaml"), &elsewhere).unwrap();
    std::os::unix::fs::symlink("../ailleurs.yaml", plan.actions().join("1.1.yaml")).unwrap();
    let plan = committed(plan);
    with_git(&plan, SET).exits(0);
    assert_eq!(
        git(&plan, &["show", "--format=%s", "--name-status"]),
        "1.1 kits 2024 : n.c. → 12\n\nM\tailleurs.yaml"
    );
    let outside = pcaet().fiche("1.1", KITS);
    fs::remove_file(plan.actions().join("1.1.yaml")).unwrap();
    std::os::unix::fs::symlink(outside.actions().join("1.1.yaml"), plan.actions().join("1.1.yaml")).unwrap();
    git(&plan, &["commit", "-qam", "y"]);
    with_git(&plan, SET)
        .prints_nothing()
        .says("erreur : rien n’a été écrit : git ne suit pas actions/1.1.yaml\n  conseil : en faire d’abord un commit, ou écrire sans --commit")
        .exits(2);
    assert!(!outside.text("1.1.yaml").contains("12"));
}

#[test]
fn what_would_not_be_the_change_alone_is_refused_before_it_is_written() {
    let plan = busy();
    for (numero, state) in [("1.2", "staged"), ("1.3", "changed")] {
        let before = plan.text(&format!("{numero}.yaml"));
        let plan_of = format!("indicator set {numero} kits 1 --period 2024 --commit");
        fs::write(plan.actions().join(format!("{numero}.yaml")), format!("{before}{KITS}\n")).unwrap();
        with_git(&plan, &plan_of)
            .prints_nothing()
            .says(&format!("erreur : rien n’a été écrit : actions/{numero}.yaml porte des changements sans commit, qui partiraient avec celui-ci\n  conseil : en faire d’abord un commit, ou écrire sans --commit"))
            .exits(2);
        assert!(!plan.text(&format!("{numero}.yaml")).contains("2024"), "{state}");
    }
    fs::write(plan.actions().join("1.4.yaml"), format!("numero: \"1.4\"\ntitre: A\n{KITS}\n")).unwrap();
    with_git(&plan, "indicator set 1.4 kits 1 --period 2024 --commit")
        .says("erreur : rien n’a été écrit : git ne suit pas actions/1.4.yaml\n  conseil : en faire d’abord un commit, ou écrire sans --commit")
        .exits(2);
    with_git(&plan, "new 1.4 Autre --commit")
        .says("erreur : actions/1.4.yaml existe déjà\n  conseil : prendre un autre numéro, ou pcaet show pour lire celle-ci")
        .exits(1);
    fs::write(plan.path().join(".gitignore"), "9.*\n").unwrap();
    with_git(&plan, "new 9.1 Autre --commit")
        .says("erreur : rien n’a été écrit : un .gitignore fait ignorer actions/9.1.yaml\n  conseil : corriger le .gitignore, ou écrire sans --commit")
        .exits(2);
    assert!(!plan.actions().join("9.1.yaml").exists());
    assert_eq!(git(&plan, &["rev-list", "--count", "HEAD"]), "1");
}

#[test]
fn a_merge_that_is_not_finished_is_not_added_to() {
    let plan = committed(pcaet().fiche("1.1", KITS).fiche("1.2", ""));
    git(&plan, &["checkout", "-qb", "other"]);
    let plan = plan.fiche("1.2", "statut: en-cours");
    git(&plan, &["commit", "-qam", "y"]);
    git(&plan, &["checkout", "-q", "main"]);
    git(&plan, &["merge", "-q", "--no-ff", "--no-commit", "other"]);
    let before = plan.text("1.1.yaml");
    with_git(&plan, SET)
        .prints_nothing()
        .says("erreur : rien n’a été écrit : une fusion (merge, rebase…) est en cours dans ce dépôt\n  conseil : la finir ou l’abandonner (git status dit comment), ou écrire sans --commit")
        .exits(2);
    assert_eq!(plan.text("1.1.yaml"), before);
}

#[test]
fn without_a_repository_nothing_is_written() {
    let plan = pcaet().fiche("1.1", KITS);
    with_git(&plan, SET)
        .prints_nothing()
        .says("erreur : actions n’est pas dans un dépôt git\n  conseil : cette commande lit ou écrit l’historique de git ; git init en commence un")
        .exits(2);
    assert!(!plan.text("1.1.yaml").contains("12"));
    assert!(!plan.actions().join(".pcaet").exists());
}

#[test]
fn a_dry_run_commits_nothing_and_foretells_a_refusal() {
    let plan = busy();
    with_git(&plan, &format!("{SET} --dry-run"))
        .prints("1.1 / kits 2024 : n.c. → 12")
        .says("essai : rien n’a été écrit")
        .exits(0);
    assert_eq!(git(&plan, &["rev-list", "--count", "HEAD"]), "1");
    assert!(!plan.actions().join(".pcaet").exists());
    with_git(&plan, "new 1.4 Autre --commit --dry-run").exits(1);
}

#[test]
#[cfg(unix)]
fn a_commit_that_git_refuses_leaves_the_file_written_and_says_so() {
    let plan = busy();
    let before = beside(&plan, "1.1.yaml");
    hook(&plan, "echo 'pas de commit le vendredi' >&2; exit 1");
    with_git(&plan, SET)
        .prints_nothing()
        .says("erreur : actions/1.1.yaml : écrit, mais git a refusé le commit : pas de commit le vendredi\n  conseil : lever la cause, puis git add actions/1.1.yaml && git commit --only actions/1.1.yaml")
        .exits(3);
    assert!(plan.text("1.1.yaml").contains("2024: 12"));
    assert_eq!(beside(&plan, "1.1.yaml"), before);
    // A new file that was staged for the commit is no longer.
    with_git(&plan, "new 2.1 Autre --commit").prints_nothing().exits(3);
    assert_eq!(git(&plan, &["status", "--porcelain", "actions/2.1.yaml"]), "?? actions/2.1.yaml");
}

#[test]
#[cfg(unix)]
fn a_hook_may_run_pcaet_and_its_variables_do_not_lead_astray() {
    let plan = busy();
    hook(
        &plan,
        &format!(
            "'{}' -C . indicator set 1.4 x 1 --period 2024; '{}' validate -q >&2",
            crate::support::BINARY,
            crate::support::BINARY
        ),
    );
    let mut command = plan.command();
    command.env("PATH", std::env::var_os("PATH").unwrap()).args(SET.split(' '));
    for name in ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY"] {
        command.env(name, "/nowhere");
    }
    let output = command.output().unwrap();
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    assert_eq!(git(&plan, &["log", "--format=%s", "-1"]), "1.1 kits 2024 : n.c. → 12");
}

#[test]
fn those_who_commit_at_once_each_have_their_turn() {
    let plan = committed(copy_of("tests/plans/dourdannais").fiche("1.1", KITS));
    let children: Vec<_> = (2001..=2012)
        .map(|year| {
            let mut command = plan.command();
            command
                .env("PATH", std::env::var_os("PATH").unwrap())
                .stderr(Stdio::piped())
                .stdout(Stdio::null());
            command.args(
                format!("indicator set 1.1 kits {year} --period {year} --commit --lock-timeout 120")
                    .split(' '),
            );
            command.spawn().unwrap()
        })
        .collect();
    for child in children {
        let output = child.wait_with_output().unwrap();
        assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    }
    assert_eq!(git(&plan, &["rev-list", "--count", "HEAD"]), "13");
    let stats = git(&plan, &["log", "-12", "--format=", "--shortstat"]);
    assert!(stats.lines().all(|line| line.contains("1 file changed")), "{stats}");
    assert_eq!(git(&plan, &["status", "--porcelain"]), "");
}

#[test]
fn fields_are_committed_in_a_sentence_or_under_their_names() {
    let plan = busy();
    let before = beside(&plan, "1.1.yaml");
    with_git(&plan, "set 1.1 statut=en-cours --commit").prints("1.1 statut : n.c. → en-cours").exits(0);
    with_git(&plan, "set 1.1 statut=en-cours priorite=haute partenaires+=ADEME --commit").exits(0);
    with_git(&plan, "indicator add 1.1 eau unite=m3 --commit").exits(0);
    assert_eq!(
        git(&plan, &["log", "--format=%B", "-3"]),
        "1.1 / eau : nouvel indicateur\n\n\
         1.1 : priorite, partenaires\n\n1.1 priorite : n.c. → haute\n1.1 partenaires : ADEME ajouté\n\n\
         1.1 statut : n.c. → en-cours"
    );
    assert_eq!(beside(&plan, "1.1.yaml"), before);
}

#[test]
fn imported_values_are_one_commit_that_tells_each() {
    let plan = busy();
    let before = beside(&plan, "1.1.yaml");
    fs::write(
        plan.path().join("valeurs.csv"),
        "numero;indicateur;periode;valeur\n1.1;kits;2023;1\n1.1;kits;2024;2,5\n",
    )
    .unwrap();
    with_git(&plan, "indicator import valeurs.csv --commit").exits(0);
    assert_eq!(
        git(&plan, &["log", "--format=%B", "-1"]),
        "2 valeurs dans 1 fichier\n\n1.1 kits 2023 : n.c. → 1\n1.1 kits 2024 : n.c. → 2,5"
    );
    let mut after = beside(&plan, "1.1.yaml");
    after.retain(|line| !line.ends_with("valeurs.csv"));
    assert_eq!(after, before);
}

#[test]
fn layouts_and_mends_are_committed_without_the_files_they_leave() {
    let plan = committed(
        pcaet()
            .fiche("1.1", "statut:  en-cours")
            .fiche("1.2", "moyens: n.c.")
            .fiche("1.3", "")
            .file("plan.yaml", b"langue: fr\n"),
    );
    with_git(&plan, "fmt actions/1.1.yaml --commit")
        .prints("actions/1.1.yaml")
        .says("1 fichier changé")
        .exits(0);
    // One that changes elsewhere does not hold the others back; one that would be laid out does.
    let plan = plan.file("plan.yaml", b"langue: fr\nnom: Plan\n");
    with_git(&plan, "validate --fix --commit -q").exits(0);
    assert_eq!(
        git(&plan, &["log", "-2", "--format=%s", "--name-only"]),
        "1.2 : corrections sans ambiguïté\n\nactions/1.2.yaml\n1.1 : mise en forme\n\nactions/1.1.yaml"
    );
    let plan = plan.fiche("1.1", "statut:   realise");
    with_git(&plan, "fmt --commit").prints_nothing().exits(2);
    assert!(plan.text("1.1.yaml").contains("statut:   realise"));
    with_git(&plan, "fmt --commit --check").exits(2);
    with_git(&plan, "validate --commit").exits(2);
    assert_eq!(git(&plan, &["rev-list", "--count", "HEAD"]), "3");
}

#[test]
fn a_file_that_git_is_told_not_to_see_is_refused_before_it_is_written() {
    let plan = committed(pcaet().fiche("4.5", "statut: a-venir\n"));
    for order in ["--assume-unchanged", "--skip-worktree"] {
        git(&plan, &["update-index", order, "actions/4.5.yaml"]);
        with_git(&plan, "set 4.5 statut=en-cours --commit")
            .says(
                "
                erreur : rien n’a été écrit : git a l’ordre de ne pas voir ce qui change dans actions/4.5.yaml
                  conseil : lever cet ordre (git update-index --no-assume-unchanged --no-skip-worktree), ou écrire sans --commit
                ",
            )
            .exits(2);
        git(&plan, &["update-index", &order.replace("--", "--no-"), "actions/4.5.yaml"]);
    }
    with_git(&plan, "set 4.5 statut=en-cours --commit").exits(0);
}
