//! `pcaet list`: the fiches, one a line, of the kind asked for.

use std::cmp::Ordering;

use anyhow::{Result, bail};
use serde_json::{Value, json};

use crate::interop::json as answers;
use crate::langue::Fact;
use crate::obstacle::Obstacle;
use crate::plan::champs::{CHAMPS, Champ, champ};
use crate::plan::numero::natural;
use crate::plan::proche::nearest;
use crate::plan::texte::{compare, fold};
use crate::plan::{Entete, Fiche, Montant, Mot, Numero, Plan, Priorite, Secteur, Statut};
use crate::render::paint::{bad, clean, name};
use crate::render::table::{self, Column};
use crate::render::{Screen, paint};
use crate::suivi::retard::{can_be_judged, is_late};
use crate::workspace::Checks;

use super::{Context, Format, Outcome};

/// List the fiches, one a line
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Sort by a column, - before it for the other way round; the columns are those of --columns
    #[arg(long, value_name = "COLUMN", allow_hyphen_values = true)]
    sort: Option<String>,
    /// Columns to show, of: numero titre statut priorite axe debut echeance avancement responsables coordinateurs secteurs budget indicateurs
    #[arg(long, value_name = "COLUMN,…", value_delimiter = ',')]
    columns: Vec<String>,
    /// Form of the answer
    #[arg(long, value_name = "FORMAT")]
    format: Option<Format>,
    #[command(flatten)]
    filters: Filters,
}

/// Which fiches are meant.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Filters")]
pub struct Filters {
    /// Those of an axe: 4
    #[arg(long, value_name = "AXE")]
    axe: Option<String>,
    /// Those of a statut: en-cours
    #[arg(long, value_name = "STATUT")]
    statut: Option<String>,
    /// Those of a priority: haute
    #[arg(long, value_name = "PRIORITE")]
    priorite: Option<String>,
    /// Those that someone of this name is in charge of
    #[arg(long, value_name = "NOM")]
    responsable: Option<String>,
    /// Those of a sector: residentiel
    #[arg(long, value_name = "SECTEUR")]
    secteur: Option<String>,
    /// Those that are late
    #[arg(long)]
    late: bool,
    /// Those that lack this field: budget
    #[arg(long, value_name = "FIELD")]
    without: Option<String>,
    /// Those of which a text holds this, whatever the accents
    #[arg(long, value_name = "TEXT")]
    grep: Option<String>,
}

/// Lists the fiches.
pub fn run(args: &Args, ctx: &Context) -> Result<Outcome> {
    let folder = ctx.folder()?;
    let columns = columns(&args.columns)?;
    let sort = args.sort.as_deref().map(sorting).transpose()?;
    let loaded = ctx.load(&folder, Checks::NONE)?;
    ctx.tell_unreadable(&loaded);
    let plan = &loaded.plan;
    let filter = Filter::read(&args.filters, plan, ctx)?;
    let mut fiches: Vec<&Fiche> =
        plan.fiches.iter().filter(|fiche| filter.keeps(fiche, &plan.entete)).collect();
    if let Some((colonne, reversed)) = sort {
        let screen = ctx.screen();
        fiches.sort_by(|left, right| {
            let order = (colonne.order)(left, right, &plan.entete);
            // What is not known comes last, whichever way round.
            let is_unknown = |fiche: &Fiche| (colonne.cell)(fiche, &plan.entete, &screen) == screen.nc();
            match (is_unknown(left), is_unknown(right)) {
                (true, false) => Ordering::Greater,
                (false, true) => Ordering::Less,
                _ if reversed => order.reverse(),
                _ => order,
            }
        });
    }
    if ctx.wants_json(args.format) {
        let line =
            |fiche: &&Fiche| line(fiche, &plan.entete, &folder.show(&folder.fiche(&fiche.numero)), ctx);
        let objects = fiches.iter().map(line).collect();
        let model = objects_model(&plan.entete, ctx);
        let chosen = ctx.choose(objects, &model)?;
        ctx.print_json(&answers::answer(
            "fiche-list",
            [
                ("total", plan.fiches.len().into()),
                ("fiches", chosen),
                ("unreadable", loaded.unreadable.as_slice().into()),
            ],
        ))?;
        return Ok(Outcome::Done);
    }
    if !fiches.is_empty() {
        ctx.print(&lay_out(&columns, &fiches, &plan.entete, ctx))?;
    }
    ctx.tell(&count(&fiches, plan, filter.is_any, ctx));
    let unjudged = plan.fiches.iter().filter(|fiche| !can_be_judged(fiche)).count();
    if args.filters.late && unjudged > 0 {
        ctx.tell(&ctx.catalogue().say("liste-sans-date", &[("n", unjudged.into())]));
    }
    Ok(Outcome::Done)
}

/// Returns a line with every field, so that `--json=` knows them where no fiche is listed.
fn objects_model(entete: &Entete, ctx: &Context) -> Value {
    Numero::read("0").map_or(Value::Null, |numero| line(&Fiche::new(numero), entete, "", ctx))
}

/// Says how many fiches are listed, and of how many.
fn count(fiches: &[&Fiche], plan: &Plan, is_filtered: bool, ctx: &Context) -> String {
    let sous =
        |fiches: &mut dyn Iterator<Item = &Fiche>| fiches.filter(|fiche| fiche.parent.is_some()).count();
    let total = |all: usize, sous: usize| {
        ctx.catalogue().say("liste-total", &[("n", (all - sous).into()), ("sous", sous.into())])
    };
    let listed = total(fiches.len(), sous(&mut fiches.iter().copied()));
    if !is_filtered {
        return listed;
    }
    let whole = total(plan.fiches.len(), sous(&mut plan.fiches.iter()));
    ctx.catalogue().say("liste-filtree", &[("n", listed.into()), ("total", whole.into())])
}

/// A column of the list.
struct Colonne {
    key: &'static str,
    shape: fn(String) -> Column,
    cell: fn(&Fiche, &Entete, &Screen<'_>) -> String,
    order: fn(&Fiche, &Fiche, &Entete) -> Ordering,
}

/// The columns shown when none is asked for.
const USUAL: [&str; 5] = ["numero", "titre", "statut", "echeance", "responsables"];

const COLONNES: &[Colonne] = &[
    Colonne {
        key: "numero",
        shape: Column::words,
        cell: |fiche, _, _| name(fiche.numero.as_str()),
        order: |left, right, _| left.numero.cmp(&right.numero),
    },
    Colonne {
        key: "titre",
        shape: |title| Column::text(title).at_least(30),
        cell: |fiche, _, screen| fiche.titre.as_deref().map_or_else(|| screen.nc(), clean),
        order: |left, right, _| {
            compare(left.titre.as_deref().unwrap_or_default(), right.titre.as_deref().unwrap_or_default())
        },
    },
    Colonne {
        key: "statut",
        shape: Column::words,
        cell: |fiche, _, screen| statut(fiche.statut, screen),
        order: |left, right, _| known_first(left.statut, right.statut),
    },
    Colonne {
        key: "priorite",
        shape: Column::words,
        cell: |fiche, _, screen| {
            fiche.priorite.map_or_else(|| screen.nc(), |mot| screen.word(&format!("priorite-{}", mot.key())))
        },
        order: |left, right, _| known_first(left.priorite, right.priorite),
    },
    Colonne {
        key: "axe",
        shape: Column::words,
        cell: |fiche, entete, screen| fiche.axe(entete).map_or_else(|| screen.nc(), clean),
        order: |left, right, entete| {
            natural(left.axe(entete).unwrap_or_default(), right.axe(entete).unwrap_or_default())
        },
    },
    Colonne {
        key: "debut",
        shape: Column::words,
        cell: |fiche, _, screen| date(fiche.calendrier.debut, screen),
        order: |left, right, _| known_first(left.calendrier.debut, right.calendrier.debut),
    },
    Colonne {
        key: "echeance",
        shape: Column::words,
        cell: |fiche, _, screen| match fiche.echeance() {
            None if fiche.calendrier.permanente == Some(true) => screen.word("liste-permanente"),
            echeance => date(echeance, screen),
        },
        order: |left, right, _| known_first(left.echeance(), right.echeance()),
    },
    Colonne {
        key: "avancement",
        shape: Column::numbers,
        cell: |fiche, _, screen| {
            let said = |taux| screen.catalogue.say("fiche-taux", &[("taux", Fact::Nombre(taux))]);
            fiche.avancement.map_or_else(|| screen.nc(), said)
        },
        order: |left, right, _| known_first(left.avancement, right.avancement),
    },
    Colonne {
        key: "responsables",
        shape: |title| Column::text(title).spare(2),
        cell: |fiche, _, screen| names(fiche.responsables.iter().map(|person| person.nom.as_str()), screen),
        order: |left, right, _| {
            let first = |fiche: &Fiche| fiche.responsables.first().map(|person| person.nom.clone());
            compare(&first(left).unwrap_or_default(), &first(right).unwrap_or_default())
        },
    },
    Colonne {
        key: "coordinateurs",
        shape: |title| Column::text(title).spare(3),
        cell: |fiche, _, screen| names(fiche.coordinateurs.iter().map(String::as_str), screen),
        order: |left, right, _| left.coordinateurs.cmp(&right.coordinateurs),
    },
    Colonne {
        key: "secteurs",
        shape: |title| Column::text(title).spare(3),
        cell: |fiche, _, screen| names(fiche.secteurs.iter().map(String::as_str), screen),
        order: |left, right, _| left.secteurs.cmp(&right.secteurs),
    },
    Colonne {
        key: "budget",
        shape: Column::numbers,
        cell: |fiche, _, screen| match fiche.budget.montant {
            None => screen.nc(),
            Some(Montant::NonChiffrable) => screen.word("non-chiffrable"),
            Some(Montant::Euros(euros)) => {
                screen.catalogue.say("fiche-euros", &[("montant", Fact::Nombre(euros))])
            }
        },
        order: |left, right, _| {
            let euros = |fiche: &Fiche| match fiche.budget.montant {
                Some(Montant::Euros(euros)) => Some(euros),
                _ => None,
            };
            known_first(euros(left), euros(right))
        },
    },
    Colonne {
        key: "indicateurs",
        shape: Column::numbers,
        cell: |fiche, _, _| fiche.indicateurs.len().to_string(),
        order: |left, right, _| left.indicateurs.len().cmp(&right.indicateurs.len()),
    },
];

/// Compares two values; those that are not known come last.
fn known_first<T: Ord>(left: Option<T>, right: Option<T>) -> Ordering {
    match (left, right) {
        (None, None) => Ordering::Equal,
        (None, Some(_)) => Ordering::Greater,
        (Some(_), None) => Ordering::Less,
        (Some(left), Some(right)) => left.cmp(&right),
    }
}

fn date(periode: Option<crate::plan::Periode>, screen: &Screen<'_>) -> String {
    periode.map_or_else(|| screen.nc(), |periode| screen.catalogue.periode(periode))
}

fn names<'n>(names: impl Iterator<Item = &'n str>, screen: &Screen<'_>) -> String {
    let joined = names.map(clean).collect::<Vec<_>>().join(", ");
    if joined.is_empty() { screen.nc() } else { joined }
}

/// Writes a statut, in the colour of what it announces.
fn statut(statut: Option<Statut>, screen: &Screen<'_>) -> String {
    let Some(statut) = statut else { return screen.nc() };
    let word = screen.word(&format!("statut-{}", statut.key()));
    match statut {
        Statut::Realise => paint::good(&word),
        Statut::EnRetard | Statut::Bloque => bad(&word),
        Statut::EnPause | Statut::ADiscuter => paint::warn(&word),
        Statut::Abandonne => paint::dim(&word),
        Statut::AVenir | Statut::EnCours => word,
    }
}

fn colonne(option: &'static str, key: &str) -> Result<&'static Colonne, Obstacle> {
    COLONNES.iter().find(|colonne| colonne.key == key).ok_or_else(|| {
        let known = || COLONNES.iter().map(|colonne| colonne.key);
        unknown(option, key, known().map(str::to_owned).collect(), known())
    })
}

fn columns(keys: &[String]) -> Result<Vec<&'static Colonne>, Obstacle> {
    if keys.is_empty() {
        return USUAL.iter().map(|key| colonne("--columns", key)).collect();
    }
    keys.iter().map(|key| colonne("--columns", key.trim())).collect()
}

/// Reads a column to sort by, and whether the other way round.
fn sorting(key: &str) -> Result<(&'static Colonne, bool), Obstacle> {
    let (key, reversed) = key.strip_prefix('-').map_or((key, false), |key| (key, true));
    Ok((colonne("--sort", key)?, reversed))
}

fn lay_out(columns: &[&Colonne], fiches: &[&Fiche], entete: &Entete, ctx: &Context) -> String {
    let screen = ctx.screen();
    let shapes: Vec<Column> = columns
        .iter()
        .map(|colonne| (colonne.shape)(screen.word(&format!("colonne-{}", colonne.key))))
        .collect();
    let cells =
        |fiche: &&Fiche| columns.iter().map(|colonne| (colonne.cell)(fiche, entete, &screen)).collect();
    table::lay_out(&shapes, &fiches.iter().map(cells).collect::<Vec<_>>(), &screen)
}

/// Writes a fiche in a line of JSON: what tells it from the others, not its texts.
fn line(fiche: &Fiche, entete: &Entete, path: &str, ctx: &Context) -> Value {
    let whole = answers::fiche(fiche, entete, path);
    json!({
        "numero": whole["numero"],
        "titre": whole["titre"],
        "path": whole["path"],
        "statut": whole["statut"],
        "priorite": whole["priorite"],
        "axe": whole["axe"],
        "parent": whole["parent"],
        "debut": whole["calendrier"]["debut"],
        "fin_estimee": whole["calendrier"]["fin_estimee"],
        "fin_effective": whole["calendrier"]["fin_effective"],
        "permanente": whole["calendrier"]["permanente"],
        "late": is_late(fiche, ctx.today),
        "avancement": whole["avancement"],
        "secteurs": whole["secteurs"],
        "coordinateurs": whole["coordinateurs"],
        "responsables": fiche.responsables.iter().map(|person| person.nom.as_str()).collect::<Vec<_>>(),
        "budget": whole["budget"]["montant"],
        "indicateurs": fiche.indicateurs.iter().map(|indicateur| indicateur.id.as_str()).collect::<Vec<_>>(),
    })
}

/// The filters, their words known to be words.
struct Filter<'a> {
    axe: Option<&'a str>,
    statut: Option<Statut>,
    priorite: Option<Priorite>,
    responsable: Option<String>,
    secteur: Option<&'a str>,
    without: Option<&'static Champ>,
    grep: Option<String>,
    late: Option<chrono::NaiveDate>,
    is_any: bool,
}

impl<'a> Filter<'a> {
    /// Reads the filters; a word that nothing in the plan bears is an error that lists those that are borne.
    fn read(filters: &'a Filters, plan: &Plan, ctx: &Context) -> Result<Self> {
        if let Some(axe) = &filters.axe {
            known_axe(axe, plan)?;
        }
        let responsable =
            filters.responsable.as_deref().map(|name| known_responsable(name, plan)).transpose()?;
        let secteur = filters.secteur.as_deref();
        if let Some(secteur) = secteur {
            let mut known: Vec<&str> = Secteur::keys().collect();
            known.extend(plan.entete.secteurs.iter().map(String::as_str));
            if !known.contains(&secteur) {
                let all = known.iter().map(|word| (*word).to_owned()).collect();
                bail!(unknown("--secteur", secteur, all, known.iter().copied()));
            }
        }
        let without = filters.without.as_deref().map(known_champ).transpose()?;
        let Filters { axe, statut, priorite, grep, late, .. } = filters;
        Ok(Self {
            axe: axe.as_deref(),
            statut: statut.as_deref().map(|word| known_mot("--statut", word)).transpose()?,
            priorite: priorite.as_deref().map(|word| known_mot("--priorite", word)).transpose()?,
            is_any: axe.is_some()
                || statut.is_some()
                || priorite.is_some()
                || responsable.is_some()
                || secteur.is_some()
                || without.is_some()
                || grep.is_some()
                || *late,
            responsable,
            secteur,
            without,
            grep: grep.as_deref().map(fold),
            late: late.then_some(ctx.today),
        })
    }

    fn keeps(&self, fiche: &Fiche, entete: &Entete) -> bool {
        let holds = |name: &str| fold(name) == *self.responsable.as_deref().unwrap_or_default();
        self.axe.is_none_or(|axe| is_of_axe(fiche, axe, entete))
            && self.statut.is_none_or(|statut| fiche.statut == Some(statut))
            && self.priorite.is_none_or(|priorite| fiche.priorite == Some(priorite))
            && (self.responsable.is_none() || fiche.responsables.iter().any(|person| holds(&person.nom)))
            && self.secteur.is_none_or(|secteur| fiche.secteurs.iter().any(|said| said == secteur))
            && self.without.is_none_or(|champ| (champ.is_empty)(fiche))
            && self.late.is_none_or(|today| is_late(fiche, today))
            && self.grep.as_deref().is_none_or(|grep| fiche.texts().any(|text| fold(text).contains(grep)))
    }
}

/// Tells whether a fiche is of an axe: the one it states, or a prefix of its numero.
fn is_of_axe(fiche: &Fiche, axe: &str, entete: &Entete) -> bool {
    match &fiche.axe {
        Some(stated) => stated == axe || Numero::read(stated).is_some_and(|stated| stated.is_under(axe)),
        None => fiche.axe(entete) == Some(axe) || fiche.numero.is_under(axe),
    }
}

fn known_axe(axe: &str, plan: &Plan) -> Result<(), Obstacle> {
    let entete = &plan.entete;
    let is_borne =
        entete.axe_title(axe).is_some() || plan.fiches.iter().any(|fiche| is_of_axe(fiche, axe, entete));
    if is_borne {
        return Ok(());
    }
    let cites = |fiche: &&Fiche| liens_under(fiche, axe).next().is_some();
    let mut cited: Vec<&Numero> = plan.fiches.iter().flat_map(|fiche| liens_under(fiche, axe)).collect();
    cited.sort();
    cited.dedup();
    Err(Obstacle::UnknownAxe {
        axe: axe.to_owned(),
        known: entete.axes.iter().map(|(axe, _)| axe.clone()).collect(),
        cited: cited.into_iter().map(ToString::to_string).collect(),
        citing: plan.fiches.iter().filter(cites).map(|fiche| fiche.numero.to_string()).collect(),
    })
}

fn liens_under<'f>(fiche: &'f Fiche, axe: &str) -> impl Iterator<Item = &'f Numero> {
    fiche.liens.iter().filter_map(|lien| lien.action.as_ref()).filter(move |action| action.is_under(axe))
}

/// Reads a person's name, or account, or a part of the name that only one bears; folded.
fn known_responsable(name: &str, plan: &Plan) -> Result<String, Obstacle> {
    let people = || plan.fiches.iter().flat_map(|fiche| &fiche.responsables);
    let said = fold(name);
    let exact = people().find(|person| {
        fold(&person.nom) == said
            || person.identifiant.as_deref().is_some_and(|account| fold(account) == said)
    });
    let mut parts: Vec<String> =
        people().map(|person| fold(&person.nom)).filter(|nom| nom.contains(&said)).collect();
    parts.sort();
    parts.dedup();
    match (exact, parts.as_slice()) {
        (Some(person), _) => Ok(fold(&person.nom)),
        (None, [only]) => Ok(only.clone()),
        _ => {
            let mut known: Vec<String> = people().map(|person| person.nom.clone()).collect();
            known.sort_by(|left, right| compare(left, right));
            known.dedup();
            let names: Vec<&str> = known.iter().map(String::as_str).collect();
            Err(unknown("--responsable", name, known.clone(), names))
        }
    }
}

/// Reads the field people mean by a word.
fn known_champ(word: &str) -> Result<&'static Champ, Obstacle> {
    champ(word).ok_or_else(|| {
        let known = || CHAMPS.iter().map(|champ| champ.key);
        unknown("--without", word, known().map(str::to_owned).collect(), known())
    })
}

/// Reads a word of a closed list, or what people write instead of it.
fn known_mot<M: Mot>(option: &'static str, word: &str) -> Result<M, Obstacle> {
    let said = fold(word);
    let stands = M::SYNONYMES.iter().find(|(synonym, _)| *synonym == said).map(|(_, stands)| *stands);
    // As it is written, as a screen shows it (« En cours »), as people say it.
    M::read(word)
        .or_else(|| M::read(&said.replace(' ', "-")))
        .or_else(|| M::read(stands?))
        .ok_or_else(|| unknown(option, word, M::keys().map(str::to_owned).collect(), M::keys()))
}

fn unknown<'k>(
    option: &'static str,
    value: &str,
    known: Vec<String>,
    candidates: impl IntoIterator<Item = &'k str>,
) -> Obstacle {
    Obstacle::UnknownChoice { option, value: value.to_owned(), known, nearest: nearest(value, candidates) }
}
