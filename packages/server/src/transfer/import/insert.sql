-- The good rows of a file into messages. What identifies a person or a message is hashed under the key as receive/hash.ts
-- does it; a row without an id is identified by the file's checksum and its place, so importing it again changes nothing.
-- rows: what columns.sql or lines.sql gives.
INSERT INTO messages (bot, platform, user, direction, timestamp, id, received_at)
WITH ({k0:UInt64}, {k1:UInt64}) AS key
SELECT
    {bot:String},
    platform,
    sipHash64Keyed(key, concat('user\0', {bot:String}, '\0', platform, '\0', user)),
    direction,
    fromUnixTimestamp64Milli(timestamp_ms, 'UTC'),
    if(
        id_kind = 1,
        sipHash64Keyed(key, concat('message\0', {bot:String}, '\0', platform, '\0', id)),
        sipHash64Keyed(key, concat('row\0', {checksum:String}, '\0', toString(row)))),
    fromUnixTimestamp64Milli({received_at:Int64}, 'UTC')
FROM
(
    SELECT
        *,
-- include: verdict.sql
    FROM
    (
-- slot: rows
    )
)
WHERE fault = ''
SETTINGS
-- include: reading.sql
