-- The generated messages into the table, hashed as receive/hash.ts does it.
-- in:  {bot}, {k0}, {k1}, {received_at} (ms), and what generate.sql takes
INSERT INTO messages (bot, platform, user, direction, timestamp, id, received_at)
WITH ({k0:UInt64}, {k1:UInt64}) AS key
SELECT
    {bot:String},
    platform,
    sipHash64Keyed(key, concat('user\0', {bot:String}, '\0', platform, '\0', user)),
    direction,
    fromUnixTimestamp64Milli(timestamp_ms, 'UTC'),
    sipHash64Keyed(key, concat('message\0', {bot:String}, '\0', platform, '\0', id)),
    fromUnixTimestamp64Milli({received_at:Int64}, 'UTC')
FROM
(
-- include: generate.sql
)
