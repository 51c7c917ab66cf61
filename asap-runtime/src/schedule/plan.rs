//! When a schedule begins what.

use std::str::FromStr;

use chrono::{DateTime, TimeDelta, Utc};
use croner::Cron;
use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};
use crate::protocol::Data;
use crate::store::queue::DEFAULT_QUEUE;

/// What is done about times that passed while nobody could begin anything.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Missed {
    /// The last of them is made up for, the others are skipped.
    #[default]
    Once,
    /// All are made up for, one after the other.
    All,
    /// None is: a time that is more than a minute ago is skipped.
    Skip,
}

/// Later than this a time is missed.
const LATE: TimeDelta = TimeDelta::minutes(1);

/// When tasks are begun: the times of a cron pattern (UTC).
///
/// ```
/// use asap_runtime::{Missed, Schedule};
///
/// let nightly = Schedule::cron("0 3 * * *")?.missed(Missed::Skip).queue("reports");
/// let error = Schedule::cron("0 25 * * *").unwrap_err();
/// assert!(error.to_string().starts_with("not a valid cron pattern: `0 25 * * *`: "), "{error}");
/// # let _ = nightly;
/// # Ok::<(), asap_runtime::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use = "a schedule does nothing until `Runtime::schedule` takes it"]
pub struct Schedule {
    pub(crate) cron: String,
    pub(crate) missed: Missed,
    pub(crate) queue: String,
}

impl Schedule {
    /// The times of a cron pattern: minute, hour, day of the month, month, day of the week; a sixth field in front of these is seconds.
    ///
    /// # Errors
    ///
    /// If it is no such pattern.
    pub fn cron(pattern: &str) -> Result<Self> {
        parse(pattern)?;
        Ok(Self { cron: pattern.to_owned(), missed: Missed::default(), queue: DEFAULT_QUEUE.to_owned() })
    }

    /// What is done about missed times; the default is [`Missed::Once`].
    pub fn missed(mut self, missed: Missed) -> Self {
        self.missed = missed;
        self
    }

    /// The queue of the tasks that are begun, and of the schedule itself; the default is `default`.
    pub fn queue(mut self, queue: impl Into<String>) -> Self {
        self.queue = queue.into();
        self
    }
}

fn parse(pattern: &str) -> Result<Cron> {
    Cron::from_str(pattern)
        .map_err(|error| Error::Invalid { what: "cron pattern", reason: format!("`{pattern}`: {error}") })
}

/// What a schedule's task knows: when, and what it begins.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Plan {
    pub(crate) cron: String,
    pub(crate) missed: Missed,
    pub(crate) queue: String,
    pub(crate) function: String,
    /// The data of each task's version 1.
    pub(crate) start: Data,
}

/// What a plan says about now.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Due {
    /// A task is due, for this time.
    Now(DateTime<Utc>),
    /// None is before this time.
    Later(DateTime<Utc>),
    /// These are over, up to this time.
    Skipped(DateTime<Utc>),
    /// There will be none any more.
    Never,
}

impl Plan {
    /// What is due behind `last`.
    pub(super) fn due(&self, last: DateTime<Utc>, now: DateTime<Utc>) -> Result<Due> {
        let cron = parse(&self.cron)?;
        // A pattern may have no further time.
        let Ok(next) = cron.find_next_occurrence(&last, false) else { return Ok(Due::Never) };
        if next > now {
            return Ok(Due::Later(next));
        }
        let latest = cron.find_previous_occurrence(&now, true).unwrap_or(next).max(next);
        Ok(match self.missed {
            Missed::All => Due::Now(next),
            Missed::Skip if now - latest > LATE => Due::Skipped(latest),
            Missed::Once | Missed::Skip => Due::Now(latest),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::timestamp::parse as time;

    fn due(missed: Missed, pattern: &str, last: &str, now: &str) -> Due {
        let plan = Plan {
            cron: pattern.to_owned(),
            missed,
            queue: String::new(),
            function: String::new(),
            start: Data::from_json("{}").unwrap(),
        };
        plan.due(time(last).unwrap(), time(now).unwrap()).unwrap()
    }

    #[test]
    fn what_was_missed_is_made_up_for_as_told() {
        let at = |text| time(text).unwrap();
        let (last, now) = ("2026-01-01T03:00:00Z", "2026-01-04T12:00:00Z");
        let nightly = "0 3 * * *";
        assert_eq!(due(Missed::Once, nightly, last, now), Due::Now(at("2026-01-04T03:00:00Z")));
        assert_eq!(due(Missed::All, nightly, last, now), Due::Now(at("2026-01-02T03:00:00Z")));
        assert_eq!(due(Missed::Skip, nightly, last, now), Due::Skipped(at("2026-01-04T03:00:00Z")));
        let now = "2026-01-04T03:00:30Z";
        assert_eq!(due(Missed::Skip, nightly, last, now), Due::Now(at("2026-01-04T03:00:00Z")));
        let (last, now) = ("2026-01-04T03:00:00Z", "2026-01-04T03:00:00Z");
        for missed in [Missed::Once, Missed::All, Missed::Skip] {
            assert_eq!(due(missed, nightly, last, now), Due::Later(at("2026-01-05T03:00:00Z")));
        }
    }
}
