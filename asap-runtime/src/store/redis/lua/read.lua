-- Reads one version, or the highest.
--
-- KEYS: versions, snapshots
-- ARGV: version (empty: the highest)
-- Answer: nothing, or version and snapshot; a snapshot that is nothing is missing
local version = ARGV[1]
if version == '' then
    version = redis.call('ZREVRANGE', KEYS[1], 0, 0)[1]
elseif not redis.call('ZSCORE', KEYS[1], version) then
    version = nil
end
return version and { version, redis.call('HGET', KEYS[2], version) }
