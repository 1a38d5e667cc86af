//! What the terminal is: how wide, in colour or not, and which characters it has.

use crate::cli::When;
use crate::render::Charset;

/// Returns a variable of the environment that says something, with its name.
pub fn variable(name: &'static str) -> Option<(&'static str, String)> {
    std::env::var(name).ok().filter(|value| !value.is_empty()).map(|value| (name, value))
}

/// Returns the columns of the terminal that a stream is, or none.
pub fn width(is_terminal: bool) -> Option<usize> {
    if !is_terminal {
        return None;
    }
    let columns = variable("COLUMNS").and_then(|(_, columns)| columns.parse().ok());
    let seen = || terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
    Some(columns.or_else(seen).unwrap_or(80))
}

/// Decides on colour: the option, `NO_COLOR`, `CLICOLOR_FORCE`, a dumb terminal, a terminal.
pub fn wants_color(when: When, on_terminal: bool) -> bool {
    match when {
        When::Always => true,
        When::Never => false,
        When::Auto if variable("NO_COLOR").is_some() => false,
        When::Auto if variable("CLICOLOR_FORCE").is_some_and(|(_, force)| force != "0") => true,
        When::Auto => is_written_over(on_terminal),
    }
}

/// Tells whether a line written there can be written over: on a terminal that is not dumb.
pub fn is_written_over(on_terminal: bool) -> bool {
    on_terminal && variable("TERM").is_none_or(|(_, term)| term != "dumb")
}

/// Decides what pictures are drawn with: off a terminal the answer is the same everywhere.
pub fn charset(on_terminal: bool) -> Charset {
    if on_terminal { charset_of(|name| variable(name).map(|(_, value)| value)) } else { Charset::Unicode }
}

/// Returns the characters a terminal has, by its name and its locale; one that says nothing has them all.
fn charset_of(variable: impl Fn(&'static str) -> Option<String>) -> Charset {
    // The console of Linux has a font of its own, with neither quarters of a block nor dots.
    let is_plain = variable("TERM").is_some_and(|term| term == "dumb" || term == "linux");
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(variable);
    let is_foreign = locale.is_some_and(|locale| match locale.split_once('.') {
        Some((_, codes)) => !codes.to_ascii_lowercase().replace('-', "").starts_with("utf8"),
        None => locale == "C" || locale == "POSIX",
    });
    if is_plain || is_foreign { Charset::Ascii } else { Charset::Unicode }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_are_drawn_with_what_the_terminal_says_it_has() {
        for (environment, charset) in [
            (&[][..], Charset::Unicode),
            (&[("LANG", "fr_FR.UTF-8")], Charset::Unicode),
            (&[("LANG", "C.utf8"), ("TERM", "xterm-256color")], Charset::Unicode),
            (&[("LANG", "fr_FR")], Charset::Unicode),
            (&[("LANG", "C")], Charset::Ascii),
            (&[("LANG", "fr_FR.ISO-8859-15@euro")], Charset::Ascii),
            (&[("LANG", "fr_FR.UTF-8"), ("LC_ALL", "POSIX")], Charset::Ascii),
            (&[("LANG", "C"), ("LC_CTYPE", "fr_FR.UTF-8")], Charset::Unicode),
            (&[("LANG", "fr_FR.UTF-8"), ("TERM", "linux")], Charset::Ascii),
            (&[("TERM", "dumb")], Charset::Ascii),
        ] {
            let variable = |name: &str| {
                let found = environment.iter().find(|(known, _)| *known == name);
                found.map(|(_, value)| (*value).to_owned())
            };
            assert_eq!(charset_of(variable), charset, "{environment:?}");
        }
    }
}
