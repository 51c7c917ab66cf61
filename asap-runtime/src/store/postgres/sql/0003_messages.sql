-- Whose part a task is, and how often it has failed since it last completed an attempt.
ALTER TABLE asap_tasks
    ADD COLUMN parent_task_id text COLLATE "C",
    ADD COLUMN depth smallint NOT NULL DEFAULT 0,
    ADD COLUMN failures bigint NOT NULL DEFAULT 0,
    ADD COLUMN failing_since timestamptz,
    -- How often it was woken.
    ADD COLUMN wakes bigint NOT NULL DEFAULT 0,
    -- `place` may be 'suspended' too: until the task is woken. One that is suspended until a time is 'later' and wakeable, so that
    -- it comes back as any other that is delayed, also by programs that know no messages.
    ADD COLUMN wakeable boolean NOT NULL DEFAULT false;

-- `position` is the number of the wake that came with the message. Messages go with their task.
CREATE TABLE asap_messages (
    task_id text COLLATE "C" NOT NULL REFERENCES asap_tasks ON DELETE CASCADE,
    position bigint NOT NULL,
    topic text COLLATE "C" NOT NULL,
    id text COLLATE "C" NOT NULL,
    value text NOT NULL,
    sent_at timestamptz NOT NULL,
    -- Which call sent it: after a lost answer its caller finds it, or does not.
    sent_by text NOT NULL,
    PRIMARY KEY (task_id, topic, position),
    UNIQUE (task_id, id)
);
