-- Leases tasks that are due: $1 worker, $2 queues, $3 how many of each may be leased at once or null, $4 microseconds between two
-- starts of each or null, $5 how many at most, $6 microseconds of a lease, $7 whether to take although a time has come
-- that wake.sql should see to first. Of queues with limits the rows of asap_queues are locked since before this statement.
-- Answers in any case one row, with the microseconds until the next time comes; then the tasks in their order.
-- Where nothing is ready it looks at two ends of indexes and writes nothing.
WITH clock AS MATERIALIZED (
    SELECT (extract(epoch FROM min(due_at) - statement_timestamp()) * 1000000)::bigint AS wait
    FROM asap_tasks WHERE place IN ('later', 'leased')
), asked AS MATERIALIZED (
    SELECT name, spacing, turn, CASE
        WHEN NOT $7 AND (SELECT wait FROM clock) <= 0 THEN 0
        WHEN spacing IS NOT NULL AND EXISTS (
            SELECT 1 FROM asap_queues WHERE asap_queues.name = queue.name AND next_start > statement_timestamp()) THEN 0
        WHEN concurrency IS NOT NULL THEN least($5, greatest(0, concurrency - (
            SELECT count(*) FROM asap_tasks WHERE place = 'leased' AND asap_tasks.queue = queue.name)),
            CASE WHEN spacing IS NOT NULL THEN 1 END)
        WHEN spacing IS NOT NULL THEN least($5, 1)
        ELSE $5
    END AS most
    FROM unnest($2, $3, $4) WITH ORDINALITY AS queue (name, concurrency, spacing, turn)
), chosen AS MATERIALIZED (
    SELECT asked.turn, ready.* FROM asked CROSS JOIN LATERAL (
        SELECT task_id, priority, due_at, status,
            -- A row that nobody can read is put aside as it is.
            status IN ('submitted', 'working', 'input_required', 'completed', 'failed', 'cancelled')
                AND attempt < 9223372036854775807
                AND depth BETWEEN 0 AND 10 AND failures BETWEEN 0 AND 4294967295
                AND coalesce(failing_since, created_at) BETWEEN '0001-01-01T00:00:00Z' AND '9999-12-31T23:59:59.999999Z'
                AND created_at BETWEEN '0001-01-01T00:00:00Z' AND '9999-12-31T23:59:59.999999Z' AS is_fit
        FROM asap_tasks WHERE place = 'ready' AND asap_tasks.queue = asked.name
        ORDER BY priority DESC, due_at, task_id
        LIMIT asked.most
        FOR NO KEY UPDATE SKIP LOCKED
    ) AS ready
    LIMIT $5
), started AS (
    UPDATE asap_queues SET next_start = statement_timestamp() + asked.spacing * interval '1 microsecond'
    FROM asked
    WHERE asap_queues.name = asked.name AND asked.spacing IS NOT NULL
        AND asked.turn = ANY (ARRAY (SELECT turn FROM chosen))
), aside AS (
    UPDATE asap_tasks SET place = 'parked'
    FROM chosen WHERE asap_tasks.task_id = chosen.task_id AND NOT is_fit
), leased AS (
    UPDATE asap_tasks AS task SET
        place = 'leased', worker = $1, due_at = statement_timestamp() + $6 * interval '1 microsecond',
        status = 'working', attempt = task.attempt + CASE WHEN chosen.status = 'submitted' THEN 0 ELSE 1 END,
        updated_at = statement_timestamp(), revision = txid_current(),
        seen = coalesce((
            SELECT version FROM asap_snapshots AS latest WHERE latest.task_id = task.task_id
            ORDER BY version DESC LIMIT 1), 0)
    FROM chosen WHERE task.task_id = chosen.task_id AND is_fit
    RETURNING task.task_id, task.function, task.status, task.attempt, task.result, task.error, task.created_at,
        task.updated_at, task.parent_task_id, task.depth, task.failures, task.failing_since, chosen.status AS before, chosen.turn, chosen.priority, chosen.due_at AS was_due
)
SELECT leased.task_id, function, status, attempt, result, error, created_at, updated_at,
    parent_task_id, depth, failures, failing_since, before, wait
FROM clock LEFT JOIN leased ON true
ORDER BY turn, priority DESC, was_due, leased.task_id
