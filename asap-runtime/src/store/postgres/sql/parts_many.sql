-- As parts.sql, of several tasks: each part with its task. The rows of `headed` say what falls out of the windows.
kept AS MATERIALIZED (
    SELECT headed.task_id, headed.version, coalesce((
        SELECT old.version FROM asap_snapshots AS old
        WHERE old.task_id = headed.task_id AND old.version > 1
            AND (old.version NOT BETWEEN headed.lowest AND headed.highest OR old.version = 2)
        ORDER BY old.version LIMIT 1), headed.version) AS lowest
    FROM headed JOIN stored ON stored.task_id = headed.task_id
    WHERE headed.lowest IS NOT NULL
), added AS (
    INSERT INTO asap_parts (task_id, first, id, of_start, content)
    SELECT headed.task_id, headed.version, part.id, headed.version = 1, part.content
    FROM unnest($10, $11, $12) AS part (task_id, id, content)
    JOIN stored ON stored.task_id = part.task_id
    JOIN headed ON headed.task_id = part.task_id
    ON CONFLICT (task_id, first, id) DO UPDATE SET until = NULL, content = excluded.content
), dropping AS MATERIALIZED (
    SELECT part.*, headed.version - 1 AS until,
        EXISTS (
            SELECT 1 FROM kept WHERE kept.task_id = part.task_id AND kept.lowest = kept.version) AS goes
    FROM unnest($13, $14, $15) AS part (task_id, first, id)
    JOIN stored ON stored.task_id = part.task_id
    JOIN headed ON headed.task_id = part.task_id
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
