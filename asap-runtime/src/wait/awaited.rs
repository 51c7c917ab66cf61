//! What a task waits for.

use chrono::{DateTime, Utc};

use crate::protocol::TaskStatus;
use crate::protocol::timestamp::to_protocol;

/// What a task waits for.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Awaited {
    /// Nothing but that time passes.
    Time,
    /// A message about this topic.
    Message(String),
    /// The end of another task.
    Task(String),
    /// Somebody's decision about an effect whose outcome is not known.
    Decision {
        /// The effect's name.
        effect: String,
        /// Its idempotency key.
        key: String,
    },
    /// The next attempt, behind one that failed.
    Retry {
        /// How many have failed since the last one that got on.
        failures: u32,
        /// The message of the last.
        error: String,
    },
}

impl Awaited {
    /// What a metric calls it.
    pub(crate) fn kind(&self) -> &'static str {
        match self {
            Self::Time => "time",
            Self::Message(_) => "message",
            Self::Task(_) => "task",
            Self::Decision { .. } => "decision",
            Self::Retry { .. } => "retry",
        }
    }

    /// The status of a task that waits for this: a person is asked for input where only one from outside can help.
    pub(crate) fn status(&self) -> TaskStatus {
        match self {
            Self::Time | Self::Task(_) | Self::Retry { .. } => TaskStatus::Working,
            Self::Message(_) | Self::Decision { .. } => TaskStatus::InputRequired,
        }
    }
}

/// What [`Runtime::run`](crate::Runtime::run) and `resume` do when their task waits.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Waits {
    /// The call waits with its task, and goes on with it. The task's locals are in the store meanwhile, not in memory.
    #[default]
    Here,
    /// The call returns [`Error::Waiting`](crate::Error::Waiting); whoever has use for the task resumes it when its time has come.
    Return,
}

/// What an error says of a task that waits.
pub(crate) fn waiting(awaited: &Awaited, until: Option<DateTime<Utc>>) -> String {
    let mut text = match awaited {
        Awaited::Time => String::new(),
        Awaited::Message(topic) => format!("for a message of topic `{topic}`; `Runtime::send` sends one"),
        Awaited::Task(task_id) => format!("for task `{task_id}`"),
        Awaited::Decision { effect, key } => format!(
            "for a decision about its effect `{effect}` (key {key}), whose outcome is not known; `Runtime::resolve` makes it"
        ),
        Awaited::Retry { failures, error } => {
            format!("to be tried again after its failure {failures} ({error})")
        }
    };
    if let Some(until) = until {
        if !text.is_empty() {
            text.push_str(", ");
        }
        text.push_str("until ");
        text.push_str(&to_protocol(until));
    }
    text
}
