//! Killed at random instants: `ASAP_TEST_SEED` chooses them.

use std::env;
use std::hint;
use std::time::{Duration, Instant};

use asap_tests::say;
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};

use crate::task::{FUNCTIONS, Task, Whole};

/// At least this many kills in all, and at most so many of one task: it must come to its end.
const KILLS: u32 = 60;
const KILLS_OF_ONE: u32 = 4;
const TASKS: usize = 200;

/// The seed that was asked for, or any.
pub(crate) fn seed() -> u64 {
    match env::var("ASAP_TEST_SEED") {
        Ok(seed) => seed.parse().expect("ASAP_TEST_SEED is a number"),
        Err(_) => rand::random(),
    }
}

/// How many kills were asked for, or so many.
pub(crate) fn kills_or(usual: u32) -> u32 {
    match env::var("ASAP_TEST_KILLS") {
        Ok(kills) => kills.parse().expect("ASAP_TEST_KILLS is a number"),
        Err(_) => usual,
    }
}

#[test]
fn killed_at_random_instants() {
    let seed = seed();
    say(&format!("recovery: random instants with ASAP_TEST_SEED={seed}"));
    let mut random = StdRng::seed_from_u64(seed);
    let mut kills = 0;
    let wholes = FUNCTIONS.map(|function| {
        let begun = Instant::now();
        (Whole::run(function), begun.elapsed())
    });
    for (whole, time) in wholes.iter().cycle().take(TASKS) {
        if kills >= KILLS {
            break;
        }
        let task = Task::new(whole.function);
        for _ in 0..KILLS_OF_ONE {
            let instant = time.mul_f64(random.random_range(0.0..0.8));
            if !task.killed_after(|| pass(instant)) {
                break;
            }
            kills += 1;
        }
        task.completes_as(whole);
    }
    say(&format!("recovery: {kills} kills at random instants"));
    assert!(kills >= KILLS, "too many processes were at their end before their instant came");
}

/// Lets a time pass. It is when to kill, and not until when something has happened.
pub(crate) fn pass(time: Duration) {
    let begun = Instant::now();
    while begun.elapsed() < time {
        hint::spin_loop();
    }
}
