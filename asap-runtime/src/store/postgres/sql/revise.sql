-- Behind a change of its versions that is no append: what anybody knows of task $1 is no longer so.
UPDATE asap_tasks SET revision = txid_current() WHERE task_id = $1
