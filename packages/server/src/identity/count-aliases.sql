-- out: about how many aliases there are
SELECT count() AS aliases FROM same_users
