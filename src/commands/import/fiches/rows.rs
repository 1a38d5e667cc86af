//! From the rows of a table to what each asks of its fiche.

use std::collections::HashMap;
use std::sync::Arc;

use crate::commands::table::{Numeros, text};
use crate::interop::export::stamp::Stamp;
use crate::interop::table::{Cell, Row, Sheet};
use crate::obstacle::{Obstacle, OfTable, Refused};
use crate::plan::colonnes::Colonne;
use crate::plan::texte::fold;
use crate::plan::{Forme, Formes, Numero, Plan, Porteur};
use crate::workspace::assign::Entry;
use crate::workspace::{Checks, Folder, load};

use super::back::Touch;
use super::cells::{self, Said};
use super::columns::Columns;

/// The place of a row or of one of its cells, by which what is wrong with it is told.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Spot {
    /// The sheet, unless it is the one of the fiches.
    pub sheet: Option<&'static str>,
    /// The line.
    pub line: usize,
    /// The letters of the column, in a workbook.
    pub column: Option<String>,
}

/// What a row is to the plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// A row of a table from elsewhere: it says what is to be so.
    Elsewhere,
    /// A row that left the plan so.
    Left(Stamp),
    /// A row among those that left the plan which did not, or no longer tells how: it may add, and change nothing.
    Added {
        /// Whether it left under another numero.
        is_renumbered: bool,
    },
}

impl Origin {
    /// Tells whether a cell asks for something, be it to be empty.
    fn asks(&self, route: &str, cell: &Cell) -> bool {
        !matches!(self, Self::Left(stamp) if stamp.holds(route, cell))
    }
}

/// What a table asks of a file.
#[derive(Debug)]
pub struct Demand {
    /// The line of its row; of the first that asks something, where it has none among the fiches.
    pub spot: Spot,
    /// Whose file.
    pub porteur: Porteur,
    /// What each field is to say, in the order of the sheet.
    pub fields: Vec<(&'static Colonne, Said)>,
    /// What its row is to the plan.
    pub origin: Origin,
    /// The financers that the fiche is to have, among others.
    pub financeurs: Vec<Entry>,
    /// What the rows of other sheets ask of it.
    pub touches: Vec<Touch>,
}

impl Demand {
    /// Asks nothing yet of a file.
    pub fn new(spot: Spot, porteur: Porteur) -> Self {
        let (fields, financeurs, touches) = (Vec::new(), Vec::new(), Vec::new());
        Self { spot, porteur, fields, origin: Origin::Elsewhere, financeurs, touches }
    }
}

/// What the rows of a table ask.
#[derive(Debug, Default)]
pub struct Rows {
    /// What they ask, a file each.
    pub demands: Vec<Demand>,
    /// How many rows there are.
    pub count: usize,
    /// Those that are refused.
    pub refused: Vec<Refused>,
}

impl Spot {
    /// Names the row of a line, in the sheet of the fiches.
    pub fn row(line: usize) -> Self {
        Self { line, ..Self::default() }
    }

    /// Names a cell of a line, in the sheet of the fiches.
    pub fn cell(line: usize, column: String) -> Self {
        Self { column: Some(column), ..Self::row(line) }
    }
}

impl Rows {
    /// Reads the rows under the one that names the columns.
    pub fn read(sheet: &Sheet, columns: &Columns, folder: &Folder) -> Self {
        let mut rows = Self::default();
        let mut known = Known { numeros: Numeros::of(folder), folder, titles: None };
        let formes = Formes::of_fiche();
        let mut lines: HashMap<Porteur, usize> = HashMap::new();
        for row in sheet.rows.iter().skip(columns.first) {
            rows.count += 1;
            let origin = columns.origin(row);
            if columns.asks_nothing(row, &origin) {
                continue;
            }
            let Some(demand) = rows.demand(row, columns, origin, &mut known, &formes) else { continue };
            match lines.get(&demand.porteur) {
                None => {
                    lines.insert(demand.porteur.clone(), row.line);
                    rows.demands.push(demand);
                }
                Some(line) => {
                    let (line, numero) = (*line, demand.porteur.to_string());
                    rows.refuse(demand.spot, Obstacle::Table(OfTable::FicheTwice { line, numero }));
                }
            }
        }
        rows
    }

    /// Takes up what rows of other sheets ask.
    pub fn touch(&mut self, touches: impl IntoIterator<Item = (Porteur, Touch)>) {
        let places = self.demands.iter().enumerate();
        let mut places: HashMap<Porteur, usize> =
            places.map(|(place, demand)| (demand.porteur.clone(), place)).collect();
        for (porteur, touch) in touches {
            let place = *places.entry(porteur.clone()).or_insert_with(|| {
                self.demands.push(Demand::new(touch.spot.clone(), porteur));
                self.demands.len() - 1
            });
            self.demands[place].touches.push(touch);
        }
    }

    /// Says why a row is refused.
    pub fn refuse(&mut self, spot: Spot, obstacle: Obstacle) {
        let Spot { sheet, line, column } = spot;
        self.refused.push(Refused { sheet, line, column, cause: Arc::new(obstacle) });
    }

    fn demand(
        &mut self,
        row: &Row,
        columns: &Columns,
        origin: Origin,
        known: &mut Known<'_>,
        formes: &Formes,
    ) -> Option<Demand> {
        let spot = |column| Spot { sheet: None, line: row.line, column };
        if columns.is_too_wide(row) {
            let obstacle = OfTable::TooWide { cells: row.width, columns: columns.width };
            self.refuse(spot(None), Obstacle::Table(obstacle));
            return None;
        }
        // A row that was copied and given a numero of its own is a new fiche.
        let origin = match origin {
            Origin::Left(stamp) if !stamp.holds("numero", columns.cell(row, "numero")) => {
                Origin::Added { is_renumbered: true }
            }
            origin => origin,
        };
        let may_empty = matches!(origin, Origin::Left(_));
        let mut fields = Vec::with_capacity(columns.fields.len());
        for (place, colonne, _) in &columns.fields {
            let (cell, route) = (row.cell(*place), colonne.route);
            if route == "numero" || !origin.asks(route, cell) {
                continue;
            }
            let way: Vec<Option<&str>> = route.split('.').map(Some).collect();
            let is_list = matches!(formes.at(&way), Some(Forme::Liste { .. }));
            match cells::read(cell, route, is_list) {
                Ok(Some(said)) => fields.push((*colonne, said)),
                // A cell that someone emptied asks for it.
                Ok(None) if may_empty => fields.push((*colonne, Said::Nothing)),
                Ok(None) => {}
                Err(obstacle) => self.refuse(spot(columns.letters(route)), obstacle),
            }
        }
        match known.numero(row, columns, &fields) {
            Ok((numero, by)) => {
                // The title that a fiche was found by is not to be written anew in other capitals.
                fields.retain(|(colonne, _)| by == By::Numero || colonne.route != "titre");
                let porteur = Porteur::Fiche(numero);
                Some(Demand { fields, origin, ..Demand::new(spot(None), porteur) })
            }
            Err(obstacle) => {
                self.refuse(spot(columns.letters("numero")), obstacle);
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
        let cell = columns.cell(row, "numero");
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
