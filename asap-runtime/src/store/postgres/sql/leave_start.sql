-- Without a start nothing stays with it.
UPDATE asap_parts SET of_start = false
WHERE task_id = $1 AND first = 1 AND of_start
    AND NOT EXISTS (SELECT 1 FROM asap_snapshots WHERE task_id = $1 AND version = 1)
