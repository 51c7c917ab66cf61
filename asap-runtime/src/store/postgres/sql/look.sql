-- What there is to take from queues, of which some have limits: $1 to $3 as $2 to $4 of take.sql. For each, in their
-- order: whether a task is ready, whether another may be leased, and the microseconds until its rate allows it; and those until the next
-- time comes. Nothing is locked, so this may be wrong by the time it is read.
SELECT
    EXISTS (SELECT 1 FROM asap_tasks WHERE place = 'ready' AND asap_tasks.queue = queue.name) AS is_ready,
    concurrency IS NULL OR concurrency > (
        SELECT count(*) FROM asap_tasks WHERE place = 'leased' AND asap_tasks.queue = queue.name) AS is_free,
    CASE WHEN spacing IS NOT NULL THEN (
        SELECT (extract(epoch FROM next_start - statement_timestamp()) * 1000000)::bigint
        FROM asap_queues WHERE asap_queues.name = queue.name) END AS start,
    (SELECT (extract(epoch FROM min(due_at) - statement_timestamp()) * 1000000)::bigint
        FROM asap_tasks WHERE place IN ('later', 'leased')) AS wait
FROM unnest($1, $2, $3) WITH ORDINALITY AS queue (name, concurrency, spacing, turn)
ORDER BY turn
