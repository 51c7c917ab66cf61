//! What the worker is told.

use std::path::PathBuf;
use std::time::Duration;

use asap_runtime::BoxError;
use asap_runtime::store::queue::DEFAULT_QUEUE;

/// The worker's arguments.
#[derive(Debug, Clone)]
pub(crate) struct Arguments {
    pub(crate) store: String,
    pub(crate) journal: PathBuf,
    pub(crate) lease: Duration,
    pub(crate) grace: Duration,
    pub(crate) concurrency: usize,
    pub(crate) max_lost_leases: u32,
    pub(crate) queue: String,
    /// In milliseconds.
    pub(crate) skew: i64,
}

impl Arguments {
    pub(crate) fn parse(mut given: impl Iterator<Item = String>) -> Result<Self, BoxError> {
        let (Some(store), Some(journal)) = (given.next(), given.next()) else {
            return Err("a store and a journal must be named".into());
        };
        let mut found = Self {
            store,
            journal: journal.into(),
            lease: Duration::from_millis(500),
            grace: Duration::from_secs(2),
            concurrency: 4,
            max_lost_leases: 5,
            queue: DEFAULT_QUEUE.to_owned(),
            skew: 0,
        };
        while let Some(option) = given.next() {
            let value = given.next().ok_or_else(|| format!("{option} needs a value"))?;
            if option == "--queue" {
                found.queue = value;
                continue;
            }
            let number = value.parse::<i64>().map_err(|error| format!("{option} {value}: {error}"))?;
            match option.as_str() {
                "--lease" => found.lease = Duration::from_millis(number.try_into()?),
                "--grace" => found.grace = Duration::from_millis(number.try_into()?),
                "--concurrency" => found.concurrency = number.try_into()?,
                "--max-lost-leases" => found.max_lost_leases = number.try_into()?,
                "--skew" => found.skew = number,
                _ => return Err(format!("{option} is no option of this command").into()),
            }
        }
        Ok(found)
    }
}
