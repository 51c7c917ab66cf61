//! Every statement that runs after a file was opened.

/// ?1 task, ?2 id, ?3 version, ?4 data, ?5 checkpoint, ?6 `created_at`.
pub(super) const SAVE: &str = "
INSERT INTO snapshots (task_id, id, version, data, checkpoint, created_at)
VALUES (?1, ?2, ?3, ?4, ?5, ?6)
ON CONFLICT (task_id, version) DO UPDATE SET
    id = excluded.id, data = excluded.data, checkpoint = excluded.checkpoint, created_at = excluded.created_at";

/// The compare-and-swap append as one statement; as [`SAVE`], ?7 attempt or null.
///
/// It and [`PRUNE`] run on connections of the user's too, where a temporary table may have the name.
pub(super) const APPEND: &str = "
INSERT INTO main.snapshots (task_id, id, version, data, checkpoint, created_at)
SELECT ?1, ?2, ?3, ?4, ?5, ?6
WHERE coalesce((SELECT max(version) FROM main.snapshots WHERE task_id = ?1), 0) = ?3 - 1
  AND NOT EXISTS (SELECT 1 FROM main.asap_tasks WHERE task_id = ?1 AND attempt <> ?7)";

/// The append into a full window as one statement; as [`APPEND`], ?8 the version that falls out.
///
/// The row that falls out becomes the row that comes in: no page is freed, none is taken, and fewer are written
/// than by an insert and a delete.
pub(super) const APPEND_OVER: &str = "
UPDATE snapshots SET id = ?2, version = ?3, data = ?4, checkpoint = ?5, created_at = ?6
WHERE task_id = ?1 AND version = ?8
  AND (SELECT max(version) FROM snapshots WHERE task_id = ?1) = ?3 - 1
  AND NOT EXISTS (SELECT 1 FROM snapshots WHERE task_id = ?1 AND version > 1 AND version < ?8)
  AND NOT EXISTS (SELECT 1 FROM asap_tasks WHERE task_id = ?1 AND attempt <> ?7)";

/// As [`APPEND`], where what it compares is known.
pub(super) const INSERT: &str = "
INSERT INTO snapshots (task_id, id, version, data, checkpoint, created_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";

/// As [`APPEND_OVER`], where what it compares is known.
pub(super) const OVER: &str = "
UPDATE snapshots SET id = ?2, version = ?3, data = ?4, checkpoint = ?5, created_at = ?6
WHERE task_id = ?1 AND version = ?8";

/// ?1 task, ?2 how many of the newest stay. Version 1 stays, and so does a damaged row with a version below it.
pub(super) const PRUNE: &str = "
DELETE FROM main.snapshots
WHERE task_id = ?1 AND version > 1 AND version <= (
    SELECT version FROM main.snapshots WHERE task_id = ?1 AND version > 1 ORDER BY version DESC LIMIT 1 OFFSET ?2)";

/// The lowest version above the start, and how many there are.
pub(super) const WINDOW: &str =
    "SELECT min(version), count(*) FROM snapshots WHERE task_id = ?1 AND version > 1";

pub(super) const LATEST: &str = "
SELECT task_id, id, version, data, checkpoint, created_at FROM snapshots
WHERE task_id = ?1 ORDER BY version DESC LIMIT 1";

pub(super) const VERSION: &str = "
SELECT task_id, id, version, data, checkpoint, created_at FROM snapshots WHERE task_id = ?1 AND version = ?2";

pub(super) const VERSIONS: &str = "
SELECT version FROM snapshots WHERE task_id = ?1 AND typeof(version) = 'integer' AND version > 0 ORDER BY version";

pub(super) const HIGHEST: &str = "
SELECT max(version) FROM snapshots WHERE task_id = ?1 AND typeof(version) = 'integer' AND version > 0";

/// Whether anything is there of versions from ?2 on, which is to be appended to task ?1: another program has deleted their rows.
pub(super) const HAS_LATER_PARTS: &str = "
SELECT EXISTS (SELECT 1 FROM main.asap_parts WHERE task_id = ?1 AND first >= ?2)
    OR EXISTS (SELECT 1 FROM main.asap_dropped_parts WHERE task_id = ?1 AND of_start = 0 AND until >= ?2 - 1)
    OR EXISTS (SELECT 1 FROM main.asap_dropped_parts WHERE task_id = ?1 AND of_start = 1 AND until >= ?2 - 1)";

/// The parts of versions from ?2 on.
pub(super) const DELETE_LATER_PARTS: &str = "DELETE FROM main.asap_parts WHERE task_id = ?1 AND first >= ?2";

/// What versions from ?2 on have dropped is not dropped.
pub(super) const REOPEN_LATER_PARTS: &str = "
DELETE FROM main.asap_dropped_parts WHERE task_id = ?1 AND (until >= ?2 - 1 OR first >= ?2)";

/// ?1 task, ?2 the version that brings it, ?3 id, ?4 content.
pub(super) const ADD_PART: &str = "
INSERT INTO main.asap_parts (task_id, first, id, content) VALUES (?1, ?2, ?3, ?4)";

/// ?1 task, ?2 the version that brought it, ?3 id, ?4 the last version that refers to it. Whether the start is stored is looked up for
/// its own only.
pub(super) const DROP_PART: &str = "
INSERT INTO main.asap_dropped_parts (task_id, of_start, first, id, until)
VALUES (?1, ?2 = 1 AND EXISTS (SELECT 1 FROM main.snapshots WHERE task_id = ?1 AND version = 1), ?2, ?3, ?4)";

/// ?1 task: the last version of the first that were dropped, and the lowest above the start.
pub(super) const FIRST_DROPPED: &str = "
SELECT (SELECT min(until) FROM main.asap_dropped_parts WHERE task_id = ?1 AND of_start = 0),
    (SELECT min(version) FROM main.snapshots WHERE task_id = ?1 AND version > 1)";

/// What the versions needed that have fallen out of a window: ?1 task, ?2 the lowest above the start. Those of the start stay with it.
pub(super) const COLLECT_PARTS: &str = "
DELETE FROM main.asap_parts WHERE number IN (
    SELECT number FROM main.asap_dropped_parts AS dropped CROSS JOIN main.asap_parts AS parts
        ON parts.task_id = ?1 AND parts.first = dropped.first AND parts.id = dropped.id
    WHERE dropped.task_id = ?1 AND dropped.of_start = 0 AND dropped.until < ?2)";

/// As [`COLLECT_PARTS`], that they were dropped.
pub(super) const COLLECT_DROPPED: &str = "
DELETE FROM main.asap_dropped_parts WHERE task_id = ?1 AND of_start = 0 AND until < ?2";

pub(super) const HAS_PARTS: &str = "SELECT 1 FROM asap_parts WHERE task_id = ?1 LIMIT 1";

/// What was dropped behind the highest version, ?2, is not dropped any more: an append follows that may still refer to it.
pub(super) const REOPEN_PARTS: &str = "DELETE FROM asap_dropped_parts WHERE task_id = ?1 AND until >= ?2";

/// What is not dropped ends with the version below the highest.
pub(super) const END_PARTS: &str = "
INSERT INTO asap_dropped_parts (task_id, of_start, until, first, id)
SELECT ?1, first = 1, coalesce(
    (SELECT version FROM snapshots WHERE task_id = ?1 ORDER BY version DESC LIMIT 1 OFFSET 1), 0), first, id
FROM asap_parts
WHERE task_id = ?1 AND (first, id) NOT IN (SELECT first, id FROM asap_dropped_parts WHERE task_id = ?1)";

/// Without a start nothing stays with it.
pub(super) const LEAVE_START: &str = "
UPDATE asap_dropped_parts SET of_start = 0 WHERE task_id = ?1 AND of_start = 1
    AND NOT EXISTS (SELECT 1 FROM snapshots WHERE task_id = ?1 AND version = 1)";

pub(super) const DELETE_UNNEEDED_PARTS: &str = "
DELETE FROM asap_parts WHERE number IN (
    SELECT number FROM asap_parts AS parts LEFT JOIN asap_dropped_parts AS dropped
        ON dropped.task_id = ?1 AND dropped.first = parts.first AND dropped.id = parts.id
    WHERE parts.task_id = ?1 AND NOT EXISTS (
        SELECT 1 FROM snapshots WHERE snapshots.task_id = ?1
            AND version BETWEEN parts.first AND coalesce(dropped.until, 9223372036854775807)))";

pub(super) const DELETE_UNNEEDED_DROPPED: &str = "
DELETE FROM asap_dropped_parts WHERE task_id = ?1
    AND (first, id) NOT IN (SELECT first, id FROM asap_parts WHERE task_id = ?1)";

pub(super) const DELETE_PARTS: &str = "DELETE FROM asap_parts WHERE task_id = ?1";

pub(super) const DELETE_DROPPED: &str = "DELETE FROM asap_dropped_parts WHERE task_id = ?1";

/// ?1 task, ?2 version.
pub(super) const PARTS: &str = "
SELECT first, id, content FROM asap_parts
WHERE task_id = ?1 AND first <= ?2
    AND (first, id) NOT IN (SELECT first, id FROM asap_dropped_parts WHERE task_id = ?1 AND until < ?2)";

pub(super) const DELETE_VERSION: &str = "DELETE FROM snapshots WHERE task_id = ?1 AND version = ?2";

pub(super) const DELETE_VERSIONS: &str = "DELETE FROM snapshots WHERE task_id = ?1";

/// The messages of a task whose record is gone.
pub(super) const DELETE_MESSAGES: &str = "
DELETE FROM asap_messages WHERE task_id = ?1 AND NOT EXISTS (SELECT 1 FROM asap_tasks WHERE task_id = ?1)";

pub(super) const DELETE_RECORD: &str = "DELETE FROM asap_tasks WHERE task_id = ?1";

pub(super) const DELETE_RECORD_WITHOUT_VERSIONS: &str = "
DELETE FROM asap_tasks WHERE task_id = ?1 AND NOT EXISTS (SELECT 1 FROM snapshots WHERE task_id = ?1)";

/// ?1 task, ?2 function, ?3 status, ?4 attempt, ?5 result, ?6 error, ?7 `created_at`, ?8 `updated_at`, ?9 parent, ?10 depth,
/// ?11 failures, ?12 `failing_since`.
pub(super) const PUT_RECORD: &str = "
INSERT INTO asap_tasks (task_id, function, status, attempt, result, error, created_at, updated_at,
    parent_task_id, depth, failures, failing_since)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
ON CONFLICT (task_id) DO UPDATE SET
    function = excluded.function, status = excluded.status, attempt = excluded.attempt, result = excluded.result,
    error = excluded.error, created_at = excluded.created_at, updated_at = excluded.updated_at,
    parent_task_id = excluded.parent_task_id, depth = excluded.depth, failures = excluded.failures,
    failing_since = excluded.failing_since";

/// As [`PUT_RECORD`], if there is none.
pub(super) const ADD_RECORD: &str = "
INSERT OR IGNORE INTO asap_tasks (task_id, function, status, attempt, result, error, created_at, updated_at,
    parent_task_id, depth, failures, failing_since)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)";

/// As [`PUT_RECORD`], if there is one of attempt ?13; ?14 is now, in microseconds.
///
/// Another attempt than the stored one is a claim by hand: not while a worker's lease is alive, unless it ends the task, and that
/// only if it has not ended before. It takes the task out of its queue, as its end does.
pub(super) const SWAP_RECORD: &str = "
UPDATE asap_tasks SET function = ?2, status = ?3, attempt = ?4, result = ?5, error = ?6, created_at = ?7,
    updated_at = ?8, parent_task_id = ?9, depth = ?10, failures = ?11, failing_since = ?12,
    place = CASE WHEN ?4 <> attempt OR ?3 IN ('completed', 'failed', 'cancelled') THEN NULL ELSE place END
WHERE task_id = ?1 AND attempt = ?13
    AND (?4 = attempt OR CASE WHEN ?3 IN ('completed', 'failed', 'cancelled')
        THEN status NOT IN ('completed', 'cancelled')
        ELSE place IS NOT 'leased' OR due_at <= ?14 END)";

/// Whether a task's past may be changed: ?1 task, ?2 the attempt of its record or null for none, ?3 now in microseconds, ?4 the
/// highest version or null for any, ?5 a version that must be there or null.
pub(super) const IS_ADMITTED: &str = "
SELECT CASE
        WHEN ?2 IS NULL THEN NOT EXISTS (SELECT 1 FROM asap_tasks WHERE task_id = ?1)
        ELSE EXISTS (
            SELECT 1 FROM asap_tasks
            WHERE task_id = ?1 AND attempt = ?2 AND NOT (place IS 'leased' AND due_at > ?3))
    END
    AND (?4 IS NULL OR coalesce((SELECT max(version) FROM snapshots WHERE task_id = ?1), 0) = ?4)
    AND (?5 IS NULL OR EXISTS (SELECT 1 FROM snapshots WHERE task_id = ?1 AND version = ?5))";

pub(super) const HAS_VERSION: &str = "SELECT 1 FROM snapshots WHERE task_id = ?1 AND version = ?2";

/// ?1 task, ?2 the version that stays.
pub(super) const DELETE_ABOVE: &str = "DELETE FROM snapshots WHERE task_id = ?1 AND version > ?2";

/// As [`PUT_RECORD`]; ?9 whether a task is parked that has left its queue.
pub(super) const REWRITE_RECORD: &str = "
UPDATE asap_tasks SET function = ?2, status = ?3, attempt = ?4, result = ?5, error = ?6, created_at = ?7,
    updated_at = ?8, parent_task_id = ?9, depth = ?10, failures = ?11, failing_since = ?12, worker = NULL,
    lost_leases = 0,
    place = CASE
        WHEN place IN ('leased', 'suspended') OR (place = 'later' AND wakeable) THEN 'ready'
        WHEN place IS NULL AND queue IS NOT NULL AND ?13 THEN 'parked'
        ELSE place END,
    due_at = CASE WHEN place = 'suspended' OR (place = 'later' AND wakeable) THEN ?14 ELSE due_at END
WHERE task_id = ?1";

/// ?1 id. There is no index for it, which would cost each append.
pub(super) const FIND: &str = "
SELECT task_id, id, version, data, checkpoint, created_at FROM snapshots WHERE id = ?1 LIMIT 1";

/// ?1 id, ?2 task.
pub(super) const FIND_IN_TASK: &str = "
SELECT task_id, id, version, data, checkpoint, created_at FROM snapshots WHERE task_id = ?2 AND id = ?1 LIMIT 1";

pub(super) const RECORD: &str = "
SELECT task_id, function, status, attempt, result, error, created_at, updated_at,
    parent_task_id, depth, failures, failing_since
FROM asap_tasks WHERE task_id = ?1";

pub(super) const RECORDS: &str = "
SELECT task_id, function, status, attempt, result, error, created_at, updated_at,
    parent_task_id, depth, failures, failing_since
FROM asap_tasks ORDER BY created_at, task_id";
