-- Extends the leases of tasks $1 under attempts $2 by $3 microseconds from now; answers which are still leased so.
UPDATE asap_tasks AS task SET due_at = statement_timestamp() + $3 * interval '1 microsecond'
FROM unnest($1, $2) AS asked (task_id, attempt)
WHERE task.task_id = asked.task_id AND task.attempt = asked.attempt AND place = 'leased'
RETURNING task.task_id, task.attempt
