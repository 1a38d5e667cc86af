//! What git writes of commits and of what they changed.

use crate::suivi::difference::Commit;

use super::is_read;

/// A record of what changed, as git writes it: the names and objects of a file before and after.
pub struct Raw {
    pub before: Option<(String, String)>,
    pub after: Option<(String, String)>,
}

/// A commit as `log` writes it: the parts of a [`Commit`], parted by NUL. The day is that which `--before` goes by.
pub const FORMAT: &str = "--format=%H%x00%cs%x00%an%x00%s";
/// What lists changes in a form that no setting of the user changes.
pub const RAW: [&str; 8] =
    ["--raw", "-z", "-M", "--abbrev=40", "--no-ext-diff", "--relative", "--no-color", "-O/dev/null"];
/// What tells commits in a form that no setting of the user changes.
pub const LOG: [&str; 7] =
    ["-c", "log.showRoot=true", "-c", "log.follow=false", "log", "--no-show-signature", "--encoding=UTF-8"];

/// Reads a commit out of its parts.
pub fn commit_of<'t>(parts: &mut impl Iterator<Item = &'t str>) -> Option<Commit> {
    Some(Commit {
        name: parts.next()?.trim_start_matches('\n').to_owned(),
        day: parts.next()?.parse().ok()?,
        author: parts.next()?.to_owned(),
        subject: parts.next()?.trim_end_matches('\n').to_owned(),
    })
}

/// Reads commits, each with the one file it changed.
pub fn entries(text: &str) -> Vec<(Commit, Raw)> {
    let mut words = text.split('\0').peekable();
    let mut entries = Vec::new();
    let mut commit = None;
    while let Some(word) = words.peek() {
        let word = word.trim_start_matches('\n');
        if word.is_empty() {
            words.next();
        } else if word.starts_with(':') {
            let raw = raw(&mut words).filter(Raw::is_of_plan);
            entries.extend(commit.take().zip(raw));
        } else {
            commit = commit_of(&mut words);
        }
    }
    entries
}

/// Reads records of what changed, those of other files than the plan's left out.
pub fn raws(text: &str) -> Vec<Raw> {
    let mut words = text.split('\0').filter(|word| !word.is_empty());
    std::iter::from_fn(|| raw(&mut words)).filter(Raw::is_of_plan).collect()
}

/// Reads a record; one of another file than the plan's has no side.
///
/// `:MODE MODE OBJECT OBJECT STATUS`; of a merge, a `:`, a mode and an object for each parent.
fn raw<'t>(words: &mut impl Iterator<Item = &'t str>) -> Option<Raw> {
    let about = words.next()?.trim_start_matches('\n');
    let parents = about.bytes().take_while(|byte| *byte == b':').count();
    let parts: Vec<&str> = about[parents..].split(' ').collect();
    let name = words.next()?;
    let (Some(from), Some(to), Some(status)) =
        (parts.get(parents + 1), parts.get(2 * parents + 1), parts.get(2 * parents + 2))
    else {
        return Some(Raw { before: None, after: None });
    };
    // The file of a merge is named from the root of the repository, whatever is asked.
    let name = if parents > 1 { name.rsplit('/').next().unwrap_or(name) } else { name };
    let new = if status.starts_with(['R', 'C']) && parents == 1 { words.next()? } else { name };
    let side = |is_there: bool, name: &str, object: &str| {
        (is_there && is_read(name)).then(|| (name.to_owned(), object.to_owned()))
    };
    let before = side(!status.starts_with(['A', 'C']), name, from);
    let after = side(!status.starts_with('D'), new, to);
    Some(Raw { before, after })
}

impl Raw {
    fn is_of_plan(&self) -> bool {
        self.before.is_some() || self.after.is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sides(text: &str) -> Vec<(Option<String>, Option<String>)> {
        let name = |side: Option<(String, String)>| side.map(|(name, _)| name);
        raws(text).into_iter().map(|raw| (name(raw.before), name(raw.after))).collect()
    }

    #[test]
    fn records_tell_what_a_file_was_and_became() {
        let some = |name: &str| Some(name.to_owned());
        let text = ":100644 100644 a b M\u{0}1.1.yaml\u{0}:000000 100644 0 b A\u{0}1.2.yaml\u{0}\
            :100644 000000 a 0 D\u{0}1.3.yaml\u{0}:100644 100644 a b R090\u{0}1.4.yaml\u{0}1.5.yaml\u{0}\
            :100644 100644 a b M\u{0}notes.txt\u{0}:100644 100644 a b M\u{0}sous/1.1.yaml\u{0}";
        assert_eq!(
            sides(text),
            [
                (some("1.1.yaml"), some("1.1.yaml")),
                (None, some("1.2.yaml")),
                (some("1.3.yaml"), None),
                (some("1.4.yaml"), some("1.5.yaml")),
            ]
        );
    }
}
