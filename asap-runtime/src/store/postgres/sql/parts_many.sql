-- As parts.sql, of several tasks: each part with its task. The rows of `fenced` say what falls out of the windows.
kept AS MATERIALIZED (
    SELECT fenced.task_id, fenced.version, coalesce((
        SELECT old.version FROM asap_snapshots AS old
        WHERE old.task_id = fenced.task_id AND old.version > 1
            AND (old.version NOT BETWEEN fenced.lowest AND fenced.highest OR old.version = 2)
        ORDER BY old.version LIMIT 1), fenced.version) AS lowest
    FROM fenced JOIN stored ON stored.task_id = fenced.task_id
    WHERE fenced.lowest IS NOT NULL
), added AS (
    INSERT INTO asap_parts (task_id, first, id, of_start, content)
    SELECT fenced.task_id, fenced.version, part.id, fenced.version = 1, part.content
    FROM unnest($12, $13, $14) AS part (task_id, id, content)
    JOIN stored ON stored.task_id = part.task_id
    JOIN fenced ON fenced.task_id = part.task_id
    ON CONFLICT (task_id, first, id) DO UPDATE SET until = NULL, content = excluded.content
), dropping AS MATERIALIZED (
    SELECT part.*, fenced.version - 1 AS until,
        EXISTS (
            SELECT 1 FROM kept WHERE kept.task_id = part.task_id AND kept.lowest = kept.version) AS goes
    FROM unnest($15, $16, $17) AS part (task_id, first, id)
    JOIN stored ON stored.task_id = part.task_id
    JOIN fenced ON fenced.task_id = part.task_id
), dropped AS (
    UPDATE asap_parts SET until = dropping.until FROM dropping
    WHERE asap_parts.task_id = dropping.task_id AND asap_parts.first = dropping.first
        AND asap_parts.id = dropping.id AND (of_start OR NOT goes)
), gone AS (
    DELETE FROM asap_parts USING dropping
    WHERE asap_parts.task_id = dropping.task_id AND asap_parts.first = dropping.first
        AND asap_parts.id = dropping.id AND NOT of_start AND goes
), collected AS (
    DELETE FROM asap_parts USING kept
    WHERE asap_parts.task_id = kept.task_id AND NOT of_start AND until IS NOT NULL AND until < kept.lowest
)
