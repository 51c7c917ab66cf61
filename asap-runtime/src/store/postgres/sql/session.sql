-- Statements are planned once per connection, whatever the tables hold at that moment: always by the index.
SET plan_cache_mode = force_generic_plan;
SET enable_seqscan = off;
SET enable_bitmapscan = off;
SET enable_hashjoin = off;
SET enable_mergejoin = off;
SET jit = off;
-- A client that is gone in the middle of a deletion keeps its task locked no longer than this.
SET idle_in_transaction_session_timeout = '30s';
-- What is acknowledged is on the disk, also where the server is told otherwise for everybody; stricter settings stay.
SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off';
