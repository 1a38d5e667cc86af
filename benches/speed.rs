//! How fast `pcaet` is, as ratios: against reading the bytes and against `serde_yaml`, side by side in one run.
//!
//! ```text
//! cargo bench                                          the whole table
//! cargo bench -- --fiches 1000 --errors 10 --rounds 3  a smaller plan
//! cargo bench -- corpus DIR --findings 5               only writes a plan, with expected.jsonl
//! ```

mod corpus;
mod structs;

use std::ffi::OsStr;
use std::fmt::Write as _;
use std::fs;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::slice;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use rayon::prelude::*;
use tempfile::TempDir;

use pcaet::workspace::carry_out;
use pcaet::yaml::{Change, Data, Route};

use corpus::{Corpus, Options, TODAY};
use structs::{Fiche, Indicateur, Valeur};

/// How many threads read and parse.
const THREADS: usize = 2;
/// The fiches of the plan whose instructions are counted.
const COUNTED: usize = 200;

/// The rows of a table.
const ROWS: usize = 2000;

/// What is asked on the command line.
struct Ask {
    words: Vec<String>,
    fiches: usize,
    errors: Option<usize>,
    findings: usize,
    rounds: usize,
}

fn main() -> Result<()> {
    let ask = Ask::parse()?;
    match ask.words.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [] => measure(&ask),
        ["corpus", folder] => write_corpus(Path::new(folder), &ask),
        // What callgrind is to count: reading and parsing, nothing else.
        ["serde-parse", folder] => yaml_files(Path::new(folder))?.iter().try_for_each(|path| parse(path)),
        _ => bail!("usage: speed [corpus DIR] [--fiches N] [--errors N] [--findings N] [--rounds N]"),
    }
}

impl Ask {
    fn parse() -> Result<Self> {
        let mut ask = Self { words: Vec::new(), fiches: 10_000, errors: None, findings: 0, rounds: 7 };
        let mut arguments = std::env::args().skip(1);
        while let Some(argument) = arguments.next() {
            let mut number = || {
                let value = arguments.next().with_context(|| format!("{argument} takes a number"))?;
                value.parse().with_context(|| format!("{argument} {value}"))
            };
            match argument.as_str() {
                "--bench" => {} // from cargo
                "--fiches" => ask.fiches = number()?,
                "--errors" => ask.errors = Some(number()?),
                "--findings" => ask.findings = number()?,
                "--rounds" => ask.rounds = number()?,
                option if option.starts_with('-') => bail!("{option} is not an option"),
                _ => ask.words.push(argument),
            }
        }
        Ok(ask)
    }

    /// One fiche in a hundred has an error, unless it is said otherwise.
    fn options(&self, fiches: usize) -> Options {
        Options { fiches, errors: self.errors.unwrap_or(fiches / 100), ..Options::default() }
    }
}

/// Writes a plan to play with, and where its errors are.
fn write_corpus(folder: &Path, ask: &Ask) -> Result<()> {
    let options = Options {
        errors: ask.errors.unwrap_or_default(),
        findings_per_fiche: ask.findings,
        ..ask.options(ask.fiches)
    };
    let Corpus { bytes, expected } = corpus::write(folder, &options)?;
    let mut lines = String::new();
    for error in &expected {
        writeln!(lines, "{}", serde_json::to_string(error)?)?;
    }
    fs::write(folder.join("expected.jsonl"), lines)?;
    println!(
        "{} fiches, {bytes} bytes, {} errors; judge them with --today {TODAY}",
        ask.fiches,
        expected.len()
    );
    Ok(())
}

/// A plan written for the time of the run.
struct Plan {
    folder: TempDir,
    bytes: usize,
}

impl Plan {
    fn write(options: &Options) -> Result<Self> {
        let folder = TempDir::new()?;
        let bytes = corpus::write(folder.path(), options)?.bytes;
        Ok(Self { folder, bytes })
    }

    /// A run of `pcaet` in this plan.
    fn pcaet(&self, arguments: &[impl AsRef<OsStr>]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_pcaet"));
        command.arg("-C").arg(self.folder.path()).args(arguments).env("PCAET_TODAY", TODAY);
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        command
    }

    /// Tells whether a command is there: it does something, and says it.
    fn answers(&self, arguments: &[impl AsRef<OsStr>]) -> Result<bool> {
        let output = self.pcaet(arguments).stdout(Stdio::piped()).output()?;
        Ok(matches!(output.status.code(), Some(0 | 1)) && !output.stdout.is_empty())
    }
}

fn measure(ask: &Ask) -> Result<()> {
    rayon::ThreadPoolBuilder::new().num_threads(THREADS).build_global()?;
    let plan = Plan::write(&ask.options(ask.fiches))?;
    let small = Plan::write(&ask.options(10))?;
    let Options { fiches, errors, .. } = ask.options(ask.fiches);
    println!(
        "{fiches} fiches, {} kB, {errors} with an error; {THREADS} threads, median of {} interleaved rounds\n",
        plan.bytes / 1000,
        ask.rounds
    );
    whole_plan(&plan, ask)?;
    println!();
    one_fiche(&small, &plan, ask)?;
    println!();
    tables(ask)?;
    println!();
    memory(&plan)?;
    println!();
    history(&plan, ask)?;
    println!();
    instructions(ask)
}

/// Something to time.
struct Row<'r> {
    name: &'static str,
    /// Nothing for a command that is not there yet.
    run: Option<Box<dyn FnMut() -> Result<()> + 'r>>,
    times: Vec<Duration>,
}

impl<'r> Row<'r> {
    fn new(name: &'static str, run: impl FnMut() -> Result<()> + 'r) -> Self {
        Self { name, run: Some(Box::new(run)), times: Vec::new() }
    }

    /// A row for `pcaet` with these arguments, if it answers to them.
    fn pcaet(name: &'static str, plan: &'r Plan, arguments: &'r [impl AsRef<OsStr>]) -> Result<Self> {
        let mut row = Self::new(name, || Ok(plan.pcaet(arguments).status().map(drop)?));
        if !plan.answers(arguments)? {
            row.run = None;
        }
        Ok(row)
    }

    fn median(&mut self) -> Option<Duration> {
        self.times.sort_unstable();
        self.times.get(self.times.len() / 2).copied()
    }
}

/// Runs all rows in turn, so that what slows the machine down slows all of them.
fn time(rows: &mut [Row<'_>], rounds: usize) -> Result<()> {
    // The first round fills the system's cache and does not count.
    for round in 0..=rounds {
        for row in &mut *rows {
            let Some(run) = &mut row.run else { continue };
            let start = Instant::now();
            run()?;
            let elapsed = start.elapsed();
            if round > 0 {
                row.times.push(elapsed);
            }
        }
    }
    Ok(())
}

fn print(cells: &[&str]) {
    let (name, cells) = cells.split_first().unwrap_or((&"", &[]));
    print!("{name:<36}");
    for cell in cells {
        print!("{cell:>16}");
    }
    println!();
}

/// The whole plan: bytes, `serde_yaml`, `validate`.
fn whole_plan(plan: &Plan, ask: &Ask) -> Result<()> {
    let actions = plan.folder.path().join("actions");
    let five = Plan::write(&Options { findings_per_fiche: 5, ..ask.options(ask.fiches) })?;
    let mut rows = [
        Row::new("the bytes alone", || {
            let sizes =
                yaml_files(&actions)?.into_par_iter().map(|path| fs::read(path).map(|bytes| bytes.len()));
            black_box(sizes.sum::<std::io::Result<usize>>()?);
            Ok(())
        }),
        Row::new("serde_yaml into plain structs", || {
            yaml_files(&actions)?.par_iter().try_for_each(|path| parse(path))
        }),
        Row::pcaet("pcaet validate", plan, &["validate"])?,
        Row::pcaet("pcaet status", plan, &["status"])?,
        Row::pcaet("pcaet summary", plan, &["summary"])?,
        Row::pcaet("pcaet export jsonl", plan, &["export", "jsonl"])?,
        Row::pcaet("  five findings a fiche, concise", &five, &["validate", "--format", "concise"])?,
    ];
    time(&mut rows, ask.rounds)?;
    print(&["the whole plan", "ms", "× the bytes", "× serde_yaml", "× validate"]);
    let units = [0, 1, 2].map(|place| rows[place].median().unwrap_or_default());
    for row in &mut rows {
        match row.median() {
            Some(median) => {
                let [bytes, serde, validate] = units.map(|unit| ratio(median, unit));
                print(&[row.name, &milliseconds(median), &bytes, &serde, &validate]);
            }
            None => print(&[row.name, "not yet"]),
        }
    }
    Ok(())
}

/// What changed since the last commit but one, in which twenty fiches did.
fn history(plan: &Plan, ask: &Ask) -> Result<()> {
    let actions = plan.folder.path().join("actions");
    let git = |words: &[&str]| -> Result<()> {
        let identity = ["-c", "user.name=bench", "-c", "user.email=bench@example.org"];
        let mut command = Command::new("git");
        command.arg("-C").arg(plan.folder.path()).args(identity).args(words).stdout(Stdio::null());
        if command.status()?.success() { Ok(()) } else { bail!("git {words:?}") }
    };
    git(&["init", "-q"])?;
    git(&["add", "-A"])?;
    git(&["commit", "-qm", "before"])?;
    for path in yaml_files(&actions)?.iter().filter(|path| !path.ends_with("plan.yaml")).take(20) {
        let text = fs::read_to_string(path)?;
        fs::write(path, format!("{text}x-bench: changed\n"))?;
    }
    git(&["commit", "-qam", "after"])?;
    let mut rows = [
        Row::pcaet("pcaet diff HEAD~1, 20 fiches", plan, &["diff", "HEAD~1"])?,
        Row::pcaet("pcaet status --as-of HEAD~1", plan, &["status", "--as-of", "HEAD~1"])?,
        Row::pcaet("pcaet status", plan, &["status"])?,
    ];
    time(&mut rows, ask.rounds)?;
    print(&["what git keeps", "ms"]);
    for row in &mut rows {
        print(&[row.name, &row.median().map_or_else(|| "not yet".to_owned(), milliseconds)]);
    }
    Ok(())
}

/// Workbooks of as many rows as a large plan has, of new fiches and of changes, against `validate` of those fiches.
fn tables(ask: &Ask) -> Result<()> {
    let plan = Plan::write(&Options { fiches: ROWS, ..Options::default() })?;
    let folder = plan.folder.path();
    let known: Vec<String> = yaml_files(&folder.join("actions"))?
        .iter()
        .filter_map(|path| Some(path.file_stem()?.to_str()?.to_owned()))
        .collect();
    let new: Vec<String> = (1..=ROWS).map(|rank| format!("N.{rank}")).collect();
    for (name, numeros, titre) in [
        ("one.xlsx", &known, "Un titre"),
        ("other.xlsx", &known, "Un autre"),
        ("new.xlsx", &new, "Un nouveau"),
    ] {
        let mut book = rust_xlsxwriter::Workbook::new();
        let sheet = book.add_worksheet();
        sheet.write_row(0, 0, ["N°", "Titre", "Date de fin", "Échelle", "Budget"])?;
        for (row, numero) in (1..).zip(numeros) {
            let titre = format!("{titre}, le {numero}");
            sheet.write_row(
                row,
                0,
                [numero, &titre, "31/12/2026", "Le territoire", "12 000 €"].map(String::from),
            )?;
        }
        book.save(folder.join(name))?;
    }
    let plan = &plan;
    let mut change =
        Row::pcaet("pcaet import xlsx, 2,000 changed", plan, &["import", "xlsx", "one.xlsx", "-n"])?;
    if change.run.is_some() {
        let mut turns = ["one.xlsx", "other.xlsx"].into_iter().cycle();
        change.run = Some(Box::new(move || {
            let name = turns.next().context("a cycle never ends")?;
            Ok(plan.pcaet(&["import", "xlsx", name]).status().map(drop)?)
        }));
    }
    let mut rows = [
        Row::pcaet("pcaet validate", plan, &["validate"])?,
        Row::pcaet("pcaet import xlsx, 2,000 new, -n", plan, &["import", "xlsx", "new.xlsx", "-n"])?,
        change,
    ];
    time(&mut rows, ask.rounds)?;
    print(&["a table of 2,000 rows", "ms", "× validate"]);
    let validate = rows[0].median().unwrap_or_default();
    for row in &mut rows {
        match row.median() {
            Some(median) => print(&[row.name, &milliseconds(median), &ratio(median, validate)]),
            None => print(&[row.name, "not yet"]),
        }
    }
    Ok(())
}

/// An edit of a field as `set` makes it, proved by both readers, without the files around it.
fn in_memory(plan: &Plan) -> Result<Row<'static>> {
    let text = fs::read_to_string(plan.folder.path().join("actions/4.5.yaml"))?;
    let change = Change::Set { route: Route::root().key("titre"), value: Data::text("Un autre titre") };
    Ok(Row::new("  an edit of it, in memory", move || {
        match carry_out("4.5", &text, slice::from_ref(&change)) {
            Ok(edited) => {
                black_box(edited);
                Ok(())
            }
            Err((_, obstacle)) => Err(obstacle.into()),
        }
    }))
}

/// One fiche, in a small plan and in a large one.
fn one_fiche(small: &Plan, large: &Plan, ask: &Ask) -> Result<()> {
    let (small_sets, large_sets) = (sets(small)?, sets(large)?);
    let mut rows = Vec::new();
    for (plan, [one, other]) in [(small, &small_sets), (large, &large_sets)] {
        rows.push(Row::pcaet("pcaet --version", plan, &["--version"])?);
        rows.push(Row::pcaet("pcaet show 4.5", plan, &["show", "4.5"])?);
        let mut row = Row::pcaet("pcaet indicator set 4.5", plan, one)?;
        if row.run.is_some() {
            let mut turns = [one, other].into_iter().cycle();
            row.run = Some(Box::new(move || {
                let arguments = turns.next().context("a cycle never ends")?;
                Ok(plan.pcaet(arguments).status().map(drop)?)
            }));
        }
        rows.push(row);
        rows.push(in_memory(plan)?);
    }
    time(&mut rows, ask.rounds * 5)?;
    print(&["one fiche, start-up included", "ms of 10", "ms of all", "all / 10"]);
    let (small, large) = rows.split_at_mut(4);
    for (small, large) in small.iter_mut().zip(large) {
        let row = small.name;
        match (small.median(), large.median()) {
            (Some(small), Some(large)) => {
                print(&[row, &milliseconds(small), &milliseconds(large), &ratio(large, small)]);
            }
            _ => print(&[row, "not yet"]),
        }
    }
    Ok(())
}

/// Returns two ways to set a value of 4.5: run in turn, each of them has something to write.
fn sets(plan: &Plan) -> Result<[Vec<String>; 2]> {
    let text = fs::read_to_string(plan.folder.path().join("actions/4.5.yaml"))
        .context("a plan of ten fiches or more has 4.5")?;
    let fiche: Fiche = serde_yaml::from_str(&text)?;
    let Indicateur { id, maximum: Some(Valeur::Nombre(maximum)), .. } = &fiche.indicateurs[0] else {
        bail!("the first indicator of a fiche is bounded")
    };
    Ok([1.0, 2.0].map(|less| {
        let set = format!("indicator set 4.5 {id} {} --period 2025", maximum - less);
        set.split(' ').map(str::to_owned).collect()
    }))
}

/// The most memory `validate` takes, against the size of the plan.
fn memory(plan: &Plan) -> Result<()> {
    print(&["memory at most", "MB", "× the text"]);
    let peak = if plan.answers(&["validate"])? { peak(plan.pcaet(&["validate"]))? } else { None };
    match peak {
        Some(peak) => {
            let hundredths = peak * 100 / plan.bytes.max(1);
            let ratio = format!("{}.{:02}", hundredths / 100, hundredths % 100);
            print(&["pcaet validate", &(peak / 1_000_000).to_string(), &ratio]);
        }
        None => print(&["pcaet validate", "not yet"]),
    }
    Ok(())
}

/// Runs a command and returns the most memory it had, in bytes, where the system tells.
fn peak(mut command: Command) -> Result<Option<usize>> {
    let mut child = command.spawn()?;
    let status = PathBuf::from(format!("/proc/{}/status", child.id()));
    let mut peak = None;
    while child.try_wait()?.is_none() {
        // The system keeps the highest mark itself; what is missed is what comes in the last half millisecond.
        if let Ok(said) = fs::read_to_string(&status)
            && let Some(line) = said.lines().find_map(|line| line.strip_prefix("VmHWM:"))
        {
            let kilobytes: Option<usize> = line.trim().trim_end_matches(" kB").parse().ok();
            peak = kilobytes.map(|kilobytes| kilobytes * 1024).max(peak);
        }
        thread::sleep(Duration::from_micros(500));
    }
    Ok(peak)
}

/// The steady figure: instructions a fiche, one thread, start-up taken off.
fn instructions(ask: &Ask) -> Result<()> {
    if Command::new("valgrind").arg("--version").stdout(Stdio::null()).status().is_err() {
        println!("instructions: needs valgrind");
        return Ok(());
    }
    let plan = Plan::write(&ask.options(COUNTED))?;
    let five = Plan::write(&Options { findings_per_fiche: 5, ..ask.options(COUNTED) })?;
    let alone = Plan::write(&ask.options(1))?;
    print(&["instructions a fiche, callgrind", "thousands", "× serde_yaml"]);
    let bench = std::env::current_exe()?;
    let serde = per_fiche([&plan, &alone].map(|plan| {
        let mut command = Command::new(&bench);
        command.arg("serde-parse").arg(plan.folder.path().join("actions"));
        command
    }))?;
    print(&["serde_yaml into plain structs", &thousands(serde), "1.00"]);
    for (name, plan, arguments) in [
        ("pcaet validate", &plan, &["validate"][..]),
        ("  five findings a fiche, concise", &five, &["validate", "--format", "concise"]),
    ] {
        if plan.answers(arguments)? {
            let ours = per_fiche([plan, &alone].map(|plan| plan.pcaet(arguments)))?;
            let hundredths = ours * 100 / serde.max(1);
            print(&[name, &thousands(ours), &format!("{}.{:02}", hundredths / 100, hundredths % 100)]);
        } else {
            print(&[name, "not yet"]);
        }
    }
    Ok(())
}

/// Returns the instructions that each fiche adds.
fn per_fiche([all, one]: [Command; 2]) -> Result<u64> {
    Ok(count(&all)?.saturating_sub(count(&one)?) / (COUNTED as u64 - 1))
}

/// Counts the instructions of a run.
fn count(command: &Command) -> Result<u64> {
    let folder = TempDir::new()?;
    let mut valgrind = Command::new("valgrind");
    valgrind.arg("--tool=callgrind").arg(format!("--callgrind-out-file={}/out", folder.path().display()));
    valgrind.arg(command.get_program()).args(command.get_args());
    valgrind.env("RAYON_NUM_THREADS", "1").env("PCAET_TODAY", TODAY);
    let said = valgrind.stdin(Stdio::null()).stdout(Stdio::null()).output()?.stderr;
    let said = String::from_utf8_lossy(&said);
    let collected = said.lines().find_map(|line| line.split_once("Collected : ")).map(|(_, count)| count);
    collected.and_then(|count| count.trim().parse().ok()).with_context(|| format!("callgrind said: {said}"))
}

fn yaml_files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.file_name().is_some_and(|name| name != "plan.yaml") {
            paths.push(path);
        }
    }
    Ok(paths)
}

/// Reads and parses one fiche as a program would that wants only the data.
fn parse(path: &Path) -> Result<()> {
    // In a plan with errors, serde says the first one of the fiche and is done.
    black_box(serde_yaml::from_str::<Fiche>(&fs::read_to_string(path)?).ok());
    Ok(())
}

fn milliseconds(duration: Duration) -> String {
    format!("{:.2}", duration.as_secs_f64() * 1000.0)
}

fn ratio(duration: Duration, unit: Duration) -> String {
    format!("{:.2}", duration.as_secs_f64() / unit.as_secs_f64())
}

fn thousands(count: u64) -> String {
    format!("{}.{}", count / 1000, count % 1000 / 100)
}
