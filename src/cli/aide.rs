//! Help in the reader's language: the English stands in the doc comments, the French in the catalogue.

use clap::Command;
use clap::builder::Resettable;

use crate::langue::{Catalogue, Langue};

/// The layout of a help page; headings that clap would write in English are given in the reader's language.
const TEMPLATE: &str = "{about-with-newline}\n{usage-line}\n\n{all-args}{after-help}";

/// Prints the help of a command, by its path; returns the exit code.
pub fn print(path: &[String], catalogue: &Catalogue) -> u8 {
    let mut command = command(catalogue);
    command.build();
    let mut found = &mut command;
    for name in path {
        let known = found.find_subcommand(name).map(|command| command.get_name().to_owned());
        let Some(name) = known else {
            let mut argv: Vec<std::ffi::OsString> = vec!["pcaet".into()];
            argv.extend(path.iter().map(Into::into));
            match super::command().try_get_matches_from(&argv) {
                Err(error) => return super::usage::answer(&argv, &error),
                // What follows is no command but an argument: the help is that of the command before it.
                Ok(_) => break,
            }
        };
        let Some(next) = found.find_subcommand_mut(&name) else { return 2 };
        found = next;
    }
    let help = found.render_long_help();
    anstream::print!("{}", help.ansi());
    0
}

/// Returns the command line with its texts in the reader's language.
pub fn command(catalogue: &Catalogue) -> Command {
    let command = super::command();
    match catalogue.langue {
        Langue::En => command,
        Langue::Fr => translate(command, "pcaet", catalogue),
    }
}

/// Translates a command and all below it. `key` is its name in the catalogue, after `aide-`.
fn translate(command: Command, key: &str, catalogue: &Catalogue) -> Command {
    let word = |key: &str| catalogue.word(key);
    let template = TEMPLATE.replace("{usage-line}", &format!("{} {{usage}}", word("rubrique-usage")));
    let heading = |title: &str| title.trim_end_matches([' ', ':', '\u{a0}']).to_owned() + "\u{a0}";
    let mut command = command
        .about(word(&format!("aide-{key}")))
        .help_template(template)
        .subcommand_help_heading(heading(&word("rubrique-commandes")))
        .subcommand_value_name(word("usage-commande"));
    if let Some(long) = catalogue.known(&format!("aide-{key}-longue")) {
        command = command.long_about(long);
    } else {
        command = command.long_about(Resettable::Reset);
    }
    let mut place = 0;
    command = command.mut_args(|argument| {
        place += 1;
        let of = if argument.is_global_set() { "pcaet" } else { key };
        let help = word(&format!("aide-{of}--{}", argument.get_id().as_str().replace('_', "-")));
        let title = match argument.get_help_heading() {
            Some("Global options") => "rubrique-globales",
            Some("Filters") => "rubrique-filtres",
            _ if argument.is_positional() => "rubrique-arguments",
            _ => "rubrique-options",
        };
        let takes_value = argument.get_action().takes_values();
        let help = help + &details(&argument, catalogue);
        // Under a heading of ours clap sorts by name, unless told a place.
        let argument = argument.help(help).long_help(Resettable::Reset).display_order(place);
        let argument = argument.help_heading(heading(&word(title)));
        if takes_value { argument.hide_possible_values(true).hide_default_value(true) } else { argument }
    });
    let names: Vec<String> = command.get_subcommands().map(|command| command.get_name().to_owned()).collect();
    for name in names {
        let below = if key == "pcaet" { name.clone() } else { format!("{key}-{name}") };
        command = command.mut_subcommand(&name, |command| translate(command, &below, catalogue));
    }
    command
}

/// Says what clap would say in English: the possible values, and the default.
fn details(argument: &clap::Arg, catalogue: &Catalogue) -> String {
    let mut details = String::new();
    let takes_value = argument.get_action().takes_values();
    let possible: Vec<String> =
        argument.get_possible_values().iter().map(|value| value.get_name().to_owned()).collect();
    if takes_value && !possible.is_empty() {
        details += &format!(" [{}{}]", catalogue.word("choix-possibles"), possible.join(", "));
    }
    let defaults: Vec<String> =
        argument.get_default_values().iter().map(|value| value.to_string_lossy().into_owned()).collect();
    if takes_value && !defaults.is_empty() {
        details += &format!(" [{}{}]", catalogue.word("choix-defaut"), defaults.join(", "));
    }
    details
}
