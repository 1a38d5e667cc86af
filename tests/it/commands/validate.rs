//! `pcaet validate`: a gallery of every mistake it knows, and how it is told.

use std::fs;

use crate::support::{Plan, pcaet};

/// A mistake in `actions/1.1.yaml`: what follows its numero and titre, and all that is told.
type Mistake = (&'static str, &'static str);

/// A mistake that is not in what a fiche says after its titre: the files, a name that ends in `/` being a folder.
type Misfile = (&'static [(&'static str, &'static [u8])], &'static str);

const FILES: &[Misfile] = &[
    (
        &[("1.1.yaml/", b"")],
        "actions/1.1.yaml:1:1: error[fichier-illisible] fichier illisible : c’est un dossier",
    ),
    (
        &[("1.1.yaml", b"numero: \"1.1\"\ntitre: D\xe9marche\n")],
        "actions/1.1.yaml:1:1: error[encodage] texte qui n’est pas de l’UTF-8 (octet 23) : on dirait du Windows-1252 ou du Latin-1",
    ),
    (
        &[("1.1.yaml", &[b'a'; 1_048_577])],
        "actions/1.1.yaml:1:1: error[fichier-trop-grand] fichier de 1\u{202f}048\u{202f}577 octets, le maximum est 1\u{202f}048\u{202f}576",
    ),
    (&[("1.1.yaml", b"")], "actions/1.1.yaml:1:1: error[fichier-vide] fichier vide"),
    (&[("1.1.yaml", b"# rien encore\n")], "actions/1.1.yaml:1:1: error[fichier-vide] fichier vide"),
    (
        &[("bilan 2024.yaml", b"titre: Bilan\n")],
        "actions/bilan 2024.yaml:1:1: error[nom-de-fichier] « bilan 2024.yaml » ne nomme pas une fiche",
    ),
    (
        &[("1.1.yml", b"numero: \"1.1\"\n")],
        "actions/1.1.yml:1:1: error[extension-yml] « 1.1.yml » n’est pas lu : l’extension est .yaml",
    ),
    (
        &[("1.1.yaml", b"numero: \"1.1\"\ntitre: Une action\n"), ("axe 2/2.1.yaml", b"numero: \"2.1\"\n")],
        "actions/axe 2:1:1: warning[sous-dossier] le sous-dossier « axe 2 » contient du YAML qui n’est pas lu",
    ),
];

const YAML: &[Mistake] = &[
    (
        "constat: \"sans fin",
        "actions/1.1.yaml:3:10: error[syntaxe] ce n’est pas du YAML : guillemet jamais fermé",
    ),
    (
        "objectifs: [un, deux",
        "actions/1.1.yaml:3:12: error[syntaxe] ce n’est pas du YAML : « [ » n’est jamais fermé",
    ),
    (
        "calendrier:\n\tdebut: 2024",
        "actions/1.1.yaml:4:1: error[syntaxe] ce n’est pas du YAML : tabulation en retrait ; seules les espaces comptent",
    ),
    (
        "<<<<<<< HEAD\nstatut: en-cours\n=======\nstatut: realise\n>>>>>>> autre",
        "actions/1.1.yaml:3:1: error[conflit-git] conflit git resté dans le fichier",
    ),
    (
        "x-profond: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]",
        "actions/1.1.yaml:3:44: error[imbrication-trop-profonde] plus de 32 niveaux imbriqués",
    ),
    (
        "---\nstatut: realise",
        "actions/1.1.yaml:3:1: error[documents-multiples] un second document commence ici",
    ),
    (
        "constat: &a texte",
        "actions/1.1.yaml:3:10: error[ancre] ancre de YAML (« & »), qu’une fiche n’admet pas",
    ),
    ("constat: *a", "actions/1.1.yaml:3:10: error[alias] renvoi de YAML (« * »), qu’une fiche n’admet pas"),
    (
        "constat: !!str texte",
        "actions/1.1.yaml:3:10: error[etiquette] étiquette de YAML (« ! »), qu’une fiche n’admet pas",
    ),
    (
        "x-a:\n  <<: {b: 1}",
        "actions/1.1.yaml:4:3: error[cle-fusion] clé de fusion de YAML (« << »), qu’une fiche n’admet pas",
    ),
    ("? [a, b]\n: c", "actions/1.1.yaml:3:3: error[cle-complexe] clé qui est une liste ou une table"),
    (
        "statut: en-cours\nstatut: realise",
        "actions/1.1.yaml:4:1: error[cle-double] clé « statut » déjà donnée ligne 3",
    ),
    (
        "constat: \"a\u{2028}b\"",
        "actions/1.1.yaml:3:12: warning[caractere-mal-lu] caractère invisible U+2028, que d’autres lecteurs refusent",
    ),
];

const YAML_FILES: &[Misfile] = &[(
    &[("1.1.yaml", b"%YAML 1.2\n---\nnumero: \"1.1\"\ntitre: Une action\n")],
    "actions/1.1.yaml:1:1: error[directive] directive de YAML (« % »), qu’une fiche n’admet pas",
)];

const FRENCH: &[Mistake] = &[
    (
        "constat: Mobilité : développer",
        "actions/1.1.yaml:3:10: error[deux-points-sans-guillemets] texte à mettre entre guillemets : « : » coupe « Mobilité : développer »",
    ),
    (
        "objectifs:\n  - Mobilité : réduire",
        "actions/1.1.yaml:4:5: error[texte-devenu-table] texte à mettre entre guillemets : « : » en fait une table de clé « Mobilité »",
    ),
    (
        "constat: Action #2",
        "actions/1.1.yaml:3:10: warning[diese-sans-guillemets] texte à mettre entre guillemets : « #2 » est lu comme un commentaire, il reste « Action »",
    ),
    ("constat: Action # un vrai commentaire", ""),
    (
        "responsables: [DUPONT, Jean]",
        "actions/1.1.yaml:3:16: warning[virgule-sans-guillemets] texte à mettre entre guillemets : « DUPONT » et « Jean » sont lus comme deux personnes",
    ),
    ("elus: [CCDH, GEHU]", ""),
    (
        "indicateurs:\n  - id: part\n    unite: %",
        "actions/1.1.yaml:5:12: error[signe-sans-guillemets] texte à mettre entre guillemets : « % » commence par un signe réservé",
    ),
];

const KEYS: &[Mistake] = &[
    ("pilote: CCDH", "actions/1.1.yaml:3:1: error[cle-inconnue] clé inconnue « pilote »"),
    ("x-maison: CCDH", ""),
    ("etapes:\n  - detail: sans nom", "actions/1.1.yaml:4:5: error[cle-absente] il manque « nom »"),
    (
        "objectifs: {a: 1}",
        "actions/1.1.yaml:3:12: error[type-inattendu] il faut ici une liste (- élément), et non une table",
    ),
    (
        "calendrier: 2024",
        "actions/1.1.yaml:3:13: error[type-inattendu] il faut ici une table (clé: valeur), et non une valeur seule",
    ),
    (
        "priorite: urgente",
        "actions/1.1.yaml:3:11: error[valeur-inconnue] priorite : « urgente » n’existe pas",
    ),
    (
        "avancement: beaucoup",
        "actions/1.1.yaml:3:13: error[nombre-invalide] « beaucoup » n’est pas un nombre",
    ),
    (
        "impacts: {ges: 7}",
        "actions/1.1.yaml:3:16: error[nombre-hors-echelle] 7 est hors de l’échelle, de 0 à 3",
    ),
    (
        "budget: {montant: \"12 000,5\"}",
        "actions/1.1.yaml:3:19: warning[nombre-francais] nombre écrit « 12 000,5 », lu 12000.5",
    ),
    (
        "calendrier: {permanente: toujours}",
        "actions/1.1.yaml:3:26: error[booleen-invalide] « toujours » n’est ni oui ni non",
    ),
    ("constat: n.c.", "actions/1.1.yaml:3:10: note[nc-litteral] « n.c. » est lu comme une valeur absente"),
    (
        "partenaires: [CCI, GEHU, CCI]",
        "actions/1.1.yaml:3:26: warning[texte-double] « CCI » est deux fois dans la liste",
    ),
];

const FICHE: &[Misfile] = &[
    (
        &[("1.1.yaml", b"titre: Une action\n")],
        "actions/1.1.yaml:1:1: error[numero-absent] la fiche ne dit pas son numéro",
    ),
    (
        &[("1.1.yaml", b"numero: \"1 1\"\ntitre: Une action\n")],
        "actions/1.1.yaml:1:9: error[numero-invalide] « 1 1 » ne peut pas être un numéro",
    ),
    (
        &[("1.1.yaml", b"numero: \"1.2\"\ntitre: Une action\n")],
        "actions/1.1.yaml:1:9: error[numero-different] numéro 1.2, dans un fichier nommé 1.1.yaml",
    ),
    (
        &[
            ("1.1.yaml", b"numero: \"1.1\"\ntitre: Une action\n"),
            ("1.2.yaml", b"numero: \"1.1\"\ntitre: Une action\n"),
        ],
        "actions/1.2.yaml:1:9: error[numero-double] numéro 1.1 déjà pris par une autre fiche ; ce fichier se nomme 1.2.yaml",
    ),
    (
        &[("4.10.yaml", b"numero: 4.10\ntitre: Une action\n")],
        "actions/4.10.yaml:1:9: warning[numero-sans-guillemets] numéro 4.10 sans guillemets : d’autres lecteurs en font un nombre (4.10 devient 4.1)",
    ),
    (
        &[("1.1.yaml", b"numero: \"1.1\"\nstatut: realise\n")],
        "actions/1.1.yaml:1:9: error[titre-absent] la fiche n’a pas de titre",
    ),
    (
        &[("1.1.yaml", b"numero: \"1.1\"\nstatut: realise\ntitre:\n")],
        "actions/1.1.yaml:3:1: error[titre-absent] la fiche n’a pas de titre",
    ),
];

const CALENDAR: &[Mistake] = &[
    (
        "calendrier: {debut: bientôt}",
        "actions/1.1.yaml:3:21: error[date-illisible] « bientôt » n’est pas une date",
    ),
    (
        "calendrier: {debut: 2024-13}",
        "actions/1.1.yaml:3:21: error[date-impossible] la date « 2024-13 » n’existe pas",
    ),
    (
        "calendrier: {debut: 03/04/2024}",
        "actions/1.1.yaml:3:21: error[date-ambigue] « 03/04/2024 » : lequel est le mois ?",
    ),
    (
        "calendrier: {debut: 31/12/2024}",
        "actions/1.1.yaml:3:21: error[date-francaise] « 31/12/2024 » n’est pas au format année-mois-jour",
    ),
    (
        "etapes:\n  - nom: Étude\n    debut: 2035\n    echeance: 2034-S2",
        "actions/1.1.yaml:6:15: error[calendrier-inverse] la fin (S2 2034) précède le début (2035)",
    ),
    ("etapes:\n  - nom: Étude\n    debut: 2034\n    echeance: 2034-S1", ""),
    (
        "statut: en-cours\ncalendrier: {fin_estimee: 2025-05}",
        "actions/1.1.yaml:4:27: warning[echeance-depassee] échéance dépassée de 1 jour : fin estimée mai 2025",
    ),
];

const INDICATORS: &[Mistake] = &[
    (
        "indicateurs:\n  - id: Entreprises Engagées",
        "actions/1.1.yaml:4:9: error[id-invalide] « Entreprises Engagées » ne peut pas être un id",
    ),
    (
        "indicateurs:\n  - id: kits\n  - id: kits",
        "actions/1.1.yaml:5:9: error[id-double] id « kits » déjà pris ligne 4",
    ),
    (
        "indicateurs:\n  - voir: ges-residentiel",
        "actions/1.1.yaml:4:11: error[renvoi-invalide] « ges-residentiel » ne renvoie à aucun indicateur",
    ),
    (
        "indicateurs:\n  - voir: plan/ges-residentiel",
        "actions/1.1.yaml:4:11: error[renvoi-inconnu] plan.yaml n’a pas d’indicateur « ges-residentiel »",
    ),
    (
        "indicateurs:\n  - id: eit\n    modalites: {0: non, 1: oui}\n    valeurs: {2023: ouii}",
        "actions/1.1.yaml:6:21: error[valeur-hors-modalites] « ouii » n’est pas une modalité",
    ),
    (
        "indicateurs:\n  - id: kits\n    valeurs:\n      2024: 1\n      2024-12-31: 2",
        "actions/1.1.yaml:7:7: warning[periodes-confondues] 31/12/2024 et 2024 finissent le même jour",
    ),
    (
        "indicateurs:\n  - id: kits\n    minimum: 40\n    maximum: 30",
        "actions/1.1.yaml:6:14: error[bornes-croisees] bornes croisées : minimum 40, maximum 30",
    ),
    (
        "indicateurs:\n  - id: part\n    maximum: 100\n    valeurs:\n      2024: 121",
        "actions/1.1.yaml:7:13: error[valeur-hors-bornes] 121 est hors des bornes, 100 au plus",
    ),
    (
        "indicateurs:\n  - id: kits\n    valeurs:\n      2030: 1",
        "actions/1.1.yaml:6:7: warning[valeur-future] valeur d’une période à venir : 2030",
    ),
];

const LINKS: &[Mistake] = &[
    (
        "budget:\n  lignes:\n    - {type: investissement, annee: 2025, prevu: 1}\n    - {type: investissement, annee: 2025, prevu: 2}",
        "actions/1.1.yaml:6:7: error[ligne-double] deux lignes de budget pour investissement, 2025",
    ),
    (
        "etapes:\n  - nom: Étude\n  - nom: Étude",
        "actions/1.1.yaml:5:5: error[nom-double] deux entrées ont pour nom « Étude »",
    ),
    (
        "liens:\n  - action: \"1.2\"",
        "actions/1.1.yaml:4:13: warning[lien-inconnu] aucune fiche 1.2 dans ce plan",
    ),
    (
        "liens:\n  - action: \"1.1\"",
        "actions/1.1.yaml:4:13: warning[lien-sur-soi] la fiche 1.1 est liée à elle-même",
    ),
    (
        "liens:\n  - action: \"1.2\"\n  - action: \"1.2\"",
        "
        actions/1.1.yaml:4:13: warning[lien-inconnu] aucune fiche 1.2 dans ce plan
        actions/1.1.yaml:5:5: warning[lien-double] deux liens vers la fiche 1.2
        ",
    ),
    (
        "parent: \"2.2\"",
        "actions/1.1.yaml:3:9: error[parent-inconnu] la fiche parente 2.2 n’est pas dans ce plan",
    ),
    ("parent: \"1.1\"", "actions/1.1.yaml:3:9: error[parent-sur-soi] la fiche est son propre parent"),
];

const PLAN: &[Misfile] = &[
    (
        &[
            ("1.1.yaml", b"numero: \"1.1\"\ntitre: Une action\n"),
            ("1.1a.yaml", b"numero: 1.1a\ntitre: Une partie\nparent: \"1.1\"\n"),
            ("1.1b.yaml", b"numero: 1.1b\ntitre: La partie d'une partie\nparent: 1.1a\n"),
        ],
        "actions/1.1b.yaml:3:9: error[parent-a-deux-niveaux] 1.1a est déjà une partie de 1.1",
    ),
    (
        &[("plan.yaml", b"siren: 24910\n"), ("1.1.yaml", b"numero: \"1.1\"\ntitre: Une action\n")],
        "actions/plan.yaml:1:8: error[siren-invalide] « 24910 » n’est pas un SIREN",
    ),
    (
        &[
            ("plan.yaml", b"regles: {lien-inconu: note}\n"),
            ("1.1.yaml", b"numero: \"1.1\"\ntitre: Une action\n"),
        ],
        "actions/plan.yaml:1:10: error[regle-inconnue] aucune règle « lien-inconu »",
    ),
    (
        &[
            ("plan.yaml", b"axes: {\"1\": Habiter, \"2\": Bouger}\n"),
            ("1.1.yaml", b"numero: \"1.1\"\ntitre: Une action\naxe: \"2\"\n"),
        ],
        "actions/1.1.yaml:3:6: warning[axe-different] axe 2, alors que le numéro est de l’axe 1",
    ),
];

const COMMENTS: &[Mistake] = &[
    (
        "statut: en-cours # pcaet: ignore[valeur-inconnue] ancien mot",
        "actions/1.1.yaml:3:34: warning[ignore-inutile] rien à taire ici : « valeur-inconnue » ne trouve rien",
    ),
    (
        "# pcaet: ignore[statut]",
        "actions/1.1.yaml:3:17: warning[ignore-inconnu] « statut » n’est pas une règle que l’on puisse taire",
    ),
];

/// The galleries of mistakes in a fiche, then those of files.
const MISTAKES: &[&[Mistake]] = &[COMMENTS, YAML, FRENCH, KEYS, CALENDAR, INDICATORS, LINKS];
const MISFILES: &[&[Misfile]] = &[FILES, YAML_FILES, FICHE, PLAN];

/// Too long to be written out in a table: the body, and what is told.
fn long_ones() -> [Mistake; 2] {
    let dense = format!("x-a: [{}]", "a, ".repeat(20_000));
    let long = format!("titre: {}", "é".repeat(301));
    // Leaked, as a table's texts are: they last as long as the tests.
    [
        (
            dense.leak(),
            "actions/1.1.yaml:3:59980: error[fichier-trop-dense] plus de 20\u{202f}000 valeurs dans un fichier",
        ),
        (
            long.leak(),
            "actions/1.1.yaml:2:8: error[titre-trop-long] titre de 301 caractères, le maximum est 300",
        ),
    ]
}

#[track_caller]
fn tells(mistakes: &[Mistake]) {
    for (body, told) in mistakes {
        let code = i32::from(told.contains(": error["));
        pcaet().fiche("1.1", body).run("validate --format concise").prints(told).exits(code);
    }
}

#[track_caller]
fn tells_of_files(misfiles: &[Misfile]) {
    for (files, told) in misfiles {
        let code = i32::from(told.contains(": error["));
        lay_out(files).run("validate --format concise").prints(told).exits(code);
    }
}

/// Lays files out in `actions/`.
fn lay_out(files: &[(&str, &[u8])]) -> Plan {
    let plan = pcaet();
    for (name, bytes) in files {
        let path = plan.actions().join(name);
        if name.ends_with('/') {
            fs::create_dir(path).unwrap();
        } else {
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        }
    }
    plan
}

#[test]
fn a_file_that_gives_no_fiche_is_told_with_its_reason() {
    tells_of_files(FILES);
}

#[test]
fn what_yaml_allows_and_a_fiche_does_not_is_told_where_it_stands() {
    tells(YAML);
    tells_of_files(YAML_FILES);
}

#[test]
fn french_prose_that_needs_quotes_is_told_as_such() {
    tells(FRENCH);
}

#[test]
fn keys_and_values_that_nobody_knows_are_told() {
    tells(KEYS);
}

#[test]
fn a_fiche_without_its_name_is_told() {
    tells_of_files(FICHE);
}

#[test]
fn dates_that_cannot_be_are_told() {
    tells(CALENDAR);
}

#[test]
fn indicators_that_contradict_themselves_are_told() {
    tells(INDICATORS);
}

#[test]
fn what_is_said_twice_or_leads_nowhere_is_told() {
    tells(LINKS);
}

#[test]
fn what_only_the_whole_plan_can_tell_is_told() {
    tells_of_files(PLAN);
}

#[test]
fn a_comment_that_silences_nothing_is_told() {
    tells(COMMENTS);
}

#[test]
fn what_is_too_long_is_told_by_its_length() {
    tells(&long_ones());
}

#[test]
fn every_rule_has_its_example_in_the_gallery() {
    let of_fiches = MISTAKES.iter().copied().flatten().map(|(_, told)| *told);
    let of_files = MISFILES.iter().copied().flatten().map(|(_, told)| *told);
    let told: Vec<&str> = of_fiches.chain(of_files).chain(long_ones().map(|(_, told)| told)).collect();
    // The others judge what could be read: their pages hold them (regles.rs).
    let is_of_reading = |rule: &&pcaet::rules::Rule| matches!(rule.check, pcaet::rules::Check::Reader);
    let is_shown =
        |code: &str| code == "numero-pris" || told.iter().any(|told| told.contains(&format!("[{code}] ")));
    let codes = pcaet::rules::all().filter(is_of_reading).map(|rule| rule.code);
    let missing: Vec<&str> = codes.filter(|code| !is_shown(code)).collect();
    assert!(missing.is_empty(), "no example of {}", missing.join(", "));
}

#[test]
fn english_tells_the_same_places_and_codes() {
    for (body, told) in [
        (
            "constat: Mobilité : développer",
            "actions/1.1.yaml:3:10: error[deux-points-sans-guillemets] text that needs quotes: “:” cuts “Mobilité : développer”",
        ),
        (
            "impacts: {ges: 7}",
            "actions/1.1.yaml:3:16: error[nombre-hors-echelle] 7 is off the scale, from 0 to 3",
        ),
        (
            "indicateurs:\n  - id: part\n    maximum: 100\n    valeurs:\n      2024: 121",
            "actions/1.1.yaml:7:13: error[valeur-hors-bornes] 121 is out of bounds, 100 at most",
        ),
        (
            "liens:\n  - action: \"1.2\"",
            "actions/1.1.yaml:4:13: warning[lien-inconnu] no fiche 1.2 in this plan",
        ),
    ] {
        pcaet().fiche("1.1", body).lang("en").run("validate --format concise").prints(told);
    }
    pcaet()
        .fiche("1.1", "")
        .lang("en")
        .run("validate")
        .prints("1 file read: no errors, no warnings")
        .says("");
}

#[test]
fn a_fiche_of_nine_mistakes_tells_all_nine_at_once() {
    pcaet()
        .file(
            "4.5.yaml",
            "\
numero: \"4.5\"
titre: Une fiche à neuf fautes
publication: {date: 2024-11-21, auteur: x}
statut: encours                  # 1 not in the list
priorite: haute
echelle: CC
constat: |
  texte
objectifs: {pas: une liste}      # 2 a map
calendrier:
  debut: 2024-02-01
  fin_estimee: 2026-13-01        # 3 no such month
  fin_effective: ~
perimetres: [air]
etapes:
  - nom: a
    echeance: 2026-01-15
    realisee: fait               # 4 neither oui nor non
liens: []
impacts: {energie: 1, ges: 7, air: beaucoup}   # 5 off the scale, 6 no number
coordinateurs: []
responsables: {nom: A, identifiant: a}         # 7 one person, not a list
budjet: 12                       # 8 unknown
budget:
  montant: 1
  taxe: ht
  taxe: ttc                      # 9 twice
indicateurs:
  - id: i
    unite: \"%\"
    minimum: 0
    maximum: 100
    valeurs:
      2024: 121                  # and one more, out of bounds
"
            .as_bytes(),
        )
        .run("validate --format concise")
        .prints(
            "
            actions/4.5.yaml:4:9: error[valeur-inconnue] statut : « encours » n’existe pas
            actions/4.5.yaml:9:12: error[type-inattendu] il faut ici une liste (- élément), et non une table
            actions/4.5.yaml:12:16: error[date-impossible] la date « 2026-13-01 » n’existe pas
            actions/4.5.yaml:18:15: error[booleen-invalide] « fait » n’est ni oui ni non
            actions/4.5.yaml:20:28: error[nombre-hors-echelle] 7 est hors de l’échelle, de 0 à 3
            actions/4.5.yaml:20:36: error[nombre-invalide] « beaucoup » n’est pas un nombre
            actions/4.5.yaml:22:15: error[type-inattendu] il faut ici une liste (- élément), et non une table
            actions/4.5.yaml:23:1: error[cle-inconnue] clé inconnue « budjet »
            actions/4.5.yaml:27:3: error[cle-double] clé « taxe » déjà donnée ligne 26
            actions/4.5.yaml:34:13: error[valeur-hors-bornes] 121 est hors des bornes, de 0 à 100
            ",
        )
        .says("1 fichier lu : 10 erreurs, aucun avertissement")
        .exits(1);
}

#[test]
fn a_text_without_quotes_is_suggested_with_them() {
    for (body, suggestion) in [
        ("titre: Mobilité : développer", "\"Mobilité : développer\""),
        ("objectifs:\n  - Mobilité : réduire", "\"Mobilité : réduire\""),
        ("titre: Action #2", "\"Action #2\""),
        ("responsables: [DUPONT, Jean]", "\"DUPONT, Jean\""),
        ("indicateurs:\n  - id: part\n    unite: %", "\"%\""),
        ("titre: Le plan \"air\" : suite", "\"Le plan \\\"air\\\" : suite\""),
    ] {
        let answer = pcaet().fiche("1.1", body).run("validate --format json").json();
        assert_eq!(answer["diagnostics"][0]["suggestions"], serde_json::json!([suggestion]), "{answer}");
        assert_eq!(answer["diagnostics"].as_array().unwrap().len(), 1, "{answer}");
    }
}

#[test]
fn json_has_the_shape_that_is_promised_key_by_key() {
    pcaet()
        .fiche("4.5", "indicateurs:\n  - id: eit\n    valeur: 3")
        .fiche("4.6", "titre: [")
        .run("validate --format json --lang fr")
        .prints(r#"{"schema_version":1,"kind":"validation","summary":{"files":2,"read":1,"errors":2,"warnings":0,"notes":0,"fixable":1},"fix":null,"diagnostics":[{"code":"cle-inconnue","severity":"error","message":"clé inconnue « valeur »","path":"actions/4.5.yaml","start":{"line":5,"column":5,"byte":61},"end":{"line":5,"column":11,"byte":67},"numero":"4.5","route":"indicateurs[eit].valeur","help":"écrire valeurs · une clé maison commence par x-","suggestions":["valeurs"],"fixable":true,"fingerprint":"213cb9fd053f6428"},{"code":"syntaxe","severity":"error","message":"ce n’est pas du YAML : « [ » n’est jamais fermé","path":"actions/4.6.yaml","start":{"line":2,"column":8,"byte":21},"end":{"line":2,"column":9,"byte":22},"numero":"4.6","route":"","help":"ajouter le crochet ou l’accolade qui manque","suggestions":[],"fixable":false,"fingerprint":"3a22beda62d06d39"}]}"#)
        .says("")
        .exits(1);
    pcaet().fiche("4.5", "").run("validate --format json").prints(
        r#"{"schema_version":1,"kind":"validation","summary":{"files":1,"read":1,"errors":0,"warnings":0,"notes":0,"fixable":0},"fix":null,"diagnostics":[]}"#,
    );
}

#[test]
fn json_keeps_the_fields_that_are_asked_for() {
    let plan = pcaet().fiche("1.1", "budjet: 3");
    plan.run("validate --json=code,path,numero").prints(
        r#"{"schema_version":1,"kind":"validation","summary":{"files":1,"read":1,"errors":1,"warnings":0,"notes":0,"fixable":1},"fix":null,"diagnostics":[{"code":"cle-inconnue","path":"actions/1.1.yaml","numero":"1.1"}]}"#,
    );
    let refused = plan.run("validate --json=cod");
    refused.prints_nothing().exits(2);
    let error: serde_json::Value = serde_json::from_str(&refused.stderr).unwrap();
    assert_eq!(error["error"]["candidates"], serde_json::json!(["code"]));
}

#[test]
fn a_merge_key_between_quotes_is_a_key_that_nobody_knows() {
    pcaet()
        .fiche("1.1", "\"<<\": 1")
        .run("validate --format concise")
        .prints("actions/1.1.yaml:3:1: error[cle-inconnue] clé inconnue « << »")
        .exits(1);
}

#[test]
fn warnings_fail_only_when_strict() {
    let plan = pcaet().fiche("1.1", "constat: Action #2");
    plan.run("validate --format concise").exits(0);
    plan.run("validate --format concise --strict").exits(1);
    let noted = pcaet().fiche("1.1", "constat: n.c.");
    noted.run("validate --strict").exits(0);
}

#[test]
fn a_path_limits_what_is_told_and_not_what_is_read() {
    let plan = pcaet()
        .fiche("1.1", "liens:\n  - action: \"1.2\"\n  - action: \"9.9\"")
        .fiche("1.2", "budjet: 3")
        .fiche("1.3", "");
    plan.run("validate actions/1.1.yaml --format concise")
        .prints("actions/1.1.yaml:5:13: warning[lien-inconnu] aucune fiche 9.9 dans ce plan")
        .says("3 fichiers lus : aucune erreur, 1 avertissement")
        .exits(0);
    plan.run("validate actions/1.3.yaml actions/1.2.yaml --format concise")
        .prints("actions/1.2.yaml:3:1: error[cle-inconnue] clé inconnue « budjet »")
        .exits(1);
    plan.run("validate -C actions ./1.2.yaml --format concise")
        .prints("../actions/1.2.yaml:3:1: error[cle-inconnue] clé inconnue « budjet »")
        .exits(1);
}

#[test]
fn a_path_outside_the_plan_is_a_mistake_of_the_command() {
    let plan = pcaet().fiche("1.1", "");
    for path in ["ailleurs/1.1.yaml", "1.2", "/etc/passwd", ".."] {
        plan.run(&format!("validate {path}"))
            .prints_nothing()
            .says(&format!(
                "erreur : {path} n’est pas un fichier du dossier actions\n  conseil : nommer une fiche par son chemin ou son numéro (4.5), ou rien pour tout le plan"
            ))
            .exits(2);
    }
}

#[test]
fn the_plan_says_how_grave_each_rule_is() {
    let with = |niveau: &str| {
        let plan = format!("regles: {{lien-inconnu: {niveau}, cle-inconnue: {niveau}}}\n");
        pcaet()
            .file("plan.yaml", plan.as_bytes())
            .fiche("1.1", "budjet: 3\nliens:\n  - action: \"9.9\"")
            .run("validate --format concise")
    };
    let told = |severity: &str| {
        format!(
            "actions/1.1.yaml:3:1: {severity}[cle-inconnue] clé inconnue « budjet »\nactions/1.1.yaml:5:13: {severity}[lien-inconnu] aucune fiche 9.9 dans ce plan"
        )
    };
    with("erreur").prints(&told("error")).says("2 fichiers lus : 2 erreurs, aucun avertissement").exits(1);
    with("avertissement")
        .prints(&told("warning"))
        .says("2 fichiers lus : aucune erreur, 2 avertissements")
        .exits(0);
    with("note")
        .prints(&told("note"))
        .says("2 fichiers lus : aucune erreur, aucun avertissement, 2 notes")
        .exits(0);
    with("aucun").prints("").says("2 fichiers lus : aucune erreur, aucun avertissement").exits(0);
}

#[test]
fn a_line_break_in_a_name_makes_no_second_line() {
    pcaet()
        .file("9\n9.yaml", b"")
        .run("validate --format concise")
        .prints("actions/9 9.yaml:1:1: error[nom-de-fichier] « 9 9.yaml » ne nomme pas une fiche");
}

#[test]
fn a_fiche_that_cannot_be_read_is_still_there_for_those_that_link_to_it() {
    pcaet()
        .fiche("1.1", "liens: [{action: \"1.2\"}]")
        .fiche("1.2", "constat: \"sans fin")
        .run("validate --format concise")
        .prints("actions/1.2.yaml:3:10: error[syntaxe] ce n’est pas du YAML : guillemet jamais fermé")
        .exits(1);
}

#[test]
fn a_fiche_is_named_by_its_path_its_name_or_its_numero_and_the_folder_is_all() {
    let plan = pcaet().fiche("1.1", "statuts: x").fiche("1.2", "statuts: x");
    let both = "actions/1.1.yaml:3:1: error[cle-inconnue] clé inconnue « statuts »\nactions/1.2.yaml:3:1: error[cle-inconnue] clé inconnue « statuts »";
    let one = "actions/1.2.yaml:3:1: error[cle-inconnue] clé inconnue « statuts »";
    for (typed, told) in
        [("actions", both), ("actions/1.2.yaml", one), ("1.2.yaml", one), ("1.2", one), ("actions 1.2", both)]
    {
        plan.run(&format!("validate {typed} --format concise")).prints(told).exits(1);
    }
}

#[test]
fn the_very_words_that_are_wrong_are_pointed_at() {
    tells(&[
        (
            "description: |\n  Une première ligne.\n  Écrire à alice.crola@ville.example pour tout.",
            "actions/1.1.yaml:5:12: warning[donnee-personnelle] adresse de courriel d’une personne dans un texte qui sera publié",
        ),
        (
            "moyens: Appeler le 06 12 34 56 78 le matin",
            "actions/1.1.yaml:3:20: warning[donnee-personnelle] numéro de téléphone dans un texte qui sera publié",
        ),
        (
            "constat: \"C:\\dossier\"",
            "actions/1.1.yaml:3:13: error[syntaxe] ce n’est pas du YAML : échappement « \\ » inconnu entre guillemets",
        ),
        (
            "constat: a\u{7}b",
            "actions/1.1.yaml:3:11: error[syntaxe] ce n’est pas du YAML : caractère de contrôle",
        ),
        (
            "objectifs:\n  - a\n - b",
            "actions/1.1.yaml:5:2: error[syntaxe] ce n’est pas du YAML : retrait qui ne suit aucune ligne au-dessus",
        ),
        (
            "budget:\n  lignes:\n    - {prevu: 1}\n    - {prevu: 2}",
            "actions/1.1.yaml:6:7: error[ligne-double] deux lignes de budget sans type ni année",
        ),
    ]);
    let under_way = pcaet().every_rule().fiche("1.1", "statut: en-cours");
    under_way
        .run("validate -A fiche-incomplete --format concise")
        .prints("actions/1.1.yaml:3:9: note[debut-absent] action en cours, sans date de début");
}

#[test]
fn a_fiche_is_never_offered_its_own_numero() {
    let plan = pcaet().fiche("1.1", "liens: [{action: \"1.9\"}]\nparent: \"1.8\"");
    let answer = plan.run("validate --format json").json();
    for found in answer["diagnostics"].as_array().unwrap() {
        assert_eq!(found["suggestions"], serde_json::json!([]), "{found}");
    }
}

#[test]
fn a_domain_without_an_action_is_named_not_numbered() {
    let domaines = "domaines: [1, 2, 3, 4, 5, 6, 7, 8]";
    let plan = (1..=10).fold(pcaet().every_rule(), |plan, rank| plan.fiche(&format!("1.{rank}"), domaines));
    let told = plan.run("validate --format concise").stdout;
    let line = "note[domaine-sans-action] domaine sans action : 9 adaptation au changement climatique";
    assert!(told.lines().any(|told| told == format!("actions/plan.yaml:1:1: {line}")), "{told}");
}

#[test]
fn an_error_of_usage_leads_to_the_help_of_its_command() {
    let plan = pcaet().fiche("1.1", "");
    for (line, help) in [
        ("shwo", "pcaet --help"),
        ("list --foo", "pcaet list --help"),
        ("-C list indicator set 1.1", "pcaet indicator set --help"),
        ("--lang en check --foo", "pcaet validate --help"),
    ] {
        let said = plan.run(line).exits(2).stderr.clone();
        assert!(said.trim_end().ends_with(&format!(": {help}")), "{line}: {said}");
    }
}
