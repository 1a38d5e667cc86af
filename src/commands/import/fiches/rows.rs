//! From the rows of a table to what each asks of its fiche.

use std::collections::HashMap;
use std::sync::Arc;

use crate::commands::table::{Numeros, text};
use crate::interop::table::{Cell, Row, Sheet};
use crate::obstacle::{Obstacle, OfTable, Refused};
use crate::plan::colonnes::Colonne;
use crate::plan::texte::fold;
use crate::plan::{Forme, Formes, Numero, Plan, Porteur};
use crate::workspace::{Checks, Folder, load};

use super::cells::{self, Said};
use super::columns::Columns;

/// What a row asks of a fiche.
#[derive(Debug)]
pub struct Demand {
    /// Its line.
    pub line: usize,
    /// Which fiche.
    pub numero: Numero,
    /// What each field is to say, in the order of the sheet.
    pub fields: Vec<(&'static Colonne, Said)>,
}

/// What the rows of a table ask.
#[derive(Debug, Default)]
pub struct Rows {
    /// What they ask, a fiche each.
    pub demands: Vec<Demand>,
    /// How many rows there are.
    pub count: usize,
    /// Those that are refused.
    pub refused: Vec<Refused>,
}

impl Rows {
    /// Reads the rows under the one that names the columns.
    pub fn read(sheet: &Sheet, columns: &Columns, folder: &Folder) -> Self {
        let mut rows = Self::default();
        let mut known = Known { numeros: Numeros::of(folder), folder, titles: None };
        let formes = Formes::of_fiche();
        let mut lines: HashMap<Numero, usize> = HashMap::new();
        for row in sheet.rows.iter().skip(columns.first) {
            rows.count += 1;
            let Some(demand) = rows.demand(row, columns, &mut known, &formes) else { continue };
            match lines.get(&demand.numero) {
                None => {
                    lines.insert(demand.numero.clone(), row.line);
                    rows.demands.push(demand);
                }
                Some(line) => {
                    let (line, numero) = (*line, demand.numero.to_string());
                    rows.refuse(row.line, None, Obstacle::Table(OfTable::FicheTwice { line, numero }));
                }
            }
        }
        rows
    }

    /// Says why a row is refused.
    pub fn refuse(&mut self, line: usize, column: Option<String>, obstacle: Obstacle) {
        self.refused.push(Refused { line, column, cause: Arc::new(obstacle) });
    }

    fn demand(
        &mut self,
        row: &Row,
        columns: &Columns,
        known: &mut Known<'_>,
        formes: &Formes,
    ) -> Option<Demand> {
        if columns.is_too_wide(row) {
            let obstacle = OfTable::TooWide { cells: row.width, columns: columns.width };
            self.refuse(row.line, None, Obstacle::Table(obstacle));
            return None;
        }
        let mut fields = Vec::with_capacity(columns.fields.len());
        for (place, colonne, _) in columns.fields.iter().filter(|(_, colonne, _)| colonne.route != "numero") {
            let way: Vec<Option<&str>> = colonne.route.split('.').map(Some).collect();
            let is_list = matches!(formes.at(&way), Some(Forme::Liste { .. }));
            match cells::read(row.cell(*place), colonne.route, is_list) {
                Ok(Some(said)) => fields.push((*colonne, said)),
                Ok(None) => {}
                Err(obstacle) => self.refuse(row.line, columns.letters(colonne.route), obstacle),
            }
        }
        match known.numero(row, columns, &fields) {
            Ok((numero, by)) => {
                // The title that a fiche was found by is not to be written anew in other capitals.
                fields.retain(|(colonne, _)| by == By::Numero || colonne.route != "titre");
                Some(Demand { line: row.line, numero, fields })
            }
            Err(obstacle) => {
                self.refuse(row.line, columns.letters("numero"), obstacle);
                None
            }
        }
    }
}

/// What a fiche was found by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum By {
    Numero,
    Titre,
}

/// What the plan knows of numeros and titles.
struct Known<'f> {
    numeros: Numeros<'f>,
    folder: &'f Folder,
    /// The numeros of each title, folded, read when a row has no numero.
    titles: Option<HashMap<String, Vec<Numero>>>,
}

impl Known<'_> {
    /// Finds the fiche that a row speaks of: by its numero, else by its title.
    fn numero(
        &mut self,
        row: &Row,
        columns: &Columns,
        fields: &[(&'static Colonne, Said)],
    ) -> Result<(Numero, By), Obstacle> {
        let place = columns.fields.iter().find(|(_, colonne, _)| colonne.route == "numero");
        let cell = place.map_or(&Cell::Empty, |(place, _, _)| row.cell(*place));
        if text(cell, "numero")?.is_some() {
            return match self.numeros.porteur(cell)? {
                Porteur::Fiche(numero) => Ok((numero, By::Numero)),
                Porteur::Plan => Err(Obstacle::BadNumero { text: "plan".to_owned() }),
            };
        }
        let titre = fields.iter().find_map(|(colonne, said)| match said {
            Said::Value(titre) if colonne.route == "titre" => Some(fold(titre)),
            _ => None,
        });
        let titles = self.titles.get_or_insert_with(|| titles(self.folder));
        match titre.and_then(|titre| titles.get(&titre)).map(Vec::as_slice) {
            Some([only]) => Ok((only.clone(), By::Titre)),
            _ => Err(Obstacle::Table(OfTable::Empty { column: "numero" })),
        }
    }
}

fn titles(folder: &Folder) -> HashMap<String, Vec<Numero>> {
    let plan = load(folder, Checks::NONE, &crate::workspace::Progress::default())
        .map_or_else(|_| Plan::default(), |loaded| loaded.plan);
    let mut titles: HashMap<String, Vec<Numero>> = HashMap::new();
    for fiche in plan.fiches {
        if let Some(titre) = &fiche.titre {
            titles.entry(fold(titre)).or_default().push(fiche.numero);
        }
    }
    titles
}
