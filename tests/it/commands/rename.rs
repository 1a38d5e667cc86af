//! `pcaet rename`

use std::fs;
use std::process::Stdio;
use std::time::Duration;

use crate::support::{Plan, committed, git, pcaet, with_git};

/// A fiche with two that link to it, one sub-action, and one that only speaks of it.
fn linked() -> Plan {
    pcaet()
        .file("4.5.yaml", b"# la fiche\nnumero: '4.5'   # le sien\ntitre: Une action\nliens:\n  - {action: \"4.5\"}\n")
        .fiche("1.1", "liens: [{action: \"4.5\", titre: Voir 4.5}, \"4.50\", '4.5']  # deux fois")
        .file("1.2.yaml", b"numero: \"1.2\"\r\ntitre: Une action\r\nliens:\r\n  - dispositif: CRTE 4.5\r\n  - titre: Une action\r\n    action: 4.5\r\n  - 4.5  # ici")
        .fiche("4.5.1", "parent: \"4.5\"\nliens: []")
        .fiche("9.1", "description: Suite de la fiche 4.5.\nliens:\n  - action: \"4.5.1\"")
}

const FOLLOWED: [(&str, &str); 5] = [
    ("4.6.yaml", "# la fiche\nnumero: '4.6'   # le sien\ntitre: Une action\nliens:\n  - {action: \"4.6\"}\n"),
    (
        "1.1.yaml",
        "numero: \"1.1\"\ntitre: Une action\nliens: [{action: \"4.6\", titre: Voir 4.5}, \"4.50\", '4.6']  # deux fois\n",
    ),
    (
        "1.2.yaml",
        "numero: \"1.2\"\r\ntitre: Une action\r\nliens:\r\n  - dispositif: CRTE 4.5\r\n  - titre: Une action\r\n    action: \"4.6\"\r\n  - \"4.6\"  # ici",
    ),
    ("4.5.1.yaml", "numero: \"4.5.1\"\ntitre: Une action\nparent: \"4.6\"\nliens: []\n"),
    (
        "9.1.yaml",
        "numero: \"9.1\"\ntitre: Une action\ndescription: Suite de la fiche 4.5.\nliens:\n  - action: \"4.5.1\"\n",
    ),
];

#[track_caller]
fn is_followed(plan: &Plan) {
    for (name, text) in FOLLOWED {
        assert_eq!(plan.text(name), text, "{name}");
    }
    assert!(!plan.actions().join("4.5.yaml").exists());
}

/// Every file of `actions/`, with its text.
fn texts(plan: &Plan) -> Vec<(String, String)> {
    let files = fs::read_dir(plan.actions()).unwrap().map(|entry| entry.unwrap());
    let files = files.filter(|entry| entry.file_type().unwrap().is_file());
    let mut texts: Vec<_> = files
        .map(|entry| entry.file_name().into_string().unwrap())
        .map(|name| {
            (
                name.clone(),
                String::from_utf8_lossy(&fs::read(plan.actions().join(name)).unwrap()).into_owned(),
            )
        })
        .collect();
    texts.sort();
    texts
}

#[test]
fn the_file_its_numero_and_all_that_leads_to_it_follow() {
    let plan = linked();
    let before = texts(&plan);
    let said = "
        actions/4.5.yaml → actions/4.6.yaml
        actions/1.1.yaml suit
        actions/1.2.yaml suit
        actions/4.5.1.yaml suit
        ";
    plan.run("rename 4.5 4.6 --dry-run").prints(said).says("essai : rien n’a été écrit").exits(0);
    assert_eq!(texts(&plan), before);
    plan.run("rename 4.5 4.6").prints(said).says("").exits(0);
    is_followed(&plan);
    plan.run("rename 4.5 4.6")
        .prints_nothing()
        .says("erreur : aucune fiche 4.5, et 4.6 existe : elle a peut-être déjà changé de numéro\n  conseil : pcaet show 4.6 la montre")
        .exits(4);
    plan.run("rename 4.6 4.6").prints("4.6 porte déjà ce numéro, rien n’a changé").exits(0);
    plan.run("rename 4.7 4.8").says("erreur : aucune fiche 4.7\n  conseil : peut-être 4.6").exits(4);
    is_followed(&plan);
}

#[test]
fn a_diff_and_json_tell_every_file() {
    let plan = linked();
    plan.run("rename 4.5 4.10 --diff -n").prints(
        "
        --- a/actions/4.5.yaml
        +++ b/actions/4.10.yaml
        @@ -1,5 +1,5 @@
         # la fiche
        -numero: '4.5'   # le sien
        +numero: '4.10'   # le sien
         titre: Une action
         liens:
        -  - {action: \"4.5\"}
        +  - {action: \"4.10\"}
        --- a/actions/1.1.yaml
        +++ b/actions/1.1.yaml
        @@ -1,3 +1,3 @@
         numero: \"1.1\"
         titre: Une action
        -liens: [{action: \"4.5\", titre: Voir 4.5}, \"4.50\", '4.5']  # deux fois
        +liens: [{action: \"4.10\", titre: Voir 4.5}, \"4.50\", '4.10']  # deux fois
        --- a/actions/1.2.yaml
        +++ b/actions/1.2.yaml
        @@ -3,5 +3,5 @@
         liens:
           - dispositif: CRTE 4.5
           - titre: Une action
        -    action: 4.5
        -  - 4.5  # ici
        \\ No newline at end of file
        +    action: \"4.10\"
        +  - \"4.10\"  # ici
        \\ No newline at end of file
        --- a/actions/4.5.1.yaml
        +++ b/actions/4.5.1.yaml
        @@ -1,4 +1,4 @@
         numero: \"4.5.1\"
         titre: Une action
        -parent: \"4.5\"
        +parent: \"4.10\"
         liens: []
        actions/4.5.yaml → actions/4.10.yaml
        actions/1.1.yaml suit
        actions/1.2.yaml suit
        actions/4.5.1.yaml suit
        ",
    );
    plan.run("rename 4.5 4.6 --json").prints(
        r#"{"schema_version":1,"kind":"rename","changed":true,"before":"4.5","after":"4.6","path":"actions/4.6.yaml","links":["actions/1.1.yaml","actions/1.2.yaml","actions/4.5.1.yaml"],"dry_run":false,"commit":null}"#,
    );
    is_followed(&plan);
}

#[test]
fn what_could_lose_a_fiche_or_a_link_is_refused_and_nothing_is_written() {
    let plan =
        linked().fiche("A-1", "").fiche("8.1", "constat: \"sans fin").file("8.2.yaml", b"titre: \xe9\n");
    let before = texts(&plan);
    plan.run("rename 4.5 4.6")
        .prints_nothing()
        .says(
            "
            erreur : rien n’a été écrit : actions/8.1.yaml, actions/8.2.yaml ne se lisent pas sûrement, et un lien vers 4.5 y resterait
              conseil : pcaet validate dit ce qui ne va pas ; corriger, puis recommencer
            ",
        )
        .exits(1);
    let taken = |name: &str| {
        format!(
            "erreur : actions/{name} existe déjà\n  conseil : prendre un autre numéro, ou pcaet show pour lire celle-ci"
        )
    };
    plan.run("rename 4.5 1.1").says(&taken("1.1.yaml")).exits(1);
    // Where capitals make no other file, one of the two would be lost.
    plan.run("rename 4.5 a-1").says(&taken("A-1.yaml")).exits(1);
    plan.run("rename 4.5 ../4.6").exits(4);
    plan.run("rename plan 4.6").exits(4);
    assert_eq!(texts(&plan), before);
    // A link in a place that cannot be edited stops all of it.
    let plan = linked().fiche("8.3", "liens:\n  - action: \"4.5\"\u{85}");
    let before = texts(&plan);
    plan.run("rename 4.5 4.6").prints_nothing().exits(1);
    assert_eq!(texts(&plan), before);
}

#[test]
#[cfg(unix)]
fn the_mode_is_kept_and_a_link_on_the_disk_is_left_to_its_author() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let plan = linked();
    fs::set_permissions(plan.actions().join("4.5.yaml"), fs::Permissions::from_mode(0o640)).unwrap();
    plan.run("rename 4.5 4.6").exits(0);
    let mode = fs::metadata(plan.actions().join("4.6.yaml")).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o640);
    fs::rename(plan.actions().join("4.6.yaml"), plan.path().join("ailleurs.yaml")).unwrap();
    symlink("../ailleurs.yaml", plan.actions().join("4.6.yaml")).unwrap();
    plan.run("rename 4.6 4.7")
        .says("erreur : actions/4.6.yaml n’est pas touché : c’est un lien symbolique\n  conseil : faire la modification à la main, puis pcaet validate")
        .exits(1);
}

#[test]
fn a_capital_alone_may_change_where_it_makes_another_file() {
    let plan = pcaet().fiche("d1", "").fiche("1.1", "liens: [d1]");
    if plan.actions().join("D1.yaml").exists() {
        plan.run("rename d1 D1").exits(1);
        return;
    }
    plan.run("rename d1 D1").exits(0);
    assert_eq!(plan.text("1.1.yaml"), "numero: \"1.1\"\ntitre: Une action\nliens: [D1]\n");
    assert_eq!(plan.text("D1.yaml"), "numero: \"D1\"\ntitre: Une action\n\n");
}

#[test]
fn what_was_cut_short_is_completed_by_the_same_command() {
    // In the order in which they take their names; the old fiche goes after them all.
    for done in 1..=4 {
        let begun = |plan: Plan, (name, text): &(&str, &str)| plan.file(name, text.as_bytes());
        let plan = FOLLOWED[..done].iter().fold(linked(), begun);
        let follow = FOLLOWED[done..4].iter().map(|(name, _)| format!("\nactions/{name} suit"));
        plan.run("rename 4.5 4.6")
            .prints(&("actions/4.5.yaml → actions/4.6.yaml".to_owned() + &follow.collect::<String>()))
            .says("un changement de numéro interrompu est achevé")
            .exits(0);
        is_followed(&plan);
    }
    // Another fiche bears the name: it is not the same.
    let plan = linked().fiche("4.6", "");
    let before = texts(&plan);
    plan.run("rename 4.5 4.6").exits(1);
    assert_eq!(texts(&plan), before);
}

#[test]
fn killed_at_any_time_it_is_completed_by_running_it_again() {
    for round in 0..30 {
        let plan = linked();
        let mut command = plan.command();
        let mut child = command.args(["rename", "4.5", "4.6"]).stdout(Stdio::null()).spawn().unwrap();
        std::thread::sleep(Duration::from_micros(500 + round * 400));
        child.kill().unwrap();
        child.wait().unwrap();
        let is_whole = !plan.actions().join("4.5.yaml").exists();
        plan.run("rename 4.5 4.6").exits(if is_whole { 4 } else { 0 });
        is_followed(&plan);
        let left: Vec<_> = fs::read_dir(plan.actions().join(".pcaet")).unwrap().collect();
        assert!(is_whole || left.len() == 2, "{left:?}");
    }
}

#[test]
fn a_commit_holds_the_file_that_went_the_one_that_came_and_those_that_follow() {
    let plan = committed(linked().file("plan.yaml", b"langue: fr\n"));
    let plan = plan.fiche("9.1", "statut: en-cours");
    git(&plan, &["add", "actions/9.1.yaml"]);
    with_git(&plan, "rename 4.5 4.6 --commit --lang en")
        .prints(
            "
            actions/4.5.yaml → actions/4.6.yaml
            actions/1.1.yaml follows
            actions/1.2.yaml follows
            actions/4.5.1.yaml follows
            ",
        )
        .exits(0);
    assert_eq!(
        git(&plan, &["show", "--format=%s", "--name-status", "--no-renames"]),
        "4.5 → 4.6 : nouveau numéro, 3 fiches liées suivent\n\nM\tactions/1.1.yaml\nM\tactions/1.2.yaml\nM\tactions/4.5.1.yaml\nD\tactions/4.5.yaml\nA\tactions/4.6.yaml"
    );
    assert_eq!(git(&plan, &["status", "--porcelain"]), "M  actions/9.1.yaml");
    fs::write(plan.actions().join("1.1.yaml"), plan.text("1.1.yaml") + "statut: en-cours\n").unwrap();
    let before = texts(&plan);
    with_git(&plan, "rename 4.6 4.7 --commit")
        .prints_nothing()
        .says("erreur : rien n’a été écrit : actions/1.1.yaml porte des changements sans commit, qui partiraient avec celui-ci\n  conseil : en faire d’abord un commit, ou écrire sans --commit")
        .exits(2);
    assert_eq!(texts(&plan), before);
}
