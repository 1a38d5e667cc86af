//! How far a long work has come: never said but on a terminal (`tests/outside/terminal.rs` sees it there).

use std::fmt::Write as _;

use crate::support::pcaet;

#[test]
fn off_a_terminal_a_work_of_more_than_half_a_second_says_nothing_of_how_far_it_has_come() {
    let mut body = "partenaires:\n".to_owned();
    (0..19_000).for_each(|rank| writeln!(body, "  - Commune {rank}").unwrap());
    let plan = (1..=12).fold(pcaet(), |plan, rank| plan.fiche(&format!("1.{rank}"), &body));
    plan.run("summary --format json").exits(0).says("");
    plan.run("summary").exits(0).says("");
}
