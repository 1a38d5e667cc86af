//! What the plan tells once it is judged, as data: no sentence, no terminal, no clock.

pub mod retard;
