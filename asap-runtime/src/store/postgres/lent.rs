//! The append on the thread that waits for it.
//!
//! While a worker is idle and nothing else waits, its place is lent to whoever waits for an append. That is one try of one statement:
//! what has not gone well is left to the workers, who try again, find out and explain.

use std::sync::Arc;

use super::Shared;
use super::connect::Session;
use super::error::Fault;
use super::insert::{Found, Way, insert};
use super::worker::{in_lane, within};
use crate::store::Append;

/// The place of an idle worker, with its connection.
struct Lent<'a> {
    shared: &'a Arc<Shared>,
    session: Option<Session>,
}

impl Drop for Lent<'_> {
    fn drop(&mut self) {
        self.shared.queue.give_back(self.session.take(), self.shared);
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
    let mut lent = Lent { shared, session: None };
    // Dropped in the middle, the connection is not used again.
    let Session { mut connection, texts } = session;
    let trying = async {
        let way = Way::of(append, &mut shared.known());
        within(shared.options.answer_timeout, insert(append, way, &texts, &mut connection)).await
    };
    let found = in_lane(shared, trying).await;
    if !found.as_ref().is_err_and(Fault::spoils) {
        lent.session = Some(Session { connection, texts });
    }
    match found {
        Ok(Found::Stored(head)) => {
            if let Some(head) = head {
                shared.known().learn(&append.snapshot.task_id, head);
            }
            Tried::Stored
        }
        Ok(Found::Nothing | Found::Version) => Tried::Open(None),
        Err(met) => Tried::Open(Some(met)),
    }
}
