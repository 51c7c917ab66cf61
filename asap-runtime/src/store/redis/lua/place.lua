-- What the scripts that change places have in common; it stands in front of each.
--
-- ARGV[1] is what every key begins with. A place is found by its task's hash; in which index the task stands follows from that:
-- ready: `ready:` of its queue, and the queue in `queues`; later: `timed`; leased: `timed` and `leased:` of its queue;
-- suspended: `suspended`; parked: `parked`; out: in none. One that is suspended until a time is `later`, and wakeable. Times are microseconds since 1970 (UTC) by the server's clock: below 2^53, so exact as doubles.
local base = ARGV[1]
local LAST = 9007199254740991

local function now()
    local time = redis.call('TIME')
    return tonumber(time[1]) * 1000000 + tonumber(time[2])
end

local function later(time, delay)
    return math.min(time + tonumber(delay), LAST)
end

-- A number's text is rounded to 14 digits unless the form is given.
local function digits(number)
    return string.format('%.0f', number)
end

-- A time as records have it, behind the year 1970.
local function stamp(time)
    local seconds = math.floor(time / 1000000)
    local micros = time - seconds * 1000000
    local days = math.floor(seconds / 86400)
    local second = seconds - days * 86400
    -- Years from March on, so that the leap day is a year's last; days from 0000-03-01 on.
    days = days + 719468
    local era = math.floor(days / 146097)
    local day = days - era * 146097
    local year = math.floor(
        (day - math.floor(day / 1460) + math.floor(day / 36524) - math.floor(day / 146096)) / 365)
    day = day - (365 * year + math.floor(year / 4) - math.floor(year / 100))
    local month = math.floor((5 * day + 2) / 153)
    day = day - math.floor((153 * month + 2) / 5) + 1
    year = year + era * 400
    if month < 10 then
        month = month + 3
    else
        month, year = month - 9, year + 1
    end
    local hour, minute = math.floor(second / 3600), math.floor(second / 60) % 60
    local text = string.format('%04d-%02d-%02dT%02d:%02d:%02d', year, month, day, hour, minute, second % 60)
    return (micros > 0 and text .. string.format('.%06d', micros) or text) .. 'Z'
end

-- Wakes whoever waits for tasks, on every machine.
local function ring()
    redis.call('PUBLISH', base .. 'bell', '')
end

local function find(id)
    local kept = redis.call('HMGET', base .. 'place:' .. id,
        'queue', 'priority', 'state', 'due', 'worker', 'lost_leases', 'seen', 'wakeable')
    return kept[1] and {
        queue = kept[1], priority = tonumber(kept[2]) or 0, state = kept[3] or 'out', due = tonumber(kept[4]) or 0,
        worker = kept[5] or '', lost_leases = tonumber(kept[6]) or 0, seen = kept[7] or '',
        wakeable = kept[8] == '1'
    }
end

-- Fails if a key of these is of another type: before the first write, since a script is not rolled back.
local function sound(queue)
    redis.call('ZCARD', base .. 'ready:' .. queue)
    redis.call('SCARD', base .. 'leased:' .. queue)
    redis.call('ZCARD', base .. 'timed')
    redis.call('ZCARD', base .. 'parked')
    redis.call('SCARD', base .. 'suspended')
    redis.call('SCARD', base .. 'queues')
    redis.call('SCARD', base .. 'full')
end

-- Where a task stands in its queue, as bytes: of a higher priority first, then what is due first, then the least id.
local function turn(id, place)
    return string.format('%010.0f%016.0f', 2147483647 - place.priority, place.due) .. id
end

local function withdraw(id, place)
    if place.state == 'ready' then
        local ready = base .. 'ready:' .. place.queue
        redis.call('ZREM', ready, turn(id, place))
        if redis.call('EXISTS', ready) == 0 then
            redis.call('SREM', base .. 'queues', place.queue)
        end
    elseif place.state == 'later' then
        redis.call('ZREM', base .. 'timed', id)
    elseif place.state == 'leased' then
        redis.call('ZREM', base .. 'timed', id)
        redis.call('SREM', base .. 'leased:' .. place.queue, id)
        -- Somebody was told that the queue's limit is reached.
        if redis.call('SREM', base .. 'full', place.queue) == 1 then
            ring()
        end
    elseif place.state == 'suspended' then
        redis.call('SREM', base .. 'suspended', id)
    elseif place.state == 'parked' then
        redis.call('ZREM', base .. 'parked', id)
    end
end

-- Puts a task where it is to be; it stands nowhere.
local function put(id, place)
    local key = base .. 'place:' .. id
    redis.call('HSET', key, 'queue', place.queue, 'priority', digits(place.priority), 'state', place.state)
    if place.state == 'out' then
        redis.call('HDEL', key, 'due', 'worker', 'lost_leases', 'seen', 'released', 'wakeable')
        return
    end
    redis.call('HSET', key, 'due', digits(place.due), 'worker', place.worker,
        'lost_leases', digits(place.lost_leases), 'seen', place.seen, 'wakeable', place.wakeable and '1' or '')
    if place.state == 'ready' then
        redis.call('ZADD', base .. 'ready:' .. place.queue, 0, turn(id, place))
        redis.call('SADD', base .. 'queues', place.queue)
    elseif place.state == 'suspended' then
        redis.call('SADD', base .. 'suspended', id)
    elseif place.state == 'parked' then
        redis.call('ZADD', base .. 'parked', 0, id)
    else
        redis.call('ZADD', base .. 'timed', digits(place.due), id)
        if place.state == 'leased' then
            redis.call('SADD', base .. 'leased:' .. place.queue, id)
        end
    end
end

local function move(id, place, state, due)
    withdraw(id, place)
    place.state, place.due = state, due
    put(id, place)
end

-- Forgets a task's place.
local function forget(id)
    local place = find(id)
    if place then
        withdraw(id, place)
        redis.call('DEL', base .. 'place:' .. id)
    end
end

-- The place of a task that is to be woken, if it has one; fails for what `wake` could fail for.
local function sleeper(id)
    local place = find(id)
    if place then
        sound(place.queue)
    end
    redis.call('HGET', base .. 'record:' .. id, 'status')
    if not tonumber(redis.call('GET', base .. 'wakes:' .. id) or 0) then
        error('the wakes of the task are no number')
    end
    return place
end

-- Counts a wake of a task that has a record, and brings it back if it is suspended; its place is that of `sleeper`. Its wakes, and whether
-- it is working by it.
local function wake(id, place)
    local time = now()
    local record = base .. 'record:' .. id
    local waits = redis.call('HGET', record, 'status') == 'input_required' and not (place and place.state == 'parked')
    if waits then
        redis.call('HSET', record, 'status', 'working', 'updated_at', stamp(time))
    end
    if place and (place.state == 'suspended' or place.state == 'later' and place.wakeable) then
        move(id, place, 'ready', time)
    end
    ring()
    return redis.call('INCR', base .. 'wakes:' .. id), waits
end

-- Forgets a task's messages and wakes.
local function forget_mail(id)
    redis.call('DEL', base .. 'messages:' .. id, base .. 'mail:' .. id, base .. 'wakes:' .. id)
end
