//! The two forms in which plans are open data: the « schéma commun », and the file of Territoires & Climat.

use std::io::Write;

use anyhow::Result;
use serde::Serialize;

use crate::interop::csv as spreadsheet;
use crate::interop::export::{fiches_action, schema_commun};
use crate::interop::table::Cell;
use crate::langue::Fact;
use crate::plan::{Entete, Fiche};

use super::Target;
use super::leaving::{Leaving, Told};

/// Writes one document: the table of plans, and that of actions, a row a line.
pub fn schema_commun(leaving: &mut Leaving<'_>, target: &Target<'_>) -> Result<Told> {
    let entete = leaving.reading.entete.clone();
    let (plan, missing) = schema_commun::Plan::of(&entete);
    let told = target.ctx.write_by(target.folder, target.output, |file: &mut dyn Write| {
        write!(
            file,
            "{{\n  \"version\": \"{}\",\n  \"plans-transition\": [\n    {}\n  ],\n  \"fiches-action\": [",
            schema_commun::VERSION,
            json(&plan)
        )?;
        let action = |fiche: &Fiche, entete: &Entete| {
            let (action, lost) = schema_commun::Action::of(fiche, entete);
            (json(&action), lost)
        };
        let mut before = "";
        let told = leaving.each(target.progress, action, |action| {
            write!(file, "{}\n    {action}", std::mem::replace(&mut before, ","))
        })?;
        file.write_all(b"\n  ]\n}\n")?;
        Ok(told)
    })?;
    tell_missing(missing, target);
    target.ctx.tell(&target.ctx.catalogue().word("export-listes-vides"));
    Ok(told)
}

/// Says what the plan does not say of itself, and the form asks for.
fn tell_missing(missing: Vec<&'static str>, target: &Target<'_>) {
    let catalogue = target.ctx.catalogue();
    if !missing.is_empty() {
        let names = missing.into_iter().map(|key| catalogue.word(key)).collect();
        target.ctx.tell(
            &catalogue.say(
                "export-plan-muet",
                &[("quoi", Fact::List(names)), ("forme", target.form.name().into())],
            ),
        );
    }
}

/// Writes a row; a structure of texts and lists is always written.
fn json(row: &impl Serialize) -> String {
    serde_json::to_string(row).unwrap_or_default()
}

/// Writes one action a row.
pub fn fiches_action(leaving: &mut Leaving<'_>, target: &Target<'_>) -> Result<Told> {
    let entete = &leaving.reading.entete;
    let asked = [
        ("champ-siren", entete.siren.is_some()),
        ("champ-nom", entete.nom.is_some() || entete.collectivite.is_some()),
    ];
    let missing = asked.into_iter().filter_map(|(key, is_said)| (!is_said).then_some(key)).collect();
    let told = target.ctx.write_by(target.folder, target.output, |file: &mut dyn Write| {
        file.write_all(spreadsheet::MARK.as_bytes())?;
        file.write_all(
            spreadsheet::line(&fiches_action::COLUMNS.map(Cell::text), spreadsheet::SEMICOLON).as_bytes(),
        )?;
        let line = |fiche: &Fiche, entete: &Entete| {
            let (row, lost) = fiches_action::row(fiche, entete);
            (spreadsheet::line(&row, spreadsheet::SEMICOLON), lost)
        };
        leaving.each(target.progress, line, |line| file.write_all(line.as_bytes()))
    })?;
    tell_missing(missing, target);
    Ok(told)
}
