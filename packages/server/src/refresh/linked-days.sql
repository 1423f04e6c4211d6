-- Writes rows of day_users: beside each the previous active day, and the first of all where the row opens a week or a month.
-- The statement goes on with FROM: rows of user_days with `previous_active` and `first_active`.
-- in:  {version}
INSERT INTO day_users (bot, platform, day, user, received, sent, previous, first, version)
WITH
    previous_active < toMonday(day) OR previous_active < toStartOfMonth(day) OR previous_active = toDate32('1900-01-01')
        AS opens_span
SELECT
    bot,
    platform,
    day,
    user,
    received,
    sent,
    previous_active,
    if(received > 0 AND opens_span, first_active, toDate32('1900-01-01')),
    {version:UInt64}
