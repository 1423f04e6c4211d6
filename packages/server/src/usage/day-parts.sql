-- What each row of `daily` adds to which spans of a period: see figures.sql. One definition, for one bot and for all of them.
-- in:  {bots}, {from}, {to}, {starts}: the first day of each bucket, ascending, as days since 1970;
--      slot `also`: more columns; slot `days` narrows the reading
-- out: bot, platform, day, received, sent, new_users, parts: (span, the span's first day, active users) by span
    WITH
        toDate32(roundDown(toInt32(day), {starts:Array(Int32)})) AS bucket_from,
-- include: active-since.sql
        ('platform', toDate32('1900-01-01'), toUInt64(0)) AS ever
    SELECT
        bot,
        platform,
        day,
        received,
        sent,
        new_users,
-- slot: also
        if(
            day BETWEEN {from:Date32} AND {to:Date32},
            [ever, ('period', {from:Date32}, active_since(toInt32({from:Date32}))), ('bucket', bucket_from, active_since(toInt32(bucket_from)))],
            [ever]
        ) AS parts
    FROM daily FINAL
    WHERE bot IN {bots:Array(String)}
-- slot: days
