//! How far a long work has come, counted without standing in its way.

use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

/// How many files are done, of how many; who watches may look at any moment.
#[derive(Debug, Default)]
pub struct Progress {
    done: AtomicUsize,
    total: AtomicUsize,
}

impl Progress {
    /// Says how many files there are.
    pub fn begin(&self, total: usize) {
        self.done.store(0, Relaxed);
        self.total.store(total, Relaxed);
    }

    /// Says that one more is done.
    pub fn step(&self) {
        self.done.fetch_add(1, Relaxed);
    }

    /// Returns how many are done, of how many; none before it is known.
    pub fn seen(&self) -> Option<(usize, usize)> {
        let total = self.total.load(Relaxed);
        (total > 0).then(|| (self.done.load(Relaxed).min(total), total))
    }
}
