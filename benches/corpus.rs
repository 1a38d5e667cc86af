//! A made-up plan of any size, written as hands write: mixed styles, comments, blank lines; and errors where asked for.
//!
//! On [`TODAY`], a fiche without an injected error is meant to draw no remark at all, so that what a run of `validate`
//! says can be counted. The same options give the same bytes.

use std::fs;
use std::io;
use std::path::Path;

use serde::Serialize;

/// The day on which the plan is to be judged.
pub const TODAY: &str = "2025-06-01";

/// Months are counted from January 2023; this one is today's.
const THIS_MONTH: usize = 29;
/// The last year whose values are known today.
const LAST_YEAR: usize = 2024;

/// What plan to write.
#[derive(Debug, Clone, Copy)]
pub struct Options {
    /// How many fiches.
    pub fiches: usize,
    /// What makes one plan differ from another.
    pub seed: u64,
    /// How many fiches have one error; the five kinds take turns.
    pub errors: usize,
    /// How many errors every fiche has: at most one of each kind.
    pub findings_per_fiche: usize,
}

impl Default for Options {
    fn default() -> Self {
        Self { fiches: 10_000, seed: 1, errors: 0, findings_per_fiche: 0 }
    }
}

/// What was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Corpus {
    /// The size of all fiches together, in bytes.
    pub bytes: usize,
    /// The injected errors, in the order of the fiches written.
    pub expected: Vec<Expected>,
}

/// An injected error.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Expected {
    /// The file, from the plan's parent folder.
    pub file: String,
    /// The line, counted from 1.
    pub line: usize,
    /// What is wrong there.
    pub kind: Kind,
}

/// What can be wrong in a fiche.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// A statut that does not exist: `encours`.
    Statut,
    /// A day that does not exist: 2026-13-01.
    Date,
    /// A link to a fiche that does not exist: 13.999999.
    Lien,
    /// An impact above 3.
    Impact,
    /// A value above its indicator's maximum.
    Valeur,
}

const KINDS: [Kind; 5] = [Kind::Statut, Kind::Date, Kind::Lien, Kind::Impact, Kind::Valeur];

/// Writes a plan: `actions/` in `folder`, with `plan.yaml` and the fiches.
pub fn write(folder: &Path, options: &Options) -> io::Result<Corpus> {
    let actions = folder.join("actions");
    fs::create_dir_all(&actions)?;
    fs::write(actions.join("plan.yaml"), plan())?;

    let mut faulty = vec![None; options.fiches];
    let indices: Vec<usize> = (0..options.fiches).collect();
    let chosen = Random(options.seed).sample(&indices, options.errors.min(options.fiches));
    for (index, kind) in chosen.into_iter().zip(KINDS.into_iter().cycle()) {
        faulty[*index] = Some(kind);
    }

    let mut corpus = Corpus { bytes: 0, expected: Vec::new() };
    for (index, kind) in faulty.into_iter().enumerate() {
        let everywhere = KINDS.into_iter().take(options.findings_per_fiche);
        let fiche = fiche(index, options, everywhere.chain(kind).collect());
        let name = format!("{}.yaml", numero(index));
        fs::write(actions.join(&name), &fiche.text)?;
        corpus.bytes += fiche.text.len();
        let file = format!("actions/{name}");
        let expected = fiche.errors.into_iter();
        corpus.expected.extend(expected.map(|(line, kind)| Expected { file: file.clone(), line, kind }));
    }
    Ok(corpus)
}

/// Returns the numero of a fiche: axes take turns by tens, from the fourth on, so that the first ten are 4.1 to 4.10.
fn numero(index: usize) -> String {
    format!("{}.{}", (index / 10 + 3) % AXES.len() + 1, index / 100 * 10 + index % 10 + 1)
}

/// Returns the titre of a fiche; no two of the first 76,800 are alike.
fn titre(index: usize) -> String {
    // A prime, so that neighbours share no word and every combination comes once.
    let mut rest = index * 7919;
    let words = [VERBES, OBJETS, LIEUX, COMMUNES].map(|table| {
        let word = table[rest % table.len()];
        rest /= table.len();
        word
    });
    words.join(" ")
}

/// Returns the fiches a fiche is linked with: none to three, and each of them is linked back.
fn liens(index: usize, options: &Options) -> Vec<usize> {
    let neighbours = [1, 16, 256].map(|bit| index ^ bit);
    let linked = |other: &usize| {
        let pair = (index.min(*other) * 1_000_003 + index.max(*other)) as u64;
        *other < options.fiches && Random(options.seed ^ pair).chance(50)
    };
    neighbours.into_iter().filter(linked).collect()
}

/// The file of the plan itself.
fn plan() -> String {
    let axes = AXES.iter().enumerate().map(|(index, axe)| format!("  \"{}\": {axe}\n", index + 1));
    String::from(
        "# Plan fictif, écrit par benches/corpus.rs\nnom: Plan climat du Val-Fictif\ncollectivite: CC du Val-Fictif\n\
         siren: \"123456782\"\nlangue: fr\nadopte_le: 2023-01-20\naxes:\n",
    ) + &axes.collect::<String>()
}

/// A fiche being written.
struct Page {
    text: String,
    lines: usize,
    random: Random,
    /// The errors still to be made.
    wanted: Vec<Kind>,
    /// The errors made, and their lines.
    errors: Vec<(usize, Kind)>,
}

impl Page {
    fn line(&mut self, line: impl AsRef<str>) {
        self.text.push_str(line.as_ref());
        self.text.push('\n');
        self.lines += 1;
    }

    /// Writes a line that has, sometimes, a comment behind it.
    fn commented(&mut self, line: impl AsRef<str>, percent: usize, comment: &str) {
        let comment = if self.random.chance(percent) { comment } else { "" };
        self.line(format!("{}{comment}", line.as_ref()));
    }

    fn blank(&mut self, percent: usize) {
        if self.random.chance(percent) {
            self.line("");
        }
    }

    /// Tells whether the next line is to hold an error of this kind.
    fn errs(&mut self, kind: Kind) -> bool {
        let errs = self.wanted.contains(&kind);
        if errs {
            self.errors.push((self.lines + 1, kind));
        }
        errs
    }

    /// Returns a text in one of the styles people use, always correct.
    fn quoted(&mut self, text: &str) -> String {
        let is_plain = !text.contains(": ") && !text.contains(" #") && text.starts_with(char::is_alphabetic);
        match self.random.below(100) {
            0..70 if is_plain => text.to_owned(),
            0..85 if !text.contains('\'') => format!("'{text}'"),
            _ => format!("\"{text}\""),
        }
    }

    /// Writes a list of words, on one line or on several.
    fn words(&mut self, key: &str, words: &[&&str]) {
        if self.random.chance(50) {
            let words: Vec<&str> = words.iter().map(|word| **word).collect();
            self.line(format!("{key}: [{}]", words.join(", ")));
        } else {
            self.line(format!("{key}:"));
            for word in words {
                self.line(format!("  - {word}"));
            }
        }
    }

    /// Writes a list of texts, its dashes under the key or to its right.
    fn texts(&mut self, key: &str, texts: &[&&str]) {
        self.line(format!("{key}:"));
        let indent = if self.random.chance(30) { "" } else { "  " };
        for text in texts {
            let text = self.quoted(text);
            self.line(format!("{indent}- {text}"));
        }
    }

    /// Writes the lines of a text, indented and at most `width` characters long.
    fn folded(&mut self, text: &str, width: usize) {
        let mut line = String::from(" ");
        for word in text.split(' ') {
            if line.chars().count() + 1 + word.chars().count() > width {
                self.line(&line);
                line = String::from(" ");
            }
            line.push(' ');
            line.push_str(word);
        }
        self.line(line);
    }
}

/// Where a fiche stands today: its statut, and the months of its calendar.
struct Situation {
    statut: &'static str,
    motif: Option<&'static str>,
    debut: usize,
    fin: usize,
}

impl Situation {
    /// Makes up a situation in which nothing is late.
    fn draw(random: &mut Random) -> Self {
        let statut = *random.pick(STATUTS);
        let (debut, fin) = match statut {
            "a-venir" | "a-discuter" => (random.between(31, 40), random.between(49, 70)),
            "realise" => (random.between(1, 9), random.between(18, 26)),
            _ => (random.between(1, 20), random.between(34, 70)),
        };
        let motif = matches!(statut, "en-pause" | "bloque" | "abandonne").then(|| *random.pick(MOTIFS));
        Self { statut, motif, debut, fin }
    }
}

fn month(month: usize) -> String {
    format!("{}-{:02}", 2023 + month / 12, month % 12 + 1)
}

/// Writes one fiche.
fn fiche(index: usize, options: &Options, wanted: Vec<Kind>) -> Page {
    let random = Random(options.seed.wrapping_mul(0x9e37_79b9).wrapping_add(index as u64));
    let mut page = Page { text: String::with_capacity(4096), lines: 0, random, wanted, errors: Vec::new() };
    let numero = numero(index);
    let situation = Situation::draw(&mut page.random);

    if page.random.chance(60) {
        let (day, month) = (page.random.between(1, 28), page.random.between(1, 5));
        page.line(format!("# Fiche action {numero} — PCAET (relue en réunion du {day:02}/{month:02}/2025)"));
    }
    page.line(format!("numero: \"{numero}\""));
    let titre = page.quoted(&titre(index));
    page.line(format!("titre: {titre}"));
    let (day, month) = (page.random.between(1, 28), page.random.between(1, 5));
    let auteur = page.random.pick(GENS).1;
    page.line(format!("publication: {{date: 2025-{month:02}-{day:02}, auteur: {auteur}}}"));
    let statut = if page.errs(Kind::Statut) { "encours" } else { situation.statut };
    page.commented(
        format!("statut: {statut}"),
        40,
        "   # a-venir | en-cours | realise | en-pause | abandonne",
    );
    if let Some(motif) = situation.motif {
        let motif = page.quoted(motif);
        page.line(format!("statut_motif: {motif}"));
    }
    let priorite = page.random.pick(&["haute", "moyenne", "basse"]);
    page.line(format!("priorite: {priorite}"));
    page.line("echelle: CC du Val-Fictif");
    page.blank(50);

    let block = if page.random.chance(70) { "|" } else { "|-" };
    page.line(format!("constat: {block}"));
    let count = page.random.between(3, 6);
    for (place, phrase) in page.random.sample(PHRASES, count).into_iter().enumerate() {
        if place > 0 {
            page.blank(30);
        }
        page.folded(phrase, 98);
    }
    let count = page.random.between(2, 4);
    let objectifs = page.random.sample(OBJECTIFS, count);
    page.texts("objectifs", &objectifs);
    page.blank(50);
    calendrier(&mut page, &situation);
    let count = page.random.between(2, 4);
    let perimetres = page.random.sample(PERIMETRES, count);
    page.words("perimetres", &perimetres);
    page.line(format!("secteurs: [{}]", SECTEURS[index % SECTEURS.len()]));
    // By turns too, so that ten fiches cover the nine domains of the law.
    page.line(format!("domaines: [{}]", index % 9 + 1));
    let count = page.random.between(1, 3);
    let publics = page.random.sample(PUBLICS, count);
    page.words("publics", &publics);

    page.line("description: >-");
    let count = page.random.between(3, 5);
    let phrases: Vec<&str> = page.random.sample(PHRASES, count).into_iter().copied().collect();
    page.folded(&phrases.join(" "), 94);
    etapes(&mut page, &situation);
    relations(&mut page, &liens(index, options));
    budget(&mut page);
    page.blank(50);
    indicateurs(&mut page);
    page
}

fn calendrier(page: &mut Page, situation: &Situation) {
    page.line("calendrier:");
    let day = if page.random.chance(60) { "-01" } else { "" };
    page.line(format!("  debut: {}{day}", month(situation.debut)));
    if page.errs(Kind::Date) {
        page.line("  fin_estimee: 2026-13-01");
    } else {
        let day = page.random.between(16, 28);
        let day = if page.random.chance(75) { format!("-{day}") } else { String::new() };
        page.line(format!("  fin_estimee: {}{day}", month(situation.fin)));
    }
    if situation.statut == "realise" {
        page.line(format!("  fin_effective: {}", month(situation.fin + 1)));
    } else {
        let nothing = page.random.pick(&["", " ~", " null"]);
        page.commented(format!("  fin_effective:{nothing}"), 30, "  # n.c.");
    }
}

fn etapes(page: &mut Page, situation: &Situation) {
    page.line("etapes:");
    let count = page.random.between(2, 4);
    for (place, nom) in page.random.sample(ETAPES, count).into_iter().enumerate() {
        let nom = page.quoted(nom);
        page.line(format!("  - nom: {nom}"));
        let echeance = situation.debut + (situation.fin - situation.debut) * (place + 1) / (count + 1);
        let day = if page.random.chance(70) { "-15" } else { "" };
        page.line(format!("    echeance: {}{day}", month(echeance)));
        if echeance < THIS_MONTH {
            let realisee = if page.random.chance(80) { month(echeance) + "-10" } else { "oui".into() };
            page.commented(format!("    realisee: {realisee}"), 50, "  # validé en COPIL");
        } else if page.random.chance(30) {
            page.line("    realisee: non");
        }
    }
}

/// Writes what ties the fiche to others: links, impacts, people.
fn relations(page: &mut Page, liens: &[usize]) {
    let errs = page.wanted.contains(&Kind::Lien);
    page.line(if liens.is_empty() && !errs { "liens: []" } else { "liens:" });
    for lien in liens {
        let titre = page.quoted(&titre(*lien));
        page.line(format!("  - action: \"{}\"", numero(*lien)));
        page.line(format!("    titre: {titre}"));
    }
    if page.errs(Kind::Lien) {
        page.line("  - action: \"13.999999\"");
        page.line("    titre: Mutualiser les moyens d’animation");
    }
    let [energie, ges, air] = [(); 3].map(|()| page.random.between(0, 3));
    let ges = if page.errs(Kind::Impact) { 7 } else { ges };
    page.line(format!("impacts: {{energie: {energie}, ges: {ges}, air: {air}}}"));
    let elu = page.random.pick(GENS).0;
    let elu = if page.random.chance(50) { "" } else { elu };
    page.line(format!("elus: [{elu}]"));
    page.line("coordinateurs: [CCVF, CCI, GEVF]");
    let count = page.random.between(2, 5);
    let partenaires = page.random.sample(PARTENAIRES, count);
    page.texts("partenaires", &partenaires);
    let (nom, identifiant) = page.random.pick(GENS);
    page.line(format!("responsables: [{{nom: {nom}, identifiant: {identifiant}}}]"));
}

fn budget(page: &mut Page) {
    page.line("budget:");
    let montant = page.random.pick(&[4_500, 12_000, 38_500, 125_000, 1_250_000]);
    page.commented(format!("  montant: {montant}"), 40, "   # délibération de mars");
    page.line("  taxe: ht");
    let commentaire = page.quoted("Coût pris en charge par la convention triennale CCI / ADEME");
    page.line(format!("  commentaire: {commentaire}"));
}

fn indicateurs(page: &mut Page) {
    page.line("indicateurs:");
    // The first one has a maximum that a value can exceed.
    let (bounded, others) = INDICATEURS.split_at(5);
    let first = page.random.pick(bounded);
    let count = page.random.between(1, 2);
    let left: Vec<&Indicateur> =
        bounded.iter().chain(others).filter(|indicateur| indicateur.id != first.id).collect();
    let others = page.random.sample(&left, count);
    let errs = page.wanted.contains(&Kind::Valeur);
    indicateur(page, first, errs);
    for next in others {
        indicateur(page, next, false);
    }
}

fn indicateur(page: &mut Page, indicateur: &Indicateur, errs: bool) {
    let Indicateur { id, nom, unite, top, is_bounded } = *indicateur;
    page.line(format!("  - id: {id}"));
    let nom = page.quoted(nom);
    page.line(format!("    nom: {nom}"));
    let first_year = page.random.between(2020, 2022);
    if top == 0 {
        page.line("    modalites: {0: non, 1: oui}");
        page.line("    minimum: non");
        page.line("    maximum: oui");
        page.line("    seuil:");
        page.line("    cibles: {2027: oui}");
        page.line("    valeurs:");
        let since = page.random.between(2022, 2026);
        (first_year..=LAST_YEAR).for_each(|year| {
            page.line(format!("      {year}: {}", if year < since { "non" } else { "oui" }));
        });
        return;
    }
    page.line(format!("    unite: \"{unite}\""));
    page.line("    sens: hausse");
    page.line("    minimum: 0");
    let nothing = *page.random.pick(&["", " ~"]);
    page.line(if is_bounded { format!("    maximum: {top}") } else { format!("    maximum:{nothing}") });
    let seuil = if page.random.chance(40) { format!(" {}", top / 20) } else { nothing.to_owned() };
    page.commented(format!("    seuil:{seuil}"), 30, "  # sous lequel on s’alarme");
    page.line(format!("    cibles: {{2026: {}, 2030: {}}}", top * 3 / 4, top * 9 / 10));
    page.line("    valeurs:");
    // In hundredths, and rising from year to year: at most 60 % of the maximum after five years.
    let mut valeur = page.random.between(top * 8, top * 20);
    for year in first_year..=LAST_YEAR {
        valeur += page.random.below(top * 8);
        let is_whole = page.random.chance(60);
        let written = match (valeur / 100, valeur % 100) {
            _ if errs && year == LAST_YEAR => (top * 10).to_string(),
            (whole, 0) => whole.to_string(),
            (whole, _) if is_whole => {
                // Rounded up, so that no value is below the one before.
                valeur = (whole + 1) * 100;
                (whole + 1).to_string()
            }
            (whole, hundredths) => format!("{whole}.{hundredths:02}").trim_end_matches('0').to_owned(),
        };
        if errs && year == LAST_YEAR {
            page.errs(Kind::Valeur);
        }
        if page.random.chance(25) {
            page.line(format!("      {year}: {{valeur: {written}, commentaire: provisoire}}"));
        } else {
            page.commented(format!("      {year}: {written}"), 20, "  # source : relevé annuel");
        }
    }
}

/// Numbers that look drawn by lot and are the same every time (splitmix64).
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % end.max(1) as u64).unwrap_or_default()
    }

    fn between(&mut self, first: usize, last: usize) -> usize {
        first + self.below(last + 1 - first)
    }

    fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    fn pick<'t, T>(&mut self, table: &'t [T]) -> &'t T {
        &table[self.below(table.len())]
    }

    /// Draws `count` different items.
    fn sample<'t, T>(&mut self, table: &'t [T], count: usize) -> Vec<&'t T> {
        let mut items: Vec<&T> = table.iter().collect();
        for place in 0..count {
            let other = self.between(place, items.len() - 1);
            items.swap(place, other);
        }
        items.truncate(count);
        items
    }
}

/// An indicator to draw; one without a top has modalités.
struct Indicateur {
    id: &'static str,
    nom: &'static str,
    unite: &'static str,
    top: usize,
    is_bounded: bool,
}

const fn measured(id: &'static str, nom: &'static str, unite: &'static str, top: usize) -> Indicateur {
    Indicateur { id, nom, unite, top, is_bounded: true }
}

static INDICATEURS: &[Indicateur] = &[
    measured("part-renouvelable", "Part d’énergie renouvelable dans la consommation", "%", 100),
    measured("energie-epargnee", "Énergie finale épargnée par an", "MWh/an", 50_000),
    measured("ges-evites", "Émissions de GES évitées", "tCO2e", 20_000),
    measured("logements-renoves", "Logements rénovés au niveau BBC", "logements", 5_000),
    measured("voies-cyclables", "Linéaire de voies cyclables ouvertes", "km", 300),
    Indicateur {
        is_bounded: false,
        ..measured("agents-formes", "Agents formés dans l’année", "personnes", 2_000)
    },
    Indicateur {
        is_bounded: false,
        ..measured("structures-engagees", "Nombre de structures engagées", "nombre", 400)
    },
    measured("demarche-lancee", "Lancement effectif de la démarche", "", 0),
];

static AXES: &[&str] = &[
    "Sobriété et efficacité énergétiques",
    "Mobilités et déplacements",
    "Habitat et urbanisme",
    "Économie locale et circulaire",
    "Agriculture et alimentation",
    "Énergies renouvelables",
    "Qualité de l’air",
    "Eau, forêts et biodiversité",
    "Exemplarité des collectivités",
    "Animation et gouvernance",
];
static STATUTS: &[&str] =
    &["a-venir", "a-discuter", "en-cours", "en-cours", "realise", "en-pause", "bloque", "abandonne"];
static MOTIFS: &[&str] = &[
    "En attente de l’accord du financeur",
    "Poste d’animation vacant depuis l’automne",
    "Le marché a été déclaré sans suite : une relance est étudiée",
];
static PERIMETRES: &[&str] = &["energie", "ges", "air", "enr", "adaptation"];
static SECTEURS: &[&str] = &[
    "residentiel",
    "tertiaire",
    "transport-routier",
    "autres-transports",
    "agriculture",
    "dechets",
    "industrie",
    "energie",
];
static PUBLICS: &[&str] = &["Habitants", "Entreprises", "Agriculteurs", "Scolaires", "Agents publics"];
static PARTENAIRES: &[&str] = &[
    "Communes membres",
    "Entreprises du territoire",
    "ADEME",
    "Conseil départemental",
    "Région",
    "Parc naturel régional",
    "Bailleurs sociaux",
    "Chambre d’agriculture",
    "Associations de riverains",
    "Syndicat d’énergie",
];
/// The people of the example plan.
static GENS: &[(&str, &str)] = &[
    ("Maëlle Quériou", "mqueriou"),
    ("Rodolphe Vasquier", "rvasquier"),
    ("Inès Talhouarn", "italhouarn"),
    ("Karim Belhadri", "kbelhadri"),
    ("Ludivine Aubertot", "laubertot"),
    ("Thibault Roncière", "tronciere"),
];
static VERBES: &[&str] = &[
    "Lancer",
    "Déployer",
    "Accompagner",
    "Organiser",
    "Développer",
    "Animer",
    "Soutenir",
    "Étendre",
    "Mettre en œuvre",
    "Expérimenter",
    "Financer",
    "Évaluer",
];
static OBJETS: &[&str] = &[
    "une démarche d’écologie industrielle",
    "un maillage de bornes de recharge",
    "la rénovation thermique des bâtiments",
    "les tiers-lieux et le « télétravail »",
    "un schéma directeur des mobilités actives",
    "la filière bois-énergie",
    "la méthanisation à la ferme",
    "un cadastre solaire des toitures",
    "une restauration collective locale",
    "l’extinction nocturne de l’éclairage public",
    "la végétalisation des cours d’école",
    "le covoiturage domicile-travail",
    "un plan de sobriété numérique",
    "la réduction des déchets ménagers",
    "un observatoire de la qualité de l’air",
    "la plantation de haies bocagères",
];
static LIEUX: &[&str] = &[
    "dans les parcs d’activités de",
    "avec les artisans de",
    "dans les écoles de",
    "sur les zones commerciales de",
    "dans les bâtiments publics de",
    "le long de la vallée à",
    "auprès des bailleurs de",
    "avec les agriculteurs de",
    "dans le centre-bourg de",
    "autour de la gare de",
];
#[rustfmt::skip]
static COMMUNES: &[&str] = &[
    "Villebrume", "Sainte-Aure", "Les Ormeaux", "Montfroid", "Clairvaux-le-Bas", "Brévannes", "Champrond", "Aubrac-sur-Orge",
    "La Ferté-Haute", "Marolles", "Saint-Éloy", "Vaux-le-Duc", "Hautefeuille", "Nérondes", "Pont-Mélin", "Roinval",
    "Longueforêt", "Échaumes", "Bois-Guérin", "Cormeray", "Dampoux", "Fontvieille", "Grandlieu", "L’Isle-Verte",
    "Jouarre", "Kervran", "Lussac", "Mézidon", "Noirlac", "Orvilliers", "Plessis-Rond", "Quincy-Bas",
    "Richarville", "Sermaise", "Tigery-Neuf", "Ursines", "Val-Saint-Cyr", "Wissous-Haut", "Yvette", "Zuydène",
];
static ETAPES: &[&str] = &[
    "Montage du projet",
    "Repérage des synergies",
    "Réalisation des premières opérations",
    "Bilan public et évaluation",
    "Étude de faisabilité",
    "Consultation des acteurs",
    "Phase 2 : extension aux communes voisines",
];
static OBJECTIFS: &[&str] = &[
    "Limiter l’empreinte écologique des activités du territoire",
    "Réduire d’un quart le volume de déchets produits",
    "Aider les entreprises : moins de charges, moins de pertes",
    "Diminuer de 40 % les émissions de gaz à effet de serre d’ici 2030",
    "Porter à 32 % la part des énergies renouvelables",
    "Améliorer la qualité de l’air (PM2,5 et NO2)",
    "Rénover 150 logements chaque année",
];
static PHRASES: &[&str] = &[
    "La démarche vise à optimiser les flux de matières et d’énergie du territoire en quantifiant, en coopérant et en mutualisant les moyens.",
    "Les parcs d’activités de l’intercommunalité se prêtent bien à cette expérimentation.",
    "Elle prolonge une coopération déjà engagée avec l’association des entrepreneurs et la chambre de commerce.",
    "Le diagnostic de 2019 évalue la consommation du secteur à 412 GWh, dont 61 % d’origine fossile.",
    "Il s’agit de faire se rencontrer les ressources qui « sortent » des uns et celles qui entrent chez les autres.",
    "Les communes de moins de 2 000 habitants manquent d’ingénierie : un appui mutualisé leur est proposé.",
    "Le comité de pilotage (COPIL) se réunit deux fois par an, avant une présentation en conseil communautaire.",
    "Les données proviennent des factures d’énergie, complétées par des relevés à l’année N+1.",
    "Un retour d’expérience a été publié par l’ADEME ; il souligne le rôle de l’animation locale.",
    "Le coût est porté par une convention triennale, sous réserve du vote annuel du budget.",
    "L’action contribue à l’adaptation au changement climatique : ombre, infiltration, confort d’été.",
    "Les ménages modestes sont prioritaires ; leur reste à charge ne dépasse pas 10 %.",
];
