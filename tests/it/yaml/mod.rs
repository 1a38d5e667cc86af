//! The tests of `src/yaml`.

mod edit;
mod edit_properties;
