//! The functions that have called the one that runs, and those that go on and have not been entered yet.

use std::future::Future;
use std::sync::Arc;

use super::Attempt;
use crate::error::Error;
use crate::frame::{Function, Saved, Spot};

impl Attempt {
    /// Writes the frame of a function that calls another; `false` if it cannot be written.
    pub(crate) fn enter(&mut self, function: &'static str, spot: Spot) -> bool {
        if self.over {
            return false;
        }
        self.begin_frame();
        match self.writer.frame(function, spot, &mut self.frames) {
            Ok(()) => true,
            Err(unsaved) => {
                let error = Error::Unsaveable {
                    task_id: self.snapshot.task_id.clone(),
                    checkpoint: spot.id,
                    local: unsaved.local,
                    reason: unsaved.error.to_string(),
                };
                self.stop(error);
                false
            }
        }
    }

    /// Where the function goes on that `outer`, which goes on too, has called.
    pub(crate) fn go_in(&mut self, outer: Option<Box<Saved>>) -> Option<Saved> {
        let inner = self.inner.pop()?;
        let depth = self.begins.len();
        self.begin_frame();
        if let Some(outer) = outer {
            self.frames.push_str(outer.row());
            if let Some(kept) = self.writer.kept() {
                let bytes = outer.text().len().saturating_sub(outer.row().len());
                kept.hold_frame(depth, outer.into_parts(), bytes);
            }
        }
        Some(inner)
    }

    /// A called function is about to run: from here on all checkpoints are durable at once, if it wants that. What is to be done in
    /// front of its body, if anything: whoever else waits for being stored might wait for what the function holds.
    pub(crate) fn goes_into(
        &mut self,
        function: &'static Function,
    ) -> Option<impl Future<Output = Result<(), Error>> + Send + use<>> {
        if !function.details.policies.is_durable() {
            return None;
        }
        self.durable_from.get_or_insert(self.begins.len());
        let (backlog, _) = self.backlog.clone()?;
        let flusher = Arc::clone(&self.runtime.flusher);
        (!backlog.is_stored()).then_some(async move { flusher.store(&backlog).await })
    }

    /// Whether there are called functions that have not been entered yet.
    pub(crate) fn is_inside(&self) -> bool {
        !self.inner.is_empty()
    }

    fn begin_frame(&mut self) {
        self.begins.push(self.frames.len());
        if !self.frames.is_empty() {
            self.frames.push(',');
        }
    }

    /// The called function has returned.
    pub(crate) fn leave(&mut self) {
        let before = self.begins.pop().unwrap_or(0);
        self.frames.truncate(before);
        if self.durable_from.is_some_and(|from| self.begins.len() < from) {
            self.durable_from = None;
        }
        let depth = self.begins.len() + 1;
        if let Some(kept) = self.writer.kept() {
            kept.leave(depth);
        }
    }
}
