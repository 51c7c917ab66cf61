-- Counts the tasks of each queue by where they are.
--
-- ARGV: what every key begins with
-- Answer: for each queue its name, how many wait, are leased, are suspended and are parked, and when the first that waits is due
local queues, found = {}, {}
local function count(queue, at, by)
    if by == 0 then
        return
    end
    if not queues[queue] then
        queues[queue] = { queue, 0, 0, 0, 0, '' }
        found[#found + 1] = queues[queue]
    end
    queues[queue][at] = queues[queue][at] + by
end
local function oldest(queue, due)
    local known = queues[queue]
    if known and due and (known[6] == '' or tonumber(due) < tonumber(known[6])) then
        known[6] = due
    end
end
for _, queue in ipairs(redis.call('SMEMBERS', ARGV[1] .. 'queues')) do
    count(queue, 2, redis.call('ZCARD', ARGV[1] .. 'ready:' .. queue))
    -- In front of each id stand the priority, in ten digits, and the time, in sixteen.
    for _, turn in ipairs(redis.call('ZRANGE', ARGV[1] .. 'ready:' .. queue, 0, -1)) do
        oldest(queue, string.format('%.0f', tonumber(string.sub(turn, 11, 26))))
    end
end
local at = { later = 2, leased = 3, suspended = 4, parked = 5 }
for index, command in pairs({ timed = 'ZRANGE', parked = 'ZRANGE', suspended = 'SMEMBERS' }) do
    local ids = command == 'ZRANGE' and redis.call(command, ARGV[1] .. index, 0, -1) or redis.call(command, ARGV[1] .. index)
    for _, id in ipairs(ids) do
        local place = redis.call('HMGET', ARGV[1] .. 'place:' .. id, 'queue', 'state', 'wakeable', 'due')
        local state = place[2] == 'later' and place[3] == '1' and 'suspended' or place[2]
        if place[1] and at[state] then
            count(place[1], at[state], 1)
            if at[state] == 2 then
                oldest(place[1], place[4])
            end
        end
    end
end
return found
