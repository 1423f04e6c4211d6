-- The numbers of a period of at most 31 days by local hour, from `messages`, by the same rules as the days'.
-- in:  {bots}: one bot; {from}, {to}: the period's days; {hour_starts} (ms, ascending): its hours; {read_from}, {read_until} (ms);
--      the zone's {starts} and {offsets}; what seen.sql wants: the rows that the days' figures are made of
-- out: platform, hour (ms), active, first_active: those whose first hour in the period it is, new, received, sent
-- A user who is new in the period wrote first in the first hour in it in which they wrote.
WITH new_users AS
(
    SELECT bot, platform, user
    FROM day_users
    WHERE bot IN {bots:Array(String)} AND day BETWEEN {from:Date32} AND {to:Date32}
    GROUP BY bot, platform, user, day
    HAVING argMax(received, version) > 0 AND argMax(previous, version) = toDate32('1900-01-01')
)
SELECT
    platform,
    hour,
    countIf(user_hours.received > 0) AS active,
    countIf(user_hours.received > 0 AND hour = first_hour) AS first_active,
    countIf(user_hours.received > 0 AND hour = first_hour AND (bot, platform, user) IN new_users) AS new,
    sum(user_hours.received) AS received,
    sum(user_hours.sent) AS sent
FROM
(
    SELECT *, minIf(hour, received > 0) OVER (PARTITION BY bot, platform, user) AS first_hour
    FROM
    (
        SELECT
            bot,
            platform,
            user,
            roundDown(instant, {hour_starts:Array(Int64)}) AS hour,
            countIf(direction = 'received') AS received,
            countIf(direction = 'sent') AS sent
        FROM
        (
-- include: ../refresh/counted-messages.sql
        )
        WHERE local_day(fromUnixTimestamp64Milli(instant, 'UTC'), {starts:Array(Int64)}, {offsets:Array(Int64)})
            BETWEEN {from:Date32} AND {to:Date32}
        GROUP BY bot, platform, user, hour
    )
) AS user_hours
GROUP BY platform, hour
ORDER BY platform, hour
