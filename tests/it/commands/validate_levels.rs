//! `pcaet validate`: which findings are told, how grave they are, and what is read in the place of what.

use std::fs;
use std::io::Write;
use std::process::Stdio;

use crate::support::{Plan, Ran, branches, git, pcaet, with_git};

/// A fiche with an error and a warning.
fn plan() -> Plan {
    pcaet().fiche("1.1", "statuts: en-cours\nliens: [{action: \"9.9\"}]").lang("en")
}

#[test]
fn a_level_of_the_command_line_goes_before_the_plan_s() {
    let plan = plan().file("plan.yaml", b"regles: {lien-inconnu: aucun}\n");
    plan.run("validate --format concise -D lien-inconnu -W cle-inconnue").prints(
        "
        actions/1.1.yaml:3:1: warning[cle-inconnue] unknown key “statuts”
        actions/1.1.yaml:4:18: error[lien-inconnu] no fiche 9.9 in this plan
        ",
    );
    plan.run("validate --format concise -A cle-inconnue")
        .prints("")
        .says("2 files read: no errors, no warnings")
        .exits(0);
    // The gravest level holds, whatever their order.
    plan.run("validate -D lien-inconnu -A lien-inconnu,cle-inconnue").exits(1);
}

#[test]
fn a_level_for_no_rule_is_refused_with_the_nearest() {
    plan()
        .run("validate -A lien-inconu")
        .prints_nothing()
        .says(
            "
            error: -A: there is no “lien-inconu”
              hint: maybe lien-inconnu · pcaet explain --all tells all rules
            ",
        )
        .exits(2);
}

#[test]
fn exit_zero_tells_all_and_fails_nobody() {
    plan()
        .run("validate --exit-zero --strict --format concise")
        .exits(0)
        .says("1 file read: 1 error, 1 warning");
}

#[test]
fn statistics_count_by_rule_the_most_frequent_first() {
    let plan = plan().fiche("1.2", "liens: [{action: \"9.8\"}]");
    plan.run("validate --statistics")
        .prints(
            "
            Count  Severity  Rule
                2  warning   lien-inconnu
                1  error     cle-inconnue
            2 files read: 1 error, 2 warnings
            ",
        )
        .exits(1);
    plan.run("validate --statistics --json").prints(
        r#"{"schema_version":1,"kind":"validation-statistics","summary":{"files":2,"read":2,"errors":1,"warnings":2,"notes":0,"fixable":1},"statistics":[{"code":"lien-inconnu","severity":"warning","count":2},{"code":"cle-inconnue","severity":"error","count":1}]}"#,
    );
    plan.run("validate --statistics --format sarif").prints_nothing().exits(2);
}

#[test]
fn a_baseline_keeps_findings_by_what_they_are() {
    let plan = plan();
    plan.run("validate --write-baseline base.json")
        .prints_nothing()
        .says("2 findings written to base.json")
        .exits(0);
    assert_eq!(
        fs::read_to_string(plan.path().join("base.json")).unwrap(),
        "{\"schema_version\":1,\"kind\":\"baseline\",\"findings\":[\n\
         {\"code\":\"cle-inconnue\",\"numero\":\"1.1\",\"route\":\"statuts\"},\n\
         {\"code\":\"lien-inconnu\",\"numero\":\"1.1\",\"route\":\"liens[9.9].action\"}\n]}\n"
    );
    // The lines move, one finding goes, another comes.
    let plan = plan.fiche("1.1", "# une ligne\nstatuts: en-cours\nprioritee: haute");
    plan.run("validate --baseline base.json --format concise")
        .prints("actions/1.1.yaml:5:1: error[cle-inconnue] unknown key “prioritee”")
        .says(
            "
            the baseline keeps a finding that is gone: lien-inconnu, 1.1 liens[9.9].action
            1 file read: 1 error, no warnings
            ",
        )
        .exits(1);
}

#[test]
fn a_baseline_entry_covers_one_finding() {
    let plan = pcaet().file("été.yaml", b"").file("hiver!.yaml", b"").fiche("1.1", "").lang("en");
    plan.run("validate --write-baseline base.json").exits(0);
    fs::write(plan.actions().join("printemps!.yaml"), "").unwrap();
    assert_eq!(plan.run("validate --baseline base.json --format concise").stdout.lines().count(), 1);
}

#[test]
fn what_is_no_baseline_is_refused() {
    let plan = plan().file("other.json", b"{\"kind\":\"validation\"}");
    plan.run("validate --baseline actions/other.json")
        .says(
            "
            error: actions/other.json is not a baseline: kind: baseline, schema_version: 1
              hint: pcaet validate --write-baseline FILE writes one
            ",
        )
        .exits(2);
    plan.run("validate --baseline none.json")
        .prints_nothing()
        .says(
            "
            error: none.json is not a baseline: it does not exist
              hint: pcaet validate --write-baseline FILE writes one
            ",
        )
        .exits(2);
    plan.run("validate --baseline none.json --write-baseline base.json actions/1.1.yaml").exits(2);
}

/// Runs a line with a text on standard input.
fn pipe(plan: &Plan, words: &[&str], text: &str) -> Ran {
    let mut command = plan.command();
    command.args(words).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    child.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
    child.wait_with_output().unwrap().into()
}

#[test]
fn standard_input_stands_in_the_place_of_a_file() {
    let plan = plan().fiche("1.2", "titre: Une autre\nliens: [{action: \"1.1\"}]");
    let words = ["validate", "-", "--stdin-filename", "actions/1.1.yaml", "--format", "concise"];
    // The rules about the whole plan see it in the place of the file.
    pipe(&plan, &words, "numero: \"1.1\"\ntitre: Une action\nparent: \"1.2\"\n").prints("").exits(0);
    pipe(&plan, &words, "numero: \"1.1\"\ntitre: Une action\nparent: \"1.9\"\n")
        .prints("actions/1.1.yaml:3:9: error[parent-inconnu] the parent fiche 1.9 is not in this plan")
        .exits(1);
    let new = ["validate", "-", "--stdin-filename", "actions/1.3.yaml", "--format", "concise"];
    pipe(&plan, &new, "numero: \"1.3\"\ntitre: Une action\nparent: \"1.2\"\n")
        .prints("")
        .says("3 files read: no errors, no warnings");
    pipe(&plan, &new, "").prints("actions/1.3.yaml:1:1: error[fichier-vide] empty file").exits(1);
    pipe(&plan, &["validate", "-"], "").exits(2).says(
        "
        error: “-” and --stdin-filename go together
          hint: pcaet validate - --stdin-filename actions/4.5.yaml
        ",
    );
}

#[test]
fn a_comment_silences_its_line_the_line_below_or_the_fiche() {
    pcaet()
        .fiche("1.1", "statuts: en-cours # pcaet: ignore[cle-inconnue] ancien nom\nliens: [{action: \"9.9\"}]")
        .fiche("1.2", "# pcaet: ignore[cle-inconnue] ancien nom\n# et une remarque\n\nstatuts: en-cours\nprioritee: haute")
        .file(
            "1.3.yaml",
            b"# pcaet: ignore[cle-inconnue, lien-inconnu] en travaux\nnumero: \"1.3\"\ntitre: T\nstatuts: x\nliens: [{action: \"9.9\"}]\n",
        )
        .lang("en")
        .run("validate --format concise")
        .prints(
            "
            actions/1.1.yaml:4:18: warning[lien-inconnu] no fiche 9.9 in this plan
            actions/1.2.yaml:7:1: error[cle-inconnue] unknown key “prioritee”
            ",
        );
}

#[test]
fn a_text_is_not_a_comment() {
    pcaet()
        .fiche(
            "1.1",
            "description: |\n  # pcaet: ignore[cle-inconnue]\nnotes: \"# pcaet: ignore[x]\"\nstatuts: x",
        )
        .lang("en")
        .run("validate --format concise -A type-inattendu")
        .prints("actions/1.1.yaml:6:1: error[cle-inconnue] unknown key “statuts”");
}

#[test]
fn an_idle_or_unknown_ignore_is_told() {
    pcaet()
        .fiche("1.1", "# pcaet: ignore[cle-inconnue, lien-inconu]\nstatut: en-cours\n# pcaet: ignor[lien-inconnu]")
        .lang("en")
        .run("validate")
        .prints(
            "
            warning[ignore-inutile]: nothing to silence here: “cle-inconnue” finds nothing
             --> actions/1.1.yaml:3:17
              |
            3 | # pcaet: ignore[cle-inconnue, lien-inconu]
              |                 ^^^^^^^^^^^^
              |
              = help: take the code out of the comment

            warning[ignore-inconnu]: “lien-inconu” is not a rule that can be silenced
             --> actions/1.1.yaml:3:31
              |
            3 | # pcaet: ignore[cle-inconnue, lien-inconu]
              |                               ^^^^^^^^^^^
              |
              = help: maybe lien-inconnu · write # pcaet: ignore[code] and the reason; commas separate several codes

            warning[ignore-inconnu]: “ignor[lien-inconnu]” is not a rule that can be silenced
             --> actions/1.1.yaml:5:10
              |
            5 | # pcaet: ignor[lien-inconnu]
              |          ^^^^^^^^^^^^^^^^^^^
              |
              = help: maybe lien-inconnu · write # pcaet: ignore[code] and the reason; commas separate several codes

            1 file read: no errors, 3 warnings
            ",
        )
        .exits(0);
}

#[test]
fn show_is_silent_on_what_a_comment_silences() {
    let plan = pcaet().fiche("1.1", "statuts: x # pcaet: ignore[cle-inconnue] ancien nom").lang("en");
    assert!(!plan.run("show 1.1").stdout.contains("cle-inconnue"));
}

#[test]
fn two_branches_that_took_one_numero_are_told_before_they_are_merged() {
    let plan = branches(
        |plan| plan.fiche("1.2", "titre: La mienne").fiche("1.3", "titre: La même"),
        |plan| plan.fiche("1.2", "titre: Celle d’à côté").fiche("1.3", "titre: La même"),
    )
    .lang("en");
    plan.run("validate").exits(0);
    let objects = || fs::read_dir(plan.path().join(".git/objects")).unwrap().count();
    let before = objects();
    with_git(&plan, "validate --against other")
        .prints(
            "
            error[numero-pris]: numero 1.2 is also taken in other, for “Celle d’à côté”
             --> actions/1.2.yaml:1:9
              |
            1 | numero: \"1.2\"
              |         ^^^^^
              |
              = help: give one of the two fiches another numero before the branches are merged

            3 files read: 1 error, no warnings
            ",
        )
        .exits(1);
    assert_eq!(objects(), before, "nothing is left in the repository");
    // A fiche that is not yet committed is in the way all the same.
    let plan =
        branches(|plan| plan.fiche("2.1", ""), |plan| plan.fiche("1.2", "titre: Celle d’à côté")).lang("en");
    let plan = plan.fiche("1.2", "titre: Pas encore dans git");
    with_git(&plan, "validate --against other --format concise").prints(
        "actions/1.2.yaml:1:9: error[numero-pris] numero 1.2 is also taken in other, for “Celle d’à côté”",
    );
}

#[test]
fn branches_without_a_common_past_are_compared_by_their_numeros() {
    let plan = branches(|plan| plan.fiche("1.2", ""), |plan| plan.fiche("1.3", "")).lang("en");
    git(&plan, &["checkout", "-q", "--orphan", "new"]);
    git(&plan, &["commit", "-qm", "x"]);
    let plan = plan.fiche("1.1", "titre: Une tout autre action");
    with_git(&plan, "validate --against other --format concise")
        .prints(
            "actions/1.1.yaml:1:9: error[numero-pris] numero 1.1 is also taken in other, for “Une action”",
        )
        .exits(1);
}

#[test]
fn the_merged_plan_is_checked_as_a_whole() {
    let plan = branches(
        |plan| plan.fiche("1.2", "parent: \"1.1\""),
        |plan| {
            fs::remove_file(plan.actions().join("1.1.yaml")).unwrap();
            plan.fiche("1.4", "statuts: x")
        },
    )
    .lang("en");
    with_git(&plan, "validate --against other --format concise").prints(
        "
        actions/1.2.yaml:3:9: error[parent-inconnu] the parent fiche 1.1 is not in this plan
        actions/1.4.yaml:3:1: error[cle-inconnue] unknown key “statuts”
        ",
    );
    assert!(plan.actions().join("1.1.yaml").exists(), "the disk stays as it is");
    let plan =
        branches(|plan| plan.fiche("1.1", "statut: bloque"), |plan| plan.fiche("1.1", "statut: en-pause"))
            .lang("en");
    with_git(&plan, "validate --against other --format concise")
        .prints("actions/1.1.yaml:3:1: error[conflit-git] a git conflict left in the file")
        .exits(1);
}

#[test]
fn against_what_git_does_not_know_is_refused() {
    let plan = branches(|plan| plan.fiche("1.2", ""), |plan| plan.fiche("1.3", "")).lang("en");
    with_git(&plan, "validate --against nowhere")
        .prints_nothing()
        .says(
            "
            error: git knows no revision “nowhere”
              hint: git branch --all names them; git fetch gets the server’s
            ",
        )
        .exits(2);
    with_git(&plan, "validate --against=--output=x").prints_nothing().exits(2);
    with_git(&pcaet().fiche("1.1", "").lang("en"), "validate --against main")
        .says(
            "
            error: actions is not in a git repository
              hint: this command reads or writes git’s history; git init begins one
            ",
        )
        .exits(2);
}

#[test]
fn a_file_that_never_was_is_no_file_of_the_plan() {
    let plan = pcaet().fiche("1.1", "");
    plan.run("validate actions/1.99.yaml")
        .says("erreur : actions/1.99.yaml n’est pas un fichier du dossier actions\n  conseil : nommer une fiche par son chemin ou son numéro (4.5), ou rien pour tout le plan")
        .exits(2);
}
