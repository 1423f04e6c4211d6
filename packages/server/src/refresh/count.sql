-- messages → user_days, for some days, whatever is there.
-- in:  {bots}, {days}, {read_from}, {read_until}, the zone's {starts} and {offsets}, {version}
INSERT INTO user_days (bot, platform, user, day, received, sent, version)
SELECT
    bot,
    platform,
    user,
    local_day(fromUnixTimestamp64Milli(instant, 'UTC'), {starts:Array(Int64)}, {offsets:Array(Int64)}) AS day,
    countIf(direction = 'received'),
    countIf(direction = 'sent'),
    {version:UInt64}
FROM
(
-- include: counted-messages.sql
)
WHERE day IN {days:Array(Date32)}
GROUP BY bot, platform, user, day
