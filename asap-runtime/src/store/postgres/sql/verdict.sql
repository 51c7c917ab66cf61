-- Why an append was not stored: $1 task, $2 version. The highest version, the record's attempt, the id at the version.
SELECT
    (SELECT version FROM asap_snapshots WHERE task_id = $1 ORDER BY version DESC LIMIT 1),
    (SELECT attempt FROM asap_tasks WHERE task_id = $1),
    (SELECT id FROM asap_snapshots WHERE task_id = $1 AND version = $2)
