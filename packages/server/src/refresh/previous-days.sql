-- Sets each user's previous active day right again.
-- in:  {bots}; {first_user} to {last_user}: a slice of the users; {version}
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
    FROM user_days FINAL
    WHERE bot IN {bots:Array(String)}
      AND user BETWEEN {first_user:UInt64} AND {last_user:UInt64}
      AND received > 0
-- slot: whose
)
WHERE previous != previous_day
