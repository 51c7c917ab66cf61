//! How long something is tried again.

use std::time::{Duration, Instant};

/// The time since the first fault, and the pause before the next try.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Patience {
    since: Option<Instant>,
    tries: u32,
}

/// The first pause, and the longest.
const FIRST: Duration = Duration::from_millis(2);
const LONGEST: Duration = Duration::from_millis(250);

impl Patience {
    /// Waits a little; `false` if it was tried for long enough.
    pub(super) async fn pause(&mut self, limit: Duration) -> bool {
        let elapsed = self.since.get_or_insert_with(Instant::now).elapsed();
        if elapsed >= limit {
            return false;
        }
        let pause = FIRST.saturating_mul(1 << self.tries.min(16)).min(LONGEST);
        self.tries += 1;
        tokio::time::sleep(pause.min(limit.saturating_sub(elapsed))).await;
        true
    }
}
