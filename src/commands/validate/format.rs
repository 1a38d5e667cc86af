//! The forms of a validation, and where each goes.

use std::ffi::OsStr;
use std::path::PathBuf;

use clap::ValueEnum;
use clap::builder::{EnumValueParser, PossibleValue, TypedValueParser};

use crate::obstacle::Obstacle;

/// The form of a validation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    Human,
    Concise,
    Json,
    Github,
    Gitlab,
    Sarif,
    Junit,
    Markdown,
}

impl Format {
    fn key(self) -> String {
        self.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default()
    }
}

/// A form, and the file it goes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Output {
    /// The form.
    pub format: Format,
    /// The file; `None` for stdout.
    pub file: Option<PathBuf>,
}

/// Reads `sarif` or `sarif=out.sarif`.
#[derive(Debug, Clone, Copy)]
pub struct OutputParser;

impl TypedValueParser for OutputParser {
    type Value = Output;

    fn parse_ref(
        &self,
        command: &clap::Command,
        argument: Option<&clap::Arg>,
        value: &OsStr,
    ) -> Result<Output, clap::Error> {
        let text = value.to_string_lossy();
        let (name, file) = match text.split_once('=') {
            Some((name, file)) if !file.is_empty() => (name, Some(PathBuf::from(file))),
            _ => (&*text, None),
        };
        let format = EnumValueParser::<Format>::new().parse_ref(command, argument, OsStr::new(name))?;
        Ok(Output { format, file })
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(Format::value_variants().iter().filter_map(ValueEnum::to_possible_value)))
    }
}

/// Returns what is to be written, and makes sure that stdout is given one answer at most.
pub fn outputs(asked: &[Output], json: bool, statistics: bool) -> Result<Vec<Output>, Obstacle> {
    let mut outputs = asked.to_vec();
    let on_stdout = |format| Output { format, file: None };
    if json && !outputs.contains(&on_stdout(Format::Json)) {
        outputs.push(on_stdout(Format::Json));
    }
    if outputs.is_empty() {
        outputs.push(on_stdout(Format::Human));
    }
    let spoken = outputs.iter().filter(|output| output.file.is_none());
    let formats: Vec<String> = spoken.map(|output| output.format.key()).collect();
    if formats.len() > 1 {
        return Err(Obstacle::TwoAnswers { formats });
    }
    let counts = |format| matches!(format, Format::Human | Format::Concise | Format::Json);
    match outputs.iter().find(|output| statistics && !counts(output.format)) {
        Some(output) => Err(Obstacle::NoStatistics { format: output.format.key() }),
        None => Ok(outputs),
    }
}
