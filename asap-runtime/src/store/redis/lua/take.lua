-- Leases tasks that are due to a worker.
--
-- ARGV: what every key begins with, worker, how many at most, lease in microseconds, lost leases at which a task is parked, then
--       for each queue its name, how many of it may be leased at once (empty: any), and the microseconds between two of its
--       starts (empty: none)
-- Answer: the microseconds until there may be more (nothing if that is not known), each task that was parked and its status before, then
--         for each task its id, the status
--         before, the names and values of its record, and its latest version and snapshot, and the parts that it refers to
local worker, most, lease, max_lost = ARGV[2], tonumber(ARGV[3]), ARGV[4], tonumber(ARGV[5])
local time = now()
local written = stamp(time)
local parked = {}

-- Attempts have up to 19 digits, more than a number holds.
local function next_attempt(attempt)
    local head, digit, nines = string.match(attempt, '^(%d-)(%d)(9*)$')
    if not head or #attempt > 19 or attempt == '9223372036854775807' then
        return nil
    end
    if digit == '9' then
        -- Nothing but nines.
        return '1' .. string.rep('0', #attempt)
    end
    return head .. string.char(string.byte(digit) + 1) .. string.rep('0', #nines)
end

-- Leases and delays that have ended. Bounded, so that a long absence does not make one script of everything.
local function tick()
    local due = redis.call('ZRANGEBYSCORE', base .. 'timed', '-inf', digits(time), 'LIMIT', 0, 1000)
    for _, id in ipairs(due) do
        local place = find(id)
        if place then
            sound(place.queue)
        end
        if place and place.state == 'later' then
            move(id, place, 'ready', place.due)
        elseif place and place.state == 'leased' then
            local latest = redis.pcall('ZREVRANGE', base .. 'versions:' .. id, 0, 0)
            local version = latest[1] or ''
            place.lost_leases = version > place.seen and 1 or place.lost_leases + 1
            if place.lost_leases < max_lost then
                move(id, place, 'ready', place.due)
            else
                local record = base .. 'record:' .. id
                if redis.pcall('HEXISTS', record, 'attempt') == 1 then
                    local number = string.gsub(version, '^0+', '')
                    local error = 'parked: ' .. digits(place.lost_leases) .. ' leases in a row ran out at version '
                        .. (number == '' and '0' or number) .. '; the last worker was `' .. place.worker .. '`'
                    parked[#parked + 1] = id
                    parked[#parked + 1] = redis.call('HGET', record, 'status') or ''
                    redis.call('HSET', record, 'status', 'input_required', 'error', error, 'updated_at', written)
                end
                move(id, place, 'parked', time)
            end
        else
            redis.call('ZREM', base .. 'timed', id)
        end
    end
end

-- Leases a task; nothing if it cannot be read: nobody can run it, so it is put aside as it is.
local function hold(id, place)
    local record = base .. 'record:' .. id
    local known = redis.pcall('HMGET', record, 'status', 'attempt', 'function', 'created_at')
    local latest = redis.pcall('ZREVRANGE', base .. 'versions:' .. id, 0, 0)
    local version = latest[1]
    local snapshot = version and redis.pcall('HGET', base .. 'snapshots:' .. id, version)
    local status = known[1]
    local attempt = known[2] and next_attempt(known[2])
    if latest.err or type(snapshot) == 'table' or not (status and attempt and known[3] and known[4]) then
        move(id, place, 'parked', time)
        return nil
    end
    if status == 'submitted' then
        attempt = known[2]
    end
    redis.call('HSET', record, 'attempt', attempt, 'status', 'working', 'updated_at', written)
    place.worker, place.seen = worker, version or ''
    move(id, place, 'leased', later(time, lease))
    redis.call('HDEL', base .. 'place:' .. id, 'released')
    local parts = version and refers(snapshot) and parts_of(version, base .. 'parts:' .. id, base .. 'spans:' .. id)
    return { id, status, redis.call('HGETALL', record), version or false, snapshot or false, parts or {} }
end

tick()
local taken = { false, parked }
local following
for at = 6, #ARGV, 3 do
    local queue, limit, spacing = ARGV[at], ARGV[at + 1], ARGV[at + 2]
    local ready = base .. 'ready:' .. queue
    local allowed = most - (#taken - 2)
    sound(queue)
    if redis.call('EXISTS', ready) == 1 then
        local start = 0
        if spacing ~= '' then
            start = tonumber(redis.call('HGET', base .. 'starts', queue) or 0) or 0
            allowed = math.min(allowed, start <= time and 1 or 0)
        end
        if limit ~= '' then
            local free = math.max(tonumber(limit) - redis.call('SCARD', base .. 'leased:' .. queue), 0)
            if free <= allowed and free < redis.call('ZCARD', ready) then
                -- Some have to wait: whoever ends one is to ring.
                redis.call('SADD', base .. 'full', queue)
            end
            allowed = math.min(allowed, free)
        end
        local before = #taken
        for _, member in ipairs(allowed > 0 and redis.call('ZRANGE', ready, 0, allowed - 1) or {}) do
            local id = string.sub(member, 27)
            local place = find(id)
            if place and place.state == 'ready' and place.queue == queue and turn(id, place) == member then
                taken[#taken + 1] = hold(id, place)
            else
                redis.call('ZREM', ready, member)
            end
        end
        if spacing ~= '' and #taken > before then
            start = later(time, spacing)
            redis.call('HSET', base .. 'starts', queue, digits(start))
        end
        if start > time and redis.call('EXISTS', ready) == 1 then
            following = math.min(following or start, start)
        end
    end
end
local first = redis.call('ZRANGE', base .. 'timed', 0, 0, 'WITHSCORES')[2]
if first then
    following = math.min(following or LAST, tonumber(first))
end
taken[1] = following and digits(math.max(following - time, 0)) or false
return taken
