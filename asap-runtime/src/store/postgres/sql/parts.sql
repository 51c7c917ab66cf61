-- What an append of one task changes about its parts: behind `stored`, which has a row if the snapshot is stored, and `kept`, which
-- has one if versions fall out of the window: the lowest above the start that stays. $ids and $contents are those of the parts that
-- come, $firsts and $dropped the versions and ids of those that are dropped.
added AS (
    INSERT INTO asap_parts (task_id, first, id, of_start, content)
    SELECT $1, $2, part.id, $2 = 1, part.content FROM stored, unnest($ids, $contents) AS part (id, content)
    ON CONFLICT (task_id, first, id) DO UPDATE SET until = NULL, content = excluded.content
), dropped AS (
    UPDATE asap_parts SET until = $2 - 1
    FROM stored, unnest($firsts, $dropped) AS part (first, id)
    WHERE asap_parts.task_id = $1 AND asap_parts.first = part.first AND asap_parts.id = part.id
        AND (of_start OR NOT EXISTS (SELECT 1 FROM kept WHERE lowest > $2 - 1))
), gone AS (
    -- Of a window of one: what is dropped is needed by nobody at once.
    DELETE FROM asap_parts
    USING stored, unnest($firsts, $dropped) AS part (first, id)
    WHERE asap_parts.task_id = $1 AND asap_parts.first = part.first AND asap_parts.id = part.id
        AND NOT of_start AND EXISTS (SELECT 1 FROM kept WHERE lowest > $2 - 1)
), collected AS (
    DELETE FROM asap_parts USING stored, kept
    WHERE asap_parts.task_id = $1 AND NOT of_start AND until IS NOT NULL AND until < kept.lowest
)
