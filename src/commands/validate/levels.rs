//! The levels that the command line gives to rules.

use crate::obstacle::Obstacle;
use crate::plan::Niveau;
use crate::plan::proche::nearest;
use crate::rules;

/// Reads the codes given to `-D`, `-W` and `-A`, the gravest level first.
pub fn read(deny: &[String], warn: &[String], allow: &[String]) -> Result<Vec<(String, Niveau)>, Obstacle> {
    let mut levels = Vec::new();
    for (option, niveau, codes) in
        [("-D", Niveau::Erreur, deny), ("-W", Niveau::Avertissement, warn), ("-A", Niveau::Aucun, allow)]
    {
        for code in codes {
            if rules::find(code).is_none() {
                return Err(unknown(option, code));
            }
            levels.push((code.clone(), niveau));
        }
    }
    Ok(levels)
}

fn unknown(option: &'static str, code: &str) -> Obstacle {
    let nearest = nearest(code, rules::all().map(|rule| rule.code));
    // All codes would be a page; the nearest are what was meant, if any is near.
    let known = if nearest.is_empty() {
        rules::all().map(|rule| rule.code.to_owned()).collect()
    } else {
        nearest.clone()
    };
    Obstacle::UnknownChoice { option, value: code.to_owned(), known, nearest }
}
