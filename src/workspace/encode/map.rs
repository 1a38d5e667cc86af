//! A map of a file in the making, and its values: what says nothing is left out.

use crate::plan::{Mot, Nombre, Periode};
use crate::yaml::Data;

/// A key of a file and what it says.
pub type Entry = (&'static str, Data);

/// A map in the making.
#[derive(Default)]
pub struct Map(pub Vec<Entry>);

impl Map {
    pub fn put(&mut self, key: &'static str, data: Data) {
        let is_empty = match &data {
            Data::Null => true,
            Data::List(items) => items.is_empty(),
            Data::Map(entries) => entries.is_empty(),
            _ => false,
        };
        if !is_empty {
            self.0.push((key, data));
        }
    }

    pub fn text(&mut self, key: &'static str, text: Option<&str>) {
        self.put(key, text.map_or(Data::Null, Data::text));
    }

    /// Puts a text that stands in a block of lines, be it of one.
    pub fn prose(&mut self, key: &'static str, text: Option<&str>) {
        self.put(key, text.map_or(Data::Null, |text| Data::text(format!("{text}\n"))));
    }

    pub fn number(&mut self, key: &'static str, nombre: Option<Nombre>) {
        self.put(key, nombre.map_or(Data::Null, number));
    }

    pub fn periode(&mut self, key: &'static str, date: Option<Periode>) {
        self.put(key, date.map_or(Data::Null, periode));
    }

    pub fn word<M: Mot>(&mut self, key: &'static str, mot: Option<M>) {
        self.put(key, mot.map_or(Data::Null, word));
    }

    pub fn words<M: Mot>(&mut self, key: &'static str, mots: &[M]) {
        self.items(key, mots.iter().map(|mot| word(*mot)));
    }

    pub fn texts(&mut self, key: &'static str, texts: &[String]) {
        self.items(key, texts.iter().map(Data::text));
    }

    pub fn list<T>(&mut self, key: &'static str, items: &[T], write: fn(&T) -> Data) {
        self.items(key, items.iter().map(write));
    }

    pub fn items(&mut self, key: &'static str, items: impl Iterator<Item = Data>) {
        self.put(key, Data::List(items.collect()));
    }

    pub fn pairs(&mut self, key: &'static str, pairs: impl Iterator<Item = (String, Data)>) {
        self.put(key, Data::Map(pairs.map(|(key, data)| (Data::text(key), data)).collect()));
    }

    pub fn finish(self) -> Data {
        Data::Map(self.0.into_iter().map(|(key, data)| (Data::text(key), data)).collect())
    }
}

pub fn number(nombre: Nombre) -> Data {
    Data::number(nombre.to_string())
}

/// A year is a number to YAML, any other period a text.
pub fn periode(periode: Periode) -> Data {
    let said = periode.to_string();
    if matches!(periode, Periode::Annee(_)) { Data::number(said) } else { Data::text(said) }
}

/// A word of digits is a number to YAML.
pub fn word<M: Mot>(mot: M) -> Data {
    let key = mot.key();
    if key.bytes().all(|byte| byte.is_ascii_digit()) { Data::number(key) } else { Data::text(key) }
}

pub fn truth(is_so: bool) -> Data {
    Data::text(if is_so { "oui" } else { "non" })
}
