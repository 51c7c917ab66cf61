//! Every statement on places.

/// ?1 task, ?2 queue, ?3 priority, ?4 place, ?5 due at.
pub(super) const PLACE: &str = "
UPDATE asap_tasks SET queue = ?2, priority = ?3, place = ?4, due_at = ?5, worker = NULL, lost_leases = 0, seen = 0
WHERE task_id = ?1";

/// ?1 now. Bounded, so that a long absence does not make one transaction of everything.
pub(super) const WAKE: &str = "
UPDATE asap_tasks SET place = 'ready' WHERE task_id IN (
    SELECT task_id FROM asap_tasks
    WHERE place IN ('later', 'leased') AND due_at <= ?1 AND place = 'later' ORDER BY due_at LIMIT 1000)";

/// ?1 now.
pub(super) const RAN_OUT: &str = "
SELECT task_id, worker, lost_leases, seen, (SELECT max(version) FROM snapshots AS s WHERE s.task_id = t.task_id)
FROM asap_tasks AS t
WHERE place IN ('later', 'leased') AND due_at <= ?1 AND place = 'leased' ORDER BY due_at LIMIT 1000";

/// ?1 task, ?2 lost leases.
pub(super) const LOSE: &str = "UPDATE asap_tasks SET place = 'ready', lost_leases = ?2 WHERE task_id = ?1";

/// ?1 task, ?2 lost leases, ?3 error, ?4 updated at.
pub(super) const PARK: &str = "
UPDATE asap_tasks
SET place = 'parked', lost_leases = ?2, status = 'input_required', error = ?3, updated_at = ?4
WHERE task_id = ?1";

/// ?1 task.
pub(super) const PARK_DAMAGED: &str = "UPDATE asap_tasks SET place = 'parked' WHERE task_id = ?1";

/// ?1 queue.
pub(super) const HELD: &str = "SELECT count(*) FROM asap_tasks WHERE place = 'leased' AND queue = ?1";

/// ?1 queue.
pub(super) const NEXT_START: &str = "SELECT next_start FROM asap_queues WHERE name = ?1";

/// ?1 queue, ?2 next start.
pub(super) const STARTED: &str = "INSERT OR REPLACE INTO asap_queues (name, next_start) VALUES (?1, ?2)";

/// ?1 queue, ?2 how many.
pub(super) const CHOOSE: &str = "
SELECT task_id FROM asap_tasks WHERE place = 'ready' AND queue = ?1
ORDER BY priority DESC, due_at, task_id LIMIT ?2";

/// ?1 task, ?2 worker, ?3 due at, ?4 updated at.
pub(super) const LEASE: &str = "
UPDATE asap_tasks
SET place = 'leased', worker = ?2, due_at = ?3, updated_at = ?4,
    attempt = attempt + (status <> 'submitted'), status = 'working',
    seen = coalesce((SELECT max(version) FROM snapshots AS s WHERE s.task_id = ?1), 0)
WHERE task_id = ?1";

/// ?1 task.
pub(super) const STATUS: &str = "SELECT status FROM asap_tasks WHERE task_id = ?1";

/// ?1 task, ?2 attempt, ?3 due at.
pub(super) const RENEW: &str =
    "UPDATE asap_tasks SET due_at = ?3 WHERE task_id = ?1 AND attempt = ?2 AND place = 'leased'";

/// ?1 task, ?2 attempt, ?3 place, ?4 due at, ?5 status, ?6 error or null, ?7 updated at.
pub(super) const RELEASE: &str = "
UPDATE asap_tasks
SET place = ?3, due_at = ?4, status = ?5, error = coalesce(?6, error), updated_at = ?7, worker = NULL,
    lost_leases = CASE
        WHEN coalesce((SELECT max(version) FROM snapshots AS s WHERE s.task_id = ?1), 0) > seen THEN 0
        ELSE lost_leases END
WHERE task_id = ?1 AND attempt = ?2 AND place = 'leased'";

/// ?1 task, ?2 due at.
pub(super) const PUT_BACK: &str = "
UPDATE asap_tasks SET place = 'ready', due_at = ?2, lost_leases = 0
WHERE task_id = ?1 AND (place = 'parked' OR (place IS NULL AND queue IS NOT NULL AND status = 'failed'))";

/// ?1 queue.
pub(super) const IS_READY: &str = "SELECT 1 FROM asap_tasks WHERE place = 'ready' AND queue = ?1 LIMIT 1";

pub(super) const NEXT_TIME: &str = "SELECT min(due_at) FROM asap_tasks WHERE place IN ('later', 'leased')";

pub(super) const QUEUED: &str = "
SELECT task_id, queue, priority, place, due_at, worker, lost_leases FROM asap_tasks
WHERE task_id = ?1 AND place IS NOT NULL";

/// ?1 after, ?2 how many.
pub(super) const PARKED: &str = "
SELECT task_id, queue, priority, place, due_at, worker, lost_leases FROM asap_tasks
WHERE place = 'parked' AND task_id > ?1 ORDER BY task_id LIMIT ?2";

/// As [`PARKED`], from the first: an empty id is one too.
pub(super) const PARKED_FROM_FIRST: &str = "
SELECT task_id, queue, priority, place, due_at, worker, lost_leases FROM asap_tasks
WHERE place = 'parked' ORDER BY task_id LIMIT ?1";

pub(super) const COUNTS: &str = "
SELECT queue, sum(place IN ('ready', 'later')), sum(place = 'leased'), sum(place = 'parked')
FROM asap_tasks WHERE place IS NOT NULL GROUP BY queue ORDER BY queue";
