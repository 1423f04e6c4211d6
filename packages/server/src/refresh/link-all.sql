-- user_days → day_users, once everything was counted again: what link.sql does, for all rows of some users.
-- in:  {bots}; {first_user} to {last_user}: a slice of the users; {counted}: the version everything was counted with; {version}
-- Every row that holds is of that version, so that older ones need not be merged away first (FINAL would take three times as long).
-- include: linked-days.sql
FROM
(
    SELECT
        bot,
        platform,
        day,
        user,
        received,
        sent,
        lagInFrame(day, 1, toDate32('1900-01-01')) OVER alike AS previous_active,
        first_value(day) OVER alike AS first_active
    FROM user_days
    WHERE bot IN {bots:Array(String)}
      AND user BETWEEN {first_user:UInt64} AND {last_user:UInt64}
      AND version = {counted:UInt64}
    WINDOW alike AS (PARTITION BY user, platform, bot, received > 0 ORDER BY day)
)
