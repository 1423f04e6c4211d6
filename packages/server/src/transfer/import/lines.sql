-- The lines of an NDJSON file, in the shape that verdict.sql judges; see columns.sql. A line is read as text and taken
-- apart here, because the engine's own reader of JSON gives up on the whole file at the first line that is none.
--
-- What JSONExtractRaw gives is `"text"`, with escapes only where JSON demands them, so that most texts are cut out of it
-- without parsing the line once more.
SELECT
    row,
    0 AS lines,
    match(json, '^[ \t\r]*$') AS blank,
    multiIf(JSONType(json) = 'Object', '', isValidJSON(json), 'not_an_object:', 'invalid_json:') AS broken,
    if(
        {constant_platform:String} != '', {constant_platform:String},
        if(position(raw_platform, '\\') > 0, JSONExtractString(json, {platform:String}), substring(raw_platform, 2, -1))) AS platform,
    if(position(raw_user, '\\') > 0, JSONExtractString(json, {user:String}), substring(raw_user, 2, -1)) AS user,
    if(position(raw_direction, '\\') > 0, JSONExtractString(json, {direction:String}), substring(raw_direction, 2, -1)) AS direction,
    if(position(raw_timestamp, '\\') > 0, JSONExtractString(json, {timestamp:String}), substring(raw_timestamp, 2, -1)) AS timestamp,
    if(position(raw_id, '\\') > 0, JSONExtractString(json, {id:String}), substring(raw_id, 2, -1)) AS id,
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
        JSONExtractRaw(json, {platform:String}) AS raw_platform,
        JSONExtractRaw(json, {user:String}) AS raw_user,
        JSONExtractRaw(json, {direction:String}) AS raw_direction,
        JSONExtractRaw(json, {timestamp:String}) AS raw_timestamp,
        JSONExtractRaw(json, {id:String}) AS raw_id
    FROM file({path:String}, 'LineAsString', 'line String', {compression:String})
)
