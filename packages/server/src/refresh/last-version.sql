-- The highest version that any refresh has written, finished or not: what a crash left has to be older than all that follows.
-- Rows of one table can be newer than those of the one before it: what a crash left in that is linked or published again.
-- out: version
SELECT greatest(
    (SELECT max(version) FROM refreshes),
    (SELECT max(version) FROM user_days),
    (SELECT max(version) FROM day_users),
    (SELECT max(version) FROM day_hours),
    (SELECT max(version) FROM daily)
) AS version
