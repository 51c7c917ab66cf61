//! What the measured checkpoints save: locals of about 200 bytes of JSON.

use serde::{Deserialize, Serialize};

/// A state of texts, numbers, lists and options, as a real job has it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct State {
    pub(crate) step: u64,
    path: String,
    sizes: Vec<u32>,
    ratio: f64,
    last: Option<String>,
    done: bool,
}

impl State {
    pub(crate) fn new() -> Self {
        Self {
            step: 100_000,
            path: "/srv/archive/2026/invoices/customer-004711".to_owned(),
            sizes: vec![4096, 1_048_576, 77, 65_536, 128, 900_000],
            ratio: 0.618_033,
            last: Some("9f86d081884c7d659a2feaa0c55ad015a3bf4f1b".to_owned()),
            done: false,
        }
    }

    /// The next state; as long as this one.
    pub(crate) fn advance(&mut self) {
        self.step += 1;
        self.sizes.rotate_left(1);
    }
}
