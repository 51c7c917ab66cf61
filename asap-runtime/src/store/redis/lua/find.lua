-- Looks for a snapshot by its id among those of some tasks.
--
-- KEYS: versions, snapshots, parts and spans of each task in turn
-- ARGV: what the snapshot begins with, up to the end of its id
-- Answer: nothing, or the number of the task, from 1, the version, the snapshot and the parts that it refers to
for task = 1, #KEYS, 4 do
    local kept = redis.pcall('HGETALL', KEYS[task + 1])
    for at = 1, kept.err and 0 or #kept, 2 do
        if string.sub(kept[at + 1], 1, #ARGV[1]) == ARGV[1]
            and redis.pcall('ZSCORE', KEYS[task], kept[at]) == '0' then
            local parts = refers(kept[at + 1]) and parts_of(kept[at], KEYS[task + 2], KEYS[task + 3]) or {}
            return { (task + 3) / 4, kept[at], kept[at + 1], parts }
        end
    end
end
return false
