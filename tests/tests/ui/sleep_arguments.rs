use std::time::Duration;

use asap_runtime::{resumable, sleep, sleep_until};

#[resumable]
fn naps(pause: Duration) {
    sleep!();
    sleep!(pause, pause);
    sleep!("only a name", pause, pause);
    sleep!(pause, timeout = pause);
    sleep_until!();
    sleep_until!(pause = 1);
}

fn main() {
    let _ = naps(Duration::ZERO);
}
