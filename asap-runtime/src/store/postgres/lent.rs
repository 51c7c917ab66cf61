//! The append on the thread that waits for it.
//!
//! While a worker is idle and nothing else waits, its place is lent to whoever waits for an append. That is one try of one statement:
//! what has not gone well is left to the workers, who try again, find out and explain.

use std::pin::pin;
use std::sync::Arc;

use super::Shared;
use super::connect::Session;
use super::error::Fault;
use super::insert::{Found, Way, insert};
use super::worker::{SLOW, within};
use crate::store::Append;

/// The place of an idle worker, with its connection.
struct Lent {
    shared: Arc<Shared>,
    session: Option<Session>,
    has_lane: bool,
}

impl Lent {
    fn leave_lane(&mut self) {
        if std::mem::replace(&mut self.has_lane, false) {
            self.shared.queue.leave_lane();
        }
    }
}

impl Drop for Lent {
    fn drop(&mut self) {
        self.leave_lane();
        self.shared.queue.give_back(self.session.take(), &self.shared);
    }
}

/// What a try has come to.
pub(super) enum Tried {
    Stored,
    /// Nothing is known to be stored, and this was met.
    Open(Option<Fault>),
}

pub(super) async fn append(append: &Append<'_>, shared: &Arc<Shared>) -> Tried {
    let Some(session) = shared.queue.lend() else { return Tried::Open(None) };
    let mut lent = Lent { shared: Arc::clone(shared), session: None, has_lane: true };
    let way = Way::of(append, &mut shared.known());
    // Dropped in the middle, the connection is not used again.
    let Session { mut connection, texts } = session;
    let found = {
        let trying = insert(append, way, &texts, &mut connection);
        let mut trying = pin!(within(shared.options.answer_timeout, trying));
        if let Ok(found) = tokio::time::timeout(SLOW, &mut trying).await {
            found
        } else {
            lent.leave_lane();
            shared.queue.append_waiting(shared);
            trying.await
        }
    };
    let task_id = &append.snapshot.task_id;
    match found {
        Ok(found) => {
            lent.session = Some(Session { connection, texts });
            let Found::Stored(head) = found else { return Tried::Open(None) };
            match head {
                Some(head) => shared.known().learn(task_id, head),
                None => shared.known().forget(task_id),
            }
            Tried::Stored
        }
        Err(met) => {
            shared.known().forget(task_id);
            if !met.spoils() {
                lent.session = Some(Session { connection, texts });
            }
            Tried::Open(Some(met))
        }
    }
}
