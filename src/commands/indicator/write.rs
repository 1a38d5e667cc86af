//! What the commands that write a value share: their options, what they make sure of, and what they tell.

use anyhow::Result;
use schemars::JsonSchema;
use serde::Serialize;

use crate::commands::{Context, Guard, Outcome, Writing};
use crate::interop::json::{self, Answer};
use crate::langue::Fact;
use crate::obstacle::Obstacle;
use crate::plan::texte::is_nc;
use crate::plan::{Indicateur, Mesure, Periode, Porteur, Valeur, nombre};
use crate::render::diff;
use crate::workspace::{Folder, Rewrite};

use super::{Held, held};

/// Reads the period a command names.
pub fn period_of(text: &str) -> Result<Periode, Obstacle> {
    Periode::read(text).map_err(|_| Obstacle::BadPeriode { value: text.to_owned() })
}

/// Reads what holds the indicators out of a text that is about to be edited.
pub fn read_held(text: &str, folder: &Folder, porteur: &Porteur) -> Result<Held, Obstacle> {
    let mut folder = folder.clone();
    folder.replace(folder.file_of(porteur), Some(text.as_bytes().to_vec()));
    held(&folder, porteur)
}

/// Makes sure the value is still the one the command expects.
pub fn expected(
    expect: Option<&str>,
    indicateur: &Indicateur,
    periode: Periode,
    before: Option<&Valeur>,
) -> Result<(), Obstacle> {
    let Some(expect) = expect else { return Ok(()) };
    let is_met = match before {
        None => is_nc(expect),
        Some(valeur) if indicateur.modalites.is_empty() => {
            nombre::read(expect.trim()).is_some_and(|lecture| Mesure::Nombre(lecture.nombre) == valeur.mesure)
        }
        Some(valeur) => indicateur.modalite(expect.trim()).as_ref() == Some(&valeur.mesure),
    };
    if is_met {
        return Ok(());
    }
    let found = before.map(|valeur| valeur.mesure.to_string());
    Err(Obstacle::Unexpected { place: periode.into(), expected: expect.to_owned(), found })
}

/// What a write changed.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Written<'p> {
    /// Whether the file says something else than before.
    changed: bool,
    /// The value before; none when nobody had given one.
    before: Option<json::Valeur<'p>>,
    /// The value after; none when it was taken out.
    after: Option<json::Valeur<'p>>,
    /// The file, relative, with `/`.
    path: &'p str,
    /// Whether nothing was written.
    dry_run: bool,
    /// The commit made of it; none when none was asked for, or nothing changed.
    commit: Option<String>,
}

/// What a write did, to be told.
pub struct Said<'s> {
    pub porteur: &'s Porteur,
    pub id: &'s str,
    pub folder: &'s Folder,
    pub path: String,
    pub periode: Periode,
    pub before: Option<Valeur>,
    pub after: Option<Valeur>,
}

impl Said<'_> {
    /// Tells whether a value was replaced by another.
    pub fn overwrites(&self) -> bool {
        self.before.is_some() && self.moves()
    }

    /// Tells whether the value is another, or only what goes with it.
    fn moves(&self) -> bool {
        let measure = |valeur: &Option<Valeur>| valeur.as_ref().map(|valeur| valeur.mesure.clone());
        measure(&self.before) != measure(&self.after)
    }

    /// Says what stays of the value that was replaced, and may no longer be true.
    pub fn tell_kept(&self, key: &str, field: impl Fn(&Valeur) -> Option<&String>, ctx: &Context) {
        if let Some(text) = self.before.as_ref().and_then(field) {
            ctx.tell(&ctx.catalogue().say(key, &[("texte", text.as_str().into())]));
        }
    }

    /// Commits the change if asked to, and answers with before and after, in a sentence or in JSON.
    pub fn answer<'p, A: Answer + From<Written<'p>>>(
        &'p self,
        rewrite: &Rewrite,
        (writing, guard): (&Writing, Guard),
        wants_json: bool,
        ctx: &Context,
    ) -> Result<Outcome> {
        let changed = rewrite.before != rewrite.after;
        let mut written = Vec::new();
        written.extend(changed.then(|| self.folder.file_of(self.porteur)));
        let key = if self.moves() { "commit-valeur" } else { "commit-valeur-notee" };
        let commit =
            guard.commit(self.folder, &written, ctx, |catalogue| catalogue.say(key, &self.facts()))?;
        if wants_json {
            ctx.print_json(&A::from(Written {
                changed,
                before: self.before.as_ref().map(json::Valeur::from),
                after: self.after.as_ref().map(json::Valeur::from),
                path: &self.path,
                dry_run: writing.dry_run,
                commit,
            }))?;
            return Ok(Outcome::Done);
        }
        if writing.diff {
            ctx.print(&diff::unified(&self.path, &rewrite.before, &rewrite.after))?;
        }
        let sentence = if changed {
            ctx.catalogue().say("valeur-ecrite", &self.facts())
        } else {
            ctx.catalogue().say("valeur-deja", &self.facts())
        };
        ctx.print(&format!("{sentence}\n"))?;
        if writing.dry_run && changed {
            ctx.tell(&ctx.catalogue().word("valeur-essai"));
        }
        Ok(Outcome::Done)
    }

    /// Returns what the sentences of a change speak of.
    fn facts(&self) -> Vec<(&'static str, Fact)> {
        let said = |valeur: &Option<Valeur>| match valeur {
            Some(Valeur { mesure: Mesure::Nombre(nombre), .. }) => Fact::Nombre(*nombre),
            Some(Valeur { mesure: Mesure::Modalite(_, label), .. }) => Fact::Text(label.clone()),
            None => Fact::Word("nc"),
        };
        vec![
            ("porteur", Fact::Text(self.porteur.to_string())),
            ("id", self.id.into()),
            ("periode", self.periode.into()),
            ("avant", said(&self.before)),
            ("apres", said(&self.after)),
            ("valeur", said(&self.after)),
        ]
    }
}
