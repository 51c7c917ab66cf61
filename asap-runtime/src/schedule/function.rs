//! The task that a schedule is.

use super::Plan;
use super::tick::tick;
use crate::{call, resumable};

/// Begins a task at each time of the plan, until there is none any more; gives the last.
#[resumable(name = "$schedule")]
pub(crate) fn schedule(plan: Plan) -> Option<String> {
    let mut last = None;
    loop {
        match call!(tick(plan.clone(), last.clone())) {
            Some(time) => last = Some(time),
            None => break,
        }
    }
    last
}
