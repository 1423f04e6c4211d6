-- All aliases of a slice of the users.
-- in:  {first_user} to {last_user}
-- out: bot, user and same (as text: they have 64 bits)
SELECT bot, toString(user) AS user, toString(same) AS same
FROM same_users
WHERE same_users.user BETWEEN {first_user:UInt64} AND {last_user:UInt64}
