use asap_runtime::{checkpoint, resumable};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize)]
struct Label(String);

impl Label {
    fn trim(&self) -> String {
        self.0.trim().to_owned()
    }
}

#[resumable]
fn trimmed(label: Label) -> String {
    let short = label.trim();
    checkpoint!();
    format!("{short} of {}", label.0)
}

fn main() {
    let _ = trimmed(Label(String::new()));
}
