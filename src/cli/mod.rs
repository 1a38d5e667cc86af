//! The command line: what is typed, which command answers, and how it ends.

mod aide;
mod usage;

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{ArgAction, Args, CommandFactory, Parser, Subcommand, ValueEnum};

use crate::commands::{self, Context, Outcome};

/// A climate plan (PCAET) as text files: read it, check it, update it.
///
/// A PCAET is the climate plan of a French intercommunality: one YAML file an action (fiche), in a folder
/// actions/ tracked by git. pcaet reads them, checks them, and updates the values of their indicators
/// without touching the rest of the file.
///
/// Exit codes: 0 done · 1 bad answer · 2 usage · 3 input/output · 4 not found · 5 conflict
#[derive(Debug, Parser)]
#[command(name = "pcaet", version, disable_help_flag = true, disable_version_flag = true)]
#[command(disable_help_subcommand = true, subcommand_required = true, arg_required_else_help = true)]
#[command(subcommand_value_name = "COMMAND", max_term_width = 100)]
pub struct Cli {
    #[command(flatten)]
    global: Global,
    #[command(subcommand)]
    command: Command,
}

/// The options every command takes.
#[derive(Debug, Args)]
#[command(next_help_heading = "Global options")]
pub struct Global {
    /// Act as if started in this folder
    #[arg(short = 'C', long, global = true, value_name = "DIR")]
    pub dir: Option<PathBuf>,
    /// Answer in JSON, with all fields or these
    #[arg(long, global = true, value_name = "FIELD,…", num_args = 0..=1, require_equals = true)]
    #[arg(default_missing_value = "")]
    pub json: Option<String>,
    /// When to use colour
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub color: When,
    /// Language of the sentences
    #[arg(long, global = true, value_name = "LANG")]
    pub lang: Option<Lang>,
    /// The day that lateness and due dates depend on, instead of today
    #[arg(long, global = true, value_name = "DATE")]
    pub today: Option<String>,
    /// Say only what matters
    #[arg(short, long, global = true)]
    pub quiet: bool,
    /// Print help (“-h” sums it up)
    #[arg(short, long, global = true, action = ArgAction::Help)]
    help: Option<bool>,
    /// Print the version
    #[arg(short = 'V', long, action = ArgAction::Version)]
    version: Option<bool>,
}

/// When something is done that depends on the terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum When {
    Auto,
    Always,
    Never,
}

/// A language of the sentences.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Lang {
    Fr,
    En,
}

#[derive(Debug, Subcommand)]
enum Command {
    Show(commands::show::Args),
    List(commands::list::Args),
    Status(commands::status::Args),
    Summary(commands::summary::Args),
    Diff(commands::diff::Args),
    Log(commands::log::Args),
    Agenda(commands::agenda::Args),
    #[command(visible_alias = "check")]
    Validate(commands::validate::Args),
    Init(commands::init::Args),
    New(commands::new::Args),
    Edit(commands::edit::Args),
    Rename(commands::rename::Args),
    Fmt(commands::fmt::Args),
    Set(commands::set::Args),
    /// Read and update the indicators
    #[command(subcommand, visible_alias = "indicateur", subcommand_value_name = "COMMAND")]
    Indicator(commands::indicator::Command),
    /// Make and write fiches from what other programs publish or write
    #[command(subcommand, subcommand_value_name = "FORMAT")]
    Import(commands::import::Command),
    Export(commands::export::Args),
    MergeFile(commands::merge_file::Args),
    Explain(commands::explain::Args),
    /// Print the JSON Schema of a file or an answer
    ///
    /// JSON Schema 2020-12. An editor with the YAML language server checks and completes a file that begins with
    /// “# yaml-language-server: $schema=PATH”.
    #[command(subcommand, subcommand_value_name = "WHAT")]
    Schema(commands::schema::Command),
    Help(HelpArgs),
}

/// Print this help, or that of a command
#[derive(Debug, Args)]
struct HelpArgs {
    /// The command
    #[arg(value_name = "COMMAND")]
    subcommand: Vec<String>,
}

/// Answers a command line, and returns the exit code.
pub fn run(argv: impl IntoIterator<Item = OsString>) -> u8 {
    let argv: Vec<OsString> = argv.into_iter().collect();
    let cli = match Cli::try_parse_from(&argv) {
        Ok(cli) => cli,
        Err(error) => return usage::answer(&argv, &error),
    };
    let Cli { global, command } = cli;
    let context = match Context::new(&global, &argv) {
        Ok(context) => context,
        Err(error) => return usage::refuse(&argv, &error),
    };
    let done = match command {
        Command::Show(args) => commands::show::run(&args, &context),
        Command::List(args) => commands::list::run(&args, &context),
        Command::Diff(args) => commands::diff::run(&args, &context),
        Command::Log(args) => commands::log::run(&args, &context),
        Command::Summary(args) => commands::summary::run(&args, &context),
        Command::Agenda(args) => commands::agenda::run(&args, &context),
        Command::Status(args) => commands::status::run(&args, &context),
        Command::Validate(args) => commands::validate::run(&args, &context),
        Command::Init(args) => commands::init::run(&args, &context),
        Command::New(args) => commands::new::run(&args, &context),
        Command::Edit(args) => commands::edit::run(&args, &context),
        Command::Rename(args) => commands::rename::run(&args, &context),
        Command::Fmt(args) => commands::fmt::run(&args, &context),
        Command::Set(args) => commands::set::run(&args, &context),
        Command::Import(command) => commands::import::run(&command, &context),
        Command::Indicator(command) => commands::indicator::run(&command, &context),
        Command::Export(args) => commands::export::run(&args, &context),
        Command::MergeFile(args) => commands::merge_file::run(&args, &context),
        Command::Explain(args) => commands::explain::run(&args, &context),
        Command::Schema(command) => commands::schema::run(&command, &context),
        Command::Help(args) => return aide::print(&args.subcommand, context.catalogue()),
    };
    match done {
        Ok(Outcome::Done) => 0,
        Ok(Outcome::Findings) => 1,
        Err(error) => context.report(&error),
    }
}

/// Returns the whole command line as clap knows it, for the tests and documents made from it.
pub fn command() -> clap::Command {
    Cli::command()
}
