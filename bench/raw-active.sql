-- What two years by month cost without Turnout's figures: active users and messages by platform and month, from raw.
-- in:  {bot}, {timezone}, {from_month}, {to_month}: months as numbers like 202401, to cut it in pieces
-- out: platform, month, active, received, sent
SELECT
    platform,
    toYYYYMM(timestamp, {timezone:String}) AS month,
    uniqExactIf(user, direction = 'received') AS active,
    countIf(direction = 'received') AS received,
    countIf(direction = 'sent') AS sent
FROM messages
WHERE bot = {bot:String} AND month BETWEEN {from_month:UInt32} AND {to_month:UInt32}
GROUP BY platform, month
