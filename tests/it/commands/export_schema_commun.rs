//! `pcaet export schema-commun`: the tables of the « schéma commun », and nobody in them.

use std::fs;

use jsonschema::Validator;
use serde_json::{Map, Value, json};

use crate::support::{copy_of, pcaet, root};

/// Returns what a published table asks of a row, as a JSON Schema; beside its fields, those of `more`.
fn validator(table: &str, more: &[&str]) -> Validator {
    let path = format!("tests/schemas/schema-commun-0.2.0/{table}.json");
    let table: Value = serde_json::from_str(&fs::read_to_string(root().join(path)).unwrap()).unwrap();
    let mut properties = Map::new();
    for field in table["fields"].as_array().unwrap() {
        properties.insert(field["name"].as_str().unwrap().to_owned(), property(field));
    }
    for name in more {
        properties.insert((*name).to_owned(), json!({"type": ["string", "null"], "format": "uuid"}));
    }
    let names: Vec<_> = properties.keys().cloned().collect();
    let row = json!({
        "type": "object",
        "required": names,
        "properties": properties,
        "additionalProperties": false,
    });
    jsonschema::options().should_validate_formats(true).build(&row).unwrap()
}

/// Returns what a field of a Table Schema asks of its value; one that is not required may be null.
fn property(field: &Value) -> Value {
    let constraints = &field["constraints"];
    let mut property = match field["type"].as_str().unwrap() {
        "date" => json!({"type": "string", "format": "date"}),
        "array" => json!({"type": "array", "items": property(&field["items"])}),
        kind => json!({"type": kind}),
    };
    for (key, asked) in
        [("format", &field["format"]), ("enum", &constraints["enum"]), ("pattern", &constraints["pattern"])]
    {
        if !asked.is_null() {
            property[key] = asked.clone();
        }
    }
    if constraints["required"] == true {
        return property;
    }
    json!({"anyOf": [property, {"type": "null"}]})
}

#[track_caller]
fn holds(document: &Value, table: &str, more: &[&str]) {
    let validator = validator(table, more);
    for row in document[table].as_array().unwrap() {
        let errors: Vec<_> = validator.iter_errors(row).map(|error| error.to_string()).collect();
        assert_eq!(errors, Vec::<String>::new(), "{row}");
        for (key, wrong) in [("id", json!("4.5")), ("nom", Value::Null), ("autre", json!(1))] {
            let mut broken = row.clone();
            broken[key] = wrong;
            assert!(!validator.is_valid(&broken), "the table is one that refuses {key}");
        }
    }
}

#[test]
fn a_plan_is_a_row_and_so_is_each_of_its_actions() {
    let ran = pcaet()
        .file(
            "plan.yaml",
            b"nom: PCAET du Val\ncollectivite: CC du Val\nsiren: \"200012345\"\nperiode: 2022-2028\n",
        )
        .fiche(
            "1.9",
            "titre: Chauffer\nstatut: realise\ndescription: Appeler le 06 12 34 56 78\n\
             objectifs: [Moins, Mieux]\nelus: [O. Blanc]\nbudget: {montant: 10}",
        )
        .fiche("1.9.1", "titre: Mesurer\nstatut: a-discuter\nparent: \"1.9\"\nbudget: {montant: 10}")
        .run("export schema-commun");
    ran.prints(
        r#"
        {
          "version": "v0.2.0",
          "plans-transition": [
            {"id":"1b7a470f-050c-5b6c-b6a5-e85286c0ec6b","nom":"PCAET du Val","type":"PCAET","description":null,"periodeDebut":"2022-01-01","periodeFin":"2028-12-31","collectiviteResponsableSiren":"200012345","territoireCommunes":[]}
          ],
          "fiches-action": [
            {"id":"ef55d5ec-1d97-5b86-a96c-1e9c51112a58","nom":"Chauffer","description":"Appeler le […]","objectifs":"Moins\nMieux","statut":"Terminé","competencesM57":[],"leviersSgpe":[],"planTransitionIds":["1b7a470f-050c-5b6c-b6a5-e85286c0ec6b"],"collectiviteResponsableSiren":"200012345","territoireCommunes":[],"classificationThematiques":[],"parentId":null},
            {"id":"5ef53f51-839d-584a-8ffb-1c7d2ac71e66","nom":"Mesurer","description":null,"objectifs":null,"statut":null,"competencesM57":[],"leviersSgpe":[],"planTransitionIds":["1b7a470f-050c-5b6c-b6a5-e85286c0ec6b"],"collectiviteResponsableSiren":"200012345","territoireCommunes":[],"classificationThematiques":[],"parentId":"ef55d5ec-1d97-5b86-a96c-1e9c51112a58"}
          ]
        }
        "#,
    )
    .says(
        "
        listes vides, faute d’être dans le plan : communes, compétences M57, leviers SGPE, thématiques
        schema-commun ne nomme jamais personne : laissé de côté ; entre parenthèses, le nombre de fiches : Élus \
         référents (1), Courriels et téléphones (1)
        schema-commun ne porte pas tout ; entre parenthèses, le nombre de fiches (docs/formats.md) : N° (2), Budget \
         (2), Statut « à discuter » (1)
        2 fiches exportées
        ",
    )
    .exits(0);
}

#[test]
fn every_row_holds_to_the_table_as_it_is_published() {
    let document = copy_of("examples/val-dormance/actions").run("export schema-commun").json();
    assert_eq!(document["version"], "v0.2.0");
    assert_eq!(document["fiches-action"].as_array().unwrap().len(), 14);
    holds(&document, "plans-transition", &[]);
    holds(&document, "fiches-action", &["parentId"]);
}

#[test]
fn every_statut_has_the_schema_s_word_or_none() {
    let statuts =
        ["a-venir", "a-discuter", "en-cours", "realise", "en-retard", "en-pause", "bloque", "abandonne"];
    let mut plan = pcaet();
    for (rank, statut) in statuts.iter().enumerate() {
        plan = plan.fiche(&rank.to_string(), &format!("titre: {statut}\nstatut: {statut}"));
    }
    let document = plan.run("export schema-commun").json();
    let said: Vec<_> =
        document["fiches-action"].as_array().unwrap().iter().map(|row| &row["statut"]).collect();
    assert_eq!(
        json!(said),
        json!(["À venir", null, "En cours", "Terminé", "En retard", "En pause", "Bloqué", "Abandonné"])
    );
    holds(&document, "fiches-action", &["parentId"]);
}

#[test]
fn what_the_plan_does_not_say_of_itself_is_told() {
    let plan = pcaet().file("plan.yaml", b"periode: six ans\n").file("1.yaml", b"numero: \"1\"\n");
    let ran = plan.run("export schema-commun");
    ran.says(
        "
        schema-commun veut aussi du plan (plan.yaml) ce qu’il ne dit pas : Nom, SIREN, Période
        listes vides, faute d’être dans le plan : communes, compétences M57, leviers SGPE, thématiques
        schema-commun ne porte pas tout ; entre parenthèses, le nombre de fiches (docs/formats.md) : N° (1)
        1 fiche exportée
        ",
    );
    let document = ran.json();
    holds(&document, "plans-transition", &[]);
    holds(&document, "fiches-action", &["parentId"]);
    assert_eq!(document["plans-transition"][0]["nom"], "PCAET");
    assert_eq!(document["fiches-action"][0]["nom"], "1");
    let none = plan.run("export schema-commun --grep rien").json();
    assert_eq!(none["fiches-action"], json!([]));
}
