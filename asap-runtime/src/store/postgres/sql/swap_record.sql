-- As add_record.sql, if there is one of attempt $10.
UPDATE asap_tasks SET
    function = $2, status = $3, attempt = $4, result = $5, error = $6, created_at = $7, updated_at = $8,
    written_by = $9
WHERE task_id = $1 AND attempt = $10
