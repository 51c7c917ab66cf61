//! What the command is told.

use std::path::PathBuf;

use asap_runtime::BoxError;

/// The command's arguments.
#[derive(Debug, Clone)]
pub(crate) struct Arguments {
    pub(crate) seed: u64,
    pub(crate) kills: u64,
    /// Tasks at once.
    pub(crate) tasks: usize,
    pub(crate) workers: usize,
    /// So many leases lost in a row park a task, which is then put back.
    pub(crate) max_lost_leases: u32,
    /// A new file unless it is named.
    pub(crate) store: Option<String>,
    /// How its server is restarted, in the shell's words.
    pub(crate) restart: Option<String>,
    /// Where journal and store stay.
    pub(crate) keep: Option<PathBuf>,
}

impl Arguments {
    pub(crate) fn parse(mut given: impl Iterator<Item = String>) -> Result<Self, BoxError> {
        let mut found = Self {
            seed: 1,
            kills: 100,
            tasks: 8,
            workers: 4,
            max_lost_leases: 5,
            store: None,
            restart: None,
            keep: None,
        };
        while let Some(option) = given.next() {
            let value = given.next().ok_or_else(|| format!("{option} needs a value"))?;
            let number = || value.parse::<u64>().map_err(|error| format!("{option} {value}: {error}"));
            match option.as_str() {
                "--seed" => found.seed = number()?,
                "--kills" => found.kills = number()?,
                "--tasks" => found.tasks = usize::try_from(number()?.max(1))?,
                "--workers" => found.workers = usize::try_from(number()?.max(1))?,
                "--max-lost-leases" => found.max_lost_leases = u32::try_from(number()?.max(1))?,
                "--store" => found.store = Some(value),
                "--restart" => found.restart = Some(value),
                "--keep" => found.keep = Some(value.into()),
                _ => return Err(format!("{option} is no option of this command").into()),
            }
        }
        Ok(found)
    }
}
