//! `pcaet edit`, with an editor that is a small script.
#![cfg(unix)]

use std::fs;
use std::process::Command;

use crate::support::{BINARY, Plan, Ran, committed, git, pcaet};

/// The binary with an editor: a script that is given the file as `$1`.
fn with_editor(plan: &Plan, script: &str) -> Command {
    fs::write(plan.path().join("editor.sh"), script).unwrap();
    let mut command = plan.command();
    command.env("PATH", std::env::var_os("PATH").unwrap()).env("EDITOR", "sh 'editor.sh'");
    command
}

fn edit(plan: &Plan, script: &str, line: &str) -> Ran {
    with_editor(plan, script).args(line.split(' ')).output().unwrap().into()
}

/// The script that replaces a text by another in the file.
fn replace(old: &str, new: &str) -> String {
    format!("sed -i.bak 's/{old}/{new}/' \"$1\" && rm \"$1.bak\"")
}

/// What is kept beside the plan, the file of the lock and what hides it from git apart.
fn kept(plan: &Plan) -> Vec<String> {
    let names = fs::read_dir(plan.actions().join(".pcaet")).unwrap();
    let names = names.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<_> =
        names.filter(|name| ![".gitignore", "lock", "commit"].contains(&&**name)).collect();
    names.sort();
    names
}

fn plan() -> Plan {
    pcaet().fiche("4.5", "statut: a-venir  # à revoir\npriorite: basse")
}

const EDITED: &str = "
    --- a/actions/4.5.yaml
    +++ b/actions/4.5.yaml
    @@ -1,4 +1,4 @@
     numero: \"4.5\"
     titre: Une action
    -statut: a-venir  # à revoir
    +statut: en-cours  # à revoir
     priorite: basse
    4.5 : modification de statut
    ";

const INVALID: &str = "
    erreur : actions/4.5.yaml n’est pas touché : le nouveau texte contient des erreurs
      conseil : il est gardé dans actions/.pcaet/4.5.yaml ; pour le reprendre : pcaet edit 4.5 --resume
    ";

#[test]
fn what_is_typed_takes_the_place_of_the_fiche() {
    let plan = plan();
    edit(&plan, &replace("a-venir", "en-cours"), "edit 4.5").prints(EDITED).says("").exits(0);
    assert_eq!(
        plan.text("4.5.yaml"),
        "numero: \"4.5\"\ntitre: Une action\nstatut: en-cours  # à revoir\npriorite: basse\n"
    );
    assert_eq!(kept(&plan), [""; 0]);
    edit(&plan, "", "edit 4.5").prints("4.5 : rien n’a changé").says("").exits(0);
    edit(&plan, &replace("revoir", "voir"), "edit 4.5 --json").prints(
        r#"{"schema_version":1,"kind":"edit","changed":true,"before":{},"after":{},"path":"actions/4.5.yaml","kept":null,"diagnostics":[],"dry_run":false,"commit":null}"#,
    );
    assert!(plan.text("4.5.yaml").contains("# à voir"));
    edit(&plan, "echo 'nom: PCAET' > \"$1\"", "edit plan").exits(3);
    let plan = plan.file("plan.yaml", b"langue: fr\n");
    edit(&plan, "echo 'nom: PCAET' >> \"$1\"", "edit plan --lang en").exits(0);
    assert_eq!(plan.text("plan.yaml"), "langue: fr\nnom: PCAET\n");
}

#[test]
fn the_editor_is_the_one_the_environment_names() {
    let plan = plan();
    plan.run("edit 4.5")
        .prints_nothing()
        .says("erreur : aucun éditeur : ni VISUAL ni EDITOR n’en nomme un\n  conseil : EDITOR=nano pcaet edit …, ou VISUAL=\"code --wait\" dans l’environnement")
        .exits(2);
    assert!(!plan.actions().join(".pcaet").exists());
    let mut command = with_editor(&plan, "exit 1");
    let visual = "sh -c 'echo \"$0 $(basename \"$1\")\"; echo \"x-vu: oui\" >> \"$1\"' visuel";
    // What it prints goes beside the answer.
    let ran =
        Ran::from(command.env("VISUAL", visual).args(["edit", "4.5", "--json=changed"]).output().unwrap());
    ran.prints(r#"{"schema_version":1,"kind":"edit","changed":true}"#).says("visuel 4.5.yaml").exits(0);
    edit(&plan, "", "edit 9.9")
        .says("erreur : aucune fiche 9.9\n  conseil : pcaet list donne celles du plan")
        .exits(4);
}

#[test]
fn an_invalid_text_is_kept_through_other_writes_until_it_is_mended() {
    let plan = plan().file("plan.yaml", b"regles: {fiche-incomplete: aucun}\n");
    let before = plan.text("4.5.yaml");
    let drawn = "
        erreur[valeur-inconnue]: statut : « en-court » n’existe pas
         --> actions/.pcaet/4.5.yaml:3:9
          |
        3 | statut: en-court  # à revoir
          |         ^^^^^^^^
          |
          = aide: peut-être en-cours · choisir parmi : a-venir, a-discuter, en-cours, realise, en-retard, en-pause, bloque, abandonne
        ";
    edit(&plan, &replace("a-venir", "en-court"), "edit 4.5").prints(drawn).says(INVALID).exits(1);
    assert_eq!(plan.text("4.5.yaml"), before);
    assert_eq!(kept(&plan), ["4.5.yaml", "4.5.yaml.base", "4.5.yaml.edit"]);
    plan.run("new 4.6 Autre").exits(0);
    plan.run("validate --format concise").exits(0);
    assert_eq!(kept(&plan), ["4.5.yaml", "4.5.yaml.base", "4.5.yaml.edit"]);
    edit(&plan, "", "edit 4.5")
        .prints_nothing()
        .says("erreur : un texte de actions/4.5.yaml attend déjà dans actions/.pcaet/4.5.yaml\n  conseil : le reprendre : pcaet edit 4.5 --resume ; repartir du fichier : --restart au lieu de --resume")
        .exits(5);
    let json = edit(&plan, "", "edit 4.5 --resume --json").json();
    assert_eq!((&json["changed"], &json["kept"]), (&false.into(), &"actions/.pcaet/4.5.yaml".into()));
    assert_eq!(json["diagnostics"][0]["code"], "valeur-inconnue");
    edit(&plan, &replace("en-court", "en-cours"), "edit 4.5 --resume").prints(EDITED).says("").exits(0);
    assert_eq!(kept(&plan), [""; 0]);
    edit(&plan, "", "edit 4.5 --resume")
        .says("erreur : aucun texte de actions/4.5.yaml n’est gardé\n  conseil : pcaet edit 4.5")
        .exits(1);
}

#[test]
fn a_dry_run_shows_what_would_change_and_keeps_what_was_typed() {
    let plan = plan();
    let before = plan.text("4.5.yaml");
    let typed = replace("a-venir", "en-cours");
    edit(&plan, &typed, "edit 4.5 --dry-run")
        .prints(EDITED)
        .says("essai : rien n’a été écrit\nle texte est gardé dans actions/.pcaet/4.5.yaml ; pour le reprendre : pcaet edit 4.5 --resume")
        .exits(0);
    edit(&plan, "sed -i.bak '/priorite/d' \"$1\"", "edit 4.5 --resume -n --json").prints(
        r#"{"schema_version":1,"kind":"edit","changed":true,"before":{"statut":"a-venir","priorite":"basse"},"after":{"statut":"en-cours","priorite":null},"path":"actions/4.5.yaml","kept":"actions/.pcaet/4.5.yaml","diagnostics":[],"dry_run":true,"commit":null}"#,
    );
    assert_eq!(plan.text("4.5.yaml"), before);
    edit(&plan, "echo 'priorite: basse' >> \"$1\"", "edit 4.5 --resume --diff").prints(EDITED).exits(0);
    assert_eq!(kept(&plan), ["4.5.yaml.bak"]);
}

#[test]
fn an_editor_that_fails_and_takes_its_copy_away_leaves_nothing_to_resume() {
    let plan = plan();
    for script in ["rm \"$1\"; exit 1", "exit 1"] {
        edit(&plan, script, "edit 4.5")
            .says("erreur : l’éditeur a échoué, rien n’a changé : sh 'editor.sh'\n  conseil : vérifier VISUAL et EDITOR")
            .exits(3);
    }
    edit(&plan, "", "edit 4.5").prints("4.5 : rien n’a changé").exits(0);
}

#[test]
fn a_text_that_is_none_is_kept_and_restart_drops_it() {
    let plan = plan();
    let before = plan.text("4.5.yaml");
    for bytes in [r"statut: \351", r"statut: \000"] {
        edit(&plan, &format!("printf '{bytes}' >> \"$1\""), "edit 4.5 --restart").exits(1);
        assert_eq!(plan.text("4.5.yaml"), before);
    }
    edit(&plan, "printf '\\351' > \"$1\"", "edit 4.5 --restart")
        .prints_nothing()
        .says("erreur : actions/4.5.yaml n’est pas touché : le nouveau texte ne peut être lu (UTF-8, 1 Mio au plus)\n  conseil : il est gardé dans actions/.pcaet/4.5.yaml ; pour le reprendre : pcaet edit 4.5 --resume")
        .exits(1);
    assert_eq!(fs::read(plan.actions().join(".pcaet/4.5.yaml")).unwrap(), b"\xe9");
    edit(&plan, "", "edit 4.5").exits(5);
    edit(&plan, &replace("a-venir", "en-cours"), "edit 4.5 --restart").prints(EDITED).exits(0);
}

#[test]
fn a_fiche_that_changed_meanwhile_is_not_overwritten_and_the_two_are_joined() {
    let plan =
        plan().fiche("1.1", "indicateurs:\n  - id: kits\n    unite: kit\n    sens: hausse\n    seuil: 3");
    let meanwhile = format!("{BINARY} indicator set 1.1 kits 12 --period 2024 -q > /dev/null\n");
    edit(&plan, &(meanwhile + &replace("Une action", "La même")), "edit 1.1")
        .prints_nothing()
        .says("erreur : actions/1.1.yaml n’est pas touché : quelqu’un l’a changé entre-temps\n  conseil : le nouveau texte est gardé dans actions/.pcaet/1.1.yaml ; pour les réunir : pcaet edit 1.1 --resume")
        .exits(5);
    let text = "numero: \"1.1\"\ntitre: Une action\nindicateurs:\n  - id: kits\n    unite: kit\n    sens: hausse\n    seuil: 3\n    valeurs:\n      2024: 12\n";
    assert_eq!(plan.text("1.1.yaml"), text);
    edit(&plan, "", "edit 1.1 --resume")
        .says("actions/1.1.yaml a changé entre-temps : ses changements sont repris dans le texte")
        .exits(0);
    assert_eq!(plan.text("1.1.yaml"), text.replace("Une action", "La même"));
    // Both changed one line: a choice is left, and until it is made the text is no fiche.
    let meanwhile = format!("sed -i.bak s/basse/haute/ '{}'\n", plan.actions().join("4.5.yaml").display());
    edit(&plan, &(meanwhile + &replace("basse", "moyenne")), "edit 4.5").exits(5);
    let both = edit(&plan, "", "edit 4.5 --resume --json");
    both.says("actions/4.5.yaml a changé entre-temps : ses changements sont repris dans le texte, où il reste à choisir entre <<<<<<< et >>>>>>>");
    assert_eq!(both.json()["diagnostics"][0]["code"], "conflit-git");
    let choose = "sed -i.bak -e '/^<<<<<<</d' -e '/^=======/,/^>>>>>>>/d' \"$1\"; rm \"$1.bak\"";
    edit(&plan, choose, "edit 4.5 --resume").says("").exits(0);
    assert_eq!(
        plan.text("4.5.yaml"),
        "numero: \"4.5\"\ntitre: Une action\nstatut: a-venir  # à revoir\npriorite: moyenne\n"
    );
}

#[test]
fn an_editor_that_fails_changes_nothing_and_loses_nothing() {
    let plan = plan();
    let before = plan.text("4.5.yaml");
    edit(&plan, "exit 3", "edit 4.5")
        .prints_nothing()
        .says("erreur : l’éditeur a échoué, rien n’a changé : sh 'editor.sh'\n  conseil : vérifier VISUAL et EDITOR")
        .exits(3);
    assert_eq!(kept(&plan), [""; 0]);
    let failing = replace("a-venir", "en-cours") + "\nexit 1";
    edit(&plan, &failing, "edit 4.5")
        .says("erreur : l’éditeur a échoué, rien n’a changé : sh 'editor.sh'\n  conseil : le texte est gardé dans actions/.pcaet/4.5.yaml ; pour le reprendre : pcaet edit 4.5 --resume")
        .exits(3);
    assert_eq!(plan.text("4.5.yaml"), before);
    edit(&plan, "", "edit 4.5 --resume").prints(EDITED).exits(0);
}

#[test]
fn one_edits_a_fiche_at_a_time_and_holds_nobody_else_back() {
    let plan = plan().fiche("1.1", "");
    // From within the editor: the same fiche is taken, another and other commands are not.
    let script = format!(
        "if [ -z \"$INSIDE\" ]; then export INSIDE=1; {BINARY} edit 4.5 >&2; echo $? >&2; {BINARY} edit 1.1 >&2; {BINARY} new 4.7 Autre --lock-timeout 0 >&2; fi"
    );
    edit(&plan, &script, "edit 4.5").says(
        "
        erreur : actions/4.5.yaml est déjà ouvert dans un éditeur par pcaet edit
          conseil : y finir, puis recommencer
        5
        1.1 : rien n’a changé
        nouvelle fiche : actions/4.7.yaml
        ",
    );
}

#[test]
fn a_broken_fiche_can_be_edited_and_a_link_on_the_disk_stays_one() {
    let plan = pcaet().file("ailleurs", b"numero: \"1.1\"\ntitre: \"sans fin\n");
    std::os::unix::fs::symlink("ailleurs", plan.actions().join("1.1.yaml")).unwrap();
    edit(&plan, &replace("sans fin", "mend\u{e9}\""), "edit 1.1").exits(0);
    assert!(plan.actions().join("1.1.yaml").is_symlink());
    assert_eq!(plan.text("ailleurs"), "numero: \"1.1\"\ntitre: \"mendé\"\n");
    // A copy that is a link, as a hostile repository would hold it, is no way out of the plan.
    fs::write(plan.path().join("secret"), "secret\n").unwrap();
    for name in ["1.1.yaml", "1.1.yaml.base"] {
        std::os::unix::fs::symlink("../../secret", plan.actions().join(".pcaet").join(name)).unwrap();
    }
    edit(&plan, "echo 'statut: en-cours' >> \"$1\"", "edit 1.1").exits(0);
    assert_eq!(fs::read_to_string(plan.path().join("secret")).unwrap(), "secret\n");
}

#[test]
fn a_commit_names_what_changed_and_is_refused_before_the_editor_opens() {
    let plan = committed(plan().file("plan.yaml", b"langue: fr\n"));
    edit(&plan, &replace("a-venir", "en-cours"), "edit 4.5 --commit").prints(EDITED).exits(0);
    assert_eq!(
        git(&plan, &["show", "--format=%s", "--name-status"]),
        "4.5 : modification de statut\n\nM\tactions/4.5.yaml"
    );
    edit(&plan, &replace("  # à revoir", ""), "edit 4.5 --commit").exits(0);
    assert_eq!(git(&plan, &["log", "-1", "--format=%s"]), "4.5 : mise en page ou commentaires");
    fs::write(plan.actions().join("4.5.yaml"), plan.text("4.5.yaml") + "x-a: 1\n").unwrap();
    edit(&plan, "touch opened", "edit 4.5 --commit").prints_nothing().exits(2);
    assert!(!plan.path().join("opened").exists());
    // What stands in the way after the typing keeps what was typed.
    git(&plan, &["commit", "-qam", "y"]);
    let meanwhile = replace("en-cours", "realise") + "\ngit init -q sub; touch .git/MERGE_HEAD";
    edit(&plan, &meanwhile, "edit 4.5 --commit")
        .says(
            "
            le texte est gardé dans actions/.pcaet/4.5.yaml ; pour le reprendre : pcaet edit 4.5 --resume
            erreur : rien n’a été écrit : une fusion (merge, rebase…) est en cours dans ce dépôt
              conseil : la finir ou l’abandonner (git status dit comment), ou écrire sans --commit
            ",
        )
        .exits(2);
    assert!(plan.text("4.5.yaml").contains("en-cours"));
}

#[test]
fn an_editor_that_leaves_no_text_changes_nothing_and_the_next_one_begins_again() {
    let plan = plan();
    let before = plan.text("4.5.yaml");
    let gone = "
        erreur : actions/4.5.yaml n’est pas touché : l’éditeur n’a pas laissé de texte
          conseil : recommencer : pcaet edit 4.5
        ";
    edit(&plan, "rm \"$1\"", "edit 4.5").says(gone).exits(1);
    edit(&plan, "rm \"$1\"; ln -s /etc/hostname \"$1\"", "edit 4.5").says(gone).exits(1);
    edit(&plan, "rm \"$1\"; mkdir \"$1\"", "edit 4.5").exits(1);
    edit(&plan, "rm -r \"$1\"; mkfifo \"$1\"", "edit 4.5 --restart").exits(1);
    assert_eq!(plan.text("4.5.yaml"), before);
    edit(&plan, &replace("a-venir", "en-cours"), "edit 4.5 --restart").prints(EDITED).exits(0);
}

#[test]
fn a_fiche_whose_text_is_kept_is_not_renamed() {
    let plan = plan();
    edit(&plan, &replace("a-venir", "en-court"), "edit 4.5").exits(1);
    plan.run("rename 4.5 4.6")
        .says(
            "
            erreur : un texte de actions/4.5.yaml attend déjà dans actions/.pcaet/4.5.yaml
              conseil : le reprendre : pcaet edit 4.5 --resume ; repartir du fichier : --restart au lieu de --resume
            ",
        )
        .exits(5);
    edit(&plan, &replace("en-court", "en-cours"), "edit 4.5 --resume").prints(EDITED).exits(0);
    plan.run("rename 4.5 4.6").prints("actions/4.5.yaml → actions/4.6.yaml").exits(0);
    assert_eq!(kept(&plan), [""; 0]);
}
