//! The tables that people open in a spreadsheet, and may bring back.

use std::io::{self, IsTerminal, Write};

use anyhow::Result;

use crate::interop::csv as spreadsheet;
use crate::interop::export::sheet::{Column, Holds, Sheet};
use crate::interop::export::stamp::{STAMP, Stamp, is_cut};
use crate::interop::export::{budget, fiches, indicateurs};
use crate::interop::table::Cell;
use crate::interop::xlsx;
use crate::obstacle::{Obstacle, OfExport};
use crate::plan::{Entete, Fiche};

use super::Target;
use super::leaving::{Leaving, Told};

/// Writes one fiche a row.
pub fn csv(leaving: &mut Leaving<'_>, delimiter: Option<u8>, target: &Target<'_>) -> Result<Told> {
    let delimiter = delimiter.unwrap_or(spreadsheet::SEMICOLON);
    target.ctx.write_by(target.folder, target.output, |file: &mut dyn Write| {
        file.write_all(spreadsheet::MARK.as_bytes())?;
        let header: Vec<Cell> = fiches::columns().iter().map(|column| Cell::text(column.name)).collect();
        file.write_all(spreadsheet::line(&header, delimiter).as_bytes())?;
        let line = |fiche: &Fiche, entete: &Entete| {
            (spreadsheet::line(&fiches::row(fiche, entete), delimiter), beyond_a_row(fiche))
        };
        leaving.each(target.progress, line, |line| file.write_all(line.as_bytes()))
    })
}

/// Returns what one row cannot say of a fiche.
fn beyond_a_row(fiche: &Fiche) -> Vec<&'static str> {
    let others = [
        ("champ-lignes", !fiche.budget.lignes.is_empty()),
        ("champ-financeurs", !fiche.budget.financeurs.is_empty()),
        ("champ-indicateurs", !(fiche.indicateurs.is_empty() && fiche.voir.is_empty())),
    ];
    let mut lost = fiches::beyond(fiche);
    lost.extend(others.into_iter().filter_map(|(key, is_lost)| is_lost.then_some(key)));
    lost
}

/// What of a fiche goes to each sheet of the workbook.
struct Rows {
    fiche: Vec<Cell>,
    indicateurs: Vec<Vec<Cell>>,
    budget: Vec<Vec<Cell>>,
}

/// Writes a workbook: the fiches, their indicators period by period, their budgets line by line.
pub fn xlsx(leaving: &mut Leaving<'_>, target: &Target<'_>) -> Result<Told> {
    let form = || target.form.name();
    if target.output.is_none() && io::stdout().is_terminal() {
        return Err(Obstacle::Export(OfExport::ToTerminal { form: form() }).into());
    }
    let territoire = indicateurs::rows("plan", &leaving.reading.entete.indicateurs);
    let mut sheets = [
        Sheet { name: fiches::SHEET, columns: fiches::columns(), rows: Vec::new(), frozen: 2 },
        Sheet { name: indicateurs::SHEET, columns: indicateurs::columns(), rows: territoire, frozen: 2 },
        Sheet { name: budget::SHEET, columns: budget::columns(), rows: Vec::new(), frozen: 1 },
    ];
    let make = |fiche: &Fiche, entete: &Entete| {
        let rows = Rows {
            fiche: fiches::row(fiche, entete),
            indicateurs: indicateurs::rows(fiche.numero.as_str(), &fiche.indicateurs),
            budget: budget::rows(fiche),
        };
        let mut lost = fiches::beyond(fiche);
        lost.extend(indicateurs::beyond(fiche));
        let cells = rows.indicateurs.iter().chain(&rows.budget).flatten().chain(&rows.fiche);
        if cells.into_iter().any(is_cut) {
            lost.push("perte-coupe");
        }
        (rows, lost)
    };
    let told = leaving.each(target.progress, make, |rows| {
        let [fiches, indicateurs, budget] = &mut sheets;
        fiches.rows.push(rows.fiche);
        indicateurs.rows.extend(rows.indicateurs);
        budget.rows.extend(rows.budget);
        Ok(())
    })?;
    if !leaving.is_public() {
        sheets.iter_mut().for_each(stamp);
    }
    let bytes = xlsx::write::write(&sheets)
        .map_err(|error| Obstacle::Export(OfExport::TooMuch { form: form(), said: error.to_string() }))?;
    target.ctx.write_by(target.folder, target.output, |file: &mut dyn Write| file.write_all(&bytes))?;
    Ok(told)
}

/// Adds to every row what tells which of its cells were changed since.
fn stamp(sheet: &mut Sheet) {
    for row in &mut sheet.rows {
        let cells = sheet.columns.iter().map(|column| column.name).zip(row.iter());
        row.push(Cell::Text(Stamp::of(cells).to_string()));
    }
    sheet.columns.push(Column::new(STAMP, Holds::Stamp));
}
