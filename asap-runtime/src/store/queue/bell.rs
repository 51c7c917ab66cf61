//! What wakes workers that wait for tasks.

use std::future::Future;
use std::pin::Pin;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Waker};

/// Rings when there may be something to take.
///
/// It counts how often it rang, so that a ring between a look into the queue and the wait for the next is not missed:
/// whoever waits names the count that it knew before it looked.
#[derive(Debug, Default)]
pub struct Bell(Mutex<State>);

#[derive(Debug, Default)]
struct State {
    count: u64,
    waiting: Vec<Waker>,
}

impl Bell {
    /// A bell that has not rung.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// How often it rang so far.
    #[must_use]
    pub fn count(&self) -> u64 {
        self.state().count
    }

    /// Wakes everybody who waits.
    pub fn ring(&self) {
        let waiting = {
            let mut state = self.state();
            state.count += 1;
            std::mem::take(&mut state.waiting)
        };
        waiting.into_iter().for_each(Waker::wake);
    }

    /// Ready as soon as it has rung more than `known` times.
    pub fn rung(&self, known: u64) -> Rung<'_> {
        Rung { bell: self, known }
    }
}

/// The future of [`Bell::rung`].
#[derive(Debug)]
#[must_use = "a future waits only while it is polled"]
pub struct Rung<'a> {
    bell: &'a Bell,
    known: u64,
}

impl Future for Rung<'_> {
    type Output = ();

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        let mut state = self.bell.state();
        if state.count > self.known {
            return Poll::Ready(());
        }
        if !state.waiting.iter().any(|waker| waker.will_wake(context.waker())) {
            state.waiting.push(context.waker().clone());
        }
        Poll::Pending
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::thread;

    use super::*;
    use crate::runtime::block_on;

    #[test]
    fn a_ring_before_the_wait_is_not_missed() {
        let bell = Bell::new();
        let known = bell.count();
        bell.ring();
        block_on(bell.rung(known));
    }

    #[test]
    fn everybody_who_waits_is_woken() {
        let bell = Arc::new(Bell::new());
        let known = bell.count();
        let waiting: Vec<_> = (0..4)
            .map(|_| {
                let bell = Arc::clone(&bell);
                thread::spawn(move || block_on(bell.rung(known)))
            })
            .collect();
        bell.ring();
        for thread in waiting {
            thread.join().unwrap();
        }
    }
}
