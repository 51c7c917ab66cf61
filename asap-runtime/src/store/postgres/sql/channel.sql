-- The channel of the notifications, which are the database's: by the table, however its schema is named.
SELECT 'asap_' || to_regclass($1)::oid
