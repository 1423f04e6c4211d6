-- Who is one user under two ids: `user` is an alias of `same`, which may be an alias itself; following it ends at the user
-- under whom everything is counted. A user becomes an alias once, and stays one. `learnt_at` is a stamp like received_at.
CREATE TABLE same_users
(
    bot       LowCardinality(String),
    platform  LowCardinality(String),
    user      UInt64 CODEC(ZSTD(1)),
    same      UInt64 CODEC(NONE),
    learnt_at DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1)),
    INDEX learnt_at_range learnt_at TYPE minmax GRANULARITY 1
)
ENGINE = ReplacingMergeTree
ORDER BY (bot, platform, user)
SETTINGS index_granularity = 1024, fsync_after_insert = 1, fsync_part_directory = 1, min_rows_to_fsync_after_merge = 1;
