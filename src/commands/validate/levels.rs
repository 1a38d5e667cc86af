//! The levels that the command line gives to rules.

use crate::obstacle::Obstacle;
use crate::plan::Niveau;
use crate::rules;

/// Reads the codes given to `-D`, `-W` and `-A`, the gravest level first.
pub fn read(deny: &[String], warn: &[String], allow: &[String]) -> Result<Vec<(String, Niveau)>, Obstacle> {
    let mut levels = Vec::new();
    for (option, niveau, codes) in
        [("-D", Niveau::Erreur, deny), ("-W", Niveau::Avertissement, warn), ("-A", Niveau::Aucun, allow)]
    {
        for code in codes {
            if rules::find(code).is_none() {
                return Err(Obstacle::unknown_choice(option, code, rules::all().map(|rule| rule.code)));
            }
            levels.push((code.clone(), niveau));
        }
    }
    Ok(levels)
}
