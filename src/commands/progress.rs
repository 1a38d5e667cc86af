//! How far a long work has come, on one line of the terminal that goes when it is done.

use std::io::Write;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use crate::langue::{Catalogue, Langue};
use crate::render::prose::{columns, pad, shortened};
use crate::workspace::Progress;

/// When the line is first written, then how often.
struct Pace {
    first: Duration,
    then: Duration,
}

/// Work that is over by then says nothing.
const PACE: Pace = Pace { first: Duration::from_millis(500), then: Duration::from_millis(100) };

/// Does a work, and tells meanwhile how far it has come, on a terminal of some columns.
pub fn watch<T>(langue: Langue, width: usize, work: impl FnOnce(&Progress) -> T) -> T {
    let progress = Progress::default();
    let (working, is_over) = mpsc::channel();
    let watched = &progress;
    thread::scope(|scope| {
        scope.spawn(move || {
            let mut catalogue = None;
            // The sentences are read only once there is something to say.
            let say = |done: usize, total: usize| {
                let catalogue = catalogue.get_or_insert_with(|| Catalogue::load(langue));
                catalogue.say("fiches-lues", &[("n", done.into()), ("total", total.into())])
            };
            follow(watched, &is_over, &PACE, width, say, &mut std::io::stderr());
        });
        let done = work(&progress);
        drop(working);
        done
    })
}

/// Writes how far the work has come, until it is over.
fn follow(
    progress: &Progress,
    is_over: &Receiver<()>,
    pace: &Pace,
    width: usize,
    mut say: impl FnMut(usize, usize) -> String,
    out: &mut impl Write,
) {
    let mut shown = String::new();
    let mut wait = pace.first;
    while is_over.recv_timeout(wait) == Err(RecvTimeoutError::Timeout) {
        wait = pace.then;
        let Some((done, total)) = progress.seen() else { continue };
        // A line that fills the last column would go on to the next, and could not be written over.
        let line = shortened(&say(done, total), width.saturating_sub(2));
        if line != shown {
            // Nobody is left to tell when stderr is closed.
            let _ = write!(out, "\r{}", pad(&line, columns(&shown)));
            let _ = out.flush();
            shown = line;
        }
    }
    if !shown.is_empty() {
        let _ = write!(out, "\r{}\r", " ".repeat(columns(&shown)));
        let _ = out.flush();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_work_says_nothing() {
        let progress = Progress::default();
        progress.begin(10);
        let (working, is_over) = mpsc::channel();
        drop(working);
        let mut out = Vec::new();
        let pace = Pace { first: Duration::from_mins(10), then: Duration::ZERO };
        follow(&progress, &is_over, &pace, 80, |_, _| unreachable!("nothing is said"), &mut out);
        assert_eq!(out, b"");
    }

    #[test]
    fn a_long_work_is_told_in_place_and_leaves_nothing_on_the_line() {
        let progress = Progress::default();
        let (working, is_over) = mpsc::channel();
        let mut working = Some(working);
        let mut out = Vec::new();
        let pace = Pace { first: Duration::ZERO, then: Duration::ZERO };
        progress.begin(12);
        // Three files are done whenever it is said how many are; then the work is over.
        let say = |done, total| {
            (0..3).for_each(|_| progress.step());
            if done == 9 {
                working.take();
            }
            format!("{done} fiches sur {total}")
        };
        follow(&progress, &is_over, &pace, 16, say, &mut out);
        let seen = String::from_utf8(out).expect("a text");
        let told: Vec<&str> = seen.split('\r').collect();
        let line = |said: &str| said.to_owned();
        assert_eq!(
            told,
            [
                "",
                &line("0 fiches sur 1…"),
                &line("3 fiches sur 1…"),
                &line("6 fiches sur 1…"),
                &line("9 fiches sur 1…"),
                &" ".repeat(15),
                "",
            ]
        );
    }
}
