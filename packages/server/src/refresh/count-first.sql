-- messages → user_days, of bots that have no row there yet: what recount.sql does, without a comparison.
-- in:  as recount.sql
INSERT INTO user_days (bot, platform, user, day, received, sent, previous, version)
SELECT
    bot,
    platform,
    user,
    local_day(fromUnixTimestamp64Milli(instant, 'UTC'), {starts:Array(Int64)}, {offsets:Array(Int64)}) AS day,
    countIf(direction = 'received'),
    countIf(direction = 'sent'),
    toDate32('1900-01-01'),
    {version:UInt64}
FROM
(
-- include: counted-messages.sql
)
WHERE day IN {days:Array(Date32)}
GROUP BY bot, platform, user, day
