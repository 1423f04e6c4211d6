-- For a WITH: active_since(since), of a day's users those who were not active from `since` on until that day (both as days since
-- 1970): they count on this day in a span that starts then. See figures.sql and docs/data-path.md.
        (since) -> new_users
            + returning_after[toInt32(day) - since + 1]
            + arraySum((days, users) -> if(days > toInt32(day) - since, users, 0), far_days, far_users) AS active_since,
