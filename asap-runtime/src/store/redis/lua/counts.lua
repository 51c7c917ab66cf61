-- Counts the tasks of each queue by where they are.
--
-- ARGV: what every key begins with
-- Answer: for each queue its name, and how many wait, are leased and are parked
local queues, found = {}, {}
local function count(queue, at, by)
    if by == 0 then
        return
    end
    if not queues[queue] then
        queues[queue] = { queue, 0, 0, 0 }
        found[#found + 1] = queues[queue]
    end
    queues[queue][at] = queues[queue][at] + by
end
for _, queue in ipairs(redis.call('SMEMBERS', ARGV[1] .. 'queues')) do
    count(queue, 2, redis.call('ZCARD', ARGV[1] .. 'ready:' .. queue))
end
local at = { later = 2, leased = 3, parked = 4 }
for _, index in ipairs({ 'timed', 'parked' }) do
    for _, id in ipairs(redis.call('ZRANGE', ARGV[1] .. index, 0, -1)) do
        local place = redis.call('HMGET', ARGV[1] .. 'place:' .. id, 'queue', 'state')
        if place[1] and at[place[2]] then
            count(place[1], at[place[2]], 1)
        end
    end
end
return found
