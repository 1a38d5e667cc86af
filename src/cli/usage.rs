//! Usage errors in the reader's language: the sentence is built from what clap knows, not from what it says.

use std::ffi::OsString;
use std::path::Path;

use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::commands::{context, failure};
use crate::interop::json;
use crate::langue::{Catalogue, Fact, Langue, choose};
use crate::workspace::{Checks, Folder, open_plan};

use super::aide;

/// Answers a command line that clap did not turn into a command: help, version, or an error.
pub fn answer(argv: &[OsString], error: &clap::Error) -> u8 {
    let catalogue = Catalogue::load(langue(argv));
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            let is_asked = error.kind() == ErrorKind::DisplayHelp;
            // The same line, parsed by the translated command, ends in the same page, translated.
            let page = aide::command(&catalogue).try_get_matches_from(argv).err().map(|error| error.render());
            let page = page.unwrap_or_else(|| error.render());
            if is_asked {
                anstream::print!("{}", page.ansi());
            } else {
                anstream::eprint!("{}", page.ansi());
            }
            u8::from(!is_asked) * 2
        }
        ErrorKind::DisplayVersion => {
            println!("pcaet {}", env!("CARGO_PKG_VERSION"));
            0
        }
        _ => {
            let (message, hints) = sentence(error, &catalogue);
            say(argv, &catalogue, &message, &hints);
            2
        }
    }
}

/// Says why an option that clap accepted is refused all the same.
pub fn refuse(argv: &[OsString], error: &anyhow::Error) -> u8 {
    let catalogue = Catalogue::load(langue(argv));
    failure::say_error(error, &catalogue, context::asks_json(argv))
}

fn say(argv: &[OsString], catalogue: &Catalogue, message: &str, hints: &[String]) {
    if context::asks_json(argv) {
        let hint = hints.first();
        let candidates = hints.get(1..).unwrap_or_default();
        let hint = hint.map(String::as_str);
        let error = json::Cause { code: "usage", message, hint, candidates, details: Vec::new() };
        eprintln!("{}", json::document(&json::Failure { error }));
        return;
    }
    eprintln!("{}", failure::sentences(message, hints, catalogue));
    let help = Fact::Text(format!("{} --help", command_of(argv)));
    eprintln!("\n{}", catalogue.say("usage-plus", &[("aide", help)]));
}

/// Returns the command that a line names, as far as it can be followed: `pcaet indicator set`.
fn command_of(argv: &[OsString]) -> String {
    let root = super::command();
    let (mut command, mut path) = (&root, "pcaet".to_owned());
    let mut words = argv.iter().skip(1).map(|word| word.to_string_lossy()).take_while(|word| word != "--");
    while let Some(word) = words.next() {
        if ["-C", "--dir", "--color", "--lang", "--today"].contains(&&*word) {
            words.next(); // its value may be a command's name
        } else if let Some(below) = command.find_subcommand(&*word) {
            path = format!("{path} {}", below.get_name());
            command = below;
        }
    }
    path
}

/// Returns the sentence of a usage error, and what would mend it.
fn sentence(error: &clap::Error, catalogue: &Catalogue) -> (String, Vec<String>) {
    let text = |kind: ContextKind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        _ => String::new(),
    };
    let fact = |kind: ContextKind| Fact::Text(text(kind));
    let argument = ("argument", fact(ContextKind::InvalidArg));
    let value = ("valeur", fact(ContextKind::InvalidValue));
    let say = |key: &str, facts: &[(&str, Fact)]| catalogue.say(key, facts);
    let message = match error.kind() {
        ErrorKind::UnknownArgument => say("usage-argument-inconnu", &[argument]),
        ErrorKind::MissingRequiredArgument => {
            let count = match error.get(ContextKind::InvalidArg) {
                Some(ContextValue::Strings(texts)) => texts.len(),
                _ => 1,
            };
            say("usage-argument-manquant", &[("n", count.into()), ("arguments", argument.1)])
        }
        ErrorKind::InvalidValue if text(ContextKind::InvalidValue).is_empty() => {
            say("usage-valeur-manquante", &[argument])
        }
        ErrorKind::InvalidValue => say("usage-valeur-inconnue", &[value, argument]),
        ErrorKind::ValueValidation => {
            let cause = std::error::Error::source(error).map(ToString::to_string).unwrap_or_default();
            say("usage-valeur-refusee", &[value, argument, ("cause", cause.into())])
        }
        ErrorKind::TooManyValues => say("usage-valeur-en-trop", &[value, argument]),
        ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            say("usage-valeur-manquante", &[argument])
        }
        ErrorKind::ArgumentConflict => {
            say("usage-conflit", &[argument, ("autre", fact(ContextKind::PriorArg))])
        }
        ErrorKind::NoEquals => say("usage-egal-manquant", &[argument]),
        ErrorKind::InvalidSubcommand => {
            say("usage-commande-inconnue", &[("commande", fact(ContextKind::InvalidSubcommand))])
        }
        ErrorKind::MissingSubcommand => {
            say("usage-commande-manquante", &[("commande", fact(ContextKind::InvalidSubcommand))])
        }
        _ => say("usage-autre", &[]),
    };
    let mut hints = Vec::new();
    let possible = text(ContextKind::ValidValue);
    if !possible.is_empty() {
        hints.push(say("usage-possibles", &[("valeurs", possible.into())]));
    }
    for kind in [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue] {
        let near = text(kind);
        if !near.is_empty() {
            hints.push(say("usage-peut-etre", &[("mot", near.into())]));
        }
    }
    let dashed = text(ContextKind::InvalidArg);
    if error.kind() == ErrorKind::UnknownArgument
        && dashed.trim_start_matches('-').starts_with(|c: char| c.is_ascii_digit())
    {
        hints.push(say("usage-tirets", &[]));
    }
    (message, hints)
}

/// Looks an option's value up in a command line that clap refused.
fn option(argv: &[OsString], long: &str) -> Option<String> {
    let mut words = argv.iter().map(|word| word.to_string_lossy());
    while let Some(word) = words.next() {
        if word == "--" {
            return None;
        }
        if word == long {
            return words.next().map(std::borrow::Cow::into_owned);
        }
        if let Some(value) = word.strip_prefix(long).and_then(|rest| rest.strip_prefix('=')) {
            return Some(value.to_owned());
        }
    }
    None
}

/// Chooses the language of a line that clap did not accept, from what it says all the same.
fn langue(argv: &[OsString]) -> Langue {
    let lang = option(argv, "--lang");
    let env = |name: &str| std::env::var(name).ok();
    let dir = option(argv, "--dir").or_else(|| option(argv, "-C")).or_else(|| env("PCAET_DIR"));
    let plan = || {
        let folder = Folder::find(Path::new(dir.as_deref().unwrap_or("."))).ok()?;
        open_plan(&folder, Checks::NONE).0?.langue
    };
    choose(lang.as_deref(), plan().as_deref(), env)
}
