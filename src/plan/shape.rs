//! The shapes that values take in a file, for the JSON Schema that is made from the types of the plan.
//!
//! A schema sees one value at a time and what YAML makes of it: `2024` is a number there, `2024-06` a text. It
//! admits what `fmt` writes, and nothing that a fiche could not hold.

use std::borrow::Cow;
use std::marker::PhantomData;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Map, Value, json};

use super::fiche::LONGEST_TITLE;
use super::numero::LONGEST;
use super::{Mot, Numero, Perimetre, Periode, Responsable, Valeur};

/// Declares a shape by its name and its schema; it is written where it stands rather than by reference.
macro_rules! shape {
    ($(#[$doc:meta])* $name:ident => $schema:expr) => {
        $(#[$doc])*
        pub struct $name;
        admit!($name => |_| $schema);
    };
}

/// Says what the values of a type look like.
macro_rules! admit {
    ($name:ident => |$generator:pat_param| $schema:expr) => {
        impl JsonSchema for $name {
            fn inline_schema() -> bool {
                true
            }

            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema($generator: &mut SchemaGenerator) -> Schema {
                $schema
            }
        }
    };
}

shape! {
    /// A text; what looks like a number or a truth is read as it is written.
    Text => json_schema!({"type": ["string", "number", "boolean"]})
}

/// What says nothing: blanks, and the ways of writing n.c.
const NOTHING: &str = r"\s*(?:[nN]\.[cC]\.?|[nN][cC]|[nN]/[cC]|\?|[aAàÀ] [dD][eEéÉ][fF][iI][nN][iI][rR])?\s*";

fn said() -> Schema {
    json_schema!({"type": ["string", "number", "boolean"], "pattern": format!("^(?!{NOTHING}$)")})
}

shape! {
    /// A text that must say something.
    Said => said()
}

shape! {
    /// The title of a fiche (TeT `titre`).
    Title => {
        let mut title = said();
        title.insert("maxLength".into(), LONGEST_TITLE.into());
        title
    }
}

const NUMBER: &str = r"^-?[0-9]{1,18}(?:\.[0-9]{1,9})?$";

shape! {
    /// A number, plain or between quotes.
    Number => json_schema!({"type": ["number", "string"], "pattern": NUMBER})
}

shape! {
    /// A number that counts something.
    Count => json_schema!({"type": ["integer", "string"], "minimum": 0, "maximum": u32::MAX, "pattern": r"^[0-9]{1,9}(?:\.0{1,9})?$"})
}

shape! {
    /// A share in percent.
    Percent => json_schema!({
        "type": ["number", "string"], "minimum": 0, "maximum": 100,
        "pattern": r"^(?:[0-9]{1,2}(?:\.[0-9]{1,9})?|100(?:\.0{1,9})?)$"
    })
}

shape! {
    /// An amount, in euros or in people (the range TeT stores).
    Amount => json_schema!({
        "type": ["number", "string"], "minimum": 0, "maximum": 999_999_999_999_u64,
        "pattern": r"^(?!9{12}\.0*[1-9])[0-9]{1,12}(?:\.[0-9]{1,9})?$"
    })
}

shape! {
    /// What nobody can count.
    Uncountable => json_schema!({"const": "non-chiffrable"})
}

shape! {
    /// Yes or no.
    Truth => json_schema!({"enum": [true, false, "oui", "non", "true", "false"]})
}

/// The years a plan can speak of, 1900 to 2200.
const YEAR: &str = "(?:19[0-9]{2}|2[01][0-9]{2}|2200)";

/// Returns what a period looks like: its days are those of the calendar, leap years included.
fn periode() -> String {
    let long = "(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])";
    let short = "(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)";
    let february = "02-(?:0[1-9]|1[0-9]|2[0-8])";
    let leap = "(?:(?:19|21)(?:0[48]|[2468][048]|[13579][26])|20(?:[02468][048]|[13579][26]))-02-29";
    let part = format!("[Ss][12]|[Tt][1-4]|0[1-9]|1[0-2]|{long}|{short}|{february}");
    format!("^(?:{YEAR}(?:-(?:{part}))?|{leap})$")
}

admit!(Periode => |_| json_schema!({
    "type": ["integer", "string"], "minimum": 1900, "maximum": 2200, "pattern": periode()
}));

shape! {
    /// A year.
    Year => json_schema!({
        "type": ["integer", "string"], "minimum": 1900, "maximum": 2200, "pattern": format!("^{YEAR}$")
    })
}

// Between quotes, always: 4.10 is not 4.1.
admit!(Numero => |_| json_schema!({
    "type": "string", "maxLength": LONGEST, "pattern": r"^(?!(?:[Pp][Ll][Aa][Nn]|[Nn][Cc])$)[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9_-])?$"
}));

shape! {
    /// What one types to name an indicator.
    Id => json_schema!({"type": ["string", "number", "boolean"], "minimum": 0, "pattern": "^[a-z0-9][a-z0-9._-]*$"})
}

shape! {
    /// The citation of an indicator of the territory.
    Citation => json_schema!({"type": "string", "pattern": "^plan/[a-z0-9][a-z0-9._-]*$"})
}

shape! {
    /// The SIREN of a body: nine digits, between quotes.
    Siren => json_schema!({"type": ["string", "integer"], "minimum": 100_000_000, "maximum": 999_999_999, "pattern": r"^ *(?:[0-9] *){9}$"})
}

shape! {
    /// A language people read.
    Language => json_schema!({"enum": ["fr", "en"]})
}

shape! {
    /// The impact on each ground.
    Impacts => {
        let impact = json_schema!({
            "type": ["number", "string", "null"], "minimum": 0, "maximum": 3,
            "pattern": r"^(?:[0-2](?:\.[0-9]{1,9})?|3(?:\.0{1,9})?)$"
        });
        let grounds: Map<String, Value> =
            Perimetre::keys().map(|key| (key.to_owned(), impact.clone().to_value())).collect();
        json_schema!({"type": "object", "properties": grounds, "additionalProperties": false})
    }
}

/// Whether, or when, something was done.
pub type Done = Either<Truth, Periode>;

/// People: names alone, or with an account.
pub type People = Either<Text, Items<Either<Text, Responsable>>>;

/// The choices of an indicator: by code, in their order, or as Linea21 prints them: `{0=non;1=oui}`.
pub type Choices = Either<Named<Text>, Either<Items<Text>, Linea>>;

shape! {
    /// Choices as Linea21 prints them: `{0=non;1=oui}`.
    Linea => json_schema!({"type": "string", "pattern": "="})
}

shape! {
    /// What an indicator reads: a number, or the label of a modalité.
    Measure => json_schema!({"type": ["number", "string", "boolean"]})
}

/// A value of an indicator, alone or with what it does not tell.
pub type Series = ByPeriod<Either<Measure, Valeur>>;

/// Admits nothing but numbers for the values of an indicator without modalités.
pub fn numbers_without_choices(schema: &mut Schema) {
    let number = json!({"type": ["number", "string", "null"], "pattern": NUMBER});
    let value = json!({"type": ["number", "string", "null", "object"], "pattern": NUMBER, "properties": {"valeur": number}});
    let series = json!({"type": ["object", "null"], "additionalProperties": value});
    let silent = json!({"not": said()});
    let some = json!([
        {"type": "string"},
        {"type": "array", "contains": said()},
        {"type": "object", "not": {"additionalProperties": silent}},
    ]);
    schema.insert(
        "if".into(),
        json!({"required": ["modalites"], "properties": {"modalites": {"anyOf": some}}}),
    );
    schema.insert(
        "else".into(),
        json!({"properties": {
            "minimum": number, "maximum": number, "seuil": number, "cibles": series, "valeurs": series,
        }}),
    );
}

/// Admits no link that leads nowhere.
pub fn action_or_scheme(schema: &mut Schema) {
    let either = json!([
        {"required": ["action"]},
        {"required": ["dispositif"], "properties": {"dispositif": said()}},
    ]);
    schema.insert("anyOf".into(), either);
}

shape! {
    /// The words that a plan adds to the closed lists.
    Vocabulary => json_schema!({
        "type": "object",
        "properties": {"secteurs": OneOrMore::<Text>::json_schema(&mut SchemaGenerator::default())},
        "additionalProperties": false,
    })
}

/// A list of which any item may be empty.
pub struct Items<T>(PhantomData<T>);

/// One value, or a list of them.
pub struct OneOrMore<T>(PhantomData<T>);

/// A map from names that people choose to values.
pub struct Named<T>(PhantomData<T>);

/// A map from periods to values.
pub struct ByPeriod<T>(PhantomData<T>);

/// One shape or another.
pub struct Either<T, U>(PhantomData<(T, U)>);

/// Says what the values of a shape made of others look like.
macro_rules! admit_of {
    ($name:ident<$($inner:ident),+> => |$generator:ident| $schema:expr) => {
        impl<$($inner: JsonSchema),+> JsonSchema for $name<$($inner),+> {
            fn inline_schema() -> bool {
                true
            }

            fn schema_name() -> Cow<'static, str> {
                let mut name = stringify!($name).to_owned();
                $(name.push_str(&$inner::schema_name());)+
                name.into()
            }

            fn json_schema($generator: &mut SchemaGenerator) -> Schema {
                $schema
            }
        }
    };
}

admit_of!(Items<T> => |generator| json_schema!({
    "type": "array", "items": generator.subschema_for::<Option<T>>()
}));

admit_of!(OneOrMore<T> => |generator| json_schema!({
    "anyOf": [generator.subschema_for::<T>(), generator.subschema_for::<Items<T>>()]
}));

admit_of!(Named<T> => |generator| json_schema!({
    "type": "object", "additionalProperties": generator.subschema_for::<Option<T>>()
}));

admit_of!(ByPeriod<T> => |generator| json_schema!({
    "type": "object",
    "patternProperties": {periode(): generator.subschema_for::<Option<T>>()},
    "additionalProperties": false,
}));

admit_of!(Either<T, U> => |generator| json_schema!({
    "anyOf": [generator.subschema_for::<T>(), generator.subschema_for::<U>()]
}));

/// Returns the schema of a closed list of words; those that are digits may stand without quotes.
pub fn words<M: Mot>() -> Schema {
    let plain = M::keys().filter_map(|key| key.parse::<u32>().ok()).map(Value::from);
    let words: Vec<Value> = M::keys().map(Value::from).chain(plain).collect();
    json_schema!({"enum": words})
}
