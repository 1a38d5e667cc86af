//! Reads one value at a time, remembers the way to it, and notes what is wrong instead of stopping.

use crate::diagnostic::Diagnostic;
use crate::langue::Fact;
use crate::plan::champs::{identity, meant};
use crate::plan::doubles::doubles;
use crate::plan::proche::{nearest, typos};
use crate::plan::texte::{fold, is_nc};
use crate::plan::{Mot, Nombre, Numero, Periode, PeriodeError, Responsable, nombre};
use crate::yaml::{Data, Document, Kind, Layout, Node, Route, Span, Step, Style};

use super::pieges;

/// Reads the fields of a map into variables, and reports every key that is none of them.
///
/// `fields!(reader, node, value, { "nom" => fiche.nom = reader.text(value), … })`
macro_rules! fields {
    ($reader:ident, $node:expr, $value:ident, { $($($key:literal)|+ => $read:expr),* $(,)? }) => {
        $reader.map($node, &[$($($key),+),*], |$reader, key, $value| {
            match key {
                $($($key)|+ => { $read; })*
                _ => return false,
            }
            true
        })
    };
}
pub(super) use fields;

/// A step of the way to the value being read.
enum Way<'d> {
    Key(&'d str),
    Item(usize, &'d Node<'d>),
}

/// Reads a document, value by value.
pub struct Reader<'d> {
    /// What is read.
    pub document: &'d Document<'d>,
    /// What is wrong in it so far.
    pub found: Vec<Diagnostic>,
    /// The order of the keys of each map read, by its first byte, for who lays the text out.
    pub orders: Vec<(u32, &'static [&'static str])>,
    way: Vec<Way<'d>>,
}

impl<'d> Reader<'d> {
    pub fn new(document: &'d Document<'d>) -> Self {
        Self { document, found: Vec::new(), orders: Vec::new(), way: Vec::with_capacity(8) }
    }

    /// Notes a finding.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.found.push(diagnostic);
    }

    /// Begins a finding about some bytes, at the place being read.
    pub fn finding(&self, code: &'static str, span: Span) -> Diagnostic {
        Diagnostic::new(code, self.route()).at(span)
    }

    /// Returns the route to the place being read.
    fn route(&self) -> Route {
        let mut list = "";
        let steps = self.way.iter().map(|way| match way {
            Way::Key(key) => {
                list = key;
                Step::Key((*key).to_owned())
            }
            Way::Item(index, node) => item_step(list, *index, node),
        });
        Route(steps.collect())
    }

    /// Returns the key of the nearest map or list above the place being read: `""` at the top.
    fn part(&self) -> &'d str {
        let mut keys =
            self.way.iter().rev().filter_map(|way| if let Way::Key(key) = way { Some(*key) } else { None });
        // The last key is the one being read.
        match keys.nth(1).unwrap_or_default() {
            "valeurs" | "cibles" => "valeurs",
            part => part,
        }
    }

    /// Reads a map: `take` reads the value of a key, or says that it does not know the key.
    pub fn map(
        &mut self,
        node: &'d Node<'d>,
        known: &'static [&'static str],
        mut take: impl FnMut(&mut Self, &str, &'d Node<'d>) -> bool,
    ) {
        self.orders.push((node.span.start, known));
        self.entries(node, |reader, key, key_span, value| {
            // A merge key, which has no quotes, has been told as one.
            let is_told = key == "<<" && key_span.range().len() == key.len();
            if !take(reader, key, value) && !key.starts_with("x-") && !is_told {
                reader.unknown_key(key, key_span, known);
            }
        });
    }

    /// Reads every entry of a map, whatever its key.
    pub fn entries(
        &mut self,
        node: &'d Node<'d>,
        mut take: impl FnMut(&mut Self, &'d str, Span, &'d Node<'d>),
    ) {
        match &node.kind {
            Kind::Mapping(entries, _) => {
                for entry in entries {
                    self.way.push(Way::Key(&entry.key));
                    take(self, &entry.key, entry.key_span, &entry.value);
                    self.way.pop();
                }
            }
            _ if self.is_empty(node) => {}
            _ => self.unexpected(node, "attendu-table"),
        }
    }

    /// Reads the value of a key before its turn.
    pub fn under<T>(&mut self, key: &'static str, read: impl FnOnce(&mut Self) -> T) -> T {
        self.way.push(Way::Key(key));
        let read = read(self);
        self.way.pop();
        read
    }

    /// Reads a list item by item.
    pub fn list<T>(
        &mut self,
        node: &'d Node<'d>,
        mut read: impl FnMut(&mut Self, &'d Node<'d>) -> Option<T>,
    ) -> Vec<T> {
        match &node.kind {
            Kind::Sequence(items, _) => {
                let mut all = Vec::with_capacity(items.len());
                for (index, item) in items.iter().enumerate() {
                    self.way.push(Way::Item(index, item));
                    all.extend(read(self, item));
                    self.way.pop();
                }
                all
            }
            _ if self.is_empty(node) => Vec::new(),
            _ => {
                self.unexpected(node, "attendu-liste");
                Vec::new()
            }
        }
    }

    /// Tells whether a value says nothing, and notes the ways of saying so that YAML does not know.
    pub fn is_empty(&mut self, node: &Node<'d>) -> bool {
        if node.is_null() {
            return true;
        }
        let is_nc = node.text().is_some_and(is_nc);
        if is_nc {
            let found =
                self.finding("nc-litteral", node.span).with("valeur", node.text().unwrap_or_default());
            // An empty item of a list would not be an item.
            let is_value = matches!(self.way.last(), Some(Way::Key(_)));
            self.push(if is_value { found.mending(String::new()) } else { found });
        }
        is_nc
    }

    /// Reads a text, its last line break left out.
    pub fn text(&mut self, node: &'d Node<'d>) -> Option<String> {
        if self.is_empty(node) {
            return None;
        }
        if let Kind::Scalar(text, style) = &node.kind {
            if *style == Style::Plain {
                pieges::cut_by_hash(self, node);
            }
            let text = text.trim_end();
            (!text.is_empty()).then(|| text.to_owned())
        } else {
            if !pieges::colon_made_a_map(self, node) {
                self.unexpected(node, "attendu-texte");
            }
            None
        }
    }

    /// Reads several texts, or one alone.
    pub fn texts(&mut self, node: &'d Node<'d>) -> Vec<String> {
        if node.is_scalar() {
            return self.text(node).into_iter().collect();
        }
        if matches!(node.kind, Kind::Mapping(..)) {
            self.unexpected(node, "attendu-liste");
            return Vec::new();
        }
        let texts = self.list(node, Self::text);
        self.same_text_twice(node);
        texts
    }

    /// Reads several names of people or bodies, or one alone.
    pub fn names(&mut self, node: &'d Node<'d>) -> Vec<String> {
        pieges::cut_by_comma(self, node);
        self.texts(node)
    }

    /// Reads the people in charge: names alone, or with an account.
    pub fn people(&mut self, node: &'d Node<'d>) -> Vec<Responsable> {
        pieges::cut_by_comma(self, node);
        if node.is_scalar() {
            let name = self.text(node);
            return name.map(|nom| Responsable { nom, identifiant: None }).into_iter().collect();
        }
        self.list(node, |reader, item| {
            if item.is_scalar() {
                return reader.text(item).map(|nom| Responsable { nom, identifiant: None });
            }
            let mut person = Responsable::default();
            fields!(reader, item, value, {
                "nom" => person.nom = reader.text(value).unwrap_or_default(),
                "identifiant" => person.identifiant = reader.text(value),
            });
            reader.required(item, "nom", !person.nom.is_empty()).then_some(person)
        })
    }

    /// Notes a text that a list holds twice.
    fn same_text_twice(&mut self, node: &'d Node<'d>) {
        let Kind::Sequence(items, _) = &node.kind else { return };
        for (index, _) in doubles(items.iter().map(|item| item.text().filter(|_| !item.is_null()))) {
            let item = &items[index];
            let found =
                self.finding("texte-double", item.span).with("texte", item.text().unwrap_or_default());
            self.push(found);
        }
    }

    /// Reads a word of a closed list.
    pub fn mot<M: Mot>(&mut self, node: &'d Node<'d>) -> Option<M> {
        let text = self.scalar(node, "attendu-texte")?;
        let mot = M::read(text);
        if mot.is_none() {
            self.unknown_value(node.span, M::CHAMP, text, &M::keys().collect::<Vec<_>>(), M::SYNONYMES);
        }
        mot
    }

    /// Reads several words of a closed list, or one alone.
    pub fn mots<M: Mot>(&mut self, node: &'d Node<'d>) -> Vec<M> {
        if node.is_scalar() { self.mot(node).into_iter().collect() } else { self.list(node, Self::mot) }
    }

    /// Notes a word that is not of a closed list.
    pub fn unknown_value(
        &mut self,
        span: Span,
        champ: &'static str,
        text: &str,
        known: &[&str],
        synonyms: &[(&str, &str)],
    ) {
        let said = fold(text);
        let stands =
            synonyms.iter().find(|(synonym, _)| *synonym == said).map(|(_, stands)| (*stands).to_owned());
        let dashed = said.replace([' ', '_', '\''], "-");
        let suggestions =
            stands.map_or_else(|| nearest(&dashed, known.iter().copied()), |stands| vec![stands]);
        let known = known.iter().map(|word| (*word).to_owned()).collect();
        let found = self
            .finding("valeur-inconnue", span)
            .with("champ", champ)
            .with("valeur", text)
            .with("choix", Fact::List(known))
            .suggesting(suggestions);
        self.push(found);
    }

    /// Reads a number.
    pub fn nombre(&mut self, node: &'d Node<'d>) -> Option<Nombre> {
        let text = self.scalar(node, "attendu-nombre")?;
        let Some(lecture) = nombre::read(text) else {
            let found = self.finding("nombre-invalide", node.span).with("valeur", text);
            self.push(found);
            return None;
        };
        if !lecture.plain {
            let plain = lecture.nombre.to_string();
            let found = self
                .finding("nombre-francais", node.span)
                .with("valeur", text)
                .with("nombre", plain.as_str())
                .mending(plain);
            self.push(found);
        }
        Some(lecture.nombre)
    }

    /// Reads a whole number that counts something.
    pub fn count(&mut self, node: &'d Node<'d>) -> Option<u32> {
        let nombre = self.nombre(node)?;
        let count = u32::try_from(nombre).ok().filter(|count| Nombre::from(*count) == nombre);
        if count.is_none() {
            let found = self.finding("nombre-invalide", node.span).with("valeur", nombre.to_string());
            self.push(found);
        }
        count
    }

    /// Reads a period.
    pub fn periode(&mut self, node: &'d Node<'d>) -> Option<Periode> {
        let text = self.scalar(node, "attendu-date")?;
        self.as_periode(text, node.span)
    }

    /// Reads a text as a period.
    pub fn as_periode(&mut self, text: &str, span: Span) -> Option<Periode> {
        let error = match Periode::read(text) {
            Ok(periode) => return Some(periode),
            Err(error) => error,
        };
        let (code, suggestions) = match error {
            PeriodeError::Unreadable => ("date-illisible", Vec::new()),
            PeriodeError::Impossible => ("date-impossible", Vec::new()),
            PeriodeError::Ambiguous => ("date-ambigue", Vec::new()),
            PeriodeError::French(periode) => ("date-francaise", vec![periode.to_string()]),
        };
        let found = self.finding(code, span).with("valeur", text).suggesting(suggestions);
        self.push(found);
        None
    }

    /// Reads a boolean: oui, non, true or false.
    pub fn boolean(&mut self, node: &'d Node<'d>) -> Option<bool> {
        let text = self.scalar(node, "attendu-booleen")?;
        match text {
            "oui" | "true" => Some(true),
            "non" | "false" => Some(false),
            _ => {
                let found = self.finding("booleen-invalide", node.span).with("valeur", text);
                self.push(found);
                None
            }
        }
    }

    /// Reads a numero, and warns of one that YAML takes for a number.
    pub fn numero(&mut self, node: &'d Node<'d>) -> Option<Numero> {
        let text = self.scalar(node, "attendu-texte")?;
        let Some(numero) = Numero::read(text) else {
            let found = self.finding("numero-invalide", node.span).with("valeur", text);
            self.push(found);
            return None;
        };
        let plain = matches!(node.kind, Kind::Scalar(_, Style::Plain));
        let looks_like_a_number = text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
        if plain && (looks_like_a_number || !matches!(Data::of(node), Data::Text(_))) {
            let found = self
                .finding("numero-sans-guillemets", node.span)
                .with("numero", text)
                .mending(format!("\"{text}\""));
            self.push(found);
        }
        Some(numero)
    }

    /// Returns the text of a value that must be a scalar; `None` when it says nothing.
    pub fn scalar(&mut self, node: &'d Node<'d>, expected: &'static str) -> Option<&'d str> {
        if self.is_empty(node) {
            return None;
        }
        let text = node.text();
        if text.is_none() {
            self.unexpected(node, expected);
        }
        text
    }

    /// Notes that a key an entry cannot do without is missing; returns whether it is there.
    pub fn required(&mut self, node: &Node<'d>, key: &'static str, is_there: bool) -> bool {
        if !is_there && matches!(node.kind, Kind::Mapping(..)) {
            let first_line =
                self.document.text[node.span.range()].lines().next().unwrap_or_default().trim_end();
            let start = node.span.range().start;
            let found =
                self.finding("cle-absente", Span::from(start..start + first_line.len())).with("cle", key);
            self.push(found);
        }
        is_there
    }

    /// Notes a value of another shape than the field's.
    pub fn unexpected(&mut self, node: &Node<'d>, expected: &'static str) {
        let seen = match &node.kind {
            Kind::Scalar(..) => "vu-texte",
            Kind::Sequence(..) => "vu-liste",
            Kind::Mapping(..) => "vu-table",
        };
        let found = self
            .finding("type-inattendu", self.shown(node))
            .with("attendu", Fact::Word(expected))
            .with("vu", Fact::Word(seen));
        self.push(found);
    }

    /// Returns the bytes to show of a node: all of a scalar or a flow, the first line of a block.
    fn shown(&self, node: &Node<'d>) -> Span {
        match &node.kind {
            Kind::Mapping(_, Layout::Flow) | Kind::Sequence(_, Layout::Flow) | Kind::Scalar(..) => node.span,
            _ => {
                let range = node.span.range();
                let line = self.document.text[range.clone()].lines().next().unwrap_or_default().trim_end();
                Span::from(range.start..range.start + line.len())
            }
        }
    }

    /// Tells whether the map being read has a key.
    fn stands_here(&self, key: &str) -> bool {
        let mut route = self.route();
        route.0.pop();
        self.document.node(&route.key(key)).is_some()
    }

    fn unknown_key(&mut self, key: &str, span: Span, known: &[&str]) {
        let part = self.part();
        let suggestions = match meant(part, key).filter(|meant| known.contains(meant)) {
            Some(meant) => vec![meant.to_owned()],
            None => nearest(key, known.iter().copied()),
        };
        // An accent or one letter: there is nothing else it could be, unless it stands there already.
        let is_typo = |near: &String| typos(key, near) <= 1 && !self.stands_here(near);
        let fix = if let [only] = suggestions.as_slice() { Some(only.clone()).filter(is_typo) } else { None };
        // Thirty keys say less than the one that was meant.
        let listed = if suggestions.is_empty() { known } else { &[] };
        let found = self
            .finding("cle-inconnue", span)
            .with("cle", key)
            .with("choix", Fact::List(listed.iter().map(|key| (*key).to_owned()).collect()))
            .with("n", listed.len())
            .suggesting(suggestions);
        self.push(Diagnostic { fix, ..found });
    }
}

/// Names an item of a list by its identity, or by its place when it has none.
fn item_step(list: &str, index: usize, node: &Node<'_>) -> Step {
    let by = identity(list);
    let identity = if let Some(text) = node.text() {
        text.to_owned()
    } else {
        let parts = by.iter().map(|key| node.get(key).and_then(Node::text).unwrap_or_default());
        parts.collect::<Vec<_>>().join(",")
    };
    if identity.is_empty() || identity.contains('\n') || by.is_empty() && !node.is_scalar() {
        return Step::Index(index);
    }
    Step::Item { by, is: identity }
}
