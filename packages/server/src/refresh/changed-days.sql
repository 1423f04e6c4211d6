-- The days of which a row of user_days is newer than the last refresh: their `daily` rows are to be made again.
-- in:  {bots}, {done}
-- out: day, rows: how many are newer
SELECT day, count() AS rows
FROM user_days
WHERE bot IN {bots:Array(String)} AND version > {done:UInt64}
GROUP BY day
ORDER BY day
