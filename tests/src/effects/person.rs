//! Who decides where nobody knows: the till's books say what happened.

use asap_runtime::{BoxError, Error, Runtime};

use super::Client;

/// What a person decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Decision {
    /// It was charged, and this is the receipt.
    Happened,
    /// It was not, and is to be.
    Not,
}

/// Decides about the effect at which a task stands; nothing if it stands at none.
pub(super) fn decide(runtime: &Runtime, till: &Client, task: &str) -> Result<Option<Decision>, BoxError> {
    let intent = match runtime.unresolved(task) {
        Ok(Some(intent)) => intent,
        Ok(None) => return Ok(None),
        // Its first process was killed before there was one.
        Err(error) if error.is_not_found() => return Ok(None),
        Err(error) => return Err(error.into()),
    };
    let (decided, decision) = match till.find_key(&intent.key)? {
        Some(receipt) => (runtime.resolve(task, &intent.key, receipt), Decision::Happened),
        None => (runtime.retry(task, &intent.key), Decision::Not),
    };
    match decided {
        Ok(()) => Ok(Some(decision)),
        // It was decided before, and the task has gone on since.
        Err(Error::Ended { .. } | Error::NotUnresolved { .. }) => Ok(None),
        Err(error) => Err(error.into()),
    }
}
