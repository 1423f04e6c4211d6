-- New users by platform and month, from raw: each user's first message ever received.
-- in:  {bot}, {timezone}
-- out: platform, month, new
SELECT platform, toYYYYMM(first_received, {timezone:String}) AS month, uniqExact(user) AS new
FROM
(
    SELECT platform, user, min(timestamp) AS first_received
    FROM messages
    WHERE bot = {bot:String} AND direction = 'received'
    GROUP BY platform, user
)
GROUP BY platform, month
