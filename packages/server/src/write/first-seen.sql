-- When messages were seen before of which nobody says when they were written.
-- in:  {bot}; {platforms}, {users}, {ids} of the messages
-- out: of each that is stored, its key and the latest of its timestamps, at (ms)
-- law: a message that comes again counts no second time, however late it comes. Copies within 48 hours count once anyway, so the
--      days that a refresh has seen are enough; and of those only the user's own are read, whatever the history is.
SELECT platform, toString(user) AS user, direction, toString(id) AS id, toUnixTimestamp64Milli(max(timestamp)) AS at
FROM messages
WHERE bot = {bot:String} AND platform IN {platforms:Array(String)} AND user IN {users:Array(UInt64)} AND id IN {ids:Array(UInt64)}
    -- Of the user's calendar, which is at most a day from that of the table's order.
    AND toDate32(timestamp) IN (
        SELECT arrayJoin([day - 1, day, day + 1])
        FROM user_days
        WHERE bot = {bot:String} AND platform IN {platforms:Array(String)} AND user IN {users:Array(UInt64)}
    )
GROUP BY platform, user, direction, id
