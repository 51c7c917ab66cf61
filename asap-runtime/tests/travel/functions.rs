//! The functions that are stopped where a test wants them to be.

use std::cell::Cell;

use asap_runtime::{Runtime, call, checkpoint, resumable};

thread_local! {
    /// How many checkpoints a function may pass on this thread; without a limit if it is none.
    static LEFT: Cell<Option<u64>> = const { Cell::new(None) };
}

/// Fails when nothing is left.
fn spend() -> Result<(), String> {
    let Some(left) = LEFT.get() else { return Ok(()) };
    LEFT.set(Some(left.checked_sub(1).ok_or("stopped")?));
    Ok(())
}

/// Stops functions in front of the checkpoint behind the `checkpoints`-th from here, while `work` is done.
pub(crate) fn stopped_behind<T>(checkpoints: u64, work: impl FnOnce() -> T) -> T {
    LEFT.set(Some(checkpoints));
    let done = work();
    LEFT.set(None);
    done
}

/// What a step makes of a state.
pub(crate) fn next(state: u64, step: u64) -> u64 {
    state.wrapping_mul(31).wrapping_add(step) % 1_000_003
}

/// Version 1 + n is behind step n.
#[resumable]
pub(crate) fn walk(from: u64, steps: u64) -> Result<u64, String> {
    let mut state = from;
    let mut step = 0;
    while step < steps {
        step += 1;
        state = next(state, step);
        spend()?;
        checkpoint!("step");
    }
    Ok(state)
}

/// What [`walk`] gives.
pub(crate) fn walked(from: u64, steps: u64) -> u64 {
    (1..=steps).fold(from, next)
}

/// A task `t` that has failed behind so many steps of a walk of 6 from 7.
pub(crate) fn walked_for(runtime: &Runtime, steps: u64) {
    assert!(stopped_behind(steps, || runtime.run("t", walk(7, 6))).unwrap_err().is_failed());
}

/// Calls another, for each name once.
#[resumable]
pub(crate) fn total(names: Vec<String>, factor: f64) -> Result<f64, String> {
    let mut total = 0.0;
    for name in names {
        let size = call!(measure(name))?;
        total += size * factor;
    }
    Ok(total)
}

#[resumable]
pub(crate) fn measure(name: String) -> Result<f64, String> {
    let mut size = f64::from(u8::try_from(name.len()).unwrap_or(u8::MAX));
    spend()?;
    checkpoint!("measured");
    size += 0.5;
    Ok(size)
}
