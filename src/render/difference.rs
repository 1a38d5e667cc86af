//! What changed between two states of the plan, for eyes and for a comment on it.

use crate::langue::{Catalogue, Fact};
use crate::plan::{Mot, Nombre, Periode, Porteur, Statut};
use crate::suivi::difference::{Changed, Compared, Fate};
use crate::yaml::compare::Difference;
use crate::yaml::{Data, Route, Step};

use super::paint::{bad, bold, clean, dim, good, name};
use super::prose::{shortened, wrap_line};
use super::table::{Column, Table};
use super::{Screen, markdown};

/// The longest value that is told whole, in characters.
const LONGEST: usize = 60;
/// How much of what two long texts have in common is told before they part.
const BEFORE: usize = 20;

/// Lays files out, each with its places under it.
pub fn lay_out(files: &[Changed], screen: &Screen<'_>) -> String {
    files.iter().map(|changed| one(changed, screen) + &places(&changed.places, screen)).collect()
}

fn one(changed: &Changed, screen: &Screen<'_>) -> String {
    let titre = changed.titre.as_deref().map_or_else(|| screen.nc(), clean);
    let line = format!("{}  {}", name(&changed.porteur.to_string()), bold(&titre));
    let fate = fate(changed, screen.catalogue);
    let fate = match changed.fate {
        _ if fate.is_empty() => fate,
        Fate::Added => format!("  {}", good(&fate)),
        Fate::Removed => format!("  {}", bad(&fate)),
        Fate::Renamed(_) | Fate::Changed => format!("  {}", dim(&fate)),
    };
    wrap_line(&format!("{line}{fate}"), "  ", screen.width) + "\n"
}

/// Lays places out one a line, under what they are of.
pub fn places(places: &[Difference], screen: &Screen<'_>) -> String {
    let line =
        |place| wrap_line(&format!("  {}", sentence(place, screen.catalogue)), "    ", screen.width) + "\n";
    places.iter().map(line).collect()
}

/// Writes files as a list in Markdown, each with its places under it.
pub fn markdown(compared: &Compared, catalogue: &Catalogue) -> String {
    let one = |changed: &Changed| {
        let titre = format!("{} {}", changed.porteur, changed.titre.as_deref().unwrap_or_default());
        let fate = fate(changed, catalogue);
        let end = if fate.is_empty() { fate } else { format!(", {fate}") };
        let place = |place| format!("  - {}\n", markdown::escape(&sentence(place, catalogue)));
        let places: String = changed.places.iter().map(place).collect();
        format!("- **{}**{end}\n{places}", markdown::escape(clean(&titre).trim_end()))
    };
    let unread = |path: &String| {
        format!("- **{}**, {}\n", markdown::escape(&clean(path)), catalogue.word("difference-illisible"))
    };
    compared.files.iter().map(one).chain(compared.unread.iter().map(unread)).collect()
}

/// Returns the places one a row, those of a file that came or went by what became of it.
pub fn table(compared: &Compared, screen: &Screen<'_>) -> Table {
    let title = |key: &str| screen.word(key);
    let columns = vec![
        Column::words(title("colonne-numero")),
        Column::text(title("colonne-titre")),
        Column::words(title("difference-champ")),
        Column::text(title("difference-avant")),
        Column::text(title("difference-apres")),
    ];
    let unread = |path: &String| {
        let word = screen.word("difference-illisible");
        vec![String::new(), clean(path), word, String::new(), String::new()]
    };
    let rows = compared.files.iter().flat_map(|changed| {
        let own = [changed.porteur.to_string(), clean(changed.titre.as_deref().unwrap_or_default())];
        let fate = Some(fate(changed, screen.catalogue)).filter(|fate| !fate.is_empty());
        let fate = fate.map(|fate| [fate, String::new(), String::new()]);
        let places = changed.places.iter().map(|place| cells(place, screen.catalogue));
        fate.into_iter().chain(places).map(move |cells| own.iter().cloned().chain(cells).collect())
    });
    Table { columns, rows: rows.chain(compared.unread.iter().map(unread)).collect() }
}

/// Returns a place, what it said and what it says, whole.
pub fn cells(place: &Difference, catalogue: &Catalogue) -> [String; 3] {
    let said = |data: &Option<Data>| data.as_ref().map(|data| value(data, &place.route, catalogue));
    let [before, after] = [&place.before, &place.after].map(|data| clean(&said(data).unwrap_or_default()));
    [clean(&label(&place.route, catalogue)), before, after]
}

/// Says what became of a file; nothing where its places do.
pub fn fate(changed: &Changed, catalogue: &Catalogue) -> String {
    let is_plan = if changed.porteur == Porteur::Plan { "plan" } else { "fiche" };
    match &changed.fate {
        Fate::Added => catalogue.say("difference-nouvelle", &[("genre", is_plan.into())]),
        Fate::Removed => catalogue.say("difference-retiree", &[("genre", is_plan.into())]),
        Fate::Renamed(old) => catalogue.say("difference-renommee", &[("avant", old.to_string().into())]),
        Fate::Changed if changed.places.is_empty() => catalogue.word("difference-forme"),
        Fate::Changed => String::new(),
    }
}

/// Says in a sentence how a place differs.
pub fn sentence(place: &Difference, catalogue: &Catalogue) -> String {
    let Difference { route, before, after } = place;
    let is_item = matches!(route.0.last(), Some(Step::Item { .. } | Step::Index(_)));
    let (key, element) = match (before, after) {
        (None, Some(after)) if is_item => ("difference-ajout", after),
        (Some(before), None) if is_item => ("difference-retrait", before),
        _ => {
            let [before, after] =
                [before, after].map(|data| data.as_ref().map(|data| value(data, route, catalogue)));
            let (before, after) = told_apart(before, after);
            let word = |text: Option<String>| text.map_or(Fact::Word("nc"), Fact::Text);
            let facts = [
                ("champ", clean(&label(route, catalogue)).into()),
                ("avant", word(before)),
                ("apres", word(after)),
            ];
            return catalogue.say("difference-champ-change", &facts);
        }
    };
    let (list, element) = match route.0.split_last() {
        Some((Step::Item { is, .. }, list)) => (Route(list.to_vec()), is.clone()),
        Some((_, list)) => (Route(list.to_vec()), plain(element)),
        None => (route.clone(), plain(element)),
    };
    let facts =
        [("champ", label(&list, catalogue).into()), ("element", shortened(&clean(&element), LONGEST).into())];
    catalogue.say(key, &facts)
}

/// Names a place as people do: a value by its indicator and period, anything else by its way.
fn label(route: &Route, catalogue: &Catalogue) -> String {
    let [Step::Key(list), Step::Item { is: id, .. }, Step::Key(series), Step::Key(periode), rest @ ..] =
        &route.0[..]
    else {
        return route.to_string();
    };
    let Ok(periode) = Periode::read(periode) else { return route.to_string() };
    let part = match rest {
        [] => "valeur",
        [Step::Key(part)] => part.as_str(),
        _ => return route.to_string(),
    };
    let is_series = list == "indicateurs" && matches!(series.as_str(), "valeurs" | "cibles");
    if !is_series {
        return route.to_string();
    }
    let serie = if series == "cibles" { "cible" } else { "valeur" };
    let facts = [
        ("id", id.as_str().into()),
        ("periode", periode.into()),
        ("serie", serie.into()),
        ("part", part.into()),
    ];
    catalogue.say("difference-valeur", &facts)
}

/// Writes what a place says: a statut by its word, a value as the language writes numbers, anything else as it is.
fn value(data: &Data, route: &Route, catalogue: &Catalogue) -> String {
    let text = plain(data);
    let last = route.0.last();
    if let (Some(Step::Key(key)), Some(statut)) = (last, Statut::read(&text))
        && key == Statut::CHAMP
    {
        return catalogue.word(&format!("statut-{}", statut.key()));
    }
    let is_value = matches!(last, Some(Step::Key(key)) if key == "valeur" || Periode::read(key).is_ok());
    match text.parse::<Nombre>() {
        Ok(nombre) if is_value => catalogue.nombre(&nombre),
        _ => text,
    }
}

/// Returns what a value says, on one line.
pub fn plain(data: &Data) -> String {
    let joined = |parts: &mut dyn Iterator<Item = &Data>| {
        let parts = parts.map(plain).filter(|part| !part.is_empty());
        parts.collect::<Vec<_>>().join(", ")
    };
    match data {
        Data::Null => String::new(),
        Data::Bool(truth) => truth.to_string(),
        Data::Number(text) | Data::Text(text) => text.clone(),
        Data::List(items) => joined(&mut items.iter()),
        Data::Map(entries) => joined(&mut entries.iter().map(|(_, value)| value)),
    }
}

/// Shortens two texts so that where they part is seen.
fn told_apart(before: Option<String>, after: Option<String>) -> (Option<String>, Option<String>) {
    let [before, after] = [before, after]
        .map(|text| text.map(|text| clean(&text).split_whitespace().collect::<Vec<_>>().join(" ")));
    let (Some(one), Some(other)) = (&before, &after) else {
        return (before.map(|text| shortened(&text, LONGEST)), after.map(|text| shortened(&text, LONGEST)));
    };
    let common = one.chars().zip(other.chars()).take_while(|(one, other)| one == other).count();
    let is_long = one.chars().count().max(other.chars().count()) > LONGEST;
    let skipped = if is_long { common.saturating_sub(BEFORE) } else { 0 };
    let from = |text: &str| {
        let rest: String = text.chars().skip(skipped).collect();
        // From the beginning of a word, of what both have in common.
        let word = rest.char_indices().take(BEFORE).find(|(_, one)| *one == ' ').filter(|_| skipped > 0);
        let rest = shortened(&rest[word.map_or(0, |(at, _)| at + 1)..], LONGEST);
        if skipped > 0 { format!("…{rest}") } else { rest }
    };
    (Some(from(one)), Some(from(other)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_texts_are_told_from_where_they_part() {
        let text = |end: &str| {
            Some(format!("{} {end}", "Deux conseillers reçoivent au siège et tiennent une permanence"))
        };
        let (one, other) = told_apart(text("par mois"), text("par semaine"));
        assert_eq!(one.as_deref(), Some("…une permanence par mois"));
        assert_eq!(other.as_deref(), Some("…une permanence par semaine"));
        assert_eq!(told_apart(Some("a".into()), None), (Some("a".into()), None));
    }
}
