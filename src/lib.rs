//! A climate plan (PCAET) as plain-text action files: read, checked and updated.

pub mod diagnostic;
pub mod fs;
pub mod langue;
pub mod obstacle;
pub mod plan;
pub mod rules;
pub mod workspace;
pub mod yaml;
