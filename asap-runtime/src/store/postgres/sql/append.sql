-- The compare-and-swap append of a task that runs: of an attempt that is in its record, behind a version that this process has seen
-- to be the highest. It still is, or this version is there by now, while the revision is the same.
-- $1 task, $2 version, $3 id, $4 data, $5 checkpoint, $6 created_at, $7 attempt, $8 revision.
INSERT INTO asap_snapshots (task_id, version, id, data, checkpoint, created_at)
SELECT $1, $2, $3, $4, $5, $6
FROM asap_tasks WHERE task_id = $1 AND attempt = $7 AND revision = $8
FOR NO KEY UPDATE
