//! The functions that are run here.

use std::cell::Cell;
use std::fmt::Write;

use asap_runtime::{checkpoint, resumable};

thread_local! {
    /// How many checkpoints a function may pass on this thread; without a limit if it is none.
    static LEFT: Cell<Option<u64>> = const { Cell::new(None) };
}

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

/// An entry of about a hundred bytes.
pub(crate) fn entry(i: u64) -> String {
    format!("{i:08} {}", noise(i))
}

/// Text that does not repeat itself.
fn noise(seed: u64) -> String {
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    let mut text = String::new();
    while text.len() < 90 {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        let _ = write!(text, "{state:x}");
    }
    text
}

/// Grows by an entry per checkpoint, and changes one in the middle now and then. Version 1 + n is behind step n.
#[resumable]
pub(crate) fn grow(n: u64) -> Result<usize, String> {
    let mut entries = Vec::new();
    let mut i = 0;
    while i < n {
        i += 1;
        entries.push(entry(i));
        if i % 50 == 0 {
            let middle = entries.len() / 2;
            entries[middle] = entry(i * 1000);
        }
        spend()?;
        checkpoint!("grown");
    }
    Ok(entries.iter().map(String::len).sum())
}
