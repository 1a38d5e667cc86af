//! The tests of `src/yaml`.

mod edit;
mod properties;
