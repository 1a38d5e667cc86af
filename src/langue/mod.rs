//! What people read, in French and in English; the one door of fluent-bundle.

mod fact;

use std::borrow::Cow;

use chrono::NaiveDate;
use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use unic_langid::langid;

use crate::plan::{Nombre, Periode};

pub use fact::Fact;

/// The French catalogue.
pub const FR: &str = include_str!("fr.ftl");
/// The English catalogue.
pub const EN: &str = include_str!("en.ftl");

/// A language people read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Langue {
    /// French.
    Fr,
    /// English.
    En,
}

impl Langue {
    /// Reads a language's code or a locale: `fr`, `fr_FR.UTF-8`, `en-GB`.
    pub fn read(locale: &str) -> Option<Self> {
        let language = locale.split(['_', '-', '.', '@']).next().unwrap_or_default();
        match language.to_ascii_lowercase().as_str() {
            "fr" => Some(Self::Fr),
            "en" | "c" | "posix" => Some(Self::En),
            _ => None,
        }
    }

    /// Returns its code.
    pub fn key(self) -> &'static str {
        match self {
            Self::Fr => "fr",
            Self::En => "en",
        }
    }
}

/// The sentences of one language.
pub struct Catalogue {
    /// Which.
    pub langue: Langue,
    bundle: FluentBundle<FluentResource>,
}

impl Catalogue {
    /// Reads a catalogue.
    pub fn load(langue: Langue) -> Self {
        let (source, id) = match langue {
            Langue::Fr => (bound(FR), langid!("fr")),
            Langue::En => (EN.to_owned(), langid!("en")),
        };
        // A mistake in a catalogue keeps its other sentences; a test proves there is none.
        let resource = FluentResource::try_new(source).unwrap_or_else(|(resource, _)| resource);
        let mut bundle = FluentBundle::new(vec![id]);
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(match langue {
            Langue::Fr => |value, _| count(value, '\u{202f}'),
            Langue::En => |value, _| count(value, ','),
        }));
        bundle.add_resource_overriding(resource);
        Self { langue, bundle }
    }

    /// Returns a sentence.
    pub fn say(&self, key: &str, facts: &[(&str, Fact)]) -> String {
        self.find(key, None, facts).unwrap_or_else(|| {
            debug_assert!(false, "the catalogue lacks {key}");
            key.to_owned()
        })
    }

    /// Returns a word that stands alone.
    pub fn word(&self, key: &str) -> String {
        self.say(key, &[])
    }

    /// Returns a word if the catalogue has it.
    pub fn known(&self, key: &str) -> Option<String> {
        self.find(key, None, &[])
    }

    /// Returns a sentence's remedy, if it has one.
    pub fn help(&self, key: &str, facts: &[(&str, Fact)]) -> Option<String> {
        self.find(key, Some("aide"), facts)
    }

    fn find(&self, key: &str, attribute: Option<&str>, facts: &[(&str, Fact)]) -> Option<String> {
        let message = self.bundle.get_message(key)?;
        let pattern = match attribute {
            Some(attribute) => message.get_attribute(attribute)?.value(),
            None => message.value()?,
        };
        let mut values = FluentArgs::with_capacity(facts.len());
        for (name, fact) in facts {
            values.set(*name, self.write(fact));
        }
        let mut errors = Vec::new();
        let sentence = self.bundle.format_pattern(pattern, Some(&values), &mut errors);
        debug_assert!(errors.is_empty(), "{key}: {errors:?}");
        Some(sentence.into_owned())
    }

    /// Writes a fact as the reader does; a count stays one, so that the sentence can choose its plural.
    fn write(&self, fact: &Fact) -> FluentValue<'static> {
        match fact {
            Fact::Text(text) => FluentValue::from(text.clone()),
            Fact::Nombre(nombre) => FluentValue::from(self.nombre(nombre)),
            Fact::Periode(periode) => FluentValue::from(self.periode(*periode)),
            Fact::Jour(jour) => FluentValue::from(self.jour(*jour)),
            Fact::Count(count) => FluentValue::from(*count),
            Fact::Word(key) => FluentValue::from(self.word(key)),
            Fact::List(texts) => FluentValue::from(texts.join(", ")),
            Fact::Words(keys) => {
                let words: Vec<String> = keys.iter().map(|key| self.word(key)).collect();
                FluentValue::from(words.join(", "))
            }
        }
    }

    /// Writes a number: 12 000,5 or 12,000.5.
    pub fn nombre(&self, nombre: &Nombre) -> String {
        let written = nombre.to_string();
        let (sign, digits) = written.strip_prefix('-').map_or(("", written.as_str()), |digits| ("-", digits));
        let (whole, cents) =
            digits.split_once('.').map_or((digits, None), |(whole, cents)| (whole, Some(cents)));
        let (space, point) = match self.langue {
            Langue::Fr => ('\u{202f}', ','),
            Langue::En => (',', '.'),
        };
        let mut text = format!("{sign}{}", group(whole, space));
        if let Some(cents) = cents {
            text.push(point);
            text.push_str(cents);
        }
        text
    }

    /// Writes a day: 21/11/2024 or 2024-11-21.
    pub fn jour(&self, jour: NaiveDate) -> String {
        match self.langue {
            Langue::Fr => jour.format("%d/%m/%Y").to_string(),
            Langue::En => jour.to_string(),
        }
    }

    /// Writes a period: 2024, S1 2024, T3 2024, juin 2024, 21/11/2024.
    pub fn periode(&self, periode: Periode) -> String {
        let annee = || Fact::Text(periode.annee().to_string());
        let rang = |rang: u32| Fact::Text(rang.to_string());
        match periode {
            Periode::Annee(annee) => annee.to_string(),
            Periode::Semestre(_, nieme) => {
                self.say("periode-semestre", &[("rang", rang(nieme)), ("annee", annee())])
            }
            Periode::Trimestre(_, nieme) => {
                self.say("periode-trimestre", &[("rang", rang(nieme)), ("annee", annee())])
            }
            Periode::Mois(_, mois) => {
                let nom = self.word(MOIS[(mois as usize - 1) % 12]);
                self.say("periode-mois", &[("mois", nom.into()), ("annee", annee())])
            }
            Periode::Jour(jour) => self.jour(jour),
        }
    }
}

/// The keys of the months' names.
const MOIS: [&str; 12] = [
    "mois-1", "mois-2", "mois-3", "mois-4", "mois-5", "mois-6", "mois-7", "mois-8", "mois-9", "mois-10",
    "mois-11", "mois-12",
];

/// Binds French signs to the word they go with: « », « : ; ! ? % € » never stand at the other end of a line.
///
/// Sentences are written with the spaces of a keyboard, which an editor shows and a merge compares.
pub fn bound(text: &str) -> String {
    let mut bound = String::with_capacity(text.len() + text.len() / 32);
    let mut rest = text;
    while let Some(at) = rest.find(' ') {
        let (before, after) = (&rest[..at], &rest[at + 1..]);
        bound.push_str(before);
        let mut next = after.chars();
        let goes_with = match next.next() {
            Some('»') => true,
            // A sign that stands alone, and not at the beginning of a line.
            Some(':' | ';' | '!' | '?' | '%' | '€') => {
                next.next().is_none_or(|next| !next.is_alphanumeric()) && !before.is_empty()
            }
            _ => false,
        };
        bound.push(if goes_with || before.ends_with('«') { '\u{a0}' } else { ' ' });
        rest = after;
    }
    bound.push_str(rest);
    bound
}

/// Writes a count for a sentence, its digits grouped.
fn count(value: &FluentValue<'_>, space: char) -> Option<String> {
    match value {
        FluentValue::Number(number) => Some(group(&number.as_string(), space)),
        _ => None,
    }
}

/// Groups digits by three; a number of four digits stays as it is, years read better so.
fn group(digits: &str, space: char) -> String {
    if digits.len() <= 4 {
        return digits.to_owned();
    }
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            grouped.push(space);
        }
        grouped.push(digit);
    }
    grouped
}

/// Chooses the language: the option, `PCAET_LANG`, the plan, the locale, English.
///
/// `env` looks a variable of the environment up.
pub fn choose(option: Option<&str>, plan: Option<&str>, env: impl Fn(&str) -> Option<String>) -> Langue {
    let said = |text: Option<Cow<'_, str>>| text.as_deref().and_then(Langue::read);
    let variable = |name: &str| env(name).filter(|value| !value.is_empty()).map(Cow::Owned);
    said(option.map(Cow::Borrowed))
        .or_else(|| said(variable("PCAET_LANG")))
        .or_else(|| said(plan.map(Cow::Borrowed)))
        .or_else(|| said(variable("LC_ALL").or_else(|| variable("LC_MESSAGES")).or_else(|| variable("LANG"))))
        .unwrap_or(Langue::En)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_days_are_written_for_their_reader() {
        let (fr, en) = (Catalogue::load(Langue::Fr), Catalogue::load(Langue::En));
        let nombre: Nombre = "12000.50".parse().expect("a number");
        assert_eq!(fr.nombre(&nombre), "12\u{202f}000,50");
        assert_eq!(en.nombre(&nombre), "12,000.50");
        let juin = Periode::read("2024-06").expect("a month");
        assert_eq!((fr.periode(juin), en.periode(juin)), ("juin 2024".into(), "June 2024".into()));
    }

    #[test]
    fn french_signs_never_leave_their_word() {
        let fr = Catalogue::load(Langue::Fr);
        let facts = [("cle", "a : b".into())];
        // What a sentence quotes stays as its author wrote it.
        assert_eq!(fr.say("cle-inconnue", &facts), "clé inconnue «\u{a0}a : b\u{a0}»");
        assert_eq!(
            bound("aide : « clé: valeur » ; 3 %, 5 €."),
            "aide\u{a0}: «\u{a0}clé: valeur\u{a0}»\u{a0}; 3\u{a0}%, 5\u{a0}€."
        );
        let spaced = |text: &str| ["« ", " »", " : ", " ; ", " ?"].iter().any(|sign| text.contains(sign));
        assert!(!spaced(&bound(FR)), "{:?}", bound(FR).lines().find(|line| spaced(line)));
    }

    #[test]
    fn the_option_speaks_before_the_environment_and_the_plan_before_the_locale() {
        let env = |name: &str| (name == "LANG").then(|| "en_GB.UTF-8".to_owned());
        assert_eq!(choose(None, Some("fr"), env), Langue::Fr);
        assert_eq!(choose(Some("en"), Some("fr"), env), Langue::En);
        assert_eq!(choose(None, None, env), Langue::En);
        let pcaet = |name: &str| (name == "PCAET_LANG").then(|| "fr".to_owned());
        assert_eq!(choose(None, Some("en"), pcaet), Langue::Fr);
        assert_eq!(choose(None, None, |_| None), Langue::En);
    }
}
