//! From values to files: what each is to change, and all of them written, or none.

use std::collections::{BTreeMap, HashMap};
use std::path::PathBuf;
use std::sync::Arc;

use crate::commands::indicator::{find, find_alone, held, set, write};
use crate::interop::table::Cell;
use crate::obstacle::{Obstacle, OfTable, Refused};
use crate::plan::{Indicateur, Mesure, Periode, Porteur, Valeur};
use crate::workspace::series::{self, Serie};
use crate::workspace::{Folder, Hold, Rewrite, carry_out, rewrite_together, unknown_fiche};
use crate::yaml::Document;

use super::columns::{Column, Columns};
use super::rows::{Entry, Rows};

/// Beyond these, fiches that are not there are told without those that are near.
const MOST_NEAR: usize = 50;

/// A value before and after.
#[derive(Debug)]
pub struct Written {
    pub line: usize,
    pub porteur: Porteur,
    pub id: String,
    pub periode: Periode,
    pub before: Option<Valeur>,
    pub after: Valeur,
    /// Its file, as it is shown.
    pub path: String,
}

/// What an import did, or would do.
#[derive(Debug, Default)]
pub struct Done {
    /// The values that change, by their line.
    pub written: Vec<Written>,
    /// How many values were so already.
    pub unchanged: usize,
    /// The files, as they are shown, before and after.
    pub files: Vec<(String, Rewrite)>,
    /// Whether it ended what a killed process had begun.
    pub completes: bool,
}

impl Done {
    /// Returns the files that say something else than before.
    pub fn changed(&self, folder: &Folder) -> Vec<PathBuf> {
        let changed = self.files.iter().filter(|(_, rewrite)| rewrite.before != rewrite.after);
        changed.filter_map(|(shown, _)| Some(folder.actions.join(shown.rsplit('/').next()?))).collect()
    }
}

/// Writes the values in their files; nothing where a row is refused, which `rows` then tells.
pub fn write(folder: &Folder, rows: &mut Rows, columns: &Columns, hold: &Hold) -> Result<Done, Obstacle> {
    let mut judge = Judge { folder, columns, refused: Vec::new(), written: Vec::new(), unchanged: 0 };
    let mut by_path: BTreeMap<PathBuf, (Porteur, Vec<Entry>)> = BTreeMap::new();
    for entry in std::mem::take(&mut rows.entries) {
        let path = folder.file_of(&entry.porteur);
        by_path.entry(path).or_insert_with(|| (entry.porteur.clone(), Vec::new())).1.push(entry);
    }
    let mut unknown = 0;
    by_path.retain(|path, (porteur, entries)| {
        let is_there = path.symlink_metadata().is_ok();
        if !is_there {
            unknown += 1;
            judge.refuse_unknown(porteur, entries, unknown <= MOST_NEAR);
        }
        is_there
    });
    let paths: Vec<PathBuf> = by_path.keys().cloned().collect();
    // What is refused already will not be written, and all that is wrong is still to be found.
    let dry_run = hold.dry_run || !(rows.refused.is_empty() && judge.refused.is_empty());
    let hold = Hold { dry_run, ..hold.clone() };
    let together = rewrite_together(folder, &paths, &hold, |path, text| {
        let (porteur, entries) = &by_path[path];
        match text {
            Ok(text) => judge.decide(porteur, entries, text),
            Err(obstacle) => {
                // Why it cannot be read is better said by who reads fiches.
                judge.refuse_all(entries, held(folder, porteur).err().unwrap_or(obstacle));
                None
            }
        }
    })?;
    rows.refused.append(&mut judge.refused);
    rows.refused.sort_by_key(|refused| refused.line);
    let Some((rewrites, completes)) = together else { return Ok(Done::default()) };
    let mut written = judge.written;
    written.sort_by_key(|written| written.line);
    let files = paths.iter().map(|path| folder.show(path)).zip(rewrites).collect();
    Ok(Done { written, unchanged: judge.unchanged, files, completes })
}

/// Who decides, file after file, what changes and which rows are refused.
struct Judge<'f> {
    folder: &'f Folder,
    columns: &'f Columns,
    refused: Vec<Refused>,
    written: Vec<Written>,
    unchanged: usize,
}

/// What one row is to change.
struct Planned<'e> {
    entry: &'e Entry,
    periode: Periode,
    before: Option<Valeur>,
    after: Valeur,
}

impl Judge<'_> {
    /// Returns what a file is to read; none when one of its rows is refused.
    fn decide(&mut self, porteur: &Porteur, entries: &[Entry], text: &str) -> Option<String> {
        let path = self.folder.show(&self.folder.file_of(porteur));
        let document = Document::read(text);
        let held = match write::read_held(text, self.folder, porteur) {
            Ok(held) => held,
            Err(obstacle) => {
                self.refuse_all(entries, obstacle);
                return None;
            }
        };
        let refused = self.refused.len();
        let planned = self.plan(porteur, entries, held.indicateurs(), &path);
        let mut by_id: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (index, one) in planned.iter().enumerate() {
            by_id.entry(&one.entry.id).or_default().push(index);
        }
        let (mut changes, mut owners) = (Vec::new(), Vec::new());
        for (id, own) in by_id {
            let pairs: Vec<_> =
                own.iter().map(|index| (planned[*index].before.as_ref(), &planned[*index].after)).collect();
            for (place, change) in series::all_changes(&document, &Serie::Valeurs(id.to_owned()), &pairs) {
                changes.push(change);
                owners.push(own[place]);
            }
        }
        let edited = match carry_out(&path, text, &changes) {
            Ok(edited) => Some(edited),
            Err((index, obstacle)) => {
                let entry = owners.get(index).map_or(&entries[0], |owner| planned[*owner].entry);
                self.refuse(entry.line, None, obstacle);
                None
            }
        };
        for Planned { entry, periode, before, after } in planned {
            if before.as_ref() == Some(&after) {
                self.unchanged += 1;
                continue;
            }
            let (porteur, id, path) = (porteur.clone(), entry.id.clone(), path.clone());
            self.written.push(Written { line: entry.line, porteur, id, periode, before, after, path });
        }
        edited.filter(|_| self.refused.len() == refused)
    }

    /// Says what each row of a file is to change; a row that says what another said is left out.
    fn plan<'e>(
        &mut self,
        porteur: &Porteur,
        entries: &'e [Entry],
        indicateurs: &[Indicateur],
        path: &str,
    ) -> Vec<Planned<'e>> {
        let mut planned: Vec<Planned<'e>> = Vec::new();
        let mut seen: HashMap<(&str, Periode), usize> = HashMap::new();
        for entry in entries {
            let indicateur = match find_alone(indicateurs, porteur, &entry.id, path) {
                Ok(indicateur) => indicateur,
                Err(obstacle) => {
                    self.refuse(entry.line, Some(Column::Indicateur), obstacle);
                    continue;
                }
            };
            let mesure = match measure(&entry.valeur, indicateur) {
                Ok(mesure) => mesure,
                Err(obstacle) => {
                    self.refuse(entry.line, Some(Column::Valeur), obstacle);
                    continue;
                }
            };
            let Some(periode) = entry.periode else { continue };
            let before = indicateur.valeur(periode).cloned();
            let kept = |new: &Option<String>, old: fn(&Valeur) -> &Option<String>| {
                new.clone().or_else(|| before.as_ref().and_then(|valeur| old(valeur).clone()))
            };
            let source = kept(&entry.source, |valeur| &valeur.source);
            let commentaire = kept(&entry.commentaire, |valeur| &valeur.commentaire);
            let after = Valeur { periode, mesure, source, commentaire };
            // What is so already is as asked, whatever it was before.
            let attendu = entry.attendu.as_deref().filter(|_| before.as_ref() != Some(&after));
            if let Err(obstacle) = write::expected(attendu, indicateur, periode, before.as_ref()) {
                self.refuse(entry.line, Some(Column::Attendu), obstacle);
                continue;
            }
            let Some(first) = seen.get(&(&*entry.id, periode)) else {
                seen.insert((&entry.id, periode), planned.len());
                planned.push(Planned { entry, periode, before, after });
                continue;
            };
            let first = &planned[*first];
            if first.after != after {
                for (line, other) in [(first.entry.line, entry.line), (entry.line, first.entry.line)] {
                    let (porteur, id) = (porteur.clone(), entry.id.clone());
                    let clash = OfTable::Clash { line: other, porteur, id, periode };
                    self.refuse(line, None, Obstacle::Table(clash));
                }
            }
        }
        planned
    }

    /// Refuses the rows of a fiche that is not there.
    fn refuse_unknown(&mut self, porteur: &Porteur, entries: &[Entry], is_helped: bool) {
        match porteur {
            Porteur::Fiche(numero) if is_helped => {
                self.refuse_all(entries, unknown_fiche(self.folder, numero.as_str()));
            }
            Porteur::Fiche(numero) => {
                let (numero, nearest) = (numero.to_string(), Vec::new());
                self.refuse_all(entries, Obstacle::UnknownFiche { numero, nearest });
            }
            // A plan that says nothing of itself has no indicator either.
            Porteur::Plan => {
                for entry in entries {
                    if let Err(obstacle) = find(&[], porteur, &entry.id) {
                        self.refuse(entry.line, Some(Column::Indicateur), obstacle);
                    }
                }
            }
        }
    }

    /// Refuses all the rows of a file, for one reason.
    fn refuse_all(&mut self, entries: &[Entry], obstacle: Obstacle) {
        let (cause, column) = (Arc::new(obstacle), self.columns.letters(Column::Numero));
        let refused = |entry: &Entry| {
            let (line, column, cause) = (entry.line, column.clone(), Arc::clone(&cause));
            Refused { sheet: None, line, column, cause }
        };
        self.refused.extend(entries.iter().map(refused));
    }

    fn refuse(&mut self, line: usize, column: Option<Column>, obstacle: Obstacle) {
        let column = column.and_then(|column| self.columns.letters(column));
        self.refused.push(Refused { sheet: None, line, column, cause: Arc::new(obstacle) });
    }
}

/// Reads a value as its cell has it and its indicator counts.
pub fn measure(cell: &Cell, indicateur: &Indicateur) -> Result<Mesure, Obstacle> {
    let of_truth = |truth: bool| {
        // A spreadsheet has made VRAI of oui: it is that choice, or none.
        let oui =
            indicateur.modalites.iter().find(|modalite| modalite.label == if truth { "oui" } else { "non" });
        oui.map_or(Ok(Cell::shown(truth)), |modalite| Ok(&*modalite.label))
            .and_then(|text| set::measure(text, indicateur))
    };
    match cell {
        Cell::Text(text) if indicateur.modalite(text).is_none() && (text == "VRAI" || text == "TRUE") => {
            of_truth(true)
        }
        Cell::Text(text) if indicateur.modalite(text).is_none() && (text == "FAUX" || text == "FALSE") => {
            of_truth(false)
        }
        Cell::Text(text) | Cell::Number(text) => set::measure(text, indicateur),
        Cell::Truth(truth) => of_truth(*truth),
        Cell::Day(day) => set::measure(&day.to_string(), indicateur),
        Cell::Percent(value) => Err(Obstacle::Table(OfTable::Percent { value: value.clone() })),
        Cell::Fault(value) => Err(Obstacle::Table(OfTable::Fault { value: value.clone() })),
        Cell::Uncomputed => Err(Obstacle::Table(OfTable::Uncomputed)),
        Cell::Merged | Cell::Empty => Err(Obstacle::Table(OfTable::Merged { column: Column::Valeur.name() })),
    }
}
