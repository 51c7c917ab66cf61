-- Sends a message: $1 task, $2 topic, $3 id, $4 value, $5 sent_by. The task's row is locked first, which reads its newest state, so
-- who has a higher position is committed later, and a receiver that asks behind the last it saw misses none. Answers the task's status before, and
-- whether the message was sent, and whether it is working by that; no row if there is no record.
WITH receiver AS MATERIALIZED (
    SELECT task_id, status, wakes, status = 'input_required' AND place IS DISTINCT FROM 'parked' AS waits
    FROM asap_tasks WHERE task_id = $1
    FOR NO KEY UPDATE
), sent AS (
    INSERT INTO asap_messages (task_id, position, topic, id, value, sent_at, sent_by)
    SELECT task_id, wakes + 1, $2, $3, $4, statement_timestamp(), $5
    FROM receiver WHERE status NOT IN ('completed', 'cancelled')
    ON CONFLICT (task_id, id) DO NOTHING
    RETURNING task_id
), woken AS (
    UPDATE asap_tasks SET
        wakes = wakes + 1,
        place = CASE WHEN place = 'suspended' OR (place = 'later' AND wakeable) THEN 'ready' ELSE place END,
        due_at = CASE WHEN place = 'suspended' OR (place = 'later' AND wakeable) THEN statement_timestamp() ELSE due_at END,
        status = CASE WHEN status = 'input_required' AND place IS DISTINCT FROM 'parked' THEN 'working' ELSE status END,
        updated_at = CASE
            WHEN status = 'input_required' AND place IS DISTINCT FROM 'parked' THEN statement_timestamp()
            ELSE updated_at END
    FROM sent WHERE asap_tasks.task_id = sent.task_id
    RETURNING tableoid
)
SELECT status, woken.tableoid IS NOT NULL,
    CASE WHEN woken.tableoid IS NOT NULL THEN pg_notify('asap_' || woken.tableoid, '')::text END, waits
FROM receiver LEFT JOIN woken ON true
