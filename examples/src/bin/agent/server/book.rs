//! What was asked for, and what was done: a key that is known is answered again, and does nothing again.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Mutex, PoisonError};

use serde::Serialize;
use serde_json::Value;

/// The server's memory.
#[derive(Debug, Default)]
pub(super) struct Book(Mutex<State>);

#[derive(Debug, Default)]
struct State {
    answers: HashMap<String, Value>,
    counters: BTreeMap<String, Counter>,
}

/// How often something was asked for, and how often it was done.
#[derive(Debug, Clone, Copy, Default, Serialize)]
pub(super) struct Counter {
    asked: u64,
    done: u64,
}

impl Book {
    /// Does something and gives its answer, unless it was done under this key.
    pub(super) fn once(
        &self,
        key: &str,
        what: &str,
        act: impl FnOnce() -> serde_json::Result<Value>,
    ) -> serde_json::Result<Value> {
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let State { answers, counters } = &mut *state;
        let counter = counters.entry(what.to_owned()).or_default();
        counter.asked += 1;
        if let Some(value) = answers.get(key) {
            println!("{what}: known by its key");
            return Ok(value.clone());
        }
        let value = act()?;
        counter.done += 1;
        println!("{what}");
        answers.insert(key.to_owned(), value.clone());
        Ok(value)
    }

    /// All counters, by what they count.
    pub(super) fn counters(&self) -> BTreeMap<String, Counter> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).counters.clone()
    }
}
