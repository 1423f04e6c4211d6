-- out: the instant (ms) at which the newest row was received, for the commit clock to start after; looks from {settled} on
SELECT toUnixTimestamp64Milli(max(received_at)) AS received
FROM messages
WHERE received_at >= fromUnixTimestamp64Milli({settled:Int64}, 'UTC')
