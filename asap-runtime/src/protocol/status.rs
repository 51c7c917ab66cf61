//! The lifecycle of a task.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::invalid;
use crate::error::{Error, Result};

/// Where a task is in its lifecycle.
///
/// ```text
/// submitted ──> working ──> completed, failed
///     │          │   ▲
///     │          ▼   │
///     │     input_required
///     ▼          ▼
///        cancelled            (from these three)
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TaskStatus {
    /// Known, not begun.
    Submitted,
    /// Begun, not ended.
    Working,
    /// Waits for somebody.
    InputRequired,
    /// Ended with a result.
    Completed,
    /// Ended with an error.
    Failed,
    /// Ended by request.
    Cancelled,
}

impl TaskStatus {
    /// Every status.
    pub const ALL: [Self; 6] =
        [Self::Submitted, Self::Working, Self::InputRequired, Self::Completed, Self::Failed, Self::Cancelled];

    /// The protocol's name, in snake case.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Submitted => "submitted",
            Self::Working => "working",
            Self::InputRequired => "input_required",
            Self::Completed => "completed",
            Self::Failed => "failed",
            Self::Cancelled => "cancelled",
        }
    }

    /// Whether the protocol has no step that leaves this status.
    #[must_use]
    pub fn is_terminal(self) -> bool {
        matches!(self, Self::Completed | Self::Failed | Self::Cancelled)
    }

    /// Whether no resume goes on from it: what has failed may.
    #[must_use]
    pub const fn is_over(self) -> bool {
        matches!(self, Self::Completed | Self::Cancelled)
    }

    /// Whether the protocol has this step. None leads from a status to itself.
    #[must_use]
    pub fn can_transition(self, to: Self) -> bool {
        match self {
            Self::Submitted => matches!(to, Self::Working | Self::Cancelled),
            Self::Working => {
                matches!(to, Self::Completed | Self::Failed | Self::Cancelled | Self::InputRequired)
            }
            Self::InputRequired => matches!(to, Self::Working | Self::Cancelled),
            Self::Completed | Self::Failed | Self::Cancelled => false,
        }
    }

    /// Takes a step of the protocol's lifecycle; gives the status it leads to.
    ///
    /// # Errors
    ///
    /// [`Error::InvalidTransition`] if there is no such step; `task_id` is for its message.
    pub fn transition(self, to: Self, task_id: &str) -> Result<Self> {
        if self.can_transition(to) { Ok(to) } else { Err(self.no_step(to, task_id)) }
    }

    /// Begins another attempt of a task: from wherever it stopped to `working`.
    ///
    /// Here a failed task goes on, which the protocol's lifecycle does not have: what failed was the attempt. The other
    /// extension is [`roll_back`](Self::roll_back). A task whose process died is still `working`, and stays so.
    ///
    /// # Errors
    ///
    /// [`Error::InvalidTransition`] if the task is completed or cancelled; `task_id` is for its message.
    pub fn resume(self, task_id: &str) -> Result<Self> {
        match self {
            Self::Submitted | Self::Working | Self::InputRequired | Self::Failed => Ok(Self::Working),
            Self::Completed | Self::Cancelled => Err(self.no_step(Self::Working, task_id)),
        }
    }

    /// Goes back to an earlier version: from wherever the task is to `working`, also if it had ended. One that was never
    /// begun stays `submitted`.
    ///
    /// The second extension of the protocol's lifecycle: what had ended is no longer so.
    #[must_use]
    pub fn roll_back(self) -> Self {
        if self == Self::Submitted { Self::Submitted } else { Self::Working }
    }

    fn no_step(self, to: Self, task_id: &str) -> Error {
        Error::InvalidTransition { from: self, to, task_id: task_id.to_owned() }
    }
}

impl fmt::Display for TaskStatus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for TaskStatus {
    type Err = Error;

    /// Reads the protocol's name.
    fn from_str(name: &str) -> Result<Self> {
        let known = Self::ALL.into_iter().find(|status| status.as_str() == name);
        known.ok_or_else(|| {
            let names = Self::ALL.map(Self::as_str).join("`, `");
            invalid("status", &format_args!("`{name}` is unknown; known are `{names}`"))
        })
    }
}
