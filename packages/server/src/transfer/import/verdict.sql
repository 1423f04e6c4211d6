-- Judges rows as the messages API judges messages (receive/message.ts), with the contract's patterns and limits: one fault
-- for each row, the first in the order of the fields; times out of range last. A test holds the two equal.
--
-- In: what columns.sql or lines.sql gives. Out: the same, timestamp_ms, and fault: '' for a good row, 'blank' for one that is
-- passed over, else a code and the field it is about, as in 'invalid_user:user'.
    match(timestamp, {instant_pattern:String}) AS looks_like_instant,
    toUInt16OrZero(substring(timestamp, 1, 4)) AS year,
    toUInt8OrZero(substring(timestamp, 6, 2)) AS month,
    toUInt8OrZero(substring(timestamp, 9, 2)) AS day,
    toUInt8OrZero(substring(timestamp, 12, 2)) AS hour,
    toUInt8OrZero(substring(timestamp, 15, 2)) AS minute,
    if(substring(timestamp, 17, 1) = ':', toUInt8OrZero(substring(timestamp, 18, 2)), 0) AS second,
    if(
        substring(timestamp, 20, 1) = '.',
        toUInt16OrZero(rightPad(extract(substring(timestamp, 21, 3), '^[0-9]+'), 3, '0')),
        0) AS millisecond,
    upper(substring(timestamp, -1)) = 'Z' AS is_utc,
    substring(timestamp, if(substring(timestamp, -3, 1) = ':', -6, -5), 1) AS offset_sign,
    if(is_utc, 0, toUInt8OrZero(substring(timestamp, if(substring(timestamp, -3, 1) = ':', -5, -4), 2))) AS offset_hours,
    if(is_utc, 0, toUInt8OrZero(substring(timestamp, -2))) AS offset_minutes,
    [31, if((year % 4 = 0 AND year % 100 != 0) OR year % 400 = 0, 29, 28), 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] AS month_lengths,
    looks_like_instant
        AND month BETWEEN 1 AND 12
        AND day BETWEEN 1 AND month_lengths[month]
        AND hour < 24 AND minute < 60 AND second < 60
        AND offset_hours < 24 AND offset_minutes < 60 AS is_instant,
    -- The engine's dates end in 2299; what is later is in the future anyway, what is before 1900 is too old.
    toInt64(makeDate32(least(greatest(year, 1900), 2299), month, day)) * 86400000
        + toInt64(hour * 3600 + minute * 60 + second) * 1000
        + millisecond
        - if(offset_sign = '-', -1, 1) * toInt64(offset_hours * 60 + offset_minutes) * 60000 AS instant_ms,
    if(timestamp_kind = 2, timestamp_number, instant_ms) AS timestamp_ms,
    multiIf(
        blank, 'blank',
        broken != '', broken,
        platform_kind = 0, 'missing_field:platform',
        platform_kind != 1 OR NOT match(platform, {platform_pattern:String}), 'invalid_platform:platform',
        user_kind = 0, 'missing_field:user',
        user_kind != 1 OR NOT isValidUTF8(user) OR lengthUTF8(user) NOT BETWEEN 1 AND {id_length:UInt16}, 'invalid_user:user',
        direction_kind = 0, 'missing_field:direction',
        direction_kind != 1 OR direction NOT IN ('received', 'sent'), 'invalid_direction:direction',
        timestamp_kind = 0, 'missing_field:timestamp',
        timestamp_kind = 3
            OR (timestamp_kind = 1 AND NOT is_instant)
            OR (timestamp_kind = 2 AND abs(timestamp_number) > 9007199254740991), 'invalid_timestamp:timestamp',
        timestamp_kind = 2 AND abs(timestamp_number) < {earliest_number:Int64}, 'seconds:timestamp',
        id_kind NOT IN (0, 1) OR (id_kind = 1 AND (NOT isValidUTF8(id) OR lengthUTF8(id) NOT BETWEEN 1 AND {id_length:UInt16})), 'invalid_id:id',
        timestamp_ms > {latest_ms:Int64}, 'timestamp_in_future:timestamp',
        timestamp_ms < {earliest_ms:Int64}, 'timestamp_too_old:timestamp',
        '') AS fault
