-- Whose part a task is, and how often it has failed since it last completed an attempt.
ALTER TABLE asap_tasks ADD COLUMN parent_task_id TEXT;
ALTER TABLE asap_tasks ADD COLUMN depth INTEGER NOT NULL DEFAULT 0;
ALTER TABLE asap_tasks ADD COLUMN failures INTEGER NOT NULL DEFAULT 0;
ALTER TABLE asap_tasks ADD COLUMN failing_since TEXT;
-- How often it was woken.
ALTER TABLE asap_tasks ADD COLUMN wakes INTEGER NOT NULL DEFAULT 0;

-- `place` may be 'suspended' too: until the task is woken. One that is suspended until a time is 'later' and wakeable, so that it comes
-- back as any other that is delayed, also for programs that know no messages.
ALTER TABLE asap_tasks ADD COLUMN wakeable INTEGER NOT NULL DEFAULT 0;

-- `position` is the number of the wake that came with the message.
CREATE TABLE asap_messages (
    task_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    topic TEXT NOT NULL,
    id TEXT NOT NULL,
    value TEXT NOT NULL,
    sent_at TEXT NOT NULL,
    PRIMARY KEY (task_id, topic, position),
    UNIQUE (task_id, id)
) WITHOUT ROWID;

INSERT INTO asap_schema (version) VALUES (3);
