-- messages → messages: what is stored of aliases, once more under the users they are the same as.
-- in:  {bots}; {moved}: the aliases, {users}: beside each the user; {received_at} (ms): the stamp of the copies; what seen.sql wants
-- A user is a hash of bot, platform and id, so that it needs neither bot nor platform beside it.
-- law: running it twice adds nothing that counts: the copies are equal in every key column
INSERT INTO messages (bot, platform, user, direction, timestamp, id, received_at)
SELECT
    bot,
    platform,
    transform(user, {moved:Array(UInt64)}, {users:Array(UInt64)}),
    direction,
    timestamp,
    id,
    fromUnixTimestamp64Milli({received_at:Int64}, 'UTC')
FROM messages
WHERE bot IN {bots:Array(String)}
  AND user IN {moved:Array(UInt64)}
-- include: seen.sql
