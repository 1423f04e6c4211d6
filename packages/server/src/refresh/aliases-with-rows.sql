-- The aliases of which messages are stored: learnt since the last refresh, and counted before; or something came in of them
-- since, from an import, or on its way when they were learnt.
-- in:  {bots}; {first_user} to {last_user}: a slice of the users; {since}, {learnt_since} (ms);
--      {learnt_from}: those learnt are wanted from this user on; {done}; {limit}; what seen.sql wants
-- out: bot, user (as text), ascending
-- Rows of zeros that are newer than the last refresh count as well: a crash can have left them before the messages were moved.
WITH learnt AS
(
    SELECT bot, platform, user
    FROM same_users
    WHERE bot IN {bots:Array(String)}
      AND user BETWEEN {first_user:UInt64} AND {last_user:UInt64}
      AND user >= {learnt_from:UInt64}
      AND learnt_at > fromUnixTimestamp64Milli({learnt_since:Int64}, 'UTC')
      AND learnt_at <= fromUnixTimestamp64Milli({seen_until:Int64}, 'UTC')
      AND NOT has({seen_without:Array(Int64)}, toUnixTimestamp64Milli(learnt_at))
)
SELECT DISTINCT bot, toString(alias) AS user
FROM
(
    SELECT bot, platform, user AS alias
    FROM user_days
    WHERE bot IN {bots:Array(String)}
      AND user BETWEEN {first_user:UInt64} AND {last_user:UInt64}
      AND (bot, platform, user) IN learnt
    GROUP BY bot, platform, user, day
    HAVING argMax(received, version) > 0 OR argMax(sent, version) > 0 OR max(version) > {done:UInt64}
    UNION ALL
    SELECT bot, platform, user AS alias
    FROM same_users
    WHERE bot IN {bots:Array(String)}
      AND user BETWEEN {first_user:UInt64} AND {last_user:UInt64}
-- slot: whose
)
ORDER BY alias
LIMIT {limit:UInt32}
