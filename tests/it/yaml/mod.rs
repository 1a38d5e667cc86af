//! The tests of `src/yaml`.

mod edit;
mod merges;
mod properties;
