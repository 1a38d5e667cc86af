//! What the cells of a row ask of a fiche; those that say what the fiche's own row would say ask nothing.

use crate::commands::table::text;
use crate::interop::table::{Cell, Row, letters};
use crate::interop::tet::{self, FIELDS, FINANCEUR, FINANCEURS, HEADINGS, Named, days, lists};
use crate::obstacle::{Obstacle, OfTet};
use crate::plan::colonnes::{Colonne, colonne_nommee};
use crate::plan::nombre;
use crate::plan::texte::{compose, is_nc};
use crate::plan::{Participation, Priorite, Statut};
use crate::workspace::assign::Entry;

use super::super::fiches::cells::{self, Said};

/// A field, and what it is to say.
pub type Asked = (&'static Colonne, Said);

/// Names a field, if it is a column of a table.
pub fn asked(route: &str, said: Said) -> Option<Asked> {
    Some((colonne_nommee(route)?, said))
}

/// Reads the columns that are each a field; hands over what cannot be read, with the letters of its column.
pub fn fields(row: &Row, own: Option<&[Cell]>, mut refuse: impl FnMut(String, Obstacle)) -> Vec<Asked> {
    let mut fields = Vec::new();
    for (place, route) in FIELDS {
        let cell = row.cell(place);
        if own.is_some_and(|own| says_the_same(&own[place], cell)) {
            continue;
        }
        match read(cell, place, route) {
            Ok(said) => fields.extend(said.and_then(|said| asked(route, said))),
            Err(obstacle) => refuse(letters(place), obstacle),
        }
    }
    fields
}

/// Reads a cell as TeT does; none where it is empty, which changes nothing.
fn read(cell: &Cell, place: usize, route: &'static str) -> Result<Option<Said>, Obstacle> {
    let is_nothing = matches!(cell, Cell::Text(text) if is_nc(text));
    match route {
        _ if *cell == Cell::Empty => Ok(None),
        _ if is_nothing => Ok(Some(Said::Nothing)),
        "calendrier.debut" | "calendrier.fin_estimee" => {
            let Some(said) = text(cell, route)? else { return Ok(None) };
            let day = days::read(cell).ok_or(Obstacle::Tet(OfTet::NotADay { value: said }))?;
            Ok(Some(Said::Value(day.to_string())))
        }
        "statut" => choice::<Statut>(cell, route),
        "priorite" => choice::<Priorite>(cell, route),
        "participation" => choice::<Participation>(cell, route),
        "budget.montant" => amount(cell, HEADINGS[place]),
        "objectifs" => Ok(items(cell, route, lines)?),
        "coordinateurs" | "partenaires" | "services" | "responsables" | "elus" => {
            Ok(items(cell, route, lists::read)?)
        }
        _ => cells::read(cell, route, false),
    }
}

/// Reads a word of a closed list: as TeT names it, as the files write it, or a synonym; never one that is like it.
fn choice<M: Named>(cell: &Cell, route: &'static str) -> Result<Option<Said>, Obstacle> {
    let Some(said) = text(cell, route)? else { return Ok(None) };
    let mot = M::understand(&said);
    let heading = tet::place(route).map_or(route, |place| HEADINGS[place]);
    let mot = mot.ok_or_else(|| Obstacle::unknown_choice(heading, &said, M::names()))?;
    Ok(Some(Said::Value(mot.key().to_owned())))
}

/// Reads an amount.
fn amount(cell: &Cell, heading: &'static str) -> Result<Option<Said>, Obstacle> {
    let said = cells::read(cell, "budget.montant", false)?;
    match said {
        Some(Said::Value(value)) if nombre::read(&value).is_none() && value != "non-chiffrable" => {
            Err(Obstacle::NotANumber { value, id: heading.to_owned() })
        }
        said => Ok(said),
    }
}

fn items(
    cell: &Cell,
    route: &'static str,
    part: impl Fn(&str) -> Vec<String>,
) -> Result<Option<Said>, Obstacle> {
    // Read first as one text, so that what no file can hold is refused.
    let said = cells::read(cell, route, false)?;
    Ok(match said {
        Some(Said::Value(said)) => Some(Said::Items(part(&compose(&said)))),
        other => other,
    })
}

/// Parts what stands on several lines; a bullet is not of its line.
fn lines(said: &str) -> Vec<String> {
    let line = |line: &str| line.trim().strip_prefix(['-', '•']).unwrap_or(line).trim().to_owned();
    said.lines().map(line).filter(|line| !line.is_empty()).collect()
}

/// Reads the financers, each with its amount where it has one.
pub fn financeurs(row: &Row, own: Option<&[Cell]>, mut refuse: impl FnMut(String, Obstacle)) -> Vec<Entry> {
    let mut entries = Vec::new();
    for place in (FINANCEUR..).step_by(2).take(FINANCEURS) {
        let (named, paid) = (row.cell(place), row.cell(place + 1));
        let is_so = |own: &[Cell]| says_the_same(&own[place], named) && says_the_same(&own[place + 1], paid);
        if own.is_some_and(is_so) {
            continue;
        }
        let name = match cells::read(named, "budget.financeurs", false) {
            Ok(Some(Said::Value(name))) => Some(name.split_whitespace().collect::<Vec<_>>().join(" ")),
            Ok(_) => None,
            Err(obstacle) => {
                refuse(letters(place), obstacle);
                continue;
            }
        };
        match (name, amount(paid, HEADINGS[place + 1])) {
            (_, Err(obstacle)) => refuse(letters(place + 1), obstacle),
            (None, Ok(Some(Said::Value(_)))) => refuse(letters(place + 1), Obstacle::Tet(OfTet::NoFinancer)),
            (None, Ok(_)) => {}
            (Some(name), Ok(Some(Said::Value(value)))) => {
                entries.push(Entry { name, fields: vec![("montant", value)] });
            }
            (Some(name), Ok(_)) => entries.push(Entry { name, fields: Vec::new() }),
        }
    }
    entries
}

/// Tells whether a cell says what the row of the fiche says there, be it typed otherwise.
pub fn says_the_same(own: &Cell, cell: &Cell) -> bool {
    let day = |cell: &Cell| days::read(cell);
    let number = |cell: &Cell| nombre::read(&cell.said()).map(|read| read.nombre);
    own == cell
        || own.said().trim_end() == cell.said().trim_end() && !matches!(cell, Cell::Merged | Cell::Uncomputed)
        || matches!(own, Cell::Day(_)) && day(own) == day(cell)
        || matches!(own, Cell::Number(_)) && number(own) == number(cell)
}
