-- The generated messages into a file that `turnout import` takes.
-- in:  {path}, {format}, and what generate.sql takes
INSERT INTO FUNCTION file({path:String}, {format:String}, 'timestamp String, platform String, user String, direction String, id String')
SELECT
    concat(replaceOne(toString(fromUnixTimestamp64Milli(timestamp_ms, 'UTC')), ' ', 'T'), 'Z'),
    platform,
    user,
    direction,
    id
FROM
(
-- include: generate.sql
)
