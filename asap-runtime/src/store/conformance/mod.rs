//! The contract of [`SnapshotStore`] as plain functions that any store's tests can call.
//!
//! Each function checks one rule and panics with what it found. It uses task ids that nobody has used before, so
//! the store need not be empty, and leaves its tasks there. [`run_all`] runs every rule on one store at a time,
//! [`run_shared`] the concurrent ones over several stores on one place.
//!
//! ```
//! use std::sync::Arc;
//!
//! use asap_runtime::store::{MemoryStore, SnapshotStore, conformance};
//!
//! // In a test of your own store, with your own store in the place of this one:
//! conformance::run_all(|| Arc::new(MemoryStore::new()));
//!
//! // And for a store that others can open too, a closure that opens the same place each time:
//! let place: Arc<dyn SnapshotStore> = Arc::new(MemoryStore::new());
//! conformance::run_shared(|| Arc::clone(&place));
//! ```
//!
//! The functions wait for each answer with [`StoreFuture::wait`](super::StoreFuture::wait), on threads of their own
//! where a rule is about several callers. A store that needs an executor must be made with one that runs already.

mod appends;
mod concurrency;
mod deletions;
mod fencing;
mod leases;
mod messages;
mod part_histories;
mod parted;
mod parts;
mod queues;
mod records;
mod retention;
mod rewrites;
mod rewrites_in_queues;
mod sample;
mod saves;
mod wakes;

use std::sync::Arc;

pub use appends::*;
pub use concurrency::*;
pub use deletions::*;
pub use fencing::*;
pub use leases::*;
pub use messages::*;
pub use part_histories::*;
pub use parts::*;
pub use queues::*;
pub use records::*;
pub use retention::*;
pub use rewrites::*;
pub use rewrites_in_queues::*;
pub use saves::*;
pub use wakes::*;

use super::SnapshotStore;

/// A rule: its function's name, and the function.
pub type Rule = (&'static str, fn(&dyn SnapshotStore));

/// A rule about several callers, each with a store of its own on one place.
pub type SharedRule = (&'static str, fn(&[Arc<dyn SnapshotStore>]));

macro_rules! rules {
    ($($rule:ident),* $(,)?) => { &[$((stringify!($rule), $rule)),*] };
}

/// Every rule that one store can be checked for.
pub const RULES: &[Rule] = rules![
    snapshots_come_back_equal,
    times_are_kept_to_the_microsecond,
    any_text_is_a_task_id,
    large_data_comes_back_equal,
    values_are_owned,
    the_latest_is_the_highest,
    the_first_version_may_be_any,
    a_save_overwrites,
    what_is_unknown_is_nothing,
    versions_are_listed_ascending,
    tasks_are_isolated,
    invalid_snapshots_are_refused,
    one_version_can_be_deleted,
    deleting_the_latest_uncovers_the_next,
    deleting_the_last_removes_the_task,
    a_task_can_be_deleted_whole,
    deleting_nothing_is_false,
    a_deleted_task_can_begin_again,
    versions_are_appended_in_order,
    only_the_next_version_is_appended,
    an_append_follows_the_highest_version,
    an_append_stores_its_record_too,
    a_taken_append_changes_nothing,
    invalid_appends_are_refused,
    several_appends_keep_their_order,
    several_appends_have_answers_of_their_own,
    an_attempt_is_fenced,
    all_versions_are_retained,
    the_newest_and_the_start_are_retained,
    only_the_latest_can_be_retained,
    the_default_retention_is_a_hundred,
    gaps_do_not_count,
    a_retention_may_change,
    saves_and_other_tasks_are_not_pruned,
    records_come_back_equal,
    a_record_is_added_once,
    a_record_is_swapped_by_its_attempt,
    records_are_listed_in_order,
    invalid_records_are_refused,
];

/// Every rule about several callers.
pub const SHARED_RULES: &[SharedRule] = rules![
    ten_writers_of_one_task,
    twenty_tasks_at_once,
    readers_see_what_was_acknowledged,
    each_version_is_appended_once,
    one_of_many_starts_a_task,
    one_of_many_resumes_a_task,
    a_fenced_attempt_stores_nothing_more,
    a_version_is_deleted_once,
    a_task_is_deleted_once,
    competing_appends_keep_the_window,
    mixed_operations_stay_consistent,
];

/// Every rule about queues, for a store that has them.
pub const QUEUE_RULES: &[Rule] = rules![
    an_enqueued_task_is_taken_once,
    a_known_task_is_not_enqueued_again,
    an_enqueued_task_needs_its_record,
    the_highest_priority_comes_first,
    queues_do_not_mix,
    a_delay_is_waited_for,
    concurrency_is_limited,
    a_rate_is_kept,
    tasks_are_counted,
    the_bell_rings,
    a_lease_runs_out,
    a_renewed_lease_stays,
    a_task_that_loses_its_leases_is_parked,
    progress_forgives_lost_leases,
    progress_before_a_release_forgives_lost_leases,
    a_released_task_is_taken_again,
    an_ended_task_leaves_its_queue,
    a_claim_by_hand_heeds_leases,
    a_leased_task_can_be_ended_from_outside,
    a_deleted_task_is_in_no_queue,
    messages_are_kept_in_order,
    a_message_is_known_by_its_id,
    an_ended_task_gets_no_message,
    a_message_waits_for_its_receiver,
    a_deleted_task_has_no_messages,
    a_message_rings,
    a_suspended_task_is_not_taken,
    a_message_wakes_a_suspended_task,
    a_suspended_task_comes_back_in_time,
    the_end_of_a_child_wakes_its_parent,
    a_wake_before_the_suspension_is_not_lost,
    delayed_and_parked_tasks_are_not_woken,
    a_wake_ends_the_wait_for_input,
    a_suspended_task_can_be_claimed,
    records_keep_parents_and_failures,
];

/// Every rule about queues and several callers.
pub const SHARED_QUEUE_RULES: &[SharedRule] = rules![
    each_task_is_taken_by_one,
    many_workers_keep_a_limit,
    a_message_is_sent_once,
    a_receiver_misses_no_message,
    no_wake_is_lost,
];

/// Every rule about changes of the past and the look-up by id, for a store that has them.
pub const REWRITE_RULES: &[Rule] = rules![
    later_versions_are_truncated,
    the_highest_version_can_be_kept,
    a_task_can_begin_with_a_past,
    a_version_is_added_behind_the_highest,
    what_is_truncated_can_be_replaced,
    a_taken_rewrite_changes_nothing,
    invalid_rewrites_are_refused,
    the_window_goes_on_behind_a_truncation,
    snapshots_are_found_by_id,
];

/// Every rule about changes of the past of tasks in queues, for a store that has both.
pub const QUEUE_REWRITE_RULES: &[Rule] = rules![
    a_rewrite_heeds_leases,
    a_rewritten_task_stays_in_its_queue,
    a_rewritten_task_is_parked_where_it_was,
];

/// Every rule about changes of the past and several callers.
pub const SHARED_REWRITE_RULES: &[SharedRule] = rules![
    one_of_many_changes_the_past,
    one_of_many_begins_with_a_past,
    a_truncated_attempt_stores_nothing_more,
];

/// A rule about parts: it is told how many parts there are of a task.
pub type PartRule = (&'static str, fn(&dyn SnapshotStore, &dyn Fn(&str) -> usize));

/// A rule about parts and several callers.
pub type SharedPartRule = (&'static str, fn(&[Arc<dyn SnapshotStore>], &dyn Fn(&str) -> usize));

/// Every rule about parts, for a store that [keeps them](SnapshotStore::keeps_parts).
pub const PART_RULES: &[PartRule] = rules![
    parts_are_stored_with_their_snapshot,
    the_content_of_a_part_is_any_bytes,
    many_parts_come_and_go_at_once,
    a_taken_append_changes_no_parts,
    parts_fall_out_of_the_window_with_their_versions,
    a_part_stays_while_it_is_not_dropped,
    a_part_may_come_again,
    parts_follow_a_retention_that_changes,
    a_deleted_task_has_no_parts,
    parts_go_with_a_deleted_version,
    parts_follow_a_truncation,
    a_taken_rewrite_changes_no_parts,
    a_whole_version_ends_the_parts_before_it,
    parts_go_with_a_replaced_version,
    a_whole_version_can_be_gone_back_to,
    a_save_below_the_highest_leaves_its_parts,
    tasks_have_parts_of_their_own,
    a_task_needs_no_parts,
    a_taken_task_has_its_parts,
    several_appends_bring_their_parts,
];

/// Every rule about parts and several callers.
pub const SHARED_PART_RULES: &[SharedPartRule] =
    rules![only_the_parts_of_who_appended_are_there, no_reader_misses_a_part];

/// Checks every rule, each on a store from `make`; those about several callers with all of them on one store.
///
/// # Panics
///
/// At the first rule that the store breaks.
pub fn run_all(make: impl Fn() -> Arc<dyn SnapshotStore>) {
    for (_, rule) in RULES {
        rule(&*make());
    }
    for (_, rule) in SHARED_RULES {
        rule(&[make()]);
    }
}

/// Checks the rules about several callers, with three stores from `open`, which must open the same place each time.
///
/// # Panics
///
/// At the first rule that the stores break.
pub fn run_shared(open: impl Fn() -> Arc<dyn SnapshotStore>) {
    for (_, rule) in SHARED_RULES {
        rule(&[open(), open(), open()]);
    }
}

/// Checks every rule about queues, for a store that has them: each on a store from `open`, those about several callers
/// with all of them on one store.
///
/// # Panics
///
/// At the first rule that the store breaks, or if it has no queues.
pub fn run_queues(open: impl Fn() -> Arc<dyn SnapshotStore>) {
    for (_, rule) in QUEUE_RULES {
        rule(&*open());
    }
    let one = open();
    for (_, rule) in SHARED_QUEUE_RULES {
        rule(&[Arc::clone(&one), Arc::clone(&one)]);
    }
}

/// Checks the rules about queues and several callers, with three stores from `open`, which must open the same place each
/// time.
///
/// # Panics
///
/// At the first rule that the stores break.
pub fn run_shared_queues(open: impl Fn() -> Arc<dyn SnapshotStore>) {
    for (_, rule) in SHARED_QUEUE_RULES {
        rule(&[open(), open(), open()]);
    }
}

/// Checks every rule about changes of the past, for a store that has them: each on a store from `open`, those about queues if it
/// has queues, and those about several callers with all of them on one store.
///
/// # Panics
///
/// At the first rule that the store breaks.
pub fn run_rewrites(open: impl Fn() -> Arc<dyn SnapshotStore>) {
    for (_, rule) in REWRITE_RULES {
        rule(&*open());
    }
    for (_, rule) in QUEUE_REWRITE_RULES {
        let store = open();
        if store.queue().is_some() {
            rule(&*store);
        }
    }
    let one = open();
    for (_, rule) in SHARED_REWRITE_RULES {
        rule(&[Arc::clone(&one)]);
    }
}

/// Checks the rules about changes of the past and several callers, with three stores from `open`, which must open the same
/// place each time.
///
/// # Panics
///
/// At the first rule that the stores break.
pub fn run_shared_rewrites(open: impl Fn() -> Arc<dyn SnapshotStore>) {
    for (_, rule) in SHARED_REWRITE_RULES {
        rule(&[open(), open(), open()]);
    }
}

/// Checks every rule about parts, for a store that keeps them: each on a store from `open`, those about several callers with all of
/// them on one store. `count` says how many parts there are of a task, whichever of the stores it is in.
///
/// # Panics
///
/// At the first rule that the store breaks, or if it keeps no parts.
pub fn run_parts(open: impl Fn() -> Arc<dyn SnapshotStore>, count: impl Fn(&str) -> usize) {
    for (_, rule) in PART_RULES {
        rule(&*open(), &count);
    }
    let one = open();
    for (_, rule) in SHARED_PART_RULES {
        rule(&[Arc::clone(&one)], &count);
    }
}

/// Checks the rules about parts and several callers, with three stores from `open`, which must open the same place each time.
///
/// # Panics
///
/// At the first rule that the stores break.
pub fn run_shared_parts(open: impl Fn() -> Arc<dyn SnapshotStore>, count: impl Fn(&str) -> usize) {
    for (_, rule) in SHARED_PART_RULES {
        rule(&[open(), open(), open()], &count);
    }
}
