-- Once everything was counted again: zeros for the rows of user_days that were not, because no message is left of them.
-- Also for those that are zero already: a crash can have left them so, and the user's row in day_users as it was.
-- in:  {bots}, {version}: what everything was counted with
INSERT INTO user_days (bot, platform, user, day, received, sent, version)
SELECT bot, platform, user, day, 0, 0, {version:UInt64}
FROM user_days FINAL
WHERE bot IN {bots:Array(String)} AND version < {version:UInt64}
