-- About how many rows aliases-with-rows.sql looks at.
-- in:  {bots}, {since} (ms)
SELECT
    (SELECT count() FROM messages WHERE bot IN {bots:Array(String)} AND received_at > fromUnixTimestamp64Milli({since:Int64}, 'UTC'))
    + (SELECT count() FROM same_users WHERE bot IN {bots:Array(String)} AND learnt_at > fromUnixTimestamp64Milli({since:Int64}, 'UTC'))
    AS rows
