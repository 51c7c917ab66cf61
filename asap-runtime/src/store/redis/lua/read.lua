-- Reads one version, or the highest.
--
-- KEYS: versions, snapshots, parts, spans
-- ARGV: version (empty: the highest)
-- Answer: nothing, or version and snapshot, and the parts that it refers to; a snapshot that is nothing is missing
local version = ARGV[1]
if version == '' then
    version = redis.call('ZREVRANGE', KEYS[1], 0, 0)[1]
elseif not redis.call('ZSCORE', KEYS[1], version) then
    version = nil
end
local snapshot = version and redis.call('HGET', KEYS[2], version)
return version and { version, snapshot, refers(snapshot) and parts_of(version, KEYS[3], KEYS[4]) or {} }
