-- What the versions of a task were last changed by, other than by an append behind the highest: the number of that transaction, which
-- no other has. 0 for a record that is older than this column.
ALTER TABLE asap_tasks ADD COLUMN revision bigint NOT NULL DEFAULT 0;

-- Programs that do not know the column add records, too.
ALTER TABLE asap_tasks ALTER COLUMN revision SET DEFAULT txid_current();
