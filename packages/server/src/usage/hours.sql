-- The numbers of a period of at most 31 days by local hour, from `messages`, by the same rules as the days'.
-- in:  {bots}: one bot; {read_from}, {read_until} (ms); {hour_starts} (ms, ascending): the period's hours;
--      {first_hour}, {last_hour} (ms): of these days; {from}, {to}: the period's days; {settled} (ms): what is in `daily`, too
-- out: platform, hour (ms; -1 for the whole period), active, new, received, sent
WITH
    counted AS
    (
        SELECT bot, platform, user, direction, instant, roundDown(instant, {hour_starts:Array(Int64)}) AS hour
        FROM
        (
-- include: ../refresh/counted-messages.sql
        )
        WHERE local_day(fromUnixTimestamp64Milli(instant, 'UTC'), {starts:Array(Int64)}, {offsets:Array(Int64)})
            BETWEEN {from:Date32} AND {to:Date32}
    ),
    new_users AS
    (
        SELECT bot, platform, user
        FROM user_days
        WHERE bot IN {bots:Array(String)} AND day BETWEEN {from:Date32} AND {to:Date32}
        GROUP BY bot, platform, user, day
        HAVING argMax(received, version) > 0 AND argMax(previous, version) = toDate32('1900-01-01')
    )
SELECT platform, hour, sum(active) AS active, sum(new) AS new, sum(received) AS received, sum(sent) AS sent
FROM
(
    SELECT
        platform,
        hour,
        uniqExactIf(user, direction = 'received') AS active,
        0 AS new,
        countIf(direction = 'received') AS received,
        countIf(direction = 'sent') AS sent
    FROM counted
    GROUP BY platform, hour
    UNION ALL
    -- A user who is new in the period wrote first in the hour of their first message in it.
    SELECT platform, hour, 0, count(), 0, 0
    FROM
    (
        SELECT platform, user, min(counted.hour) AS hour
        FROM counted
        WHERE direction = 'received' AND (bot, platform, user) IN new_users
        GROUP BY platform, user
    )
    GROUP BY platform, hour
)
GROUP BY platform, hour
ORDER BY platform, hour
