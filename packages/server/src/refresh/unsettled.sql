-- What a crash can have left of one bot.
-- in:  {bot}, {settled} (ms) and {version} of its last finished refresh
-- out: messages: rows received since, and aliases learnt; version: the highest version in user_days and day_hours
SELECT
    (SELECT count() FROM messages WHERE bot = {bot:String} AND received_at > fromUnixTimestamp64Milli({settled:Int64}, 'UTC'))
        + (SELECT count() FROM same_users WHERE bot = {bot:String} AND learnt_at > fromUnixTimestamp64Milli({settled:Int64}, 'UTC'))
        AS messages,
    greatest(
        (SELECT max(version) FROM user_days WHERE bot = {bot:String} AND version >= {version:UInt64}),
        (SELECT max(version) FROM day_hours WHERE bot = {bot:String} AND version >= {version:UInt64})
    ) AS version
