//! A text that an option is given: itself, a file's, or standard input's.

use std::io::Read;

use crate::obstacle::Obstacle;

/// Returns the text of an option: itself, a file's after `@`, standard input for `-`.
pub fn text_option(option: &'static str, text: Option<&str>) -> Result<Option<String>, Obstacle> {
    let Some(text) = text else { return Ok(None) };
    let unreadable =
        |from: &str, source| Obstacle::OptionUnreadable { option, from: from.to_owned(), source };
    let said = if text == "-" {
        let mut said = String::new();
        std::io::stdin().read_to_string(&mut said).map_err(|source| unreadable("-", source))?;
        said
    } else if let Some(file) = text.strip_prefix('@') {
        std::fs::read_to_string(file).map_err(|source| unreadable(file, source))?
    } else {
        text.to_owned()
    };
    let said = said.trim().to_owned();
    if said.chars().any(|character| character.is_control() && character != '\n' && character != '\t') {
        return Err(Obstacle::ForbiddenText { option });
    }
    Ok(Some(said))
}
