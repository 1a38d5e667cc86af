//! What the plan tells once it is judged, as data: no sentence, no terminal, no clock.

pub mod agenda;
pub mod attente;
pub mod avancement;
pub mod cible;
pub mod couverture;
pub mod difference;
pub mod etat;
pub mod fraicheur;
pub mod mouvement;
pub mod retard;
pub mod synthese;
