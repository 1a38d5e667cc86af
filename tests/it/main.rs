//! Tests of what the crate does as a whole, mirroring `src`.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

#[cfg(unix)]
mod action;
mod bench_corpus;
mod commands;
mod fs;
mod hostile;
mod langue;
mod laws;
mod mutations;
mod races;
mod readme;
mod regles;
mod schema;
mod support;
mod tidy;
mod workbook;
mod yaml;
