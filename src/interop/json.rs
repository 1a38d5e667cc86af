//! JSON: one document an answer, keys in a fixed order, `null` and `[]` rather than absent keys.

use serde_json::{Map, Number, Value, json};

use crate::diagnostic::{Diagnostic, Severity};
use crate::plan::{
    Entete, Fiche, Gain, Indicateur, Mesure, Montant, Mot, Nombre, Periode, Porteur, Realisee, Responsable,
    Valeur,
};
use crate::yaml::Data;
use crate::yaml::merge::Conflict;

/// The version of the shapes given here; it grows when a key goes or changes its meaning.
pub const SCHEMA_VERSION: u32 = 1;

/// Opens an answer of some kind, and adds its parts in their order.
pub fn answer(kind: &str, parts: impl IntoIterator<Item = (&'static str, Value)>) -> Value {
    let mut answer = Map::new();
    answer.insert("schema_version".into(), SCHEMA_VERSION.into());
    answer.insert("kind".into(), kind.into());
    answer.extend(parts.into_iter().map(|(key, value)| (key.to_owned(), value)));
    Value::Object(answer)
}

/// Keeps some fields of an object, in the order they are asked for; an unknown one comes back as the error.
pub fn choose(object: &Value, fields: &[String]) -> Result<Value, String> {
    let Value::Object(all) = object else { return Ok(object.clone()) };
    let chosen = fields.iter().map(|field| {
        let value = all.get(field).ok_or_else(|| field.clone())?;
        Ok((field.clone(), value.clone()))
    });
    chosen.collect::<Result<Map<_, _>, _>>().map(Value::Object)
}

/// Returns the fields of an object.
pub fn fields(object: &Value) -> Vec<String> {
    match object {
        Value::Object(all) => all.keys().cloned().collect(),
        _ => Vec::new(),
    }
}

/// Writes a number with the digits of the file.
fn nombre(nombre: Nombre) -> Value {
    nombre.to_string().parse::<Number>().map_or(Value::Null, Value::Number)
}

fn maybe(valeur: Option<Nombre>) -> Value {
    valeur.map_or(Value::Null, nombre)
}

fn date(periode: Option<Periode>) -> Value {
    periode.map_or(Value::Null, |periode| periode.to_string().into())
}

fn mot<M: Mot>(mot: Option<M>) -> Value {
    mot.map_or(Value::Null, |mot| mot.key().into())
}

fn mots<M: Mot>(mots: &[M]) -> Value {
    mots.iter().map(|mot| mot.key()).collect()
}

/// Writes what an indicator reads: a number, or the label of a modalité.
pub fn mesure(mesure: &Mesure) -> Value {
    match mesure {
        Mesure::Nombre(valeur) => nombre(*valeur),
        Mesure::Modalite(_, label) => label.as_str().into(),
    }
}

/// Writes a value of a series.
pub fn valeur(valeur: &Valeur) -> Value {
    json!({
        "periode": valeur.periode.to_string(),
        "valeur": mesure(&valeur.mesure),
        "source": valeur.source,
        "commentaire": valeur.commentaire,
    })
}

/// Writes an indicator, and where it stands.
pub fn indicateur(porteur: &Porteur, indicateur: &Indicateur) -> Value {
    let bound = |bound: &Option<Mesure>| bound.as_ref().map_or(Value::Null, mesure);
    let series = |series: &[Valeur]| -> Value { series.iter().map(valeur).collect() };
    let modalites = indicateur.modalites.iter();
    let modalites: Value =
        modalites.map(|modalite| json!({"code": modalite.code, "label": modalite.label})).collect();
    json!({
        "numero": porteur.to_string(),
        "id": indicateur.id,
        "nom": indicateur.nom,
        "unite": indicateur.unite,
        "modalites": modalites,
        "minimum": bound(&indicateur.minimum),
        "maximum": bound(&indicateur.maximum),
        "seuil": bound(&indicateur.seuil),
        "nature": mot(indicateur.nature),
        "sens": mot(indicateur.sens),
        "cumul": mot(indicateur.cumul),
        "reference": date(indicateur.reference),
        "frequence": mot(indicateur.frequence),
        "delai": indicateur.delai,
        "source": indicateur.source,
        "referentiel": indicateur.referentiel,
        "cibles": series(&indicateur.cibles),
        "valeurs": series(&indicateur.valeurs),
    })
}

fn people(people: &[Responsable]) -> Value {
    people.iter().map(|person| json!({"nom": person.nom, "identifiant": person.identifiant})).collect()
}

fn gain(gain: &Gain) -> Value {
    json!({
        "sur": gain.sur,
        "valeur": gain.valeur.map_or_else(|| "non-chiffrable".into(), nombre),
        "unite": gain.unite,
        "par": gain.par,
        "horizon": date(gain.horizon),
    })
}

/// Writes a fiche whole, under the keys of its file.
pub fn fiche(fiche: &Fiche, entete: &Entete, path: &str) -> Value {
    let porteur = Porteur::Fiche(fiche.numero.clone());
    let calendrier = &fiche.calendrier;
    let etapes: Value = fiche
        .etapes
        .iter()
        .map(|etape| {
            json!({
                "nom": etape.nom,
                "detail": etape.detail,
                "debut": date(etape.debut),
                "echeance": date(etape.echeance),
                "realisee": match etape.realisee {
                    None => Value::Null,
                    Some(Realisee::Oui) => "oui".into(),
                    Some(Realisee::Non) => "non".into(),
                    Some(Realisee::Le(periode)) => periode.to_string().into(),
                },
                "responsables": people(&etape.responsables),
            })
        })
        .collect();
    let liens: Value = fiche
        .liens
        .iter()
        .map(|lien| {
            let action = lien.action.as_ref().map(ToString::to_string);
            json!({"action": action, "titre": lien.titre, "dispositif": lien.dispositif})
        })
        .collect();
    let notes: Value = fiche
        .notes
        .iter()
        .map(|note| json!({"date": date(note.date), "texte": note.texte, "auteur": note.auteur}))
        .collect();
    let documents: Value = fiche
        .documents
        .iter()
        .map(|document| json!({"titre": document.titre, "url": document.url}))
        .collect();
    let impacts: Map<String, Value> =
        fiche.impacts.iter().map(|(sur, note)| (sur.clone(), nombre(*note))).collect();
    json!({
        "numero": fiche.numero.as_str(),
        "titre": fiche.titre,
        "path": path,
        "publication": {"date": date(fiche.publication.date), "auteur": fiche.publication.auteur},
        "statut": mot(fiche.statut),
        "statut_motif": fiche.statut_motif,
        "avancement": maybe(fiche.avancement),
        "priorite": mot(fiche.priorite),
        "echelle": fiche.echelle,
        "axe": fiche.axe(entete),
        "parent": fiche.parent.as_ref().map(ToString::to_string),
        "constat": fiche.constat,
        "objectifs": fiche.objectifs,
        "calendrier": {
            "debut": date(calendrier.debut),
            "fin_estimee": date(calendrier.fin_estimee),
            "fin_effective": date(calendrier.fin_effective),
            "permanente": calendrier.permanente,
        },
        "perimetres": mots(&fiche.perimetres),
        "secteurs": fiche.secteurs,
        "domaines": mots(&fiche.domaines()),
        "description": fiche.description,
        "etapes": etapes,
        "liens": liens,
        "impacts": impacts,
        "gains": fiche.gains.iter().map(gain).collect::<Value>(),
        "effets_attendus": fiche.effets_attendus,
        "elus": fiche.elus,
        "coordinateurs": fiche.coordinateurs,
        "partenaires": fiche.partenaires,
        "responsables": people(&fiche.responsables),
        "services": fiche.services,
        "publics": fiche.publics,
        "participation": mot(fiche.participation),
        "moyens": fiche.moyens,
        "budget": budget(fiche),
        "indicateurs": fiche.indicateurs.iter().map(|one| indicateur(&porteur, one)).collect::<Value>(),
        "voir": fiche.voir,
        "notes": notes,
        "documents": documents,
        "source": {"url": fiche.source.url, "tet": fiche.source.tet, "tc": fiche.source.tc},
    })
}

fn budget(fiche: &Fiche) -> Value {
    let budget = &fiche.budget;
    let montant = match budget.montant {
        None => Value::Null,
        Some(Montant::NonChiffrable) => "non-chiffrable".into(),
        Some(Montant::Euros(montant)) => nombre(montant),
    };
    let lignes: Value = budget
        .lignes
        .iter()
        .map(|ligne| {
            json!({
                "type": mot(ligne.kind),
                "annee": date(ligne.annee),
                "prevu": maybe(ligne.prevu),
                "reel": maybe(ligne.reel),
                "unite": ligne.unite.map_or("EUR", Mot::key),
            })
        })
        .collect();
    let financeurs: Value = budget
        .financeurs
        .iter()
        .map(|financeur| {
            json!({
                "nom": financeur.nom,
                "montant": maybe(financeur.montant),
                "taux": maybe(financeur.taux),
                "etat": mot(financeur.etat),
                "commentaire": financeur.commentaire,
            })
        })
        .collect();
    json!({
        "montant": montant,
        "taxe": mot(budget.taxe),
        "commentaire": budget.commentaire,
        "lignes": lignes,
        "financeurs": financeurs,
    })
}

/// Writes a finding; `message` and `help` are in the reader's language, nothing else is.
pub fn diagnostic(found: &Diagnostic, message: &str, help: Option<&str>) -> Value {
    let span = found.span.unwrap_or_default();
    json!({
        "code": found.code,
        "severity": found.severity.key(),
        "message": message,
        "path": found.path,
        "start": {"line": found.start.line, "column": found.start.column, "byte": span.start},
        "end": {"line": found.end.line, "column": found.end.column, "byte": span.end},
        "numero": found.numero.as_ref().map(ToString::to_string),
        "route": found.route.to_string(),
        "help": help,
        "suggestions": found.suggestions,
        "fixable": found.fix.is_some(),
        "fingerprint": found.fingerprint(),
    })
}

/// Writes how often each rule finds something.
pub fn statistics(rows: &[(&str, Severity, usize)]) -> Value {
    let row = |(code, severity, count): &(&str, Severity, usize)| json!({"code": code, "severity": severity.key(), "count": count});
    rows.iter().map(row).collect()
}

/// Counts findings by gravity, among files seen and read.
pub fn validation_summary(diagnostics: &[Diagnostic], seen: usize, read: usize) -> Value {
    let count = |severity| diagnostics.iter().filter(|found| found.severity == severity).count();
    json!({
        "files": seen,
        "read": read,
        "errors": count(Severity::Error),
        "warnings": count(Severity::Warning),
        "notes": count(Severity::Note),
        "fixable": diagnostics.iter().filter(|found| found.fix.is_some()).count(),
    })
}

/// Writes a place that two versions changed, each in its way; one that is not there is null.
pub fn conflict(conflict: &Conflict) -> Value {
    let said = |side: &Option<Data>| side.as_ref().map_or(Value::Null, data);
    json!({
        "route": conflict.route.to_string(),
        "base": said(&conflict.base),
        "ours": said(&conflict.ours),
        "theirs": said(&conflict.theirs),
    })
}

/// Writes what a file says, numbers with its digits.
fn data(said: &Data) -> Value {
    match said {
        Data::Null => Value::Null,
        Data::Bool(truth) => (*truth).into(),
        Data::Number(digits) => {
            digits.parse::<Number>().map_or_else(|_| digits.as_str().into(), Value::Number)
        }
        Data::Text(text) => text.as_str().into(),
        Data::List(items) => items.iter().map(data).collect(),
        Data::Map(entries) => {
            entries.iter().map(|(key, value)| (key.written().into_owned(), data(value))).collect()
        }
    }
}
