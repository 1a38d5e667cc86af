//! A climate plan (PCAET) as plain-text action files: read, checked and updated.

pub mod cli;
pub mod commands;
pub mod diagnostic;
pub mod fs;
pub mod interop;
pub mod langue;
pub mod obstacle;
pub mod plan;
pub mod render;
pub mod rules;
pub mod suivi;
pub mod workspace;
pub mod yaml;
