-- What is not dropped ends with the version below $2.
UPDATE asap_parts SET until = coalesce(
    (SELECT version FROM asap_snapshots WHERE task_id = $1 AND version < $2 ORDER BY version DESC LIMIT 1), 0)
WHERE task_id = $1 AND until IS NULL
