//! The `pcaet` program.

fn main() {}
