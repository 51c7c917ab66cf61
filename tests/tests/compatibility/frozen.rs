//! What of the functions is frozen: their calls, and where the tasks in the SQLite files have stopped.

use asap_runtime::{Result, Runtime};
use serde::Serialize;

use crate::functions::{branches, loops, values};

/// Every function.
pub(crate) const FUNCTIONS: [&str; 3] = ["loops", "values", "branches"];

/// Runs a function, or goes on with its task; the result as JSON.
pub(crate) fn run(runtime: &Runtime, task_id: &str, function: &str) -> Result<String> {
    match function {
        "loops" => {
            let words = ["one", "", "four"].map(str::to_owned).to_vec();
            runtime.run(task_id, loops(words, vec![3, 5, 7, 11])).map(|result| json(&result))
        }
        "values" => runtime.run(task_id, values("é \"plan\"".to_owned(), 2.5)).map(|result| json(&result)),
        "branches" => runtime.run(task_id, branches(vec![-3, 7, 2, 64, 1000, 9])).map(|result| json(&result)),
        other => panic!("no function `{other}`"),
    }
}

/// A result as JSON.
pub(crate) fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).expect("a result is JSON")
}
