-- user_days → day_users: the rows that are newer than the last refresh, each user's next active day after one of them
-- (its previous day may be another one now), and beside each the user's previous active day and the first of all.
-- The first day is another one now only if a row up to it changed: then every row that names it is written again.
-- in:  {bots}; {first_user} to {last_user}: a slice of the users; {done}, {version}; which rows to look at
-- law: a user's rows depend on that user's rows of user_days alone
-- include: linked-days.sql
FROM
(
    SELECT
        bot,
        platform,
        user,
        day,
        received,
        sent,
        newest > {done:UInt64} AS is_changed,
        ifNull(max(if(received > 0, day, NULL)) OVER earlier, toDate32('1900-01-01')) AS previous_active,
        ifNull(min(if(received > 0, day, NULL)) OVER ever, toDate32('1900-01-01')) AS first_active,
        max(if(newest > {done:UInt64}, day, NULL)) OVER earlier AS last_changed,
        min(if(newest > {done:UInt64}, day, NULL)) OVER ever AS first_changed
    FROM
    (
        -- The newest versions by argMax: FINAL would take three times as long to find the rows of a few users.
        SELECT
            bot,
            platform,
            user,
            day,
            argMax(user_days.received, version) AS received,
            argMax(user_days.sent, version) AS sent,
            max(version) AS newest
        FROM user_days
        WHERE bot IN {bots:Array(String)}
          AND user BETWEEN {first_user:UInt64} AND {last_user:UInt64}
          AND (bot, platform, user) IN (
              SELECT bot, platform, user
              FROM user_days
              WHERE bot IN {bots:Array(String)}
                AND user BETWEEN {first_user:UInt64} AND {last_user:UInt64}
                AND version > {done:UInt64}
          )
        GROUP BY bot, platform, user, day
    )
    WINDOW
        earlier AS (PARTITION BY user, platform, bot ORDER BY day ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING),
        ever AS (PARTITION BY user, platform, bot ORDER BY day ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)
)
WHERE is_changed OR (received > 0 AND (last_changed >= previous_active OR (first_changed <= first_active AND opens_span)))
