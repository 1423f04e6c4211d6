-- The lines of an NDJSON file, in the shape that verdict.sql judges; see columns.sql. A line is read as text and taken
-- apart here, because the engine's own reader of JSON gives up on the whole file at the first line that is none.
SELECT
    row,
    0 AS lines,
    match(json, '^[ \t\r]*$') AS blank,
    -- What is no JSON is of type Null, too.
    multiIf(
        type = 'Object', '',
        type != 'Null' OR match(json, '^[ \t\r]*null[ \t\r]*$'), 'not_an_object:',
        'invalid_json:') AS broken,
    if({constant_platform:String} = '', JSONExtractString(raw_platform), {constant_platform:String}) AS platform,
    JSONExtractString(raw_user) AS user,
    JSONExtractString(raw_direction) AS direction,
    JSONExtractString(raw_timestamp) AS timestamp,
    JSONExtractString(raw_id) AS id,
    multiIf({constant_platform:String} != '', 1, startsWith(raw_platform, '"'), 1, raw_platform = '', 0, 3) AS platform_kind,
    multiIf(startsWith(raw_user, '"'), 1, raw_user = '', 0, 3) AS user_kind,
    multiIf(startsWith(raw_direction, '"'), 1, raw_direction = '', 0, 3) AS direction_kind,
    multiIf(
        startsWith(raw_timestamp, '"'), 1,
        raw_timestamp = '', 0,
        match(raw_timestamp, '^-?[0-9]{1,16}$'), 2,
        3) AS timestamp_kind,
    multiIf(startsWith(raw_id, '"'), 1, raw_id = '', 0, 3) AS id_kind,
    toInt64OrZero(raw_timestamp) AS timestamp_number
FROM
(
    SELECT
        _row_number AS row,
        if(row = 0 AND startsWith(line, '\xEF\xBB\xBF'), substring(line, 4), line) AS json,
        JSONType(json) AS type,
        JSONExtractRaw(json, {platform:String}) AS raw_platform,
        JSONExtractRaw(json, {user:String}) AS raw_user,
        JSONExtractRaw(json, {direction:String}) AS raw_direction,
        JSONExtractRaw(json, {timestamp:String}) AS raw_timestamp,
        JSONExtractRaw(json, {id:String}) AS raw_id
    FROM file({path:String}, 'LineAsString', 'line String', {compression:String})
)
