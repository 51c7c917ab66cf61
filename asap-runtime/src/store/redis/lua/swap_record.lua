-- Writes a record, if the stored one's attempt is the expected one.
--
-- KEYS: record, tasks
-- ARGV: expected attempt (empty: there must be no record), task id, then the names and values of the record
-- Answer: 0 taken, 1 stored
local attempt = redis.call('HGET', KEYS[1], 'attempt')
if ARGV[1] == '' then
    if redis.call('EXISTS', KEYS[1]) == 1 then
        return 0
    end
elseif attempt ~= ARGV[1] then
    return 0
end
redis.call('SADD', KEYS[2], ARGV[2])
redis.call('DEL', KEYS[1])
redis.call('HSET', KEYS[1], unpack(ARGV, 3))
return 1
