-- How many rows of user_days are newer than the last refresh: those that are not in day_users, or that a crash left.
-- in:  {bots}, {done}
SELECT count() AS rows
FROM user_days
WHERE bot IN {bots:Array(String)} AND version > {done:UInt64}
