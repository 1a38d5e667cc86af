//! `pcaet indicator set`: the value of an indicator for a period, and not a byte more.

use std::io::Read;
use std::time::Duration;

use anyhow::Result;
use serde_json::Value;

use crate::commands::{Context, Format, Outcome};
use crate::interop::json;
use crate::langue::Fact;
use crate::obstacle::Obstacle;
use crate::plan::champs::identity;
use crate::plan::texte::is_nc;
use crate::plan::{Indicateur, Mesure, Periode, Porteur, Valeur, nombre};
use crate::render::diff;
use crate::workspace::{Folder, Hold, Rewrite, decode, rewrite};
use crate::yaml::{Change, Data, Document, Kind, Node, Route};

use super::{Held, find, find_alone, held, porteur};

/// Write the value of an indicator for a period
///
/// Touches nothing else in the file. The same command again changes nothing.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Numero of the fiche, or “plan”
    #[arg(value_name = "NUMERO")]
    pub(super) porteur: String,
    /// Id of the indicator: entreprises-engagees
    #[arg(value_name = "ID")]
    pub(super) id: String,
    /// A number, or a choice by its label or its code
    #[arg(value_name = "VALUE", allow_hyphen_values = true)]
    valeur: String,
    /// Period of the value: 2024, 2024-S1, 2024-T3, 2024-06, 2024-06-30
    #[arg(long, value_name = "PERIOD")]
    period: Option<String>,
    /// Who says so; @FILE or - reads a text
    #[arg(long, value_name = "TEXT")]
    source: Option<String>,
    /// What the value does not tell; @FILE or - reads a text
    #[arg(long, value_name = "TEXT")]
    comment: Option<String>,
    #[command(flatten)]
    pub(super) writing: Writing,
    /// Form of the answer
    #[arg(long, value_name = "FORMAT")]
    format: Option<Format>,
}

/// The options of every command that writes a value.
#[derive(Debug, clap::Args)]
pub struct Writing {
    /// Only if the value is still this one (n.c.: none)
    #[arg(long, value_name = "OLD", allow_hyphen_values = true)]
    pub expect: Option<String>,
    /// Say what would change, write nothing
    #[arg(short = 'n', long)]
    pub dry_run: bool,
    /// Show the lines that change
    #[arg(long)]
    pub diff: bool,
    /// Seconds to wait for another process that writes
    #[arg(long, value_name = "SECONDS", default_value_t = 10)]
    pub lock_timeout: u64,
}

impl Writing {
    /// Returns how the command writes.
    pub fn hold(&self, ctx: &Context) -> Hold {
        Hold {
            timeout: Duration::from_secs(self.lock_timeout),
            dry_run: self.dry_run,
            command: ctx.line.clone(),
        }
    }
}

/// Sets the value.
pub fn run(args: &Args, ctx: &Context) -> Result<Outcome> {
    let folder = ctx.folder()?;
    let porteur = porteur(&args.porteur)?;
    // Read once before the lock, so that what cannot be is said at once.
    let seen = held(&folder, &porteur)?;
    let indicateur = find(seen.indicateurs(), &porteur, &args.id)?;
    let line = |verb: &str, value: &str, periode: Periode| {
        let value = if value.is_empty() { String::new() } else { format!(" {value}") };
        format!("pcaet indicator {verb} {porteur} {}{value} --period {periode}", args.id)
    };
    let Some(period) = &args.period else {
        let command = line("set", &args.valeur, indicateur.awaited(ctx.today));
        return Err(Obstacle::PeriodeMissing { command }.into());
    };
    let periode = period_of(period)?;
    if is_nc(&args.valeur) {
        return Err(Obstacle::NcIsUnset { command: line("unset", "", periode) }.into());
    }
    let source = text_option("--source", args.source.as_deref())?;
    let commentaire = text_option("--comment", args.comment.as_deref())?;

    let path = path_of(&folder, &porteur);
    let (written, (before, after)) = rewrite(&folder, &path, &args.writing.hold(ctx), |text| {
        let document = Document::read(text);
        let held = read_held(&document, &folder, &porteur)?;
        let indicateur = find_alone(held.indicateurs(), &porteur, &args.id, &folder.show(&path))?;
        let mesure = measure(&args.valeur, indicateur)?;
        let before = indicateur.valeur(periode).cloned();
        expected(args.writing.expect.as_deref(), indicateur, periode, before.as_ref())?;
        let kept = |new: &Option<String>, old: Option<&String>| new.clone().or_else(|| old.cloned());
        let after = Valeur {
            periode,
            mesure,
            source: kept(&source, before.as_ref().and_then(|valeur| valeur.source.as_ref())),
            commentaire: kept(&commentaire, before.as_ref().and_then(|valeur| valeur.commentaire.as_ref())),
        };
        let changes = changes(&document, &args.id, before.as_ref(), &after);
        Ok((changes, (before, after)))
    })?;
    let said = Said {
        porteur: &porteur,
        id: &args.id,
        path: folder.show(&path),
        periode,
        before,
        after: Some(after),
    };
    if said.overwrites() && source.is_none() {
        said.tell_kept("valeur-garde-source", |valeur| valeur.source.as_ref(), ctx);
    }
    if said.overwrites() && commentaire.is_none() {
        said.tell_kept("valeur-garde-commentaire", |valeur| valeur.commentaire.as_ref(), ctx);
    }
    said.answer("indicator-set", &written, &args.writing, ctx.wants_json(args.format), ctx)
}

/// Reads the period a command names.
pub fn period_of(text: &str) -> Result<Periode, Obstacle> {
    Periode::read(text).map_err(|_| Obstacle::BadPeriode { value: text.to_owned() })
}

/// Returns the file that holds the indicators.
pub fn path_of(folder: &Folder, porteur: &Porteur) -> std::path::PathBuf {
    match porteur {
        Porteur::Fiche(numero) => folder.fiche(numero),
        Porteur::Plan => folder.plan(),
    }
}

/// Reads what holds the indicators out of a text that is about to be edited.
pub fn read_held(document: &Document<'_>, folder: &Folder, porteur: &Porteur) -> Result<Held, Obstacle> {
    let (held, diagnostics) = match porteur {
        Porteur::Fiche(numero) => {
            let decoded = decode::fiche(document, numero, &crate::plan::Entete::default());
            (decoded.value.map(|fiche| Held::Fiche(Box::new(fiche))), decoded.diagnostics)
        }
        Porteur::Plan => {
            let decoded = decode::entete(document);
            (decoded.value.map(|entete| Held::Plan(Box::new(entete))), decoded.diagnostics)
        }
    };
    held.ok_or_else(|| {
        let first = diagnostics.first();
        let span = first.and_then(|found| found.span).unwrap_or_default();
        Obstacle::Broken {
            path: folder.show(&path_of(folder, porteur)),
            line: document.position(span.start).line,
            code: first.map_or("syntaxe", |found| found.code),
        }
    })
}

/// Reads a value as the indicator counts, within its bounds.
fn measure(text: &str, indicateur: &Indicateur) -> Result<Mesure, Obstacle> {
    let (value, id) = (text.to_owned(), indicateur.id.clone());
    let mesure = if indicateur.modalites.is_empty() {
        let Some(lecture) = nombre::read(text.trim()) else { return Err(Obstacle::NotANumber { value, id }) };
        Mesure::Nombre(lecture.nombre)
    } else {
        let choix = indicateur.modalites.iter().map(|modalite| modalite.label.clone()).collect();
        indicateur.modalite(text.trim()).ok_or(Obstacle::NotAModalite {
            value: value.clone(),
            id: id.clone(),
            choix,
        })?
    };
    if indicateur.admits(&mesure) {
        return Ok(mesure);
    }
    let bound = |bound: &Option<Mesure>| bound.as_ref().map(ToString::to_string);
    Err(Obstacle::OutOfBounds {
        value,
        id,
        minimum: bound(&indicateur.minimum),
        maximum: bound(&indicateur.maximum),
    })
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
    Err(Obstacle::Unexpected { periode, expected: expect.to_owned(), found })
}

/// Returns the text of an option: itself, a file's after `@`, standard input for `-`.
fn text_option(option: &'static str, text: Option<&str>) -> Result<Option<String>, Obstacle> {
    let Some(text) = text else { return Ok(None) };
    let unreadable =
        |from: &str, source| Obstacle::OptionUnreadable { option, from: from.to_owned(), source };
    let said = if text == "-" {
        let mut said = String::new();
        std::io::stdin().read_to_string(&mut said).map_err(|source| unreadable("-", source))?;
        said
    } else if let Some(file) = text.strip_prefix('@') {
        std::fs::read_to_string(file).map_err(|source| unreadable(file, source))?
    } else {
        text.to_owned()
    };
    let said = said.trim().to_owned();
    if said.chars().any(|character| character.is_control() && character != '\n' && character != '\t') {
        return Err(Obstacle::ForbiddenText { option });
    }
    Ok(Some(said))
}

/// Returns the route to an indicator.
pub fn route_to(id: &str) -> Route {
    Route::root().key("indicateurs").item(identity("indicateurs"), id)
}

/// Returns the key a period has in the file, if it has one there: a year may stand between quotes.
pub fn key_of(valeurs: &Node<'_>, periode: Periode) -> Option<String> {
    let Kind::Mapping(entries, _) = &valeurs.kind else { return None };
    let is_it = |key: &str| Periode::read(key) == Ok(periode);
    entries.iter().find(|entry| is_it(&entry.key)).map(|entry| entry.key.to_string())
}

/// Returns what is to change in the file for a value to read `after`; nothing if it does already.
fn changes(document: &Document<'_>, id: &str, before: Option<&Valeur>, after: &Valeur) -> Vec<Change> {
    if before == Some(after) {
        return Vec::new();
    }
    let indicateur = route_to(id);
    let valeurs = indicateur.clone().key("valeurs");
    let Some(series) = document.node(&valeurs) else {
        // A year is a number to YAML, any other period a text.
        let said = after.periode.to_string();
        let key =
            if matches!(after.periode, Periode::Annee(_)) { Data::number(said) } else { Data::text(said) };
        let value = Data::Map(vec![(key, written(after))]);
        return vec![Change::Put { route: indicateur, key: "valeurs".into(), value, before: None }];
    };
    let Some(key) = key_of(series, after.periode) else {
        let before = following(series, after.periode);
        return vec![Change::Put {
            route: valeurs,
            key: after.periode.to_string(),
            value: written(after),
            before,
        }];
    };
    let route = valeurs.key(key);
    match document.node(&route).map(|node| &node.kind) {
        Some(Kind::Mapping(..)) => fields_of(document, &route, before, after),
        _ => vec![Change::Set { route, value: written(after) }],
    }
}

/// Changes the fields of a value that is already a map, each where it stands.
fn fields_of(document: &Document<'_>, route: &Route, before: Option<&Valeur>, after: &Valeur) -> Vec<Change> {
    let mut changes = Vec::new();
    let mut field = |key: &str, old: Option<Data>, new: Option<Data>| {
        let Some(value) = new.filter(|new| old.as_ref() != Some(new)) else { return };
        let place = route.clone().key(key);
        changes.push(if document.node(&place).is_some() {
            Change::Set { route: place, value }
        } else {
            Change::Put { route: route.clone(), key: key.into(), value, before: None }
        });
    };
    let text = |text: Option<&String>| text.map(Data::text);
    field("valeur", before.map(|valeur| of_measure(&valeur.mesure)), Some(of_measure(&after.mesure)));
    let of = |read: fn(&Valeur) -> Option<&String>| (text(before.and_then(read)), text(read(after)));
    let (old, new) = of(|valeur| valeur.source.as_ref());
    field("source", old, new);
    let (old, new) = of(|valeur| valeur.commentaire.as_ref());
    field("commentaire", old, new);
    changes
}

fn of_measure(mesure: &Mesure) -> Data {
    match mesure {
        Mesure::Nombre(nombre) => Data::number(nombre.to_string()),
        Mesure::Modalite(_, label) => Data::text(label),
    }
}

/// Writes a value alone, or as a map when there is more to say.
fn written(valeur: &Valeur) -> Data {
    let mesure = of_measure(&valeur.mesure);
    if valeur.source.is_none() && valeur.commentaire.is_none() {
        return mesure;
    }
    let mut entries = vec![(Data::text("valeur"), mesure)];
    entries.extend(valeur.source.as_ref().map(|source| (Data::text("source"), Data::text(source))));
    entries.extend(valeur.commentaire.as_ref().map(|texte| (Data::text("commentaire"), Data::text(texte))));
    Data::Map(entries)
}

/// Returns the key before which a new period keeps the order of its siblings; none where it comes last.
fn following(series: &Node<'_>, periode: Periode) -> Option<String> {
    let Kind::Mapping(entries, _) = &series.kind else { return None };
    let read: Vec<(Periode, &str)> =
        entries.iter().filter_map(|entry| Some((Periode::read(&entry.key).ok()?, &*entry.key))).collect();
    let falls = read.len() > 1 && read.windows(2).all(|pair| pair[1].0 < pair[0].0);
    let comes_after = |other: Periode| if falls { other < periode } else { periode < other };
    read.iter().find(|(other, _)| comes_after(*other)).map(|(_, key)| (*key).to_owned())
}

/// What a write did, to be told.
pub struct Said<'s> {
    pub porteur: &'s Porteur,
    pub id: &'s str,
    pub path: String,
    pub periode: Periode,
    pub before: Option<Valeur>,
    pub after: Option<Valeur>,
}

impl Said<'_> {
    /// Tells whether a value was replaced by another.
    fn overwrites(&self) -> bool {
        let measure = |valeur: &Option<Valeur>| valeur.as_ref().map(|valeur| valeur.mesure.clone());
        self.before.is_some() && measure(&self.before) != measure(&self.after)
    }

    /// Says what stays of the value that was replaced, and may no longer be true.
    fn tell_kept(&self, key: &str, field: impl Fn(&Valeur) -> Option<&String>, ctx: &Context) {
        if let Some(text) = self.before.as_ref().and_then(field) {
            ctx.tell(&ctx.catalogue().say(key, &[("texte", text.as_str().into())]));
        }
    }

    /// Answers with before and after, in a sentence or in JSON.
    pub fn answer(
        &self,
        kind: &str,
        written: &Rewrite,
        writing: &Writing,
        wants_json: bool,
        ctx: &Context,
    ) -> Result<Outcome> {
        let changed = written.before != written.after;
        if wants_json {
            let valeur = |valeur: &Option<Valeur>| valeur.as_ref().map_or(Value::Null, json::valeur);
            let object = json::answer(
                kind,
                [
                    ("changed", changed.into()),
                    ("before", valeur(&self.before)),
                    ("after", valeur(&self.after)),
                    ("path", self.path.as_str().into()),
                ],
            );
            ctx.print_json(&ctx.choose_one(object)?)?;
            return Ok(Outcome::Done);
        }
        if writing.diff {
            ctx.print(&diff::unified(&self.path, &written.before, &written.after))?;
        }
        let said = |valeur: &Option<Valeur>| match valeur {
            Some(Valeur { mesure: Mesure::Nombre(nombre), .. }) => Fact::Nombre(*nombre),
            Some(Valeur { mesure: Mesure::Modalite(_, label), .. }) => Fact::Text(label.clone()),
            None => Fact::Word("nc"),
        };
        let mut facts = vec![
            ("porteur", Fact::Text(self.porteur.to_string())),
            ("id", self.id.into()),
            ("periode", self.periode.into()),
        ];
        let sentence = if changed {
            facts.extend([("avant", said(&self.before)), ("apres", said(&self.after))]);
            ctx.catalogue().say("valeur-ecrite", &facts)
        } else {
            facts.push(("valeur", said(&self.after)));
            ctx.catalogue().say("valeur-deja", &facts)
        };
        ctx.print(&format!("{sentence}\n"))?;
        if writing.dry_run && changed {
            ctx.tell(&ctx.catalogue().word("valeur-essai"));
        }
        Ok(Outcome::Done)
    }
}
