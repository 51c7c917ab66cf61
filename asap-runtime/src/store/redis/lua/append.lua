-- Appends a snapshot, if its version is the next one and the attempt is not fenced off.
--
-- KEYS: versions, snapshots, record, tasks
-- ARGV: version, the one before it (empty: none), snapshot, bytes of it up to the end of its id, attempt (empty: any),
--       window (empty: all stay), task id, then the names and values of the record, if there is one
-- Answer: 0 taken, 1 stored, 2 a snapshot of this id is there already, 3 higher versions are there and this one is not
local version, before, snapshot = ARGV[1], ARGV[2], ARGV[3]
local highest = redis.call('ZREVRANGE', KEYS[1], 0, 0)[1] or ''
if highest ~= before then
    local there = redis.call('HGET', KEYS[2], version)
    if there then
        local id = tonumber(ARGV[4])
        return string.sub(there, 1, id) == string.sub(snapshot, 1, id) and 2 or 0
    end
    -- Both have 19 digits.
    return highest > version and 3 or 0
end
if ARGV[5] ~= '' then
    local attempt = redis.call('HGET', KEYS[3], 'attempt')
    if attempt and attempt ~= ARGV[5] then
        return 0
    end
end
local recorded = #ARGV > 7
if recorded then
    -- What could fail for the type of a key fails here, before the first write: a script is not rolled back.
    redis.call('HLEN', KEYS[3])
    redis.call('SCARD', KEYS[4])
end
redis.call('HSET', KEYS[2], version, snapshot)
redis.call('ZADD', KEYS[1], 0, version)
if recorded then
    redis.call('SADD', KEYS[4], ARGV[7])
    redis.call('DEL', KEYS[3])
    redis.call('HSET', KEYS[3], unpack(ARGV, 8))
end
if ARGV[6] ~= '' then
    local window = tonumber(ARGV[6])
    local count = redis.call('ZCARD', KEYS[1])
    if count > window then
        local last = count - window - 1
        local old = redis.call('ZRANGE', KEYS[1], 0, last)
        -- The start stays.
        local first = old[1] == '0000000000000000001' and 2 or 1
        if old[first] then
            for number = first, #old do
                redis.call('HDEL', KEYS[2], old[number])
            end
            redis.call('ZREMRANGEBYRANK', KEYS[1], first - 1, last)
        end
    end
end
return 1
