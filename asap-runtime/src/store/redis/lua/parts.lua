-- What the scripts that know parts have in common; it stands in front of each.
--
-- The parts of a task are a hash: the version that brought a part (19 digits) and its id (32) to its content. Their spans are a sorted
-- set, all with the score 0: `1` if the start brought the part, else `0`; the last version that refers to it, or OPEN; and its name in
-- the hash. So what a version needs is two ranges of the set, and what has fallen out of a window is one: the start stays.
local OPEN, NONE = '9999999999999999999', '0000000000000000000'
-- No call takes more values than a Lua stack.
local SOME = 1000

local function span(key, last)
    return (string.sub(key, 1, 19) == '0000000000000000001' and '1' or '0') .. last .. key
end

-- Runs a command on some of a list at a time.
local function each(command, key, list)
    for at = 1, #list, SOME do
        redis.call(command, key, unpack(list, at, math.min(at + SOME - 1, #list)))
    end
end

local function add_spans(spans, list)
    local scored = {}
    for _, member in ipairs(list) do
        scored[#scored + 1] = 0
        scored[#scored + 1] = member
    end
    each('ZADD', spans, scored)
end

-- Whether a snapshot refers to parts: its first line says so.
local function refers(snapshot)
    local head = snapshot and string.find(snapshot, '\n', 1, true)
    return head and string.sub(snapshot, 1, head - 1):sub(-14) == ',"parts":true}'
end

-- The parts that a version needs: names and contents in turn. What cannot be read is left out, and missed by whoever puts it together.
local function parts_of(version, parts, spans)
    local keys, found = {}, {}
    for class = 0, 1 do
        local range = redis.pcall('ZRANGEBYLEX', spans, '[' .. class .. version, '(' .. class + 1)
        for _, member in ipairs(range.err and {} or range) do
            local key = string.sub(member, 21)
            if string.sub(key, 1, 19) <= version then
                keys[#keys + 1] = key
            end
        end
    end
    for at = 1, #keys, SOME do
        local contents = redis.pcall('HMGET', parts, unpack(keys, at, math.min(at + SOME - 1, #keys)))
        for index = 1, contents.err and 0 or #contents do
            found[#found + 1] = keys[at + index - 1]
            found[#found + 1] = contents[index]
        end
    end
    return found
end

-- Fails if a key of these is of another type: before the first write, since a script is not rolled back.
local function sound_parts(parts, spans)
    redis.call('HLEN', parts)
    redis.call('ZCARD', spans)
end

-- Brings the parts in line with the versions, after some of these were removed, or written whole.
local function settle(versions, snapshots, parts, spans)
    if redis.call('EXISTS', spans) == 0 then
        return
    end
    local highest = redis.call('ZREVRANGE', versions, 0, 1)
    local latest = highest[1] and redis.call('HGET', snapshots, highest[1])
    -- One that is damaged may refer to parts.
    local whole = not highest[1] or latest and string.find(latest, '\n', 1, true) and not refers(latest)
    local gone, old, new = {}, {}, {}
    for _, member in ipairs(redis.call('ZRANGE', spans, 0, -1)) do
        local last, key = string.sub(member, 2, 20), string.sub(member, 21)
        local first = string.sub(key, 1, 19)
        if whole and last >= (highest[1] or NONE) then
            -- The highest needs none: they end with the version below it, whether they were dropped behind it or not at all.
            last = highest[2] or NONE
        end
        local needed = first <= last
            and redis.call('ZRANGEBYLEX', versions, '[' .. first, '[' .. last, 'LIMIT', 0, 1)[1]
        if not needed then
            gone[#gone + 1] = key
            old[#old + 1] = member
        else
            if not whole and last >= highest[1] then
                -- The next append follows the highest.
                last = OPEN
            end
            if span(key, last) ~= member then
                old[#old + 1] = member
                new[#new + 1] = span(key, last)
            end
        end
    end
    each('HDEL', parts, gone)
    each('ZREM', spans, old)
    add_spans(spans, new)
end
