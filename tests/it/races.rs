//! Who writes at once, who is killed, who may not: no value is lost, no file is torn.
#![cfg(unix)]

use std::fs;
use std::io::{BufRead, BufReader};
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};

use crate::fs::start_helper;
use crate::support::{BINARY, Plan, Ran, pcaet};

const KITS: &str = "indicateurs:\n  - id: kits\n    valeurs:\n      2020: 1\n  - id: vide";

fn start(plan: &Plan, line: &str) -> Child {
    let mut command = plan.command();
    command.args(line.split(' ')).stdout(Stdio::null()).stderr(Stdio::piped());
    command.spawn().unwrap()
}

/// Waits for processes, each of which must have done what it was asked.
#[track_caller]
fn all_done(children: Vec<Child>) {
    for child in children {
        let Output { status, stderr, .. } = child.wait_with_output().unwrap();
        assert_eq!((status.code(), &*String::from_utf8_lossy(&stderr)), (Some(0), ""));
    }
}

/// The names in the folder of the lock, sorted.
fn store(plan: &Plan) -> Vec<String> {
    let entries = fs::read_dir(plan.actions().join(".pcaet")).unwrap();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// Expects a plan without a mistake, and no file left half written.
#[track_caller]
fn is_sound(plan: &Plan) {
    plan.run("validate --format concise").prints("").exits(0);
    assert_eq!(store(plan), [".gitignore", "lock"]);
}

fn set_mode(path: &Path, mode: u32) {
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
}

/// Runs a line as somebody who is not root.
fn run_as_nobody(plan: &Plan, line: &str) -> Ran {
    let mut command = plan.command();
    command.args(line.split(' '));
    if fs::metadata(plan.path()).unwrap().uid() == 0 {
        command.uid(65_534);
    }
    Ran::from(command.output().unwrap())
}

#[test]
fn fifty_processes_lose_no_value_of_one_fiche() {
    let plan = pcaet().fiche("1.1", KITS);
    let periods: Vec<String> = (1971..=2020).map(|year| year.to_string()).collect();
    let id = |year: &String| if year.ends_with(['0', '2', '4', '6', '8']) { "kits" } else { "vide" };
    let set = |year: &String| {
        start(&plan, &format!("indicator set 1.1 {} {year} --period {year} --lock-timeout 120", id(year)))
    };
    all_done(periods.iter().map(set).collect());
    let series = |id: &str, years: &[&String]| {
        let lines: Vec<String> = years.iter().map(|year| format!("      {year}: {year}\n")).collect();
        format!("  - id: {id}\n    valeurs:\n{}", lines.concat())
    };
    let of = |id_asked: &str| periods.iter().filter(|year| id(year) == id_asked).collect::<Vec<_>>();
    let text = format!(
        "numero: \"1.1\"\ntitre: Une action\nindicateurs:\n{}{}",
        series("kits", &of("kits")),
        series("vide", &of("vide"))
    );
    assert_eq!(plan.text("1.1.yaml"), text);
    is_sound(&plan);
}

#[test]
fn of_two_values_for_one_period_one_stands_whole() {
    for _ in 0..10 {
        let plan = pcaet().fiche("1.1", KITS);
        let set = |value: &str| start(&plan, &format!("indicator set 1.1 kits {value} --period 2021"));
        all_done(vec![set("111111"), set("22")]);
        let with = |value: &str| {
            let body = KITS.replace("2020: 1", &format!("2020: 1\n      2021: {value}"));
            format!("numero: \"1.1\"\ntitre: Une action\n{body}\n")
        };
        let text = plan.text("1.1.yaml");
        assert!(text == with("111111") || text == with("22"), "{text}");
        is_sound(&plan);
    }
}

#[test]
fn of_two_that_expect_the_same_value_only_one_writes() {
    let plan = pcaet().fiche("1.1", KITS);
    let set = |value: &str| start(&plan, &format!("indicator set 1.1 kits {value} --period 2020 --expect 1"));
    let mut codes = vec![set("2"), set("3")]
        .into_iter()
        .map(|child| child.wait_with_output().unwrap().status.code().unwrap())
        .collect::<Vec<_>>();
    codes.sort_unstable();
    assert_eq!(codes, [0, 5]);
    is_sound(&plan);
}

#[test]
fn several_fiches_are_written_at_once_and_each_keeps_its_own() {
    let numeros = ["1.1", "1.2", "1.3", "1.4", "1.5"];
    let plan = numeros.iter().fold(pcaet(), |plan, numero| plan.fiche(numero, KITS));
    let pairs = (2021..=2024).flat_map(|year| numeros.map(|numero| (numero, year)));
    let set = |(numero, year)| {
        start(&plan, &format!("indicator set {numero} kits {year} --period {year} --lock-timeout 120"))
    };
    all_done(pairs.map(set).collect());
    let body = KITS.replace(
        "2020: 1",
        "2020: 1\n      2021: 2021\n      2022: 2022\n      2023: 2023\n      2024: 2024",
    );
    for numero in numeros {
        let text = format!("numero: \"{numero}\"\ntitre: Une action\n{body}\n");
        assert_eq!(plan.text(&format!("{numero}.yaml")), text);
    }
    is_sound(&plan);
}

#[test]
fn a_writer_killed_at_any_time_leaves_the_old_file_or_the_new_one() {
    let plan = pcaet().fiche("1.1", KITS);
    let text = |value: usize| {
        format!(
            "numero: \"1.1\"\ntitre: Une action\n{}\n",
            KITS.replace("2020: 1", &format!("2020: {value}"))
        )
    };
    let mut value = 1;
    for round in 0..200 {
        let next = value + 1;
        let line = if round % 2 == 0 {
            format!("indicator set 1.1 kits {next} --period 2020")
        } else {
            format!("set 1.1 indicateurs[kits].valeurs.2020={next}")
        };
        let mut child = start(&plan, &line);
        // From at once to long after the end: whenever it dies, one of two texts stands.
        std::thread::sleep(std::time::Duration::from_micros(round * 60));
        child.kill().unwrap();
        child.wait().unwrap();
        let found = plan.text("1.1.yaml");
        assert!(found == text(value) || found == text(next), "{found}");
        if found == text(next) {
            value = next;
        }
    }
    // As if one had died between its writing and its naming.
    fs::write(plan.actions().join(".pcaet/.pcaet-Xq3R7b.tmp"), "moitié").unwrap();
    all_done(vec![start(&plan, "indicator set 1.1 kits 1000 --period 2020")]);
    assert_eq!(plan.text("1.1.yaml"), text(1000));
    is_sound(&plan);
}

#[test]
fn who_waits_too_long_is_told_who_holds_the_plan() {
    let plan = pcaet().fiche("1.1", KITS);
    let before = plan.text("1.1.yaml");
    fs::create_dir(plan.actions().join(".pcaet")).unwrap();
    let lock = fs::File::create(plan.actions().join(".pcaet/lock")).unwrap();
    lock.lock().unwrap();
    for (timeout, signature, holder) in [
        (0, "", ""),
        (0, "4321\npcaet fmt\n", " (pid 4321 : pcaet fmt)"),
        (1, "4321\npcaet fmt\n", " (pid 4321 : pcaet fmt)"),
    ] {
        lock.set_len(0).unwrap();
        fs::write(plan.actions().join(".pcaet/lock"), signature).unwrap();
        plan.run(&format!("indicator set 1.1 kits 2 --period 2021 --lock-timeout {timeout}"))
            .prints_nothing()
            .says(&format!(
                "erreur : le plan est tenu par un autre processus, attendu {timeout} s{holder}\n  conseil : attendre qu’il finisse, puis recommencer ; --lock-timeout attend plus longtemps"
            ))
            .exits(5);
    }
    // Who only reads waits for nobody.
    plan.run("list --columns numero").prints("N°\n1.1").exits(0);
    plan.run("indicator set 1.1 kits 2 --period 2021 --dry-run --lock-timeout 0").exits(0);
    assert_eq!(plan.text("1.1.yaml"), before);
    drop(lock);
    plan.run("indicator set 1.1 kits 2 --period 2021 --lock-timeout 0").exits(0);
    is_sound(&plan);
}

#[test]
fn what_changed_while_a_writer_waited_is_kept_or_told() {
    let plan = pcaet().fiche("1.1", KITS).fiche("1.2", "");
    fs::create_dir(plan.actions().join(".pcaet")).unwrap();
    let lock = fs::File::create(plan.actions().join(".pcaet/lock")).unwrap();
    lock.lock().unwrap();
    let waiting = [
        "set 1.1 statut=en-cours",
        "set 1.1 priorite=haute --expect basse",
        "indicator set 1.1 kits 2 --period 2020 --expect 1",
        "set 1.2 statut=en-cours",
    ];
    let children: Vec<Child> = waiting.map(|line| start(&plan, &format!("{line} --lock-timeout 60"))).into();
    std::thread::sleep(std::time::Duration::from_millis(300));
    // An editor, which knows of no lock.
    let text = plan.text("1.1.yaml").replace("2020: 1", "2020: 7").replace("Une action", "Deux");
    fs::write(plan.actions().join("1.1.yaml"), text).unwrap();
    fs::remove_file(plan.actions().join("1.2.yaml")).unwrap();
    drop(lock);
    let ran = children.into_iter().map(|child| Ran::from(child.wait_with_output().unwrap()));
    let [set, unmet, stale, gone] = ran.collect::<Vec<_>>().try_into().unwrap();
    set.says("").exits(0);
    unmet.says("erreur : la valeur de priorite est n.c., et non basse\n  conseil : quelqu’un l’a changée : relire, puis recommencer").exits(5);
    stale.says("erreur : la valeur de 2020 est 7, et non 1\n  conseil : quelqu’un l’a changée : relire, puis recommencer").exits(5);
    gone.exits(3);
    assert!(
        gone.stderr.ends_with(
            "1.2.yaml ne peut être lu : il n’existe pas\n  conseil : vérifier le chemin et les droits\n"
        ),
        "{}",
        gone.stderr
    );
    let kept =
        format!("numero: \"1.1\"\ntitre: Deux\nstatut: en-cours\n{}\n", KITS.replace("2020: 1", "2020: 7"));
    assert_eq!(plan.text("1.1.yaml"), kept);
    is_sound(&plan);
}

#[test]
fn who_writes_into_a_closed_pipe_has_written() {
    let plan = pcaet().fiche("1.1", KITS);
    let lines = [
        "set 1.1 statut=en-cours --diff",
        "indicator set 1.1 kits 2 --period 2021 --json",
        "fmt",
        "new 1.2 Autre",
    ];
    for line in lines {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let output = plan.command().args(line.split(' ')).stdout(writer).output().unwrap();
        Ran::from(output).exits(0);
    }
    assert!(
        plan.text("1.1.yaml").contains("statut: en-cours\n") && plan.text("1.1.yaml").contains("2021: 2")
    );
    assert!(plan.text("1.2.yaml").contains("titre: Autre"));
    is_sound(&plan);
}

#[test]
fn a_stopped_process_that_holds_the_plan_is_named() {
    let plan = pcaet().fiche("1.1", KITS);
    let before = plan.text("1.1.yaml");
    let mut holder = start_helper("hold", &plan.actions(), "");
    let mut lines = BufReader::new(holder.stdout.take().unwrap()).lines();
    assert!(lines.any(|line| line.unwrap() == "held"));
    let signal = |name: &str| {
        assert!(Command::new("kill").args([name, &holder.id().to_string()]).status().unwrap().success());
    };
    signal("-STOP");
    plan.run("set 1.1 statut=en-cours --lock-timeout 1")
        .prints_nothing()
        .says(&format!(
            "erreur : le plan est tenu par un autre processus, attendu 1 s (pid {} : pcaet helper)\n  conseil : attendre qu’il finisse, puis recommencer ; --lock-timeout attend plus longtemps",
            holder.id()
        ))
        .exits(5);
    assert_eq!(plan.text("1.1.yaml"), before);
    signal("-KILL");
    holder.wait().unwrap();
    plan.run("set 1.1 statut=en-cours --lock-timeout 0").exits(0);
    is_sound(&plan);
}

#[test]
fn many_files_killed_halfway_are_each_old_or_new_and_the_same_command_completes_them() {
    let spread = "statut:   en-cours\npriorite:    haute\n";
    let plan = (1..=40).fold(pcaet(), |plan, rank| plan.fiche(&format!("1.{rank}"), spread));
    let old = |rank: usize| format!("numero: \"1.{rank}\"\ntitre: Une action\n{spread}\n");
    let new =
        |rank: usize| format!("numero: \"1.{rank}\"\ntitre: Une action\nstatut: en-cours\npriorite: haute\n");
    for round in 0..60 {
        (1..=40)
            .for_each(|rank| fs::write(plan.actions().join(format!("1.{rank}.yaml")), old(rank)).unwrap());
        let mut child = start(&plan, "fmt");
        std::thread::sleep(std::time::Duration::from_micros(4_000 + round * 1_500));
        child.kill().unwrap();
        child.wait().unwrap();
        for rank in 1..=40 {
            let found = plan.text(&format!("1.{rank}.yaml"));
            assert!(found == old(rank) || found == new(rank), "{found}");
        }
    }
    plan.run("fmt").exits(0);
    (1..=40).for_each(|rank| assert_eq!(plan.text(&format!("1.{rank}.yaml")), new(rank)));
    is_sound(&plan);
}

#[test]
fn a_file_that_is_not_to_be_written_is_left_with_a_sentence() {
    let plan = pcaet().fiche("1.1", KITS);
    let before = plan.text("1.1.yaml");
    let path = plan.actions().join("1.1.yaml");
    set_mode(&path, 0o444);
    let here = path.canonicalize().unwrap().display().to_string();
    plan.run("indicator set 1.1 kits 2 --period 2021")
        .prints_nothing()
        .says(&format!(
            "erreur : rien n’a été écrit : {here} : il est en lecture seule\n  conseil : vérifier les droits et la place sur le disque"
        ))
        .exits(3);
    assert_eq!((plan.text("1.1.yaml"), store(&plan)), (before, vec![".gitignore".into(), "lock".into()]));
}

#[test]
fn a_folder_one_may_not_write_in_is_left_with_a_sentence() {
    let plan = pcaet().fiche("1.1", KITS);
    let before = plan.text("1.1.yaml");
    set_mode(plan.path(), 0o755);
    set_mode(&plan.actions(), 0o555);
    let refused = run_as_nobody(&plan, "indicator set 1.1 kits 2 --period 2021");
    let read = run_as_nobody(&plan, "list --columns numero");
    set_mode(&plan.actions(), 0o755);
    let store = plan.actions().canonicalize().unwrap().join(".pcaet").display().to_string();
    refused
        .prints_nothing()
        .says(&format!(
            "erreur : {store} : le verrou ne peut être pris : vous n’en avez pas le droit\n  conseil : vérifier les droits d’écriture du dossier"
        ))
        .exits(3);
    read.prints("N°\n1.1").exits(0);
    assert_eq!(plan.text("1.1.yaml"), before);
    assert!(!plan.actions().join(".pcaet").exists());
}

#[test]
fn a_full_disk_leaves_the_file_and_says_so() {
    let plan = pcaet().fiche("1.1", KITS);
    let before = plan.text("1.1.yaml");
    plan.run("indicator set 1.1 kits 1 --period 2020").exits(0);
    // No file may grow at all, and the signal that says so is ignored: writes fail as on a full disk.
    let mut shell = Command::new("sh");
    shell.args(["-c", "trap '' XFSZ; ulimit -f 0; exec \"$0\" \"$@\"", BINARY]);
    shell.args("indicator set 1.1 kits 2 --period 2021".split(' '));
    shell.current_dir(plan.path()).env("PCAET_LANG", "fr").env("PCAET_TODAY", "2025-06-01");
    let here = plan.actions().canonicalize().unwrap().join("1.1.yaml").display().to_string();
    Ran::from(shell.output().unwrap())
        .prints_nothing()
        .says(&format!(
            "erreur : rien n’a été écrit : {here} : il n’y a plus de place pour écrire\n  conseil : vérifier les droits et la place sur le disque"
        ))
        .exits(3);
    assert_eq!(plan.text("1.1.yaml"), before);
    is_sound(&plan);
}

#[test]
fn a_linked_fiche_is_written_where_it_lies_and_stays_a_link() {
    let plan = pcaet().fiche("1.1", KITS);
    let target = plan.path().join("ailleurs.yaml");
    fs::rename(plan.actions().join("1.1.yaml"), &target).unwrap();
    symlink("../ailleurs.yaml", plan.actions().join("1.1.yaml")).unwrap();
    plan.run("indicator set 1.1 kits 2 --period 2021").prints("1.1 / kits 2021 : n.c. → 2").exits(0);
    assert_eq!(fs::read_link(plan.actions().join("1.1.yaml")).unwrap(), Path::new("../ailleurs.yaml"));
    let text = fs::read_to_string(target).unwrap();
    assert_eq!(
        text,
        format!(
            "numero: \"1.1\"\ntitre: Une action\n{}\n",
            KITS.replace("2020: 1", "2020: 1\n      2021: 2")
        )
    );
    is_sound(&plan);
}
