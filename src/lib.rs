//! A climate plan (PCAET) as plain-text action files: read, checked and updated.

pub mod plan;
pub mod yaml;
