-- Looks for a snapshot by its id among those of some tasks.
--
-- KEYS: versions and snapshots of each task in turn
-- ARGV: what the snapshot begins with, up to the end of its id
-- Answer: nothing, or the number of the task, from 1, the version and the snapshot
for task = 1, #KEYS / 2 do
    local kept = redis.pcall('HGETALL', KEYS[2 * task])
    for at = 1, kept.err and 0 or #kept, 2 do
        if string.sub(kept[at + 1], 1, #ARGV[1]) == ARGV[1]
            and redis.pcall('ZSCORE', KEYS[2 * task - 1], kept[at]) == '0' then
            return { task, kept[at], kept[at + 1] }
        end
    end
end
return false
