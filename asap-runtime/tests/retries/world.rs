//! The world that tasks act in, and that fails as often as it is told to.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// What was done, and how it fails; clones are the same world.
#[derive(Debug, Default, Clone)]
pub(crate) struct World(Arc<Mutex<State>>);

#[derive(Debug, Default)]
struct State {
    done: Vec<String>,
    tried: u32,
    /// How many tries go well before others fail.
    well: u32,
    failing: u32,
    broken: Option<String>,
}

impl World {
    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// So many of the next tries fail.
    pub(crate) fn fails(&self, times: u32) {
        self.fails_behind(0, times);
    }

    /// So many of the next tries go well, and so many behind them fail.
    pub(crate) fn fails_behind(&self, well: u32, times: u32) {
        let mut state = self.state();
        (state.well, state.failing) = (well, times);
    }

    /// This fails from now on, whatever else does.
    pub(crate) fn breaks(&self, what: &str) {
        self.state().broken = Some(what.to_owned());
    }

    /// How often something was tried.
    pub(crate) fn tried(&self) -> u32 {
        self.state().tried
    }

    pub(crate) fn done(&self) -> Vec<String> {
        self.state().done.clone()
    }

    /// Does something, unless it fails.
    pub(crate) fn act(&self, what: &str) -> Result<u32, String> {
        let mut state = self.state();
        state.tried += 1;
        if state.broken.as_deref() == Some(what) {
            return Err(format!("{what} is broken"));
        }
        if state.well > 0 {
            state.well -= 1;
        } else if state.failing > 0 {
            state.failing -= 1;
            return Err(format!("{what} failed at try {}", state.tried));
        }
        state.done.push(what.to_owned());
        Ok(state.tried)
    }
}
