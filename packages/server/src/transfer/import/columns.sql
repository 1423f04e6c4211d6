-- The rows of a CSV or Parquet file, in the shape that verdict.sql judges. Every column is read as text; the fields'
-- columns are named by parameters, and a field that the file does not have names the column `absent`, which is empty.
--
-- Out: row (from 0), lines (line breaks inside the row), blank, broken, and for each field its text and its kind:
-- 0 not there, 1 text, 2 whole number, 3 anything else.
SELECT
    row,
    lines,
    text_timestamp = '' AND text_platform = '' AND text_user = '' AND text_direction = '' AND text_id = '' AS blank,
    multiIf(
        text_surplus != '', 'surplus:',
        lines = 0, '',
        position(text_timestamp, '\n') > 0, 'line_break:timestamp',
        position(text_platform, '\n') > 0, 'line_break:platform',
        position(text_user, '\n') > 0, 'line_break:user',
        position(text_direction, '\n') > 0, 'line_break:direction',
        position(text_id, '\n') > 0, 'line_break:id',
        '') AS broken,
    if({constant_platform:String} = '', text_platform, {constant_platform:String}) AS platform,
    text_user AS user,
    text_direction AS direction,
    -- A typed column comes without an offset; it is in UTC.
    if(text_timestamp = '', '', concat(text_timestamp, {timestamp_suffix:String})) AS timestamp,
    text_id AS id,
    platform != '' AS platform_kind,
    user != '' AS user_kind,
    direction != '' AS direction_kind,
    multiIf(text_timestamp = '', 0, match(text_timestamp, '^-?[0-9]{1,16}$'), 2, 1) AS timestamp_kind,
    id != '' AS id_kind,
    toInt64OrZero(text_timestamp) AS timestamp_number
FROM
(
    -- The file's columns may have any names, also those given here: nothing in this list may refer to another.
    SELECT
        _row_number AS row,
        if({format:String} = 'CSV', arraySum(cell -> countSubstrings(ifNull(cell, ''), '\n'), [*]), 0) AS lines,
        ifNull({surplus:Identifier}, '') AS text_surplus,
        ifNull({timestamp:Identifier}, '') AS text_timestamp,
        ifNull({platform:Identifier}, '') AS text_platform,
        ifNull({user:Identifier}, '') AS text_user,
        ifNull({direction:Identifier}, '') AS text_direction,
        ifNull({id:Identifier}, '') AS text_id
    FROM file({path:String}, {format:String}, {structure:String}, {compression:String})
)
