//! What an error says on stderr, in a sentence or as JSON.

use std::io::{self, IsTerminal, Write};

use crate::interop::json;
use crate::langue::{Catalogue, Fact};
use crate::obstacle::Obstacle;
use crate::render::prose::wrap_line;
use crate::render::refused;

use super::terminal;

/// Says an error on stderr, in a sentence or as JSON, and returns its exit code.
pub fn say_error(error: &anyhow::Error, catalogue: &Catalogue, json: bool) -> u8 {
    let obstacle = error.downcast_ref::<Obstacle>();
    let refused_rows = obstacle.map(Obstacle::refused).unwrap_or_default();
    let causes = obstacle.map(Obstacle::causes).unwrap_or_default();
    let (code, exit, message, help, candidates) = if let Some(obstacle) = obstacle {
        let row = obstacle.row();
        let (message, help) = refused::sentence(obstacle, catalogue);
        (row.code, row.exit, message, help, row.candidates)
    } else {
        let cause = [("cause", Fact::Text(format!("{error:#}")))];
        let help = catalogue.help("obstacle-interne", &cause);
        ("interne", 3, catalogue.say("obstacle-interne", &cause), help, Vec::new())
    };
    let mut stderr = io::stderr();
    // Nobody is left to tell when stderr is closed.
    let _ = if json {
        let rows = refused_rows.iter().map(|row| json::Detail {
            sheet: row.sheet,
            line: Some(row.line),
            column: row.column.clone(),
            ..detail(&row.cause, catalogue)
        });
        let files = causes.iter().map(|cause| detail(cause, catalogue));
        let details = rows.chain(files).collect();
        let (message, hint) = (&*message, help.as_deref());
        let cause = json::Cause { code, message, hint, candidates: &candidates, details };
        // Put together first: stderr goes out piece by piece.
        let document = json::document(&json::Failure { error: cause }).to_string();
        writeln!(stderr, "{document}")
    } else {
        let mut said = vec![sentences(&message, &[], catalogue)];
        let width = terminal::width(io::stderr().is_terminal());
        said.extend(refused::lines(refused_rows, catalogue, width));
        said.extend(refused::files(causes, catalogue, width));
        said.extend(help.map(|help| hint(&help, catalogue)));
        writeln!(stderr, "{}", said.join("\n"))
    };
    exit
}

fn detail(cause: &Obstacle, catalogue: &Catalogue) -> json::Detail {
    let (message, hint) = refused::sentence(cause, catalogue);
    json::Detail { sheet: None, line: None, column: None, code: cause.row().code, message, hint }
}

/// Lays an error out for stderr, its hints under it, broken at the width of the terminal.
pub fn sentences(message: &str, hints: &[String], catalogue: &Catalogue) -> String {
    let width = terminal::width(io::stderr().is_terminal());
    let mut said = vec![wrap_line(&format!("{} {message}", catalogue.word("usage-erreur")), "  ", width)];
    said.extend(hints.iter().map(|text| hint(text, catalogue)));
    said.join("\n")
}

/// Lays out what would mend an error.
fn hint(text: &str, catalogue: &Catalogue) -> String {
    let width = terminal::width(io::stderr().is_terminal());
    wrap_line(&format!("  {} {text}", catalogue.word("usage-conseil")), "    ", width)
}
