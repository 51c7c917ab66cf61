//! The task that is delegated.

use asap_runtime::{checkpoint, resumable};
use serde::{Deserialize, Serialize};

/// Who does the work, for the log.
#[derive(Debug, Clone)]
pub(crate) struct Agent(pub(crate) String);

/// What a survey has found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Survey {
    /// How many primes there are.
    pub(crate) primes: u64,
    /// The largest of them, 0 if there is none.
    pub(crate) largest: u64,
}

/// Looks for the primes below `to`, and stores what it has found behind each block of numbers.
#[resumable]
pub(crate) fn survey(to: u64, block: u64, #[resource] agent: Agent) -> Survey {
    let mut found = Survey { primes: 0, largest: 0 };
    let mut from = 2;
    while from < to {
        let end = to.min(from.saturating_add(block));
        for n in (from..end).filter(|n| is_prime(*n)) {
            found = Survey { primes: found.primes + 1, largest: n };
        }
        eprintln!("{} block {from} to {end}", agent.0);
        from = end;
        checkpoint!("block");
    }
    found
}

fn is_prime(n: u64) -> bool {
    let mut factors = (2..).take_while(|factor| factor * factor <= n);
    n > 1 && factors.all(|factor| !n.is_multiple_of(factor))
}
