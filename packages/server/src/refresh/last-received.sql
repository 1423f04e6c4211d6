-- out: the newest stamp (ms) of an insert, for the commit clock to start after; looks from {settled} on
SELECT toUnixTimestamp64Milli(greatest(
    (SELECT max(received_at) FROM messages WHERE received_at >= fromUnixTimestamp64Milli({settled:Int64}, 'UTC')),
    (SELECT max(learnt_at) FROM same_users WHERE learnt_at >= fromUnixTimestamp64Milli({settled:Int64}, 'UTC'))
)) AS received
