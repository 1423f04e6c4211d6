-- Sets each user's previous active day right again, for the users of whom a row is newer than the last refresh.
-- in:  {bots}, {done}: version of the last refresh; {first_user} to {last_user}: a slice of the users; {version}
-- law: a user's rows depend on that user's set of days alone
INSERT INTO user_days (bot, platform, user, day, received, sent, previous, version)
SELECT bot, platform, user, day, received, sent, previous_day, {version:UInt64}
FROM
(
    SELECT
        bot,
        platform,
        user,
        day,
        received,
        sent,
        previous,
        lagInFrame(day, 1, toDate32('1900-01-01')) OVER (PARTITION BY bot, platform, user ORDER BY day) AS previous_day
    FROM
    (
        SELECT
            bot,
            platform,
            user,
            day,
            argMax(user_days.received, version) AS received,
            argMax(user_days.sent, version) AS sent,
            argMax(user_days.previous, version) AS previous
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
        HAVING received > 0
    )
)
WHERE previous != previous_day
