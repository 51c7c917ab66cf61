//! What the command is told.

use std::path::PathBuf;

/// What to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Task {
    /// Hold so many programs.
    Hold(u64),
    /// Hold those of the checked-in corpus.
    Corpus,
    /// Print one.
    Show(u64),
}

/// The command's arguments.
#[derive(Debug, Clone)]
pub(crate) struct Arguments {
    pub(crate) task: Task,
    /// The seed of the first program; the others have the numbers behind it.
    pub(crate) seed: u64,
    /// Programs per build.
    pub(crate) batch: usize,
    /// Where the scratch project stays.
    pub(crate) keep: Option<PathBuf>,
    /// Whether what was found is made smaller.
    pub(crate) shrink: bool,
}

impl Arguments {
    pub(crate) fn parse(mut given: impl Iterator<Item = String>) -> Result<Self, String> {
        let mut found = Self { task: Task::Hold(250), seed: 1, batch: 250, keep: None, shrink: true };
        while let Some(option) = given.next() {
            if option == "--no-shrink" {
                found.shrink = false;
                continue;
            }
            if option == "--corpus" {
                found.task = Task::Corpus;
                continue;
            }
            let value = given.next().ok_or_else(|| format!("{option} needs a value"))?;
            let number = || value.parse::<u64>().map_err(|error| format!("{option} {value}: {error}"));
            match option.as_str() {
                "--programs" => found.task = Task::Hold(number()?),
                "--show" => found.task = Task::Show(number()?),
                "--seed" => found.seed = number()?,
                "--batch" => {
                    found.batch = usize::try_from(number()?.max(1)).map_err(|error| error.to_string())?;
                }
                "--keep" => found.keep = Some(value.into()),
                _ => return Err(format!("{option} is no option of this command")),
            }
        }
        Ok(found)
    }
}
