-- Zeros for the rows of user_days of aliases, whose messages count for another user.
-- in:  {bots}; {moved}: the aliases; {version}
INSERT INTO user_days (bot, platform, user, day, received, sent, version)
SELECT bot, platform, user, day, 0, 0, {version:UInt64}
FROM user_days
WHERE bot IN {bots:Array(String)} AND user IN {moved:Array(UInt64)}
GROUP BY bot, platform, user, day
HAVING argMax(received, user_days.version) > 0 OR argMax(sent, user_days.version) > 0
