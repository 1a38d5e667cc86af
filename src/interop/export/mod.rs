//! What leaves the plan for other programs, and what of it a form cannot carry.

pub mod budget;
pub mod fiches;
pub mod fiches_action;
pub mod indicateurs;
mod said;
pub mod schema_commun;
pub mod sheet;
pub mod stamp;
pub mod tet;
mod tet_losses;

/// How many fiches say what a form cannot carry, by the key of its name in the catalogues.
#[derive(Debug, Default)]
pub struct Losses(Vec<(&'static str, usize)>);

impl Losses {
    /// Counts what one fiche loses.
    pub fn note(&mut self, keys: Vec<&'static str>) {
        for key in keys {
            match self.0.iter_mut().find(|(known, _)| *known == key) {
                Some((_, count)) => *count += 1,
                None => self.0.push((key, 1)),
            }
        }
    }

    /// Returns what is lost, and of how many fiches, in the order it was met.
    pub fn counts(&self) -> &[(&'static str, usize)] {
        &self.0
    }
}
