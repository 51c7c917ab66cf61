-- The record of a task without versions, and all its parts.
WITH parts AS (DELETE FROM asap_parts WHERE task_id = $1)
DELETE FROM asap_tasks WHERE task_id = $1
