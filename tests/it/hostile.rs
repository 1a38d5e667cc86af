//! What nobody should put in `actions/`: told clearly, read quickly enough, and left as it was.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::support::{Plan, Ran, pcaet};

const KITS: &str = "indicateurs:\n  - id: kits\n    valeurs:\n      2023: 1";
const COMMANDS: [&str; 4] = [
    "validate --format concise",
    "list --columns numero,titre",
    "show 9.9",
    "indicator set 9.9 kits 2 --period 2024",
];

/// A sound fiche 1.1, beside which something hostile is put as 9.9.
fn plan() -> Plan {
    pcaet().fiche("1.1", KITS)
}

/// A sound fiche 9.9, to be spoilt.
fn sound() -> String {
    format!("numero: \"9.9\"\ntitre: Une action\n{KITS}\n")
}

/// So many keys that nobody knows.
fn keys(count: usize) -> String {
    (0..count).flat_map(|number| [format!("k{number}"), format!(": {number}\n")]).collect()
}

/// Every name in a folder and what it holds, links and folders told apart.
fn snapshot(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut all = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let kind = entry.file_type().unwrap();
        let name = format!("{} {kind:?}", entry.file_name().display());
        let bytes = if kind.is_file() { fs::read(entry.path()).unwrap() } else { Vec::new() };
        all.insert(name, bytes);
        if kind.is_dir() && entry.file_name() != ".pcaet" {
            all.extend(snapshot(&entry.path()));
        }
    }
    all
}

/// Runs the four commands: none panics, none writes, and each file seen is read or named as unread.
#[track_caller]
fn answers_of(plan: &Plan) -> [Ran; 4] {
    let before = snapshot(&plan.actions());
    let answers = COMMANDS.map(|line| plan.run(line));
    for answer in &answers {
        assert!(!answer.stderr.contains("panicked"), "{}", answer.stderr);
        assert!(matches!(answer.code, Some(0..=5)), "{answer:?}");
    }
    let json = plan.run("validate --format json").json();
    let unread = plan.run("list --json").json()["unreadable"].as_array().unwrap().len();
    let count = |key: &str| usize::try_from(json["summary"][key].as_u64().unwrap()).unwrap();
    assert_eq!(count("read") + unread, count("files"), "{}", json["summary"]);
    let mut after = snapshot(&plan.actions());
    after.retain(|name, _| !name.contains(".pcaet"));
    assert!(before == after, "something was written: {:?}", after.keys());
    answers
}

/// Expects 9.9 to be told as `told` and to be refused by all else, `why` being its line and rule.
#[track_caller]
fn is_refused(plan: &Plan, told: &str, why: &str) {
    let [validate, list, show, set] = answers_of(plan);
    validate.prints(told).says("1 fichier lu sur 2 : 1 erreur, aucun avertissement").exits(1);
    list.prints("N°   Titre\n1.1  Une action")
        .says("1 fichier n’a pas pu être lu : actions/9.9.yaml (lus : 1 sur 2)\n1 fiche")
        .exits(0);
    let refused = format!(
        "erreur : actions/9.9.yaml ne peut être lu jusqu’au bout ({why})\n  conseil : pcaet validate actions/9.9.yaml dit ce qui ne va pas"
    );
    show.prints_nothing().says(&refused).exits(1);
    set.prints_nothing().says(&refused).exits(1);
}

#[test]
fn a_file_larger_than_any_fiche_is_told_by_its_size() {
    for bytes in [1_048_577_u64, 2_000_004, 50_000_004] {
        let plan = plan();
        // Sparse: its size is all that is looked at.
        fs::File::create(plan.actions().join("9.9.yaml")).unwrap().set_len(bytes).unwrap();
        let [validate, _, show, set] = COMMANDS.map(|line| plan.run(line));
        let grouped = |number: u64| {
            let digits = number.to_string();
            let groups: Vec<&str> =
                digits.as_bytes().rchunks(3).rev().map(|group| std::str::from_utf8(group).unwrap()).collect();
            groups.join("\u{202f}")
        };
        validate
            .prints(&format!(
                "actions/9.9.yaml:1:1: error[fichier-trop-grand] fichier de {} octets, le maximum est 1\u{202f}048\u{202f}576",
                grouped(bytes)
            ))
            .exits(1);
        show.exits(1);
        set.exits(1);
    }
}

#[test]
fn nesting_floods_and_what_never_closes_are_told_where_they_go_wrong() {
    let deep = "imbrication-trop-profonde] plus de 32 niveaux imbriqués";
    let block_map: String = (0..300).map(|depth| " ".repeat(depth) + "k:\n").collect();
    let quoted = "a:".repeat(150) + "…";
    let colons =
        format!("deux-points-sans-guillemets] texte à mettre entre guillemets : « : » coupe « {quoted} »");
    for (bytes, place, told) in [
        ("a:".repeat(50_000) + "\n", "1:1", &*colons),
        ("---\n".repeat(10_000), "2:1", "documents-multiples] un second document commence ici"),
        ("[".repeat(100_000) + &"]".repeat(100_000), "1:33", deep),
        ("{a: ".repeat(100_000) + "1" + &"}".repeat(100_000), "1:129", deep),
        ("[".repeat(200_000), "1:33", deep),
        ("- ".repeat(20_000) + "x\n", "1:65", deep),
        (block_map + &" ".repeat(300) + "v\n", "33:33", deep),
        ("? ".repeat(20_000) + "x\n", "1:65", deep),
        (
            "k: \"".to_owned() + &"x\n".repeat(100_000),
            "1:4",
            "syntaxe] ce n’est pas du YAML : guillemet jamais fermé",
        ),
        (
            "x".repeat(200_000) + ": 1\n",
            "1:200001",
            "syntaxe] ce n’est pas du YAML : un « : » là où aucune clé ne peut être",
        ),
        (
            "{".to_owned() + &"a:".repeat(100_000) + "}\n",
            "1:200001",
            "syntaxe] ce n’est pas du YAML : une virgule manque entre crochets ou accolades",
        ),
        (
            "[".to_owned() + &"? ".repeat(100_000) + "]\n",
            "1:4",
            "syntaxe] ce n’est pas du YAML : « { » n’est jamais fermé",
        ),
        (
            "[".to_owned() + &"'':".repeat(50_000) + "]\n",
            "1:7",
            "syntaxe] ce n’est pas du YAML : une virgule manque entre crochets ou accolades",
        ),
        (keys(20_000), "9999:8", "fichier-trop-dense] plus de 20\u{202f}000 valeurs dans un fichier"),
        ("# c\n".repeat(50_000), "1:1", "fichier-vide] fichier vide"),
        (" ".repeat(200_000), "1:1", "fichier-vide] fichier vide"),
        (
            "- a\n- b\n".to_owned(),
            "1:1",
            "type-inattendu] il faut ici une table (clé: valeur), et non une liste",
        ),
        (
            "bonjour\n".to_owned(),
            "1:1",
            "type-inattendu] il faut ici une table (clé: valeur), et non une valeur seule",
        ),
    ] {
        let plan = plan().file("9.9.yaml", bytes.as_bytes());
        let line = place.split(':').next().unwrap();
        let code = told.split(']').next().unwrap();
        is_refused(
            &plan,
            &format!("actions/9.9.yaml:{place}: error[{told}"),
            &format!("ligne {line}, {code}"),
        );
    }
}

#[test]
fn long_texts_and_long_silences_are_read() {
    for body in [
        "constat: \"".to_owned() + &"\\x41".repeat(50_000) + "\"\n",
        "constat: |\n".to_owned() + &"  une ligne de texte\n".repeat(20_000),
        "echelle: a\n".to_owned() + &"\n".repeat(100_000) + "statut: realise\n",
        "objectifs:\n".to_owned() + &"  # c\n".repeat(5_000) + "  - 1\n",
        "constat: ".to_owned() + &"x".repeat(1_000_000) + "\n",
    ] {
        let plan = plan().file("9.9.yaml", (sound() + &body).as_bytes());
        plan.run("validate --format concise").prints("").exits(0);
        plan.run("indicator set 9.9 kits 2 --period 2024").prints("9.9 / kits 2024 : n.c. → 2").exits(0);
        assert!(plan.text("9.9.yaml") == sound() + "      2024: 2\n" + &body);
    }
}

#[test]
fn aliases_that_would_grow_without_end_are_never_followed() {
    let list = |levels: usize| -> String {
        let level = |level: usize| format!("x-a{level}: &a{level} [*a{0}, *a{0}, *a{0}]\n", level - 1);
        "x-a0: &a0 [x, x, x]\n".to_owned() + &(1..=levels).map(level).collect::<String>()
    };
    let map = |levels: usize| -> String {
        let level = |level: usize| format!("x-a{level}: &a{level} {{x: *a{0}, y: *a{0}}}\n", level - 1);
        "x-a0: &a0 {k: v}\n".to_owned() + &(1..=levels).map(level).collect::<String>()
    };
    let merge = |levels: usize| -> String {
        let level = |level: usize| format!("x-a{level}: &a{level} {{<<: [*a{0}, *a{0}]}}\n", level - 1);
        "x-a0: &a0 {k: v}\n".to_owned() + &(1..=levels).map(level).collect::<String>()
    };
    let long = format!("x-s: &s {}\nx-l:\n{}", "x".repeat(100_000), "- *s\n".repeat(1_000));
    for (body, anchors, aliases, merges) in
        [(list(9), 10, 27, 0), (map(30), 31, 60, 0), (merge(25), 26, 50, 25), (long, 1, 1_000, 0)]
    {
        let plan = plan().file("9.9.yaml", (sound() + &body).as_bytes());
        let [validate, list, show, set] = answers_of(&plan);
        validate.exits(1);
        let told = |code: &str| validate.stdout.matches(&format!(": error[{code}] ")).count();
        assert_eq!((told("ancre"), told("alias"), told("cle-fusion")), (anchors, aliases, merges));
        assert_eq!(validate.stdout.lines().count(), anchors + aliases + merges, "{}", validate.stdout);
        list.prints("N°   Titre\n1.1  Une action\n9.9  Une action").exits(0);
        let told = "une fiche a des erreurs ; ce qui y est mal écrit compte comme n.c. : actions/9.9.yaml (pcaet validate)";
        list.says(&format!("{told}\n2 fiches"));
        show.exits(0);
        set.prints_nothing()
            .says(
                "
                erreur : actions/9.9.yaml n’est pas touché : le fichier contient ce qui ne peut s’éditer sûrement, ligne 7
                  conseil : faire la modification à la main, puis pcaet validate
                ",
            )
            .exits(1);
    }
}

#[test]
fn thousands_of_mistakes_are_each_told_once() {
    let links = "liens:\n".to_owned() + &"  - \"1.1\"\n".repeat(2_000);
    let texts = "objectifs:\n".to_owned() + &"  - encore\n".repeat(2_000);
    for (body, code, times) in
        [(keys(1_000), "cle-inconnue", 1_000), (links, "lien-double", 1_999), (texts, "texte-double", 1_999)]
    {
        let plan = plan().file("9.9.yaml", (sound() + &body).as_bytes());
        let [validate, ..] = COMMANDS.map(|line| plan.run(line));
        assert_eq!(validate.stdout.matches(&format!("[{code}] ")).count(), times);
        assert_eq!(validate.stdout.lines().count(), times);
        let last = validate.stdout.lines().last().unwrap();
        let line = 6 + body.lines().count();
        assert!(last.starts_with(&format!("actions/9.9.yaml:{line}:")), "{last}");
    }
}

#[test]
fn bytes_that_are_not_utf_8_are_named_with_the_encoding_they_look_like() {
    let latin: Vec<u8> = sound().replace("Une", "É").chars().map(|letter| letter as u8).collect();
    let utf16: Vec<u8> = "\u{feff}"
        .to_owned()
        .chars()
        .chain(sound().chars())
        .flat_map(|letter| (letter as u16).to_le_bytes())
        .collect();
    for (bytes, octet, looks) in
        [(latin, 22, "on dirait du Windows-1252 ou du Latin-1"), (utf16, 1, "on dirait de l’UTF-16")]
    {
        is_refused(
            &plan().file("9.9.yaml", &bytes),
            &format!(
                "actions/9.9.yaml:1:1: error[encodage] texte qui n’est pas de l’UTF-8 (octet {octet}) : {looks}"
            ),
            "ligne 1, encodage",
        );
    }
}

#[test]
fn characters_that_no_text_needs_are_told_where_they_stand() {
    is_refused(
        &plan().file("9.9.yaml", sound().replace("Une ", "Une\0").as_bytes()),
        "actions/9.9.yaml:2:11: error[syntaxe] ce n’est pas du YAML : caractère de contrôle",
        "ligne 2, syntaxe",
    );
    let conflict = sound() + "<<<<<<< HEAD\n      2024: 1\n=======\n      2024: 2\n>>>>>>> autre\n";
    is_refused(
        &plan().file("9.9.yaml", conflict.as_bytes()),
        "actions/9.9.yaml:7:1: error[conflit-git] conflit git resté dans le fichier",
        "ligne 7, conflit-git",
    );
    is_refused(
        &plan().file("9.9.yaml", b""),
        "actions/9.9.yaml:1:1: error[fichier-vide] fichier vide",
        "ligne 1, fichier-vide",
    );
}

#[test]
fn a_character_that_other_readers_refuse_is_named_and_nothing_is_written() {
    let plan = plan().file("9.9.yaml", sound().replace("Une ", "Une\u{2028}").as_bytes());
    let [validate, _, show, set] = answers_of(&plan);
    validate
        .prints("actions/9.9.yaml:2:11: warning[caractere-mal-lu] caractère invisible U+2028, que d’autres lecteurs refusent")
        .exits(0);
    show.exits(0);
    set.prints_nothing()
        .says(
            "
            erreur : actions/9.9.yaml n’est pas touché : d’autres lecteurs refusent un caractère de ce fichier : U+2028 (2:11)
              conseil : faire la modification à la main, puis pcaet validate
            ",
        )
        .exits(1);
}

#[test]
fn a_byte_order_mark_below_the_first_line_is_drawn_where_it_stands() {
    plan()
        .file("9.9.yaml", sound().replace("titre", "\u{feff}titre").as_bytes())
        .lang("en")
        .run("validate")
        .prints(&format!(
            "
            error[syntaxe]: this is not YAML: unreadable structure
             --> actions/9.9.yaml:2:1
              |
            2 | {0}titre: Une action
              | ^
              |
              = help: compare the line with a fiche that reads

            warning[caractere-mal-lu]: invisible character U+FEFF, which other readers refuse
             --> actions/9.9.yaml:2:1
              |
            2 | {0}titre: Une action
              | ^
              |
              = help: remove it: while it stands there, no value of this file can be written

            1 file read of 2: 1 error, 1 warning
            ",
            '\u{feff}'
        ))
        .exits(1);
}

#[test]
fn a_byte_order_mark_and_windows_line_ends_are_read_and_kept() {
    for text in ["\u{feff}".to_owned() + &sound(), sound().replace('\n', "\r\n")] {
        let plan = plan().file("9.9.yaml", text.as_bytes());
        plan.run("validate --format concise").prints("").exits(0);
        plan.run("indicator set 9.9 kits 2 --period 2024").prints("9.9 / kits 2024 : n.c. → 2").exits(0);
        let end = if text.contains('\r') { "\r\n" } else { "\n" };
        assert_eq!(plan.text("9.9.yaml"), text + "      2024: 2" + end);
    }
}

#[test]
fn a_numero_that_is_not_the_files_is_told_and_the_file_name_counts() {
    for (numero, told) in [
        ("9.8", "error[numero-different] numéro 9.8, dans un fichier nommé 9.9.yaml"),
        (
            "1.1",
            "error[numero-double] numéro 1.1 déjà pris par une autre fiche ; ce fichier se nomme 9.9.yaml",
        ),
    ] {
        let plan = plan().file("9.9.yaml", sound().replace("9.9", numero).as_bytes());
        plan.run("validate --format concise")
            .prints(&format!("actions/9.9.yaml:1:9: {told}"))
            .says("2 fichiers lus : 1 erreur, aucun avertissement")
            .exits(1);
        plan.run("list --columns numero").prints("N°\n1.1\n9.9").exits(0);
        plan.run("show 9.8")
            .prints_nothing()
            .says("erreur : aucune fiche 9.8\n  conseil : peut-être 9.9")
            .exits(4);
    }
}

#[test]
fn what_lies_beside_the_fiches_is_told_and_not_read() {
    let names = [
        ("9.9.yml", "error[extension-yml] « 9.9.yml » n’est pas lu : l’extension est .yaml"),
        ("9.9 é.yaml", "error[nom-de-fichier] « 9.9 é.yaml » ne nomme pas une fiche"),
    ];
    for (name, told) in names {
        let plan = plan().file(name, sound().as_bytes());
        let [validate, list, show, set] = answers_of(&plan);
        validate
            .prints(&format!("actions/{name}:1:1: {told}"))
            .says("1 fichier lu sur 2 : 1 erreur, aucun avertissement")
            .exits(1);
        list.says(&format!("1 fichier n’a pas pu être lu : actions/{name} (lus : 1 sur 2)\n1 fiche"))
            .exits(0);
        show.prints_nothing()
            .says("erreur : aucune fiche 9.9\n  conseil : pcaet list donne celles du plan")
            .exits(4);
        set.prints_nothing().exits(4);
    }
    let plan = plan();
    fs::create_dir(plan.actions().join("axe 9")).unwrap();
    fs::write(plan.actions().join("axe 9/9.9.yaml"), sound()).unwrap();
    let [validate, list, show, _] = answers_of(&plan);
    validate
        .prints("actions/axe 9:1:1: warning[sous-dossier] le sous-dossier « axe 9 » contient du YAML qui n’est pas lu")
        .exits(0);
    list.says("1 fiche").exits(0);
    show.exits(4);
}

#[test]
fn a_folder_named_like_a_fiche_is_told() {
    let plan = plan();
    fs::create_dir(plan.actions().join("9.9.yaml")).unwrap();
    is_refused(
        &plan,
        "actions/9.9.yaml:1:1: error[fichier-illisible] fichier illisible : c’est un dossier",
        "ligne 1, fichier-illisible",
    );
}

#[test]
fn what_is_asked_for_and_is_not_there_names_what_comes_near() {
    let plan = plan();
    for (line, said) in [
        ("show 1.2", "erreur : aucune fiche 1.2\n  conseil : peut-être 1.1"),
        (
            "show ../../etc/passwd",
            "erreur : « ../../etc/passwd » ne peut pas être un numéro de fiche\n  conseil : lettres, chiffres, « . », « - » et « _ » : 4.5, D1.3, 12bis ; pcaet list donne ceux du plan",
        ),
        ("indicator set 1.2 kits 2 --period 2024", "erreur : aucune fiche 1.2\n  conseil : peut-être 1.1"),
        (
            "indicator set ../1.1 kits 2 --period 2024",
            "erreur : « ../1.1 » ne peut pas être un numéro de fiche\n  conseil : lettres, chiffres, « . », « - » et « _ » : 4.5, D1.3, 12bis ; pcaet list donne ceux du plan",
        ),
        (
            "indicator set 1.1 kit 2 --period 2024",
            "erreur : 1.1 n’a pas d’indicateur « kit »\n  conseil : ses indicateurs : kits",
        ),
    ] {
        plan.run(line).prints_nothing().says(said).exits(4);
    }
}

#[test]
fn without_a_plan_every_command_says_where_it_looked() {
    let plan = pcaet();
    fs::remove_dir(plan.actions()).unwrap();
    let here = plan.path().canonicalize().unwrap().display().to_string();
    for line in COMMANDS {
        plan.run(line)
            .prints_nothing()
            .says(&format!(
                "erreur : aucun dossier actions/ dans {here}\n  conseil : aller dans le dossier du plan, le nommer (pcaet -C DOSSIER), ou commencer un plan (pcaet init)"
            ))
            .exits(2);
    }
}

#[test]
fn who_stops_reading_early_is_no_failure() {
    let mut plan = plan();
    for number in 0..300 {
        plan = plan.fiche(&format!("2.{number}"), "statut: en-cours");
    }
    for line in ["list", "validate", "validate --format concise", "validate --format json", "list --json"] {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let output = plan.command().args(line.split(' ')).stdout(writer).output().unwrap();
        Ran::from(output).says("").exits(0);
    }
}

#[cfg(unix)]
mod unix {
    use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
    use std::os::unix::process::CommandExt;
    use std::process::Command;

    use super::*;

    const DENIED: &str = "actions/9.9.yaml:1:1: error[fichier-illisible] fichier illisible : vous n’avez pas le droit de le lire";

    #[test]
    fn a_link_that_leads_nowhere_is_told() {
        for target in ["nulle-part", "9.9.yaml"] {
            let plan = plan();
            symlink(target, plan.actions().join("9.9.yaml")).unwrap();
            is_refused(
                &plan,
                "actions/9.9.yaml:1:1: error[fichier-illisible] fichier illisible : le lien symbolique ne mène nulle part",
                "ligne 1, fichier-illisible",
            );
        }
    }

    #[test]
    fn a_fifo_is_told_and_not_waited_for() {
        let plan = plan();
        assert!(Command::new("mkfifo").arg(plan.actions().join("9.9.yaml")).status().unwrap().success());
        is_refused(
            &plan,
            "actions/9.9.yaml:1:1: error[fichier-illisible] fichier illisible : ce n’est pas un fichier ordinaire",
            "ligne 1, fichier-illisible",
        );
    }

    #[test]
    fn a_file_one_may_not_read_is_told() {
        let plan = plan().file("9.9.yaml", sound().as_bytes());
        let path = plan.actions().join("9.9.yaml");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).unwrap();
        fs::set_permissions(plan.path(), fs::Permissions::from_mode(0o755)).unwrap();
        let is_root = fs::metadata(&path).unwrap().uid() == 0;
        let run = |line: &str| {
            let mut command = plan.command();
            command.args(plan.words(line));
            if is_root {
                // Root may read everything: be somebody else.
                command.uid(65_534);
            }
            Ran::from(command.output().unwrap())
        };
        let [validate, list, show, set] = COMMANDS.map(run);
        validate.prints(DENIED).says("1 fichier lu sur 2 : 1 erreur, aucun avertissement").exits(1);
        list.says("1 fichier n’a pas pu être lu : actions/9.9.yaml (lus : 1 sur 2)\n1 fiche").exits(0);
        show.prints_nothing().exits(1);
        set.prints_nothing().exits(1);
        fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
        assert_eq!(plan.text("9.9.yaml"), sound());
    }
}
