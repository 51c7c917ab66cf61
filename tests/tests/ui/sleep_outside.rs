use std::time::Duration;

use asap_runtime::{resumable, sleep, sleep_until};

fn plain() {
    sleep!(Duration::ZERO);
    sleep_until!(std::time::SystemTime::now());
}

#[resumable]
fn each(pauses: Vec<Duration>) {
    pauses.iter().for_each(|pause| sleep!(*pause));
}

fn main() {
    plain();
    let _ = each(Vec::new());
}
