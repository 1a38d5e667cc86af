//! `pcaet indicator`: read and update the indicators.

pub mod add;
pub mod import;
pub mod list;
pub mod set;
pub mod show;
pub mod unset;
mod write;

use anyhow::Result;

use crate::obstacle::Obstacle;
use crate::plan::proche::nearest;
use crate::plan::{Entete, Fiche, Indicateur, Porteur};
use crate::workspace::{Checks, Folder, Opened, open, open_plan};

use super::{Context, Outcome, judge};

/// The commands about indicators.
#[derive(Debug, clap::Subcommand)]
pub enum Command {
    List(list::Args),
    Show(show::Args),
    Add(add::Args),
    Set(set::Args),
    Unset(unset::Args),
    Import(import::Args),
}

/// Answers one of them.
pub fn run(command: &Command, ctx: &Context) -> Result<Outcome> {
    match command {
        Command::List(args) => list::run(args, ctx),
        Command::Show(args) => show::run(args, ctx),
        Command::Add(args) => add::run(args, ctx),
        Command::Set(args) => set::run(args, ctx),
        Command::Unset(args) => unset::run(args, ctx),
        Command::Import(args) => import::run(args, ctx),
    }
}

/// The indicator a command names.
#[derive(Debug, clap::Args)]
pub struct Target {
    /// Numero of the fiche, or “plan”
    #[arg(value_name = "NUMERO")]
    pub porteur: String,
    /// Id of the indicator: entreprises-engagees
    #[arg(value_name = "ID")]
    pub id: String,
}

/// What holds indicators: a fiche, or the plan itself.
pub enum Held {
    /// A fiche.
    Fiche(Box<Fiche>),
    /// What `plan.yaml` says.
    Plan(Box<Entete>),
}

impl Held {
    /// Returns its indicators.
    pub fn indicateurs(&self) -> &[Indicateur] {
        match self {
            Self::Fiche(fiche) => &fiche.indicateurs,
            Self::Plan(entete) => &entete.indicateurs,
        }
    }
}

/// Reads who holds indicators, as a command names it: a numero, or `plan`.
pub fn porteur(text: &str) -> Result<Porteur, Obstacle> {
    Porteur::read(text).ok_or_else(|| Obstacle::BadNumero { text: text.to_owned() })
}

/// Reads the one file that holds the indicators.
pub fn held(folder: &Folder, porteur: &Porteur) -> Result<Held, Obstacle> {
    match porteur {
        Porteur::Fiche(numero) => {
            let Opened { fiche, diagnostics, path, .. } = open(folder, numero, Checks::NONE)?;
            fiche.map(|fiche| Held::Fiche(Box::new(fiche))).ok_or_else(|| judge::broken(path, &diagnostics))
        }
        Porteur::Plan => {
            let (entete, found) = open_plan(folder, Checks::NONE);
            let held = entete.map(|entete| Held::Plan(Box::new(entete)));
            held.ok_or_else(|| judge::broken(folder.show(&folder.plan()), &found))
        }
    }
}

/// Finds an indicator by its id, or says which ids there are.
pub fn find<'h>(
    indicateurs: &'h [Indicateur],
    porteur: &Porteur,
    id: &str,
) -> Result<&'h Indicateur, Obstacle> {
    indicateurs.iter().find(|indicateur| indicateur.id == id).ok_or_else(|| {
        let ids = || indicateurs.iter().map(|indicateur| indicateur.id.as_str());
        let mut near = nearest(id, ids());
        if near.is_empty() {
            // By a word of its name.
            let said = crate::plan::texte::fold(id);
            let named = |one: &&Indicateur| {
                one.nom.as_deref().is_some_and(|nom| crate::plan::texte::fold(nom).contains(&said))
            };
            near = indicateurs.iter().filter(named).map(|indicateur| indicateur.id.clone()).collect();
        }
        Obstacle::UnknownIndicateur {
            porteur: porteur.to_string(),
            id: id.to_owned(),
            known: ids().map(str::to_owned).collect(),
            nearest: near,
        }
    })
}

/// Finds the one indicator to be written, among those of a file shown as `path`.
///
/// Of two that bear one id, nobody can say which is meant.
pub fn find_alone<'h>(
    indicateurs: &'h [Indicateur],
    porteur: &Porteur,
    id: &str,
    path: &str,
) -> Result<&'h Indicateur, Obstacle> {
    if indicateurs.iter().filter(|indicateur| indicateur.id == id).count() > 1 {
        let reason = "refus-id-double";
        return Err(Obstacle::Unprovable { path: path.to_owned(), reason, detail: id.to_owned() });
    }
    find(indicateurs, porteur, id)
}
