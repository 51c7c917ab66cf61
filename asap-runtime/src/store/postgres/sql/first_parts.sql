-- The parts that version 1 brings.
added AS (
    INSERT INTO asap_parts (task_id, first, id, of_start, content)
    SELECT $1, 1, part.id, true, part.content FROM stored, unnest($ids, $contents) AS part (id, content)
    ON CONFLICT (task_id, first, id) DO UPDATE SET until = NULL, content = excluded.content
)
