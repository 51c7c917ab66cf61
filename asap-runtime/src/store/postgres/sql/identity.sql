-- Which tables these are: the cluster, the database and the numbers of the tables; where, in words; how durable a commit is; and
-- which of the cluster's servers has them now.
SELECT
    concat_ws('/',
        (SELECT system_identifier FROM pg_control_system()),
        (SELECT oid FROM pg_database WHERE datname = current_database()),
        coalesce(to_regclass($asap$asap_snapshots$asap$)::oid, 0),
        coalesce(to_regclass($asap$asap_tasks$asap$)::oid, 0)),
    concat('the database `', current_database(), '`', ' at ' || host(inet_server_addr()) || ':' || inet_server_port()),
    current_setting('synchronous_commit'),
    pg_postmaster_start_time()::text
