DELETE FROM asap_parts WHERE task_id = $1 AND NOT EXISTS (
    SELECT 1 FROM asap_snapshots WHERE asap_snapshots.task_id = $1
        AND version >= first AND version <= coalesce(until, 9223372036854775807))
