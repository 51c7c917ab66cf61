//! What tells snapshots apart: their ids and times.

use chrono::SubsecRound;
use ulid::{Generator, Overflow, ULID_LEN};

use super::super::Clock;
use crate::protocol::StateSnapshot;

/// The source of an attempt's snapshot ids: ULIDs that ascend.
#[derive(Debug, Default)]
pub(crate) struct Ids(Generator);

/// Gives a snapshot its id and time.
pub(crate) fn stamp(snapshot: &mut StateSnapshot, ids: &mut Ids, clock: &dyn Clock) {
    let now = clock.now();
    // The protocol's times have microseconds: what is stored is what is read again.
    snapshot.created_at = now.trunc_subsecs(6);
    let ulid = ids.0.generate_from_datetime(now.into()).unwrap_or_else(Overflow::commit_overflow_random);
    snapshot.id.clear();
    snapshot.id.push_str(ulid.array_to_str(&mut [0; ULID_LEN]));
}
