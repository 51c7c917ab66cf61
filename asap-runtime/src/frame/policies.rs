//! What the attribute says about attempts that fail, about tasks that take too long, and about when checkpoints are durable.

use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

/// What is done about a task whose attempts fail or that takes too long, and when its checkpoints are durable.
#[derive(Debug, Clone, Copy)]
pub struct Policies {
    /// How a failed attempt is repeated; nothing if it is not.
    pub retry: Option<Retry>,
    /// How long behind its beginning a task has ended.
    pub deadline: Option<Duration>,
    /// Whether the last failure cancels the task, so that its compensations run.
    pub cancels: bool,
    /// How long a checkpoint may have been acknowledged before it is durable; zero if not at all, nothing if the runtime decides.
    pub durable_within: Option<Duration>,
}

impl Policies {
    /// Whether every checkpoint is durable before it returns.
    pub(crate) fn is_durable(&self) -> bool {
        self.durable_within.is_some_and(|within| within.is_zero())
    }
}

impl Policies {
    /// Nothing is done.
    pub const NONE: Self = Self { retry: None, deadline: None, cancels: false, durable_within: None };
}

/// How something that failed is tried again: after longer and longer pauses, up to a limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Retry {
    /// How many tries there are at most, the first among them.
    pub attempts: Option<u32>,
    /// The pause behind the first failure; each is twice as long as the one before.
    pub base: Duration,
    /// The longest pause.
    pub max: Duration,
    /// How long behind the first failure the last try may begin.
    pub within: Option<Duration>,
    /// Whether each pause is multiplied with something between 0.5 and 1.5.
    pub jitter: bool,
}

impl Retry {
    /// Five tries, a second between the first two, a minute at most.
    pub const DEFAULT: Self = Self {
        attempts: Some(5),
        base: Duration::from_secs(1),
        max: Duration::from_mins(1),
        within: None,
        jitter: true,
    };

    /// The pause behind so many failures. The jitter is drawn from `who` and the count, so that everybody who asks gets the same
    /// pause, and two tasks that fail together are not tried again together.
    pub(crate) fn pause(&self, who: &str, failures: u32) -> Duration {
        let doublings = failures.saturating_sub(1);
        let pause = 2u32.checked_pow(doublings).map_or(self.max, |times| self.base.saturating_mul(times));
        let pause = pause.min(self.max);
        if !self.jitter {
            return pause;
        }
        let factor = 0.5 + fraction(who, failures);
        Duration::try_from_secs_f64(pause.as_secs_f64() * factor).unwrap_or(Duration::MAX)
    }

    /// Whether there is another try behind so many failures, the first of them at `since`, if it would begin at `next`.
    pub(crate) fn allows(&self, failures: u32, since: DateTime<Utc>, next: DateTime<Utc>) -> bool {
        let in_time = self.within.is_none_or(|within| {
            let within = TimeDelta::from_std(within).unwrap_or(TimeDelta::MAX);
            next.signed_duration_since(since) <= within
        });
        in_time && self.attempts.is_none_or(|most| failures < most)
    }
}

/// A number from 0 to 1 that looks like any: FNV-1a, and the finisher of `SplitMix64` behind it.
fn fraction(who: &str, count: u32) -> f64 {
    let bytes = who.bytes().chain(count.to_le_bytes());
    let hash = bytes.fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    let hash = (hash ^ (hash >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let hash = (hash ^ (hash >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    let high = u32::try_from((hash ^ (hash >> 31)) >> 32).expect("32 bits are left");
    f64::from(high) / f64::from(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    const EVEN: Retry = Retry { jitter: false, ..Retry::DEFAULT };

    #[test]
    fn pauses_double_up_to_the_longest() {
        let seconds: Vec<u64> = (1..9).map(|failures| EVEN.pause("task", failures).as_secs()).collect();
        assert_eq!(seconds, [1, 2, 4, 8, 16, 32, 60, 60]);
        assert_eq!(EVEN.pause("task", 33), EVEN.max);
        assert_eq!(EVEN.pause("task", u32::MAX), EVEN.max);
        let long = Retry { base: Duration::MAX, max: Duration::MAX, ..Retry::DEFAULT };
        assert!(long.pause("task", 40) > Duration::from_secs(1 << 60));
    }

    #[test]
    fn jitter_is_between_half_and_one_and_a_half() {
        let mut factors: Vec<f64> =
            (0..2000).map(|task| Retry::DEFAULT.pause(&format!("task {task}"), 1).as_secs_f64()).collect();
        let again = Retry::DEFAULT.pause("task 7", 1);
        assert_eq!(again, Retry::DEFAULT.pause("task 7", 1), "everybody gets the same");
        factors.sort_by(f64::total_cmp);
        let (least, most) = (factors[0], factors[1999]);
        assert!((0.5..0.51).contains(&least) && (1.49..=1.5).contains(&most), "{least} to {most}");
        let quarter = factors[500];
        assert!((0.7..0.8).contains(&quarter), "evenly spread: {quarter}");
    }

    #[test]
    fn limits_are_of_count_and_time() {
        let at = |seconds| DateTime::UNIX_EPOCH + TimeDelta::seconds(seconds);
        assert!(EVEN.allows(4, at(0), at(999_999)));
        assert!(!EVEN.allows(5, at(0), at(1)));
        let hour = Retry { attempts: None, within: Some(Duration::from_hours(1)), ..EVEN };
        assert!(hour.allows(u32::MAX, at(5), at(3605)));
        assert!(!hour.allows(1, at(5), at(3606)));
    }
}
