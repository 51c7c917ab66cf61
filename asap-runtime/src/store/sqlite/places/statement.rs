//! Every statement on places.

/// ?1 task, ?2 queue, ?3 priority, ?4 place, ?5 due at.
pub(super) const PLACE: &str = "
UPDATE asap_tasks
SET queue = ?2, priority = ?3, place = ?4, due_at = ?5, worker = NULL, lost_leases = 0, seen = 0, wakeable = 0
WHERE task_id = ?1";

/// ?1 now. Bounded, so that a long absence does not make one transaction of everything.
pub(super) const COME: &str = "
UPDATE asap_tasks SET place = 'ready' WHERE task_id IN (
    SELECT task_id FROM asap_tasks
    WHERE place IN ('later', 'leased') AND due_at <= ?1 AND place = 'later' ORDER BY due_at LIMIT 1000)";

/// ?1 now.
pub(super) const RAN_OUT: &str = "
SELECT task_id, worker, lost_leases, seen, (SELECT max(version) FROM snapshots AS s WHERE s.task_id = t.task_id), status
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

/// ?1 task, ?2 attempt, ?3 place, ?4 due at, ?5 status, ?6 error or null, ?7 updated at, ?8 now, ?9 wakes or null.
///
/// If it has been woken more often than ?9, it is as if it was woken now. Whether its status is another than ?5 for it.
pub(super) const RELEASE: &str = "
UPDATE asap_tasks
SET place = CASE WHEN wakes <> ?9 THEN 'ready' ELSE ?3 END,
    due_at = CASE WHEN wakes <> ?9 THEN ?8 ELSE ?4 END,
    status = CASE WHEN wakes <> ?9 AND ?5 = 'input_required' THEN 'working' ELSE ?5 END,
    error = coalesce(?6, error), updated_at = ?7, worker = NULL, wakeable = ?9 IS NOT NULL,
    lost_leases = CASE
        WHEN coalesce((SELECT max(version) FROM snapshots AS s WHERE s.task_id = ?1), 0) > seen THEN 0
        ELSE lost_leases END
WHERE task_id = ?1 AND attempt = ?2 AND place = 'leased'
RETURNING status <> ?5";

/// ?1 task, ?2 due at.
pub(super) const PUT_BACK: &str = "
UPDATE asap_tasks SET place = 'ready', due_at = ?2, lost_leases = 0
WHERE task_id = ?1 AND (place = 'parked' OR (place IS NULL AND queue IS NOT NULL AND status = 'failed'))";

/// ?1 queue.
pub(super) const IS_READY: &str = "SELECT 1 FROM asap_tasks WHERE place = 'ready' AND queue = ?1 LIMIT 1";

pub(super) const NEXT_TIME: &str = "SELECT min(due_at) FROM asap_tasks WHERE place IN ('later', 'leased')";

pub(super) const QUEUED: &str = "
SELECT task_id, queue, priority, place, due_at, worker, lost_leases, wakeable FROM asap_tasks
WHERE task_id = ?1 AND place IS NOT NULL";

/// ?1 after, ?2 how many.
pub(super) const PARKED: &str = "
SELECT task_id, queue, priority, place, due_at, worker, lost_leases, wakeable FROM asap_tasks
WHERE place = 'parked' AND task_id > ?1 ORDER BY task_id LIMIT ?2";

/// As [`PARKED`], from the first: an empty id is one too.
pub(super) const PARKED_FROM_FIRST: &str = "
SELECT task_id, queue, priority, place, due_at, worker, lost_leases, wakeable FROM asap_tasks
WHERE place = 'parked' ORDER BY task_id LIMIT ?1";

pub(super) const COUNTS: &str = "
SELECT queue, sum(place = 'ready' OR (place = 'later' AND NOT wakeable)), sum(place = 'leased'),
    sum(place = 'suspended' OR (place = 'later' AND wakeable)), sum(place = 'parked'),
    min(CASE WHEN place = 'ready' OR (place = 'later' AND NOT wakeable) THEN due_at END)
FROM asap_tasks WHERE place IS NOT NULL GROUP BY queue ORDER BY queue";

/// ?1 task, ?2 id.
pub(super) const LOOK: &str = "
SELECT status, EXISTS (SELECT 1 FROM asap_messages WHERE task_id = ?1 AND id = ?2) FROM asap_tasks WHERE task_id = ?1";

/// ?1 task. Whether [`WAKE`] makes it `working`.
pub(super) const WAITS: &str =
    "SELECT status = 'input_required' AND place IS NOT 'parked' FROM asap_tasks WHERE task_id = ?1";

/// ?1 task, ?2 now, ?3 updated at.
pub(super) const WAKE: &str = "
UPDATE asap_tasks
SET wakes = wakes + 1,
    place = CASE WHEN place = 'suspended' OR (place = 'later' AND wakeable) THEN 'ready' ELSE place END,
    due_at = CASE WHEN place = 'suspended' OR (place = 'later' AND wakeable) THEN ?2 ELSE due_at END,
    status = CASE WHEN status = 'input_required' AND place IS NOT 'parked' THEN 'working' ELSE status END,
    updated_at = CASE WHEN status = 'input_required' AND place IS NOT 'parked' THEN ?3 ELSE updated_at END
WHERE task_id = ?1";

/// ?1 task, ?2 topic, ?3 id, ?4 value, ?5 sent at. Behind [`WAKE`]: each message has a wake of its own.
pub(super) const SEND: &str = "
INSERT INTO asap_messages (task_id, position, topic, id, value, sent_at)
SELECT task_id, wakes, ?2, ?3, ?4, ?5 FROM asap_tasks WHERE task_id = ?1";

/// ?1 task, ?2 topic, ?3 position.
pub(super) const MESSAGE: &str = "
SELECT task_id, position, topic, id, value, sent_at FROM asap_messages
WHERE task_id = ?1 AND topic = ?2 AND position > ?3 ORDER BY position LIMIT 1";

/// ?1 task.
pub(super) const WAKES: &str = "SELECT wakes FROM asap_tasks WHERE task_id = ?1";
