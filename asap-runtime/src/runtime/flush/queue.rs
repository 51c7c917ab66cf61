//! The acknowledged checkpoints of all attempts, in the order in which they came.

use std::collections::{HashSet, VecDeque};
use std::sync::Arc;
use std::task::Waker;
use std::thread::JoinHandle;
use std::time::Instant;

use super::{Backlog, wait_with};
use crate::protocol::StateSnapshot;
use crate::store::parts::OwnedChanges;
use crate::store::{Append, Retention};

/// How much may wait, in bytes.
const ROOM: usize = 16 << 20;

/// How much is stored in one round at most: checkpoints, and bytes but for the first. A waiting task goes on behind its round.
const ROUND: (usize, usize) = (2048, 4 << 20);

/// A checkpoint that was acknowledged.
#[derive(Debug)]
pub(crate) struct Acknowledged {
    pub(crate) snapshot: StateSnapshot,
    pub(crate) attempt: u64,
    pub(crate) retention: Retention,
    pub(crate) parts: Option<OwnedChanges>,
}

impl Acknowledged {
    pub(super) fn append(&self) -> Append<'_> {
        Append {
            snapshot: &self.snapshot,
            attempt: Some(self.attempt),
            record: None,
            retention: self.retention,
            parts: self.parts.as_ref().map(OwnedChanges::as_changes),
        }
    }

    /// About how much memory it takes.
    pub(super) fn bytes(&self) -> usize {
        /// Ids, times, and what is around them.
        const ROW: usize = 256;
        let parts = self.parts.as_ref().map_or(0, |parts| parts.as_changes().bytes());
        ROW + self.snapshot.task_id.len() + self.snapshot.data.as_json().len() + parts
    }
}

/// A checkpoint that waits for being stored.
#[derive(Debug)]
pub(super) struct Waiting {
    pub(super) backlog: Arc<Backlog>,
    pub(super) checkpoint: Acknowledged,
}

#[derive(Debug, Default)]
pub(super) struct Queue {
    waiting: VecDeque<Waiting>,
    /// Whose checkpoints are being stored.
    under_way: Vec<Arc<Backlog>>,
    /// How much waits or is being stored.
    bytes: usize,
    /// When it is to be stored; nothing if nothing waits.
    pub(super) due: Option<Instant>,
    pub(super) is_closed: bool,
    pub(super) thread: Option<JoinHandle<()>>,
    /// Who waits for room.
    wakers: Vec<Waker>,
}

impl Queue {
    pub(super) fn len(&self) -> usize {
        self.waiting.len()
    }

    /// Whether there is room for so many bytes; for one that is larger than all of it, if nothing else is there.
    pub(super) fn has_room(&self, bytes: usize) -> bool {
        self.bytes == 0 || self.bytes + bytes <= ROOM
    }

    pub(super) fn wait_for_room(&mut self, waker: &Waker) {
        wait_with(&mut self.wakers, waker);
    }

    pub(super) fn push(&mut self, waiting: Waiting) {
        self.bytes += waiting.checkpoint.bytes();
        self.waiting.push_back(waiting);
    }

    /// What is stored next, of the first `left`; nothing if none of them is left.
    pub(super) fn take(&mut self, left: &mut usize) -> Option<Vec<Waiting>> {
        let (most, most_bytes) = ROUND;
        let mut bytes = 0;
        let fits = self.waiting.iter().take(most.min(*left)).take_while(|waiting| {
            let is_first = bytes == 0;
            bytes += waiting.checkpoint.bytes();
            is_first || bytes <= most_bytes
        });
        let count = fits.count();
        if count == 0 {
            return None;
        }
        *left -= count;
        let round: Vec<Waiting> = self.waiting.drain(..count).collect();
        self.under_way = round.iter().map(|waiting| Arc::clone(&waiting.backlog)).collect();
        self.under_way.dedup_by(|one, other| Arc::ptr_eq(one, other));
        Some(round)
    }

    /// These are stored, or never will be; whom to tell that there is room.
    pub(super) fn settle(&mut self, round: &[Waiting]) -> Vec<Waker> {
        self.under_way.clear();
        self.bytes -= round.iter().map(|waiting| waiting.checkpoint.bytes()).sum::<usize>();
        std::mem::take(&mut self.wakers)
    }

    /// The backlogs of what waits or is being stored, each once.
    pub(super) fn backlogs(&self, is_wanted: impl Fn(&Backlog) -> bool) -> Vec<Arc<Backlog>> {
        let waiting = self.waiting.iter().map(|waiting| &waiting.backlog);
        let mut known = HashSet::new();
        let wanted = self.under_way.iter().chain(waiting).filter(|backlog| is_wanted(backlog));
        wanted.filter(|backlog| known.insert(Arc::as_ptr(backlog))).cloned().collect()
    }
}
