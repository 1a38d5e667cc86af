//! The workbook that Territoires en Transitions imports.

use std::io::{self, IsTerminal, Write};

use anyhow::Result;

use crate::interop::export::sheet::Sheet;
use crate::interop::export::tet::{Row, arrange, columns};
use crate::interop::xlsx::write::{Layout, write_as};
use crate::obstacle::{Obstacle, OfExport};

use super::Target;
use super::leaving::{Leaving, Told};

/// The rows that TeT's parser passes over: it looks for the names in the second, and for actions from the fourth.
const HEADER: u32 = 1;
const BETWEEN: u32 = 1;

/// Writes one action a row, the parts of each under it.
pub fn tet(leaving: &mut Leaving<'_>, target: &Target<'_>) -> Result<Told> {
    let form = || target.form.name();
    if target.output.is_none() && io::stdout().is_terminal() {
        return Err(Obstacle::Export(OfExport::ToTerminal { form: form() }).into());
    }
    let mut rows = Vec::new();
    let mut told = leaving.each(target.progress, Row::of, |row| {
        rows.push(row);
        Ok(())
    })?;
    let rows = arrange(&rows, &mut told.lost);
    let sheet = Sheet { name: "Fichier dimport", columns: columns(), rows, frozen: 4 };
    let title = leaving.reading.entete.nom.clone().unwrap_or_default();
    let layout = Layout { header: HEADER, between: BETWEEN, title: &title };
    let bytes = write_as(&[sheet], layout)
        .map_err(|error| Obstacle::Export(OfExport::TooMuch { form: form(), said: error.to_string() }))?;
    target.ctx.write_by(target.folder, target.output, |file: &mut dyn Write| file.write_all(&bytes))?;
    Ok(told)
}
