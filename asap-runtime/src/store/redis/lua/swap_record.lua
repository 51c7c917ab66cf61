-- Writes a record, if the stored one's attempt is the expected one, and no lease forbids it.
--
-- KEYS: record, tasks
-- ARGV: what every key begins with, task id, expected attempt (empty: there must be no record), attempt, 1 if the status is
--       terminal, 1 if that wakes a parent, its id, then the names and values of the record
-- Answer: 0 taken, 1 stored, 2 stored, and the parent is working by that
local id, expected = ARGV[2], ARGV[3]
local attempt = redis.call('HGET', KEYS[1], 'attempt')
if expected == '' then
    if redis.call('EXISTS', KEYS[1]) == 1 then
        return 0
    end
elseif attempt ~= expected then
    return 0
end
-- Another attempt is a claim by hand, which heeds leases unless it ends the task; that it does only if it has not ended before.
local claims = expected ~= '' and expected ~= ARGV[4]
if claims and ARGV[5] == '1' then
    local status = redis.call('HGET', KEYS[1], 'status')
    if status == 'completed' or status == 'cancelled' then
        return 0
    end
end
local place = (claims or ARGV[5] == '1') and find(id)
if place then
    if claims and ARGV[5] ~= '1' and place.state == 'leased' and place.due > now() then
        return 0
    end
    sound(place.queue)
end
local parent = ARGV[6] == '1' and redis.call('EXISTS', base .. 'record:' .. ARGV[7]) == 1
local above = parent and sleeper(ARGV[7])
redis.call('SADD', KEYS[2], id)
redis.call('DEL', KEYS[1])
redis.call('HSET', KEYS[1], unpack(ARGV, 8))
if place then
    move(id, place, 'out', 0)
end
local woke = parent and select(2, wake(ARGV[7], above))
return woke and 2 or 1
