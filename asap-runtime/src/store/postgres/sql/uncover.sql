-- Before version $2 is removed: appends of it that have begun must see that.
UPDATE asap_snapshots SET uncovered = uncovered + 1 WHERE task_id = $1 AND version = $2 - 1
