-- The tables of the data path, and the refresh's memory.
--
-- Every insert is fsynced before it returns, and so is what a merge writes: the merged part replaces parts that
-- were durable, so it has to be as durable as they were.

-- The local calendar day of an instant. `starts` and `offsets` (ms) are the zone's offset history, from contract/zone.ts; the
-- engine's own time zone database is of another age than the server's. (The large constants make the division round
-- down before 1970, too.)
CREATE FUNCTION local_day AS (instant, starts, offsets) -> toDate32(toInt32(
    intDiv(
        toUnixTimestamp64Milli(instant)
            + transform(roundDown(toUnixTimestamp64Milli(instant), starts), starts, offsets, toInt64(0))
            + 8640000000000,
        86400000
    ) - 100000
));

-- The hour, 0 to 23, that the zone's clocks show at an instant; what local_day is for the day.
CREATE FUNCTION local_hour AS (instant, starts, offsets) -> toUInt8(
    intDiv(
        toUnixTimestamp64Milli(instant)
            + transform(roundDown(toUnixTimestamp64Milli(instant), starts), starts, offsets, toInt64(0))
            + 8640000000000,
        3600000
    ) % 24
);

-- How long each run of equal numbers is in a sorted array; arrayCompact() says of which ones.
CREATE FUNCTION run_lengths AS (sorted) -> arrayPopFront(arrayDifference(arrayPushBack(
    arrayFilter((place, step) -> place = 1 OR step != 0, arrayEnumerate(sorted), arrayDifference(sorted)),
    length(sorted) + 1
)));

-- What was accepted. Copies that are equal in every key column collapse in time, keeping the earliest received_at, so
-- that "what came in until then" never changes its answer because a repeat arrived later. Correctness does not wait
-- for the collapse: counted-messages.sql counts each message once anyway.
-- Days come before users in the order: a refresh reads the few days that were touched, whatever the history is.
CREATE TABLE messages
(
    bot         LowCardinality(String),
    platform    LowCardinality(String),
    user        UInt64 CODEC(ZSTD(1)),
    direction   Enum8('received' = 1, 'sent' = 2),
    timestamp   DateTime64(3, 'UTC') CODEC(T64('bit'), ZSTD(1)),
    id          UInt64 CODEC(NONE),
    received_at SimpleAggregateFunction(min, DateTime64(3, 'UTC')) CODEC(Delta, ZSTD(1)),
    INDEX received_at_range received_at TYPE minmax GRANULARITY 1
)
ENGINE = AggregatingMergeTree
PRIMARY KEY (bot, platform, toDate32(timestamp), user)
ORDER BY (bot, platform, toDate32(timestamp), user, direction, id, timestamp)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, min_rows_to_fsync_after_merge = 1;

-- What each user did on each local day. A row of zeros stands for a day that was counted once and is empty now. The newest
-- version of a row is the one that holds. A user's days lie together: who comes back is found without reading the others.
CREATE TABLE user_days
(
    bot      LowCardinality(String),
    platform LowCardinality(String),
    user     UInt64 CODEC(ZSTD(1)),
    day      Date32 CODEC(Delta, ZSTD(1)),
    received UInt32 CODEC(T64, ZSTD(1)),
    sent     UInt32 CODEC(T64, ZSTD(1)),
    version  UInt64 CODEC(ZSTD(1)),
    INDEX version_range version TYPE minmax GRANULARITY 1
)
ENGINE = ReplacingMergeTree(version)
ORDER BY (bot, platform, user, day)
SETTINGS index_granularity = 512, fsync_after_insert = 1, fsync_part_directory = 1, min_rows_to_fsync_after_merge = 1;

-- The same day by day, so that a day's figures are made from its own rows, whatever the history is. `previous` is the
-- user's last earlier day with a received message, 1900-01-01 for "never before"; `first` is the first of all of them, and
-- kept where a row is the user's first of its week or of its month: elsewhere it is 1900-01-01, which takes no space. Both
-- mean something where received > 0.
CREATE TABLE day_users
(
    bot      LowCardinality(String),
    platform LowCardinality(String),
    day      Date32 CODEC(Delta, ZSTD(1)),
    user     UInt64 CODEC(ZSTD(1)),
    received UInt32 CODEC(T64, ZSTD(1)),
    sent     UInt32 CODEC(T64, ZSTD(1)),
    previous Date32 CODEC(T64, ZSTD(1)),
    first    Date32 CODEC(T64, ZSTD(1)),
    version  UInt64 CODEC(ZSTD(1)),
    INDEX version_range version TYPE minmax GRANULARITY 1
)
ENGINE = ReplacingMergeTree(version)
ORDER BY (bot, platform, day, user)
SETTINGS index_granularity = 2048, fsync_after_insert = 1, fsync_part_directory = 1, min_rows_to_fsync_after_merge = 1;

-- How many messages of a local day came and went in each of its 24 hours, as the clocks show them: a repeated hour holds
-- both, a skipped one none. Made from `messages` for the days on which something came in, and kept here because a day's
-- figures can change without that. An empty array is a day without messages.
CREATE TABLE day_hours
(
    bot      LowCardinality(String),
    platform LowCardinality(String),
    day      Date32,
    received Array(UInt32),
    sent     Array(UInt32),
    version  UInt64
)
ENGINE = ReplacingMergeTree(version)
ORDER BY (bot, platform, day)
SETTINGS index_granularity = 256, fsync_after_insert = 1, fsync_part_directory = 1, min_rows_to_fsync_after_merge = 1;

-- One row per bot, platform and local day: the messages each way, the users never active before, and of the others who
-- were active that day, how many came back after how long: `returning_after[n]` are those who had been away for n days or
-- more, of those away for at most 1,100; the few who were away longer are listed (`far_days`, and `far_users` beside it).
-- So how many of them were not active since a certain day is one element to look up. Few rows and read with every question: LZ4.
-- Of those who were active for the first time in the day's month, `month_users` are how many were new in each of
-- `first_months` (first days of months), and the same of weeks. `hours_received` and `hours_sent` are those of day_hours.
-- They stand here so that they become visible with the rest; a question that does not want them does not read them.
CREATE TABLE daily
(
    bot             LowCardinality(String),
    platform        LowCardinality(String),
    day             Date32,
    received        UInt64,
    sent            UInt64,
    new_users       UInt64,
    returning_after Array(UInt32) CODEC(Delta, LZ4),
    far_days        Array(UInt32),
    far_users       Array(UInt32),
    first_months    Array(Date32),
    month_users     Array(UInt32),
    first_weeks     Array(Date32),
    week_users      Array(UInt32),
    hours_received  Array(UInt32),
    hours_sent      Array(UInt32),
    version         UInt64
)
ENGINE = ReplacingMergeTree(version)
ORDER BY (bot, platform, day)
SETTINGS index_granularity = 256, fsync_after_insert = 1, fsync_part_directory = 1, min_rows_to_fsync_after_merge = 1;

-- One row per finished refresh of a bot; the newest holds. Every message received until `settled` is in the figures,
-- every user_days row up to `version` is in day_users and `daily`, and both were made in this zone.
CREATE TABLE refreshes
(
    bot      LowCardinality(String),
    version  UInt64,
    settled  DateTime64(3, 'UTC'),
    timezone String
)
ENGINE = ReplacingMergeTree(version)
ORDER BY bot
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, min_rows_to_fsync_after_merge = 1;

-- Where a refresh of many days puts them together before they become visible at once.
CREATE TABLE daily_draft AS daily ENGINE = MergeTree ORDER BY (bot, platform, day);
