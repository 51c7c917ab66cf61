//! Where the effects of a run are asked for.

use std::sync::{Arc, Mutex, PoisonError};

type Take = Box<dyn FnMut() -> Vec<String> + Send>;

/// The effects of a run; none if nobody notes them. Clones share the source.
#[derive(Clone, Default)]
pub(super) struct Effects(Option<Arc<Mutex<Take>>>);

impl Effects {
    /// Effects that `take` gives and forgets.
    pub(super) fn new(take: impl FnMut() -> Vec<String> + Send + 'static) -> Self {
        Self(Some(Arc::new(Mutex::new(Box::new(take)))))
    }

    /// What was done since it was asked last.
    pub(super) fn take(&self) -> Vec<String> {
        let Some(source) = &self.0 else { return Vec::new() };
        let mut take = source.lock().unwrap_or_else(PoisonError::into_inner);
        take()
    }
}
