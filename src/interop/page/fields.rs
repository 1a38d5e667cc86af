//! The values named on their own line: « Coordinateur(s) : CCDH, CCI », « Priorité : Moyenne / Echelle : CC ».

use crate::plan::nombre;
use crate::plan::texte::{fold, is_nc};
use crate::plan::{Fiche, Financeur, Montant, Mot, Nombre, Priorite, Responsable, Statut, Taxe};

use super::lists::{names, person};
use super::words::{Label, label};

/// The largest amount a budget holds (the range TeT stores).
const MOST: u64 = 999_999_999_999;

/// The longest name of a value, in bytes.
const LONGEST_NAME: usize = 60;

/// A value with its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    pub label: Label,
    /// As the page writes it.
    pub name: String,
    pub value: String,
}

/// Reads a line of named values; nothing where its first words are no name.
pub fn read(text: &str) -> Option<Vec<Named>> {
    let mut all: Vec<Named> = Vec::new();
    for part in text.trim_end_matches([' ', '/']).split(" / ") {
        match (named(part), all.last_mut()) {
            (Some(named), _) => all.push(named),
            // A slash within the value.
            (None, Some(before)) => {
                before.value.push_str(" / ");
                before.value.push_str(part.trim());
            }
            (None, None) => return None,
        }
    }
    Some(all)
}

fn named(part: &str) -> Option<Named> {
    let (name, value) = part.split_once(':')?;
    let label = label(name).filter(|_| name.len() <= LONGEST_NAME)?;
    Some(Named { label, name: name.trim().to_owned(), value: value.trim().to_owned() })
}

/// Puts a value in its field; tells whether it is there now, or says nothing.
pub fn place(named: &Named, fiche: &mut Fiche) -> bool {
    let value = named.value.as_str();
    if value.is_empty() || is_nc(value) {
        return true;
    }
    match named.label {
        Label::Elus => fill(&mut fiche.elus, names(value)),
        Label::Coordinateurs => fill(&mut fiche.coordinateurs, names(value)),
        Label::Partenaires => fill(&mut fiche.partenaires, names(value)),
        Label::Services => fill(&mut fiche.services, names(value)),
        Label::Publics => fill(&mut fiche.publics, names(value)),
        Label::Responsables => people(&mut fiche.responsables, value),
        Label::Financeurs => {
            let financeurs = names(value).into_iter().map(|nom| Financeur { nom, ..Financeur::default() });
            fill(&mut fiche.budget.financeurs, financeurs.collect())
        }
        Label::Priorite => set(&mut fiche.priorite, Priorite::understand(value)),
        Label::Statut => set(&mut fiche.statut, Statut::understand(value)),
        Label::Echelle => set(&mut fiche.echelle, Some(value.to_owned())),
        Label::Avancement => set(&mut fiche.avancement, share(value)),
        Label::Budget => budget(value, fiche),
    }
}

/// Sets a field that says nothing yet, or the same.
fn set<T: PartialEq>(field: &mut Option<T>, value: Option<T>) -> bool {
    if field.is_none() {
        *field = value;
        return field.is_some();
    }
    *field == value
}

/// Fills a list that is empty, or holds the same.
fn fill<T: PartialEq>(list: &mut Vec<T>, items: Vec<T>) -> bool {
    if list.is_empty() {
        *list = items;
        return true;
    }
    *list == items
}

/// Reads the people in charge; a name cannot stand twice.
fn people(list: &mut Vec<Responsable>, value: &str) -> bool {
    let mut read: Vec<Responsable> = Vec::new();
    for one in names(value).iter().map(|name| person(name)) {
        match read.iter().find(|other| other.nom == one.nom) {
            Some(other) if *other != one => return false,
            Some(_) => {}
            None => read.push(one),
        }
    }
    fill(list, read)
}

/// Reads a share in percent.
fn share(value: &str) -> Option<Nombre> {
    let nombre = nombre::read(value.trim_end_matches('%').trim())?.nombre;
    (Nombre::ZERO <= nombre && nombre <= Nombre::from(100)).then_some(nombre)
}

/// Reads the amount of a budget; what is no amount is its commentary.
fn budget(value: &str, fiche: &mut Fiche) -> bool {
    let budget = &mut fiche.budget;
    if budget.montant.is_some() || budget.commentaire.is_some() {
        return amount(value)
            .is_some_and(|(montant, taxe)| (budget.montant, budget.taxe) == (Some(montant), taxe));
    }
    match amount(value) {
        Some((montant, taxe)) => (budget.montant, budget.taxe) = (Some(montant), taxe),
        None => budget.commentaire = Some(value.to_owned()),
    }
    true
}

/// Reads « 12 000 € HT », « 12 k€ », « Non chiffrable ».
pub fn amount(value: &str) -> Option<(Montant, Option<Taxe>)> {
    if value.len() > 60 {
        return None;
    }
    let folded = fold(value.trim());
    if matches!(&*folded, "non chiffrable" | "non-chiffrable") {
        return Some((Montant::NonChiffrable, None));
    }
    let (rest, taxe) = match (folded.strip_suffix("ht"), folded.strip_suffix("ttc")) {
        (Some(rest), _) => (rest, Some(Taxe::Ht)),
        (_, Some(rest)) => (rest, Some(Taxe::Ttc)),
        _ => (&*folded, None),
    };
    let rest = rest.trim();
    let units = [("k€", 1_000), ("m€", 1_000_000), ("euros", 1), ("eur", 1), ("€", 1), ("", 1)];
    let (digits, unit) = units.iter().find_map(|(sign, unit)| Some((rest.strip_suffix(sign)?, *unit)))?;
    let montant = nombre::read(digits.trim())?.nombre.checked_mul(Nombre::from(unit))?;
    let is_amount = Nombre::ZERO <= montant && montant <= Nombre::from(MOST);
    is_amount.then(|| (Montant::Euros(montant.normalize()), taxe))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_line_of_a_sheet_names_two_values() {
        let shown = |text: &str| {
            let named = |named: Named| format!("{:?}={}", named.label, named.value);
            read(text).map(|all| all.into_iter().map(named).collect::<Vec<_>>().join("|"))
        };
        assert_eq!(
            shown("Priorité : Moyenne / Echelle : CC Dourdannais / Communes /").as_deref(),
            Some("Priorite=Moyenne|Echelle=CC Dourdannais / Communes")
        );
        assert_eq!(shown("Élu(s) référent(s) : n.c.").as_deref(), Some("Elus=n.c."));
        assert_eq!(shown("Partenaires :").as_deref(), Some("Partenaires="));
        assert_eq!(shown("Coût : 12"), None);
        assert_eq!(shown("Un texte / Priorité : Haute"), None);
    }

    #[test]
    fn an_amount_is_one_only_if_it_is_nothing_else() {
        let shown = |text| amount(text).map(|(montant, taxe)| format!("{montant:?} {taxe:?}"));
        for (text, expected) in [
            ("12 000 € HT", Some("Euros(12000) Some(Ht)")),
            ("12\u{202f}000,50", Some("Euros(12000.5) None")),
            ("12,5 k€", Some("Euros(12500) None")),
            ("0", Some("Euros(0) None")),
            ("Non chiffrable", Some("NonChiffrable None")),
            ("20 € par kit", None),
            ("environ 12 000 €", None),
            ("-5 €", None),
            ("9999999 M€", None),
            ("", None),
        ] {
            assert_eq!(shown(text).as_deref(), expected, "{text}");
        }
    }
}
